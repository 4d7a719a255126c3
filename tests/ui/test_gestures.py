"""Every gesture on a board: nothing is written while it goes on, Escape puts everything back, letting go is one act."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.helpers.bench import Bench, Journal
from tests.helpers.boards import BoardCase
from tests.helpers.gestures import GESTURES


@pytest.fixture
def bench(case: BoardCase, request: pytest.FixtureRequest, qtbot: QtBot) -> Bench:
    gesture = GESTURES[request.getfixturevalue("name")]
    made = Bench(case, gesture.where)
    qtbot.addWidget(made.stage)
    gesture.ready(made)
    return made


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
