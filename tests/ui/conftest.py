"""The board that most of these tests work on. A file that needs another one makes its own, or adds to this one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.boards import BoardCase, cases, shown
from tests.helpers.touch import Touch
from workshop_app.commands.agenda import GoToStep
from workshop_app.domain.enums import StepKind
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.collect import CollectStage


@pytest.fixture
def case(tmp_path: Path) -> Iterator[BoardCase]:
    """A workshop with three problems and two ideas, in English; nothing glides."""
    yield from cases(tmp_path)


@pytest.fixture
def wall(tmp_path: Path) -> Iterator[BoardCase]:
    """The same without notes, at its step of collecting: what it gets comes from a photo of a wall."""
    for made in cases(tmp_path, notes=False):
        made.session.run(GoToStep(made.step(StepKind.COLLECT)))
        yield made


@pytest.fixture
def stage(case: BoardCase, qtbot: QtBot) -> CollectStage:
    """Its step of collecting, on the screen."""
    return shown(CollectStage(case.session, case.step(StepKind.COLLECT)), qtbot)


@pytest.fixture
def board(stage: CollectStage) -> BoardWidget:
    """The board of that step, with the keyboard."""
    stage.board.setFocus()
    return stage.board


@pytest.fixture
def touch(board: BoardWidget) -> Touch:
    """Fingers on that board."""
    return Touch(board.viewport())
