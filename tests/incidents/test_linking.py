"""Linking: what is one happening is brought together, what is not stays apart, and the order never matters."""

from __future__ import annotations

import json
from typing import Any

import pytest
from building import afrin, event, report
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.incidents.changes import changes
from marsad.incidents.incident import Incident, Member
from marsad.incidents.judgements import Answer, Judgement
from marsad.incidents.linker import Linker, link

AFRIN = [afrin("a"), afrin("b", 7), afrin("c", 6, published="2022-01-21")]
ELSEWHERE = report("m", [event(place="Mosul", kind="airstrike", quote="غارة على جسر في الموصل", dead=2)])


def members(incidents: list[Incident]) -> set[frozenset[str]]:
    return {frozenset(m.report for m in incident.members) for incident in incidents}


def judgement(a: str, b: str, answer: Answer) -> Judgement:
    return Judgement(Member(a, "e1"), Member(b, "e1"), answer, by="Huda")


def test_three_accounts_of_one_happening_are_one_incident() -> None:
    assert members(link([*AFRIN, ELSEWHERE])) == {frozenset("abc"), frozenset("m")}


@pytest.mark.parametrize(
    "other",
    [
        report("x", [event(place="Mosul")]),
        report("x", [event(day="2022-03-01")], published="2022-03-01"),
        report(
            "x", [event(kind="talks", dead=None, quote="اجتمع المجلس المحلي بوفد من المدينة")], title="اجتماع"
        ),
    ],
    ids=["another town", "another month", "another kind"],
)
def test_what_is_another_happening_stays_apart(other: dict[str, Any]) -> None:
    assert frozenset("ab") in members(link([afrin("a"), afrin("b"), other]))


def test_every_figure_stays_with_its_report_and_the_rule_derives_one() -> None:
    by_rule = {}
    for rule in ("ucdp", "acled", "every-casualty"):
        (incident,) = link(AFRIN, rule=rule)
        assert incident.fatalities is not None
        by_rule[rule] = (incident.fatalities.low, incident.fatalities.best, incident.fatalities.high)
        told = [(c.report, c.fatalities["low"]) for c in incident.claims if c.fatalities]
        assert told == [("a", 6), ("b", 7), ("c", 6)]
        assert [c.values for c in incident.conflicts if c.slot == "fatalities"] == [["6", "7"]]
    assert by_rule == {"ucdp": (6, 6, 7), "acled": (6, 6, 7), "every-casualty": (6, 6, 7)}


def test_a_text_printed_twice_counts_once() -> None:
    text = "قال شهود إن القذائف سقطت قبيل الظهر بينما كان الناس يشترون حاجاتهم وإن فرق الإسعاف نقلت المصابين إلى مستشفيين"
    (incident,) = link([afrin("a", text=text), afrin("b", text=text), afrin("c", 7)])
    assert incident.copies == 1
    assert [c.copy_of for c in incident.claims] == [None, "a", None]


def test_an_official_of_a_party_is_marked() -> None:
    spoken = report("s", [event(sources=["قوات سوريا الديمقراطية"])])
    (incident,) = link([afrin("a"), spoken])
    assert {c.report: c.party for c in incident.claims} == {"a": False, "s": True}


def test_each_link_says_why_and_its_parts_add_up() -> None:
    linker = Linker()
    for row in AFRIN:
        linker.add(row)
    (incident,) = linker.incidents()
    assert len(incident.links) == 2
    for found in incident.links:
        assert 0.0 < found.score < 1.0
        assert {"place", "kind", "days"} & {reason.part for reason in found.reasons}
        assert all(reason.text and "{" not in reason.text for reason in found.reasons)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_order_never_matters(data: st.DataObject) -> None:
    days = st.sampled_from(["2022-01-19", "2022-01-20", "2022-01-21", "2022-01-22"])
    drawn = st.builds(
        event, kind=st.sampled_from(["shelling", "airstrike", "clash"]), day=days,
        place=st.sampled_from(["Afrin", "Azaz"]), dead=st.sampled_from([None, 2, 6, 7, 30]),
    )  # fmt: skip
    rows = []
    for n in range(data.draw(st.integers(2, 9))):
        events = data.draw(st.lists(drawn, min_size=1, max_size=3))
        events = [{**e, "id": f"e{i}"} for i, e in enumerate(events, 1)]
        rows.append(report(f"r{n}", events, published=data.draw(days)))
    log = (
        [judgement("r0", "r1", data.draw(st.sampled_from(["same", "different"])))]
        if data.draw(st.booleans())
        else []
    )
    at_once = link(rows, log)
    assert link(data.draw(st.permutations(rows)), log) == at_once
    linker = Linker()
    for row in data.draw(st.permutations(rows)):  # grouped anew after every report, judged in between
        linker.add(row)
        linker.refresh()
    for answer in log:
        linker.judge(answer)
    linker.add({**rows[0], "events": []})
    linker.refresh()
    linker.add(rows[0])
    assert list(linker.incidents()) == at_once


def test_judgements_win_are_kept_and_can_be_withdrawn() -> None:
    linker = Linker()
    for row in (*AFRIN, ELSEWHERE):
        linker.add(row)
    linker.judge(judgement("a", "m", "same"))
    assert members(list(linker.incidents())) == {frozenset("abcm")}
    linker.judge(judgement("m", "a", "different"))
    assert members(list(linker.incidents())) == {frozenset("abc"), frozenset("m")}
    linker.judge(judgement("a", "b", "different"))
    linker.add(afrin("d"))
    assert all(not {"a", "b"} <= group for group in members(list(linker.incidents())))
    linker.judge(judgement("a", "b", "withdrawn"))
    assert members(list(linker.incidents())) == {frozenset("abcd"), frozenset("m")}


def test_a_later_report_joins_and_the_id_stays() -> None:
    linker = Linker()
    linker.add(afrin("a"))
    (first,) = linker.incidents()
    linker.add(afrin("b", 7))
    (after,) = linker.incidents()
    assert after.id == first.id
    (change,) = changes([first], [after])
    assert (change.what, change.id) == ("updated", first.id)
    assert "fatalities" in change.slots


def test_a_split_and_a_join_are_told_with_heirs() -> None:
    before = link(AFRIN)
    split = link(AFRIN, [judgement("a", "b", "different"), judgement("a", "c", "different")])
    assert {c.what for c in changes(before, split)} == {"updated", "new"}
    retired = [c for c in changes(split, before) if c.what == "retired"]
    assert retired
    assert all(c.heirs == [before[0].id] for c in retired)


@pytest.mark.parametrize(
    "row",
    [
        {"id": "x", "events": []},
        {"id": "x", "published": "غدا", "events": [{"id": "e1", "kind": "unheard_of"}]},
        {
            "id": "x",
            "events": [
                {"id": "e1", "kind": "attack", "date": {"start": "2022-13-45"}},
                {"id": "e1", "kind": "attack"},
            ],
        },
        {
            "id": "x",
            "text": "",
            "events": [{"id": "e1", "kind": "talks", "place": {"text": "?", "lat": None, "lon": None}}],
        },
    ],
)
def test_poor_records_are_linked_all_the_same(row: dict[str, Any]) -> None:
    assert len(link([row])) == bool(row["events"])


def test_the_command_prints_one_incident_a_line(
    tmp_path: Any, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    from marsad.cli.main import main

    path = tmp_path / "coded.jsonl"
    path.write_text(
        "\n".join(json.dumps(row, ensure_ascii=False) for row in (*AFRIN, ELSEWHERE)), encoding="utf-8"
    )
    assert main(["link", str(path), "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert [len(row["members"]) for row in rows] == [3, 1]
    assert {"id", "members", "kind", "date", "place", "actor1", "actor2", "fatalities", "injured", "claims",
            "sources_independent", "copies", "links"} <= set(rows[0])  # fmt: skip
    path.write_text("not json\n", encoding="utf-8")
    assert main(["link", str(path)]) == 1


def test_a_report_without_events_opens_no_incident_but_may_join_one() -> None:
    title = "مجزرة بقصف صاروخي على السوق الشعبي في راجو قرب عفرين"
    told = report("a", [event(quote=title)], title=title)
    unread = report("u", [], title=title)
    assert link([unread]) == []
    (incident,) = link([unread, told])
    assert incident.members == [Member("a", "e1"), Member("u", None)]
    assert link([told])[0].id == incident.id
    assert {c.report for c in incident.claims} == {"a"}
