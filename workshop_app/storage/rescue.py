"""Putting a backup in the place of a library that cannot be read. Nothing is ever overwritten."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from workshop_app.domain.errors import StorageError
from workshop_app.services.backup import is_good
from workshop_app.storage.database import translated

TAILS = ("", "-wal", "-shm")


def restore(library: Path, backup: Path) -> None:
    """Move the library aside and put a checked copy of the backup in its place.

    StorageError: backup_damaged, disk_full, library_read_only ...; then the library is where it was.
    """
    partial = library.with_name(f"{library.name}.restored")
    with translated(library):
        try:
            shutil.copyfile(backup, partial)
            _check(partial, backup)
            with partial.open("rb+") as file:
                os.fsync(file.fileno())
            _move_aside(library)
            os.rename(partial, library)
        finally:
            for tail in TAILS:
                partial.with_name(partial.name + tail).unlink(missing_ok=True)


def _check(copy: Path, backup: Path) -> None:
    if not is_good(backup) or copy.stat().st_size != backup.stat().st_size:
        raise StorageError("backup_damaged", path=str(backup))
    try:
        with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as conn:
            sound = conn.execute("pragma integrity_check(1)").fetchone()[0] == "ok"
    except sqlite3.DatabaseError as error:
        raise StorageError("backup_damaged", path=str(backup)) from error
    if not sound:
        raise StorageError("backup_damaged", path=str(backup))


def _move_aside(library: Path) -> None:
    """Give the old file, and what belongs to it, a name that nothing has."""
    stamp = f"{datetime.now():%Y%m%d-%H%M%S}"
    names = (f"{library.stem}-damaged-{stamp}{more}" for more in ("", *(f"-{number}" for number in range(2, 100))))
    aside = next(path for path in (library.with_name(name + library.suffix) for name in names) if not path.exists())
    # The WAL first: a crash in between must not leave an old WAL beside the restored file.
    for tail in reversed(TAILS):
        old = library.with_name(library.name + tail)
        if old.exists():
            os.rename(old, aside.with_name(aside.name + tail))
