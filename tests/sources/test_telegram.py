"""Telegram Desktop's export."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from source_material import MORE, WORDS, fault, read

from marsad.sources import Item

AT = {"date": "2018-03-05T21:40:00", "date_unixtime": "1520275200", "from": "مراسل", "from_id": "user1"}
MESSAGES: list[dict[str, Any]] = [
    {"id": 1, "type": "service", "action": "create_channel", **AT, "text": ""},
    {"id": 2, "type": "message", **AT, "text": WORDS, "edited": "2018-03-05T21:50:00", "edited_unixtime": "1520275800"},
    {"id": 3, "type": "message", **AT, "text": ["عاجل: ", {"type": "bold", "text": "هدنة"}, " في الغوطة"], "forwarded_from": "قناة أخرى"},
    {"id": 4, "type": "message", **AT, "text": "", "photo": "photos/a.jpg"},
    {"id": 5, "type": "message", **AT, "date": "2018-03-05T22:00:00", "date_unixtime": "1520276400", "text": MORE, "photo": "photos/b.jpg"},
    {"id": 6, "type": "message", **AT, "date": "2018-03-05T22:00:00", "date_unixtime": "1520276400", "text": "", "photo": "photos/c.jpg"},
]  # fmt: skip
CHAT = {"name": "قناة الأخبار", "type": "public_channel", "id": 77, "messages": MESSAGES}


def made(folder: Path, value: object) -> Path:
    file = folder / "result.json"
    file.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return file


def test_messages_albums_forwards_and_edits(tmp_path: Path) -> None:
    found = read(made(tmp_path, CHAT))
    reports = [i.report for i in found if isinstance(i, Item)]
    assert [r.id for r in reports] == ["77/2", "77/3", "77/5"]
    assert [r.text for r in reports] == [WORDS, "عاجل: هدنة في الغوطة", MORE]
    assert reports[0].published == "2018-03-05T21:40:00+03:00"
    assert reports[0].extra["edited"] == "2018-03-05T21:50:00+03:00"
    assert reports[1].extra["forwarded_from"] == "قناة أخرى"
    assert reports[2].extra["album"] == [5, 6]
    assert [m["photo"] for m in reports[2].extra["media"]] == ["photos/b.jpg", "photos/c.jpg"]
    assert {r.publisher for r in reports} == {"قناة الأخبار"}


def test_the_bytes_are_those_of_the_message(tmp_path: Path) -> None:
    file = made(tmp_path, CHAT)
    item = read(file)[0]
    assert isinstance(item, Item)
    assert item.original is not None
    assert item.original.data in file.read_bytes()
    assert json.loads(item.original.data)["id"] == 2


def test_a_whole_account(tmp_path: Path) -> None:
    assert len(read(made(tmp_path, {"about": "x", "chats": {"list": [CHAT, {**CHAT, "id": 78}]}}))) == 6


def test_broken_exports_are_named(tmp_path: Path) -> None:
    file = made(tmp_path, CHAT)
    file.write_bytes(file.read_bytes()[:-40])
    assert "not valid JSON" in fault(file).reason
    assert "no message with words" in fault(made(tmp_path, {"messages": []})).reason
    assert "no message" in fault(made(tmp_path, {"messages": 7})).reason
    assert "not an export" in fault(made(tmp_path, {"chats": [1]})).reason


def test_a_strange_message_costs_only_itself(tmp_path: Path) -> None:
    odd = [7, {"type": "message", "id": None, "text": [None, 3, {"a": 1}]}, {"type": "message", "text": {}}, {"id": 8, "type": "message", "date": "?", "text": WORDS}]  # fmt: skip
    found = read(made(tmp_path, {**CHAT, "messages": [*odd, *MESSAGES]}))
    assert sum(isinstance(i, Item) for i in found) == 4


def test_other_json(tmp_path: Path) -> None:
    found = read(made(tmp_path, [{"id": "a", "text": WORDS}, {"id": "b"}, 5]))
    assert [type(i).__name__ for i in found] == ["Item", "Fault", "Fault"]
    assert isinstance(read(made(tmp_path, {"id": "a", "text": WORDS}))[0], Item)
