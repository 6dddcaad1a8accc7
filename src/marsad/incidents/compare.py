"""What holds between two events: one feature for each part of the comparison, in a fixed order, the same both ways."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from marsad.incidents.facts import DEEDS, UNREAD, Facts, ReportFacts, distance_m
from marsad.incidents.words import copied, weight_of

REPORT_PARTS = ("text", "title", "told", "copy")
TELLING_PARTS = ("published", "place", "standing")
CHEAP_PARTS = (
    "kind", "days", "killed", "injured", "agree", "named", "age", "actor1", "actor2", "parties", "status", "reading", "theme",
    "hour",
)  # fmt: skip
DEAR_PARTS = ("story", "names", "whole")
EVENT_PARTS = TELLING_PARTS + CHEAP_PARTS + DEAR_PARTS
PARTS = REPORT_PARTS + EVENT_PARTS
CLOSE = frozenset(("place:same site", "place:same town", "place:near"))
_TIMELY = frozenset(("published", "standing", "age"))  # of two events of one report they tell nothing


def features(a: Facts, b: Facts) -> list[str]:
    """The features that hold between two events, one for each of `PARTS`, symmetric in the two."""
    return [*report_features(a.report, b.report), *event_features(a, b)]


def report_features(a: ReportFacts, b: ReportFacts) -> tuple[str, str, str, str]:
    """What holds between two reports; of a report and itself only that it is one: its text and day tell nothing."""
    if a is b:
        return "", "", "", "copy:own"
    return (
        _shared("text", a.words, b.words, a.weight, b.weight),
        _shared("title", a.title, b.title, a.title_weight, b.title_weight),
        _headlines_told(a, b),
        _copy(a, b),
    )


def event_features(a: Facts, b: Facts) -> list[str]:
    """What holds between two events beside what holds between their reports."""
    telling = telling_features(a, b)
    place = telling[1]
    found = [*telling, *cheap_features(place, a, b), *dear_features(place, a, b)]
    if a.report is b.report:
        return ["" if part in _TIMELY else name for part, name in zip(EVENT_PARTS, found, strict=True)]
    return found


def telling_features(a: Facts, b: Facts) -> tuple[str, str, str]:
    """The few of an event's features that most often settle that two events are not one: asked first."""
    return _published(a, b), _place(a, b), _STANDING[a.headline + b.headline]


_STANDING = ("standing:neither leads", "standing:one leads", "standing:both lead")
_AGE = ("age:news", "age:one looks back", "age:both look back")


def cheap_features(place: str, a: Facts, b: Facts) -> list[str]:
    """The features that cost little, what holds of the places given."""
    return [
        _kind(a, b),
        _days(a, b),
        _toll(_KILLED, a.killed, b.killed),
        _toll(_INJURED, a.injured, b.injured),
        _agree(place, a, b),
        _named(place, a, b),
        _AGE[a.old + b.old],
        _side(_DOER, a.actor1, b.actor1),
        _side(_TARGET, a.actor2, b.actor2),
        _parties(a, b),
        _status(a, b),
        _reading(a, b),
        _theme(a, b),
        _hour(a, b),
    ]


def dear_features(place: str, a: Facts, b: Facts) -> tuple[str, str, str]:
    """The features that cost most, what holds of the places given."""
    story = _shared("story", a.words, b.words, a.weight, b.weight)
    return story, _names(a, b), _whole(place, story, a, b)


def _kind(a: Facts, b: Facts) -> str:
    if UNREAD in (a.kind, b.kind):
        return "kind:unread"
    if a.kind == b.kind:
        return f"kind:same {a.group}"
    if a.families == b.families:
        return "kind:family"
    if a.group == b.group:
        return "kind:group"
    return "kind:deeds" if a.group in DEEDS and b.group in DEEDS else "kind:apart"


def _status(a: Facts, b: Facts) -> str:
    if a.status == b.status:
        return "status:same"
    return "status:going on" if {a.status, b.status} == {"happened", "ongoing"} else "status:apart"


def _days(a: Facts, b: Facts) -> str:
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return "days:unknown"
    gap = max(a.start, b.start) - min(a.end, b.end)
    told = ("default", "one told", "told")[a.told + b.told]
    if gap <= 0:
        long = max(a.end - a.start, b.end - b.start)
        return f"days:same {told}" if long < 3 else "days:within" if long < 15 else "days:within long"
    return f"days:one apart {told}" if gap == 1 else f"days:{'few' if gap <= 3 else 'many'} apart"


def _published(a: Facts, b: Facts) -> str:
    """How far apart the reports came out."""
    one, other = a.report.published, b.report.published
    if one is None or other is None:
        return "published:unknown"
    gap = abs(one - other)
    if gap == 0:
        return "published:same day"
    return "published:next day" if gap == 1 else "published:days later" if gap <= 4 else "published:later"


_TELLING = frozenset(("story:2", "story:3", "story:4", "story:5", "story:2 few"))


_WHOLE = {
    (place, words, family): f"whole:{place}, {words}, {family}"
    for place in ("place", "wide", "no place")
    for words in ("words", "no words")
    for family in ("family", "no family")
}
_WIDE = frozenset(("place:in wide", "place:same wide"))


def _whole(place: str, story: str, a: Facts, b: Facts) -> str:
    """Which of place, words and family agree: together they tell more than each by itself."""
    close = "place" if place in CLOSE else "wide" if place in _WIDE else "no place"
    words = "words" if story in _TELLING else "no words"
    return _WHOLE[close, words, "family" if a.families == b.families else "no family"]


def _place(a: Facts, b: Facts) -> str:
    far = distance_m(a, b)
    wide = max(a.radius, b.radius)
    if far is None:
        if a.lat is None and b.lat is None and a.place and a.place == b.place:
            return "place:same country"
        if not a.place or not b.place:
            return "place:unknown"
        return "place:in country" if a.country == b.country else "place:apart"
    if a.place == b.place and far < 1000:
        return "place:same wide" if wide > 25_000 else "place:same town" if wide > 3000 else "place:same site"
    if far > max(150_000, 2 * wide):
        return "place:another land"
    if wide > 25_000:
        return "place:in wide" if far <= wide else "place:out of wide" if far <= 2 * wide else "place:far"
    both = a.radius + b.radius
    if far <= both:
        return "place:near"
    return (
        "place:nearby" if far <= max(10_000, 2 * both) else "place:some way" if far <= 40_000 else "place:far"
    )


_GENERIC = frozenset(
    ("civilians", "fighters", "unidentified-armed-group", "unidentified-forces", "protesters")
)


@lru_cache(maxsize=100_000)
def _generic(name: str) -> bool:
    return name.lower().replace(" ", "-") in _GENERIC


_DOER, _TARGET = (
    {told: f"{side}:{told}" for told in ("unknown", "apart", "shared", "shared generic")}
    for side in ("actor1", "actor2")
)


def _side(names: dict[str, str], a: frozenset[str], b: frozenset[str]) -> str:
    return names[_sides(a, b)] if a and b else names["unknown"]


@lru_cache(maxsize=200_000)
def _sides(a: frozenset[str], b: frozenset[str]) -> str:
    shared = a & b
    if not shared:
        return "unknown" if all(_generic(n) for n in a | b) else "apart"
    return "shared generic" if all(_generic(n) for n in shared) else "shared"


def _parties(a: Facts, b: Facts) -> str:
    """Whether the two sides are turned about: an attack and its reprisal, or a doer read as the target."""
    ours = a.actor1 & b.actor2
    theirs = a.actor2 & b.actor1
    if ours and theirs:
        return "parties:turned"
    return "parties:one turned" if (ours or theirs) and not (a.actor1 & b.actor1) else "parties:straight"


_TOLLS = ("unknown", "one", "same none", "same few", "same", "overlap", "near", "apart", "far apart")
_KILLED, _INJURED = ({told: f"{slot}:{told}" for told in _TOLLS} for slot in ("killed", "injured"))


def _toll(names: dict[str, str], a: tuple[int, int | None] | None, b: tuple[int, int | None] | None) -> str:
    if a is None or b is None:
        return names["unknown" if a is b else "one"]
    return names[_tolls(a, b)]


@lru_cache(maxsize=100_000)
def _tolls(a: tuple[int, int | None], b: tuple[int, int | None]) -> str:
    if a == b:
        return "same none" if a[0] == 0 else "same few" if a[0] < 4 else "same"
    high_a = a[1] if a[1] is not None else a[0] * 2
    high_b = b[1] if b[1] is not None else b[0] * 2
    if max(a[0], b[0]) <= min(high_a, high_b):
        return "overlap"
    least, most = sorted((a[0], b[0]))
    if most - least <= 2:
        return "near"
    return "apart" if most <= 3 * max(1, least) else "far apart"


_SHARES = (0.1, 0.2, 0.35, 0.55, 0.8)
_SHARED = {
    name: (tuple(f"{name}:{n}" for n in range(6)), tuple(f"{name}:{n} few" for n in range(3)))
    for name in ("story", "text", "title")
}
_MANY = 14  # the rarity in sum from which shared words are more than chance


def _shared(name: str, a: frozenset[str], b: frozenset[str], weight_a: int, weight_b: int) -> str:
    """How much of the rarer words' weight of the poorer side is shared."""
    many, few = _SHARED[name]
    if not a or not b:
        return f"{name}:none told"
    both = a & b
    if not both:
        return many[0]
    weight = weight_of(both)
    rank = bisect_left(_SHARES, weight / max(1, min(weight_a, weight_b)))
    return many[rank] if weight >= _MANY else few[min(rank, 2)]


def _headlines_told(a: ReportFacts, b: ReportFacts) -> str:
    """How much of one's headline the other tells, in its headline or its text: the better of the two."""
    best = 0.0
    for one, other in ((a, b), (b, a)):
        if one.title_weight >= _MANY:
            both = weight_of((one.title & other.words) | (one.title & other.title_words))
            best = max(best, both / one.title_weight)
    return f"told:{bisect_left(_TOLD, best)}"


_TOLD = (0.15, 0.35, 0.55, 0.75, 0.9)


def _named(place: str, a: Facts, b: Facts) -> str:
    """Whether the headlines name the places where it happened, and whether these are one."""
    if not a.named or not b.named:
        return f"named:{'one' if a.named or b.named else 'none'}"
    return "named:both close" if place in CLOSE or place == "place:same wide" else "named:both apart"


def _agree(place: str, a: Facts, b: Facts) -> str:
    """Whether toll and place agree: together they tell more."""
    if a.killed is None or b.killed is None or not a.killed[0] or not b.killed[0]:
        return "agree:unknown"
    toll = "toll" if a.killed == b.killed else "near" if abs(a.killed[0] - b.killed[0]) <= 2 else "other toll"
    return f"agree:{'close' if place in CLOSE else 'not close'} {toll}"


def _names(a: Facts, b: Facts) -> str:
    if not a.names or not b.names:
        return "names:unknown"
    both = len(set(a.names).intersection(b.names))
    return "names:same" if both >= 2 else "names:apart"


def _copy(a: ReportFacts, b: ReportFacts) -> str:
    share = copied(a.sketch, b.sketch)
    if share < 0.1:
        return "copy:no"
    return "copy:some" if share < 0.3 else "copy:much" if share < 0.7 else "copy:whole"


def _reading(a: Facts, b: Facts) -> str:
    least = min(a.confidence, b.confidence)
    return "reading:sure" if least >= 0.7 else "reading:fair" if least >= 0.45 else "reading:weak"


def _theme(a: Facts, b: Facts) -> str:
    if a.theme == b.theme:
        return "theme:same"
    return f"theme:one {max(a.theme, b.theme) if not a.theme or not b.theme else 'other'}"


def _hour(a: Facts, b: Facts) -> str:
    if not a.part or not b.part:
        return "hour:unknown"
    return "hour:same" if a.part == b.part else "hour:apart"
