"""How long linking takes and how much memory it needs: real records re-dated and re-placed until there are enough.

    python benchmarks/link.py CODED.jsonl 10000 [100000 …]

CODED.jsonl is what `marsad read --format jsonl` gave for real reports. A record is one event record; the reports are
copied whole, in rounds. Each round moves every day by the same number of days and every place by the same distance,
so that a round is linked within itself as the reports are; and it changes the rarer words, as other news would.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

SPAN = 365 * 12  # days over which the rounds are strewn


def moved(row: dict[str, Any], number: int) -> dict[str, Any]:
    """The report as it would be in another round: other days, other places, another id."""
    chance = random.Random(number)
    days, north, east = chance.randrange(SPAN), chance.uniform(-30, 30), chance.uniform(-90, 90)
    row = json.loads(json.dumps(row))
    row["id"] = f"{number}:{row['id']}"
    row["published"] = _day(row.get("published"), days)
    swap = chance.choice("بتجدرسعفق"), chance.choice("كلمنهصطحخ")
    row["text"] = (row.get("text") or "").replace(*swap)
    for event in row["events"]:
        event["evidence"] = [quote.replace(*swap) for quote in event["evidence"]]
        if event.get("date"):
            event["date"] = {
                **event["date"],
                "start": _day(event["date"]["start"], days),
                "end": _day(event["date"]["end"], days),
            }
        place = event.get("place")
        if place and place.get("lat") is not None:
            place["lat"] = max(-80.0, min(80.0, place["lat"] + north))
            place["lon"] = max(-175.0, min(175.0, place["lon"] + east))
            place["id"] = f"{number}:{place.get('id')}"
    return row


def _day(told: str | None, days: int) -> str | None:
    try:
        return (date.fromisoformat((told or "")[:10]) + timedelta(days)).isoformat()
    except (ValueError, OverflowError):
        return told


def make(source: list[dict[str, Any]], records: int, out: Path) -> tuple[int, int]:
    """Write so many event records; returns reports and records."""
    reports = made = number = 0
    with out.open("w", encoding="utf-8") as stream:
        while made < records:
            for row in source:
                if made >= records:
                    break
                stream.write(json.dumps(moved(row, number), ensure_ascii=False) + "\n")
                reports += 1
                made += len(row["events"])
            number += 1
    return reports, made


def main(coded: str, sizes: list[int]) -> None:
    """Link so many records in a process of its own and print what it took."""
    print("records\treports\tincidents\tseconds\tCPU seconds\tMB\tCPU microseconds a record")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path, out = Path(folder) / "records.jsonl", Path(folder) / "incidents.jsonl"
            made = subprocess.run(
                [sys.executable, __file__, coded, "make", str(size), str(path)],
                check=True,
                capture_output=True,
            )
            reports, records = map(int, made.stdout.split())
            began = monotonic()
            command = [
                os.path.join(os.path.dirname(sys.executable), "marsad"),
                "link",
                str(path),
                "-o",
                str(out),
            ]
            child = subprocess.Popen(command, stderr=subprocess.DEVNULL)
            _, status, used = os.wait4(child.pid, 0)
            if status:
                sys.exit(f"linking failed: {status}")
            took, cpu = monotonic() - began, used.ru_utime + used.ru_stime
            with out.open("rb") as lines:
                incidents = sum(1 for _ in lines)
            most = used.ru_maxrss // 1024
            print(
                f"{records}\t{reports}\t{incidents}\t{took:.1f}\t{cpu:.1f}\t{most}\t{cpu / records * 1e6:.0f}",
                flush=True,
            )


if __name__ == "__main__":
    if sys.argv[2] == "make":
        source = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
        print(*make(source, int(sys.argv[3]), Path(sys.argv[4])))
    else:
        main(sys.argv[1], [int(size) for size in sys.argv[2:]])
