"""What speaks for or against two event words of a report telling one happening."""

from __future__ import annotations

from marsad.coding.kinds import family
from marsad.coding.material import Material
from marsad.coding.word_features import bucket

_NEW_STORY = frozenset("اخري اخر جهه ناحيه سياق غضون ذلك الي كذلك ايضا بالمقابل المقابل حادث منفصل منفصله ثان ثانيه".split())


class Local:
    """What stands nearest to an event word in its sentence: place, day, tolls, parties; worked out once a word."""

    def __init__(self, material: Material, number: int) -> None:
        m, w = material, material.words[number]
        self.sentence = n = m.sentence(w.first)
        places = [i for i in m.in_sentence(m.place_mentions, n) if not m.place_mentions[i].part_of_name]
        self.places = {place_key(m, i) for i in places}
        near = _nearest(m, w.first, [m.place_mentions[i].first for i in places])
        self.place = place_key(m, places[near]) if near is not None else None
        days = [i for i in m.in_sentence(m.times, n) if m.days[i].start is not None and m.days[i].kind == "date"]
        near = _nearest(m, w.first, [m.times[i].first for i in days])
        self.day = (m.days[days[near]].start, m.days[days[near]].end) if near is not None else None
        tolls = m.in_sentence(m.tolls, n)
        self.tolls = {(m.tolls[i].kind, m.tolls[i].low) for i in tolls}
        actors = m.in_sentence(m.actor_mentions, n)
        self.actors = {actor_key(m, i) for i in actors}


def place_key(m: Material, i: int) -> str:
    """One name for one place of a report."""
    p = m.places[i]
    return p.id or p.name or p.text


def actor_key(m: Material, i: int) -> str:
    """One name for one party of a report."""
    a = m.actors[i]
    return a.id or a.name or a.text


def _nearest(m: Material, at: int, firsts: list[int]) -> int | None:
    if not firsts:
        return None
    return min(range(len(firsts)), key=lambda k: (3 * m.clauses_between(at, firsts[k]) + abs(firsts[k] - at) / 4 + (firsts[k] < at)))


def link_features(m: Material, a: int, b: int, la: Local, lb: Local) -> list[str]:
    """The names of the features that hold for event words `a` before `b`."""
    wa, wb = m.words[a], m.words[b]
    fa, fb = family(wa.kinds[0]), family(wb.kinds[0])
    gap = lb.sentence - la.sentence
    step = bucket(gap, 1, 2, 4, 8)
    sa, sb = m.doc.sentences[la.sentence], m.doc.sentences[lb.sentence]
    pair = "-".join(sorted((fa, fb)))
    kinds = "same" if wa.kinds[0] == wb.kinds[0] else "share" if set(wa.kinds) & set(wb.kinds) else "fam" if fa == fb else "diff"
    place = _agree(la.place, lb.place, la.places, lb.places)
    day = "none" if not (la.day and lb.day) else "same" if la.day == lb.day else "diff"
    tolls = "none" if not (la.tolls and lb.tolls) else "same" if la.tolls & lb.tolls else "diff"
    actors = bucket(len(la.actors & lb.actors), 1, 2) if la.actors and lb.actors else "none"
    here = f"{step}"
    found = [
        f"step={here}", f"pair={pair}", f"pair={pair}:{min(step, 2)}", f"kinds={kinds}:{min(step, 2)}", f"same entry={wa.entry == wb.entry}:{min(step, 2)}",
        f"place={place}:{step}", f"place={place}:{kinds}", f"day={day}:{step}", f"tolls={tolls}:{step}", f"tolls={tolls}:{kinds}",
        f"actors={actors}:{step}", f"def={wb.definite}:{wb.pos}:{min(step, 2)}", f"roles={sa.role}:{sb.role}",
        f"place={place}:day={day}:{tolls}", f"harm={fa == 'harm'}{fb == 'harm'}:{step}:{kinds}",
    ]  # fmt: skip
    if gap == 0:
        clause = m.clauses_between(wa.first, wb.first)
        found += [f"clause={bucket(clause, 1, 2, 4)}", f"clause={bucket(clause, 1, 2, 4)}:{kinds}", f"far={bucket(wb.first - wa.first, 3, 6, 12, 25)}",
                  f"between={bucket(m.words_between(wa.first, wb.first), 1, 2, 4)}", f"seq={wa.entry}>{wb.entry}"]  # fmt: skip
        split = m.doc.forms[wa.last : wb.first]
        if any(f in ("فيما", "بينما", "كما") for f in split):
            found.append("parted by a conjunction")
        if split and split[-1:] == ["و"] or m.doc.forms[wb.first].startswith("و"):
            found.append(f"and:{wa.pos}:{wb.pos}")
    if _NEW_STORY & set(m.doc.forms[sb.first : sb.first + 4]) and gap:
        found.append(f"new story:{min(step, 2)}")
    if sa.role == "headline" and gap:
        found.append(f"headline to {bucket(lb.sentence, 2, 3, 5)}:{kinds}")
    found.append("same block" if sa.block == sb.block else "other block")
    return found


def _agree(a: str | None, b: str | None, all_a: set[str], all_b: set[str]) -> str:
    if a is None or b is None:
        return "one none" if a or b else "none"
    if a == b:
        return "same"
    return "shared" if all_a & all_b else "diff"
