"""Text in a given space: wrapped, cut with … after so many lines, and as large as fits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from workshop_app.i18n import right_to_left
from workshop_app.parting import in_pieces
from workshop_app.ui import theme
from workshop_app.ui.theme import Weight


def wrapped(text: str, font: QFont, width: float, lines: int) -> list[str]:
    """The text in at most `lines` lines; the last one ends with … when something is left out."""
    metrics = QFontMetricsF(font)
    out: list[str] = []
    for paragraph in text.split("\n"):
        out += _broken(paragraph, font, width, lines)
        if len(out) > lines:
            break
    if len(out) <= lines:
        return out
    last = metrics.elidedText(_rejoined(out[lines - 1], out[lines], text), Qt.TextElideMode.ElideRight, width)
    return [*out[: lines - 1], last if last.endswith("…") else last + "…"]


def _rejoined(first: str, second: str, text: str) -> str:
    """Two lines of a text as one, without the hyphen of a word that was parted between them."""
    ways = (f"{first} {second}", first + second, first.removesuffix("-") + second)
    return next((way for way in ways if way.removesuffix("-") in text), ways[0])


def breakable(text: str) -> str:
    """The text with invisible places to break in its long words: a label cannot break them, and would grow instead."""
    return re.sub(r"\S{18}(?=\S)", lambda part: part[0] + "\u200b", text)


def draw_block(painter: QPainter, area: QRectF, text: str, font: QFont, *, lines: int, top: bool = False) -> float:
    """Draw a text in `area`, in the middle of its height or from the top, from the side where its script begins; how
    high it became."""
    metrics, spacing = QFontMetricsF(font), line_spacing(font)
    shown = wrapped(text, font, area.width(), lines)
    height = spacing * len(shown)
    y = area.top() if top else area.center().y() - height / 2
    from_right = right_to_left(text)
    before = painter.layoutDirection()
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight)
    painter.setFont(font)
    for line in shown:
        left = area.right() - metrics.horizontalAdvance(line) if from_right else area.left()
        painter.drawText(QPointF(left, y + metrics.ascent()), line)
        y += spacing
    painter.setLayoutDirection(before)
    return height


def fitting(texts: Sequence[str], width: float, height: float, largest: int, least: int, weight: Weight) -> int:
    """The largest size in pixels at which every text fits the space; `least` if none does."""
    for size in range(largest, least, -1):
        font = theme.font(size, weight)
        if all(_fits(text, font, width, lines_in(height, font)) for text in texts):
            return size
    return least


def lines_in(height: float, font: QFont) -> int:
    """How many lines there is room for, one at least."""
    return max(1, int(height / line_spacing(font)))


def line_spacing(font: QFont) -> float:
    """From line to line of a block."""
    return QFontMetricsF(font).height() * 0.98


def _fits(text: str, font: QFont, width: float, lines: int) -> bool:
    metrics = QFontMetricsF(font)
    longest_word = max((metrics.horizontalAdvance(word) for word in text.split()), default=0.0)
    return longest_word <= width and len(_broken(text, font, width, lines)) <= lines


def _broken(text: str, font: QFont, width: float, most: int) -> list[str]:
    """The lines of a text; when there are more than so many, not all of them."""
    advance, out = QFontMetricsF(font).horizontalAdvance, [""]
    for word in re.findall("[^ \t]+", text):
        longer = f"{out[-1]} {word}" if out[-1] else word
        if advance(longer) <= width:
            out[-1] = longer
            continue
        parted = in_pieces(word, width, advance) if advance(word) > width else [(word, "")]
        out = [*filter(None, out), *(piece + hyphen for piece, hyphen in parted)]
        if len(out) > most:
            break
    return out
