"""The pieces a page is made of: running text, lines with several texts beside each other, rows of boxes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import inf

from workshop_app.frozen import frozen
from workshop_app.reports.pdf.flow import Piece
from workshop_app.reports.pdf.lines import Line
from workshop_app.reports.pdf.look import Plate, Style
from workshop_app.reports.pdf.sheet import Sheet
from workshop_app.reports.pdf.structure import Node

Ornament = Callable[[Sheet, float, float], None]
"""Paints decoration beside or under a piece whose top left corner is at (x, y)."""

RowOrnament = Callable[[Sheet, float, float, float], None]
"""As an ornament, for a row of the height that comes last."""

UNBROKEN = 200.0
"""Rows up to this height are never divided between pages."""


@dataclass(slots=True, kw_only=True)
class Text(Piece):
    """Lines of one text. Never leaves or moves a single line of a longer one."""

    lines: tuple[Line, ...]
    style: Style
    width: float
    node: Node | None
    indent: float = 0.0
    align: str = "left"
    ornament: Ornament | None = None

    @property
    def height(self) -> float:
        """One leading a line."""
        return len(self.lines) * self.style.leading

    @property
    def least(self) -> float:
        """Two lines, or all when there are three."""
        return min(len(self.lines), 2 if len(self.lines) > 3 else 3) * self.style.leading

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        """Divide with two lines or more on either side."""
        count = min(int((room + 0.01) / self.style.leading), len(self.lines) - 2)
        if count < 2:
            return None
        rest = replace(self, lines=self.lines[count:], ornament=None, gap=0.0)
        return replace(self, lines=self.lines[:count], keep=False), rest

    def paint(self, sheet: Sheet, x: float, y: float) -> None:
        """Set the lines."""
        if self.ornament:
            self.ornament(sheet, x, y)
        room = self.width - self.indent
        for number, line in enumerate(self.lines):
            # A line is only ever too wide when a single glyph is wider than the column (such as U+FDFD).
            scale = room / line.width if line.width > room else 1.0
            style = self.style if scale == 1.0 else replace(self.style, size=self.style.size * scale)
            spare = room - line.width * scale
            side = "right" if line.right else self.align
            shift = {"left": 0.0, "center": spare / 2, "right": spare}[side]
            sheet.text(line, x + self.indent + shift, y + number * style.leading, style, self.node)


@frozen(kw_only=True)
class Word:
    """A short text that stands on a line with others."""

    line: Line
    style: Style
    node: Node | None
    x: float = 0.0


@dataclass(slots=True, kw_only=True)
class Strip(Piece):
    """One line of several short texts, each at its own place."""

    words: Sequence[Word]
    leading: float
    ornament: Ornament | None = None

    @property
    def height(self) -> float:
        """The leading given to the line."""
        return self.leading

    def paint(self, sheet: Sheet, x: float, y: float) -> None:
        """Set the words on a common centre line."""
        if self.ornament:
            self.ornament(sheet, x, y)
        for word in self.words:
            sheet.text(word.line, x + word.x, y + (self.leading - word.style.leading) / 2, word.style, word.node)


@dataclass(slots=True, kw_only=True)
class Pill(Piece):
    """A short label on a tinted plate."""

    line: Line
    style: Style
    plate: Plate
    node: Node | None

    @property
    def height(self) -> float:
        """The plate, with a little air as beside other cells."""
        return self.style.leading

    def paint(self, sheet: Sheet, x: float, y: float) -> None:
        """Paint the plate and set the label on it."""
        sheet.plate(x, y, self.line.width + 14, self.style.leading, 7, self.plate.ground)
        sheet.text(self.line, x + 7, y, self.style, self.node)


@dataclass(slots=True, kw_only=True)
class Drawing(Piece):
    """A picture of a given height."""

    size: float
    painter: Ornament

    @property
    def height(self) -> float:
        """As given."""
        return self.size

    def paint(self, sheet: Sheet, x: float, y: float) -> None:
        """Leave it to the painter."""
        self.painter(sheet, x, y)


@dataclass(slots=True, kw_only=True)
class Squeezable(Piece):
    """A picture that becomes lower, down to a least size, where what follows it begins on its page then."""

    size: float
    least_size: float
    painter: RowOrnament

    @property
    def height(self) -> float:
        """As given."""
        return self.size

    def squeezed(self, room: float) -> Piece:
        """As high as the room, where it can be."""
        return replace(self, size=room) if self.least_size <= room < self.size else self

    def paint(self, sheet: Sheet, x: float, y: float) -> None:
        """Leave it to the painter."""
        self.painter(sheet, x, y, self.size)


@frozen(kw_only=True)
class Box:
    """One cell of a row: pieces under each other, inside padding, on a ground that fills the height of the row.

    With a `slack`, the ground is that much higher than its pieces at most; what would be higher keeps its own height.
    """

    x: float
    width: float
    pieces: tuple[Piece, ...]
    pad_x: float = 0.0
    pad_top: float = 0.0
    pad_bottom: float = 0.0
    ground: str = ""
    slack: float = inf

    @property
    def height(self) -> float:
        """The pieces with their gaps and the padding."""
        gaps = sum(piece.gap for piece in self.pieces[1:])
        return self.pad_top + sum(piece.height for piece in self.pieces) + gaps + self.pad_bottom

    def paint(self, sheet: Sheet, x: float, y: float, height: float) -> None:
        """Paint the ground and what stands on it."""
        if self.ground and self.pieces:
            plate = height if height - self.height <= self.slack else self.height
            sheet.plate(x + self.x, y, self.width, plate, 7, self.ground)
        down = y + self.pad_top
        for number, piece in enumerate(self.pieces):
            down += piece.gap if number else 0.0
            piece.paint(sheet, x + self.x + self.pad_x, down)
            down += piece.height

    def split(self, room: float) -> tuple[Box, Box]:
        """As much as fits in the room, and the rest; either may be empty."""
        left = room - self.pad_top - self.pad_bottom
        first: list[Piece] = []
        for number, piece in enumerate(self.pieces):
            left -= piece.gap if number else 0.0
            if piece.height > left + 0.01:
                parts = piece.split(left)
                rest = self.pieces[number:] if parts is None else (parts[1], *self.pieces[number + 1 :])
                first += [parts[0]] if parts else []
                return replace(self, pieces=tuple(first)), replace(self, pieces=tuple(rest))
            first.append(piece)
            left -= piece.height
        return self, replace(self, pieces=())


@dataclass(slots=True, kw_only=True)
class Row(Piece):
    """Boxes beside each other, as high as the highest."""

    boxes: tuple[Box, ...]
    ornament: RowOrnament | None = None

    @property
    def height(self) -> float:
        """That of the highest box."""
        return max((box.height for box in self.boxes), default=0.0)

    @property
    def least(self) -> float:
        """All of a row of common height; of a high one enough to be worth beginning."""
        return min(self.height, UNBROKEN)

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        """Divide every box at the same height, when the row is too high to be moved whole."""
        if self.height <= UNBROKEN:
            return None
        parts = [box.split(room) for box in self.boxes]
        if not any(first.pieces for first, _ in parts):
            return None
        rest = replace(self, boxes=tuple(rest for _, rest in parts), gap=0.0)
        return replace(self, boxes=tuple(first for first, _ in parts), keep=False), rest

    def paint(self, sheet: Sheet, x: float, y: float) -> None:
        """Paint the decoration and then the boxes from left to right."""
        height = self.height
        if self.ornament:
            self.ornament(sheet, x, y, height)
        for box in self.boxes:
            box.paint(sheet, x, y, height)
