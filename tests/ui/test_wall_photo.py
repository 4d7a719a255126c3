"""A photo of a paper wall cut into notes, with real events."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.helpers import pictures
from tests.helpers.boards import BoardCase, shown
from tests.helpers.keys import CONTROL, LEFT, NONE, SHIFT
from workshop_app.commands.agenda import EditStep
from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.domain.records import Note, Picture
from workshop_app.ui.console.page import ConsolePage
from workshop_app.ui.driving import button
from workshop_app.ui.session import Session
from workshop_app.ui.wall_photo.page import WallPhotoPage
from workshop_app.ui.widgets.toast import Toast

COLOURS = ("#c03020", "#30a040", "#3050c0")


@pytest.fixture
def console(wall: BoardCase, qtbot: QtBot) -> ConsolePage:
    made = shown(ConsolePage(wall.session), qtbot, 1280, 720)
    made.activateWindow()
    return made


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """Three notes of 200 by 200 on a grey wall of 1,000 by 600, at 100, 400 and 700 from the left."""
    image = QImage(1000, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    for number, colour in enumerate(COLOURS):
        for y in range(150, 350):
            for x in range(100 + 300 * number, 300 + 300 * number):
                image.setPixelColor(x, y, QColor(colour))
    path = tmp_path / "vägg.png"
    image.save(str(path))
    return path


@pytest.fixture
def page(console: ConsolePage, photo: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> WallPhotoPage:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(photo), ""))
    console.wall_photo.open()
    return opened(console, qtbot)


def opened(console: ConsolePage, qtbot: QtBot) -> WallPhotoPage:
    qtbot.waitUntil(lambda: console.wall_photo.page is not None)
    assert console.wall_photo.page is not None
    qtbot.waitUntil(console.wall_photo.page.canvas.hasFocus)
    return console.wall_photo.page


def at(page: WallPhotoPage, x: float, y: float) -> QPoint:
    """A point of the photo on the screen."""
    first, second = page.canvas.on_screen(0, 0), page.canvas.on_screen(1000, 600)
    return QPoint(
        round(first.x() + (second.x() - first.x()) * x / 1000), round(first.y() + (second.y() - first.y()) * y / 600)
    )


def drag(page: WallPhotoPage, x: float, y: float, to_x: float, to_y: float, *, let_go: bool = True) -> None:
    start, end = at(page, x, y), at(page, to_x, to_y)
    QTest.mousePress(page.canvas, LEFT, NONE, start)
    QTest.mouseMove(page.canvas, (start + end) / 2)
    QTest.mouseMove(page.canvas, end)
    if let_go:
        QTest.mouseRelease(page.canvas, LEFT, NONE, end)


def three(page: WallPhotoPage) -> None:
    for left in (100, 400, 700):
        drag(page, left + 2, 152, left + 198, 348)


def write(page: WallPhotoPage, row: int, words: str) -> None:
    page.list.rows[row].field.setFocus()
    QTest.keyClicks(page.list.rows[row].field, words)


def leave(wall: BoardCase) -> None:
    """The workshop is left, and opened again for what the test looks at."""
    wall.session.close()
    wall.session = Session(wall.session.editor)


def picture(wall: BoardCase, text: str) -> QImage:
    """The picture on disk of the note with a text."""
    state = wall.on_disk()
    found = state.need(Picture, next(note.picture for note in state.of(Note).values() if note.text == text))
    image = QImage.fromData(wall.store.picture(wall.id, found.digest))
    assert (image.width(), image.height()) == (found.width, found.height)
    return image


def boxes(page: WallPhotoPage) -> list[tuple[int, ...]]:
    return [tuple(piece.area) for piece in page.draft.cutting.boxes.pieces]


@pytest.mark.parametrize("how", ["half way", "put aside", "while the notes are made"])
def test_boxes_are_notes_with_their_pictures_when_the_workshop_is_left(
    wall: BoardCase, page: WallPhotoPage, how: str
) -> None:
    three(page)
    write(page, 0, "Nobody answers")
    write(page, 2, "A shared list")
    page.list.rows[2].lane.setCurrentIndex(1)
    page.list.rows[2].lane.activated.emit(1)
    page.canvas.setFocus()
    if how != "half way":
        QTest.keyClick(page.canvas, *((Qt.Key.Key_Escape,) if how == "put aside" else (Qt.Key.Key_Return, CONTROL)))
    leave(wall)
    assert wall.texts(NoteKind.PROBLEM) == ["Nobody answers", "Note 2 in the photo"]
    assert wall.texts(NoteKind.IDEA) == ["A shared list"]
    for text, colour in zip(("Nobody answers", "Note 2 in the photo", "A shared list"), COLOURS, strict=True):
        assert picture(wall, text).pixelColor(90, 90).name() == colour
    wall.session.undo()
    assert not wall.on_disk().of(Note), "they came as one act"


def test_boxes_left_go_to_the_lanes_that_the_step_shows_then(wall: BoardCase, page: WallPhotoPage) -> None:
    three(page)
    wall.session.run(EditStep(wall.step(StepKind.COLLECT), {"lanes": (wall.lane(NoteKind.IDEA),)}))
    leave(wall)
    assert (len(wall.texts(NoteKind.PROBLEM)), len(wall.texts(NoteKind.IDEA))) == (0, 3)


def test_boxes_are_notes_without_pictures_where_those_have_no_room_when_the_workshop_is_left(
    wall: BoardCase, page: WallPhotoPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    three(page)
    write(page, 0, "Nobody answers")
    monkeypatch.setattr("workshop_app.storage.store.TOTAL_LIMIT", 100)
    leave(wall)
    assert wall.texts(NoteKind.PROBLEM) == ["Nobody answers", "Note 2 in the photo", "Note 3 in the photo"]


def test_boxes_put_aside_are_notes_when_the_workshop_is_finished_and_come_not_twice(
    wall: BoardCase, console: ConsolePage, page: WallPhotoPage
) -> None:
    three(page)
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert wall.session.finish()
    assert len(wall.on_disk().of(Note)) == 3
    button(next(toast for toast in console.findChildren(Toast) if toast.isVisible()), "Come back").click()
    assert console.wall_photo.page is None
    leave(wall)
    assert len(wall.on_disk().of(Note)) == 3


def test_boxes_that_have_become_notes_are_not_kept_once_more(
    wall: BoardCase, console: ConsolePage, page: WallPhotoPage, qtbot: QtBot
) -> None:
    three(page)
    QTest.mouseClick(page.make_button, LEFT)
    qtbot.waitUntil(lambda: console.wall_photo.page is None)
    leave(wall)
    assert len(wall.on_disk().of(Note)) == 3


def test_boxes_become_notes_with_their_pictures_words_and_lanes_as_one_act(
    wall: BoardCase, console: ConsolePage, page: WallPhotoPage, qtbot: QtBot
) -> None:
    three(page)
    page.list.rows[0].field.setFocus()
    QTest.keyClicks(page.list.rows[0].field, "Nobody answers")
    page.list.rows[2].lane.setCurrentIndex(1)
    page.list.rows[2].lane.activated.emit(1)
    assert page.make_button.text() == "Make 3 notes"
    QTest.mouseClick(page.make_button, LEFT)
    qtbot.waitUntil(lambda: console.wall_photo.page is None)
    assert wall.texts(NoteKind.PROBLEM) == ["Nobody answers", "Note 2 in the photo"]
    assert wall.texts(NoteKind.IDEA) == ["Note 3 in the photo"]
    for text, colour in zip([*wall.texts(NoteKind.PROBLEM), *wall.texts(NoteKind.IDEA)], COLOURS, strict=True):
        image = picture(wall, text)
        assert abs(image.width() - 196) <= 4
        assert image.pixelColor(90, 90).name() == colour
    wall.session.undo()
    assert not wall.on_disk().of(Note)
    assert not wall.on_disk().of(Picture)


def test_it_is_all_done_by_keys_too(wall: BoardCase, console: ConsolePage, page: WallPhotoPage, qtbot: QtBot) -> None:
    canvas = page.canvas
    QTest.keyClick(canvas, Qt.Key.Key_N, CONTROL)
    first = boxes(page)[0]
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    moved = boxes(page)[0]
    assert moved[0] > first[0]
    assert moved[1] > first[1]
    assert moved[2:] == first[2:]
    QTest.keyClick(canvas, Qt.Key.Key_Right, SHIFT)
    assert boxes(page)[0][2] > first[2]
    QTest.keyClick(canvas, Qt.Key.Key_N, CONTROL)
    QTest.keyClick(canvas, Qt.Key.Key_N, CONTROL)
    assert page.draft.cutting.boxes.chosen == 2
    QTest.keyClick(canvas, Qt.Key.Key_Backtab, SHIFT)
    assert page.draft.cutting.boxes.chosen == 1
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert len(boxes(page)) == 2
    QTest.keyClick(canvas, Qt.Key.Key_Z, CONTROL)
    assert len(boxes(page)) == 3
    QTest.keyClick(canvas, Qt.Key.Key_Y, CONTROL)
    assert len(boxes(page)) == 2
    page.draft.cutting.do(page.draft.cutting.boxes.choose(0))
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert page.list.rows[0].field.hasFocus()
    QTest.keyClicks(page.list.rows[0].field, "One")
    QTest.keyClick(page.list.rows[0].field, Qt.Key.Key_Return)
    QTest.keyClicks(page.list.rows[1].field, "Two")
    QTest.keyClick(page.list.rows[1].field, Qt.Key.Key_Return)
    assert canvas.hasFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: console.wall_photo.page is None)
    assert wall.texts(NoteKind.PROBLEM) == ["One", "Two"]


def test_the_words_of_the_chosen_box_are_always_in_sight(page: WallPhotoPage, qtbot: QtBot) -> None:
    def in_sight(row: int) -> bool:
        return page.list.rows[row].visibleRegion().boundingRect().height() == page.list.rows[row].height()

    for number in range(9):
        QTest.keyClick(page.canvas, Qt.Key.Key_N, CONTROL)
        qtbot.waitUntil(partial(in_sight, number))
    QTest.keyClick(page.canvas, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: page.draft.cutting.boxes.chosen == 0 and in_sight(0))


def test_what_is_typed_after_a_box_is_drawn_is_what_its_note_says(page: WallPhotoPage) -> None:
    QTest.keyClick(page.canvas, Qt.Key.Key_N, CONTROL)
    QTest.keyClicks(page.canvas, "N")
    field = page.list.rows[0].field
    assert field.hasFocus()
    QTest.keyClicks(field, "o more forms")
    assert [piece.text for piece in page.draft.cutting.boxes.pieces] == ["No more forms"]


def test_a_double_click_on_a_box_gives_it_words(page: WallPhotoPage) -> None:
    QTest.keyClick(page.canvas, Qt.Key.Key_N, CONTROL)
    middle = page.canvas.in_window(page.draft.cutting.boxes.pieces[0].area).center().toPoint()
    QTest.mouseDClick(page.canvas, LEFT, pos=middle)
    assert page.list.rows[0].field.hasFocus()


def test_tab_walks_over_the_boxes_and_then_into_the_list_and_never_out_of_the_page(page: WallPhotoPage) -> None:
    three(page)
    page.draft.cutting.do(page.draft.cutting.boxes.choose(-1))
    seen = []
    for _ in range(3):
        QTest.keyClick(page.canvas, Qt.Key.Key_Tab)
        seen.append(page.draft.cutting.boxes.chosen)
    assert seen == [0, 1, 2]
    for _ in range(30):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)  # type: ignore[arg-type]
        focus = QApplication.focusWidget()
        assert focus is not None
        assert page.isAncestorOf(focus)


def test_escape_in_a_drag_puts_the_box_back(page: WallPhotoPage) -> None:
    three(page)
    before = boxes(page)
    drag(page, 500, 250, 600, 400, let_go=False)
    assert boxes(page) != before
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert boxes(page) == before
    assert page.isVisible()


def test_escape_asks_nothing_and_loses_nothing(
    wall: BoardCase, console: ConsolePage, page: WallPhotoPage, qtbot: QtBot
) -> None:
    three(page)
    before = boxes(page)
    page.list.write(1)
    QTest.keyClicks(page.list.rows[1].field, "Second")
    QTest.keyClick(page.list.rows[1].field, Qt.Key.Key_Escape)
    assert page.canvas.hasFocus()
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert console.wall_photo.page is None
    toast = next(toast for toast in console.findChildren(Toast) if toast.isVisible())
    assert "put aside" in toast.text
    console.wall_photo.open()
    again = opened(console, qtbot)
    assert boxes(again) == before
    assert again.list.rows[1].field.text() == "Second"
    assert not wall.on_disk().of(Note)


def test_escape_while_the_notes_are_made_makes_none_and_keeps_the_boxes(
    wall: BoardCase, console: ConsolePage, page: WallPhotoPage, qtbot: QtBot
) -> None:
    three(page)
    QTest.keyClick(page.canvas, Qt.Key.Key_Return, CONTROL)
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert console.wall_photo.page is None
    qtbot.wait(80)
    assert not wall.on_disk().of(Note)
    console.wall_photo.open()
    assert len(boxes(opened(console, qtbot))) == 3


def test_a_photo_without_boxes_is_just_left(console: ConsolePage, page: WallPhotoPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert console.wall_photo.page is None
    assert not [toast for toast in console.findChildren(Toast) if toast.isVisible() and "aside" in toast.text]


def test_another_photo_leaves_the_first_one_to_come_back_to(
    console: ConsolePage, page: WallPhotoPage, qtbot: QtBot, tmp_path: Path
) -> None:
    three(page)
    (tmp_path / "other.jpg").write_bytes(pictures.photo(500, 400))
    console.wall_photo.read(tmp_path / "other.jpg")
    qtbot.waitUntil(lambda: console.wall_photo.page is not page)
    other = opened(console, qtbot)
    assert boxes(other) == []
    QTest.keyClick(other.canvas, Qt.Key.Key_Escape)
    console.wall_photo.open()
    assert len(boxes(opened(console, qtbot))) == 3


def test_what_is_no_photo_is_told(console: ConsolePage, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "wall.jpg").write_bytes(pictures.SVG)
    console.wall_photo.read(tmp_path / "wall.jpg")
    qtbot.waitUntil(lambda: any("PNG" in toast.text for toast in console.findChildren(Toast)))
    assert console.wall_photo.page is None


def test_an_error_while_a_photo_is_read_is_told_at_once(console: ConsolePage, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as raised:
        console.wall_photo.read(None)  # type: ignore[arg-type] # a bug
        qtbot.waitUntil(lambda: bool(raised))
    assert not [toast for toast in console.findChildren(Toast) if toast.isVisible()]


def test_no_key_of_the_meeting_is_heard_below_the_page(wall: BoardCase, page: WallPhotoPage) -> None:
    step, label = wall.session.workshop.current_step, wall.session.editor.undo_label
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_B, Qt.Key.Key_Delete):
        QTest.keyClick(page.canvas, key)
    QTest.keyClick(page.canvas, Qt.Key.Key_Z, CONTROL)
    assert wall.session.workshop.current_step == step
    assert wall.session.editor.undo_label == label


def test_the_wheel_with_control_comes_nearer_where_the_pointer_is(page: WallPhotoPage) -> None:
    point = at(page, 800, 250)
    before = page.canvas.on_screen(800, 250)
    wheel = QWheelEvent(
        QPointF(point), page.canvas.mapToGlobal(QPointF(point)), QPoint(), QPoint(0, 480), Qt.MouseButton.NoButton,
        CONTROL, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(page.canvas, wheel)
    after = page.canvas.on_screen(800, 250)
    assert (after - before).manhattanLength() < 6
    assert page.canvas.on_screen(900, 250).x() - after.x() > 1.5 * (at(page, 900, 250).x() - after.x()) / 2
    QTest.keyClick(page.canvas, Qt.Key.Key_0, CONTROL)
    assert page.canvas.on_screen(800, 250) == before


def test_it_says_to_those_who_cannot_see_which_box_is_chosen(page: WallPhotoPage) -> None:
    three(page)
    page.list.write(1)
    QTest.keyClicks(page.list.rows[1].field, "Second")
    assert page.canvas.accessibleName() == "Box 2 of 3. Second"
