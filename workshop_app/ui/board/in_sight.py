"""What was brought into sight stays there while the window takes another size, until one looks elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget


class InSight:
    """The note or theme that was shown last: a step comes before its side panels have folded."""

    def __init__(self, board: BoardWidget) -> None:
        self._board = board
        self._item = ""
        self._from = board.camera
        """Where it was looked at from."""
        board.camera_changed.connect(self._moved)

    def show(self, item: str) -> None:
        """Bring it into sight, now or when the board has been laid out."""
        self._item = ""
        box = self._board.stops().get(item)
        if box is not None:
            self._board.reveal(box)
            self._board.finder.make_way(box)
        self._item, self._from = item, self._board.camera

    def follow(self) -> None:
        """The board has been laid out."""
        if self._item and self._board.camera.view != self._from.view:
            self.show(self._item)

    def _moved(self) -> None:
        """Somebody looks elsewhere, unless it is the window that has another size."""
        if self._board.camera.view == self._from.view:
            self._item = ""
