"""An error in a method that Qt calls is told of, whatever it is and however Qt came to call it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PROGRAM = """
import sys
from workshop_app.pyside import begin
begin()
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete

def deleted():
    widget = QWidget()
    delete(widget)
    widget.width()

ERRORS = {"index": lambda: [][0], "division": lambda: 1 / 0, "argument": lambda: len(3), "value": lambda: int("x"),
          "nothing": lambda: next(iter(())), "deleted": deleted}

class Broken(QWidget):
    def event(self, event):
        return super().event(event)

    def leaveEvent(self, event):
        ERRORS[sys.argv[1]]()

application = QApplication([])
broken = Broken()
sys.excepthook = lambda kind, error, where: print(kind.__name__)
QTimer.singleShot(0, lambda: QCoreApplication.postEvent(broken, QEvent(QEvent.Type.Leave)))
QTimer.singleShot(0, broken, lambda: QTimer.singleShot(0, application.quit))
application.exec()
"""


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("index", "IndexError"),
        ("division", "ZeroDivisionError"),
        ("argument", "TypeError"),
        ("value", "ValueError"),
        ("nothing", "StopIteration"),
        ("deleted", "RuntimeError"),
    ],
)
def test_an_error_in_an_event_that_was_handed_on_is_told_of(what: str, told: str) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    run = [sys.executable, "-c", PROGRAM, what]
    done = subprocess.run(run, capture_output=True, encoding="utf-8", env=environment, timeout=60)
    assert (done.returncode, done.stdout.split()) == (0, [told]), done.stderr
