"""Fills pages with pieces from top to bottom, keeping together what belongs together."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from dataclasses import dataclass, field
from itertools import islice

from workshop_app.reports.pdf.sheet import Sheet


@dataclass(slots=True, kw_only=True)
class Piece(ABC):
    """Something that stands in the column."""

    gap: float = 0.0
    """Room above, unless it stands first on a page."""
    keep: bool = False
    """Stays on the page of the next piece's beginning."""
    breaks: bool = False
    """Begins a page."""
    head: Piece | None = None
    """Set again above this piece when it comes first on a page, unless it would fill much of it."""

    @property
    @abstractmethod
    def height(self) -> float:
        """How high it is."""

    @property
    def least(self) -> float:
        """How much of it must at least stand on a page where it begins."""
        return self.height

    def squeezed(self, room: float) -> Piece:
        """So low, if it can be, that what follows begins on its page: in the room that is left to it then."""
        return self

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        """A part that fits in the room and the rest, or None when it does not divide there."""
        return None

    @abstractmethod
    def paint(self, sheet: Sheet, x: float, y: float) -> None:
        """Paint it with its top left corner at (x, y)."""


@dataclass(slots=True)
class PageOfPieces:
    """What stands on a page: pieces and the height at which each begins."""

    placed: list[tuple[float, Piece]] = field(default_factory=list)


def fill_pages(
    pieces: list[Piece], first_top: float, top: float, bottom: float, air: float = 1.0
) -> list[PageOfPieces]:  # fmt: skip
    """Distribute the pieces over as many pages as they need, at least one; `air` widens or narrows their gaps."""
    for piece in pieces:
        piece.gap *= air
    waiting = deque(pieces)
    pages = [PageOfPieces()]
    y = first_top
    while waiting:
        piece = waiting.popleft()
        fresh = not pages[-1].placed
        if fresh and piece.head and piece.head.height < (bottom - top) / 4:
            pages[-1].placed.append((y, piece.head))
            y += piece.head.height
        elif not fresh:
            y += piece.gap
        if waiting:
            after = _needed(waiting[0], deque(islice(waiting, 1, 13)))
            piece = piece.squeezed(bottom - y - waiting[0].gap - after)
        rest: Piece | None = piece
        if fresh or (not piece.breaks and y + _needed(piece, waiting) <= bottom):
            part, rest = _part(piece, bottom - y, fresh)
            if part:
                pages[-1].placed.append((y, part))
                y += part.height
        if rest:
            waiting.appendleft(rest)
            pages.append(PageOfPieces())
            y = top
    return pages


def _part(piece: Piece, room: float, fresh: bool) -> tuple[Piece | None, Piece | None]:
    """What stands on this page and what is left for the next; on a fresh page something always stands."""
    if piece.height <= room + 0.01:
        return piece, None
    return piece.split(room) or ((piece, None) if fresh else (None, piece))


def _needed(piece: Piece, following: deque[Piece]) -> float:
    """The room for the beginning of a piece and of those it must not be parted from."""
    needed = 0.0
    for after in islice(following, 12):
        if not piece.keep:
            break
        needed += piece.height + after.gap
        piece = after
    return needed + piece.least
