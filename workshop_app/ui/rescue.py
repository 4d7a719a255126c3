"""What the user is asked when something is wrong with the library, or with the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from workshop_app.domain.errors import StorageError
from workshop_app.i18n import _, current
from workshop_app.ui.widgets.dialog import Dialog
from workshop_app.wording import error_text

Restore = Callable[[Path, Path], object]
"""Puts a backup in the place of a library; what was there is kept beside it."""


def tell(parent: QWidget | None, title: str, text: str) -> None:
    """Say something that must be read before going on."""
    dialog = Dialog(parent, title, text)
    dialog.addButton(_("OK"), "primary")
    dialog.exec()
    dialog.deleteLater()


def ask_about_library(path: Path, error: StorageError, backup: Path | None, restore: Restore) -> Path | None:
    """A library that cannot be opened: the library to open instead, or None to give up. Nothing is overwritten."""
    twice = error.code == "already_running"
    title = _("Only one Verkstad at a time") if twice else _("The library could not be opened")
    text = error_text(current(), error)
    if error.code == "library_damaged" and backup is None:
        text = _("{path} is damaged. It has been left as it is. There is no backup of it.").format(path=path)
    dialog = Dialog(None, title, text, width=620)
    choice: list[str] = []
    dialog.addButton(_("Quit")).clicked.connect(lambda: choice.append("quit"))
    dialog.addButton(_("Choose another library…"), closes=True).clicked.connect(lambda: choice.append("other"))
    if backup is not None and error.code in ("library_damaged", "library_not_ours", "library_cannot_open"):
        button = dialog.addButton(_("Restore the newest backup"), "primary")
        button.clicked.connect(lambda: choice.append("restore"))
    else:
        button = dialog.addButton(_("Try again"), "primary")
        button.clicked.connect(lambda: choice.append("again"))
    dialog.exec()
    dialog.deleteLater()
    match choice[0] if choice else "quit":
        case "restore" if backup is not None:
            restore(path, backup)
            return path
        case "again":
            return path
        case "other":
            kinds = _("Libraries (*.db)")
            chosen, _kind = QFileDialog.getSaveFileName(
                None,
                _("Choose or make a library"),
                str(path.parent),
                kinds,
                options=QFileDialog.Option.DontConfirmOverwrite,
            )
            return Path(chosen) if chosen else None
        case _:
            return None


def ask_after_crash(parent: QWidget | None, report: Path | None) -> None:
    """A bug was met: say what is kept and where the report is."""
    text = _("Something went wrong in the program. Everything that was shown as saved is kept. You can go on working.")
    if report is not None:
        text += "\n\n" + _("A report without your notes lies in {path}.").format(path=report)
    tell(parent, _("Sorry"), text)


class Teller(QObject):
    """Carries word of a bug from whichever thread it was met in to the window's."""

    told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.window: Callable[[], QWidget | None] = lambda: None
        self.told.connect(self._tell)

    def _tell(self, report: Path | None) -> None:
        ask_after_crash(self.window(), report)
