"""Heads: what stands above and beside the body: title, kicker, subhead, dateline, byline, caption and its credit."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from marsad.knowledge.tables import rows
from marsad.text.lines import Line
from marsad.text.tokens import Token, tokenise

_BARS = frozenset({"|", "-", "\u2022", "·", "–"})
_DASHES = frozenset({"-", "ـ", ":", "/", "|"})
_PARTS = frozenset({"-", ":", "(", "/", "|"})
_LONGEST_TITLE = 60  # tokens
_SITE = 5  # words of the longest name of a site after a title
_DATELINE = 9  # tokens of the longest dateline


@cache
def _words(kind: str) -> dict[str, list[tuple[str, ...]]]:
    """The phrases of one kind by their first word, words only."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in rows("text", "heads.tsv"):
        if row["kind"] == kind:
            words = tuple(t.form for t in tokenise(row["words"]) if t.form[0].isalnum())
            found.setdefault(words[0], []).append(words)
    return found


def _has(kind: str, words: list[str]) -> bool:
    table = _words(kind)
    return any(words[n : n + len(p)] == list(p) for n, w in enumerate(words) for p in table.get(w, ()))


def _ends(kind: str, words: list[str]) -> bool:
    table = _words(kind)
    return any(
        words[n:] == list(p)
        for n in range(max(0, len(words) - 4), len(words))
        for p in table.get(words[n], ())
    )


def title_parts(line: Line, tokens: list[Token]) -> list[tuple[int, int, str]]:
    """The parts of a title: itself, and as furniture its repetitions and the site's name after a bar."""
    cuts = [line.first]
    for i in range(line.first + 1, line.last):
        form = tokens[i].form
        if (
            form in _BARS
            and tokens[i].start > tokens[i - 1].end
            and (i + 1 == line.last or tokens[i + 1].start > tokens[i].end)
        ):
            cuts.append(i)
    cuts.append(line.last)
    parts: list[tuple[int, int, str]] = []
    seen: set[tuple[str, ...]] = set()
    for first, last in pairwise(cuts):
        end = _period(tokens, first, last)
        words = [t.form for t in tokens[first:end] if t.form[0].isalnum()]
        again = bool(parts) and tuple(words) in seen
        site = (
            bool(parts)
            and len(words) <= _SITE
            and (tokens[first].form == "|" or _has("site", words) or _has("outlet", words))
            and max(b - a for a, b, _ in parts) > len(words)
        )
        parts.append((first, end, "furniture" if again or site or not words else "headline"))
        seen.add(tuple(words))
        if end < last:
            parts.append((end, last, "furniture"))
    return parts


def _period(tokens: list[Token], first: int, last: int) -> int:
    """Where a title that is printed again in the same line ends the first time; its end if it is not."""
    forms = [t.form for t in tokens[first:last]]
    for n in range(4, min(len(forms) // 2, _LONGEST_TITLE) + 1):
        if forms[n] == forms[0] and forms[n : 2 * n] == forms[:n]:
            return first + n
    return last


def dateline(line: Line, tokens: list[Token]) -> int:
    """The token after the dateline that opens a paragraph ("غزة (رويترز) - …"), or the line's first if there is none."""
    words: list[str] = []
    for i in range(line.first, min(line.first + _DATELINE, line.last - 5)):
        form = tokens[i].form
        if form[0].isalnum():
            words.append(form)
        elif form in _DASHES and (form != ":" or tokens[i].start == tokens[i - 1].end):
            spaced = tokens[i + 1].start > tokens[i].end or tokens[i - 1].form == ")"
            parted = form != ":" or any(tokens[k].form in _PARTS for k in range(line.first, i))
            if i > line.first and spaced and parted and words and _ends("outlet", _bare(words)):
                return i + 1
    return line.first


def _bare(words: list[str]) -> list[str]:
    """A dateline's words without the day at their end: "بيروت (رويترز) 6 يوليو"."""
    for n, word in enumerate(words):
        if word.isdigit():
            return words[:n]
    return words


def short_line(line: Line, tokens: list[Token]) -> str:
    """What a short line is by itself: dateline, byline or caption, or nothing ("")."""
    words = line.words
    if not words or len(words) > 26:
        return ""
    if len(words) <= 8 and not line.stops:
        for phrase in _words("byline").get(words[0], ()):
            if words[: len(phrase)] == list(phrase) and (
                len(words) > len(phrase) and (tokens[line.at[len(phrase) - 1] + 1].form == ":")
            ):
                return "byline"
        part = next((i for i in range(line.first + 1, line.last - 1) if tokens[i].form in _PARTS), line.last)
        brief = sum(i < part for i in line.at) <= 3 and part < line.last
        if brief and (_ends("outlet", words) or _starts_outlet(words)):
            return "dateline"
    return "caption" if _is_caption(line, tokens) else ""


def _starts_outlet(words: list[str]) -> bool:
    return len(words) <= 6 and any(words[: len(p)] == list(p) for p in _words("outlet").get(words[0], ()))


def _is_caption(line: Line, tokens: list[Token]) -> bool:
    """Whether a line ends in a credit: in brackets, after a dash or a bar, or after its own full stop."""
    words = line.words
    if (
        len(words) <= 6
        and (words[0] == "صوره" or len(words) == 1)
        and _ends("credit", words)
        and not line.stops
    ):
        return words[0] == "صوره" or words[0] in ("ارشيفيه", "تعبيريه", "متداوله")
    if len(words) < 3 or line.stops or not _ends("credit", words):
        return False
    for i in range(line.last - 1, max(line.first, line.last - 8), -1):
        form = tokens[i].form
        if form in {"(", "-", "/", "|", "_", ":", "ـ", "©"} or (form == "." and i < line.last - 1):
            head = [t.form for t in tokens[i + 1 : line.last] if t.form[0].isalnum()]
            return bool(head) and len(head) <= 6
    return False
