"""Counts how often each name of the gazetteer stands as a place in a corpus: makes ordinary.tsv and frequent.tsv.

    python scripts/count_place_words.py ARTICLES.jsonl.gz [--most N]

A name that stands often, and seldom after a preposition or noun of place, is an ordinary word (الباب، النصر، السلام):
it is read as a place only after a cue or in a context that asks for one. Words are counted, no text is kept.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

from marsad.knowledge.tables import rows, tables
from marsad.text import fold, tokenise

HOME = Path(__file__).parents[1] / "src/marsad/knowledge/places"
OUT, FREQUENT = HOME / "ordinary.tsv", HOME / "frequent.tsv"
# Countries stand as parties more than as places and are not counted; these of them are ordinary words too.
ORDINARY = {
    "مالي": 0.05,
    "بنين": 0.05,
    "الكيان": 0.05,
    "الدوما": 0.05,
    "المقاطعه": 0.05,
    "الاتحاديه": 0.05,
    "القمر": 0.05,
}
# Names that seldom follow a preposition because they stand for governments, clubs or papers, and are no other word.
NAMES = set(
    [
        "موسكو",
        "طهران",
        "انقره",
        "دبي",
        "الدوحه",
        "بكين",
        "مدريد",
        "بيونغيانغ",
        "برشلونه",
        "مانشستر",
        "ابوظبي",
        "ميونيخ",
        "اوتاوا",
        "صوفيا",
        "اوسلو",
        "اشبيليه",
        "ليفربول",
        "كامبريدج",
        "هوليوود",
        "بلوشستان",
        "الشارقه",
        "كرمان",
        "نطنز",
        "عبادان",
        "المخا",
        "القصير",
        "الهندوراس",
        "واشنطن",
        "لندن",
        "باريس",
        "دمشق",
        "بغداد",
        "عمان",
    ]
)
PLACE_BEFORE = {fold(w) for w in ["في", "الى", "قرب", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "وسط", "مدينة", "بلدة", "قرية", "ريف", "محافظة", "ولاية", "مديرية", "قضاء", "ناحية", "حي", "مخيم", "منطقة", "محيط", "بمدينة", "بمحافظة", "ببلدة", "بقرية", "بريف", "ومدينة", "وبلدة", "مدن", "بلدات", "قرى", "مدينتي", "بلدتي", "قريتي", "مطار", "معبر", "داخل", "ضواحي", "جنوبى", "لمدينة", "لبلدة", "لقرية", "بحي", "العاصمة", "بالعاصمة", "دخول", "نحو", "باتجاه", "شمالى", "أهالي", "أطراف", "مشارف", "ضاحية", "سكان", "جبهة"]}  # fmt: skip


def names() -> set[str]:
    """Every folded name of one word in the gazetteer's tables, and the first words of longer ones are left out."""
    found = {k for r in rows("places", "geonames.tsv") for k in r["keys"].split("|")}
    for row in tables("places", "supplement") + rows("places", "admin1.tsv"):
        for cell in ("name_ar", "variants_ar", "names_ar"):
            found |= {" ".join(t.form for t in tokenise(n)) for n in row.get(cell, "").split("|") if n}
    return {k for k in found if " " not in k}


def count(path: Path, most: int, wanted: set[str]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How often each wanted name stands, how often as a place, and how often every word stands."""
    words: Counter[str] = Counter()
    total: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number >= most:
                break
            row = json.loads(line)
            before = ""
            for word in fold(f"{row.get('title') or ''} . {row.get('text') or ''}").split():
                word = word.strip('"().,،؛:!؟[]')
                words[word] += 1
                if word in wanted:
                    total[word] += 1
                    placed[word] += before in PLACE_BEFORE
                elif word[:1] == "ب" and word[1:] in wanted:
                    total[word[1:]] += 1
                    placed[word[1:]] += 1
                before = word
    return total, placed, words


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("articles", type=Path)
    ask.add_argument("--most", type=int, default=50_000)
    ask.add_argument("--least", type=int, default=8, help="rarer words are not ordinary")
    ask.add_argument(
        "--share", type=float, default=0.25, help="words that are places more often are not ordinary"
    )
    ask.add_argument("--often", type=int, default=60, help="words this frequent do not name an unknown place")
    ask.add_argument("--out", type=Path, default=OUT)
    args = ask.parse_args()
    wanted = names()
    total, placed, words = count(args.articles, args.most, wanted)
    lines = ["word\tcount\tplaced", *(f"{word}\t0\t{share}" for word, share in ORDINARY.items())]
    for word, n in sorted(total.items()):
        if word in NAMES or word in ORDINARY:
            continue
        if n >= args.least and placed[word] / n < args.share:
            lines.append(f"{word}\t{n}\t{placed[word] / n:.2f}")
    args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    often = sorted(
        w for w, n in words.items() if n >= args.often and len(w) > 2 and w.isalpha() and "ء" <= w[0] <= "ي"
    )
    FREQUENT.write_text("\n".join(["word", *(w for w in often if w not in wanted)]) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1} ordinary words of {len(total)} names seen")


if __name__ == "__main__":
    main()
