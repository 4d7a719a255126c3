"""Words in a picture of the board, measured with the fonts that come with the program."""

from __future__ import annotations

import re

from workshop_app.domain.board_geometry import Box, line_height
from workshop_app.parting import in_pieces
from workshop_app.reports.board_pieces import Shape, Words
from workshop_app.reports.pdf.fonts import BOLD, REGULAR, Faces
from workshop_app.reports.pdf.lines import Line, break_lines, from_right
from workshop_app.reports.pdf.look import Style
from workshop_app.reports.text import one_line

CAP = 0.33
"""Half the height of a capital, in ems: words are centred in their line by it."""


class Lettering:
    """Sets lines of words."""

    def __init__(self) -> None:
        self.faces = Faces()
        self._broken: dict[tuple[str, int, int, str], tuple[Line, ...]] = {}

    def lines(self, text: str, width: int, size: int, font: str = REGULAR) -> tuple[Line, ...]:
        """A text in lines of at most a width."""
        key = (text, width, size, font)
        if key not in self._broken:
            style = Style(font, size, line_height(size))
            self._broken[key] = break_lines(self._parted(text, width, style), style, width, self.faces)
        return self._broken[key]

    def _parted(self, text: str, width: int, style: Style) -> str:
        """The text with words longer than a line in pieces, as they stand on the board."""

        def advance(words: str) -> float:
            return self.faces.width(words, style.font, style.size)

        def part(word: re.Match[str]) -> str:
            whole = advance(word[0]) <= width or from_right(word[0])
            return word[0] if whole else " ".join(in_pieces(word[0], width, advance))

        return re.sub(r"[^ \n]+", part, text)

    def height(self, text: str, width: float, size: int) -> float:
        """The height of a text in lines of a width."""
        return len(self.lines(text, round(width), size)) * line_height(size)

    def words(
        self, text: str, x: float, middle: float, room: float, size: float, font: str, fill: str, *, right: bool = False
    ) -> list[Shape]:
        """One line around its middle, made a little smaller and then cut when it is too long; at the right if asked."""
        for smaller in (1.0, 0.9, 0.8):
            lines = break_lines(one_line(text), Style(font, size * smaller, size), room, self.faces)
            if len(lines) < 2:
                break
        size *= smaller
        if not lines:
            return []
        line = lines[0] if len(lines) == 1 else self.elided(lines[0], size, room, font)
        at = x + room - line.width if right else x
        return [self.set(line, at, middle + CAP * size, size, fill)]

    def block(self, text: str, box: Box, size: float, fill: str) -> list[Words]:
        """A heading in the middle of a box: smaller, and in as many lines as then have room, before it is cut."""
        for smaller in (1.0, 0.9, 0.8, 0.7, 0.6):
            set_in = size * smaller
            leading = 1.15 * set_in
            lines = break_lines(one_line(text), Style(BOLD, set_in, leading), box.w, self.faces)
            most = max(1, int(box.h / leading))
            if len(lines) <= most:
                break
        shown = [*lines[:most]]
        if len(lines) > most:
            shown[-1] = self.elided(shown[-1], set_in, box.w, BOLD)
        first = box.y + (box.h - (len(shown) - 1) * leading) / 2 + CAP * set_in
        return [self.set(line, box.x, first + number * leading, set_in, fill) for number, line in enumerate(shown)]

    def elided(self, line: Line, size: float, room: float, font: str) -> Line:
        """The line with an ellipsis, as many letters shorter as that needs."""
        if line.right:
            return line
        text = "".join(run.text for run in line.runs)
        while text and self.faces.width(text + "…", font, size) > room:
            text = text[:-1].rstrip()
        runs = self.faces.runs(text + "…", font)
        return Line(runs, self.faces.width(text + "…", font, size), False)

    def set(self, line: Line, x: float, y: float, size: float, fill: str) -> Words:
        mirrored = any(ord(char) > 0x58F for run in line.runs for char in run.text)
        return Words(x=x, y=y, runs=line.runs, width=line.width, size=size, fill=fill, mirrored=mirrored)
