"""A candidate of a ballot as a card to press."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from workshop_app.domain.records import Candidate
from workshop_app.i18n import Language
from workshop_app.ui import theme
from workshop_app.ui.text_blocks import draw_block, line_spacing, lines_in, wrapped
from workshop_app.ui.widgets.buttons import Pressable
from workshop_app.ui.widgets.labels import set_tooltip
from workshop_app.ui.widgets.painting import focus_ring, surface

LOW_SIDES, LOW_EDGES = 24, 50
"""What a low card has beside its label, and above and below it."""
LEAST_WITH_NOTES = 168
"""A lower card has no room for what lies in the theme."""
NOTE_LINES = 3
"""A note says no more than this: the others are to be seen too."""


class CandidateCard(Pressable):
    """One candidate: press places a dot; right button, Shift or minus takes one off.

    A tall card has number, label and dots under each other; another has number and dots on one line.
    """

    taken = Signal()
    """One of its dots is to be taken back."""

    def __init__(
        self, candidate: Candidate, info: str, notes: tuple[str, ...], cap: int, language: Language, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.candidate = candidate
        self.notes = notes
        """The words of some of what lies in it."""
        self.dots = 0
        self._info = info
        self._tall = True
        self._language = language
        self._cap = cap
        self._word = ""
        self._size = self._usual = 24
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
        self.setAccessibleDescription(". ".join(filter(None, (mine, word, *self.notes))))
        self.update()

    def set_text_size(self, size: int, usual: int) -> None:
        """Pixels of the label, and of a `usual` one: what stands around it is alike on all cards."""
        self._size, self._usual = size, usual
        self.update()

    def set_tall(self, tall: bool) -> None:
        """Whether there is room for number, label and dots under each other."""
        self._tall = tall
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
        if event.key() == Qt.Key.Key_Minus and not event.isAutoRepeat():
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
        if self._tall:
            self._draw_tall(painter)
        else:
            self._draw_low(painter)
        self._draw_label(painter)
        self._draw_notes(painter)
        if self.ring:
            focus_ring(painter, area.adjusted(4, 4, -4, -4), theme.RADIUS - 4)

    def _draw_tall(self, painter: QPainter) -> None:
        p = theme.palette()
        pad, number = self.width() * 0.064, min(64.0, self.height() * 0.2)
        painter.setPen(QColor(p.ink))
        used = self._draw_number(painter, pad, pad * 0.55, number)
        self._draw_info(painter, QRectF(used, pad * 0.55, self.width() - used - pad, number * 1.3))
        dot = self._dot()
        left = self._draw_dots(painter, pad, self.height() - pad - dot / 2, dot)
        self._draw_word(painter, QRectF(left, self.height() - pad - dot, self.width() - left - pad, dot))

    def _draw_low(self, painter: QPainter) -> None:
        p = theme.palette()
        number, dot = 32.0, self._dot()
        painter.setPen(QColor(p.ink))
        used = self._draw_number(painter, 14, 5, number)
        left = self._draw_dots(painter, used + 12, 5 + number * 0.65, dot)
        right = QRectF(left, 5, self.width() - left - 12, number * 1.3)
        if self._word:
            self._draw_word(painter, right)
        elif QFontMetricsF(self._small()).horizontalAdvance(self._info) < right.width():
            self._draw_info(painter, right)

    def _draw_info(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QColor(theme.palette().ink_2))
        painter.setFont(self._small())
        words = QFontMetricsF(self._small()).elidedText(self._info, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)

    def _draw_label(self, painter: QPainter) -> None:
        painter.setPen(QColor(theme.palette().ink))
        lines = len(self._label_lines())
        draw_block(painter, self.label_area(), self.candidate.label, self._bold(), lines=lines, top=True)

    def _label_lines(self) -> list[str]:
        area, font = self.label_area(), self._bold()
        return wrapped(self.candidate.label, font, area.width(), lines_in(area.height(), font))

    def _notes_area(self) -> QRectF:
        """What the label leaves."""
        return self.label_area().adjusted(0, len(self._label_lines()) * line_spacing(self._bold()) + 6, 0, 0)

    def notes_shown(self) -> list[list[str]]:
        """The lines of the notes there is room for under the label; a long note ends with … ."""
        area, font = self._notes_area(), self._tiny()
        room = max(0, int(area.height() / line_spacing(font))) if self.height() >= LEAST_WITH_NOTES else 0
        some, shown = self.notes[:room], list[list[str]]()
        for words in some:
            most = min(NOTE_LINES, room - (len(some) - len(shown) - 1))
            shown.append(wrapped(words, font, area.width() - font.pixelSize(), most))
            room -= len(shown[-1])
        return shown

    def _draw_notes(self, painter: QPainter) -> None:
        area, font = self._notes_area(), self._tiny()
        painter.setPen(QColor(theme.palette().ink_2))
        painter.setFont(font)
        base = area.top() + QFontMetricsF(font).ascent()
        for lines in self.notes_shown():
            painter.drawText(QPointF(area.left(), base), "–")
            for line in lines:
                painter.drawText(QPointF(area.left() + font.pixelSize(), base), line)
                base += line_spacing(font)

    def _bold(self) -> QFont:
        return theme.font(self._size, "semibold")

    def _small(self) -> QFont:
        return theme.font(max(15.0, self._usual * 0.62) if self._tall else 15)

    def _tiny(self) -> QFont:
        return theme.font(max(15.0, min(18.0, self._usual * 0.55)))

    def label_area(self) -> QRectF:
        """Where the label stands."""
        if not self._tall:
            return QRectF(14, 45, self.width() - LOW_SIDES, self.height() - LOW_EDGES)
        pad, number = self.width() * 0.064, min(64.0, self.height() * 0.2)
        top = pad * 0.55 + number * 1.34
        return QRectF(pad, top, self.width() - 2 * pad, self.height() - top - self._dot() - pad * 1.4)

    def _dot(self) -> float:
        room = (self.width() - 110) / max(2, self._cap) - 8
        return max(9.0, min(room, max(26.0, min(38.0, self.height() * 0.13)) if self._tall else 22.0))

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
            size = max(15.0, self._usual * 0.6) if self._tall else 14
            draw_block(painter, area, self._word, theme.font(size), lines=2)
