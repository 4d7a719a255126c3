"""Writing on a note and looking for one: words stay where they stand, and nothing lies over what it is about."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, shown
from tests.helpers.keys import CONTROL
from tests.helpers.kit import heard
from workshop_app.commands.canvas import AddShape, MakeLaneFree
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.themes import GroupNotes
from workshop_app.domain.enums import NoteKind, ShapeKind, StepKind
from workshop_app.domain.records import Note, Shape, Theme
from workshop_app.domain.rules import NOTE_LIMIT
from workshop_app.services.board_view import board_picture
from workshop_app.ui import theme
from workshop_app.ui.board.deeds import Deeds
from workshop_app.ui.board.finding import Sought
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.console.theme_stage import ThemeStage
from workshop_app.wording import SHAPES


def test_on_a_narrow_note_too_no_word_goes_to_another_line_when_one_begins_to_write(
    case: BoardCase, qtbot: QtBot
) -> None:
    many = tuple(f"Answers within {number} days, to each and every one" for number in range(60))
    case.session.run(AddNotes(case.lane(NoteKind.IDEA), many))
    board = shown(CollectStage(case.session, case.step(StepKind.COLLECT)), qtbot, 1360, 900).board
    note = case.state.ordered(Note)[-1].id
    board.edit(note)
    box = board.box_of(note)
    assert box is not None
    assert box.w < 220
    assert board.editor is not None
    assert board.editor.width() == board.in_view(box).width()


@pytest.mark.parametrize(("words", "bar"), [(8, False), (20, False), (40, False), (240, True)])
def test_a_scroll_bar_takes_room_from_what_is_written_only_where_the_window_cannot_hold_it(
    case: BoardCase, qtbot: QtBot, qapp: QApplication, words: int, bar: bool
) -> None:
    theme.apply(qapp, "light")
    case.session.run(AddNotes(case.lane(NoteKind.IDEA), (" ".join(["answers"] * words),)))
    board = shown(CollectStage(case.session, case.step(StepKind.COLLECT)), qtbot, 900, 600).board
    board.edit(case.state.ordered(Note)[-1].id)
    QApplication.processEvents()
    assert board.editor is not None
    assert board.editor.verticalScrollBar().isVisible() == bar
    if not bar:
        assert board.editor.verticalScrollBar().maximum() == 0, "all of it is seen"


@pytest.mark.parametrize("what", ["note", "theme", "text"])
def test_what_is_written_on_is_scrolled_into_sight_first(case: BoardCase, qtbot: QtBot, what: str) -> None:
    lane = case.lane(NoteKind.IDEA)
    for number in range(30):
        case.session.run(AddNotes(lane, (f"Answers within {number} days, to each and every one",)))
        case.session.run(GroupNotes((case.state.ordered(Note)[-1].id,), f"Theme {number}"))
    if what == "text":
        case.session.run(MakeLaneFree(lane))
        case.session.run(AddShape(lane, ShapeKind.TEXT, 1500, 1900, 300, 60, text="Far away"))
    made = CollectStage if what == "text" else ThemeStage
    step = case.step(StepKind.COLLECT if what == "text" else StepKind.THEME)
    stage = shown(made(case.session, step), qtbot, 900, 520)
    board = stage.board
    board.setFocus()
    item = {
        "note": case.state.ordered(Note)[-1].id,
        "theme": case.state.ordered(Theme)[-1].id,
        "text": next(iter(case.state.of(Shape)), ""),
    }[what]
    board.actual()
    board.choice.only(item, note=what == "note")
    board.look(board.camera.at(0, 0))
    box, window = board.stops()[item], board.viewport().rect()
    assert not window.intersects(board.in_view(box))
    QTest.keyClick(board, Qt.Key.Key_Return)
    assert board.editor is not None
    assert window.contains(board.in_view(box))
    assert board.in_view(box).intersects(board.editor.geometry())
    QTest.keyClicks(board.editor, " and more")
    QTest.keyClick(board.editor, Qt.Key.Key_Return)
    assert board.editor is None
    assert (board.camera.x, board.camera.y) == (0, 0), "back to where one was at work"


@pytest.mark.parametrize("zoom", [1.0, 1.7])
def test_words_do_not_move_when_they_are_changed(case: BoardCase, qtbot: QtBot, zoom: float) -> None:
    stage = shown(CollectStage(case.session, case.step(StepKind.COLLECT)), qtbot, 1200, 800)
    board, note = stage.board, case.note(PROBLEMS[0])
    board.look(board.camera.zoomed(zoom, 0, 0).at(0, 0))
    board.edit(note)
    editor = board.editor
    assert editor is not None
    place = board.layout_.places[note]
    metrics = board.layout_.metrics_of(place)
    cursor = editor.textCursor()
    cursor.setPosition(0)
    first = editor.viewport().mapTo(board.viewport(), editor.cursorRect(cursor).topLeft())
    left, top = board.camera.in_view(place.box.x + metrics.pad, place.box.y + metrics.top + metrics.head)
    assert first.x() == pytest.approx(left, abs=3)
    assert first.y() == pytest.approx(top, abs=4)
    card = board.cards[note]
    assert [named.text() for named in editor.findChildren(QLabel)] == [f"{SHAPES[card.kind]} {card.code}"]


def test_in_the_programs_own_look_words_have_exactly_as_much_room_when_they_are_changed(
    case: BoardCase, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, "light")
    board = shown(CollectStage(case.session, case.step(StepKind.COLLECT)), qtbot, 1200, 800).board
    note = case.note(PROBLEMS[0])
    board.edit(note)
    editor, place = board.editor, board.layout_.places[note]
    assert editor is not None
    pad = board.layout_.metrics_of(place).pad
    words, area = editor.viewport().geometry(), board.in_view(place.box)
    beside = round(editor.document().documentMargin())
    assert editor.x() + words.left() + beside == area.left() + pad
    assert words.width() - 2 * beside == area.width() - 2 * pad


@pytest.mark.parametrize("size", [(700, 500), (1300, 830)])
def test_the_name_of_a_theme_is_changed_where_it_stands(
    case: BoardCase, qapp: QApplication, qtbot: QtBot, size: tuple[int, int]
) -> None:
    """Also where there are few notes, and headings as large as those."""
    theme.apply(qapp, "light")  # with the letters of the program
    case.session.run(GroupNotes((case.note(PROBLEMS[0]), case.note(PROBLEMS[1])), "Too late"))
    stage = shown(ThemeStage(case.session, case.step(StepKind.THEME)), qtbot, *size)
    board = stage.board
    (item,) = case.state.of(Theme)
    board.edit(item)
    assert board.editor is not None
    heading = board.in_view(board.stops()[item])
    assert abs(board.editor.geometry().center().y() - heading.center().y()) <= 2
    assert heading.left() < board.editor.x() < heading.right()


def test_the_bar_that_finds_notes_hides_none_that_was_found(case: BoardCase, qtbot: QtBot) -> None:
    stage = shown(CollectStage(case.session, case.step(StepKind.COLLECT)), qtbot, 720, 640)
    board = stage.board
    board.finder.open()
    bar = board.finder.bar
    assert bar is not None
    for words in (IDEAS[0], PROBLEMS[0]):
        board.finder.seek(Sought(words=words))
        (hit,) = board.finder.hits
        box = board.box_of(hit)
        assert box is not None
        assert not bar.geometry().intersects(board.in_view(box).translated(board.viewport().pos()))


def test_a_text_of_a_canvas_that_is_emptied_leaves_the_keyboard_on_the_board(case: BoardCase, qtbot: QtBot) -> None:
    lane = case.lane(NoteKind.IDEA)
    case.session.run(MakeLaneFree(lane))
    case.session.run(AddShape(lane, ShapeKind.TEXT, 20, 300, 300, 60, text="Away"))
    stage = shown(CollectStage(case.session, case.step(StepKind.COLLECT)), qtbot, 1500, 860)
    board = stage.board
    board.setFocus()
    QTest.keyClick(board, Qt.Key.Key_End)
    QTest.keyClick(board, Qt.Key.Key_Return)
    assert board.editor is not None
    board.editor.clear()
    QTest.keyClick(board.editor, Qt.Key.Key_Return)
    assert not case.on_disk().of(Shape)
    assert board.hasFocus()


def test_what_could_not_be_kept_stays_to_be_changed_when_another_note_is_to_be_written_on(
    case: BoardCase, qtbot: QtBot
) -> None:
    board = BoardWidget(Deeds(case.session, only=()))
    board.set_picture(board_picture(case.session.state, case.session.step))
    shown(board, qtbot)
    board.edit(case.note(PROBLEMS[0]))
    editor = board.editor
    assert editor is not None
    editor.setPlainText("Other words")
    board.edit(case.note(PROBLEMS[1]))
    assert board.editor is editor
    assert editor.isVisible()
    assert editor.text() == "Other words"


def test_what_is_longer_than_a_note_is_pasted_on_none_and_that_is_said(case: BoardCase, board: BoardWidget) -> None:
    note, told = case.note(PROBLEMS[0]), heard(board.told)
    board.edit(note)
    assert board.editor is not None
    data = QMimeData()
    for words in ("x" * (NOTE_LIMIT - len(PROBLEMS[0]) + 1), "!"):
        data.setText(words)
        QGuiApplication.clipboard().setMimeData(data)
        QTest.keyClick(board.editor, Qt.Key.Key_V, CONTROL)
        data = QMimeData()
    QTest.keyClick(board.editor, Qt.Key.Key_Return)
    assert told == ["A note can hold 2000 characters. Split the text into several notes."]
    assert case.texts(NoteKind.PROBLEM)[0] == f"{PROBLEMS[0]}!"


def test_a_note_as_long_as_can_be_keeps_its_last_letter_when_it_is_changed(case: BoardCase, board: BoardWidget) -> None:
    words = "y" * (NOTE_LIMIT - 1) + "z"
    case.session.run(AddNotes(case.lane(NoteKind.PROBLEM), (words,)))
    board.edit(case.note(words))
    assert board.editor is not None
    QTest.keyClick(board.editor, Qt.Key.Key_Home, CONTROL)
    QTest.keyClick(board.editor, Qt.Key.Key_Delete)
    QTest.keyClick(board.editor, Qt.Key.Key_Return)
    assert case.texts(NoteKind.PROBLEM)[-1] == words[1:]


def test_a_note_of_emoji_keeps_all_of_them_when_it_is_changed(case: BoardCase, board: BoardWidget) -> None:
    """To Qt 👍 is two letters, to a note it is one."""
    words = "👍" * (NOTE_LIMIT - 1) + "z"
    case.session.run(AddNotes(case.lane(NoteKind.PROBLEM), (words,)))
    board.edit(case.note(words))
    assert board.editor is not None
    QTest.keyClick(board.editor, Qt.Key.Key_Exclam)
    assert board.editor.text() == words, "there is no room for one more"
    QTest.keyClick(board.editor, Qt.Key.Key_Home, CONTROL)
    QTest.keyClick(board.editor, Qt.Key.Key_Delete)
    QTest.keyClick(board.editor, Qt.Key.Key_Return)
    assert case.texts(NoteKind.PROBLEM)[-1] == words[1:]


@pytest.mark.parametrize("key", [Qt.Key.Key_Q, Qt.Key.Key_Return])
def test_a_letter_that_a_full_note_has_no_room_for_is_not_taken_in_and_that_is_said(
    case: BoardCase, board: BoardWidget, key: Qt.Key
) -> None:
    words, told = "y" * (NOTE_LIMIT - 1) + "z", heard(board.told)
    case.session.run(AddNotes(case.lane(NoteKind.PROBLEM), (words,)))
    board.edit(case.note(words))
    assert board.editor is not None
    QTest.keyClick(board.editor, Qt.Key.Key_Home, CONTROL)
    QTest.keyClick(board.editor, key, Qt.KeyboardModifier.ShiftModifier)
    assert board.editor.text() == words
    assert told == ["A note can hold 2000 characters. Split the text into several notes."]
    QTest.keyClick(board.editor, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(board.editor, "xx")
    QTest.keyClick(board.editor, Qt.Key.Key_Return)
    assert case.texts(NoteKind.PROBLEM)[-1] == "x" + words[1:], "there is room for one in the place of another"
    assert len(told) == 2
