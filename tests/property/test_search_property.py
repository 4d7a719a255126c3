"""Whatever is done, and whenever somebody searches: what is found is what stands on the notes."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.workshops import Ids, context, editor, library, planned
from workshop_app.commands.notes import AddNotes, DeleteNotes, EditNote
from workshop_app.domain.records import Lane, Note
from workshop_app.services.editor import Editor
from workshop_app.storage.store import SqliteStore

WORDS = ("tid", "beslut", "ekonomi")
ACTS = st.sampled_from(("add", "add two", "edit", "delete", "undo", "redo", "search", "reopen"))


def act(session: Editor, which: str, word: str, at: int) -> None:
    """One act on the notes."""
    notes = [note.id for note in session.state.ordered(Note)]
    lane = session.state.ordered(Lane)[0].id
    if which.startswith("add"):
        session.execute(AddNotes(lane, (word,) * (2 if which == "add two" else 1)))
    elif which == "edit" and notes:
        session.execute(EditNote(notes[at % len(notes)], word))
    elif which == "delete" and notes:
        session.execute(DeleteNotes((notes[at % len(notes)],)))
    elif which == "undo":
        session.undo()
    elif which == "redo":
        session.redo()


def assert_all_found(store: SqliteStore, session: Editor) -> None:
    """Each word is found on the notes that have it, and on no other."""
    for word in WORDS:
        found = sorted(hit.note_id for hit in store.search(word))
        assert found == sorted(note.id for note in session.state.of(Note).values() if note.text == word)


@settings(max_examples=60)
@given(st.lists(st.tuples(ACTS, st.sampled_from(WORDS), st.integers(0, 9)), max_size=14))
def test_the_search_finds_what_stands_on_the_notes(acts: list[tuple[str, str, int]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        library(Path(name), planned()).close()
        using = context(Ids("new"))
        with closing(SqliteStore(Path(name) / "library.db")) as store:
            session = editor(store, using)
            for which, word, at in acts:
                act(session, which, word, at)
                if which == "search":
                    assert_all_found(store, session)
                elif which == "reopen":
                    session = Editor(store, session.workshop_id, using)
            assert_all_found(store, session)
            assert store.check() == []
