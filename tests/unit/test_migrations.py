"""A library of an earlier version is brought up to date: everything is there, can be found, and a copy lies aside."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.helpers.workshops import Ids, context, example
from workshop_app.commands.notes import EditNote
from workshop_app.domain.codec import to_plain
from workshop_app.domain.records import Note, Record
from workshop_app.domain.state import State
from workshop_app.services.editor import Editor
from workshop_app.storage.database import APPLICATION_ID
from workshop_app.storage.migrations import MIGRATIONS
from workshop_app.storage.rows import to_row
from workshop_app.storage.store import SqliteStore


@pytest.fixture(params=range(1, len(MIGRATIONS)))
def old(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The example in a library as each earlier version made it."""
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute(f"pragma application_id = {APPLICATION_ID}")
        for step in MIGRATIONS[: request.param]:
            step(Database(conn, execute_plugins=False))
        conn.execute(f"pragma user_version = {request.param}")
        for record in example():
            _insert(conn, record)
    return path


def _insert(conn: sqlite3.Connection, record: Record) -> None:
    """Write the columns that the version had."""
    had = [row[1] for row in conn.execute(f'pragma table_info("{record.kind_name}")')]
    row = {name: value for name, value in zip(to_plain(record), to_row(record), strict=True) if name in had}
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    conn.execute(f'insert into "{record.kind_name}" ({names}) values ({marks})', tuple(row.values()))


def test_everything_is_there(old: Path) -> None:
    with closing(SqliteStore(old)) as store:
        assert store.load(store.workshops(1)[0].id) == State.of_records(example())
        assert store.check() == []
    assert len(list(old.parent.glob("library-version-?-*.db"))) == 1


def test_titles_and_notes_are_found_and_followed(old: Path) -> None:
    with closing(SqliteStore(old)) as store:
        editor = Editor(store, store.workshops(1)[0].id, context(Ids("new")))
        note = editor.state.ordered(Note)[0]
        assert note.id in {hit.note_id for hit in store.search(note.text)}
        first = store.search(editor.state.workshop.title)[0]
        assert (first.workshop.id, first.note_id) == (editor.workshop_id, "")
        editor.execute(EditNote(note.id, "omskriven"))
        assert [hit.note_id for hit in store.search("omskr")] == [note.id]
        assert note.id not in {hit.note_id for hit in store.search(note.text)}
