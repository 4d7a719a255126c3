"""Tables: hairlines between the rows, the heads again on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workshop_app.reports.content import held
from workshop_app.reports.model import Column, Table
from workshop_app.reports.pdf import look
from workshop_app.reports.pdf.flow import Piece
from workshop_app.reports.pdf.lines import widest_word
from workshop_app.reports.pdf.look import Style
from workshop_app.reports.pdf.pieces import Box, Row, RowOrnament
from workshop_app.reports.pdf.sheet import Sheet
from workshop_app.reports.pdf.structure import Node
from workshop_app.reports.pdf.typesetter import Typesetter
from workshop_app.reports.text import clean, one_line

_GUTTER = 14.0
_LEAST_SHARE = 0.08


def table(setter: Typesetter, content: Table, parent: Node) -> list[Piece]:
    """The pieces of a table; nothing of one without rows."""
    if not content.rows:
        return []
    node = parent.add("Table", Summary=one_line(content.caption))
    widths = _widths(setter, content)
    heading_row = node.add("THead").add("TR")
    cells = [heading_row.add("TH", Scope="/Column") for _ in content.columns]
    head = _head(setter, content.columns, widths, cells)
    again = _head(setter, content.columns, widths, [None] * len(cells))
    body = node.add("TBody")
    rows: list[Piece] = [_row(setter, content.columns, widths, row, body.add("TR"), again) for row in content.rows]
    keep_ends_together(rows)
    return [head, *rows]


def keep_ends_together(rows: Sequence[Piece]) -> None:
    """Let neither the first nor the last row stand alone on a page."""
    if len(rows) > 1:
        rows[0].keep = rows[-2].keep = True


def _widths(setter: Typesetter, content: Table) -> list[float]:
    """The columns by their shares; where a word needs more, the widest gives it if it has that to spare."""
    shares = [max(column.share, _LEAST_SHARE) for column in content.columns]
    room = setter.page.width - _GUTTER * (len(shares) - 1)
    widths = [room * share / sum(shares) for share in shares]
    widest = widths.index(max(widths))
    needs = [_need(setter, content, at) for at in range(len(widths))]
    for at, need in enumerate(needs):
        more = need - widths[at]
        if at != widest and 0 < more <= widths[widest] - max(needs[widest], room / 4):
            widths[at] += more
            widths[widest] -= more
    return widths


def _need(setter: Typesetter, content: Table, at: int) -> float:
    """How wide a column must be for no word in it to be broken, and no short text."""
    style = _cell_style(content.columns[at])
    return max(widest_word(held(clean(row[at])), style, setter.faces) for row in content.rows)


def _cell_style(column: Column) -> Style:
    return look.CELL_STRONG if column.strong else look.CELL


def _boxes(pieces: list[Piece], widths: list[float], pad: float) -> tuple[Box, ...]:
    boxes: list[Box] = []
    x = 0.0
    for piece, width in zip(pieces, widths, strict=True):
        boxes.append(Box(x=x, width=width, pieces=(piece,), pad_top=pad, pad_bottom=pad))
        x += width + _GUTTER
    return tuple(boxes)


def _head(
    setter: Typesetter, columns: tuple[Column, ...], widths: list[float], nodes: Sequence[Node | None]
) -> Row:  # fmt: skip
    pieces: list[Piece] = [
        setter.text(one_line(column.heading), look.COLUMN_HEAD, node, width, align=column.align)
        for column, width, node in zip(columns, widths, nodes, strict=True)
    ]
    boxes = tuple(replace(box, pad_top=0.0) for box in _boxes(pieces, widths, 5.0))
    return Row(boxes=boxes, gap=10, keep=True, ornament=_underlined(setter.page.width, look.INK_2, 0.8))


def _row(
    setter: Typesetter, columns: tuple[Column, ...], widths: list[float], texts: tuple[str, ...], node: Node, head: Row
) -> Row:  # fmt: skip
    pieces: list[Piece] = []
    for number, (column, width, text) in enumerate(zip(columns, widths, texts, strict=True)):
        cell = node.add("TD") if number else node.add("TH", Scope="/Row")
        if column.pill:
            pieces.append(setter.pill(one_line(text), look.PILL_TEXT, look.PILL, cell, width))
        else:
            style = _cell_style(column)
            pieces.append(setter.text(clean(text), style, cell, width, align=column.align, balanced=True))
    return Row(
        boxes=_boxes(pieces, widths, 5.5 * setter.page.air),
        head=head,
        ornament=_underlined(setter.page.width, look.LINE, 0.5),
    )


def _underlined(width: float, colour: str, thickness: float) -> RowOrnament:
    def rule(sheet: Sheet, x: float, y: float, height: float) -> None:
        sheet.rule(x, y + height, width, colour, thickness)

    return rule
