"""Files and pictures that are pasted or dropped while something is written on the board: never their addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers import pictures
from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, shown
from tests.helpers.keys import CONTROL, LEFT, NONE
from workshop_app.commands.canvas import AddShape, MakeLaneFree
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.themes import GroupNotes
from workshop_app.domain.enums import NoteKind, ShapeKind, StepKind
from workshop_app.domain.records import Note, Picture, Shape, Theme
from workshop_app.ui.board.editor import InPlaceEditor
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.console.theme_stage import ThemeStage


def picture_files(folder: Path, *names: str) -> QMimeData:
    """Pictures as a file manager offers them: also as text, which are their addresses."""
    data = QMimeData()
    for number, name in enumerate(names, 1):
        (folder / name).write_bytes(pictures.photo(100 * number, 50, number))
    data.setUrls([QUrl.fromLocalFile(str(folder / name)) for name in names])
    data.setText("\n".join(url.toString() for url in data.urls()))
    return data


def cut_out() -> QMimeData:
    """A part of the screen, as the systems' own tools offer it."""
    data = QMimeData()
    data.setData("image/jpeg", QByteArray(pictures.photo(100, 50)))
    data.setImageData(QImage.fromData(pictures.photo(100, 50)))
    return data


def writing_on(board: BoardWidget, item: str) -> InPlaceEditor:
    board.window().activateWindow()
    assert QTest.qWaitForWindowActive(board.window())
    board.choice.only(item, note=item in board.cards)
    QTest.keyClick(board, Qt.Key.Key_Return)
    assert board.editor is not None
    assert board.editor.hasFocus()
    return board.editor


def paste(editor: InPlaceEditor, data: QMimeData, qtbot: QtBot, case: BoardCase) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(editor, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: not case.session.pictures.busy)


def pictured(case: BoardCase) -> dict[str, int]:
    """How wide the pictures on disk are, by the words of their notes."""
    state = case.on_disk()
    return {
        note.text: state.need(Picture, note.picture).width
        for note in state.ordered(Note, lambda note: bool(note.picture))
    }


@pytest.mark.parametrize("what", ["file", "cut out"])
def test_a_picture_pasted_while_one_writes_on_a_note_is_that_notes_and_one_goes_on_writing(
    case: BoardCase, board: BoardWidget, qtbot: QtBot, tmp_path: Path, what: str
) -> None:
    before = case.on_disk()
    editor = writing_on(board, case.note(PROBLEMS[1]))
    QTest.keyClicks(editor, ", so")
    paste(editor, picture_files(tmp_path, "Kön.png") if what == "file" else cut_out(), qtbot, case)
    assert board.editor is editor
    assert editor.hasFocus()
    assert pictured(case) == {PROBLEMS[1]: 100}
    QTest.keyClicks(editor, " it is")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert pictured(case) == {f"{PROBLEMS[1]}, so it is": 100}
    assert case.texts(NoteKind.PROBLEM) == [PROBLEMS[0], f"{PROBLEMS[1]}, so it is", PROBLEMS[2]]
    case.session.undo()
    case.session.undo()
    assert case.on_disk() == before


def test_the_words_are_then_written_below_the_picture(
    case: BoardCase, board: BoardWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    note = case.note(PROBLEMS[0])
    editor = writing_on(board, note)
    paste(editor, picture_files(tmp_path, "Kön.png"), qtbot, case)
    now = words_at(editor), [one.text() for one in editor.findChildren(QLabel) if one.isVisible()]
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    again = writing_on(board, note)
    box = board.box_of(note)
    assert box is not None
    assert again.y() > board.in_view(box).y() + 50
    assert now == (words_at(again), [])


def words_at(editor: InPlaceEditor) -> tuple[int, int]:
    """Where on the board the first letter stands."""
    cursor = editor.textCursor()
    cursor.setPosition(0)
    at = editor.viewport().mapTo(editor.parentWidget(), editor.cursorRect(cursor).topLeft())
    return at.x(), at.y()


def test_several_pictures_become_notes_in_the_lane_of_the_one_that_is_written_on(
    case: BoardCase, board: BoardWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    editor = writing_on(board, case.note(IDEAS[0]))
    paste(editor, picture_files(tmp_path, "Kön.png", "Dörren.png"), qtbot, case)
    assert editor.text() == IDEAS[0]
    assert case.texts(NoteKind.IDEA) == [*IDEAS, "Kön", "Dörren"]


def test_a_file_that_is_no_picture_is_told_and_its_address_is_not_written(
    case: BoardCase, board: BoardWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    before, told = case.on_disk(), list[str]()
    case.session.refused.connect(told.append)
    editor = writing_on(board, case.note(PROBLEMS[0]))
    data = picture_files(tmp_path, "minutes.pdf")
    (tmp_path / "minutes.pdf").write_bytes(b"%PDF-1.7\n")
    paste(editor, data, qtbot, case)
    assert len(told) == 1
    assert told[0].startswith("minutes.pdf is neither a picture nor a list")
    assert editor.text() == PROBLEMS[0]
    assert case.on_disk() == before


def test_a_list_becomes_notes_once_what_was_written_is_kept(
    case: BoardCase, board: BoardWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "list.txt").write_text("One\nTwo\n")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "list.txt"))])
    editor = writing_on(board, case.note(IDEAS[1]))
    QTest.keyClicks(editor, "!")
    paste(editor, data, qtbot, case)
    assert board.editor is None
    assert board.hasFocus()
    assert case.texts(NoteKind.IDEA) == [IDEAS[0], f"{IDEAS[1]}!", "One", "Two"]
    assert case.texts(NoteKind.PROBLEM) == list(PROBLEMS)


def test_on_the_name_of_a_theme_a_picture_becomes_a_note_of_it(case: BoardCase, qtbot: QtBot, tmp_path: Path) -> None:
    case.session.run(GroupNotes((case.note(IDEAS[0]),), "Answers"))
    stage = shown(ThemeStage(case.session, case.step(StepKind.THEME)), qtbot)
    stage.board.setFocus()
    editor = writing_on(stage.board, next(iter(case.state.of(Theme))))
    paste(editor, picture_files(tmp_path, "Kön.png"), qtbot, case)
    assert editor.text() == "Answers"
    assert case.themes() == [("Answers", [IDEAS[0], "Kön"])]


def test_on_a_text_of_a_canvas_a_picture_becomes_a_note_there(
    case: BoardCase, stage: CollectStage, qtbot: QtBot, tmp_path: Path
) -> None:
    lane = case.lane(NoteKind.IDEA)
    case.session.run(MakeLaneFree(lane))
    case.session.run(AddShape(lane, ShapeKind.TEXT, 500, 300, 300, 60, text="Far away"))
    stage.board.setFocus()
    editor = writing_on(stage.board, next(iter(case.state.of(Shape))))
    paste(editor, picture_files(tmp_path, "Kön.png"), qtbot, case)
    assert editor.text() == "Far away"
    assert case.texts(NoteKind.IDEA) == [*IDEAS, "Kön"]


def test_a_link_and_words_are_written_as_ever(case: BoardCase, board: BoardWidget, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.com/a.png")])
    data.setText("https://example.com/a.png")
    editor = writing_on(board, case.note(PROBLEMS[0]))
    paste(editor, data, qtbot, case)
    words = cut_out()
    words.setText(" a cell")
    paste(editor, words, qtbot, case)
    assert editor.text() == f"{PROBLEMS[0]}https://example.com/a.png a cell"
    assert pictured(case) == {}


def test_a_picture_dropped_on_the_words_that_are_written_is_the_notes(
    case: BoardCase, board: BoardWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    editor = writing_on(board, case.note(PROBLEMS[0]))
    drop_on(editor.viewport(), picture_files(tmp_path, "Kön.png"))
    qtbot.waitUntil(lambda: not case.session.pictures.busy)
    assert editor.text() == PROBLEMS[0]
    assert pictured(case) == {PROBLEMS[0]: 100}


def test_dropped_on_words_that_lie_over_the_note_beside_a_picture_is_that_of_the_one_written_on(
    case: BoardCase, qtbot: QtBot, tmp_path: Path
) -> None:
    case.session.run(AddNotes(case.lane(NoteKind.PROBLEM), tuple(f"Too late in {number}" for number in range(40))))
    stage = shown(CollectStage(case.session, case.step(StepKind.COLLECT)), qtbot)
    board, note = stage.board, case.note(PROBLEMS[0])
    board.look(board.camera.zoomed(0.3, 0, 0).at(0, 0))
    board.setFocus()
    editor = writing_on(board, note)
    corner = editor.viewport().rect().bottomRight() - QPoint(3, 3)
    spot = board.on_board(QPointF(editor.viewport().mapTo(board.viewport(), corner)))
    assert board.note_at(spot) not in ("", note), "another note lies below"
    drop_on(editor.viewport(), picture_files(tmp_path, "Kön.png"), corner)
    qtbot.waitUntil(lambda: not case.session.pictures.busy)
    assert pictured(case) == {PROBLEMS[0]: 100}


def drop_on(widget: QWidget, data: QMimeData, at: QPoint | None = None) -> None:
    """Drag onto a widget, to its middle, and let go there; Qt asks those around it when it does not want what comes."""
    at = at or widget.rect().center()
    entering = QDragEnterEvent(at, Qt.DropAction.CopyAction, data, LEFT, NONE)
    entering.ignore()
    QApplication.sendEvent(widget, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, LEFT, NONE))
