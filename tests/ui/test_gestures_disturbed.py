"""Gestures in the middle of which something else happens: nothing is half done, and nothing stays in the hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.bench import Bench
from tests.helpers.boards import BoardCase
from tests.helpers.gestures import GESTURES
from workshop_app.commands.agenda import EditStep
from workshop_app.commands.notes import DeleteNotes
from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.ui import theme
from workshop_app.ui.driving import settle


def _others(bench: Bench) -> object:
    """Somebody else takes all lanes but one from the board."""
    lanes = (bench.case.lane(NoteKind.PARKED),)
    return bench.case.session.run(EditStep(bench.case.step(StepKind.COLLECT), {"lanes": lanes}))


def _window(bench: Bench) -> None:
    bench.stage.resize(640, 420)
    theme.apply(QApplication.instance(), "dark")  # type: ignore[arg-type]


DISTURBANCES: dict[str, Callable[[Bench], object]] = {
    "undone": lambda bench: bench.case.session.undo(),
    "all notes deleted": lambda bench: bench.case.session.run(DeleteNotes(tuple(bench.board.cards))),
    "other lanes": _others,
    "a small dark window": _window,
}


@pytest.fixture
def light(qapp: QApplication) -> Iterator[None]:
    before, sheet, font = theme.palette().name, qapp.styleSheet(), qapp.font()
    yield
    theme.apply(qapp, before)
    qapp.setStyleSheet(sheet)
    qapp.setFont(font)


@pytest.mark.usefixtures("light")
@pytest.mark.parametrize("disturbance", DISTURBANCES)
@pytest.mark.parametrize("name", GESTURES)
def test_it_ends_whole_or_not_at_all(name: str, disturbance: str, case: BoardCase, qtbot: QtBot) -> None:
    bench = Bench(case, GESTURES[name].where)
    qtbot.addWidget(bench.stage)
    GESTURES[name].ready(bench)
    let_go = GESTURES[name].begin(bench)
    DISTURBANCES[disturbance](bench)
    settle()
    seen = case.state
    let_go()
    settle()
    board = bench.board
    assert (board.hands.busy(), board.canvas.busy, board.hands.dragged()) == ([], False, frozenset())
    assert board.choice.notes | {board.choice.current} <= {*board.stops(), ""}, "nothing is chosen that is gone"
    assert case.on_disk() == case.state
    if case.state != seen:  # it was still possible: then one undo leads back
        case.session.undo()
        assert case.on_disk() == case.state == seen
    board.grab()
