"""The archive's incidents: kept, brought up to date with what came in, judged by people, their changes told."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from marsad.archive import log
from marsad.archive.adding import Adder
from marsad.archive.deleting import delete
from marsad.archive.errors import ArchiveError
from marsad.archive.incident_feed import changed_since
from marsad.archive.incidents import Incidents
from marsad.archive.judgements import judge
from marsad.archive.pairs import judge_pair, withdraw
from marsad.archive.regrouping import Regrouping
from marsad.archive.rereading import reread
from marsad.archive.store import Archive
from marsad.archive.verify import verify
from marsad.incidents.incident import Incident
from marsad.incidents.linker import Linker
from marsad.record import Actor, Coded, Days, Event, Place, Report, Span, Toll
from marsad.sources import Item
from marsad.sources.original import Container, Original

MARKET = "سقطت قذائف على سوق شعبي في عفرين وقتلت ستة مدنيين قرب الدوار الكبير"
BRIDGE = "دمرت غارة جسرا في الموصل فوق دجلة ولم يبلغ أحد عن ضحايا هناك"
PLACES = {
    MARKET: ("عفرين", "Afrin", 36.512, 36.869, "sy-afrin"),
    BRIDGE: ("الموصل", "Mosul", 36.34, 43.13, "iq-mosul"),
}


def event(text: str, day: str, dead: int | None, name: str = "e1") -> Event:
    arabic, english, lat, lon, key = PLACES[text]
    at = text.index(arabic)
    return Event(
        name, "shelling" if text == MARKET else "airstrike", "happened", Days(day, day, "الخميس"),
        Place(arabic, english, None, key[:2].upper(), lat, lon, key, 4000), [Actor("قسد", "SDF", "sy-sdf")],
        [Actor("مدنيين", "Civilians", "civilians")], None if dead is None else Toll(dead, dead, str(dead)), None, [], [text],
        spans={"words": [Span(at, at + len(arabic), "text", arabic)]}, confidence=0.9,
    )  # fmt: skip


def put(
    archive: Archive, *names: str, text: str = MARKET, day: str = "2022-01-20", dead: int | None = 6
) -> None:
    """Add a report of one event for each name."""
    adder = Adder(archive, "1")
    for name in names:
        report = Report(name, f"{text} {name}", title=text[:24], published=day)
        original = Original(report.text.encode(), "text/plain", Container("papers"), name)
        adder.keep(Item(report, name, (), original), Coded(name, [event(text, day, dead)], day))
    adder.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterable[Archive]:
    with Archive(tmp_path / "a.marsad", create=True, by="tester") as made:
        yield made


def standing(archive: Archive, batch: int = 200) -> list[Incident]:
    incidents = Incidents(archive)
    incidents.update(batch=batch)
    return list(incidents.all())


def members(found: Iterable[Incident]) -> set[frozenset[str]]:
    return {frozenset(m.report for m in incident.members) for incident in found}


def told(archive: Archive, since: str = "") -> list[tuple[str, str, list[str]]]:
    return [(change.what, change.id, change.heirs) for change in changed_since(archive, since)]


def later(archive: Archive) -> None:
    """Make all that is in the log older: what comes next is later by the clock, without a wait."""
    trigger = "log_is_append_only_update"
    (sql,) = archive.db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (trigger,)).fetchone()
    archive.db.execute(f"DROP TRIGGER {trigger}")
    archive.db.execute("UPDATE log SET at = '2000-01-01T00:00:00Z'")
    archive.db.execute(sql)


NOW = "2001"


def test_incidents_are_kept_and_new_reports_join_open_and_leave_the_id(empty: Archive) -> None:
    put(empty, "a", "b")
    (first,) = standing(empty)
    assert members([first]) == {frozenset("ab")}
    put(empty, "c", dead=7)
    put(empty, "m", text=BRIDGE, dead=None)
    after = standing(empty)
    assert members(after) == {frozenset("abc"), frozenset("m")}
    put(empty, "0")  # comes first by its id: the incident begins with it and stays itself
    again = {incident.id: incident for incident in standing(empty)}
    assert len(again[first.id].members) == 4
    assert again[first.id].members[0].report == "0"
    assert Incidents(empty).get(first.id) == again[first.id]
    assert list(verify(empty)) == []


def test_nothing_is_linked_again_that_nothing_touched(
    empty: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(empty, "a", "b")
    put(empty, "m", "n", text=BRIDGE, dead=None)
    standing(empty)
    regrouped: list[int] = []
    grouped = Regrouping._grouped

    def watched(self: Regrouping, found: set[int]) -> Iterable[Any]:
        regrouped.extend(found)
        return grouped(self, found)

    monkeypatch.setattr(Regrouping, "_grouped", watched)
    assert Incidents(empty).update() == 0
    put(empty, "c")
    assert Incidents(empty).update() == 1
    assert {Incidents(empty).store.facts(n).report.id for n in regrouped} == {"a", "b", "c"}


@pytest.mark.parametrize("batch", [1, 3, 200])
def test_any_order_and_any_batch_give_what_the_linker_gives(empty: Archive, batch: int) -> None:
    chance = random.Random(batch)
    rows: list[dict[str, Any]] = [
        {
            "text": chance.choice([MARKET, BRIDGE]),
            "day": f"2022-01-{chance.choice([19, 20, 23])}",
            "dead": chance.choice([None, 6, 9]),
        }
        for _ in range(14)
    ]
    for n, row in enumerate(rows):
        put(empty, f"r{n}", **row)
        if batch == 1:
            Incidents(empty).update()
    linker = Linker()
    incidents = Incidents(empty)
    for (item,) in empty.db.execute("SELECT item FROM shown ORDER BY item DESC"):
        linker.add(incidents._record(item))
    assert members(standing(empty, batch)) == members(linker.incidents())
    assert sorted(map(str, incidents.unsure())) == sorted(map(str, linker.unsure()))


def test_answers_win_hold_when_linked_anew_and_can_be_withdrawn(empty: Archive) -> None:
    put(empty, "a", "b", "m")
    put(empty, "x", text=BRIDGE, dead=None)
    (market, bridge) = sorted(standing(empty), key=lambda incident: -len(incident.members))
    apart = judge_pair(empty, ("a", "e1"), ("m", "e1"), "different")
    assert all(not {"a", "m"} <= group for group in members(standing(empty)))
    one = judge_pair(empty, ("x", "e1"), ("a", "e1"), "same")
    put(empty, "c")
    Incidents(empty)._begin()
    with_them = standing(empty)
    assert any({"a", "x"} <= group for group in members(with_them))
    assert [link for i in with_them for link in i.links if "tester said" in link.reasons[0].text]
    empty.db.execute("UPDATE setting SET value = 'other weights' WHERE name = 'linking'")  # linked anew
    assert members(standing(empty)) == members(with_them)
    withdraw(empty, one)
    withdraw(empty, apart)
    assert members(standing(empty)) == {frozenset("abcm"), frozenset("x")}
    assert {market.id, bridge.id} <= {incident.id for incident in standing(empty)}
    with pytest.raises(ArchiveError, match="stands"):
        withdraw(empty, apart)
    with pytest.raises(ArchiveError, match="no event"):
        judge_pair(empty, ("a", "e9"), ("m", "e1"), "same")
    assert list(verify(empty)) == []


def test_an_answer_holds_when_the_report_is_read_again(empty: Archive) -> None:
    put(empty, "a", "b")
    judge_pair(empty, ("a", "e1"), ("b", "e1"), "different")
    assert members(standing(empty)) == {frozenset("a"), frozenset("b")}

    def read(report: Report) -> Coded:
        return Coded(report.id, [event(MARKET, "2022-01-20", 6, "e7")], report.published)

    list(reread(empty, [empty.item("a")], read, "2"))
    after = standing(empty)
    assert {m.event for incident in after for m in incident.members if m.report == "a"} == {"e7"}
    assert members(after) == {frozenset("a"), frozenset("b")}


def test_a_split_and_a_join_keep_ids_and_name_heirs(empty: Archive) -> None:
    put(empty, "a", "b", "c")
    (whole,) = standing(empty)
    later(empty)
    first = judge_pair(empty, ("c", "e1"), ("a", "e1"), "different")
    second = judge_pair(empty, ("c", "e1"), ("b", "e1"), "different")
    parts = standing(empty)
    assert members(parts) == {frozenset("ab"), frozenset("c")}
    (new,) = {incident.id for incident in parts} - {whole.id}
    assert sorted(told(empty, NOW)) == [("new", new, []), ("updated", whole.id, [])]
    later(empty)
    withdraw(empty, first)
    withdraw(empty, second)
    assert [incident.id for incident in standing(empty)] == [whole.id]
    assert sorted(told(empty, NOW)) == [("retired", new, [whole.id]), ("updated", whole.id, [])]
    assert sorted(told(empty)) == [
        ("new", whole.id, [])
    ]  # since the beginning: what came and went is not told


def test_a_decision_on_an_event_is_seen(empty: Archive) -> None:
    put(empty, "a", "b")
    (before,) = standing(empty)
    judge(empty, empty.item("a"), "set", event="e1", field="kind", value="airstrike")
    (after,) = standing(empty)
    assert after.id == before.id
    assert {claim.kind for claim in after.claims} == {"airstrike", "shelling"}
    judge(empty, empty.item("b"), "reject", event="e1")
    assert {m for incident in standing(empty) for m in incident.members if m.event == "e1"} == {
        m for m in after.members if m.report == "a"
    }


def test_what_is_deleted_leaves_no_word_in_the_incidents(empty: Archive) -> None:
    put(empty, "a", "b")
    put(empty, "m", text=BRIDGE, dead=None)
    found = {incident.kind: incident for incident in standing(empty)}
    later(empty)
    delete(empty, ["a", "m"], "asked for")
    for table in ("linked", "incident"):
        count = empty.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        assert count == (1 if table == "linked" else 0)  # before anything is made anew
    (left,) = standing(empty)
    assert members([left]) == {frozenset("b")}
    assert sorted(told(empty, NOW)) == sorted(
        [("updated", left.id, []), ("retired", found["airstrike"].id, [])]
    )
    assert left.id == found["shelling"].id


def test_an_archive_something_was_deleted_from_is_sound(empty: Archive) -> None:
    put(empty, "a", "b")
    standing(empty)
    delete(empty, ["a"], "asked for")
    assert members(standing(empty)) == {frozenset("b")}
    assert list(verify(empty)) == []


def test_the_log_tells_what_became_of_each(empty: Archive) -> None:
    put(empty, "a", "b")
    (incident,) = standing(empty)
    entries = [entry for entry in log.entries(empty.db) if entry.action == "link"]
    assert [json.loads(entry.detail) for entry in entries] == [{"new": [{"id": incident.id}]}]


def test_the_command(empty: Archive, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    from marsad.cli.main import main

    put(empty, "a", "b", dead=7)
    path = str(empty.path)

    def ran(*words: str) -> list[dict[str, Any]]:
        assert main(["incidents", "--archive", path, "--by", "Huda", *words]) == 0
        return [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]

    (incident,) = ran("--rule", "acled")
    assert incident["fatalities"] == {"low": 7, "best": 7, "high": 7}
    assert [row["what"] for row in ran("--changed-since", "2020-01-01")] == ["new"]
    assert ran("--changed-since", "2999-01-01T00:00:00Z") == []
    assert ran("--different", "a", "e1", "b", "e1") == []
    assert len(ran()) == 2
    number = empty.db.execute("SELECT min(id) FROM judgement").fetchone()[0]
    ran("--withdraw", str(number))
    assert [row["id"] for row in ran()] == [incident["id"]]
    assert msgspec.json.decode(msgspec.json.encode(incident), type=Incident).id == incident["id"]
