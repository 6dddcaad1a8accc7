"""What speaks for or against two clauses of a report telling one happening."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from marsad.coding.kinds import KINDS, VIOLENT, family
from marsad.coding.material import Material
from marsad.coding.scorer import Scorer
from marsad.coding.segments import opener
from marsad.coding.tellings import stem
from marsad.coding.word_features import bucket, context_of

_NEW_STORY = frozenset(
    [
        "اخري",
        "اخر",
        "جهه",
        "ناحيه",
        "سياق",
        "غضون",
        "ذلك",
        "الي",
        "كذلك",
        "ايضا",
        "بالمقابل",
        "المقابل",
        "حادث",
        "منفصل",
        "منفصله",
        "ثان",
        "ثانيه",
    ]
)
_MEETINGS = frozenset({"deal"})
_SOFT = frozenset({"harm", "interception", "destruction", "protest", "riot"}) | VIOLENT


class Unit:
    """The event words of one clause that may tell one happening, with the places, days, tolls and parties beside them."""

    def __init__(self, material: Material, words: list[int], told: dict[int, dict[str, float]]) -> None:
        m, self.words = material, words
        held = [m.words[i] for i in words]
        first = held[0]
        self.told = told_by(words, told)
        self.main = max(KINDS, key=self.told.__getitem__)
        self.kinds = {self.main}
        self.harm = all(w.kinds[0] == "harm" for w in held)
        self.entries = {w.entry for w in held}
        self.leads = {w.entry for w in held if w.kinds[0] != "harm"}
        self.families = {family(k) for k in self.kinds}
        self.sentence = n = m.sentence(first.first)
        self.segment = seg = m.segment[first.first]
        s = m.doc.sentences[n]
        self.stems = sorted({stem(m.doc.forms[i]) for i in range(s.first, s.last) if m.segment[i] == seg})
        self.sides: dict[tuple[str, int], float] = {}
        self.role, self.block = s.role, s.block
        self.opener = opener(m.doc, seg, first.first, s.first, m.segment)
        self.lead = lead = next((w for w in held if w.kinds[0] != "harm"), first)
        self.stance = f"{lead.pos}:{lead.definite}"
        around = [c for w in held for side in context_of(m, w.first, w.last) for c in side]
        self.planned = "planned" in around or any(w.tense == "future" for w in held)
        self.failed = "foiled" in around or "negated" in around
        self.said = any(f <= first.first < last for a in m.speakers for f, last in a.scope)
        places = [i for i in m.in_sentence(m.place_mentions, n) if not m.place_mentions[i].part_of_name]
        self.all_places = {place_key(m, i) for i in places}
        self.places = {place_key(m, i) for i in places if m.segment[m.place_mentions[i].first] == seg}
        days = [
            i for i in m.in_sentence(m.times, n) if m.days[i].start is not None and m.days[i].kind == "date"
        ]
        self.all_days = {m.days[i].start for i in days}
        self.days = {m.days[i].start for i in days if m.segment[m.times[i].first] == seg}
        tolls = m.in_sentence(m.tolls, n)
        self.tolls = {(m.tolls[i].kind, m.tolls[i].low) for i in tolls if m.segment[m.tolls[i].first] == seg}
        actors = m.in_sentence(m.actor_mentions, n)
        self.all_actors = {actor_key(m, i) for i in actors}
        self.actors = {actor_key(m, i) for i in actors if m.segment[m.actor_mentions[i].first] == seg}

    def side(self, side: str, near: int, scorer: Scorer) -> float:
        """What the stems of its clause add to a link in which it stands on one side, worked out once."""
        held = self.sides.get((side, near))
        if held is None:
            held = self.sides[side, near] = scorer.score(side_features(self, side, near)) - scorer.bias
        return held


def units_of(m: Material, kept: list[int], told: dict[int, dict[str, float]]) -> list[Unit]:
    """The kept event words gathered by clause; within one clause violence and the rest stand apart."""
    groups: dict[tuple[int, str], list[int]] = {}
    for i in kept:
        kind = max(KINDS, key=told[i].__getitem__)
        groups.setdefault((m.segment[m.words[i].first], group(kind)), []).append(i)
    return [Unit(m, words, told) for words in sorted(groups.values(), key=lambda g: g[0])]


def told_by(words: list[int], told: dict[int, dict[str, float]]) -> dict[str, float]:
    """The mean of the probabilities that words give the kinds."""
    return {k: sum([told[i][k] for i in words]) / len(words) for k in KINDS}


def group(kind: str) -> str:
    """The group of kinds whose words in one clause tell one happening."""
    return "violence" if kind in VIOLENT else family(kind)


def compatible(a: Unit, b: Unit) -> bool:
    """Whether two units may tell one event at all, by their kinds."""
    if a.planned != b.planned and a.families & b.families & _MEETINGS:
        return False  # a meeting to come is not the one that was held
    return bool(a.families & b.families) or (bool(a.kinds & _SOFT) and bool(b.kinds & _SOFT))


def place_key(m: Material, i: int) -> str:
    """One name for one place of a report."""
    p = m.places[i]
    return p.id or p.name or p.text


def actor_key(m: Material, i: int) -> str:
    """One name for one party of a report."""
    a = m.actors[i]
    return a.id or a.name or a.text


def link_features(m: Material, a: Unit, b: Unit) -> list[str]:
    """The names of the features that hold for unit `a` before unit `b`."""
    gap = b.sentence - a.sentence
    step = bucket(gap, 1, 2, 4, 8)
    near = min(step, 2)
    fa, fb = family(a.main), family(b.main)
    pair = "-".join(sorted((fa, fb)))
    kinds = (
        "same"
        if a.main == b.main
        else "share"
        if a.kinds & b.kinds
        else "fam"
        if a.families & b.families
        else "diff"
    )
    place, wide = _overlap(a.places, b.places), _overlap(a.all_places, b.all_places)
    alike = bucket(int(100 * sum([a.told[k] * b.told[k] for k in KINDS])), 2, 10, 25, 50, 75)
    tolls, actors, days = _overlap(a.tolls, b.tolls), _overlap(a.actors, b.actors), _overlap(a.days, b.days)
    f = [
        f"step={step}", f"alike={alike}", f"alike={alike}:{near}", f"alike={alike}:{place}:{near}", f"main={a.main}-{b.main}", f"main={a.main}-{b.main}:{near}", f"pair={pair}", f"pair={pair}:{near}", f"kinds={kinds}:{near}", f"entries={bool(a.entries & b.entries)}:{near}",
        f"place={place}:{step}", f"place={place}:{kinds}", f"place={place}:{kinds}:{near}", f"wide={wide}:{step}", f"wide={wide}:{kinds}",
        f"days={days}:{step}", f"all days={_overlap(a.all_days, b.all_days)}:{step}", f"tolls={tolls}:{step}", f"tolls={tolls}:{kinds}",
        f"actors={actors}:{step}", f"actors={actors}:{kinds}:{near}", f"all actors={_overlap(a.all_actors, b.all_actors)}:{step}",
        f"b={b.stance}:{near}", f"b={b.stance}:{kinds}:{near}", f"roles={a.role}:{b.role}:{near}", f"opener={b.opener}:{near}", f"opener={b.opener}:{kinds}:{near}",
        f"place={place}:tolls={tolls}:{near}", f"place={place}:actors={actors}:{near}", f"harm={a.harm}{b.harm}:{step}",
        f"harm={a.harm}{b.harm}:{place}:{tolls}", f"block={a.block == b.block}:{near}",
    ]  # fmt: skip
    f += [f"stances={a.stance}>{b.stance}:{kinds}:{place}", f"stances={a.stance}>{b.stance}:{place}:{tolls}:{near}", f"again={bool(a.leads & b.leads)}:{place}:{near}",
          f"again={bool(a.leads & b.leads)}:{actors}:{tolls}", f"a={a.stance}:{near}:{kinds}"]  # fmt: skip
    f += [
        f"planned={a.planned}{b.planned}:{near}",
        f"planned={a.planned}{b.planned}:{kinds}",
        f"failed={a.failed}{b.failed}:{near}",
    ]
    scale = f"{bucket(m.scale[0], 2, 4, 7)}:{bucket(m.scale[1], 4, 10, 20)}"
    lead = a.sentence <= m.lead
    f += [f"scale={scale}:{near}", f"scale={scale}:{kinds}:{place}", f"places={bucket(m.scale[0], 2, 4, 7)}:{place}:{near}", f"lead={lead}:{near}:{kinds}", f"lead={lead}:{place}:{b.stance}",
          f"told={a.said}:{b.said}:{near}:{kinds}", f"told={b.said}:{place}:{near}"]  # fmt: skip
    if gap == 0:
        apart = bucket(b.segment - a.segment, 1, 2, 3)
        f += [
            f"apart={apart}",
            f"apart={apart}:{kinds}",
            f"apart={apart}:{pair}",
            f"apart={apart}:{place}",
            f"last={_last(m, a)}>{_last(m, b)}",
        ]
    elif _NEW_STORY & set(m.doc.forms[m.doc.sentences[b.sentence].first :][:4]):
        f.append(f"new story:{near}")
    f += _between(m, a, b) + _leads(m, a, b, near)
    if a.role == "headline" and gap:
        f += [f"headline to {bucket(b.sentence, 2, 3, 5)}:{kinds}", f"headline:{place}:{tolls}"]
    return f


def _between(m: Material, a: Unit, b: Unit) -> list[str]:
    """The words between two units of one sentence; else those that open the later one's sentence, and its neighbours."""
    forms, n = m.doc.forms, b.sentence
    s = m.doc.sentences[n]
    f = []
    if a.sentence == n:
        first, last = m.words[a.words[-1]].last, m.words[b.words[0]].first
        if first > last:
            first = m.words[a.words[0]].last
        between = [stem(x) for x in forms[first:last]]
        if len(between) <= 12:
            f += [f"between={x}" for x in sorted(set(between))]
        f += [
            f"between:{bucket(len(between), 2, 4, 8, 12, 20)}",
            f"words between={m.words_between(first, last) if last > first else -1}",
        ]
        f += [f"after a={between[0] if between else '-'}", f"before b={between[-1] if between else '-'}"]
    else:
        near = min(2, n - a.sentence)
        opening = [stem(x) for x in forms[s.first : s.first + 4]]
        f += [f"opens{k}={x}:{near}" for k, x in enumerate(opening[:2])] + [
            f"opens={x}:{near}" for x in opening
        ]
    w = m.words[b.words[0]]
    around = (("-2", w.first - 2), ("-1", w.first - 1), ("+1", w.last), ("+2", w.last + 1))
    return f + [f"b{k}={stem(forms[i])}" for k, i in around if s.first <= i < s.last]


def _leads(m: Material, a: Unit, b: Unit, near: int) -> list[str]:
    """The event words that lead the two units, and whether their counts agree."""
    x, y = a.lead, b.lead
    f = [
        f"leads={x.entry}>{y.entry}:{near}",
        f"lead a={x.entry}:{near}",
        f"lead b={y.entry}:{near}",
        f"lead b={y.entry}:{y.pos}{y.definite}",
    ]
    for kind in ("killed", "injured"):
        first, second = ({low for k, low in u.tolls if k == kind} for u in (a, b))
        f.append(f"{kind}={_overlap(first, second)}:{near}")
        if first and second and not first & second:
            f.append(f"{kind} differ:{a.main == b.main}")
    return f


def side_features(unit: Unit, side: str, near: int) -> list[str]:
    """The stems of a unit's clause, as the earlier (`A`) or the later (`B`) of two so far apart."""
    return [f"{side}={x}:{near}" for x in unit.stems]


def link_score(m: Material, a: Unit, b: Unit, scorer: Scorer) -> float:
    """The log-odds of two units telling one happening."""
    near = min(2, b.sentence - a.sentence)
    return scorer.score(link_features(m, a, b)) + a.side("A", near, scorer) + b.side("B", near, scorer)


def _last(m: Material, u: Unit) -> str:
    return m.words[u.words[0]].entry


def _overlap(a: AbstractSet[object], b: AbstractSet[object]) -> str:
    if not a or not b:
        return "none" if not a and not b else "one"
    return "same" if a & b else "diff"
