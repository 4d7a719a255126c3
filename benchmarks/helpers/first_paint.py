"""Told within a process that is timed: the moment its window has been painted. Imports nothing that it need not."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget


class Witness(QObject):
    """Sees the first paint of a widget."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.seen = False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember."""
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


def told_when_painted(watched: QWidget) -> None:
    """Let events be handled until it has been painted, flush included; print the moment."""
    witness = Witness(watched)
    while not witness.seen:
        QApplication.processEvents()
    print(time.monotonic(), flush=True)


def told_after(seconds: float) -> None:
    """Let events be handled for so long; print the moment."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
    print(time.monotonic(), flush=True)


def instead_of_running(workshop_id: str, rest: float) -> None:
    """Have the program's main loop end at the first paint of its window, or of the board that is on it. With an id the
    workshop is opened from the home page after a rest of so many seconds, and the time counts from its end."""

    def run() -> int:
        from workshop_app.ui.shell import MainWindow

        window = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow))
        if workshop_id:
            told_after(rest)
            window.open_workshop(workshop_id)
        if window.session is None:
            told_when_painted(window)
            return 0
        from workshop_app.ui.board.widget import BoardWidget

        board = window.page.findChild(BoardWidget)
        assert board is not None
        told_when_painted(board.viewport())
        return 0

    setattr(QApplication, "exec", staticmethod(run))  # noqa: B010
