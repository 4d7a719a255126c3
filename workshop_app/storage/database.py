"""Opening the library file: what it may be, how it is set up, and what SQLite's errors mean to the user."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from workshop_app.domain.errors import StorageError
from workshop_app.storage.migrations import MIGRATIONS, migrate

APPLICATION_ID = 0x56524B53
"""'VRKS' in the file header: this is a library of ours."""
CHECK_LIMIT = 64 << 20
"""Libraries up to this many bytes are checked at each opening (about 0.1 s)."""


def open_library(path: Path) -> sqlite3.Connection:
    """The library at `path`, made if it is not there and brought to the newest version.

    StorageError: library_not_ours, library_newer, library_damaged, library_read_only, library_locked,
    library_cannot_open. Then the file is as it was.
    """
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        version = _recognise(path)
        conn = sqlite3.connect(path, isolation_level=None, timeout=5)
        try:
            _set_up(conn, path)
            if version < len(MIGRATIONS):
                _bring_up(conn, path, version)
        except BaseException:
            conn.close()
            raise
        return conn


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors into StorageError with the code the user is told about."""
    try:
        yield
    except sqlite3.Error as error:
        raise StorageError(_code(error), path=str(path)) from error
    except PermissionError as error:
        raise StorageError("library_read_only", path=str(path)) from error
    except OSError as error:
        raise StorageError("library_cannot_open", path=str(path), reason=error.strerror or "") from error


def _recognise(path: Path) -> int:
    """The version in the file's header, read without touching it; 0 when it is new."""
    if not path.exists() or path.stat().st_size == 0:
        return 0
    with path.open("rb") as file:
        header = file.read(100)
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise StorageError("library_damaged" if len(header) < 100 else "library_not_ours", path=str(path))
    version = int.from_bytes(header[60:64], "big")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise StorageError("library_not_ours", path=str(path))
    if version > len(MIGRATIONS):
        raise StorageError("library_newer", path=str(path))
    return version


def _set_up(conn: sqlite3.Connection, path: Path) -> None:
    for pragma in (
        "cell_size_check = on", "mmap_size = 0", "journal_mode = wal", "synchronous = full",
        "foreign_keys = on",
        "secure_delete = on",  # what is deleted is overwritten, so that old ballots cannot be dug up
    ):  # fmt: skip
        conn.execute(f"pragma {pragma}")
    conn.execute("pragma wal_checkpoint(truncate)")
    if path.stat().st_size <= CHECK_LIMIT:
        found = conn.execute("pragma quick_check(1)").fetchone()[0]
        if found != "ok":
            raise StorageError("library_damaged", path=str(path))


def _bring_up(conn: sqlite3.Connection, path: Path, version: int) -> None:
    if version:
        aside = path.with_name(f"{path.stem}-version-{version}-{datetime.now():%Y%m%d-%H%M%S}{path.suffix}")
        copy = sqlite3.connect(aside)
        with copy:
            conn.backup(copy)
        copy.close()
    else:
        conn.execute(f"pragma application_id = {APPLICATION_ID}")
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
