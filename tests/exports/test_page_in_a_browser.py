"""The page in a real browser: marks on the right words, letters joined, nothing asked of the network."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from marsad.exports import writer
from marsad.record import Coded, Report

Pairs = dict[str, tuple[Report, Coded]]
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
    None,
)

# The ranges of one highlight as the browser holds them: their words, and whether all lie in one text node.
HIGHLIGHTED = """name => [...(CSS.highlights.get(name) ?? [])].map(r => {
  const range = document.createRange();
  range.setStart(r.startContainer, r.startOffset); range.setEnd(r.endContainer, r.endOffset);
  return [range.toString(), r.startContainer === r.endContainer && r.startContainer.nodeType === Node.TEXT_NODE];
})"""
# How wide a stretch of text is drawn: letters that had come apart would be wider.
WIDTH = """([start, end]) => {
  const node = document.querySelector('[data-part=text]').firstChild, range = document.createRange();
  range.setStart(node, start); range.setEnd(node, end);
  return range.getBoundingClientRect().width;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        message = "no Chromium found: the page is not tested in a browser (install chromium)"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as play:
        running = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()


def written(tmp_path: Path, pairs: list[tuple[Report, Coded]]) -> str:
    file = tmp_path / "page.html"
    with file.open("wb") as out:
        page = writer("html", out)
        for report, coded in pairs:
            page.add(report, coded)
        page.close()
    return file.as_uri()


@pytest.fixture
def page(browser: Any, coded: Pairs, tmp_path: Path) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    opened = context.new_page()
    opened.said, opened.asked = [], []
    opened.on("console", lambda m: opened.said.append(m.text))
    opened.on("pageerror", lambda e: opened.said.append(str(e)))
    opened.on("request", lambda r: opened.asked.append(r.url))
    opened.goto(written(tmp_path, list(coded.values())))
    yield opened
    context.close()


def test_choosing_an_event_lights_up_its_words(page: Any, coded: Pairs) -> None:
    event = coded["sy-raqqa-astana"][1].events[2]
    page.click("#r1-e3 h3")
    assert "chosen" in page.get_attribute("#r1-e3", "class")
    assert event.place
    assert event.fatalities
    wanted = {"place": event.place.text, "actor1": event.actor1[0].text, "fatalities": event.fatalities.text}
    for role, words in wanted.items():
        assert page.evaluate(HIGHLIGHTED, role) == [[words, True]]
    assert [words for words, _ in page.evaluate(HIGHLIGHTED, "evidence")] == event.evidence
    page.keyboard.press("Escape")
    assert page.evaluate(HIGHLIGHTED, "place") == []


def test_words_lead_to_their_event(page: Any) -> None:
    box = page.evaluate(
        """() => { const node = document.querySelector('#r2 [data-part=text]').firstChild, range = document.createRange();
        const at = node.data.indexOf('30 مسلحا'); range.setStart(node, at); range.setEnd(node, at + 2);
        const b = range.getBoundingClientRect(); scrollBy(0, b.top - 300);
        const c = range.getBoundingClientRect(); return [c.left + c.width / 2, c.top + c.height / 2]; }"""
    )
    page.mouse.click(*box)
    assert page.locator(".event.chosen").get_attribute("id") == "r2-e2"


def test_nothing_is_asked_of_the_network_and_nothing_fails(page: Any) -> None:
    page.click("#r1-e1 h3")
    assert len(page.asked) == 1
    assert page.asked[0].startswith("file:")
    assert page.said == []


def test_the_text_is_the_reports_own_right_to_left_and_joined(page: Any, coded: Pairs) -> None:
    report = coded["sy-raqqa-astana"][0]
    assert page.evaluate("document.querySelector('[data-part=text]').childNodes.length") == 1
    assert page.evaluate("document.querySelector('[data-part=text]').textContent") == report.text
    start = report.text.index("أستانا")
    before = page.evaluate(WIDTH, [start, start + 6])
    page.click("#r1-e1 h3")
    assert page.evaluate(WIDTH, [start, start + 6]) == before
    first, last = (
        page.evaluate(WIDTH.replace(".width", ".left"), [start + n, start + n + 1]) for n in (0, 5)
    )
    assert first > last
    assert (
        page.evaluate(
            "getSelection().selectAllChildren(document.querySelector('[data-part=text]')) ?? String(getSelection())"
        ).strip()
        == report.text.strip()
    )


def test_offsets_hold_beyond_the_basic_plane_and_in_very_long_texts(
    browser: Any, coded: Pairs, tmp_path: Path
) -> None:
    from marsad.exports.coded import coded_of

    text = "🙂 " * 30_000 + "قصفت الطائرات بلدة سرمدا\r\nأمس"
    event = {
        "id": "e1", "kind": "airstrike", "status": "happened", "date": {"start": "2020-01-01", "end": "2020-01-01", "text": "أمس"},
        "place": {"text": "بلدة سرمدا", "name": "Sarmada", "admin1": None, "country": "SY", "lat": 36.18, "lon": 36.72},
        "actor1": [], "actor2": [], "fatalities": None, "injured": None, "sources": [], "evidence": ["قصفت الطائرات بلدة سرمدا"],
    }  # fmt: skip
    opened = browser.new_page()
    opened.goto(
        written(
            tmp_path, [coded_of({"id": "long", "text": text, "published": "2020-01-02", "events": [event]})]
        )
    )
    opened.evaluate("document.querySelector('#r1-e1').click()")
    assert opened.evaluate(HIGHLIGHTED, "place") == [["بلدة سرمدا", True]]
    assert opened.evaluate(HIGHLIGHTED, "date") == [["أمس", True]]
    opened.close()


def test_a_phone_scrolls_one_way_only_and_the_chosen_event_stays_in_sight(
    browser: Any, coded: Pairs, tmp_path: Path
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, is_mobile=True, has_touch=True)
    opened = context.new_page()
    opened.goto(written(tmp_path, list(coded.values())) + "#r1-e3")
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390
    box = opened.locator("#r1-e3").bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 801
    context.close()


def test_without_javascript_everything_can_be_read(browser: Any, coded: Pairs, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(written(tmp_path, list(coded.values())))
    record = coded["iq-mosul-victory"][1]
    assert "التريث في العودة" in opened.locator("#r2 .text").inner_text()
    assert record.events[0].evidence[0] in opened.locator("#r2-e1").inner_text()
    assert opened.locator("tbody tr").count() == sum(len(c.events) for _, c in coded.values())
    context.close()


def test_the_table_filters_and_sorts(page: Any, coded: Pairs) -> None:
    page.fill("#filter", "sudan clash")
    shown = page.locator("tbody tr:visible")
    assert shown.count() >= 1
    assert all("clash" in row for row in shown.all_inner_texts())
    page.fill("#filter", "")
    page.click("thead th:nth-child(4)")
    days = page.locator("tbody td:nth-child(4)").all_inner_texts()
    assert days == sorted(days)


def test_the_map_comes_closer_and_goes_back(page: Any) -> None:
    def width() -> float:
        return float(page.get_attribute(".map", "viewBox").split()[2])

    whole = width()
    page.click(".zoom button:first-child")
    page.click(".zoom button:first-child")
    assert width() == pytest.approx(whole * 0.36)
    for _ in range(4):
        page.click(".zoom button:last-child")
    assert width() == pytest.approx(whole)
    assert page.said == []


def test_a_dot_on_the_map_chooses_its_event(page: Any) -> None:
    page.evaluate(
        "document.querySelector('.map a[data-event=\"r2-e1\"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))"
    )
    assert page.locator(".event.chosen").get_attribute("id") == "r2-e1"
