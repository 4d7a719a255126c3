"""Invariants hold whatever the cause, undo included."""

from __future__ import annotations

import pytest

from tests.helpers.workshops import Ids, context, done, note, small, theme
from workshop_app.commands.actions import AddAction, EditAction
from workshop_app.commands.agenda import AddStep, DeleteStep, EditStep, GoToStep, SetParticipants
from workshop_app.commands.lanes import AddLane, RemoveLane
from workshop_app.commands.notes import AddNotes, DeleteNotes, EditNote, MoveNotes
from workshop_app.commands.themes import MergeThemes, RenameTheme, Ungroup
from workshop_app.commands.voting import CancelRound, CastBallot, CloseRound, CountDots, OpenRound, Reveal
from workshop_app.domain.changes import ChangeSet, created, removed, updated
from workshop_app.domain.codec import changes_to_plain
from workshop_app.domain.enums import CandidateKind, NoteKind, RoundStage, StepKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.rebase import undo_of
from workshop_app.domain.records import Action, BallotBox, Count, Lane, Note, Round, Step
from workshop_app.domain.rules import NOTE_LIMIT, enforce
from workshop_app.domain.state import State


def refused(code: str, state: State, changes: ChangeSet) -> None:
    with pytest.raises(DomainError) as caught:
        enforce(state, changes)
    assert caught.value.code == code


def board() -> State:
    return small(note("a", theme="T"), note("b", number=2, theme="U"), theme("T"), theme("U", 2))


def test_a_note_has_words_but_not_too_many() -> None:
    state, only = board(), board().of(Note)["a"]
    refused("note_empty", state, ChangeSet(updated(only, text=" \n")))
    refused("note_too_long", state, ChangeSet(updated(only, text="x" * (NOTE_LIMIT + 1))))
    assert enforce(state, ChangeSet(updated(only, text="x" * NOTE_LIMIT)))[0]


def test_a_note_lies_in_a_lane_and_a_theme_that_are_there() -> None:
    state, only = board(), board().of(Note)["a"]
    refused("gone", state, ChangeSet(updated(only, lane_id="nowhere")))
    refused("gone", state, ChangeSet(updated(only, theme_id="nowhere")))


def test_a_lane_with_notes_is_never_removed_in_passing() -> None:
    refused("lane_not_empty", board(), ChangeSet(removed(board().of(Lane)["problem"])))
    assert "idea" not in done(board(), RemoveLane("idea")).of(Lane)


def test_undoing_a_lane_in_which_something_has_been_written_since_is_refused() -> None:
    using = context()
    state = done(board(), AddLane(NoteKind.QUESTION, "Frågor"), using=using)
    lane = next(lane for lane in state.of(Lane).values() if lane.kind is NoteKind.QUESTION)
    later = done(state, AddNotes(lane.id, ("Varför?",)), using=using)
    refused("lane_not_empty", later, ChangeSet(removed(lane)))


def test_undoing_a_step_that_is_on_the_screen_is_refused() -> None:
    using = context()
    before = small()
    changes = ChangeSet.of(AddStep(StepKind.BREAK, "Rast").plan(before, using))
    state = before.apply(changes)
    shown = done(state, GoToStep(changes.changes[0].record.id), using=using)
    refused("step_is_on_screen", shown, undo_of(changes_to_plain(changes), shown))
    elsewhere = done(shown, GoToStep("vote"))
    assert enforce(elsewhere, undo_of(changes_to_plain(changes), elsewhere))[0]


def voting(voters: int = 3) -> State:
    return done(board(), SetParticipants(count=voters), OpenRound("vote"))


def the_round(state: State) -> Round:
    return state.ordered(Round)[-1]


def on_notes(state: State) -> State:
    state = done(state, EditStep("vote", {"candidates": CandidateKind.NOTE}), SetParticipants(count=2))
    return done(state, OpenRound("vote"))


def test_what_is_voted_on_stays_as_it_is_until_the_result_is_shown() -> None:
    for state, commands in (
        (voting(), (Ungroup("T"), MergeThemes("T", "U"), RenameTheme("T", "Annat"))),
        (on_notes(board()), (DeleteNotes(("a",)), EditNote("a", "andra ord"))),
    ):
        closed = done(state, CloseRound(the_round(state).id))
        for command in commands:
            for hidden in (state, closed):
                with pytest.raises(DomainError, match="candidate_in_open_round"):
                    done(hidden, command)
            assert done(closed, Reveal(the_round(state).id), command)
    assert done(voting(), DeleteNotes(("a",)), EditNote("b", "andra ord")), "the notes of a theme are not voted on"
    assert done(on_notes(board()), RenameTheme("T", "Annat"), MergeThemes("T", "U")), "nor the themes of a note"


def test_undoing_what_would_change_something_that_is_voted_on_is_refused() -> None:
    named = ChangeSet.of(RenameTheme("T", "Nytt").plan(board(), context()))
    state = done(board().apply(named), SetParticipants(count=3), OpenRound("vote"))
    refused("candidate_in_open_round", state, undo_of(changes_to_plain(named), state))


def test_a_step_stays_until_the_result_of_its_vote_is_shown() -> None:
    opened = voting()
    closed = done(opened, CloseRound(the_round(opened).id))
    for state in (opened, closed):
        with pytest.raises(DomainError, match="step_has_vote"):
            done(state, DeleteStep("vote"))
    assert done(closed, Reveal(the_round(closed).id), DeleteStep("vote"))
    assert done(opened, CancelRound(the_round(opened).id), DeleteStep("vote"))


def test_a_round_that_goes_takes_its_box_and_counts() -> None:
    opened = voting()
    state = done(opened, CancelRound(the_round(opened).id))
    assert not any(state.of(kind) for kind in (Round, BallotBox, Count))


def test_one_vote_is_open_at_a_time() -> None:
    state = voting()
    first = the_round(state).id
    state = done(state, OpenRound("vote"), using=context(Ids("later")))
    assert {round_.id == first: round_.stage for round_ in state.of(Round).values()} == {
        True: RoundStage.CLOSED,
        False: RoundStage.OPEN,
    }


def test_dots_counted_and_ballots_together_are_never_more_than_the_voters_have() -> None:
    state = voting(voters=2)
    round_id = the_round(state).id
    state = done(state, CountDots(round_id, 1, 4))
    with pytest.raises(DomainError):
        done(state, CountDots(round_id, 1, 5))
    state = done(state, CountDots(round_id, 1, 2), CastBallot(round_id, ((1, 2),)))
    count = next(iter(state.of(Count).values()))
    refused("counted_too_many", state, ChangeSet(updated(count, dots=3)))
    assert enforce(state, ChangeSet(updated(count, dots=1)))[0], "taking dots back always goes"


def test_undo_does_not_reach_into_a_vote_that_has_been_closed() -> None:
    state = voting()
    round_id = the_round(state).id
    changes = ChangeSet.of(CountDots(round_id, 1, 4).plan(state, context()))
    entry = changes_to_plain(changes)
    counted = state.apply(changes)
    assert undo_of(entry, counted)
    closed = done(counted, CloseRound(round_id))
    assert not undo_of(entry, closed)
    assert not undo_of(entry, done(closed, Reveal(round_id)))


def test_actions_and_the_spotlight_let_go_of_what_is_gone() -> None:
    state = done(board(), AddAction("Göra", theme_id="T", note_id="a"))
    state = done(state, DeleteNotes(("a",)), Ungroup("T"))
    (action,) = state.of(Action).values()
    assert (action.theme_id, action.note_id, action.source) == (None, None, "T")


def test_a_day_that_does_not_exist_is_refused() -> None:
    state = done(board(), AddAction("Göra"))
    (action,) = state.of(Action)
    for due in ("2026-02-30", "snart", "20260601"):
        with pytest.raises(DomainError, match="bad_date"):
            done(state, EditAction(action, {"due": due}))
    assert done(state, EditAction(action, {"due": "2026-02-28"}))


def test_nothing_follows_from_nothing() -> None:
    assert enforce(board(), ChangeSet()) == (ChangeSet(), board())


def test_a_step_of_no_length_is_a_step() -> None:
    assert done(small(), EditStep("vote", {"minutes": 0})).of(Step)["vote"].minutes == 0


def test_moving_and_making_keep_every_reference() -> None:
    state = done(board(), MoveNotes(("a", "b"), "idea"), AddNotes("problem", ("ny",)))
    assert all(n.lane_id in state.of(Lane) for n in state.of(Note).values())
    assert enforce(state, ChangeSet(created(note("z", number=9))))[0]
