"""What people decide stands over what the machine read, also after it has read again."""

from __future__ import annotations

import msgspec
import pytest

from marsad.archive.errors import ArchiveError
from marsad.archive.filters import Filters
from marsad.archive.history import history, ranges, within
from marsad.archive.judgements import Decided, judge, judge_all, judgements, state
from marsad.archive.rereading import Cell, reread, to_read
from marsad.archive.searching import search
from marsad.archive.store import Archive
from marsad.archive.values import value_of
from marsad.archive.verify import verify
from marsad.record import Coded, Report

from .conftest import coded


def test_the_state_is_a_function_of_what_was_read_and_decided(archive: Archive) -> None:
    item = archive.item("r1")
    judge(archive, item, "set", event="e1", field="status", value="denied")
    judge(archive, item, "set", event="e1", field="status", value="failed")
    event = msgspec.to_builtins(state(archive, item).events[0])
    judge(archive, item, "add", value={**event, "kind": "airstrike"})
    judge(archive, item, "note", value="ask the agency")
    first, added = state(archive, item).events
    assert (first.status, added.kind, added.id) == ("failed", "airstrike", "p3")
    assert state(archive, item) == state(archive, item)
    assert [j.decision for j in judgements(archive, item)] == ["set", "set", "add", "note"]
    assert archive.coded(item).events[0].status == "happened"  # type: ignore[union-attr]
    assert search(archive, "", Filters(kind="airstrike")).total == 1
    assert search(archive, "", Filters(status="failed")).total == 1
    judge(archive, item, "reject", event="e1")
    assert [e.id for e in state(archive, item).events] == ["p3"]
    assert list(verify(archive)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"decision": "set", "event": "e9", "field": "status", "value": "denied"}, {"decision": "set", "event": "e1", "field": "colour", "value": 1},
        {"decision": "set", "event": "e1", "field": "status", "value": "maybe"}, {"decision": "reject", "event": None}, {"decision": "add", "value": {}},
        {"decision": "set", "event": "e1", "field": "id", "value": "e7"}, {"decision": "withdraw", "value": 9}, {"decision": "withdraw", "value": "1"},
    ],
)  # fmt: skip
def test_what_cannot_be_decided_is_refused_and_leaves_no_trace(
    archive: Archive, wrong: dict[str, object]
) -> None:
    before = archive.db.execute("SELECT max(seq) FROM log").fetchone()
    with pytest.raises(ArchiveError):
        judge(archive, archive.item("r1"), **wrong)  # type: ignore[arg-type]
    assert archive.db.execute("SELECT max(seq) FROM log").fetchone() == before
    assert judgements(archive, archive.item("r1")) == []


def second(report: Report) -> Coded:
    """A newer reader: it numbers events anew, sees another kind in r1, and nothing in r2."""
    made = coded(report)
    if report.id == "r2":
        return Coded(report.id, [])
    event = msgspec.structs.replace(
        made.events[0], id="e5", kind="airstrike" if report.id == "r1" else "shelling"
    )
    return msgspec.structs.replace(made, events=[event])


def test_reading_again_keeps_decisions_and_tells_what_changed(archive: Archive) -> None:
    kept, lost = archive.item("r1"), archive.item("r2")
    judge(archive, kept, "set", event="e1", field="status", value="denied")
    judge(archive, lost, "set", event="e1", field="status", value="planned")
    items = to_read(archive, "2")
    assert len(items) == 4
    changes = {c.id: c for c in reread(archive, items, second, "2") if c}
    assert changes["r1"].differ == [Cell("e5", "kind", "shelling", "airstrike")]
    assert (changes["r2"].gone, changes["r2"].kept) == (["e1"], ["e1"])
    assert set(changes) == {"r1", "r2"}
    assert to_read(archive, "2") == []
    (event,) = state(archive, kept).events
    assert (event.id, event.kind, event.status) == ("e5", "airstrike", "denied")
    (event,) = state(archive, lost).events
    assert (event.id, event.kind, event.status) == ("e1@3", "shelling", "planned")
    judge(archive, lost, "accept", event="e1@3")
    judge(archive, kept, "set", event="e5", field="kind", value="shelling")
    changes = {c.id: c for c in reread(archive, [kept, lost], coded, "3") if c}
    assert changes["r1"].differ == [Cell("e1", "kind", "airstrike", "shelling", kept=True)]
    (event,) = state(archive, kept).events
    assert (event.id, event.kind, event.status) == ("e1", "shelling", "denied")
    assert archive.db.execute("SELECT count(*) FROM coding").fetchone() == (10,)
    assert list(verify(archive)) == []


def test_a_judgement_is_withdrawn_and_brought_back_and_all_of_it_is_kept(archive: Archive) -> None:
    item = archive.item("r1")
    judge(archive, item, "set", event="e1", field="status", value="denied")
    judge(archive, item, "reject", event="e1")
    assert [e.id for e in state(archive, item).rejected] == ["e1"]
    judge(archive, item, "withdraw", value=2)
    assert [e.status for e in state(archive, item).events] == ["denied"]
    judge(archive, item, "withdraw", value=1)
    assert [e.status for e in state(archive, item).events] == ["happened"]
    assert state(archive, item).judged == frozenset()
    with pytest.raises(ArchiveError, match="no judgement 1 stands"):
        judge(archive, item, "withdraw", value=1)
    judge(archive, item, "withdraw", value=4)
    assert [e.status for e in state(archive, item).events] == ["denied"]
    assert search(archive, "", Filters(status="denied")).total == 1
    told = [(d.told["decision"], d.withdrawn) for d in history(archive, item) if d.action == "judge"]
    assert told == [
        ("set", False),
        ("reject", True),
        ("withdraw", False),
        ("withdraw", False),
        ("withdraw", False),
    ]
    assert list(verify(archive)) == []


def test_a_note_decides_nothing(archive: Archive) -> None:
    judge(archive, 2, "note", event="e1", value="ask again")
    assert state(archive, 2).judged == frozenset()
    assert [j.value for j in state(archive, 2).decided["e1"]] == ["ask again"]


def test_of_several_decisions_all_are_made_or_none(archive: Archive) -> None:
    wrong = [Decided("set", "e1", "kind", "airstrike"), Decided("set", "e1", "kind", "no kind")]
    with pytest.raises(ArchiveError):
        judge_all(archive, 2, wrong)
    assert judgements(archive, 2) == []
    assert judge_all(archive, 2, wrong[:1]) == [1]


@pytest.mark.parametrize(
    ("field", "told", "wanted"),
    [
        ("kind", "airstrike", "airstrike"), ("date", "2018-03-05", ("2018-03-05", "2018-03-05")), ("date", "2018-03-05/2018-03-07", ("2018-03-05", "2018-03-07")),
        ("fatalities", "12", (12, 12)), ("fatalities", "10-12", (10, 12)), ("injured", "10+", (10, None)), ("injured", "none", None),
        ("place", "سراقب", "Saraqib"), ("place", "Raqqa", "Raqqa"), ("place", '{"text": "x"}', {"text": "x"}), ("actor1", "none", []),
        ("actor1", "Russia; رجال من البلدة", ["ru", None]), ("sources", "سانا; ناشطون", ["سانا", "ناشطون"]),
    ],
)  # fmt: skip
def test_cells_as_a_person_types_them(field: str, told: str, wanted: object) -> None:
    found = value_of(field, told)
    if isinstance(found, dict) and wanted != found:
        found = found.get("name") or tuple(
            found[key] for key in (("start", "end") if "start" in found else ("low", "high"))
        )
    elif found and field.startswith("actor"):
        found = [actor["id"] for actor in found]
    assert found == wanted


@pytest.mark.parametrize(
    ("field", "told", "why"),
    [
        ("date", "5 March", "YYYY-MM-DD"), ("date", "2018-03-07/2018-03-05", "first and the last"), ("fatalities", "many", "10-12"), ("fatalities", "10-", "10-12"),
        ("place", "لا مكان بهذا الاسم", "no place"), ("place", "الحميدية", "give the id"), ("kind", "{", "not valid JSON"),
    ],
)  # fmt: skip
def test_cells_that_cannot_be(field: str, told: str, why: str) -> None:
    with pytest.raises(ArchiveError, match=why):
        value_of(field, told)


def test_the_history_of_a_report_is_all_that_was_done_to_it(archive: Archive) -> None:
    item = archive.item("r1")
    judge(archive, item, "set", event="e1", field="fatalities", value=None)
    archive.note("export", {"reports": 2, "items": ranges([item, 4])})
    archive.note("export", {"reports": 1, "items": ranges([1, 3, 4])})
    deeds = history(archive, item)
    assert [(d.action, d.by) for d in deeds] == [
        ("import", "tester"),
        ("judge", "tester"),
        ("export", "tester"),
    ]
    assert deeds[0].told["from"].endswith("in.jsonl")
    assert deeds[1].told == {
        "judgement": 1,
        "decision": "set",
        "event": "e1",
        "field": "fatalities",
        "value": None,
    }


@pytest.mark.parametrize(("items", "told"), [([], ""), ([3], "3"), ([4, 1, 2, 3, 9], "1-4,9")])
def test_ranges_of_items(items: list[int], told: str) -> None:
    assert ranges(items) == told
    assert [item for item in range(12) if within(item, told)] == sorted(items)
