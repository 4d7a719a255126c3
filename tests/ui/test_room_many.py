"""Thousands of notes in the room's picture: it is there at once, and again at once, and looks as if nothing were known.

What is done is counted, not timed: how often the board is laid out, and which words are measured.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.boards import BoardCase, shown
from tests.helpers.keys import CONTROL, NONE, SHIFT
from workshop_app.commands.agenda import GoToStep
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.themes import GroupNotes
from workshop_app.domain.board_layout import lay_out
from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.domain.records import Note
from workshop_app.ui.board.text import NoteText
from workshop_app.ui.board.wall import Wall
from workshop_app.ui.console.page import ConsolePage
from workshop_app.ui.driving import settle
from workshop_app.ui.projector.room_wall import RoomWall
from workshop_app.ui.projector.surface import ProjectorSurface

MANY = 300
LONG = "samordningsansvaret för förvaltningsövergripande tillgänglighetsanpassningar"
KINDS = (NoteKind.PROBLEM, NoteKind.IDEA)
WAYS = ((Qt.Key.Key_F5, NONE), (Qt.Key.Key_P, CONTROL | SHIFT))
"""To show the room's picture, and to lend it to participants."""


def said(number: int) -> str:
    """A text with a word of its own."""
    return f"Nummer{number} säger {LONG[: number % 80]}" + " och varför det tar tid" * (number % 9)


@pytest.fixture
def many(case: BoardCase) -> BoardCase:
    for place, kind in enumerate(KINDS):
        case.session.run(AddNotes(case.lane(kind), tuple(said(number) for number in range(place, MANY, 2))))
    return case


@pytest.fixture
def page(many: BoardCase, qtbot: QtBot) -> ConsolePage:
    """The console on its one screen, at the step of collecting."""
    many.session.run(GoToStep(many.step(StepKind.COLLECT)))
    made = ConsolePage(many.session)
    made.projectorWanted.connect(lambda: made.show_room(not made.shows_room()))
    return shown(made, qtbot, 1920, 1080)


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The class of every board with many notes that is laid out, from now on."""
    found: list[str] = []
    original: Callable[..., None] = Wall.lay_out

    def lay_out(wall: Wall, *before: Any) -> None:
        if len(wall.cards) >= MANY:
            found.append(type(wall).__name__)
        original(wall, *before)

    monkeypatch.setattr(Wall, "lay_out", lay_out)
    return found


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every word of a note of its own that is measured, from now on."""
    found: list[str] = []
    original: Callable[..., float] = QFontMetricsF.horizontalAdvance

    def advance(metrics: QFontMetricsF, text: str, *more: Any) -> float:
        if text.startswith("Nummer"):
            found.append(text)
        return original(metrics, text, *more)

    monkeypatch.setattr(QFontMetricsF, "horizontalAdvance", advance)
    return found


def press(page: ConsolePage, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """As in the program, where the shortcut of F5 is the window's."""
    if key == Qt.Key.Key_F5:
        page.projectorWanted.emit()
    else:
        QTest.keyClick(page, key, modifiers)
    settle()


@pytest.mark.parametrize(("way", "board"), [*zip(WAYS, ("RoomWall", "SharedBoard"), strict=True)])
def test_the_rooms_picture_is_laid_out_once_and_measures_no_word_that_the_console_has_measured(
    way: tuple[Qt.Key, Qt.KeyboardModifier], board: str, page: ConsolePage, laid_out: list[str], measured: list[str]
) -> None:
    for _showing in range(2):
        laid_out.clear()
        press(page, *way)
        assert page.shows_room()
        assert laid_out == [board], "and not for another size first"
        press(page, *way)
        assert not page.shows_room()
    assert measured == []


def test_a_picture_of_the_room_lays_out_the_board_first_when_it_has_a_place(
    many: BoardCase, page: ConsolePage, laid_out: list[str], measured: list[str], qtbot: QtBot
) -> None:
    room = ProjectorSurface(many.session)
    room.setBlack(False)
    assert laid_out == []
    shown(room, qtbot, 1280, 720)
    assert laid_out == ["RoomWall"]
    assert measured == []


def group(case: BoardCase) -> None:
    """Most notes into themes, in the step for that."""
    case.session.run(GoToStep(case.step(StepKind.THEME)))
    notes = [note.id for note in case.state.ordered(Note)]
    for place, name in enumerate(("Vård", "Skola", "Plan")):
        case.session.run(GroupNotes(tuple(notes[place::4]), name))


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (700, 500)])
@pytest.mark.parametrize("grouped", [False, True])
def test_each_page_is_the_same_as_if_nothing_had_been_measured_before(
    grouped: bool, size: tuple[int, int], many: BoardCase, page: ConsolePage
) -> None:
    if grouped:
        group(many)
    for showing in ((1000, 600), size):
        page.resize(*showing)
        press(page, *WAYS[0])
        room = page.findChild(RoomWall)
        assert isinstance(room, RoomWall)
        for number in range(0, room.pages(), 3):
            room.set_page(number)
            assert room.layout_ == lay_out(room.picture.sections, room.room(), NoteText().height, number)
        assert room.pages() > 5
        press(page, *WAYS[0])
        settle()
