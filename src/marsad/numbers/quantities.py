"""Quantities: every number of a report with its bounds and what it counts; designations are none."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from marsad.numbers.bounds import Bound, bound_after, bound_before, bounded
from marsad.numbers.digits import Amount, thousands
from marsad.numbers.kinds import designated, measure_before, year_like
from marsad.numbers.lexicon import number_word
from marsad.numbers.nouns import Counted, counted, marked_dual
from marsad.numbers.reading import NumberRead, read_number
from marsad.numbers.sets import word_set
from marsad.reading.mention import Mention
from marsad.record import Report
from marsad.text import Document


class Quantity(Mention):
    """How many of what: `high` None where only a lower bound is told, `value` None where the number is vague.

    `unit` is `people`, `ordinal`, `percent`, `year`, `date`, `clock`, `age`, a class of things (`duration`, `distance`,
    `money`, `weapons` …) or `count`; `counts` the lemma of the noun; `noun` its tokens (exclusive end) or None.
    """

    low: int
    high: int | None
    value: Amount | None = None
    approximate: bool = False
    unit: str = "count"
    counts: str = ""
    cls: str = ""
    noun: tuple[int, int] | None = None
    number: tuple[int, int] = (0, 0)
    vague: bool = False
    definite: bool = False


def count(text: str) -> list[Quantity]:
    """Every quantity of a text, in order; offsets are those of the text."""
    return find_quantities(Document(Report(id="", text=text)))


def find_quantities(doc: Document) -> list[Quantity]:
    """Every quantity of a document, in order, furniture left out."""
    found: list[Quantity] = []
    for sentence in doc.sentences:
        found += quantities_between(doc, sentence.first, sentence.last)
    return found


def quantities_between(doc: Document, first: int, last: int) -> list[Quantity]:
    """The quantities among tokens `first` to `last` (exclusive), which must lie in one sentence."""
    forms = doc.forms
    found: list[Quantity] = []
    i = floor = first
    while i < last:
        word = number_word(forms[i])
        if word is None:
            noun = counted(forms[i])
            adjective = bool(found) and found[-1].rule == "dual" and found[-1].last == i  # جنديين تركيين
            if noun is not None and not adjective and _is_two(doc, i, noun, last):
                found.append(_dual(doc, i, noun, floor, last))
                i = floor = max(i + 1, found[-1].last)
            else:
                i += 1
            continue
        if forms[i] == "واحد" and i + 1 < last and forms[i + 1].startswith("ال"):
            i += 1  # وأحد المدنيين
            continue
        read = read_number(forms, i)
        if read is None or read.last > last:
            i += 1
            continue
        if word.role == "digits" and designated(doc, i, read, first, last):
            i = floor = read.last
            continue
        quantity = _quantity(doc, i, read, floor, last)
        if found and (joined := _range(doc, found[-1], quantity)) is not None:
            found[-1] = quantity = joined
        else:
            found.append(quantity)
        i = floor = max(read.last, quantity.last)
    return found


def _is_two(doc: Document, i: int, noun: Counted, stop: int) -> bool:
    """Whether a noun without a number tells two: a dual, or a form dual or plural beside اثنين."""
    if noun.definite or noun.possessed:
        return False
    if noun.number == "a":
        token = doc.tokens[i]
        return _two_after(doc.forms, i, stop) is not None or marked_dual(doc.raw[token.start : token.end])
    if noun.construct:
        after = doc.forms[i + 1] if i + 1 < stop else ""
        if not (after.startswith("ال") or after in word_set("service") or counted(after) is not None):
            return False
    return noun.number == "d"


def _two_after(forms: Sequence[str], i: int, stop: int) -> int | None:
    """The token after the اثنين that goes with the noun at `i`, past its adjectives (عسكريين تركيين اثنين)."""
    for j in range(i + 1, min(i + 4, stop)):
        word = number_word(forms[j])
        if word is not None and word.value == 2 and word.role == "unit" and not word.skip:
            return j + 1
        if not forms[j].endswith(("ين", "ان")) or forms[j][0] == "و":
            return None
    return None


def _dual(doc: Document, i: int, noun: Counted, floor: int, stop: int) -> Quantity:
    """Two of a thing by its dual form alone: قتيلان، شخصين، مدنيين اثنين."""
    last = _two_after(doc.forms, i, stop) or i + 1
    bound = bound_before(doc.forms, i, floor)
    after = bound_after(doc.forms, last, stop)
    low, high, about = bounded(2, 2, (after or bound or Bound(0, 0, 0, "exact")).kind)
    first, skip = (bound.first, bound.skip) if bound else (i, noun.skip)
    last = after.last if after else last
    start, end = doc.words(first, last, skip)
    unit = "people" if noun.person else noun.cls
    return Quantity(
        first,
        last,
        start,
        end,
        "dual",
        low,
        high,
        2,
        about,
        unit,
        noun.lemma,
        noun.cls,
        (i, i + 1),
        (i, i + 1),
    )


def _quantity(doc: Document, i: int, read: NumberRead, floor: int, stop: int) -> Quantity:
    """A number read at `i` with what stands round it."""
    forms = doc.forms
    noun_at, noun = counted_after(forms, read.last, stop)
    value, low, high = read.value, read.low, read.high
    if isinstance(value, Fraction) and value.denominator != 1 and noun is not None and noun.person:
        whole = thousands(forms[i])
        if whole is not None:
            value, low, high = whole, whole, whole
    last = read.last
    unit, counts, cls = "count", "", ""
    if read.ordinal:
        unit = "ordinal"
    elif (percent := _percent(forms, read.last, stop)) is not None:
        unit, last = "percent", percent
    elif measure := measure_before(forms, i, read, floor):
        unit = measure
    elif noun is not None and noun_at is not None:
        unit, counts, cls = ("people" if noun.person else noun.cls), noun.lemma, noun.cls
        last = noun_at + 1
    elif year_like(forms, i, read, floor):
        unit = "year"
    before = bound_before(forms, i, floor)
    bracketed = last < stop and i > floor and forms[i - 1] == "(" and forms[read.last] == ")"
    first, skip = (before.first, before.skip) if before else (i - bracketed, 0 if bracketed else read.skip)
    after = None
    for j in range(last, min(last + 4, stop)):
        if forms[j] in word_set("within"):
            break  # خمسة مواطنين بينهم طفل على الأقل: at least one child
        if forms[j] not in ("من", "اخرين", "اخرون") and counted(forms[j]) is None and j > last:
            after = bound_after(forms, j, stop)
            break
        if (after := bound_after(forms, j, stop)) is not None:
            break
    about = read.vague
    if before or after:
        low, high, about = bounded(low, high, (before or after or Bound(0, 0, 0, "")).kind)
        if after is not None and after.kind == "min":
            high = None
    if after is not None and after.first == last:
        last = after.last
    start, end = doc.words(first, last, skip)
    noun_span = None if noun is None or noun_at is None else (noun_at, noun_at + 1)
    return Quantity(
        first, last, start, end, "number", low, high, value, about, unit, counts, cls, noun_span, (i, read.last),
        read.vague, read.definite,
    )  # fmt: skip


def counted_after(forms: Sequence[str], j: int, stop: int) -> tuple[int | None, Counted | None]:
    """The noun that a number ending before `j` counts: next to it, after a bracket, or after من."""
    if j < stop and forms[j] in (")", '"', "]", "/"):
        j += 1
    if j >= stop:
        return None, None
    noun = counted(forms[j])
    if noun is not None and noun.definite and not noun.person and forms[j] in word_set("time_told"):
        return None, None  # أصيب 173 اليوم
    if noun is not None and noun.skip == 0:
        if noun.lemma == "حالة" and j + 1 < stop and forms[j + 1] in word_set("harm_of_body"):
            return j, noun._replace(cls="injured", person=True)
        return j, noun
    if forms[j] == "من" and j + 1 < stop:
        noun = counted(forms[j + 1])
        if noun is not None and noun.number in "pa" and noun.person and noun.skip == 0:
            return j + 1, noun
    return None, None


_PERCENT = {("في", "الميه"), ("في", "المايه"), ("في", "الميته")}


def _percent(forms: Sequence[str], j: int, stop: int) -> int | None:
    """Where a percentage that goes on at `j` ends, None where it is none."""
    if j >= stop:
        return None
    if forms[j] in ("%", "بالميه", "بالمايه"):
        return j + 1
    if j + 1 < stop and (forms[j], forms[j + 1]) in _PERCENT:
        return j + 2
    return None


def _range(doc: Document, left: Quantity, right: Quantity) -> Quantity | None:
    """Two numbers told as the ends of one range: بين 40 و50، من 40 إلى 50، 40-50."""
    forms = doc.forms
    between = list(forms[left.number[1] : right.number[0]])
    before = forms[left.number[0] - 1] if left.number[0] else ""
    head = number_word(forms[right.number[0]])
    joined = (between == [] and head is not None and head.joined) or between == ["و"]
    if not (
        (joined and before in ("بين", "وبين", "مابين", "لبين"))
        or (between in (["الي"], ["و", "الي"]) and (before in ("من", "بين") or left.unit == "count"))
        or (between == ["-"] and doc.tokens[left.number[1] - 1].end + 1 == doc.tokens[right.number[0]].start)
        or (between == ["او"] and right.low > left.low)
    ):
        return None
    if between == ["الي"] and any(
        f.lstrip("ولي").startswith(("ارتفع", "ارتفاع", "رتفع", "ترتفع", "زاد", "قفز"))
        for f in forms[max(0, left.first - 9) : left.first]
    ):
        return None  # the old figure and the new
    if right.low <= left.low or left.vague or right.unit in ("year", "date", "ordinal", "percent"):
        return None
    first = left.number[0]
    if before in ("بين", "من", "وبين", "مابين"):
        first -= 1
        first -= int(first > 0 and forms[first - 1] in ("ما", "وما"))
    start, end = doc.words(first, right.last, 0)
    start = left.start if first == left.first else start
    return Quantity(
        first, right.last, start, end, "range", left.low, right.high, None, True, right.unit, right.counts, right.cls,
        right.noun, (left.number[0], right.number[1]), False, False,
    )  # fmt: skip
