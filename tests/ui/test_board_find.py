"""Finding and filtering: what is not looked for is faint and stays where it is, and only for the facilitator."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, shown
from tests.helpers.keys import CONTROL, LEFT, SHIFT
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.themes import GroupNotes
from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.ui.board.find_bar import FindBar
from workshop_app.ui.board.finding import Sought
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.projector.room_wall import RoomWall
from workshop_app.ui.widgets.buttons import Button


@pytest.fixture
def stage(stage: CollectStage, qtbot: QtBot) -> CollectStage:
    """In the active window: what is pressed goes to where the keyboard is."""
    qtbot.waitUntil(stage.isActiveWindow)
    return stage


def opened(board: BoardWidget) -> FindBar:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F, CONTROL)
    bar = board.finder.bar
    assert bar is not None
    assert bar.field.hasFocus()
    return bar


def lit(board: BoardWidget) -> set[str]:
    return {card.text for note, card in board.cards.items() if not board.finder.dims(note)}


def chip(bar: FindBar, words: str) -> Button:
    return next(button for button in bar.findChildren(Button) if button.text() == words)


def choose(bar: FindBar, filter_: str, value: str) -> None:
    QTest.mouseClick(chip(bar, filter_), LEFT)
    menu = next(menu for menu in bar.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text() == value).trigger()
    menu.close()


def test_typing_dims_what_does_not_match_and_everything_keeps_its_place(case: BoardCase, board: BoardWidget) -> None:
    before, places = board.grab().toImage(), dict(board.layout_.places)
    bar = opened(board)
    QTest.keyClicks(bar.field, "IDEA")
    assert lit(board) == {PROBLEMS[1], IDEAS[0]}
    assert bar.count.text() == "2 hits"
    assert board.layout_.places == places
    assert board.grab().toImage() != before
    QTest.keyClicks(bar.field, " log")
    assert lit(board) == {IDEAS[0]}
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert board.finder.bar is None
    assert lit(board) == {*PROBLEMS, *IDEAS}
    assert board.hasFocus()


def test_control_f_opens_from_the_line_too(stage: CollectStage) -> None:
    stage.entry.field.setFocus()
    opened(stage.board)


def test_one_comes_nearer_while_one_writes(stage: CollectStage) -> None:
    stage.entry.field.setFocus()
    QTest.keyClick(stage.entry.field, Qt.Key.Key_Plus, CONTROL)
    assert stage.board.zoom > 1
    QTest.keyClick(stage.entry.field, Qt.Key.Key_1, CONTROL)
    assert stage.board.zoom == 1


def test_notes_in_the_parking_lot_beside_the_board_are_counted_too(case: BoardCase, board: BoardWidget) -> None:
    case.session.run(AddNotes(case.lane(NoteKind.PARKED), ("Ideas about wages", "Lunch")))
    bar = opened(board)
    QTest.keyClicks(bar.field, "idea")
    assert bar.count.text() == "2 hits, 1 parked"
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "1 of 2, 1 parked"
    QTest.keyClicks(bar.field, "s about w")
    assert bar.count.text() == "No hits, 1 parked"


def test_enter_walks_the_hits_and_shift_enter_goes_back(case: BoardCase, board: BoardWidget) -> None:
    bar = opened(board)
    QTest.keyClicks(bar.field, "idea")
    walked = []
    for _ in range(3):
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
        walked.append(board.cards[board.choice.current].text)
    QTest.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)
    walked.append(board.cards[board.choice.current].text)
    assert walked == [PROBLEMS[1], IDEAS[0], PROBLEMS[1], IDEAS[0]]
    assert bar.field.hasFocus()


def test_a_code_finds_that_very_note(board: BoardWidget) -> None:
    QTest.keyClicks(opened(board).field, "p3")
    assert lit(board) == {PROBLEMS[2]}


def test_filters_combine_with_each_other_and_with_the_words(case: BoardCase, board: BoardWidget) -> None:
    ideas = case.lane(NoteKind.IDEA)
    case.session.run(AddNotes(ideas, ("Idea of group two", "Another"), group=2))
    case.session.run(GroupNotes((case.note("Another"), case.note(PROBLEMS[0])), "Together"))
    bar = opened(board)
    choose(bar, "Kind", "Idea")
    assert lit(board) == {*IDEAS, "Idea of group two", "Another"}
    choose(bar, "Buzz group", "Buzz group 2")
    assert lit(board) == {"Idea of group two", "Another"}
    choose(bar, "Theme", "1 Together")
    assert lit(board) == {"Another"}
    choose(bar, "1 Together", "In no theme")
    assert lit(board) == {"Idea of group two"}
    QTest.keyClicks(bar.field, "nothing like it")
    assert lit(board) == set()
    assert bar.count.text() == "No hits"


def test_control_a_chooses_what_was_found(case: BoardCase, board: BoardWidget) -> None:
    QTest.keyClicks(opened(board).field, "idea")
    board.setFocus()
    QTest.keyClick(board, Qt.Key.Key_A, CONTROL)
    assert board.chosen() == (case.note(PROBLEMS[1]), case.note(IDEAS[0]))
    QTest.keyClick(board, Qt.Key.Key_Escape)
    assert board.finder.bar is None


def test_the_bar_says_which_hit_one_is_at(board: BoardWidget) -> None:
    bar = opened(board)
    QTest.keyClicks(bar.field, "idea")
    told = []
    for _turn in range(3):
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
        told.append(bar.count.text())
    assert told == ["1 of 2", "2 of 2", "1 of 2"]
    board.choose(tuple(note for note in board.cards if board.finder.dims(note))[:1])
    assert bar.count.text() == "2 hits"


def test_all_hits_are_chosen_from_the_field_and_stay_chosen_when_the_bar_goes(
    case: BoardCase, board: BoardWidget
) -> None:
    bar = opened(board)
    assert not bar.all.isVisible()
    QTest.keyClicks(bar.field, "idea")
    assert bar.all.isVisible()
    QTest.keyClick(bar.field, Qt.Key.Key_Return, CONTROL)
    assert board.hasFocus()
    QTest.keyClick(board, Qt.Key.Key_Escape)
    assert board.finder.bar is None
    assert board.chosen() == (case.note(PROBLEMS[1]), case.note(IDEAS[0]))


def test_notes_are_filtered_by_area_where_there_are_areas(case: BoardCase, board: BoardWidget) -> None:
    bar = opened(board)
    assert not any(button.text() == "Area" and button.isVisible() for button in bar.findChildren(Button))
    problems = case.lane(NoteKind.PROBLEM)
    case.session.run(AddNotes(problems, ("Too late #Time", "Too dear #Money")))
    choose(bar, "Area", "Time")
    assert lit(board) == {"Too late"}
    choose(bar, "Time", "Without area")
    assert lit(board) == {*PROBLEMS, *IDEAS}


def test_a_note_that_comes_while_one_looks_is_looked_at_too(case: BoardCase, board: BoardWidget) -> None:
    bar = opened(board)
    QTest.keyClicks(bar.field, "idea")
    problems = case.lane(NoteKind.PROBLEM)
    case.session.run(AddNotes(problems, ("No idea", "Something else")))
    assert lit(board) == {PROBLEMS[1], IDEAS[0], "No idea"}
    assert bar.count.text() == "3 hits"


def test_the_room_sees_all_notes_as_before(case: BoardCase, board: BoardWidget, qtbot: QtBot) -> None:
    room = RoomWall()
    room.set_picture(board.picture)
    shown(room, qtbot, 1280, 720)
    room.ground.sharpen()
    before = room.grab().toImage()
    board.finder.seek(Sought("idea"))
    assert lit(board) == {PROBLEMS[1], IDEAS[0]}
    room.set_picture(board.picture)
    room.ground.sharpen()
    assert room.grab().toImage() == before


def test_the_bar_makes_way_for_the_note_that_was_found(
    case: BoardCase, stage: CollectStage, board: BoardWidget
) -> None:
    bar = opened(board)
    QTest.keyClicks(bar.field, "log")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    box = board.box_of(case.note(IDEAS[0]))
    assert box is not None
    assert not bar.geometry().intersects(board.in_view(box))
    usual = bar.geometry()
    bar.avoid([usual])
    assert not bar.geometry().intersects(usual)


@pytest.mark.parametrize("width", [730, 1100, 1600])
def test_all_that_the_bar_says_can_be_read_however_wide_the_board_is(case: BoardCase, qtbot: QtBot, width: int) -> None:
    case.session.run(AddNotes(case.lane(NoteKind.PARKED), ("Ideas about wages",)))
    board = shown(CollectStage(case.session, case.step(StepKind.COLLECT)), qtbot, width, 700).board
    board.setFocus()
    bar = opened(board)
    QTest.keyClicks(bar.field, "idea")
    assert bar.count.text() == "2 hits, 1 parked"
    for said in (bar.count, bar.all):
        assert said.isVisible()
        assert said.width() >= said.sizeHint().width()


def test_what_one_writes_while_one_looks_is_seen_and_not_under_the_bar(
    case: BoardCase, stage: CollectStage, board: BoardWidget
) -> None:
    bar = opened(board)
    QTest.keyClicks(bar.field, "log")
    stage.entry.field.setFocus()
    QTest.keyClick(stage.entry.field, Qt.Key.Key_Tab)
    written = [f"Statement {n}" for n in range(14)]
    for words in written:
        QTest.keyClicks(stage.entry.field, words)
        QTest.keyClick(stage.entry.field, Qt.Key.Key_Return)
        box = board.box_of(case.note(words))
        assert box is not None
        assert not bar.geometry().intersects(board.in_view(box))
    assert lit(board) == {IDEAS[0], *written}
    assert bar.count.text() == "1 hit"
    QTest.keyClicks(bar.field, " m")
    assert lit(board) == {IDEAS[0]}


def test_the_first_hit_comes_into_sight_when_none_is_there(case: BoardCase, board: BoardWidget) -> None:
    case.session.run(AddNotes(case.lane(NoteKind.PROBLEM), tuple(f"Statement {n}" for n in range(400))))
    bar = opened(board)
    QTest.keyClick(board, Qt.Key.Key_1, CONTROL)
    board.pan(400, 400)
    start = board.camera
    QTest.keyClicks(bar.field, "s")
    assert board.camera == start, "hits are in sight already, though not the first"
    QTest.keyClicks(bar.field, "tatement 399")
    box = board.box_of(case.note("Statement 399"))
    assert box is not None
    assert board.viewport().rect().contains(board.in_view(box))
    assert not board.chosen()


def test_who_deletes_what_was_found_stays_among_what_is_looked_for(case: BoardCase, board: BoardWidget) -> None:
    bar = opened(board)
    QTest.keyClicks(bar.field, "idea")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    board.setFocus()
    QTest.keyClick(board, Qt.Key.Key_Delete)
    assert board.chosen() == (case.note(IDEAS[0]),)
    assert bar.count.text() == "1 of 1"
    for _press in range(2):
        QTest.keyClick(board, Qt.Key.Key_Delete)
    assert case.texts(NoteKind.PROBLEM) + case.texts(NoteKind.IDEA) == [PROBLEMS[0], PROBLEMS[2], IDEAS[1]]
    assert board.choice.current == ""
    assert bar.count.text() == "No hits"
