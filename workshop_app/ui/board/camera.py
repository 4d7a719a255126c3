"""Where one looks at a board, or a photo, from: how near, and at which corner. Pure; knows nothing of windows."""

from __future__ import annotations

from dataclasses import replace

from workshop_app.frozen import frozen

MOST = 4.0
"""As near as one comes."""


@frozen
class Camera:
    """A view of a certain size on a board; `x` and `y` say how far it is scrolled, in pixels of the view.

    The board has the same margin around it at every distance. What is smaller than the view stands in its middle.
    """

    board: tuple[int, int] = (1, 1)
    view: tuple[int, int] = (1, 1)
    margin: int = 0
    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0
    nearest: float = 1.0
    """As near as one comes to see the whole board."""
    below: int = 0
    """So many pixels under the board are kept free for what lies there when it is not simply seen whole at 100 %."""

    # what follows

    @property
    def fit_zoom(self) -> float:
        """How near one may be and still see the whole board."""
        around = (2 * self.margin, 2 * self.margin + (0 if self._fits else self.below))
        room = (max(1, size - kept) for size, kept in zip(self.view, around, strict=True))
        return min(self.nearest, *(space / max(1, size) for space, size in zip(room, self.board, strict=True)))

    @property
    def most(self) -> tuple[int, int]:
        """How far it can be scrolled."""
        return self._most(0), self._most(1)

    @property
    def origin(self) -> tuple[int, int]:
        """Where the corner of the board is in the view, in whole pixels."""
        return self._corner(0, self.x), self._corner(1, self.y)

    @property
    def whole(self) -> bool:
        """Whether all of the board is seen, as large as can be."""
        return self.zoom == self.fit_zoom

    def on_board(self, x: float, y: float) -> tuple[float, float]:
        """A point of the view as a point of the board."""
        left, top = self.origin
        return (x - left) / self.zoom, (y - top) / self.zoom

    def in_view(self, x: float, y: float) -> tuple[float, float]:
        """A point of the board as a point of the view."""
        left, top = self.origin
        return left + x * self.zoom, top + y * self.zoom

    # other places to look from

    def at(self, x: float, y: float) -> Camera:
        """Scrolled to a place, or as near to it as can be."""
        most_x, most_y = self.most
        return replace(self, x=min(max(0.0, x), most_x), y=min(max(0.0, y), most_y))

    def panned(self, by_x: float, by_y: float) -> Camera:
        """Scrolled further: right and down when positive."""
        return self.at(self.x + by_x, self.y + by_y)

    def zoomed(self, zoom: float, x: float, y: float) -> Camera:
        """Nearer or further away, so that what is at a point of the view stays there if it can."""
        zoom = min(max(zoom, self.fit_zoom), MOST)
        if zoom == self.zoom:
            return self
        board_x, board_y = self._exactly(x, y)
        return replace(self, zoom=zoom)._with(board_x, board_y, x, y)

    def fitted(self) -> Camera:
        """The whole board."""
        return replace(self, zoom=self.fit_zoom).at(0, 0)

    def seeing(
        self, width: int, height: int, *, least: float, start: tuple[int, int], first: tuple[int, int, int, int]
    ) -> Camera:
        """So much of the board from its upper left corner, as large as can be. Where that is smaller than `least`, at
        least so large from a `start`, or only so much further on that the upper left of what comes `first` is seen."""
        zoom = max(replace(self, board=(width, height)).fit_zoom, self.fit_zoom)
        if zoom >= least:
            return replace(self, zoom=zoom).at(0, 0)
        (x, y, *size), half = first, [length / 2 / least for length in self.view]
        begun = replace(self, zoom=least).at(start[0] * least, start[1] * least)
        return begun.revealing(x, y, min(size[0], half[0]), min(size[1], half[1]))

    def actual(self) -> Camera:
        """100 %, with the same point in the middle."""
        return self.zoomed(1.0, self.view[0] / 2, self.view[1] / 2)

    def revealing(self, x: float, y: float, w: float, h: float) -> Camera:
        """Scrolled no further than needed for a box of the board to be seen; of one too large its corner."""
        left = self._revealing(0, self.x, x, w)
        top = self._revealing(1, self.y, y, h)
        return self.at(left, top)

    def on(self, board: tuple[int, int], view: tuple[int, int], margin: int) -> Camera:
        """On another board or through another view: the same point in the middle, the same edge, or still the whole."""
        moved = replace(self, board=board, view=view, margin=margin)
        if self.whole and self.zoom != 1:
            return moved.fitted()
        moved = replace(moved, zoom=max(moved.zoom, moved.fit_zoom))
        if view == self.view:
            return moved.at(self.x, self.y)
        middle = self._exactly(self.view[0] / 2, self.view[1] / 2)
        there = moved._with(*middle, view[0] / 2, view[1] / 2)
        return moved.at(there.x if self.x else 0.0, there.y if self.y else 0.0)

    # along one axis

    @property
    def _fits(self) -> bool:
        """Whether it is seen whole at 100 %."""
        return all(size + 2 * self.margin <= view for size, view in zip(self.board, self.view, strict=True))

    def _around(self, axis: int) -> int:
        """What is kept free on both sides of the board together."""
        below = self.below if axis and self.below and not (self.zoom == 1 and self._fits) else 0
        return 2 * self.margin + below

    def _size(self, axis: int) -> float:
        return self.board[axis] * self.zoom + self._around(axis)

    def _most(self, axis: int) -> int:
        return max(0, round(self._size(axis) - self.view[axis]))

    def _corner(self, axis: int, scrolled: float) -> int:
        spare = max(0.0, self.view[axis] - self._size(axis))
        return self.margin + int(spare / 2) - round(scrolled)

    def _exactly(self, x: float, y: float) -> tuple[float, float]:
        """A point of the board, without the rounding to whole pixels that would add up in a gesture."""
        left = self._corner(0, 0.0) - self.x
        top = self._corner(1, 0.0) - self.y
        return (x - left) / self.zoom, (y - top) / self.zoom

    def _with(self, board_x: float, board_y: float, x: float, y: float) -> Camera:
        """Scrolled so that a point of the board is at a point of the view."""
        return self.at(
            self._corner(0, 0.0) + board_x * self.zoom - x,
            self._corner(1, 0.0) + board_y * self.zoom - y,
        )

    def _revealing(self, axis: int, scrolled: float, start: float, length: float) -> float:
        first = start * self.zoom
        last = (start + length) * self.zoom + self._around(axis) - self.view[axis]
        if last > first:
            return first
        return max(min(scrolled, first), last)
