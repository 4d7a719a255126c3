"""The line over a board in the room."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage

from tests.helpers.room import Shown, show
from tests.helpers.workshops import Ids, context, done, planned
from workshop_app.commands.agenda import EditStep, GoToStep
from workshop_app.domain.enums import StepKind
from workshop_app.domain.records import Step
from workshop_app.domain.state import State
from workshop_app.ui.projector.surface import HEAD

__all__ = ["show"]  # fixtures

CLOCK_CENTRE = 65


def asking(question: str) -> State:
    state = State.of_records(planned("ledningsgrupp", "sv"))
    collect = next(step for step in state.ordered(Step) if step.kind is StepKind.COLLECT)
    return done(state, EditStep(collect.id, {"question": question}), GoToStep(collect.id), using=context(Ids("head")))


def inked_rows(picture: QImage) -> list[int]:
    """The rows above the board where words stand."""
    dark = range(44, 1500, 2)
    return [y for y in range(HEAD) if any(picture.pixelColor(x, y).lightness() < 110 for x in dark)]


@pytest.mark.parametrize("words", [3, 20, 60])
def test_the_question_is_whole_above_the_board(show: Callable[[State], Shown], words: int) -> None:
    rows = inked_rows(show(asking("gångbar " * words)).picture())
    assert rows[0] > 12
    assert rows[-1] < HEAD - 2, "nothing is cut where the board begins"


def test_a_short_question_is_in_line_with_the_clock(show: Callable[[State], Shown]) -> None:
    rows = inked_rows(show(asking("HUR")).picture())
    assert abs((rows[0] + rows[-1]) / 2 - CLOCK_CENTRE) <= 3


def test_a_long_question_has_two_lines(show: Callable[[State], Shown]) -> None:
    shown = show(asking("ord " * 80))
    shown.picture()
    assert any(line.startswith("ord ord") and line.endswith("…") for line in shown.sizes)
    assert any(line.startswith("ord ord") and line.endswith("ord") for line in shown.sizes)
    assert all(size >= 28 for line, size in shown.sizes.items() if line.startswith("ord ord"))
