"""A page that covers a whole window and keeps the keyboard to itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from workshop_app.ui import theme
from workshop_app.ui.widgets.overlay import Scrim
from workshop_app.ui.widgets.painting import paint_safely


class CoverPage(Scrim):
    """Lies over `window`, follows its size, lets no shortcut and no Tab through to what is behind."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def event(self, event: QEvent) -> bool:
        """No shortcut of the window behind works here."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round on the page."""
        inside = [w for w in self.findChildren(QWidget) if w.isVisible() and w.isEnabled() and _stops(w)]
        if inside:
            focus = QApplication.focusWidget()
            at = inside.index(focus) + (1 if forward else -1) if focus in inside else (0 if forward else -1)
            inside[at % len(inside)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Opaque: nothing of what is behind shows through."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), QColor(theme.palette().paper))


def _stops(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
