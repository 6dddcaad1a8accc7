"""Pages: furniture by where it stands: below a heading that announces other stories, after the body, before it."""

from __future__ import annotations

from itertools import pairwise

from marsad.text.furniture import opens, whole
from marsad.text.lines import Line
from marsad.text.tokens import Token

_TITLE = 22  # words of the longest line that can be another story's title
_MENU, _ENTRY = 5, 4  # lines of the shortest menu, words of its longest entry
_BARE = 3  # words up to which a line after the body is a tag or a name of a section
_TEASER = (
    7  # words of the shortest title of another story between paragraphs; what is shorter may be a subhead
)
_TEASER_MOST = 14
# words that open a sentence of the report that lacks its full stop
_GOES_ON = frozenset(
    {
        "كما",
        "ياتي",
        "ياتى",
        "كان",
        "كانت",
        "لكن",
        "ثم",
        "الي",
        "لذلك",
        "هذا",
        "هذه",
        "يذكر",
        "يشار",
        "بدوره",
        "بدورها",
        "قال",
        "قالت",
        "اضاف",
    }
)
_ALL = 0.85  # share of paragraphs with a full stop from which one may rely on it
_SHARE = 0.6  # share of paragraphs with a full stop from which a line without one tells something


def mark(lines: list[Line], tokens: list[Token], title: frozenset[str]) -> None:
    """Set the role of the lines that are furniture; `title` holds the words of the report's title."""
    kinds = [whole(line) or ("start" if opens(line, tokens) else "") for line in lines]
    body = [n for n, line in enumerate(lines) if line.is_body and not kinds[n]]
    first, last = (body[0], body[-1]) if body else (len(lines), -1)
    for n, line in enumerate(lines):
        if kinds[n] in ("alone", "zone", "start") or (kinds[n] == "section" and not first < n < last):
            line.role = "furniture"
    _menus(lines, kinds)
    _zones(lines, kinds, first)
    if body:
        _after(lines, kinds, last, tokens)
        _between(lines, body, tokens)
    _lists(lines, kinds, range(first), tokens, title)


def _could_be_title(line: Line) -> bool:
    return not (line.is_body or line.stops or line.goes_on) and len(line.words) <= _TITLE


def _zones(lines: list[Line], kinds: list[str], first: int) -> None:
    """Titles below a heading such as "مقالات ذات صلة", up to the next paragraph."""
    zone = False
    for n, line in enumerate(lines):
        if kinds[n] == "zone" or (kinds[n] == "start" and len(line.words) <= 4):
            zone = True
        elif zone and not line.role:
            if not _could_be_title(line) or (n < first and _before_body(lines, n)):
                zone = False
            else:
                line.role = "furniture"


def _menus(lines: list[Line], kinds: list[str]) -> None:
    """Runs of very short lines of which some are known to be entries of a menu: all are."""
    run: list[int] = []
    for n, line in enumerate([*lines, None]):
        if line is not None and not line.stops and len(line.words) <= _ENTRY:
            run.append(n)
            continue
        if len(run) >= _MENU and sum(bool(kinds[k]) for k in run) * 4 >= len(run):
            for k in run:
                lines[k].role = "furniture"
        run = []


def _before_body(lines: list[Line], n: int) -> bool:
    """Whether a paragraph follows line `n` at once and another that: the line may be the report's own headline."""
    return n + 2 < len(lines) and lines[n + 1].is_body and lines[n + 2].is_body


def _after(lines: list[Line], kinds: list[str], last: int, tokens: list[Token]) -> None:
    """Titles and tags after the last paragraph, where paragraphs end in full stops and these do not."""
    if not lines[last].stops or _closed(lines[: last + 1], tokens) < _SHARE:
        return
    tail = [n for n in range(last + 1, len(lines)) if not lines[n].role]
    if any(lines[n].stops and len(lines[n].words) > _BARE for n in tail):
        tail = tail[max(k for k, n in enumerate(tail) if lines[n].stops) + 1 :]
    titles = [n for n in tail if _could_be_title(lines[n]) and not lines[n].is_item(tokens)]
    others = any(kinds[n] for n in range(last + 1, len(lines)))
    if len(titles) >= 2 or others:
        for n in titles:
            lines[n].role = "furniture"


def _closed(lines: list[Line], tokens: list[Token]) -> float:
    """The share of the longer lines that end in a full stop."""
    long = [line for line in lines if len(line.words) >= 12 and not line.is_item(tokens)]
    return sum(line.stops for line in long) / max(1, len(long))


def _between(lines: list[Line], body: list[int], tokens: list[Token]) -> None:
    """Another story's title alone between two paragraphs, where every paragraph ends in a full stop."""
    if len(body) < 4 or _closed(lines, tokens) < _ALL:
        return
    for before, after in pairwise(body):
        if after - before != 2 or not lines[before].stops or not lines[after].stops:
            continue
        line = lines[before + 1]
        first = tokens[line.first].form
        if (
            not line.role
            and len(line.words) >= _TEASER
            and _could_be_title(line)
            and not line.is_item(tokens)
            and len(line.words) <= _TEASER_MOST
            and first[0] != "و"
            and line.words[0] not in _GOES_ON
        ):
            line.role = "furniture"


def _lists(
    lines: list[Line], kinds: list[str], where: range, tokens: list[Token], title: frozenset[str]
) -> None:
    """Lists of other stories' titles before the first paragraph, on a page that has a menu too."""
    if not title or sum(kind in ("alone", "zone", "section") for kind in kinds) < 3:
        return
    run: list[int] = []
    for n in [*where, -1]:
        line = lines[n]
        if (
            n >= 0
            and not line.role
            and len(line.words) >= 5
            and _could_be_title(line)
            and not _of(line, title)
        ):
            run.append(n)
            continue
        if n >= 0 and (line.role or len(line.words) <= _BARE):
            continue
        if len(run) >= 3:
            for k in run:
                lines[k].role = "furniture"
        run = []


def _of(line: Line, title: frozenset[str]) -> bool:
    """Whether a line shares more than a word or two with the report's title."""
    return sum(word in title for word in line.words if len(word) > 3) >= 2
