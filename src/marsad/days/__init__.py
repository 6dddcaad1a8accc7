"""When it happened: time expressions found and resolved to days.

from marsad.days import when
when("قتل ثلاثة مساء أمس", "2017-07-06")
"""

from marsad.days.mentions import TimeMention, find_days
from marsad.days.profile import ASSISTANT, NEWS, Profile
from marsad.days.published import infer_published
from marsad.days.resolve import Resolved, resolve, when

__all__ = [
    "ASSISTANT",
    "NEWS",
    "Profile",
    "Resolved",
    "TimeMention",
    "find_days",
    "infer_published",
    "resolve",
    "when",
]
