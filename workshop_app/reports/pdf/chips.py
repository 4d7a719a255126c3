"""Numbers of themes and candidates: white on a dark plate, as on the board."""

from __future__ import annotations

from workshop_app.reports.pdf import look
from workshop_app.reports.pdf.pieces import Ornament
from workshop_app.reports.pdf.sheet import Sheet
from workshop_app.reports.pdf.structure import Node
from workshop_app.reports.pdf.typesetter import Typesetter

_HEIGHT = 15.0
_GAP = 8.0


def number_chip(setter: Typesetter, number: int, node: Node, leading: float = 14.0) -> tuple[Ornament | None, float]:
    """What paints the chip before a text of the given leading, and the indent of that text; none for number 0."""
    if not number:
        return None, 0.0
    word = setter.word(str(number), look.CHIP_NUMBER, node)
    width = max(word.line.width + 12, 20.0)

    def paint(sheet: Sheet, x: float, y: float) -> None:
        down = y + (leading - _HEIGHT) / 2
        sheet.plate(x, down, width, _HEIGHT, _HEIGHT / 2, look.CHIP.ground)
        sheet.text(word.line, x + (width - word.line.width) / 2, down, look.CHIP_NUMBER, node)

    return paint, width + _GAP
