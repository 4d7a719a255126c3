"""Opening the library file: what it may be, how it is set up, and what SQLite's errors mean to the user."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from workshop_app.domain.errors import StorageError
from workshop_app.paths import refuse_share
from workshop_app.storage.checking import BUSY_WAIT_MS, check
from workshop_app.storage.migrations import MIGRATIONS, migrate

APPLICATION_ID = 0x56524B53
"""'VRKS' in the file header: this is a library of ours."""

PAGE = 2048
"""Bytes in a page of a new library: a note touches six pages, and half as much is written as with SQLite's 4096."""


def open_library(path: Path) -> sqlite3.Connection:
    """The library at `path`, made if it is not there and brought to the newest version.

    StorageError: library_not_ours, library_newer, library_damaged, library_read_only, library_locked,
    library_on_share, library_cannot_open. Then the file is as it was.
    """
    refuse_share(path)
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.stat().st_size == 0:
            _make(path)
        _recognise(path)
        if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            raise StorageError("library_read_only", path=str(path))  # now, and not at the first note
        check(path)
        conn = sqlite3.connect(path, isolation_level=None, timeout=BUSY_WAIT_MS / 1000)
        try:
            _set_up(conn)
            _bring_up(conn, path)
        except BaseException:
            conn.close()
            raise
        return conn


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors into StorageError with the code the user is told about."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise  # ours, not the world's: never told to the user as a disk error
    except sqlite3.Error as error:
        raise StorageError(_code(error), path=str(path)) from error
    except PermissionError as error:
        raise StorageError("library_read_only", path=str(path)) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise StorageError("disk_full", path=str(path)) from error
        raise StorageError("library_cannot_open", path=str(path), reason=error.strerror or "") from error


def _make(path: Path) -> None:
    """A new library, whole before it gets its name: a half-made one would never be taken for ours again."""
    partial = path.with_name(path.name + ".new")
    _remove(partial)
    conn = sqlite3.connect(partial, isolation_level=None)
    try:
        conn.execute(f"pragma page_size = {PAGE}")
        conn.execute(f"pragma application_id = {APPLICATION_ID}")
        migrate(conn, 0)
        conn.execute("pragma journal_mode = wal")
    except BaseException:
        conn.close()
        _remove(partial)
        raise
    conn.close()
    os.replace(partial, path)


def _remove(path: Path) -> None:
    for tail in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + tail).unlink(missing_ok=True)


def _recognise(path: Path) -> None:
    """Refuse what is not a library of ours, or of a later day, from its header alone."""
    with path.open("rb") as file:
        header = file.read(100)
    if not header.startswith(b"SQLite format 3\0"[: len(header)]):
        raise StorageError("library_not_ours", path=str(path))
    if len(header) < 100:
        raise StorageError("library_damaged", path=str(path))
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise StorageError("library_not_ours", path=str(path))
    if int.from_bytes(header[60:64], "big") > len(MIGRATIONS):
        raise StorageError("library_newer", path=str(path))


def _set_up(conn: sqlite3.Connection) -> None:
    for pragma in (
        "cell_size_check = on", "mmap_size = 0", "journal_mode = wal", "synchronous = full",
        "foreign_keys = on",
        "secure_delete = on",  # what is deleted is overwritten, so that old ballots cannot be dug up
        "temp_store = memory",  # no ballot in a temporary file either
    ):  # fmt: skip
        conn.execute(f"pragma {pragma}")
    conn.execute("pragma wal_checkpoint(truncate)")


def _bring_up(conn: sqlite3.Connection, path: Path) -> None:
    # Asked of the connection: after a crash the newest version may stand in the WAL and not yet in the header.
    version = conn.execute("pragma user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        raise StorageError("library_newer", path=str(path))
    if version == len(MIGRATIONS):
        return
    aside = path.with_name(f"{path.stem}-version-{version}-{datetime.now():%Y%m%d-%H%M%S}{path.suffix}")
    copy = sqlite3.connect(aside)
    with copy:
        conn.backup(copy)
    copy.close()
    migrate(conn, version)
    conn.execute("pragma wal_checkpoint(truncate)")


def _code(error: sqlite3.Error) -> str:
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return {
        sqlite3.SQLITE_FULL: "disk_full",
        sqlite3.SQLITE_READONLY: "library_read_only",
        sqlite3.SQLITE_BUSY: "library_locked",
        sqlite3.SQLITE_LOCKED: "library_locked",
        sqlite3.SQLITE_CORRUPT: "library_damaged",
        sqlite3.SQLITE_NOTADB: "library_damaged",
        sqlite3.SQLITE_IOERR: "disk_error",
        sqlite3.SQLITE_CANTOPEN: "library_cannot_open",
    }.get(primary, "library_damaged" if isinstance(error, sqlite3.DatabaseError) and not primary else "disk_error")
