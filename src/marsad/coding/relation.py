"""How a mention stands to the words of a draft: near or far, before or after, in which clause and behind which word."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from marsad.coding.gather import Draft
from marsad.coding.material import Material
from marsad.coding.word_features import _shape, bucket
from marsad.reading.mention import Mention


class Relation:
    """The relation of one mention to the word of a draft that it stands nearest to."""

    def __init__(self, m: Material, draft: Draft, mention: Mention) -> None:
        self.sentence = n = m.sentence(mention.first)
        best, least = -1, 1e9
        for i in draft.words:
            w = m.words[i]
            if m.sentence(w.first) == n:
                cost = (
                    4 * m.clauses_between(w.first, mention.first)
                    + abs(w.first - mention.first) / 3
                    + 2 * m.words_between(w.first, mention.first)
                )
                cost += 6 * min(3, abs(m.segment[w.first] - m.segment[mention.first]))
                if cost < least:
                    best, least = i, cost
        if best < 0:
            best = min(draft.words, key=lambda i: abs(m.sentence(m.words[i].first) - n))
            least = 100.0 + 10 * abs(m.sentence(m.words[best].first) - n)
        self.cost = least
        self.word = m.words[best]
        self.gap = n - m.sentence(self.word.first)
        self.after = mention.first > self.word.first
        self.clauses = m.clauses_between(self.word.first, mention.first)
        self.apart = bucket(abs(m.segment[self.word.first] - m.segment[mention.first]), 1, 2, 3)
        self.between = m.words_between(self.word.first, mention.first)
        self.tokens = mention.first - self.word.last if self.after else self.word.first - mention.last
        s = m.doc.sentences[n]
        self.role = s.role
        self.before = _shape(m.doc.forms[mention.first - 1]) if mention.first > s.first else "^"
        self.before2 = _shape(m.doc.forms[mention.first - 2]) if mention.first - 1 > s.first else "^"
        self.next = _shape(m.doc.forms[mention.last]) if mention.last < s.last else "$"
        form = m.doc.forms[mention.first]
        skipped = mention.start > m.doc.tokens[mention.first].start
        self.glued = form[0] if skipped or form.startswith("لل") else ""

    def features(self) -> list[str]:
        """The names of the features of nearness, direction and neighbourhood."""
        if self.gap:
            return [
                f"gap={max(-4, min(4, self.gap))}",
                f"role={self.role}:{self.gap < 0}",
                f"before={self.before}:other",
                "other sentence",
            ]
        side = "after" if self.after else "before"
        near = f"{bucket(self.clauses, 1, 2, 4, 7)}"
        return [
            "same sentence", f"apart={self.apart}:{side}", f"apart={self.apart}:{side}:w{bucket(self.between, 1, 2)}", f"{side}:c{near}", f"{side}:t{bucket(self.tokens, 1, 2, 4, 8, 16)}", f"{side}:w{bucket(self.between, 1, 2, 4)}",
            f"role={self.role}", f"before={self.before}{self.glued}", f"before2={self.before2}", f"next={self.next}",
            f"{side}:{self.word.pos}:{self.before}{self.glued}", f"{side}:{self.word.pos}:c{bucket(self.clauses, 1, 2)}:w{bucket(self.between, 1, 2)}",
        ]  # fmt: skip


def nearest_of(keys: Sequence[Hashable], relations: list[Relation]) -> list[int]:
    """One number for each different key, in order of first sight: the candidate of that key nearest to the draft.

    What is told several times is one candidate: learning from each telling apart would teach that far is right.
    """
    best: dict[Hashable, int] = {}
    for k, key in enumerate(keys):
        if key not in best or relations[k].cost < relations[best[key]].cost:
            best[key] = k
    return list(best.values())


def ranks(relations: list[Relation]) -> list[list[str]]:
    """For each of a slot's candidates where it stands among them: nearest of all, of its side, of its clause."""
    order = sorted(range(len(relations)), key=lambda k: relations[k].cost)
    place = {k: n for n, k in enumerate(order)}
    found = []
    for k, r in enumerate(relations):
        side = [j for j in order if relations[j].gap == r.gap == 0 and relations[j].after == r.after]
        inside = sum(o.gap == 0 and o.apart == 0 for o in relations)
        where = "same" if r.gap == 0 else "prev" if r.gap < 0 else "next"
        here = r.gap == 0 and r.apart == 0
        f = [
            f"rank={min(place[k], 3)}",
            f"rank={min(place[k], 2)}:{where}",
            f"here={here}:{min(inside, 2)}",
            f"here={here}:rank={min(place[k], 2)}",
        ]
        if side:
            f.append(f"of side={min(side.index(k), 2)}:{'after' if r.after else 'before'}:{here}")
        found.append(f)
    return found


def context_sentences(m: Material, draft: Draft, back: int = 2, ahead: int = 1) -> list[int]:
    """The sentences in which a draft's values are sought: its own, those around, the headline and the lead."""
    own = draft.sentences(m)
    found = set(own)
    for n in own:
        found |= set(range(max(0, n - back), min(len(m.doc.sentences), n + ahead + 1)))
    found |= {n for n, s in enumerate(m.doc.sentences[:3])}
    return sorted(found)
