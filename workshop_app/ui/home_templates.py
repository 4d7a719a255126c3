"""The row of templates on the home page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

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
BESIDE = 410
"""So much of the page's height is for what stands above and below the cards, a list of some rows among it."""


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
        self._mark = Hexagon(mark_colour(template.accent), 30)
        self._length = label(length, "small")
        self._title = label(name, "heading", wrap=True)
        self._title.setMinimumWidth(1)
        self._summary = label(summary, "body", wrap=True, tone="ink_2")
        self._summary.setMinimumWidth(1)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._mark, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._summary, 4, 0, 1, 2)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        self._brief = True
        self.set_brief(False)

    def set_brief(self, brief: bool) -> None:
        """Name and length beside the mark, or all there is to say."""
        if brief == self._brief:
            return
        self._brief = brief
        self._summary.setHidden(brief)
        self._title.setFont(theme.font(theme.BODY if brief else theme.HEADING, "bold"))
        self.body.setContentsMargins(18, 10 if brief else 18, 18, 10 if brief else 18)
        self._grid.setRowMinimumHeight(2, 0 if brief else 6)
        if brief:
            self._grid.addWidget(self._title, 0, 1)
            self._grid.addWidget(self._length, 1, 1)
        else:
            self._grid.addWidget(self._length, 0, 1, 2, 1, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(self._title, 3, 0, 1, 2)

    def hasHeightForWidth(self) -> bool:
        """Words wrap, so the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the wrapped words need."""
        return max(64 if self._brief else 150, self.body.totalHeightForWidth(width))

    def sizeHint(self) -> QSize:
        """The narrowest card; the row makes it wider."""
        return QSize(NARROWEST, self.heightForWidth(NARROWEST))

    def minimumSizeHint(self) -> QSize:
        """It can be as narrow as the page needs."""
        return QSize(120, 64 if self._brief else 160)


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

    def fit(self, width: int, height: int) -> None:
        """As many columns as there is room for on a page of this height; the cards say less when they would fill it.

        The row goes by the `width` that it has beside a scroll bar, whether there is one or not. By its own it would
        say less where one comes, need none then, say more again, and never end: Qt ended the program.
        """
        fit = max(1, (width + GAP) // (NARROWEST + GAP))
        count = len(self.cards)
        rows = -(-count // min(fit, count)) if count else 1
        self._arrange(-(-count // rows))
        self._level((width - GAP * (self._columns - 1)) // max(1, self._columns), rows, height - BESIDE)

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

    def _level(self, width: int, rows: int, room: int) -> None:
        """Give all cards the height of the one with most words; a single row says all there is to say."""
        height = 0
        for brief in (False, True):
            for card in self.cards:
                card.set_brief(brief)
            height = max((card.heightForWidth(width) for card in self.cards), default=0)
            if rows < 2 or rows * (height + GAP) <= room:
                break
        for card in self.cards:
            card.setFixedHeight(height)
