"""Adding: what a noun phrase of victims gains by و, by `إضافة إلى`, and by a bound that stands after it."""

from __future__ import annotations

from marsad.numbers.bounds import bound_after
from marsad.numbers.nouns import counted
from marsad.numbers.sets import is_in, word_set
from marsad.numbers.triggers import casualty, given_names, noun_kind_of, trigger
from marsad.numbers.victims import Row, Victims, named_at, victims_at


def with_rest(row: Row, v: Victims, kind: str, until: int | None = None, reach: int = 9) -> Victims:
    """The victims with those added to them up to token `until` or `reach` words on, figures of another kind left out.

    A bound after the phrase (على الأقل) takes the upper limit away. The victims given are changed.
    """
    if not v.parts and v.low is not None:
        v.parts = [v.low]
    stop = row.last if until is None else min(until, row.last)
    j, end = v.last, min(v.last + reach, stop)
    while j < end:
        form = row.forms[j]
        after = bound_after(row.forms, j, stop)
        if after is not None:
            if after.kind == "min" and v.low is not None:
                v.high, v.about = None, True
                v.last = after.last if after.first <= v.last + 1 else v.last
            j = after.last
            continue
        if form in ("،", ",") and not _goes_on(row, j + 1):
            break
        if form == "(":
            j = _past_bracket(row, j, stop)
            end = min(max(end, j + reach // 2), stop)
            continue
        if j == v.last and _same_figure(row, j, v):
            v.last = j = j + 1
            continue
        more = _more(row, j, v)
        if more is not None:
            if not _addable(row, more, kind, _titled(row, v, more)) or _other_fate(v, more):
                break
            _add(v, more)
            j, end = v.last, min(v.last + reach, stop)
        elif (
            _ends(form) and not _ali(row, j) and not (until is not None and form in ("في", "فى", "من", "قرب"))
        ):
            break
        else:
            j += 1
    _least(row, v, j, stop)
    _above(row, v, kind, j, stop)
    _beside(row, v, kind, j, stop)
    return v


def _same_figure(row: Row, j: int, v: Victims) -> bool:
    """Whether a second noun in the accusative shares the figure: `17 جنديا وضابطا`."""
    form = row.forms[j]
    if form[0] != "و" or not form.endswith("ا") or j != v.last or not v.quantities or v.noun is None:
        return False
    noun, first = counted(form), row.forms[v.noun[1] - 1]
    return (
        noun is not None
        and noun.person
        and noun.joined
        and noun.number == "s"
        and first.endswith("ا")
        and v.noun[1] == j
    )


def _ali(row: Row, j: int) -> bool:
    """Whether a word is the name علي, not the preposition على."""
    token = row.doc.tokens[j]
    return (
        row.forms[j] == "علي"
        and row.doc.raw[token.start : token.end] == "علي"
        and row.form(j - 1) in given_names()
    )


def _ends(form: str) -> bool:
    """Whether a word ends the noun phrase: a preposition of time, place or cause, a verb that tells a toll."""
    t = trigger(form)
    return is_in(form, "adjunct") or (t is not None and t.shape not in ("noun", "case"))


def _goes_on(row: Row, j: int) -> bool:
    """Whether the noun phrase goes on after the comma before `j`."""
    form = row.form(j)
    if bound_after(row.forms, j, row.last) is not None or form in ("اضافه", "بالاضافه", "و"):
        return True
    return form[0] == "و" and (j in row.starts or _joined(form) or row.form(j - 1) == ",")


def _joined(form: str) -> bool:
    noun = counted(form)
    return noun is not None and noun.person and noun.joined and noun.skip == 1


def _past_bracket(row: Row, j: int, stop: int) -> int:
    """The token after the bracket that opens at `j`; what stands in it explains and adds nothing."""
    for k in range(j + 1, min(j + 20, stop)):
        if row.forms[k] == ")":
            return k + 1
    return j + 1


def _more(row: Row, j: int, v: Victims) -> Victims | None:
    """Victims added at `j` by و or `إضافة إلى`."""
    form = row.forms[j]
    if form in ("اضافه", "بالاضافه", "واضافه") and row.form(j + 1) == "الي":
        return victims_at(row, j + 2) if _no_masdar(row, j + 2) else None
    if form == "و" and j + 1 < row.last:
        return victims_at(row, j + 1) or (named_at(row, j + 1) if v.rule == "name" else None)
    if form[0] != "و" or len(form) < 3:
        return None
    q = row.starts.get(j)
    if q is not None:
        return (
            victims_at(row, j)
            if row.doc.raw[row.doc.tokens[j].start] == "و" and q.start > row.doc.tokens[j].start
            else None
        )
    noun = counted(form)
    if noun is not None and noun.person and not noun.joined:
        return None  # a word that begins with و itself: والدتهم
    return victims_at(row, j, joined=True)


def _titled(row: Row, v: Victims, more: Victims) -> bool:
    """Whether both are persons told by a title and a name: `العريف أحمد سالم والجندي حسن ناصر`."""
    if v.noun is None or more.noun is None or not (more.single and all(p == 1 for p in v.parts)):
        return False
    head = counted(row.forms[v.noun[0]])
    if head is None or not head.definite:
        return False
    return any(row.form(k) in given_names() for k in range(more.last, more.last + 3))


def _addable(row: Row, more: Victims, kind: str, titled: bool = False) -> bool:
    """Whether a noun phrase joined by و tells more victims of the same kind, one named by his title where `titled`."""
    for q in more.quantities:
        other = casualty(q.cls)
        if other and other != kind:
            return False
        after = row.form(q.last)
        if q.unit == "count" and after not in word_set("others"):
            of = counted(row.form(q.last + 1))
            if after != "من" or (of is not None and not of.person):
                return False
    if not more.quantities and more.noun is not None:
        head = counted(row.forms[more.noun[0]])
        if head is not None:
            other = casualty(head.cls)
            if (other and other != kind) or (head.definite and not head.possessed and not titled):
                return False
    return True


def _other_fate(v: Victims, more: Victims) -> bool:
    """`6 قتلى و10 معتقلين`, `مقتل جنديين و4 مفقودين`: the second figure tells a toll of its own."""
    fates = {noun_kind_of(q.counts, q.cls) for q in more.quantities}
    return "missing" in fates or (v.cls in ("killed", "injured") and bool(fates - {"", v.cls}))


def _add(v: Victims, more: Victims) -> None:
    v.last = more.last
    if v.single and v.low is not None and more.rule == "several":
        v.high, v.about, v.single = None, True, False  # the rest is not counted: قيادي وعدد من مرافقيه
        return
    if more.low is None or v.low is None:
        if v.single and v.low is not None:
            v.high = None
        return
    v.parts.append(more.low)
    v.quantities += more.quantities
    v.low += more.low
    v.high = None if v.high is None or more.high is None else v.high + more.high
    v.about = v.about or more.about
    v.single = False
    if more.cls != v.cls:
        v.cls = "mixed"


def _least(row: Row, v: Victims, j: int, stop: int) -> None:
    """`خمسة، بينهم طفل، على الأقل`: the bound after what stands in between."""
    at = j + 1 if row.form(j) in ("،", ",") else j
    if v.low is None or v.high is None:
        return
    if not is_in(row.form(at), "within"):
        _late_bound(row, v, j, stop)
        return
    for k in range(at + 1, min(at + 8, stop)):
        if row.forms[k] in ("،", ",") and (after := bound_after(row.forms, k + 1, stop)) is not None:
            if after.kind == "min":
                v.high, v.about = None, True
            return
        if trigger(row.forms[k]) is not None:
            return


def _late_bound(row: Row, v: Victims, j: int, stop: int) -> None:
    """`سبعة أشخاص في قصف السوق على الأقل`: the bound behind the place, with no other figure between."""
    if not v.quantities or "الاقل" not in row.forms[j : min(j + 10, stop)]:
        return
    for k in range(j, min(j + 8, stop)):
        form = row.forms[k]
        if k in row.starts or form in ("،", ",", ".") or trigger(form) is not None or is_in(form, "within"):
            return
        after = bound_after(row.forms, k, stop)
        if after is not None:
            if after.kind == "min":
                v.high, v.about = None, True
            return


def _above(row: Row, v: Victims, kind: str, j: int, stop: int) -> None:
    """`مقتل 17 جنديا بينهم 4 ضباط، وأكثر من مئة من المسلحين`: what exceeds the whole is no part of it."""
    at = j + 1 if row.form(j) in ("،", ",") else j
    if v.low is None or not is_in(row.form(at), "within"):
        return
    for k in range(at + 1, min(at + 12, stop)):
        q = row.starts.get(k)
        if trigger(row.forms[k]) is not None and q is None:
            return
        if q is None or k != q.first or row.doc.raw[row.doc.tokens[k].start] != "و" or q.low <= v.low:
            continue
        more = victims_at(row, k)
        if q.unit == "people" and more is not None and _addable(row, more, kind) and not _other_fate(v, more):
            _add_beside(v, more)
        return


def _no_masdar(row: Row, i: int) -> bool:
    """Whether token `i` begins no telling of its own (إضافة إلى إصابة أربعة)."""
    t = trigger(row.form(i))
    return t is None or t.shape != "masdar"


_BESIDE = frozenset(
    ("صفوف", "من", "مقابل", "مع", "برفقه", "رفقه", "جانب", "اضافه", "بالاضافه", "فضلا", "علاوه")
)


def _beside(row: Row, v: Victims, kind: str, j: int, stop: int) -> None:
    """`قتل ناشطان في المواجهات، إلى جانب الانتحاري`: what is added further on."""
    begin, reach = (v.last, 12) if v.single else (j, 7)
    end = min(max(begin + reach, j + 7), stop - 2)
    if _BESIDE.isdisjoint(row.forms[begin : end + 2]):
        return
    for k in range(begin, end):
        form = row.forms[k]
        if form == "." or (k > begin and trigger(form) is not None):
            return
        if v.single and k > v.last - 1 and form in ("مع", "برفقه", "رفقه") and v.rule in ("one", "name"):
            more = victims_at(row, k + 1)
            if more is not None and more.low is not None and (more.rule == "several" or _of_his(row, more)):
                _add_beside(v, more)
            return
        pair = (form, row.forms[k + 1])
        q = row.starts.get(k)
        if (
            q is not None
            and form[0] == "و"
            and q.unit == "count"
            and (
                [row.form(q.last), row.form(q.last + 1)] in (["في", "صفوف"], ["من", "جانب"])
                or (row.form(q.last) == "من" and row.form(v.last) == "من" and not _person(row, q.last + 1))
            )
        ):
            _add_beside(v, victims_at(row, k))  # 10 جرحى في صفوف الجيش وستة في صفوف …
            return
        if form == "مقابل" and k + 1 in row.starts and row.starts[k + 1].unit == "count":
            if row.form(row.starts[k + 1].last) in ("في", "من"):
                _add_beside(v, victims_at(row, k + 1))  # عشرة قتلى في صفوف …، مقابل سبعة في صفوف …
            return
        if pair in (("الي", "جانب"), ("اضافه", "الي"), ("بالاضافه", "الي"), ("فضلا", "عن"), ("علاوه", "علي")):
            more = victims_at(row, k + 2) if _no_masdar(row, k + 2) else None
            if more is None or more.low is None or v.low is None:
                return
            if more.quantities and not _addable(row, more, kind):
                return
            if more.noun is not None:
                head = counted(row.forms[more.noun[0]])
                other = "" if head is None else casualty(head.cls)
                if other and other != kind:
                    return
            _add_beside(v, more)
            return


def _person(row: Row, i: int) -> bool:
    """Whether the noun at `i` is of people, who may be named in another breath."""
    noun = counted(row.form(i))
    return noun is not None and (noun.person or noun.cls not in ("groups", "places"))


def _of_his(row: Row, more: Victims) -> bool:
    """Whether a figure is of those that belong to one named before: `ثلاثة من مرافقيه`, `سبعة آخرين`."""
    if not more.quantities:
        return False
    if row.form(more.last - 1) in word_set("others"):
        return True
    at = more.quantities[0].last
    return any(
        row.form(k).endswith(("ه", "يه", "ها", "هم")) and row.form(k - 1) == "من"
        for k in (at, at + 1, more.last - 1)
    )


def _add_beside(v: Victims, more: Victims | None) -> None:
    """Adds victims told further on; the words between are no part of the quote."""
    last = v.last
    if more is not None:
        _add(v, more)
    v.last = last


def companions(row: Row, v: Victims, j: int) -> Victims:
    """One who met his end, with those told after it: `لقي القائد مصرعه مع ثلاثة من مرافقيه`."""
    while row.form(j) in ("،", ","):
        j += 1
    if is_in(row.form(j), "with") and row.form(j) not in ("معه", "معها"):
        more = victims_at(row, j + 1)
    elif row.form(j) == "الي" and row.form(j + 1) == "جانب":
        more = victims_at(row, j + 2)
    elif row.form(j)[0] == "و" and is_in(row.form(j), "number_of"):
        more = victims_at(row, j, joined=True)
    else:
        return v
    if (
        more is None
        or more.low is None
        or (more.noun is None and not more.quantities and more.rule not in ("several", "one of"))
    ):
        return v
    last = v.last
    if not v.parts:
        v.parts = [1]
    _add(v, more)
    v.last = last
    return v
