"""How a note looks, and the pictures of notes kept ready to be copied to the screen."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap, QPolygonF

from workshop_app.domain.board_geometry import NoteMetrics
from workshop_app.domain.records import NoteKind
from workshop_app.services.board_view import NoteCard
from workshop_app.ui import theme
from workshop_app.ui.board.text import NoteText, right_to_left
from workshop_app.ui.widgets import surface, tone_colours

MARGIN = 8
"""Room for the shadow around a note."""
CACHE_BYTES = 48 * 2**20
_SHADOW = ((0, 1, 10), (1, 1.5, 9), (2.5, 2, 6), (4, 2.5, 4))
"""(how much larger than the note, how far down, alpha), painted on each other."""


def radius(metrics: NoteMetrics) -> float:
    """How round the corners are."""
    return min(12.0, max(8.0, metrics.text * 0.45))


def kind_colours(kind: NoteKind) -> tuple[str, str]:
    """Fill and ink of a kind."""
    return tone_colours(kind.value)


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
        painter.setPen(QColor(color))
        painter.setFont(theme.font(area.height() * 1.4, "bold"))
        painter.drawText(area.adjusted(-8, -8, 8, 8), Qt.AlignmentFlag.AlignCenter, "?")
    painter.restore()


def draw_note(painter: QPainter, card: NoteCard, area: QRectF, metrics: NoteMetrics, text: NoteText) -> None:
    """A note with its shadow."""
    fill, ink = kind_colours(card.kind)
    round_by = radius(metrics)
    contrast = theme.palette().name == "contrast"
    if not contrast:
        _draw_shadow(painter, area, round_by)
    surface(painter, area, round_by, fill, ink if contrast else "", 1.5)
    _draw_head(painter, card, area, metrics, ink)
    _draw_text(painter, card.text, area, metrics, text)


def _draw_shadow(painter: QPainter, area: QRectF, round_by: float) -> None:
    strength = 2.2 if theme.palette().dark else 1.0
    painter.setPen(Qt.PenStyle.NoPen)
    for larger, down, alpha in reversed(_SHADOW):
        painter.setBrush(QColor(23, 34, 45, round(alpha * strength)))
        grown = area.adjusted(-larger, -larger, larger, larger).translated(0, down)
        painter.drawRoundedRect(grown, round_by + larger, round_by + larger)


def _draw_head(painter: QPainter, card: NoteCard, area: QRectF, metrics: NoteMetrics, ink: str) -> None:
    row = QRectF(area.x() + metrics.pad, area.y() + metrics.top, area.width() - 2 * metrics.pad, metrics.head)
    code_font = theme.font(metrics.small, "bold", tabular=True)
    side = round(metrics.small * 0.56)
    middle = row.center().y()
    draw_shape(painter, card.kind, QRectF(row.x(), middle - side / 2, side, side), ink)
    painter.setFont(code_font)
    painter.setPen(QColor(ink))
    left = row.x() + side + round(metrics.small * 0.35)
    align = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(QRectF(left, row.y(), row.right() - left, row.height()), align, card.code)
    aside = card.tag or card.group
    start = left + QFontMetricsF(code_font).horizontalAdvance(card.code) + metrics.small
    if aside and start < row.right() - 2 * metrics.small:
        font = theme.font(metrics.small, tabular=True)
        words = QFontMetricsF(font).elidedText(aside, Qt.TextElideMode.ElideRight, row.right() - start)
        painter.setFont(font)
        painter.setPen(QColor(theme.palette().ink_2))
        room = QRectF(start, row.y(), row.right() - start, row.height())
        painter.drawText(room, align | Qt.AlignmentFlag.AlignRight, words)


def _draw_text(painter: QPainter, text: str, area: QRectF, metrics: NoteMetrics, broken: NoteText) -> None:
    font = theme.font(metrics.text)
    measure = QFontMetricsF(font)
    width = area.width() - 2 * metrics.pad
    lines = broken.lines(text, width, metrics.text)
    shown = max(1, min(len(lines), round((area.height() - metrics.frame) / metrics.line)))
    top = area.y() + metrics.top + metrics.head
    base = (metrics.line - measure.height()) / 2 + measure.ascent()
    rtl = right_to_left(text)
    painter.setFont(font)
    painter.setPen(QColor(theme.palette().ink))
    for number, line in enumerate(lines[:shown]):
        words = line
        if number == shown - 1 and shown < len(lines):
            words = measure.elidedText(line + " " + lines[shown][:40] + "…", Qt.TextElideMode.ElideRight, width)
        indent = width - measure.horizontalAdvance(words) if rtl else 0.0
        painter.drawText(QPointF(area.x() + metrics.pad + indent, top + number * metrics.line + base), words)


Key = tuple[NoteCard, int, int, NoteMetrics, str, float]


class CardCache:
    """Pictures of notes by what they show, bounded in bytes; those not used longest go first."""

    def __init__(self, text: NoteText, limit: int = CACHE_BYTES, *, tags: bool = False) -> None:
        self._text = text
        self._tags = tags
        """Whether the area of a note is shown rather than its group: for the facilitator, who typed it."""
        self._limit = limit
        self._bytes = 0
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()

    def picture(self, card: NoteCard, width: int, height: int, metrics: NoteMetrics, ratio: float) -> QPixmap:
        """The picture of a note with `MARGIN` around it, sharp at this pixel ratio."""
        card = card if self._tags or not card.group else replace(card, tag="")
        key = (card, width, height, metrics, theme.palette().name, ratio)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        made = self._draw(card, width, height, metrics, ratio)
        self._kept[key] = made
        self._bytes += _size(made)
        while self._bytes > self._limit and len(self._kept) > 1:
            self._bytes -= _size(self._kept.popitem(last=False)[1])
        return made

    def _draw(self, card: NoteCard, width: int, height: int, metrics: NoteMetrics, ratio: float) -> QPixmap:
        made = QPixmap(round((width + 2 * MARGIN) * ratio), round((height + 2 * MARGIN) * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_note(painter, card, QRectF(MARGIN, MARGIN, width, height), metrics, self._text)
        painter.end()
        return made


def _size(picture: QPixmap) -> int:
    return picture.width() * picture.height() * 4
