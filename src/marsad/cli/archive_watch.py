"""`marsad watch`: feeds followed, and what is new taken into the archive."""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING

from marsad.cli.archive_option import add_archive, path_of, secret_of_new, told
from marsad.cli.archive_reading import read_and_keep
from marsad.cli.messages import Messages

if TYPE_CHECKING:
    from marsad.archive.adding import Adder
    from marsad.archive.watching import Feed, Watcher

EPILOG = """\
examples:
  marsad watch https://agency.example/rss                every 15 minutes, until Ctrl-C
  marsad watch https://a.example/rss https://b.example/atom --pages --every 30
  marsad watch https://a.example/rss --once              once, for a timer of your own

Only the feeds named are asked, and the pages behind their entries only with --pages.
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    p = argparse.ArgumentParser(
        "marsad watch",
        description="Follow RSS and Atom feeds and take what is new into the archive.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    p.add_argument("feeds", nargs="+", metavar="FEED", help="the feeds' links")
    add_archive(p)
    p.add_argument(
        "--every", type=float, default=15.0, metavar="MINUTES", help="how often to ask (default 15, least 1)"
    )
    p.add_argument(
        "--pages",
        action="store_true",
        help="fetch the page behind each new entry, where robots.txt allows it",
    )
    p.add_argument("--once", action="store_true", help="ask each feed that is due once, then stop")
    p.add_argument("--private", action="store_true", help="let links lead to private and loopback addresses")
    return p


@told
def run(argv: list[str]) -> int:
    """Watch until interrupted, or once."""
    from marsad.archive.adding import Adder
    from marsad.archive.store import Archive
    from marsad.archive.watching import Watcher

    args = parser().parse_args(argv)
    messages, path, faults = Messages(), path_of(args), 0
    with Archive(path, create=True, by=args.by, secret=secret_of_new(path)) as archive:
        watcher = Watcher(
            archive, args.feeds, every=max(60.0, args.every * 60), pages=args.pages, private=args.private
        )
        adder = Adder(archive)
        asked = 0
        while True:
            while feed := watcher.due():
                faults += _ask(watcher, adder, feed, messages)
                asked += 1
            if args.once:
                break
            time.sleep(min(watcher.wait(), 60.0))
        if not asked:
            messages.line(f"no feed is due for {watcher.wait() / 60:.0f} minutes")
    messages.close()
    return int(bool(faults))


def _ask(watcher: Watcher, adder: Adder, feed: Feed, messages: Messages) -> int:
    """Ask one feed and store what it gives; returns how many faults there were."""
    before, faults = adder.added.new, messages.faults
    for _ in read_and_keep(adder, watcher.ask(feed), messages):
        pass
    adder.flush()
    watcher.keep(feed)
    messages.line(f"{feed.link}: {adder.added.new - before} new")
    return messages.faults - faults
