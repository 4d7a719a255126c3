"""How one row of a ranking is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from workshop_app.frozen import frozen
from workshop_app.i18n import Language
from workshop_app.services.audience import ResultRow
from workshop_app.ui import theme
from workshop_app.ui.text_blocks import draw_block, fitting, line_spacing, lines_in, wrapped
from workshop_app.ui.theme import Weight
from workshop_app.ui.widgets.painting import surface

Fate = Literal["goes", "open", "stays"]
"""Goes on; is tied across the line, so that nobody knows yet; does not go on."""

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@frozen
class RowLook:
    """What all rows share: scale (labels are 18 px at 1), the width of the labels, and the language."""

    scale: float
    label_width: float
    language: Language

    def figures_width(self, width: float) -> float:
        """Room for dots and, where there is some, for how many voters."""
        return (150 if width > 520 * self.scale else 104) * self.scale


SHARES = (0.4, 0.46, 0.52, 0.6)
"""Rank and label have at most so much of the width; more than the first only where a label would be cut."""
BESIDE = 60
"""What the rank takes of that, and the air before the bar."""


def label_width(names: Sequence[str], scale: float, width: float, height: float) -> float:
    """Rank and label in rows of a height: as wide as the longest label wants, and no wider than its lines need."""
    metrics = QFontMetricsF(theme.font(18 * scale, "semibold"))
    longest = max((metrics.horizontalAdvance(name) for name in names), default=0.0)
    whole = (share for share in SHARES if label_height(names, scale, share * width) <= height)
    return min(next(whole, SHARES[-1]) * width, max(0.2 * width, longest + 84 * scale))


def label_height(names: Iterable[str], scale: float, width: float) -> float:
    """How high the longest label is in this width at its smallest."""
    font = theme.font(ceil(16 * scale), "semibold")
    lines = max((len(wrapped(name, font, width - BESIDE * scale, 99)) for name in names), default=0)
    return lines * line_spacing(font)


def draw_hidden(painter: QPainter, area: QRectF, look: RowLook) -> None:
    """A row that has not been shown."""
    s = look.scale
    width = area.width() - 52 * s - look.figures_width(area.width())
    surface(painter, QRectF(52 * s, area.center().y() - 7 * s, width, 14 * s), 7 * s, theme.palette().neutral)


def draw_row(painter: QPainter, area: QRectF, row: ResultRow, look: RowLook, share: float, fate: Fate) -> None:
    """Rank, label, bar (a `share` of the longest) and figures."""
    p, s = theme.palette(), look.scale
    painter.setPen(QColor(p.ink_2 if fate == "stays" else p.ink))
    painter.setFont(theme.font(22 * s, "bold", tabular=True))
    painter.drawText(QRectF(0, area.top() - 1, 40 * s, area.height()), _RIGHT, str(row.rank))
    label = QRectF(52 * s, area.top(), look.label_width - BESIDE * s, area.height())
    painter.setPen(QColor(p.ink))
    _draw_label(painter, label, row.label, s, "regular" if fate == "stays" else "semibold")
    figures = look.figures_width(area.width())
    left = look.label_width + 4 * s
    if row.dots:
        high = min(28 * s, 0.62 * area.height())
        width = max(4 * s, (area.width() - left - figures) * share)
        _draw_bar(painter, QRectF(left, area.center().y() - high / 2, width, high), s, fate)
    _draw_figures(painter, QRectF(area.right() - figures + 14 * s, area.top(), figures, area.height()), row, look)


def _draw_label(painter: QPainter, area: QRectF, text: str, scale: float, weight: Weight) -> None:
    """A label that is too long is set somewhat smaller, in as many lines as the row has room for."""
    size = fitting([text], area.width(), area.height(), round(18 * scale), ceil(16 * scale), weight)
    font = theme.font(size, weight)
    draw_block(painter, area, text, font, lines=lines_in(area.height(), font))


def _low(area: QRectF, scale: float) -> bool:
    """Room for one line of text only."""
    return area.height() < 50 * scale


def _draw_bar(painter: QPainter, bar: QRectF, scale: float, fate: Fate) -> None:
    p = theme.palette()
    if fate == "open":
        surface(painter, bar, 6 * scale, p.honey_soft, p.honey_line, 2 * scale)
        return
    edge = (p.honey_line if fate == "goes" else p.ink_2) if p.name == "contrast" else ""
    surface(painter, bar, 6 * scale, p.honey if fate == "goes" else p.bar_muted, edge)


def _draw_figures(painter: QPainter, area: QRectF, row: ResultRow, look: RowLook) -> None:
    p, s = theme.palette(), look.scale
    figures = theme.font(21 * s, "bold", tabular=True)
    painter.setFont(figures)
    painter.setPen(QColor(p.ink))
    painter.drawText(area.adjusted(0, -1, 0, -1), _LEFT, str(row.dots))
    width = max(34 * s, QFontMetricsF(figures).horizontalAdvance("00")) + 8 * s
    lines = []
    if row.voters and area.width() >= 120 * s:
        lines.append(look.language.ngettext("{n} voter", "{n} voters", row.voters))
    if row.tied and row.dots:
        lines.append(look.language.gettext("tied"))
    elif row.settled:
        lines.append(look.language.gettext("by run-off"))
    if _low(area, s):
        lines = lines[-1:]  # that it is a tie matters most
    painter.setPen(QColor(p.ink_2))
    beside = QRectF(area.left() + width, area.top(), area.width() - width - 12 * s, area.height())
    draw_block(painter, beside, "\n".join(lines), theme.font(16 * s, tabular=True), lines=2)
