"""A quiet bar over the lower right corner of a board, or over another one when it would hide what it is about."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea

from workshop_app.ui import theme
from workshop_app.ui.board.zoom_bar import ASIDE, ZoomBar
from workshop_app.ui.widgets.card import Card
from workshop_app.ui.widgets.painting import paint_safely, surface

AIR = 14
"""Between the bar and the upper and lower edges of the board; at the sides it is in line with the zoom bar."""
SHADOW = 6


class BoardBar(Card):
    """Stays in its corner while the board changes size; put things in `body`. Escape leaves it (`leave`)."""

    def __init__(self, board: QAbstractScrollArea, *, name: str, horizontal: bool = False) -> None:
        super().__init__(horizontal=horizontal, padding=10, spacing=8, parent=board)
        self._board = board
        self._about: list[QRect] = []
        self.setAccessibleName(name)
        self.body.setContentsMargins(12 + SHADOW, 10 + SHADOW, 8 + SHADOW, 10 + SHADOW)
        board.viewport().installEventFilter(self)
        self.hide()

    def place(self) -> None:
        """Take as much room as is needed, in the corner."""
        view = self._board.viewport().geometry()
        aside = ASIDE - SHADOW
        width = min(self.sizeHint().width(), self._board.width() - 2 * aside)
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        left, right = aside, self._board.width() - aside - width
        top, bottom = view.top() + AIR - SHADOW, view.bottom() - height - AIR + SHADOW - self._foot()
        corners = [QRect(x, y, width, height) for x, y in ((right, bottom), (right, top), (left, bottom), (left, top))]
        self.setGeometry(min(corners, key=lambda corner: sum(corner.intersects(area) for area in self._about)))

    def _foot(self) -> int:
        """The height of what stands in the lower right corner already; else what keeps it inside the last lane."""
        zoom_bar = self._board.viewport().findChild(ZoomBar)
        return zoom_bar.height() + AIR - SHADOW if zoom_bar is not None and zoom_bar.isVisible() else ASIDE - AIR

    def avoid(self, areas: Iterable[QRect]) -> None:
        """Lie over as few of these areas of the viewport as can be."""
        at = self._board.viewport().pos()
        self._about = [area.translated(at) for area in areas]
        self.place()

    def appear(self) -> None:
        """Show it."""
        self._about = []
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
