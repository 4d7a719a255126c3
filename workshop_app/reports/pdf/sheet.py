"""The pages being painted. What is painted belongs to a node of the structure or is decoration; there is no third."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from math import cos, pi, sin
from typing import Any

from reportlab.lib import colors, utils
from reportlab.pdfgen import canvas

from workshop_app.reports.pdf.fonts import REGULAR, advances
from workshop_app.reports.pdf.lines import Line
from workshop_app.reports.pdf.look import INK, Page, Style
from workshop_app.reports.pdf.structure import Node

_canvas: Any = canvas
ImageReader: Any = utils.ImageReader
_colors: Any = colors

_CAP_CENTRE = 0.33
"""Half the height of a capital: text is centred in its leading by it."""


@dataclass(frozen=True, slots=True)
class Link:
    """A place on a page (points from its lower left corner) that leads to a node, and the element it is part of."""

    node: Node
    target: Node
    words: str
    page: int
    box: tuple[float, float, float, float]


class Sheet:
    """Paints on the current page. Positions are points from the top left corner; `y` grows downwards."""

    def __init__(self, page: Page) -> None:
        advances(REGULAR)  # registers it: a canvas begins every page by naming a font, which must be embedded
        self.marked: list[list[Node]] = [[]]
        self.links: list[Link] = []
        self.places: dict[Node, tuple[int, float]] = {}
        """Page and height above its lower edge, of what links lead to."""
        self._page = page
        self._buffer = BytesIO()
        self._canvas: Any = _canvas.Canvas(
            self._buffer, pagesize=page.paper, invariant=1, pageCompression=0, initialFontName=REGULAR
        )
        self._open: Node | str = ""
        self._decoration: Node | str = "/Artifact BMC"
        self._bookmarks = 0
        self._begin()

    def next_page(self) -> None:
        """Finish the page and begin another."""
        self._mark("")
        self._canvas.showPage()
        self.marked.append([])
        self._begin()

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

    @contextmanager
    def figure(self, node: Node, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """What is painted meanwhile is a figure, which its node describes in words."""
        left, top = x * self._page.scale, self._up(y)
        node.box = (left, top - height * self._page.scale, left + width * self._page.scale, top)
        self._mark("")
        self._decoration = node
        yield
        self._mark("")
        self._decoration = "/Artifact BMC"

    def picture(self, jpeg: bytes, x: float, y: float, width: float, height: float) -> None:
        """A photograph or logo, as it came."""
        self._mark(self._decoration)
        self._canvas.drawImage(ImageReader(BytesIO(jpeg)), x, self._page.height - y - height, width, height)

    def text(self, line: Line, x: float, y: float, style: Style, node: Node | None) -> None:
        """Set a line with its left end at x and the top of its leading at y; without a node it is decoration."""
        if not line.runs:
            return
        self._mark(node or self._decoration)
        text: Any = self._canvas.beginText()
        text.setFillColor(_colour(style.colour))
        text.setTextOrigin(x, self._page.height - y - style.leading / 2 - style.size * _CAP_CENTRE)
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
        self._canvas.roundRect(x, self._page.height - y - height, width, height, radius, stroke=0, fill=1)

    def rule(self, x: float, y: float, width: float, colour: str, thickness: float = 0.5, dashed: bool = False) -> None:
        """A horizontal line."""
        self._mark(self._decoration)
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(thickness)
        self._canvas.setDash([3, 2.5] if dashed else [])
        self._canvas.line(x, self._page.height - y, x + width, self._page.height - y)

    def line(
        self, points: list[tuple[float, float]], colour: str, thickness: float, *, closed: bool = False,
        dashed: bool = False,
    ) -> None:  # fmt: skip
        """A line through the points."""
        self._mark(self._decoration)
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(thickness)
        self._canvas.setDash([3, 2.5] if dashed else [])
        self._canvas.drawPath(self._path(points, closed), stroke=1, fill=0)

    def frame(self, x: float, y: float, width: float, height: float, radius: float, colour: str) -> None:
        """The outline of a rectangle with round corners."""
        self._mark(self._decoration)
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(0.8)
        self._canvas.setDash([])
        self._canvas.roundRect(x, self._page.height - y - height, width, height, radius, stroke=1, fill=0)

    def disc(self, x: float, y: float, radius: float, ground: str, edge: str = "") -> None:
        """A filled circle around (x, y)."""
        self._fill(ground)
        if edge:
            self._canvas.setStrokeColor(_colour(edge))
            self._canvas.setLineWidth(0.6)
            self._canvas.setDash([])
        self._canvas.circle(x, self._page.height - y, radius, stroke=1 if edge else 0, fill=1)

    def polygon(self, points: list[tuple[float, float]], ground: str) -> None:
        """A filled polygon."""
        self._fill(ground)
        self._canvas.drawPath(self._path(points, closed=True), stroke=0, fill=1)

    def hexagon(self, x: float, y: float, radius: float, ground: str) -> None:
        """The mark of the product around (x, y), standing on its point."""
        corners = [pi / 6 + side * pi / 3 for side in range(6)]
        self.polygon([(x + radius * cos(angle), y + radius * sin(angle)) for angle in corners], ground)

    def bookmark(self, title: str, level: int, y: float, node: Node) -> None:
        """Let the outline of the document lead here, and links to the node."""
        self._bookmarks += 1
        key = f"b{self._bookmarks}"
        top = self._up(y - 12)
        self.places[node] = (len(self.marked) - 1, top)
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=top, zoom=0)
        self._canvas.addOutlineEntry(title, key, level, closed=False)

    def link(self, node: Node, target: Node, words: str, x: float, y: float, width: float, height: float) -> None:
        """Let the rectangle lead to where the target stands; `words` say where that is."""
        left, top = x * self._page.scale, self._up(y)
        box = (left, top - height * self._page.scale, left + width * self._page.scale, top)
        self.links.append(Link(node, target, words, len(self.marked) - 1, box))

    def _begin(self) -> None:
        if self._page.scale != 1.0:
            self._canvas.scale(self._page.scale, self._page.scale)

    def _up(self, y: float) -> float:
        """Points on the paper above its lower edge."""
        return (self._page.height - y) * self._page.scale

    def _path(self, points: list[tuple[float, float]], closed: bool) -> Any:
        path: Any = self._canvas.beginPath()
        path.moveTo(points[0][0], self._page.height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self._page.height - y)
        if closed:
            path.close()
        return path

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


def picture_size(jpeg: bytes) -> tuple[int, int]:
    """How many pixels wide and high a JPEG is."""
    width, height = ImageReader(BytesIO(jpeg)).getSize()
    return width, height


@lru_cache
def _colour(value: str = INK) -> Any:
    return _colors.HexColor(value)
