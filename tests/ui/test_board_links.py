"""Links between notes: led by key, by menu and by pointer, seen, followed, heard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, drag, entries, middle, on_screen
from tests.helpers.keys import ALT, CONTROL, LEFT
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.records import Link
from workshop_app.ui.board.menu import board_menu
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.widgets.toast import Toast

LINKS = CONTROL | ALT


def links(case: BoardCase) -> set[tuple[str, str]]:
    state = case.on_disk()
    return {(link.source, link.target) for link in state.of(Link).values()}


def test_a_code_links_the_chosen_notes_and_the_same_again_takes_the_links_away(
    case: BoardCase, board: BoardWidget
) -> None:
    idea, other, problem = case.note(IDEAS[0]), case.note(IDEAS[1]), case.note(PROBLEMS[1])
    board.choose((idea, other))
    QTest.keyClick(board, Qt.Key.Key_L, CONTROL)
    assert "Link to" in board.accessibleName()
    QTest.keyClicks(board, "p2")
    assert links(case) == {(idea, problem), (other, problem)}
    assert board.chosen() == (idea, other)
    QTest.keyClick(board, Qt.Key.Key_L, CONTROL)
    QTest.keyClicks(board, "p2")
    assert links(case) == set()
    case.session.undo()
    assert links(case) == {(idea, problem), (other, problem)}


def test_one_walks_to_the_note_to_link_to(case: BoardCase, board: BoardWidget) -> None:
    idea = case.note(IDEAS[0])
    board.choose((idea,))
    QTest.keyClick(board, Qt.Key.Key_L, CONTROL)
    QTest.keyClick(board, Qt.Key.Key_Left)
    QTest.keyClick(board, Qt.Key.Key_Return)
    assert links(case) == {(idea, case.note(PROBLEMS[2]))}
    assert board.chosen() == (idea,)


@pytest.mark.parametrize("leave", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_question_that_is_left_links_nothing(case: BoardCase, board: BoardWidget, leave: Qt.Key) -> None:
    board.choose((case.note(IDEAS[0]),))
    QTest.keyClick(board, Qt.Key.Key_L, CONTROL)
    QTest.keyClicks(board, "p9")
    QTest.keyClick(board, leave)
    QTest.keyClicks(board, "1")
    assert links(case) == set()
    assert not board.keys.words()


def test_a_link_is_led_by_the_pointer_whichever_way(case: BoardCase, board: BoardWidget) -> None:
    idea, problem = case.note(IDEAS[0]), case.note(PROBLEMS[0])
    drag(board, middle(board, problem), middle(board, idea), keys=LINKS)
    assert links(case) == {(idea, problem)}
    assert case.texts(NoteKind.PROBLEM) == list(PROBLEMS)


def test_escape_lets_a_led_link_go_and_so_does_an_empty_place(case: BoardCase, board: BoardWidget) -> None:
    before, end = case.on_disk(), middle(board, case.note(PROBLEMS[0]))
    drag(board, middle(board, case.note(IDEAS[0])), end, keys=LINKS, release=False)
    QTest.keyClick(board, Qt.Key.Key_Escape)
    QTest.mouseRelease(board.viewport(), LEFT, LINKS, end)
    ground = QPoint(board.viewport().width() // 2, board.viewport().height() - 20)
    drag(board, middle(board, case.note(IDEAS[0])), ground, keys=LINKS)
    assert case.on_disk() == before


def test_j_follows_the_link_and_then_the_next(case: BoardCase, board: BoardWidget) -> None:
    idea, first, second = case.note(IDEAS[0]), case.note(PROBLEMS[0]), case.note(PROBLEMS[2])
    board.deeds.link((idea,), first)
    board.deeds.link((idea,), second)
    board.choose((idea,))
    walked = []
    for _ in range(3):
        QTest.keyClick(board, Qt.Key.Key_J)
        walked.append(board.choice.current)
    assert walked == [first, second, idea]


def test_links_are_heard_and_seen_when_asked_for(case: BoardCase, board: BoardWidget) -> None:
    idea, problem = case.note(IDEAS[0]), case.note(PROBLEMS[0])
    board.deeds.link((idea,), problem)
    board.choose((idea,))
    assert board.accessibleName().endswith("linked to P1")
    board.choose((case.note(PROBLEMS[2]),))
    board.ground.sharpen()
    hidden = board.grab().toImage()
    QTest.keyClick(board, Qt.Key.Key_L)
    assert board.grab().toImage() != hidden
    QTest.keyClick(board, Qt.Key.Key_L)
    assert board.grab().toImage() == hidden


def test_nothing_of_a_link_is_left_when_another_note_is_chosen(case: BoardCase, board: BoardWidget) -> None:
    idea, problem = case.note(IDEAS[0]), case.note(PROBLEMS[0])
    board.deeds.link((idea,), problem)
    board.choose((case.note(PROBLEMS[2]),))
    board.ground.sharpen()
    before = on_screen(board)
    board.choose((idea,))
    assert on_screen(board) != before
    board.choose((case.note(PROBLEMS[2]),))
    assert on_screen(board) == before


def test_links_go_and_come_back_with_their_note(case: BoardCase, board: BoardWidget) -> None:
    idea, problem = case.note(IDEAS[0]), case.note(PROBLEMS[0])
    board.deeds.link((idea,), problem)
    board.deeds.delete((problem,))
    assert board.links.ends(idea) == []
    case.session.undo()
    assert board.links.ends(idea) == [problem]


def test_the_menu_links_follows_and_removes(case: BoardCase, board: BoardWidget) -> None:
    idea, problem = case.note(IDEAS[0]), case.note(PROBLEMS[0])
    board.choose((idea,))
    assert "Follow the link" not in entries(board_menu(board))
    board.deeds.link((idea,), problem)
    actions = entries(board_menu(board))
    actions["Follow the link"].trigger()
    assert board.chosen() == (problem,)
    actions["Remove the links"].trigger()
    assert links(case) == set()


def test_what_was_linked_is_said_with_a_way_back(case: BoardCase, board: BoardWidget) -> None:
    board.choose((case.note(IDEAS[0]),))
    QTest.keyClick(board, Qt.Key.Key_L, CONTROL)
    QTest.keyClicks(board, "p1")
    toast = board.window().findChild(Toast)
    assert toast is not None
    assert toast.text == "Linked to P1"


def test_a_link_that_leads_off_the_board_says_so(case: BoardCase, board: BoardWidget) -> None:
    idea, problem = case.note(IDEAS[0]), case.note(PROBLEMS[0])
    board.deeds.link((idea,), problem)
    board.choose((problem,))
    QTest.keyClick(board, Qt.Key.Key_P)
    board.choose((idea,))
    QTest.keyClick(board, Qt.Key.Key_J)
    toast = board.window().findChildren(Toast)[-1]
    assert toast.text == "The note it is linked to is not on this board"
    assert board.chosen() == (idea,)
