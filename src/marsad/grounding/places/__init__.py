"""Places of a report resolved to the world: `ground_places(doc, mentions, published)`."""

from marsad.grounding.places.country import country_votes, report_country
from marsad.grounding.places.ground import Grounding, explain_places, ground_places
from marsad.grounding.places.precision import geo_precision, where_prec

__all__ = [
    "Grounding", "country_votes", "explain_places", "geo_precision", "ground_places", "report_country", "where_prec",
]  # fmt: skip
