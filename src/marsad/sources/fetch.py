"""Fetching by link, with its guards: only http and https, only public addresses, each redirect looked at anew, a limit of
size and of time. The address that was checked is the one that is connected to, so that no name can change its mind.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import zlib
from time import monotonic
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import msgspec

from marsad import __version__

AGENT = f"Marsad/{__version__} (reads reports for the one who asked for this page)"
MOST_BYTES = 20_000_000
SECONDS = 30.0
MOST_REDIRECTS = 5
_CHUNK = 65_536


class FetchError(Exception):
    """The link could not be fetched; the message says why. `retry_after` is in seconds, where the server told."""

    def __init__(self, why: str, status: int | None = None, retry_after: float | None = None) -> None:
        super().__init__(why)
        self.status, self.retry_after = status, retry_after


class Fetched(msgspec.Struct, frozen=True):
    """What came: the address it came from in the end, status, headers (names in lower case) and bytes."""

    address: str
    status: int
    headers: dict[str, str]
    data: bytes


def fetch(
    link: str,
    *,
    private: bool = False,
    headers: dict[str, str] | None = None,
    most: int = MOST_BYTES,
    seconds: float = SECONDS,
) -> Fetched:
    """Fetch a link, following redirects; raises FetchError. `private` lets it lead to private and loopback addresses."""
    deadline = monotonic() + seconds
    for _ in range(MOST_REDIRECTS + 1):
        answer = _once(link, private, headers or {}, most, deadline)
        if answer.status not in (301, 302, 303, 307, 308) or "location" not in answer.headers:
            return answer
        link = urljoin(link, answer.headers["location"])
    raise FetchError(f"more than {MOST_REDIRECTS} redirects")


def _once(link: str, private: bool, headers: dict[str, str], most: int, deadline: float) -> Fetched:
    try:
        parts = urlsplit(link)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise FetchError(f"not a link: {error}") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchError(f"only http and https are fetched, not {parts.scheme or 'this'}")
    if parts.username or parts.password:
        raise FetchError("a link with a name and a password in it is not fetched")
    host = _plain_host(parts.hostname)
    connection = _connect(host, port, parts.scheme == "https", private, deadline)
    try:
        path = quote(urlunsplit(("", "", parts.path or "/", parts.query, "")), safe="/?&=%:@+,;~!*'()$[]-._")
        sent = {
            "User-Agent": AGENT,
            "Accept": "text/html,application/xml;q=0.9,*/*;q=0.5",
            "Accept-Encoding": "gzip",
            **headers,
        }
        connection.request("GET", path, headers=sent)
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        data = _read(answer, told.get("content-encoding", ""), most, deadline)
        return Fetched(link, answer.status, told, data)
    except (OSError, http.client.HTTPException, zlib.error) as error:
        raise FetchError(f"{host}: {error or type(error).__name__}") from error
    finally:
        connection.close()


def _plain_host(host: str) -> str:
    try:
        return host.encode("ascii").decode()
    except UnicodeEncodeError:
        try:
            return host.encode("idna").decode()
        except UnicodeError as error:
            raise FetchError(f"not a host's name: {host}") from error


def _connect(
    host: str, port: int, secure: bool, private: bool, deadline: float
) -> http.client.HTTPConnection:
    address = allowed(host, port, private)
    left = max(0.1, deadline - monotonic())
    connection = http.client.HTTPConnection(host, port, timeout=left)
    try:
        plain = socket.create_connection((address, port), timeout=left)
        plain.settimeout(min(left, 15.0))
        connection.sock = (
            ssl.create_default_context().wrap_socket(plain, server_hostname=host) if secure else plain
        )
    except (OSError, ssl.SSLError) as error:
        raise FetchError(f"{host}: {error}") from error
    return connection


def allowed(host: str, port: int, private: bool = False) -> str:
    """The address to connect to; raises FetchError where the host has none, or any of its addresses is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host}: no such host ({error})") from error
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    for address in addresses:
        if not private and not public(address):
            raise FetchError(f"{host} is at {address}, a private address: it is fetched only with --private")
    return addresses[0]


def public(address: str) -> bool:
    """Whether an address is of the open Internet: not loopback, private, link-local, multicast or reserved."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is not None:
            return public(str(inner)) and (found.ipv4_mapped is not None or found.is_global)
        if found in ipaddress.ip_network("64:ff9b::/96"):
            return public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
    return found.is_global and not found.is_multicast and not found.is_reserved


def _read(answer: http.client.HTTPResponse, encoding: str, most: int, deadline: float) -> bytes:
    """The answer's bytes, unpacked; raises FetchError where they are too many or too slow."""
    tool = zlib.decompressobj(47) if encoding.lower() in ("gzip", "x-gzip", "deflate") else None
    data = bytearray()
    while chunk := answer.read1(_CHUNK):
        if monotonic() > deadline:
            raise FetchError("took too long")
        data += tool.decompress(chunk, most + 1 - len(data)) if tool else chunk
        if len(data) > most or (tool and tool.unconsumed_tail):
            raise FetchError(f"more than {most / 1e6:.0f} MB")
    return bytes(data)
