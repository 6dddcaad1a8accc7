"""Word forms: how often folded words stand in the press, as evidence for where a word is to be split."""

from __future__ import annotations

import re
from functools import cache

from marsad.knowledge.tables import folder

_ENTRY = re.compile("([^a-zA-Z]*)([a-zA-Z])")


class WordForms:
    """Counts of folded forms, to the nearest power of two below; the forms that are names.

    A row holds the forms that begin with the same three letters. It is taken apart when one of them is first asked for:
    a short report needs a hundredth of the table.
    """

    def __init__(self, text: str) -> None:
        self._rows: dict[str, str] = {}
        self._levels: dict[str, dict[str, str]] = {}
        for line in text.split("\n")[1:]:
            start, _, forms = line.partition("\t")
            self._rows[start] = forms

    def __call__(self, form: str) -> int:
        """Twice how often the form was counted, 0 if seldom or never."""
        level = self._level(form)
        return 3 << (ord(level.lower()) - 97) if level else 0

    def is_name(self, form: str) -> bool:
        """Whether the form is counted, and oftener a name than a word."""
        return self._level(form).isupper()

    def _level(self, form: str) -> str:
        """The letter that stands behind a form in its row: how often, and a capital for a name; "" where it has none."""
        start = form[:3]
        levels = self._levels.get(start)
        if levels is None:
            row = self._rows.get(start)
            if row is None:
                return ""
            levels = self._levels[start] = dict(_ENTRY.findall(row))
        return levels.get(form[3:], "")


@cache
def word_forms() -> WordForms:
    """The table of forms, read when it is first asked for; `scripts/count_word_forms.py` makes it."""
    return WordForms(folder("text", "forms.tsv").read_text(encoding="utf-8"))
