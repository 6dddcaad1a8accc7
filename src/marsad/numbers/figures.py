"""Figures told by a casualty noun, by a tally of casualties, or by a fixed phrase."""

from __future__ import annotations

from marsad.numbers.adding import companions, with_rest
from marsad.numbers.found import Found
from marsad.numbers.nouns import counted
from marsad.numbers.quantities import Quantity
from marsad.numbers.sets import is_in, plain, word_set
from marsad.numbers.triggers import Trigger, casualty, noun_kind_of, trigger
from marsad.numbers.verbs import object_after, subject_before
from marsad.numbers.victims import Row, Victims, named_at, victims_at


def read_noun(row: Row, i: int, t: Trigger) -> Found | None:
    """A casualty noun: with its figure (`15 قتيلا`), as one (`سقوط قتيل`), or as the head of a tally."""
    noun = counted(row.forms[i])
    q = next((q for q in row.quantities if q.noun is not None and q.noun[0] == i), None)
    if q is not None:
        return _with_figure(row, i, t, q)
    if noun is None:
        return None
    many = -1
    if row.form(i - 1) == "من":
        many = next((k for k in (i - 2, i - 3) if is_in(row.form(k), "number_of")), -1)
    if many >= 0 and (many == i - 2 or t.kind in ("killed", "injured")):
        after = counted(row.form(i + 1))
        if (
            after is not None
            and after.joined
            and after.definite
            and t.kind != noun_kind_of(after.lemma, after.cls) != ""
        ):
            return None  # عدد من القتلى والجرحى: one figure for both
        v = victims_at(row, many, joined=True)
        return None if v is None else Found(t.kind, v, i, t.skip, "noun")
    if noun.lemma == "ضحية" and noun.number == "s" and is_in(row.form(i - 1), "went"):
        v = object_after(row, i + 1, 7, t.kind)  # راح ضحية المجزرة خمسة
        return None if v is None else Found(t.kind, with_rest(row, v, t.kind), i, t.skip, "toll_of")
    people = next((q for q in row.quantities if q.last == i and q.unit == "people"), None)
    if people is not None and noun.number == "p" and not noun.definite and not noun.joined:
        v = victims_at(row, people.first)  # أربعة أطفال ضحايا
        return None if v is None else Found(t.kind, v, i, t.skip, "noun")
    if noun.definite or noun.number == "p" or noun.lemma == "ضحية":
        return _tally(row, i, t)
    return _one(row, i, t) if noun.number == "s" and noun.skip <= 1 else None


def read_case(row: Row, i: int, t: Trigger) -> Found | None:
    """`70 حالة اختناق`: so many wounded."""
    q = next(
        (q for q in row.quantities if q.noun is not None and q.noun[0] == i and q.cls == "injured"), None
    )
    v = None if q is None else victims_at(row, q.first)
    return None if v is None else Found(t.kind, v, i, t.skip, "noun")


def _with_figure(row: Row, i: int, t: Trigger, q: Quantity) -> Found | None:
    v = victims_at(row, q.first)
    if v is None or q.unit == "ordinal":
        return None
    after = counted(row.form(v.last))
    undivided = (
        after is not None
        and after.joined
        and {t.kind, noun_kind_of(after.lemma, after.cls)} == {"killed", "injured"}
        and v.last not in row.starts
        and v.last + 1 not in row.starts
    )
    if undivided:
        return Found("casualties", v, i, t.skip, "casualties")
    v = with_rest(row, v, t.kind) if q.counts != "ضحية" else v
    rule = "noun" if t.kind in ("killed", "injured") else "state"
    return Found(t.kind, v, i, t.skip, rule, _former(row, q))


def _one(row: Row, i: int, t: Trigger) -> Found | None:
    """One casualty told by the noun alone: `سقوط قتيل`, `قتيل و4 مصابين`."""
    before = row.form(i - 1)
    noun = counted(row.forms[i])
    if noun is None or noun.lemma == "إصابة" or t.kind not in ("killed", "injured"):
        return None
    if t.prefix == "و" and any(q.noun is not None and q.noun[0] == i - 1 for q in row.quantities):
        return None  # 15 قتيلا وجريحا
    loose = noun.lemma in ("جثة", "وفاة", "جثمان", "أسير", "معتقل", "نازح")
    found = (
        loose
        and before == "علي"
        and any("عثر" in f or "عثور" in f for f in row.forms[max(row.first, i - 5) : i])
    )
    after = row.starts.get(i + 1) or row.starts.get(i + 2) if row.form(i + 1)[0] == "و" else None
    paired = after is not None and bool(noun_kind_of(after.counts, after.cls))
    brought = is_in(before, "brings") or any(is_in(row.form(k), "brought") for k in (i - 2, i - 3))
    if not (brought or found or paired or (i == row.first and after is not None)):
        return None
    v = Victims(i, i + 1, 1, 1, "one", cls=noun.cls, single=True, skip=noun.skip, noun=(i, i + 1))
    return Found(t.kind, v, i, t.skip, "one")


def _tally(row: Row, i: int, t: Trigger) -> Found | None:
    """The figure of a tally: `عدد القتلى بلغ 26`, `ارتفاع حصيلة القتلى من 9 إلى 15`, `والمصابين 28`."""
    reached = False
    tallied = any(is_in(f, "tally") for f in row.forms[max(row.first, i - 5) : i + 1])
    for k in range(i + 1, min(i + 16, row.last)):
        form = row.forms[k]
        q = row.starts.get(k)
        if q is not None and q.unit in ("people", "count") and not (q.first < k and q.first > i):
            other = casualty(q.cls)
            if other and other != t.kind:
                return None
            if k == i + 1 or reached or (tallied and is_in(form, "reaches")):
                v = victims_at(row, q.first)
                if v is None:
                    return None
                some = row.form(i - 1) in ("بين", "وبين", "ضمن")
                return Found(t.kind, v, i, t.skip, "count", _former(row, q), within=some)
            continue
        u = trigger(form)
        if is_in(form, "reaches"):
            reached = tallied
        elif form == "." or (u is not None and u.shape not in ("noun", "case")):
            return None
    return None


def _former(row: Row, q: Quantity) -> int | None:
    """The figure that this one takes the place of: `من 9 إلى 15`."""
    if row.form(q.first - 1) != "الي":
        return None
    for other in row.quantities:
        if other.last < q.first and q.first - other.last <= 3 and row.form(other.first - 1) == "من":
            return other.low
    return None


def read_fate(row: Row, i: int, t: Trigger) -> Found | None:
    """`لقي 7 أشخاص مصرعهم`, `لقي القيادي فلان حتفه`, `خمسة من السكان لقوا حتفهم`."""
    form = row.forms[i]
    number = 2 if form.endswith("هما") else 3 if form.endswith(("هم", "هن")) else 1
    harmed = form in ("للاصابه", "لاصابات", "لجروح")
    met = word_set("met_harm" if harmed else "met")
    back = max(row.first - 1, i - (12 if harmed else 28))
    at = next((k for k in range(i - 1, back, -1) if plain(row.forms[k]) in met), None)
    if at is None:
        return None
    if at + 1 < i:
        v = victims_at(row, at + 1) or named_at(row, at + 1)
        if v is None or v.low is None:
            v = object_after(row, at + 1, i - at - 1, t.kind)
        if v is not None and v.low is not None:
            v = with_rest(row, v, t.kind, until=i, reach=i - v.last)
    else:
        v = subject_before(row, at, number)
    if v is not None and v.low == 1 and number == 1:
        v = companions(row, v, i + 1)
    if harmed and (v is None or v.low is None):
        return None  # تعرضت القوة للإصابة
    if (v is None or v.low is None) and number < 3:
        v = Victims(at, i + 1, number, number, "fate", single=number == 1)
    return None if v is None else Found(t.kind, v, i, t.skip, "fate")


def read_lost_life(row: Row, i: int, t: Trigger) -> Found | None:
    """`فقد 7 أشخاص حياتهم`, `فقدان امرأة لحياتها`."""
    lost = word_set("lost")
    at = next((k for k in range(i - 1, max(row.first - 1, i - 14), -1) if _bare(row.forms[k]) in lost), None)
    if at is None:
        return None
    if at + 1 >= i:
        v = subject_before(
            row, at, 3 if row.forms[i].endswith("هم") else 2 if row.forms[i].endswith("هما") else 1
        )
        return None if v is None else Found(t.kind, v, i, t.skip, "fate")
    v = victims_at(row, at + 1) or named_at(row, at + 1)
    if v is None or v.low is None:
        return None
    return Found(t.kind, with_rest(row, v, t.kind, until=i, reach=i - v.last), i, t.skip, "fate")


def _bare(form: str) -> str:
    """A form without a proclitic و، ف، ب، ل."""
    return form[1:] if form[:1] in ("و", "ب", "ل") or form[:2] == "فف" else form


def read_phrase(row: Row, i: int, t: Trigger) -> Found | None:
    """`أودى بحياة سبعة`, `راح ضحيته 7 مدنيين`, `القضاء على 3 مسلحين`."""
    back = row.forms[max(row.first, i - 3) : i]
    j = i + 1
    if t.shape == "life" and not any(is_in(f, "takes") for f in back):
        return None
    if t.shape == "toll_of" and not any(is_in(f, "went") for f in back) and j not in row.starts:
        return None
    if t.shape == "maim":
        j += 1
        if row.form(i + 1) not in word_set("body"):
            return None
    if t.shape == "over":
        if (
            row.form(j) != "علي"
            or row.form(i - 1).startswith(("لال", "بهدف"))
            or row.form(j + 1) in word_set("other_one")
        ):
            return None
        j += 1
    if j >= row.last:
        return None
    v = victims_at(row, j) or named_at(row, j)
    if (v is None or v.low is None) and t.shape != "over":
        v = object_after(row, j, 8, t.kind)
    return (
        None if v is None or v.low is None else Found(t.kind, with_rest(row, v, t.kind), i, t.skip, t.shape)
    )
