"""What speaks for or against an event word telling an event to be coded."""

from __future__ import annotations

from bisect import bisect_right

from marsad.coding.kinds import KINDS, family
from marsad.coding.material import Material
from marsad.coding.scorer import clusters
from marsad.coding.tellings import Company
from marsad.reading.events import EventWord, context_words, lexicon

# Folded. `roles.py` holds a fuller list (with على, إلى, حتى and لدى); the weights are fitted with this one, and are to be
# fitted anew with that one.
_PREPOSITIONS = frozenset(
    [
        "في",
        "من",
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
        "منذ",
        "عند",
        "داخل",
        "خارج",
        "شمال",
        "جنوب",
        "شرق",
        "غرب",
        "وسط",
        "باتجاه",
        "نحو",
    ]
)


def bucket(n: int, *edges: int) -> int:
    """The number of edges that `n` has passed."""
    return bisect_right(edges, n)


def context_of(material: Material, first: int, last: int) -> tuple[list[str], list[str]]:
    """The categories of context words in the five tokens before and the four after, within the sentence."""
    doc, words = material.doc, context_words()
    s = doc.sentences[material.sentence(first)]
    before = [c for f in doc.forms[max(s.first, first - 5) : first] for c in categories(f, words)]
    after = [c for f in doc.forms[last : min(s.last, last + 4)] for c in categories(f, words)]
    return before, after


_known: dict[str, tuple[str, ...]] = {}


def categories(form: str, words: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The categories of a form, with its conjunction or preposition taken off where it has one."""
    held = _known.get(form)
    if held is None:
        held = words.get(form, ())
        for skip in (1, 2):
            if not held and len(form) > skip + 2 and form[0] in "وفبلك":
                held = words.get(form[skip:], ())
        if len(_known) > 200_000:
            _known.clear()
        _known[form] = held
    return held


class Overview:
    """What holds for the report as a whole, worked out once."""

    def __init__(self, material: Material) -> None:
        doc = material.doc
        self.company = Company(material)
        self.headline = {
            family(k)
            for w in material.words
            for k in w.kinds
            if doc.sentences[material.sentence(w.first)].role == "headline"
        }
        self.families: dict[str, int] = {}
        for w in material.words:
            self.families[family(w.kinds[0])] = self.families.get(family(w.kinds[0]), 0) + 1
        self.body = material.lead
        self.length = bucket(len(doc.tokens), 60, 120, 250, 500, 900)
        self.words = bucket(len(material.words), 4, 10, 20, 40)
        hard = sum(self.families.get(f, 0) for f in ("battle", "explosive", "civilian", "harm", "crowd"))
        self.share = bucket(100 * hard // max(1, len(doc.tokens)), 1, 2, 4, 7)


def word_features(material: Material, overview: Overview, number: int) -> list[str]:
    """The names of the features that hold for event word `number` of a report."""
    doc, w = material.doc, material.words[number]
    n = material.sentence(w.first)
    s = doc.sentences[n]
    lead = n - overview.body
    where = "headline" if s.role == "headline" else f"s{bucket(lead, 1, 2, 4, 8, 14)}"
    fam = family(w.kinds[0])
    before, after = context_of(material, w.first, w.last)
    found = [
        f"e={w.entry}", f"e={w.entry}:{w.pos}{w.tense[:2]}{'d' if w.definite else ''}{'o' if w.owned else ''}",
        f"k={w.kinds[0]}", f"f={fam}:{where}", f"pos={w.pos}:{w.tense}:{w.person}", f"def={w.definite}:{w.pos}", f"role={s.role}",
        f"where={where}", f"len={overview.length}", f"words={overview.words}", f"share={overview.share}", f"share={overview.share}:{where}",
        f"f={fam}:n{bucket(overview.families.get(fam, 0), 2, 4, 8)}", f"f={fam}:head{fam in overview.headline}:{s.role == 'headline'}",
    ]  # fmt: skip
    found += (
        [f"b:{c}" for c in set(before)]
        + [f"a:{c}" for c in set(after)]
        + [f"b:{c}:{fam}" for c in set(before)]
    )
    for d, i in ((1, w.first - 1), (2, w.first - 2)):
        found.append(f"p{d}={_shape(doc.forms[i]) if i >= s.first else '^'}")
    for d, i in ((1, w.last), (2, w.last + 1)):
        found.append(f"n{d}={_shape(doc.forms[i]) if i < s.last else '$'}")
    found.append(f"at={bucket(w.first - s.first, 1, 3, 8, 16)}:{w.pos}")
    cluster = clusters().get
    for name, i in (
        ("c-2", w.first - 2),
        ("c-1", w.first - 1),
        ("c+1", w.last),
        ("c+2", w.last + 1),
        ("c+3", w.last + 2),
    ):
        if s.first <= i < s.last:
            found.append(f"{name}={cluster(doc.forms[i], -1)}")
    found += opening(material, n)
    found += _company(material, w, n)
    found += _telling(material, number, n)
    return found


def _telling(m: Material, number: int, n: int) -> list[str]:
    """The kind it most likely tells and how likely, and the event words around it, by the side they stand on."""
    w, told = m.words[number], (m.told or {})[number]
    best = max(KINDS, key=told.__getitem__)
    sure = int(10 * told[best])
    found = [
        f"t0={best}",
        f"t0={best}:{sure}",
        f"tp={sure}",
        f"t0={best}:{w.kinds[0]}",
        f"t0={best}:{w.entry}",
    ]
    beside = m.in_sentence(m.words, n)
    for j in beside:
        if j != number:
            o, side = m.words[j], "<" if j < number else ">"
            found.append(f"o{side}={o.entry}")
            if m.segment[o.first] == m.segment[w.first]:
                found.append(f"os{side}={o.entry}:{w.kinds[0]}")
    if number - 1 in beside:
        found.append(f"op={m.words[number - 1].entry}>{w.entry}")
    if number + 1 in beside:
        found.append(f"on={w.entry}>{m.words[number + 1].entry}")
    return found


def opening(m: Material, n: int) -> list[str]:
    """How a sentence opens, which tells the retrospect from the news: وكان, يذكر أن, وسبق, في غضون ذلك."""
    forms, s = m.doc.forms, m.doc.sentences[n]
    second = forms[s.first + 1] if s.first + 1 < s.last else "$"
    return [
        f"s1={forms[s.first]}",
        f"s1={forms[s.first]} {second}",
        f"s1c={clusters().get(forms[s.first], -1)}",
    ]


_shapes: dict[str, str] = {}


def _shape(form: str) -> str:
    """A neighbour as the scorer sees it: a preposition or context word as itself, an event word as its entry."""
    held = _shapes.get(form)
    if held is None:
        if form in _PREPOSITIONS:
            held = form
        elif cats := categories(form, context_words()):
            held = cats[0]
        elif reading := lexicon().read(form):
            held = f"<{reading.entry.kinds[0]}>"
        elif form.isdigit():
            held = "#"
        elif len(form) == 1:
            held = form
        else:
            held = ("+" if form[:1] in "وف" else "") + ("al" if "ال" in form[:3] else "w")
        if len(_shapes) > 200_000:
            _shapes.clear()
        _shapes[form] = held
    return held


def _company(material: Material, w: EventWord, n: int) -> list[str]:
    """Which days, places, tolls, parties and other event words stand in its clause and sentence."""
    found: list[str] = []
    m = material
    for name, mentions in (
        ("day", m.times),
        ("place", m.place_mentions),
        ("toll", m.tolls),
        ("actor", m.actor_mentions),
    ):
        near = [i for i in m.in_sentence(mentions, n) if _counts(m, name, i)]
        if not near:
            found.append(f"no {name}")
            continue
        clause = min(m.clauses_between(w.first, mentions[i].first) for i in near)
        found.append(f"{name}:{bucket(clause, 1, 3)}:{bucket(len(near), 2, 4)}")
        if name == "day":
            best = min(near, key=lambda i: abs(m.times[i].first - w.first))
            found.append(f"age={age(m, best)}")
            found += [f"any age={age(m, i)}" for i in near if i != best]
    inside = [a for a in m.speakers if any(f <= w.first < last for f, last in a.scope)]
    found.append(f"told={bucket(len(inside), 1, 2)}")
    found += [f"stance={a.stance}" for a in inside]
    company = m.in_sentence(m.words, n)
    found.append(f"company={bucket(len(company), 2, 4, 7)}")
    fam = family(w.kinds[0])
    same = [i for i in company if m.words[i] is not w and family(m.words[i].kinds[0]) == fam]
    found.append(f"same={bucket(len(same), 1, 3)}:{any(m.words[i].first < w.first for i in same)}")
    found += {f"with={family(m.words[i].kinds[0])}" for i in company if m.words[i] is not w}
    return found


def _counts(m: Material, name: str, i: int) -> bool:
    if name == "day":
        return m.days[i].start is not None
    if name == "place":
        return not m.place_mentions[i].part_of_name
    return True


def age(m: Material, i: int) -> str:
    """How long before the publication a day mention lies, in rough steps."""
    day = m.days[i]
    if day.start is None or m.published is None:
        return f"none:{day.kind}"
    days = (m.published.toordinal() - _ordinal(day.start)) if day.start else 0
    return f"{bucket(days, -1, 0, 1, 2, 4, 8, 31, 366)}:{day.granularity}"


def _ordinal(iso: str) -> int:
    import datetime as dt

    return dt.date.fromisoformat(iso).toordinal()
