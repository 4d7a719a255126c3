"""The free lanes of a board: what lies on them, and where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF

from workshop_app.domain.board_geometry import Box, SectionPlace
from workshop_app.domain.canvas import Point, box_of
from workshop_app.domain.records import Shape
from workshop_app.services.board_view import BoardSection
from workshop_app.ui.board.areas import box_around
from workshop_app.ui.board.canvas.scene import Scene

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget

Ids = tuple[str, ...]


class FreeLanes(QObject):
    """Looks up notes and shapes on the free lanes of a board."""

    def __init__(self, board: BoardWidget) -> None:
        super().__init__(board)
        self._board = board
        self._shapes: Mapping[str, tuple[SectionPlace, Shape]] | None = None

    def lanes(self) -> list[SectionPlace]:
        """The free lanes on the board."""
        board = self._board
        return [place for place in board.layout_.sections if board.picture.sections[place.section].free]

    def lane(self, lane_id: str) -> SectionPlace | None:
        """Where a free lane is."""
        return next((place for place in self.lanes() if self.section(place).id == lane_id), None)

    def section(self, place: SectionPlace) -> BoardSection:
        """The lane at a place."""
        return self._board.picture.sections[place.section]

    def lane_at(self, point: QPointF) -> SectionPlace | None:
        """The free lane whose canvas a point of the board is on."""
        x, y = point.x(), point.y()
        return next((place for place in self.lanes() if place.box.holds(x, y) and y >= place.header.bottom), None)

    def home_of(self, item: str) -> SectionPlace | None:
        """The free lane that a note or shape is on."""
        note = self._board.layout_.places.get(item)
        if note is not None:
            return next((place for place in self.lanes() if place.section == note.section), None)
        return self.shapes[item][0] if item in self.shapes else None

    @property
    def shapes(self) -> Mapping[str, tuple[SectionPlace, Shape]]:
        """By id every shape and the lane it is on."""
        if self._shapes is None:
            self._shapes = {s.id: (place, s) for place in self.lanes() for s in self.section(place).shapes}
        return self._shapes

    def shape(self, item: str) -> Shape | None:
        """A shape by its id."""
        found = self.shapes.get(item)
        return found[1] if found else None

    def scene(self, place: SectionPlace) -> Scene:
        """What lies on a free lane, in its own coordinates."""
        board, (left, top) = self._board, place.corner
        notes = {
            note.id: Box(note.x, note.y, block.width, height)
            for block in board.layout_.blocks
            if block.section == place.section
            for note, height in zip(block.notes, block.stack.heights, strict=True)
        }
        seen = box_around(board.seen(board.viewport().rect()).translated(-left, -top))
        section = self.section(place)
        return Scene(section.id, notes, section.shapes, board.zoom, seen)

    def stops(self) -> dict[str, Box]:
        """The shapes the keyboard can go to, in board coordinates."""
        found = {}
        for item, (place, shape) in self.shapes.items():
            box, (left, top) = box_of(shape), place.corner
            found[item] = box._replace(x=box.x + left, y=box.y + top)
        return found

    def chosen(self) -> Ids:
        """The chosen shapes: those in the choice, or the one the keyboard is at."""
        choice = self._board.choice
        found = tuple(item for item in self.shapes if item in choice.notes)
        return found or ((choice.current,) if self.shape(choice.current) and not choice.notes else ())

    def inside(self, point: QPointF, place: SectionPlace) -> Point:
        """A point of the board on the canvas of a lane."""
        return point.x() - place.corner[0], point.y() - place.corner[1]

    def middle_of(self, place: SectionPlace) -> tuple[int, int]:
        """The middle of the part of a canvas that is seen."""
        seen = self._board.seen(self._board.viewport().rect()).toAlignedRect()
        left, top = place.corner
        right, bottom = min(seen.right(), place.box.right), min(seen.bottom(), place.box.bottom)
        x, y = (max(seen.left(), left) + right) // 2, (max(seen.top(), top) + bottom) // 2
        return x - left, y - top

    def laid_out(self) -> None:
        """Everything may lie elsewhere, and free lanes may have come or gone."""
        self._shapes = None
