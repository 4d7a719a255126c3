"""A strip that says what is wrong, where it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workshop_app.i18n import _
from workshop_app.ui import icons, theme
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.labels import label, set_tone
from workshop_app.ui.widgets.painting import paint_safely, surface

BannerTone = Literal["danger", "warning", "info", "good"]


class Banner(QWidget):
    """Hidden until it has something to say. `say` shows, `clear` hides."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone: BannerTone = "info"
        self._on_action: Callable[[], object] | None = None
        self._picture = QLabel()
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        self._words = label("", "body", wrap=True)
        self._action = Button("", "secondary")
        self._action.clicked.connect(self._act)
        self._close = IconButton("close", _("Close"))
        self._close.clicked.connect(self.clear)
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 8, 8, 8)
        box.setSpacing(12)
        box.addWidget(self._picture)
        box.addWidget(self._words, 1)
        box.addWidget(self._action)
        box.addWidget(self._close)
        self.hide()

    def say(
        self,
        text: str,
        tone: BannerTone = "info",
        action: str = "",
        on_action: Callable[[], object] | None = None,
        *,
        closable: bool = True,
    ) -> None:
        """Show a message with an action beside it."""
        self._tone = tone
        self._on_action = on_action
        _fill, ink, icon = self._look()
        self._picture.setPixmap(icons.pixmap(icon, getattr(theme.palette(), ink), 24))
        self._words.setText(text)
        set_tone(self._words, "ink")
        self.setAccessibleName(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._close.setVisible(closable)
        self.show()
        self.update()  # all of it: the tone may be another

    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def clear(self) -> None:
        """Take it away."""
        self.hide()

    def _act(self) -> None:
        if self._on_action is not None:
            self._on_action()

    def _look(self) -> tuple[str, str, str]:
        p = theme.palette()
        return {
            "danger": (p.danger_soft, "danger", "warning"),
            "warning": (p.honey_soft, "honey_ink", "warning"),
            "info": (p.brand_soft, "brand", "info"),
            "good": (p.idea, "idea_ink", "check"),
        }[self._tone]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strip."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        fill, ink, _icon = self._look()
        line = getattr(theme.palette(), ink) if theme.palette().name == "contrast" else ""
        surface(painter, QRectF(self.contentsRect()), 12, fill, line)
