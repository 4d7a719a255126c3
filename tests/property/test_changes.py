"""Change sets: doing and undoing is as if nothing had happened, whatever the changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.changes import Change, ChangeSet, changed_fields, created, removed, updated
from workshop_app.domain.codec import changes_to_plain
from workshop_app.domain.rebase import undo_of
from workshop_app.domain.records import Decision, Record, Theme
from workshop_app.domain.state import State

NAMES = st.sampled_from(["a", "b", "c"])
TEXTS = st.text(alphabet="xy", max_size=2)
RECORDS: st.SearchStrategy[Record] = st.one_of(
    st.builds(Theme, id=NAMES, workshop_id=st.just("w"), position=st.just("1"), name=TEXTS),
    st.builds(Decision, id=NAMES, workshop_id=st.just("w"), position=st.just("1"), text=TEXTS),
)
STATES = st.lists(RECORDS, max_size=6).map(State.of_records)


@st.composite
def changes(draw: st.DrawFn, state: State) -> ChangeSet:
    """Changes that fit a state: some records made, some changed, some removed."""
    made: dict[tuple[str, str], Change] = {}
    for record in draw(st.lists(RECORDS, max_size=5)):
        before = state.find(type(record), record.id)
        after = draw(st.sampled_from([record, None]))
        if before != after:
            made[record.kind_name, record.id] = Change(before, after)
    return ChangeSet(tuple(made.values()))


def undone(state: State, change: ChangeSet) -> ChangeSet:
    """What takes a change back right after it, by way of the journal."""
    return undo_of(changes_to_plain(change), state.apply(change))


@given(st.data())
def test_what_is_done_and_undone_leaves_the_state_as_it_was(data: st.DataObject) -> None:
    state = data.draw(STATES)
    change = data.draw(changes(state))
    assert state.apply(change).apply(undone(state, change)) == state


@given(st.data())
def test_a_change_set_and_its_undoing_in_one_are_nothing(data: st.DataObject) -> None:
    state = data.draw(STATES)
    change = data.draw(changes(state))
    assert not change.squash(undone(state, change))
    assert not undone(state, change).squash(change)


@given(st.data())
def test_two_change_sets_in_one_do_what_both_do(data: st.DataObject) -> None:
    state = data.draw(STATES)
    first = data.draw(changes(state))
    second = data.draw(changes(state.apply(first)))
    both = first.squash(second)
    assert state.apply(both) == state.apply(first).apply(second)
    assert state.apply(both).apply(undone(state, both)) == state
    assert len({change.key for change in both.changes}) == len(both.changes)


@given(st.data())
def test_joining_is_the_same_in_whichever_pairs(data: st.DataObject) -> None:
    state = data.draw(STATES)
    parts = []
    for _ in range(3):
        parts.append(data.draw(changes(state)))
        state = state.apply(parts[-1])
    one, two, three = parts
    assert set(one.squash(two).squash(three).changes) == set(one.squash(two.squash(three)).changes)


@given(STATES, STATES)
def test_the_old_state_is_never_touched(state: State, other: State) -> None:
    before = {kind: dict(records) for kind, records in state.tables.items()}
    state.apply(ChangeSet.of(removed(*state.records())))
    assert {kind: dict(records) for kind, records in state.tables.items()} == before


@given(RECORDS, TEXTS)
def test_only_what_differs_is_named_as_changed(record: Record, text: str) -> None:
    name = "name" if isinstance(record, Theme) else "text"
    found = updated(record, **{name: text})
    if text == getattr(record, name):
        assert found == ()
    else:
        assert changed_fields(found[0]) == {name: (getattr(record, name), text)}
    assert changed_fields(created(record)[0]) == {}
