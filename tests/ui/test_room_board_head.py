"""What stands over a board in the room, and over a vote: the question, and what to do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFontMetricsF, QImage

from tests.helpers.participants import view
from tests.helpers.planning import look
from tests.helpers.room import Shown, show
from tests.helpers.workshops import Ids, context, done, planned
from workshop_app.commands.agenda import EditStep, GoToPhase, GoToStep
from workshop_app.domain.enums import StepKind
from workshop_app.domain.records import Step
from workshop_app.domain.state import State
from workshop_app.ui import theme
from workshop_app.ui.projector.drawing import HEAD
from workshop_app.ui.projector.room_ring import RoomRing
from workshop_app.ui.projector.room_wall import RoomWall

__all__ = ["look", "show"]  # fixtures

CLOCK_CENTRE = 65


def asking(question: str, told: str = "", kind: StepKind = StepKind.COLLECT) -> State:
    state = State.of_records(planned("ledningsgrupp", "sv"))
    step = next(step for step in state.ordered(Step) if step.kind is kind)
    said = EditStep(step.id, {"question": question, "instruction": told})
    harvest = [GoToPhase(step.id, 2)] if kind is StepKind.BUZZ_GROUP else []
    return done(state, said, GoToStep(step.id), *harvest, using=context(Ids("head")))


def inked_rows(picture: QImage) -> list[int]:
    """The rows above the board where words stand."""
    dark = range(44, 1500, 2)
    return [y for y in range(round(HEAD)) if any(picture.pixelColor(x, y).lightness() < 110 for x in dark)]


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


TOLD = "En lapp var och varv, och den som inget har säger pass."


def lines(shown: Shown, words: str) -> list[str]:
    return [line for line in shown.places if line.strip("…") in words]


@pytest.mark.parametrize("kind", [StepKind.BUZZ_GROUP, StepKind.COLLECT, StepKind.THEME, StepKind.VOTE])
@pytest.mark.parametrize("words", [3, 14])
def test_what_to_do_stands_below_the_question_in_every_step(
    kind: StepKind, words: int, show: Callable[[State], Shown]
) -> None:
    """As the plan page says it does; in the harvest, too."""
    question = " ".join(f"gångbar{number}" for number in range(words))
    shown = show(asking(question, TOLD, kind))
    shown.picture()
    assert lines(shown, TOLD) == [TOLD], "whole, in one line"
    assert shown.sizes[TOLD] == 28
    asked = lines(shown, question)
    assert " ".join(asked) == question
    assert 30 < shown.places[TOLD].y() - shown.places[asked[-1]].y() < 110
    board = shown.surface.findChild(RoomWall)
    assert isinstance(board, RoomWall)
    assert not board.isVisible() or board.y() > shown.places[TOLD].y() + 5, "above the board"


def test_long_instructions_have_two_lines_and_end_with_a_mark(show: Callable[[State], Shown]) -> None:
    told = " ".join(f"Skriv{number} och tänk." for number in range(40))
    shown = show(asking("Hur?", told))
    rows = inked_rows(shown.picture())
    first, last = lines(shown, told)
    assert last.endswith("…")
    assert not first.endswith("…")
    assert {shown.sizes[first], shown.sizes[last]} == {28}
    assert rows[0] > 12


@pytest.mark.parametrize("told", ["", TOLD, TOLD * 9])
def test_the_board_begins_further_down_only_for_what_is_told_over_it(told: str, show: Callable[[State], Shown]) -> None:
    """And hardly: a line takes less than a tenth of the line that was there, at any size of the picture."""
    shown = show(asking("Hur gör vi nu?", told))
    for width, height in ((1920, 1080), (1280, 720)):
        shown.surface.resize(width, height)
        shown.picture()
        board = shown.surface.findChild(RoomWall)
        assert isinstance(board, RoomWall)
        most = {"": 96, TOLD: 104}.get(told, 144)
        assert board.y() <= round(most * width / 1920)


def test_participants_at_the_board_have_all_of_it(show: Callable[[State], Shown]) -> None:
    shown = show(asking("Hur?", TOLD))
    shown.session.let_participants(True)
    shown.picture()
    assert not lines(shown, TOLD)
    assert view(shown.surface).y() == HEAD


@pytest.mark.parametrize("over", [30, 700, 6401, 32000])
def test_the_small_clock_holds_its_figures_however_long_it_has_been(over: int, show: Callable[[State], Shown]) -> None:
    state = asking("Hur?", TOLD)
    shown = show(state)
    shown.forward(60 * state.need(Step, state.workshop.current_step).minutes + over)
    shown.picture()
    ring = shown.surface.findChild(RoomRing)
    assert isinstance(ring, RoomRing)
    assert ring.text().startswith("+")
    assert shown.sizes[ring.text()] >= 28
    font = theme.font(shown.sizes[ring.text()], "bold", tabular=True)
    assert ring.width() >= 2 * 12 + QFontMetricsF(font).horizontalAdvance(ring.text())
    assert ring.geometry().right() + 44 == pytest.approx(1920, abs=2)
