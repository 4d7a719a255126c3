"""Nothing gets in the way of who leads a workshop, and nothing is lost by a hasty hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from pytestqt.qtbot import QtBot

from tests.helpers.boards import middle
from tests.helpers.program import House, houses, look
from tests.helpers.workshops import planned
from workshop_app.commands.agenda import AddStep
from workshop_app.commands.canvas import MakeLaneFree
from workshop_app.commands.notes import AddNotes
from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.domain.records import Lane, Note
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.console.parking_card import ParkingCard
from workshop_app.ui.console.theme_stage import ThemeStage
from workshop_app.ui.driving import button, click, drag, press, settle, write
from workshop_app.ui.widgets.buttons import Pressable
from workshop_app.ui.widgets.toast import Toast

__all__ = ["look"]  # fixtures


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    yield from houses(tmp_path, qtbot, planned("bikupa-forbattring", "en"))


def lane(house: House, kind: NoteKind) -> str:
    return next(found.id for found in house.state.of(Lane).values() if found.kind is kind)


def themes(house: House, *problems: str) -> ThemeStage:
    """The step of themes is on the screen, with these notes; the board has the keyboard."""
    house.begin()
    house.session.run(AddNotes(lane(house, NoteKind.PROBLEM), problems))
    house.console.go_to(house.step(StepKind.THEME).id)
    settle()
    stage = house.console.stage
    assert isinstance(stage, ThemeStage)
    stage.board.setFocus()
    return stage


@pytest.mark.parametrize("size", [(1280, 720), (960, 600)])
def test_a_message_covers_nothing_that_one_works_on(house: House, size: tuple[int, int]) -> None:
    house.window.resize(*size)
    stage = themes(house, "Nobody owns an idea")
    stage.board.choose(tuple(house.state.of(Note)))
    press("Delete")
    (toast,) = (toast for toast in house.window.findChildren(Toast) if toast.isVisible())
    assert toast.text == "1 note deleted"
    for other in (stage, house.console.agenda, house.console.side, *house.console.bar.findChildren(Pressable)):
        area = QRect(other.mapTo(house.window, QPoint(0, 0)), other.size())
        assert not area.intersects(toast.geometry()), other.accessibleName()


def test_a_lane_that_is_made_free_moves_nobody_who_looks_at_it(house: House) -> None:
    themes(house, "Nobody owns an idea", "Only urgent things get done")
    house.session.run(AddStep(StepKind.COLLECT, "Once more"))
    house.console.go_to(house.step(StepKind.COLLECT).id)
    ideas = lane(house, NoteKind.IDEA)
    house.session.run(AddNotes(ideas, tuple(f"Answers within {number} days" for number in range(40))))
    settle()
    stage = house.console.stage
    assert isinstance(stage, CollectStage)
    before = stage.board.camera
    house.session.run(MakeLaneFree(ideas))
    settle(10)
    assert stage.strip.isVisible(), "the tools take some of the room"
    assert (stage.board.zoom, stage.board.camera.x, stage.board.camera.y) == (before.zoom, before.x, before.y)


def test_a_note_that_is_dragged_to_the_parking_lot_beside_the_board_is_parked(house: House) -> None:
    """There, and not on what else stands beside the board; the strip on the board says so before one lets go."""
    house.window.resize(1280, 1000)
    stage = themes(house, "Lunch")
    press("F4")
    settle()
    board, card = stage.board, house.console.findChildren(ParkingCard)[0]
    (note,) = house.state.of(Note)
    for beside, parked in ((house.console.side.clock, False), (card, True)):
        view = board.viewport()
        start = middle(board, note)
        end = view.mapFromGlobal(beside.mapToGlobal(beside.rect().center()))
        drag(view, start, end)
        lane_id = lane(house, NoteKind.PARKED if parked else NoteKind.PROBLEM)
        assert house.on_disk().need(Note, note).lane_id == lane_id
    press("Ctrl+Z")
    assert house.on_disk().need(Note, note).lane_id == lane(house, NoteKind.PROBLEM)


def test_who_opens_the_rooms_picture_with_the_mouse_goes_on_writing_after_it(house: House) -> None:
    house.begin()
    house.session.run(AddStep(StepKind.COLLECT, "Once more"))
    house.console.go_to(house.step(StepKind.COLLECT).id)
    settle()
    click(button(house.console, "Projector"))
    assert house.console.shows_room()
    press("Escape")
    write("Said meanwhile")
    press("Return")
    assert [note.text for note in house.on_disk().of(Note).values()] == ["Said meanwhile"]
    assert not house.console.shows_room()
