"""What the room sees of a vote on many things."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from tests.helpers.room import Shown, show
from tests.helpers.workshops import Ids, context, done, planned
from workshop_app.commands.agenda import EditStep, GoToStep, SetParticipants
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.voting import OpenRound
from workshop_app.domain.enums import CandidateKind, StepKind
from workshop_app.domain.records import Lane, Step
from workshop_app.domain.state import State
from workshop_app.ui.projector.sheet import EACH

__all__ = ["show"]  # fixtures

BESIDE_THE_RULE = QRect(1920 - 88 - 120, 150, 120, 44)


def vote_on(count: int) -> State:
    state = State.of_records(planned("ledningsgrupp", "sv"))
    lane = next(iter(state.of(Lane)))
    vote = next(step for step in state.ordered(Step) if step.kind is StepKind.VOTE)
    return done(
        state,
        SetParticipants((), 9),
        AddNotes(lane, tuple(f"Förslag {number}" for number in range(count))),
        EditStep(vote.id, {"candidates": CandidateKind.NOTE, "lanes": ()}),
        GoToStep(vote.id),
        OpenRound(vote.id, 9),
        using=context(Ids("many")),
    )


def inked(picture: QImage, area: QRect) -> int:
    """How many rows of a picture have something dark in an area."""
    rows = range(area.top(), area.bottom())
    return sum(any(picture.pixelColor(x, y).lightness() < 140 for x in range(area.left(), area.right())) for y in rows)


def test_which_page_of_the_ballot_the_room_sees_is_told_whole(show: Callable[[State], Shown]) -> None:
    shown = show(vote_on(40))
    first = shown.picture()
    assert inked(first, BESIDE_THE_RULE) >= 18, "as high as figures of 28 pixels"
    shown.forward(EACH + 1)
    second = shown.picture()
    assert first.copy(BESIDE_THE_RULE) != second.copy(BESIDE_THE_RULE)


def test_few_have_no_pages(show: Callable[[State], Shown]) -> None:
    assert not inked(show(vote_on(6)).picture(), BESIDE_THE_RULE)
