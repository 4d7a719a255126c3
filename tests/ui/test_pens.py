"""A pen works like a mouse; through real tablet events."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, middle, open_menus, shown, spot
from tests.helpers.keys import RIGHT
from tests.helpers.pen import End, Pen
from tests.helpers.program import houses, in_the_booth, look
from tests.helpers.touch import SCREEN, Touch
from tests.helpers.workshops import example
from workshop_app.commands.agenda import EditStep
from workshop_app.commands.canvas import MakeLaneFree
from workshop_app.domain.enums import NoteKind, ShapeKind, StepKind
from workshop_app.domain.records import Shape
from workshop_app.ui.board.shared import SharedBoard
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.booth.cards import CandidateCard
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.projector.participants import ParticipantsView
from workshop_app.ui.projector.surface import ProjectorSurface

__all__ = ["look"]  # fixtures


@pytest.fixture
def stage(case: BoardCase, qtbot: QtBot) -> CollectStage:
    return shown(CollectStage(case.session, case.step(StepKind.COLLECT)), qtbot, *SCREEN)


@pytest.fixture
def pen(board: BoardWidget) -> Pen:
    return Pen(board.viewport())


@pytest.fixture
def quick(qapp: QApplication) -> Iterator[None]:
    """QTest's clicks are half a second apart: let that be quick enough."""
    usual = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(800)
    yield
    QApplication.setDoubleClickInterval(usual)


def low(board: BoardWidget, number: int) -> QPoint:
    """Empty ground low in a lane, counted from 0."""
    area = board.in_view(next(place.box for place in board.layout_.sections if place.section == number))
    return QPoint(area.center().x(), area.bottom() - 25)


# on the board


def test_qt_makes_a_mouse_of_a_pen_that_nobody_takes(qapp: QApplication) -> None:
    assert QApplication.testAttribute(Qt.ApplicationAttribute.AA_SynthesizeMouseForUnhandledTabletEvents)


def test_a_pen_chooses_what_it_taps(case: BoardCase, board: BoardWidget, pen: Pen) -> None:
    pen.tap(middle(board, case.note(PROBLEMS[1])))
    assert board.chosen() == (case.note(PROBLEMS[1]),)
    pen.tap(low(board, 1))
    assert board.chosen() == ()


@pytest.mark.parametrize("end", [End.Pen, End.Eraser])
def test_either_end_of_a_pen_drags_a_note_to_another_lane(case: BoardCase, board: BoardWidget, end: End) -> None:
    before, pen = case.on_disk(), Pen(board.viewport(), end)
    pen.down(middle(board, case.note(PROBLEMS[0])))
    pen.move(low(board, 1))
    assert board.hands.dragged() == {case.note(PROBLEMS[0])}
    assert case.on_disk() == before
    pen.up()
    assert case.texts(NoteKind.IDEA) == [*IDEAS, PROBLEMS[0]]


def test_a_pen_chooses_several_from_the_empty_ground(case: BoardCase, board: BoardWidget, pen: Pen) -> None:
    area = board.in_view(next(place.box for place in board.layout_.sections if place.section == 1))
    pen.down(area.bottomRight() - QPoint(20, 20))
    pen.move(area.topLeft() + QPoint(20, 60))
    pen.up()
    assert board.chosen() == tuple(case.note(text) for text in IDEAS)


def test_two_taps_with_a_pen_change_a_note(case: BoardCase, board: BoardWidget, pen: Pen, quick: None) -> None:
    for by in (QPoint(0, 0), QPoint(2, 1)):
        pen.tap(middle(board, case.note(PROBLEMS[0])) + by)
    assert board.editor is not None


def test_the_button_on_the_barrel_opens_the_menu(case: BoardCase, board: BoardWidget, pen: Pen) -> None:
    pen.tap(middle(board, case.note(PROBLEMS[1])), RIGHT)
    (menu,) = open_menus()
    menu.close()
    assert board.chosen() == (case.note(PROBLEMS[1]),)


def test_a_pen_above_the_glass_does_nothing(case: BoardCase, board: BoardWidget, pen: Pen) -> None:
    before = case.on_disk()
    board.choose((case.note(IDEAS[0]),))
    for text in PROBLEMS:
        pen.hover(middle(board, case.note(text)))
    assert board.chosen() == (case.note(IDEAS[0]),)
    assert not board.hands.busy()
    assert case.on_disk() == before


# on a canvas


@pytest.fixture
def canvas(case: BoardCase, board: BoardWidget) -> BoardWidget:
    """A board of one free lane, and the pen taken from its tools."""
    ideas = case.lane(NoteKind.IDEA)
    case.session.run(MakeLaneFree(ideas))
    case.session.run(EditStep(case.step(StepKind.COLLECT), {"lanes": (ideas,)}))
    board.canvas.tools.take("stroke")
    return board


def strokes(case: BoardCase) -> list[tuple[int, int, int, int]]:
    return [(s.x, s.y, s.w, s.h) for s in case.on_disk().ordered(Shape) if s.kind is ShapeKind.STROKE]


def test_a_pen_draws(case: BoardCase, canvas: BoardWidget, pen: Pen) -> None:
    pen.hover(spot(canvas, 40, 400))
    assert not canvas.canvas.busy
    pen.down(spot(canvas, 60, 420))
    pen.move(spot(canvas, 160, 450))
    pen.up()
    assert strokes(case) == [(60, 420, 100, 30)]


# several people


@pytest.fixture
def room(case: BoardCase, qtbot: QtBot) -> ProjectorSurface:
    """The room's picture, with participants at it."""
    made = shown(ProjectorSurface(case.session), qtbot, *SCREEN)
    case.session.let_participants(True)
    return made


def view(room: ProjectorSurface) -> ParticipantsView:
    found = room.findChild(ParticipantsView)
    assert isinstance(found, ParticipantsView)
    return found


@pytest.fixture
def shared(room: ProjectorSurface) -> SharedBoard:
    return view(room).board


def test_one_drags_with_a_pen_and_another_with_a_finger(case: BoardCase, shared: SharedBoard) -> None:
    pen, touch = Pen(shared.viewport()), Touch(shared.viewport())
    pen.down(middle(shared, case.note(PROBLEMS[0])))
    touch.down({0: middle(shared, case.note(IDEAS[0]))})
    pen.move(low(shared, 1))
    touch.move({0: low(shared, 0)})
    assert shared.hands.dragged() == {case.note(PROBLEMS[0]), case.note(IDEAS[0])}
    pen.up()
    touch.up(0)
    assert case.texts(NoteKind.PROBLEM) == [PROBLEMS[1], PROBLEMS[2], IDEAS[0]]
    assert case.texts(NoteKind.IDEA) == [IDEAS[1], PROBLEMS[0]]


def test_a_finger_about_to_drag_is_not_taken_for_a_palm(case: BoardCase, shared: SharedBoard) -> None:
    pen, touch = Pen(shared.viewport()), Touch(shared.viewport())
    touch.down({0: middle(shared, case.note(IDEAS[0]))})
    pen.down(middle(shared, case.note(PROBLEMS[0])))
    touch.move({0: low(shared, 0)})
    touch.up(0)
    pen.up()
    assert case.texts(NoteKind.PROBLEM) == [*PROBLEMS, IDEAS[0]]


def test_participants_write_and_end_with_a_pen_too(case: BoardCase, room: ProjectorSurface, qtbot: QtBot) -> None:
    line, end = view(room).line, view(room).end
    for part in (line.lane, line.field.viewport()):
        Pen(part).tap(part.rect().center())
    assert line.field.hasFocus()
    QTest.keyClicks(line.field, "Ask those who know")
    Pen(line.add).tap(line.add.rect().center())
    assert case.texts(NoteKind.IDEA) == [*IDEAS, "Ask those who know"]
    pen = Pen(end)
    pen.down(end.rect().center())
    qtbot.waitUntil(lambda: not case.session.participants, timeout=5000)
    pen.up()


# voting


def test_a_pen_gives_one_dot_for_each_tap(tmp_path: Path, qtbot: QtBot) -> None:
    for house in houses(tmp_path, qtbot, example()):
        house.begin()
        booth = in_the_booth(house)
        card = booth.findChildren(CandidateCard)[0]
        for dots in (1, 2):
            Pen(card).tap(card.rect().center())
            assert card.dots == dots
