"""Furniture by its words: share and follow lines, menus, teasers announced as such, tags, adverts of apps."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from marsad.knowledge.tables import rows
from marsad.text.lines import Line
from marsad.text.tokens import Token, form_of, tokenise

_MARKS = frozenset({":", "-", "،", ",", "|", "..."})
_ENDS = frozenset('.!?؟"”»)')
_LONGEST_LINE = 45  # words: a longer line that opens with furniture's words goes on with the report
_LONGEST_REST = 40  # words of a teaser inside a line that no full stop closes
_TAGS = 20  # words of a list of tags
_KINDS = ("alone", "zone", "section", "start", "open", "inside", "tags")

Entry = tuple[tuple[str, ...], bool]


class _Table(NamedTuple):
    """Entries by their first word, for each kind: the words of the phrase and whether a mark must follow."""

    kinds: dict[str, dict[str, list[Entry]]]
    inside: frozenset[str]


@cache
def _table() -> _Table:
    kinds: dict[str, dict[str, list[Entry]]] = {kind: {} for kind in _KINDS}
    for row in rows("text", "furniture.tsv"):
        phrase = row["words"]
        words = (
            (form_of(phrase),)
            if phrase.isalpha()
            else tuple(t.form for t in tokenise(phrase) if t.form[0].isalnum())
        )
        kinds[row["kind"]].setdefault(words[0], []).append((words, row["mark"] == ":"))
    for entries in kinds.values():
        for same in entries.values():
            same.sort(key=lambda e: -len(e[0]))
    return _Table(kinds, frozenset(kinds["inside"]) | frozenset(kinds["tags"]))


def _at(kind: str, words: list[str], n: int) -> Entry | None:
    """The longest entry of a kind that stands at word `n`."""
    for entry in _table().kinds[kind].get(words[n], ()):
        if words[n : n + len(entry[0])] == list(entry[0]):
            return entry
    return None


def whole(line: Line) -> str:
    """What a line is if it holds nothing but furniture's words and figures: alone, zone, section, or nothing ("")."""
    words = line.words
    if not words:
        return "alone"  # a rule of dashes
    if len(words) > 14:
        return ""
    found: set[str] = set()
    n = 0
    while n < len(words):
        at = [(len(e[0]), kind) for kind in ("zone", "alone", "section") if (e := _at(kind, words, n))]
        if at:
            most, kind = max(at, key=lambda one: one[0])
            found.add(kind)
            n += most
        elif words[n].isdigit():
            n += 1
        else:
            return ""
    if not found:
        return ""
    return "zone" if "zone" in found else "alone" if "alone" in found else "section"


def opens(line: Line, tokens: list[Token]) -> bool:
    """Whether a line begins with words that open a line of furniture: "اقرأ أيضا: …"."""
    words = line.words
    if not words or len(words) > _LONGEST_LINE:
        return False
    if words[-1].isdigit() and _is_handle(line, tokens):
        return True
    for kind in ("start", "open"):
        entry = _at(kind, words, 0)
        if entry is None:
            continue
        if entry[1]:
            after = line.at[len(entry[0]) - 1] + 1
            if after >= line.last or tokens[after].form not in _MARKS:
                continue
        elif kind == "open" and (line.stops or len(words) > 16):
            continue  # "تابعنا …" may be a witness's own word
        return True
    return False


def _is_handle(line: Line, tokens: list[Token]) -> bool:
    """Whether a line is the signature of a tweet: "— name (@account) January 3, 2022"."""
    forms = [t.form for t in tokens[line.first : line.last]]
    return len(line.words) <= 14 and forms[0] == "-" and "@" in forms


def cut(line: Line, tokens: list[Token]) -> tuple[int, int] | None:
    """The tokens of furniture inside a line, first and last (exclusive), if there are any."""
    inside = _table().inside
    for n, word in enumerate(line.words):
        if word not in inside or (n == 0 and line.at[0] == line.first):
            continue
        i = line.at[n]
        before = tokens[i - 1]
        closed = before.form in _ENDS or tokens[i].start - before.end > 1
        entry = _at("inside", line.words, n)
        if entry is not None:
            after = line.at[n + len(entry[0]) - 1] + 1
            told = after < line.last and tokens[after].form in _MARKS
            if closed or told or entry[0] == tuple(line.words[n + len(entry[0]) : n + 2 * len(entry[0])]):
                return i, _until(line, tokens, n + len(entry[0]))
        entry = _at("tags", line.words, n)
        if entry is not None and closed and not line.stops and len(line.words) - n <= _TAGS:
            after = line.at[n + len(entry[0]) - 1] + 1
            if not entry[1] or (after < line.last and tokens[after].form in _MARKS):
                return i, line.last
    return None


def _until(line: Line, tokens: list[Token], n: int) -> int:
    """Where a teaser inside a line ends: at its full stop, else at the line's end, or where no teaser is so long."""
    for count, i in enumerate(range(line.at[n] if n < len(line.at) else line.last, line.last)):
        if tokens[i].form in ".؟?!" and count and line.last - i > 1 and tokens[i + 1].start > tokens[i].end:
            return i + 1
    rest = len(line.at) - n
    if rest <= _LONGEST_REST or line.last == line.first:
        return line.last
    return line.last if rest <= 3 * _LONGEST_REST and not line.stops else line.at[n]
