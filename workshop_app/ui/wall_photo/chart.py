"""What pointer and keys do to the boxes on a photo, as a state chart: idle, drawing, moving, pulling.

While the button is down only what is seen changes; letting go makes one step that can be undone. Knows nothing of
windows.
"""

from __future__ import annotations

from typing import Literal

from workshop_app.domain.board_geometry import Box
from workshop_app.ui.handles import Handle
from workshop_app.ui.wall_photo.boxes import Boxes

Mode = Literal["idle", "drawing", "moving", "pulling"]
KEPT = 200
"""Steps that can be undone."""


class Cutting:
    """The boxes on a photo, and the way back."""

    def __init__(self, width: int, height: int) -> None:
        self.boxes = Boxes(width, height)
        self.mode: Mode = "idle"
        self._before = self._start = self.boxes
        """As they were when the button went down; `_before` with what the press has chosen."""
        self._from = (0.0, 0.0)
        self._handle: Handle = "se"
        self._past: list[Boxes] = []
        self._future: list[Boxes] = []
        self._writing = -1

    # the pointer

    def press(self, x: float, y: float, reach: float) -> None:
        """The button goes down: on a handle, in a box, or where there is none."""
        self._before = self._start = self.boxes
        self._from = (x, y)
        handle = self.boxes.handle_at(x, y, reach)
        if handle is not None:
            self.mode, self._handle = "pulling", handle
        elif (index := self.boxes.at(x, y)) >= 0:
            self.mode = "moving"
            self.boxes = self._before = self.boxes.choose(index)
        else:
            self.mode = "drawing"
            self.boxes = self._before = self.boxes.choose(-1)

    def move(self, x: float, y: float) -> None:
        """The pointer moves with the button down."""
        dx, dy = round(x - self._from[0]), round(y - self._from[1])
        if self.mode == "pulling":
            self.boxes = self._before.pulled(self._handle, dx, dy)
        elif self.mode == "moving":
            self.boxes = self._before.moved(dx, dy)
        elif self.mode == "drawing":
            drawn = self._drawn(x, y)
            self.boxes = self._before.with_box(drawn) if drawn else self._before

    def release(self) -> None:
        """The button is let go: what is seen now is kept."""
        self.mode = "idle"
        if self.boxes.pieces != self._before.pieces:
            self._remember(self._before)

    def cancel(self) -> bool:
        """Give up what the pointer is doing; whether it was doing anything."""
        if self.mode == "idle":
            return False
        self.mode, self.boxes = "idle", self._start
        return True

    def _drawn(self, x: float, y: float) -> Box | None:
        """The rectangle between where the button went down and a point; None as long as it is too small."""
        boxes = self.boxes
        left, right = sorted(min(max(0.0, at), boxes.width) for at in (self._from[0], x))
        top, bottom = sorted(min(max(0.0, at), boxes.height) for at in (self._from[1], y))
        if right - left < boxes.least or bottom - top < boxes.least:
            return None
        return Box(round(left), round(top), round(right - left), round(bottom - top))

    # steps

    def do(self, boxes: Boxes) -> None:
        """A step by key or in the list."""
        self._writing = -1
        if boxes.pieces != self.boxes.pieces:
            self._remember(self.boxes)
        self.boxes = boxes

    def say(self, index: int, text: str) -> None:
        """Write what a piece says; all that is typed in one field is one step."""
        if self._writing != index:
            self._remember(self.boxes)
        self._writing = index
        self.boxes = self.boxes.said(index, text)

    def undo(self) -> bool:
        """Take back a step; whether there was one."""
        return self._turn(self._past, self._future)

    def redo(self) -> bool:
        """Do again what was taken back."""
        return self._turn(self._future, self._past)

    def _turn(self, source: list[Boxes], other: list[Boxes]) -> bool:
        self._writing = -1
        if self.mode != "idle" or not source:
            return False
        other.append(self.boxes)
        self.boxes = source.pop()
        return True

    def _remember(self, before: Boxes) -> None:
        self._past = [*self._past, before][-KEPT:]
        self._future.clear()
        self._writing = -1
