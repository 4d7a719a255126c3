"""Plays the demo: the program as the user starts it, and hands that type, click and drag."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from workshop_app import i18n
from workshop_app.app import Program
from workshop_app.demo import meeting, planning
from workshop_app.resources import resource
from workshop_app.services.settings import SettingsFile
from workshop_app.storage.store import SqliteStore
from workshop_app.ui import theme
from workshop_app.ui.application import make_application
from workshop_app.ui.board.wall import Wall
from workshop_app.ui.driving import settle, wait_until
from workshop_app.ui.projector.surface import ProjectorSurface
from workshop_app.ui.qt_messages import hear_qt
from workshop_app.ui.session import Session

SIZE = (1600, 900)
ROOM = (1920, 1080)


class Player:
    """The demo's stage: the program, the texts of the example, and a camera."""

    def __init__(self, program: Program, folder: Path, language: str) -> None:
        self.program = program
        self.folder = folder
        self.language = language
        self.example: dict[str, Any] = json.loads(resource("examples/ledningsgrupp.json").read_text(encoding="utf-8"))
        self._taken = 0

    @property
    def window(self) -> QWidget:
        """The program's window."""
        return self.program.window

    @property
    def session(self) -> Session:
        """The workshop that is open."""
        session = self.program.window.session
        assert session is not None
        return session

    def say(self, text: dict[str, str]) -> str:
        """A text of the example in the demo's language."""
        return text[self.language]

    def front(self) -> None:
        """The window comes to the front when a dialog has closed: window managers see to it, off-screen Qt does not."""
        self.window.activateWindow()
        wait_until(self.window.isActiveWindow)

    def picture(self, name: str) -> None:
        """Take a picture of the window."""
        settle()
        self._taken += 1
        picture = _grab(self.window)
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            with QPainter(picture) as painter:
                painter.drawPixmap(dialog.pos() - self.window.pos(), dialog.grab())
        picture.save(str(self.folder / f"{self._taken:02}-{name}.png"))

    def room(self, name: str) -> None:
        """Take a picture of what the room sees, as large as a projector shows it."""
        surface = ProjectorSurface(self.session)
        surface.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        surface.resize(*ROOM)
        surface.show()
        settle()
        self._taken += 1
        _grab(surface).save(str(self.folder / f"{self._taken:02}-{name}.png"))
        surface.close()
        surface.deleteLater()
        settle()


def _grab(widget: QWidget) -> QPixmap:
    """A picture with every note sharp: a busy computer writes the last ones a moment after the first."""
    for wall in widget.findChildren(Wall):
        if wall.isVisible():
            wall.ground.sharpen()
    return widget.grab()


def play(folder: Path, language: str) -> None:
    """Play everything; exceptions of any kind end the demo, as they should."""
    i18n.use(language)
    hear_qt()
    app = make_application()
    theme.apply(app, "light")
    store = SqliteStore(folder / "library.db")
    program = Program(app, store, SettingsFile(folder / "settings.json"), language)
    program.start()
    try:
        program.window.resize(*SIZE)
        settle()
        player = Player(program, folder, language)
        player.front()
        planning.play(player)
        meeting.play(player)
    finally:
        program.stop()
        settle()
