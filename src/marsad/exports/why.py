"""The decisions behind a report's records, as lines: each candidate with its score and what weighed most."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.coding.explain import Reasons, Weighed, Why


def decisions(found: Reasons) -> Iterator[str]:
    """The decisions of a report: of the whole, of each record's cells, and the drafts that became no record."""
    yield "how it was decided (scores are log-odds; + and - what weighed most for and against):"
    yield from _why(found.report)
    for event, whys in found.events.items():
        yield f"{event}"
        for why in whys:
            yield from _why(why)
    if found.left_out:
        yield "drafts that are no record:"
        for why in found.left_out:
            yield from _why(why)


def _why(why: Why) -> Iterator[str]:
    floor = f" (above {why.floor:+.2f})" if why.floor else ""
    yield f"  {why.cell:<14} {_weighed(why.taken)}{floor}"
    if why.next is not None:
        yield f"  {'  next':<14} {_weighed(why.next)}"


def _weighed(one: Weighed) -> str:
    told = f"{one.told}  " if one.told else ""
    held = "  ".join(f"{name} {weight:+.2f}" for name, weight in one.reasons)
    return f"{told}{one.score:+.2f}" + (f"  [{held}]" if held else "")
