"""What is there is found, in whatever form it is written."""

from __future__ import annotations

import contextlib

import pytest

from marsad.archive.filters import Filters
from marsad.archive.query import QueryError, parse
from marsad.archive.searching import search
from marsad.archive.store import Archive
from marsad.archive.words import stem
from marsad.knowledge.tables import rows
from marsad.text import fold

ALIKE = [
    "قصف وقصفت القصف بقصفها قصفوا والقصف", "حماة حماه بحماة", "الوزراء وزراء", "مدفعية المدفعية مدفعيتها",
    "فلسطينيين الفلسطينية فلسطين", "القوات قوات وقواته بقوات", "لبنان اللبناني لبنانيين", "المدنيين مدنيا مدنيون",
    "حماية بحماية حمايته", "غارة غارات الغارات",
]  # fmt: skip
FINDS = [
    ("قصف", ["r0", "r3"]), ("القصف", ["r0", "r3"]), ("حماه", ["r0", "r3"]), ("حماة", ["r0", "r3"]),
    ('"مدفعية الجيش"', ["r0"]), ('"الجيش مدفعية"', []), ("غار*", ["r1"]), ("مدفعي*", ["r0"]), ("هدنة OR غارة", ["r1", "r2"]),
    ("قصف -ناشطون", ["r0"]), ("قصف NOT (ناشطون OR غارة)", ["r0"]), ("(غارات أو هدنة) جنيف", ["r2"]),
    ("title:خبر", ["r0", "r1", "r2", "r3"]), ("title:قصف", []), ("place:Idlib قصف", ["r0", "r3"]),
    ("party:Syria غارات", ["r1"]), ("سيقصف", ["r0", "r3"]), ("قَصْفٌ", ["r0", "r3"]), ("لا-شيء", []),
]  # fmt: skip


@pytest.mark.parametrize("group", ALIKE)
def test_forms_of_a_word_share_a_stem(group: str) -> None:
    assert len({stem(fold(word)) for word in group.split()}) == 1


@pytest.mark.parametrize("row", rows("search/words.tsv"), ids=lambda row: row["id"])
def test_every_word_that_is_whole_stays(row: dict[str, str]) -> None:
    assert stem(fold(row["example"])) == row["form"]


@pytest.mark.parametrize(("told", "wanted"), FINDS)
def test_queries_find(archive: Archive, told: str, wanted: list[str]) -> None:
    found = search(archive, told)
    assert sorted(h.id for h in found.hits) == wanted
    assert found.total == len(wanted)


def test_the_words_found_are_marked_where_they_stand(archive: Archive) -> None:
    for hit in search(archive, "قصف حماه").hits:
        text = archive.report(hit.item).text
        piece = hit.snippet
        assert text[piece.start : piece.end] == piece.text
        assert {stem(fold(text[a:b])) for a, b in piece.marks} == {"قصف", "حما"}


def test_what_a_query_leaves_out_is_not_marked(archive: Archive) -> None:
    (hit,) = search(archive, "قصف -ناشطون").hits
    assert [archive.report(hit.item).text[a:b] for a, b in hit.snippet.marks] == ["وقصفت"]


@pytest.mark.parametrize("told", ["", "-قصف", "(", "قصف)", "(قصف", '""', "«»", "OR", "NOT"])
def test_a_query_that_asks_for_nothing_says_so(told: str) -> None:
    with pytest.raises(QueryError):
        parse(told)


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        (Filters(kind="shelling"), 4), (Filters(kind="airstrike"), 0), (Filters(country="SY", since="2018-03-02"), 3),
        (Filters(since="2018-03-02", until="2018-03-03"), 2), (Filters(outlet="paper2.example"), 1),
        (Filters(party="Military Forces of Syria"), 4), (Filters(source="SANA", confidence=0.95), 0), (Filters(originals=True), 4),
    ],
)  # fmt: skip
def test_filters_narrow(archive: Archive, filters: Filters, wanted: int) -> None:
    assert search(archive, "", filters).total == wanted
    assert search(archive, "خبر", filters).total == wanted


def test_facets_count_reports(archive: Archive) -> None:
    told = search(archive, "قصف", with_facets=True).facets
    assert told["kind"] == [("shelling", 2)]
    assert told["governorate"] == [("Idlib", 2)]
    assert told["confidence"] == [("high", 2)]
    assert told["outlet"] == [("paper0.example", 1), ("paper3.example", 1)]


@pytest.mark.parametrize(
    "told", ['"', "*", ":", "a:b:c", "قصف*غارة", "(((قصف)))", "NEAR(قصف)", "قصف^2", "text:", "'; DROP"]
)
def test_no_query_breaks_the_index(archive: Archive, told: str) -> None:
    with contextlib.suppress(QueryError):
        assert search(archive, told).total in range(5)
