"""The page's parts: offsets, exact text, map and timeline."""

from __future__ import annotations

import html
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.exports import writer
from marsad.exports.html.focus import focus
from marsad.exports.html.map import HEIGHTS, Dot, far_off, map_svg, view_of
from marsad.exports.html.offsets import Units
from marsad.exports.html.text import exact
from marsad.exports.html.timeline import Moment, out_of_time, timeline_svg
from marsad.record import Coded, Event, Report, Span


@given(
    st.text(alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("ا🙂𝒜ب")), max_size=40),
    st.data(),
)
def test_units_are_utf16(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    assert Units(text)(at) == len(text[:at].encode("utf-16-le")) // 2


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_text_in_html_gains_and_loses_nothing(text: str) -> None:
    assert "\r" not in exact(text)
    assert html.unescape(exact(text)).replace("\r", "") == text.replace("\0", "\ufffd").replace("\r", "")
    assert "<" not in exact(text)


def test_marks_in_the_page_are_in_utf16(coded: dict[str, tuple[Report, Coded]]) -> None:
    report = Report("a", "🙂 قصف <حلب> 🙂 أمس", title="عنوان & {{script}} </script>")
    span = Span(6, 11, "text", report.text[6:11])
    event = Event(
        "e1", "shelling", "happened", None, None, [], [], None, None, [], ["x"], spans={"words": [span]}
    )
    out = io.BytesIO()
    page = writer("html", out)
    page.add(report, Coded("a", [event]))
    page.close()
    text = out.getvalue().decode()
    marks = json.loads(re.search(r'id="marks">(.*?)</script>', text, re.S)[1])  # type: ignore[index]
    assert marks == {"r1-e1": [["words", "text", 7, 12]]}
    assert "عنوان &amp; {{script}} &lt;/script&gt;" in text
    assert not re.findall(r"(?:src|href)=\"(?!#|data:)", text)


DOTS = [
    Dot("r1-e1", "one", "battle", 36.2, 37.16),
    Dot("r1-e2", "two", "crowd", 36.2, 37.16),
    Dot("r2-e1", "far", "civilian", 2.04, 45.3),
]


@pytest.mark.parametrize(
    "dots", [DOTS[:1], DOTS, [Dot("a", "x", "battle", -80.0, -179.0), Dot("b", "y", "battle", 80.0, 179.0)]]
)
def test_every_dot_is_in_view(dots: list[Dot]) -> None:
    view = view_of(dots)
    for dot in dots:
        x, y = view.at(dot.lat, dot.lon)
        assert 0 <= x <= 960
        assert 0 <= y <= view.height
    assert HEIGHTS[0] - 1 <= view.height <= HEIGHTS[1] + 1
    svg = map_svg(dots)
    assert svg.count("<circle") == len(dots)
    assert "<path" in svg


def test_few_dots_far_off_do_not_shrink_the_map() -> None:
    near = [Dot(f"a{n}", "x", "battle", 33 + n / 10, 36 + n / 10) for n in range(20)]
    far = Dot("far", "New York", "political", 40.7, -74.0)
    assert far_off([*near, far]) == [far]
    assert far_off(near) == []
    assert far_off([*near[:3], far]) == []


@pytest.mark.parametrize(
    ("values", "share", "drawn"),
    [
        ([1.0, 2.0, 3.0], 0.1, (1.0, 3.0)),
        ([*range(20), 1000.0], 0.1, (0, 27.0)),
        ([-500.0, *range(20), 1000.0], 0.1, (-9.5, 28.5)),
        ([*range(100)], 0.1, (0, 99)),
        ([5.0] * 20 + [900.0], 0.1, (5.0, 8.0)),
    ],
)
def test_focus(values: list[float], share: float, drawn: tuple[float, float]) -> None:
    assert focus(values, share, least=6) == drawn


def test_few_days_far_off_do_not_shrink_the_timeline() -> None:
    near = [Moment(f"a{n}", "x", "battle", f"2017-07-{n:02d}", f"2017-07-{n:02d}") for n in range(1, 25)]
    far = Moment("far", "x", "battle", "1982-06-06", "1982-06-06")
    assert out_of_time([*near, far]) == [far]
    assert out_of_time(near) == []
    assert out_of_time([*near[:3], far]) == []


def test_many_events_of_a_day_are_all_drawn() -> None:
    many = [Moment(f"a{n}", "x", "battle", "2017-07-01", "2017-07-03") for n in range(400)]
    svg = timeline_svg(many)
    assert svg.count("<circle") == 400
    top = -float(svg.partition('viewBox="0 ')[2].split()[0])
    assert top < 250


def test_a_map_of_nothing_is_nothing() -> None:
    assert map_svg([]) == ""
    assert timeline_svg([]) == ""


@pytest.mark.parametrize(
    ("days", "tick"),
    [
        (("2017-07-05", "2017-07-06"), "5 Jul 2017"),
        (("2017-07-05", "2017-12-01"), "Aug 2017"),
        (("2012-01-05", "2024-12-01"), "2015"),
    ],
)
def test_timeline_ticks(days: tuple[str, str], tick: str) -> None:
    svg = timeline_svg(
        [Moment("a", "x", "battle", days[0], days[0]), Moment("b", "y", "crowd", days[1], days[1])]
    )
    assert f">{tick}</text>" in svg
    assert svg.count("<circle") == 2
