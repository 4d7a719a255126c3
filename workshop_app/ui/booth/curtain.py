"""Between two voters: nothing of the ballot that was just cast, and a word to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.i18n import Language
from workshop_app.ui import theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.marks import Bar, Hexagon
from workshop_app.ui.widgets.painting import paint_safely


class Curtain(QWidget):
    """Covers the whole booth until somebody presses it (`passed`)."""

    passed = Signal()

    def __init__(self, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = language
        self._pressed = False
        self._title = label("", "title", wrap=True)
        self._title.setFont(theme.font(56, "bold"))
        self._count = label("", "heading")
        self._count.setFont(theme.font(26, tabular=True))
        self._bar = Bar(10)
        self._bar.setFixedWidth(420)
        self._hint = label("", "body", wrap=True, tone="ink_2")
        self._hint.setFont(theme.font(20))
        self.button = Button(self._words.gettext("I am next"), "primary", key="Enter", large=True)
        self.button.clicked.connect(self.passed)
        box = QVBoxLayout(self)
        box.setContentsMargins(40, 40, 40, 40)
        box.setSpacing(18)
        centre = Qt.AlignmentFlag.AlignHCenter
        box.addStretch(2)
        box.addWidget(Hexagon(size=72), 0, centre)
        for line in (self._title, self._count):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.addWidget(line)
        box.addWidget(self._bar, 0, centre)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(self._hint)
        box.addSpacing(12)
        box.addWidget(self.button, 0, centre)
        box.addStretch(3)

    def draw_shut(self, ballots: int, voters: int) -> None:
        """Show it: so many ballots are in."""
        full = ballots >= voters
        self._title.setText(
            self._words.gettext("Thank you – everyone has voted")
            if full
            else self._words.gettext("Thank you – next person")
        )
        self._count.setText(
            self._words.gettext("{ballots} of {voters} ballots in").format(ballots=ballots, voters=voters)
        )
        self._bar.setShare(ballots / max(1, voters))
        self._hint.setText(
            self._words.gettext("The result is still hidden.")
            if full
            else self._words.gettext(
                "Your ballot is in the box. Nobody can see how you voted, and it cannot be changed."
            )
        )
        self.button.setText(self._words.gettext("Leave the booth") if full else self._words.gettext("I am next"))
        self.setAccessibleName(self._title.text())
        self.show()
        self.raise_()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press anywhere is enough."""
        self._pressed = True

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """But not the second of a double click that handed the ballot in."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It is let go: on to the next."""
        if self._pressed:
            self._pressed = False
            self.passed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Opaque."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), QColor(theme.palette().paper))
