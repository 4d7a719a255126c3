"""A picture of the room, and how large every text in it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.helpers.workshops import Clock, context, editor, library
from workshop_app.domain.state import State
from workshop_app.ui.board.wall import Wall
from workshop_app.ui.driving import settle
from workshop_app.ui.projector.surface import ProjectorSurface
from workshop_app.ui.session import Session

FULL_HD = (1920, 1080)


class Shown:
    """A picture of the room as large as a projector's, and the size of every text drawn in it."""

    def __init__(self, folder: Path, state: State, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clock = Clock()
        self.store = library(folder, state.records())
        self.session = Session(editor(self.store, context(clock=self.clock)))
        self.surface = ProjectorSurface(self.session)
        self.surface.resize(*FULL_HD)
        self.sizes: dict[str, float] = {}
        self.places: dict[str, QPointF] = {}
        """Where what stands on a line of its own begins."""
        original: Callable[..., Any] = QPainter.drawText

        def draw(painter: QPainter, *what: Any) -> Any:
            words = next((part for part in what if isinstance(part, str)), "")
            device = painter.device()
            ratio = device.devicePixelRatio() if device is not None else 1.0
            size = painter.font().pixelSize() * painter.combinedTransform().m22() / ratio
            if words.strip():
                self.sizes[words] = min(size, self.sizes.get(words, size))
                if isinstance(what[0], QPointF):
                    self.places[words] = painter.combinedTransform().map(what[0])
            return original(painter, *what)

        monkeypatch.setattr(QPainter, "drawText", draw)

    def picture(self) -> QImage:
        self.surface.show()
        settle()
        for wall in self.surface.findChildren(Wall):
            wall.ground.sharpen()  # on a busy computer notes are made sharp a few frames later
        return self.surface.grab().toImage()

    def forward(self, seconds: float) -> None:
        """Let time pass, and the picture notice."""
        self.clock.forward(seconds)
        self.session.ticked.emit()
        settle()

    def close(self) -> None:
        self.surface.close()
        self.surface.deleteLater()
        self.session.close()
        self.store.close()
        settle()


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[Callable[[State], Shown]]:
    made: list[Shown] = []

    def shown(state: State) -> Shown:
        folder = tmp_path / str(len(made))
        folder.mkdir()
        made.append(Shown(folder, state, monkeypatch))
        return made[-1]

    yield shown
    for one in made:
        one.close()
