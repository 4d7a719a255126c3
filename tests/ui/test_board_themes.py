"""Grouping notes into themes, by mouse and by keyboard alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, drag, heading, middle, shown
from tests.helpers.keys import ALT, CONTROL, LEFT, SHIFT
from workshop_app.commands.notes import EditNote
from workshop_app.commands.themes import GroupNotes
from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.domain.records import Note, Theme
from workshop_app.ui import theme
from workshop_app.ui.board.menu import board_menu
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.theme_stage import ThemeStage


@pytest.fixture
def stage(case: BoardCase, qtbot: QtBot) -> ThemeStage:
    made = shown(ThemeStage(case.session, case.step(StepKind.THEME)), qtbot, 1500, 830)
    made.setFocus()
    return made


def two_themes(case: BoardCase) -> tuple[str, str]:
    case.session.run(GroupNotes((case.note(PROBLEMS[0]), case.note(IDEAS[0])), "Speed"))
    case.session.run(GroupNotes((case.note(PROBLEMS[1]), case.note(IDEAS[1])), "Answers"))
    first, second = case.state.ordered(Theme)
    return first.id, second.id


def keys(widget: QWidget, *presses: Qt.Key) -> None:
    for key in presses:
        QTest.keyClick(widget, key)


def editor(stage: ThemeStage) -> QWidget:
    assert stage.board.editor is not None
    return stage.board.editor


def test_a_note_dropped_on_a_note_makes_a_theme_that_is_named_at_once(case: BoardCase, stage: ThemeStage) -> None:
    board = stage.board
    drag(board, middle(board, case.note(PROBLEMS[2])), middle(board, case.note(PROBLEMS[0])))
    QTest.keyClicks(editor(stage), "Time")
    QTest.keyClick(editor(stage), Qt.Key.Key_Return)
    assert case.themes() == [("Time", [PROBLEMS[0], PROBLEMS[2]])]
    assert board.hasFocus()


def test_notes_are_dragged_into_and_out_of_a_theme(case: BoardCase, stage: ThemeStage) -> None:
    first, _ = two_themes(case)
    board, note = stage.board, case.note(PROBLEMS[2])
    drag(board, middle(board, note), heading(board, first))
    assert sorted(case.themes()[0][1]) == sorted([PROBLEMS[0], IDEAS[0], PROBLEMS[2]])
    drag(board, middle(board, note), middle(board, "loose"))
    assert sorted(case.themes()[0][1]) == sorted([PROBLEMS[0], IDEAS[0]])


def test_a_theme_dragged_on_a_theme_merges(case: BoardCase, stage: ThemeStage) -> None:
    first, second = two_themes(case)
    drag(stage.board, heading(stage.board, second), middle(stage.board, first))
    assert [name for name, _ in case.themes()] == ["Speed"]
    assert sorted(case.themes()[0][1]) == sorted([PROBLEMS[0], IDEAS[0], PROBLEMS[1], IDEAS[1]])


def test_escape_during_a_drag_changes_nothing(case: BoardCase, stage: ThemeStage) -> None:
    first, _ = two_themes(case)
    before, board = case.on_disk(), stage.board
    drag(board, middle(board, case.note(PROBLEMS[2])), heading(board, first), release=False)
    QTest.keyClick(board, Qt.Key.Key_Escape)
    QTest.mouseRelease(board.viewport(), LEFT, pos=heading(board, first))
    assert case.on_disk() == before


def test_grouping_and_naming_by_keyboard_alone(case: BoardCase, stage: ThemeStage) -> None:
    board = stage.board
    QTest.keyClick(board, Qt.Key.Key_Home)
    QTest.keyClick(board, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(board, Qt.Key.Key_G)
    QTest.keyClicks(editor(stage), "Decisions")
    QTest.keyClick(editor(stage), Qt.Key.Key_Return)
    assert case.themes() == [("Decisions", [PROBLEMS[0], PROBLEMS[1]])]


def test_digits_put_the_chosen_notes_into_a_theme_and_0_takes_them_out(case: BoardCase, stage: ThemeStage) -> None:
    two_themes(case)
    board = stage.board
    board.choose((case.note(PROBLEMS[2]),))
    keys(board, Qt.Key.Key_2)
    assert PROBLEMS[2] in case.themes()[1][1]
    keys(board, Qt.Key.Key_0)
    assert PROBLEMS[2] not in case.themes()[1][1]


def test_merging_and_dissolving_by_keyboard_alone(case: BoardCase, stage: ThemeStage) -> None:
    two_themes(case)
    board = stage.board
    keys(board, Qt.Key.Key_Home, Qt.Key.Key_M, Qt.Key.Key_2)
    assert [(name, len(texts)) for name, texts in case.themes()] == [("Answers", 4)]
    QTest.keyClick(board, Qt.Key.Key_G, CONTROL | SHIFT)
    assert case.themes() == []


def test_f2_names_the_theme_and_escape_leaves_the_name(case: BoardCase, stage: ThemeStage) -> None:
    two_themes(case)
    board = stage.board
    keys(board, Qt.Key.Key_Home, Qt.Key.Key_F2)
    QTest.keyClicks(editor(stage), "Pace")
    keys(editor(stage), Qt.Key.Key_Escape)
    assert case.themes()[0][0] == "Speed"
    keys(board, Qt.Key.Key_F2)
    QTest.keyClicks(editor(stage), "Pace")
    keys(editor(stage), Qt.Key.Key_Return)
    assert case.themes()[0][0] == "Pace"


def test_a_click_on_a_theme_without_a_name_lets_it_be_written(case: BoardCase, stage: ThemeStage) -> None:
    case.session.run(GroupNotes((case.note(PROBLEMS[0]),)))
    theme = case.state.ordered(Theme)[0].id
    QTest.mouseClick(stage.board.viewport(), LEFT, pos=heading(stage.board, theme))
    QTest.keyClicks(editor(stage), "Late")
    keys(editor(stage), Qt.Key.Key_Return)
    assert case.themes() == [("Late", [PROBLEMS[0]])]


def naming_a_third_theme(case: BoardCase, stage: ThemeStage) -> BoardWidget:
    """The board, with a theme just made of the third problem whose name is being written."""
    two_themes(case)
    board = stage.board
    board.choose((case.note(PROBLEMS[2]),))
    keys(board, Qt.Key.Key_G)
    return board


def test_who_goes_on_typing_after_escape_writes_the_name_and_nothing_else_happens(
    case: BoardCase, stage: ThemeStage
) -> None:
    board = naming_a_third_theme(case, stage)
    QTest.keyClicks(editor(stage), "Mo")
    keys(editor(stage), Qt.Key.Key_Escape)
    before = case.on_disk()
    keys(board, Qt.Key.Key_Shift)
    for letter in "MT2 and 1":
        QTest.keyClicks(board if board.editor is None else board.editor, letter)
    assert case.on_disk() == before
    keys(editor(stage), Qt.Key.Key_Return)
    assert case.themes()[-1] == ("MT2 and 1", [PROBLEMS[2]])
    assert board.hasFocus()


def test_keys_are_keys_again_at_a_theme_without_a_name_that_one_comes_back_to(
    case: BoardCase, stage: ThemeStage
) -> None:
    board = naming_a_third_theme(case, stage)
    keys(editor(stage), Qt.Key.Key_Escape)
    keys(board, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_M)
    assert board.editor is None
    keys(board, Qt.Key.Key_1)
    assert PROBLEMS[2] in case.themes()[0][1]


def test_p_parks_and_the_keyboard_goes_on_to_the_next_note(case: BoardCase, stage: ThemeStage) -> None:
    board = stage.board
    keys(board, Qt.Key.Key_Home, Qt.Key.Key_P)
    assert case.texts(NoteKind.PARKED) == [PROBLEMS[0]]
    assert board.chosen() == (case.note(PROBLEMS[1]),)


def test_the_keyboard_tells_where_it_is(case: BoardCase, stage: ThemeStage) -> None:
    two_themes(case)
    board = stage.board
    keys(board, Qt.Key.Key_Home)
    assert board.accessibleName() == "Theme 1: Speed"
    keys(board, Qt.Key.Key_Right)
    keys(board, Qt.Key.Key_Right)
    told = {board.accessibleName()}
    keys(board, Qt.Key.Key_Left)
    told.add(board.accessibleName())
    assert told == {f"P1, Problem, Speed, {PROBLEMS[0]}", f"I1, Idea, Speed, {IDEAS[0]}"}


def test_alt_and_an_arrow_give_a_theme_another_place(case: BoardCase, stage: ThemeStage) -> None:
    two_themes(case)
    keys(stage.board, Qt.Key.Key_Home)
    QTest.keyClick(stage.board, Qt.Key.Key_Right, ALT)
    assert [name for name, _ in case.themes()] == ["Answers", "Speed"]
    QTest.keyClick(stage.board, Qt.Key.Key_Left, ALT)
    assert [name for name, _ in case.themes()] == ["Speed", "Answers"]


def test_a_theme_with_two_digits_is_reached_by_both(case: BoardCase, stage: ThemeStage) -> None:
    first, second = case.note(PROBLEMS[0]), case.note(PROBLEMS[1])
    for number in range(1, 13):
        case.session.run(GroupNotes((second,), f"Theme number {number}"))
    board = stage.board
    board.choose((first,))
    keys(board, Qt.Key.Key_1, Qt.Key.Key_1)
    assert case.themes()[10] == ("Theme number 11", [PROBLEMS[0]])
    keys(board, Qt.Key.Key_1, Qt.Key.Key_Return)
    assert case.themes()[0] == ("Theme number 1", [PROBLEMS[0]])


def test_escape_gives_up_a_question(case: BoardCase, stage: ThemeStage) -> None:
    two_themes(case)
    before = case.themes()
    keys(stage.board, Qt.Key.Key_Home, Qt.Key.Key_M, Qt.Key.Key_Escape, Qt.Key.Key_2)
    assert case.themes() == before


def test_taking_out_by_keyboard_removes_a_theme_without_a_name_when_it_is_empty(
    case: BoardCase, stage: ThemeStage
) -> None:
    case.session.run(GroupNotes((case.note(PROBLEMS[0]),)))
    stage.board.choose((case.note(PROBLEMS[0]),))
    QTest.keyClick(stage.board, Qt.Key.Key_G, CONTROL | SHIFT)
    assert case.themes() == []


def test_the_menu_does_what_the_keys_do(case: BoardCase, stage: ThemeStage) -> None:
    two_themes(case)
    keys(stage.board, Qt.Key.Key_Home)
    menu = board_menu(stage.board)
    dissolve = next(action for action in menu.actions() if action.text().endswith("Ctrl+Shift+G"))
    dissolve.trigger()
    menu.deleteLater()
    assert [name for name, _ in case.themes()] == ["Answers"]


def test_no_hole_stands_beside_a_long_note_and_a_theme_is_read_row_by_row(case: BoardCase, stage: ThemeStage) -> None:
    case.session.run(EditNote(case.note(PROBLEMS[1]), "A long story about why nothing ever comes of it. " * 6))
    case.session.run(GroupNotes(tuple(case.state.of(Note)), "Everything"))
    notes = stage.board.layout_.notes
    assert len(notes) == len(PROBLEMS) + len(IDEAS)
    assert [place.box.y for place in notes] == sorted(place.box.y for place in notes)
    for left in {place.box.x for place in notes}:
        column = [place.box for place in notes if place.box.x == left]
        assert {below.y - above.bottom for above, below in pairwise(column)} <= {stage.board.layout_.metrics.gap}
    heights = {place.box.h for place in notes}
    assert max(heights) > 2 * min(heights)


@pytest.mark.parametrize("width", [400, 560, 1000])
def test_no_hint_under_the_themes_is_cut(case: BoardCase, qapp: QApplication, qtbot: QtBot, width: int) -> None:
    theme.apply(qapp, "light")  # with the letters of the program
    stage = shown(ThemeStage(case.session, case.step(StepKind.THEME)), qtbot, width, 500)
    hints = [words for words in stage.findChildren(QLabel) if words.text().islower() and words.isVisible()]
    assert all(words.width() >= words.sizeHint().width() for words in hints)
    assert (len(hints) == 5) == (width == 1000)
