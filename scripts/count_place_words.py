"""Counts how often each name of the gazetteer stands as a place in a corpus.

    python scripts/count_place_words.py ARTICLES.jsonl.gz [--most N]

Makes three lists in src/marsad/knowledge/places (words are counted, no text is kept):

- ordinary.tsv: names that are ordinary words too (الباب، النصر، السلام), which stand often and seldom after a
  preposition or noun of place; they are read as places only after a cue or in a context that asks for one;
- unsplit.tsv: words that look like a proclitic and a name and are neither (لجنة is no ل and جنة);
- frequent.tsv: words so frequent that they name no unknown place.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

from marsad.knowledge.tables import rows, tables
from marsad.reading.places import gazetteer
from marsad.text import fold, tokenise
from marsad.text.phrases import prefixed

HOME = Path(__file__).parents[1] / "src/marsad/knowledge/places"
# Countries stand as parties more than as places and are not counted; these of them are ordinary words too.
ORDINARY = "الكيان الدوما المقاطعه الاتحاديه القمر مشهد سن امد بيرا وان بانه سده الم كشف الجامعه خبر خمس عين الراس القبو حواره وانا ازال لاش حاسه كونا بركه امان تلف شاير ماليه ابيا الثلاثين ابا عدل الش الظاهر المنطقتين المثلث الصخر بونو"
# Names that stand for a place only in a context of place and in a report about their country.
DOUBTFUL = ["عز الدين", "نور الدين", "سيف الدين", "علاء الدين", "خير الدين", "محي الدين", "نصر الله", "موديه", "منزل جميل", "سبي", "بنين",
    "النهضه", "الشاطي", "الانشاءات", "بردي", "مساكن", "العين", "الكورنيش", "فيكتوريا", "الحسيني", "المناره", "بحري",
    "بارا", "جنه", "قبلي", "صلاح الدين", "عمر المختار", "سيف الدوله", "شرف الدين", "تربه", "مالي", "اب", "سيول", "البيضاء", "جده", "حجه", "صور", "المنطقه الجنوبيه", "المنطقه الشماليه", "المنطقه الوسطي", "المنطقه الغربيه",
            "القياده العامه للقوات المسلحه", "القياده العامه للجيش", "القصر الرياسي", "مركز البحوث العلميه", "الكليه الحربيه",
            "17 تموز", "المنطقه الشرقيه", "القصر الجمهوري", "وزاره الدفاع", "الحي القديم", "المنطقه العازله", "السوق المركزي",
            "الساحل", "الجامعه العربيه", "الحدود السوريه", "باب", "الوسط", "الوقف", "المخابرات", "الشفاء"]  # fmt: skip
UNSPLIT = ["كمينا", "كمين", "بحجه", "لحجه", "بحجر", "بصور", "ولد", "بلد", "فبركه", "بدوره", "بنهم"]
# Names that seldom follow a noun or preposition of place because they stand for governments, clubs or papers.
NAMES = set(
    "موسكو طهران انقره دبي الدوحه بكين مدريد بيونغيانغ بيونغ برشلونه مانشستر ابوظبي ميونيخ اوتاوا صوفيا اوسلو اشبيليه "  # noqa: SIM905
    "ليفربول كامبريدج هوليوود بلوشستان الشارقه كرمان نطنز عبادان المخا القصير السويس واشنطن لندن باريس دمشق بغداد عمان".split()
)
CUES = {fold(row["word"]) for row in rows("places", "cues.tsv")} | {
    "ريف",
    "العاصمه",
    "ضواحي",
    "اهالي",
    "مشارف",
    "اطراف",
}
CUES |= {letter + cue for cue in CUES for letter in "وبل"} - {"وقصر", "بقصر"}
BEFORE = {
    fold(w)
    for w in [
        "في",
        "إلى",
        "قرب",
        "شمال",
        "جنوب",
        "شرق",
        "غرب",
        "شمالي",
        "جنوبي",
        "شرقي",
        "غربي",
        "وسط",
        "محيط",
        "داخل",
        "دخول",
        "نحو",
        "باتجاه",
    ]
}


NAMES |= {fold(name) for row in rows("places", "countries.tsv") for name in row["names_ar"].split("|")} - set(
    ORDINARY.split()
)


def names() -> set[str]:
    """Every folded name of one word in the gazetteer's tables, countries left out."""
    found = {k for r in rows("places", "geonames.tsv") for k in r["keys"].split("|")}
    for row in tables("places", "supplement") + rows("places", "admin1.tsv"):
        for cell in ("name_ar", "variants_ar", "names_ar"):
            found |= {" ".join(t.form for t in tokenise(n)) for n in row.get(cell, "").split("|") if n}
    return {k for k in found if " " not in k}


def famous(word: str) -> bool:
    """Whether a word names a country, a capital, a province or a large town."""
    return any(
        e.kind in {"country", "admin1", "capital"} or e.population >= 150_000
        for e in gazetteer().entries(word)
    )


class Counts:
    """How often each word stands, how often after a preposition of place, how often after a noun of place."""

    def __init__(self, path: Path, most: int, wanted: set[str]) -> None:
        self.words: Counter[str] = Counter()
        self.placed: Counter[str] = Counter()
        self.cued: Counter[str] = Counter()
        self.joined: Counter[str] = Counter()
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number >= most:
                    break
                row = json.loads(line)
                self._text(fold(f"{row.get('title') or ''} . {row.get('text') or ''}"), wanted)

    def _text(self, text: str, wanted: set[str]) -> None:
        before = ""
        for word in text.split():
            word = word.strip('"().,،؛:!؟[]')
            self.words[word] += 1
            if word in wanted:
                self.placed[word] += before in BEFORE
                self.cued[word] += before in CUES
            elif word[:1] == "ب" and word[1:] in wanted:
                self.joined[word[1:]] += 1
            before = word

    def share(self, word: str) -> float:
        """The share of a name's uses in which a place can be meant."""
        total = self.words[word] + self.joined[word]
        return (self.placed[word] + self.cued[word] + self.joined[word]) / total

    def written(self, word: str) -> float:
        """The share to write: low (a cue is asked for) where the name is never placed by a noun, less so for rare words."""
        share = self.share(word)
        if self.words[word] < 25:
            return max(share, 0.1)
        return min(share, 0.05) if share >= 0.25 or self.words[word] >= 150 else share

    def ordinary(self, word: str) -> bool:
        """Whether a name is an ordinary word: seldom in a place's context, or never after a noun of place."""
        total = self.words[word] + self.joined[word]
        if word in NAMES or total < 8:
            return False
        cued = self.cued[word] / total
        if self.share(word) < 0.25:
            return not (famous(word) and cued >= 0.05)
        return total >= 25 and cued < 0.02 and not famous(word)


def unsplit(counts: Counts, known: set[str]) -> list[str]:
    """The words that begin with a proclitic's letter and go on with a name, yet are far commoner than that name."""
    found = []
    for word, n in counts.words.items():
        if n < 6:
            continue
        rests = [rest for _, rest in prefixed(word) if rest != word and rest in known]
        if rests and all(counts.words[rest] < 0.5 * n for rest in rests):
            found.append(word)
    return sorted(found)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("articles", type=Path)
    ask.add_argument("--most", type=int, default=50_000)
    ask.add_argument("--often", type=int, default=60, help="words this frequent do not name an unknown place")
    args = ask.parse_args()
    wanted = names()
    counts = Counts(args.articles, args.most, wanted)
    lines = [f"{word}\t0\t0.00" for word in ORDINARY.split()]
    lines += [f"{word}\t0\t0.15" for word in DOUBTFUL]
    lines += [
        f"{w}\t{counts.words[w]}\t{counts.written(w):.2f}"
        for w in sorted(wanted - set(ORDINARY.split()) - set(DOUBTFUL))
        if counts.ordinary(w)
    ]
    (HOME / "ordinary.tsv").write_text("\n".join(["word\tcount\tplaced", *lines]) + "\n", encoding="utf-8")
    known = wanted | {
        w
        for r in rows("places", "countries.tsv")
        for w in fold(r["names_ar"] + "|" + r["capital_ar"]).split("|")
    }
    apart = sorted({*unsplit(counts, known), *UNSPLIT})
    (HOME / "unsplit.tsv").write_text("\n".join(["word", *apart]) + "\n", encoding="utf-8")
    often = [
        w
        for w, n in counts.words.items()
        if n >= args.often and len(w) > 2 and w.isalpha() and "ء" <= w[0] <= "ي"
    ]
    often = sorted(w for w in often if w not in wanted)
    (HOME / "frequent.tsv").write_text("\n".join(["word", *often]) + "\n", encoding="utf-8")
    print(f"{len(lines)} ordinary, {len(apart)} unsplit, {len(often)} frequent words")


if __name__ == "__main__":
    main()
