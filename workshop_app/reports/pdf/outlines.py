"""Paths in the operators of a page, from points whose y grows upwards. ReportLab takes ten times as long for them."""

from __future__ import annotations

from collections.abc import Sequence

Spot = tuple[float, float]

_ROUND = 0.5523
"""How far along its tangent a quarter of a circle bends."""


def through(points: Sequence[Spot], closed: bool) -> str:
    """Straight lines from point to point."""
    parts = [f"{x:.2f} {y:.2f} {'l' if at else 'm'}" for at, (x, y) in enumerate(points)]
    return " ".join((*parts, "h") if closed else parts)


def rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """A rectangle with round corners over its lower left corner."""
    radius = min(radius, width / 2, height / 2)
    bend = radius * (1 - _ROUND)
    right, top = x + width, y + height
    return (
        f"{x + radius:.2f} {y:.2f} m {right - radius:.2f} {y:.2f} l "
        f"{right - bend:.2f} {y:.2f} {right:.2f} {y + bend:.2f} {right:.2f} {y + radius:.2f} c "
        f"{right:.2f} {top - radius:.2f} l "
        f"{right:.2f} {top - bend:.2f} {right - bend:.2f} {top:.2f} {right - radius:.2f} {top:.2f} c "
        f"{x + radius:.2f} {top:.2f} l "
        f"{x + bend:.2f} {top:.2f} {x:.2f} {top - bend:.2f} {x:.2f} {top - radius:.2f} c "
        f"{x:.2f} {y + radius:.2f} l "
        f"{x:.2f} {y + bend:.2f} {x + bend:.2f} {y:.2f} {x + radius:.2f} {y:.2f} c h"
    )


def circle(x: float, y: float, radius: float) -> str:
    """A circle around (x, y)."""
    return rounded(x - radius, y - radius, 2 * radius, 2 * radius, radius)
