"""Participants at the room's picture: they move notes and write, several at once, and can do nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, drag, heading, middle, open_menus, shown
from tests.helpers.keys import CONTROL, LEFT, SHIFT
from tests.helpers.participants import low, shared_room, view
from tests.helpers.touch import SCREEN, Touch
from tests.helpers.whole import is_whole
from workshop_app.commands.agenda import GoToStep, Spotlight
from workshop_app.commands.canvas import AddShape, MakeLaneFree
from workshop_app.commands.notes import EditNote
from workshop_app.commands.themes import GroupNotes
from workshop_app.domain.enums import NoteKind, ShapeKind, StepKind
from workshop_app.domain.records import Theme
from workshop_app.ui import theme
from workshop_app.ui.board.deeds import Deeds
from workshop_app.ui.board.shared import MOVES, SharedBoard
from workshop_app.ui.board.zoom_bar import ZoomBar
from workshop_app.ui.console.page import ConsolePage
from workshop_app.ui.projector.participants import ParticipantsView
from workshop_app.ui.projector.surface import ProjectorSurface
from workshop_app.ui.projector.writing import WritingLine
from workshop_app.ui.widgets.buttons import Button, Pressable


@pytest.fixture
def room(case: BoardCase, qtbot: QtBot) -> ProjectorSurface:
    return shared_room(case, qtbot)


@pytest.fixture
def board(room: ProjectorSurface) -> SharedBoard:
    return view(room).board


def test_several_participants_move_notes_at_once(case: BoardCase, board: SharedBoard, touch: Touch) -> None:
    touch.down({0: middle(board, case.note(PROBLEMS[0])), 1: middle(board, case.note(IDEAS[0]))})
    touch.move({0: low(board, 1), 1: low(board, 0)})
    touch.up(0, 1)
    assert case.texts(NoteKind.PROBLEM) == [PROBLEMS[1], PROBLEMS[2], IDEAS[0]]
    assert case.texts(NoteKind.IDEA) == [IDEAS[1], PROBLEMS[0]]
    case.session.undo()
    case.session.undo()
    assert case.texts(NoteKind.PROBLEM) == list(PROBLEMS)


def test_the_mouse_moves_notes_too(case: BoardCase, board: SharedBoard) -> None:
    drag(board, middle(board, case.note(PROBLEMS[0])), low(board, 1))
    assert case.texts(NoteKind.IDEA) == [*IDEAS, PROBLEMS[0]]


def test_a_participant_writes_a_note_in_the_lane_of_his_choice(case: BoardCase, room: ProjectorSurface) -> None:
    line = view(room).line
    assert "Problems" in line.lane.text()
    line.lane.click()
    QTest.keyClicks(line.field, "Ask those who know")
    line.add.click()
    assert case.texts(NoteKind.IDEA) == [*IDEAS, "Ask those who know"]
    assert line.field.text() == ""
    QTest.keyClicks(line.field, "And listen")
    QTest.keyClick(line.field, Qt.Key.Key_Return)
    assert case.texts(NoteKind.IDEA)[-1] == "And listen"


def test_what_participants_may_do_is_told_whole_in_a_small_window(room: ProjectorSurface) -> None:
    room.resize(800, 600)
    QApplication.processEvents()
    (words,) = (one for one in view(room).findChildren(QLabel) if one.text() == "Participants may move notes")
    assert is_whole(words)


def test_nothing_else_can_be_done(case: BoardCase, board: SharedBoard, touch: Touch, qtbot: QtBot) -> None:
    before = case.on_disk()
    note = middle(board, case.note(PROBLEMS[0]))
    now = 100.0
    board.fingers.clock = lambda: now
    for _ in range(2):
        touch.tap(note)
        QTest.mouseClick(board.viewport(), LEFT, pos=note)
    QTest.mouseDClick(board.viewport(), LEFT, pos=note)
    touch.down({0: note})
    now += 2
    board.fingers.tick()
    touch.up(0)
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        QApplication.sendEvent(board.viewport(), QContextMenuEvent(reason, note, board.viewport().mapToGlobal(note)))
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_P, Qt.Key.Key_G, Qt.Key.Key_Space, Qt.Key.Key_M):
        QTest.keyClick(board, key)
    for key in (Qt.Key.Key_X, Qt.Key.Key_D, Qt.Key.Key_V, Qt.Key.Key_J):
        QTest.keyClick(board, key, CONTROL)
    assert board.editor is None
    assert not open_menus()
    assert board.chosen() == ()
    assert case.on_disk() == before


def test_participants_see_all_of_a_canvas_however_large(case: BoardCase, qtbot: QtBot) -> None:
    lane = case.lane(NoteKind.IDEA)
    case.session.run(MakeLaneFree(lane))
    case.session.run(AddShape(lane, ShapeKind.AXES, 20, 20, 4000, 2600))
    room = shown(ProjectorSurface(case.session), qtbot, *SCREEN)
    case.session.let_participants(True)
    board = view(room).board
    qtbot.waitUntil(lambda: board.camera.view == (board.width(), board.height()))
    axes = board.in_view(next(iter(board.canvas.stops().values())))
    assert board.viewport().rect().contains(axes)


def test_what_is_not_a_move_is_refused_whoever_asks(case: BoardCase) -> None:
    before, deeds = case.on_disk(), Deeds(case.session, only=MOVES)
    note = case.note(PROBLEMS[0])
    assert not deeds.delete((note,))
    assert not deeds.edit_note(note, "Something else")
    assert not deeds.group((note,))
    assert not deeds.spotlight(note)
    assert not deeds.do(EditNote(note, "Something else"))
    assert case.on_disk() == before


def test_a_note_is_not_parked_by_dragging_it_to_the_edge(case: BoardCase, board: SharedBoard, touch: Touch) -> None:
    start = middle(board, case.note(IDEAS[0]))
    touch.down({0: start})
    touch.move({0: QPoint(board.viewport().width() - 6, start.y())})
    touch.up(0)
    assert case.texts(NoteKind.PARKED) == []


def test_themes_are_neither_merged_nor_made_but_notes_go_between_them(
    case: BoardCase, room: ProjectorSurface, board: SharedBoard, touch: Touch
) -> None:
    case.session.run(GroupNotes((case.note(PROBLEMS[0]), case.note(IDEAS[0])), "Speed"))
    case.session.run(GroupNotes((case.note(PROBLEMS[1]),), "Answers"))
    case.session.run(GoToStep(case.step(StepKind.THEME)))
    assert not view(room).line.isVisible()
    first, second = (theme.id for theme in case.state.ordered(Theme))
    touch.down({0: heading(board, second)})
    touch.move({0: middle(board, first)})
    touch.up(0)
    assert [name for name, _ in case.themes()] == ["Speed", "Answers"]
    touch.down({0: middle(board, case.note(PROBLEMS[2]))})
    touch.move({0: middle(board, case.note(IDEAS[1]))})
    touch.up(0)
    assert len(case.themes()) == 2
    touch.down({0: middle(board, case.note(PROBLEMS[2]))})
    touch.move({0: heading(board, second)})
    touch.up(0)
    assert case.themes()[1] == ("Answers", [PROBLEMS[1], PROBLEMS[2]])


def test_the_picture_cannot_be_touched_while_it_is_off_stands_still_or_shows_one_note(
    case: BoardCase, room: ProjectorSurface
) -> None:
    for on, off in (
        (lambda: room.setBlack(True), lambda: room.setBlack(False)),
        (lambda: room.setFrozen(True), lambda: room.setFrozen(False)),
        (lambda: case.session.run(Spotlight(case.note(PROBLEMS[0]))), lambda: case.session.run(Spotlight(""))),
    ):
        on()
        assert not view(room).isVisible()
        off()
        assert view(room).isVisible()


def test_what_is_held_when_the_picture_is_frozen_goes_back(
    case: BoardCase, room: ProjectorSurface, board: SharedBoard, touch: Touch
) -> None:
    before = case.on_disk()
    touch.down({0: middle(board, case.note(PROBLEMS[0]))})
    touch.move({0: low(board, 1)})
    room.setFrozen(True)
    assert not board.hands.busy()
    room.setFrozen(False)
    touch.up(0)
    assert case.on_disk() == before


def test_touching_ends_when_the_button_has_been_held(case: BoardCase, room: ProjectorSurface, qtbot: QtBot) -> None:
    button = view(room).end
    QTest.mouseClick(button, LEFT)
    assert case.session.participants
    QTest.mousePress(button, LEFT)
    qtbot.waitUntil(lambda: not case.session.participants, timeout=5000)
    QTest.mouseRelease(button, LEFT)
    assert not view(room).isVisible()
    assert not room.participates()


def test_buttons_are_large_enough_for_a_finger(room: ProjectorSurface, board: SharedBoard) -> None:
    board.zoom_to(2)
    shown = [button for button in view(room).findChildren(Pressable) if button.isVisible()]
    assert {type(button.parent()) for button in shown} == {ParticipantsView, WritingLine, ZoomBar}
    assert all(button.height() >= theme.TARGET and button.width() >= theme.TARGET for button in shown)


def test_one_writes_while_another_drags(
    case: BoardCase, room: ProjectorSurface, board: SharedBoard, touch: Touch
) -> None:
    line = view(room).line
    touch.down({0: middle(board, case.note(PROBLEMS[0]))})
    touch.move({0: low(board, 1)})
    for widget in (line.lane, line.field.viewport()):
        Touch(widget, beside=touch).tap(widget.rect().center(), finger=1)
    assert line.field.hasFocus()
    QTest.keyClicks(line.field, "Ask those who know")
    Touch(line.add, beside=touch).tap(line.add.rect().center(), finger=1)
    assert case.texts(NoteKind.IDEA) == [*IDEAS, "Ask those who know"]
    assert board.hands.dragged() == {case.note(PROBLEMS[0])}
    touch.up(0)
    assert case.texts(NoteKind.IDEA)[-1] == PROBLEMS[0]


def test_the_button_can_be_held_with_a_finger_while_others_drag(
    case: BoardCase, room: ProjectorSurface, board: SharedBoard, touch: Touch, qtbot: QtBot
) -> None:
    before, end = case.on_disk(), view(room).end
    touch.down({0: middle(board, case.note(PROBLEMS[0]))})
    touch.move({0: low(board, 1)})
    leader = Touch(end, beside=touch)
    leader.down({1: end.rect().center()})
    qtbot.waitUntil(lambda: not case.session.participants, timeout=5000)
    leader.up(1)
    touch.up(0)
    assert case.on_disk() == before


def test_escape_where_one_writes_gives_the_keyboard_back_and_keeps_what_is_written(
    case: BoardCase, room: ProjectorSurface, qtbot: QtBot
) -> None:
    line = view(room).line
    line.field.setFocus()
    QTest.keyClicks(line.field, "Ask those")
    with qtbot.waitSignal(room.lifted, timeout=1000):
        QTest.keyClick(line.field, Qt.Key.Key_Escape)
    assert not room.is_written_in()
    assert line.field.text() == "Ask those"


# with one screen


@pytest.fixture
def page(case: BoardCase, qtbot: QtBot) -> ConsolePage:
    made = ConsolePage(case.session)
    made.projectorWanted.connect(lambda: made.show_room(not made.shows_room()))
    return shown(made, qtbot, *SCREEN)


def switch(page: ConsolePage) -> None:
    QTest.keyClick(page, Qt.Key.Key_P, CONTROL | SHIFT)


def test_with_one_screen_the_window_is_lent_and_comes_back(case: BoardCase, page: ConsolePage) -> None:
    switch(page)
    assert page.shows_room()
    cover = page.findChild(ProjectorSurface, "room")
    assert isinstance(cover, ProjectorSurface)
    assert cover.participates()
    switch(page)
    assert not page.shows_room()
    assert not case.session.participants


def test_escape_puts_notes_back_and_does_not_leave_the_picture(case: BoardCase, page: ConsolePage) -> None:
    switch(page)
    cover = page.findChild(ProjectorSurface, "room")
    assert isinstance(cover, ProjectorSurface)
    board, before = view(cover).board, case.on_disk()
    touch = Touch(board.viewport())
    touch.down({0: middle(board, case.note(PROBLEMS[0])), 1: middle(board, case.note(IDEAS[0]))})
    touch.move({0: low(board, 1), 1: low(board, 0)})
    QTest.keyClick(page, Qt.Key.Key_Escape)
    touch.up(0, 1)
    assert case.on_disk() == before
    assert page.shows_room()
    assert cover.participates()


def test_escape_leaves_the_writing_with_one_screen_too(page: ConsolePage) -> None:
    switch(page)
    cover = page.findChild(ProjectorSurface, "room")
    assert isinstance(cover, ProjectorSurface)
    field = view(cover).line.field
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not cover.is_written_in()
    assert page.shows_room()


def test_letters_are_not_keys_of_the_picture_while_participants_write(page: ConsolePage) -> None:
    switch(page)
    cover = page.findChild(ProjectorSurface, "room")
    assert isinstance(cover, ProjectorSurface)
    QTest.keyClicks(cover, "bf")
    assert cover.participates()


def test_the_keys_told_over_the_picture_are_those_that_work_while_participants_touch_it(page: ConsolePage) -> None:
    def told() -> list[tuple[str, str]]:
        groups = page.keys()
        return next(list(group.keys) for group in groups if group.title == "The room’s picture")

    page.show_room(True)
    assert ("Esc / F5", "Back to your own picture") in told()
    switch(page)
    assert told()[:2] == [("Esc", "Put back what is held"), ("F5", "Back to your own picture")]


def test_the_console_says_that_participants_may_move_notes(case: BoardCase, page: ConsolePage) -> None:
    def said() -> bool:
        return any(button.text() == "Projector: participants" for button in page.findChildren(Button))

    assert not said()
    case.session.let_participants(True)
    assert said()
    case.session.let_participants(False)
    assert not said()


@pytest.mark.parametrize(("size", "least"), [((1280, 720), 18), ((1920, 1080), 28), ((3840, 2160), 56)])
def test_what_participants_read_and_touch_grows_with_the_picture(
    size: tuple[int, int], least: int, case: BoardCase, qtbot: QtBot
) -> None:
    """As large as everything else in the room, whatever screen that has."""
    case.session.let_participants(True)
    room = shown(ProjectorSurface(case.session), qtbot, *size)
    view_ = view(room)
    words = next(each for each in view_.findChildren(QLabel) if each.text() == "Participants may move notes")
    for part in (view_.line.lane, view_.line.field, view_.line.add, view_.end, words):
        assert part.font().pixelSize() >= least
    for button in (view_.line.lane, view_.line.add, view_.end):
        assert button.height() >= max(theme.TARGET, 2 * least)
        assert button.width() >= button.sizeHint().width(), "and every word is seen"
    assert is_whole(words)
    assert all(button.height() >= max(theme.TARGET, 2 * least) for button in view_.board.zoom_bar.buttons())
