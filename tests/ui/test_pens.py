"""A pen works like a mouse, and the hand that holds it does nothing; through real tablet events."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, middle, open_menus, shown, spot
from tests.helpers.keys import LEFT, NONE, RIGHT
from tests.helpers.pen import End, Pen
from tests.helpers.program import houses, in_the_booth, look
from tests.helpers.touch import SCREEN, Touch
from tests.helpers.workshops import example
from workshop_app.commands.agenda import EditStep
from workshop_app.commands.canvas import AddShape, MakeLaneFree
from workshop_app.domain.enums import NoteKind, ShapeKind, StepKind
from workshop_app.domain.records import Shape
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.booth.cards import CandidateCard
from workshop_app.ui.console.collect import CollectStage

__all__ = ["look"]  # fixtures


@pytest.fixture
def stage(case: BoardCase, qtbot: QtBot) -> CollectStage:
    return shown(CollectStage(case.session, case.step(StepKind.COLLECT)), qtbot, *SCREEN)


@pytest.fixture
def pen(board: BoardWidget) -> Pen:
    return Pen(board.viewport())


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


def test_two_taps_with_a_pen_change_a_note(case: BoardCase, board: BoardWidget, pen: Pen) -> None:
    pen.tap_twice(middle(board, case.note(PROBLEMS[0])))
    assert board.editor is not None


def held_still(pen: Pen, at: QPoint) -> QMenu:
    """The menu of a pen that has been held where it came down, with a hand that trembles."""
    pen.down(at)
    pen.wait(0.6)
    pen.move(at + QPoint(2, 1))
    assert not open_menus(), "it would be pressed by lifting the pen"
    pen.up()
    (menu,) = open_menus()
    menu.close()
    return menu


def test_a_pen_held_still_opens_the_menu_when_it_is_lifted(case: BoardCase, board: BoardWidget, pen: Pen) -> None:
    before = case.on_disk()
    held_still(pen, middle(board, case.note(PROBLEMS[1])))
    assert board.chosen() == (case.note(PROBLEMS[1]),)
    board.choose((case.note(PROBLEMS[0]), case.note(PROBLEMS[1])))
    held_still(pen, middle(board, case.note(PROBLEMS[1])))
    assert board.chosen() == (case.note(PROBLEMS[0]), case.note(PROBLEMS[1])), "the menu is for all that are chosen"
    assert not board.hands.busy()
    assert case.on_disk() == before


def test_a_pen_that_moves_after_it_was_held_drags(case: BoardCase, board: BoardWidget, pen: Pen) -> None:
    pen.down(middle(board, case.note(PROBLEMS[0])))
    pen.wait(0.6)
    pen.move(low(board, 1))
    pen.up()
    assert not open_menus()
    assert case.texts(NoteKind.IDEA) == [*IDEAS, PROBLEMS[0]]


def test_a_mouse_held_still_opens_nothing(case: BoardCase, board: BoardWidget) -> None:
    note = middle(board, case.note(PROBLEMS[0]))
    QTest.mousePress(board.viewport(), LEFT, NONE, note)
    QTest.mouseRelease(board.viewport(), LEFT, NONE, note, 700)
    assert not open_menus()
    assert board.chosen() == (case.note(PROBLEMS[0]),)


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


# the hand that holds it


def near(board: BoardWidget, zoom: float) -> None:
    """Look from so near that the board can be moved."""
    board.zoom_to(zoom)
    board.look(board.camera.at(60, 60))


def test_a_palm_beside_a_pen_that_drags_moves_nothing(
    case: BoardCase, board: BoardWidget, pen: Pen, touch: Touch
) -> None:
    near(board, 1.2)
    there, start = board.camera, middle(board, case.note(PROBLEMS[0]))
    pen.down(start)
    pen.move(start + QPoint(40, 40))
    touch.down({0: QPoint(500, 500)})
    touch.move({0: QPoint(450, 400)})
    touch.down({1: QPoint(300, 600)})
    touch.move({0: QPoint(600, 600), 1: QPoint(100, 300)})
    assert board.camera == there
    assert board.hands.dragged() == {case.note(PROBLEMS[0])}
    pen.move(middle(board, case.note(IDEAS[0])))
    touch.up(0, 1)
    assert board.chosen() == (case.note(PROBLEMS[0]),)
    pen.up()
    assert board.camera == there
    assert PROBLEMS[0] in case.texts(NoteKind.IDEA)


@pytest.mark.parametrize("seconds", [0.1, 2.0])
@pytest.mark.parametrize("on", ["a note", "the ground"])
def test_a_palm_that_lies_there_before_its_pen_means_nothing(
    case: BoardCase, board: BoardWidget, pen: Pen, touch: Touch, on: str, seconds: float
) -> None:
    now = 100.0
    board.fingers.clock = lambda: now
    near(board, 1.2)
    there, ground = board.camera, low(board, 1) - QPoint(0, 200)
    assert not board.note_at(board.on_board(QPointF(ground)))
    touch.down({0: middle(board, case.note(IDEAS[0])) if on == "a note" else ground})
    now += seconds
    board.fingers.tick()
    pen.down(middle(board, case.note(PROBLEMS[0])))
    touch.move({0: QPoint(450, 300)})
    pen.move(low(board, 0) - QPoint(0, 200))
    assert board.hands.dragged() == {case.note(PROBLEMS[0])}
    touch.up(0)
    pen.up()
    assert board.camera == there
    assert not open_menus()
    assert case.texts(NoteKind.PROBLEM) == [PROBLEMS[1], PROBLEMS[2], PROBLEMS[0]]
    assert case.texts(NoteKind.IDEA) == list(IDEAS)


def test_a_palm_leaves_what_a_pen_chooses_and_fingers_work_again_after_it(
    case: BoardCase, board: BoardWidget, pen: Pen, touch: Touch
) -> None:
    pen.down(middle(board, case.note(PROBLEMS[1])))
    touch.tap(middle(board, case.note(IDEAS[0])))
    touch.down({0: low(board, 1)})
    pen.up()
    touch.up(0)
    assert board.chosen() == (case.note(PROBLEMS[1]),)
    touch.tap(middle(board, case.note(IDEAS[0])))
    assert board.chosen() == (case.note(IDEAS[0]),)


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


def test_a_pen_held_still_opens_the_menu_of_a_shape(case: BoardCase, canvas: BoardWidget, pen: Pen) -> None:
    case.session.run(AddShape(case.lane(NoteKind.IDEA), ShapeKind.FRAME, 300, 300, 200, 150))
    canvas.canvas.tools.take("select")
    held_still(pen, spot(canvas, 300, 400))
    (frame,) = case.on_disk().ordered(Shape)
    assert (frame.x, frame.y) == (300, 300)
    assert canvas.choice.current == frame.id


def test_a_pen_that_draws_slowly_draws(case: BoardCase, canvas: BoardWidget, pen: Pen) -> None:
    pen.down(spot(canvas, 60, 420))
    pen.wait(2)
    pen.move(spot(canvas, 64, 424))
    pen.up()
    assert not open_menus()
    assert len(strokes(case)) == 1


def test_a_palm_beside_a_pen_that_draws_is_not_drawn(
    case: BoardCase, canvas: BoardWidget, pen: Pen, touch: Touch
) -> None:
    pen.down(spot(canvas, 60, 420))
    pen.move(spot(canvas, 160, 450))
    touch.down({0: spot(canvas, 250, 500)})
    touch.move({0: spot(canvas, 260, 560)})
    pen.move(spot(canvas, 220, 420))
    touch.up(0)
    pen.move(spot(canvas, 230, 420))
    pen.up()
    assert strokes(case) == [(60, 420, 170, 30)]


# voting


def test_a_pen_gives_one_dot_for_each_tap(tmp_path: Path, qtbot: QtBot) -> None:
    for house in houses(tmp_path, qtbot, example()):
        house.begin()
        booth = in_the_booth(house)
        card = booth.findChildren(CandidateCard)[0]
        for dots in (1, 2):
            Pen(card).tap(card.rect().center())
            assert card.dots == dots
