"""Number cases that others made: the share read with the value their makers expect may not fall below the floors.

Cases whose expected value is wrong, or contradicts another case of the same makers, stand in `wrong_cases.tsv` by a
digest of their text, with the reason; everything else counts.
"""

from __future__ import annotations

import ast
import json
import re
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from number_shared import shared

from marsad.numbers import Interval, NumberFound, find_durations, find_intervals, find_numbers

HERE = Path(__file__).parent


class Share(NamedTuple):
    """Right readings, cases that count, and the texts that were read otherwise."""

    right: int
    cases: int
    missed: list[str]

    @property
    def share(self) -> float:
        return self.right / self.cases


def wrong_cases() -> dict[tuple[str, str], str]:
    """Corpus and digest of the cases that do not count, with the reason."""
    lines = (HERE / "wrong_cases.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n")[1:]
    return {(corpus, case): reason for corpus, case, reason in (line.split("\t") for line in lines)}


def digest(text: str) -> str:
    """The first twelve hexadecimal digits of a case's SHA-256."""
    return sha256(text.strip().encode()).hexdigest()[:12]


def tally(corpus: str, results: list[tuple[str, bool]]) -> Share:
    """The share over the cases that count."""
    wrong = wrong_cases()
    counted = [(text, right) for text, right in results if (corpus, digest(text)) not in wrong]
    return Share(sum(r for _, r in counted), len(counted), [t for t, r in counted if not r])


def near(expected: float, got: float | Fraction | int | None) -> bool:
    return (
        got is not None
        and abs(float(got) - expected) <= 1e-9 * max(1.0, abs(expected))
        and (got != 0 or expected == 0)
    )


def shown(found: NumberFound) -> str:
    return f"{found.anchor}{found.value:+d}" if found.kind == "relative" else str(found.value)


def recognizers(name: str) -> list[dict[str, Any]]:
    """The cases of one Recognizers-Text model that its makers support in some language of theirs."""
    path = shared("corpora", "recognizers_ar", "Specs", "Number", "Arabic", f"{name}.json")
    every = json.loads(path.read_text(encoding="utf-8-sig"))
    if name == "OrdinalModel":
        return [c for c in every if "dotnet" not in c.get("NotSupported", "")]
    return [c for c in every if not c.get("NotSupported")]


def read_recognizers(name: str, kinds: set[str]) -> list[tuple[str, bool]]:
    results = []
    for case in recognizers(name):
        expected = [r["Resolution"]["value"] for r in case["Results"]]
        got = [f for f in find_numbers(case["Input"]) if f.kind in kinds]
        if "ordinal" in kinds:
            right = [shown(f) for f in got] == expected
        else:
            right = len(got) == len(expected) and all(
                near(float(e.rstrip("%")), f.value) for e, f in zip(expected, got, strict=True)
            )
        results.append((case["Input"], right))
    return results


def interval(found: Interval) -> str:
    """An interval as the corpus writes it: `[20,30)`."""

    def end(value: Fraction | int | None) -> str:
        return "" if value is None else str(value) if isinstance(value, int) else str(float(value))

    left = "(" if found.low_open or found.low is None else "["
    right = ")" if found.high_open or found.high is None else "]"
    return f"{left}{end(found.low)},{end(found.high)}{right}"


def read_intervals() -> list[tuple[str, bool]]:
    results = []
    for case in recognizers("NumberRangeModel"):
        expected = [r["Resolution"]["value"] for r in case["Results"]]
        results.append((case["Input"], [interval(i) for i in find_intervals(case["Input"])] == expected))
    return results


def test_recognizers() -> None:
    results = read_recognizers("NumberModel", {"number", "share"})
    results += read_recognizers("PercentModel", {"percent"})
    results += read_recognizers("OrdinalModel", {"ordinal", "relative"})
    results += read_recognizers("OrdinalModelSuppressExtendedTypes", {"ordinal"})
    results += read_intervals()
    share = tally("recognizers", results)
    assert share.cases >= 290
    assert share.share >= 0.99, share.missed
    assert sum(r for _, r in results) / len(results) >= 0.955  # the wrong ones counted too


def maha(kind: str) -> list[dict[str, Any]]:
    cases = json.loads(shared("corpora", "maha_cases", "maha_cases.json").read_text(encoding="utf-8"))
    return [c for c in cases if c["kind"] == kind and c["text"]]


def read_maha(kind: str) -> list[tuple[str, bool]]:
    results = []
    for case in maha(kind):
        value = ast.literal_eval(case["expected"][0])
        expected = value if isinstance(value, list) else [value]
        got = find_numbers(case["text"])
        values = [None if f.value is None else f.value / 100 if f.kind == "percent" else f.value for f in got]
        right = len(values) == len(expected) and all(
            near(e, v) for e, v in zip(expected, values, strict=True)
        )
        results.append((case["text"], right))
    return results


def test_maha_numerals_and_ordinals() -> None:
    numerals, ordinals = tally("maha", read_maha("numeral")), tally("maha", read_maha("ordinal"))
    assert (numerals.cases, ordinals.cases) >= (900, 190)
    assert numerals.share >= 0.995, numerals.missed
    assert ordinals.share >= 0.96, ordinals.missed


def test_maha_durations() -> None:
    results = []
    for case in maha("duration"):
        units = [
            u.removesuffix("S").lower() for u in re.findall("DurationUnit.([A-Z]+)", case["expected"][1])
        ]
        expected = dict(zip(units, ast.literal_eval(case["expected"][0]), strict=True))
        sums: dict[str, Fraction] = {}
        for found in find_durations(case["text"]):
            sums[found.unit] = sums.get(found.unit, Fraction(0)) + found.amount
        right = set(sums) == set(expected) and all(
            abs(float(sums[u]) - v) < 1e-3 for u, v in expected.items()
        )
        results.append((case["text"], right))
    share = tally("maha", results)
    assert share.cases >= 85
    assert share.share >= 0.98, share.missed


def test_duckling() -> None:
    results = []
    for name in ("Numeral", "Ordinal"):
        source = shared("corpora", "duckling_ar", "Duckling", name, "AR", "Corpus.hs").read_text(
            encoding="utf-8"
        )
        for value, block in re.findall(
            r"\((?:NumeralValue|OrdinalData) (\(?-?[\d.]+\)?)\)\s*\[(.*?)\n\s*\]", source, re.S
        ):
            for text in re.findall(r'"([^"]*)"', block):
                got = find_numbers(text)
                results.append((text, len(got) == 1 and near(float(value.strip("()")), got[0].value)))
    share = tally("duckling", results)
    assert share.cases >= 190
    assert share.share == 1.0, share.missed
