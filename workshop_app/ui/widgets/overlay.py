"""A calm sheet over a window: what lies under it is dimmed."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from workshop_app.ui import theme
from workshop_app.ui.widgets.painting import paint_safely


class Scrim(QWidget):
    """Dims the whole window and follows its size."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)
        self.setGeometry(window.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        parent = self.parentWidget()
        if event.type() == QEvent.Type.Resize and parent is not None:
            self.setGeometry(parent.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim."""
        paint_safely(self, lambda painter: painter.fillRect(self.rect(), QColor(theme.palette().scrim)))


class Overlay(Scrim):
    """A dimmed window with something in the middle; Escape or a press outside closes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._before = [*_with_parents(QApplication.focusWidget())]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def open(self) -> None:
        """Show it and take the keyboard."""
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_overlay(self) -> None:
        """Take it away and give the keyboard back."""
        if self.isHidden():
            return
        self.hide()
        here = (one for one in self._before if isValid(one) and one.isVisible() and one.window() is self.window())
        before = next((one for one in here if one.focusPolicy() != Qt.FocusPolicy.NoFocus), None)
        if before is not None:  # what one wrote in may be gone, and its page too
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """Keys are for the sheet while it is there: no shortcut of the window under it hears them."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_overlay()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press outside closes."""
        self.close_overlay()


def _with_parents(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None:
        yield widget
        widget = widget.parentWidget()
