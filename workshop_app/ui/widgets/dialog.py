"""Dialogs as sheets of our own: title, content, buttons; Escape closes, Enter does the main thing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from workshop_app.ui import theme
from workshop_app.ui.widgets.buttons import Button, Kind
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.overlay import Scrim
from workshop_app.ui.widgets.painting import paint_safely, round_window, surface, trim_corners


class Dialog(QDialog):
    """A sheet over its window, which is dimmed. Put content in `body`; add buttons from the left, the main one last."""

    def __init__(self, parent: QWidget | None, title: str, text: str = "", *, width: int = 520) -> None:
        super().__init__(parent, Qt.WindowType.Dialog)
        round_window(self)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._scrim: Scrim | None = None
        self._main: Button | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 24, 28, 24)
        outer.setSpacing(16)
        outer.addWidget(label(title, "heading", wrap=True))
        if text:
            outer.addWidget(label(text, "body", wrap=True, tone="ink_2"))
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        outer.addLayout(self.body, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(12)
        self._buttons.addStretch(1)
        outer.addSpacing(4)
        outer.addLayout(self._buttons)
        self.setMinimumWidth(min(width, 360))
        self.resize(width, 120)

    def addButton(self, text: str, kind: Kind = "secondary", *, closes: bool | None = None) -> Button:
        """Add a button. A primary or danger one accepts, others reject; `closes=False` leaves it to the caller."""
        button = Button(text, kind)
        accepts = kind in ("primary", "danger")
        if closes is None or closes:
            button.clicked.connect(self.accept if accepts else self.reject)
        if accepts:
            self._main = button
        self._buttons.addWidget(button)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field does the main thing."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self._main is not None and not isinstance(self.focusWidget(), QPlainTextEdit):
            self._main.click()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Be large enough for all words, dim the window and stand in its middle."""
        super().showEvent(event)
        self._grow()
        if self._main is not None and self.focusWidget() is None:  # Qt would take the first: Enter would give up
            self._main.setFocus(Qt.FocusReason.OtherFocusReason)
        parent = self.parentWidget()
        if parent is None:
            return
        window = parent.window()
        self._scrim = Scrim(window)
        self._scrim.show()
        self._scrim.raise_()
        middle = window.frameGeometry().center()
        self.move(middle.x() - self.width() // 2, middle.y() - self.height() // 2)

    def _grow(self) -> None:
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        width = max(self.width(), self._buttons.sizeHint().width() + margins.left() + margins.right())
        room = self.screen().availableSize()
        width = min(width, room.width() - 40)
        height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else 0
        self.resize(width, min(max(self.height(), height), room.height() - 40))

    def hideEvent(self, event: QHideEvent) -> None:
        """Light the window again."""
        super().hideEvent(event)
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners, where that is needed."""
        super().resizeEvent(event)
        trim_corners(self, theme.RADIUS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        p = theme.palette()
        if not self.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground):
            painter.fillRect(self.rect(), QColor(p.card))  # what the cut leaves at the corners
        surface(painter, QRectF(self.rect()), theme.RADIUS, p.card, p.line)
