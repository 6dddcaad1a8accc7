"""The parts of reading and grounding places: geometry, precision, names, index, importers, the commands."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.grounding.places import geo_precision, ground_places, where_prec
from marsad.grounding.places.english import romanise, side
from marsad.grounding.places.geometry import bearing_of, degrees_between, distance_km, towards
from marsad.grounding.places.precision import SCALES
from marsad.grounding.places_command import run_find, run_import
from marsad.reading.places import find_places, gazetteer, index, sources
from marsad.reading.places.entry import Entry, line_of, read_line
from marsad.reading.places.lead import mean_degrees
from marsad.record import Place, Report
from marsad.text import Document


def test_distance_of_two_cities() -> None:
    """Aleppo lies 310 km from Damascus."""
    assert distance_km(36.2012, 37.1612, 33.5102, 36.2913) == pytest.approx(310, abs=3)


@pytest.mark.parametrize("degrees", [0, 45, 90, 180, 225, 315])
def test_towards_and_back(degrees: float) -> None:
    """A point so far off in a direction lies so far off in that direction."""
    lat, lon = towards(33.34, 44.4, degrees, 40)
    assert distance_km(33.34, 44.4, lat, lon) == pytest.approx(40, rel=0.02)
    assert degrees_between(bearing_of(33.34, 44.4, lat, lon), degrees) < 2


@pytest.mark.parametrize(("a", "b", "mean"), [(0, 270, 315), (0, 90, 45), (180, 270, 225), (180, 90, 135)])
def test_two_directions_make_one(a: float, b: float, mean: float) -> None:
    """North and west make north-west."""
    assert mean_degrees(a, b) == mean


def test_sides_in_english() -> None:
    """Degrees to the adjective of a side."""
    assert [side(d) for d in (0, 44, 90, 316, 359)] == [
        "Northern",
        "North-eastern",
        "Eastern",
        "North-western",
        "Northern",
    ]


def test_romanise_is_latin() -> None:
    """An unknown village is written in Latin letters, its article apart."""
    assert romanise("الشحيل").startswith("Al-")
    assert romanise("تلتيتا").isascii()


@pytest.mark.parametrize(
    ("basis", "acled", "ucdp"),
    [("settlement", 1, 1), ("near_settlement", 1, 2), ("admin2", 2, 3), ("admin1", 3, 4), ("country_region", 3, 5), ("country", 3, 6),
     ("sea", 3, 7), ("containing_admin", 3, 4), ("unresolved", 3, 6)],
)  # fmt: skip
def test_precision(basis: str, acled: int, ucdp: int) -> None:
    """ACLED's and UCDP's precision of a place by what it rests on."""
    place = Place("x", "x", None, "SY", None, None, basis=basis)
    assert (geo_precision(place), where_prec(place)) == (acled, ucdp)


def test_precision_of_a_wide_site() -> None:
    """A site whose radius is wider than a district is no exact place."""
    assert geo_precision(Place("x", "x", None, "SY", 35.0, 38.0, radius_m=40_000, basis="site")) == 2


def test_every_basis_has_a_scale() -> None:
    """What the grounding says of real places is known to the scales."""
    text = "قتل خمسة في قرية أم الضفادع بريف حمص وفي شمال سوريا وعلى بعد 30 كلم شمال بغداد وفي البحر الأحمر وحي الشعار وحلب وسوريا وجبل قنديل"
    doc = Document(Report("x", text))
    bases = {place.basis for place in ground_places(doc, find_places(doc))}
    assert len(bases) >= 6
    assert bases <= SCALES.keys()


def test_entry_lines_round_trip() -> None:
    """What an index row keeps is the entry."""
    entry = Entry("sy-x", "X", "س", "SY", "Aleppo", 36.2012, 37.1612, "town", 1200, 3000, "Al-Bab", True)
    assert read_line(line_of(entry)) == entry
    nowhere = Entry("SY", "Syria", "سوريا", "SY", "", None, None, "country")
    assert read_line(line_of(nowhere)) == nowhere


def test_index_is_current() -> None:
    """The compiled index is made of the tables as they are; if not: python scripts/make_gazetteer.py."""
    compiled = index.read()
    assert compiled is not None, "knowledge/places/index.json is stale: run python scripts/make_gazetteer.py"
    assert compiled == index.compile_index(sources.shipped())


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "قرية",
                "مدينة",
                "ريف",
                "حلب",
                "دمشق",
                "شمال",
                "(",
                ")",
                '"',
                "#",
                "،",
                ".",
                "و",
                "في",
                "على",
                "بعد",
                "30",
                "كلم",
                "البلاد",
                "المدينة",
                "_",
                "العاصمة",
                "السورية",
                "من",
                "التابعة",
                "ل",
                "\n",
                "قطاع",
            ]
        ),
        max_size=30,
    )
)
def test_never_raises(words: list[str]) -> None:
    """Any row of words is read; spans quote the text, mentions stand in order and do not overlap."""
    text = " ".join(words)
    doc = Document(Report("x", text))
    mentions = find_places(doc)
    places = ground_places(doc, mentions)
    assert len(places) == len(mentions)
    for mention, place in zip(mentions, places, strict=True):
        assert place.span is not None
        assert text[place.span.start : place.span.end] == place.text
        assert all(0 <= j < len(mentions) for j in mention.containers)
    assert all(a.last <= b.first for a, b in pairwise(mentions))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.none() | st.text(min_size=1, max_size=20))
def test_any_text(text: str, title: str | None) -> None:
    """No text and no title makes reading raise."""
    doc = Document(Report("x", text, title))
    places = ground_places(doc, find_places(doc))
    assert len(places) == len(find_places(doc))
    assert all(
        p.span and (title if p.span.part == "title" else text)[p.span.start : p.span.end] == p.text
        for p in places
    )  # type: ignore[index]


def test_no_phrase_runs_from_title_to_text() -> None:
    """A cue that ends the title and a name that begins the text are two; quotation marks do not span them either."""
    for title in ("قصف مدينة", 'قصف مدينة "', "ريف", "شمال", "دير", "قصف حلب"):
        doc = Document(Report("x", 'الزور الشحيل تحت القصف" السورية', title))
        assert all((m.start < doc.text_at) == (m.end < doc.text_at) for m in find_places(doc))


def test_find_tells_namesakes() -> None:
    """`places find` lists the homonyms with their countries, coordinates and ids."""
    said = run_find("طرابلس")
    assert "LY" in said
    assert "LB" in said
    assert "[lb-tripoli]" in said


def test_find_in_english_and_in_vain() -> None:
    """An English name is found too; what is not known is said to be unknown."""
    assert "الرقة" in run_find("Raqqa")
    assert "no place is known" in run_find("زعطوط")


def test_find_notes_ordinary_words() -> None:
    """A name that is an ordinary word is shown as such."""
    assert "only after a cue" in run_find("الثورة") or "where a place stands" in run_find("الثورة")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's data folder of its own."""
    monkeypatch.setenv("MARSAD_DATA", str(tmp_path / "data"))
    gazetteer.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    gazetteer.cache_clear()


def test_import_geonames(data: Path) -> None:
    """A GeoNames dump with alternate names becomes places that are found."""
    cells = ["999001", "Qaryat az Za`atit", "Qaryat az Za`atit", "", "35.5", "38.5", "P", "PPL", "SY", "", "04", "", "", "", "120", "", "250",
             "Asia/Damascus", "2020-01-01"]  # fmt: skip
    (data / "SY.txt").write_text(
        "\t".join(cells) + "\n" + "\t".join(["999002", "X", "X", "", *cells[4:]]) + "\n", encoding="utf-8"
    )
    (data / "alt.txt").write_text(
        "1\t999001\tar\tزعاطيط الشرقية\t1\n2\t999001\ten\tZaatit\n", encoding="utf-8"
    )
    said = run_import(str(data / "SY.txt"), "geonames", alternate=str(data / "alt.txt"))
    assert said.startswith("1 places")
    assert "1 without an Arabic name" in said
    assert "35.5000,38.5000" in run_find("زعاطيط الشرقية")


def test_import_cod(data: Path) -> None:
    """An OCHA COD-AB table becomes districts at their points."""
    head = "ADM0_PCODE,ADM1_EN,ADM2_EN,ADM2_AR,ADM2_PCODE,center_lat,center_lon"
    (data / "cod.csv").write_text(
        f"\ufeff{head}\nYE,Sa'dah,Zaatit,الزعاطيط,YE2299,17.1,43.2\n", encoding="utf-8"
    )
    assert run_import(str(data / "cod.csv"), "cod").startswith("1 places")
    assert "admin2" in run_find("الزعاطيط")


def test_import_csv_with_a_mapping(data: Path) -> None:
    """Any table is read with a mapping of its columns, and the reader knows its villages."""
    (data / "mine.csv").write_text("اسم;y;x\nخربة الزعاطيط;35.2;36.9\n", encoding="utf-8")
    run_import(str(data / "mine.csv"), "csv", {"name_ar": "اسم", "lat": "y", "lon": "x"})
    doc = Document(Report("x", "قصف على قرية خربة الزعاطيط أمس"))
    (place,) = ground_places(doc, find_places(doc))
    assert (place.lat, place.lon) == (35.2, 36.9)


def test_import_says_what_is_wrong(data: Path) -> None:
    """An error names the file and says how to put it right."""
    (data / "bad.csv").write_text("name,lat\nx,1\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no column name_ar, lon"):
        run_import(str(data / "bad.csv"), "csv")
    with pytest.raises(ValueError, match="geonames, cod or csv"):
        run_import(str(data / "bad.csv"), "excel")
    with pytest.raises(ValueError, match="19"):
        run_import(str(data / "bad.csv"), "geonames")
