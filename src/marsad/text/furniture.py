"""Furniture by its words: share and follow lines, menus, teasers announced as such, tags, adverts of apps."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from marsad.knowledge.tables import rows
from marsad.text.lines import Line
from marsad.text.tokens import Token, form_of, tokenise

_MARKS = frozenset({":", "-", "،", ",", "|", "..."})
_STOPS = frozenset(".؟?!")
_ENDS = frozenset('.!?؟"”»)')
_LONGEST_LINE = 45  # words: a longer line that opens with furniture's words goes on with the report
_LONGEST_REST = 40  # words of a teaser inside a line that no full stop closes
_LONGEST_TEASERS = 120  # words of several titles in a row that end a line
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


def cut(line: Line, tokens: list[Token], at: int) -> tuple[int, int] | None:
    """The tokens of the first piece of furniture inside a line after token `at`, first and last (exclusive)."""
    inside = _table().inside
    for n in range(bisect_right(line.at, at), len(line.words)):
        if line.words[n] not in inside:
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
    if n >= len(line.at):
        return line.last
    rest = len(line.at) - n
    end = line.last if rest <= _LONGEST_TEASERS else line.at[n + _LONGEST_TEASERS]
    for i in range(line.at[n] + 1, min(end, line.last - 1)):
        if tokens[i].form in _STOPS and tokens[i + 1].start > tokens[i].end and tokens[i - 1].form != ".":
            return i + 1
    if rest <= _LONGEST_REST or (rest <= _LONGEST_TEASERS and not line.stops):
        return line.last
    return line.at[n]
