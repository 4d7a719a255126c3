"""Pictures as the library keeps them: PNG or JPEG of a bounded size. What they are is told by their bytes alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from workshop_app.domain.errors import DomainError

SIDE_LIMIT = 2000
"""The longest side of a picture that is kept, in pixels."""
BYTES_LIMIT = 6 << 20
"""Most bytes of one picture that is kept."""
TOTAL_LIMIT = 192 << 20
"""Most bytes of all pictures of a workshop: with more its exchange file could not be read again."""

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
_PNG_END = b"\0\0\0\0IEND\xaeB`\x82"
_JPEG_END = b"\xff\xd9"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Segments of a JPEG that say how large it is."""
_BARE = frozenset((0x01, *range(0xD0, 0xD8)))
"""Segments without a length."""


class Facts(NamedTuple):
    """What a `Picture` record says of its bytes."""

    width: int
    height: int
    digest: str


def digest_of(data: bytes) -> str:
    """What the bytes of a picture are found by."""
    import hashlib  # costs 5 ms: not before the window is there

    return hashlib.sha256(data).hexdigest()


def facts_of(data: bytes) -> Facts:
    """The facts of a picture that may be kept; DomainError('picture_broken') for anything else."""
    width, height = _size(data) if len(data) <= BYTES_LIMIT else (0, 0)
    if not (0 < width <= SIDE_LIMIT and 0 < height <= SIDE_LIMIT):
        raise DomainError("picture_broken")
    return Facts(width, height, digest_of(data))


def _size(data: bytes) -> tuple[int, int]:
    """Width and height from the header; zeros when the bytes are no whole PNG or JPEG."""
    if data.startswith(PNG) and data.endswith(_PNG_END) and data[8:16] == b"\0\0\0\x0dIHDR":
        return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    if data.startswith(JPEG) and data.endswith(_JPEG_END):
        for kind, start in _segments(data):
            if kind in _FRAMES:
                height, width = data[start + 3 : start + 5], data[start + 5 : start + 7]
                return int.from_bytes(width, "big"), int.from_bytes(height, "big")
    return 0, 0


def _segments(data: bytes) -> Iterator[tuple[int, int]]:
    """(kind, where its length stands) of the segments before the picture itself."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if kind == 0xFF or kind in _BARE:
            at += 1 if kind == 0xFF else 2
            continue
        yield kind, at + 2
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if kind == 0xDA or length < 2:
            return
        at += 2 + length
