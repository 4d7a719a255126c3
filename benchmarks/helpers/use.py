"""Five minutes of use, hurried: one act for each second, each with the frames that it takes. For memory."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

from helpers.figures import memory
from helpers.hands import CONTROL
from helpers.scenes import Play, application
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest

from workshop_app.app import Program
from workshop_app.services.settings import SettingsFile
from workshop_app.storage.store import SqliteStore

SECONDS = 300


def empty_program(folder: Path) -> float:
    """MiB of the program with its home page before it and nothing opened."""
    app = application()
    program = Program(app, SqliteStore(folder / "empty.db"), SettingsFile(folder / "settings.json"), "sv")
    program.start()
    QTest.qWait(500)
    gc.collect()
    held = memory()
    program.stop()
    return held


def after_use(folder: Path, count: int) -> float:
    """MiB after pans, zooms, drags, notes added, choices, undo and new sizes of the window, in turn."""
    application()
    play = Play(folder, count)
    acts: tuple[Callable[[], object], ...] = (
        partial(_pan, play),
        partial(_zoom, play),
        partial(_drag, play),
        partial(play.add, 1),
        play.at_fit,
        play.at_actual,
        partial(_choose, play),
        play.session.undo,
    )
    ends = perf_counter() + SECONDS
    for second in range(SECONDS):
        acts[second % len(acts)]()
        play.hands.rest(0.02, 0.5)
        if perf_counter() > ends:
            break
    QTest.qWait(500)
    gc.collect()
    held = memory()
    play.close()
    return held


def _pan(play: Play) -> None:
    for at in range(20):
        play.hands.frame(partial(play.hands.wheel, -120 if at < 12 else 120))


def _zoom(play: Play) -> None:
    for angle in (-120, 120):
        for _ in range(8):
            play.hands.frame(partial(play.hands.wheel, angle, CONTROL))


def _drag(play: Play) -> None:
    middle = play.board.viewport().rect().center()
    play.hands.mouse(QEvent.Type.MouseButtonPress, middle)
    for step in range(20):
        play.hands.frame(partial(play.hands.mouse, QEvent.Type.MouseMove, middle + QPoint(6 * step, 3 * step)))
    play.hands.key(Qt.Key.Key_Escape, target=play.board)
    play.hands.mouse(QEvent.Type.MouseButtonRelease, middle)


def _choose(play: Play) -> None:
    play.board.choose(tuple(place.id for place in play.board.layout_.notes[:50]))
    play.hands.rest(0.05)
    play.board.choose(())
