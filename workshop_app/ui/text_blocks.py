"""Text in a given space: wrapped, cut with … after so many lines, and as large as fits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from workshop_app.i18n import right_to_left
from workshop_app.ui import theme
from workshop_app.ui.theme import Weight
from workshop_app.ui.widgets.text_limits import UNITS

MARKS = "-/._&=?@,;:|"
_ADDRESS = re.compile(r"[./@:_=?&]\w")


def wrapped(text: str, font: QFont, width: float, lines: int) -> list[str]:
    """The text in at most `lines` lines; the last one ends with … when something is left out."""
    metrics = QFontMetricsF(font)
    out: list[str] = []
    for paragraph in text.split("\n"):
        out += _broken(paragraph, font, width)
        if len(out) > lines:
            break
    if len(out) <= lines:
        return out
    last = metrics.elidedText(out[lines - 1] + " " + out[lines], Qt.TextElideMode.ElideRight, width)
    return [*out[: lines - 1], last if last.endswith("…") else last + "…"]


def breakable(text: str) -> str:
    """The text with invisible places to break in its long words: a label cannot break them, and would grow instead."""
    return re.sub(r"\S{18}(?=\S)", lambda part: part[0] + "\u200b", text)


def is_address(word: str) -> bool:
    """Whether a word is the address of a page or for mail, where a hyphen would be taken for one of its own."""
    return _ADDRESS.search(word) is not None


def after_mark(letters: Sequence[str]) -> int:
    """How many letters of an address go on a line: up to its last mark, unless that leaves half of it empty."""
    marked = (at + 1 for at in range(len(letters) // 2, len(letters)) if letters[at] in MARKS)
    return max(marked, default=len(letters))


def draw_block(painter: QPainter, area: QRectF, text: str, font: QFont, *, lines: int, top: bool = False) -> float:
    """Draw a text in `area`, in the middle of its height or from the top, from the side where its script begins; how
    high it became."""
    metrics = QFontMetricsF(font)
    spacing = metrics.height() * 0.98
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
    return max(1, int(height / (QFontMetricsF(font).height() * 0.98)))


def _fits(text: str, font: QFont, width: float, lines: int) -> bool:
    metrics = QFontMetricsF(font)
    longest_word = max((metrics.horizontalAdvance(word) for word in text.split()), default=0.0)
    return longest_word <= width and len(_broken(text, font, width)) <= lines


def _broken(text: str, font: QFont, width: float) -> list[str]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    out, units, hyphen = [], text.encode(*UNITS), QFontMetricsF(font).horizontalAdvance("-")

    def part(start: int, end: int) -> str:
        return units[2 * start : 2 * end].decode(*UNITS)

    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        start, end = line.textStart(), line.textStart() + line.textLength()
        word = part(0, end).split(" ")[-1] + part(end, len(units) // 2).split(" ", 1)[0]
        inside = (part(end - 1, end) + part(end, end + 1)).isalpha() and end < len(units) // 2
        parted = inside and not is_address(word)
        if parted:
            line.setLineWidth(max(1.0, width - hyphen))
            end = start + line.textLength()
        out.append(part(start, end).rstrip() + ("-" if parted else ""))
    layout.endLayout()
    return out or [""]
