"""The board's picture: what has not changed is the same object, and no dot is there before the room has seen it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.acts import one_act, running
from tests.helpers.votes import cast, opened, round_of, shown
from tests.helpers.workshops import done, note, small
from workshop_app.commands.agenda import EditStep, GoToStep
from workshop_app.commands.notes import AddNotes, DeleteNotes, EditNote, MoveNotes
from workshop_app.commands.themes import AddToTheme, GroupNotes
from workshop_app.commands.voting import CloseRound, OpenRound, Reveal
from workshop_app.domain.enums import CandidateKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Lane, Note, Step, Theme
from workshop_app.domain.state import State
from workshop_app.services.board_view import BoardPicture, Boards, NoteCard, board_picture


def board(count: int = 8) -> State:
    return small(*(note(f"n{number}", number=number) for number in range(1, count + 1)))


def cards(picture: BoardPicture) -> dict[str, NoteCard]:
    return {card.id: card for section in picture.sections for card in section.notes}


def step_of(state: State, name: str = "collect") -> Step:
    return state.need(Step, name)


def test_a_change_of_one_note_leaves_all_other_cards_and_sections_as_they_are() -> None:
    boards, state = Boards(), board()
    before = boards.picture(state, step_of(state))
    state = done(state, EditNote("n3", "Something else"))
    after = boards.picture(state, step_of(state))
    old, new = cards(before), cards(after)
    assert {name for name in new if new[name] is not old[name]} == {"n3"}
    assert [a is b for a, b in zip(before.sections, after.sections, strict=True)].count(False) == 1


def test_what_is_not_on_the_board_leaves_its_picture_as_it_is() -> None:
    boards, state = Boards(), board()
    before = boards.picture(state, step_of(state))
    assert boards.picture(done(state, EditStep("vote", {"title": "Vote now"})), step_of(state)) is before


def test_a_new_note_makes_one_new_card() -> None:
    boards, state = Boards(), board()
    before = cards(boards.picture(state, step_of(state)))
    state = done(state, AddNotes("problem", ("A new one",)))
    after = cards(boards.picture(state, step_of(state)))
    assert len(after.keys() - before.keys()) == 1
    assert all(after[name] is card for name, card in before.items())


@given(st.data())
def test_a_remembered_picture_is_the_one_made_afresh(data: st.DataObject) -> None:
    boards, state = Boards(), board()
    for _ in range(data.draw(st.integers(1, 6))):
        try:
            state = done(state, data.draw(one_act(running(state))))
        except DomainError:
            continue
        step = data.draw(st.sampled_from([None, *state.ordered(Step)]))
        assert boards.picture(state, step) == board_picture(state, step)


def test_a_note_on_a_lane_says_the_number_of_its_theme() -> None:
    state = done(board(), GroupNotes(("n1", "n2"), "First"))
    state = done(state, GroupNotes(("n3",), "Second"))
    boards = Boards()
    assert [cards(boards.picture(state, None))[name].theme for name in ("n1", "n3", "n4")] == [1, 2, 0]
    state = done(state, AddToTheme(("n4",), state.ordered(Theme)[1].id))
    assert cards(boards.picture(state, None))["n4"].theme == 2


def vote_on_notes(*ballots: dict[int, int]) -> State:
    state = done(board(4), EditStep("vote", {"candidates": CandidateKind.NOTE}), GoToStep("vote"), OpenRound("vote", 5))
    return cast(state, *ballots)


def dots(state: State) -> dict[str, int]:
    return {name: card.dots for name, card in cards(board_picture(state, None)).items() if card.dots}


@pytest.mark.parametrize("rows", [None, 0, 1, 3])
def test_no_dot_is_on_the_board_before_all_rows_have_been_shown(rows: int | None) -> None:
    seen = []
    for ballots in ([{1: 2, 2: 1}, {1: 1}], [{3: 2}, {4: 1}]):
        state = vote_on_notes(*ballots)
        if rows is not None:
            state = done(state, CloseRound(round_of(state).id), Reveal(round_of(state).id, rows))
        seen.append(board_picture(state, None))
        assert not dots(state)
    assert seen[0] == seen[1]


def test_dots_are_on_the_board_after_the_reveal() -> None:
    state = shown(vote_on_notes({1: 2, 2: 1}, {1: 1}))
    assert dots(state) == {"n1": 3, "n2": 1}


def test_a_new_vote_shows_nothing_of_itself() -> None:
    state = shown(vote_on_notes({1: 2}))
    again = done(state, OpenRound("vote", 5))
    assert dots(again) == dots(cast(again, {3: 2})) == {"n1": 2}


def test_a_vote_on_themes_puts_no_dots_on_notes() -> None:
    assert not dots(shown(cast(opened(), {1: 2})))


def test_notes_go_where_they_are_moved_and_leave_when_deleted() -> None:
    boards, state = Boards(), board()
    boards.picture(state, None)
    lane = state.ordered(Lane)[1]
    state = done(state, MoveNotes(("n2",), lane.id), DeleteNotes(("n5",)))
    sections = {section.id: section for section in boards.picture(state, None).sections}
    assert [card.id for card in sections[lane.id].notes] == ["n2"]
    assert "n5" not in cards(boards.picture(state, None))
    assert state.need(Note, "n2").lane_id == lane.id
