"""What is done to chosen notes, by key and by menu: each one act to undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, entries, paste
from workshop_app import i18n
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.themes import GroupNotes
from workshop_app.domain.records import Lane, Note, NoteKind, StepKind
from workshop_app.services.clipboard import OWN
from workshop_app.ui import motion
from workshop_app.ui.board.acts import ACTS, lane_keys, theme_keys
from workshop_app.ui.board.menu import board_menu
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.board_stage import BoardStage
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.console.theme_stage import ThemeStage
from workshop_app.ui.widgets import Toast

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def case(tmp_path: Path) -> Iterator[BoardCase]:
    i18n.use("en")
    motion.set_reduced(True)
    made = BoardCase(tmp_path / "library.db")
    yield made
    made.close()


def shown(stage: BoardStage, qtbot: QtBot) -> BoardWidget:
    qtbot.addWidget(stage)
    stage.resize(1300, 830)
    with qtbot.waitExposed(stage):
        stage.show()
    stage.board.setFocus()
    return stage.board


@pytest.fixture
def stage(case: BoardCase) -> CollectStage:
    return CollectStage(case.session, case.step(StepKind.COLLECT))


@pytest.fixture
def theme_stage(case: BoardCase) -> ThemeStage:
    return ThemeStage(case.session, case.step(StepKind.THEME))


@pytest.fixture
def board(stage: CollectStage, qtbot: QtBot) -> BoardWidget:
    return shown(stage, qtbot)


@pytest.fixture
def themes(theme_stage: ThemeStage, qtbot: QtBot) -> BoardWidget:
    return shown(theme_stage, qtbot)


def lane(case: BoardCase, kind: NoteKind) -> str:
    return next(lane.id for lane in case.state.of(Lane).values() if lane.kind is kind)


def undone(case: BoardCase, before: object) -> bool:
    case.session.undo()
    return case.on_disk() == before


def test_k_and_a_letter_change_the_kind_and_the_note_goes_to_that_lane(case: BoardCase, board: BoardWidget) -> None:
    before = case.on_disk()
    board.choose((case.note(PROBLEMS[0]), case.note(PROBLEMS[2])))
    QTest.keyClick(board, Key.Key_K)
    assert "P Problem" in board.keys.words()
    QTest.keyClick(board, Key.Key_I)
    assert case.texts(NoteKind.IDEA) == [*IDEAS, PROBLEMS[0], PROBLEMS[2]]
    assert board.cards[case.note(PROBLEMS[2])].code == "I4"
    assert undone(case, before)


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
    case.session.run(AddNotes(lane(case, NoteKind.IDEA), ("From group two",), group=2))
    for here, letter, expected in (
        (problems[1], Key.Key_K, problems),
        (problems[0], Key.Key_T, (problems[0], case.note(IDEAS[0]))),
        (case.note("From group two"), Key.Key_G, (case.note("From group two"),)),
    ):
        board.choose((here,))
        QTest.keyClick(board, Key.Key_A, CONTROL | SHIFT)
        QTest.keyClick(board, letter)
        assert board.chosen() == expected


def test_copied_notes_are_on_the_clipboard_for_everything(case: BoardCase, board: BoardWidget) -> None:
    board.choose((case.note(PROBLEMS[0]), case.note(IDEAS[0])))
    QTest.keyClick(board, Key.Key_C, CONTROL)
    data = QApplication.clipboard().mimeData()
    assert data.text() == f"{PROBLEMS[0]}\n{IDEAS[0]}"
    assert "<td" in data.html()
    assert data.hasFormat(OWN)
    assert case.texts(NoteKind.PROBLEM) == list(PROBLEMS)


def test_cut_notes_are_pasted_into_the_lane_the_keyboard_is_in(case: BoardCase, board: BoardWidget) -> None:
    board.choose((case.note(PROBLEMS[0]), case.note(PROBLEMS[1])))
    QTest.keyClick(board, Key.Key_X, CONTROL)
    assert case.texts(NoteKind.PROBLEM) == [PROBLEMS[2]]
    board.choose((case.note(IDEAS[0]),))
    before = case.on_disk()
    QTest.keyClick(board, Key.Key_V, CONTROL)
    assert case.texts(NoteKind.IDEA) == [*IDEAS, *PROBLEMS[:2]]
    assert [board.cards[note].text for note in board.chosen()] == list(PROBLEMS[:2])
    assert undone(case, before)


def test_notes_go_to_another_workshop_with_kind_and_theme(
    case: BoardCase, board: BoardWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    case.session.run(GroupNotes((case.note(PROBLEMS[0]), case.note(IDEAS[0])), "Speed"))
    board.choose((case.note(PROBLEMS[0]), case.note(IDEAS[0])))
    QTest.keyClick(board, Key.Key_C, CONTROL)
    other = BoardCase(tmp_path / "other.db", notes=False)
    stage = ThemeStage(other.session, other.step(StepKind.THEME))
    QTest.keyClick(shown(stage, qtbot), Key.Key_V, CONTROL)
    assert [(name, sorted(texts)) for name, texts in other.themes()] == [("Speed", sorted([PROBLEMS[0], IDEAS[0]]))]
    assert other.texts(NoteKind.IDEA) == [IDEAS[0]]
    other.close()


def test_what_is_pasted_on_a_theme_joins_it(case: BoardCase, themes: BoardWidget) -> None:
    case.session.run(GroupNotes((case.note(PROBLEMS[0]),)))
    themes.choose((case.note(PROBLEMS[0]),))
    paste("One\nTwo")
    QTest.keyClick(themes, Key.Key_V, CONTROL)
    assert [(name, sorted(texts)) for name, texts in case.themes()] == [("", sorted([PROBLEMS[0], "One", "Two"]))]


def test_rows_of_a_spreadsheet_become_notes_also_in_the_line(
    case: BoardCase, stage: CollectStage, board: BoardWidget
) -> None:
    data = QMimeData()
    data.setText("Text\tArea\nToo slow\tTime\nToo dear\tMoney\n")
    QApplication.clipboard().setMimeData(data)
    QTest.keyClick(stage.entry.field, Key.Key_V, CONTROL)
    assert case.texts(NoteKind.PROBLEM) == [*PROBLEMS, "Too slow", "Too dear"]
    assert case.on_disk().of(Note)[case.note("Too dear")].tag == "Money"


def test_a_million_letters_are_refused_at_once(case: BoardCase, board: BoardWidget, qtbot: QtBot) -> None:
    paste("x" * 1_000_000)
    with qtbot.waitSignal(case.session.refused):
        QTest.keyClick(board, Key.Key_V, CONTROL)
    assert case.texts(NoteKind.PROBLEM) == list(PROBLEMS)


def test_pasted_duplicates_are_offered_for_merging(case: BoardCase, board: BoardWidget) -> None:
    board.choose((case.note(PROBLEMS[0]),))
    paste(f"- {IDEAS[1]}!\n- Quite new\n- {PROBLEMS[1].upper()}")
    QTest.keyClick(board, Key.Key_V, CONTROL)
    bar = board.duplicates.bar
    assert bar is not None
    assert bar.words.text() == "2 of 3 pasted notes are on the board already."
    pasted = case.on_disk()
    QTest.mouseClick(bar.merge, Qt.MouseButton.LeftButton)
    assert case.texts(NoteKind.PROBLEM) == [*PROBLEMS, "Quite new"]
    assert case.texts(NoteKind.IDEA) == [IDEAS[0], f"{IDEAS[1]}!"]
    assert board.duplicates.bar is None
    assert undone(case, pasted)


def test_an_undone_paste_takes_its_offer_with_it(case: BoardCase, board: BoardWidget) -> None:
    paste(f"{PROBLEMS[0]}\nNew")
    QTest.keyClick(board, Key.Key_V, CONTROL)
    assert board.duplicates.bar is not None
    case.session.undo()
    assert board.duplicates.bar is None


def test_a_paste_without_duplicates_only_offers_to_undo(case: BoardCase, board: BoardWidget) -> None:
    paste("One\nTwo")
    QTest.keyClick(board, Key.Key_V, CONTROL)
    assert board.duplicates.bar is None
    toast = board.window().findChild(Toast)
    assert toast is not None
    assert toast.text == "2 notes added"


def test_duplicates_are_gone_through_pair_by_pair(case: BoardCase, themes: BoardWidget) -> None:
    case.session.run(AddNotes(lane(case, NoteKind.PROBLEM), (f"{PROBLEMS[0]}.", "Answers within five days please")))
    case.session.run(GroupNotes((case.note(f"{PROBLEMS[0]}."),), "Late"))
    entries(board_menu(themes))["Find duplicates…"].trigger()
    bar = themes.duplicates.bar
    assert bar is not None
    assert bar.words.text() == "P1 and P4 look alike: the same words."
    assert set(themes.chosen()) == {case.note(PROBLEMS[0]), case.note(f"{PROBLEMS[0]}.")}
    before = case.on_disk()
    QTest.keyClick(bar.merge, Key.Key_Space)
    assert case.themes() == [("Late", [f"{PROBLEMS[0]}."])]
    assert "I2" in bar.words.text()
    QTest.mouseClick(bar.keep, Qt.MouseButton.LeftButton)
    assert bar.words.text() == "No more notes look alike."
    assert undone(case, before)
    QTest.keyClick(themes, Key.Key_Escape)
    assert themes.duplicates.bar is None
    entries(board_menu(themes))["Find duplicates…"].trigger()
    assert "P4" in bar.words.text()
    assert bar.why.text() == "1 pair left"


def test_the_menu_has_what_the_keys_do(case: BoardCase, board: BoardWidget) -> None:
    board.choose((case.note(PROBLEMS[0]), case.note(PROBLEMS[1])))
    found = entries(board_menu(board))
    assert {
        "Change", "Show only this to the room", "Move…", "Park", "Link to…", "Split", "Join into one", "Duplicate",
        "Problem", "Idea", "Question", "Copy", "Cut", "Paste", "Delete", "Find and filter", "Find duplicates…",
        "Notes on the board", "Of the same kind", "In the same theme", "From the same group", "By kind", "By theme",
        "By group", "By dots",
    } <= set(found)  # fmt: skip
    before = case.on_disk()
    found["Question"].trigger()
    assert [board.cards[case.note(text)].code for text in PROBLEMS[:2]] == ["Q1", "Q2"]
    assert undone(case, before)


def test_the_menu_of_an_empty_place_pastes_and_tidies(case: BoardCase, board: BoardWidget) -> None:
    board.choice.only("")
    found = entries(board_menu(board))
    assert {"Paste", "By dots", "Find and filter"} <= set(found)
    assert not {"Copy", "Delete", "Park", "Change"} & set(found)


def test_the_sheets_of_keys_tell_all_that_the_keys_do() -> None:
    told = {keys for sheet in (lane_keys(), theme_keys()) for keys, _words in sheet}
    silent = [act.keys for act in ACTS if act.keys and (act.shown or act.keys[0]) not in told]
    assert silent == []
    for sheet in (lane_keys(), theme_keys()):
        assert all(words for _keys, words in sheet)
    assert ("T", "Tidy by kind, theme, group or dots: then its letter") in lane_keys()
    assert "Make a theme of the chosen notes" in dict(theme_keys()).values()
