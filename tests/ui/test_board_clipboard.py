"""Copy, paste and drop on the board, and what is then found twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, cases, drop, entries, middle, paste, shown, undone
from tests.helpers.keys import CONTROL, LEFT
from workshop_app.commands.canvas import AddShape, MakeLaneFree, PlaceOnCanvas
from workshop_app.commands.notes import AddNotes, DeleteNotes
from workshop_app.commands.themes import GroupNotes
from workshop_app.domain.enums import NoteKind, ShapeKind, StepKind
from workshop_app.domain.records import Note, Shape
from workshop_app.ui.board.clip import OWN
from workshop_app.ui.board.menu import board_menu
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.console.theme_stage import ThemeStage
from workshop_app.ui.widgets.toast import Toast

Key = Qt.Key


@pytest.fixture
def theme_stage(case: BoardCase, qtbot: QtBot) -> ThemeStage:
    return shown(ThemeStage(case.session, case.step(StepKind.THEME)), qtbot)


@pytest.fixture
def themes(theme_stage: ThemeStage) -> BoardWidget:
    theme_stage.board.setFocus()
    return theme_stage.board


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
    stage = shown(ThemeStage(other.session, other.step(StepKind.THEME)), qtbot)
    stage.board.setFocus()
    QTest.keyClick(stage.board, Key.Key_V, CONTROL)
    assert [(name, sorted(texts)) for name, texts in other.themes()] == [("Speed", sorted([PROBLEMS[0], IDEAS[0]]))]
    assert other.texts(NoteKind.IDEA) == [IDEAS[0]]
    other.close()


def canvas(case: BoardCase, *where: tuple[str, int, int]) -> str:
    """Let the lane of ideas be a canvas, with notes at places."""
    lane = case.lane(NoteKind.IDEA)
    case.session.run(MakeLaneFree(lane))
    case.session.run(PlaceOnCanvas(lane, tuple((case.note(text), x, y) for text, x, y in where)))
    return lane


def drawing(case: BoardCase) -> list[tuple[object, ...]]:
    """What is on disk on the canvas, seen from the corner of its frame."""
    state = case.on_disk()
    frame = next(shape for shape in reversed(state.ordered(Shape)) if shape.kind is ShapeKind.FRAME)
    left, top = frame.x, frame.y
    return [
        *((s.kind, s.x - left, s.y - top, s.w, s.h, s.text, s.labels, s.points) for s in state.ordered(Shape)),
        *((n.kind, n.text, n.x - left, n.y - top) for n in state.ordered(Note) if n.lane_id == frame.lane_id),
    ]


def test_a_frame_is_copied_to_another_workshop_with_what_lies_in_it_as_one_act(
    case: BoardCase, board: BoardWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    lane = canvas(case, (IDEAS[0], 60, 120), (IDEAS[1], 320, 190), (PROBLEMS[0], 70, 330))
    for kind, box, text, labels, points in (
        (ShapeKind.FRAME, (40, 60, 560, 400), "Now", (), ()),
        (ShapeKind.AXES, (50, 110, 540, 340), "", ("few", "many", "low", "high"), ()),
        (ShapeKind.TEXT, (90, 400, 120, 30), "By spring", (), ()),
        (ShapeKind.ARROW, (280, 150, 40, 60), "", (), (0, 0, 40, 60)),
        (ShapeKind.STROKE, (400, 320, 30, 20), "", (), (0, 0, 15, 20, 30, 4)),
    ):
        case.session.run(AddShape(lane, kind, *box, text=text, labels=labels, points=points))
    board.choice.only(next(s.id for s in case.state.ordered(Shape) if s.kind is ShapeKind.FRAME), note=False)
    QTest.keyClick(board, Key.Key_C, CONTROL)
    for other in cases(tmp_path / "elsewhere"):
        there = canvas(other)
        other.session.run(DeleteNotes(tuple(other.note(text) for text in IDEAS)))
        stage = shown(CollectStage(other.session, other.step(StepKind.COLLECT)), qtbot)
        stage.board.setFocus()
        before = other.on_disk()
        QTest.keyClick(stage.board, Key.Key_V, CONTROL)
        assert drawing(other) == drawing(case)
        assert {note.lane_id for note in other.on_disk().ordered(Note)} == {there, other.lane(NoteKind.PROBLEM)}
        assert len(stage.board.choice.notes) == 8
        assert undone(other, before)


def test_what_is_cut_from_a_canvas_is_pasted_there_again_and_once_more_beside_it(
    case: BoardCase, board: BoardWidget
) -> None:
    lane = canvas(case, (IDEAS[0], 60, 120))
    case.session.run(AddShape(lane, ShapeKind.FRAME, 40, 60, 300, 200, text="Now"))
    board.choice.only(case.on_disk().ordered(Shape)[0].id, note=False)
    before = case.on_disk()
    QTest.keyClick(board, Key.Key_X, CONTROL)
    assert case.on_disk().of(Shape) == {}
    assert case.texts(NoteKind.IDEA) == [IDEAS[1]]
    assert undone(case, before)
    case.session.redo()
    QTest.keyClick(board, Key.Key_V, CONTROL)
    QTest.keyClick(board, Key.Key_V, CONTROL)
    one, other = case.on_disk().ordered(Shape)
    assert (other.x - one.x, other.y - one.y) == (24, 24)
    case.session.undo()
    assert (NoteKind.IDEA, IDEAS[0], 20, 60) in drawing(case)


def frame_copied(case: BoardCase, board: BoardWidget) -> None:
    """A frame of a canvas is on the clipboard, with the note in it."""
    lane = canvas(case, (IDEAS[0], 60, 120))
    case.session.run(AddShape(lane, ShapeKind.FRAME, 40, 60, 300, 200, text="Now"))
    board.choice.only(case.on_disk().ordered(Shape)[0].id, note=False)
    QTest.keyClick(board, Key.Key_C, CONTROL)


def test_what_lay_on_a_canvas_is_drawn_there_also_when_it_is_pasted_in_the_line_below(
    case: BoardCase, stage: CollectStage, board: BoardWidget, qtbot: QtBot
) -> None:
    frame_copied(case, board)
    before = case.on_disk()
    QTest.keyClick(stage.entry.field, Key.Key_Tab)
    with qtbot.assertNotEmitted(case.session.refused):
        QTest.keyClick(stage.entry.field, Key.Key_V, CONTROL)
    one, other = case.on_disk().ordered(Shape)
    first, second = case.on_disk().ordered(Note, lambda note: note.text == IDEAS[0])
    assert (second.x - first.x, second.y - first.y) == (other.x - one.x, other.y - one.y)
    assert undone(case, before)


def test_what_is_drawn_is_pasted_on_a_canvas_only_and_that_is_said(
    case: BoardCase, board: BoardWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    frame_copied(case, board)
    for other in cases(tmp_path / "elsewhere"):
        stage = shown(CollectStage(other.session, other.step(StepKind.COLLECT)), qtbot)
        stage.board.setFocus()
        with qtbot.waitSignal(other.session.refused) as said:
            QTest.keyClick(stage.board, Key.Key_V, CONTROL)
        assert said.args == ["What is drawn can only be pasted on a free canvas."]
        assert other.texts(NoteKind.IDEA) == [*IDEAS, IDEAS[0]], "the note comes"


def test_what_is_pasted_on_a_theme_joins_it(case: BoardCase, themes: BoardWidget) -> None:
    case.session.run(GroupNotes((case.note(PROBLEMS[0]),)))
    themes.choose((case.note(PROBLEMS[0]),))
    paste("One\nTwo")
    QTest.keyClick(themes, Key.Key_V, CONTROL)
    assert [(name, sorted(texts)) for name, texts in case.themes()] == [("", sorted([PROBLEMS[0], "One", "Two"]))]


def test_text_is_dropped_into_the_lane_under_the_pointer(case: BoardCase, board: BoardWidget) -> None:
    data = QMimeData()
    data.setText("1. One\n2. Two")
    at = middle(board, case.lane(NoteKind.IDEA))
    assert drop(board, data, at)
    assert case.texts(NoteKind.IDEA) == [*IDEAS, "One", "Two"]
    data.setUrls([QUrl("https://example.org/")])
    assert not drop(board, data, at)


def test_rows_of_a_spreadsheet_become_notes_also_in_the_line(
    case: BoardCase, stage: CollectStage, board: BoardWidget
) -> None:
    data = QMimeData()
    data.setText("Text\tArea\nToo slow\tTime\nToo dear\tMoney\n")
    QApplication.clipboard().setMimeData(data)
    QTest.keyClick(stage.entry.field, Key.Key_V, CONTROL)
    assert case.texts(NoteKind.PROBLEM) == [*PROBLEMS, "Too slow", "Too dear"]
    assert case.on_disk().of(Note)[case.note("Too dear")].tag == "Money"


def test_rows_that_name_their_lane_go_there_from_any_lane(case: BoardCase, stage: CollectStage) -> None:
    data = QMimeData()
    data.setText("Text\tKolumn\tOmråde\nToo slow\tProblem\tTime\nGo faster\tIdea\tTime\n")
    QApplication.clipboard().setMimeData(data)
    QTest.keyClick(stage.entry.field, Key.Key_V, CONTROL)
    assert case.texts(NoteKind.PROBLEM) == [*PROBLEMS, "Too slow"]
    assert case.texts(NoteKind.IDEA) == [*IDEAS, "Go faster"]


def test_notes_of_several_kinds_keep_them_when_they_are_pasted_in_the_line(
    case: BoardCase, stage: CollectStage, board: BoardWidget
) -> None:
    QTest.keyClick(board, Key.Key_A, CONTROL)
    QTest.keyClick(board, Key.Key_C, CONTROL)
    QTest.keyClick(stage.entry.field, Key.Key_V, CONTROL)
    assert case.texts(NoteKind.PROBLEM) == [*PROBLEMS, *PROBLEMS]
    assert case.texts(NoteKind.IDEA) == [*IDEAS, *IDEAS]


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
    assert bar.words.text() == "2 of 3 pasted notes say the same as another note."
    pasted = case.on_disk()
    QTest.mouseClick(bar.merge, LEFT)
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


def test_the_offer_counts_the_pasted_notes_that_are_still_there(case: BoardCase, board: BoardWidget) -> None:
    paste(f"{PROBLEMS[0]}!\n{PROBLEMS[1]}!\nQuite new")
    QTest.keyClick(board, Key.Key_V, CONTROL)
    bar = board.duplicates.bar
    assert bar is not None
    board.choose((case.note(f"{PROBLEMS[0]}!"),))
    QTest.keyClick(board, Key.Key_Delete)
    assert bar.words.text() == "1 of 2 pasted notes says the same as another note."


def test_pairs_that_are_left_are_gone_through_after_a_pasted_note_is_gone(case: BoardCase, board: BoardWidget) -> None:
    paste(f"{PROBLEMS[0]}!\n{PROBLEMS[1]}!")
    QTest.keyClick(board, Key.Key_V, CONTROL)
    bar = board.duplicates.bar
    assert bar is not None
    board.choose((case.note(f"{PROBLEMS[0]}!"),))
    QTest.keyClick(board, Key.Key_Delete)
    QTest.mouseClick(bar.each, LEFT)
    assert set(board.chosen()) == {case.note(PROBLEMS[1]), case.note(f"{PROBLEMS[1]}!")}
    QTest.mouseClick(bar.merge, LEFT)
    assert case.texts(NoteKind.PROBLEM) == [PROBLEMS[0], f"{PROBLEMS[1]}!", PROBLEMS[2]]
    assert board.duplicates.bar is None


def test_a_paste_without_duplicates_only_offers_to_undo(case: BoardCase, board: BoardWidget) -> None:
    paste("One\nTwo")
    QTest.keyClick(board, Key.Key_V, CONTROL)
    assert board.duplicates.bar is None
    toast = board.window().findChild(Toast)
    assert toast is not None
    assert toast.text == "2 notes added to Problems."


def test_it_is_said_which_lanes_pasted_notes_went_to_and_what_was_left_out(
    case: BoardCase, stage: CollectStage, board: BoardWidget
) -> None:
    before = case.on_disk()
    data = QMimeData()
    data.setText("Problem\tIdea\tWho\nLong queue\tMore desks\tAnna\nNo interpreter\t\tBo\n")
    QApplication.clipboard().setMimeData(data)
    QTest.keyClick(stage.entry.field, Key.Key_V, CONTROL)
    assert case.texts(NoteKind.PROBLEM) == [*PROBLEMS, "Long queue", "No interpreter"]
    assert case.texts(NoteKind.IDEA) == [*IDEAS, "More desks"]
    toast = board.window().findChild(Toast)
    assert toast is not None
    assert toast.text == "3 notes added to Problems and Ideas. 1 column was left out."
    assert undone(case, before)


def test_what_was_left_out_is_said_beside_the_offer_to_merge(case: BoardCase, board: BoardWidget) -> None:
    paste(f"Text\tWho\n{PROBLEMS[0]}\tAnna\nQuite new\tBo")
    QTest.keyClick(board, Key.Key_V, CONTROL)
    assert board.duplicates.bar is not None
    toast = board.window().findChild(Toast)
    assert toast is not None
    assert toast.text == "1 column was left out."


def test_duplicates_are_gone_through_pair_by_pair(case: BoardCase, themes: BoardWidget) -> None:
    case.session.run(AddNotes(case.lane(NoteKind.PROBLEM), (f"{PROBLEMS[0]}.", "Answers within five days please")))
    case.session.run(GroupNotes((case.note(f"{PROBLEMS[0]}."),), "Late"))
    entries(board_menu(themes))["Find duplicates…"].trigger()
    bar = themes.duplicates.bar
    assert bar is not None
    assert bar.words.text() == "P1 and P4 look alike: the same words."
    assert bar.why.text().splitlines() == [f"P1  {PROBLEMS[0]}", f"P4  {PROBLEMS[0]}.", "2 pairs left"]
    assert set(themes.chosen()) == {case.note(PROBLEMS[0]), case.note(f"{PROBLEMS[0]}.")}
    before = case.on_disk()
    QTest.keyClick(bar.merge, Key.Key_Space)
    assert case.themes() == [("Late", [f"{PROBLEMS[0]}."])]
    assert "I2" in bar.words.text()
    told: list[str] = []
    themes.told.connect(lambda words, _undo: told.append(words))
    QTest.mouseClick(bar.keep, LEFT)
    assert told == ["No more notes look alike"]
    assert themes.duplicates.bar is None, "nothing stays over the notes"
    assert undone(case, before)
    entries(board_menu(themes))["Find duplicates…"].trigger()
    assert "P4" in bar.words.text()
    assert bar.why.text().splitlines()[-1] == "1 pair left"
