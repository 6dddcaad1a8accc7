"""The day of an event: every day told near it, and the default, weighed against each other."""

from __future__ import annotations

import datetime as dt

import msgspec

from marsad.coding.gather import Draft
from marsad.coding.material import Material
from marsad.coding.relation import Relation, context_sentences
from marsad.coding.word_features import age, bucket


class DayChoice(msgspec.Struct):
    """A candidate for the days of an event: ISO days, the mention it came from (None for a default), its features."""

    start: str
    end: str
    mention: int | None
    features: list[str]


def day_choices(m: Material, draft: Draft, inherited: tuple[str, str] | None = None) -> list[DayChoice]:
    """The candidates: days told around the draft, the day of the story so far (`inherited`) and the day before publication."""
    found: list[DayChoice] = []
    own = set(draft.sentences(m))
    told = 0
    for n in context_sentences(m, draft, back=3, ahead=1):
        for i in m.in_sentence(m.times, n):
            day = m.days[i]
            if day.start is None or day.end is None or day.kind != "date":
                continue
            told += n in own
            found.append(DayChoice(day.start, day.end, i, _features(m, draft, i)))
    has = f"told={bucket(told, 1, 2, 3)}"
    for c in found:
        c.features.append(f"{has}:{'same' if m.sentence(m.times[c.mention].first) in own else 'other'}")  # type: ignore[index]
        agree = sum(o.start == c.start and o.end == c.end for o in found)
        c.features.append(f"agree={bucket(agree, 2, 3, 5)}")
    planned = any(m.words[i].tense == "future" for i in draft.words)
    if inherited is not None:
        found.append(DayChoice(*inherited, None, ["inherited", f"inherited:{has}", f"inherited:{draft.kind}"]))
    if m.published is not None:
        before = (m.published - dt.timedelta(days=1)).isoformat()
        same = inherited is not None and inherited[0] == before
        found.append(DayChoice(before, before, None, ["default", f"default:{has}", f"default:planned{planned}", f"default:inherited {same if inherited else None}"]))
    return found


def _features(m: Material, draft: Draft, i: int) -> list[str]:
    time, day = m.times[i], m.days[i]
    r = Relation(m, draft, time)
    when = age(m, i)
    found = r.features()
    where = "same" if r.gap == 0 else "prev" if r.gap < 0 else "next"
    span = "one day" if day.start == day.end else "several days"
    found += [f"age={when}:{where}", f"rule={time.rule}:{where}", f"{span}:{where}", f"basis={day.basis}", f"speech={_said(m, i)}:{where}",
              f"gran={day.granularity}:{where}", f"{draft.kind}:{span}"]  # fmt: skip
    if r.gap == 0:
        found.append(f"c{bucket(r.clauses, 1, 3)}:w{bucket(r.between, 1, 2)}:{'after' if r.after else 'before'}:speech={_said(m, i)}")
    return found


def _said(m: Material, i: int) -> bool:
    """Whether a day dates the speaking: it stands beside a reporting verb."""
    first = m.times[i].first
    return any(0 <= first - a.first <= 6 and not a.chain for a in m.speakers)
