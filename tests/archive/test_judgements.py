"""What people decide stands over what the machine read, also after it has read again."""

from __future__ import annotations

import msgspec
import pytest

from marsad.archive.errors import ArchiveError
from marsad.archive.filters import Filters
from marsad.archive.judgements import judge, judgements, state
from marsad.archive.rereading import reread, to_read
from marsad.archive.searching import search
from marsad.archive.store import Archive
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
        {"decision": "set", "event": "e1", "field": "id", "value": "e7"},
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
    assert changes["r1"].differ == ["e5.kind"]
    assert changes["r2"].gone == ["e1"]
    assert set(changes) == {"r1", "r2"}
    assert to_read(archive, "2") == []
    (event,) = state(archive, kept).events
    assert (event.id, event.kind, event.status) == ("e5", "airstrike", "denied")
    (event,) = state(archive, lost).events
    assert (event.id, event.kind, event.status) == ("e1@3", "shelling", "planned")
    judge(archive, lost, "accept", event="e1@3")
    judge(archive, kept, "set", event="e5", field="kind", value="shelling")
    list(reread(archive, [kept, lost], coded, "3"))
    (event,) = state(archive, kept).events
    assert (event.id, event.kind, event.status) == ("e1", "shelling", "denied")
    assert archive.db.execute("SELECT count(*) FROM coding").fetchone() == (10,)
    assert list(verify(archive)) == []
