"""What moves glides from where it was to where it lies now, and what is new fades in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QVariantAnimation
from shiboken6 import isValid

from workshop_app.domain.board_geometry import Box
from workshop_app.ui import motion
from workshop_app.ui.board.changes import Changes


class Gliding:
    """How far everything still is from its place."""

    def __init__(self, owner: QObject, moved: Callable[[list[Box]], None]) -> None:
        self._owner = owner
        self._moved = moved
        self._paths: list[Box] = []
        self._animation: QVariantAnimation | None = None
        self.offsets: dict[str, tuple[float, float]] = {}
        """How far off each thing was when the glide began."""
        self.fresh: set[str] = set()
        """What was not there before."""
        self.left = 0.0
        """How much of the way is left: from 1 to 0."""

    def of(self, item: str) -> tuple[float, float]:
        """How far off a thing is drawn just now."""
        if not self.left:
            return 0.0, 0.0
        x, y = self.offsets.get(item, (0.0, 0.0))
        return x * self.left, y * self.left

    def holds(self, item: str) -> bool:
        """Whether a thing is on its way, or not quite there yet."""
        return bool(self.left) and (item in self.offsets or item in self.fresh)

    def moving(self, *, fresh: bool) -> list[str]:
        """What is on its way; with `fresh` also what is not quite there yet."""
        return [*self.offsets, *(self.fresh if fresh else ())]

    def opacity(self, item: str) -> float:
        """How solid a thing is: what is new fades in."""
        return 1.0 - self.left if self.left and item in self.fresh else 1.0

    def begin(self, changes: Changes) -> None:
        """Glide from where things were, or fade in; what is on its way already goes on from where it is now."""
        offsets = {item: self.of(item) for item in self.offsets if item not in changes.moved}
        paths = list(self._paths) if offsets else []
        for item, (before, after) in changes.moved.items():
            x, y = self.of(item)
            x, y = before.x + x - after.x, before.y + y - after.y
            if x or y:
                offsets[item] = (x, y)
                paths.append(_path(after, x, y))
        interrupted = self._paths
        self.stop()
        if interrupted:
            self._moved(interrupted)  # what was still fading in is solid now: nothing else would paint it again
        if (offsets or changes.came) and motion.enabled():
            self.offsets, self.fresh, self.left = offsets, set(changes.came), 1.0
            self._paths = [*paths, *changes.came.values()]
            self._animation = motion.glide_value(self._owner, 1.0, 0.0, self._slide, motion.NORMAL)

    def stop(self) -> None:
        """Everything is where it belongs."""
        if self._animation is not None and isValid(self._animation):
            self._animation.stop()
        self._animation, self.offsets, self.fresh, self.left, self._paths = None, {}, set(), 0.0, []

    def _slide(self, left: float) -> None:
        paths, self.left = self._paths, left
        if not left:
            self.offsets, self.fresh, self._paths = {}, set(), []
        self._moved(paths)


def _path(box: Box, x: float, y: float) -> Box:
    """What something passes on its way to a box from so far off."""
    left, top = int(min(box.x, box.x + x)) - 1, int(min(box.y, box.y + y)) - 1
    return Box(left, top, int(box.w + abs(x)) + 3, int(box.h + abs(y)) + 3)
