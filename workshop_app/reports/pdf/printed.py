"""Printouts as PDFs: each kind is composed in its own way and then painted and finished like the minutes."""

from __future__ import annotations

from dataclasses import replace

from workshop_app.reports.choices import ReportChoices
from workshop_app.reports.model import Report
from workshop_app.reports.pdf import look
from workshop_app.reports.pdf.boards import board
from workshop_app.reports.pdf.cards import note_group
from workshop_app.reports.pdf.chips import number_chip
from workshop_app.reports.pdf.cut import ballots, note_cards
from workshop_app.reports.pdf.document import PAPERS, Composition, closed, composed, fitted, painted
from workshop_app.reports.pdf.flow import PageOfPieces, Piece, fill_pages
from workshop_app.reports.pdf.front import front, title_of
from workshop_app.reports.pdf.furniture import furnish
from workshop_app.reports.pdf.look import Page
from workshop_app.reports.pdf.pieces import Box, Ornament, Row, RowOrnament, Strip
from workshop_app.reports.pdf.sheet import Sheet
from workshop_app.reports.pdf.structure import Node
from workshop_app.reports.pdf.typesetter import Typesetter
from workshop_app.reports.print_model import BallotPapers, CandidateSheet, NoteCards, Printout, RunSheet, RunStep, Wall
from workshop_app.reports.text import clean, one_line

_CLOCK = 76.0
"""The column of clock times on the run sheet."""
_PAGES = ((1.0, 1.0), (0.92, 0.8), (0.85, 0.7))
"""Scale and air of what is set as the minutes are: a little smaller where that takes a page less."""
_RUN_SHEET = (1.0, 0.92)
"""The run sheet is a little smaller where that takes a page less."""
_POSTER = (1.8, 1.6, 1.4, 1.2, 1.0, 0.9, 0.8, 1.0)
"""The candidate sheet is as large as fits on a page."""
_WALL = (1.7, 1.5, 1.35, 1.2, 1.1, 1.0, 0.9, 0.8, 0.7, 0.62, 0.9)
"""So is the wall; a board that is too large to be read on one sheet goes over several."""
_WALL_COLUMN = 205.0
_WALL_TOP = 92.0
"""Where the columns begin, under the title."""


def printed(printout: Printout, choices: ReportChoices) -> bytes:
    """The finished file."""
    page = PAPERS[choices.paper]
    head, body = printout.head, printout.body
    match body:
        case RunSheet():
            sheets = (_run_sheet(head, body, replace(page, scale=scale)) for scale in _RUN_SHEET)
            return painted(min(sheets, key=lambda made: made.pages), head, choices, furnish)
        case CandidateSheet():
            sizes = [replace(page, scale=scale) for scale in _POSTER]
            return painted(fitted(sizes, lambda size: _candidates(head, body, size)), head, choices, furnish)
        case Wall():
            made = fitted(_walls(), lambda size: _wall(head, body, size))
            _add_canvases(made, body)
            return painted(made, head, choices, furnish)
        case BallotPapers():
            return painted(ballots(body, page), head, choices, _nothing)
        case NoteCards():
            return painted(note_cards(body, page), head, choices, _nothing)


def printed_pages(report: Report, choices: ReportChoices) -> bytes:
    """The finished file of what is set as the minutes are."""
    page = PAPERS[choices.paper]
    sizes = (composed(report, replace(page, scale=scale, air=air)) for scale, air in _PAGES)
    return painted(min(sizes, key=lambda made: made.pages), report, choices, furnish)


def _nothing(sheet: Sheet, setter: Typesetter, report: Report, page: int, pages: int) -> None:
    """What is cut up has nothing around it."""


def _filled(setter: Typesetter, root: Node, pieces: list[Piece]) -> Composition:
    page = setter.page
    return Composition(setter, root, fill_pages(pieces, page.first_top, page.top, page.bottom))


def _run_sheet(head: Report, body: RunSheet, page: Page) -> Composition:
    setter = Typesetter(page)
    root = Node("Document")
    pieces = front(setter, head, root)
    for at, step in enumerate(body.steps):
        pieces.append(_step(setter, step, one_line(body.notes_label), root.add("Sect"), 0.0 if at else 16.0))
    return _filled(setter, root, closed(setter, head, root, pieces))


def _step(setter: Typesetter, step: RunStep, notes_label: str, node: Node, gap: float) -> Row:
    """Clock and length on the left, what happens on the right."""
    name, start, length = node.add("H2"), node.add("P"), node.add("P")
    clock: list[Piece] = [
        setter.text(one_line(step.start), look.CLOCK, start, _CLOCK),
        setter.text(one_line(step.length), look.QUIET, length, _CLOCK),
    ]
    width = setter.page.width - _CLOCK
    boxes = (
        Box(x=0, width=_CLOCK, pieces=tuple(clock), pad_top=12),
        Box(x=_CLOCK, width=width, pieces=_happens(setter, step, notes_label, name, width), pad_top=12, pad_bottom=14),
    )
    return Row(boxes=boxes, gap=gap, ornament=_ruled(setter.page.width))


def _happens(setter: Typesetter, step: RunStep, notes_label: str, name: Node, width: float) -> tuple[Piece, ...]:
    """Title, details, what the room is asked, and notes to self on a plate."""
    title = one_line(step.title) or "–"
    node = name.parent or name

    def bookmark(sheet: Sheet, x: float, y: float) -> None:
        sheet.bookmark(title, 1, y, name)

    pieces: list[Piece] = [setter.text(title, look.GROUP_HEADING, name, width, ornament=bookmark)]
    if details := one_line(step.details):
        pieces.append(setter.text(details, look.QUIET, node.add("P"), width))
    if question := clean(step.question):
        pieces.append(setter.text(question, look.QUESTION, node.add("P"), width, gap=6))
    if instruction := clean(step.instruction):
        pieces.append(setter.text(instruction, look.BODY, node.add("P"), width, gap=4))
    if notes := clean(step.notes):
        label = setter.text(notes_label, look.MEMO_LABEL, node.add("P"), width - 24)
        text = setter.text(notes, look.MEMO, node.add("P"), width - 24)
        ground = look.DRAFT.ground
        plate = Box(x=0, width=width, pieces=(label, text), pad_x=12, pad_top=7, pad_bottom=9, ground=ground)
        pieces.append(Row(boxes=(plate,), gap=8))
    return tuple(pieces)


def _ruled(width: float) -> RowOrnament:
    def rule(sheet: Sheet, x: float, y: float, height: float) -> None:
        sheet.rule(x, y + height, width, look.LINE, 0.6)

    return rule


def _candidates(head: Report, body: CandidateSheet, page: Page) -> Composition:
    setter = Typesetter(page)
    root = Node("Document")
    pieces = front(setter, head, root)
    if rule := clean(body.rule):
        pieces.append(setter.text(rule, look.BODY, root.add("P"), page.width, gap=8))
    listed = root.add("L", ListNumbering="/Decimal")
    for at, (number, label) in enumerate(body.rows):
        item = listed.add("LI")
        chip, indent = number_chip(setter, number, item.add("Lbl"), look.POSTER.leading)
        text = setter.text(
            clean(label), look.POSTER, item.add("LBody"), page.width, indent=max(indent, 32), ornament=chip
        )  # fmt: skip
        box = Box(x=0, width=page.width, pieces=(text,), pad_top=8, pad_bottom=8)
        pieces.append(Row(boxes=(box,), gap=0 if at else 18, ornament=_ruled(page.width)))
    return _filled(setter, root, closed(setter, head, root, pieces))


def _walls() -> list[Page]:
    """A3 across, with as many columns as there is room for at each scale, or rather one less."""
    sizes: list[Page] = []
    for scale in _WALL:
        size = replace(look.A3_ACROSS, margin=42.0, scale=scale, top=_WALL_TOP, first_top=34.0)
        most = int((size.room + look.COLUMN_GAP) / (_WALL_COLUMN + look.COLUMN_GAP))
        sizes += [replace(size, columns=columns) for columns in (most - 1, most)]
    return sizes


def _wall(head: Report, body: Wall, page: Page) -> Composition:
    """Title over all columns, then theme after theme from column to column."""
    setter = Typesetter(page)
    root = Node("Document")
    name = root.add("H1")
    title = title_of(head)
    day = next((value for _, value in head.facts), "")
    context = "  ·  ".join(part for part in (one_line(head.organisation), one_line(day)) if part)
    beside = setter.shortened(context, look.BODY, page.room * 0.45, root.add("P"))
    left = page.room - beside.line.width
    words = [setter.shortened(title, look.WALL_TITLE, left - 24, name), replace(beside, x=left)]

    def bookmark(sheet: Sheet, x: float, y: float) -> None:
        sheet.bookmark(title, 0, y, name)
        sheet.rule(x, y + 42, page.room, look.LINE)

    pieces: list[Piece] = [Strip(words=words, leading=36, ornament=bookmark)]
    for group in body.groups:
        pieces += note_group(setter, group, root.add("Sect"), 2)
    if len(pieces) > 1:
        pieces[1].gap = page.top - page.first_top - pieces[0].height
    return _filled(setter, root, closed(setter, head, root, pieces))


def _add_canvases(made: Composition, body: Wall) -> None:
    """Every canvas on a sheet of its own, across all columns."""
    setter = made.setter
    page = setter.page
    for drawing in body.canvases:
        made.columns.extend(PageOfPieces() for _ in range(-len(made.columns) % page.columns))
        node = made.root.add("Sect")
        heading, figure = node.add("H2"), node.add("Figure")
        top = page.top - 8
        title = setter.text(
            drawing.title or "–", look.WALL_TITLE, heading, page.room, ornament=_marked(drawing.title, heading)
        )
        below = top + title.height + 8
        made.columns.append(
            PageOfPieces([(top, title), (below, board(drawing, figure, page.room, page.bottom - below))])
        )


def _marked(title: str, node: Node) -> Ornament:
    def bookmark(sheet: Sheet, x: float, y: float) -> None:
        sheet.bookmark(title or "–", 1, y, node)

    return bookmark
