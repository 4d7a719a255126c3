"""A quiet bar over the upper right corner of a board, or over the lower one when it would hide what it is about."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea

from workshop_app.ui import theme
from workshop_app.ui.widgets import Card, paint_safely, surface

AIR = 14
"""Between the bar and the edges of the board."""
SHADOW = 6


class BoardBar(Card):
    """Stays in its corner while the board changes size; put things in `body`. Escape leaves it (`leave`)."""

    def __init__(self, board: QAbstractScrollArea, *, name: str, horizontal: bool = False) -> None:
        super().__init__(horizontal=horizontal, padding=10, spacing=8, parent=board)
        self._board = board
        self._hidden = QRect()
        self.setAccessibleName(name)
        self.body.setContentsMargins(12 + SHADOW, 10 + SHADOW, 8 + SHADOW, 10 + SHADOW)
        board.viewport().installEventFilter(self)
        self.hide()

    def place(self) -> None:
        """Take as much room as is needed, in the corner."""
        view = self._board.viewport().geometry()
        width = min(self.sizeHint().width(), view.width() - 2 * AIR + 2 * SHADOW)
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        area = QRect(view.right() - width - AIR + SHADOW, view.top() + AIR - SHADOW, width, height)
        if area.intersects(self._hidden):
            area.moveBottom(view.bottom() - AIR + SHADOW)
        self.setGeometry(area)

    def avoid(self, area: QRect) -> None:
        """Do not lie over this area of the viewport if that can be helped."""
        self._hidden = area.translated(self._board.viewport().pos())
        self.place()

    def appear(self) -> None:
        """Show it."""
        self._hidden = QRect()
        self.place()
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Go away, and give the keyboard back to the board."""
        self.hide()
        self._board.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the board's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves; nothing typed here is meant for the board."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the buttons is not meant for the board either."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface with a shadow, as it lies on the board."""
        paint_safely(self, self._draw_raised)

    def _draw_raised(self, painter: QPainter) -> None:
        p = theme.palette()
        area = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        for grown, alpha in ((6, 7), (4, 9), (2, 11)):
            glow = QColor(23, 34, 45, alpha * (2 if p.dark else 1))
            around = area.adjusted(-grown, -grown + 2, grown, grown)
            surface(painter, around, theme.RADIUS + grown, glow.name(QColor.NameFormat.HexArgb))
        surface(painter, area, theme.RADIUS, p.card, p.line)
