"""Statements from other people's files, and notes as a table: text stays text."""

from __future__ import annotations

import csv
import io
import time
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.helpers.workshops import done, note, small, theme
from workshop_app.commands.agenda import EditStep, SetParticipants
from workshop_app.commands.voting import CastBallot, CloseRound, OpenRound, Reveal
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import CandidateKind, NoteKind, Round
from workshop_app.domain.rules import NOTE_LIMIT
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.reports.csv_notes import as_text, notes_csv
from workshop_app.services.importing import Statement, cleaned, read_statements


def read(tmp_path: Path, name: str, data: str | bytes) -> list[Statement]:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_statements(path)


def texts(statements: list[Statement]) -> list[str]:
    return [statement.text for statement in statements]


def test_a_text_file_has_one_statement_a_line_without_its_bullets(tmp_path: Path) -> None:
    lines = (
        "- Möten utan mål", "* Ont om tid", "• Otydligt ansvar", "– Långa beslutsvägar", "1. Fjärde", "12) Tolfte",
        "(3) Tredje", "a) Bokstav", "", "   ", "3 av 5 svarar", "3,5 procent", "-5 grader", "Och \x07 en\tsista\u202e",
    )  # fmt: skip
    assert texts(read(tmp_path, "a.txt", "\r\n".join(lines))) == [
        "Möten utan mål", "Ont om tid", "Otydligt ansvar", "Långa beslutsvägar", "Fjärde", "Tolfte", "Tredje",
        "Bokstav", "3 av 5 svarar", "3,5 procent", "-5 grader", "Och en sista",
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
        Statement(f"Ont{mark} om tid".replace("\t", " ").replace("  ", " "), NoteKind.PROBLEM, "Tid"),
        Statement("Kortare möten", NoteKind.IDEA, ""),
        Statement("Varför?", NoteKind.QUESTION, ""),
        Statement("Sedan", NoteKind.PARKED, ""),
        Statement("Var som helst", None, ""),
    ]


def test_a_comma_in_a_sentence_does_not_make_a_table(tmp_path: Path) -> None:
    lines = "Vi har ont om tid, och plats\nMöten, beslut, ansvar\nKort\nLång, men inte så lång\n"
    assert texts(read(tmp_path, "a.csv", lines)) == lines.splitlines()


def test_without_headings_the_column_with_most_text_is_read(tmp_path: Path) -> None:
    rows = "1;Vi har ont om tid;Vård\n2;Möten utan mål;Skola\n"
    assert texts(read(tmp_path, "a.csv", rows)) == ["Vi har ont om tid", "Möten utan mål"]


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


@given(st.binary(max_size=300))
def test_any_bytes_at_all_are_read_or_refused(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        for name in ("a.txt", "a.csv", "a.xlsx"):
            try:
                statements = read(Path(folder), name, data)
            except DomainError:
                continue
            assert all(statement.text == cleaned(statement.text) != "" for statement in statements)


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
    assert read(tmp_path, "a.xlsx", data) == [Statement("Ont om tid", NoteKind.PROBLEM, "Tid"), Statement("17")]


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


def board(text: str = "Ont om tid") -> State:
    notes = note("n1", theme="t1", text=text), note("n2", "idea", text="Kortare möten"), note("n3", "parked", number=2)
    return small(*notes, theme("t1", title="=Tema"))


def rows(data: bytes, mark: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=mark))


def test_notes_become_a_table_that_a_swedish_spreadsheet_opens() -> None:
    data = notes_csv(board(), Language("sv"))
    assert data.startswith(b"\xef\xbb\xbf")
    found = rows(data, ";")
    assert len(found) == 4
    assert found[1] == ["P1", "Problem", "Problem", "'=Tema", "Ont om tid", "", "", ""]
    assert rows(notes_csv(board(), Language("en")), ",")[1][0] == "P1"


PAYLOADS = [
    "=1+1", "+46 70 123", "-5", "@SUM(A1)", " =cmd|' /C calc'!A0", "\t=1", "＝1+1", "\u200b=1", '=HYPERLINK("http://x","y")',
    "\r=1", "\n=1", "\u00a0@x", "＋1",
]  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_looks_like_a_formula_is_written_as_text(payload: str) -> None:
    assert as_text(payload) == f"'{payload}"
    assert rows(notes_csv(board(payload), Language("sv")), ";")[1][4] == f"'{payload}"


@pytest.mark.parametrize("text", ["hej", "a=b", '"=1"', "3 - 1", "", "'citat'"])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert as_text(text) == text


def test_dots_are_in_the_table_when_they_have_been_shown_and_not_before() -> None:
    state = done(board(), EditStep("vote", {"candidates": CandidateKind.NOTE}), SetParticipants(count=2))
    state = done(state, OpenRound("vote"))
    round_id = next(iter(state.of(Round)))
    state = done(state, CastBallot(round_id, ((1, 2), (2, 1))))
    for hidden in (state, done(state, CloseRound(round_id))):
        assert [row[7] for row in rows(notes_csv(hidden, Language("en")), ",")[1:]] == ["", "", ""]
    shown = done(state, CloseRound(round_id), Reveal(round_id, 0))
    assert [row[7] for row in rows(notes_csv(shown, Language("en")), ",")[1:]] == ["", "", ""], (
        "not one row is shown yet"
    )
    shown = done(state, CloseRound(round_id), Reveal(round_id))
    assert [row[7] for row in rows(notes_csv(shown, Language("en")), ",")[1:]] == ["2", "1", ""]
