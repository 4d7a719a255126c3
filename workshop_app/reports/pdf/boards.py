"""A drawing of the board as a figure on a page, as large as it fits: the same as in the pictures of it."""

from __future__ import annotations

from workshop_app.reports.board_pieces import Drawing, Photo, Plate, Polygon, Shape, Thread, Words, flattened
from workshop_app.reports.lettering import CAP
from workshop_app.reports.pdf import pieces
from workshop_app.reports.pdf.fonts import REGULAR
from workshop_app.reports.pdf.lines import Line
from workshop_app.reports.pdf.look import Style
from workshop_app.reports.pdf.sheet import Sheet
from workshop_app.reports.pdf.structure import Node


def board(drawing: Drawing, node: Node, width: float, height: float) -> pieces.Drawing:
    """The drawing in the middle of a width, no higher than a height."""
    scale = min(width / drawing.width, height / drawing.height)
    wide, high = drawing.width * scale, drawing.height * scale
    node.alternative = drawing.description

    def paint(sheet: Sheet, x: float, y: float) -> None:
        left = x + (width - wide) / 2
        with sheet.figure(node, left, y, wide, high):
            for group in drawing.groups:
                for shape in group.shapes:
                    _paint(sheet, shape, left, y, scale)

    return pieces.Drawing(size=high, painter=paint)


def _paint(sheet: Sheet, shape: Shape, x: float, y: float, scale: float) -> None:
    def at(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(x + scale * across, y + scale * down) for across, down in points]

    match shape:
        case Plate():
            (corner,) = at([(shape.x, shape.y)])
            measures = (scale * shape.width, scale * shape.height, scale * shape.radius)
            sheet.plate(*corner, *measures, shape.fill)
            if shape.line:
                sheet.frame(*corner, *measures, shape.line)
        case Polygon():
            sheet.polygon(at([*shape.points]), shape.fill)
        case Thread():
            sheet.line(at(flattened(shape)), shape.colour, scale * shape.width)
        case Words():
            size = scale * shape.size
            ((left, base),) = at([(shape.x, shape.y)])
            style = Style(REGULAR, size, 0, shape.fill)
            sheet.text(Line(shape.runs, scale * shape.width, end=" "), left, base - CAP * size, style, None)
        case Photo():
            (corner,) = at([(shape.x, shape.y)])
            sheet.picture(shape.data, *corner, scale * shape.width, scale * shape.height)
