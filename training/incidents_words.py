"""Make `knowledge/incidents/common_words.tsv`: how common each word of the press is, from a corpus of articles.

    python training/incidents_words.py ARTICLES.jsonl.gz

Only words and counts are kept, in steps of a doubling; a word that is not in the table is rare.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import Counter
from pathlib import Path

from marsad.incidents.words import words_in

OUT = Path(__file__).parents[1] / "src/marsad/knowledge/incidents/common_words.tsv"
LEAST = 40  # articles a word stands in: rarer ones tell one happening from another


def main(path: str) -> None:
    """Count the articles each word stands in and write the table."""
    counts: Counter[str] = Counter()
    total = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            counts.update(set(words_in(f"{row.get('title') or ''}\n{row.get('text') or ''}")))
            total += 1
    steps: dict[int, list[str]] = {}
    for word, count in counts.items():
        if count >= LEAST:
            steps.setdefault(round(math.log2(total / count)), []).append(word)
    head = "# Words of the Arabic press by how many articles they stand in: one of 2^rarity. Made by training/incidents_words.py.\n"
    with OUT.open("w", encoding="utf-8") as out:
        out.write(head + "rarity\twords\n")
        for rarity in sorted(steps):
            out.write(f"{rarity}\t{' '.join(sorted(steps[rarity]))}\n")


if __name__ == "__main__":
    main(sys.argv[1])
