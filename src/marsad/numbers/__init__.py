"""How many: numbers in words and digits, bounds and what is counted, and the tolls a report tells.

    from marsad.numbers import count, read_number, find_quantities, find_tolls

Usable alone: `count("قتل أكثر من 50 شخصا")` needs no report.
"""

from marsad.numbers.comparisons import Interval, find_intervals
from marsad.numbers.durations import Duration, find_durations
from marsad.numbers.general import NumberFound, find_numbers
from marsad.numbers.quantities import Quantity, count, find_quantities
from marsad.numbers.reading import NumberRead, read_number
from marsad.numbers.tolls import TollMention, find_tolls

__all__ = [
    "Duration",
    "Interval",
    "NumberFound",
    "NumberRead",
    "Quantity",
    "TollMention",
    "count",
    "find_durations",
    "find_intervals",
    "find_numbers",
    "find_quantities",
    "find_tolls",
    "read_number",
]
