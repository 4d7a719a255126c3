"""The bar at the top of a workshop window."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.i18n import _
from workshop_app.ui import theme
from workshop_app.ui.widgets.buttons import Pressable
from workshop_app.ui.widgets.labels import ElidedLabel, set_tone, set_tooltip
from workshop_app.ui.widgets.painting import focus_ring, hexagon, paint_safely
from workshop_app.ui.widgets.toast import PLACE


class _HomeMark(Pressable):
    """The hexagon, which leads home."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Home"))
        set_tooltip(self, _("Home"))
        self.setFixedSize(theme.TARGET, theme.TARGET)

    def draw(self, painter: QPainter) -> None:
        """The mark, darker under the pointer."""
        painter.setPen(Qt.PenStyle.NoPen)
        p = theme.palette()
        painter.setBrush(QColor(p.honey_line if self.hovered() else p.honey))
        painter.drawPath(hexagon(QPointF(self.width() / 2, self.height() / 2), 31))
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), 12)


class TopBar(QWidget):
    """The mark (`homeClicked`), title over subtitle, and actions at the right."""

    homeClicked = Signal()

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(68)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        mark = _HomeMark()
        mark.clicked.connect(self.homeClicked)
        self._title = ElidedLabel(title, "strong")
        self._title.setFont(theme.font(18, "bold"))
        self._title.setAccessibleName(title)
        self._title.setObjectName(PLACE)
        self._subtitle = ElidedLabel(subtitle, "small")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        words.addStretch(1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(12)
        box = QHBoxLayout(self)
        box.setContentsMargins(15, 0, 24, 1)
        box.setSpacing(10)
        box.addWidget(mark)
        box.addLayout(words, 1)
        box.addSpacing(8)
        box.addLayout(self._actions)
        self.setSubtitle(subtitle)

    def setTitle(self, title: str) -> None:
        """What the workshop is called; long titles are cut with …"""
        self._title.setText(title)
        self._title.setAccessibleName(title)

    def setSubtitle(self, subtitle: str) -> None:
        """The line below, such as where in the agenda one is."""
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        set_tone(self._subtitle, "ink_2")

    def addWidget(self, widget: QWidget) -> None:
        """Add a button at the right end."""
        self._actions.addWidget(widget)

    def minimumSizeHint(self) -> QSize:
        """The actions and a few letters."""
        return QSize(self._actions.minimumSize().width() + 160, 68)

    def paintEvent(self, event: QPaintEvent) -> None:
        """White with a hairline below."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        p = theme.palette()
        painter.fillRect(self.rect(), QColor(p.card))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(p.line))
