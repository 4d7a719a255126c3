"""The program's window on a library of its own, with a clock that the test decides over, and real hands."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.workshops import Clock
from workshop_app import i18n
from workshop_app.app import exports
from workshop_app.commands.agenda import EditStep, GoToStep, ReopenWorkshop
from workshop_app.commands.base import Context
from workshop_app.commands.voting import OpenRound
from workshop_app.domain.enums import StepKind
from workshop_app.domain.records import Record, Step
from workshop_app.domain.state import State
from workshop_app.services.clock import new_id
from workshop_app.services.editor import Editor
from workshop_app.services.library import Library
from workshop_app.services.settings import Settings
from workshop_app.storage.store import SqliteStore
from workshop_app.ui import theme
from workshop_app.ui.booth.page import BoothPage
from workshop_app.ui.console.page import ConsolePage
from workshop_app.ui.console.vote_stage import VoteStage
from workshop_app.ui.driving import press, settle, write
from workshop_app.ui.services import Services
from workshop_app.ui.session import Session
from workshop_app.ui.shell import MainWindow


@pytest.fixture(autouse=True)
def look(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """English, light, nothing glides."""
    monkeypatch.setenv("VERKSTAD_REDUCED_MOTION", "1")
    i18n.use("en")
    theme.apply(qapp, "light")


class House:
    """A library with one workshop, and the program's window on it."""

    def __init__(self, folder: Path, records: Iterable[Record], qtbot: QtBot, seed: int = 1) -> None:
        self.path = folder / "library.db"
        self.clock = Clock()
        self.id = ""
        self._qtbot = qtbot
        self._random = Random(seed)
        self.store = SqliteStore(self.path)
        whole = list(records)
        self.store.add(whole)
        self.id = whole[0].workshop_id
        self.window = self._make_window()

    def services(self) -> Services:
        """What a window on the library is given."""
        return Services(
            library=Library(self.store, new_id),
            open_session=self._open_session,
            exports=lambda: exports(self.path.with_name("logo.jpg"), self.store.picture),
            backup_line=lambda: "",
            settings=Settings(),
            library_path=self.path,
            backups_path=self.path.with_name("backups"),
        )

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.services())
        self._qtbot.addWidget(window)
        window.resize(1280, 720)
        window.show()
        window.activateWindow()
        self._qtbot.waitUntil(window.isActiveWindow)
        return window

    def _open_session(self, workshop_id: str) -> Session:
        context = Context(new_id=new_id, now=self.clock.now, random=self._random)
        return Session(Editor(self.store, workshop_id, context), self.window)

    @property
    def session(self) -> Session:
        """The workshop that is open."""
        assert self.window.session is not None
        return self.window.session

    @property
    def state(self) -> State:
        """Its state in memory."""
        return self.session.state

    @property
    def console(self) -> ConsolePage:
        """The page on which the meeting is run."""
        page = self.window.page
        assert isinstance(page, ConsolePage)
        return page

    def begin(self) -> ConsolePage:
        """Open the workshop and put its first step on the screen."""
        self.window.open_workshop(self.id)
        self.window.start()
        settle()
        return self.console

    def step(self, kind: StepKind, number: int = 0) -> Step:
        """A step of a kind."""
        return self.state.ordered(Step, lambda step: step.kind is kind)[number]

    def forward(self, seconds: float) -> None:
        """Let time pass, and the windows notice."""
        self.clock.forward(seconds)
        self.session.ticked.emit()
        settle()

    def on_disk(self) -> State:
        """The state as another program would read it."""
        other = SqliteStore(self.path)
        try:
            return other.load(self.id)
        finally:
            other.close()

    def restart(self, seconds: float = 0) -> None:
        """Close the program, let time pass, and open the workshop again from the same file."""
        self.close()
        self.clock.forward(seconds)
        self.store = SqliteStore(self.path)
        self.window = self._make_window()
        self.window.open_workshop(self.id)
        settle()

    def close(self) -> None:
        """Close window and file."""
        self.window.close()
        settle()
        self.store.close()


def in_the_booth(house: House) -> BoothPage:
    """Open a finished workshop again, a vote of two dots for three people, and the booth."""
    step = house.step(StepKind.VOTE)
    house.session.run(ReopenWorkshop())
    house.session.run(EditStep(step.id, {"dots": 2, "cap": 2, "shuffle": False}))
    house.session.run(GoToStep(step.id))
    house.session.run(OpenRound(step.id, 3))
    stage = house.console.stage
    assert isinstance(stage, VoteStage)
    stage.open_booth()
    settle()
    assert stage.booth is not None
    return stage.booth


def label_texts(root: QWidget) -> list[str]:
    """All texts of labels that can be seen under a widget."""
    return [label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root) and label.text()]


def environment(folder: Path, **more: str) -> dict[str, str]:
    """What a program started beside the tests has around it: its own data folder and no screen."""
    return {
        **os.environ,
        "VERKSTAD_DATA": str(folder),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        **more,
    }


def houses(tmp_path: Path, qtbot: QtBot, records: Iterable[Record]) -> Iterator[House]:
    """A house for a fixture: `yield from` it."""
    made = House(tmp_path, records, qtbot)
    yield made
    made.close()


def when_dialog(act: Callable[[QDialog], None]) -> None:
    """Do something with the next dialog as soon as it is open: whoever asks for it waits for its answer."""
    timer = QTimer()
    timer.setInterval(5)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.isVisible():
            timer.stop()
            act(dialog)

    timer.timeout.connect(look)
    timer.start()


def answer_file(path: Path) -> Callable[[QDialog], None]:
    """Write a path in a dialog for files, and press Enter."""

    def answer(dialog: QDialog) -> None:
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.setFocus()
        press("Ctrl+A", line)
        write(str(path))
        press("Return", line)

    return answer


@contextmanager
def no_room(size: int) -> Iterator[None]:
    """No file can grow beyond so many bytes: what a full disk is to the program."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
