"""One program at a time on a library."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


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
