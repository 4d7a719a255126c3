"""The board scrolls on while something is held near an edge of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QTimer

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget

EDGE, SPEED, PAUSE = 48, 14, 16
"""So near an edge, in pixels of the window; so far at a time; milliseconds between."""


class EdgeScroll:
    """Scrolls, and tells where on the board the pointer is then."""

    def __init__(self, board: BoardWidget, scrolled: Callable[[QPointF], object]) -> None:
        self._board = board
        self._scrolled = scrolled
        self._point, self._parks = QPointF(), False
        self._timer = QTimer(board)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._scroll)

    def at(self, point: QPointF, *, parks: bool = False) -> None:
        """The pointer is at a point of the board, with something in the hand; at the right it may be to `park` it."""
        self._point, self._parks = QPointF(*self._board.camera.in_view(point.x(), point.y())), parks
        if self._pushes() == (0, 0):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Nothing is held any more."""
        self._timer.stop()

    def _pushes(self) -> tuple[int, int]:
        if len(self._board.hands.busy()) > 1:
            return 0, 0  # the board would be pulled away from under the others
        view = self._board.viewport()
        aside = _push(self._point.x(), view.width())
        return min(0, aside) if self._parks else aside, _push(self._point.y(), view.height())

    def _scroll(self) -> None:
        board, before = self._board, self._board.origin()
        board.pan(*self._pushes())
        if board.origin() == before:
            self._timer.stop()
        else:
            self._scrolled(board.on_board(self._point))


def _push(at: float, size: int) -> int:
    """How far to scroll along one axis when something is held at a place."""
    return -SPEED if at < EDGE else SPEED if at > size - EDGE else 0
