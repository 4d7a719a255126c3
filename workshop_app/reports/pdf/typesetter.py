"""Makes pieces of texts: the one place where text meets style, width and structure."""

from __future__ import annotations

from workshop_app.frozen import frozen
from workshop_app.reports.pdf.flow import Piece
from workshop_app.reports.pdf.fonts import Faces
from workshop_app.reports.pdf.lines import Line, balanced_lines, break_lines, from_right
from workshop_app.reports.pdf.look import Page, Plate, Style
from workshop_app.reports.pdf.pieces import Ornament, Pill, Text, Word
from workshop_app.reports.pdf.structure import Node

ENDLESS = 1e9
_MOST_ON_A_LINE = 400
"""Characters; more never fit on the widest paper."""


@frozen
class Heading:
    """A heading of the document, and the element that has its words."""

    title: str
    level: int
    node: Node
    words: Node


class Typesetter:
    """Sets the texts of one document for one kind of page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faces = Faces()
        self.headings: list[Heading] = []
        """All so far, in their order."""

    def text(
        self,
        text: str,
        style: Style,
        node: Node | None,
        width: float,
        *,
        indent: float = 0.0,
        align: str = "left",
        gap: float = 0.0,
        keep: bool = False,
        balanced: bool = False,
        ornament: Ornament | None = None,
    ) -> Text:
        """A cleaned text in as many lines as it needs; none for an empty text."""
        _note_direction(text, node)
        breaking = balanced_lines if balanced else break_lines
        lines = breaking(text, style, width - indent, self.faces)
        return Text(
            lines=lines, style=style, width=width, node=node, indent=indent, align=align, gap=gap, keep=keep,
            ornament=ornament,
        )  # fmt: skip

    def word(self, text: str, style: Style, node: Node | None, x: float = 0.0) -> Word:
        """A text on one line, however long."""
        _note_direction(text, node)
        lines = break_lines(text.replace("\n", " "), style, ENDLESS, self.faces)
        return Word(line=lines[0] if lines else Line((), 0.0, ""), style=style, node=node, x=x)

    def shortened(self, text: str, style: Style, width: float, node: Node | None = None) -> Word:
        """A text on one line, cut with '…' for the eye where it would not fit; read aloud it is whole."""
        word = self.word(text, style, node)
        if word.line.width <= width:
            return word
        fitting, most = 0, min(len(text), _MOST_ON_A_LINE)
        while fitting < most:
            middle = (fitting + most + 1) // 2
            if self.word(text[:middle].rstrip() + "…", style, None).line.width <= width:
                fitting = middle
            else:
                most = middle - 1
        word = self.word(text[:fitting].rstrip() + "…", style, node)
        if node is not None:
            node.actual = text
        return word

    def pill(self, text: str, style: Style, plate: Plate, node: Node | None, width: float) -> Piece:
        """A label on a plate, or plain text when it does not fit on a line."""
        word = self.word(text, style, node)
        if not text or word.line.width + 14 > width:
            return self.text(text, style, node, width)
        return Pill(line=word.line, style=style, plate=plate, node=node)


def _note_direction(text: str, node: Node | None) -> None:
    """Text from right to left is painted in the order it is seen, so its element says it in the order it is read."""
    if node is not None and from_right(text):
        node.actual = text
