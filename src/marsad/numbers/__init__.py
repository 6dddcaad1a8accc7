"""How many: numbers in words and digits, bounds and what is counted, and the tolls a report tells.

    from marsad.numbers import count, read_number, find_quantities, find_tolls

Usable alone: `count("قتل أكثر من 50 شخصا")` needs no report.
"""

from marsad.numbers.quantities import Quantity, count, find_quantities
from marsad.numbers.reading import NumberRead, read_number
from marsad.numbers.tolls import TollMention, find_tolls

__all__ = ["NumberRead", "Quantity", "TollMention", "count", "find_quantities", "find_tolls", "read_number"]
