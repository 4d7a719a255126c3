"""The bottom of the booth: who is voting, what is left to place, and the way on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.i18n import Language
from workshop_app.ui import theme
from workshop_app.ui.booth.cards import draw_row_of_dots
from workshop_app.ui.widgets import Button, Card, ElidedLabel, label, paint_safely


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
        return QSize(min(160, 24 * self._dots), 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        draw_row_of_dots(painter, QRectF(self.rect()), self._dots, self._left)


class Footer(Card):
    """Voter and hint, the dots, what is typed or wrong, and the two buttons."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(horizontal=True, padding=16, spacing=20, parent=parent)
        self.voter = label("", "heading")
        self.voter.setFont(theme.font(24, "bold", tabular=True))
        self.hint = ElidedLabel("", "body", tone="ink_2")
        self.dots = DotRow()
        self.told = ElidedLabel("", "body")
        self.back = Button(language.gettext("Take back the latest"), key="⌫", icon="undo", large=True)
        self.done = Button(language.gettext("Done – next person"), "primary", key="Enter", large=True)
        self.body.setContentsMargins(24, 12, 18, 12)
        self.body.addLayout(_column(self.voter, self.hint))
        self.body.addLayout(_column(self.dots, self.told), 1)
        self.body.addWidget(self.back)
        self.body.addWidget(self.done)

    def say(self, voter: str, hint: str, told: str) -> None:
        """Who is voting, what to do, and how it stands."""
        self.voter.setText(voter)
        self.hint.setText(hint)
        self.hint.setMinimumWidth(self.hint.fontMetrics().horizontalAdvance(hint) + 4)
        self.told.setText(told)
        self.told.setAccessibleName(told)


def _column(above: QWidget, below: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addStretch(1)
    column.addWidget(above)
    column.addWidget(below)
    column.addStretch(1)
    return column


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
