"""A hit of the search on the home page opens its workshop where the note is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from tests.helpers.program import House, houses, look
from tests.helpers.workshops import planned
from workshop_app.commands.agenda import FinishWorkshop, GoToPhase, GoToStep
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.themes import GroupNotes
from workshop_app.commands.voting import OpenRound
from workshop_app.domain.enums import NoteKind, Stage, StepKind
from workshop_app.domain.records import Lane, Note
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.parking_card import ParkedNote
from workshop_app.ui.driving import click, press, settle, write
from workshop_app.ui.minutes import MinutesPage
from workshop_app.ui.plan.page import PlanPage
from workshop_app.ui.widgets.toast import Toast

__all__ = ["look"]  # fixtures

SOUGHT = "Fakturorna fastnar i tre led"


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    yield from houses(tmp_path, qtbot, planned("ledningsgrupp", "en"))


def with_notes(house: House, kind: NoteKind = NoteKind.PROBLEM, stage: Stage = Stage.OPEN) -> None:
    """A workshop that was left with many notes, one of them sought, where nothing of the board is seen."""
    house.window.open_workshop(house.id)
    if stage is not Stage.PLANNED:
        house.session.run(GoToStep(house.step(StepKind.INFORMATION).id))
    lane = next(lane for lane in house.state.ordered(Lane) if lane.kind is kind)
    house.session.run(AddNotes(lane.id, tuple(f"Another {number} thing to do " * 6 for number in range(60))))
    house.session.run(AddNotes(lane.id, (SOUGHT,)))
    house.session.run(AddNotes(lane.id, tuple(f"One more {number} thing to do " * 6 for number in range(60))))
    if stage is Stage.DONE:
        house.session.run(FinishWorkshop())
    house.window.show_home()
    settle()


def seek(words: str = "fakturorna") -> None:
    """What one types on the home page to come to the first hit."""
    press("Ctrl+K")
    write(words)
    press("Return")
    settle()


def sought(house: House) -> str:
    return next(note.id for note in house.state.of(Note).values() if note.text == SOUGHT)


def board_of(house: House) -> BoardWidget:
    return next(board for board in house.console.findChildren(BoardWidget) if board.isVisible())


def in_sight(board: BoardWidget, note: str) -> bool:
    box = board.box_of(note)
    return box is not None and board.viewport().rect().contains(board.in_view(box))


def stands_at(house: House) -> None:
    """The note is chosen, seen, and where the keyboard is."""
    board, note = board_of(house), sought(house)
    assert board.chosen() == (note,)
    assert in_sight(board, note)
    assert board.hasFocus()


def test_enter_leads_to_the_note_on_the_board_of_its_step(house: House) -> None:
    with_notes(house)
    seek()
    assert house.session.step == house.step(StepKind.COLLECT)
    stands_at(house)
    press("F2")
    assert board_of(house).editor is not None, "and it can be changed at once"


def test_a_click_on_the_hit_leads_there_as_well(house: House) -> None:
    with_notes(house)
    press("Ctrl+K")
    write("fakturorna")
    rows = house.window.front.home.list
    click(rows.viewport(), QPointF(rows.visualRect(rows.rows.index(0, 0)).center()))
    stands_at(house)


def test_the_second_of_two_hits_in_a_workshop_leads_to_the_second(house: House) -> None:
    with_notes(house)
    press("Ctrl+K")
    write("thing")
    press("Down")
    press("Down")
    press("Return")
    settle()
    found = house.window.front.home.list.rows.rows[1].note_id
    assert board_of(house).chosen() == (found,)
    assert in_sight(board_of(house), found)


def test_the_step_it_was_left_in_stays_when_the_note_is_there(house: House) -> None:
    with_notes(house)
    house.window.open_workshop(house.id)
    house.session.run(GoToStep(house.step(StepKind.THEME).id))
    house.window.show_home()
    seek()
    assert house.session.step == house.step(StepKind.THEME)
    stands_at(house)


def test_the_note_stays_in_sight_when_panels_fold_and_the_window_changes(house: House) -> None:
    with_notes(house)
    seek()
    for size in ((960, 600), (1500, 900), (1000, 650)):
        house.window.resize(*size)
        settle(5)
        assert in_sight(board_of(house), sought(house))
        press("F4")
        settle(5)
        assert in_sight(board_of(house), sought(house))


def test_who_has_scrolled_away_from_the_note_stays_there(house: House) -> None:
    with_notes(house)
    seek()
    board = board_of(house)
    board.pan(0, -100_000)
    house.window.resize(1000, 650)
    settle(5)
    assert board.camera.y == 0
    assert not in_sight(board, sought(house))


def test_a_note_of_a_finished_workshop_is_shown_on_its_board(house: House) -> None:
    with_notes(house, stage=Stage.DONE)
    seek()
    assert house.session.workshop.stage is Stage.DONE
    stands_at(house)
    house.window.show_home()
    house.window.open_workshop(house.id)
    assert isinstance(house.window.page, MinutesPage), "without a note it opens as always"


def test_a_note_of_a_plan_leads_to_the_step_that_will_show_it_and_starts_nothing(house: House) -> None:
    with_notes(house, stage=Stage.PLANNED)
    seek()
    page = house.window.page
    assert isinstance(page, PlanPage)
    assert page.agenda.chosen == house.step(StepKind.COLLECT).id
    assert [row.hasFocus() for row in page.agenda.rows if row.step_id == page.agenda.chosen] == [True]
    assert house.on_disk().workshop.stage is Stage.PLANNED


@pytest.mark.parametrize("left_in", [StepKind.INFORMATION, StepKind.THEME])
@pytest.mark.parametrize("glides", [False, True])
def test_a_parked_note_is_shown_where_it_is_parked(
    house: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, left_in: StepKind, glides: bool
) -> None:
    with_notes(house, NoteKind.PARKED)
    house.window.open_workshop(house.id)
    house.session.run(GoToStep(house.step(left_in).id))
    house.window.show_home()
    if glides:
        monkeypatch.delenv("VERKSTAD_REDUCED_MOTION")
    for words in (SOUGHT, "One more 59"):
        seek(words)
        assert house.session.step == house.step(left_in)
        [row] = [row for row in house.console.findChildren(ParkedNote) if row.accessibleName().startswith(words)]
        qtbot.waitUntil(row.hasFocus)
        qtbot.waitUntil(lambda row=row: row.visibleRegion().boundingRect() == row.rect())  # type: ignore[misc]
        house.window.show_home()


def test_a_vote_that_goes_on_is_told_of_when_a_hit_leads_away_from_it(house: House) -> None:
    with_notes(house)
    house.window.open_workshop(house.id)
    notes = house.state.ordered(Note)
    for note in notes[:3]:
        house.session.run(GroupNotes((note.id,), note.text[:20]))
    house.session.run(GoToStep(house.step(StepKind.VOTE).id))
    house.session.run(OpenRound(house.step(StepKind.VOTE).id, 5))
    house.window.show_home()
    seek()
    assert house.session.step == house.step(StepKind.THEME)
    assert any("is still open" in toast.text for toast in house.window.findChildren(Toast))


def test_a_note_of_a_harvest_is_shown_on_the_board_of_the_harvest(tmp_path: Path, qtbot: QtBot) -> None:
    for house in houses(tmp_path, qtbot, planned("bikupa", "en")):
        buzz = house.begin() and house.step(StepKind.BUZZ_GROUP)
        house.session.run(GoToStep(buzz.id))
        house.session.run(GoToPhase(buzz.id, 2))
        house.session.run(AddNotes(house.state.ordered(Lane)[0].id, (SOUGHT,)))
        house.session.run(GoToStep(house.step(StepKind.ACTIONS).id))
        house.window.show_home()
        seek()
        assert house.session.step == house.step(StepKind.BUZZ_GROUP)
        stands_at(house)


def test_a_hit_in_a_title_opens_the_workshop_where_it_was_left(house: House) -> None:
    with_notes(house)
    seek("management")
    assert house.session.step == house.step(StepKind.INFORMATION)
