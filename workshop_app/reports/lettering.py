"""Words in a picture of the board, measured with the fonts that come with the program."""

from __future__ import annotations

from workshop_app.domain.board_geometry import Box, line_height
from workshop_app.reports.board_pieces import Shape, Words
from workshop_app.reports.pdf.fonts import BOLD, REGULAR, Faces, Run
from workshop_app.reports.pdf.lines import Line, break_lines
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
            self._broken[key] = break_lines(text, Style(font, size, line_height(size)), width, self.faces)
        return self._broken[key]

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
        return Line(runs, self.faces.width(text + "…", font, size), "")

    def set(self, line: Line, x: float, y: float, size: float, fill: str) -> Words:
        runs, width = line.runs, line.width
        if line.end == "-":
            hyphen = Run(runs[-1].font, "-")
            runs, width = (*runs, hyphen), width + self.faces.width(hyphen.text, hyphen.font, size)
        mirrored = any(ord(char) > 0x58F for run in runs for char in run.text)
        return Words(x=x, y=y, runs=runs, width=width, size=size, fill=fill, mirrored=mirrored)
