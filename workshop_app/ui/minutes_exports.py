"""What can be written of a workshop, and writing it: a job that tells how far it is and can be stopped."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Protocol

from PySide6.QtCore import QStandardPaths, Signal

from workshop_app.domain import records
from workshop_app.domain.errors import DomainError
from workshop_app.domain.state import State
from workshop_app.frozen import frozen
from workshop_app.i18n import N_, Language, _, current
from workshop_app.reports.choices import DEFAULT, ReportChoices
from workshop_app.reports.model import Report
from workshop_app.reports.print_model import Printout
from workshop_app.reports.printouts import (
    actions_by_person,
    ballots,
    candidate_sheet,
    note_cards,
    run_sheet,
    something_to_vote_on,
    wall,
)
from workshop_app.services.ports import PictureSource
from workshop_app.ui.jobs import Job
from workshop_app.wording import error_text

Step = Callable[[str], None]
"""Told the name of each file before it is made and before it is written; may raise Cancelled."""
MakePrintout = Callable[[State, Language, datetime, PictureSource], Printout | Report]


class WriteFile(Protocol):
    """Writes a workshop as the kind of file that the suffix says, whole or not at all."""

    def __call__(
        self, state: State, path: Path, language: Language, choices: ReportChoices = ..., step: Step = ...
    ) -> None: ...


class WriteFolder(Protocol):
    """Writes several kinds into a new folder, all or nothing; that folder."""

    def __call__(
        self,
        state: State,
        folder: Path,
        suffixes: Iterable[str],
        language: Language,
        choices: ReportChoices = ...,
        step: Step = ...,
    ) -> Path: ...


class WritePrintout(Protocol):
    """Writes a printout as PDF, whole or not at all."""

    def __call__(
        self, path: Path, made: Callable[[], Printout | Report], choices: ReportChoices = ..., step: Step = ...
    ) -> None: ...


@frozen
class Exports:
    """What writes files for the page: OSError or DomainError when it cannot, and then nothing has changed."""

    file: WriteFile
    folder: WriteFolder
    printout: WritePrintout
    logo: Callable[[], bytes]
    keep_logo: Callable[[Path | None], bytes]
    """Take the logo from a picture, or have none; what is kept now."""


@dataclass(slots=True)
class Remembered:
    """What the page knows when it is opened the next time."""

    folder: str = ""
    kinds: tuple[str, ...] = (".pdf", ".docx", ".xlsx")
    choices: ReportChoices = field(default=DEFAULT)

    def place(self) -> Path:
        """The folder used last, or the user's documents."""
        if self.folder and Path(self.folder).is_dir():
            return Path(self.folder)
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        return documents if documents.is_dir() else Path.home()


KINDS = {
    ".pdf": (N_("PDF document"), N_("PDF (*.pdf)")),
    ".docx": (N_("Word document"), N_("Word document (*.docx)")),
    ".html": (N_("Web page"), N_("Web page (*.html)")),
    ".md": (N_("Plain text with headings (Markdown)"), N_("Markdown (*.md)")),
    ".xlsx": (N_("Excel workbook"), N_("Excel workbook (*.xlsx)")),
    ".csv": (N_("Notes as a table (CSV)"), N_("Table (*.csv)")),
    ".ics": (N_("Calendar of dated actions"), N_("Calendar (*.ics)")),
    ".png": (N_("Picture of the board (PNG)"), N_("Picture (*.png)")),
    ".svg": (N_("Picture of the board, any size (SVG)"), N_("Picture (*.svg)")),
    ".json": (N_("Everything as data (JSON)"), N_("Data (*.json)")),
    ".verkstad": (N_("Workshop file (.verkstad)"), N_("Workshop (*.verkstad)")),
}
"""What a kind of file is called, and what the dialog for files calls it."""


def _some(kind: type[records.Record]) -> Callable[[State], bool]:
    return lambda state: bool(state.of(kind))


PRINTOUTS: tuple[tuple[str, MakePrintout, Callable[[State], bool]], ...] = (
    (N_("Run sheet"), run_sheet, _some(records.Step)),
    (N_("Ballots"), ballots, something_to_vote_on),
    (N_("What we vote on"), candidate_sheet, something_to_vote_on),
    (N_("Note cards"), note_cards, _some(records.Note)),
    (N_("Actions by person"), actions_by_person, _some(records.Action)),
    (N_("The board as a wall (A3)"), wall, _some(records.Note)),
)
"""What a printout is called, what makes it, and whether there would be anything on it."""


class Cancelled(Exception):  # noqa: N818 - no error
    """The user has changed their mind."""


class ExportJob(Job):
    """Writes something; `told` carries the name of the file that is its turn, `succeeded` the path that was made."""

    told = Signal(str)

    def __init__(self, write: Callable[[Step], Path]) -> None:
        super().__init__(lambda: write(self._step))
        self._stop = Event()

    def cancel(self) -> None:
        """Stop before the next file, and leave nothing."""
        self._stop.set()

    def _step(self, name: str) -> None:
        if self._stop.is_set():
            raise Cancelled
        if name:
            self.told.emit(name)


_FULL = N_("{name} was not saved: the disk is full. An older file with that name is as it was. Choose another place.")
_LOCKED = N_(
    "{name} was not saved: it is open in another program, or the folder may not be written to. "
    "An older file with that name is as it was. Choose another place or name."
)
_GONE = N_("{name} was not saved: the folder is not there any more. Choose another place.")
_OTHER = N_("{name} was not saved: {reason}. An older file with that name is as it was. Choose another place.")
_WORDS = {
    errno.ENOSPC: _FULL, errno.EFBIG: _FULL, getattr(errno, "EDQUOT", errno.ENOSPC): _FULL,
    errno.EACCES: _LOCKED, errno.EPERM: _LOCKED, errno.EROFS: _LOCKED, errno.EBUSY: _LOCKED, errno.ETXTBSY: _LOCKED,
    errno.ENOENT: _GONE, errno.ENOTDIR: _GONE,
}  # fmt: skip


def refusal(name: str, error: OSError | DomainError) -> str:
    """Why something was not saved, and what to do, in a sentence."""
    if isinstance(error, DomainError):
        return error_text(current(), error)
    words = _WORDS.get(error.errno or 0, _OTHER)
    return _(words).format(name=name, reason=error.strerror or str(error))
