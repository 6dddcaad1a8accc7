"""The day of an event: every day told near it, and the default, weighed against each other."""

from __future__ import annotations

import datetime as dt

import msgspec

from marsad.coding.gather import Draft
from marsad.coding.material import Material
from marsad.coding.relation import Relation, context_sentences, nearest_of, ranks
from marsad.coding.word_features import age, bucket, context_of


class DayChoice(msgspec.Struct):
    """A candidate for the days of an event: ISO days, the mention it came from (None for a default), its features."""

    start: str
    end: str
    mention: int | None
    features: list[str]


def day_choices(m: Material, draft: Draft, inherited: tuple[str, str] | None = None) -> list[DayChoice]:
    """The candidates: days told around the draft, the day of the story so far (`inherited`) and the day before publication."""
    found: list[DayChoice] = []
    relations: list[Relation] = []
    own = set(draft.sentences(m))
    told = 0
    for n in context_sentences(m, draft, back=3, ahead=1):
        for i in m.in_sentence(m.times, n):
            day = m.days[i]
            if day.start is None or day.end is None or day.kind not in ("date", "since"):
                continue
            if day.granularity in ("decade", "century") or (
                m.published is not None and m.published.year - int(day.start[:4]) > 3
            ):
                continue
            told += n in own
            relations.append(Relation(m, draft, m.times[i]))
            found.append(DayChoice(day.start, day.end, i, _features(m, draft, i, relations[-1])))
            if day.anchor is not None:
                relations.append(relations[-1])
                found.append(
                    DayChoice(day.anchor, day.anchor, i, ["anchor", *_features(m, draft, i, relations[-1])])
                )
    agree: dict[tuple[str, str], int] = {}
    for c in found:
        agree[c.start, c.end] = agree.get((c.start, c.end), 0) + 1
    chosen = nearest_of([(c.start, c.end) for c in found], relations)
    found, relations = [found[k] for k in chosen], [relations[k] for k in chosen]
    for choice, rank in zip(found, ranks(relations), strict=True):
        choice.features += rank
    has = f"told={bucket(told, 1, 2, 3)}"
    for c in found:
        c.features.append(f"{has}:{'same' if m.sentence(m.times[c.mention].first) in own else 'other'}")  # type: ignore[index]
        c.features.append(f"agree={bucket(agree[c.start, c.end], 2, 3, 5)}")
    planned = any(m.words[i].tense == "future" for i in draft.words)
    if inherited is not None:
        found.append(
            DayChoice(*inherited, None, ["inherited", f"inherited:{has}", f"inherited:{draft.kind}"])
        )
    if planned or draft.kind in ("talks", "agreement", "measure", "deployment"):
        found += _forward(m, found)
    if m.published is not None:
        today = m.published.isoformat()
        found.append(
            DayChoice(
                today,
                today,
                None,
                [
                    "today",
                    f"today:{has}",
                    f"today:planned{planned}",
                    f"today:ongoing={_goes_on(m, draft)}",
                    f"today:{draft.kind}",
                ],
            )
        )
        before = (m.published - dt.timedelta(days=1)).isoformat()
        same = inherited is not None and inherited[0] == before
        found.append(
            DayChoice(
                before,
                before,
                None,
                [
                    "default",
                    f"default:{has}",
                    f"default:planned{planned}",
                    f"default:inherited {same if inherited else None}",
                ],
            )
        )
    return found


def _forward(m: Material, choices: list[DayChoice]) -> list[DayChoice]:
    """The same weekday after publication, for what is yet to come: a meeting "on Thursday"."""
    found = []
    for c in choices:
        day = m.days[c.mention] if c.mention is not None else None
        if (
            day is None
            or m.published is None
            or day.granularity != "day"
            or day.basis != "published"
            or c.start != c.end
        ):
            continue
        start = dt.date.fromisoformat(c.start)
        if dt.timedelta(1) < m.published - start < dt.timedelta(8):
            ahead = (start + dt.timedelta(7)).isoformat()
            found.append(
                DayChoice(
                    ahead,
                    ahead,
                    c.mention,
                    [f"forward:{f}" for f in c.features if f.startswith(("rank", "here", "same"))]
                    + ["forward"],
                )
            )
    return found


def _goes_on(m: Material, draft: Draft) -> bool:
    """Whether the draft's words stand beside a word of going on: تتواصل، لا تزال."""
    return any(
        "ongoing" in side for i in draft.words for side in context_of(m, m.words[i].first, m.words[i].last)
    )


def _features(m: Material, draft: Draft, i: int, r: Relation) -> list[str]:
    time, day = m.times[i], m.days[i]
    when = age(m, i)
    found = r.features()
    where = "same" if r.gap == 0 else "prev" if r.gap < 0 else "next"
    span = "one day" if day.start == day.end else "several days"
    found += [f"age={when}:{where}", f"rule={time.rule}:{where}", f"{span}:{where}", f"basis={day.basis}", f"speech={_said(m, i)}:{where}",
              f"gran={day.granularity}:{where}", f"{draft.kind}:{span}"]  # fmt: skip
    if r.gap == 0:
        found.append(
            f"c{bucket(r.clauses, 1, 3)}:w{bucket(r.between, 1, 2)}:{'after' if r.after else 'before'}:speech={_said(m, i)}"
        )
    return found


def _said(m: Material, i: int) -> bool:
    """Whether a day dates the speaking: it stands beside a reporting verb."""
    first = m.times[i].first
    return any(0 <= first - a.first <= 6 and not a.chain for a in m.speakers)
