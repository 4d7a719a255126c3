"""A photo as it is seen: fitted, or nearer. Pure; knows nothing of windows."""

from __future__ import annotations

from dataclasses import replace

from workshop_app.frozen import frozen

MOST = 8.0
"""So many times nearer than fitted one may come."""


@frozen
class View:
    """A photo in a window of a certain size, with air around it; `x` and `y` are the point of the photo in the middle,
    in shares of its sides."""

    photo: tuple[int, int]
    window: tuple[int, int]
    zoom: float = 1.0
    x: float = 0.5
    y: float = 0.5
    air: int = 16

    @property
    def scale(self) -> float:
        """Pixels of the window for one of the photo."""
        rooms = (max(1, size - 2 * self.air) for size in self.window)
        fitted = min(room / side for room, side in zip(rooms, self.photo, strict=True))
        return min(fitted, 2.0) * self.zoom

    @property
    def origin(self) -> tuple[float, float]:
        """Where the photo's corner is in the window."""
        return self._corner(0, self.x), self._corner(1, self.y)

    def _corner(self, axis: int, middle: float) -> float:
        size, window = self.photo[axis] * self.scale, self.window[axis]
        if size + 2 * self.air <= window:
            return (window - size) / 2
        return min(float(self.air), max(window - self.air - size, window / 2 - middle * size))

    def on_photo(self, x: float, y: float) -> tuple[float, float]:
        """A point of the window on the photo."""
        left, top = self.origin
        return (x - left) / self.scale, (y - top) / self.scale

    def in_window(self, x: float, y: float) -> tuple[float, float]:
        """A point of the photo in the window."""
        left, top = self.origin
        return left + x * self.scale, top + y * self.scale

    def zoomed(self, factor: float, x: float, y: float) -> View:
        """Nearer or further away; what is at a point of the window stays there if it can."""
        spot = self.on_photo(x, y)
        nearer = replace(self, zoom=min(MOST, max(1.0, self.zoom * factor)))
        there = nearer.in_window(*spot)
        return nearer.panned(there[0] - x, there[1] - y)

    def panned(self, dx: float, dy: float) -> View:
        """Moved by so many pixels of the window: right and down when positive."""
        left, top = self.origin
        width, height = (side * self.scale for side in self.photo)
        x = (self.window[0] / 2 - left + dx) / width
        y = (self.window[1] / 2 - top + dy) / height
        return replace(self, x=min(1.0, max(0.0, x)), y=min(1.0, max(0.0, y)))

    def showing(self, x: float, y: float, w: float, h: float) -> View:
        """Moved no further than needed for a rectangle of the photo to be seen."""
        left, top = self.in_window(x, y)
        right, bottom = self.in_window(x + w, y + h)
        return self.panned(_over(left, right, self.window[0]), _over(top, bottom, self.window[1]))


def _over(first: float, last: float, window: int) -> float:
    if first < 0:
        return first
    return max(0.0, min(first, last - window))
