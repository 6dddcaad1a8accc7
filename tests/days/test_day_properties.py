"""What holds of any text: nothing is raised, spans are true, a time ends no sooner than it starts."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.days import ASSISTANT, NEWS, find_days, infer_published, resolve, when
from marsad.days.almanac import NoSuchDay, hijri, hijri_of
from marsad.days.words import lexicon
from marsad.record import Report
from marsad.text import Document

_WORDS = sorted(lexicon().base)
_CASES = (Path(__file__).parent / "cases.tsv").read_text(encoding="utf-8").splitlines()[1:]
_NUMBERS = st.one_of(
    st.integers(0, 60).map(str),
    st.integers(0, 99999).map(str),
    st.sampled_from(
        [
            "1,500",
            "12.5",
            "3.14.15",
            "٣",
            "²",
            "፩",
            "2018",
            "1436",
            "12:30",
            "05-06-2018",
            "99999999999999999",
        ]
    ),
)
_MARKS = st.sampled_from(["،", ".", "/", "-", "(", ")", ":", "و", "من", "إلى", "في", "ال", "\n", "الـ", '"'])
_ROWS = st.lists(
    st.one_of(st.sampled_from(_WORDS), st.sampled_from(sorted(lexicon().months)), _NUMBERS, _MARKS),
    max_size=14,
)
_DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
_MONTHS = {
    "levantine": "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول",
    "egyptian": "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
    "maghrebi": "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
}
_WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]


def check(text: str, published: date | None) -> None:
    """Find and resolve under both profiles and look at every mention."""
    doc = Document(Report(id="", text=text))
    infer_published(doc)
    for profile in (NEWS, ASSISTANT):
        mentions = find_days(doc, profile=profile)
        last = 0
        for one in resolve(doc, mentions, published, profile, hour="10:30"):
            mention = one.mention
            assert last <= mention.start < mention.end <= len(doc.raw)
            last = mention.end
            assert doc.tokens[mention.first].start <= mention.start < doc.tokens[mention.first].end
            assert doc.tokens[mention.last - 1].end == mention.end
            if one.start and one.end:
                assert one.start <= one.end
            if one.start is None and one.end is None:
                assert one.reason or one.kind == "time"
            assert isinstance(one.timex, str)


@given(st.text(max_size=200), st.none() | _DAYS)
@settings(max_examples=150, deadline=None)
def test_any_text(text: str, published: date | None) -> None:
    check(text, published)


@given(_ROWS, st.none() | st.dates())
@settings(max_examples=1200, deadline=None)
def test_any_row_of_words_of_time(words: list[str], published: date | None) -> None:
    check(" ".join(words), published)


@given(st.sampled_from(_CASES), st.integers(0, 60), st.integers(0, 60), _DAYS)
@settings(max_examples=300, deadline=None)
def test_any_cut_of_a_case(case: str, start: int, length: int, published: date) -> None:
    check(case.split("\t")[0][start : start + length], published)


@given(_DAYS, st.sampled_from(sorted(_MONTHS)), _DAYS)
def test_a_full_date_in_words_is_read_back(day: date, system: str, published: date) -> None:
    month = _MONTHS[system].split("|")[day.month - 1]
    found = when(f"قتل ثلاثة في {day.day} {month} {day.year} في البلدة", published)
    assert [(one.start, one.end) for one in found] == [(day.isoformat(), day.isoformat())]


@given(
    _DAYS,
    _DAYS,
    st.sampled_from(["{d}-{m}-{y}", "{y}/{m}/{d}", "{d:02d}/{m:02d}/{y}", "{y}-{m:02d}-{d:02d}"]),
)
def test_a_numeric_date_is_read_back(day: date, published: date, form: str) -> None:
    text = form.format(d=day.day, m=day.month, y=day.year)
    found = when(f"قتل ثلاثة بتاريخ {text} في البلدة", published)
    assert found[0].start == day.isoformat()
    assert found[0].start == found[0].end


@given(_DAYS, st.integers(0, 6))
def test_a_weekday_is_the_nearest_back(published: date, gap: int) -> None:
    day = published - timedelta(days=gap)
    found = when(f"قصف الطيران البلدة {_WEEKDAYS[day.weekday()]}", published)
    assert found[0].start == found[0].end == day.isoformat()


@given(_DAYS, st.integers(2, 99))
def test_days_ago_count_back(published: date, days: int) -> None:
    unit = "أيام" if 3 <= days <= 10 else "يوما"
    count = "يومين" if days == 2 else f"{days} {unit}"
    found = when(f"وقع الهجوم قبل {count}", published)
    assert found[0].start == (published - timedelta(days=days)).isoformat()


@given(st.dates(date(1925, 1, 1), date(2070, 1, 1)))
def test_the_hijri_calendar_goes_there_and_back(day: date) -> None:
    assert hijri(*hijri_of(day)) == day


def test_a_hijri_date_that_no_calendar_holds_stays_open() -> None:
    found = when("في 30 محرم 9999 هـ", "2018-05-09")
    assert all(one.start is None for one in found)
    with pytest.raises(NoSuchDay, match="9999"):
        hijri(9999, 1, 30)
