"""Looking about on a board through real events: wheel, touchpad, keys, buttons, and what is painted meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, drag, middle, shown
from tests.helpers.keys import CONTROL, LEFT, NONE, SHIFT
from workshop_app.commands.notes import AddNotes, EditNote
from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.ui.application import make_application
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.collect import CollectStage


@pytest.fixture
def stage(case: BoardCase, qtbot: QtBot) -> CollectStage:
    """Less than the notes of `large` need."""
    return shown(CollectStage(case.session, case.step(StepKind.COLLECT)), qtbot, 1100, 760)


@pytest.fixture
def large(case: BoardCase, board: BoardWidget) -> BoardWidget:
    """So many notes that the board is much larger than the window."""
    lane = case.lane(NoteKind.PROBLEM)
    case.session.run(AddNotes(lane, tuple(f"Something said as number {n}, and why it matters" for n in range(400))))
    assert board.camera.fit_zoom < 0.6
    return board


def wheel(board: BoardWidget, at: QPoint, notches: int, keys: Qt.KeyboardModifier = NONE) -> None:
    view = board.viewport()
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def pinch(board: BoardWidget, at: QPoint, by: float) -> None:
    view = board.viewport()
    kind = Qt.NativeGestureType.ZoomNativeGesture
    far = QPointF(view.mapToGlobal(at))
    event = QNativeGestureEvent(
        kind, QPointingDevice.primaryPointingDevice(), 2, QPointF(at), QPointF(at), far, by, QPointF()
    )
    QApplication.sendEvent(view, event)


def painted(board: BoardWidget) -> QImage:
    return board.viewport().grab().toImage()


def painted_anew(board: BoardWidget) -> QImage:
    board.ground.renew()
    board.ground.sharpen()
    return painted(board)


def on_screen(board: BoardWidget) -> QImage:
    """What the window shows, with nothing painted for the occasion."""
    view, window = board.viewport(), board.window()
    area = QRect(view.mapTo(window, QPoint(0, 0)), view.size())
    return window.screen().grabWindow(window.winId()).copy(area).toImage()


def test_control_and_the_wheel_zoom_where_the_pointer_is(large: BoardWidget) -> None:
    at = QPoint(300, 200)
    large.pan(500, 400)
    before = large.on_board(QPointF(at))
    wheel(large, at, 2, CONTROL)
    assert large.zoom == pytest.approx(1.2**2)
    wheel(large, at, -5, CONTROL)
    assert large.zoom == pytest.approx(1.2**-3)
    wheel(large, at, 3, CONTROL)
    after = large.on_board(QPointF(at))
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()), abs=1)
    wheel(large, at, -99, CONTROL)
    assert large.camera.whole
    wheel(large, at, 99, CONTROL)
    assert large.zoom == 4


def test_two_fingers_on_a_touchpad_zoom(large: BoardWidget) -> None:
    pinch(large, QPoint(400, 300), 0.5)
    assert large.zoom == pytest.approx(1.5)


def test_the_wheel_scrolls_down_and_with_shift_sideways(large: BoardWidget) -> None:
    wheel(large, QPoint(300, 200), -2)
    assert (large.camera.x, large.camera.y) == (0, 160)
    wheel(large, QPoint(300, 200), -1, SHIFT)
    assert (large.camera.x, large.camera.y) == (80, 160)
    assert large.verticalScrollBar().value() == 160
    assert large.horizontalScrollBar().value() == 80


def test_the_scroll_bars_lead_there_too(large: BoardWidget) -> None:
    large.verticalScrollBar().setValue(333)
    assert large.origin().y() == large.margin - 333


def test_keys_zoom_show_the_whole_board_and_go_back(large: BoardWidget) -> None:
    QTest.keyClick(large, Qt.Key.Key_0, CONTROL)
    assert large.camera.whole
    QTest.keyClick(large, Qt.Key.Key_1, CONTROL)
    assert large.zoom == 1
    QTest.keyClick(large, Qt.Key.Key_Plus, CONTROL)
    assert large.zoom == pytest.approx(1.2)
    QTest.keyClick(large, Qt.Key.Key_Minus, CONTROL)
    assert large.zoom == pytest.approx(1)


def test_space_held_down_drags_the_board_and_chooses_nothing(case: BoardCase, large: BoardWidget) -> None:
    chosen, start = large.chosen(), middle(large, case.note(PROBLEMS[0]))
    QTest.keyPress(large, Qt.Key.Key_Space)
    drag(large, start, start - QPoint(70, 110))
    QTest.keyRelease(large, Qt.Key.Key_Space)
    assert (large.camera.x, large.camera.y) == (70, 110)
    assert large.chosen() == chosen
    assert case.on_disk().workshop.spotlight == ""


def test_a_held_space_that_the_system_repeats_is_no_tap(case: BoardCase, large: BoardWidget) -> None:
    """As X11 sends it: let go and pressed again in the same moment, without a word that it is a repetition."""
    make_application()
    start = middle(large, case.note(PROBLEMS[0]))
    large.choose((case.note(PROBLEMS[0]),))
    space(large, down=True, at=1000)
    for moment in (1660, 1700):
        space(large, down=False, at=moment)
        space(large, down=True, at=moment)
    drag(large, start, start - QPoint(70, 110))
    for moment in (1800, 1840):
        space(large, down=False, at=moment)
        space(large, down=True, at=moment)
    space(large, down=False, at=1850)
    assert (large.camera.x, large.camera.y) == (70, 110)
    assert case.on_disk().workshop.spotlight == ""
    space(large, down=True, at=2500)
    space(large, down=False, at=2600)
    assert case.on_disk().workshop.spotlight == case.note(PROBLEMS[0])


def space(board: BoardWidget, *, down: bool, at: int) -> None:
    kind = QEvent.Type.KeyPress if down else QEvent.Type.KeyRelease
    event = QKeyEvent(kind, Qt.Key.Key_Space, NONE, " ")
    event.setTimestamp(at)
    QApplication.sendEvent(board.window().windowHandle(), event)


def test_space_tapped_is_the_spotlight_still(case: BoardCase, large: BoardWidget) -> None:
    large.choose((case.note(PROBLEMS[1]),))
    QTest.keyPress(large, Qt.Key.Key_Space)
    assert case.on_disk().workshop.spotlight == ""
    QTest.keyRelease(large, Qt.Key.Key_Space)
    assert case.on_disk().workshop.spotlight == case.note(PROBLEMS[1])


def test_the_middle_button_drags_the_board(large: BoardWidget) -> None:
    view, start = large.viewport(), QPoint(500, 400)
    QTest.mousePress(view, Qt.MouseButton.MiddleButton, NONE, start)
    QTest.mouseMove(view, start - QPoint(50, 60))
    QTest.mouseRelease(view, Qt.MouseButton.MiddleButton, NONE, start - QPoint(50, 60))
    QTest.mouseMove(view, start)
    assert (large.camera.x, large.camera.y) == (50, 60)


def test_notes_are_dragged_at_any_distance(case: BoardCase, board: BoardWidget) -> None:
    board.zoom_by(1.7, QPointF(0, 0))
    target = board.box_of(case.note(IDEAS[0]))
    assert target is not None
    board.reveal(target)
    start = middle(board, case.note(IDEAS[1]))
    drag(board, start, board.in_view(target).topLeft() + QPoint(8, 30))
    assert case.texts(NoteKind.IDEA) == [IDEAS[1], IDEAS[0]]


def test_a_note_is_found_where_it_is_seen_from_afar(case: BoardCase, large: BoardWidget) -> None:
    large.fit()
    note = case.note(PROBLEMS[2])
    QTest.mouseClick(large.viewport(), LEFT, NONE, middle(large, note))
    assert large.chosen() == (note,)


def test_the_buttons_are_seen_only_when_there_is_more_than_the_window_shows(
    case: BoardCase, board: BoardWidget
) -> None:
    assert board.zoom_bar.isHidden()
    board.zoom_by(1.5)
    assert board.zoom_bar.isVisible()
    away, actual, near, whole = board.zoom_bar.buttons()
    assert actual.text() == "150 %"
    for button in (away, actual, near, whole):
        assert button.accessibleName()
        assert min(button.width(), button.height()) >= 32
    QTest.mouseClick(actual, LEFT)
    assert board.zoom == 1
    assert board.zoom_bar.isHidden()


def test_buttons_zoom(large: BoardWidget) -> None:
    away, _actual, near, whole = large.zoom_bar.buttons()
    QTest.mouseClick(near, LEFT)
    assert large.zoom > 1
    QTest.mouseClick(whole, LEFT)
    assert large.camera.whole
    assert not away.isEnabled()
    assert not whole.isEnabled()


def test_what_is_seen_becomes_sharp_by_itself_after_zooming(large: BoardWidget, qtbot: QtBot) -> None:
    wheel(large, QPoint(300, 200), -2, CONTROL)
    during = painted(large)
    assert not large.ground.crisp
    qtbot.waitUntil(lambda: large.ground.crisp, timeout=3000)
    after = painted(large)
    assert after != during
    assert painted_anew(large) == after


def test_all_is_sharp_when_a_note_changes_just_after_zooming(case: BoardCase, large: BoardWidget, qtbot: QtBot) -> None:
    large.ground.sharpen()
    QApplication.processEvents()
    wheel(large, QPoint(300, 200), -2, CONTROL)
    QApplication.processEvents()
    assert large.ground.in_gesture
    case.session.run(EditNote(case.note(IDEAS[1]), "Answers within nine days"))
    QApplication.processEvents()
    qtbot.waitUntil(lambda: large.ground.crisp, timeout=3000)
    QApplication.processEvents()
    now = on_screen(large)
    large.ground.renew()
    large.ground.sharpen()
    QApplication.processEvents()
    assert on_screen(large) == now


@pytest.mark.parametrize("zoom", [1.0, 0.3], ids=["near", "far"])
def test_what_was_scrolled_looks_as_if_painted_anew(large: BoardWidget, qtbot: QtBot, zoom: float) -> None:
    large.zoom_by(zoom)
    large.ground.sharpen()
    painted(large)
    for x, y in ((40, 90), (0, 200), (-30, -60)):
        large.pan(x, y)
        QApplication.processEvents()
    qtbot.waitUntil(lambda: large.ground.crisp, timeout=3000)
    scrolled = on_screen(large)
    large.ground.renew()
    large.ground.sharpen()
    QApplication.processEvents()
    assert on_screen(large) == scrolled


def test_a_note_that_is_added_is_seen_from_afar(case: BoardCase, large: BoardWidget, qtbot: QtBot) -> None:
    large.fit()
    large.ground.sharpen()
    before = painted(large)
    lane = case.lane(NoteKind.IDEA)
    case.session.run(AddNotes(lane, ("Something new",)))
    painted(large)
    qtbot.waitUntil(lambda: large.ground.crisp, timeout=3000)
    after = painted(large)
    assert after != before
    assert painted_anew(large) == after


def test_the_editor_stays_over_its_note(case: BoardCase, large: BoardWidget) -> None:
    note = case.note(PROBLEMS[1])
    large.edit(note)
    assert large.editor is not None
    large.pan(0, 30)
    box = large.box_of(note)
    assert box is not None
    assert large.editor.geometry().topLeft() == large.in_view(box).topLeft()


def test_a_larger_window_still_shows_the_whole_board(large: BoardWidget, qtbot: QtBot) -> None:
    large.fit()
    window = large.window()
    window.resize(QSize(1400, 900))
    qtbot.waitUntil(lambda: large.camera.view == (large.width(), large.height()), timeout=2000)
    assert large.camera.whole
