"""Telegram Desktop's export (`result.json`): one report a message; pictures of an album go with its words.

Service messages are left out; a forwarded message names where it came from; an edited one when it was edited. The
export tells local time and Unix time: the offset between them is the time zone, and it is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import msgspec

from marsad.record import Report
from marsad.sources.fields import Given, settle_day, words_noticed
from marsad.sources.item import Fault, Item
from marsad.sources.original import Container, Original
from marsad.sources.publication import published_of

_MEDIA = ("photo", "file", "media_type", "mime_type", "duration_seconds", "width", "height")


class Chat(msgspec.Struct):
    """A chat of the export, its messages still as bytes."""

    messages: list[msgspec.Raw]
    name: str | None = None
    type: str | None = None
    id: int | None = None


class Chats(msgspec.Struct):
    """The chats of an account."""

    entries: list[Chat] = msgspec.field(default_factory=list, name="list")


class Export(msgspec.Struct):
    """The whole account's export."""

    chats: Chats | None = None
    left_chats: Chats | None = None


def is_telegram(keys: set[str]) -> bool:
    """Whether a JSON object with these keys is an export of Telegram's."""
    return "messages" in keys or "chats" in keys


def read_telegram(
    data: bytes, name: str, given: Given, source: Container, part: str = ""
) -> Iterator[Item | Fault]:
    """The messages with words, in the export's order."""
    try:
        chats = [msgspec.json.decode(data, type=Chat)]
    except msgspec.ValidationError:
        try:
            export = msgspec.json.decode(data, type=Export)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield Fault(name, f"not an export of Telegram's: {error}", "export again as JSON")
            return
        chats = [chat for part_ in (export.chats, export.left_chats) if part_ for chat in part_.entries]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        yield Fault(name, f"not valid JSON: {error}", "the export may have broken off: export again")
        return
    found = False
    for chat in chats:
        for item in _read_chat(chat, name, given, source, part):
            found = True
            yield item
    if not found:
        yield Fault(name, "no message with words in this export", "")


def _read_chat(chat: Chat, name: str, given: Given, source: Container, part: str) -> Iterator[Item | Fault]:
    waiting: list[tuple[dict[str, Any], bytes]] = []  # messages of one album, or one alone
    for number, raw in enumerate(chat.messages, 1):
        try:
            message = msgspec.json.decode(raw, type=dict[str, Any])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield Fault(f"{name}: message {number}", f"cannot be read: {error}", "")
            continue
        if message.get("type") != "message":
            continue
        if waiting and not _same_album(waiting[-1][0], message):
            yield from _read_group(waiting, chat, name, given, source, part)
            waiting = []
        waiting.append((message, bytes(raw)))
    yield from _read_group(waiting, chat, name, given, source, part)


def _same_album(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Pictures sent together: by the same hand in the same second, numbered one after the other, at most one with words."""

    def media(message: dict[str, Any]) -> bool:
        return "photo" in message or "file" in message or "media_type" in message

    if not (media(one) and media(other)) or (_words(one) and _words(other)):
        return False
    same = all(one.get(key) == other.get(key) for key in ("date", "from_id", "forwarded_from"))
    return same and isinstance(one.get("id"), int) and other.get("id") == one["id"] + 1


def _read_group(
    group: list[tuple[dict[str, Any], bytes]],
    chat: Chat,
    name: str,
    given: Given,
    source: Container,
    part: str,
) -> Iterator[Item | Fault]:
    told = next(((m, raw) for m, raw in group if _words(m)), None)
    if told is None:
        return
    message, raw = told
    number = message.get("id")
    where = f"{name}: message {number}"
    published, notices = settle_day(_time(message, "date"), given)
    report = Report(
        id=f"{chat.id or chat.name or 'chat'}/{number}", text=_words(message), published=published,
        publisher=chat.name or None, author=message.get("author") or message.get("from") or None,
        extra=_extra(message, group, chat),
    )  # fmt: skip
    place = f"{part}, message {number}" if part else f"message {number}"
    original = Original(
        raw if len(group) == 1 else b"[" + b",".join(r for _, r in group) + b"]",
        "application/json",
        source,
        place,
    )
    yield Item(report, where, (*notices, *words_noticed(report)), original)


def _extra(message: dict[str, Any], group: list[tuple[dict[str, Any], bytes]], chat: Chat) -> dict[str, Any]:
    extra: dict[str, Any] = {"chat_type": chat.type} if chat.type else {}
    if message.get("forwarded_from"):
        extra["forwarded_from"] = message["forwarded_from"]
    if message.get("saved_from"):
        extra["saved_from"] = message["saved_from"]
    if message.get("edited"):
        extra["edited"] = _time(message, "edited") or message["edited"]
    if message.get("reply_to_message_id"):
        extra["reply_to"] = message["reply_to_message_id"]
    media = [{key: m[key] for key in _MEDIA if key in m} for m, _ in group]
    if any(media):
        extra["media"] = [m for m in media if m]
    if len(group) > 1:
        extra["album"] = [m.get("id") for m, _ in group]
    return extra


def _words(message: dict[str, Any]) -> str:
    """The message's text: a string, or pieces of which some are links and bold words."""
    text = message.get("text") or ""
    if isinstance(text, list):
        text = "".join(
            p if isinstance(p, str) else str(p.get("text", "")) if isinstance(p, dict) else "" for p in text
        )
    return text.strip() if isinstance(text, str) else ""


def _time(message: dict[str, Any], name: str) -> str | None:
    """The local time with the offset that Unix time gives it; without an offset where there is none."""
    local, unix = message.get(name), message.get(f"{name}_unixtime")
    try:
        if not isinstance(local, str):
            return datetime.fromtimestamp(int(str(unix)), UTC).isoformat() if unix else None
        moment = datetime.fromisoformat(local)
        if unix and moment.tzinfo is None:
            off = moment - datetime.fromtimestamp(int(unix), UTC).replace(tzinfo=None)
            minutes = round(off.total_seconds() / 900) * 15
            if abs(minutes) <= 14 * 60:
                return moment.replace(tzinfo=timezone(timedelta(minutes=minutes))).isoformat()
        return published_of(local)
    except (ValueError, TypeError, OverflowError, OSError):
        return None
