"""Clauses: each trigger of a sentence read with its victims, before it or after it."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.numbers.nouns import counted
from marsad.numbers.quantities import Quantity
from marsad.numbers.triggers import Trigger, noun_kind_of, trigger
from marsad.numbers.victims import _OTHERS, _STOPS, Row, Victims, named_at, victims_at, with_rest


@dataclass
class Found:
    """A toll as read: its kind, victims and trigger token (`skip` letters of it are a proclitic)."""

    kind: str
    victims: Victims
    trigger: int
    skip: int
    rule: str
    former: int | None = None
    within: bool = False
    anaphoric: bool = False


_WITHIN = frozenset({"بينهم", "بينها", "بينهن", "ضمنهم", "منهم", "منها", "وبينهم", "ومنهم", "بين", "بينهما"})
_THREATS = frozenset(
    "محاوله محاولات حاول حاولت حاولوا تهديد تهديدات هدد هددت يهدد يهددون بتهديد خطه مخطط خطط خططت التخطيط بالتخطيط لمحاوله ومحاوله"
    " عقوبه حكم احكام بحكم بعقوبه احتمال بهدف نيه دعا تدعو التحريض تحريض امكانيه".split()
)
_REVIVE = frozenset({"لم", "لن", "لا", "دون", "بدون", "ولم", "ولن", "عدم"})


def read_row(row: Row, marks: list[int]) -> list[Found]:
    """The tolls of one sentence, one for each figure and kind, in the order of their triggers."""
    found: list[Found] = []
    used: set[tuple[str, int]] = set()
    taken: set[int] = set()
    for i in marks:
        t = trigger(row.doc.forms[i])
        if t is None or (t.shape != "noun" and _unreal(row, i)):
            continue
        read = _read(row, i, t)
        if read is None or read.victims.low is None:
            continue
        v = read.victims
        keys = {(read.kind, q.number[0]) for q in v.quantities} or {(read.kind, v.first)}
        if keys & used or any(q.number[0] in taken for q in v.quantities):
            continue
        used |= keys
        if t.shape in ("noun", "fate"):
            taken |= {q.number[0] for q in v.quantities}
        read.within = read.within or _within(row, v.first)
        found.append(read)
    return _settle(found)


def _settle(found: list[Found]) -> list[Found]:
    """One figure tells one kind: a casualty noun decides over a verb about the same figure."""
    nouns = {q.number[0]: f.kind for f in found for q in f.victims.quantities if f.rule == "noun"}
    return [
        f for f in found
        if f.rule == "noun" or not any(nouns.get(q.number[0], f.kind) != f.kind for q in f.victims.quantities)
    ]  # fmt: skip


def _read(row: Row, i: int, t: Trigger) -> Found | None:
    """What one trigger tells, by its shape."""
    shape = t.shape
    if shape == "masdar":
        return _masdar(row, i, t)
    if shape == "verb":
        return _verb(row, i, t)
    if shape in ("verb_plural", "verb_dual"):
        return _after_subject(row, i, t)
    if shape == "noun":
        return _noun(row, i, t)
    if shape == "fate":
        return _fate(row, i, t)
    if shape in ("life", "toll_of", "over"):
        return _phrase(row, i, t)
    if shape in ("masdar_his", "masdar_their_two", "verb_him"):
        low = 2 if shape == "masdar_their_two" else 1
        v = Victims(i, i + 1, low, low, False, "unspecified", True, t.skip, "pronoun")
        return Found(t.kind, v, i, t.skip, shape, anaphoric=True)
    return None


def _unreal(row: Row, i: int) -> bool:
    """Whether the trigger at `i` stands under a negation, a threat, an attempt or a sentence."""
    forms = row.doc.forms
    if any(f in _REVIVE for f in forms[max(row.first, i - 2) : i]):
        return True
    if any(f in _THREATS or f[1:] in _THREATS for f in forms[max(row.first, i - 2) : i]):
        return True
    return (
        forms[i].startswith("ل")
        and trigger(forms[i][1:]) is not None
        and forms[i][1:] not in ("مقتل", "مصرع")
    )


def _masdar(row: Row, i: int, t: Trigger) -> Found | None:
    """`مقتل 12 شخصا`, `وإصابة آخر`, `مقتل وإصابة 20`, `قتل الجيش ثلاثة`."""
    forms = row.doc.forms
    if i + 1 >= row.last:
        return None
    second = trigger(forms[i + 1])
    if second is not None and second.prefix == "و" and second.shape == "masdar" and second.kind != t.kind:
        v = victims_at(row, i + 2)
        if (
            v is not None
            and v.low is not None
            and not v.single
            and {t.kind, second.kind} == {"killed", "injured"}
        ):
            return Found("casualties", with_rest(row, v, "casualties"), i, t.skip, "casualties")
        return None
    v = victims_at(row, i + 1)
    if v is None and forms[i] in ("سقوط", "ارتقاء", "بسقوط"):
        return None
    if v is None:
        v = _past_adverb(row, i + 1) or named_at(row, i + 1)
    if v is None:
        return None
    if forms[i].endswith(("سقوط", "ارتقاء")):
        return None
    if v.low is None:
        v = _their_number(row, v) or v
        if v.low is None:
            return None
    return Found(t.kind, with_rest(row, v, t.kind), i, t.skip, "masdar")


def _past_adverb(row: Row, i: int) -> Victims | None:
    """The victims after what stands between commas: `مقتل، الجمعة، ستة`."""
    forms = row.doc.forms
    if forms[i] not in ("،", ","):
        return None
    for j in range(i + 1, min(i + 7, row.last)):
        if forms[j] in ("،", ",") and j + 1 < row.last:
            v = victims_at(row, j + 1)
            return v if v is not None and v.quantities else None
    return None


def _their_number(row: Row, v: Victims) -> Victims | None:
    """The number told after all the victims: `جميع ركابها وعددهم 298`."""
    for j in range(v.last, min(v.last + 8, row.last)):
        if row.doc.forms[j] in ("وعددهم", "عددهم", "البالغ"):
            for k in range(j, min(j + 4, row.last)):
                if k in row.starts:
                    return victims_at(row, k)
    return None


def _verb(row: Row, i: int, t: Trigger) -> Found | None:
    """A verb with its victims after it (`قتل 12 شخصا`, `قتلت القوات شابا`) or before it (`أن جنديا قتل`)."""
    forms = row.doc.forms
    falls = forms[i].lstrip("وف").startswith(("سقط", "يسقط"))
    if i + 1 < row.last:
        second = trigger(forms[i + 1])
        if second is not None and second.prefix == "و" and second.shape == "verb":
            v = victims_at(row, i + 2)
            if v is not None and v.low is not None and {t.kind, second.kind} == {"killed", "injured"}:
                if not v.single:
                    return Found("casualties", with_rest(row, v, "casualties"), i, t.skip, "casualties")
            if v is not None and t.kind == second.kind == "killed" and v.low is not None:
                return Found(t.kind, with_rest(row, v, t.kind), i, t.skip, "verb")
    if falls:
        return _falls(row, i, t)
    v = victims_at(row, i + 1) if i + 1 < row.last else None
    if v is not None and v.low is not None:
        if v.single:
            object_ = _object(row, v.last, 4, t.kind)
            if object_ is not None:
                return Found(t.kind, with_rest(row, object_, t.kind), i, t.skip, "verb")
        return Found(t.kind, with_rest(row, v, t.kind), i, t.skip, "verb")
    if v is None:
        named = named_at(row, i + 1) if i + 1 < row.last else None
        if named is not None:
            return Found(t.kind, with_rest(row, named, t.kind), i, t.skip, "verb")
        before = _subject(row, i, 1)
        if before is not None and _no_object(row, i + 1):
            return Found(t.kind, before, i, t.skip, "subject")
    far = _object(row, i + 1 if v is None else v.last, 11, t.kind)
    if far is not None:
        return Found(t.kind, with_rest(row, far, t.kind), i, t.skip, "verb")
    before = _subject(row, i, 1)
    return None if before is None or v is not None else Found(t.kind, before, i, t.skip, "subject")


def _falls(row: Row, i: int, t: Trigger) -> Found | None:
    """`سقط ثلاثة منهم من جراء قصف`: only with a figure of people, or with قتلى, which tells itself."""
    v = victims_at(row, i + 1) if i + 1 < row.last else None
    if v is None or not v.quantities or v.low is None:
        return None
    q = v.quantities[0]
    if q.unit == "people" and noun_kind_of(q.counts, q.cls) or q.unit not in ("people",):
        return None
    return Found(t.kind, with_rest(row, v, t.kind), i, t.skip, "verb")


_PREPOSITIONS = frozenset(
    "في فى من علي الي عن مع جراء اثر خلال برصاص بعد قبل عندما حين بينما فيما اثناء بنيران لدي علي بجروح بجراح متاثرا".split()
)


def _no_object(row: Row, j: int) -> bool:
    """Whether nothing that the verb before `j` could govern stands there."""
    if j >= row.last:
        return True
    form = row.doc.forms[j]
    if form in _PREPOSITIONS or not form[0].isalpha() or trigger(form) is not None:
        return True
    return form[0] in "وبل" and counted(form) is None or counted(form) is None and not form.startswith("ال")


def _object(row: Row, j: int, reach: int, kind: str) -> Victims | None:
    """A figure of people (or one person in the accusative) that stands further on in the clause."""
    forms = row.doc.forms
    for k in range(j, min(j + reach, row.last)):
        form = forms[k]
        q = row.starts.get(k)
        if q is not None:
            if q.first < k and q.first >= j:
                continue
            of_people = q.unit == "people"
            if q.unit == "count" and q.last < row.last and not q.definite:
                after = (
                    counted(forms[q.last + 1]) if forms[q.last] == "من" and q.last + 1 < row.last else None
                )
                of_people = forms[q.last] in _OTHERS or (after is not None and after.person)
            if of_people and not q.definite:
                other = noun_kind_of(q.counts, q.cls)
                if other and other != kind:
                    return None
                return victims_at(row, k)
            if q.unit in ("duration", "year", "date", "clock", "ordinal"):
                continue
            return None
        t = trigger(form)
        if form in (".", "؛", "بينهم", "بينها", "الذي", "الذين", "التي", "حيث", "ان", "بان", "من بينهم") or (
            t is not None and t.shape != "noun"
        ):
            return None
        noun = counted(form)
        if (
            noun is not None
            and noun.person
            and noun.number == "s"
            and not noun.definite
            and not noun.possessed
        ):
            if noun.skip == 0 and form.endswith("ا") and k > j:
                return victims_at(row, k)
    return None


_CLAUSE = frozenset(
    "ان بان وان فان لان انه . ؛ : حيث لكن ولكن قال قالت اعلن اعلنت اضاف واضاف اكد اكدت".split()
)
_RELATIVE = frozenset({"الذي", "الذين", "التي", "اللذين", "اللذان", "قد", "وقد", "كانوا", "كان"})


def _subject(row: Row, i: int, number: int) -> Victims | None:
    """The victims told before a verb that agrees with them: the first noun phrase of the clause."""
    forms = row.doc.forms
    best: Victims | None = None
    for k in range(i - 1, max(row.first - 1, i - 26), -1):
        form = forms[k]
        t = trigger(form)
        if form in _CLAUSE or (t is not None and t.shape not in ("noun", "life")):
            break
        if form in ("،", ",") and best is not None:
            break
        q = row.starts.get(k)
        if q is not None and k == q.first:
            v = victims_at(row, k)
        elif number == 3 or q is not None:
            v = None
        elif (noun := counted(form)) is not None and noun.person and noun.number in "sd" and noun.skip <= 1:
            v = victims_at(row, k, joined=True)
        else:
            v = None
        if v is not None and v.low is not None and _agrees(v, number):
            best = v
    if best is None:
        return None
    return with_rest(row, best, "", reach=max(0, i - best.last))


def _agrees(v: Victims, number: int) -> bool:
    if number == 3:
        return (v.low or 0) >= 3 or v.high is None
    return v.low == number


def _after_subject(row: Row, i: int, t: Trigger) -> Found | None:
    """A verb in the plural or dual: its subject stands before it (`128 من المسلحين قتلوا`), or it governs a figure."""
    number = 2 if t.shape == "verb_dual" else 3
    v = victims_at(row, i + 1) if i + 1 < row.last else None
    if v is not None and v.low is not None and v.quantities and v.quantities[0].unit == "people":
        q = v.quantities[0]
        if not noun_kind_of(q.counts, q.cls):
            return Found(t.kind, with_rest(row, v, t.kind), i, t.skip, "verb")
    before = _subject(row, i, number)
    return None if before is None else Found(t.kind, before, i, t.skip, "subject")


def _noun(row: Row, i: int, t: Trigger) -> Found | None:
    """A casualty noun: with its figure (`15 قتيلا`), as one (`سقوط قتيل`), or as the head of a count."""
    q = next((q for q in row.quantities if q.noun is not None and q.noun[0] == i), None)
    forms = row.doc.forms
    if q is not None:
        v = victims_at(row, q.first)
        if v is None:
            return None
        nxt = counted(forms[v.last]) if v.last < row.last else None
        kind = t.kind
        if (
            nxt is not None
            and nxt.joined
            and {t.kind, noun_kind_of(nxt.lemma, nxt.cls)} == {"killed", "injured"}
        ):
            kind = "casualties"
        found = Found(kind, with_rest(row, v, t.kind), i, t.skip, "noun")
        found.former = _former(row, q)
        return found
    noun = counted(forms[i])
    if noun is None:
        return None
    if noun.definite or noun.number == "p" or noun.lemma == "ضحية":
        return _count_of(row, i, t)
    return _one(row, i, t) if noun.number == "s" and noun.skip <= 1 else None


_BRINGS = frozenset(
    "سقوط سقط وقوع اوقع اوقعت خلف خلفت عن الي مخلفا مخلفه ارتقي ارتقاء تسجيل اسقط اسقطت وسقوط فسقط بسقوط ووقوع يوقع توقع".split()
)


def _one(row: Row, i: int, t: Trigger) -> Found | None:
    """One casualty told by the noun alone: `سقوط قتيل`, `قتيل و4 مصابين`."""
    forms = row.doc.forms
    before = forms[i - 1] if i > row.first else ""
    noun = counted(forms[i])
    if (
        noun is None
        or noun.lemma in ("جثة", "وفاة", "إصابة", "جثمان", "أسير", "معتقل", "نازح")
        and before not in _BRINGS | {"علي"}
    ):
        return None
    nxt = (
        row.starts.get(i + 1) or row.starts.get(i + 2)
        if i + 1 < row.last and forms[i + 1][0] == "و"
        else None
    )
    headline = i == row.first and nxt is not None
    if before in _BRINGS or headline or (nxt is not None and noun_kind_of(nxt.counts, nxt.cls)):
        v = Victims(i, i + 1, 1, 1, False, noun.cls, True, noun.skip, "one", noun=(i, i + 1))
        return Found(t.kind, v, i, t.skip, "one")
    return None


_REACHES = frozenset(
    "الي بلغ بلغت وصل وصلت يبلغ تبلغ بلوغ هو هي تجاوز تجاوزت يتجاوز ارتفع : ب يناهز لتبلغ ليبلغ لتصل ليصل لنحو".split()
)


def _count_of(row: Row, i: int, t: Trigger) -> Found | None:
    """The figure of a count: `عدد القتلى بلغ 26`, `ارتفاع حصيلة القتلى من 9 إلى 15`, `والمصابين 28`."""
    forms = row.doc.forms
    reached = False
    counts = any(
        f in ("عدد", "حصيله", "اعداد", "الحصيله", "وعدد", "بعدد", "ضحايا", "اجمالي", "مجموع", "ان")
        for f in forms[max(row.first, i - 4) : i + 1]
    )
    for k in range(i + 1, min(i + 16, row.last)):
        form = forms[k]
        q = row.starts.get(k)
        if q is not None and q.unit in ("people", "count"):
            other = noun_kind_of(q.counts, q.cls)
            if other and other != t.kind:
                return None
            if k == q.number[0] and q.first < k and q.first > i:
                continue
            if (k == i + 1 and form not in ("من",)) or reached or q.first == i + 1:
                v = victims_at(row, q.first)
                if v is None:
                    return None
                return Found(t.kind, v, i, t.skip, "count", former=_former(row, q))
            continue
        u = trigger(form)
        if form in _REACHES:
            reached = counts
        elif form == "." or (u is not None and u.shape != "noun"):
            return None
    return None


def _former(row: Row, q: Quantity) -> int | None:
    """The figure that this one takes the place of: `من 9 إلى 15`."""
    forms = row.doc.forms
    at = q.first - 1
    if at > row.first and forms[at] in ("الي", "لي"):
        for other in row.quantities:
            if other.last <= at and at - other.last <= 2 and forms[other.first - 1] == "من":
                return other.low
    return None


def _fate(row: Row, i: int, t: Trigger) -> Found | None:
    """`لقي 7 أشخاص مصرعهم`, `لقي القيادي فلان حتفه`, `خمسة من السكان لقوا حتفهم`."""
    forms = row.doc.forms
    form = forms[i]
    number = 2 if form.endswith("هما") else 3 if form.endswith(("هم", "هن")) else 1
    at = next(
        (k for k in range(i - 1, max(row.first - 1, i - 28), -1) if forms[k].lstrip("وف") in _MET), None
    )  # fmt: skip
    if at is None:
        return None
    v = None
    if at + 1 < i:
        v = victims_at(row, at + 1) or named_at(row, at + 1)
        if v is None or v.low is None:
            v = _object(row, at + 1, i - at - 1, t.kind)
        if v is not None and v.low is not None:
            v = with_rest(row, v, t.kind, reach=i - v.last)
    else:
        v = _subject(row, at, number)
    if (v is None or v.low is None) and number < 3:
        v = Victims(at + 1 if at + 1 < i else at, i, number, number, False, "unspecified", True, 0, "fate")
    return None if v is None else Found(t.kind, v, i, t.skip, "fate")


_MET = frozenset("لقي لقيت لقوا لقيا يلقي تلقي لاقي لاقت لاقوا ليلقي يلقون لقين لقيتا".split())
_TAKES = frozenset("اودي اودت يودي تودي حصد حصدت يحصد ازهق ازهقت اودوا تحصد اوديا ليودي لتودي".split())


def _phrase(row: Row, i: int, t: Trigger) -> Found | None:
    """`أودى بحياة سبعة`, `راح ضحيته 7 مدنيين`, `القضاء على 3 مسلحين`."""
    forms = row.doc.forms
    back = forms[max(row.first, i - 3) : i]
    if t.shape == "life" and not any(f.lstrip("وف") in _TAKES for f in back):
        return None
    if t.shape == "toll_of" and not any("راح" in f or "ذهب" in f or "سقط" in f for f in back):
        return None
    j = i + 1
    if t.shape == "over":
        if j >= row.last or forms[j] != "علي":
            return None
        j += 1
    if j >= row.last:
        return None
    v = victims_at(row, j) or named_at(row, j)
    if (v is None or v.low is None) and t.shape != "over":
        v = _object(row, j, 8, t.kind)
    return (
        None if v is None or v.low is None else Found(t.kind, with_rest(row, v, t.kind), i, t.skip, t.shape)
    )


def _within(row: Row, first: int) -> bool:
    """Whether a figure only breaks another down: بينهم ثلاثة قتلى."""
    forms = row.doc.forms
    return any(f in _WITHIN and f != "بين" for f in forms[max(row.first, first - 2) : first]) or (
        first - 2 >= row.first and forms[first - 2] in ("من", "ومن") and forms[first - 1] in _WITHIN
    )
