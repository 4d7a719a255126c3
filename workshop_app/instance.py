"""One program at a time on a library."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol

from workshop_app.domain.errors import StorageError
from workshop_app.paths import refuse_share


class Lock(Protocol):
    """Held while the program uses a library; gone by itself when the program dies."""

    def unlock(self) -> None:
        """Let others in."""
        ...


def try_lock(library: Path) -> Lock | None:
    """The lock of a library, or None when another program has it."""
    from PySide6.QtCore import QLockFile  # QtCore alone: the command line needs no window

    library.parent.mkdir(parents=True, exist_ok=True)
    lock = QLockFile(str(library.with_name(library.name + ".lock")))
    # Never taken for stale because it is old; the lock of a program that has died is still found out at once.
    lock.setStaleLockTime(0)
    return lock if lock.tryLock(0) else None


def take_lock(library: Path) -> Lock:
    """The lock of a library that is to be written to. StorageError: already_running, library_read_only,
    library_on_share, library_cannot_open."""
    refuse_share(library)
    try:
        lock = try_lock(library)
    except OSError as error:
        raise StorageError("library_cannot_open", path=str(library)) from error
    if lock is None and not os.access(library.parent, os.W_OK):
        raise StorageError("library_read_only", path=str(library))
    if lock is None:
        raise StorageError("already_running")
    return lock
