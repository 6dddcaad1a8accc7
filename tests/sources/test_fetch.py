"""Fetching by link: what is allowed, and where it stops."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from source_material import WORDS, page, read

from marsad.sources import Fault, Item
from marsad.sources import fetch as fetching
from marsad.sources.fetch import FetchError, fetch, public


class Site(BaseHTTPRequestHandler):
    """Answers by path."""

    def do_GET(self) -> None:
        path = self.path
        if path.startswith("/to/"):
            self._send(302, b"", {"Location": path.removeprefix("/to/")})
        elif path == "/loop":
            self._send(302, b"", {"Location": "/loop"})
        elif path == "/bomb":
            self._send(
                200,
                gzip.compress(b" " * 50_000_000),
                {"Content-Encoding": "gzip", "Content-Type": "text/html"},
            )
        elif path == "/slow":
            self.send_response(200)
            self.end_headers()
            for _ in range(50):
                time.sleep(0.1)
                self.wfile.write(b" ")
        elif path == "/page":
            self._send(200, page(), {"Content-Type": "text/html; charset=utf-8"})
        elif path == "/packed":
            self._send(200, gzip.compress(page()), {"Content-Encoding": "gzip", "Content-Type": "text/html"})
        elif path == "/film":
            self._send(200, b"....", {"Content-Type": "video/mp4"})
        else:
            self._send(404, b"no", {})

    def _send(self, status: int, data: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """A web site on the loopback address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_by_its_link(site: str) -> None:
    for path in ("/page", "/packed", "/to//page"):
        (item,) = read(site + path, private=True)
        assert isinstance(item, Item)
        assert WORDS in item.report.text
        assert item.report.url == f"{site}{path.removeprefix('/to/')}"
        assert item.original is not None
        assert item.original.data == page()
        assert len(item.original.at or "") == 20


def test_a_private_address_is_refused(site: str) -> None:
    (fault,) = read(site + "/page")
    assert isinstance(fault, Fault)
    assert "private address" in fault.reason


def test_a_redirect_to_a_private_address_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first address passes for public; the one it sends on to is looked at anew."""
    real = fetching.allowed
    monkeypatch.setattr(
        fetching, "allowed", lambda host, port, private: real(host, port, host == "127.0.0.1")
    )
    with pytest.raises(FetchError, match="private address"):
        fetch(f"{site}/to/http://localhost:1/secret")
    with pytest.raises(FetchError, match="only http"):
        fetch(f"{site}/to/file:///etc/passwd")


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "224.0.0.1", "240.0.0.1", "2002:7f00:1::"],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_that_are_public(address: str) -> None:
    assert public(address)


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "localhost", "127.1"])
def test_other_spellings_of_a_private_address(host: str) -> None:
    with pytest.raises(FetchError):
        fetch(f"http://{host}:1/")


@pytest.mark.parametrize(
    "link", ["ftp://a.example/x", "http://", "http://u:p@a.example/", "http://[::1", "https://a..example/"]
)
def test_links_that_are_not_fetched(link: str) -> None:
    with pytest.raises(FetchError):
        fetch(link)


@pytest.mark.parametrize(
    ("path", "why"),
    [("/loop", "redirects"), ("/bomb", "more than 20 MB"), ("/gone", "404"), ("/film", "video/mp4")],
)
def test_what_cannot_be_had_is_named(site: str, path: str, why: str) -> None:
    (fault,) = read(site + path, private=True)
    assert isinstance(fault, Fault)
    assert why in fault.reason


def test_a_slow_server_is_left(site: str) -> None:
    began = time.monotonic()
    with pytest.raises(FetchError, match="too long"):
        fetch(site + "/slow", private=True, seconds=0.5)
    assert time.monotonic() - began < 3
