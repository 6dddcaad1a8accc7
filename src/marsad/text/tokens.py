"""Tokens: words, numbers and marks of a text, each with its place in the original and its folded form."""

from __future__ import annotations

import re

import msgspec

from marsad.text.fold import fold

LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u08a0-\u08c7\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)
MARKS = (
    "\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
)
_L, _W = f"[{LETTERS}]", f"[{LETTERS}{MARKS}]"
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
_TOKEN = re.compile(
    "|".join(
        [
            # أ.ف.ب: single letters joined by full stops are one piece
            rf"(?<![{LETTERS}]){_L}(?:\.{_L}(?![{LETTERS}{MARKS}]))+",
            # كيه.إتش-101, إف-16: a designation is one piece
            rf"{_L}{_W}*(?:\.{_L}{_W}*)?-[{_DIGIT}]+(?![{_DIGIT}])(?=[^-/{_DIGIT}]|$)",
            # قصـ.ـف, قصـ ـف: a word broken at a stretched letter with a mark or a space, to escape censors
            rf"{_L}{_W}*(?:(?:\u0640[.·•*_/|]+\u0640*|[.·•*_/|]+\u0640+|(?<=\u0640) \u0640+){_L}{_W}*)+",
            rf"{_L}{_W}*",
            rf"[{_DIGIT}]+(?:[.,\u066b\u066c][{_DIGIT}]+)*",
            "[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f]*(?:['’-][A-Za-z0-9\u00c0-\u024f]+)*",
            rf"[^\s_{MARKS}]",  # an underscore parts the words of a hashtag
        ]
    )
)
_BROKEN = re.compile("(?<=\u0640)[.·•*_/|]+|[.·•*_/|]+(?=\u0640)|(?<=\u0640) (?=\u0640)")
_DOTTED = re.compile(rf"{_L}(?:\.{_L}){{3,}}")  # د.ا.ع.ش is a word; أ.ف.ب keeps its dots
_FORMS: dict[str, str] = {}
_FORMS_MOST = 400_000


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word, number or mark: `start` and `end` in code points of the original, `form` its folded spelling."""

    start: int
    end: int
    form: str


def form_of(raw: str) -> str:
    """The folded spelling of one token as written; remembered, for a report's words recur."""
    form = _FORMS.get(raw)
    if form is None:
        plain = _BROKEN.sub("", raw) if "\u0640" in raw else raw
        if "." in plain and _DOTTED.fullmatch(plain):
            plain = plain.replace(".", "")
        form = fold(plain)
        if len(_FORMS) >= _FORMS_MOST:
            _FORMS.clear()
        _FORMS[raw] = form
    return form


def tokenise(text: str, offset: int = 0) -> list[Token]:
    """The tokens of a text in order; `offset` is added to their places."""
    return [
        Token(m.start() + offset, m.end() + offset, form)
        for m in _TOKEN.finditer(text)
        if (form := form_of(m.group()))  # a variation selector alone folds to nothing and is no token
    ]
