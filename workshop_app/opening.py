"""Opening the library at the start: one that nobody else has open, or what the user wants instead."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from workshop_app import i18n, paths
from workshop_app.domain.errors import StorageError
from workshop_app.i18n import _
from workshop_app.instance import Lock, take_lock
from workshop_app.services.backup import newest_good
from workshop_app.storage.store import SqliteStore
from workshop_app.ui.rescue import ask_about_library, tell
from workshop_app.wording import error_text

log = logging.getLogger(__name__)


def open_library(
    path: Path, changed: Callable[[Path], object] = lambda _library: None
) -> tuple[SqliteStore, Lock] | None:
    """Open a library that nobody else has open; when that cannot be done the user says what to do, or gives up.

    `changed` is told of a library that is not what it was when the program was closed: another, or a backup.
    """
    while True:
        try:
            return _locked(path)
        except StorageError as error:
            log.info("the library was not opened: %s", error.code)
            from workshop_app.storage.rescue import restore

            def put_back(library: Path, backup: Path) -> None:
                restore(library, backup)
                changed(library)

            try:
                chosen = ask_about_library(path, error, newest_good(paths.backups_folder(path)), put_back)
            except StorageError as worse:
                tell(None, _("The backup was not restored"), error_text(i18n.current(), worse))
                continue
            if chosen is None:
                return None
            if chosen != path:
                changed(chosen)
            path = chosen


def _locked(path: Path) -> tuple[SqliteStore, Lock]:
    lock = take_lock(path)
    try:
        return SqliteStore(path), lock
    except StorageError:
        lock.unlock()
        raise
