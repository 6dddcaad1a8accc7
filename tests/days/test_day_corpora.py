"""Gates: the share of date cases of other makers that is right may not fall below its floor."""

from __future__ import annotations

import os
from pathlib import Path

import day_corpora as corpora
import day_gold as gold
import day_timeml as timeml
import pytest

SHARED = Path(__file__).parents[3] / "shared"


def shared(*names: str) -> Path:
    """A path of the shared corpora; skips where it is missing, fails where it is missing in continuous integration."""
    path = SHARED.joinpath(*names)
    if not path.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{path} is missing")
        pytest.skip(f"{path} is missing")
    return path


def share(cases: list[corpora.Compared]) -> float:
    """The share of cases that are right."""
    return sum(case.right for case in cases) / len(cases)


@pytest.mark.parametrize(
    ("parsers", "floor"),
    [
        (("DateParser", "DatePeriodParser", "HolidayParser"), 0.90),
        (("TimeParser", "TimePeriodParser"), 0.92),
        (("DurationParser",), 0.99),
    ],
)
def test_recognizers(parsers: tuple[str, ...], floor: float) -> None:
    cases = corpora.recognizers(shared("corpora", "recognizers_ar", "Specs", "DateTime", "Arabic"), parsers)
    assert len(cases) >= 44
    assert share(cases) >= floor, [case.text for case in cases if not case.right]


def test_maha() -> None:
    cases = corpora.maha(shared("corpora", "maha_cases", "maha_cases.json"))
    assert len(cases) == 374
    assert share(cases) >= 0.95, [case.text for case in cases if not case.right]


def test_duckling() -> None:
    cases = corpora.duckling(shared("corpora", "duckling_ar", "time_ar_examples.tsv"))
    assert len(cases) == 177
    assert share(cases) >= 0.95, [case.text for case in cases if not case.right]


@pytest.mark.parametrize(("name", "exact", "coded"), [("train", 0.91, 0.94), ("dev", 0.83, 0.86)])
def test_date_texts_of_coded_reports(name: str, exact: float, coded: float) -> None:
    cases = gold.cases(shared("gold", f"{name}.jsonl"))
    assert len(cases) > 100
    assert sum(case.right for case in cases) / len(cases) >= exact
    assert sum(case.right_as_coded for case in cases) / len(cases) >= coded


def test_timeml_documents() -> None:
    score = timeml.score(shared("corpora", "heideltime_ar_timex", "Corpus_test"))
    assert score.gold == 283
    assert score.f1(score.lenient) >= 0.78
    assert score.f1(score.value_lenient) >= 0.57
    assert score.f1(score.value_strict) >= 0.47


def test_speed_of_finding_and_resolving() -> None:
    import json
    import time
    from datetime import date

    from marsad.days import find_days, resolve
    from marsad.record import Report
    from marsad.text import Document

    lines = shared("corpora", "reports", "conflict.jsonl").read_text(encoding="utf-8").splitlines()[:300]
    docs = [Document(Report(id="", text=json.loads(line)["text"])) for line in lines]
    for doc in docs:
        _ = doc.sentence_at
    start = time.process_time()
    for doc in docs:
        resolve(doc, find_days(doc), date(2018, 5, 9))
    spent = time.process_time() - start
    assert sum(len(doc.raw.encode()) for doc in docs) / spent >= 1_000_000
