"""Every gesture on a board: nothing is written while it goes on, Escape puts everything back, letting go is one act."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.helpers.boards import BoardCase
from tests.helpers.gestures import GESTURES, Bench, Journal
from workshop_app import i18n
from workshop_app.ui import motion

ACTING = [name for name, gesture in GESTURES.items() if gesture.acts]


@pytest.fixture
def bench(tmp_path: Path, request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Bench]:
    i18n.use("en")
    motion.set_reduced(True)
    case = BoardCase(tmp_path / "library.db")
    gesture = GESTURES[request.getfixturevalue("name")]
    made = Bench(case, gesture.where)
    qtbot.addWidget(made.stage)
    gesture.ready(made)
    yield made
    case.close()


@pytest.fixture
def journal(bench: Bench) -> Iterator[Journal]:
    made = Journal(bench.case)
    yield made
    made.close()


@pytest.mark.parametrize("name", GESTURES)
def test_escape_puts_everything_back(name: str, bench: Bench, journal: Journal) -> None:
    board = bench.board
    memory, disk, looked = bench.case.state, bench.case.on_disk(), board.camera
    choice, last = (set(board.choice.notes), board.choice.current), bench.case.session.editor.undo_label
    seen = bench.seen()
    journal.begin()
    let_go = GESTURES[name].begin(bench)
    assert bench.seen() != seen, "the gesture can be seen"
    bench.key(Qt.Key.Key_Escape)
    assert bench.seen() == seen
    let_go()
    assert journal.written() == 0
    assert bench.case.state is memory
    assert bench.case.on_disk() == disk
    assert bench.case.session.editor.undo_label == last
    assert board.camera == looked
    assert (board.choice.notes, board.choice.current) == choice
    assert bench.seen() == seen


@pytest.mark.parametrize("name", GESTURES)
def test_nothing_is_written_before_it_ends_and_then_one_act_with_one_undo(
    name: str, bench: Bench, journal: Journal
) -> None:
    memory = bench.case.state
    journal.begin()
    let_go = GESTURES[name].begin(bench)
    assert journal.written() == 0
    assert bench.case.state is memory
    let_go()
    assert journal.written() == GESTURES[name].acts
    if GESTURES[name].acts:
        assert bench.case.on_disk() == bench.case.state != memory
        bench.case.session.undo()
        assert bench.case.on_disk() == bench.case.state == memory
    else:
        assert bench.case.state is memory
