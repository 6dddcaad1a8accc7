"""Feeds watched: what is asked, what is kept, and how patiently."""

from __future__ import annotations

from marsad.archive.store import Archive
from marsad.archive.watching import MOST_WAIT, Watcher
from marsad.sources import Fault, Item
from marsad.sources.fetch import Fetched, FetchError

from .conftest import TEXTS

FEED = "https://agency.example/rss"


def rss(*entries: tuple[str, str]) -> bytes:
    items = "".join(
        f"<item><title>خبر</title><guid>{n}</guid><link>https://agency.example/{n}</link><description>{text}</description>"
        f"<pubDate>Mon, 05 Mar 2018 21:40:00 +0300</pubDate></item>"
        for n, text in entries
    )
    return f"<rss version='2.0'><channel><title>وكالة</title>{items}</channel></rss>".encode()


class Web:
    """A web that answers from a table and writes down what it was asked."""

    def __init__(self) -> None:
        self.now = 1_000_000.0
        self.answers: dict[str, Fetched | str] = {}
        self.asked: list[tuple[str, dict[str, str], float]] = []

    def set(
        self,
        link: str,
        data: bytes = b"",
        status: int = 200,
        kind: str = "application/rss+xml",
        **headers: str,
    ) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[link] = Fetched(link, status, {"content-type": kind, **named}, data)

    def fetch(self, link: str, **options: object) -> Fetched:
        self.asked.append((link, dict(options.get("headers") or {}), self.now))  # type: ignore[call-overload]
        answer = self.answers.get(link, "no such host")
        if isinstance(answer, str):
            raise FetchError(answer)
        return answer

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def watcher(archive: Archive, web: Web, pages: bool = False) -> Watcher:
    return Watcher(
        archive, [FEED], every=900, pages=pages, fetching=web.fetch, clock=lambda: web.now, sleep=web.sleep
    )


def ask(watch: Watcher) -> list[Item | Fault]:
    feed = watch.due()
    assert feed is not None
    found = list(watch.ask(feed))
    watch.keep(feed)
    return found


def test_new_entries_once_with_conditional_requests(archive: Archive) -> None:
    web = Web()
    web.set(FEED, rss(("1", TEXTS[0])), etag='"v1"', last_modified="Mon, 05 Mar 2018 18:40:00 GMT")
    watch = watcher(archive, web)
    assert [i.report.id for i in ask(watch) if isinstance(i, Item)] == ["1"]
    assert watch.due() is None
    web.now += 900
    web.set(FEED, rss(("2", TEXTS[1]), ("1", TEXTS[0])))
    again = watcher(archive, web)  # another run of the program
    assert [i.report.id for i in ask(again) if isinstance(i, Item)] == ["2"]
    assert web.asked[1][1] == {"If-None-Match": '"v1"', "If-Modified-Since": "Mon, 05 Mar 2018 18:40:00 GMT"}


def test_an_unchanged_feed_gives_nothing(archive: Archive) -> None:
    web = Web()
    web.set(FEED, status=304)
    assert ask(watcher(archive, web)) == []


def test_failures_are_asked_ever_more_seldom(archive: Archive) -> None:
    web, waits = Web(), []
    watch = watcher(archive, web)
    for _ in range(8):
        (fault,) = ask(watch)
        assert isinstance(fault, Fault)
        waits.append(watch.wait())
        web.now += watch.wait()
    assert waits[:3] == [1800, 3600, 7200]
    assert waits[-1] == MOST_WAIT
    web.set(FEED, rss(("1", TEXTS[0])))
    assert len(ask(watch)) == 1
    assert watch.wait() == 900


def test_a_server_that_asks_for_patience_gets_it(archive: Archive) -> None:
    web = Web()
    web.set(FEED, status=429, retry_after="7200")
    watch = watcher(archive, web)
    ask(watch)
    assert watch.wait() == 7200


def test_pages_one_at_a_time_and_only_where_allowed(archive: Archive) -> None:
    web = Web()
    web.set(FEED, rss(("a", "موجز الخبر"), ("b", "موجز آخر"), ("secret", "موجز ثالث"), ("gone", "موجز رابع")))
    web.set("https://agency.example/robots.txt", b"User-agent: *\nDisallow: /secret", kind="text/plain")
    body = "".join(f"<p>{text}</p>" for text in TEXTS)
    for name in ("a", "b", "secret"):
        page = f"<html lang='ar'><head><title>خبر {name}</title></head><body><article>{body}</article></body></html>"
        web.set(f"https://agency.example/{name}", page.encode(), kind="text/html")
    found = [i for i in ask(watcher(archive, web, pages=True)) if isinstance(i, Item)]
    assert [TEXTS[0] in i.report.text for i in found] == [True, True, False, False]
    assert found[0].report.published == "2018-03-05T21:40:00+03:00"
    asked = [
        (link, at) for link, _, at in web.asked if link.rpartition("/")[2] in ("a", "b", "secret", "gone")
    ]
    assert [link.rpartition("/")[2] for link, _ in asked] == ["a", "b", "gone"]
    assert asked[1][1] - asked[0][1] >= 2
