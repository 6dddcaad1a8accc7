"""Watching feeds: asked politely, and what is new taken in.

A feed is asked with the marks it gave last time, so that an unchanged one costs nothing; one that fails is asked ever
more seldom; one that says when to come back is heeded. Pages behind the entries are fetched only where asked for, one
at a time, with a pause between two of the same host, and only where its robots.txt allows it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import msgspec

from marsad.archive.database import writing
from marsad.archive.store import Archive
from marsad.sources import Fault, Item
from marsad.sources.fetch import AGENT, Fetched, FetchError, fetch
from marsad.sources.fields import Given
from marsad.sources.item import with_language
from marsad.sources.link import read_answer
from marsad.sources.original import Container

MOST_WAIT = 6 * 3600.0
PAUSE = 2.0
_REMEMBERED = 1_000

Fetch = Callable[..., Fetched]


class Feed(msgspec.Struct):
    """What is known of a feed: its marks, when to ask again (Unix time), failures in a row, entries seen."""

    link: str
    etag: str | None = None
    modified: str | None = None
    ask_at: float = 0.0
    failures: int = 0
    seen: list[str] = []


class Watcher:
    """Asks feeds in turn; what it knows of them is kept in the archive, so that it may stop and go on."""

    def __init__(
        self,
        archive: Archive,
        links: list[str],
        *,
        every: float = 900.0,
        pages: bool = False,
        private: bool = False,
        fetching: Fetch = fetch,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.archive, self.every, self.pages, self.private = archive, every, pages, private
        self._fetch, self._clock, self._sleep = fetching, clock, sleep
        self.feeds = [self._load(link) for link in links]
        self._last: dict[str, float] = {}
        self._robots: dict[str, RobotFileParser | None] = {}

    def due(self) -> Feed | None:
        """The feed to ask now, None where it is too early for all."""
        feed = min(self.feeds, key=lambda f: f.ask_at)
        return feed if feed.ask_at <= self._clock() else None

    def wait(self) -> float:
        """Seconds until the next feed is due."""
        return max(0.0, min(f.ask_at for f in self.feeds) - self._clock())

    def ask(self, feed: Feed) -> Iterator[Item | Fault]:
        """The new entries of a feed, oldest marks kept; call `keep` once they are stored."""
        headers = {}
        if feed.etag:
            headers["If-None-Match"] = feed.etag
        if feed.modified:
            headers["If-Modified-Since"] = feed.modified
        try:
            answer = self._fetch(feed.link, private=self.private, headers=headers)
        except FetchError as error:
            self._failed(feed, error.retry_after)
            yield Fault(feed.link, f"cannot be fetched: {error}", f"asked again in {self._told(feed)}")
            return
        if answer.status == 304:
            self._answered(feed)
        elif answer.status != 200:
            self._failed(feed, _retry_after(answer, self._clock()))
            yield Fault(
                feed.link, f"the server answered {answer.status}", f"asked again in {self._told(feed)}"
            )
        else:
            yield from self._entries(feed, answer)
            feed.etag, feed.modified = answer.headers.get("etag"), answer.headers.get("last-modified")
            self._answered(feed)

    def keep(self, feed: Feed) -> None:
        """Remember what is known of the feed; after its entries were stored, so that none is lost in between."""
        with writing(self.archive.db):
            self.archive.db.execute(
                "INSERT OR REPLACE INTO setting VALUES (?, ?)",
                (f"feed {feed.link}", msgspec.json.encode(feed).decode()),
            )

    def _load(self, link: str) -> Feed:
        row = self.archive.db.execute(
            "SELECT value FROM setting WHERE name = ?", (f"feed {link}",)
        ).fetchone()
        return msgspec.json.decode(row[0], type=Feed) if row else Feed(link)

    def _entries(self, feed: Feed, answer: Fetched) -> Iterator[Item | Fault]:
        from marsad.sources.feed import read_feed

        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(self._clock()))
        seen = set(feed.seen)
        for entry in read_feed(
            answer.data, feed.link, Given(), Container(feed.link, data=answer.data), at=at
        ):
            if isinstance(entry, Fault):
                yield entry
            elif entry.report.id not in seen:
                feed.seen = [*feed.seen, entry.report.id][-_REMEMBERED:]
                yield with_language(self._page(entry) if self.pages else entry)

    def _page(self, entry: Item) -> Item:
        """The page behind an entry, the entry itself where the page cannot be had."""
        link = entry.report.url
        if not link or not self._allowed(link):
            return entry
        self._pause(link)
        try:
            answer = self._fetch(link, private=self.private)
        except FetchError:
            return entry
        found = (
            next(iter(read_answer(answer, Given(entry.report.published))), None)
            if answer.status == 200
            else None
        )
        return found if isinstance(found, Item) and len(found.report.text) > len(entry.report.text) else entry

    def _pause(self, link: str) -> None:
        host = urlsplit(link).hostname or ""
        left = self._last.get(host, 0.0) + PAUSE - self._clock()
        if left > 0:
            self._sleep(left)
        self._last[host] = self._clock()

    def _allowed(self, link: str) -> bool:
        parts = urlsplit(link)
        home = f"{parts.scheme}://{parts.netloc}"
        if home not in self._robots:
            self._robots[home] = self._rules(home)
        rules = self._robots[home]
        return rules is None or rules.can_fetch(AGENT, link)

    def _rules(self, home: str) -> RobotFileParser | None:
        try:
            answer = self._fetch(f"{home}/robots.txt", private=self.private, most=500_000)
        except FetchError:
            return None
        rules = RobotFileParser()
        if answer.status != 200:
            return None
        rules.parse(answer.data.decode("utf-8", "replace").splitlines())
        return rules

    def _answered(self, feed: Feed) -> None:
        feed.failures, feed.ask_at = 0, self._clock() + self.every

    def _failed(self, feed: Feed, told: float | None) -> None:
        feed.failures += 1
        wait = min(MOST_WAIT, self.every * 2 ** min(feed.failures, 10))
        feed.ask_at = self._clock() + max(wait, min(told or 0.0, 24 * 3600.0))

    def _told(self, feed: Feed) -> str:
        return f"{(feed.ask_at - self._clock()) / 60:.0f} minutes"


def _retry_after(answer: Fetched, now: float) -> float | None:
    """How long the server asks to be left alone, in seconds; it tells seconds or a date."""
    told = answer.headers.get("retry-after", "")
    if told.isdigit():
        return float(told)
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - now)
    except (ValueError, TypeError):
        return None
