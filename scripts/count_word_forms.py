"""Counts the word forms of a corpus: the evidence by which clitics are split (src/marsad/text/clitics.py).

    python scripts/count_word_forms.py ARTICLES.jsonl.gz [--most N]

Makes src/marsad/knowledge/text/forms.tsv: the most frequent folded forms, gathered by their first three letters; behind
each form stands a letter for how often it was counted (a: once or twice, each further letter twice as often), a capital
where the form is a name in the gazetteer or the registry. Words are counted, no text is kept.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path

from marsad.knowledge.tables import rows, tables
from marsad.text.tokens import _TOKEN, form_of

HOME = Path(__file__).parents[1] / "src/marsad/knowledge/text"
LETTERS = frozenset("ابتثجحخدذرزسشصضطظعغفقكلمنهويء")


def counted(path: str) -> Counter[str]:
    """How often each folded form stands in the titles and texts of a gzipped file of reports, one a line."""
    raw: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            report = json.loads(line)
            raw.update(_TOKEN.findall(f"{report.get('title') or ''}\n{report.get('text') or ''}"))
    forms: Counter[str] = Counter()
    for word, n in raw.items():
        forms[form_of(word)] += n
    return forms


def names() -> set[str]:
    """The folded single words that are names of places and of persons in the tables."""
    found: set[str] = set()
    for row in rows("places", "geonames.tsv"):
        if int(row["population"] or 0) >= 5000 or row["kind"] != "settlement":
            found.update(row["keys"].split("|"))
    for table in ("countries.tsv", "admin1.tsv"):
        for row in rows("places", table):
            found.update(row["names_ar"].split("|"))
    found.update(row["name_ar"] for row in tables("actors") if row.get("name_ar"))
    return {form_of(name) for name in found if name.isalpha()}


def main() -> None:
    """Count, choose and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles")
    parser.add_argument("--most", type=int, default=52_000)
    args = parser.parse_args()
    forms = {w: n for w, n in counted(args.articles).items() if len(w) > 1 and LETTERS.issuperset(w)}
    kept = dict(sorted(forms.items(), key=lambda item: (-item[1], item[0]))[: args.most])
    known = names()
    kept |= {w: forms.get(w, 1) for w in known if len(w) > 2 and w[0] in "وفبلكس" and w in forms}
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for form in sorted(kept):
        level = chr(ord("a") + kept[form].bit_length() - 1)
        groups[form[:3]].append(form[3:] + (level.upper() if form in known else level))
    lines = [f"{start}\t{''.join(rest)}" for start, rest in sorted(groups.items())]
    (HOME / "forms.tsv").write_text("\n".join(["start\tforms", *lines]) + "\n", encoding="utf-8")
    print(f"{len(kept)} forms")


if __name__ == "__main__":
    main()
