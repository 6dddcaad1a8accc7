"""CSV, ACLED, GeoJSON, JSON Lines and the table, on the examples' gold."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import msgspec
import pytest

from marsad.exports import FORMATS, acled, flat, writer
from marsad.exports.acled import acled_row
from marsad.exports.acled_parties import in_time, interaction
from marsad.exports.csv import guarded
from marsad.exports.flat import told
from marsad.exports.kinds import countries, kinds
from marsad.exports.marks import marks_of
from marsad.record import Actor, Coded, Event, Kind, Place, Report, Toll

Pairs = dict[str, tuple[Report, Coded]]


def written(name: str, coded: Pairs, **options: Any) -> bytes:
    out = io.BytesIO()
    export = writer(name, out, **options)
    for report, record in coded.values():
        export.add(report, record)
    export.close()
    return out.getvalue()


def event(coded: Pairs, report: str, number: int) -> Event:
    return coded[report][1].events[number - 1]


def test_spans_are_true(coded: Pairs) -> None:
    total = 0
    for report, record in coded.values():
        for one in record.events:
            for mark in marks_of(one):
                part = (report.title if mark.span.part == "title" else report.text) or ""
                assert part[mark.span.start : mark.span.end] == mark.span.text
                total += 1
    assert total > 400


def test_jsonl_reads_back_as_it_was(coded: Pairs) -> None:
    from marsad.exports.coded import coded_of

    rows = [json.loads(line) for line in written("jsonl", coded).decode().splitlines()]
    again = [coded_of(row)[1] for row in rows]
    assert again == [record for _, record in coded.values()]


def test_csv_quotes_everything_and_holds_every_column(coded: Pairs) -> None:
    data = written("csv", coded)
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8"))))
    assert list(rows[0]) == list(flat.COLUMNS)
    assert len(rows) == sum(len(record.events) for _, record in coded.values())
    assert all(line.startswith(b'"') for line in data.split(b"\r\n") if line)
    assert rows[0]["actor1"] == "Russia; Turkey; Iran"
    assert not data.startswith(b"\xef\xbb\xbf")
    assert written("csv", coded, bom=True).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert guarded(cell) == "'" + cell


def test_numbers_and_words_are_left_alone() -> None:
    assert [guarded(v) for v in (-74.01, 5, None, "حلب", "a=b")] == ["-74.01", "5", "", "حلب", "a=b"]


def test_geojson_is_rfc_7946(coded: Pairs) -> None:
    whole = json.loads(written("geojson", coded))
    assert set(whole) == {"type", "features"}
    assert len(whole["features"]) == sum(len(record.events) for _, record in coded.values())
    for feature in whole["features"]:
        assert feature["type"] == "Feature"
        if feature["geometry"]:
            lon, lat = feature["geometry"]["coordinates"]
            assert -180 <= lon <= 180
            assert -90 <= lat <= 90
    aden = next(f for f in whole["features"] if f["properties"]["place"] == "Ad Durayhimi")
    assert aden["geometry"]["coordinates"] == [43.07, 14.64]


@pytest.mark.parametrize("name", FORMATS)
def test_no_report_at_all(name: str) -> None:
    assert isinstance(written(name, {}), bytes)


def test_geojson_of_nothing_is_still_json() -> None:
    assert json.loads(written("geojson", {}))["features"] == []


def test_table_tells_defaults_and_statuses(coded: Pairs) -> None:
    text = written("table", coded).decode()
    assert "talks, failed" in text
    assert "(2017-07-05)" in text
    assert "50+" in text


def test_a_title_with_brackets_is_no_markup() -> None:
    report = Report("a", "نص", title="[bold]عنوان[/bold] [x]")
    assert "[bold]عنوان[/bold] [x]" in written("table", {"a": (report, Coded("a", []))}).decode()


@pytest.mark.parametrize(
    ("toll", "word"),
    [
        (None, ""),
        (Toll(5, 5, None), "5"),
        (Toll(50, None, None), "50+"),
        (Toll(40, 50, None), "40–50"),
        (Toll(0, 0, None), "0"),
    ],
)
def test_tolls_in_a_word(toll: Toll | None, word: str) -> None:
    assert told(toll) == word


def test_kinds_and_countries_are_whole() -> None:
    assert set(kinds()) == set(Kind.__args__)  # type: ignore[attr-defined]
    assert all(row["example"] and row["description"] and row["name_ar"] for row in kinds().values())
    assert countries()["SY"] == {
        "iso2": "SY",
        "iso3": "SYR",
        "iso": "760",
        "name": "Syria",
        "region": "Middle East",
    }
    assert all(row["region"] for row in countries().values())


def test_acled_has_31_columns_in_order(coded: Pairs) -> None:
    header = (
        "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,"
        "inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,"
        "location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
    )
    assert ",".join(acled.COLUMNS) == header
    rows = list(csv.DictReader(io.StringIO(written("acled", coded).decode())))
    assert len({row["event_id_cnty"] for row in rows}) == len(rows)
    assert all(row["latitude"] and row["actor1"] and row["fatalities"].isdigit() for row in rows)


def test_acled_leaves_out_what_did_not_happen(coded: Pairs) -> None:
    report, record = coded["ly-tripoli-mitiga"]
    assert "planned, failed or denied" in str(acled_row(report, record, event(coded, "ly-tripoli-mitiga", 4)))
    export = writer("acled", io.BytesIO())
    for pair in coded.values():
        export.add(*pair)
    assert sum(export.left_out.values()) > 20  # type: ignore[attr-defined]


def rowed(coded: Pairs, report: str, number: int, **changes: Any) -> dict[str, Any]:
    one = msgspec.structs.replace(event(coded, report, number), **changes)
    row = acled_row(*coded[report], one)
    assert isinstance(row, dict)
    return row


SDF = Actor("قسد", "Syrian Democratic Forces", inter="Rebel group")
ARMY = Actor("الجيش", "Military", inter="State forces")
CIVILIANS = Actor("مدنيين", "Civilians", inter="Civilians")


def test_acled_sub_events_follow_the_parties(coded: Pairs) -> None:
    assert (
        rowed(coded, "sy-raqqa-astana", 3, actor1=[SDF])["sub_event_type"]
        == "Non-state actor overtakes territory"
    )
    assert (
        rowed(coded, "sy-raqqa-astana", 3, actor1=[ARMY])["sub_event_type"] == "Government regains territory"
    )
    shot = rowed(coded, "iq-protests-nasiriyah", 1, actor2=[ARMY])
    assert (shot["sub_event_type"], shot["disorder_type"]) == (
        "Excessive force against protesters",
        "Political violence; Demonstrations",
    )
    assert shot["civilian_targeting"] == "Civilian targeting"
    calm = rowed(coded, "iq-protests-nasiriyah", 1, actor2=[], fatalities=None, injured=None)
    assert (calm["sub_event_type"], calm["interaction"]) == ("Peaceful protest", "Protesters only")
    held = rowed(coded, "iq-protests-nasiriyah", 1, actor2=[ARMY], fatalities=None, injured=None)
    assert held["sub_event_type"] == "Protest with intervention"
    mob = rowed(coded, "iq-protests-nasiriyah", 2, actor2=[CIVILIANS])
    assert (mob["sub_event_type"], mob["actor1"]) == ("Mob violence", "Rioters (Iraq)")


def test_acled_names_groups_by_country_and_the_unknown(coded: Pairs) -> None:
    row = rowed(coded, "sd-khartoum-first-days", 3, actor1=[], actor2=[CIVILIANS])
    assert (row["actor1"], row["inter1"]) == ("Unidentified Armed Group (Sudan)", "Political militia")
    assert (row["actor2"], row["interaction"]) == ("Civilians (Sudan)", "Political militia-Civilians")


def test_acled_names_change_with_the_years_and_abroad(coded: Pairs) -> None:
    assert in_time("Military Forces of Iraq (2022-)", 2017) == "Military Forces of Iraq"
    assert in_time("Military Forces of Syria (2000-2024)", 2017) == "Military Forces of Syria (2000-2024)"
    turks = Actor("الجيش", "Turkish Armed Forces", inter="State forces", country="TR")
    assert rowed(coded, "sy-idlib-turkish-soldiers", 2, actor1=[turks])["inter1"] == "External/Other forces"
    assert rowed(coded, "tr-istanbul-besiktas", 1, actor1=[turks])["inter1"] == "State forces"
    crowd = rowed(coded, "ps-gaza-return-march", 1, actor1=[CIVILIANS], actor2=[])
    assert (crowd["actor1"], crowd["inter1"]) == ("Protesters (Palestine)", "Protesters")


def test_acled_precisions(coded: Pairs) -> None:
    assert rowed(coded, "ye-stockholm", 4)["time_precision"] == 1
    assert rowed(coded, "ye-stockholm", 5)["time_precision"] == 2  # a default day
    assert rowed(coded, "ly-tripoli-mitiga", 2)["time_precision"] == 2  # several days
    country = rowed(coded, "sd-khartoum-first-days", 2)
    assert (country["location"], country["geo_precision"]) == ("Khartoum", 3)
    near = Place("ريف حلب", "Aleppo", None, "SY", 36.2, 37.16, radius_m=20_000)
    assert rowed(coded, "sy-raqqa-astana", 3, place=near)["geo_precision"] == 2


@pytest.mark.parametrize(
    ("toll", "figure"),
    [
        (None, 0),
        (Toll(50, None, "أكثر من 50"), 50),
        (Toll(40, 50, None), 40),
        (Toll(24, None, "عشرات القتلى"), 12),
        (Toll(100, None, "مئات"), 100),
    ],
)
def test_acled_tolls_are_conservative(coded: Pairs, toll: Toll | None, figure: int) -> None:
    assert rowed(coded, "sy-raqqa-astana", 3, fatalities=toll)["fatalities"] == figure


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ("Rebel group", "State forces", "State forces-Rebel group"),
        ("State forces", "", "State forces only"),
        ("State forces", "State forces", "State forces-State forces"),
        ("", "", ""),
    ],
)
def test_interactions(first: str, second: str, both: str) -> None:
    assert interaction(first, second) == both
