"""A free canvas with real pointer and keys: placing, drawing, words in place, tools, menus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, drag, entries, middle, shown, spot
from tests.helpers.keys import ALT, CONTROL, LEFT, NONE, RIGHT, SHIFT
from workshop_app.commands.agenda import EditStep
from workshop_app.commands.canvas import AddShape, MakeLaneFree, PlaceOnCanvas
from workshop_app.commands.notes import AddNotes, DeleteNotes
from workshop_app.domain.canvas import path_of
from workshop_app.domain.enums import NoteKind, ShapeKind, StepKind
from workshop_app.domain.records import Lane, Note, Shape
from workshop_app.ui import theme
from workshop_app.ui.application import make_application
from workshop_app.ui.board.canvas.drawing import ShapeLayers
from workshop_app.ui.board.menu import board_menu
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.projector.room_wall import RoomWall
from workshop_app.ui.projector.surface import ProjectorSurface


@pytest.fixture
def case(case: BoardCase) -> BoardCase:
    """The lane of ideas is a free canvas."""
    case.session.run(MakeLaneFree(canvas_of(case)))
    return case


@pytest.fixture
def stage(case: BoardCase, qtbot: QtBot) -> CollectStage:
    return shown(CollectStage(case.session, case.step(StepKind.COLLECT)), qtbot, 1500, 860)


@pytest.fixture
def board(board: BoardWidget, qtbot: QtBot) -> BoardWidget:
    """Laid out for its last size."""
    qtbot.waitUntil(lambda: board.layout_.width == board.room().width)
    return board


def canvas_of(case: BoardCase) -> str:
    return case.lane(NoteKind.IDEA)


def shapes(case: BoardCase) -> list[Shape]:
    return case.on_disk().ordered(Shape)


def place(case: BoardCase, text: str) -> tuple[int, int]:
    note = case.on_disk().need(Note, case.note(text))
    return note.x, note.y


def key(board: BoardWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(board, key, modifiers)


def written(board: BoardWidget, words: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    assert board.editor is not None
    QTest.keyClicks(board.editor, words)
    if board.editor is not None:
        QTest.keyClick(board.editor, end)


def test_a_note_on_the_canvas_is_dragged_to_a_place_and_back_by_undo(case: BoardCase, board: BoardWidget) -> None:
    before = place(case, IDEAS[0])
    start = middle(board, case.note(IDEAS[0]))
    drag(board, start, start + QPoint(123, 217))
    x, y = place(case, IDEAS[0])
    assert abs(x - before[0] - 123) <= 6
    assert abs(y - before[1] - 217) <= 6
    case.session.undo()
    assert place(case, IDEAS[0]) == before


def test_with_alt_held_nothing_snaps(case: BoardCase, board: BoardWidget) -> None:
    x, y = place(case, IDEAS[0])
    start = middle(board, case.note(IDEAS[0]))
    view = board.viewport()
    QTest.mousePress(view, LEFT, NONE, start)
    for step in range(1, 5):
        event_at = start + QPoint(103, 3) * step / 4
        board.canvas.move(board.on_board(QPointF(event_at)), ALT)
    QTest.mouseRelease(view, LEFT, ALT, start + QPoint(103, 3))
    assert place(case, IDEAS[0]) == (x + 103, y + 3)


def test_a_note_from_a_flowing_lane_lands_where_it_is_let_go(case: BoardCase, board: BoardWidget) -> None:
    box = board.box_of(case.note(PROBLEMS[0]))
    assert box is not None
    corner = board.in_view(box).topLeft()
    drag(board, corner + QPoint(30, 20), spot(board, 300, 400) + QPoint(30, 20))
    assert place(case, PROBLEMS[0]) == (300, 400)
    assert case.on_disk().need(Note, case.note(PROBLEMS[0])).kind is NoteKind.PROBLEM
    case.session.undo()
    assert case.texts(NoteKind.PROBLEM) == list(PROBLEMS)


def test_a_note_is_dragged_off_the_canvas_into_a_lane(case: BoardCase, board: BoardWidget) -> None:
    target = board.box_of(case.note(PROBLEMS[1]))
    assert target is not None
    drag(board, middle(board, case.note(IDEAS[0])), board.in_view(target).topLeft() + QPoint(8, 12))
    assert case.texts(NoteKind.PROBLEM) == [PROBLEMS[0], IDEAS[0], *PROBLEMS[1:]]


def test_escape_in_a_drag_puts_everything_back(case: BoardCase, board: BoardWidget) -> None:
    before = case.on_disk()
    start = middle(board, case.note(IDEAS[0]))
    drag(board, start, start + QPoint(200, 200), release=False)
    key(board, Qt.Key.Key_Escape)
    QTest.mouseRelease(board.viewport(), LEFT, pos=start + QPoint(200, 200))
    assert case.on_disk() == before


def test_escape_that_lays_a_tool_aside_leaves_what_is_chosen(case: BoardCase, board: BoardWidget) -> None:
    QTest.mouseClick(board.viewport(), LEFT, pos=middle(board, case.note(IDEAS[0])))
    board.choose((case.note(PROBLEMS[0]),))
    key(board, Qt.Key.Key_F)
    assert board.canvas.tools.tool == "frame"
    key(board, Qt.Key.Key_Escape)
    assert board.canvas.tools.tool == "select"
    assert board.chosen() == (case.note(PROBLEMS[0]),)


def test_a_drag_ends_when_its_canvas_goes_away(case: BoardCase, board: BoardWidget) -> None:
    start = middle(board, case.note(IDEAS[0]))
    drag(board, start, start + QPoint(200, 200), release=False)
    case.session.undo()  # the lane flows again
    before = case.on_disk()
    QTest.mouseMove(board.viewport(), start + QPoint(220, 220))
    QTest.mouseRelease(board.viewport(), LEFT, pos=start + QPoint(220, 220))
    board.grab()
    assert case.on_disk() == before


def test_notes_of_a_flowing_lane_and_of_the_canvas_are_dragged_off_it_together(
    case: BoardCase, board: BoardWidget
) -> None:
    QTest.mouseClick(board.viewport(), LEFT, pos=middle(board, case.note(PROBLEMS[0])))
    start = middle(board, case.note(IDEAS[0]))
    QTest.mouseClick(board.viewport(), LEFT, CONTROL, start)
    strip = QPoint(board.viewport().width() - 30, start.y())
    drag(board, start, strip)
    assert case.texts(NoteKind.PARKED) == [PROBLEMS[0], IDEAS[0]]


@pytest.mark.parametrize("on_canvas", [True, False])
def test_what_goes_away_in_the_hand_is_let_go_of_without_an_act(
    case: BoardCase, board: BoardWidget, on_canvas: bool
) -> None:
    case.session.run(AddNotes(canvas_of(case), ("Soon gone",)))
    start = middle(board, case.note("Soon gone"))
    end = start + QPoint(60, 200) if on_canvas else middle(board, case.note(PROBLEMS[1]))
    drag(board, start, end, release=False)
    assert board.canvas.moving
    case.session.undo()
    before = case.on_disk()
    board.grab()
    QTest.mouseMove(board.viewport(), end + QPoint(3, 3))
    QTest.mouseRelease(board.viewport(), LEFT, pos=end)
    assert case.on_disk() == before
    assert case.texts(NoteKind.IDEA) == list(IDEAS)
    assert not board.canvas.busy


def test_what_is_left_in_the_hand_is_moved_when_one_note_of_it_goes_away(case: BoardCase, board: BoardWidget) -> None:
    board.choose(tuple(case.note(text) for text in IDEAS))
    _x, y = place(case, IDEAS[1])
    start = middle(board, case.note(IDEAS[1]))
    drag(board, start, start + QPoint(120, 220), release=False)
    case.session.run(DeleteNotes((case.note(IDEAS[0]),)))
    QTest.mouseRelease(board.viewport(), LEFT, pos=start + QPoint(120, 220))
    assert place(case, IDEAS[1])[1] - y >= 200


@pytest.mark.parametrize("text", [IDEAS[0], PROBLEMS[0]])
@pytest.mark.parametrize("button", [Qt.MouseButton.MiddleButton, RIGHT])
def test_another_button_in_a_drag_means_nothing(
    case: BoardCase, board: BoardWidget, text: str, button: Qt.MouseButton
) -> None:
    view, start, end = board.viewport(), middle(board, case.note(text)), spot(board, 240, 400)
    drag(board, start, end, release=False)
    QTest.mousePress(view, button, pos=end)
    if button is RIGHT:
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, end, view.mapToGlobal(end))
        QApplication.sendEvent(view, asked)
    assert QApplication.activePopupWidget() is None
    QTest.mouseMove(view, end + QPoint(20, 20))
    QTest.mouseRelease(view, LEFT, pos=end + QPoint(20, 20))
    QTest.mouseRelease(view, button, pos=end + QPoint(20, 20))
    assert not board.canvas.busy
    assert not board.hands.busy()
    note = case.on_disk().need(Note, case.note(text))
    assert note.lane_id == canvas_of(case)
    assert note.y > 300


def test_a_press_while_the_board_itself_is_dragged_takes_nothing(case: BoardCase, board: BoardWidget) -> None:
    view, start, before = board.viewport(), middle(board, case.note(IDEAS[0])), case.on_disk()
    QTest.mousePress(view, Qt.MouseButton.MiddleButton, pos=start)
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, start + QPoint(50, 50))
    QTest.mouseRelease(view, LEFT, pos=start + QPoint(50, 50))
    QTest.mouseRelease(view, Qt.MouseButton.MiddleButton, pos=start + QPoint(50, 50))
    QTest.mouseMove(view, start + QPoint(150, 150))
    assert not board.canvas.busy
    assert case.on_disk() == before


def test_the_cross_of_a_tool_comes_back_when_the_board_has_been_dragged(case: BoardCase, board: BoardWidget) -> None:
    view, middle_button = board.viewport(), Qt.MouseButton.MiddleButton
    key(board, Qt.Key.Key_F)
    QTest.mouseMove(view, spot(board, 300, 300))
    assert view.cursor().shape() is Qt.CursorShape.CrossCursor
    QTest.mousePress(view, middle_button, pos=spot(board, 300, 300))
    assert view.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    QTest.mouseRelease(view, middle_button, pos=spot(board, 310, 300))
    QTest.mouseMove(view, spot(board, 320, 300))
    assert view.cursor().shape() is Qt.CursorShape.CrossCursor
    QTest.keyPress(board, Qt.Key.Key_Space)
    QTest.mouseMove(view, spot(board, 330, 300))
    assert view.cursor().shape() is Qt.CursorShape.OpenHandCursor
    QTest.keyRelease(board, Qt.Key.Key_Space)
    QTest.mouseMove(view, spot(board, 340, 300))
    assert view.cursor().shape() is Qt.CursorShape.CrossCursor


def test_a_double_click_on_empty_ground_writes_a_note_there(case: BoardCase, board: BoardWidget) -> None:
    QTest.mouseDClick(board.viewport(), LEFT, pos=spot(board, 260, 420))
    written(board, "Right here")
    assert place(case, "Right here") == (260, 420)
    assert board.hasFocus()


def test_escape_in_a_new_note_throws_no_words_away(case: BoardCase, board: BoardWidget) -> None:
    """The next one begins with them, chosen: who has thought of something else just writes."""
    told: list[str] = []
    board.told.connect(lambda words, undo: told.append(words))

    def write_at(y: int, words: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
        QTest.mouseDClick(board.viewport(), LEFT, NONE, spot(board, 260, y))
        written(board, words, end)

    write_at(300, "A word never to be lost", Qt.Key.Key_Escape)
    assert told == ["What you wrote is kept: the next new note begins with it."]
    write_at(300, "")
    write_at(420, "Quite another", Qt.Key.Key_Escape)
    write_at(420, "And then")
    write_at(540, "")
    assert set(case.texts(NoteKind.IDEA)) == {*IDEAS, "A word never to be lost", "And then"}


def test_words_that_escape_put_aside_wait_while_another_step_is_on_the_screen(
    case: BoardCase, board: BoardWidget, qtbot: QtBot
) -> None:
    QTest.mouseDClick(board.viewport(), LEFT, NONE, spot(board, 260, 300))
    written(board, "A word never to be lost", Qt.Key.Key_Escape)
    again = shown(CollectStage(case.session, case.step(StepKind.COLLECT)), qtbot).board
    QTest.mouseDClick(again.viewport(), LEFT, NONE, spot(again, 260, 300))
    written(again, "", Qt.Key.Key_Return)
    assert case.texts(NoteKind.IDEA) == [*IDEAS, "A word never to be lost"]


def test_new_notes_never_lie_on_each_other(case: BoardCase, board: BoardWidget) -> None:
    for text in ("A longer statement that takes several lines to be said, and then some more " * 3, "Short", "Third"):
        case.session.run(AddNotes(canvas_of(case), (text,)))
    boxes = [note.box for note in board.layout_.notes if board.picture.sections[note.section].free]
    assert len(boxes) == 5
    assert not any(a.meets(b) for n, a in enumerate(boxes) for b in boxes[:n])


def test_a_frame_is_drawn_named_and_moved_with_what_it_holds(case: BoardCase, board: BoardWidget) -> None:
    key(board, Qt.Key.Key_F)
    drag(board, spot(board, 2, 2), spot(board, 560, 330))
    written(board, "Do now")
    frame = shapes(case)[0]
    assert (frame.kind, frame.text) == (ShapeKind.FRAME, "Do now")
    assert board.canvas.tools.tool == "select"
    notes = {text: place(case, text) for text in IDEAS}
    drag(board, spot(board, frame.x, 250), spot(board, frame.x, 250) + QPoint(40, 200))
    moved = shapes(case)[0]
    assert moved.y > frame.y + 150
    for text, (x, y) in notes.items():
        assert place(case, text) == (x + moved.x - frame.x, y + moved.y - frame.y)
    case.session.undo()
    assert {text: place(case, text) for text in IDEAS} == notes


def test_a_frame_is_resized_by_its_corner(case: BoardCase, board: BoardWidget) -> None:
    case.session.run(AddShape(canvas_of(case), ShapeKind.FRAME, 40, 300, 200, 100))
    QTest.mouseClick(board.viewport(), LEFT, pos=spot(board, 40, 350))
    drag(board, spot(board, 240, 400), spot(board, 340, 460))
    frame = shapes(case)[0]
    assert abs(frame.w - 300) <= 6
    assert abs(frame.h - 160) <= 6


def test_axes_stand_ready_with_benefit_and_effort_in_the_workshops_language(
    case: BoardCase, board: BoardWidget
) -> None:
    key(board, Qt.Key.Key_Q)
    QTest.mouseClick(board.viewport(), LEFT, pos=spot(board, 500, 400))
    assert shapes(case)[0].labels == ("Small effort", "Large effort", "Small benefit", "Large benefit")


def test_the_ends_of_axes_are_named_one_after_the_other_and_undone_as_one(case: BoardCase, board: BoardWidget) -> None:
    case.session.run(AddShape(canvas_of(case), ShapeKind.AXES, 20, 260, 500, 300, labels=("a", "b", "c", "d")))
    key(board, Qt.Key.Key_End)
    key(board, Qt.Key.Key_Return)
    for words in ("Cheap", "Dear", "Weak"):
        written(board, words, Qt.Key.Key_Tab)
    assert board.editor is not None
    QTest.keyClick(board.editor, Qt.Key.Key_Escape)
    assert shapes(case)[0].labels == ("Cheap", "Dear", "Weak", "d")
    assert board.editor is None
    case.session.undo()
    assert shapes(case)[0].labels == ("a", "b", "c", "d")


def test_a_double_click_on_the_name_of_an_end_changes_that_end(case: BoardCase, board: BoardWidget) -> None:
    case.session.run(AddShape(canvas_of(case), ShapeKind.AXES, 20, 260, 500, 300, labels=("a", "b", "c", "Strong")))
    QTest.mouseDClick(board.viewport(), LEFT, pos=spot(board, 20 + 250 + 40, 275))
    assert board.editor is not None
    board.editor.selectAll()
    written(board, "Mighty")
    assert shapes(case)[0].labels == ("a", "b", "c", "Mighty")
    assert board.editor is None


def test_a_text_is_written_changed_and_gone_when_it_is_emptied(case: BoardCase, board: BoardWidget) -> None:
    key(board, Qt.Key.Key_X)
    QTest.mouseClick(board.viewport(), LEFT, pos=spot(board, 60, 500))
    written(board, "What first?")
    text = shapes(case)[0]
    assert (text.kind, text.text, text.x, text.y) == (ShapeKind.TEXT, "What first?", 60, 500)
    QTest.mouseDClick(board.viewport(), LEFT, pos=spot(board, 80, 515))
    written(board, " And who?")
    longer = shapes(case)[0]
    assert longer.text == "What first? And who?"
    assert longer.w > text.w
    QTest.mouseDClick(board.viewport(), LEFT, pos=spot(board, 80, 515))
    assert board.editor is not None
    board.editor.selectAll()
    QTest.keyClick(board.editor, Qt.Key.Key_Delete)
    QTest.keyClick(board.editor, Qt.Key.Key_Return)
    assert not shapes(case)


def test_a_text_that_is_given_up_leaves_nothing(case: BoardCase, board: BoardWidget) -> None:
    key(board, Qt.Key.Key_X)
    QTest.mouseClick(board.viewport(), LEFT, pos=spot(board, 60, 500))
    written(board, "Never mind", Qt.Key.Key_Escape)
    assert not shapes(case)


def test_an_arrow_from_note_to_note_touches_neither(case: BoardCase, board: BoardWidget) -> None:
    key(board, Qt.Key.Key_A)
    drag(board, middle(board, case.note(IDEAS[0])), middle(board, case.note(IDEAS[1])))
    arrow = shapes(case)[0]
    assert arrow.kind is ShapeKind.ARROW
    first, second = (board.box_of(case.note(text)) for text in IDEAS)
    assert first is not None
    assert second is not None
    left = board.canvas.lanes()[0].corner[0]
    assert first.right <= arrow.x + left <= arrow.x + arrow.w + left <= second.x


def test_drawing_by_hand_goes_on_until_escape(case: BoardCase, board: BoardWidget) -> None:
    key(board, Qt.Key.Key_D)
    drag(board, spot(board, 100, 400), spot(board, 300, 480))
    drag(board, spot(board, 300, 400), spot(board, 100, 480))
    assert [shape.kind for shape in shapes(case)] == [ShapeKind.STROKE, ShapeKind.STROKE]
    assert len(shapes(case)[0].points) == 4
    key(board, Qt.Key.Key_Escape)
    assert board.canvas.tools.tool == "select"


def test_delete_takes_what_was_drawn_last_and_not_what_was_chosen_before(case: BoardCase, board: BoardWidget) -> None:
    key(board, Qt.Key.Key_F)
    drag(board, spot(board, 60, 400), spot(board, 90, 430))
    written(board, "Stays", Qt.Key.Key_Return)
    key(board, Qt.Key.Key_D)
    drag(board, spot(board, 100, 400), spot(board, 300, 480))
    drag(board, spot(board, 300, 400), spot(board, 100, 480))
    first = next(shape for shape in shapes(case) if shape.kind is ShapeKind.STROKE)
    key(board, Qt.Key.Key_Escape)
    key(board, Qt.Key.Key_Delete)
    assert [shape.kind for shape in shapes(case)] == [ShapeKind.FRAME, ShapeKind.STROKE]
    assert first in shapes(case)


def test_during_a_gesture_nothing_is_written(case: BoardCase, board: BoardWidget) -> None:
    before = case.on_disk()
    key(board, Qt.Key.Key_F)
    drag(board, spot(board, 100, 400), spot(board, 300, 480), release=False)
    assert case.on_disk() == before
    key(board, Qt.Key.Key_Escape)
    QTest.mouseRelease(board.viewport(), LEFT, pos=spot(board, 300, 480))
    assert case.on_disk() == before
    assert board.canvas.tools.tool == "frame", "the tool stays until Escape once more"
    key(board, Qt.Key.Key_Escape)
    assert board.canvas.tools.tool == "select"


def test_arrow_keys_with_alt_move_notes_and_shapes_in_one_act(case: BoardCase, board: BoardWidget) -> None:
    x, y = place(case, IDEAS[0])
    board.choose((case.note(IDEAS[0]),))
    for _ in range(3):
        key(board, Qt.Key.Key_Right, ALT)
    key(board, Qt.Key.Key_Down, ALT | SHIFT)
    assert place(case, IDEAS[0]) == (x + 24, y + 1)
    case.session.undo()
    assert place(case, IDEAS[0]) == (x, y)


def test_everything_can_be_done_by_keyboard(case: BoardCase, board: BoardWidget) -> None:
    key(board, Qt.Key.Key_F)
    key(board, Qt.Key.Key_Return)
    written(board, "Later")
    frame = shapes(case)[0]
    assert frame.text == "Later"
    key(board, Qt.Key.Key_End)
    assert board.choice.current == frame.id
    assert board.accessibleName() == "Frame: Later"
    key(board, Qt.Key.Key_Right, SHIFT | CONTROL)
    assert shapes(case)[0].w == frame.w + 8
    key(board, Qt.Key.Key_Right, SHIFT | CONTROL | ALT)
    assert shapes(case)[0].w == frame.w + 9
    key(board, Qt.Key.Key_Left, ALT)
    assert shapes(case)[0].x == frame.x - 8
    key(board, Qt.Key.Key_Delete)
    assert not shapes(case)
    case.session.undo()
    assert shapes(case)[0].text == "Later"


def test_the_arrow_keys_read_a_canvas_row_by_row_and_then_its_shapes(case: BoardCase, board: BoardWidget) -> None:
    lane = canvas_of(case)
    case.session.run(AddNotes(lane, ("Below",), at=(20, 500)))
    case.session.run(AddNotes(lane, ("Between",), at=(120, 250)))
    case.session.run(AddShape(lane, ShapeKind.TEXT, 0, 0, 200, 40, text="Heading"))
    board.choose((case.note(IDEAS[0]),))
    walked = []
    for _ in range(5):
        walked.append(board.accessibleName().split(", ")[-1])
        key(board, Qt.Key.Key_Right)
    assert walked == [*IDEAS, "Between", "Below", "Text: Heading"]


def test_what_is_chosen_is_drawn_once_more_and_undone_as_one(case: BoardCase, board: BoardWidget) -> None:
    case.session.run(AddShape(canvas_of(case), ShapeKind.FRAME, 2, 2, 700, 200, text="Now"))
    drag(board, spot(board, 1, 420), spot(board, 760, 1))
    key(board, Qt.Key.Key_D, CONTROL)
    first, second = shapes(case)
    assert (second.x - first.x, second.y - first.y, second.text) == (24, 24, "Now")
    assert case.texts(NoteKind.IDEA).count(IDEAS[0]) == 2
    assert board.canvas.chosen() == (second.id,)
    case.session.undo()
    assert len(shapes(case)) == 1
    assert case.texts(NoteKind.IDEA) == list(IDEAS)


def test_who_deletes_all_notes_and_presses_once_more_deletes_nothing_that_is_drawn(
    case: BoardCase, board: BoardWidget
) -> None:
    case.session.run(AddShape(canvas_of(case), ShapeKind.AXES, 20, 260, 500, 300))
    key(board, Qt.Key.Key_A, CONTROL)
    key(board, Qt.Key.Key_Delete)
    assert case.texts(NoteKind.IDEA) == []
    key(board, Qt.Key.Key_Delete)
    assert len(shapes(case)) == 1


def test_a_delete_key_that_is_held_down_deletes_once(case: BoardCase, board: BoardWidget) -> None:
    make_application()
    board.choose((case.note(PROBLEMS[0]),))
    for repeats in (False, True, True):
        QTest.simulateEvent(board.window().windowHandle(), True, Qt.Key.Key_Delete, NONE, "", repeats)
    assert case.texts(NoteKind.PROBLEM) == list(PROBLEMS[1:])


def test_a_question_takes_the_letters_that_are_tools(case: BoardCase, board: BoardWidget) -> None:
    board.choose((case.note(IDEAS[0]),))
    key(board, Qt.Key.Key_K)
    key(board, Qt.Key.Key_Q)
    assert board.canvas.tools.tool == "select"
    assert case.on_disk().need(Note, case.note(IDEAS[0])).kind is NoteKind.QUESTION


def test_a_click_on_what_is_chosen_already_takes_a_question_away(case: BoardCase, board: BoardWidget) -> None:
    at = middle(board, case.note(IDEAS[0]))
    QTest.mouseClick(board.viewport(), LEFT, NONE, at)
    key(board, Qt.Key.Key_K)
    assert "Change to" in board.accessibleName()
    QTest.mouseClick(board.viewport(), LEFT, NONE, at)
    assert "Change to" not in board.accessibleName()


def test_the_room_sees_what_is_drawn(case: BoardCase, qtbot: QtBot) -> None:
    room = shown(ProjectorSurface(case.session), qtbot, 1280, 720)
    before = room.grab().toImage()
    case.session.run(AddShape(canvas_of(case), ShapeKind.STROKE, 60, 300, 200, 100, points=(0, 0, 200, 100)))
    after = room.grab().toImage()
    brand = QColor(theme.palette().brand)
    assert not has(before, brand)
    assert has(after, brand)


def test_a_line_is_as_sharp_while_another_board_shows_it_at_another_scale(case: BoardCase, board: BoardWidget) -> None:
    key(board, Qt.Key.Key_D)
    drag(board, spot(board, 101, 303), spot(board, 260, 371))
    console, room = ShapeLayers(), ShapeLayers()

    def shown(layers: ShapeLayers, zoom: float) -> QImage:
        picture = QImage(1200, 700, QImage.Format.Format_RGB32)
        picture.fill(QColor("white"))
        with QPainter(picture) as painter:
            painter.scale(zoom, zoom)
            layers.over(painter, board.picture, board.layout_)
        return picture

    shown(console, 0.73)
    sharp = shown(console, 0.73)
    shown(room, 1.1)
    assert shown(console, 0.73) == sharp


@pytest.mark.parametrize(("wide", "least"), [(1040, 24), (500, 38)])
def test_little_on_a_canvas_is_shown_large_to_the_room(case: BoardCase, qtbot: QtBot, wide: int, least: int) -> None:
    lane = canvas_of(case)
    case.session.run(EditStep(case.step(StepKind.COLLECT), {"lanes": (lane,)}))
    case.session.run(AddShape(lane, ShapeKind.AXES, 20, 20, wide, 300 if wide < 800 else 480))
    room = shown(ProjectorSurface(case.session), qtbot, 1920, 1080)
    board = room.findChild(RoomWall)
    assert isinstance(board, RoomWall)
    qtbot.waitUntil(lambda: board.zoom > 1)
    assert least <= 18 * board.zoom <= 40.1
    view = board.viewport().rect()
    assert all(view.contains(board.in_view(place.box)) for place in (*board.layout_.notes, *board.layout_.sections))


def test_an_arrow_follows_a_note_that_is_dragged(case: BoardCase, board: BoardWidget) -> None:
    key(board, Qt.Key.Key_A)
    drag(board, middle(board, case.note(IDEAS[0])), middle(board, case.note(IDEAS[1])))
    before = shapes(case)[0]
    x, y = place(case, IDEAS[1])
    start = middle(board, case.note(IDEAS[1]))
    drag(board, start, start + QPoint(40, 250))
    after, (new_x, new_y) = shapes(case)[0], place(case, IDEAS[1])
    ends = path_of(before)
    assert path_of(after) == [ends[0], (ends[1][0] + new_x - x, ends[1][1] + new_y - y)]
    case.session.undo()
    assert shapes(case)[0] == before
    assert place(case, IDEAS[1]) == (x, y)


def test_an_arrow_is_seen_to_follow_while_its_note_is_dragged(case: BoardCase, board: BoardWidget) -> None:
    """Before anything is written; Escape puts it back, and so does dragging the note off the canvas."""
    case.session.run(PlaceOnCanvas(canvas_of(case), ((case.note(IDEAS[1]), 420, 40),)))
    key(board, Qt.Key.Key_A)
    drag(board, middle(board, case.note(IDEAS[0])), middle(board, case.note(IDEAS[1])))
    (start, end), ink = path_of(shapes(case)[0]), QColor(theme.palette().ink)
    board.choose(())

    def leads_to(x: float, y: float) -> bool:
        """Whether the arrow is seen halfway to there."""
        at = spot(board, round((start[0] + x) / 2), round((start[1] + y) / 2))
        return has(board.viewport().grab().toImage().copy(QRect(at - QPoint(2, 2), at + QPoint(2, 2))), ink)

    assert leads_to(*end)
    taken, by = middle(board, case.note(IDEAS[1])), QPoint(44, 260)
    there = (end[0] + by.x() / board.zoom, end[1] + by.y() / board.zoom)
    drag(board, taken, taken + by, keys=ALT, release=False)
    assert leads_to(*there)
    assert not leads_to(*end)
    assert path_of(shapes(case)[0]) == [start, end]
    QTest.mouseMove(board.viewport(), middle(board, case.note(PROBLEMS[0])))
    assert leads_to(*end)
    QTest.mouseMove(board.viewport(), taken + by)
    key(board, Qt.Key.Key_Escape)
    assert leads_to(*end)
    assert not leads_to(*there)


def has(picture: QImage, colour: QColor) -> bool:
    return any(picture.pixelColor(x, y) == colour for y in range(picture.height()) for x in range(picture.width()))


def test_by_key_an_arrow_leads_from_one_chosen_note_to_the_other(case: BoardCase, board: BoardWidget) -> None:
    board.choose(tuple(case.note(text) for text in IDEAS))
    key(board, Qt.Key.Key_A)
    key(board, Qt.Key.Key_Return)
    assert shapes(case)[0].kind is ShapeKind.ARROW


def test_a_lasso_chooses_notes_and_shapes_that_are_deleted_together(case: BoardCase, board: BoardWidget) -> None:
    case.session.run(AddShape(canvas_of(case), ShapeKind.FRAME, 60, 300, 200, 100))
    drag(board, spot(board, 2, 420), spot(board, 700, 4))
    assert len(board.chosen()) == 2
    key(board, Qt.Key.Key_Delete)
    assert not shapes(case)
    assert case.texts(NoteKind.IDEA) == []
    case.session.undo()
    assert case.texts(NoteKind.IDEA) == list(IDEAS)
    assert len(shapes(case)) == 1


def test_shapes_are_no_notes_to_join(case: BoardCase, board: BoardWidget) -> None:
    case.session.run(AddShape(canvas_of(case), ShapeKind.FRAME, 60, 300, 200, 100))
    case.session.run(AddShape(canvas_of(case), ShapeKind.FRAME, 60, 450, 200, 100))
    drag(board, spot(board, 2, 570), spot(board, 700, 290))
    assert board.choice.notes == {shape.id for shape in shapes(case)}
    before = case.on_disk()
    key(board, Qt.Key.Key_J, CONTROL)
    assert case.on_disk() == before
    board.choice.notes.add(case.note(IDEAS[0]))
    assert "Join into one" not in entries(board_menu(board))
    board.choice.notes.add(case.note(IDEAS[1]))
    assert "Join into one" in entries(board_menu(board))
    key(board, Qt.Key.Key_J, CONTROL)
    assert case.texts(NoteKind.IDEA) == ["\n".join(IDEAS)]
    assert len(shapes(case)) == 2


def test_the_tools_are_there_only_beside_a_canvas(case: BoardCase, stage: CollectStage) -> None:
    assert stage.strip.isVisible()
    assert all(button.height() >= theme.TARGET <= button.width() for button in stage.strip.buttons.values())
    assert all(button.accessibleName() for button in stage.strip.buttons.values())
    QTest.mouseClick(stage.strip.buttons["frame"], LEFT)
    assert stage.board.canvas.tools.tool == "frame"
    assert stage.strip.buttons["frame"].isChecked()
    case.session.run(EditStep(case.step(StepKind.COLLECT), {"lanes": (case.lane(NoteKind.PROBLEM),)}))
    assert not stage.strip.isVisible()
    assert stage.board.canvas.tools.tool == "select"


def test_a_letter_is_a_tool_only_where_there_is_a_canvas(case: BoardCase, stage: CollectStage) -> None:
    case.session.run(EditStep(case.step(StepKind.COLLECT), {"lanes": (case.lane(NoteKind.PROBLEM),)}))
    stage.board.setFocus()
    QTest.keyClick(stage.board, Qt.Key.Key_V)
    assert stage.board.canvas.tools.tool == "select"


def test_a_lane_is_made_free_and_flowing_on_the_menu_of_its_heading(case: BoardCase, board: BoardWidget) -> None:
    problems = case.lane(NoteKind.PROBLEM)
    header = next(p.header for p in board.layout_.sections if board.picture.sections[p.section].id == problems)
    menu = board.canvas.menu(QPointF(header.x + 40, header.y + 10))
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Make the lane a free canvas").trigger()
    assert case.on_disk().need(Lane, problems).free
    place_ = next(p for p in board.canvas.lanes() if board.canvas.section(p).id == problems)
    menu = board.canvas.menu(QPointF(place_.header.x + 40, place_.header.y + 10))
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Let the notes flow").trigger()
    assert not case.on_disk().need(Lane, problems).free
    assert case.texts(NoteKind.PROBLEM) == list(PROBLEMS)


def test_the_board_scrolls_on_while_something_is_held_near_its_edge(
    case: BoardCase, board: BoardWidget, qtbot: QtBot
) -> None:
    case.session.run(AddShape(canvas_of(case), ShapeKind.FRAME, 40, 2400, 200, 100))
    _x, y = place(case, IDEAS[0])
    start = middle(board, case.note(IDEAS[0]))
    end = QPoint(start.x(), board.viewport().height() - 10)
    drag(board, start, end, release=False)
    qtbot.waitUntil(lambda: board.origin().y() < -300)
    QTest.mouseRelease(board.viewport(), LEFT, pos=end)
    assert place(case, IDEAS[0])[1] > y + end.y() - start.y() + 200
