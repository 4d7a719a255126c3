"""Fingers on the board, through real touch events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QTouchEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, drag, heading, middle, open_menus, shown, spot
from tests.helpers.touch import SCREEN, Touch
from workshop_app.commands.agenda import EditStep
from workshop_app.commands.canvas import AddShape, MakeLaneFree
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.themes import GroupNotes
from workshop_app.domain.enums import NoteKind, ShapeKind, StepKind
from workshop_app.domain.records import Note, Shape, Theme
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.console.theme_stage import ThemeStage


@pytest.fixture
def stage(case: BoardCase, qtbot: QtBot) -> CollectStage:
    return shown(CollectStage(case.session, case.step(StepKind.COLLECT)), qtbot, *SCREEN)


@pytest.fixture
def themes(case: BoardCase, qtbot: QtBot) -> ThemeStage:
    case.session.run(GroupNotes((case.note(PROBLEMS[0]), case.note(IDEAS[0])), "Speed"))
    case.session.run(GroupNotes((case.note(PROBLEMS[1]), case.note(IDEAS[1])), "Answers"))
    return shown(ThemeStage(case.session, case.step(StepKind.THEME)), qtbot, *SCREEN)


def low(board: BoardWidget, section: str) -> QPoint:
    """Empty ground low in a lane."""
    place = next(place for place in board.layout_.sections if board.picture.sections[place.section].id == section)
    return board.in_view(place.box).center() + QPoint(0, board.in_view(place.box).height() // 2 - 30)


def at(board: BoardWidget, point: QPoint) -> QPointF:
    return board.on_board(QPointF(point))


def near(one: QPointF, other: QPointF) -> bool:
    """The same point of the board, but for the rounding to whole pixels of the screen."""
    return (one - other).manhattanLength() < 3


# dragging


def test_a_finger_drags_a_note_to_another_lane(case: BoardCase, board: BoardWidget, touch: Touch) -> None:
    touch.down({0: middle(board, case.note(PROBLEMS[0]))})
    touch.move({0: low(board, case.lane(NoteKind.IDEA))})
    assert case.texts(NoteKind.IDEA) == list(IDEAS)  # nothing is written while it is held
    touch.up(0)
    assert case.texts(NoteKind.IDEA) == [*IDEAS, PROBLEMS[0]]


def test_a_finger_on_one_of_the_chosen_notes_drags_them_all(case: BoardCase, board: BoardWidget, touch: Touch) -> None:
    board.choose((case.note(PROBLEMS[0]), case.note(PROBLEMS[2])))
    touch.down({0: middle(board, case.note(PROBLEMS[2]))})
    touch.move({0: low(board, case.lane(NoteKind.IDEA))})
    touch.up(0)
    assert case.texts(NoteKind.IDEA) == [*IDEAS, PROBLEMS[0], PROBLEMS[2]]
    case.session.undo()
    assert case.texts(NoteKind.PROBLEM) == list(PROBLEMS)


def test_two_fingers_drag_two_notes_into_two_lanes_at_once(case: BoardCase, board: BoardWidget, touch: Touch) -> None:
    before = case.on_disk()
    to_idea, to_problem = low(board, case.lane(NoteKind.IDEA)), low(board, case.lane(NoteKind.PROBLEM))
    touch.down({0: middle(board, case.note(PROBLEMS[0]))})
    touch.move({0: to_problem})
    touch.down({1: middle(board, case.note(IDEAS[0]))})
    touch.move({0: to_idea, 1: to_problem})
    assert board.hands.dragged() == {case.note(PROBLEMS[0]), case.note(IDEAS[0])}
    assert case.on_disk() == before
    touch.up(0)
    touch.up(1)
    assert case.texts(NoteKind.IDEA) == [IDEAS[1], PROBLEMS[0]]
    assert case.texts(NoteKind.PROBLEM) == [PROBLEMS[1], PROBLEMS[2], IDEAS[0]]
    case.session.undo()
    assert case.texts(NoteKind.PROBLEM) == [PROBLEMS[1], PROBLEMS[2]]
    case.session.undo()
    assert case.texts(NoteKind.PROBLEM) == list(PROBLEMS)
    assert case.texts(NoteKind.IDEA) == list(IDEAS)


def test_a_note_stays_under_its_finger_while_another_lands(case: BoardCase, board: BoardWidget, touch: Touch) -> None:
    held = case.note(IDEAS[1])
    there = low(board, case.lane(NoteKind.PROBLEM))
    touch.down({0: middle(board, case.note(PROBLEMS[0]))})
    touch.move({0: low(board, case.lane(NoteKind.IDEA))})
    touch.down({1: middle(board, held)})
    touch.move({1: there})
    touch.up(0)
    assert board.hands.dragged() == {held}
    touch.up(1)
    assert case.texts(NoteKind.PROBLEM) == [PROBLEMS[1], PROBLEMS[2], IDEAS[1]]


def test_nobody_takes_a_note_out_of_the_hand_of_another(case: BoardCase, board: BoardWidget, touch: Touch) -> None:
    note = middle(board, case.note(PROBLEMS[0]))
    touch.down({0: note})
    touch.move({0: note + QPoint(80, 40)})
    touch.down({1: note})
    touch.move({1: low(board, case.lane(NoteKind.IDEA))})
    touch.up(1)
    assert case.texts(NoteKind.IDEA) == list(IDEAS)
    assert board.hands.dragged() == {case.note(PROBLEMS[0])}
    touch.up(0)


@pytest.mark.parametrize("how", ["escape", "cancel", "window"])
def test_what_is_held_goes_back_and_nothing_is_written(
    case: BoardCase, board: BoardWidget, touch: Touch, how: str
) -> None:
    before = case.on_disk()
    touch.down({0: middle(board, case.note(PROBLEMS[0]))})
    touch.move({0: low(board, case.lane(NoteKind.IDEA))})
    touch.down({1: middle(board, case.note(IDEAS[0]))})
    touch.move({1: low(board, case.lane(NoteKind.PROBLEM))})
    if how == "escape":
        QTest.keyClick(board, Qt.Key.Key_Escape)
    elif how == "cancel":
        gone = QTouchEvent(QEvent.Type.TouchCancel)
        QCoreApplication.sendEvent(board.viewport(), gone)
    else:
        board.fingers.give_up()
    assert board.hands.dragged() == set()
    touch.up(0, 1)
    assert case.on_disk() == before
    assert board.hands.busy() == []


def test_a_note_deleted_in_the_hand_is_gone_and_the_others_stay(
    case: BoardCase, board: BoardWidget, touch: Touch
) -> None:
    touch.down({0: middle(board, case.note(PROBLEMS[0]))})
    touch.move({0: low(board, case.lane(NoteKind.IDEA))})
    board.deeds.delete((case.note(PROBLEMS[0]),))
    before = case.on_disk()
    touch.up(0)
    assert case.on_disk() == before


def test_a_finger_drags_a_theme_onto_another(case: BoardCase, themes: ThemeStage) -> None:
    first, second = (theme.id for theme in case.state.ordered(Theme))
    touch = Touch(themes.board.viewport())
    touch.down({0: heading(themes.board, second)})
    touch.move({0: middle(themes.board, first)})
    touch.up(0)
    assert [name for name, _ in case.themes()] == ["Speed"]


# looking


def many(case: BoardCase, board: BoardWidget) -> None:
    """More notes than can be seen at 100 %."""
    said = tuple(f"Something else that was said as number {number}, and written down" for number in range(60))
    case.session.run(AddNotes(case.lane(NoteKind.PROBLEM), said))
    board.actual()
    board.look(board.camera.at(0, 0))


def ground(board: BoardWidget) -> QPoint:
    """A point in the middle of the viewport, or to the right of it or below, where there is no note."""
    view = board.viewport().rect()
    right, below = range(view.center().x(), view.right() - 100), range(view.center().y(), view.bottom() - 200)
    points = (QPoint(x, y) for y in below for x in right)
    return next(point for point in points if not board.note_at(at(board, point)))


def test_pinching_keeps_what_is_between_the_fingers(case: BoardCase, board: BoardWidget, touch: Touch) -> None:
    many(case, board)
    board.zoom_by(1.2)
    board.pan(100, 100)
    between = ground(board)
    left, right = between - QPoint(60, 0), between + QPoint(60, 0)
    there, before = at(board, between), board.zoom
    touch.down({0: left, 1: right})
    touch.move({0: left - QPoint(90, 0), 1: right + QPoint(90, 0)})
    assert board.zoom == pytest.approx(before * 150 / 66)  # the first six pixels are a trembling
    assert near(at(board, between), there)
    touch.move({0: left, 1: right})
    assert board.zoom == pytest.approx(before * 60 / 66)
    assert near(at(board, between), there)
    touch.up(0, 1)
    assert board.chosen() == ()


def test_escape_leads_no_further_back_than_to_fingers_that_are_there(
    case: BoardCase, board: BoardWidget, touch: Touch
) -> None:
    many(case, board)
    board.zoom_by(1.5)
    board.pan(100, 100)
    start = ground(board)
    touch.down({0: start, 1: start + QPoint(80, 0)})
    touch.move({0: start + QPoint(60, -40), 1: start + QPoint(140, -40)})
    QCoreApplication.sendEvent(board.viewport(), QTouchEvent(QEvent.Type.TouchCancel))
    board.pan(0, 50)
    there = board.camera
    board.choose((case.note(PROBLEMS[0]),))
    QTest.keyClick(board, Qt.Key.Key_Escape)
    assert board.camera == there
    assert board.chosen() == ()
    touch.up(0, 1)


def test_two_fingers_pan_and_so_does_one_on_the_ground(case: BoardCase, board: BoardWidget, touch: Touch) -> None:
    many(case, board)
    board.zoom_by(1.5)
    board.pan(150, 150)
    zoom, start = board.zoom, ground(board)
    there = at(board, start)
    touch.down({0: start, 1: start + QPoint(80, 0)})
    touch.move({0: start + QPoint(60, -40), 1: start + QPoint(140, -40)})
    touch.up(0, 1)
    assert board.zoom == zoom
    assert near(at(board, start + QPoint(60, -40)), there)
    start = ground(board)
    touch.down({0: start})
    touch.move({0: start + QPoint(0, 50)})
    there = at(board, start + QPoint(0, 50))
    touch.move({0: start + QPoint(-40, 70)})
    touch.up(0)
    assert near(at(board, start + QPoint(-40, 70)), there)


def test_a_note_stays_under_its_finger_while_the_board_is_scrolled(
    case: BoardCase, board: BoardWidget, touch: Touch
) -> None:
    many(case, board)
    board.look(board.camera.zoomed(2, 0, 0).at(0, 0))
    touch.down({0: middle(board, case.note(PROBLEMS[0]))})
    finger = QPoint(150, board.viewport().rect().center().y())
    touch.move({0: finger})
    target = "Something else that was said as number 30, and written down"
    box = board.box_of(case.note(target))
    assert box is not None
    x, y = board.camera.in_view(box.x + 10, box.y + 10)
    board.pan(x - finger.x(), y - finger.y())
    assert board.note_at(at(board, finger)) == case.note(target)
    touch.up(0)
    texts = case.texts(NoteKind.PROBLEM)
    assert texts[texts.index(target) - 1] == PROBLEMS[0]


# tapping and holding


def test_a_tap_chooses_and_a_tap_on_the_ground_chooses_nothing(
    case: BoardCase, board: BoardWidget, touch: Touch
) -> None:
    touch.tap(middle(board, case.note(PROBLEMS[1])))
    assert board.chosen() == (case.note(PROBLEMS[1]),)
    touch.tap(low(board, case.lane(NoteKind.IDEA)))
    assert board.chosen() == ()


def test_a_double_tap_edits(case: BoardCase, board: BoardWidget, touch: Touch) -> None:
    touch.tap(middle(board, case.note(PROBLEMS[0])))
    touch.tap(middle(board, case.note(PROBLEMS[0])))
    assert board.editor is not None
    QTest.keyClicks(board.editor, ", as always")
    QTest.keyClick(board.editor, Qt.Key.Key_Return)
    assert case.texts(NoteKind.PROBLEM)[0] == f"{PROBLEMS[0]}, as always"


def test_a_long_press_opens_the_menu(case: BoardCase, board: BoardWidget, touch: Touch, qtbot: QtBot) -> None:
    before = case.on_disk()
    touch.down({0: middle(board, case.note(PROBLEMS[1]))})
    qtbot.waitUntil(lambda: board.chosen() == (case.note(PROBLEMS[1]),), timeout=3000)
    touch.up(0)
    (menu,) = open_menus()
    menu.close()
    assert case.on_disk() == before


def test_a_long_press_on_the_ground_begins_a_lasso(case: BoardCase, board: BoardWidget, touch: Touch) -> None:
    now = 100.0
    board.fingers.clock = lambda: now
    panel = next(place.box for place in board.layout_.sections if place.section == 1)
    area = board.in_view(panel)
    touch.down({0: area.bottomRight() - QPoint(20, 20)})
    now += 0.6
    board.fingers.tick()
    touch.move({0: area.topLeft() + QPoint(20, 60)})
    touch.up(0)
    assert board.chosen() == tuple(case.note(text) for text in IDEAS)


def test_fingers_do_not_come_once_more_as_a_mouse(case: BoardCase, board: BoardWidget, touch: Touch) -> None:
    touch.down({0: middle(board, case.note(PROBLEMS[0]))})
    assert board.hand.mode == "idle"
    touch.move({0: low(board, case.lane(NoteKind.IDEA))})
    assert board.hand.mode == "idle"
    touch.up(0)
    assert board.chosen() == ()


def test_the_mouse_works_while_a_finger_drags(case: BoardCase, board: BoardWidget, touch: Touch) -> None:
    touch.down({0: middle(board, case.note(PROBLEMS[0]))})
    touch.move({0: low(board, case.lane(NoteKind.IDEA))})
    drag(board, middle(board, case.note(IDEAS[0])), low(board, case.lane(NoteKind.PROBLEM)))
    touch.up(0)
    assert case.texts(NoteKind.PROBLEM) == [PROBLEMS[1], PROBLEMS[2], IDEAS[0]]
    assert case.texts(NoteKind.IDEA) == [IDEAS[1], PROBLEMS[0]]


# on a free canvas


@pytest.fixture
def canvas(case: BoardCase, board: BoardWidget) -> BoardWidget:
    """A board of one free lane, with a frame on it."""
    ideas = case.lane(NoteKind.IDEA)
    case.session.run(MakeLaneFree(ideas))
    case.session.run(EditStep(case.step(StepKind.COLLECT), {"lanes": (ideas,)}))
    case.session.run(AddShape(ideas, ShapeKind.FRAME, 300, 300, 200, 150))
    return board


def test_a_finger_moves_notes_and_frames_of_a_canvas(case: BoardCase, canvas: BoardWidget) -> None:
    touch = Touch(canvas.viewport())
    before = case.state.need(Note, case.note(IDEAS[0]))
    touch.down({0: middle(canvas, before.id)})
    touch.move({0: middle(canvas, before.id) + QPoint(60, 250)})
    touch.up(0)
    note = case.on_disk().need(Note, before.id)
    assert (note.x, note.y) == (before.x + 60, before.y + 250)
    touch.down({0: spot(canvas, 300, 400)})
    touch.move({0: spot(canvas, 340, 430)})
    touch.up(0)
    (frame,) = case.on_disk().ordered(Shape)
    assert (frame.x, frame.y) == pytest.approx((340, 330), abs=10)  # it may have snapped


def test_a_finger_draws_with_the_pen_of_the_canvas(case: BoardCase, canvas: BoardWidget) -> None:
    canvas.canvas.tools.take("stroke")
    touch = Touch(canvas.viewport())
    touch.down({0: spot(canvas, 60, 420)})
    touch.move({0: spot(canvas, 160, 450)})
    touch.up(0)
    assert ShapeKind.STROKE in {shape.kind for shape in case.on_disk().ordered(Shape)}
