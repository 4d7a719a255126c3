"""Notes near enough to be read: a picture of each, made at exactly the present scale."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap

from workshop_app.domain.board_geometry import Box, NotePlace
from workshop_app.ui.board.cards import CardCache
from workshop_app.ui.board.far import FarNote, FarNotes, pixels
from workshop_app.ui.board.plates import MARGIN, edge

if TYPE_CHECKING:
    from workshop_app.ui.board.wall import Wall

May = Callable[[], bool]
"""Whether there is time to make one more picture in this frame."""


def box_of(area: QRect, scale: float, margin: int = 0) -> Box:
    """An area in pixels of the board as a box of the board, with a margin around it."""
    left, top = int(area.left() / scale) - margin - 1, int(area.top() / scale) - margin - 1
    return Box(left, top, int(area.width() / scale) + 2 * margin + 3, int(area.height() / scale) + 2 * margin + 3)


class Near:
    """Draws the notes of a wall one by one, in pixels of the board."""

    def __init__(self, wall: Wall, cards: CardCache, far: FarNotes) -> None:
        self._wall = wall
        self._cards = cards
        self._far = far

    def draw(self, painter: QPainter, dirty: QRect, scale: float, may: May) -> list[str]:
        """Draw the notes in an area; those that there was no time for, which are drawn as from afar."""
        missing = []
        moving = self._wall.gliding.offsets
        around, solid = edge(scale), self._wall.all_solid()
        for place in self._wall.layout_.notes_in(box_of(dirty, scale, MARGIN)):
            opacity = 1.0 if solid else self._wall.opacity_of(place.id)
            if place.id in moving or opacity <= 0:
                continue
            picture = self._picture(place, scale, may)
            if picture is None:
                missing.append(place.id)
                self._draw_plate(painter, place, scale)
                continue
            left, top, _width, _height = pixels(place.box, scale)
            if opacity < 1:
                painter.setOpacity(opacity)
            painter.drawPixmap(left - around, top - around, picture)
            if opacity < 1:
                painter.setOpacity(1.0)
        return missing

    def missing(self, seen: QRect, scale: float) -> list[str]:
        """The notes in an area that have no picture yet."""
        places = self._wall.layout_.notes_in(box_of(seen, scale, MARGIN))
        return [place.id for place in places if self._picture(place, scale, lambda: False) is None]

    def area(self, note: str, scale: float) -> QRect:
        """What a note covers with its shadow."""
        left, top, width, height = pixels(self._wall.layout_.places[note].box, scale)
        around = edge(scale)
        return QRect(left - around, top - around, width + 2 * around, height + 2 * around)

    def make(self, note: str, scale: float) -> None:
        """Make the picture of a note."""
        self._picture(self._wall.layout_.places[note], scale, lambda: True)

    def _picture(self, place: NotePlace, scale: float, may: May) -> QPixmap | None:
        card, metrics = self._wall.cards[place.id], self._wall.layout_.metrics_of(place)
        _left, _top, width, height = pixels(place.box, scale)
        found = self._cards.found(card, width, height, metrics, scale)
        if found is None and may():
            return self._cards.picture(card, width, height, metrics, scale, place.box.w)
        return found

    def _draw_plate(self, painter: QPainter, place: NotePlace, scale: float) -> None:
        card, metrics = self._wall.cards[place.id], self._wall.layout_.metrics_of(place)
        self._far.draw(painter, [FarNote(card, place.box, metrics)], scale, self._wall.zoom)

    def draw_moved(self, painter: QPainter, place: NotePlace, scale: float, x: float, y: float, opacity: float) -> None:
        """A note moved by so much of the board, in the board's coordinates."""
        picture = self._picture(place, scale, lambda: True)
        assert picture is not None
        around = edge(scale) / scale
        size = QRectF(0, 0, picture.width() / scale, picture.height() / scale)
        painter.setOpacity(opacity)
        painter.drawPixmap(
            size.translated(place.box.x + x - around, place.box.y + y - around), picture, QRectF(picture.rect())
        )
        painter.setOpacity(1.0)
