"""Boxes of the board as Qt's rectangles, and back."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from workshop_app.domain.board_geometry import Box


def rect(box: Box) -> QRectF:
    """A box for Qt."""
    return QRectF(box.x, box.y, box.w, box.h)


def box_around(area: QRectF) -> Box:
    """Whole pixels around an area."""
    around = area.toAlignedRect()
    return Box(around.x(), around.y(), around.width(), around.height())
