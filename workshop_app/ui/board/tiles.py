"""The board from afar as a picture in square pieces at one scale, each made anew only when something in it changed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtGui import QPixmap

from workshop_app.domain.board_geometry import Box

SIDE = 192
"""Pixels of a piece."""
Place = tuple[int, int]


class Tiles:
    """The pieces of one scale; those not used longest go first."""

    def __init__(self, scale: float, width: int, height: int, limit: int) -> None:
        self.scale = scale
        self._last = (max(0, round(width * scale) // SIDE), max(0, round(height * scale) // SIDE))
        self._limit = limit
        self._made: OrderedDict[Place, QPixmap] = OrderedDict()
        self._stale: set[Place] = set()

    def all(self) -> Iterator[Place]:
        """Every piece of the board."""
        return self.at(QRect(0, 0, (self._last[0] + 1) * SIDE, (self._last[1] + 1) * SIDE))

    def at(self, area: QRect) -> Iterator[Place]:
        """The pieces that touch an area, in pixels of the board."""
        right, down = self._last
        for row in range(max(0, area.top() // SIDE), min(down, area.bottom() // SIDE) + 1):
            for column in range(max(0, area.left() // SIDE), min(right, area.right() // SIDE) + 1):
                yield column, row

    def area(self, place: Place) -> QRect:
        """What a piece covers, in pixels of the board."""
        return QRect(place[0] * SIDE, place[1] * SIDE, SIDE, SIDE)

    def piece(self, place: Place) -> QPixmap | None:
        """A piece as it was made last."""
        found = self._made.get(place)
        if found is not None:
            self._made.move_to_end(place)
        return found

    def is_fresh(self, place: Place) -> bool:
        """Whether a piece is there and nothing has changed in it."""
        return place in self._made and place not in self._stale

    def keep(self, place: Place, piece: QPixmap) -> None:
        """Take in a piece."""
        self._made[place] = piece
        self._made.move_to_end(place)
        self._stale.discard(place)
        while len(self._made) > self._limit:
            self._stale.discard(self._made.popitem(last=False)[0])

    def change(self, box: Box, margin: int) -> None:
        """Something has changed within a box of the board and a margin around it."""
        left, top = int((box.x - margin) * self.scale), int((box.y - margin) * self.scale)
        right, bottom = int((box.right + margin) * self.scale) + 1, int((box.bottom + margin) * self.scale) + 1
        self._stale.update(self.at(QRect(left, top, right - left, bottom - top)))
