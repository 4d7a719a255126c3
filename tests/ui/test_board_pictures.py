"""How the board looks, beside pictures of how it should: near, in the middle and far, light, dark and in high contrast.

Compared are the mean colours of small squares, so another build of the font renderer passes and a shape, colour or
place that is wrong does not. To take the pictures anew, look at them first: `VERKSTAD_NEW_PICTURES=1 pytest` this file.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workshop_app import i18n
from workshop_app.domain.enums import NoteKind, ShapeKind
from workshop_app.domain.records import Shape
from workshop_app.services.board_view import BoardPicture, BoardSection, NoteCard
from workshop_app.ui import motion, theme
from workshop_app.ui.board.wall import Wall
from workshop_app.ui.projector.room_wall import RoomWall

FOLDER = Path(__file__).parents[1] / "pictures"
SIZE = QSize(640, 400)
SQUARE = 10
"""Pixels of the squares that are compared."""
COLOURS = 160
"""In a stored picture."""
ONE, ALL = 14.0, 1.2
"""How much the mean of one square, and of all of them, may differ, of 255."""
KINDS = (NoteKind.PROBLEM, NoteKind.IDEA, NoteKind.QUESTION)
SAID = (
    "Ledningen tar beslut för sent för att en idé ska hinna prövas",
    "En gemensam idéparkering som alla chefer går igenom varje månad",
    "Vem äger en idé som har skickats in?",
    "Tiden räcker bara till det akuta",
    "Återkoppling inom fem arbetsdagar på varje förslag",
)


def card(number: int, kind: NoteKind, *, x: int = 0, y: int = 0) -> NoteCard:
    return NoteCard(
        f"{kind}{number}",
        kind,
        f"{'PIF'[KINDS.index(kind)]}{number}",
        SAID[number % len(SAID)],
        group=f"Bikupa {number % 4 + 1}" if number % 3 else "",
        theme=number % 3,
        dots=(0, 0, 4, 1)[number % 4],
        x=x,
        y=y,
    )


def lanes(count: int) -> BoardPicture:
    titles = ("Problem", "Idéer", "Frågor")
    return BoardPicture(
        tuple(
            BoardSection(
                title, "lane", title, tuple(card(n, kind) for n in range(1, count // 3 + 1)), 0, note_kind=kind
            )
            for title, kind in zip(titles, KINDS, strict=True)
        ),
        by_theme=False,
    )


def themes() -> BoardPicture:
    sections = [
        BoardSection(f"t{n}", "theme", name, tuple(card(10 * n + m, KINDS[m % 3]) for m in range(4)), n)
        for n, name in enumerate(("Idéer saknar ägare", "Tid för annat än det akuta", ""), 1)
    ]
    loose = BoardSection("loose", "loose", "Inte grupperade än", (card(51, KINDS[0]), card(52, KINDS[1])))
    return BoardPicture((*sections, loose), by_theme=True)


def free() -> BoardPicture:
    axes = Shape(
        id="axes",
        workshop_id="w",
        position="a",
        lane_id="free",
        kind=ShapeKind.AXES,
        x=20,
        y=20,
        w=900,
        h=560,
        labels=("Litet", "Stort", "Lätt", "Svårt"),
    )
    notes = tuple(card(n, KINDS[n % 3], x=60 + 280 * (n % 3), y=80 + 180 * (n // 3)) for n in range(7))
    return BoardPicture((BoardSection("free", "lane", "Fritt", notes, free=True, shapes=(axes,)),), by_theme=False)


def near(board: Wall) -> None:
    """As it comes."""


def look(zoom: float) -> Callable[[Wall], None]:
    def there(board: Wall) -> None:
        board.zoom_by(zoom / board.zoom, QPointF(0, 0))

    return there


def for_the_room(board: Wall) -> None:
    assert isinstance(board, RoomWall)
    board.set_floor(16)


STATES: dict[str, tuple[str, Callable[[], BoardPicture], Callable[[Wall], None]]] = {
    "near-light": ("light", lambda: lanes(12), near),
    "near-dark": ("dark", lambda: lanes(12), near),
    "near-contrast": ("contrast", lambda: lanes(12), near),
    "nearer-light": ("light", lambda: lanes(12), look(2.2)),
    "themes-light": ("light", themes, near),
    "middle-light": ("light", lambda: lanes(360), look(0.5)),
    "lines-light": ("light", lambda: lanes(360), look(0.28)),
    "lines-dark": ("dark", lambda: lanes(360), look(0.28)),
    "far-light": ("light", lambda: lanes(2400), Wall.fit),
    "room-light": ("light", lambda: lanes(9), for_the_room),
    "free-light": ("light", free, Wall.fit),
}


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    i18n.use("sv")
    motion.set_reduced(True)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before, sheet, font = theme.palette().name, app.styleSheet(), app.font()
    yield
    theme.apply(app, before)
    app.setStyleSheet(sheet)
    app.setFont(font)


@pytest.mark.parametrize("state", STATES)
def test_it_looks_as_it_should(state: str, qtbot: QtBot) -> None:
    colours, picture, there = STATES[state]
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, colours)
    board = RoomWall() if there is for_the_room else Wall(hints=False)
    qtbot.addWidget(board)
    board.resize(SIZE)
    board.set_picture(picture())
    with qtbot.waitExposed(board):
        board.show()
    there(board)
    board.ground.sharpen()
    QApplication.processEvents()
    seen = board.grab().toImage()
    file = FOLDER / f"board-{state}.png"
    if os.environ.get("VERKSTAD_NEW_PICTURES"):
        in_few_colours(seen).save(str(file), quality=0)
    worst, mean = difference(seen, QImage(str(file)))
    assert worst <= ONE, f"{file.name}: a square differs by {worst:.1f}"
    assert mean <= ALL, f"{file.name}: on the whole it differs by {mean:.2f}"


def in_few_colours(image: QImage) -> QImage:
    """A picture in its most frequent colours: a small file."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(bytes(image.constBits())).cast("I"))
    exact = [colour for colour, _count in counted.most_common(16)]
    alike = Counter[int]()
    for colour, count in counted.items():
        alike[colour & 0xFFF0F0F0 | 0x080808] += count
    table = [*exact, *(colour for colour, _count in alike.most_common(COLOURS - len(exact)))]
    return image.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)


def difference(one: QImage, other: QImage) -> tuple[float, float]:
    """The greatest difference of two squares, and the mean of all."""
    assert one.size() == other.size()
    a, b = squares(one), squares(other)
    apart = [abs(x - y) for x, y in zip(a, b, strict=True)]
    return max(apart), sum(apart) / len(apart)


def squares(image: QImage) -> bytes:
    """The mean colours of the squares of a picture, one channel after another."""
    small = image.convertToFormat(QImage.Format.Format_RGB888).scaled(
        image.width() // SQUARE,
        image.height() // SQUARE,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    rows = bytes(small.constBits())
    return b"".join(
        rows[start : start + 3 * small.width()]
        for start in range(0, small.height() * small.bytesPerLine(), small.bytesPerLine())
    )
