"""The bottom of the booth: who is voting, what is left to place, and the way on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.i18n import Language
from workshop_app.ui import theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.card import Card
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.painting import paint_safely

HINTED = 1100
"""From this width there is room to say what can be done."""


class DotRow(QWidget):
    """The dots of a ballot: those still to place are full, those placed are pale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dots = self._left = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_dots(self, dots: int, left: int, name: str) -> None:
        """Draw `dots` in all, of which `left` remain."""
        self._dots, self._left = dots, left
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Large dots for few, smaller for many."""
        return QSize(min(320, 40 * self._dots), 32)

    def minimumSizeHint(self) -> QSize:
        """They may crowd."""
        return QSize(min(120, 20 * self._dots), 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        p = theme.palette()
        step = min(self.height() + 10.0, self.width() / max(1, self._dots))
        size = max(6.0, min(self.height(), step - 3))
        for place in range(self._dots):
            waiting = place < self._left
            painter.setPen(QPen(QColor(p.honey_line if waiting else p.line), 1.6))
            painter.setBrush(QColor(p.honey if waiting else p.honey_soft))
            centre = QPointF(place * step + size / 2, self.height() / 2)
            painter.drawEllipse(centre, size / 2 - 1, size / 2 - 1)


class Footer(Card):
    """Voter and dots, how it stands or what is wrong, and two buttons. What is asked about before a ballot goes in has
    its own button among the words, where none was: neither a second press nor a habit can hand in by mistake."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(horizontal=True, padding=16, spacing=20, parent=parent)
        self._asking = False
        self.voter = label("", "heading")
        self.voter.setFont(theme.font(24, "bold", tabular=True))
        self.hint = label("", "body", tone="ink_2")
        self.dots = DotRow()
        self.told = label("", "body", wrap=True)
        self.typed = label("", "title")
        self.typed.setFont(theme.font(44, "bold", tabular=True))
        self.typed.hide()
        self.back = Button(language.gettext("Take back the latest"), key="⌫", icon="undo", large=True)
        self.abstain = Button(language.gettext("Abstain – next person"), key="A")
        self.anyway = Button(language.gettext("Hand in anyway"), key="Enter")
        self.done = Button(language.gettext("Done – next person"), "primary", key="Enter", large=True)
        self.body.setContentsMargins(24, 12, 18, 12)
        self.body.addWidget(self.typed)
        self.body.addLayout(self._words(), 1)
        for button in (self.back, self.done):
            self.body.addWidget(button)

    def _words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self._above = above = QHBoxLayout()
        self._below = below = QHBoxLayout()
        above.addStrut(theme.TARGET)  # nothing moves when there is a question
        above.addWidget(self.voter)
        above.addWidget(self.dots)
        above.addWidget(self.abstain)
        above.addWidget(self.anyway)
        above.addStretch(1)
        below.setSpacing(20)
        below.addWidget(self.told)
        below.addWidget(self.hint)
        column.setSpacing(4)
        column.addStretch(1)
        column.addLayout(above)
        column.addLayout(below)
        column.addStretch(1)
        return column

    def say(self, voter: str, told: str, hint: str) -> None:
        """Who is voting, how it stands, and what to do, where that needs saying."""
        self.voter.setText(voter)
        self.told.setText(told)
        self.told.setAccessibleName(told)
        self.hint.setText(hint)
        self._show_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window how it stands takes the room of what could be done, and all stands closer."""
        wide = self.width() >= HINTED
        self.body.setSpacing(20 if wide else 12)
        self._above.setSpacing(20 if wide else 12)
        self._show_hint()
        self._make_room()

    def _make_room(self) -> None:
        """In a narrow window a number that waits takes the room of the dots, and a question that of the voter too."""
        wide = self.width() >= HINTED
        self.dots.setVisible(not self._asking and (wide or not self.typed.text()))
        self.voter.setVisible(wide or not self._asking)

    def _show_hint(self) -> None:
        shown = bool(self.hint.text()) and self.width() >= HINTED
        self.hint.setVisible(shown)
        self.told.setWordWrap(not shown)  # short when there is a hint after it; else it has the room
        self._below.setStretch(0, not shown)
        self._below.setStretch(1, shown)

    def show_typed(self, digits: str) -> None:
        """A number that waits, large."""
        self.typed.setText(digits)
        self.typed.setVisible(bool(digits))
        self._make_room()

    def ask(self, asking: bool, *, empty: bool) -> None:
        """Whether to abstain, or to hand in with dots left; the question takes the room of the dots."""
        self._asking = asking
        self.done.setMinimumWidth(self.done.width() if asking else 0)  # nothing moves
        self.abstain.setVisible(asking and empty)
        self.anyway.setVisible(asking and not empty)
        self.done.setKey("" if asking else "Enter")  # which hands in now, or does nothing
        self.done.setEnabled(not asking)
        self._make_room()


class PageTurner(QWidget):
    """Earlier and later cards, when they do not all fit. `turned` carries -1 or 1."""

    turned = Signal(int)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = language
        self._earlier = Button(language.gettext("Previous page"), icon="chevron-left", key="PgUp")
        self._later = Button(language.gettext("Next page"), icon="chevron-right", key="PgDn")
        self._where = label("", "body", tone="ink_2")
        self._earlier.clicked.connect(lambda: self.turned.emit(-1))
        self._later.clicked.connect(lambda: self.turned.emit(1))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addStretch(1)
        for widget in (self._earlier, self._where, self._later):
            box.addWidget(widget)
        box.addStretch(1)

    def show_pages(self, page: int, pages: int) -> None:
        """Which page (from 0) of how many; one page needs no turning."""
        self.setVisible(pages > 1)
        self._earlier.setEnabled(page > 0)
        self._later.setEnabled(page < pages - 1)
        self._where.setText(self._words.gettext("Page {page} of {pages}").format(page=page + 1, pages=pages))
