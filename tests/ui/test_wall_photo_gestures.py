"""Gestures on a photo of a wall: Escape puts box, choice and view back; nothing is written before notes are made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.helpers.bench import Journal
from tests.helpers.boards import BoardCase, shown
from tests.helpers.keys import CONTROL, LEFT, NONE
from tests.helpers.pen import Pen
from tests.helpers.touch import Touch
from workshop_app.domain.records import Note
from workshop_app.ui.console.page import ConsolePage
from workshop_app.ui.wall_photo.page import WallPhotoPage

WIDE, HIGH = 1000, 600


@pytest.fixture
def page(wall: BoardCase, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> WallPhotoPage:
    """A photo with two boxes, the second of them chosen, looked at from near."""
    image = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    for x in range(0, WIDE, 50):
        for y in range(HIGH):
            image.setPixelColor(x, y, QColor("#303030"))
    image.save(str(tmp_path / "wall.png"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(tmp_path / "wall.png"), ""))
    console = shown(ConsolePage(wall.session), qtbot, 1280, 720)
    console.activateWindow()
    console.wall_photo.open()
    qtbot.waitUntil(lambda: console.wall_photo.page is not None)
    made = console.wall_photo.page
    assert made is not None
    qtbot.waitUntil(made.canvas.hasFocus)
    for box in ((380, 200, 480, 300), (540, 200, 640, 300)):
        pull(made, *box)()
    QTest.keyClick(made.canvas, Qt.Key.Key_Plus, CONTROL)
    QTest.keyClick(made.canvas, Qt.Key.Key_Plus, CONTROL)
    return made


def at(page: WallPhotoPage, x: float, y: float) -> QPoint:
    """A point of the photo on the screen."""
    first, last = page.canvas.on_screen(0, 0), page.canvas.on_screen(WIDE, HIGH)
    return QPoint(
        round(first.x() + (last.x() - first.x()) * x / WIDE), round(first.y() + (last.y() - first.y()) * y / HIGH)
    )


def pull(
    page: WallPhotoPage, x: float, y: float, to_x: float, to_y: float, button: Qt.MouseButton = LEFT
) -> Callable[[], None]:
    """Drag; what is given back lets go."""
    start, end = at(page, x, y), at(page, to_x, to_y)
    QTest.mousePress(page.canvas, button, NONE, start)
    for part in range(1, 4):
        QTest.mouseMove(page.canvas, start + (end - start) * part / 3)
    return lambda: QTest.mouseRelease(page.canvas, button, NONE, end)


GESTURES: dict[str, Callable[[WallPhotoPage], Callable[[], None]]] = {
    "drawing a box": lambda page: pull(page, 400, 330, 520, 400),
    "moving the chosen box": lambda page: pull(page, 590, 250, 560, 330),
    "moving another box": lambda page: pull(page, 430, 250, 450, 330),
    "pulling a corner": lambda page: pull(page, 640, 300, 600, 270),
    "pulling a side": lambda page: pull(page, 540, 250, 500, 250),
    "moving the photo": lambda page: pull(page, 500, 300, 440, 250, Qt.MouseButton.MiddleButton),
}


@pytest.mark.parametrize("name", GESTURES)
def test_escape_puts_everything_back(name: str, wall: BoardCase, page: WallPhotoPage) -> None:
    before, boxes, state = page.canvas.grab().toImage(), page.draft.cutting.boxes, wall.state
    journal = Journal(wall)
    let_go = GESTURES[name](page)
    assert page.canvas.grab().toImage() != before, "the gesture can be seen"
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    let_go()
    assert journal.written() == 0
    journal.close()
    assert page.isVisible(), "only the gesture was given up"
    assert page.draft.cutting.boxes == boxes
    assert page.canvas.grab().toImage() == before
    assert wall.state is state


@pytest.mark.parametrize("name", GESTURES)
def test_nothing_is_written_before_the_notes_are_made_and_then_all_is_one_act(
    name: str, wall: BoardCase, page: WallPhotoPage, qtbot: QtBot
) -> None:
    before, journal = wall.on_disk(), Journal(wall)
    GESTURES[name](page)()
    assert journal.written() == 0
    pieces = len(page.draft.cutting.boxes.pieces)
    QTest.keyClick(page.canvas, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: len(wall.state.of(Note)) == pieces)
    assert journal.written() == 1
    journal.close()
    wall.session.undo()
    assert wall.on_disk() == before


def test_a_finger_draws_a_box(page: WallPhotoPage) -> None:
    touch = Touch(page.canvas)
    touch.down({0: at(page, 400, 330)})
    touch.move({0: at(page, 480, 380)})
    touch.up(0)
    assert len(page.draft.cutting.boxes.pieces) == 3


def test_a_pen_draws_a_box_and_the_hand_that_holds_it_does_nothing(page: WallPhotoPage) -> None:
    pen, touch = Pen(page.canvas), Touch(page.canvas)
    pen.hover(at(page, 300, 320))
    pen.down(at(page, 400, 330))
    pen.move(at(page, 450, 350))
    touch.down({0: at(page, 460, 380)})
    touch.move({0: at(page, 465, 395)})
    drawn = page.draft.cutting.boxes.piece
    assert drawn is not None
    assert (drawn.area.right, drawn.area.bottom) == pytest.approx((450, 350), abs=2)
    touch.up(0)
    pen.move(at(page, 480, 370))
    pen.up()
    drawn = page.draft.cutting.boxes.piece
    assert len(page.draft.cutting.boxes.pieces) == 3
    assert drawn is not None
    assert (drawn.area.x, drawn.area.y) == pytest.approx((400, 330), abs=2)
    assert (drawn.area.right, drawn.area.bottom) == pytest.approx((480, 370), abs=2)
    touch.down({0: at(page, 590, 250)})
    touch.up(0)
    assert page.draft.cutting.boxes.chosen == 1, "fingers work again"
