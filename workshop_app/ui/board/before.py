"""What was chosen, and where one looked from, when a gesture began: Escape leads back there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget


class Before:
    """A board as it was just before a gesture."""

    def __init__(self, board: BoardWidget) -> None:
        self._board = board
        self._camera = board.camera
        self._choice = replace(board.choice, notes=set(board.choice.notes))

    def bring_back(self, *, looks: bool = True) -> None:
        """Choose what was chosen, as far as it is still there; and look from where one looked, unless others work."""
        choice, was = self._board.choice, self._choice
        choice.notes, choice.current, choice.anchor = set(was.notes), was.current, was.anchor
        choice.keep(self._board.stops())
        self._board.choice_changed()
        if looks:
            self._board.look_back(self._camera)
