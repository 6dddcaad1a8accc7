"""Roles: how grammar ties a party to an event word: subject, object, genitive, behind which preposition, beside whom."""

from __future__ import annotations

from marsad.coding.material import Material
from marsad.coding.relation import Relation

_AGENT = frozenset(["بنيران", "برصاص", "بقذائف", "بقصف", "بغارات", "بغاره", "بسلاح", "بهجوم"])
_BY = frozenset([("من", "قبل"), ("من", "جانب"), ("علي", "يد"), ("علي", "ايدي"), ("بيد", ""), ("بايدي", ""), ("بدعم", "من"), ("باسناد", "من"),
                 ("بمسانده", "من"), ("بقياده", ""), ("بمشاركه", "")])  # fmt: skip
_TARGETS = frozenset(
    [
        "مواقع",
        "موقع",
        "مواقعا",
        "معاقل",
        "معقل",
        "تجمعات",
        "تجمع",
        "مقرات",
        "مقر",
        "مقار",
        "مراكز",
        "مركز",
        "نقاط",
        "نقطه",
        "حاجز",
        "حواجز",
        "ثكنات",
        "ثكنه",
        "اهداف",
        "هدفا",
        "اهدافا",
        "مسلحي",
        "عناصر",
        "قيادي",
        "قيادات",
        "موكب",
        "رتل",
        "دوريه",
        "دوريات",
        "سياره",
        "سيارات",
        "اليات",
        "مستودعات",
        "مخازن",
        "تحصينات",
        "خطوط",
        "معسكر",
        "معسكرات",
        "منزل",
        "منازل",
        "احياء",
        "مناطق",
        "بلدات",
        "مدينه",
        "قري",
    ]
)
_PREPOSITIONS = frozenset(
    [
        "في",
        "من",
        "علي",
        "الي",
        "عن",
        "بين",
        "ضد",
        "قرب",
        "مع",
        "خلال",
        "بعد",
        "قبل",
        "اثر",
        "جراء",
        "عقب",
        "حتي",
        "عند",
        "لدي",
        "داخل",
        "خارج",
        "باتجاه",
        "نحو",
        "ضمن",
        "تجاه",
        "صوب",
        "لصالح",
        "باسم",
        "بحق",
    ]
)


def role_of(m: Material, i: int, r: Relation, known: dict[int, str]) -> str:
    """The role of party mention `i` beside the event word of `r`; a party joined with و to one before shares its role."""
    mention, forms = m.actor_mentions[i], m.doc.forms
    first = mention.first
    s = m.doc.sentences[r.sentence]
    before = forms[first - 1] if first > s.first else "^"
    before2 = forms[first - 2] if first - 1 > s.first else "^"
    if r.glued == "و" or before == "و":
        j = next(
            (
                j
                for j in (i - 1, i - 2)
                if j >= 0
                and j in known
                and first - m.actor_mentions[j].last <= 2
                and m.actor_mentions[j].last <= first
            ),
            None,
        )
        if j is not None:
            return known[j] if known[j].startswith("with ") else f"with {known[j]}"
    side = "after" if r.after else "before"
    pos = r.word.pos if r.word.pos != "phrase" else "noun"
    if before in _AGENT or (before2, before) in _BY or (before, "") in _BY:
        return "by"
    if before == "بين" or forms[first].startswith("بين"):
        return "between"
    if (
        before in _TARGETS
        or before.removeprefix("ال") in _TARGETS
        or (before[1:] in _TARGETS and before[:1] in "وبل")
    ):
        return f"target:{side}"
    if before == "ضد":
        return "against"
    head = forms[first][len(r.glued) :] if r.glued else forms[first]
    kind = "T" if head in _TARGETS else ""
    prep = before if before in _PREPOSITIONS else r.glued if r.glued in ("ب", "ل", "ك") else ""
    if prep:
        return f"{prep}:{side}:{pos}{kind}{'' if r.apart == 0 else '~'}"
    between = sum(r.word.last <= m.actor_mentions[j].first < first for j in known) if r.after else 0
    if r.after:
        follows = "+" if pos == "verb" and _object_follows(m, i, s.last) else ""
        if r.tokens <= 0:
            return f"next:{pos}:{r.word.tense}{kind}{follows}"
        order = "first" if between == 0 else "second"
        return f"{order} after:{pos}{kind}:{'near' if r.tokens <= 3 else 'far'}{'' if r.apart == 0 else '~'}{follows}"
    return f"before:{pos}{kind}:{'near' if r.tokens <= 3 else 'far'}{'' if r.apart == 0 else '~'}"


def _object_follows(m: Material, i: int, end: int) -> bool:
    """Whether another party stands close behind without a preposition: the verb's object, this one being its subject."""
    if i + 1 >= len(m.actor_mentions):
        return False
    mention, other = m.actor_mentions[i], m.actor_mentions[i + 1]
    if other.first >= end or not 0 <= other.first - mention.last <= 4:
        return False
    if m.segment[other.first] != m.segment[mention.first]:
        return False
    form, before = m.doc.forms[other.first], m.doc.forms[other.first - 1]
    return (
        before not in _PREPOSITIONS
        and before != "و"
        and other.start == m.doc.tokens[other.first].start
        and not form.startswith("لل")
    )
