"""A large library is as quick as a small one: no statement of everyday work reads a table from end to end."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.workshops import context, example
from workshop_app.commands.agenda import EditWorkshop, GoToStep
from workshop_app.commands.notes import AddNotes, EditNote
from workshop_app.commands.themes import GroupNotes
from workshop_app.domain.records import KINDS, Lane, Note, Step
from workshop_app.services.editor import Editor
from workshop_app.storage.store import SqliteStore

NEWEST_FIRST = "SCAN w USING INDEX idx_workshop_touched"
"""Follows an index in its order and stops at the limit."""


def everyday(store: SqliteStore) -> None:
    """What is done in an hour, and the search as somebody types."""
    for words in ("m", "mö", "möten tid", "bikupa", "åäö", "finnsinte"):
        store.search(words)
    found = store.workshops(50)[0].id
    editor = Editor(store, found, context())
    state = editor.state
    lane = state.ordered(Lane)[0].id
    editor.execute(AddNotes(lane, ("Ingen äger frågan", "Beslut dröjer")))
    notes = [note.id for note in editor.state.ordered(Note)[-2:]]
    editor.execute(EditNote(notes[0], "Ingen äger idén"))
    editor.execute(GroupNotes(tuple(notes)))
    editor.execute(EditWorkshop({"title": "Bättre möten"}))
    editor.execute(GoToStep(state.ordered(Step)[0].id))
    editor.undo()
    editor.redo()
    store.taken(editor.state.records())


def watched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every statement that SQLite is given from now on, as it runs it."""
    heard: list[str] = []
    connect = sqlite3.connect

    def listening(*given: Any, **named: Any) -> sqlite3.Connection:
        conn = connect(*given, **named)
        conn.set_trace_callback(heard.append)
        return conn

    monkeypatch.setattr(sqlite3, "connect", listening)
    return heard


def ours(statement: str) -> bool:
    """Whether it reads or writes, and is not what the search index does within itself."""
    return statement.split()[0].lower() in ("select", "insert", "update", "delete") and "'main'." not in statement


def plan(conn: sqlite3.Connection, statement: str) -> list[str]:
    """The steps of a statement's plan that walk through a whole table of ours."""
    steps = [str(row[3]) for row in conn.execute(f"explain query plan {statement}")]
    return [
        step
        for step in steps
        if step.startswith("SCAN") and "VIRTUAL TABLE" not in step and step not in ("SCAN hit", "SCAN CONSTANT ROW")
    ]


@pytest.mark.parametrize(
    ("work", "least"),
    [(everyday, 40), (lambda store: store.delete(store.workshops(1)[0].id), 15)],
    ids=["everyday", "deleting"],
)
def test_nothing_is_read_from_end_to_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: Callable[[SqliteStore], None], least: int
) -> None:
    path = tmp_path / "library.db"
    with closing(SqliteStore(path)) as store:
        store.add(example())
    heard = watched(monkeypatch)
    with closing(SqliteStore(path)) as store:
        heard.clear()
        work(store)
    statements = {text for text in heard if ours(text)}
    assert len(statements) >= least
    with closing(sqlite3.connect(path)) as conn:
        walks = {(step, text) for text in statements for step in plan(conn, text)}
    assert {step for step, _ in walks} <= {NEWEST_FIRST}, walks


def test_the_newest_are_read_in_their_order_and_not_sorted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = watched(monkeypatch)
    with closing(SqliteStore(tmp_path / "library.db")) as store:
        store.add(example())
        heard.clear()
        store.workshops(50)
    [statement] = heard
    with closing(sqlite3.connect(tmp_path / "library.db")) as conn:
        steps = [str(row[3]) for row in conn.execute(f"explain query plan {statement}")]
    assert steps[0] == NEWEST_FIRST
    assert not any("TEMP B-TREE" in step for step in steps)


@pytest.mark.parametrize("kind", KINDS)
def test_what_refers_to_a_record_that_goes_is_found_by_an_index(tmp_path: Path, kind: str) -> None:
    with closing(SqliteStore(tmp_path / "library.db")):
        pass
    with closing(sqlite3.connect(tmp_path / "library.db")) as conn:
        conn.execute("pragma foreign_keys = on")
        program = conn.execute(f"explain delete from \"{kind}\" where id = ''").fetchall()
    assert "Rewind" not in {row[1] for row in program}  # where a walk through a whole table begins
