"""A button that must be held: for what nobody should do by accident."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from workshop_app.ui import theme
from workshop_app.ui.widgets.buttons import Button

HELD = 1200
"""Milliseconds that it must be held."""
FRAME = 16


class HoldButton(Button):
    """It fills while it is held; let go before it is full, nothing has happened."""

    held = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME)
        self._timer.timeout.connect(self._go_on)
        self.pressed.connect(self._begin)
        self.released.connect(self._end)

    def _begin(self) -> None:
        self._since.start()
        self._timer.start()

    def _go_on(self) -> None:
        if self._since.elapsed() >= HELD:
            self._end()
            self.held.emit()
        self.update()

    def _end(self) -> None:
        self._timer.stop()
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """It is not held any longer when it goes away."""
        self._end()
        super().hideEvent(event)

    def draw(self, painter: QPainter) -> None:
        """The button, and how much of the time has gone."""
        super().draw(painter)
        if not self._timer.isActive():
            return
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 11, 11)
        painter.setClipPath(shape)
        fill = QColor(theme.palette().brand)
        fill.setAlphaF(0.28)
        share = min(1.0, self._since.elapsed() / HELD)
        painter.fillRect(QRectF(0, 0, self.width() * share, self.height()), fill)
        painter.setClipping(False)
