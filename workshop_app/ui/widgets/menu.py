"""Menus of our own: round corners, words at the left, the keys that do the same quietly at the right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from workshop_app.ui import theme
from workshop_app.ui.icons import paint_icon
from workshop_app.ui.widgets.painting import paint_safely, round_window, surface, trim_corners

RADIUS = 12
SIDE = 14
"""From the edge of an entry to its words."""
COLUMN = 28
"""What an icon or a tick takes before the words."""


class Menu(QMenu):
    """A menu that is thrown away when it closes. Entries are `words`, or `words` and keys with a tab between."""

    def __init__(self, parent: QWidget, title: str = "") -> None:
        super().__init__(title, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, not isinstance(parent, QMenu))
        round_window(self)

    def addSubmenu(self, title: str) -> Menu:
        """Add an entry that opens a menu of its own."""
        menu = Menu(self, title)
        self.addMenu(menu)
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the corners round."""
        super().resizeEvent(event)
        trim_corners(self, RADIUS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet and its entries."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        p = theme.palette()
        surface(painter, QRectF(self.rect()), RADIUS, p.card, p.line)
        marked = any(action.isCheckable() or not action.icon().isNull() for action in self.actions())
        inside = self.rect().adjusted(0, 1, 0, -1)
        painter.setClipRect(inside)
        for action in self.actions():
            area = QRectF(self.actionGeometry(action))
            if action.isSeparator():
                painter.fillRect(QRectF(area.x() + 8, round(area.center().y()), area.width() - 16, 1), QColor(p.line))
            elif action.isVisible() and area.intersects(QRectF(inside)):
                self._entry(painter, action, area, COLUMN if marked else 0)
        self._more(painter)

    def _entry(self, painter: QPainter, action: QAction, area: QRectF, column: int) -> None:
        p = theme.palette()
        if action is self.activeAction() and action.isEnabled():
            surface(painter, area, 8, p.brand_soft, p.brand if p.name == "contrast" else "")
        ink, quiet = (p.ink, p.ink_2) if action.isEnabled() else (p.off, p.off)
        words, _tab, keys = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").partition("\t")
        middle = QPointF(area.x() + SIDE + 9, area.center().y())
        if action.isCheckable():
            if action.isChecked():
                paint_icon(painter, "check", middle, 20, p.brand)
        elif not action.icon().isNull():
            action.icon().paint(painter, QRectF(middle.x() - 10, middle.y() - 10, 20, 20).toRect())
        _write(painter, area.adjusted(SIDE + column, 0, -SIDE, 0), words, self.font(), ink)
        if action.menu() is not None:
            paint_icon(painter, "chevron-right", QPointF(area.right() - SIDE - 4, middle.y()), 18, quiet)
        elif keys:
            _write(painter, area.adjusted(SIDE, 0, -SIDE, 0), keys, theme.font(theme.SMALL, tabular=True), quiet, True)

    def _more(self, painter: QPainter) -> None:
        """Arrows where a menu that is higher than the screen goes on."""
        shown = [self.actionGeometry(action) for action in self.actions() if action.isVisible()]
        p, middle = theme.palette(), self.width() / 2
        for there, top, icon in (
            (bool(shown) and shown[0].top() < 0, 1, "chevron-up"),
            (bool(shown) and shown[-1].bottom() > self.height(), self.height() - 25, "chevron-down"),
        ):
            if there:
                painter.fillRect(QRectF(7, top, self.width() - 14, 24), QColor(p.card))
                paint_icon(painter, icon, QPointF(middle, top + 12), 20, p.ink_2)


def _write(painter: QPainter, area: QRectF, words: str, font: QFont, ink: str, right: bool = False) -> None:
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(area.translated(0, -0.5), int(side | Qt.AlignmentFlag.AlignVCenter), words)
