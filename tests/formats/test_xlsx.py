"""The workbook: six sheets to filter and sort, typed cells, and nothing in it that runs or was not shown."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from xml.etree import ElementTree

import pytest
from openpyxl import Workbook, load_workbook

from tests.helpers.hostile import ALL, FORMULAS, NOW, voted, voting, workshop
from tests.helpers.structure import read
from tests.helpers.workshops import done, example
from workshop_app.commands.actions import AddDecision
from workshop_app.commands.canvas import AddShape, MakeLaneFree, PlaceOnCanvas
from workshop_app.commands.links import LinkNotes
from workshop_app.commands.notes import AddNotes
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.records import Note
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.reports.build import minutes_report
from workshop_app.reports.pdf import render_pdf
from workshop_app.reports.tables import data_tables
from workshop_app.reports.text import clean
from workshop_app.reports.xlsx import render_xlsx


def made(state: State, language: str = "sv") -> bytes:
    return render_xlsx(data_tables(state, Language(language), NOW))


def opened(state: State, language: str = "sv") -> Workbook:
    return load_workbook(io.BytesIO(made(state, language)))


def test_there_is_a_sheet_for_each_kind_of_thing_in_the_chosen_language() -> None:
    swedish, english = opened(workshop("a")).sheetnames, opened(workshop("a"), "en").sheetnames
    assert swedish == ["Lappar", "Teman", "Omröstning", "Beslut", "Åtgärder", "Deltagare"]
    assert english == ["Notes", "Themes", "Votes", "Decisions", "Actions", "Participants"]


def test_every_sheet_can_be_filtered_under_a_head_that_stays() -> None:
    for sheet in opened(State.of_records(example())):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.bold for cell in sheet[1])
        for column, cell in zip(sheet.column_dimensions.values(), sheet[1], strict=True):
            assert len(cell.value) + 4 < column.width < 90


def test_dates_are_dates_and_numbers_are_numbers() -> None:
    book = opened(voted(workshop("a", "b")), "en")
    assert [cell.value for cell in book["Actions"][2]] == [
        "Mät; \\ varje, vecka", "Åsa\nBo", datetime(2026, 6, 30), "Unit", "Tema ett", "No",
    ]  # fmt: skip
    assert book["Actions"]["C2"].is_date
    assert book["Actions"]["C3"].value is None
    assert [cell.value for cell in book["Votes"][2]] == [1, "Rösta", 1, 1, "Tema ett", 2, 1, "Yes"]
    assert [cell.value for cell in book["Themes"][2]] == [1, "Tema ett", 1, 1, 0, 0, 2]
    assert [cell.value for cell in book["Notes"][2]] == [
        "P1", "Problem", "Problem", "Tema ett", "a", None, None, None, None, None, 2,
    ]  # fmt: skip


def test_decisions_are_numbered_as_in_the_minutes() -> None:
    state = done(workshop("a"), AddDecision("=1+1"))
    rows = [[cell.value for cell in row] for row in opened(state)["Beslut"].rows]
    assert rows == [["Nummer", "Beslut"], [1, "Så gör vi"], [2, "=1+1"]]


def test_notes_say_what_they_are_linked_to_and_where_they_lie_on_a_canvas() -> None:
    state = done(workshop("Köer", "Kaos"), AddNotes("idea", ("En ingång", "Fler händer")))
    notes = {note.text: note.id for note in state.of(Note).values()}
    free = done(state, LinkNotes((notes["En ingång"],), notes["Kaos"]), LinkNotes((notes["En ingång"],), notes["Köer"]))
    labels = ("Liten insats", "Stor insats", "Liten nytta", "Stor nytta")
    free = done(free, MakeLaneFree("idea"), AddShape("idea", ShapeKind.AXES, 100, 100, 800, 800, labels=labels))
    placed = ((notes["En ingång"], 110, 110), (notes["Fler händer"], 600, 700))
    free = done(free, PlaceOnCanvas("idea", placed))
    free = done(free, AddShape("idea", ShapeKind.FRAME, 550, 600, 400, 300, "Senare"))
    sheet = opened(free)["Lappar"]
    assert [sheet.cell(1, at).value for at in (8, 9)] == ["Länkad till", "På den fria ytan"]
    found = {sheet.cell(row, 5).value: [sheet.cell(row, at).value for at in (8, 9)] for row in range(2, 6)}
    assert found == {
        "Köer": [None, None],
        "Kaos": [None, None],
        "En ingång": ["P1, P2", "Stor nytta, Liten insats"],
        "Fler händer": [None, "Liten nytta, Stor insats; Senare"],
    }


@pytest.mark.parametrize("payload", FORMULAS)
def test_what_looks_like_a_formula_stays_text(payload: str) -> None:
    cell = opened(workshop(payload), "en")["Notes"]["E2"]
    assert (cell.value, cell.data_type) == (clean(payload), "s")
    assert cell.quotePrefix, "and stays so when somebody edits the cell"


def test_every_text_is_there_as_it_was_written() -> None:
    sheet = opened(workshop(*ALL), "en")["Notes"]
    assert [sheet.cell(row, 5).value for row in range(2, sheet.max_row + 1)] == [clean(text) or None for text in ALL]
    assert opened(workshop("a"), "en")["Participants"]["A2"].data_type == "s"


def test_emoji_that_are_joined_are_one_in_the_sheet_and_set_apart_on_a_page() -> None:
    family = "👨\u200d👩\u200d👧"
    state = workshop(f"Plats för {family}")
    assert opened(state, "en")["Notes"]["E2"].value == f"Plats för {family}"
    assert "Plats för 👨👩👧" in read(render_pdf(minutes_report(state, Language("en"), NOW))).texts


def test_a_vote_is_in_it_when_the_room_has_seen_the_result() -> None:
    assert opened(voting(workshop("a")), "en")["Votes"].max_row == 1
    assert opened(voting(workshop("a")), "en")["Themes"]["G2"].value is None
    assert opened(voted(workshop("a")), "en")["Votes"].max_row == 3


def test_the_properties_say_what_it_is_and_whose() -> None:
    properties = opened(workshop("a", organisation="Åmål")).properties
    assert (properties.title, properties.creator) == ("Mötet", "Åmål")
    assert properties.created == properties.modified == NOW.replace(tzinfo=None)


def test_the_same_workshop_gives_the_same_bytes_and_every_part_is_sound() -> None:
    state = State.of_records(example())
    assert made(state) == made(state)
    with zipfile.ZipFile(io.BytesIO(made(workshop(*ALL)))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
