"""How long linking takes and how much memory it needs: real records re-dated and re-placed until there are enough.

    python benchmarks/link.py CODED.jsonl 10000 [100000 …]

Two processes link; memory is that of all processes together, sampled five times a second (Linux).

CODED.jsonl is what `marsad read --format jsonl` gave for real reports. A record is one event record; the reports are
copied whole, in rounds. Each round moves every day by the same number of days and every place by the same distance,
so that a round is linked within itself as the reports are; and it changes the rarer words, as other news would.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from time import monotonic, sleep
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


def kilobytes(process: int) -> int:
    """What a process and its children hold in memory now, shared pages counted once for each."""
    held = 0
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                held = int(line.split()[1])
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:  # it has just ended
        return held
    return held + sum(kilobytes(int(child)) for child in children)


def run(path: Path, out: Path) -> tuple[float, float, int]:
    """Link in a process of its own: seconds by the clock, processor's seconds of all processes, megabytes at most."""
    command = [
        str(Path(sys.executable).with_name("marsad")),
        "link",
        str(path),
        "-o",
        str(out),
        "--workers",
        "2",
    ]
    began, most = monotonic(), 0
    child = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    while child.poll() is None:
        most = max(most, kilobytes(child.pid))
        sleep(0.2)
    if child.returncode:
        sys.exit(f"linking failed: {child.returncode}")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return monotonic() - began, used.ru_utime + used.ru_stime, most // 1024


def main(coded: str, sizes: list[int]) -> None:
    """Link so many records and print what it took."""
    print("records\treports\tincidents\tseconds\tCPU seconds\tMB\tCPU microseconds a record")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path, out = Path(folder) / "records.jsonl", Path(folder) / "incidents.jsonl"
            command = [sys.executable, __file__, coded, "make", str(size), str(path)]
            made = subprocess.run(command, check=True, capture_output=True)
            reports, records = map(int, made.stdout.split())
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            took, used, most = run(path, out)
            cpu = used - before.ru_utime - before.ru_stime
            with out.open("rb") as lines:
                incidents = sum(1 for _ in lines)
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
