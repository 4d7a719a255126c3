"""The composition root: builds the program from its parts and keeps it safe while it runs."""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QByteArray, QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog

from workshop_app import VERSION, i18n, paths
from workshop_app.diagnostics import CrashReporter, start_log
from workshop_app.domain.errors import DomainError, StorageError
from workshop_app.i18n import _
from workshop_app.instance import try_lock
from workshop_app.outlet import export_workshop, import_workshop
from workshop_app.services.backup import Backups, newest_good
from workshop_app.services.clock import SteadyClock, new_id
from workshop_app.services.editor import Editor, system_context
from workshop_app.services.library import Library
from workshop_app.services.settings import Settings, SettingsFile
from workshop_app.storage.rescue import restore
from workshop_app.storage.store import SqliteStore
from workshop_app.ui import motion, theme
from workshop_app.ui.rescue import ask_about_library, ask_after_crash, tell
from workshop_app.ui.session import Session
from workshop_app.ui.shell import MainWindow, Services
from workshop_app.ui.widgets.marks import program_icon
from workshop_app.ui.widgets.toast import show_toast
from workshop_app.wording import error_text

log = logging.getLogger(__name__)

BACKUP_MS = 10 * 60 * 1000
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
        self._context = system_context(new_id, SteadyClock().now)
        self._timers: list[QTimer] = []
        self.window: MainWindow

    def start(self) -> None:
        """Show the window and begin to watch over the library."""
        self._dress()
        try:
            self.library.ensure_example(i18n.current().code, datetime.now().date())
        except StorageError as error:
            log.info("no example was added: %s", error.code)
        self.window = self._make_window()
        self.window.show()
        self._every(BACKUP_MS, self._back_up)
        self._every(WATCH_MS, self._watch)
        QTimer.singleShot(0, self._back_up)

    def _dress(self) -> None:
        i18n.use(self._language or self._settings.language_code())
        motion.set_reduced(self._settings.reduced_motion)
        theme.apply(self._app, self._settings.theme)

    def _make_window(self) -> MainWindow:
        window = MainWindow(
            Services(
                library=self.library,
                open_session=self.open_session,
                export=export_workshop,
                backup_line=self._backup_line,
                settings=self._settings,
                library_path=self._store.path,
                backups_path=paths.backups_folder(self._store.path),
            )
        )
        window.restoreGeometry(QByteArray.fromHex(self._settings.window.encode()))
        window.settingsChanged.connect(self._change_settings)
        window.fileWanted.connect(self._open_file)
        window.projectorPlaced.connect(self._remember_screen)
        return window

    def open_session(self, workshop_id: str) -> Session:
        """Open a workshop for the window."""
        return Session(Editor(self._store, workshop_id, self._context), self.window)

    def _every(self, ms: int, act: object) -> None:
        timer = QTimer(self._app)
        timer.setInterval(ms)
        timer.timeout.connect(act)
        timer.start()
        self._timers.append(timer)

    def _back_up(self) -> None:
        try:
            self._backups.make_if_changed()
        except (StorageError, OSError) as error:
            log.info("no backup was made: %s", error)
            self.window.banner.say(_("No backup could be made. Your work itself is saved."), "warning")
        self.window.home.set_backup_line(self._backup_line())

    def _backup_line(self) -> str:
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
        self._store.copy_to(aside)
        text = _(
            "The library has been moved or replaced while it was open. Everything is in {path}. Start Verkstad again."
        )
        tell(self.window, _("The library was moved"), text.format(path=aside))

    def _change_settings(self, settings: Settings) -> None:
        """Take new settings; a new language or look needs a new window, which comes where the old one was."""
        before = self._settings
        settings = replace(settings, projector=before.projector, window=before.window)
        if not self._keep(settings):
            return
        self.window.home.set_organisation(settings.organisation)
        if replace(settings, organisation=before.organisation) == before:
            return
        self._language = ""
        self._dress()
        old = self.window
        self.window = self._make_window()
        self.window.setGeometry(old.geometry())
        self.window.show_place("settings")
        self.window.show()
        old.close()
        old.deleteLater()

    def _keep(self, settings: Settings) -> bool:
        self._settings = settings
        try:
            self._settings_file.save(settings)
        except StorageError as error:
            show_toast(self.window, error_text(i18n.current(), error), seconds=12)
            return False
        return True

    def _remember_screen(self, name: str) -> None:
        if name != self._settings.projector:
            self._keep(replace(self._settings, projector=name))

    def _open_file(self) -> None:
        kinds = _("Workshops (*.verkstad *.json)")
        chosen, _kind = QFileDialog.getOpenFileName(self.window, _("Open file"), str(Path.home()), kinds)
        if chosen:
            self.import_file(Path(chosen))

    def import_file(self, path: Path) -> None:
        """Take in a workshop file and open it."""
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
        where = bytes(self.window.saveGeometry().toHex().data()).decode()
        if where != self._settings.window:
            self._keep(replace(self._settings, window=where))
        self.window.close()
        try:
            self._backups.make_if_changed(at_once=True)
        except (StorageError, OSError) as error:
            log.info("no backup at exit: %s", error)
        self._store.close()


def make_application() -> QApplication:
    """Qt, with our name, icon and Swedish for its own dialogs."""
    if (os.cpu_count() or 1) <= 4:
        # Qt's raster threads cost more than they give on a small machine: docs/decisions.md.
        os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    app = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(app, QApplication)
    app.setApplicationName("Verkstad")
    app.setApplicationVersion(VERSION)
    app.setDesktopFileName("verkstad")
    theme.load_fonts()
    app.setWindowIcon(program_icon())
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(i18n.current().locale), "qtbase", "_", folder):
        app.installTranslator(translator)
    return app


def run_program(library: Path | None, lang: str | None) -> int:
    """Open the program; its exit code."""
    path = library or paths.library_path()
    settings_file = SettingsFile(paths.config_path())
    i18n.use(lang or settings_file.load().language_code())
    start_log(paths.data_folder())
    app = make_application()
    theme.apply(app, settings_file.load().theme)
    lock = try_lock(path)
    if lock is None:
        tell(None, "Verkstad", error_text(i18n.current(), DomainError("already_running")))
        return 1
    store = _open_store(path)
    if store is None:
        return 1
    program = Program(app, store, settings_file, lang or "")
    CrashReporter(paths.data_folder() / "reports", lambda report: ask_after_crash(program.window, report)).install()
    program.start()
    code = app.exec()
    program.stop()
    lock.unlock()
    return code


def _open_store(path: Path) -> SqliteStore | None:
    """Open the library; when it cannot be opened the user says what to do, until it can or they give up."""
    while True:
        try:
            paths.refuse_share(path)
            return SqliteStore(path)
        except StorageError as error:
            log.info("the library was not opened: %s", error.code)
            chosen = ask_about_library(path, error, newest_good(paths.backups_folder(path)), restore)
            if chosen is None:
                return None
            path = chosen
