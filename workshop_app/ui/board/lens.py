"""While one comes nearer or goes away, what was seen last is drawn larger or smaller; then it becomes sharp again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QTimer
from PySide6.QtGui import QPainter, QPixmap, QRegion

SETTLES = 50
"""Milliseconds after the last step until the board is drawn sharply."""
BEGINS = 20
"""Milliseconds after the last step until what will be needed then is begun."""

Under = Callable[[QPainter, QRect, float], None]
"""Draws an area at a scale, stretched from the picture of the whole board."""


class Lens:
    """The last sharp view of the board, and when to look sharply again."""

    def __init__(self, owner: QObject, prepare: Callable[[], None], settle: Callable[[], None]) -> None:
        self._view: QPixmap | None = None
        self._corner = QPoint()
        self._scale = 1.0
        self.looking = False
        """Whether a gesture is going on."""
        self._begin, self._settle = QTimer(owner), QTimer(owner)
        for timer, ms, act in ((self._begin, BEGINS, prepare), (self._settle, SETTLES, settle)):
            timer.setSingleShot(True)
            timer.setInterval(ms)
            timer.timeout.connect(act)

    def step(self) -> None:
        """A step of a gesture."""
        self._begin.start()
        self._settle.start()

    def look(self, view: QPixmap, corner: QPoint, scale: float) -> None:
        """A gesture begins: what is seen, where the board's corner is in it, and its scale."""
        self._view, self._corner, self._scale = view, corner, scale
        self.looking = True

    def end(self) -> None:
        """The gesture is over, or what was seen is no longer true."""
        self._begin.stop()
        self._settle.stop()
        self._view, self.looking = None, False

    def draw(self, painter: QPainter, dirty: QRect, corner: QPoint, scale: float, under: Under) -> None:
        """Draw an area of the screen during a gesture, from what was seen last and around it from afar."""
        if self._view is None:
            return
        target = self._target(corner, scale)
        painter.save()
        inside = target.adjusted(1, 1, -1, -1).toRect()
        if not inside.contains(dirty):
            painter.setClipRegion(QRegion(dirty) - QRegion(inside))
            painter.translate(corner)
            under(painter, dirty.translated(-corner), scale)
            painter.translate(-corner)
        painter.setClipRect(dirty)
        painter.drawPixmap(target, self._view, QRectF(self._view.rect()))
        painter.restore()

    def _target(self, corner: QPoint, scale: float) -> QRectF:
        assert self._view is not None
        k = scale / self._scale
        left, top = corner.x() - self._corner.x() * k, corner.y() - self._corner.y() * k
        return QRectF(left, top, self._view.width() * k, self._view.height() * k)
