"""The candidates of a ballot as cards, as large as the page lets them be."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from workshop_app.domain.board import notes_in_theme
from workshop_app.domain.records import Candidate, NoteKind
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.ui import theme
from workshop_app.ui.text_blocks import draw_block, fitting
from workshop_app.ui.widgets import Pressable, focus_ring, set_tooltip, surface

GAP = 16
LEAST_WIDTH, LEAST_HEIGHT = 216, 112
TALL = 168
"""From this height a card has room for number, label and dots under each other."""


class CandidateCard(Pressable):
    """One candidate: press places a dot; right button, Shift or minus takes one off."""

    taken = Signal()
    """One of its dots is to be taken back."""

    def __init__(self, candidate: Candidate, info: str, cap: int, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.candidate = candidate
        self.dots = 0
        self._info = info
        self._language = language
        self._cap = cap
        self._word = ""
        self._size = 24
        set_tooltip(self, candidate.label)
        self.show_dots(0, "")

    def show_dots(self, dots: int, word: str) -> None:
        """Show this many own dots, and perhaps a calm word beside them."""
        self.dots, self._word = dots, word
        told = self._language.gettext("Number {number}: {label}").format(
            number=self.candidate.number, label=self.candidate.label
        )
        self.setAccessibleName(told)
        mine = self._language.ngettext("{n} dot of your own", "{n} dots of your own", dots)
        self.setAccessibleDescription(f"{mine}. {word}" if word else mine)
        self.update()

    def set_text_size(self, size: int) -> None:
        """Pixels of the label."""
        self._size = size
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Left places, right or Shift takes back."""
        inside = self.rect().contains(event.position().toPoint())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if inside and (event.button() == Qt.MouseButton.RightButton or shift):
            self.setDown(False)
            self.taken.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Minus takes back; all else, Space and Enter too, belongs to the page: a number that waits goes first."""
        if event.key() == Qt.Key.Key_Minus:
            self.taken.emit()
        else:
            event.ignore()

    def draw(self, painter: QPainter) -> None:
        """Edge, number, label, dots."""
        p = theme.palette()
        area = QRectF(self.rect())
        lit = self.hovered() or self.isDown()
        line = p.honey_line if self.dots and p.name != "light" else p.honey if self.dots else p.field_line
        surface(painter, area, theme.RADIUS, p.card, line if self.dots or lit else p.line, 3 if self.dots else 1)
        if self.height() >= TALL:
            self._draw_tall(painter)
        else:
            self._draw_low(painter)
        if self.ring:
            focus_ring(painter, area.adjusted(4, 4, -4, -4), theme.RADIUS - 4)

    def _draw_tall(self, painter: QPainter) -> None:
        p = theme.palette()
        pad, number = self.width() * 0.064, min(64.0, self.height() * 0.2)
        painter.setPen(QColor(p.ink))
        used = self._draw_number(painter, pad, pad * 0.55, number)
        small = theme.font(max(15.0, self._size * 0.62))
        painter.setPen(QColor(p.ink_2))
        painter.setFont(small)
        right = QRectF(used, pad * 0.55, self.width() - used - pad, number * 1.3)
        words = QFontMetricsF(small).elidedText(self._info, Qt.TextElideMode.ElideRight, right.width())
        painter.drawText(right, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)
        dot = self._dot()
        painter.setPen(QColor(p.ink))
        self._draw_label(painter)
        left = self._draw_dots(painter, pad, self.height() - pad - dot / 2, dot)
        self._draw_word(painter, QRectF(left, self.height() - pad - dot, self.width() - left - pad, dot))

    def _draw_low(self, painter: QPainter) -> None:
        p = theme.palette()
        number, dot = 32.0, self._dot()
        painter.setPen(QColor(p.ink))
        used = self._draw_number(painter, 14, 5, number)
        left = self._draw_dots(painter, used + 12, 5 + number * 0.65, dot)
        self._draw_word(painter, QRectF(left, 5, self.width() - left - 10, number * 1.3))
        painter.setPen(QColor(p.ink))
        self._draw_label(painter)

    def _draw_label(self, painter: QPainter) -> None:
        area, font = self.label_area(), theme.font(self._size, "semibold")
        lines = max(1, int(area.height() / (QFontMetricsF(font).height() * 0.98)))
        draw_block(painter, area, self.candidate.label, font, lines=lines, top=True)

    def label_area(self) -> QRectF:
        """Where the label stands."""
        if self.height() < TALL:
            return QRectF(14, 45, self.width() - 24, self.height() - 50)
        pad, number = self.width() * 0.064, min(64.0, self.height() * 0.2)
        top = pad * 0.55 + number * 1.34
        return QRectF(pad, top, self.width() - 2 * pad, self.height() - top - self._dot() - pad * 1.4)

    def _dot(self) -> float:
        room = (self.width() - 110) / max(2, self._cap) - 8
        return max(9.0, min(room, 22.0 if self.height() < TALL else max(26.0, min(38.0, self.height() * 0.13))))

    def _draw_number(self, painter: QPainter, left: float, top: float, size: float) -> float:
        font = theme.font(size, "bold", tabular=True)
        painter.setFont(font)
        text = str(self.candidate.number)
        width = QFontMetricsF(font).horizontalAdvance(text)
        painter.drawText(QRectF(left, top, width + 4, size * 1.3), int(Qt.AlignmentFlag.AlignVCenter), text)
        return left + width

    def _draw_dots(self, painter: QPainter, left: float, middle: float, size: float) -> float:
        p = theme.palette()
        for place in range(min(self._cap, self.dots + 1)):
            area = QRectF(left, middle - size / 2, size, size).adjusted(1, 1, -1, -1)
            if place < self.dots:
                painter.setPen(QPen(QColor(p.honey_line), 2))
                painter.setBrush(QColor(p.honey))
            else:
                pen = QPen(QColor(p.field_line), 1.6)
                pen.setDashPattern([2.4, 2.2])
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(area)
            left += size + 8
        return left

    def _draw_word(self, painter: QPainter, area: QRectF) -> None:
        if self._word:
            painter.setPen(QColor(theme.palette().ink_2))
            size = max(15.0, self._size * 0.6) if self.height() >= TALL else 14
            draw_block(painter, area, self._word, theme.font(size), lines=2)


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
            worth = min(width / 1.6, height) if height >= LEAST_HEIGHT else 0.0
            if worth > best:
                best, shape = worth, (columns, rows)
        if best:
            return shape
        return most, max(1, (self.height() + GAP) // (LEAST_HEIGHT + GAP))

    def _arrange(self) -> None:
        if not self.cards or self.width() < 100:
            return
        columns, rows = self._shape()
        self._per_page = columns * rows
        self.pages = -(-len(self.cards) // self._per_page)
        self.page = min(self.page, self.pages - 1)
        width = (self.width() - GAP * (columns - 1)) / columns
        height = min((self.height() - GAP * (rows - 1)) / rows, max(width * 0.66, LEAST_HEIGHT))
        for place, card in enumerate(self.cards):
            page, spot = divmod(place, self._per_page)
            row, column = divmod(spot, columns)
            left, top = int(column * (width + GAP)), int(row * (height + GAP))
            card.setGeometry(QRect(left, top, int(width), int(height)))
            card.setVisible(page == self.page)
        room = self.cards[0].label_area()
        labels = [card.candidate.label for card in self.cards]
        largest = round(min(34.0, max(18.0, height * 0.13))) if height >= TALL else 20
        least = 15 if height < TALL else 17
        sizes = [fitting([text], room.width(), room.height(), largest, least, "semibold") for text in labels]
        # One size for most of them; only the longest labels are smaller than the rest.
        common = sorted(sizes)[len(sizes) // 2]
        for card, size in zip(self.cards, sizes, strict=True):
            card.set_text_size(min(common, size))
        self.paged.emit()


def draw_row_of_dots(painter: QPainter, area: QRectF, dots: int, left: int) -> None:
    """The dots of a ballot in a row: those still to place full, those placed pale."""
    p = theme.palette()
    step = min(area.height() + 10, area.width() / max(1, dots))
    size = max(6.0, min(area.height(), step - 3))
    for place in range(dots):
        waiting = place < left
        painter.setPen(QPen(QColor(p.honey_line if waiting else p.line), 1.6))
        painter.setBrush(QColor(p.honey if waiting else p.honey_soft))
        centre = QPointF(area.left() + place * step + size / 2, area.center().y())
        painter.drawEllipse(centre, size / 2 - 1, size / 2 - 1)


def content_of(state: State, candidate: Candidate, language: Language) -> str:
    """How many notes of each kind a theme holds; nothing for a note."""
    kinds = Counter(note.kind for note in notes_in_theme(state, candidate.ref))
    words = []
    if problems := kinds[NoteKind.PROBLEM]:
        words.append(language.ngettext("{n} problem", "{n} problems", problems))
    if ideas := kinds[NoteKind.IDEA]:
        words.append(language.ngettext("{n} idea", "{n} ideas", ideas))
    return " · ".join(words)
