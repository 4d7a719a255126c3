"""Guides on a canvas: a line through what is held and what it lines up with, for as long as it does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.boards import IDEAS, BoardCase, cases
from tests.helpers.gestures import Bench
from tests.helpers.keys import LEFT
from workshop_app.commands.canvas import PlaceOnCanvas
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.records import Note


@pytest.fixture
def case(tmp_path: Path) -> Iterator[BoardCase]:
    yield from cases(tmp_path)


@pytest.fixture
def bench(case: BoardCase, qtbot: QtBot) -> Bench:
    """The second idea stands far below the first, three pixels more to the right."""
    made = Bench(case, "canvas")
    qtbot.addWidget(made.stage)
    places = ((case.note(IDEAS[0]), 40, 30), (case.note(IDEAS[1]), 43, 480))
    assert case.session.run(PlaceOnCanvas(case.lane(NoteKind.IDEA), places))
    return made


def between(bench: Bench, image: QImage) -> set[str]:
    """The colours of the line of the first note's left edge, in the empty ground between the two."""
    return {image.pixelColor(bench.at(40, down)).name() for down in range(250, 350)}


def test_a_guide_is_seen_where_edges_line_up_and_only_while_they_do(case: BoardCase, bench: Bench) -> None:
    [ground] = between(bench, bench.seen())
    start, view = bench.on(IDEAS[1]), bench.board.viewport()
    bench.pull(start, start + QPoint(30, 30))
    assert between(bench, bench.seen()) == {ground}
    QTest.mouseMove(view, start + QPoint(0, 57))
    QApplication.processEvents()
    assert len(between(bench, bench.seen())) > 1
    QTest.mouseRelease(view, LEFT, pos=start + QPoint(0, 57))
    assert between(bench, bench.seen()) == {ground}
    assert case.on_disk().need(Note, case.note(IDEAS[1])).x == 40
