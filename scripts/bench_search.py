"""Measures search at 100,000 reports: an archive of real ones repeated with changed words, and how long queries take.

    python scripts/bench_search.py READ.marsad OUT.marsad [100000]

READ.marsad is an archive into which reports were read; OUT.marsad is made where it is not there.
"""

from __future__ import annotations

import itertools
import random
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from marsad.archive.adding import Adder
from marsad.archive.filters import Filters
from marsad.archive.presenting import present
from marsad.archive.searching import search
from marsad.archive.store import Archive
from marsad.record import Coded, Report
from marsad.sources import Item
from marsad.sources.original import Container, Original

QUERIES = [
    "قصف", "قصف حماه", '"قوات النظام"', "مدفع* حلب", "غارة OR غارات صنعاء", "داعش -العراق", "title:هدنة", "(قصف OR غارة) إدلب مدنيين",
    "اللطامنة", "مجلس الأمن", "قال", "في",
]  # fmt: skip
NARROWED = [
    ("قصف", Filters(kind="airstrike")), ("قصف", Filters(country="SY", since="2017-01-01", until="2017-12-31")),
    ("", Filters(kind="shelling", country="YE")), ("قتلى", Filters(party="Islamic State")),
]  # fmt: skip


def variants(source: Archive, count: int) -> Iterator[tuple[Report, Coded]]:
    """Reports with every fifth word taken from another report, so that none is another's copy."""
    rng = random.Random(100)
    items = [i for (i,) in source.db.execute("SELECT item FROM shown ORDER BY item").fetchall()]
    pairs = [present(source, item) for item in items]
    words = [w for report, _ in pairs[::5] for w in report.text.split()]
    for number, (report, coded) in zip(range(count), itertools.cycle(pairs), strict=False):
        text = " ".join(rng.choice(words) if rng.random() < 0.2 else w for w in report.text.split())
        name = f"{number}:{report.id}"
        url = f"https://outlet{number % 97}.example/{number}"
        yield (
            msgspec.structs.replace(report, id=name, text=text, url=url, extra={}),
            msgspec.structs.replace(coded, id=name),
        )


def build(source: Path, target: Path, count: int) -> None:
    """Make the archive to be measured."""
    began = time.monotonic()
    with Archive(source, read_only=True) as read, Archive(target, create=True) as made:
        adder = Adder(made)
        container = Container("variants")
        for report, coded in variants(read, count):
            data = msgspec.json.encode(report)
            adder.keep(Item(report, report.id, (), Original(data, "application/json", container)), coded)
        adder.close()
        print(
            f"{made.count():,} reports made in {time.monotonic() - began:.0f} s, {target.stat().st_size / 1e6:,.0f} MB"
        )


def measure(path: Path) -> None:
    """Print for each query the least processor's time and, by the clock, the median and the slowest of eleven, in ms."""
    with Archive(path, read_only=True) as archive:
        print("| query | reports | processor | median | slowest | with facets: processor | median |")
        for told, filters in [*((q, Filters()) for q in QUERIES), *NARROWED]:
            plain, faceted = (_spent(archive, told, filters, facets) for facets in (False, True))
            narrow = " ".join(str(v) for v in msgspec.structs.asdict(filters).values() if v)
            total = search(archive, told, filters).total
            print(
                f"| {told} {narrow} | {total:,} | {plain[0]:.0f} | {plain[1]:.0f} | {plain[2]:.0f} | {faceted[0]:.0f} | {faceted[1]:.0f} |"
            )


def _spent(archive: Archive, told: str, filters: Filters, facets: bool) -> tuple[float, float, float]:
    processor, clock = [], []
    for _ in range(11):
        used, began = time.process_time(), time.perf_counter()
        search(archive, told, filters, with_facets=facets)
        processor.append((time.process_time() - used) * 1000)
        clock.append((time.perf_counter() - began) * 1000)
    return min(processor), statistics.median(clock), max(clock)


if __name__ == "__main__":
    made = Path(sys.argv[2])
    if not made.exists():
        build(Path(sys.argv[1]), made, int(sys.argv[3]) if len(sys.argv) > 3 else 100_000)
    measure(made)
