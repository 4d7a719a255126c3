"""What a picture of the board is made of: rectangles, shapes, lines and words, each with its place and colour."""

from __future__ import annotations

from workshop_app.frozen import frozen
from workshop_app.reports.pdf.fonts import Run


@frozen(kw_only=True)
class Plate:
    """A rectangle with round corners, and perhaps a thin line around it."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    fill: str
    line: str = ""


@frozen(kw_only=True)
class Polygon:
    """A filled shape with straight sides."""

    points: tuple[tuple[float, float], ...]
    fill: str


@frozen(kw_only=True)
class Words:
    """One line of text from x to the right; `y` is its base line."""

    x: float
    y: float
    runs: tuple[Run, ...]
    width: float
    size: float
    fill: str
    mirrored: bool = False
    """The letters are in the order they are seen, as those of some scripts are not in the order they are read."""


@frozen(kw_only=True)
class Thread:
    """A line with round ends through its points; one that is `smooth` only passes between them, in bends."""

    points: tuple[tuple[float, float], ...]
    width: float
    colour: str
    smooth: bool = False


@frozen(kw_only=True)
class Photo:
    """The picture of a note, a JPEG."""

    x: float
    y: float
    width: float
    height: float
    data: bytes


Shape = Plate | Polygon | Words | Thread | Photo


@frozen(kw_only=True)
class Group:
    """Shapes that are one thing, such as a note, and what it says in full."""

    title: str
    shapes: tuple[Shape, ...]


@frozen(kw_only=True)
class Drawing:
    """The whole picture, and what it is in words."""

    width: int
    height: int
    language: str
    title: str
    description: str
    groups: tuple[Group, ...]
