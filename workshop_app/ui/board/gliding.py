"""What moves glides from where it was to where it lies now, and what is new fades in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QVariantAnimation
from shiboken6 import isValid

from workshop_app.domain.board_geometry import Box
from workshop_app.ui import motion

Drawn = dict[str, tuple[float, float]]
MOST = 600
"""So many things can glide at once; more than that jump."""


class Gliding:
    """How far everything still is from its place."""

    def __init__(self, owner: QObject, moved: Callable[[], None]) -> None:
        self._owner = owner
        self._moved = moved
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

    def opacity(self, item: str) -> float:
        """How solid a thing is: what is new fades in."""
        return 1.0 - self.left if self.left and item in self.fresh else 1.0

    def drawn(self, targets: Mapping[str, Box]) -> Drawn:
        """Where everything is drawn just now."""
        if not self.left:
            return {item: (box.x, box.y) for item, box in targets.items()}
        return {item: (box.x + self.of(item)[0], box.y + self.of(item)[1]) for item, box in targets.items()}

    def begin(self, before: Drawn, targets: Mapping[str, Box]) -> None:
        """Glide from where things were drawn `before`; at once when nothing was drawn or movement is off."""
        self.stop()
        if not before or not motion.enabled():
            return
        fresh, offsets = set(), {}
        for item, box in targets.items():
            old = before.get(item)
            if old is None:
                fresh.add(item)
            elif old != (box.x, box.y):
                offsets[item] = (old[0] - box.x, old[1] - box.y)
        if 0 < len(offsets) + len(fresh) <= MOST:
            self.offsets, self.fresh, self.left = offsets, fresh, 1.0
            self._animation = motion.glide_value(self._owner, 1.0, 0.0, self._slide, motion.NORMAL)

    def stop(self) -> None:
        """Everything is where it belongs."""
        if self._animation is not None and isValid(self._animation):
            self._animation.stop()
        self._animation, self.offsets, self.fresh, self.left = None, {}, set(), 0.0

    def _slide(self, left: float) -> None:
        self.left = left
        self._moved()
