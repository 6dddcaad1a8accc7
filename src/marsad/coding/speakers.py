"""The sources of an event: every speaker whose words may carry it."""

from __future__ import annotations

import msgspec

from marsad.coding.gather import Draft
from marsad.coding.kinds import family
from marsad.coding.material import Material
from marsad.coding.relation import Relation, context_sentences
from marsad.coding.tellings import stem
from marsad.coding.word_features import bucket
from marsad.reading.speakers_mention import Attribution


class SpeakerChoice(msgspec.Struct):
    """A candidate source: the number of its attribution and its features."""

    attribution: int
    features: list[str]


def speaker_choices(m: Material, draft: Draft) -> list[SpeakerChoice]:
    """The candidates: attributions in the draft's sentences and around, or whose words reach into them."""
    words = [m.words[i] for i in draft.words]
    near = set(context_sentences(m, draft, back=2, ahead=1))
    own = set(draft.sentences(m))
    fam = family(draft.kind)
    found = []
    for i, a in enumerate(m.speakers):
        covered = sum(any(f <= w.first < last for f, last in a.scope) for w in words)
        if not covered and m.sentence(a.first) not in near:
            continue
        r = Relation(m, draft, a)
        where = "same" if r.gap == 0 else "prev" if r.gap < 0 else "next"
        cover = f"{bucket(covered, 1, 2)}/{'all' if covered == len(words) else 'some'}"
        others = sum(m.sentence(b.first) in own for b in m.speakers)
        f = r.features()
        f += [
            f"covers={cover}:{where}", f"stance={a.stance}:{bool(covered)}", f"stance={a.stance}:{where}", f"rule={a.rule}:{bool(covered)}:{where}",
            f"{fam}:{bool(covered)}", f"others={bucket(others, 1, 2, 4)}:{bool(covered)}", f"chain={bool(a.chain)}:{bool(covered)}",
            f"odds={bucket(int(10 * draft.confidence), 5, 8)}:{bool(covered)}", f"n={bucket(len(draft.words), 2, 4)}:{bool(covered)}",
        ]  # fmt: skip
        found.append(SpeakerChoice(i, f + _wording(m, r, a)))
    return found


def _wording(m: Material, r: Relation, a: Attribution) -> list[str]:
    """The stems beside an attribution, and those between it and the event word it stands nearest to."""
    forms, s = m.doc.forms, m.doc.sentences[r.sentence]
    side = "other" if r.gap else "after" if r.after else "before"
    f = []
    for k, i in (("-2", a.first - 2), ("-1", a.first - 1), ("+1", a.last), ("+2", a.last + 1)):
        x = stem(forms[i]) if s.first <= i < s.last else "^"
        f += [f"x{k}={x}", f"x{k}={x}:{side}"]
    if not r.gap:
        first, last = (r.word.last, a.first) if r.after else (a.last, r.word.first)
        between = [stem(x) for x in forms[first:last]]
        if len(between) <= 8:
            f += [f"between={x}:{side}" for x in sorted(set(between))]
        f.append(f"to={r.word.entry}:{side}:{bucket(len(between), 1, 2, 4, 8)}")
    return f
