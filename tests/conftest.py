"""What holds for every test: no screen, no real home, and a failure for whatever is warned of or left behind."""

from __future__ import annotations

import gc
import logging
import os
import re
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

# Before PySide6 is imported anywhere: no screen needed, painting as the program does it, and a UTF-8 locale for Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_NO_GUI_THREADPOOL"] = "1"
if sys.platform == "linux":
    os.environ["LC_ALL"] = "C.UTF-8"

import pytest
from hypothesis import settings

from workshop_app.pyside import begin

begin()  # the PySide of the tests is that of the program
settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

HARMLESS = (
    # What Qt's off-screen plugin says of abilities that only a real window system has.
    r"^This plugin does not support (propagateSizeHints|raise|grabbing the keyboard|setting window (opacity|masks))",
)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of its own for each test, so that no test can touch the real library."""
    folder = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    return folder


class Watch(logging.Handler):
    """Collects what went wrong beside the test's own assertions."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.expected: list[str] = []
        self.messages: list[str] = []
        self.leftovers: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """A log record of a warning or worse."""
        self.messages.append(record.getMessage())

    def qt_message(self, kind: Any, _context: Any, text: str) -> None:
        """A message of Qt's; what is only for information is let go."""
        if kind.name in ("QtWarningMsg", "QtCriticalMsg", "QtFatalMsg"):
            self.messages.append(text)

    def complaints(self) -> list[str]:
        """What nobody expected, and what was expected and never came."""
        known = (*HARMLESS, *self.expected)
        unexpected = [text for text in self.messages if not any(re.search(pattern, text) for pattern in known)]
        absent = [pattern for pattern in self.expected if not any(re.search(pattern, text) for text in self.messages)]
        return [
            *(f"warned: {text}" for text in unexpected),
            *(f"never warned: {pattern}" for pattern in absent),
            *(f"left behind: {what}" for what in self.leftovers),
        ]


@pytest.fixture(autouse=True)
def watch(request: pytest.FixtureRequest, home: Path) -> Iterator[Watch]:
    """Fails the test on a warning in the log or from Qt and on threads, timers and windows that it leaves behind.

    Exceptions in slots are pytest-qt's business, those in threads and finalizers pytest's (`filterwarnings = error`).
    """
    found, failed = Watch(), request.session.testsfailed
    threads = set(threading.enumerate())
    logging.getLogger().addHandler(found)
    stop_watching_qt = watch_qt(found) if "PySide6.QtWidgets" in sys.modules else None
    yield found
    # The traceback of a failed test keeps its windows alive; one failure is enough.
    leaves = request.session.testsfailed == failed
    if stop_watching_qt:
        stop_watching_qt(leaves)
    logging.getLogger().removeHandler(found)
    if leaves:
        found.leftovers += lasting_threads(threads)
        if complaints := found.complaints():
            pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture
def expect_warning(watch: Watch) -> Callable[[str], None]:
    """Say that a warning is part of what the test shows: a pattern that its text must match, and that must come."""
    return watch.expected.append


def lasting_threads(before: set[threading.Thread]) -> list[str]:
    """Threads that still run a second after the test."""
    # A thread of Qt's that once ran Python stays in the list as a dummy; watch_qt looks after those.
    new = [thread for thread in threading.enumerate() if thread not in before and not thread.name.startswith("Dummy-")]
    for thread in new:
        thread.join(timeout=1)
    return [f"thread {thread.name}" for thread in new if thread.is_alive()]


def watch_qt(found: Watch) -> Callable[[bool], None]:
    """Watch Qt's messages and what is started in it; the answer ends that, and notes what is left."""
    from PySide6.QtCore import QThread, QTimer, qInstallMessageHandler

    started: list[weakref.ref[Any]] = []
    originals = {kind: kind.start for kind in (QTimer, QThread)}

    def recording(original: Callable[..., None]) -> Callable[..., None]:
        def start(self: Any, *arguments: Any) -> None:
            started.append(weakref.ref(self))
            original(self, *arguments)

        return start

    for kind, original in originals.items():
        kind.start = recording(original)  # type: ignore[method-assign]
    previous = qInstallMessageHandler(found.qt_message)

    def stop(leaves: bool) -> None:
        for kind, original in originals.items():
            kind.start = original  # type: ignore[method-assign]
        windows = close_windows()
        if leaves:
            found.leftovers += [*windows, *lasting_runners(started)]
        qInstallMessageHandler(previous)

    return stop


def close_windows() -> list[str]:
    """Close the windows that are still open, and say which they were."""
    from PySide6.QtCore import QCoreApplication, QEvent, Qt
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return []
    is_open = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    is_open = [window for window in is_open if window.windowType() != Qt.WindowType.ToolTip]
    names = [f"window {type(window).__name__} {window.windowTitle()!r}" for window in is_open]
    for window in is_open:
        window.hide()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return names


def lasting_runners(started: list[weakref.ref[Any]]) -> list[str]:
    """Timers that tick on without a living window around them, and threads of Qt's that still run."""
    from PySide6.QtCore import QThreadPool

    if any(lasts(reference()) for reference in started):
        gc.collect()  # a window in a reference cycle is gone for the program, if not yet for Python
    names = [describe(runner) for reference in started if lasts(runner := reference())]
    if not QThreadPool.globalInstance().waitForDone(1000):
        names.append("work in Qt's thread pool")
    return names


def lasts(runner: Any) -> bool:
    """Whether a timer or thread goes on by itself."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QWidget
    from shiboken6 import isValid

    if runner is None or not isValid(runner):
        return False
    if not isinstance(runner, QTimer):
        return not runner.wait(1000)
    owner = runner.parent()
    while owner is not None and not isinstance(owner, QWidget):
        owner = owner.parent()
    return runner.isActive() and owner is None


def describe(runner: Any) -> str:
    """A timer or thread in words."""
    return f"{type(runner).__name__} {runner.objectName()!r} of {runner.parent()!r}"


def pytest_sessionfinish() -> None:
    """Empty the clipboard: off-screen Qt destroys what Python put there only after Python is gone, and crashes."""
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.instance() is not None:
            QGuiApplication.clipboard().clear()
