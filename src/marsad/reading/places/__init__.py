"""Places as a report names them: `find_places(doc)`."""

from marsad.reading.places.entry import Entry
from marsad.reading.places.find import find_places
from marsad.reading.places.gazetteer import gazetteer
from marsad.reading.places.mention import PlaceMention

__all__ = ["Entry", "PlaceMention", "find_places", "gazetteer"]
