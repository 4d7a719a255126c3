"""The space that the room's picture has for a board, and how large text is there."""

from __future__ import annotations

from math import ceil

from workshop_app.domain.board_geometry import Room

FREE = 18
"""Size of the text on a free lane, as the layout has it."""
LARGEST = 40 / 28
"""Little on a free lane is shown so large that its text is at most so many times the floor."""


def paged_room(width: int, height: int, floor: float) -> Room:
    """With so much space, and text of at least the size of the floor; what does not fit then comes on further pages."""
    least = round(floor)
    return Room(
        width,
        height,
        floor=least,
        ceiling=2 * least,
        small=least,
        title=round(1.34 * least),  # the number of a theme is three quarters of it
        unit=max(0.8, least / 22),
        paged=True,
    )


def nearest(floor: float) -> float:
    """From how near a board with a free lane is seen at most."""
    return max(1.0, LARGEST * floor / FREE)


def free_room(width: int, height: int, floor: float, near: float) -> Room:
    """What is seen of a board with a free lane from as near as one is."""
    least = floor / near
    return Room(
        round(width / near),
        round(height / near),
        floor=ceil(least),
        ceiling=max(FREE, ceil(least)),  # lanes beside it leave the space to what cannot be made larger
        small=ceil(least),
        title=round(1.34 * least),
        unit=max(0.8, least / 22),
        paged=True,
        spare=0,
    )
