"""The dark rail at the left of the home window."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workshop_app.ui import theme
from workshop_app.ui.icons import paint_icon
from workshop_app.ui.widgets.buttons import Pressable
from workshop_app.ui.widgets.marks import Hexagon
from workshop_app.ui.widgets.painting import paint_safely, surface


class _Entry(Pressable):
    """An icon with a word below."""

    def __init__(self, icon: str, text: str) -> None:
        super().__init__()
        self._icon = icon
        self.setCheckable(True)
        self.setFont(theme.font(13))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def sizeHint(self) -> QSize:
        """Wide enough for the word."""
        return QSize(max(68, round(QFontMetricsF(self.font()).horizontalAdvance(self.text())) + 12), 66)

    def draw(self, painter: QPainter) -> None:
        """Surface, icon, word, ring."""
        p = theme.palette()
        area = QRectF(self.rect())
        lit = p.rail_active if self.isChecked() else (p.rail_hover if self.hovered() else "")
        surface(painter, area, 12, lit)
        ink = p.on_rail if self.isChecked() or self.hovered() else p.rail_ink
        paint_icon(painter, self._icon, QPointF(area.center().x(), 25), 24, ink)
        painter.setPen(QColor(ink))
        painter.setFont(self.font())
        words = QFontMetricsF(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width() - 4)
        painter.drawText(QRectF(0, 40, area.width(), 20), Qt.AlignmentFlag.AlignCenter, words)
        if self.ring:
            surface(painter, area, 12, "", p.on_rail, 2)


class Rail(QWidget):
    """The mark, then the places one can go. `chosen` carries the key of a place."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._entries: dict[str, _Entry] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(8, 18, 8, 16)
        self._box.setSpacing(8)
        self._box.addWidget(Hexagon(size=38), 0, Qt.AlignmentFlag.AlignHCenter)
        self._box.addSpacing(12)
        self._box.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(84)

    def add(self, key: str, icon: str, text: str) -> None:
        """Add a place at the end."""
        entry = _Entry(icon, text)
        entry.clicked.connect(lambda: self._choose(key))
        self._entries[key] = entry
        self._box.insertWidget(self._box.count() - 1, entry)
        self.setFixedWidth(max(84, self._box.sizeHint().width()))

    def setCurrent(self, key: str) -> None:
        """Show where one is, without telling."""
        for name, entry in self._entries.items():
            entry.setChecked(name == key)

    def current(self) -> str:
        """Where one is."""
        return next((key for key, entry in self._entries.items() if entry.isChecked()), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move between the places."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            return
        super().keyPressEvent(event)

    def _choose(self, key: str) -> None:
        self.setCurrent(key)
        self.chosen.emit(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill with the dark colour."""
        paint_safely(self, lambda painter: painter.fillRect(self.rect(), QColor(theme.palette().rail)))
