"""Key caps: the picture of a key, drawn inside buttons and fields or standing alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.i18n import N_, _
from workshop_app.ui import theme
from workshop_app.ui.widgets.painting import paint_safely, surface

HEIGHT = 22
GAP = 5


NAMED = {"Shift": N_("Shift"), "Space": N_("Space")}
"""Keys that are called something else in other languages."""
SIGNS = {"-": "−"}
"""Keys whose sign would hardly be seen on a cap."""


def split_keys(keys: str) -> list[str]:
    """`Ctrl+K` is two caps; `+` is one, and so is the plus of `Ctrl++`. Each as it is called in the user's language."""
    parts = [_(NAMED[part]) if part in NAMED else SIGNS.get(part, part) for part in keys.split("+") if part]
    return [*parts, "+"] if keys.endswith("+") else parts


def keys_width(keys: str) -> float:
    """How wide the caps of `keys` are, gaps included."""
    caps = split_keys(keys)
    return sum(_cap_width(cap) for cap in caps) + GAP * max(0, len(caps) - 1)


def draw_keys(painter: QPainter, keys: str, left: float, middle: float, *, on_brand: bool = False) -> None:
    """Draw the caps of `keys` from `left`, around the height `middle`."""
    for cap in split_keys(keys):
        width = _cap_width(cap)
        _draw_cap(painter, cap, QRectF(left, round(middle - HEIGHT / 2), width, HEIGHT), on_brand)
        left += width + GAP


def _cap_width(cap: str) -> float:
    return max(24.0, round(QFontMetricsF(theme.font(13, "semibold")).horizontalAdvance(cap)) + 15.0)


def _draw_cap(painter: QPainter, cap: str, rect: QRectF, on_brand: bool) -> None:
    p = theme.palette()
    painter.save()
    if on_brand:
        fill = QColor(p.on_brand)
        fill.setAlphaF(0.14)
        surface(painter, rect, 6, fill.name(QColor.NameFormat.HexArgb))
    else:
        surface(painter, rect.adjusted(0, 0, 0, 1), 6, p.key_cap_line)
        surface(painter, rect.adjusted(0, 0, 0, -0.5), 6, p.key_cap, p.key_cap_line)
    painter.setPen(QColor(p.on_brand if on_brand else p.ink))
    painter.setFont(theme.font(13, "semibold"))
    painter.drawText(rect.translated(QPointF(0, -0.5)), Qt.AlignmentFlag.AlignCenter, cap)
    painter.restore()


class KeyCap(QWidget):
    """One key or a combination such as `Ctrl+K`, as a picture."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setAccessibleName("+".join(split_keys(keys)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As large as the caps."""
        return QSize(round(keys_width(self._keys)) + 1, HEIGHT + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the caps."""
        paint_safely(self, lambda painter: draw_keys(painter, self._keys, 0.5, self.height() / 2))
