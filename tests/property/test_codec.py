"""Records as plain values and back, and journal entries that can be undone after a restart."""

from __future__ import annotations

import json
from typing import Any, get_type_hints

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from workshop_app.domain.changes import Change, ChangeSet
from workshop_app.domain.codec import changes_to_plain, field_types, from_plain, kind_named, parse, to_plain
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.rebase import redo_of, undo_of
from workshop_app.domain.records import KINDS, BallotBox, Candidate, Count, Note, Record
from workshop_app.domain.state import State
from workshop_app.storage.rows import from_rows, to_row

st.register_type_strategy(float, st.floats(0, 1e6, allow_nan=False))
st.register_type_strategy(str, st.text(max_size=8))
st.register_type_strategy(int, st.integers(-(2**40), 2**40))
CANDIDATE = {name: st.from_type(kind) for name, kind in get_type_hints(Candidate).items()}
st.register_type_strategy(Candidate, st.builds(Candidate, **CANDIDATE))  # what it takes is known once there are many


def records_of(kind: type[Record]) -> st.SearchStrategy[Record]:
    """Any record of a kind, with any values of the right types."""
    hints = get_type_hints(kind)
    values = {name: st.from_type(hints[name]) for name in field_types(kind.kind_name)}
    return st.builds(kind, **values | {"id": st.sampled_from(["a", "b"])})


ANY = st.sampled_from(sorted(KINDS)).flatmap(lambda name: records_of(KINDS[name]))


@given(ANY)
def test_a_record_is_the_same_after_a_trip_through_json(record: Record) -> None:
    assert from_plain(type(record), json.loads(json.dumps(to_plain(record)))) == record


@given(ANY)
def test_a_record_is_the_same_after_a_trip_through_its_row(record: Record) -> None:
    assert from_rows(type(record), [to_row(record)]) == [record]


WRONG: st.SearchStrategy[Any] = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=3), st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=2), st.integers(), max_size=2),
)  # fmt: skip


@given(ANY, st.data())
def test_a_value_of_another_type_is_refused_and_never_something_else(record: Record, data: st.DataObject) -> None:
    plain = to_plain(record)
    name = data.draw(st.sampled_from(sorted(plain)))
    plain[name] = data.draw(WRONG)
    try:
        found = to_plain(from_plain(type(record), plain))[name]
    except DomainError as error:
        event(f"{error.code} {error.params['field'] == name}")
        return
    assert found == plain[name]
    assert type(found) is type(plain[name]) or isinstance(found, float)


@given(ANY, st.text(min_size=1, max_size=5))
def test_unknown_and_missing_fields_are_refused(record: Record, name: str) -> None:
    plain = to_plain(record)
    with pytest.raises(DomainError, match="bad_record"):
        from_plain(type(record), {**plain, f"spy_{name}": 1})
    with pytest.raises(DomainError, match="bad_record"):
        from_plain(type(record), {key: value for key, value in plain.items() if key != "id"})


@pytest.mark.parametrize("name", ["", "spy", None, 5])
def test_an_unknown_kind_is_refused(name: object) -> None:
    with pytest.raises(DomainError, match="bad_record"):
        kind_named(name)


@given(st.data())
def test_a_journal_entry_read_from_json_undoes_and_redoes_exactly(data: st.DataObject) -> None:
    kind = KINDS[data.draw(st.sampled_from(sorted(set(KINDS) - {Count.kind_name})))]
    before = data.draw(st.one_of(st.none(), records_of(kind)))
    after = data.draw(st.one_of(st.none() if before else st.nothing(), records_of(kind)))
    if before is not None and after is not None:
        after = from_plain(kind, {**to_plain(after), "id": before.id})
    changes = ChangeSet.of([Change(before, after)])
    entry = json.loads(json.dumps(changes_to_plain(changes)))
    first = State.of_records([before] if before else [])
    second = first.apply(changes)
    assert first.apply(redo_of(entry, first)) == second
    assert second.apply(undo_of(entry, second)) == first


NOTE = Note(id="n", workshop_id="w", position="1", lane_id="l", kind=NoteKind.IDEA, number=1, text="ett")


def entry_of(*changes: Change) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(json.dumps(changes_to_plain(ChangeSet.of(changes))))
    return found


def renamed(text: str, tag: str = "") -> Note:
    made = from_plain(Note, {**to_plain(NOTE), "text": text, "tag": tag})
    assert isinstance(made, Note)
    return made


def test_undo_never_runs_over_later_work() -> None:
    entry = entry_of(Change(NOTE, renamed("två", "område")))
    later = State.of_records([renamed("tre", "område")])
    (change,) = undo_of(entry, later).changes
    assert change.after == renamed("tre", ""), "the field that was changed since is left; the other goes back"


def test_undo_of_what_is_gone_is_nothing() -> None:
    empty = State()
    assert not undo_of(entry_of(Change(NOTE, renamed("två"))), empty)
    assert not undo_of(entry_of(Change(None, NOTE)), empty)
    assert not undo_of(entry_of(Change(NOTE, None)), State.of_records([NOTE]))


@pytest.mark.parametrize(
    "said",
    ["ab", {"a": 1}, [["ab"]], [[{"a": 1}]], [[["1", 1]]], [[[1, "1"]]], [[[1, True]]], [[[1, 1.0]]], [[[1]]],
     [[[1, 2, 3]]], [[7]], [7]],
)  # fmt: skip
def test_a_box_takes_nothing_that_is_no_ballot(said: Any) -> None:
    assert parse(BallotBox, "ballots", [[[1, 2], [3, 1]], []]) == (((1, 2), (3, 1)), ())
    with pytest.raises(DomainError, match="bad_record"):
        parse(BallotBox, "ballots", said)
