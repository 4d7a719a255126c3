"""The handles of a box on a canvas or a photo: where they are, and what pulling one does. Knows nothing of windows."""

from __future__ import annotations

from typing import Literal

from workshop_app.domain.board_geometry import Box

Handle = Literal["nw", "n", "ne", "e", "se", "s", "sw", "w"]
CORNERS: tuple[Handle, ...] = ("nw", "ne", "se", "sw")
HANDLES: tuple[Handle, ...] = (*CORNERS, "n", "e", "s", "w")
"""Corners before sides: where they are near each other, the corner is meant."""


def spot_of(box: Box, handle: Handle) -> tuple[float, float]:
    """Where a handle is."""
    x = box.x if "w" in handle else box.right if "e" in handle else box.x + box.w / 2
    y = box.y if "n" in handle else box.bottom if "s" in handle else box.y + box.h / 2
    return x, y


def pulled(box: Box, handle: str, x: float, y: float, *, least: int, within: tuple[int, int]) -> Box:
    """A box whose side or corner is pulled by so much; the opposite one stays, and it is never turned inside out."""
    left, top, right, bottom = float(box.x), float(box.y), float(box.right), float(box.bottom)
    if "w" in handle:
        left = max(0.0, min(left + x, right - least))
    if "e" in handle:
        right = min(max(left + least, right + x), within[0])
    if "n" in handle:
        top = max(0.0, min(top + y, bottom - least))
    if "s" in handle:
        bottom = min(max(top + least, bottom + y), within[1])
    return Box(round(left), round(top), round(right) - round(left), round(bottom) - round(top))
