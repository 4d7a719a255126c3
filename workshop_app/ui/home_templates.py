"""The row of templates on the home page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from workshop_app import i18n
from workshop_app.i18n import _
from workshop_app.services.library import Template
from workshop_app.ui import theme
from workshop_app.ui.widgets.card import CardButton
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.marks import Hexagon
from workshop_app.wording import length_text

GAP = 16
NARROWEST = 190
"""A card is never narrower: rather fewer in a row."""


def mark_colour(accent: str) -> str:
    """The colour of a template's hexagon."""
    p = theme.palette()
    return {
        "honey": p.honey,
        "brand": p.brand,
        "idea": p.mark_green,
        "problem": p.mark_rust,
    }.get(accent, p.mark_sand)


class TemplateCard(CardButton):
    """One template: mark, length, name and what it contains."""

    def __init__(self, template: Template) -> None:
        language = i18n.current()
        name, summary = template.name(language.code), template.summary(language.code)
        length = length_text(language, template.minutes)
        super().__init__(_("New workshop: {name}, {length}").format(name=name, length=length), padding=18, spacing=3)
        self.template_id = template.id
        self.setAccessibleDescription(summary)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        head = QHBoxLayout()
        head.addWidget(Hexagon(mark_colour(template.accent), 30))
        head.addStretch(1)
        head.addWidget(label(length, "small"))
        self.body.addLayout(head)
        self.body.addSpacing(6)
        title = label(name, "heading", wrap=True)
        title.setMinimumWidth(1)
        words = label(summary, "body", wrap=True, tone="ink_2")
        words.setMinimumWidth(1)
        self.body.addWidget(title)
        self.body.addWidget(words)
        self.body.addStretch(1)

    def hasHeightForWidth(self) -> bool:
        """Words wrap, so the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the wrapped words need."""
        return max(150, self.body.totalHeightForWidth(width))

    def sizeHint(self) -> QSize:
        """The narrowest card; the row makes it wider."""
        return QSize(NARROWEST, self.heightForWidth(NARROWEST))

    def minimumSizeHint(self) -> QSize:
        """It can be as narrow as the page needs."""
        return QSize(120, 160)


class TemplateRow(QWidget):
    """All templates, as many in a row as there is room for. `chosen` carries the id of one."""

    chosen = Signal(str)

    def __init__(self, templates: Sequence[Template], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Templates"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._columns = 0
        self.cards = [TemplateCard(template) for template in templates]
        for card in self.cards:
            card.clicked.connect(lambda _checked=False, one=card: self.chosen.emit(one.template_id))
        self._arrange(len(self.cards))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as fit; heights follow widths."""
        fit = max(1, (self.width() + GAP) // (NARROWEST + GAP))
        count = len(self.cards)
        rows = -(-count // min(fit, count)) if count else 1
        self._arrange(-(-count // rows))
        self._level()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right move between the cards."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        here = next((i for i, card in enumerate(self.cards) if card.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        there = min(len(self.cards) - 1, max(0, here + step))
        self.cards[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns or not self.cards:
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def _level(self) -> None:
        """Give all cards the height of the one with most words."""
        width = (self.width() - GAP * (self._columns - 1)) // max(1, self._columns)
        height = max((card.heightForWidth(width) for card in self.cards), default=0)
        for card in self.cards:
            card.setFixedHeight(height)
