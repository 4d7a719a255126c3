"""The composition root: builds the program from its parts and keeps it safe while it runs."""

from __future__ import annotations

import gc
import logging
from dataclasses import replace
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from workshop_app import i18n, paths
from workshop_app.diagnostics import CrashReporter, start_log
from workshop_app.domain.errors import DomainError, StorageError
from workshop_app.i18n import _
from workshop_app.opening import open_library
from workshop_app.services.backup import Backups
from workshop_app.services.clock import SteadyClock, new_id
from workshop_app.services.library import Library
from workshop_app.services.ports import PictureSource
from workshop_app.services.settings import REMEMBERED, Settings, SettingsFile
from workshop_app.storage.store import SqliteStore
from workshop_app.ui import motion, theme
from workshop_app.ui.application import make_application, speak
from workshop_app.ui.qt_messages import hear_qt
from workshop_app.ui.rescue import Teller, tell
from workshop_app.ui.services import Services
from workshop_app.ui.shell import MainWindow
from workshop_app.ui.widgets.toast import show_toast
from workshop_app.wording import error_text

# What only an open workshop needs is imported when one is opened: the home page is not kept waiting for it.
if TYPE_CHECKING:
    from workshop_app.ui.minutes_exports import Exports
    from workshop_app.ui.session import Session

log = logging.getLogger(__name__)

BACKUP_MS = 10 * 60 * 1000
SHOWN_MS, FIRST_BACKUP_MS = 500, 1500
"""By then what was opened has been painted; by then nobody waits for the first page any more."""
WATCH_MS = 5000


class Program:
    """The running program: one library, one window."""

    def __init__(self, app: QApplication, store: SqliteStore, settings_file: SettingsFile, language: str) -> None:
        self._app = app
        self._store = store
        self._settings_file = settings_file
        self._settings = settings_file.load()
        self._language = language
        self.library = Library(store, new_id)
        self._backups = Backups(store, paths.backups_folder(store.path))
        self._clock = SteadyClock()
        self._timers: list[QTimer] = []
        self._rescued: Path | None = None
        self.window: MainWindow

    def start(self, *, as_left: bool = True) -> None:
        """Show the window and begin to watch over the library, which may be another than it was, or a backup."""
        self._dress()
        try:
            self.library.ensure_example(i18n.current().code, datetime.now().date())
        except StorageError as error:
            log.info("no example was added: %s", error.code)
        self.window = self._make_window()
        self._settling = self._every(SHOWN_MS, self._settle, once=True)
        self._resume(as_left=as_left)
        self.window.show()
        self._every(BACKUP_MS, self._back_up)
        self._every(WATCH_MS, self._watch)
        self._every(WATCH_MS, self._note_place)
        self._every(FIRST_BACKUP_MS, self._back_up, once=True)

    def _resume(self, *, as_left: bool) -> None:
        """Go on where the program, or the computer, died: people wait in front of the screen. A workshop that cannot
        be opened is tried once, and of one that is gone nothing is said; the next start is at home."""
        left = self._settings
        if self._remember(workshop="", room="") and as_left and left.workshop and self._store.has(left.workshop):
            self.window.open_workshop(left.workshop)
            if self.window.session is not None:
                self._every(SHOWN_MS, lambda: self.window.go_on(left.room), once=True)

    def _dress(self) -> None:
        i18n.use(self._language or self._settings.language_code())
        motion.set_reduced(self._settings.reduced_motion)
        theme.apply(self._app, self._settings.theme)
        speak(self._app)

    def _make_window(self) -> MainWindow:
        window = MainWindow(
            Services(
                library=self.library,
                open_session=self.open_session,
                exports=lambda: exports(paths.data_folder() / "logo.jpg", self._store.picture),
                backup_line=self._backup_line,
                settings=self._settings,
                library_path=self._store.path,
                backups_path=paths.backups_folder(self._store.path),
            )
        )
        window.go_to(self._settings.window)
        window.settingsChanged.connect(self._change_settings)
        window.fileWanted.connect(self._open_file)
        window.roomTold.connect(lambda screen: self._remember(projector=screen, room=""))
        window.folderUsed.connect(lambda folder: self._remember(folder=folder))
        window.workshopLeft.connect(lambda: self._remember(workshop=""))
        return window

    def open_session(self, workshop_id: str) -> Session:
        """Open a workshop for the window."""
        from workshop_app.services.editor import Editor, system_context
        from workshop_app.ui.session import Session

        session = Session(Editor(self._store, workshop_id, system_context(new_id, self._clock.now)), self.window)
        gc.disable()  # as at the start: what is made for a workshop stays until it is closed
        session.destroyed.connect(lambda: gc.unfreeze())
        self._settling.start()
        return session

    def _every(self, ms: int, act: object, *, once: bool = False) -> QTimer:
        timer = QTimer(self._app, interval=ms, singleShot=once)
        timer.timeout.connect(act)
        timer.start()
        self._timers.append(timer)
        return timer

    def _settle(self) -> None:
        """What is there now stays, and is not looked through for garbage again and again. What the first workshop needs
        is imported before it is opened, home is made before somebody goes there, and the disk has room."""
        from workshop_app.ui.jobs import clear_away

        try:
            self._store.make_room()
        except StorageError as error:
            log.info("no room was made on disk: %s", error.code)
        for page in ("console.collect", "plan.page"):
            import_module(f"workshop_app.ui.{page}")
        self.window.front.home.set_backup_line(self._backup_line())
        self._remember(workshop=self.window.session.workshop.id if self.window.session else "")
        gc.freeze()
        clear_away()

    def _back_up(self) -> None:
        try:
            self._backups.make_if_changed()
        except (StorageError, OSError) as error:
            log.info("no backup was made: %s", error)
            self.window.front.banner.say(_("No backup could be made. Your work itself is saved."), "warning")
        self.window.front.home.set_backup_line(self._backup_line())

    def _backup_line(self) -> str:
        voting = self._store.secret_vote_in()
        if voting is not None:
            words = _("Everything is saved. No backups are made until the result of the vote in “{workshop}” is shown.")
            return words.format(workshop=voting or _("Workshop without a name"))
        last = self._backups.last()
        if last is None:
            return _("Everything is saved on this computer. No backup has been made yet.")
        when = last.strftime("%H:%M")
        if last.date() != datetime.now().date():
            when = f"{i18n.current().date(last.date())} {when}"
        return _("Everything is saved on this computer. Latest backup: {when}").format(when=when)

    def _watch(self) -> None:
        """A file that is moved while it is open swallows what is written to it without a word."""
        if not self._store.moved():
            return
        for timer in self._timers:
            timer.stop()
        aside = self._store.path.with_name(f"{self._store.path.stem}-rescued-{datetime.now():%Y%m%d-%H%M%S}.db")
        words = _(
            "The library has been moved or replaced while it was open. Everything is in {path}. Start Verkstad again."
        ).format(path=aside)
        try:
            self._store.copy_to(aside)
            self._rescued = aside
        except StorageError as error:
            words = error_text(i18n.current(), error)
        tell(self.window, _("The library was moved"), words)

    def _change_settings(self, settings: Settings) -> None:
        """Take new settings; a new language or look needs a new window, which comes where the old one was."""
        before = self._settings
        settings = replace(settings, **{name: getattr(before, name) for name in REMEMBERED})
        if (failed := self._keep(settings)) is not None:
            show_toast(self.window, error_text(i18n.current(), failed), seconds=12)
            return
        self.window.front.home.set_organisation(settings.organisation)
        if replace(settings, organisation=before.organisation) == before:
            return
        self._language = ""
        self._dress()
        old = self.window
        self.window = self._make_window()
        self.window.setGeometry(old.geometry())
        self.window.setWindowState(old.windowState())
        self.window.show_settings()
        self.window.show()
        old.close()
        old.deleteLater()

    def _keep(self, settings: Settings) -> StorageError | None:
        self._settings = settings
        try:
            self._settings_file.save(settings)
        except StorageError as error:
            log.info("settings were not saved: %s", error.code)
            return error
        return None

    def _remember(self, **values: Any) -> bool:
        """Note what nobody has chosen; nobody is told when that cannot be done."""
        settings = replace(self._settings, **values)
        return settings == self._settings or self._keep(settings) is None

    def _note_place(self) -> None:
        """After a crash the windows are where they were, this one not over the whole screen: the room had it so. Never
        at once: what has just been hidden is not shown again, and a picture that ends the program does so once."""
        self._remember(room=self.window.room_shown())
        if not self.window.isFullScreen():
            self._remember(window=self.window.place())

    def _open_file(self) -> None:
        kinds = _("Workshops (*.verkstad *.json)")
        chosen, _kind = QFileDialog.getOpenFileName(self.window, _("Open file"), str(Path.home()), kinds)
        if chosen:
            self.import_file(Path(chosen))

    def import_file(self, path: Path) -> None:
        """Take in a workshop file and open it."""
        from workshop_app.outlet import import_workshop

        try:
            workshop_id = import_workshop(self._store, path)
        except DomainError as error:
            show_toast(self.window, error_text(i18n.current(), error), seconds=12)
            return
        self.window.open_workshop(workshop_id)

    def stop(self) -> None:
        """Make the last backup and close the file."""
        for timer in self._timers:
            timer.stop()
        self._remember(window=self.window.place())
        self.window.close()
        self.window.deleteLater()
        try:
            if self._rescued is not None:
                self._store.copy_to(self._rescued)  # with what was done after it was made
            self._backups.make_if_changed(at_once=True)
        except (StorageError, OSError) as error:
            log.info("no backup at exit: %s", error)
        self._store.close()


def exports(logo: Path, pictures: PictureSource) -> Exports:
    """How files are written, with the logo that is kept in a file and the pictures of the library."""
    from workshop_app import outlet
    from workshop_app.ui.minutes_exports import Exports

    return Exports(
        partial(outlet.export_workshop, pictures=pictures),
        partial(outlet.export_folder, pictures=pictures),
        outlet.export_printout,
        partial(outlet.read_logo, logo),
        partial(outlet.keep_logo, logo),
    )


def run_program(library: Path | None, lang: str | None) -> int:
    """Open the program; its exit code."""
    settings_file = SettingsFile(paths.config_path())
    settings = settings_file.load()
    i18n.use(lang or settings.language_code())
    start_log(paths.data_folder())
    hear_qt()
    app = make_application()
    theme.apply(app, settings.theme)
    teller = Teller()
    CrashReporter(paths.data_folder() / "reports", teller.told.emit).install()
    changed: list[Path] = []
    opened = open_library(library or paths.library_path(), changed.append)
    if opened is None:
        return 1
    store, lock = opened
    program = Program(app, store, settings_file, lang or "")
    program.start(as_left=not changed)
    teller.window = lambda: program.window
    code = app.exec()
    program.stop()
    lock.unlock()
    return code
