"""Working on the board: choosing, dragging, editing in place, deleting."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, drag, middle, shown
from tests.helpers.keys import CONTROL, LEFT, NONE, SHIFT
from workshop_app.commands.notes import AddNotes
from workshop_app.domain.board_geometry import NoteMetrics
from workshop_app.domain.enums import NoteKind
from workshop_app.services.board_view import NoteCard, board_picture
from workshop_app.ui import motion
from workshop_app.ui.board.cards import CardCache
from workshop_app.ui.board.text import NoteText
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.projector.room_wall import RoomWall
from workshop_app.ui.widgets.toast import Toast


def click(board: BoardWidget, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(board.viewport(), LEFT, modifiers, at)


def test_a_note_is_dragged_to_another_lane_before_the_note_it_is_dropped_on(
    case: BoardCase, board: BoardWidget
) -> None:
    target = board.box_of(case.note(IDEAS[1]))
    assert target is not None
    drag(board, middle(board, case.note(PROBLEMS[0])), board.in_view(target).topLeft() + QPoint(6, 20))
    assert case.texts(NoteKind.IDEA) == [IDEAS[0], PROBLEMS[0], IDEAS[1]]
    case.session.undo()
    assert case.texts(NoteKind.PROBLEM) == list(PROBLEMS)


def test_several_notes_are_dragged_as_one_act(case: BoardCase, board: BoardWidget) -> None:
    click(board, middle(board, case.note(PROBLEMS[0])))
    click(board, middle(board, case.note(PROBLEMS[2])), CONTROL)
    drag(board, middle(board, case.note(PROBLEMS[2])), middle(board, case.lane(NoteKind.IDEA)))
    assert case.texts(NoteKind.IDEA) == [*IDEAS, PROBLEMS[0], PROBLEMS[2]]
    case.session.undo()
    assert case.texts(NoteKind.PROBLEM) == list(PROBLEMS)


def test_a_note_is_dragged_to_another_place_in_its_lane(case: BoardCase, board: BoardWidget) -> None:
    first = board.box_of(case.note(PROBLEMS[0]))
    assert first is not None
    drag(board, middle(board, case.note(PROBLEMS[2])), board.in_view(first).topLeft() + QPoint(6, 20))
    assert case.texts(NoteKind.PROBLEM) == [PROBLEMS[2], PROBLEMS[0], PROBLEMS[1]]


def test_escape_puts_a_dragged_note_back(case: BoardCase, board: BoardWidget) -> None:
    before = case.on_disk()
    end = middle(board, case.lane(NoteKind.IDEA))
    drag(board, middle(board, case.note(PROBLEMS[0])), end, release=False)
    QTest.keyClick(board, Qt.Key.Key_Escape)
    QTest.mouseRelease(board.viewport(), LEFT, pos=end)
    assert case.on_disk() == before


def test_choosing_by_click_shift_control_lasso_and_control_a(case: BoardCase, board: BoardWidget) -> None:
    problems = tuple(case.note(text) for text in PROBLEMS)
    ideas = tuple(case.note(text) for text in IDEAS)
    click(board, middle(board, problems[0]))
    assert board.chosen() == (problems[0],)
    click(board, middle(board, problems[2]), SHIFT)
    assert board.chosen() == problems
    click(board, middle(board, problems[1]), CONTROL)
    assert board.chosen() == (problems[0], problems[2])
    panel = next(place.box for place in board.layout_.sections if place.section == 1)
    area = board.in_view(panel)
    drag(board, area.bottomRight() - QPoint(20, 20), area.topLeft() + QPoint(20, 60))
    assert board.chosen() == ideas
    QTest.keyClick(board, Qt.Key.Key_A, CONTROL)
    assert board.chosen() == (*problems, *ideas)


def test_the_arrows_walk_in_reading_order(case: BoardCase, board: BoardWidget) -> None:
    QTest.keyClick(board, Qt.Key.Key_Home)
    walked = []
    for _ in range(len(PROBLEMS) + len(IDEAS)):
        walked.append(board.cards[board.choice.current].text)
        QTest.keyClick(board, Qt.Key.Key_Right)
    assert walked == [*PROBLEMS, *IDEAS]


def test_m_and_a_digit_or_an_arrow_move_the_chosen_note(case: BoardCase, board: BoardWidget) -> None:
    board.choose((case.note(PROBLEMS[1]),))
    QTest.keyClick(board, Qt.Key.Key_M)
    QTest.keyClick(board, Qt.Key.Key_2)
    assert case.texts(NoteKind.IDEA) == [*IDEAS, PROBLEMS[1]]
    QTest.keyClick(board, Qt.Key.Key_M, CONTROL)
    QTest.keyClick(board, Qt.Key.Key_Up)
    assert case.texts(NoteKind.IDEA) == [IDEAS[0], PROBLEMS[1], IDEAS[1]]
    QTest.keyClick(board, Qt.Key.Key_M)
    QTest.keyClick(board, Qt.Key.Key_Left)
    assert case.texts(NoteKind.PROBLEM) == [PROBLEMS[0], PROBLEMS[2], PROBLEMS[1]]


def test_a_note_is_edited_in_its_place(case: BoardCase, board: BoardWidget) -> None:
    note = case.note(PROBLEMS[0])
    QTest.mouseDClick(board.viewport(), LEFT, pos=middle(board, note))
    assert board.editor is not None
    QTest.keyClicks(board.editor, ", as always")
    QTest.keyClick(board.editor, Qt.Key.Key_Return, SHIFT)
    QTest.keyClicks(board.editor, "and too high up")
    QTest.keyClick(board.editor, Qt.Key.Key_Return)
    assert case.texts(NoteKind.PROBLEM)[0] == f"{PROBLEMS[0]}, as always\nand too high up"
    assert board.editor is None
    assert board.hasFocus()


def test_escape_leaves_a_note_as_it_was(case: BoardCase, board: BoardWidget) -> None:
    board.choose((case.note(PROBLEMS[0]),))
    QTest.keyClick(board, Qt.Key.Key_F2)
    assert board.editor is not None
    QTest.keyClicks(board.editor, "nonsense")
    QTest.keyClick(board.editor, Qt.Key.Key_Escape)
    assert case.texts(NoteKind.PROBLEM) == list(PROBLEMS)


def test_an_emptied_note_is_refused_and_kept(case: BoardCase, board: BoardWidget, qtbot: QtBot) -> None:
    board.choose((case.note(PROBLEMS[0]),))
    QTest.keyClick(board, Qt.Key.Key_Return)
    assert board.editor is not None
    board.editor.selectAll()
    QTest.keyClick(board.editor, Qt.Key.Key_Delete)
    with qtbot.waitSignal(case.session.refused):
        QTest.keyClick(board.editor, Qt.Key.Key_Return)
    assert board.editor is not None
    assert case.texts(NoteKind.PROBLEM) == list(PROBLEMS)
    QTest.keyClick(board.editor, Qt.Key.Key_Escape)


def test_delete_offers_to_undo(case: BoardCase, stage: CollectStage, board: BoardWidget) -> None:
    board.choose((case.note(PROBLEMS[0]), case.note(IDEAS[0])))
    QTest.keyClick(board, Qt.Key.Key_Delete)
    assert case.texts(NoteKind.PROBLEM) == list(PROBLEMS[1:])
    toast = stage.findChild(Toast)
    assert toast is not None
    assert toast.text == "2 notes deleted"
    QTest.mouseClick(toast.findChildren(QAbstractButton)[0], LEFT)
    assert case.texts(NoteKind.PROBLEM) == list(PROBLEMS)
    assert case.texts(NoteKind.IDEA) == list(IDEAS)


def test_space_shows_one_note_to_the_room_and_again_the_whole_board(case: BoardCase, board: BoardWidget) -> None:
    board.choose((case.note(PROBLEMS[2]),))
    QTest.keyClick(board, Qt.Key.Key_Space)
    assert case.on_disk().workshop.spotlight == case.note(PROBLEMS[2])
    QTest.keyClick(board, Qt.Key.Key_Space)
    assert case.on_disk().workshop.spotlight == ""


def test_the_choice_outlives_changes_to_other_notes(case: BoardCase, board: BoardWidget) -> None:
    note = case.note(PROBLEMS[1])
    board.choose((note,))
    case.session.undo()
    board.deeds.edit_note(case.note(IDEAS[0]), "Something else")
    assert board.chosen() == (note,)


def test_a_board_for_the_room_cannot_be_changed(case: BoardCase, qtbot: QtBot, stage: CollectStage) -> None:
    room = RoomWall()
    room.set_picture(stage.board.picture)
    window = shown(room, qtbot, 1280, 720).windowHandle()
    before = case.on_disk()
    QTest.keyClick(room, Qt.Key.Key_Delete)
    start, end = (room.in_view(room.layout_.places[case.note(text)].box).center() for text in (PROBLEMS[0], IDEAS[0]))
    QTest.mousePress(window, LEFT, NONE, start)
    QTest.mouseMove(window, (start + end) / 2)
    QTest.mouseMove(window, end)
    QTest.mouseRelease(window, LEFT, NONE, end)
    assert case.on_disk() == before


def test_what_moves_glides_to_where_it_would_have_jumped(case: BoardCase, board: BoardWidget, qtbot: QtBot) -> None:
    def move() -> None:
        board.deeds.move((case.note(PROBLEMS[0]),), case.lane(NoteKind.IDEA))

    move()
    there = board.grab().toImage()
    case.session.undo()
    motion.set_reduced(False)
    move()
    assert board.grab().toImage() != there
    qtbot.waitUntil(lambda: board.grab().toImage() == there, timeout=2000)


def test_the_last_page_shows_the_room_the_newest_note_of_every_lane(case: BoardCase, qtbot: QtBot) -> None:
    room = RoomWall()
    room.set_floor(28)
    shown(room, qtbot, 1280, 500)
    said = tuple(f"Something that was said as number {number}" for number in range(20))
    case.session.run(AddNotes(case.lane(NoteKind.PROBLEM), said))
    room.set_picture(board_picture(case.state, None))
    assert room.pages() > 1
    room.set_page(room.pages() - 1)
    assert room.box_of(case.note(said[-1])) is not None
    assert room.box_of(case.note(IDEAS[-1])) is not None


def test_a_note_deleted_while_it_is_edited_closes_the_editor(case: BoardCase, board: BoardWidget) -> None:
    note = case.note(PROBLEMS[0])
    board.edit(note)
    board.deeds.delete((note,))
    assert board.editor is None


def test_a_long_note_is_cut_with_a_mark_and_told_in_full(case: BoardCase, board: BoardWidget) -> None:
    long = "Everything takes far too long " * 40
    note = case.note(PROBLEMS[0])
    assert not board.is_cut(note)
    board.deeds.edit_note(note, long)
    assert board.is_cut(note)
    board.choose((note,))
    assert board.accessibleName().endswith(long.strip())


@pytest.mark.usefixtures("qapp")
def test_the_area_of_a_note_is_seen_in_place_of_its_group_by_the_facilitator_and_not_by_the_room() -> None:
    plain = NoteCard("n", NoteKind.PROBLEM, "P1", "Too slow", group="Group 2")
    tagged = replace(plain, tag="Time")
    metrics = NoteMetrics(20, 15)
    for cache, differs in ((CardCache(NoteText(), tags=True), True), (CardCache(NoteText()), False)):
        first, second = (cache.picture(card, 300, 120, metrics, 1.0, 300).toImage() for card in (plain, tagged))
        assert (first != second) is differs


@pytest.mark.usefixtures("qapp")
def test_an_area_of_which_less_than_half_has_room_is_left_out() -> None:
    none = NoteCard("n", NoteKind.PROBLEM, "P1", "Too slow")
    cache, metrics = CardCache(NoteText(), tags=True), NoteMetrics(20, 15)
    cache.say_kinds(False)
    for area, seen in (("Time and money", True), ("Time, money and who is allowed to decide on both", False)):
        with_area, without = (
            cache.picture(card, 200, 120, metrics, 1.0, 200).toImage() for card in (replace(none, tag=area), none)
        )
        assert (with_area != without) is seen
