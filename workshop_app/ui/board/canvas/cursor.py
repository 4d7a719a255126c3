"""The pointer's shape on a canvas: a cross with a tool in the hand, arrows on a handle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from workshop_app.ui.board.canvas.scene import Grip, Scene
from workshop_app.ui.pointing import CURSORS

if TYPE_CHECKING:
    from workshop_app.ui.board.canvas.canvas import Canvas
    from workshop_app.ui.board.widget import BoardWidget

SHAPES = CURSORS | {"start": Qt.CursorShape.SizeAllCursor, "end": Qt.CursorShape.SizeAllCursor}


class CanvasCursor:
    """Shows what a press would do."""

    def __init__(self, board: BoardWidget, canvas: Canvas) -> None:
        self._board = board
        self._canvas = canvas

    def follow(self, point: QPointF) -> None:
        """The pointer rests or moves at a point of the board, with no button down."""
        if self._board.gestures.shows_hand:
            return
        if self._canvas.tools.tool != "select":
            wanted = Qt.CursorShape.CrossCursor if self._canvas.lane_at(point) is not None else None
        else:
            wanted = SHAPES.get(self._grip(point))
        view = self._board.viewport()
        shown = view.cursor().shape() if view.testAttribute(Qt.WidgetAttribute.WA_SetCursor) else None
        if wanted != shown:
            view.unsetCursor() if wanted is None else view.setCursor(wanted)

    def _grip(self, point: QPointF) -> Grip:
        canvas, chosen = self._canvas, self._canvas.chosen()
        if len(chosen) != 1 or len(self._board.choice.notes) > 1:
            return ""
        place, shape = canvas.shapes[chosen[0]]
        return Scene(shapes=(shape,), zoom=self._board.zoom).grip_at(shape.id, canvas.inside(point, place))
