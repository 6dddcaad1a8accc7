"""Focus: the stretch of an axis where nearly all values lie, so that a few far off do not make a picture tiny."""

from __future__ import annotations


def focus(values: list[float], share: float, least: float) -> tuple[float, float]:
    """The lowest and highest value to draw.

    All of them, unless a stretch less than half as long (and no shorter than `least`) holds all but `share` of them:
    then that stretch with half its length on either side.
    """
    ordered = sorted(values)
    low, high = ordered[0], ordered[-1]
    out = int(len(ordered) * share)
    if not out:
        return low, high
    held = len(ordered) - out
    start = min(range(out + 1), key=lambda i: (ordered[i + held - 1] - ordered[i], i))
    near, far = ordered[start], ordered[start + held - 1]
    length = max(far - near, least)
    if length >= 0.5 * (high - low):
        return low, high
    return max(low, near - length / 2), min(high, far + length / 2)
