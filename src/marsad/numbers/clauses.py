"""Clauses: each trigger of a sentence read with its victims."""

from __future__ import annotations

from itertools import pairwise

from marsad.numbers.adding import companions, with_rest
from marsad.numbers.figures import read_case, read_fate, read_lost_life, read_noun, read_phrase
from marsad.numbers.found import Found
from marsad.numbers.sets import is_in, plain, word_set
from marsad.numbers.triggers import Trigger, trigger
from marsad.numbers.verbs import read_after_subject, read_verb
from marsad.numbers.victims import Row, Victims, named_at, past_time, victims_at


def read_row(row: Row, marks: list[int]) -> list[Found]:
    """The tolls of one sentence, one for each figure and kind, in the order of their triggers."""
    found: list[Found] = []
    for i in marks:
        t = trigger(row.forms[i])
        if t is None or (t.shape not in ("noun", "case") and _unreal(row, i, t.shape)):
            continue
        read = _read(row, i, t)
        if read is None or read.victims.low is None or _of_the_dead(read):
            continue
        if read.kind in ("killed", "injured") and _undivided(row, read):
            read.kind, read.rule = "casualties", "casualties"
        read.within = (
            read.within or _within(row, read.victims.first) or row.form(read.victims.last) in ("منهم", "منهن")
        )
        found.append(read)
    kept = _summed(row, _settled(found))
    return kept + _sides(row, kept)


def _read(row: Row, i: int, t: Trigger) -> Found | None:
    """What one trigger tells, by its shape."""
    shape = t.shape
    if shape == "masdar":
        return _masdar(row, i, t)
    if shape in ("verb", "verb_caused", "verb_counted"):
        return read_verb(row, i, t) if _meant(row, i, shape) else None
    if shape in ("verb_plural", "verb_dual"):
        return read_after_subject(row, i, t)
    if shape == "noun":
        return read_noun(row, i, t)
    if shape == "lost_life":
        return read_lost_life(row, i, t)
    if shape == "case":
        return read_case(row, i, t)
    if shape == "fate":
        return read_fate(row, i, t)
    if shape in ("life", "toll_of", "over", "maim"):
        return read_phrase(row, i, t)
    return _pronoun(row, i, t)


def _undivided(row: Row, f: Found) -> bool:
    """Whether the figure stands for killed and wounded together: `عشرات المسلحين سقطوا بين قتيل وجريح`."""
    after = max(f.victims.last, f.trigger + 1)
    for k in range(f.victims.last, min(after + 3, row.last - 2)):
        if (
            row.forms[k] == "بين"
            and row.forms[k + 1] in ("قتيل", "قتلي", "شهيد")
            and row.forms[k + 2].startswith("وجر")
        ):
            return True
    return False


def _meant(row: Row, i: int, shape: str) -> bool:
    """Whether a verb of several senses tells a toll: قضى with a cause of death after it, فقد with a figure of people."""
    if shape == "verb_caused":
        return any(
            f in word_set("cause") or f[1:] in word_set("cause")
            for f in row.forms[i + 1 : min(i + 16, row.last)]
        )
    if shape == "verb_counted":
        v = victims_at(row, i + 1)
        return v is not None and bool(v.quantities) and v.quantities[0].unit == "people"
    return True


def _settled(found: list[Found]) -> list[Found]:
    """One figure tells one toll: an undivided one first, then what a casualty noun says of it, then a verb."""
    order = {"casualties": 0, "noun": 1, "count": 2, "fate": 3, "state": 5}
    owner: dict[int, Found] = {}
    for f in sorted(found, key=lambda f: order.get(f.rule, 4)):
        for at in f.figures():
            owner.setdefault(at, f)
    kept = [f for f in found if all(owner[at] is f for at in f.figures()[:1])]
    return [f for n, f in enumerate(kept) if not any(f.same_as(g) for g in kept[:n])]


def _summed(row: Row, found: list[Found]) -> list[Found]:
    """`مقتل شرطيين … بالإضافة إلى مقتل منفذ الهجوم`: tolls of one kind that the words add up."""
    kept: list[Found] = []
    for f in found:
        before = next((g for g in reversed(kept) if g.kind == f.kind and g.trigger < f.trigger), None)
        if before is None or f.rule != "masdar" or not _adds_to(row, before, f):
            kept.append(f)
            continue
        v, more = before.victims, f.victims
        if v.low is not None and more.low is not None:
            v.parts = [*(v.parts or [v.low]), *(more.parts or [more.low])]
            v.low += more.low
            v.high = None if v.high is None or more.high is None else v.high + more.high
            v.quantities = v.quantities + more.quantities
    return kept


def _sides(row: Row, found: list[Found]) -> list[Found]:
    """The sum of two sides' dead or wounded set against each other: `مقتل 20 مسلحا، فيما قتل ستة من الجيش`."""
    sums: list[Found] = []
    for kind in ("killed", "injured"):
        own = [f for f in found if f.kind == kind and not f.within and not f.anaphoric and f.former is None]
        for a, b in pairwise(own):
            v, w = a.victims, b.victims
            if (
                not (v.low and w.low)
                or "civilians" in (v.cls, w.cls)
                or w.first <= v.last
                or w.first - v.last > 30
            ):
                continue
            if not _against(row, v.last, min(b.trigger, w.first)) or not _of_a_side(row, w):
                continue
            high = None if v.high is None or w.high is None else v.high + w.high
            both = Victims(
                v.first, w.last, v.low + w.low, high, "sides", v.about or w.about, "mixed", skip=v.skip,
                parts=[v.low, w.low], quantities=v.quantities + w.quantities,
            )  # fmt: skip
            sums.append(Found(kind, both, a.trigger, a.skip, "sides"))
    return sums


def _against(row: Row, first: int, last: int) -> bool:
    """Whether the clause of one side is set against another's before token `last`."""
    at = next(
        (
            k
            for k in range(first, last)
            if row.forms[k] in ("فيما", "بينما", "مقابل", "المقابل")
            or (row.forms[k] == "حين" and row.form(k - 1) == "في")
        ),
        last,
    )
    return at < last and not any(
        is_in(row.forms[k], "telling") or row.forms[k] == "ان" for k in range(at, last)
    )


def _of_a_side(row: Row, v: Victims) -> bool:
    """Whether victims are told as fighters of a side: by their class, or by a group after من or في صفوف."""
    if v.cls in ("fighters", "soldiers", "police"):
        return True
    return any(
        row.form(k) in ("من", "صفوف", "جانب", "المقاومه", "الجيش", "القوات")
        for k in range(v.first - 2, v.last + 3)
    )


def _adds_to(row: Row, before: Found, f: Found) -> bool:
    """Whether the masdar of `f` adds its victims to those of `before`: joined by و or إضافة إلى, no place between."""
    forms = row.forms
    if (
        before.rule not in ("masdar", "verb")
        or before.victims.rule == "several"
        or f.trigger - before.victims.last > 14
    ):
        return False
    between = forms[before.victims.last : f.trigger]
    if row.form(f.trigger - 1) == "الي" and row.form(f.trigger - 2) in ("اضافه", "بالاضافه"):
        return True
    return forms[f.trigger].startswith("و") and not any(
        w in ("في", "فى", ".", "؛", "ب", "قرب", "خلال", "اثر", "جراء", "مساء", "امس", "صباح", "شرق", "غرب", "جنوب", "شمال", "برصاص")
        or (trigger(w) is not None and w not in ("قتيل",))
        for w in between
    )  # fmt: skip


def _of_the_dead(f: Found) -> bool:
    """Whether the figure is of people killed or wounded while the trigger tells another fate: أسر 12 شهيدا "families"."""
    return f.kind not in ("killed", "injured", "casualties") and f.victims.cls in ("killed", "injured")


def _unreal(row: Row, i: int, shape: str) -> bool:
    """Whether the trigger at `i` stands under a negation, a threat, an attempt or a sentence."""
    for k in range(max(row.first, i - 5), i):
        form = row.forms[k]
        if k >= i - 2 and is_in(form, "negation"):
            return True
        threat = is_in(form, "unreal") or (form[0] in "لب" and is_in(form[1:], "unreal"))
        if threat and (k >= i - 2 or (_tries(form) and not any(f in (".", "،") for f in row.forms[k:i]))):
            return True
    form, before = row.forms[i], row.form(i - 1)
    if form.endswith("اعدام") and any(is_in(f, "verdict") for f in row.forms[max(row.first, i - 8) : i]):
        return True  # حكمت المحكمة بإعدام 12 متهما
    if form in ("بقتل", "وبقتل") and any(is_in(f, "accuses") for f in row.forms[max(row.first, i - 10) : i]):
        return True  # اتهمت المنظمة الجماعة بقتل 22 صحفيا: words alone
    if form[0] == "ب" and any(is_in(f, "threat") for f in row.forms[max(row.first, i - 10) : i]):
        return True
    present = is_in(form, "present")
    if present and before in ("قد", "وقد", "ان", "سوف", "بان", "كي", "الا", "فقد"):
        return True
    return (
        form.startswith("ل")
        and shape not in ("lost_life", "fate")
        and trigger(form[1:]) is not None
        and form[1:] not in ("مقتل", "مصرع", "استشهاد", "اصابه")
    )


def _tries(form: str) -> bool:
    """Whether a verb of trying, which governs a deed some words later."""
    return form.lstrip("وف") in ("حاول", "حاولت", "حاولوا", "يحاول", "تحاول", "كاد", "كادت")


def _masdar(row: Row, i: int, t: Trigger) -> Found | None:
    """`مقتل 12 شخصا`, `وإصابة آخر`, `مقتل وإصابة 20`, `12 إصابة`."""
    if row.form(i).endswith(("سقوط", "ارتقاء")):
        return _fall(row, i, t)
    counted_by = next((q for q in row.quantities if q.noun is not None and q.noun[0] == i), None)
    if counted_by is not None:
        v = victims_at(row, counted_by.first)
        return None if v is None else Found(t.kind, v, i, t.skip, "noun")
    second = trigger(row.form(i + 1))
    if second is not None and second.prefix == "و" and second.shape != "noun" and second.kind != t.kind:
        v = victims_at(row, i + 2)
        both = {t.kind, second.kind} in ({"killed", "injured"}, {"missing", "injured"})
        if v is None or v.low is None or v.single or not both:
            return None
        return Found("casualties", with_rest(row, v, "casualties"), i, t.skip, "casualties")
    at = past_time(row, i + 1)
    v = (
        victims_at(row, i + 1)
        or victims_at(row, at)
        or named_at(row, at, surname=row.form(i).endswith(("مقتل", "اغتيال", "استشهاد")))
    )
    if v is not None and v.low is None:
        v = _their_number(row, v)
    return None if v is None else Found(t.kind, with_rest(row, v, t.kind), i, t.skip, "masdar")


def _fall(row: Row, i: int, t: Trigger) -> Found | None:
    """`سقوط سبعة عناصر`: only with a figure of people; قتلى and جرحى tell themselves."""
    v = victims_at(row, i + 1) if i + 1 < row.last else None
    if v is not None and v.single and v.rule == "one" and row.form(i).endswith("ارتقاء") and not noun_told(v):
        return Found(t.kind, with_rest(row, v, t.kind), i, t.skip, "masdar")
    if v is None or v.low is None or not v.quantities:
        return None
    q = v.quantities[0]
    if q.unit != "people" or q.cls in ("killed", "injured"):
        return None
    return Found(t.kind, with_rest(row, v, t.kind), i, t.skip, "masdar")


def noun_told(v: Victims) -> bool:
    """Whether the noun of the victims tells the toll by itself (شهيد)."""
    return v.cls in ("killed", "injured")


def _their_number(row: Row, v: Victims) -> Victims | None:
    """The number told after all the victims: `جميع ركابها وعددهم 298`."""
    for j in range(v.last, min(v.last + 8, row.last)):
        if is_in(row.forms[j], "tally_of_all"):
            at = next((k for k in range(j, min(j + 4, row.last)) if k in row.starts), None)
            return None if at is None else victims_at(row, at)
    return None


def _pronoun(row: Row, i: int, t: Trigger) -> Found | None:
    """`مقتله`, `مقتله مع مرافقيه الاثنين`, `قتلته`: one who was named before, or two."""
    if t.kind == "injured" and (
        t.prefix == "ب" or row.form(i - 1) in ("اثر", "جراء", "نتيجه", "متاثرا", "بعد")
    ):
        return None  # the wound of which somebody died
    if t.kind == "injured" and row.form(i + 1) in word_set("grave"):
        return None
    low = 2 if t.shape == "masdar_their_two" else 1
    met = word_set("met")
    at = next((k for k in range(i - 1, max(row.first, i - 14) - 1, -1) if plain(row.forms[k]) in met), None)
    if at is not None and row.form(at + 1).endswith("ات") and row.form(i).endswith("ها"):
        return None
    if at is not None and at + 1 < i and (told := victims_at(row, at + 1)) is not None:
        if told.low is None and told.rule == "bare":
            return None  # لقيت قيادات من الصف الأول مصرعها
        if told.quantities:
            return read_fate(row, i, t)  # لقي 15 مسلحا مصرعه
    v = Victims(i, i + 1, low, low, "pronoun", single=low == 1, skip=t.skip, parts=[low])
    v = companions(row, v, i + 1)
    return Found(t.kind, v, i, t.skip, t.shape, anaphoric=True)


def _within(row: Row, first: int) -> bool:
    """Whether a figure only breaks another down: بينهم ثلاثة قتلى."""
    return any(is_in(row.form(k), "within") for k in (first - 1, first - 2)) and row.form(first - 1) not in (
        "،",
        ".",
    )
