"""The publication day of a report that does not tell it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from marsad.days import find_days, infer_published, resolve
from marsad.days.command import run_when
from marsad.record import Report
from marsad.text import Document

BODY = "قتل ثلاثة مدنيين أمس في قصف على البلدة."


@pytest.mark.parametrize(
    ("report", "day", "basis"),
    [
        ({"text": BODY, "published": "2018-05-09"}, date(2018, 5, 9), "given"),
        ({"text": BODY, "published": "2018-05-09T21:30:00+03:00"}, date(2018, 5, 9), "given"),
        ({"text": BODY, "url": "https://example.org/2018/05/09/syria"}, date(2018, 5, 9), "link"),
        ({"text": BODY, "url": "https://example.org/news/20180509-story.html"}, date(2018, 5, 9), "link"),
        ({"text": BODY, "url": "https://example.org/story/123456"}, None, "unknown"),
        ({"text": BODY, "extra": {"datePublished": "2018-05-09T10:00:00Z"}}, date(2018, 5, 9), "metadata"),
        ({"text": "قتل ثلاثة اليوم الأربعاء 9 أيار/مايو 2018 في قصف."}, date(2018, 5, 9), "today"),
        ({"text": "9 أيار 2018\n" + BODY}, date(2018, 5, 9), "dateline"),
        ({"text": "دمشق (وكالات) 9-5-2018 - " + BODY}, date(2018, 5, 9), "dateline"),
        ({"text": "قتل ثلاثة اليوم الأربعاء 9 أيار في قصف."}, None, "unknown"),
        ({"text": "قصف على البلدة\n\nسوريا\n\n2018-05-09 07:15:00\n\n" + BODY}, date(2018, 5, 9), "dateline"),
        ({"text": BODY, "title": "حصاد الأحداث ليوم الأربعاء 09-05-2018"}, date(2018, 5, 9), "dateline"),
        ({"text": "قتل ثلاثة أمس الثلاثاء 8 أيار 2018 في قصف."}, date(2018, 5, 9), "today"),
        ({"text": "قتل ثلاثة اليوم الأربعاء 9 أيار. وقتل 50 منذ بداية عام 2018."}, date(2018, 5, 9), "weekday"),
        ({"text": "قتل ثلاثة اليوم الأربعاء 9 أيار. وأسس الحزب عام 1978."}, None, "unknown"),
        ({"text": "اندلعت الحرب في 15 آذار 2011 في درعا."}, None, "unknown"),
        ({"text": BODY}, None, "unknown"),
    ],
    ids=["given", "given with hour", "link", "link without slashes", "link without a date", "metadata", "today", "line of its own",
         "dateline", "no year", "line with an hour", "headline", "yesterday in full", "year of the text", "year of history",
         "a date of history", "nothing"],
)  # fmt: skip
def test_inference(report: dict[str, Any], day: date | None, basis: str) -> None:
    found = infer_published(Document(Report(id="1", **report)))
    assert found[:2] == (day, basis)


def test_the_words_that_tell_it_are_given() -> None:
    doc = Document(Report(id="1", title="قصف", text="قتل ثلاثة اليوم الأربعاء 9 أيار 2018."))
    span = infer_published(doc)[2]
    assert span is not None
    assert doc.report.text[span.start : span.end] == span.text == "اليوم الأربعاء 9 أيار 2018"


def test_a_weekday_and_date_without_a_year_need_a_latest_day() -> None:
    doc = Document(Report(id="1", text="قتل ثلاثة اليوم الإثنين 25 تموز في قصف."))
    assert infer_published(doc)[1] == "unknown"
    assert infer_published(doc, date(2025, 1, 1))[:2] == (date(2022, 7, 25), "weekday")
    assert infer_published(doc, date(2020, 1, 1))[0] == date(2016, 7, 25)


def test_without_a_publication_day_nothing_is_guessed() -> None:
    doc = Document(Report(id="1", text=BODY))
    (one,) = resolve(doc, find_days(doc), None)
    assert (one.start, one.end, one.reason) == (None, None, "no publication day to count from")


def test_the_command_prints_lines_and_json() -> None:
    lines = run_when("قتل ثلاثة مساء أمس، والهدنة ثلاثة أيام", "2018-05-09", False).splitlines()
    assert len(lines) == 2
    assert "2018-05-08" in lines[0]
    assert "evening" in lines[0]
    assert '"start":"2018-05-08"' in run_when("قتل ثلاثة مساء أمس", "2018-05-09", True)
    assert run_when("لا شيء", "2018-05-09", False) == "No time found."
    assert run_when("اليوم الأربعاء 9 أيار 2018", None, False).startswith("published 2018-05-09 (today)")
    with pytest.raises(ValueError, match="month"):
        run_when("أمس", "2018-13-09", False)
