"""The pages being painted. What is painted belongs to a node of the structure or is decoration; there is no third."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from math import cos, pi, sin
from typing import Any

from reportlab.lib import colors
from reportlab.pdfgen import canvas

from workshop_app.reports.pdf.fonts import REGULAR, advances
from workshop_app.reports.pdf.lines import Line
from workshop_app.reports.pdf.look import INK, PAGE_HEIGHT, PAGE_WIDTH, Style
from workshop_app.reports.pdf.structure import Node

_canvas: Any = canvas
_colors: Any = colors

_CAP_CENTRE = 0.33
"""Half the height of a capital: text is centred in its leading by it."""


class Sheet:
    """Paints on the current page. Positions are points from the top left corner; `y` grows downwards."""

    def __init__(self) -> None:
        advances(REGULAR)  # registers it: a canvas begins every page by naming a font, which must be embedded
        self.marked: list[list[Node]] = [[]]
        self._buffer = BytesIO()
        size = (PAGE_WIDTH, PAGE_HEIGHT)
        self._canvas: Any = _canvas.Canvas(
            self._buffer, pagesize=size, invariant=1, pageCompression=0, initialFontName=REGULAR
        )
        self._open: Node | str = ""
        self._decoration = "/Artifact BMC"
        self._bookmarks = 0

    def next_page(self) -> None:
        """Finish the page and begin another."""
        self._mark("")
        self._canvas.showPage()
        self.marked.append([])

    def finish(self) -> bytes:
        """Finish the last page: the file, without structure and metadata."""
        self._mark("")
        self._canvas.showPage()
        self._canvas.save()
        return self._buffer.getvalue()

    @contextmanager
    def furniture(self, part: str) -> Iterator[None]:
        """What is painted meanwhile is the page's Header or Footer."""
        self._decoration = f"/Artifact <</Type /Pagination /Subtype /{part}>> BDC"
        yield
        self._mark("")
        self._decoration = "/Artifact BMC"

    def text(self, line: Line, x: float, y: float, style: Style, node: Node | None) -> None:
        """Set a line with its left end at x and the top of its leading at y; without a node it is decoration."""
        if not line.runs:
            return
        self._mark(node or self._decoration)
        text: Any = self._canvas.beginText()
        text.setFillColor(_colour(style.colour))
        text.setTextOrigin(x, PAGE_HEIGHT - y - style.leading / 2 - style.size * _CAP_CENTRE)
        for run in line.runs:
            text.setFont(run.font, style.size)
            text.textOut(run.text)
        if line.blank:
            text.setFont(style.font, style.size)
            text.textOut(" ")
        self._canvas.drawText(text)

    def plate(self, x: float, y: float, width: float, height: float, radius: float, ground: str) -> None:
        """A filled rectangle with round corners."""
        self._fill(ground)
        radius = min(radius, width / 2, height / 2)
        self._canvas.roundRect(x, PAGE_HEIGHT - y - height, width, height, radius, stroke=0, fill=1)

    def rule(self, x: float, y: float, width: float, colour: str, thickness: float = 0.5, dashed: bool = False) -> None:
        """A horizontal line."""
        self._mark(self._decoration)
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(thickness)
        self._canvas.setDash([3, 2.5] if dashed else [])
        self._canvas.line(x, PAGE_HEIGHT - y, x + width, PAGE_HEIGHT - y)

    def disc(self, x: float, y: float, radius: float, ground: str, edge: str = "") -> None:
        """A filled circle around (x, y)."""
        self._fill(ground)
        if edge:
            self._canvas.setStrokeColor(_colour(edge))
            self._canvas.setLineWidth(0.6)
            self._canvas.setDash([])
        self._canvas.circle(x, PAGE_HEIGHT - y, radius, stroke=1 if edge else 0, fill=1)

    def polygon(self, points: list[tuple[float, float]], ground: str) -> None:
        """A filled polygon."""
        self._fill(ground)
        path: Any = self._canvas.beginPath()
        path.moveTo(points[0][0], PAGE_HEIGHT - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, PAGE_HEIGHT - y)
        path.close()
        self._canvas.drawPath(path, stroke=0, fill=1)

    def hexagon(self, x: float, y: float, radius: float, ground: str) -> None:
        """The mark of the product around (x, y), standing on its point."""
        corners = [pi / 6 + side * pi / 3 for side in range(6)]
        self.polygon([(x + radius * cos(angle), y + radius * sin(angle)) for angle in corners], ground)

    def bookmark(self, title: str, level: int, y: float) -> None:
        """Let the outline of the document lead here."""
        self._bookmarks += 1
        key = f"b{self._bookmarks}"
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=PAGE_HEIGHT - y + 12, zoom=0)
        self._canvas.addOutlineEntry(title, key, level, closed=False)

    def _fill(self, ground: str) -> None:
        self._mark(self._decoration)
        self._canvas.setFillColor(_colour(ground))

    def _mark(self, mark: Node | str) -> None:
        """Open marked content, unless it is open, after closing another."""
        if mark is self._open or mark == self._open:
            return
        if self._open:
            self._canvas.addLiteral("EMC")
        self._open = mark
        if isinstance(mark, Node):
            nodes = self.marked[-1]
            mark.marks.append((len(self.marked) - 1, len(nodes)))
            self._canvas.addLiteral(f"/{mark.tag} <</MCID {len(nodes)}>> BDC")
            nodes.append(mark)
        elif mark:
            self._canvas.addLiteral(mark)


@lru_cache
def _colour(value: str = INK) -> Any:
    return _colors.HexColor(value)
