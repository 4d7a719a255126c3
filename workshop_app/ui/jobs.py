"""Work that takes longer than a frame: done in a thread of its own, its outcome told in the window's."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from threading import Lock
from typing import Any

from PySide6.QtCore import QThread, Signal

TURNS = 0.0002
"""Seconds that a thread works before the other gets its turn: short, so that the window is drawn in time."""
CALM = sys.getswitchinterval()


class Job(QThread):
    """Runs `work`, which must touch no widget; `succeeded` carries what it gives, `failed` its exception.

    It belongs to nobody: who asked for it may be gone before it has ended, and is then not told. Jobs wait for each
    other, as neither what sets pages nor what draws them may be used by two threads at once.
    """

    succeeded = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__()
        self._work = work
        self.finished.connect(self._ended)

    def begin(self) -> None:
        """Start the work."""
        # Python clears away what nobody holds in whichever thread happens to be running: windows that were left would
        # be destroyed outside their own thread, which corrupts memory. So nothing is cleared away before the work ends.
        gc.disable()
        sys.setswitchinterval(TURNS)
        _RUNNING.add(self)
        self.start()

    def run(self) -> None:
        """Called by Qt in the thread."""
        try:
            with _TURN:
                outcome = self._work()
        except Exception as error:  # noqa: BLE001 - handed to the window, which tells the user or the crash path
            self.failed.emit(error)
        else:
            self.succeeded.emit(outcome)

    def _ended(self) -> None:
        _RUNNING.discard(self)
        if not _RUNNING:
            sys.setswitchinterval(CALM)
        clear_away()


_RUNNING: set[Job] = set()
_TURN = Lock()


def clear_away() -> None:
    """Let Python look for garbage again, at once or when the work that is going on has ended."""
    if not _RUNNING:
        gc.enable()


def wait_for_jobs() -> None:
    """Let all work come to its end, before the program does."""
    for job in tuple(_RUNNING):
        job.wait()
