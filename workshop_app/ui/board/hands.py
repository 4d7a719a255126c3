"""All hands on a board: that of the mouse, and one for each finger that drags something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from workshop_app.ui.board.hand import Hand

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget


class Hands:
    """What is in several people's hands at once. Each lets go by itself, as one act."""

    def __init__(self, board: BoardWidget) -> None:
        self._board = board
        self.mouse = Hand(board)
        self._fingers: dict[int, Hand] = {}
        self._free: list[Hand] = []
        self._dragged: frozenset[str] = frozenset()

    def busy(self) -> list[Hand]:
        """The hands that do something just now."""
        return [hand for hand in (self.mouse, *self._fingers.values()) if hand.mode != "idle"]

    def dragged(self) -> frozenset[str]:
        """The notes in all hands."""
        return self._dragged

    def renew(self) -> None:
        """Something else is in the hands: what was and what is now looks different in its place."""
        before, self._dragged = self._dragged, frozenset(note for hand in self.busy() for note in hand.dragged)
        changed = before ^ self._dragged
        if changed:
            self._board.repaint_notes(box for note in changed if (box := self._board.box_of(note)) is not None)

    def give_up(self) -> bool:
        """Everything back. Whether there was anything to give up."""
        busy = self.busy()
        for hand in busy:
            hand.cancel()
        self._free += self._fingers.values()
        self._fingers.clear()
        return bool(busy)

    def stay(self) -> None:
        """Everything else may lie elsewhere now."""
        for hand in self.busy():
            hand.stay()
        self.renew()

    def draw(self, painter: QPainter) -> None:
        """What is in the hands, and where it would land."""
        for hand in self.busy():
            hand.draw(painter)

    # fingers

    def take(self, finger: int, item: str, point: QPointF) -> None:
        """A finger begins to drag, from a point of the board."""
        hand = self._free.pop() if self._free else Hand(self._board)
        self._fingers[finger] = hand
        hand.take(item, point)

    def carry(self, finger: int, point: QPointF) -> None:
        """It drags on."""
        if finger in self._fingers:
            self._fingers[finger].move(point)

    def land(self, finger: int) -> None:
        """It lets go."""
        if finger in self._fingers:
            hand = self._fingers.pop(finger)
            self._free.append(hand)
            hand.release()

    def put_back(self, finger: int) -> None:
        """What it drags goes back."""
        if finger in self._fingers:
            hand = self._fingers.pop(finger)
            self._free.append(hand)
            hand.cancel()
