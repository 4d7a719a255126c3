"""Statements from other people's files, and notes as a table: text stays text."""

from __future__ import annotations

import csv
import io
import os
import time
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from workshop_app.domain.enums import NoteKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.rules import NOTE_LIMIT
from workshop_app.services.importing import read_statements
from workshop_app.services.lines import cleaned
from workshop_app.services.tables import Statement


def read(tmp_path: Path, name: str, data: str | bytes) -> list[Statement]:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_statements(path).statements)


def texts(statements: list[Statement]) -> list[str]:
    return [statement.text for statement in statements]


def test_a_text_file_has_one_statement_a_line_without_its_bullets(tmp_path: Path) -> None:
    lines = (
        "- Möten utan mål", "* Ont om tid", "• Otydligt ansvar", "– Långa beslutsvägar", "4. Fjärde", "5. Femte",
        "12) Tolfte", "(3) Tredje", "a) Bokstav", "A) Stor", "2026: ett år", "3. kvartalet", "A. Svensson",
        "", "   ", "3 av 5 svarar", "3,5 procent", "-5 grader", "Och \x07 en\tsista\u202e",
    )  # fmt: skip
    assert texts(read(tmp_path, "a.txt", "\r\n".join(lines))) == [
        "Möten utan mål", "Ont om tid", "Otydligt ansvar", "Långa beslutsvägar", "Fjärde", "Femte", "Tolfte",
        "Tredje", "Bokstav", "Stor", "2026: ett år", "3. kvartalet", "A. Svensson",
        "3 av 5 svarar", "3,5 procent", "-5 grader", "Och en sista",
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_swedish_letters_are_read_whatever_program_wrote_them(tmp_path: Path, encoding: str) -> None:
    assert texts(read(tmp_path, "a.txt", "Åska över älven – ”ja”".encode(encoding))) == ["Åska över älven – ”ja”"]
    table = "påstående;område\r\nÅska;Väder\r\n".encode(encoding)
    assert read(tmp_path, "a.csv", table) == [Statement("Åska", None, "Väder")]


@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_a_table_with_headings_gives_lane_and_area(tmp_path: Path, mark: str) -> None:
    rows = [["Kolumn", "Påstående", "Område"], ["Problem", f"Ont{mark} om tid", "Tid"], ["Idé", "Kortare möten", ""],
            ["fråga", "Varför?", ""], ["Parkering", "Sedan", ""], ["okänd", "Var som helst", ""]]  # fmt: skip
    text = io.StringIO()
    csv.writer(text, delimiter=mark).writerows(rows)
    assert read(tmp_path, "a.csv", text.getvalue()) == [
        Statement(f"Ont{mark} om tid".replace("\t", " ").replace("  ", " "), NoteKind.PROBLEM, "Tid", lane="Problem"),
        Statement("Kortare möten", NoteKind.IDEA, lane="Idé"),
        Statement("Varför?", NoteKind.QUESTION, lane="fråga"),
        Statement("Sedan", NoteKind.PARKED, lane="Parkering"),
        Statement("Var som helst", lane="okänd"),
    ]


def test_a_comma_in_a_sentence_does_not_make_a_table(tmp_path: Path) -> None:
    lines = "Vi har ont om tid, och plats\nMöten, beslut, ansvar\nKort\nLång, men inte så lång\n"
    assert texts(read(tmp_path, "a.csv", lines)) == lines.splitlines()


def test_a_heading_that_says_where_the_text_is_makes_a_table_of_uneven_rows(tmp_path: Path) -> None:
    lines = "Beskrivning,Vem\nLång kö,Anna\nDyrt,Bo\nOnt om tid\n"
    assert texts(read(tmp_path, "a.csv", lines)) == ["Lång kö", "Dyrt", "Ont om tid"]


def test_without_headings_the_column_with_most_text_is_read(tmp_path: Path) -> None:
    rows = "1;Vi har ont om tid;Vård\n2;Möten utan mål;Skola\n"
    assert texts(read(tmp_path, "a.csv", rows)) == ["Vi har ont om tid", "Möten utan mål"]


def test_the_numbers_of_a_column_are_a_list_only_when_they_count(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "a.csv", "text\n1. Möten\n2. Tid\n")) == ["Möten", "Tid"]
    assert texts(read(tmp_path, "a.csv", "text\n3. kvartalet\nTid\n")) == ["3. kvartalet", "Tid"]


def test_a_line_too_long_stops_the_import_and_is_named(tmp_path: Path) -> None:
    for name in ("a.txt", "a.csv"):
        with pytest.raises(DomainError, match="line_too_long") as caught:
            read(tmp_path, name, "kort\nkort\n" + "x" * (NOTE_LIMIT + 1) + "\n")
        assert caught.value.params == {"line": 3, "limit": NOTE_LIMIT}
    assert len(read(tmp_path, "b.txt", "x" * NOTE_LIMIT)[0].text) == NOTE_LIMIT


@pytest.mark.parametrize("data", ["", "\n\n  \n", "text;lane\n", "\ufeff"])
def test_a_file_without_statements_says_so(tmp_path: Path, data: str) -> None:
    with pytest.raises(DomainError, match="file_without_statements"):
        read(tmp_path, "a.csv", data)


def test_other_kinds_of_file_and_missing_ones_are_named(tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="file_kind_unknown"):
        read(tmp_path, "a.docx", "hej")
    with pytest.raises(DomainError, match="file_missing"):
        read_statements(tmp_path / "nowhere.txt")


def test_files_too_large_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="file_too_big"):
        read(tmp_path, "a.txt", b"x" * (17 << 20))
    with pytest.raises(DomainError, match="too_many_statements"):
        read(tmp_path, "a.txt", "ett\n" * 5001)


def test_a_table_of_too_many_rows_is_refused_and_one_that_ends_in_empty_rows_is_not(tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="too_many_statements"):
        read(tmp_path, "a.csv", "text;område\n" + "ett;\n" * 20_001)
    with pytest.raises(DomainError, match="too_many_statements"):
        read(tmp_path, "a.csv", "text;område\n" + "\n" * (1 << 20))
    rows = "text;område\n" + ";\n" * 30_000 + "sist;Tid\n" + ";\n" * 30_000
    assert read(tmp_path, "a.csv", rows) == [Statement("sist", None, "Tid")]
    with pytest.raises(DomainError, match="line_too_long") as caught:
        read(tmp_path, "a.csv", "text;område\n" + ";\n" * 98 + "x" * 2001 + ";\n")
    assert caught.value.params["line"] == 100


def test_markdown_is_read_as_text_and_tabs_part_a_file_that_says_so(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "a.md", "- Möten\n\n- Tid\n")) == ["Möten", "Tid"]
    assert texts(read(tmp_path, "a.tsv", "Möten; mål\tAnna\nKö; brus\tBo\n")) == ["Möten; mål", "Kö; brus"]


def test_a_table_in_a_file_sorts_by_the_lanes_there_are(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Nu;Sedan\nKö;Luckor\nBrus;Tystnad\n", encoding="utf-8")
    assert {statement.lane for statement in read_statements(path, ["Nu", "Sedan"]).statements} == {"Nu", "Sedan"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").mkdir()
    for name in ("a.txt", "b.txt"):
        with pytest.raises(DomainError, match="file_not_readable"):
            read_statements(tmp_path / name)


@given(st.binary(max_size=300))
def test_any_bytes_at_all_are_read_or_refused(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        for name in ("a.txt", "a.csv", "a.xlsx"):
            try:
                statements = read(Path(folder), name, data)
            except DomainError:
                continue
            assert all(statement.text == cleaned(statement.text) != "" for statement in statements)


@pytest.mark.parametrize(
    "text", ["👩\u200d👩\u200d👧\u200d👦 vill ha lekplats", "🏳\ufe0f\u200d🌈", "می\u200cخواهم", "👍🏽"]
)
def test_what_joiners_hold_together_stays_together(text: str) -> None:
    assert cleaned(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "\u200dHej på dig",
        "Hej\u200d på\u200c dig",
        "He\u200dj på dig\u200d",
        "\u202eHej på\u061c dig",
        "Hej \u200e\u200dpå dig",
    ],
)
def test_marks_that_turn_the_text_and_joiners_that_join_nothing_are_taken_away(text: str) -> None:
    assert cleaned(text) == "Hej på dig"


def sheet(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_sheet_is_read_like_a_table(tmp_path: Path) -> None:
    data = sheet(("Typ", "Text", "Område"), ("Problem", "Ont om tid", "Tid"), (None, 17, None), (None, None, None))
    assert read(tmp_path, "a.xlsx", data) == [
        Statement("Ont om tid", NoteKind.PROBLEM, "Tid", lane="Problem"), Statement("17"),
    ]  # fmt: skip


def test_formulas_in_a_sheet_are_not_worked_out(tmp_path: Path) -> None:
    data = sheet(("Text",), ("=1+1",), ("Vanlig",))
    assert texts(read(tmp_path, "a.xlsx", data)) == ["Vanlig"]


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
) + b"]><worksheet>&j;</worksheet>"  # fmt: skip


def replaced(part: str, data: bytes) -> bytes:
    """A sheet with one of the files inside it replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sheet(("Text",), ("hej",)))) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, data if info.filename == part else old.read(info), zipfile.ZIP_DEFLATED)
    return out.getvalue()


BROKEN = {
    "not a zip": b"hej" * 100,
    "a zip of something else": zipped(a=b"hej"),
    "cut": sheet(("Text",), ("hej",))[:2000],
    "a bomb of 300 MB": replaced("xl/worksheets/sheet1.xml", b"\0" * (300 << 20)),
    "entities that grow": replaced("xl/worksheets/sheet1.xml", BOMB),
    "no XML": replaced("xl/worksheets/sheet1.xml", b"hej"),
    "no workbook": replaced("xl/workbook.xml", b""),
    "a flipped byte": sheet(("Text",), ("hej",)).replace(b"sheet1", b"sheet9", 1),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_or_hostile_sheet_is_refused_at_once(tmp_path: Path, name: str) -> None:
    start = time.monotonic()
    with pytest.raises(DomainError) as caught:
        read(tmp_path, "a.xlsx", BROKEN[name])
    assert caught.value.code in ("file_not_readable", "file_too_big", "file_without_statements")
    assert time.monotonic() - start < 2


def test_a_sheet_that_claims_a_million_rows_is_not_walked_through(tmp_path: Path) -> None:
    rows = b'<row r="1"><c r="A1" t="inlineStr"><is><t>hej</t></is></c></row><row r="1048576"><c r="XFD1048576"/></row>'
    data = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
    start = time.monotonic()
    assert texts(read(tmp_path, "a.xlsx", replaced("xl/worksheets/sheet1.xml", data % rows))) == ["hej"]
    assert time.monotonic() - start < 3
