"""Work that takes longer than a frame: done in a thread of its own, its outcome told in the window's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal


class Job(QThread):
    """Runs `work`, which must touch no widget; `succeeded` carries what it gives, `failed` its exception."""

    succeeded = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work

    def run(self) -> None:
        """Called by Qt in the thread."""
        try:
            outcome = self._work()
        except Exception as error:  # noqa: BLE001 - handed to the window, which tells the user or the crash path
            self.failed.emit(error)
        else:
            self.succeeded.emit(outcome)
