"""Reading on the way into the archive: what cannot be read is kept all the same, and read when it can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from marsad.cli.messages import Messages
from marsad.cli.reading import read_all
from marsad.sources import Fault, Item

if TYPE_CHECKING:
    from marsad.archive.adding import Adder


def read_and_keep(
    adder: Adder, items: Iterable[Item | Fault], messages: Messages, workers: int = 1
) -> Iterator[int]:
    """Read the items the archive does not have and keep them; gives the number of events of each that was read.

    Faults and notices are said; where reading a report fails, its bytes and text are kept without a coding.
    """
    waiting: dict[str, Item] = {}

    def fed() -> Iterator[Item | Fault]:
        for item in adder.fresh(iter(items)):
            if isinstance(item, Item):
                waiting[item.where] = item
            yield item

    for outcome in read_all(fed(), workers):
        if isinstance(outcome, Fault):
            messages.fault(outcome)
            if unread := waiting.pop(outcome.where, None):
                adder.keep(unread, None)
            continue
        item, coded = outcome
        waiting.pop(item.where, None)
        messages.noticed(item)
        adder.keep(item, coded)
        yield len(coded.events)
