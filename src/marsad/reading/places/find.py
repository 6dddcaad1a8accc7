"""Reading places: `find_places(doc)`, every mention of a place in a report with its context."""

from __future__ import annotations

from marsad.reading.places.back import drop_idle
from marsad.reading.places.bearings import tell_bearings
from marsad.reading.places.containers import tell_containers
from marsad.reading.places.government import mark_governments
from marsad.reading.places.marks import mark_names
from marsad.reading.places.mention import PlaceMention
from marsad.reading.places.phrase import PhraseReader
from marsad.text import Document


def find_places(doc: Document) -> list[PlaceMention]:
    """Every mention of a place in a document, in order; names inside other names are marked, not dropped."""
    mentions = drop_idle(PhraseReader(doc).read())
    tell_bearings(doc, mentions)
    tell_containers(doc, mentions)
    mark_names(doc, mentions)
    mark_governments(doc, mentions)
    return mentions
