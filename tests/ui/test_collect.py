"""Collecting: type, Enter, type, Enter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, cases, drag, middle, paste
from tests.helpers.keys import CONTROL, LEFT
from workshop_app.domain.board import parking_lot
from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.domain.records import Harvest, Note
from workshop_app.ui.console.collect import CollectStage


@pytest.fixture
def case(tmp_path: Path) -> Iterator[BoardCase]:
    yield from cases(tmp_path, groups=3)


@pytest.fixture
def stage(stage: CollectStage) -> CollectStage:
    stage.setFocus()
    return stage


def write(stage: CollectStage, text: str) -> None:
    QTest.keyClicks(stage.entry.field, text)
    QTest.keyClick(stage.entry.field, Qt.Key.Key_Return)


def test_enter_adds_the_note_and_the_line_is_ready_for_the_next(case: BoardCase, stage: CollectStage) -> None:
    write(stage, "Too few hands")
    write(stage, "Nobody answers")
    assert case.texts(NoteKind.PROBLEM) == [*PROBLEMS, "Too few hands", "Nobody answers"]
    assert stage.entry.field.text() == ""


def test_tab_changes_lane_and_comes_round_by_the_parking_lot(case: BoardCase, stage: CollectStage) -> None:
    QTest.keyClick(stage.entry.field, Qt.Key.Key_Tab)
    write(stage, "A coffee morning")
    QTest.keyClick(stage.entry.field, Qt.Key.Key_Tab)
    write(stage, "Salaries")
    QTest.keyClick(stage.entry.field, Qt.Key.Key_Tab)
    write(stage, "Too few rooms")
    assert case.texts(NoteKind.IDEA) == [*IDEAS, "A coffee morning"]
    assert case.texts(NoteKind.PARKED) == ["Salaries"]
    assert case.texts(NoteKind.PROBLEM) == [*PROBLEMS, "Too few rooms"]


def test_a_note_is_given_by_the_group_in_turn_and_the_turn_passes_on(case: BoardCase, stage: CollectStage) -> None:
    write(stage, "From the first")
    write(stage, "From the second")
    notes = {note.text: note.group for note in case.on_disk().of(Note).values()}
    assert (notes["From the first"], notes["From the second"]) == (1, 2)
    assert case.state.need(Harvest, case.step(StepKind.COLLECT)).turn == 3


def test_twenty_pasted_lines_are_twenty_notes_and_one_undo(case: BoardCase, stage: CollectStage) -> None:
    marks = [mark for count in range(1, 5) for mark in ("- ", "• ", f"{count}. ", f"{count}) ", "")]
    paste("\n".join(f"{mark}Statement number {number}" for number, mark in enumerate(marks)) + "\n\n")
    QTest.keyClick(stage.entry.field, Qt.Key.Key_V, CONTROL)
    assert case.texts(NoteKind.PROBLEM) == [*PROBLEMS, *(f"Statement number {number}" for number in range(20))]
    case.session.undo()
    assert case.texts(NoteKind.PROBLEM) == list(PROBLEMS)


def test_lines_pasted_over_some_words_take_their_place_also_after_signs(case: BoardCase, stage: CollectStage) -> None:
    field = stage.entry.field
    field.setPlainText("👍👍 gone kept")
    cursor = field.textCursor()
    cursor.setPosition(5)
    cursor.setPosition(10, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    paste("One\nTwo ")
    QTest.keyClick(field, Qt.Key.Key_V, CONTROL)
    assert case.texts(NoteKind.PROBLEM) == [*PROBLEMS, "👍👍 One", "Two kept"]


def test_one_pasted_line_waits_for_enter(case: BoardCase, stage: CollectStage) -> None:
    paste("Just this one")
    QTest.keyClick(stage.entry.field, Qt.Key.Key_V, CONTROL)
    assert case.texts(NoteKind.PROBLEM) == list(PROBLEMS)
    assert stage.entry.field.text() == "Just this one"


def test_a_line_of_a_million_letters_is_refused_in_words(case: BoardCase, stage: CollectStage, qtbot: QtBot) -> None:
    paste("x" * 1_000_000)
    with qtbot.waitSignal(case.session.refused) as told:
        QTest.keyClick(stage.entry.field, Qt.Key.Key_V, CONTROL)
    assert "2000" in told.args[0]
    assert case.texts(NoteKind.PROBLEM) == list(PROBLEMS)


def test_what_was_written_stays_when_it_cannot_be_saved(case: BoardCase, stage: CollectStage, qtbot: QtBot) -> None:
    long = "y" * 2001
    stage.entry.field.insertPlainText(long)
    with qtbot.waitSignal(case.session.refused):
        QTest.keyClick(stage.entry.field, Qt.Key.Key_Return)
    assert stage.entry.field.text().replace("\n", "") == long


def test_typing_p_in_the_line_parks_nothing(case: BoardCase, stage: CollectStage) -> None:
    stage.board.choose((case.note(PROBLEMS[0]),))
    write(stage, "pppp")
    assert case.texts(NoteKind.PARKED) == []


def test_p_on_the_board_parks_the_chosen_note(case: BoardCase, stage: CollectStage) -> None:
    QTest.mouseClick(stage.board.viewport(), LEFT, pos=middle(stage.board, case.note(PROBLEMS[1])))
    QTest.keyClick(stage.board, Qt.Key.Key_P)
    assert case.texts(NoteKind.PARKED) == [PROBLEMS[1]]


def test_a_note_is_parked_by_dropping_it_at_the_right_edge(case: BoardCase, stage: CollectStage) -> None:
    board = stage.board
    start = middle(board, case.note(PROBLEMS[0]))
    end = board.viewport().rect().center()
    end.setX(board.viewport().width() - 30)
    drag(board, start, end)
    assert case.texts(NoteKind.PARKED) == [PROBLEMS[0]]
    assert parking_lot(case.state) is not None


def test_shift_tab_takes_the_lane_before(case: BoardCase, stage: CollectStage) -> None:
    QTest.keyClick(stage.entry.field, Qt.Key.Key_Backtab)
    write(stage, "Salaries")
    QTest.keyClick(stage.entry.field, Qt.Key.Key_Backtab)
    write(stage, "A coffee morning")
    assert case.texts(NoteKind.PARKED) == ["Salaries"]
    assert case.texts(NoteKind.IDEA) == [*IDEAS, "A coffee morning"]


def test_escape_goes_between_line_and_board(stage: CollectStage) -> None:
    assert stage.entry.field.hasFocus()
    QTest.keyClick(stage.entry.field, Qt.Key.Key_Escape)
    assert stage.board.hasFocus()
    QTest.keyClick(stage.board, Qt.Key.Key_Escape)
    QTest.keyClick(stage.board, Qt.Key.Key_Escape)
    assert stage.entry.field.hasFocus()


def keys(text: str) -> None:
    """Each key goes where the keyboard is when it is pressed."""
    for letter in text:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, letter)


def test_what_is_typed_with_nothing_chosen_on_the_board_begins_a_note(case: BoardCase, stage: CollectStage) -> None:
    stage.board.setFocus()
    keys("Pens and maps, 3 of each")
    QTest.keyClick(stage.entry.field, Qt.Key.Key_Return)
    assert case.texts(NoteKind.PROBLEM) == [*PROBLEMS, "Pens and maps, 3 of each"]
    assert case.texts(NoteKind.PARKED) == []


def test_with_a_note_chosen_the_keys_of_the_board_win_and_other_letters_are_written(
    case: BoardCase, stage: CollectStage
) -> None:
    stage.board.setFocus()
    stage.board.choose((case.note(PROBLEMS[0]),))
    keys("m2")
    assert case.texts(NoteKind.IDEA) == [*IDEAS, PROBLEMS[0]]
    keys("p")
    assert case.texts(NoteKind.PARKED) == [PROBLEMS[0]]
    stage.board.choose((case.note(PROBLEMS[1]),))
    keys("Hello")
    assert stage.entry.field.text() == "Hello"
    assert stage.entry.field.hasFocus()


def test_pasting_on_the_board_adds_notes_as_in_the_line(case: BoardCase, stage: CollectStage) -> None:
    stage.board.setFocus()
    paste("- One\n- Two")
    QTest.keyClick(stage.board, Qt.Key.Key_V, CONTROL)
    assert case.texts(NoteKind.PROBLEM) == [*PROBLEMS, "One", "Two"]
    assert stage.board.chosen() == (case.note("One"), case.note("Two"))


def test_letters_are_written_where_no_note_is_chosen_even_if_one_is_current(
    case: BoardCase, stage: CollectStage
) -> None:
    stage.board.setFocus()
    stage.board.choose((case.note(PROBLEMS[0]),))
    QTest.keyClick(stage.board, Qt.Key.Key_Escape)
    keys("still")
    assert stage.entry.field.text() == "still"
    assert case.texts(NoteKind.PROBLEM) == list(PROBLEMS)
