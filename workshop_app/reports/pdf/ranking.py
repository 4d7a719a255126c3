"""The result of a vote as bars. Read aloud it is a table; the bars themselves are decoration."""

from __future__ import annotations

from workshop_app.frozen import frozen
from workshop_app.reports.model import Ranking, RankingRow
from workshop_app.reports.pdf import look
from workshop_app.reports.pdf.chips import number_chip
from workshop_app.reports.pdf.flow import Piece
from workshop_app.reports.pdf.pieces import Box, Row, RowOrnament
from workshop_app.reports.pdf.sheet import Sheet
from workshop_app.reports.pdf.structure import Node
from workshop_app.reports.pdf.tables import keep_ends_together
from workshop_app.reports.pdf.typesetter import Typesetter
from workshop_app.reports.text import one_line

_RANK = 30.0
_DOTS = 40.0
_VOTERS = 54.0
_LABEL = 218.0
_BAR = 11.0
_PAD = 5.5
_TOGETHER = 8
"""So many rows that advance stand on one page, with the line below them."""
_FIRST_LINE = 14.0
"""Rank, bar and numbers stand by the first line of the label."""


def ranking(setter: Typesetter, content: Ranking, parent: Node) -> list[Piece]:
    """The pieces of a ranking; nothing of one without rows."""
    if not content.rows:
        return []
    chart = _Chart(setter, content)
    node = parent.add("Table", Summary=one_line(content.description))
    head = chart.head(node.add("THead").add("TR"))
    again = chart.head(None)
    body = node.add("TBody")
    last = max((at for at, row in enumerate(content.rows) if row.advances), default=-1)
    rows: list[Piece] = []
    for number, row in enumerate(content.rows):
        rows.append(chart.row(row, body.add("TR")))
        rows[-1].keep = number == last or number < last < _TOGETHER
        if number == last:
            rows.append(chart.cut(body.add("TR")))
    for piece in rows:
        piece.head = again
    keep_ends_together(rows)
    return [head, *rows]


@frozen
class _Chart:
    """Sets the rows of one ranking on a common scale."""

    setter: Typesetter
    content: Ranking

    @property
    def voters(self) -> bool:
        """Whether the number of voters is known of any."""
        return any(row.voters is not None for row in self.content.rows)

    @property
    def dots_right(self) -> float:
        """The right edge of the column of dots."""
        return self.setter.page.width - (_VOTERS if self.voters else 0.0)

    def head(self, node: Node | None) -> Row:
        """The headings."""
        rank, label, dots, voters = (one_line(heading) for heading in self.content.headings)
        places = [(rank, 0.0, _RANK + 20, "left"), (label, _RANK, _LABEL, "left")]
        # The bars stand under the heading of the dots, so it may begin far to the left of their numbers.
        places.append((dots, _RANK + _LABEL, self.dots_right - _RANK - _LABEL, "right"))
        if self.voters:
            places.append((voters, self.dots_right + 4, _VOTERS - 4, "right"))
        boxes = []
        for text, x, width, align in places:
            cell = node.add("TH", Scope="/Column") if node else None
            piece = self.setter.text(text, look.COLUMN_HEAD, cell, width, align=align)
            boxes.append(Box(x=x, width=width, pieces=(piece,), pad_bottom=4))
        return Row(boxes=tuple(boxes), gap=10, keep=True)

    def row(self, row: RankingRow, node: Node) -> Row:
        """A candidate: its place, its name, its bar and its numbers."""
        style = look.RANK if row.advances else look.RANK_BELOW
        rank = self.setter.text(str(row.rank), style, node.add("TD"), _RANK)
        name = self._name(row, node.add("TH", Scope="/Row"))
        dots = self.setter.text(str(row.dots), look.DOTS, node.add("TD"), _DOTS, align="right")
        boxes = [
            Box(x=0, width=_RANK, pieces=(rank,), pad_top=_PAD),
            Box(x=_RANK, width=_LABEL, pieces=name, pad_top=_PAD, pad_bottom=_PAD),
            Box(x=self.dots_right - _DOTS, width=_DOTS, pieces=(dots,), pad_top=_PAD),
        ]
        if self.voters:
            cell = node.add("TD")
            text = "" if row.voters is None else str(row.voters)
            voters = self.setter.text(text, look.VOTERS, cell, _VOTERS, align="right")
            boxes.append(Box(x=self.dots_right, width=_VOTERS, pieces=(voters,), pad_top=_PAD))
        return Row(boxes=tuple(boxes), ornament=self._bar(row))

    def _name(self, row: RankingRow, node: Node) -> tuple[Piece, ...]:
        """The candidate's number on a chip, its label, and whether its place is shared."""
        style = look.CANDIDATE if row.advances else look.CANDIDATE_BELOW
        tied = one_line(self.content.tied_label) if row.tied else ""
        width = _LABEL - 14
        chip, indent = number_chip(self.setter, row.number, node.add("P"))
        label = self.setter.text(one_line(row.label), style, node.add("P"), width, indent=indent, ornament=chip)
        if not tied:
            return (label,)
        return label, self.setter.text(tied, look.LABEL, node.add("P"), width, indent=indent)

    def _bar(self, row: RankingRow) -> RowOrnament:
        most = max(max(row.dots for row in self.content.rows), 1)
        room = self.dots_right - _DOTS - _RANK - _LABEL
        length = room * row.dots / most
        colour = look.HONEY if row.advances else look.BEIGE

        def paint(sheet: Sheet, x: float, y: float, height: float) -> None:
            if row.dots > 0:
                left = x + _RANK + _LABEL
                sheet.plate(left, y + _PAD + (_FIRST_LINE - _BAR) / 2, max(length, 4.0), _BAR, 3, colour)

        return paint

    def cut(self, node: Node) -> Row:
        """The dashed line under the last that goes on."""
        cell = node.add("TD", ColSpan=4 if self.voters else 3)
        label = self.setter.text(
            one_line(self.content.cut_label), look.LABEL, cell, self.setter.page.width, align="right"
        )

        def dashes(sheet: Sheet, x: float, y: float, height: float) -> None:
            sheet.rule(x, y + 4, self.setter.page.width, look.HONEY_LINE, 0.9, dashed=True)

        box = Box(x=0, width=self.setter.page.width, pieces=(label,), pad_top=7, pad_bottom=3)
        return Row(boxes=(box,), ornament=dashes)
