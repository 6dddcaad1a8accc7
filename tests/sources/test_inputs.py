"""Files, folders and streams: what is read, what is refused, and what is said."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from marsad.sources import Fault, Item, read_inputs
from marsad.sources.fields import NO_DAY
from marsad.sources.item import MOST_BYTES

WORDS = "قصفت الطائرات الحربية أطراف البلدة، أمس، وقتل خمسة مدنيين بحسب الدفاع المدني."


def items(*paths: Path | str, **given: str) -> list[Item | Fault]:
    return list(read_inputs([str(p) for p in paths], **given))  # type: ignore[arg-type]


def test_a_text_file_is_one_report_with_its_headline(tmp_path: Path) -> None:
    file = tmp_path / "aleppo.txt"
    file.write_bytes(f"قصف على ريف حلب\r\n\r\n{WORDS}\r\n".encode())
    (item,) = items(file, published="2016-08-01")
    assert isinstance(item, Item)
    assert item.report.id == "aleppo"
    assert item.report.title == "قصف على ريف حلب"
    assert item.report.text == f"قصف على ريف حلب\n\n{WORDS}\n"
    assert item.report.published == "2016-08-01"
    assert item.notices == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"عنوان قصير\n{WORDS}", "عنوان قصير"),
        (f"\n\nعنوان بعد سطرين\n\n{WORDS}", "عنوان بعد سطرين"),
        (f"{WORDS}\n\nوفي التفاصيل قال شهود.", None),
        (WORDS, None),
        (f"{'كلمة ' * 60}\n\n{WORDS}", None),
        (f"هل تنجح الهدنة؟\n\n{WORDS}", "هل تنجح الهدنة؟"),
    ],
)
def test_which_first_lines_are_headlines(tmp_path: Path, text: str, title: str | None) -> None:
    file = tmp_path / "r.txt"
    file.write_text(text, encoding="utf-8")
    (item,) = items(file)
    assert isinstance(item, Item)
    assert item.report.title == title


def test_a_broken_line_costs_no_other(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    lines = [json.dumps({"id": n, "text": WORDS, "published": "2020-01-01"}) for n in range(1, 10_001)]
    lines[6] = lines[6][:-5]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = items(file)
    faults = [f for f in found if isinstance(f, Fault)]
    assert len(found) == 10_000
    assert [f.where for f in faults] == [f"{file}:7"]
    assert "not valid JSON" in str(faults[0])


def test_ten_megabytes_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "long.jsonl"
    good = json.dumps({"id": "a", "text": WORDS, "published": "2020-01-01"}).encode()
    file.write_bytes(good + b"\n" + b'{"text": "' + b"x" * 10_000_000 + b'"}\n' + good + b"\n")
    first, second, third = items(file)
    assert isinstance(first, Item)
    assert isinstance(third, Item)
    assert isinstance(second, Fault)
    assert second.where == f"{file}:2"
    assert "MB" in second.reason
    text = tmp_path / "long.txt"
    text.write_bytes(b"a" * (MOST_BYTES + 1))
    (fault,) = items(text)
    assert isinstance(fault, Fault)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('"a string"', "not a JSON object"),
        ('{"id": 1}', "no field `text`"),
        ('{"text": 5}', "not a string"),
        ("{", "not valid JSON"),
    ],
)
def test_lines_that_are_no_report(tmp_path: Path, line: str, why: str) -> None:
    file = tmp_path / "r.jsonl"
    file.write_text(line, encoding="utf-8")
    (fault,) = items(file)
    assert isinstance(fault, Fault)
    assert why in fault.reason
    assert fault.remedy


def test_fields_by_other_names_and_fields_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "r.jsonl"
    row = {
        "headline": "عنوان",
        "body": WORDS,
        "date": "2017/7/6",
        "outlet": "جريدة",
        "codes": ["RS1"],
        "id": 7,
    }
    file.write_text(json.dumps(row), encoding="utf-16")
    (item,) = items(file)
    assert isinstance(item, Item)
    report = item.report
    assert (report.id, report.title, report.text, report.published, report.publisher) == (
        "7",
        "عنوان",
        WORDS,
        "2017-07-06",
        "جريدة",
    )
    assert report.extra == {"codes": ["RS1"]}


def test_jsonl_lines_in_windows_1256(tmp_path: Path) -> None:
    file = tmp_path / "r.jsonl"
    file.write_bytes(f'{{"text": "{WORDS}"}}'.encode("cp1256"))
    (item,) = items(file)
    assert isinstance(item, Item)
    assert item.report.text == WORDS
    assert item.report.encoding == "cp1256"
    assert "Windows-1256" in item.notices[0]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256"])
def test_csv_in_arabic_columns(tmp_path: Path, separator: str, encoding: str) -> None:
    file = tmp_path / "r.csv"
    rows = [
        ["id", "العنوان", "النص", "تاريخ النشر"],
        ["1", "عنوان", f'"{WORDS}\nسطر ثان"', "2020-02-03"],
        ["2", "", f'"{WORDS}"', ""],
    ]
    file.write_bytes("\r\n".join(separator.join(row) for row in rows).encode(encoding))
    first, second = items(file)
    assert isinstance(first, Item)
    assert isinstance(second, Item)
    assert first.report.text == f"{WORDS}\nسطر ثان"
    assert (first.report.id, first.report.title, first.report.published) == ("1", "عنوان", "2020-02-03")
    assert second.report.title is None
    assert NO_DAY in second.notices
    assert second.where.endswith("row 3")


def test_a_csv_without_a_text_column(tmp_path: Path) -> None:
    file = tmp_path / "r.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    (fault,) = items(file)
    assert isinstance(fault, Fault)
    assert "no column" in fault.reason


def test_a_folder_is_read_in_order_and_hidden_files_are_not(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "a.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    found = items(tmp_path)
    assert [item.report.id for item in found if isinstance(item, Item)] == ["a", "two"]
    assert len(found) == 2


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("empty.jsonl", b"", "no report"),
        ("empty.csv", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 9, "binary"),
        ("scan.txt", b"%PDF-1.4", "PDF"),
        ("report.odt", b"PK", "is not read"),
    ],
)
def test_files_that_cannot_be_read_are_named(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    (fault,) = items(file)
    assert isinstance(fault, Fault)
    assert str(file) in str(fault)
    assert why in fault.reason
    assert fault.remedy


def test_no_such_file() -> None:
    (fault,) = items("nowhere/at-all.txt")
    assert isinstance(fault, Fault)
    assert "no such file" in fault.reason


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The army said on Tuesday that it had taken the town after three days of fighting there.",
            "another language",
        ),
        (
            "ارتش اعلام کرد که این شهر را پس از سه روز نبرد گرفته است و نیروهای آن در خیابان‌های شهر مستقر شده اند",
            "Persian",
        ),
        (WORDS, None),
        ("OK", None),
    ],
)
def test_another_language_is_said(tmp_path: Path, text: str, said: str | None) -> None:
    file = tmp_path / "r.txt"
    file.write_text(text, encoding="utf-8")
    (item,) = items(file, published="2020-01-01")
    assert isinstance(item, Item)
    assert (said in item.notices[0]) if said else not item.notices


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_standard_input_by_what_it_holds(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    def given(text: str) -> list[Item | Fault]:
        stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(text.encode(encoding))))  # type: ignore[arg-type]
        monkeypatch.setattr("sys.stdin", stream)
        return items("-")

    (line,) = given(json.dumps({"id": "x", "text": WORDS}))
    assert isinstance(line, Item)
    assert line.report.id == "x"
    (text,) = given(WORDS)
    assert isinstance(text, Item)
    assert text.report.text == WORDS
