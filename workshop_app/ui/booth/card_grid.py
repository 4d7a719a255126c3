"""The cards of a ballot on their page: as large as there is room for, the rest on further pages."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QWidget

from workshop_app.ui import theme
from workshop_app.ui.booth.cards import LOW_EDGES, LOW_SIDES, CandidateCard
from workshop_app.ui.text_blocks import fitting, wrapped

GAP = 16
LEAST_WIDTH, LEAST_HEIGHT = 216, 112
LEAST_TEXT, LEAST_TALL_TEXT, MOST_LINES = 15, 17, 6
TALL, TALL_WITH_NOTES = 168, 340
"""From these heights a card has room for number, label, perhaps some notes, and dots under each other."""


class CardGrid(QWidget):
    """Lays cards out as large as fits; what does not fit at a size one can read and touch goes to further pages."""

    paged = Signal()
    """Laid out anew: the page or the number of pages may have changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[CandidateCard] = []
        self.page = 0
        self.pages = 1
        self._per_page = 1

    def set_cards(self, cards: list[CandidateCard]) -> None:
        """Show these cards in this order, from the first page."""
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = cards
        self.page = 0
        self._arrange()

    def turn(self, page: int) -> None:
        """Go to a page; stops at the ends."""
        self.page = min(self.pages - 1, max(0, page))
        self._arrange()

    def reach(self, card: CandidateCard) -> None:
        """Turn to the page where a card is."""
        if (page := self.cards.index(card) // self._per_page) != self.page:
            self.turn(page)

    def neighbour(self, card: CandidateCard, step: Qt.Key) -> CandidateCard | None:
        """The card that an arrow key leads to."""
        columns = self._shape()[0]
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns}[step]
        place = self.cards.index(card) + by
        return self.cards[place] if 0 <= place < len(self.cards) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        self._arrange()

    def _shape(self) -> tuple[int, int]:
        """Columns and rows: the largest cards there is room for, not smaller than can be read."""
        count, best, shape = max(1, len(self.cards)), 0.0, (1, 1)
        most = max(1, (self.width() + GAP) // (LEAST_WIDTH + GAP))
        for columns in range(1, most + 1):
            rows = -(-count // columns)
            width = (self.width() - GAP * (columns - 1)) / columns
            height = (self.height() - GAP * (rows - 1)) / rows
            # A label wants width more than height: 1.6 to 1 is a good card.
            worth = min(width / 1.6, height) if height >= self._least_height(width) else 0.0
            if worth > best:
                best, shape = worth, (columns, rows)
        if best:
            return shape
        return max(((columns, self._rows(columns)) for columns in range(1, most + 1)), key=lambda two: two[0] * two[1])

    def _rows(self, columns: int) -> int:
        """How many rows there is room for on a page."""
        least = self._least_height((self.width() - GAP * (columns - 1)) / columns)
        return max(1, int((self.height() + GAP) / (least + GAP)))

    def _least_height(self, width: float) -> float:
        """A card this wide is at least so high that the longest labels can be read to their end."""
        font = theme.font(LEAST_TEXT, "semibold")
        longest = sorted((card.candidate.label for card in self.cards), key=len)[-3:]
        lines = max((len(wrapped(words, font, width - LOW_SIDES - 1, MOST_LINES)) for words in longest), default=1)
        return max(LEAST_HEIGHT, LOW_EDGES + lines * QFontMetricsF(font).height())

    def _arrange(self) -> None:
        if not self.cards or self.width() < 100:
            return
        columns, rows = self._shape()
        self._per_page = columns * rows
        self.pages = -(-len(self.cards) // self._per_page)
        self.page = min(self.page, self.pages - 1)
        width = (self.width() - GAP * (columns - 1)) / columns
        noted = any(card.notes for card in self.cards)
        height = min((self.height() - GAP * (rows - 1)) / rows, max(width * (0.9 if noted else 0.8), LEAST_HEIGHT))
        tall = height >= (TALL_WITH_NOTES if noted else TALL)
        for place, card in enumerate(self.cards):
            page, spot = divmod(place, self._per_page)
            row, column = divmod(spot, columns)
            left, top = int(column * (width + GAP)), int(row * (height + GAP))
            card.setGeometry(QRect(left, top, int(width), int(height)))
            card.set_tall(tall)
            card.setVisible(page == self.page)
        if tall and not self._all_fit(LEAST_TALL_TEXT):
            tall = False
            for card in self.cards:
                card.set_tall(False)
        self._set_text_sizes(tall, height * (0.08 if noted else 0.13))
        self.paged.emit()

    def _all_fit(self, size: int) -> bool:
        room, labels = self.cards[0].label_area(), [card.candidate.label for card in self.cards]
        return fitting(labels, room.width(), room.height(), size, size - 1, "semibold") == size

    def _set_text_sizes(self, tall: bool, fair: float) -> None:
        """One size for most labels, only the longest are smaller; `fair` suits the height of the cards."""
        room = self.cards[0].label_area()
        labels = [card.candidate.label for card in self.cards]
        largest = round(min(34.0, max(18.0, fair)) if tall else min(24.0, max(20.0, fair)))
        least = LEAST_TALL_TEXT if tall else LEAST_TEXT
        sizes = [fitting([text], room.width(), room.height(), largest, least, "semibold") for text in labels]
        common = sorted(sizes)[len(sizes) // 2]
        for card, size in zip(self.cards, sizes, strict=True):
            card.set_text_size(min(common, size), common)
