"""The pages being painted. What is painted belongs to a node of the structure or is decoration; there is no third."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from math import cos, pi, sin
from typing import Any

from reportlab.lib import rl_accel, utils
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen import canvas

from workshop_app.frozen import frozen
from workshop_app.reports.pdf.fonts import REGULAR, Run, advances
from workshop_app.reports.pdf.lines import Line
from workshop_app.reports.pdf.look import Page, Style
from workshop_app.reports.pdf.outlines import Spot, circle, rounded, through
from workshop_app.reports.pdf.structure import Node

_canvas: Any = canvas
_font: Any = pdfmetrics.getFont
_accelerated: Any = rl_accel
_escape: Any = _accelerated.escapePDF
ImageReader: Any = utils.ImageReader

_CAP_CENTRE = 0.33
"""Half the height of a capital: text is centred in its leading by it."""


@frozen
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
            self._buffer, pagesize=page.paper, invariant=1, pageCompression=1, initialFontName=REGULAR
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
        up = self._page.height - y - style.leading / 2 - style.size * _CAP_CENTRE
        # ReportLab's text object writes the same, and takes a quarter of the time of a document for it.
        code = [f"BT {_rgb(style.colour)} rg 1 0 0 1 {x:.2f} {up:.2f} Tm"]
        for run in (*line.runs, Run(style.font, " ")) if line.end == " " else line.runs:
            code += self._shown(run, style.size)
        self._canvas.addLiteral(" ".join((*code, "ET")))
        if line.end == "-":  # decoration: read aloud the word is whole
            self.text(Line((Run(line.runs[-1].font, "-"),), 0.0, ""), x + line.width, y, style, None)

    def _shown(self, run: Run, size: float) -> Iterator[str]:
        """The operators that set a run, in each of the subsets that its font is embedded as."""
        font, document = _font(run.font), self._canvas._doc
        for subset, letters in font.splitString(run.text, document):
            yield f"{font.getSubsetInternalName(subset, document)} {size:.3f} Tf ({_escape(letters)}) Tj"

    def plate(self, x: float, y: float, width: float, height: float, radius: float, ground: str) -> None:
        """A filled rectangle with round corners."""
        self._draw(rounded(x, self._page.height - y - height, width, height, radius), ground=ground)

    def frame(self, x: float, y: float, width: float, height: float, radius: float, colour: str) -> None:
        """The outline of a rectangle with round corners."""
        self._draw(rounded(x, self._page.height - y - height, width, height, radius), edge=colour, thickness=0.8)

    def rule(self, x: float, y: float, width: float, colour: str, thickness: float = 0.5, dashed: bool = False) -> None:
        """A horizontal line."""
        self.line([(x, y), (x + width, y)], colour, thickness, dashed=dashed)

    def line(
        self, points: Sequence[Spot], colour: str, thickness: float, *, closed: bool = False, dashed: bool = False
    ) -> None:  # fmt: skip
        """A line through the points."""
        self._draw(self._path(points, closed), edge=colour, thickness=thickness, dashed=dashed)

    def disc(self, x: float, y: float, radius: float, ground: str, edge: str = "") -> None:
        """A filled circle around (x, y)."""
        self._draw(circle(x, self._page.height - y, radius), ground=ground, edge=edge)

    def polygon(self, points: Sequence[Spot], ground: str) -> None:
        """A filled polygon."""
        self._draw(self._path(points, closed=True), ground=ground)

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

    def _path(self, points: Sequence[Spot], closed: bool) -> str:
        return through([(x, self._page.height - y) for x, y in points], closed)

    def _draw(
        self, path: str, *, ground: str = "", edge: str = "", thickness: float = 0.6, dashed: bool = False
    ) -> None:  # fmt: skip
        """Fill a path, or line it, or both."""
        self._mark(self._decoration)
        fill = f"{_rgb(ground)} rg " if ground else ""
        line = f"{_rgb(edge)} RG {thickness:.2f} w [{'3 2.5' if dashed else ''}] 0 d " if edge else ""
        self._canvas.addLiteral(f"{fill}{line}{path} {'B' if fill and line else 'f' if fill else 'S'}")

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
def _rgb(colour: str) -> str:
    """A colour as the operators take it."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))
