"""The white side of a page."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workshop_app.ui import theme
from workshop_app.ui.widgets.painting import paint_safely


class Sheet(QWidget):
    """A white ground with a hairline towards what stands to the left of it, if anything does."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and line."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        p = theme.palette()
        painter.fillRect(self.rect(), QColor(p.card))
        if self.x():
            painter.fillRect(QRectF(0, 0, 1, self.height()), QColor(p.line))
