"""Victims: the noun phrase that tells who was killed or hurt, and how many that is."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from marsad.numbers.bounds import bound_after
from marsad.numbers.lexicon import number_word
from marsad.numbers.nouns import Counted, counted, marked_dual
from marsad.numbers.quantities import Quantity
from marsad.numbers.sets import is_in, plain, word_set
from marsad.numbers.triggers import given_names, trigger
from marsad.text import Document


@dataclass
class Row:
    """The tokens of one sentence with its quantities, which `starts` gives by first token and by number."""

    doc: Document
    first: int
    last: int
    quantities: list[Quantity]
    starts: dict[int, Quantity] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.forms = self.doc.forms
        for q in self.quantities:
            self.starts.setdefault(q.first, q)
            self.starts.setdefault(q.number[0], q)

    def form(self, i: int) -> str:
        """The form at token `i`, a full stop outside the sentence."""
        return self.forms[i] if self.first <= i < self.last else "."


@dataclass
class Victims:
    """A noun phrase of victims at tokens `first` to `last`: `low` None where it tells no number (a bare plural)."""

    first: int
    last: int
    low: int | None
    high: int | None
    rule: str
    about: bool = False
    cls: str = "unspecified"
    single: bool = False
    skip: int = 0
    parts: list[int] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    noun: tuple[int, int] | None = None


def victims_at(row: Row, i: int, joined: bool = False) -> Victims | None:
    """The victims' noun phrase whose first word is token `i`, None where none stands there.

    `joined` reads the word after a و that is part of it (وطفلها), for what is added to a first noun phrase.
    """
    while row.form(i) in ('"', "(", "[", "'", "/"):
        i += 1
    if i >= row.last:
        return None
    q = row.starts.get(i)
    if q is not None and q.unit == "ordinal":
        return _ordinal(row, i, joined)
    if q is not None:
        return _numbered(row, q)
    form = plain(row.forms[i]) if joined else row.forms[i]
    if form in ("عدد", "عددا") and (tallied := row.starts.get(i + 1) or row.starts.get(i + 2)) is not None:
        return _numbered(row, tallied) if tallied.first <= i + 2 else None  # عدد (6) عناصر
    skip = len(row.forms[i]) - len(form)
    if form in word_set("one_of"):
        return _one_of(row, i, form, skip)
    if form in word_set("other_one"):
        if joined and form.startswith("ال"):
            return None  # أحدهما شرطي والآخر مدني
        return Victims(i, i + 1, 1, 1, "another", single=True, skip=skip)
    if form in word_set("other_two"):
        return Victims(i, i + 1, 2, 2, "two others", skip=skip)
    if form in word_set("others") and _is_two(row.form(i + 1)):
        return Victims(i, i + 2, 2, 2, "two others", skip=skip)
    if form in word_set("others") or form in word_set("bare"):
        return Victims(i, i + 1, None, None, "bare", skip=skip)
    if form in word_set("number_of"):
        return _number_of(row, i, skip, form)
    noun = counted(row.forms[i])
    if noun is not None and noun.person and (not noun.skip or (joined and noun.joined and noun.skip == 1)):
        return _unnumbered(row, i, noun)
    return None


def _ordinal(row: Row, i: int, joined: bool) -> Victims | None:
    """`وأصيب ثالث`, `وجرح رابعا`: one more, told by his number; `ثالث أيام العيد` is none."""
    form = plain(row.forms[i]) if joined else row.forms[i]
    after = counted(row.form(i + 1))
    if form not in word_set("ordinal_one") or (after is not None and not after.person and not after.skip):
        return None
    skip = len(row.forms[i]) - len(form)
    return Victims(i, i + 1, 1, 1, "another", single=True, skip=skip)


def _one_of(row: Row, i: int, form: str, skip: int) -> Victims | None:
    """`أحد الحراس`, `أحدهم`: one; `أحد أبرز قادة` too."""
    if form not in ("احد", "احدي", "احدا"):
        return Victims(i, i + 1, 1, 1, "one of", single=True, skip=skip)
    for j in range(i + 1, min(i + 4, row.last)):
        noun = counted(row.forms[j])
        if noun is not None:
            return (
                Victims(i, j + 1, 1, 1, "one of", cls=noun.cls, single=True, skip=skip)
                if noun.person
                else None
            )
    at = i + 2 if row.form(i + 1) == '"' else i + 1
    word = row.form(at)
    owned = (
        len(word) > 4 and word.endswith(("ه", "ها", "هم")) and word.startswith(("ا", "م", "ز", "ر", "ض", "ج"))
    )
    known = form != "احدي" and (word.startswith("ال") or owned)
    return Victims(i, at + 1, 1, 1, "one of", single=True, skip=skip) if known else None


def _number_of(row: Row, i: int, skip: int, form: str) -> Victims | None:
    """`عدد من`, `عدد كبير`, `العديد من`, `كثيرون`: three at the least."""
    if form in ("كثيرون", "كثيرين", "عديدون"):
        return Victims(i, i + 1, 3, None, "several", about=True, skip=skip)
    after = row.form(i + 1)
    if form in ("العديد", "الكثير") and (after == "." or is_in(after, "adjunct") or after == "،"):
        return Victims(i, i + 1, 3, None, "several", about=True, skip=skip)
    if after not in word_set("number_of_goes_on") or (form == "كثير" and after != "من"):
        return None
    for j in range(i + 1, min(i + 5, row.last)):
        noun = counted(row.forms[j])
        if noun is not None and noun.person:
            return Victims(i, j + 1, 3, None, "several", about=True, cls=noun.cls, skip=skip, noun=(j, j + 1))
        if noun is not None:
            return None
        if row.forms[j] in word_set("adjunct"):
            break
    return Victims(i, i + 2, 3, None, "several", about=True, skip=skip)


def _unnumbered(row: Row, i: int, noun: Counted) -> Victims | None:
    """Victims told by a noun without a number: one person, two, or a bare plural."""
    span = (i, i + 1)
    form = row.forms[i][noun.skip :]
    if noun.cls == "nationals" and form in word_set("country"):
        return None
    if (
        noun.number == "d"
        and noun.construct
        and form.endswith("ي")
        and not row.form(i + 1).startswith(("ال", "ا", "ش"))
    ):
        return None  # والدي "my father", with nothing that two could belong to
    if noun.number == "s":
        if row.forms[i].endswith("ا") and row.form(i + 1) in word_set("service"):
            return Victims(i, i + 2, 2, 2, "dual", cls=noun.cls, skip=noun.skip, noun=span)
        return _single(row, i, noun)
    kin = _kin_of(row, i, noun)
    if kin is not None:
        return kin
    for j in (i + 1, i + 2):
        q = row.starts.get(j)
        if noun.definite and q is not None and q.definite and q.unit == "count":  # الفلسطينيين الستة
            return Victims(
                i, q.last, q.low, q.high, "number", cls=noun.cls, skip=noun.skip, quantities=[q], noun=span
            )
        if not row.form(j).startswith("ال"):
            break
    if noun.number == "d" or _two(row, i, noun):
        return Victims(i, i + 1, 2, 2, "dual", cls=noun.cls, skip=noun.skip, noun=span)
    return Victims(i, i + 1, None, None, "bare", cls=noun.cls, skip=noun.skip, noun=span)


def _kin_of(row: Row, i: int, noun: Counted) -> Victims | None:
    """`أبناء القيادي سالم الثلاثة`: a definite number behind those they belong to."""
    if row.forms[i][noun.skip :] not in word_set("kin_of"):
        return None
    for j in range(i + 1, min(i + 6, row.last)):
        q = row.starts.get(j)
        if q is not None:
            known = q.definite and q.unit == "count"
            return (
                Victims(
                    i,
                    q.last,
                    q.low,
                    q.high,
                    "number",
                    cls=noun.cls,
                    skip=noun.skip,
                    quantities=[q],
                    noun=(i, i + 1),
                )
                if known
                else None
            )
        if (
            is_in(row.forms[j], "adjunct")
            or is_in(row.forms[j], "preposition")
            or trigger(row.forms[j]) is not None
        ):
            return None
    return None


def _single(row: Row, i: int, noun: Counted) -> Victims:
    """One person: `جندي`, `جندي سوري واحد على الأقل`."""
    v = Victims(i, i + 1, 1, 1, "one", cls=noun.cls, single=True, skip=noun.skip, noun=(i, i + 1))
    for j in range(i + 1, min(i + 4, row.last)):
        word = number_word(row.forms[j])
        of = row.form(j + 1).startswith("ال")  # وأحد المدنيين
        if word is not None and word.value == 1 and word.role == "unit" and not word.skip and not of:
            q = row.starts.get(j)
            v.last = j + 1
            if q is not None and q.high is None:
                v.high, v.last = None, q.last
            return v
        after = counted(row.forms[j])
        if row.forms[j] in word_set("adjunct") or (after is not None and after.joined):
            break
    after_bound = bound_after(row.forms, i + 1, row.last) or bound_after(row.forms, i + 2, row.last)
    if after_bound is not None and after_bound.kind == "min":
        v.high, v.last = None, after_bound.last
    return v


_THEY_TWO = ("احدهما", "بينهما", "وهما", "هما", "عليهما", "جثتيهما", "كلاهما", "منهما", "سيارتهما", "منزلهما")


def _two(row: Row, i: int, noun: Counted) -> bool:
    """Whether a form that is dual or plural (مدنيين), or a plural with its pronoun, is two here."""
    token = row.doc.tokens[i]
    if marked_dual(row.doc.raw[token.start : token.end]):
        return True
    for j in range(i + 1, min(i + 9, row.last)):
        form = row.forms[j]
        if _is_two(form):
            return True
        if noun.number == "a" and form in _THEY_TWO:
            return True
        if (
            (form in word_set("others") and not _is_two(row.form(j + 1)))
            or form == "."
            or trigger(form) is not None
        ):
            return False
    return False


def _is_two(form: str) -> bool:
    word = number_word(form)
    return word is not None and word.value == 2 and word.role == "unit" and (not word.skip or word.definite)


def _numbered(row: Row, q: Quantity) -> Victims | None:
    """Victims told with a number."""
    if q.unit not in ("people", "count") or (isinstance(q.value, Fraction) and q.value.denominator != 1):
        return None
    last, noun, cls = q.last, q.noun, q.cls or "unspecified"
    if q.unit == "count" and row.form(last) == "من":
        of = counted(row.form(last + 1))
        if of is not None and not of.person and of.cls not in ("groups", "places"):
            return None
        if of is not None and of.person:
            cls, noun = of.cls, (last + 1, last + 2)
    if row.form(last) in (")", '"') and last < row.last:
        last += 1
    others = word_set("others") | word_set("other_one") | word_set("other_two")
    if row.form(last) in others:
        last += 1
    rule = "dual" if q.rule == "dual" else "number"
    skip = q.start - row.doc.tokens[q.first].start
    return Victims(q.first, last, q.low, q.high, rule, q.approximate, cls, False, skip, [], [q], noun)


def named_at(row: Row, i: int, surname: bool = False) -> Victims | None:
    """One person told by name alone: a given name, a kunya, a name in a hashtag, a surname (مقتل الصماد)."""
    while row.form(i) in ('"', "("):
        i += 1
    if row.form(i) == "#" and i + 1 < row.last:
        last = i + 2
        while last < row.last and row.doc.raw[row.doc.tokens[last].start - 1] == "_":
            last += 1
        return Victims(i, last, 1, 1, "name", single=True)
    if (
        row.form(i) not in given_names()
        or row.doc.raw[row.doc.tokens[i].start : row.doc.tokens[i].end] == "على"
    ):
        return _surname_at(row, i) if surname else None
    last = i + 1
    while last < min(row.last, i + 4) and row.forms[last].isalpha() and trigger(row.forms[last]) is None:
        form = row.forms[last]
        known = (
            form in given_names()
            or form.startswith("ال")
            or row.forms[last - 1] in ("ابو", "بن", "عبد", "ال", "ام")
        )
        if (form[0] in "وبل" and not known) or is_in(form, "adjunct") or form in word_set("preposition"):
            break
        last += 1
        if not known:
            break
    return Victims(i, last, 1, 1, "name", single=True)


def _surname_at(row: Row, i: int) -> Victims | None:
    """A definite word that is no known noun and no plural, where only a person can stand."""
    form = row.form(i)
    if (
        not form.startswith("ال")
        or len(form) < 5
        or form.endswith(("ات", "ون", "ين", "يه"))
        or form in word_set("time")
    ):
        return None
    if (
        counted(form) is not None
        or number_word(form) is not None
        or trigger(form) is not None
        or form in word_set("no_name")
    ):
        return None
    return Victims(i, i + 1, 1, 1, "name", single=True)


def past_time(row: Row, i: int) -> int:
    """The token after what stands between a trigger and its victims: commas, quotes, words of time."""
    j = i
    while j < min(i + 12, row.last) and j not in row.starts:
        form = row.forms[j]
        if form in ("،", ",", '"', "(", ")", "-") or is_in(form, "time"):
            j += 1
        else:
            break
    return j
