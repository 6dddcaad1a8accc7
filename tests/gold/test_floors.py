"""The gate: what Marsad reaches on gold that others made may not fall below `floors.json`.

The gold lies beside the project, in `../shared`, and is no part of it: without it these tests are skipped, and fail
under CI.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

GOLD = Path(__file__).parents[3] / "shared" / "gold"
pytestmark = pytest.mark.slow
FLOORS: dict[str, dict[str, dict[str, float]]] = json.loads(
    Path(__file__).with_name("floors.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def measure() -> ModuleType:
    if not (GOLD / "measure.py").exists():
        message = f"no gold at {GOLD.parent}: the floors are not tested"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    sys.path.insert(0, str(GOLD))
    spec = importlib.util.spec_from_file_location("measure", GOLD / "measure.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def sample(measure: ModuleType, marsad: Any) -> dict[str, float]:
    """The founding report alone, scored as `measure.gold` scores the others."""
    reports = measure.jsonl(str(GOLD / "sample.jsonl"))
    figures, _ = measure.S.score(reports, marsad.read(reports)[0])
    return {f"{name} F1": figures[name]["f1"] for name in ("events", "slots")}


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_falls_below_its_floor(name: str, measure: ModuleType) -> None:
    marsad = measure.Product(str(Path(sys.executable).with_name("marsad")))
    figures = sample(measure, marsad) if name == "sample" else measure.MEASURES[name](marsad, str(GOLD))
    print(name, figures)
    short = [f"{k} {figures[k]} < {v}" for k, v in FLOORS[name].get("at least", {}).items() if figures[k] < v]
    over = [f"{k} {figures[k]} > {v}" for k, v in FLOORS[name].get("at most", {}).items() if figures[k] > v]
    assert not short + over
