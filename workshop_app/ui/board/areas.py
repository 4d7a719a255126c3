"""Boxes of the board as Qt's rectangles, and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QRegion

from workshop_app.domain.board_geometry import Box

FEW = 8
"""More rectangles than this are painted as the one around them."""


def rect(box: Box) -> QRectF:
    """A box for Qt."""
    return QRectF(box.x, box.y, box.w, box.h)


def box_around(area: QRectF) -> Box:
    """Whole pixels around an area."""
    around = area.toAlignedRect()
    return Box(around.x(), around.y(), around.width(), around.height())


def few_areas(dirty: QRegion) -> list[QRect]:
    """A region as few rectangles: those it is made of, or the one around it when that is hardly larger."""
    around = dirty.boundingRect()
    if dirty.rectCount() > FEW:
        return [around]
    parts = list(cast(Iterable[QRect], dirty))
    exactly = sum(part.width() * part.height() for part in parts)
    return [around] if around.width() * around.height() < 1.5 * exactly else parts
