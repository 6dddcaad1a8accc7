"""Victims: the noun phrase that tells who was killed or hurt, and how many that is."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.numbers.bounds import bound_after
from marsad.numbers.lexicon import number_word
from marsad.numbers.nouns import Counted, counted
from marsad.numbers.quantities import Quantity
from marsad.numbers.triggers import given_names, noun_kind_of, trigger
from marsad.text import Document
from marsad.text.phrases import prefixed


@dataclass
class Row:
    """The tokens of one sentence with their quantities by first token (bounds included) and by number."""

    doc: Document
    first: int
    last: int
    quantities: list[Quantity]
    starts: dict[int, Quantity] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for q in self.quantities:
            self.starts.setdefault(q.first, q)
            self.starts.setdefault(q.number[0], q)


@dataclass
class Victims:
    """A noun phrase of victims at tokens `first` to `last`: `low` None where it tells no number (a bare plural)."""

    first: int
    last: int
    low: int | None
    high: int | None
    about: bool = False
    cls: str = "unspecified"
    single: bool = False
    skip: int = 0
    rule: str = ""
    parts: list[tuple[int, int, str]] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    noun: tuple[int, int] | None = None


_OTHER_ONE = frozenset({"اخر", "اخري", "اخرا"})
_OTHER_TWO = frozenset({"اخران", "اخرتان", "اخريان", "اخرييان"})
_OTHERS = frozenset({"اخرون", "اخرين", "اخريات", "الاخرين", "الاخرون"})
_ONE_OF = frozenset({"احد", "احدي", "احدهم", "احدهما", "احداهما", "احداهن", "احدا"})
_NUMBER_OF = frozenset(
    {"عدد", "عددا", "اعداد", "اعدادا", "العديد", "الكثير", "كثيرون", "كثيرين", "عديدون", "كثير", "مجموعه"}
)
_NUMBER_GO = frozenset(
    {
        "من",
        "كبير",
        "كبيرا",
        "كبيره",
        "اخر",
        "ضخم",
        "ضخمه",
        "هايل",
        "هايله",
        "غفير",
        "متزايد",
        "لا",
        "اخرين",
        "اخرون",
        "محدود",
    }
)
_BARE = frozenset({"بعض", "جميع", "كل", "كامل", "افراد", "عايله", "اسره", "كافه", "غالبيه", "معظم", "اغلب"})
_STOPS = frozenset(
    ". ؛ : ; في فى جراء اثر خلال برصاص بنيران بقصف بعد قبل اثناء عندما حين بينما فيما بينهم بينها بينهن منهم معظمهم ضمنهم بجروح بجراح"
    " حيث الذي الذين التي اللذين عبر اذ ان بان كما لكن حتي منذ وسط قرب شمال جنوب شرق غرب بغارات بغاره بانفجار".split()
)  # fmt: skip


def _rest(form: str) -> str:
    """A form without و or ف before it."""
    return form[1:] if len(form) > 3 and form[0] in "وف" else form


def victims_at(row: Row, i: int, joined: bool = False) -> Victims | None:
    """The victims' noun phrase whose first word is token `i`, None where none stands there.

    `joined` reads the word after a و that is part of it (وطفلها), for what is added to a first noun phrase.
    """
    forms, stop = row.doc.forms, row.last
    while i < stop and forms[i] in ('"', "(", "[", "'"):
        i += 1
    if i >= stop:
        return None
    q = row.starts.get(i)
    if q is not None:
        return _numbered(row, q)
    form = _rest(forms[i]) if joined else forms[i]
    skip = len(forms[i]) - len(form)
    if form in _ONE_OF and i + 1 < stop:
        after = counted(forms[i + 1])
        own = form not in ("احد", "احدي", "احدا")
        last = i + 1 if own else i + 2
        return Victims(i, last, 1, 1, False, after.cls if after else "unspecified", True, skip, "one of")
    if form in _OTHER_ONE:
        return Victims(i, i + 1, 1, 1, False, "unspecified", True, skip, "another")
    if form in _OTHER_TWO:
        return Victims(i, i + 1, 2, 2, False, "unspecified", True, skip, "two others")
    if form in _OTHERS or form in _BARE:
        return Victims(i, i + 1, None, None, rule="bare", skip=skip)
    if form in _NUMBER_OF:
        return _number_of(row, i, skip, form)
    noun = counted(forms[i])
    if noun is not None and noun.person:
        return _named_kind(row, i, noun, joined)
    return None


def _number_of(row: Row, i: int, skip: int, form: str) -> Victims | None:
    """`عدد من`, `عدد كبير`, `العديد من`, `كثيرون`: three at the least."""
    forms = row.doc.forms
    after = forms[i + 1] if i + 1 < row.last else ""
    if form in ("كثيرون", "كثيرين", "عديدون"):
        return Victims(i, i + 1, 3, None, True, "unspecified", False, skip, "several")
    if form == "مجموعه" or (form == "كثير" and after != "من"):
        return None
    if after in ("غير", "مجهول") or after not in _NUMBER_GO:
        return None
    last = i + 2
    for j in range(i + 1, min(i + 5, row.last)):
        noun = counted(forms[j])
        if noun is not None and noun.person:
            return Victims(i, j + 1, 3, None, True, noun.cls, False, skip, "several", noun=(j, j + 1))
        if noun is not None:
            return None
    return Victims(i, last, 3, None, True, "unspecified", False, skip, "several")


def _named_kind(row: Row, i: int, noun: Counted, joined: bool) -> Victims | None:
    """Victims told by a noun without a number: one person, two, or a bare plural."""
    if noun.skip and not (joined and noun.joined and noun.skip == 1):
        return None
    skip = noun.skip
    forms = row.doc.forms
    if noun.number == "s":
        last = i + 1
        word = number_word(forms[last]) if last < row.last else None
        if word is not None and word.value == 1 and word.role == "unit" and not word.skip:
            last += 1
        return Victims(i, last, 1, 1, False, noun.cls, True, skip, "one", noun=(i, i + 1))
    if noun.number == "d":
        return Victims(i, i + 1, 2, 2, False, noun.cls, False, skip, "two", noun=(i, i + 1))
    if noun.number == "a" and _two(row, i, noun):
        return Victims(i, i + 1, 2, 2, False, noun.cls, False, skip, "two", noun=(i, i + 1))
    return Victims(i, i + 1, None, None, False, noun.cls, False, skip, "bare", noun=(i, i + 1))


def _two(row: Row, i: int, noun: Counted) -> bool:
    """Whether a form that is dual or plural (مدنيين) is dual here, by what follows."""
    for form in row.doc.forms[i + 1 : min(i + 9, row.last)]:
        word = number_word(form)
        if word is not None and word.value == 2 and word.role == "unit" and not word.skip:
            return True
        if form in (
            "احدهما",
            "بينهما",
            "وهما",
            "هما",
            "عليهما",
            "جثتيهما",
            "كلاهما",
            "منهما",
            "سيارتهما",
            "منزلهما",
        ):
            return True
        if form in _OTHERS or form == ".":
            return False
    return False


def _numbered(row: Row, q: Quantity) -> Victims | None:
    """Victims told with a number."""
    forms, stop = row.doc.forms, row.last
    if q.unit not in ("people", "count", "groups"):
        return None
    if q.unit == "groups":
        return None
    last = q.last
    noun = q.noun
    cls = q.cls or "unspecified"
    if q.unit == "count":
        after = forms[last] if last < stop else "."
        if after.startswith("%"):
            return None
        if after == "من" and last + 1 < stop:
            of = counted(forms[last + 1])
            if of is not None and not of.person and of.cls not in ("groups", "places"):
                return None
            if of is not None and of.person:
                cls = of.cls
                noun = (last + 1, last + 2)
    if last < stop and forms[last] in (")", '"'):
        last += 1
    if last < stop and forms[last] in _OTHERS | _OTHER_ONE | _OTHER_TWO:
        last += 1
    low, high, about = q.low, q.high, q.approximate
    rule = "dual" if q.rule == "dual" else "number"
    return Victims(
        q.first, last, low, high, about, cls, False, q.start - row.doc.tokens[q.first].start, rule, quantities=[q],
        noun=noun,
    )  # fmt: skip


def named_at(row: Row, i: int) -> Victims | None:
    """One person told by name alone: a given name, a kunya, a name in a hashtag."""
    forms = row.doc.forms
    while i < row.last and forms[i] in ('"', "(", "#"):
        if forms[i] == "#" and i + 1 < row.last:
            return Victims(i, i + 2, 1, 1, False, "unspecified", True, 0, "name")
        i += 1
    if i < row.last and forms[i] in given_names():
        last = i + 1
        while last < row.last and last < i + 4 and forms[last].isalpha() and trigger(forms[last]) is None:
            if forms[last][0] in "وبل" and forms[last] not in given_names() or forms[last] in _STOPS:
                break
            last += 1
        return Victims(i, last, 1, 1, False, "unspecified", True, 0, "name")
    return None


def with_rest(row: Row, v: Victims, kind: str, reach: int = 9) -> Victims:
    """The victims with what is added to them by و or `إضافة إلى`, and with a bound that stands after: على الأقل."""
    forms = row.doc.forms
    v.parts = [(v.low or 0, v.first, v.cls)]
    j = v.last
    end = min(v.last + reach, row.last)
    while j < end:
        form = forms[j]
        if form in ("،", ",") and not _adds(row, j + 1):
            if j + 1 < row.last and bound_after(forms, j + 1, row.last) is None:
                break
        after = bound_after(forms, j, row.last)
        if after is not None and after.kind == "min" and v.low is not None:
            v.high, v.about = None, True
            v.last = after.last if after.first <= v.last + 1 else v.last
            j = after.last
            continue
        if form in ("اضافه", "بالاضافه") and j + 1 < end and forms[j + 1] == "الي":
            more = victims_at(row, j + 2)
        elif form == "و":
            more = victims_at(row, j + 1)
        else:
            joins = (
                form[0] == "و"
                and len(form) > 2
                and (j in row.starts or form[1:] in _OTHERS or _joined_noun(form))
            )
            more = victims_at(row, j, joined=True) if joins or form[0] == "و" else None
        if more is None:
            if (
                form in _STOPS
                or form[1:] in _STOPS
                or (trigger(form) is not None and trigger(form).shape != "noun")
            ):  # type: ignore[union-attr]
                break
            j += 1
            continue
        if not _addable(row, more, kind):
            break
        _add(v, more)
        j = v.last
        end = min(v.last + reach, row.last)
    return v


def _adds(row: Row, j: int) -> bool:
    """Whether what begins at `j`, after a comma, adds victims: a و, `إضافة إلى`."""
    if j >= row.last:
        return False
    form = row.doc.forms[j]
    return form in ("اضافه", "بالاضافه", "و") or form[0] == "و"


def _joined_noun(form: str) -> bool:
    noun = counted(form)
    return noun is not None and noun.person and noun.joined and noun.skip == 1


def _addable(row: Row, more: Victims, kind: str) -> bool:
    """Whether a noun phrase joined by و tells more victims of the same kind."""
    noun = None
    for q in more.quantities:
        other = noun_kind_of(q.counts, q.cls)
        if other and other != kind:
            return False
        if q.unit == "count":
            forms = row.doc.forms
            after = forms[q.last] if q.last < row.last else "."
            follows = counted(forms[q.last + 1]) if after == "من" and q.last + 1 < row.last else None
            if not (follows is not None and follows.person) and after not in _OTHERS:
                return False
        noun = q
    if noun is None and more.noun is not None:
        head = counted(row.doc.forms[more.noun[0]])
        if head is not None:
            other = noun_kind_of(head.lemma, head.cls)
            if other and other != kind:
                return False
            if head.definite and more.single and not head.possessed:
                return False
    return True


def _add(v: Victims, more: Victims) -> None:
    v.last = more.last
    if more.low is None:
        if v.single and v.low is not None:
            v.high = None
        return
    if v.low is None:
        return
    v.parts.append((more.low, more.first, more.cls))
    v.quantities += more.quantities
    v.low += more.low
    v.high = None if v.high is None or more.high is None else v.high + more.high
    v.about = v.about or more.about
    v.single = False
    if more.cls != v.cls:
        v.cls = "mixed"


def plain_rests(form: str) -> list[str]:
    """A form and what it is without each proclitic."""
    return [rest for _, rest in prefixed(form)]
