"""Real key and mouse events for the demo and the tests: what a person's hands do, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from workshop_app.ui.widgets.buttons import Pressable

W = TypeVar("W", bound=QWidget)


def settle(rounds: int = 3) -> None:
    """Let the windows handle what has happened."""
    for _ in range(rounds):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wait_until(happened: Callable[[], bool], seconds: float = 20.0) -> None:
    """Let time pass until something is so; TimeoutError when it never is."""
    end = monotonic() + seconds
    while not happened():
        if monotonic() > end:
            raise TimeoutError(str(happened))
        QTest.qWait(10)


def write(text: str, into: QWidget | None = None) -> None:
    """Type text, letter by letter, where the keyboard is (or click into a widget first)."""
    if into is not None:
        click(into)
    for letter in text:
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the keyboard"
        if letter.isascii():
            QTest.keyClicks(target, letter)
            continue
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(target, event)
    settle()


def press(keys: str, widget: QWidget | None = None) -> None:
    """Press a key or a combination, such as `Enter` or `Ctrl+Z`, where the keyboard is."""
    target = widget or QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None, "nothing has the keyboard"
    QTest.keySequence(target, QKeySequence(keys))
    settle()


def click(widget: QWidget, at: QPointF | None = None, modifiers: Qt.KeyboardModifier | None = None) -> None:
    """Click a widget in its middle or at a point of its own."""
    point = at.toPoint() if at is not None else widget.rect().center()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, modifiers or Qt.KeyboardModifier.NoModifier, point)
    settle()


def drag(widget: QWidget, start: QPoint, end: QPoint, steps: int = 8) -> None:
    """Press at one point of a widget, move in steps, and let go at another."""
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, steps + 1):
        QTest.mouseMove(widget, start + (end - start) * step / steps)
        settle(1)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    settle()


def button(root: QWidget, text: str) -> Pressable:
    """The visible button that says `text`; LookupError when there is none, or it cannot be pressed."""
    for found in root.findChildren(Pressable):
        if found.isVisibleTo(root) and text in (found.text(), found.accessibleName()):
            if not found.isEnabled():
                raise LookupError(f"the button {text!r} cannot be pressed now")
            return found
    raise LookupError(f"no button says {text!r}")


def named(root: QWidget, kind: type[W], name: str) -> W:
    """The visible widget of a kind with this accessible name."""
    for found in root.findChildren(kind):
        if found.isVisibleTo(root) and found.accessibleName() == name:
            return found
    raise LookupError(f"no {kind.__name__} is called {name!r}")
