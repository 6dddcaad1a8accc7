"""Properties: what is rendered is read back, nothing raises, spans are true."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from number_spelling import Style, spell

from marsad.knowledge.tables import rows
from marsad.numbers import (
    count,
    find_durations,
    find_intervals,
    find_numbers,
    find_quantities,
    find_tolls,
    read_number,
)
from marsad.record import Report
from marsad.text import Document, tokenise

STYLES = st.builds(
    Style, st.booleans(), st.booleans(), st.sampled_from(["مئة", "مائة"]), st.booleans(), st.booleans()
)
NUMBERS = st.one_of(
    st.integers(0, 120),
    st.integers(0, 9999),
    st.integers(0, 10**9),
    st.sampled_from([10**k for k in range(10)]),
)


def forms_of(text: str) -> list[str]:
    return [t.form for t in tokenise(text)]


@settings(max_examples=1500, deadline=None)
@given(NUMBERS, STYLES)
def test_a_rendered_number_is_read_back(n: int, style: Style) -> None:
    forms = forms_of(spell(n, style))
    read = read_number(forms, 0)
    assert read is not None
    assert (read.value, read.last) == (n, len(forms))


@pytest.mark.parametrize(
    "style", [Style(f, o, h) for f in (False, True) for o in (False, True) for h in ("مئة", "مائة")]
)
def test_every_number_to_two_thousand(style: Style) -> None:
    wrong = []
    for n in range(1, 2001):
        forms = forms_of(spell(n, style))
        read = read_number(forms, 0)
        if read is None or (read.value, read.last) != (n, len(forms)):
            wrong.append(n)
    assert wrong == []


@settings(max_examples=300, deadline=None)
@given(st.integers(3, 10**9), STYLES, st.sampled_from(["", "و", "ب", "ل", "وب", "ف"]))
def test_proclitics_change_nothing(n: int, style: Style, before: str) -> None:
    text = spell(n, style)
    if before == "ل" and text.split()[0] == "ست":
        return  # لست is "I am not"
    read = read_number(forms_of(before + text), 0)
    assert read is not None
    assert (read.value, read.skip) == (n, len(before))


@settings(max_examples=300, deadline=None)
@given(st.integers(11, 99), st.booleans())
def test_a_toll_of_a_rendered_number(n: int, oblique: bool) -> None:
    doc = Document(
        Report(
            id="t", text=f"أسفر الهجوم عن مقتل {spell(n, Style(oblique=oblique))} جنديا وإصابة عشرين آخرين"
        )
    )
    assert [(t.kind, t.low, t.high) for t in find_tolls(doc)] == [("killed", n, n), ("injured", 20, 20)]


def _words() -> list[str]:
    known = [
        r["word"]
        for f in ("words.tsv", "triggers.tsv", "sets.tsv", "designations.tsv")
        for r in rows("numbers", f)
    ]
    people = [
        w for r in rows("numbers", "people.tsv") for w in (r["singular"], *r["plurals"].split(",")) if w
    ]
    bounds = [r["phrase"] for r in rows("numbers", "bounds.tsv")]
    marks = [
        "،",
        ".",
        "؛",
        ":",
        "(",
        ")",
        '"',
        "-",
        "/",
        "%",
        "\n",
        "#",
        "_",
        "و",
        "ال",
        "15",
        "2,500",
        "1.5",
        "٣٤",
        "2014",
        "…",
    ]
    return known + people + bounds + marks * 12


TEXTS = st.one_of(
    st.text(max_size=200),
    st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ ًٌَُِّْـ،.؛()0123456789٠١٢٣٤٥٦٧٨٩%-/:\n", max_size=300),
    st.lists(st.sampled_from(_words()), max_size=60).map(" ".join),
    st.lists(st.sampled_from(_words()), max_size=40).map("".join),
)


@settings(max_examples=800, deadline=None)
@given(TEXTS, st.one_of(st.none(), st.text(max_size=30)))
def test_nothing_raises_and_spans_are_true(text: str, title: str | None) -> None:
    doc = Document(Report(id="t", text=text, title=title))
    for mention in [*find_quantities(doc), *find_tolls(doc)]:
        assert 0 <= mention.first < mention.last <= len(doc.tokens)
        assert (
            doc.tokens[mention.first].start <= mention.start < mention.end == doc.tokens[mention.last - 1].end
        )
        assert doc.raw[mention.start : mention.end].strip()
        assert mention.low >= 0
        assert mention.high is None or mention.high >= mention.low
    for found in [*find_numbers(text), *find_durations(text), *find_intervals(text)]:
        assert 0 <= found.start < found.end <= len(text)
    count(text)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_reading_twice_reads_the_same(text: str) -> None:
    doc = Document(Report(id="t", text=text))
    assert find_tolls(doc) == find_tolls(Document(Report(id="t", text=text)))
    assert find_quantities(doc) == find_quantities(doc)
