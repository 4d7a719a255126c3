"""Asking where, writing there, and saying how it went."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Action
from workshop_app.i18n import Language, _
from workshop_app.reports.choices import ReportChoices
from workshop_app.reports.files import safe_name
from workshop_app.ui.minutes_exports import (
    KINDS,
    Cancelled,
    ExportJob,
    Exports,
    MakePrintout,
    Remembered,
    Step,
    refusal,
)
from workshop_app.ui.minutes_several import SeveralSheet
from workshop_app.ui.rescue import tell
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.banner import Banner
from workshop_app.ui.widgets.toast import show_toast

log = logging.getLogger(__name__)

REFUSED_SECONDS = 12.0


class Saver(QObject):
    """Saves what the page asks for, one thing at a time; the banner tells how far it is.

    What is being saved when the page is left is saved all the same; when that fails it is told where one is then, or in
    a dialog when the window has been closed.
    """

    busyChanged = Signal(bool)
    folderUsed = Signal(str)

    def __init__(
        self, session: Session, exports: Exports, remembered: Remembered, banner: Banner, page: QWidget
    ) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._exports = exports
        self._remembered = remembered
        self._banner = banner
        self._job: ExportJob | None = None
        self._name = ""
        self._names: list[str] = []
        self._count = 1

    def save_as(self, suffix: str, choices: ReportChoices) -> None:
        """Ask where, and write a file of a kind."""
        path = self._ask(self._title(), suffix)
        if path:
            self.write(path, choices)

    def write(self, path: Path, choices: ReportChoices) -> None:
        """Write a file, whole or not at all."""
        state, language = self._session.state, Language(choices.language)

        def work(step: Step) -> Path:
            self._exports.file(state, path, language, choices, step)
            return path

        self._begin(path.name, path.parent, work)

    def save_several(self, choices: ReportChoices) -> None:
        """Ask which kinds and where, and write them into a new folder."""
        state, language = self._session.state, Language(choices.language)
        dated = any(action.due for action in state.of(Action).values())
        sheet = SeveralSheet(self._page, self._remembered.kinds, dated)
        accepted = bool(sheet.exec())
        kinds = sheet.kinds()
        sheet.deleteLater()
        if not accepted:
            return
        self._remembered.kinds = kinds
        place = str(self._remembered.place())
        chosen = QFileDialog.getExistingDirectory(self._page, _("Choose a folder"), place)
        if not chosen:
            return
        folder = Path(chosen)
        self._begin(
            folder.name,
            folder,
            lambda step: self._exports.folder(state, folder, kinds, language, choices, step),
            len(kinds),
        )

    def save_printout(self, words: str, make: MakePrintout, choices: ReportChoices) -> None:
        """Ask where, and write what is printed for the room."""
        state, language = self._session.state, Language(choices.language)
        title = safe_name(f"{self._title()} – {words}", self._title())
        path = self._ask(title, ".pdf")
        if path is None:
            return
        made = partial(make, state, language, datetime.now().astimezone(), self._session.editor.pictures)

        def work(step: Step) -> Path:
            self._exports.printout(path, made, choices, step)
            return path

        self._begin(path.name, path.parent, work)

    def ask_logo(self) -> bytes | None:
        """Ask for a picture and keep it as the logo; what is kept, or None when nothing was taken."""
        kinds = _("Pictures (*.png *.jpg *.jpeg)")
        place = str(self._remembered.place())
        chosen, _kind = QFileDialog.getOpenFileName(self._page, _("Choose a logo"), place, kinds)
        return self.keep_logo(Path(chosen)) if chosen else None

    def keep_logo(self, picture: Path | None) -> bytes | None:
        """Keep a picture as the logo, or none; None when it was refused, which is told."""
        try:
            return self._exports.keep_logo(picture)
        except (OSError, DomainError) as error:
            self._banner.say(refusal(picture.name if picture else _("The logo"), error), "danger")
            return None

    def _title(self) -> str:
        return safe_name(self._session.workshop.title, _("Workshop"))

    def _ask(self, title: str, suffix: str) -> Path | None:
        """Where to save; Qt asks before a file that is there is written over."""
        _words, files = KINDS[suffix]
        dialog = QFileDialog(self._page, _("Save"), str(self._remembered.place() / (title + suffix)), _(files))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(suffix[1:])
        dialog.selectFile(title + suffix)
        try:
            while dialog.exec():
                path = Path(dialog.selectedFiles()[0])
                if path.suffix.casefold() == suffix:
                    return path
                path = path.with_name(path.name + suffix)
                if not path.exists():
                    return path
                dialog.selectFile(str(path))  # once more, with the whole name: so Qt asks about this file too
            return None
        finally:
            dialog.deleteLater()

    def _begin(self, name: str, folder: Path, work: Callable[[Step], Path], count: int = 1) -> None:
        if self._job is not None:
            return
        self._name, self._names, self._count = name, [], count
        self._remembered.folder = str(folder)
        self._job = ExportJob(work)
        self._job.told.connect(self._tell)
        self._job.succeeded.connect(self._saved)
        self._job.failed.connect(self._not_saved)
        self._banner.say(_("Saving {name}…").format(name=name), "info", _("Cancel"), self._job.cancel, closable=False)
        self.setParent(self._page.window())  # it may outlive the page
        self.busyChanged.emit(True)
        self._job.begin()

    def _tell(self, name: str) -> None:
        if self._left() or self._job is None or self._count == 1 or name in self._names:
            return
        self._names.append(name)
        words = _("{number} of {count}: {name}").format(number=len(self._names), count=self._count, name=name)
        self._banner.say(words, "info", _("Cancel"), self._job.cancel, closable=False)

    def _saved(self, path: Path) -> None:
        if self._end():
            return
        self.folderUsed.emit(self._remembered.folder)
        folder = path if path.is_dir() else path.parent
        self._banner.say(
            _("Saved as {path}").format(path=path),
            "good",
            _("Show the folder"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))),
        )

    def _not_saved(self, error: Exception) -> None:
        left = self._end()
        if isinstance(error, Cancelled):
            if not left:
                self._banner.say(_("Cancelled. Nothing was saved."))
        elif isinstance(error, OSError | DomainError):
            log.info("%s was not written: %s", self._name, error)
            words = refusal(self._name, error)
            if not left:
                self._banner.say(words, "danger")
            elif self._window().isVisible():
                show_toast(self._window(), words, seconds=REFUSED_SECONDS, openly=True)
            else:
                tell(None, _("The file was not saved"), words)
        else:
            if not left:
                self._banner.clear()
            raise error

    def _left(self) -> bool:
        """The page is gone, or is about to be."""
        return not isValid(self._page) or self._page.isHidden()

    def _window(self) -> QWidget:
        window = self.parent()
        assert isinstance(window, QWidget)
        return window

    def _end(self) -> bool:
        """Whether the page has been left meanwhile."""
        self._job = None
        if self._left():
            self.deleteLater()
            return True
        self.setParent(self._page)
        self.busyChanged.emit(False)
        return False
