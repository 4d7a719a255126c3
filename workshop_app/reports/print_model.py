"""The immutable content of what is printed for the room. `printouts` makes it, the PDF writer sets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.frozen import frozen
from workshop_app.reports.model import NoteGroup, Report, ReportNote

if TYPE_CHECKING:
    from workshop_app.reports.board_pieces import Drawing


@frozen(kw_only=True)
class RunStep:
    """A step of the agenda as the one who leads has it on paper."""

    title: str
    start: str
    length: str
    details: str
    """Its kind, and its phases with their lengths."""
    question: str
    instruction: str
    notes: str
    """Notes to self."""


@frozen(kw_only=True)
class RunSheet:
    """The agenda for the one who leads."""

    steps: tuple[RunStep, ...]
    notes_label: str


@frozen(kw_only=True)
class CandidateSheet:
    """What is voted on, large, for the wall."""

    rule: str
    rows: tuple[tuple[int, str], ...]
    """Number and label."""


@frozen(kw_only=True)
class BallotPapers:
    """Ballots to cut out, all alike."""

    question: str
    rule: str
    rows: tuple[tuple[int, str], ...]
    """Number and label."""
    boxes: int
    """How many dots one candidate may get: a box for each."""
    count: int


@frozen(kw_only=True)
class NoteCards:
    """Notes to cut out."""

    notes: tuple[ReportNote, ...]


@frozen(kw_only=True)
class Wall:
    """The whole board on one large sheet, and what lies on its canvases on one each."""

    groups: tuple[NoteGroup, ...]
    canvases: tuple[Drawing, ...] = ()


@frozen(kw_only=True)
class Printout:
    """Something printed for the room."""

    head: Report
    """What stands at the head and around the pages; it has no sections."""
    body: RunSheet | CandidateSheet | BallotPapers | NoteCards | Wall
