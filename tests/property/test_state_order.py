"""Records in order, and their highest numbers, whatever has been changed since they were first asked for."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.workshops import note, small
from workshop_app.domain.changes import Change, ChangeSet
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.records import Lane, Note
from workshop_app.domain.state import State

NUMBERS = st.integers(1, 60)
POSITIONS = st.sampled_from(["1", "2", "5", "55", "9", "A", "z"])


@st.composite
def changes(draw: st.DrawFn, state: State) -> ChangeSet:
    """Some notes removed, some moved, reworded or made another kind, some new."""
    notes = list(state.of(Note).values())
    chosen = draw(st.lists(st.sampled_from(notes), unique_by=lambda note: note.id, max_size=6)) if notes else []
    made = [
        Change(None, replace(note(f"new{number}"), position=draw(POSITIONS), number=draw(NUMBERS)))
        for number in draw(st.sets(st.integers(1000, 2000), max_size=3))
        if f"new{number}" not in state.of(Note)
    ]
    for old in chosen:
        act = draw(st.sampled_from(["remove", "move", "reword", "turn"]))
        new = {
            "remove": None,
            "move": replace(old, position=draw(POSITIONS)),
            "reword": replace(old, text="Other"),
            "turn": replace(old, kind=draw(st.sampled_from(NoteKind)), number=draw(NUMBERS)),
        }
        made.append(Change(old, new[act]))
    return ChangeSet.of(made)


def afresh(state: State) -> list[Note]:
    return sorted(state.of(Note).values(), key=lambda note: (note.position, note.id))


@given(st.data(), st.integers(0, 40))
def test_the_order_carried_over_is_the_one_sorted_afresh(data: st.DataObject, count: int) -> None:
    state = small(*(note(f"n{number:02}", number=number % 7) for number in range(count)))
    for _ in range(data.draw(st.integers(1, 5))):
        if data.draw(st.booleans()):
            state.ordered(Note)
        before, was = state, afresh(state)
        state = state.apply(data.draw(changes(state)))
        assert state.ordered(Note) == afresh(state)
        assert before.ordered(Note) == was
        assert [lane.id for lane in state.ordered(Lane)] == ["problem", "idea", "parked"]


def highest(state: State, kind: NoteKind) -> int:
    return max((note.number for note in state.of(Note).values() if note.kind is kind), default=0)


@given(st.data(), st.integers(0, 40))
def test_the_highest_number_carried_over_is_the_one_counted_afresh(data: st.DataObject, count: int) -> None:
    state = small(*(note(f"n{number:02}", number=number) for number in range(count)))
    for _ in range(data.draw(st.integers(1, 6))):
        for kind in data.draw(st.sets(st.sampled_from(NoteKind))):
            assert state.highest_number(kind) == highest(state, kind)
        state = state.apply(data.draw(changes(state)))
    assert {kind: state.highest_number(kind) for kind in NoteKind} == {kind: highest(state, kind) for kind in NoteKind}


def test_a_list_that_is_given_out_can_be_changed_without_harm() -> None:
    state = small(note("a", number=1), note("b", number=2))
    state.ordered(Note).clear()
    assert [found.id for found in state.ordered(Note)] == ["a", "b"]


def test_having_been_asked_for_the_order_makes_no_difference_to_a_state() -> None:
    one, other = small(note("a")), small(note("a"))
    one.ordered(Note)
    assert one == other
    assert repr(one) == repr(other)
