"""Word forms: how often folded words stand in the press, as evidence for where a word is to be split."""

from __future__ import annotations

import re
from functools import cache

from marsad.knowledge.tables import folder

_ENTRY = re.compile("([^a-zA-Z]*)([a-zA-Z])")


class WordForms:
    """Counts of folded forms, to the nearest power of two below; the forms that are names."""

    def __init__(self, text: str) -> None:
        self.counts: dict[str, int] = {}
        self.names: set[str] = set()
        for line in text.split("\n")[1:]:
            start, _, forms = line.partition("\t")
            for rest, level in _ENTRY.findall(forms):
                form = start + rest
                if level < "a":
                    self.names.add(form)
                self.counts[form] = 3 << (ord(level.lower()) - 97)

    def __call__(self, form: str) -> int:
        """Twice how often the form was counted, 0 if seldom or never."""
        return self.counts.get(form, 0)


@cache
def word_forms() -> WordForms:
    """The table of forms, read when it is first asked for; `scripts/count_word_forms.py` makes it."""
    return WordForms(folder("text", "forms.tsv").read_text(encoding="utf-8"))
