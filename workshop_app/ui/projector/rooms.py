"""How much space there is for a board in the room, and how large text must be in it."""

from __future__ import annotations

from math import ceil

from workshop_app.domain.board_geometry import Room
from workshop_app.domain.canvas import NOTE_METRICS


def paged_room(width: int, height: int, floor: float) -> Room:
    """With so much space, and text of at least the size of the floor; what does not fit then comes on further pages."""
    least = round(floor)
    return Room(
        width,
        height,
        floor=least,
        ceiling=2 * least,
        small=least,
        title=ceil(1.4 * least),  # the number of a theme is three quarters of it
        unit=max(0.8, least / 22),
        paged=True,
    )


def free_room(width: int, height: int, floor: float, near: float) -> Room:
    """What is seen of a board with a free lane from as near as one is."""
    least = floor / near
    size = ceil(least - 0.01)
    return Room(
        round(width / near),
        round(height / near),
        floor=size,
        ceiling=max(NOTE_METRICS.text, size),  # lanes beside it leave the space to what cannot be made larger
        small=size,
        title=round(1.34 * least),
        unit=max(0.8, least / 22),
        paged=True,
        spare=0,
    )
