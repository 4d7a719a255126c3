"""What the keys do on a board with a free lane; all else is for the board's own keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from workshop_app.domain.board_geometry import Box, SectionPlace
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.strokes import boxed, on_edge
from workshop_app.ui.board.canvas.tools import KINDS, USUAL, Tool
from workshop_app.ui.board.canvas.words import TOOLS
from workshop_app.ui.pointing import WAYS

if TYPE_CHECKING:
    from workshop_app.ui.board.canvas.canvas import Canvas
    from workshop_app.ui.board.widget import BoardWidget

NUDGE, FINE = 8, 1
"""Pixels that an arrow key moves, and with Shift."""
LENGTH = 200
"""Of an arrow made by key that leads from no note to another."""
LETTERS: dict[int, Tool] = {ord(key): tool for tool, (key, _icon, _name) in TOOLS.items()}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL, META = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.MetaModifier


class CanvasKeys:
    """The keyboard on free lanes."""

    def __init__(self, board: BoardWidget, canvas: Canvas) -> None:
        self._board = board
        self._canvas = canvas
        self._copies = {
            Qt.Key.Key_D: canvas.acts.duplicate,
            Qt.Key.Key_C: canvas.acts.copy,
            Qt.Key.Key_X: canvas.acts.cut,
        }

    def press(self, event: QKeyEvent) -> bool:
        """A key; whether it meant something here."""
        canvas, key, held = self._canvas, event.key(), event.modifiers()
        if not canvas.lanes() or self._board.keys.question is not None:
            return False  # a question takes the letters that are tools
        if key == Qt.Key.Key_Escape:
            return canvas.cancel()
        if canvas.busy:
            return True
        grows = bool(held & CONTROL and held & SHIFT)  # not with Ctrl and Alt: in Linux they lead to another desktop
        if key in WAYS and (grows or held & ALT):
            x, y = WAYS[Qt.Key(key)]
            by = FINE if held & (ALT if grows else SHIFT) else NUDGE
            return canvas.acts.grow(x * by, y * by) if grows else canvas.acts.nudge(x * by, y * by)
        if held == CONTROL and key in self._copies:
            return self._copies[Qt.Key(key)]()
        if held & (ALT | CONTROL | META):
            return False
        if key in LETTERS and not held & SHIFT:
            canvas.take(LETTERS[key])
            return True
        return self._act(key)

    def _act(self, key: int) -> bool:
        canvas, current = self._canvas, self._board.choice.current
        if key in ENTER and canvas.tools.tool != "select":
            self.add_in_the_middle()
        elif key in ENTER and canvas.shape(current) is not None:
            canvas.editing.open(current)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return canvas.acts.delete()
        else:
            return False
        return True

    def add_in_the_middle(self) -> None:
        """What the tool draws, in the middle of what is seen; an arrow from one chosen note to the other."""
        canvas = self._canvas
        tool, place = canvas.tools.tool, self._lane()
        if place is None or tool in ("select", "stroke"):
            return
        canvas.take("select")
        if tool == "arrow":
            box, points = boxed(self._arrow(place))
            canvas.acts.add(place, ShapeKind.ARROW, box, points)
            return
        w, h = USUAL[tool]
        x, y = canvas.middle_of(place)
        canvas.acts.add(place, KINDS[tool], Box(max(0, x - w // 2), max(0, y - h // 2), w, h))

    def _lane(self) -> SectionPlace | None:
        """The free lane that the keyboard is on, or the first."""
        lanes = self._canvas.lanes()
        return self._canvas.home_of(self._board.choice.current) or (lanes[0] if lanes else None)

    def _arrow(self, place: SectionPlace) -> list[tuple[float, float]]:
        boxes = self._canvas.scene(place).notes
        chosen = [boxes[note] for note in self._board.chosen() if note in boxes]
        if len(chosen) == 2:
            middles = [(box.x + box.w / 2, box.y + box.h / 2) for box in chosen]
            return [on_edge(chosen[0], middles[1]), on_edge(chosen[1], middles[0])]
        x, y = self._canvas.middle_of(place)
        return [(x - LENGTH / 2, y), (x + LENGTH / 2, y)]
