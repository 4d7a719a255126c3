"""How a note looks near: the row with shape, code and group, the picture, the text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPolygonF,
    QTransform,
)

from workshop_app.domain.board_geometry import NoteMetrics
from workshop_app.domain.enums import NoteKind
from workshop_app.i18n import right_to_left
from workshop_app.services.board_view import NoteCard
from workshop_app.ui import theme
from workshop_app.ui.board.plates import MARGIN, kind_colours
from workshop_app.ui.board.text import NoteText
from workshop_app.ui.widgets.painting import surface

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine

QUESTION_HEIGHT, QUESTION_HEAVIER = 1.45, 0.04
"""Of the height of the other shapes, and how much heavier than in text: a question mark is as heavy as they are."""


class Written(NamedTuple):
    """A font and its measure."""

    font: QFont
    measure: QFontMetricsF


@lru_cache(maxsize=64)
def written(size: float, weight: theme.Weight = "regular", *, tabular: bool = False) -> Written:
    """A font of the program with its measure; making one costs more than drawing a line with it."""
    font = theme.font(size, weight, tabular=tabular)
    return Written(font, QFontMetricsF(font))


@lru_cache(maxsize=1)
def _question_mark() -> QPainterPath:
    """A question mark around the middle of a square that is one high."""
    thin, stroker = QPainterPath(), QPainterPathStroker()
    thin.addText(QPointF(), theme.font(100, "bold"), "?")
    stroker.setWidth(QUESTION_HEAVIER * thin.boundingRect().height())
    path = thin.united(stroker.createStroke(thin))
    box, scale = path.boundingRect(), QUESTION_HEIGHT / path.boundingRect().height()
    return QTransform.fromScale(scale, scale).translate(-box.center().x(), -box.center().y()).map(path)


def draw_shape(painter: QPainter, kind: NoteKind, area: QRectF, color: str) -> None:
    """The shape that tells a kind without its colour: triangle, disc, question mark or bar."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    if kind is NoteKind.PROBLEM:
        top = QPointF(area.center().x(), area.top())
        painter.drawPolygon(QPolygonF([top, area.bottomRight(), area.bottomLeft()]))
    elif kind is NoteKind.IDEA:
        painter.drawEllipse(area)
    elif kind is NoteKind.PARKED:
        painter.drawRoundedRect(area.adjusted(area.width() * 0.25, 0, -area.width() * 0.25, 0), 1.5, 1.5)
    else:
        painter.translate(area.center())
        painter.scale(area.height(), area.height())
        painter.drawPath(_question_mark())
    painter.restore()


def draw_face(
    painter: QPainter,
    card: NoteCard,
    area: QRectF,
    metrics: NoteMetrics,
    text: NoteText,
    *,
    word: str = "",
    tagged: bool = False,
    picture: QImage | None = None,
) -> None:
    """What stands on a note's plate. `word` names its kind, when all notes of the board have room for theirs (see
    `kind_words`); `tagged` shows the area of the note before its group."""
    if not metrics.text:
        _draw_number(painter, card, area, metrics.small)
        return
    _Head(painter, card, area, metrics).draw(word, tagged=tagged)
    lines = text.lines(card.text, area.width() - 2 * metrics.pad, metrics.text) if card.text else ()
    top = area.y() + metrics.top + metrics.head
    if card.picture:
        high = metrics.picture_height(round(area.width()), card.aspect)
        if high:
            frame = QRectF(area.x() + metrics.pad, top, area.width() - 2 * metrics.pad, high - metrics.gap)
            _draw_picture(painter, frame, picture, card.aspect)
            top += high
    _draw_lines(painter, lines, QRectF(area.x(), top, area.width(), area.bottom() - top), metrics)


def head_width(metrics: NoteMetrics, code: str, number: int, dots: int, words: Iterable[str]) -> float:
    """The width of a row with all of this, and with the longest of the words."""
    small = metrics.small
    bold, plain = written(small, "bold", tabular=True), written(small, tabular=True)
    width = round(small * 0.56) + round(small * 0.35) + bold.measure.horizontalAdvance(code) + 0.6 * small
    if number:
        width += max(1.3 * small, bold.measure.horizontalAdvance(str(number)) + 0.75 * small) + 0.5 * small
    if dots:
        width += 1.63 * small + bold.measure.horizontalAdvance(str(dots))
    return width + max(map(plain.measure.horizontalAdvance, words), default=0.0)


class _Head:
    """The row over the text, filled from the left with what matters most, as far as there is room."""

    def __init__(self, painter: QPainter, card: NoteCard, area: QRectF, metrics: NoteMetrics) -> None:
        self.painter, self.card, self.small = painter, card, metrics.small
        self.ink = kind_colours(card.kind)[1]
        self.row = QRectF(area.x() + metrics.pad, area.y() + metrics.top, area.width() - 2 * metrics.pad, metrics.head)
        self.left, self.right = self.row.x(), self.row.right()

    def draw(self, word: str, *, tagged: bool) -> None:
        """Shape and code, number of the theme, dots, group at the right, and the word for the kind in between."""
        bold = written(self.small, "bold", tabular=True)
        side = round(self.small * 0.56)
        middle = self.row.center().y()
        draw_shape(self.painter, self.card.kind, QRectF(self.left, middle - side / 2, side, side), self.ink)
        self.left += side + round(self.small * 0.35)
        self._write(self.card.code, bold, self.ink)
        if not self.card.theme and not self.card.dots:
            self.left -= 0.25 * self.small  # the word belongs to the code
        if self.card.theme:
            self._chip(str(self.card.theme))
        if self.card.dots:
            self._dots(self.card.dots)
        plain = written(self.small, tabular=True)
        if word:
            self._write(word, plain, self.ink)
        asides = [*filter(None, (self.card.tag, self.card.group))]
        if asides:
            self._aside(asides if tagged else asides[-1:], plain)

    def _write(self, words: str, by: Written, color: str) -> None:
        width = by.measure.horizontalAdvance(words)
        self.painter.setFont(by.font)
        self.painter.setPen(QColor(color))
        base = self.row.center().y() + (by.measure.ascent() - by.measure.descent()) / 2
        self.painter.drawText(QPointF(self.left, base), words)
        self.left += width + 0.6 * self.small

    def _aside(self, asides: list[str], by: Written) -> None:
        """All of them, or the first as far as there is room."""
        space = self.right - self.left - 0.4 * self.small
        if space < 2 * self.small:
            return
        words = " · ".join(asides)
        if by.measure.horizontalAdvance(words) > space:
            words = asides[0]
        width = by.measure.horizontalAdvance(words)
        if words != self.card.group and width > 2 * space:
            return  # less than half of an area says nothing
        if words == self.card.group:
            words = _shorter(words, by.measure, space)
        words = by.measure.elidedText(words, Qt.TextElideMode.ElideRight, space)
        before, self.left = self.left, self.right - by.measure.horizontalAdvance(words)
        self.right = self.left - 0.6 * self.small
        self._write(words, by, theme.palette().ink_2)
        self.left = before

    def _chip(self, number: str) -> None:
        p, by = theme.palette(), written(self.small, "bold", tabular=True)
        height = 1.3 * self.small
        width = max(height, by.measure.horizontalAdvance(number) + 0.75 * self.small)
        if self.left + width > self.right:
            return
        chip = QRectF(self.left, self.row.center().y() - height / 2, width, height)
        surface(self.painter, chip, height / 2, p.ink)
        self.painter.setFont(by.font)
        self.painter.setPen(QColor(p.paper))
        self.painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, number)
        self.left += width + 0.5 * self.small

    def _dots(self, count: int) -> None:
        """A dot and how many there are: several dots beside a number would be read as that many."""
        p, size = theme.palette(), 0.78 * self.small
        dot = QRectF(self.left, self.row.center().y() - size / 2, size, size)
        surface(self.painter, dot, size / 2, p.honey, p.honey_line)
        self.left += size + 0.25 * self.small
        self._write(f"{count}", written(self.small, "bold", tabular=True), p.ink)


def _shorter(group: str, measure: QFontMetricsF, space: float) -> str:
    """A buzz group by the last words of its name if there is no room for it whole; of all its number must be left."""
    others = group.split(" ")[1:]
    if measure.horizontalAdvance(group) <= space:
        return group
    if len(others) > 1:
        return _shorter(" ".join(others), measure, space)
    return measure.elidedText(group, Qt.TextElideMode.ElideMiddle, space)


def number_width(code: str, size: float) -> float:
    """The width of a number with the shape before it."""
    return 0.86 * size + written(size, "bold", tabular=True).measure.horizontalAdvance(code)


def _draw_number(painter: QPainter, card: NoteCard, area: QRectF, size: float) -> None:
    """The shape and the number in the middle of a note, the number alone or nothing, as there is room.

    A number may reach as far over the edge as the shadow does.
    """
    font, measure = written(size, "bold", tabular=True)
    wide, whole = measure.horizontalAdvance(card.code), number_width(card.code, size)
    if wide > area.width() + 2 * MARGIN or measure.capHeight() > area.height() + MARGIN:
        return
    ink, middle = kind_colours(card.kind)[1], area.center()
    left = middle.x() - (whole if whole <= area.width() else wide) / 2
    if whole <= area.width():
        draw_shape(painter, card.kind, QRectF(left, middle.y() - 0.28 * size, 0.56 * size, 0.56 * size), ink)
        left += whole - wide
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(QPointF(left, middle.y() + measure.capHeight() / 2), card.code)


def _draw_picture(painter: QPainter, frame: QRectF, picture: QImage | None, aspect: float) -> None:
    """The picture, as large as it is whole in its frame; a quiet surface until it is there."""
    width = min(frame.width(), frame.height() / aspect)
    area = QRectF(frame.x() + (frame.width() - width) / 2, frame.y(), width, width * aspect)
    if picture is None or picture.isNull():
        surface(painter, area, 6, theme.palette().neutral)
    else:
        painter.drawImage(area, picture, QRectF(picture.rect()))


def _draw_lines(painter: QPainter, lines: tuple[str, ...], area: QRectF, metrics: NoteMetrics) -> None:
    """The text; when it is longer than the note its last line ends in an ellipsis."""
    font, measure = written(metrics.text)
    width = area.width() - 2 * metrics.pad
    below = metrics.frame - metrics.top - metrics.head
    shown = max(1, min(len(lines), round((area.height() - below) / metrics.line)))
    base = area.y() + (metrics.line - measure.height()) / 2 + measure.ascent()
    rtl = bool(lines) and right_to_left(" ".join(lines[:1]))
    painter.setFont(font)
    painter.setPen(QColor(theme.palette().ink))
    for number, line in enumerate(lines[:shown]):
        words = line
        if number == shown - 1 and shown < len(lines):
            words = measure.elidedText(line + " " + lines[shown][:40] + "…", Qt.TextElideMode.ElideRight, width)
        indent = width - measure.horizontalAdvance(words) if rtl else 0.0
        painter.drawText(QPointF(area.x() + metrics.pad + indent, base + number * metrics.line), words)
