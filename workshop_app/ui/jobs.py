"""Work that takes longer than a frame: done in a thread of its own, its outcome told in the window's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QThread, Signal


class Job(QThread):
    """Runs `work`, which must touch no widget; `succeeded` carries what it gives, `failed` its exception.

    It belongs to nobody: who asked for it may be gone before it has ended, and is then not told.
    """

    succeeded = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__()
        self._work = work
        self.finished.connect(self._ended)

    def begin(self) -> None:
        """Start the work."""
        _RUNNING.add(self)
        self.start()

    def run(self) -> None:
        """Called by Qt in the thread."""
        try:
            outcome = self._work()
        except Exception as error:  # noqa: BLE001 - handed to the window, which tells the user or the crash path
            self.failed.emit(error)
        else:
            self.succeeded.emit(outcome)

    def _ended(self) -> None:
        _RUNNING.discard(self)


_RUNNING: set[Job] = set()


def wait_for_jobs() -> None:
    """Let all work come to its end, before the program does."""
    for job in tuple(_RUNNING):
        job.wait()
