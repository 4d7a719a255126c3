"""A pen at the room's picture: one more finger among several, and the hand that holds it moves nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, drag, middle, open_menus, shown
from tests.helpers.keys import LEFT, NONE, RIGHT
from tests.helpers.participants import low, shared_room, view
from tests.helpers.pen import Pen
from tests.helpers.touch import Touch
from workshop_app.domain.enums import NoteKind
from workshop_app.ui.board.shared import SharedBoard
from workshop_app.ui.projector.surface import ProjectorSurface
from workshop_app.ui.widgets.buttons import Pressable


@pytest.fixture
def room(case: BoardCase, qtbot: QtBot) -> ProjectorSurface:
    return shared_room(case, qtbot)


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


def test_the_facilitator_uses_the_mouse_on_the_console_while_a_pen_drags(
    case: BoardCase, shared: SharedBoard, qtbot: QtBot
) -> None:
    console = shown(Pressable(), qtbot, 300, 200)
    pen = Pen(shared.viewport())
    pen.down(middle(shared, case.note(PROBLEMS[0])))
    pen.move(low(shared, 1) - QPoint(0, 80))
    for place in (QPoint(40, 40), QPoint(80, 60)):
        QTest.mouseMove(console.windowHandle(), place)
    with qtbot.waitSignal(console.clicked, timeout=1000):
        QTest.mouseClick(console.windowHandle(), LEFT, NONE, QPoint(80, 60))
    assert shared.hands.dragged() == {case.note(PROBLEMS[0])}
    pen.move(low(shared, 1))
    pen.up()
    assert case.texts(NoteKind.IDEA) == [*IDEAS, PROBLEMS[0]]


def test_one_drags_with_a_pen_and_another_with_the_mouse(case: BoardCase, shared: SharedBoard) -> None:
    pen = Pen(shared.viewport())
    pen.down(middle(shared, case.note(PROBLEMS[0])))
    pen.move(low(shared, 1))
    drag(shared, middle(shared, case.note(IDEAS[0])), low(shared, 0))
    assert case.texts(NoteKind.PROBLEM) == [*PROBLEMS, IDEAS[0]]
    pen.up()
    assert case.texts(NoteKind.IDEA) == [IDEAS[1], PROBLEMS[0]]


def test_the_picture_tells_when_the_pen_is_lifted(case: BoardCase, shared: SharedBoard, qtbot: QtBot) -> None:
    pen = Pen(shared.viewport())
    pen.down(middle(shared, case.note(PROBLEMS[0])))
    with qtbot.waitSignal(shared.lifted, timeout=1000):
        pen.up()


@pytest.mark.parametrize("how", ["escape", "frozen"])
def test_what_a_pen_holds_goes_back_and_the_pen_means_nothing_until_it_is_lifted(
    case: BoardCase, room: ProjectorSurface, shared: SharedBoard, how: str
) -> None:
    before, pen = case.on_disk(), Pen(shared.viewport())
    pen.down(middle(shared, case.note(PROBLEMS[0])))
    pen.move(low(shared, 1))
    if how == "escape":
        view(room).give_up()
    else:
        room.setFrozen(True)
        room.setFrozen(False)
    pen.move(low(shared, 0))
    assert not shared.hands.busy()
    pen.up()
    assert case.on_disk() == before
    pen.down(middle(shared, case.note(PROBLEMS[0])))
    pen.move(low(shared, 1))
    pen.up()
    assert case.texts(NoteKind.IDEA) == [*IDEAS, PROBLEMS[0]]


def test_the_button_on_the_barrel_lets_go_of_nothing(case: BoardCase, shared: SharedBoard) -> None:
    before, pen = case.on_disk(), Pen(shared.viewport())
    pen.tap(middle(shared, case.note(PROBLEMS[0])), RIGHT)
    assert not open_menus()
    pen.down(middle(shared, case.note(PROBLEMS[0])))
    pen.move(low(shared, 1))
    pen.squeeze()
    assert shared.hands.dragged() == {case.note(PROBLEMS[0])}
    assert case.on_disk() == before
    pen.up()
    assert case.texts(NoteKind.IDEA) == [*IDEAS, PROBLEMS[0]]


def test_a_pen_goes_nearer_with_the_buttons_on_the_board(case: BoardCase, shared: SharedBoard) -> None:
    shared.zoom_to(1.5)
    _further, _actual, nearer, _whole = shared.zoom_bar.buttons()
    Pen(nearer).tap(nearer.rect().center())
    assert shared.zoom > 1.5


@pytest.mark.parametrize("start", ["a note", "the ground"])
@pytest.mark.parametrize("first", ["palm", "pen"])
def test_a_palm_on_the_ground_moves_the_board_of_nobody(
    case: BoardCase, shared: SharedBoard, first: str, start: str
) -> None:
    pen, touch = Pen(shared.viewport()), Touch(shared.viewport())
    shared.zoom_to(1.5)
    shared.look(shared.camera.at(0, 0))
    note, palm = middle(shared, case.note(PROBLEMS[0])), QPoint(560, 560)
    at = note if start == "a note" else QPoint(560, 480)
    assert not any(shared.note_at(shared.on_board(QPointF(p))) for p in (palm, QPoint(560, 480)))
    if first == "palm":
        touch.down({0: palm})
    pen.down(at)
    there = shared.camera
    if first == "pen":
        touch.down({0: palm})
    touch.move({0: palm - QPoint(120, 90)})
    assert shared.camera == there
    pen.move(at + QPoint(-60, 0))
    assert shared.zoom == there.zoom, "a pen on the ground moves the board, and does not pinch with its palm"
    touch.up(0)
    pen.up()


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
