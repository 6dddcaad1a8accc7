"""Verbs that tell a toll: their victims after them, as subject or object, or before them."""

from __future__ import annotations

from marsad.numbers.adding import with_rest
from marsad.numbers.found import Found
from marsad.numbers.nouns import counted
from marsad.numbers.sets import is_in, word_set
from marsad.numbers.triggers import Trigger, casualty, trigger
from marsad.numbers.victims import Row, Victims, named_at, past_time, victims_at


def read_verb(row: Row, i: int, t: Trigger) -> Found | None:
    """A verb with its victims after it (`قتل 12 شخصا`, `قتلت القوات شابا`) or before it (`أن جنديا قتل`)."""
    both = _both(row, i, t)
    if both is not None:
        return both
    if row.forms[i].lstrip("وف").startswith(("سقط", "يسقط", "ارتق")):
        return _falls(row, i, t)
    if row.form(i + 1) in ("منهم", "منهن", "منها") and i + 2 in row.starts:
        v = victims_at(row, i + 2)
        return (
            None
            if v is None or v.low is None
            else Found(t.kind, with_rest(row, v, t.kind), i, t.skip, "verb")
        )
    company = _with_others(row, i, t)
    if company is not None:
        return company
    v = victims_at(row, i + 1) if i + 1 < row.last else None
    rule = "verb"
    if v is None or (v.low is None and v.rule != "bare"):
        at = past_time(row, i + 1)
        v = (victims_at(row, at) if at > i + 1 else None) or named_at(row, at)
    if v is not None and v.single and row.forms[i].lstrip("وف") in word_set("active") and v.noun is not None:
        noun = counted(row.forms[v.noun[0]])
        if noun is not None and noun.definite:  # أصاب الرجل عراقيا
            v = object_after(row, v.last, 10, t.kind)
    if v is not None and v.single:
        v = object_after(row, v.last, 4, t.kind, near=True) or v
    if v is None or v.low is None:
        v, rule = _elsewhere(row, i, t, v)
    if v is None:
        return None
    return Found(t.kind, v if rule == "subject" else with_rest(row, v, t.kind), i, t.skip, rule)


def _elsewhere(row: Row, i: int, t: Trigger, bare: Victims | None) -> tuple[Victims | None, str]:
    """The victims that do not stand next to the verb: before it, or further on in the clause."""
    at = i + 2 if row.form(i + 1) in word_set("in_it") else i + 3 if row.form(i + 1) == "علي" else 0
    if bare is None and at and at < row.last and (v := victims_at(row, at)) is not None and v.low is not None:
        return v, "verb"  # قتل فيها شاب, أصيب على أثرها شاب
    free = bare is None and _nothing_governed(row, i + 1)
    subject = subject_before(row, i, 1) if free and row.form(i + 1) not in word_set("in_it") else None
    if subject is not None:
        figure = object_after(row, i + 1, 5, t.kind) if i - subject.last > 3 else None
        return (figure, "verb") if figure is not None and figure.quantities else (subject, "subject")
    start = i + 1 if bare is None else bare.last - 1  # قتل المهاجمون حارسا
    v = object_after(row, start, 12, t.kind, past_relative=free)
    return v or (_after_place(row, i + 1) if free else None), "verb"


def _after_place(row: Row, j: int) -> Victims | None:
    """One person told after where or when it was: `وأصيب في الهجوم شخص آخر`, `قتل في اليوم ذاته جندي`."""
    if not is_in(row.form(j), "preposition"):
        return None
    for k in range(j + 2, min(j + 6, row.last)):
        form, before = row.forms[k], row.forms[k - 1]
        if trigger(form) is not None or form in (".", "؛", "،", ",") or is_in(form, "within"):
            return None
        noun = counted(form)
        if (
            noun is None
            or not noun.person
            or noun.number != "s"
            or noun.skip
            or noun.definite
            or noun.possessed
        ):
            continue
        defined = before.startswith("ال") or before in ("ذاته", "ذاتها", "نفسه", "نفسها")
        return victims_at(row, k) if defined and not is_in(before, "preposition") else None
    return None


def _both(row: Row, i: int, t: Trigger) -> Found | None:
    """`قتل وأصيب 20`: killed and wounded undivided."""
    second = trigger(row.form(i + 1))
    if second is None or second.prefix != "و" or second.shape in ("noun", "case"):
        return None
    v = victims_at(row, i + 2) if i + 2 < row.last else None
    if v is None or v.low is None or v.single or {t.kind, second.kind} != {"killed", "injured"}:
        return None
    if subject_before(row, i, 1) is not None:
        return None  # رجلا قتل وأصيب 6
    return Found("casualties", with_rest(row, v, "casualties"), i, t.skip, "casualties")


def _falls(row: Row, i: int, t: Trigger) -> Found | None:
    """`سقط ثلاثة منهم`: only with a figure of people; قتلى and جرحى tell themselves."""
    at = i + 2 if row.form(i + 1) in word_set("in_it") else i + 1
    v = victims_at(row, at) if at < row.last else None
    if v is None or not v.quantities or v.low is None:
        return None
    q = v.quantities[0]
    if casualty(q.cls) or (q.unit == "count" and row.form(q.last) != "منهم"):
        return None
    return Found(t.kind, with_rest(row, v, t.kind), i, t.skip, "verb")


def _with_others(row: Row, i: int, t: Trigger) -> Found | None:
    """`قتل مع سبعة آخرين`: one and seven."""
    if row.form(i + 1) not in word_set("with"):
        return None
    v = victims_at(row, i + 2)
    if v is not None and v.rule == "several":
        v.low, v.first, v.skip = 1, i + 1, 0
        return Found(t.kind, v, i, t.skip, "verb")
    if v is None or v.low is None or not v.quantities:
        return None
    v.parts = [1, v.low]
    v.low, v.high = v.low + 1, None if v.high is None else v.high + 1
    v.first, v.skip = i + 1, 0
    return Found(t.kind, v, i, t.skip, "verb")


def _nothing_governed(row: Row, j: int) -> bool:
    """Whether no word that the verb before `j` could govern stands there."""
    form = row.form(j)
    if (
        is_in(form, "preposition")
        or is_in(form, "time")
        or not form[0].isalpha()
        or trigger(form) is not None
    ):
        return True
    return counted(form) is None and (form[0] in "وبل" or not form.startswith("ال"))


def object_after(
    row: Row, j: int, reach: int, kind: str, past_relative: bool = False, near: bool = False
) -> Victims | None:
    """A figure of people, or one person in the accusative, that stands further on in the clause.

    `near` passes only over adjectives: what is governed by a verb whose agent stands before it.
    """
    for k in range(j, min(j + reach, row.last)):
        form = row.forms[k]
        q = row.starts.get(k)
        if q is not None:
            if q.first < k and q.first >= j:
                continue
            if near and _joined_by_and(row, k):
                return None  # قتل جندي وثمانية مقاتلين: told of the same verb
            in_it = q.unit == "count" and row.form(k - 1) in word_set("in_it")
            if q.definite or not (in_it or _of_people(row, q.unit, q.last)):
                if q.unit in ("duration", "year", "date", "clock", "ordinal"):
                    continue
                return None
            other = casualty(q.cls)
            return None if other and other != kind else victims_at(row, k)
        t = trigger(form)
        if (
            (t is not None and t.shape not in ("noun", "case"))
            or form in (".", "؛", "ان", "بان", "حيث")
            or is_in(form, "within")
        ):
            return None
        if near and (
            is_in(form, "preposition") or form in ("،", ",") or (form[0] in "وب" and counted(form) is None)
        ):
            return None
        if is_in(form, "threat_agent") or (form in ("الذي", "الذين", "التي") and not past_relative):
            return None
        noun = counted(form)
        if form in word_set("country"):
            continue
        if noun is not None and noun.person and noun.number == "s" and form.endswith("ا") and k > j:
            return victims_at(row, k) if not (noun.skip or noun.definite or noun.possessed) else None
        if form in word_set("number_of") or (form in word_set("one_of") and k > j):
            v = victims_at(row, k)
            if v is not None and (v.noun is not None or v.rule == "one of"):
                return v
    return None


def _joined_by_and(row: Row, k: int) -> bool:
    """Whether the quantity at `k` begins after a proclitic و."""
    token = row.doc.tokens[k]
    return row.doc.raw[token.start] == "و" and row.starts[k].start > token.start


def _of_people(row: Row, unit: str, last: int) -> bool:
    """Whether a figure that ends before `last` counts people."""
    if unit != "count":
        return unit == "people"
    after = row.form(last)
    of = counted(row.form(last + 1))
    return after in word_set("others") or (after == "من" and of is not None and of.person)


def subject_before(row: Row, i: int, number: int) -> Victims | None:
    """The victims told before a verb that agrees with them in number: the first noun phrase of the clause."""
    best: Victims | None = None
    for k in range(i - 1, max(row.first - 1, i - 26), -1):
        form = row.forms[k]
        t = trigger(form)
        if form in word_set("clause") or (t is not None and t.shape not in ("noun", "case", "life")):
            break
        if form in ("،", ",") and best is not None:
            break
        v = _subject_at(row, k, i, number)
        best = v or best
    return best


def _subject_at(row: Row, k: int, i: int, number: int) -> Victims | None:
    """The noun phrase at `k` with what is added up to the verb at `i`, if the verb agrees with it."""
    form = row.forms[k]
    q = row.starts.get(k)
    if q is not None:
        v = victims_at(row, k) if k == q.first and q.unit != "ordinal" else None
    elif form in word_set("number_of") or form in word_set("one_of"):
        v = victims_at(row, k)
    else:
        noun = counted(form)
        if noun is None or not noun.person or noun.number not in "sd" or noun.skip > 1:
            return None
        if noun.skip and not noun.joined:
            return None
        if not _heads(row, k, i, noun.cls):
            return None
        v = victims_at(row, k, joined=True)
    if v is None or v.low is None:
        return None
    v = with_rest(row, v, "", until=i, reach=i - v.last)
    if number == 3:
        return v if v.low is not None and (v.low >= 2 or v.high is None) else None
    loose = number == 1 and q is not None and q.unit == "people" and row.form(k - 1) in word_set("clause")
    return v if v.low == number or (v.high is None and v.low == 1) or loose else None


def _heads(row: Row, k: int, i: int, cls: str) -> bool:
    """Whether the noun at `k` can head the clause of the verb at `i`: it begins the clause or stands next to the verb."""
    before = row.form(k - 1)
    if before in ('"', "(") and k - 1 > row.first:
        before = row.form(k - 2)
    begins = (
        k == row.first or before in word_set("clause") or before in ("وكان", "كان", "وكانت", "كانت", "،", ",")
    )
    if begins:
        return True
    skipped = k + 1
    while skipped < i and is_in(row.forms[skipped], "subject_skip"):
        skipped += 1
    if row.forms[k].startswith(("ال", "وال")) and row.forms[k].endswith("ي"):
        return False  # an adjective: ميليشيات الحوثي
    return skipped == i and cls != "nationals" and not before.startswith("ال") and counted(before) is None


def read_after_subject(row: Row, i: int, t: Trigger) -> Found | None:
    """A verb in the plural or dual: its subject stands before it (`128 من المسلحين قتلوا`), or it governs a figure."""
    number = 2 if t.shape == "verb_dual" else 3
    v = victims_at(row, i + 1) if i + 1 < row.last else None
    if v is not None and v.low is not None and v.quantities and v.quantities[0].unit in ("people", "count"):
        q = v.quantities[0]
        another = i + 1 in row.starts and _joined_by_and(row, i + 1)  # قتلوا وأكثر من 20 آخرين أصيبوا
        if not casualty(q.cls) and not another:
            return Found(t.kind, with_rest(row, v, t.kind), i, t.skip, "verb")
    subject = subject_before(row, i, number)
    if subject is not None:
        return Found(t.kind, subject, i, t.skip, "subject")
    if any(is_in(f, "tally") for f in row.forms[max(row.first, i - 6) : i]):  # عدد الأطفال الذين قتلوا بلغ 65
        figure = object_after(row, i + 1, 14, t.kind)
        if figure is not None:
            return Found(t.kind, figure, i, t.skip, "count")
    return None
