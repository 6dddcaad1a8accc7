"""`marsad lexicon check` and `diff` on an analyst's own folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lexicon_commands import PARTY, PARTY_HEADER, PLACE, PLACE_HEADER, WORD, marsad, mine, reports, write

from marsad.lexicon.twice import Beside


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_a_sound_folder_is_sound(tmp_path: Path, empty: Path) -> None:
    status, out, err = marsad("lexicon", "check", mine(tmp_path / "mine"), data=empty)
    assert (status, out) == (0, ""), out
    assert "4 tables, 4 rows: all is well" in err


WRONG = [
    ("actors/parties_mine.tsv", PARTY | {"part_of": "sy-oposition"}, PARTY_HEADER, "no party has the id sy-oposition"),
    ("actors/parties_mine.tsv", PARTY | {"part_of": "", "example": "هدأ القصف"}, PARTY_HEADER, "not read in its example"),
    ("actors/parties_mine.tsv", PARTY | {"part_of": "", "id": "ps-hamas"}, PARTY_HEADER, "the id ps-hamas stands already"),
    ("actors/parties_mine.tsv", PARTY | {"from": "since 2013"}, PARTY_HEADER, "from is 'since 2013'"),
    ("actors/parties_mine.tsv", PARTY, ["id", "name_en"], "no column acled_name"),
    ("actors/party.tsv", PARTY, PARTY_HEADER, "no table is called actors/party.tsv"),
    ("places/mine.tsv", PLACE | {"lat": "135.71"}, PLACE_HEADER, "lat is '135.71'"),
    ("places/mine.tsv", PLACE | {"lat": "33.5", "lon": "36.3", "example": "انفجار في دمشق", "id": "x"}, PLACE_HEADER, ""),
    ("places/mine.tsv", PLACE | {"country": "Syria"}, PLACE_HEADER, "Syria is no country"),
    ("places/mine.tsv", PLACE | {"name_ar": ""}, PLACE_HEADER, "name_ar is empty"),
    ("events/words.tsv", WORD | {"kinds": "bombing"}, None, "bombing is no kind of event"),
    ("events/words.tsv", WORD | {"example": "هدأت الجبهة"}, None, "not read in its example"),
    ("events/words.tsv", WORD | {"forms": "قصف يقصف"}, None, "is the event word ev-0036"),
    ("events/words.tsv", WORD | {"id": " mine-1"}, None, "a space before or after the id"),
]  # fmt: skip


def test_a_row_with_the_id_and_name_of_a_party_adds_a_spelling_to_it(tmp_path: Path, empty: Path) -> None:
    added = PARTY | {"id": "ps-hamas", "name_en": "Hamas", "country": "PS", "part_of": "", "from": ""}
    write(tmp_path / "mine" / "actors" / "parties_mine.tsv", added, header=PARTY_HEADER)
    told = tmp_path / "told.txt"
    told.write_text("قتل جندي في هجوم شنه لواء نمور الوادي شرق مدينة غزة أمس", encoding="utf-8")
    assert marsad("lexicon", "check", tmp_path / "mine", data=empty)[:2] == (0, "")
    _, out, _ = marsad(
        "read", told, "--published", "2018-05-09", "--format", "jsonl", "--bare", data=tmp_path / "mine"
    )
    parties = [actor for event in json.loads(out)["events"] for actor in event["actor1"] + event["actor2"]]
    assert ("ps-hamas", "لواء نمور الوادي") in {(actor["id"], actor["text"]) for actor in parties}


@pytest.mark.parametrize(("name", "row", "header", "said"), WRONG)
def test_a_fault_is_named_with_its_line_and_remedy(
    tmp_path: Path, empty: Path, name: str, row: dict[str, str], header: list[str] | None, said: str
) -> None:
    file = write(tmp_path / "mine" / name, row, header=header)
    status, out, _ = marsad("lexicon", "check", tmp_path / "mine", data=empty)
    if not said:  # an example that names another place near by is one of the place
        assert (status, out) == (0, "")
        return
    assert status == 1
    line = next(line for line in out.splitlines() if said in line)
    assert line.startswith(f"{file}:")
    assert "; " in line


def test_one_file_is_checked_alone(tmp_path: Path, empty: Path) -> None:
    home = mine(tmp_path / "mine")
    write(home / "events" / "words.tsv", WORD | {"kinds": "bombing"})
    assert marsad("lexicon", "check", home / "places" / "mine.tsv", data=empty)[0] == 0
    status, out, _ = marsad("lexicon", "check", home / "events" / "words.tsv", "--json", data=empty)
    assert status == 1
    assert json.loads(out.splitlines()[0])["line"] == 2


def test_what_is_not_there_is_said(tmp_path: Path, empty: Path) -> None:
    assert "no such folder" in marsad("lexicon", "check", tmp_path / "none", data=empty)[2]
    assert "no such folder" in marsad("lexicon", "diff", tmp_path / "none", data=empty)[2]
    assert marsad("lexicon", "diff", data=empty)[0] == 2


def test_a_folder_changes_what_is_read_and_the_change_is_shown(tmp_path: Path, empty: Path) -> None:
    told, home = reports(tmp_path / "reports.jsonl"), mine(tmp_path / "mine")
    status, out, err = marsad("lexicon", "diff", told, "--with", home, "--json", data=empty)
    assert status == 0, err
    changes = [json.loads(line) for line in out.splitlines()]
    assert {change["report"] for change in changes} == {"a"}
    after = {change["cell"]: change["after"] for change in changes}
    assert "Tiger Brigade of Wadi Hama" in after["actor1"]
    assert after["place"] == "Tell al-Zuhur al-Sharqi, Idlib, SY"
    assert "2 reports, 1 changed" in err


def test_ones_own_tables_are_compared_with_none_and_with_a_saved_reading(tmp_path: Path) -> None:
    told, data = reports(tmp_path / "reports.jsonl"), mine(tmp_path / "data")
    own = marsad("lexicon", "diff", told, data=data)
    assert "Tiger Brigade of Wadi Hama" in own[1]
    saved = tmp_path / "coded.jsonl"
    marsad("read", told, "--format", "jsonl", "-o", saved, data=tmp_path / "none")
    same = marsad("lexicon", "diff", told, "--before", saved, data=data)
    assert "Tiger Brigade of Wadi Hama" in same[1]
    assert same[2].splitlines()[-1] == own[2].splitlines()[-1]
    assert "0 changed" in marsad("lexicon", "diff", told, "--before", saved, data=tmp_path / "none")[2]


def test_a_file_that_is_no_reading_is_refused(tmp_path: Path, empty: Path) -> None:
    told = reports(tmp_path / "reports.jsonl")
    status, _, err = marsad("lexicon", "diff", told, "--before", told, data=empty)
    assert status == 1
    assert "is no line of `marsad read --format jsonl`" in err


def test_tables_that_cannot_be_loaded_are_named(tmp_path: Path, empty: Path) -> None:
    told = reports(tmp_path / "reports.jsonl")
    file = write(
        tmp_path / "mine" / "actors" / "parties_mine.tsv", PARTY | {"from": "soon"}, header=PARTY_HEADER
    )
    status, out, err = marsad("lexicon", "diff", told, "--with", tmp_path / "mine", data=empty)
    assert (status, out) == (1, "")
    assert str(file) in err
    assert "marsad lexicon check" in err


def test_reports_are_paired_by_id_where_a_reading_lacks_some() -> None:
    rows = iter([{"id": "a", "n": 1}, {"id": "b", "n": 2}, {"id": "a", "n": 3}, {"id": "c", "n": 4}])
    beside = Beside(rows)
    assert [beside.get(key) for key in ("b", "a", "x", "c")] == [
        {"id": "b", "n": 2}, {"id": "a", "n": 1}, None, {"id": "c", "n": 4},
    ]  # fmt: skip
