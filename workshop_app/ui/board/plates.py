"""The coloured plate of a note with its soft shadow, made once for each size and copied for every note of that size."""

from __future__ import annotations

from collections import OrderedDict
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from workshop_app.domain.board_geometry import NoteMetrics
from workshop_app.domain.enums import NoteKind
from workshop_app.ui import theme
from workshop_app.ui.widgets.marks import tone_colours
from workshop_app.ui.widgets.painting import surface

MARGIN = 8
"""Room for the shadow around a note."""
KEPT = 400
LIGHT_EDGE, DARK_EDGE = 0.16, 0.26
"""How much of a kind's ink is in the hairline around its notes."""
_SHADOW = ((0, 1, 10), (1, 1.5, 9), (2.5, 2, 6), (4, 2.5, 4))
"""(how much larger than the note, how far down, alpha), painted on each other."""


def radius(metrics: NoteMetrics) -> float:
    """How round the corners are."""
    return min(12.0, max(8.0, metrics.text * 0.45))


def kind_colours(kind: NoteKind) -> tuple[str, str]:
    """Fill and ink of a kind."""
    return tone_colours(kind.value)


def edge(scale: float) -> int:
    """The margin in pixels."""
    return ceil(MARGIN * scale)


def _edge_of(kind: NoteKind) -> tuple[str, float]:
    """Colour and width of a hairline, so that notes that lie on each other can be told apart."""
    (fill, ink), p = kind_colours(kind), theme.palette()
    if p.name == "contrast":
        return ink, 1.5
    return mixed(fill, ink, DARK_EDGE if p.dark else LIGHT_EDGE), 1.0


def draw_plate(painter: QPainter, kind: NoteKind, area: QRectF, round_by: float, shade: float = 0.0) -> None:
    """A plate with its shadow; `shade` mixes some of the ink into its colour, as its text would."""
    if theme.palette().name != "contrast":
        _draw_shadow(painter, area, round_by)
    fill = mixed(kind_colours(kind)[0], theme.palette().ink, shade)
    surface(painter, area, round_by, fill, *_edge_of(kind))


def mixed(color: str, other: str, share: float) -> str:
    """A colour with a share of another in it."""
    if not share:
        return color
    one, two = QColor(color), QColor(other)
    parts = ((one.redF(), two.redF()), (one.greenF(), two.greenF()), (one.blueF(), two.blueF()))
    return QColor.fromRgbF(*(a + (b - a) * share for a, b in parts)).name()


def _draw_shadow(painter: QPainter, area: QRectF, round_by: float) -> None:
    strength = 2.2 if theme.palette().dark else 1.0
    painter.setPen(Qt.PenStyle.NoPen)
    for larger, down, alpha in reversed(_SHADOW):
        painter.setBrush(QColor(23, 34, 45, round(alpha * strength)))
        grown = area.adjusted(-larger, -larger, larger, larger).translated(0, down)
        painter.drawRoundedRect(grown, round_by + larger, round_by + larger)


class Plates:
    """Plates by kind, size in pixels and scale; those not used longest go first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[NoteKind, int, int, float, float, float, str], QPixmap] = OrderedDict()

    def plate(
        self, kind: NoteKind, width: int, height: int, scale: float, round_by: float, shade: float = 0.0
    ) -> QPixmap:
        """A plate of so many pixels, with the `edge` of its scale around it; `round_by` is told at 100 %."""
        key = (kind, width, height, scale, round_by, shade, theme.palette().name)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        around = edge(scale)
        made = QPixmap(width + 2 * around, height + 2 * around)
        made.fill(Qt.GlobalColor.transparent)
        with QPainter(made) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(around, around)
            painter.scale(scale, scale)
            draw_plate(painter, kind, QRectF(0, 0, width / scale, height / scale), round_by, shade)
        self._kept[key] = made
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return made
