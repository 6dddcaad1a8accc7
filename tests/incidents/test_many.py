"""Many records in several processes give the incidents that one record after the other gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import pytest
from building import afrin, event, report
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.incidents import many as module
from marsad.incidents.incident import Member
from marsad.incidents.judgements import Judgement
from marsad.incidents.linker import Linker
from marsad.incidents.many import Many

Rows = Sequence[dict[str, Any]]
SAID = [
    Judgement(Member("r0", "e1"), Member("r1", "e1"), "different"),
    Judgement(Member("r2", "e1"), Member("r3", "e1"), "same"),
]


def lines(rows: Rows) -> Iterator[bytes]:
    return (msgspec.json.encode(row) + b"\n" for row in rows)


def one_by_one(rows: Rows, said: Sequence[Judgement] = ()) -> tuple[list[bytes], list[bytes]]:
    linker = Linker()
    for row in rows:
        linker.add(row)
    for judgement in said:
        linker.judge(judgement)
    encoded = [msgspec.json.encode(found) + b"\n" for found in linker.incidents()]
    return encoded, [msgspec.json.encode(found) + b"\n" for found in linker.unsure()]


def at_once(rows: Rows, said: Sequence[Judgement] = (), workers: int = 1) -> tuple[list[bytes], list[bytes]]:
    with Many(workers=workers) as many:
        assert list(many.read(lines(rows))) == []
        many.judge(said)
        return list(many.incidents()), list(many.unsure())


DAYS = st.sampled_from(["2022-01-19", "2022-01-20", "2022-01-21", "2022-02-20"])
EVENTS = st.lists(
    st.builds(
        event, kind=st.sampled_from(["shelling", "airstrike"]), day=DAYS, place=st.sampled_from(["Afrin", "Azaz"]),
        dead=st.sampled_from([None, 2, 6, 7]),
    ),
    max_size=2,
)  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(EVENTS, DAYS), min_size=1, max_size=9), st.sampled_from([4, 100]))
def test_stretches_and_pieces_change_nothing(
    drawn: list[tuple[list[dict[str, Any]], str]], size: int
) -> None:
    rows = [
        report(f"r{n}", [{**e, "id": f"e{i}"} for i, e in enumerate(events, 1)], published=day)
        for n, (events, day) in enumerate(drawn)
    ]
    with (
        pytest.MonkeyPatch.context() as patch
    ):  # so small that every record is a stretch, a piece and a task of its own
        for name in ("_CHUNK", "_STRETCH", "_TASK", "_PAIRS"):
            patch.setattr(module, name, size)
        assert at_once(rows, SAID) == one_by_one(rows, SAID)


def test_two_processes_give_what_one_gives() -> None:
    rows = [afrin(f"r{n}", 6 + n % 2, published=f"2022-01-{20 + n % 3}") for n in range(12)]
    assert at_once(rows, SAID, workers=2) == one_by_one(rows, SAID)


def test_of_reports_with_one_id_the_last_counts() -> None:
    rows = [afrin("r0", 90), afrin("r1"), afrin("r0", 6)]
    assert at_once(rows) == one_by_one(rows)


def test_what_is_no_record_is_told_by_its_line() -> None:
    with Many() as many:
        told = list(many.read([*lines([afrin("a")]), b"\n", b"{\n", *lines([afrin("b")])]))
        assert [number for number, _ in told] == [3]
        assert len(list(many.incidents())) == 1


def test_nothing_stays_on_disk() -> None:
    with Many() as many:
        list(many.read(lines([afrin("a")])))
        folder = many._folder
        assert any(folder.iterdir())
    assert not folder.exists()
