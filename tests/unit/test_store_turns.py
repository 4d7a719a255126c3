"""Workshops of a library that are worked on by turns: each has its own undo, and the one worked on last comes first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.helpers.workshops import Ids, context, library, planned
from workshop_app.commands.agenda import GoToStep
from workshop_app.commands.notes import AddNotes
from workshop_app.domain.records import Lane, Step
from workshop_app.services.editor import Editor
from workshop_app.storage.store import SqliteStore

Open = tuple[SqliteStore, Editor, Editor]


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Open]:
    """A library and two workshops of it."""
    with closing(library(tmp_path, planned(ids=Ids("first")))) as store:
        store.add(planned(ids=Ids("other")))
        other, first = (listed.id for listed in store.workshops())
        yield store, Editor(store, first, context(Ids("a"))), Editor(store, other, context(Ids("b")))


def write(session: Editor, text: str = "En lapp") -> None:
    session.execute(AddNotes(session.state.ordered(Lane)[0].id, (text,)))


def test_what_was_undone_cannot_be_redone_after_a_new_act(two: Open) -> None:
    _store, first, _other = two
    write(first)
    write(first)
    first.undo()
    write(first)
    assert first.redo() == ""


def test_an_act_in_another_workshop_takes_nothing_from_what_can_be_redone(two: Open) -> None:
    _store, first, other = two
    write(other)
    other.undo()
    write(first)
    assert other.redo()
    other.undo()
    write(first)
    write(other)
    assert other.redo() == "", "but one in its own does"


def test_running_the_meeting_leaves_what_can_be_redone_until_the_next_act(two: Open) -> None:
    _store, first, _other = two
    write(first)
    first.undo()
    one, another = first.state.ordered(Step)[:2]
    first.execute(GoToStep(one.id))
    assert first.redo()
    first.undo()
    first.execute(GoToStep(another.id))
    write(first)
    assert first.redo() == ""


def test_the_workshop_worked_on_last_comes_first(two: Open) -> None:
    store, first, other = two
    for session in (first, other, other, first, first, other):
        write(session)
        assert store.workshops()[0].id == session.workshop_id
    third = planned(ids=Ids("third"))[0].workshop_id
    store.add(planned(ids=Ids("third")))
    assert store.workshops()[0].id == third
    write(other)
    assert store.workshops()[0].id == other.workshop_id
    store.delete(other.workshop_id)
    write(first)
    assert [listed.id for listed in store.workshops()] == [first.workshop_id, third]
