"""The acts on free lanes: what a gesture, a key or the menu does, each as one command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from workshop_app.commands.canvas import AddShape, DeleteShapes, PlaceOnCanvas, ResizeShape, RestackShapes
from workshop_app.commands.copies import DuplicateShapes
from workshop_app.domain.board_geometry import Box, SectionPlace
from workshop_app.domain.canvas import around, grid
from workshop_app.domain.enums import ShapeKind
from workshop_app.i18n import _
from workshop_app.ui.board.canvas.words import axes_labels
from workshop_app.ui.board.clip import put

if TYPE_CHECKING:
    from workshop_app.services.clipboard import Offered
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
        """Draw the chosen shapes once more, with chosen notes and what lies in frames; the copies are chosen then."""
        (shapes, notes), before = self._taken(), self._all()
        if shapes and self._board.deeds.do(DuplicateShapes(shapes, notes)):
            self._choose_new(before)
        return bool(shapes)

    def copy(self) -> bool:
        """Put the same on the clipboard; whether any shape is chosen."""
        shapes, notes = self._taken()
        if shapes:
            put(self._board.deeds.clipping(notes, shapes))
            self._board.told.emit(_("Copied"), False)
        return bool(shapes)

    def cut(self) -> bool:
        """And take it from the canvas."""
        shapes, notes = self._taken()
        clipping = self._board.deeds.clipping(notes, shapes)
        if shapes and self._board.deeds.do(DeleteShapes(shapes, notes)):
            put(clipping)
            self._board.told.emit(_("Cut out"), True)
        return bool(shapes)

    def paste(self, what: Offered, lane_id: str) -> bool:
        """Put what lay on a canvas on the free lane that is given, shapes else on the first; whether it was that."""
        board, canvas = self._board, self._canvas
        place = canvas.lane(lane_id) or (next(iter(canvas.lanes()), None) if what.shapes else None)
        if place is None or not what.lay_on_canvas:
            return False
        before, lane_id = self._all(), canvas.section(place).id
        if board.deeds.paste_on_canvas(what, lane_id, canvas.middle_of(place)):
            self._choose_new(before)
            if board.chosen():
                board.pasted.emit(board.chosen(), 0)
            else:
                board.told.emit(_("Pasted"), True)
        return True

    def _all(self) -> set[str]:
        return {*self._canvas.shapes, *self._board.cards}

    def _choose_new(self, before: set[str]) -> None:
        """Choose what has come since, and bring the first of it into sight."""
        board = self._board
        new = [item for item in (*self._canvas.shapes, *board.cards) if item not in before]
        board.choice.notes = set(new)
        board.choice.current = board.choice.anchor = new[0]
        board.show_item(new[0])
        board.choice_changed()

    def _taken(self) -> tuple[Ids, Ids]:
        """The shapes and notes that a copy takes along when a shape is chosen."""
        board, canvas = self._board, self._canvas
        shapes = canvas.chosen()
        taken = {*shapes, *board.chosen()}
        for place in canvas.lanes() if shapes else ():
            taken |= canvas.scene(place).with_held(taken)
        notes = tuple(note for note in board.layout_.order if note in taken)
        return tuple(item for item in canvas.shapes if item in taken), notes

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
