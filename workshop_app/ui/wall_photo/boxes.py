"""Boxes drawn on a photo, each to become a note. A value: every change gives a new one. Knows nothing of windows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workshop_app.domain.board_geometry import Box
from workshop_app.frozen import frozen
from workshop_app.ui.handles import HANDLES, Handle, pulled, spot_of

OUTSIDE = 0.3
"""How far a handle reaches out of its box, of what it reaches into it."""
MOST = 300
"""Boxes on one photo."""
LEAST_SHARE = 0.012
"""No box is narrower or lower than this share of the photo's longer side."""
FIRST_SHARE = 0.16
"""The side of the first box that is made with a key, of the photo's shorter side."""


@frozen
class Piece:
    """A box with what its note will say and where it goes; empty: the usual words, the first lane."""

    area: Box
    """In pixels of the photo."""
    text: str = ""
    lane_id: str = ""

    def lane_among(self, known: Sequence[str]) -> str:
        """Its lane; the first one when that is not there."""
        return self.lane_id if self.lane_id in known else known[0] if known else ""


@frozen
class Boxes:
    """The pieces of a photo of a certain size, in the order they were drawn; the number of a piece is its place."""

    width: int
    height: int
    pieces: tuple[Piece, ...] = ()
    chosen: int = -1
    """Index of the piece that keys act on; -1 for none."""

    @property
    def least(self) -> int:
        """The least side of a box."""
        return max(8, round(LEAST_SHARE * max(self.width, self.height)))

    @property
    def piece(self) -> Piece | None:
        """The chosen one."""
        return self.pieces[self.chosen] if 0 <= self.chosen < len(self.pieces) else None

    def at(self, x: float, y: float) -> int:
        """The index of the box at a point, or -1; of several the chosen one, or else the smallest."""
        found = [index for index, piece in enumerate(self.pieces) if piece.area.holds(x, y)]
        if self.chosen in found:
            return self.chosen
        return min(found, key=lambda index: self.pieces[index].area.w * self.pieces[index].area.h, default=-1)

    def handle_at(self, x: float, y: float, reach: float) -> Handle | None:
        """The handle of the chosen box within reach of a point. Less of it lies outside: there the next box begins."""
        piece = self.piece
        if piece is None:
            return None
        left, top, right, bottom = piece.area.x, piece.area.y, piece.area.right, piece.area.bottom
        if not (left - reach * OUTSIDE <= x <= right + reach * OUTSIDE):
            return None
        if not (top - reach * OUTSIDE <= y <= bottom + reach * OUTSIDE):
            return None
        across, down = min(reach, piece.area.w / 4), min(reach, piece.area.h / 4)
        spots = ((handle, spot_of(piece.area, handle)) for handle in HANDLES)
        return next((handle for handle, (sx, sy) in spots if abs(sx - x) <= across and abs(sy - y) <= down), None)

    # other boxes

    def choose(self, index: int) -> Boxes:
        """Another one chosen, or none."""
        return replace(self, chosen=index if 0 <= index < len(self.pieces) else -1)

    def with_box(self, area: Box) -> Boxes:
        """One more, chosen; it goes to the lane of the last one. None more when there are as many as can be."""
        if len(self.pieces) >= MOST:
            return self
        lane_id = self.pieces[-1].lane_id if self.pieces else ""
        piece = Piece(self._inside(area), lane_id=lane_id)
        return replace(self, pieces=(*self.pieces, piece), chosen=len(self.pieces))

    def without(self) -> Boxes:
        """The chosen one gone; the next one is chosen then."""
        if self.piece is None:
            return self
        left = (*self.pieces[: self.chosen], *self.pieces[self.chosen + 1 :])
        return replace(self, pieces=left, chosen=min(self.chosen, len(left) - 1))

    def with_area(self, area: Box) -> Boxes:
        """The chosen one elsewhere, or of another size."""
        return self._with(self.chosen, area=self._inside(area))

    def moved(self, dx: int, dy: int) -> Boxes:
        """The chosen one moved, as far as the edge of the photo."""
        piece = self.piece
        return self.with_area(piece.area._replace(x=piece.area.x + dx, y=piece.area.y + dy)) if piece else self

    def pulled(self, handle: Handle, dx: int, dy: int) -> Boxes:
        """The chosen one with a side or corner pulled; never turned inside out, never over the edge."""
        piece = self.piece
        if piece is None:
            return self
        return self.with_area(pulled(piece.area, handle, dx, dy, least=self.least, within=(self.width, self.height)))

    def said(self, index: int, text: str) -> Boxes:
        """A piece with other words."""
        return self._with(index, text=text)

    def put(self, index: int, lane_id: str) -> Boxes:
        """A piece for another lane."""
        return self._with(index, lane_id=lane_id)

    def next_area(self) -> Box:
        """Where a box made with a key goes: as large as the last one, beside it, where there is none yet."""
        side = round(FIRST_SHARE * min(self.width, self.height))
        last = self.pieces[-1].area if self.pieces else Box(-side, round(side / 3), side, side)
        taken = [piece.area for piece in self.pieces]
        free = (area for area in self._places(last) if not any(area.meets(other) for other in taken))
        return next(free, last._replace(x=max(0, (self.width - last.w) // 2), y=max(0, (self.height - last.h) // 2)))

    def _places(self, last: Box) -> Iterator[Box]:
        """Beside a box, then line by line below it, then from the top."""
        gap = max(4, last.w // 6)
        across = range(gap, max(gap + 1, self.width - last.w), last.w + gap)
        yield from (last._replace(x=x) for x in range(last.right + gap, self.width - last.w + 1, last.w + gap))
        for y in (*range(last.bottom + gap, self.height - last.h + 1, last.h + gap), gap):
            yield from (last._replace(x=x, y=y) for x in across)

    def _with(self, index: int, **values: object) -> Boxes:
        if not 0 <= index < len(self.pieces):
            return self
        piece = replace(self.pieces[index], **values)  # type: ignore[arg-type]
        return replace(self, pieces=(*self.pieces[:index], piece, *self.pieces[index + 1 :]))

    def _inside(self, area: Box) -> Box:
        width = min(max(area.w, self.least), self.width)
        height = min(max(area.h, self.least), self.height)
        return Box(min(max(0, area.x), self.width - width), min(max(0, area.y), self.height - height), width, height)
