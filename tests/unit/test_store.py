"""The library: every field has its column, a commit is whole or nothing, and search finds what was written."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.workshops import Ids, context, done, editor, example, library, note, open_vote, planned, small
from tests.unit.test_transfer import whole
from workshop_app.commands.agenda import EditStep, EditWorkshop, SetParticipants
from workshop_app.commands.notes import AddNotes, EditNote
from workshop_app.commands.voting import CastBallot
from workshop_app.domain.changes import ChangeSet, created
from workshop_app.domain.codec import changes_to_plain
from workshop_app.domain.errors import DomainError, StorageError
from workshop_app.domain.records import KINDS, BallotBox, Lane, Note, Round, Step
from workshop_app.domain.state import State
from workshop_app.services.editor import Editor, Event
from workshop_app.services.library import Library
from workshop_app.services.ports import Remembered
from workshop_app.services.transfer import from_json
from workshop_app.storage import store as store_module
from workshop_app.storage.database import open_library
from workshop_app.storage.store import SqliteStore

VERSION_1 = Path(__file__).parents[1] / "version_1"
"""Files written by the program as it was before the free lanes."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with closing(library(tmp_path, planned())) as opened:
        yield opened


def schema(path: Path) -> dict[str, dict[str, tuple[str, int]]]:
    with closing(sqlite3.connect(path)) as conn:
        tables = [row[0] for row in conn.execute("select name from sqlite_master where type = 'table'")]
        return {t: {row[1]: (row[2], row[3]) for row in conn.execute(f'pragma table_info("{t}")')} for t in tables}


def test_every_field_of_every_record_has_its_column_and_no_other(store: SqliteStore) -> None:
    tables, own = schema(store.path), {"note": {"seq"}, "workshop": {"touched"}}
    for name, kind in KINDS.items():
        assert set(tables[name]) == {field.name for field in fields(kind)} | own.get(name, set()), name


def test_what_may_be_empty_and_only_that_may_be_null(store: SqliteStore) -> None:
    for name, kind in KINDS.items():
        types = {field.name: str(field.type) for field in fields(kind)}
        for column, (_type, not_null) in schema(store.path)[name].items():
            if column in types:
                assert bool(not_null) is ("None" not in types[column]), f"{name}.{column}"


def test_tables_are_strict_and_the_file_is_set_up_as_promised(store: SqliteStore) -> None:
    with closing(sqlite3.connect(store.path)) as conn:
        strict = dict(conn.execute("select name, strict from pragma_table_list where schema = 'main'").fetchall())
        assert all(strict[name] for name in (*KINDS, "journal"))
        assert conn.execute("pragma journal_mode").fetchone() == ("wal",)
        assert conn.execute("pragma application_id").fetchone() == (0x56524B53,)
        assert conn.execute("pragma user_version").fetchone() == (4,)
        assert conn.execute("pragma page_size").fetchone() == (2048,)
        indexes = conn.execute("select name, partial from pragma_index_list('note')").fetchall()
        assert [name for name, partial in indexes if partial] == ["idx_note_theme_id"]
        assert conn.execute("pragma foreign_key_check").fetchall() == []


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1), ("temp_store", 2), ("cell_size_check", 1)],
)
def test_every_commit_is_on_the_disk_before_it_is_called_saved(store: SqliteStore, pragma: str, value: int) -> None:
    """A power cut cannot be made here: with FULL (2) SQLite waits for the disk at each commit."""
    with closing(open_library(store.path)) as conn:
        assert conn.execute(f"pragma {pragma}").fetchone() == (value,)


def test_a_record_of_every_kind_comes_back_as_it_was(tmp_path: Path) -> None:
    state = whole()
    with closing(library(tmp_path, state.records())) as opened:
        assert opened.load("w") == state
    with closing(SqliteStore(tmp_path / "library.db")) as again:
        assert again.load("w") == state
        assert again.check() == []


def test_adding_never_replaces_what_is_there(store: SqliteStore) -> None:
    stolen = [replace(record, title="stulen") for record in planned() if record.kind_name == "workshop"]
    before = editor(store).state
    assert store.taken(planned())
    assert not store.taken(small().records())
    with pytest.raises(sqlite3.IntegrityError):
        store.add(stolen)
    assert editor(store).state == before


def test_a_reference_to_nothing_is_never_committed(store: SqliteStore) -> None:
    """The database refuses it even if the rules of the domain were to miss it."""
    session = editor(store)
    loose = Note(
        id="x", workshop_id=session.workshop_id, position="1", lane_id="gone", kind="problem", number=1, text="x"
    )  # type: ignore[arg-type]
    remembered = Remembered(command="Bug", label="Bug", undoable=True, bout="", changes=[])
    with pytest.raises(sqlite3.IntegrityError):
        store.commit(session.workshop_id, changes_to_plain(ChangeSet(created(loose))), remembered)
    assert store.load(session.workshop_id) == session.state
    assert store.last_done(session.workshop_id) is None


def test_a_commit_that_fails_changes_nothing_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that may not grow by one page: the real refusal of SQLite, for the row and for the journal row."""
    library(tmp_path, planned()).close()
    plain = store_module.open_library

    def small_library(path: Path) -> sqlite3.Connection:
        conn = plain(path)
        pages = conn.execute("pragma page_count").fetchone()[0]
        conn.execute(f"pragma max_page_count = {pages}")
        return conn

    monkeypatch.setattr(store_module, "open_library", small_library)
    with closing(SqliteStore(tmp_path / "library.db")) as store:
        session = editor(store)
        told: list[Event] = []
        session.subscribe(told.append)
        before, lane = session.state, session.state.ordered(Lane)[0].id
        for texts in (tuple("x" * 2000 for _ in range(50)), ("y" * 2000,) * 20):
            with pytest.raises(StorageError, match="disk_full"):
                session.execute(AddNotes(lane, texts))
            assert session.state is before
            assert store.load(session.workshop_id) == before
            assert told == []
            assert store.last_done(session.workshop_id) is None
        assert store.check() == []


def test_a_ballot_that_was_saved_counts_once_though_tidying_up_after_it_failed(tmp_path: Path) -> None:
    path = open_vote(tmp_path)
    with closing(SqliteStore(path)) as store:
        session = editor(store)
        round_id = next(iter(session.state.of(Round)))
        with closing(sqlite3.connect(path)) as reader:
            reader.execute("begin")
            reader.execute("select * from note").fetchone()  # a reader keeps the WAL from being emptied
            session.execute(CastBallot(round_id, ((1, 1),)))
            assert session.state.of(BallotBox)[round_id].ballots == (((1, 1),),)
            assert store.load(session.workshop_id) == session.state


def test_the_workshop_worked_on_last_is_first_in_the_list(tmp_path: Path) -> None:
    with closing(library(tmp_path, planned())) as store:
        store.add(example())
        first, second = (listed.id for listed in store.workshops())
        Editor(store, second, context()).execute(EditWorkshop({"place": "Rådhuset"}))
        assert [listed.id for listed in store.workshops()] == [second, first]


def test_the_list_counts_what_is_there(tmp_path: Path) -> None:
    with closing(library(tmp_path, example())) as store:
        (listed,) = store.workshops()
        state = store.load(listed.id)
        assert (listed.notes, listed.participants, listed.actions) == (len(state.of(Note)), 23, 6)
        assert listed.step_number == listed.steps == len(state.of(Step))
        assert listed.minutes == 120


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("möten", ["Möten utan mål"]),
        ("mål möt", ["Möten utan mål"]),
        ("MOTEN", []),
        ("måla", []),
        ('"', []),
        ('mål" OR "', []),
        ("*", []),
        ("text:mål", []),
        ("åäö%_", []),
        ("   ", []),
        ("100 %", ["Bara 100 % räknas"]),
    ],
)
def test_search_finds_beginnings_of_words_and_takes_nothing_for_a_command(
    store: SqliteStore, words: str, found: list[str]
) -> None:
    session = editor(store)
    lane = session.state.ordered(Lane)[0].id
    session.execute(AddNotes(lane, ("Möten utan mål", "Ont om tid", "Bara 100 % räknas")))
    assert [hit.excerpt for hit in store.search(words)] == found


@pytest.mark.parametrize("words", ["ÅRSMÖTE", "årsmöte", "för årsmöte", "2026 årsm"])
def test_search_finds_titles_by_all_their_words_in_capitals_or_not(store: SqliteStore, words: str) -> None:
    editor(store).execute(EditWorkshop({"title": "Årsmöte för Äldreomsorgen 2026"}))
    assert [hit.workshop.title for hit in store.search(words)] == ["Årsmöte för Äldreomsorgen 2026"]
    assert store.search(words + " skola") == []


def test_many_hits_in_one_workshop_leave_room_for_others_and_that_it_has_more_is_said(store: SqliteStore) -> None:
    big = editor(store, context(Ids("big")))
    other = Library(store, Ids("made")).create_from_template("tom-tavla", "sv", date(2026, 6, 10))
    session = Editor(store, other, context(Ids("other")))
    session.execute(AddNotes(session.state.ordered(Lane)[0].id, ("Kön är lång", "Köerna växer")))
    lane = big.state.ordered(Lane)[0].id
    big.execute(AddNotes(lane, tuple(f"Kö nummer {number}" for number in range(86))))
    found = store.search("kö")
    assert len(found) == 50
    assert [hit.excerpt for hit in found[:2]] == ["Kö nummer 85", "Kö nummer 84"]
    assert [hit.excerpt for hit in found[-2:]] == ["Köerna växer", "Kön är lång"]
    assert [hit.more for hit in found] == [True] * 48 + [False] * 2
    assert not any(hit.more for hit in store.search("kö", 100))


def test_search_follows_edits_and_erasing(store: SqliteStore) -> None:
    session = editor(store, context(Ids()))
    session.execute(AddNotes(session.state.ordered(Lane)[0].id, ("gammal text",)))
    (found,) = session.state.of(Note)
    session.execute(EditNote(found, "ny text"))
    assert not store.search("gammal")
    assert store.search("ny")[0].note_id == found
    session.undo()
    assert store.search("gammal")
    store.delete(session.workshop_id)
    assert not store.search("gammal")
    assert store.workshops() == []
    assert store.check() == []


def test_erasing_one_workshop_leaves_the_others(tmp_path: Path) -> None:
    with closing(library(tmp_path, planned())) as store:
        session = editor(store)
        session.execute(EditWorkshop({"title": "Bort"}))
        store.add(example())
        kept = editor(store).state
        store.delete(session.workshop_id)
        assert [listed.id for listed in store.workshops()] == [kept.workshop.id]
        assert store.load(kept.workshop.id) == kept
        with pytest.raises(DomainError, match="no_such_workshop"):
            store.load(session.workshop_id)


def test_a_library_of_the_first_version_is_brought_up_and_kept_aside(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    shutil.copy(VERSION_1 / "library.db", path)
    with closing(SqliteStore(path)) as store:
        assert store.check() == []
        was = State.of_records(from_json((VERSION_1 / "workshop.json").read_text("utf-8")).records)
        assert store.load(was.workshop.id) == was
        assert schema(path) == schema(library(tmp_path, planned(), "new.db").path), "as if it had been made today"
    assert len(list(tmp_path.glob("library-version-1-*.db"))) == 1


def test_room_on_disk_is_made_once_and_nothing_else_changes(store: SqliteStore) -> None:
    log = store.path.with_name(store.path.name + "-wal")
    before, writes, length = schema(store.path), store.writes(), store.path.stat().st_size
    store.make_room()
    assert store.writes() == writes, "room is nothing that a backup is made for"
    made = log.stat().st_size
    assert made > 4 << 20, "longer than the log gets before SQLite begins it anew"
    session = editor(store)
    for at in range(100):
        store.make_room()
        session.execute(AddNotes(session.state.ordered(Lane)[0].id, (f"lapp {at}",)))
    assert log.stat().st_size == made, "it need not grow"
    assert (schema(store.path), store.path.stat().st_size) == (before, length)


def test_check_names_what_is_wrong(store: SqliteStore) -> None:
    assert store.check() == []
    with closing(sqlite3.connect(store.path, isolation_level=None)) as conn:
        conn.execute("update step set kind = 'dance'")
    assert store.check() == ["library_bad_record"]
    with closing(sqlite3.connect(store.path, isolation_level=None)) as conn:
        conn.execute("update lane set workshop_id = 'gone'")
    assert "library_loose_ends" in store.check()


def test_typing_in_one_field_is_one_undo_and_pauses_make_two(store: SqliteStore) -> None:
    session = editor(store)
    step = session.state.ordered(Step)[0]
    for text in ("V", "Va", "Var", "Varför"):
        session.execute(EditStep(step.id, {"question": text}))
    session.end_bout()
    session.execute(EditStep(step.id, {"question": "Varför då?"}))
    assert session.undo() == "Change step"
    assert session.state.of(Step)[step.id].question == "Varför"
    session.undo()
    assert session.state.of(Step)[step.id] == step
    assert session.undo() == ""
    session.redo()
    assert session.state.of(Step)[step.id].question == "Varför"


def test_undo_passes_by_what_has_no_effect_any_more(store: SqliteStore) -> None:
    """Typing a word and taking it away again leaves nothing to undo: then undo takes back what came before."""
    session = editor(store)
    step = session.state.ordered(Step)[0]
    session.execute(SetParticipants(count=7))
    for text in ("V", step.question):
        session.execute(EditStep(step.id, {"question": text}))
    assert session.undo() == "Change the participants"
    assert session.state.workshop.participant_count == 0


def test_a_small_state_can_be_stored(tmp_path: Path) -> None:
    state = done(small(note("n1")), AddNotes("idea", ("två",)))
    with closing(library(tmp_path, state.records())) as store:
        assert State.of_records(store.load("w").records()) == state
