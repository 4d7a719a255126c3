"""The board scrolls on while something is held near an edge of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget

EDGE, SPEED, PAUSE = 40, 14, 16
"""So near an edge, in pixels of the window; so far at a time; milliseconds between."""


class EdgeScroll:
    """Scrolls, and tells where on the board the pointer is then."""

    def __init__(self, board: BoardWidget, scrolled: Callable[[QPointF, Qt.KeyboardModifier], object]) -> None:
        self._board = board
        self._scrolled = scrolled
        self._point = QPointF()
        self._held = Qt.KeyboardModifier.NoModifier
        self._timer = QTimer(board)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._scroll)

    def at(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The pointer is at a point of the board, with something in the hand."""
        self._point, self._held = QPointF(*self._board.camera.in_view(point.x(), point.y())), modifiers
        if self._pushes() == (0, 0):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Nothing is held any more."""
        self._timer.stop()

    def _pushes(self) -> tuple[int, int]:
        view = self._board.viewport()
        return _push(self._point.x(), view.width()), _push(self._point.y(), view.height())

    def _scroll(self) -> None:
        board, before = self._board, self._board.origin()
        board.pan(*self._pushes())
        if board.origin() == before:
            self._timer.stop()
        else:
            self._scrolled(board.on_board(self._point), self._held)


def _push(at: float, size: int) -> int:
    return -SPEED if at < EDGE else SPEED if at > size - EDGE else 0
