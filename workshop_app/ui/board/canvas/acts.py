"""The acts on free lanes: what a gesture, a key or the menu does, each as one command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from workshop_app.commands.canvas import AddShape, DeleteShapes, PlaceOnCanvas, ResizeShape, RestackShapes
from workshop_app.commands.copies import DuplicateShapes
from workshop_app.domain.board_geometry import Box, SectionPlace
from workshop_app.domain.canvas import grid
from workshop_app.domain.enums import ShapeKind
from workshop_app.ui.board.canvas.scene import around
from workshop_app.ui.board.canvas.words import axes_labels

if TYPE_CHECKING:
    from workshop_app.ui.board.canvas.canvas import Canvas
    from workshop_app.ui.board.canvas.lanes import Ids
    from workshop_app.ui.board.widget import BoardWidget


class CanvasActs:
    """What can be done to notes and shapes on a canvas."""

    def __init__(self, board: BoardWidget, canvas: Canvas) -> None:
        self._board = board
        self._canvas = canvas

    def add(self, place: SectionPlace, kind: ShapeKind, box: Box, points: tuple[int, ...] = ()) -> None:
        """Add a shape and choose it; what has words is edited at once."""
        if kind is ShapeKind.TEXT:
            self._canvas.editing.new_text(place, box)
            return
        labels = axes_labels(self._board.deeds.language) if kind is ShapeKind.AXES else ()
        lane, before = self._canvas.section(place).id, set(self._canvas.shapes)
        if not self._board.deeds.do(AddShape(lane, kind, *box, labels=labels, points=points)):
            return
        made = next((item for item in self._canvas.shapes if item not in before), "")
        if made:
            self._board.choice.only(made, note=False)
            self._board.choice_changed()
        if kind is ShapeKind.FRAME and made:
            self._canvas.editing.open(made)

    def put(self, notes: Ids, lane: str, point: QPointF) -> None:
        """Put notes on a free lane, the first one's corner at a point of the board; from elsewhere in rows."""
        place = self._canvas.lane(lane)
        if place is None:
            return
        x, y = round(point.x()) - place.corner[0], round(point.y()) - place.corner[1]
        there = self._canvas.scene(place).notes
        if all(note in there for note in notes):
            self.shift(place, frozenset(notes), x - there[notes[0]].x, y - there[notes[0]].y)
            return
        heights = [self._board.layout_.places[note].box.h for note in notes]
        spots = grid(heights, max(0, x), max(0, y))
        self._board.deeds.do(PlaceOnCanvas(lane, tuple((note, *spot) for note, spot in zip(notes, spots, strict=True))))

    def nudge(self, x: int, y: int) -> bool:
        """Move the chosen notes and shapes a little; whether there are any."""
        board = self._board
        place = self._canvas.home_of(board.choice.current)
        if place is None:
            return False
        scene = self._canvas.scene(place)
        moving = frozenset(scene.with_held({*board.chosen(), *self._canvas.chosen()} or {board.choice.current}))
        if moving:
            box = around([scene.boxes[item] for item in moving])
            self.shift(place, moving, max(x, -box.x), max(y, -box.y), nudge=True)
        return bool(moving)

    def grow(self, x: int, y: int) -> bool:
        """Make the chosen shape larger by so much."""
        shape = self._canvas.shape(self._board.choice.current)
        if shape is None:
            return False
        return self._board.deeds.do(ResizeShape(shape.id, shape.x, shape.y, shape.w + x, shape.h + y))

    def delete(self) -> bool:
        """Delete the chosen shapes, with the chosen notes; whether any shape is chosen."""
        shapes, notes = self._canvas.chosen(), self._board.chosen()
        if not shapes:
            return False
        if self._board.deeds.do(DeleteShapes(shapes, notes)):
            self._canvas.erased.emit(len(shapes))
        return True

    def duplicate(self) -> bool:
        """Draw the chosen shapes once more, with the chosen notes; the copies are chosen then."""
        canvas, board = self._canvas, self._board
        shapes, before = canvas.chosen(), {*canvas.shapes, *board.cards}
        if not shapes:
            return False
        if board.deeds.do(DuplicateShapes(shapes, board.chosen())):
            board.choice.notes = {item for item in (*canvas.shapes, *board.cards) if item not in before}
            board.choice.current = board.choice.anchor = next(item for item in canvas.shapes if item not in before)
            board.choice_changed()
        return True

    def restack(self, *, over: bool) -> None:
        """Put the chosen shapes over the others, or under them."""
        if chosen := self._canvas.chosen():
            self._board.deeds.do(RestackShapes(chosen, over=over))

    def shift(self, place: SectionPlace, items: frozenset[str], x: int, y: int, *, nudge: bool = False) -> None:
        """Move things of a lane by so much, those that are still there."""
        scene = self._canvas.scene(place)
        here = sorted(items & scene.boxes.keys())
        if not here:
            return
        there = {item: (item, scene.boxes[item].x + x, scene.boxes[item].y + y) for item in here}
        notes = tuple(spot for item, spot in there.items() if item in scene.notes)
        shapes = tuple(spot for item, spot in there.items() if item not in scene.notes)
        self._board.deeds.do(PlaceOnCanvas(scene.lane_id, notes, shapes, nudge=nudge))
