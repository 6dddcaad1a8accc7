"""Regressions over named binary features, and their weights as dictionaries that a file can hold."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

Rows = list[tuple[list[str], int, float]]
"""Of each row the features that hold, the right answer (0 or 1) and what the row weighs."""


def narrow(x: Any) -> Any:
    """The matrix with 32-bit indices, which is all that the solvers take."""
    x.indices, x.indptr = x.indices.astype(np.int32), x.indptr.astype(np.int32)
    return x


def matrix(rows: Sequence[list[str]], least: int) -> tuple[Any, list[str]]:
    """The rows as a binary matrix, and the names of its columns: the features that `least` rows or more have, in order."""
    seen = Counter(f for features in rows for f in set(features))
    names = sorted(f for f, n in seen.items() if n >= least)
    column = {f: i for i, f in enumerate(names)}
    held, ends = array("i"), array("i", [0])
    for features in rows:
        held.extend(sorted({column[f] for f in features if f in column}))
        ends.append(len(held))
    ones = np.ones(len(held))
    where = np.frombuffer(held, dtype=np.int32) if held else np.zeros(0, np.int32)
    return sparse.csr_matrix((ones, where, np.frombuffer(ends, np.int32)), (len(rows), len(names))), names


def fit(rows: Rows, c: float, least: int = 2, lightest: float = 0.003) -> dict[str, float]:
    """The weights of a logistic regression over binary features seen `least` times or more."""
    if not rows:
        return {"": -1.0}
    x, names = matrix([r[0] for r in rows], least)
    y, w = np.array([r[1] for r in rows]), np.array([r[2] for r in rows])
    model = LogisticRegression(C=c, solver="liblinear", random_state=0, max_iter=300)
    model.fit(x, y, sample_weight=w)
    weights = {
        f: round(float(v), 3) for f, v in zip(names, model.coef_[0], strict=True) if abs(v) >= lightest
    }
    return {"": round(float(model.intercept_[0]), 3), **weights}


def fit_rank(rows: list[tuple[int, int, list[str], int]], c: float, least: int = 2) -> dict[str, float]:
    """Weights that put a right candidate above the wrong ones of the same draft: a regression over their differences."""
    x, names = matrix([r[2] for r in rows], least)
    drafts: dict[int, tuple[list[int], list[int]]] = {}
    for k, (_, draft, _, right) in enumerate(rows):
        drafts.setdefault(draft, ([], []))[right].append(k)
    pairs = [
        (p, q, 1 / (len(wrong) * len(right)) ** 0.5)
        for wrong, right in drafts.values()
        for p in right
        for q in wrong
    ]
    apart = x[[p for p, _, _ in pairs]] - x[[q for _, q, _ in pairs]]
    both = narrow(sparse.vstack([apart, -apart]).tocsr())
    weight = np.array([w for _, _, w in pairs] * 2)
    model = LogisticRegression(C=c, fit_intercept=False, solver="liblinear", random_state=0)
    model.fit(both, np.array([1] * len(pairs) + [0] * len(pairs)), sample_weight=weight)
    return {f: round(float(v), 3) for f, v in zip(names, model.coef_[0], strict=True) if abs(v) >= 0.003}


def fit_classes(
    rows: list[tuple[list[str], str]],
    classes: tuple[str, ...],
    c: float,
    least: int = 2,
    lightest: float = 0.005,
) -> dict[str, dict[str, float]]:
    """The weights of a multinomial logistic regression, by feature and class."""
    x, names = matrix([r[0] for r in rows], least)
    model = LogisticRegression(C=c, max_iter=500, random_state=0)
    model.fit(x, np.array([r[1] for r in rows]))
    told = list(model.classes_)
    always = {k: round(float(v), 3) for k, v in zip(told, model.intercept_, strict=True)}
    weights = {"": always | {k: -4.0 for k in classes if k not in told}}
    for j, name in enumerate(names):
        held = {
            k: round(float(v), 3) for k, v in zip(told, model.coef_[:, j], strict=True) if abs(v) >= lightest
        }
        if held:
            weights[name] = held
    return weights
