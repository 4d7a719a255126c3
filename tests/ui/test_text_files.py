"""Files of text that are dropped or pasted: what is in them becomes notes, as if it had been pasted."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, drop, middle, shown, undone
from tests.helpers.keys import CONTROL, LEFT, NONE
from tests.helpers.pictures import drawing
from workshop_app.commands.themes import GroupNotes
from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.domain.records import Note
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.console.theme_stage import ThemeStage
from workshop_app.ui.widgets.toast import Toast


def files(*paths: Path) -> QMimeData:
    """What a file manager offers."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def sheet(*rows: tuple[str, ...]) -> bytes:
    """A workbook with these rows on its first sheet."""
    book, data = Workbook(write_only=True), BytesIO()
    page = book.create_sheet()
    for row in rows:
        page.append(row)
    book.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.txt", "- Åska\r\n- Kö i dörren\r\n".encode("cp1252")),
        ("LIST.TXT", "\ufeff1. Åska\n2. Kö i dörren\n"),
        ("list.md", "* Åska\n\n* Kö i dörren\n"),
        ("list.csv", "Text;Vem\nÅska;Anna\nKö i dörren;Bo\n".encode("cp1252")),
        ("list.csv", "Text,Who\nÅska,Anna\nKö i dörren,Bo\n"),
        ("list.xlsx", sheet(("Text", "Who"), ("Åska", "Anna"), ("Kö i dörren", "Bo"))),
        ("list.tsv", "Text\tWho\nÅska\tAnna; Bo\nKö i dörren\tBo; Anna\n".encode("utf-16")),
    ],
)
def test_a_file_becomes_notes_in_the_lane_it_is_dropped_on_as_one_act(
    case: BoardCase, board: BoardWidget, tmp_path: Path, name: str, content: str | bytes
) -> None:
    before = case.on_disk()
    assert drop(board, files(written(tmp_path, name, content)), middle(board, case.lane(NoteKind.IDEA)))
    assert case.texts(NoteKind.IDEA) == [*IDEAS, "Åska", "Kö i dörren"]
    assert [board.cards[note].text for note in board.chosen()] == ["Åska", "Kö i dörren"]
    assert undone(case, before)


def test_a_table_sorts_by_the_lanes_of_the_board_and_says_what_is_left_out(
    case: BoardCase, stage: CollectStage, tmp_path: Path
) -> None:
    table = "Lane;Text;Area;Who\nIdeas;Shorter;Time;Anna\nProblems;Slow;;Bo\nIdeas;Sooner;;Bo\n"
    drop(stage.board, files(written(tmp_path, "a.csv", table)), middle(stage.board, case.lane(NoteKind.PROBLEM)))
    assert case.texts(NoteKind.IDEA) == [*IDEAS, "Shorter", "Sooner"]
    assert case.texts(NoteKind.PROBLEM) == [*PROBLEMS, "Slow"]
    assert next(note.tag for note in case.state.ordered(Note) if note.text == "Shorter") == "Time"
    assert "1 column was left out" in stage.findChildren(Toast)[-1].text


def test_several_files_are_one_act(case: BoardCase, board: BoardWidget, tmp_path: Path) -> None:
    before = case.on_disk()
    several = files(written(tmp_path, "a.txt", "One\nTwo"), written(tmp_path, "b.md", "Three"))
    drop(board, several, middle(board, case.lane(NoteKind.IDEA)))
    assert case.texts(NoteKind.IDEA) == [*IDEAS, "One", "Two", "Three"]
    assert undone(case, before)


def test_a_file_dropped_on_a_theme_joins_it(case: BoardCase, qtbot: QtBot, tmp_path: Path) -> None:
    case.session.run(GroupNotes((case.note(PROBLEMS[0]),), "Speed"))
    stage = shown(ThemeStage(case.session, case.step(StepKind.THEME)), qtbot)
    drop(stage.board, files(written(tmp_path, "a.txt", "One")), middle(stage.board, case.note(PROBLEMS[0])))
    assert case.themes() == [("Speed", [PROBLEMS[0], "One"])]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "There are no statements in the file."),
        ("one\n" * 5001, "The file has more than 5000 statements."),
        ("short\n" + "x" * 2001, "Line 2 is longer than 2000 characters"),
        (b"x" * (17 << 20), "The file is larger than 16 MB"),
    ],
)
def test_what_cannot_be_taken_is_told_and_changes_nothing(
    case: BoardCase, board: BoardWidget, tmp_path: Path, qtbot: QtBot, content: str | bytes, words: str
) -> None:
    before = case.on_disk()
    with qtbot.waitSignal(case.session.refused) as said:
        drop(board, files(written(tmp_path, "a.txt", content)), middle(board, case.lane(NoteKind.IDEA)))
    assert said.args[0].startswith(words)
    assert case.on_disk() == before


def test_a_workbook_that_is_none_is_told_and_changes_nothing(
    case: BoardCase, board: BoardWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    before = case.on_disk()
    with qtbot.waitSignal(case.session.refused) as said:
        drop(board, files(written(tmp_path, "a.xlsx", "Text")), middle(board, case.lane(NoteKind.IDEA)))
    assert said.args[0].startswith("Verkstad cannot read the file.")
    assert case.on_disk() == before


@pytest.mark.parametrize("where", ["board", "line", "drop"])
def test_of_several_files_the_lists_and_pictures_are_taken_and_the_others_are_told(
    case: BoardCase, stage: CollectStage, board: BoardWidget, tmp_path: Path, qtbot: QtBot, where: str
) -> None:
    several = files(
        written(tmp_path, "a.txt", "One\nTwo"),
        written(tmp_path, "a.pdf", "%PDF"),
        written(tmp_path, "Kön.png", drawing()),
    )
    QApplication.clipboard().setMimeData(several)
    with qtbot.waitSignal(case.session.refused) as said:
        if where == "drop":
            drop(board, several, middle(board, case.lane(NoteKind.PROBLEM)))
        else:
            QTest.keyClick(board if where == "board" else stage.entry.field, Qt.Key.Key_V, CONTROL)
    assert said.args[0].startswith("a.pdf is neither a picture nor a list that Verkstad can read.")
    assert case.texts(NoteKind.PROBLEM) == [*PROBLEMS, "One", "Two", "Kön"]


def test_a_name_that_no_file_can_have_is_told(case: BoardCase, board: BoardWidget, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl("file:///tmp/a%00b.txt")])
    with qtbot.waitSignal(case.session.refused) as said:
        drop(board, data, middle(board, case.lane(NoteKind.IDEA)))
    assert said.args[0].startswith("Verkstad cannot read the file.")


def test_an_address_of_another_computer_is_not_taken(case: BoardCase, board: BoardWidget) -> None:
    far = QMimeData()
    far.setUrls([QUrl("https://example.org/a.txt")])
    assert not drop(board, far, middle(board, case.lane(NoteKind.IDEA)))


def test_a_copied_file_is_pasted_on_the_board_and_in_the_line(
    case: BoardCase, stage: CollectStage, board: BoardWidget, tmp_path: Path
) -> None:
    QApplication.clipboard().setMimeData(files(written(tmp_path, "a.txt", "One\nTwo")))
    board.choose((case.note(IDEAS[0]),))
    QTest.keyClick(board, Qt.Key.Key_V, CONTROL)
    assert case.texts(NoteKind.IDEA) == [*IDEAS, "One", "Two"]
    QTest.keyClick(stage.entry.field, Qt.Key.Key_V, CONTROL)
    assert case.texts(NoteKind.PROBLEM) == [*PROBLEMS, "One", "Two"]
    assert stage.entry.field.text() == ""


def test_a_file_is_dropped_on_the_line(case: BoardCase, stage: CollectStage, tmp_path: Path) -> None:
    view, data = stage.entry.field.viewport(), files(written(tmp_path, "a.txt", "One\nTwo"))
    at = view.rect().center()
    QApplication.sendEvent(view, QDragEnterEvent(at, Qt.DropAction.CopyAction, data, LEFT, NONE))
    QApplication.sendEvent(view, QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, LEFT, NONE))
    assert case.texts(NoteKind.PROBLEM) == [*PROBLEMS, "One", "Two"]
    assert stage.entry.field.text() == ""
