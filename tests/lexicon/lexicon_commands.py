"""A folder of an analyst's own tables, and `marsad` run on it as a program of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

PARTY_HEADER = [
    "id",
    "name_en",
    "acled_name",
    "names_ar",
    "short_ar",
    "type",
    "inter",
    "country",
    "from",
    "to",
    "part_of",
    "example",
]
PLACE_HEADER = [
    "id",
    "name_ar",
    "variants_ar",
    "name_en",
    "kind",
    "country",
    "admin1",
    "lat",
    "lon",
    "radius_m",
    "source",
    "example",
]
PARTY = {
    "id": "mine-tiger-brigade", "name_en": "Tiger Brigade of Wadi Hama", "names_ar": "لواء نمور الوادي|كتائب نمور الوادي",
    "type": "armed_group", "inter": "Rebel group", "country": "SY", "from": "2013", "part_of": "sy-opposition",
    "example": "هاجم لواء نمور الوادي حاجزا شرق البلدة",
}  # fmt: skip
PLACE = {
    "id": "mine-tell-zuhur", "name_ar": "تل الزهور الشرقي", "name_en": "Tell al-Zuhur al-Sharqi", "kind": "village",
    "country": "SY", "admin1": "Idlib", "lat": "35.71", "lon": "36.72", "radius_m": "1500", "source": "field map",
    "example": "قصفت المدفعية قرية تل الزهور الشرقي",
}  # fmt: skip
VERB = {
    "id": "mine-tweet", "past": "زقزق", "present": "يزقزق", "participle": "مزقزق", "masdar": "زقزقة", "stance": "says",
    "complement": "أن", "example": "زقزق مصدر طبي أن القصف توقف",
}  # fmt: skip
WORD = {
    "id": "mine-ev-1", "kinds": "shelling", "pos": "verb", "forms": "هاون يهاون", "source": "local usage",
    "example": "هاون المسلحون أطراف القرية",
}  # fmt: skip


def write(path: Path, *rows: dict[str, str], header: list[str] | None = None) -> Path:
    """A table of these rows."""
    columns = header or list(rows[0])
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ["\t".join(columns), *("\t".join(row.get(c, "") for c in columns) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def mine(home: Path) -> Path:
    """A folder with one row in each table that an analyst adds to most."""
    write(home / "actors" / "parties_mine.tsv", PARTY | {"part_of": ""}, header=PARTY_HEADER)
    write(home / "places" / "mine.tsv", PLACE, header=PLACE_HEADER)
    write(home / "speech" / "verbs.tsv", VERB)
    write(home / "events" / "words.tsv", WORD)
    return home


def reports(path: Path) -> Path:
    """Two reports: one that the folder's tables change, one that they do not."""
    texts = {
        "a": "هاجم لواء نمور الوادي قرية تل الزهور الشرقي في ريف إدلب أمس، ما أدى إلى مقتل ثلاثة جنود من قوات النظام.",
        "b": "قتل خمسة مدنيين في غارة جوية على مدينة إدلب أمس، وفق ما أعلن الدفاع المدني السوري.",
    }
    lines = [
        json.dumps({"id": key, "text": text, "published": "2018-05-09"}, ensure_ascii=False)
        for key, text in texts.items()
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def marsad(*words: object, data: Path) -> tuple[int, str, str]:
    """The status, output and messages of a command line, with `data` as the user's data folder."""
    program = [
        sys.executable,
        "-c",
        "from marsad.cli import main; raise SystemExit(main())",
        *map(str, words),
    ]
    surroundings = {k: v for k, v in os.environ.items() if k != "MARSAD_KNOWLEDGE"} | {
        "MARSAD_DATA": str(data)
    }
    done = subprocess.run(program, capture_output=True, encoding="utf-8", env=surroundings, check=False)
    return done.returncode, done.stdout, done.stderr
