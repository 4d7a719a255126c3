"""What is done to chosen notes, by key and by menu: each one act to undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, entries, undone
from tests.helpers.keys import CONTROL, SHIFT
from workshop_app.commands.agenda import EditStep
from workshop_app.commands.notes import AddNotes, MoveNotes
from workshop_app.commands.themes import GroupNotes
from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.ui.board.acts import ACTS
from workshop_app.ui.board.menu import board_menu
from workshop_app.ui.board.sheet import lane_keys, theme_keys
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.driving import button, click
from workshop_app.ui.widgets.toast import Toast

Key = Qt.Key


def test_k_and_a_letter_change_the_kind_and_the_note_goes_to_that_lane(case: BoardCase, board: BoardWidget) -> None:
    before = case.on_disk()
    board.choose((case.note(PROBLEMS[0]), case.note(PROBLEMS[2])))
    QTest.keyClick(board, Key.Key_K)
    assert "P Problem" in board.keys.words()
    assert board.keys.question is not None
    assert board.keys.question.parts()[:3] == [("", "Change to:"), ("P", "Problem"), ("I", "Idea")]
    QTest.keyClick(board, Key.Key_I)
    assert case.texts(NoteKind.IDEA) == [*IDEAS, PROBLEMS[0], PROBLEMS[2]]
    assert board.cards[case.note(PROBLEMS[2])].code == "I4"
    assert undone(case, before)


@pytest.mark.parametrize("held", [Key.Key_Shift, Key.Key_CapsLock])
def test_a_key_that_is_pressed_for_the_sake_of_the_next_answers_no_question(
    case: BoardCase, board: BoardWidget, held: Qt.Key
) -> None:
    board.choose((case.note(PROBLEMS[0]),))
    for key in (Key.Key_K, held, Key.Key_I):
        QTest.keyClick(board, key)
    assert case.texts(NoteKind.IDEA) == [*IDEAS, PROBLEMS[0]]


def test_a_note_whose_new_kind_has_its_lane_elsewhere_does_not_go_without_a_word(
    case: BoardCase, board: BoardWidget
) -> None:
    case.session.run(EditStep(case.step(StepKind.COLLECT), {"lanes": (case.lane(NoteKind.PROBLEM),)}))
    told: list[tuple[str, bool]] = []
    board.told.connect(lambda words, undo: told.append((words, undo)))
    board.choose((case.note(PROBLEMS[0]),))
    QTest.keyClick(board, Key.Key_K)
    QTest.keyClick(board, Key.Key_I)
    assert case.note(PROBLEMS[0]) not in board.cards
    assert told == [("Moved to Ideas, which this step does not show", True)]


def test_control_d_duplicates_and_the_copies_are_chosen(case: BoardCase, board: BoardWidget) -> None:
    before = case.on_disk()
    board.choose((case.note(PROBLEMS[1]),))
    QTest.keyClick(board, Key.Key_D, CONTROL)
    assert case.texts(NoteKind.PROBLEM) == [PROBLEMS[0], PROBLEMS[1], PROBLEMS[1], PROBLEMS[2]]
    assert [board.cards[note].code for note in board.chosen()] == ["P4"]
    assert undone(case, before)


def test_s_splits_and_control_j_joins_again(case: BoardCase, board: BoardWidget) -> None:
    board.deeds.edit_note(case.note(PROBLEMS[0]), "Too late\nToo far away")
    before = case.on_disk()
    board.choose((case.note("Too late\nToo far away"),))
    QTest.keyClick(board, Key.Key_S)
    assert case.texts(NoteKind.PROBLEM) == ["Too late", "Too far away", *PROBLEMS[1:]]
    assert len(board.chosen()) == 2
    QTest.keyClick(board, Key.Key_J, CONTROL)
    assert case.on_disk() == before


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [(Key.Key_P, PROBLEMS[0], "1 note parked"), (Key.Key_S, "29. Queues", "Split into 2 notes")],
)
def test_a_letter_that_parks_or_splits_says_so_and_offers_the_way_back(
    case: BoardCase, stage: CollectStage, key: Key, text: str, told: str
) -> None:
    """Who meant the line, and wrote on the board, must see what has happened."""
    board = stage.board
    board.deeds.edit_note(case.note(PROBLEMS[2]), "29. Queues")
    before = case.on_disk()
    board.choose((case.note(text),))
    QTest.keyClick(board, key)
    assert case.on_disk() != before
    toast = stage.window().findChildren(Toast)[-1]
    assert toast.text == told
    click(button(toast, "Undo"))
    assert case.on_disk() == before


def test_what_is_parked_already_is_not_parked_again(case: BoardCase, stage: CollectStage) -> None:
    board, lot = stage.board, case.lane(NoteKind.PARKED)
    case.session.run(MoveNotes((case.note(PROBLEMS[0]), case.note(PROBLEMS[1])), lot))
    case.session.run(EditStep(stage.step_id, {"lanes": (lot,)}))
    before = case.on_disk()
    board.choose((case.note(PROBLEMS[0]),))
    QTest.keyClick(board, Key.Key_P)
    assert case.on_disk() == before
    assert stage.window().findChildren(Toast) == []


def test_what_cannot_be_split_is_refused_in_words(case: BoardCase, board: BoardWidget, qtbot: QtBot) -> None:
    board.choose((case.note(PROBLEMS[0]),))
    with qtbot.waitSignal(case.session.refused):
        QTest.keyClick(board, Key.Key_S)
    assert case.texts(NoteKind.PROBLEM) == list(PROBLEMS)


def test_t_and_a_letter_tidy_the_lanes(case: BoardCase, board: BoardWidget) -> None:
    case.session.run(GroupNotes((case.note(PROBLEMS[2]), case.note(IDEAS[1])), "First"))
    before = case.on_disk()
    board.choose((case.note(PROBLEMS[0]),))
    QTest.keyClick(board, Key.Key_T)
    QTest.keyClick(board, Key.Key_T)
    assert case.texts(NoteKind.PROBLEM) == [PROBLEMS[2], PROBLEMS[0], PROBLEMS[1]]
    assert case.texts(NoteKind.IDEA) == [IDEAS[1], IDEAS[0]]
    assert undone(case, before)


def test_all_of_a_kind_theme_or_group_are_chosen(case: BoardCase, board: BoardWidget) -> None:
    problems = tuple(case.note(text) for text in PROBLEMS)
    case.session.run(GroupNotes((problems[0], case.note(IDEAS[0])), "First"))
    case.session.run(AddNotes(case.lane(NoteKind.IDEA), ("From group two",), group=2))
    for here, letter, expected in (
        (problems[1], Key.Key_K, problems),
        (problems[0], Key.Key_T, (problems[0], case.note(IDEAS[0]))),
        (case.note("From group two"), Key.Key_G, (case.note("From group two"),)),
    ):
        board.choose((here,))
        QTest.keyClick(board, Key.Key_A, CONTROL | SHIFT)
        QTest.keyClick(board, letter)
        assert board.chosen() == expected


def test_the_menu_has_what_the_keys_do(case: BoardCase, board: BoardWidget) -> None:
    case.session.run(GroupNotes((case.note(PROBLEMS[0]),), "First"))
    case.session.run(AddNotes(case.lane(NoteKind.IDEA), ("From group two #Time",), group=2))
    board.choose((case.note(PROBLEMS[0]), case.note(PROBLEMS[1])))
    found = entries(board_menu(board))
    assert {
        "Change", "Show only this to the room", "Move…", "Park", "Link to…", "Split", "Join into one", "Duplicate",
        "Problem", "Idea", "Question", "Copy", "Cut", "Paste", "Delete", "Find and filter", "Find duplicates…",
        "Notes on the board", "Of the same kind", "Of the same area", "In the same theme", "From the same group",
        "By area", "By theme", "By group",
    } <= set(found)  # fmt: skip
    before = case.on_disk()
    found["Question"].trigger()
    assert [board.cards[case.note(text)].code for text in PROBLEMS[:2]] == ["Q1", "Q2"]
    assert undone(case, before)


def test_nothing_is_offered_that_is_not_there(case: BoardCase, board: BoardWidget) -> None:
    board.choose((case.note(PROBLEMS[0]),))
    absent = {"Tidy", "By kind", "By theme", "By group", "By area", "In the same theme", "From the same group"}
    assert not absent & set(entries(board_menu(board)))
    told: list[str] = []
    board.told.connect(lambda words, _undo: told.append(words))
    QTest.keyClick(board, Key.Key_T)
    assert (board.keys.words(), told) == ("", ["The notes differ in nothing that they can be tidied by"])
    case.session.run(AddNotes(case.lane(NoteKind.PROBLEM), ("Too late #Time", "Too dear #Money")))
    QTest.keyClick(board, Key.Key_T)
    assert board.keys.words() == "Tidy by: A area"
    QTest.keyClick(board, Key.Key_A)
    assert case.texts(NoteKind.PROBLEM) == ["Too dear", "Too late", *PROBLEMS]
    board.choose((case.note("Too late"),))
    QTest.keyClick(board, Key.Key_A, CONTROL | SHIFT)
    QTest.keyClick(board, Key.Key_A)
    assert board.chosen() == (case.note("Too late"),)


def test_the_menu_of_an_empty_place_pastes_and_finds(case: BoardCase, board: BoardWidget) -> None:
    board.choice.only("")
    found = entries(board_menu(board))
    assert {"Paste", "Find duplicates…", "Find and filter"} <= set(found)
    assert not {"Copy", "Delete", "Park", "Change"} & set(found)


def test_the_sheets_of_keys_tell_all_that_the_keys_do_under_headings() -> None:
    told: set[str] = set()
    for sheet in (lane_keys(), theme_keys()):
        rows = [row for group in sheet for row in group.keys]
        assert all(group.title and group.keys for group in sheet)
        assert all(words for _keys, words in rows)
        told |= {keys for keys, _words in rows}
    silent = [act.keys for act in ACTS if act.keys and (act.shown or act.keys[0]) not in told]
    assert silent == []
    assert ("T", "Tidy by …: then press the letter") in dict(lane_keys())["The whole board"]
    assert "Name the theme" in dict(dict(theme_keys())["Themes"]).values()
    assert "Make a theme of the chosen notes" in dict(dict(theme_keys())["Themes"]).values()
