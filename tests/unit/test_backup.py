"""Backups: which are kept, when they are made, that only a whole one is offered, and that nothing is overwritten."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.workshops import Clock, editor, library, planned
from workshop_app.commands.notes import AddNotes
from workshop_app.domain.errors import StorageError
from workshop_app.domain.records import Lane, Note
from workshop_app.services.backup import Backups, backups_in, is_good, keep, newest_good
from workshop_app.storage.rescue import restore
from workshop_app.storage.store import SqliteStore

NOW = datetime(2026, 6, 10, 12, 0, tzinfo=UTC)
TIMES = st.sets(
    st.integers(-2 * 24 * 60, 400 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes)), max_size=80
)
LATER = st.integers(0, 200 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes))


@given(TIMES)
def test_thinning_never_drops_the_newest(times: set[datetime]) -> None:
    kept = keep(times, NOW)
    assert kept <= times
    assert not times or max(times) in kept


@given(TIMES)
def test_thinning_twice_drops_no_more(times: set[datetime]) -> None:
    kept = keep(times, NOW)
    assert keep(kept, NOW) == kept


@given(TIMES, LATER)
def test_what_was_dropped_is_never_wanted_later(times: set[datetime], later: datetime) -> None:
    past = {moment for moment in times if moment <= NOW}
    assert keep(past, later) <= keep(past, NOW)
    assert keep(keep(past, NOW), later) == keep(past, later)


@given(TIMES)
def test_every_hour_day_week_and_month_that_had_a_backup_still_has_one(times: set[datetime]) -> None:
    kept = keep(times, NOW)
    for moment in times:
        age = (NOW.date() - moment.date()).days
        near = {1: timedelta(hours=1), 14: timedelta(days=1), 70: timedelta(days=7)}
        room = next((span for limit, span in near.items() if age <= limit), timedelta(days=31))
        assert any(abs(other - moment) < room for other in kept)


def test_a_year_of_backups_every_ten_minutes_becomes_a_shelf_of_them() -> None:
    year = {NOW - timedelta(minutes=10 * turn) for turn in range(365 * 24 * 6)}
    assert 50 < len(keep(year, NOW)) < 90


def test_all_of_the_last_two_hours_stay() -> None:
    """What was there ten minutes ago can be had back, also when the program has been started again since."""
    minutes = [NOW - timedelta(minutes=10 * turn, seconds=turn) for turn in range(30)]
    kept = keep(minutes, NOW + timedelta(days=3))
    assert set(minutes[:12]) <= keep(minutes, NOW)
    assert set(minutes[:12]) <= kept, "until there is a newer one"
    assert len(kept) < 15


def test_backups_from_the_future_become_a_shelf_as_well() -> None:
    ahead = NOW + timedelta(days=900)
    year = {ahead - timedelta(minutes=10 * turn) for turn in range(365 * 24 * 6)}
    kept = keep(year | {NOW - timedelta(hours=1)}, NOW)
    assert {NOW - timedelta(hours=1), ahead} <= kept
    assert 50 < len(kept) < 130


@given(TIMES, st.integers(1, 20 * 365).map(timedelta))
def test_a_clock_that_was_set_back_thins_out_nothing_that_was_kept(times: set[datetime], back: timedelta) -> None:
    kept = keep({moment for moment in times if moment <= NOW}, NOW)
    assert keep(kept, NOW - back) == kept


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    return library(tmp_path, planned())


def write(store: SqliteStore, text: str = "Mer") -> None:
    session = editor(store)
    session.execute(AddNotes(session.state.ordered(Lane)[0].id, (text,)))


def test_one_is_made_at_the_start_then_every_ten_minutes_when_something_changed(store: SqliteStore) -> None:
    clock, folder = Clock(), store.path.parent / "backups"
    with closing(store):
        backups = Backups(store, folder, clock.now)
        assert backups.last() is None
        first = backups.make_if_changed()
        assert first is not None
        clock.forward(3600)
        assert backups.make_if_changed() is None, "nothing has changed"
        write(store)
        assert backups.make_if_changed() is not None
        write(store)
        clock.forward(120)
        assert backups.make_if_changed() is None, "too soon"
        assert backups.make_if_changed(at_once=True) is not None, "at exit it is not too soon"
        assert backups.make_if_changed(at_once=True) is None
        assert backups.last() == clock.now()
    assert first.name == "verkstad-20260610-070000.db"
    assert all(is_good(path) for path in backups_in(folder))


def test_starting_again_without_a_change_makes_no_second_copy(store: SqliteStore) -> None:
    clock, folder = Clock(), store.path.parent / "backups"
    with closing(store):
        Backups(store, folder, clock.now).make_if_changed()
    clock.forward(86400)
    with closing(SqliteStore(store.path)) as again:
        assert Backups(again, folder, clock.now).make_if_changed() is None
    assert len(backups_in(folder)) == 1
    assert len(list(folder.iterdir())) == 2


def test_a_clock_that_was_set_back_does_not_put_the_newest_behind(store: SqliteStore) -> None:
    clock, folder = Clock(), store.path.parent / "backups"
    with closing(store):
        backups = Backups(store, folder, clock.now)
        old = backups.make_if_changed()
        write(store)
        clock.forward(-5 * 86400)
        new = backups.make_if_changed(at_once=True)
    assert new is not None
    assert backups_in(folder) == [new, old]


def test_a_clock_that_was_set_back_does_not_stop_the_backups(store: SqliteStore) -> None:
    clock = Clock()
    with closing(store):
        backups = Backups(store, store.path.parent / "backups", clock.now)
        backups.make_if_changed()
        clock.forward(-3 * 3600)
        write(store)
        assert backups.make_if_changed() is not None
        clock.forward(600)
        write(store)
        assert backups.make_if_changed() is not None


def test_a_clock_that_was_ahead_once_does_not_fill_the_disk_nor_end_the_history(store: SqliteStore) -> None:
    clock, folder = Clock(), store.path.parent / "backups"
    with closing(store):
        backups = Backups(store, folder, clock.now)
        before = backups.make_if_changed()
        write(store)
        clock.forward(2 * 365 * 86400)
        assert backups.make_if_changed() is not None
        clock.forward(-2 * 365 * 86400)
        newest = None
        for _ in range(30):
            write(store)
            clock.forward(601)
            newest = backups.make_if_changed()
            assert newest is not None
        made = backups_in(folder)
    assert made[0] == newest, "what is newest is still found first"
    assert made[-1] == before, "those of the right time are as they were"
    assert 14 < len(made) < 20, "the newest, one an hour of those before, and what was there"
    assert len(list(folder.iterdir())) == 2 * len(made)


def test_old_backups_are_thinned_out_but_other_files_are_left(store: SqliteStore) -> None:
    clock, folder = Clock(), store.path.parent / "backups"
    folder.mkdir()
    (folder / "mine.txt").write_text("kvar", encoding="utf-8")
    with closing(store):
        backups = Backups(store, folder, clock.now)
        for _ in range(8):
            write(store)
            clock.forward(601)
            assert backups.make_if_changed() is not None
        clock.forward(30 * 86400)
        write(store)
        assert backups.make_if_changed() is not None
    assert len(backups_in(folder)) == 2
    assert (folder / "mine.txt").exists()
    assert len(list(folder.iterdir())) == 5


def test_only_a_whole_backup_is_offered(store: SqliteStore) -> None:
    clock, folder = Clock(), store.path.parent / "backups"
    made = []
    with closing(store):
        backups = Backups(store, folder, clock.now)
        for _ in range(3):
            write(store)
            clock.forward(3700)
            made.append(backups.make_if_changed())
    oldest, middle, newest = made
    assert oldest
    assert middle
    assert newest
    data = bytearray(newest.read_bytes())
    data[len(data) // 2] ^= 4
    newest.write_bytes(data)
    middle.with_suffix(".sha256").unlink()
    assert newest_good(folder) == oldest
    assert newest_good(folder / "nowhere") is None


def test_the_last_good_backup_is_never_thinned_out(store: SqliteStore) -> None:
    clock, folder = Clock(), store.path.parent / "backups"
    with closing(store):
        backups = Backups(store, folder, clock.now)
        good = backups.make_if_changed()
        assert good is not None
        write(store)
        clock.forward(3700)
        bad = backups.make_if_changed()
        assert bad is not None
        bad.write_bytes(b"")
        assert newest_good(folder) == good


def test_a_copy_is_whole_and_can_be_opened(store: SqliteStore, tmp_path: Path) -> None:
    with closing(store):
        write(store, "Med i kopian")
        store.copy_to(tmp_path / "copy.db")
        state = editor(store).state
    assert is_good(tmp_path / "copy.db")
    with closing(SqliteStore(tmp_path / "copy.db")) as copy:
        assert editor(copy).state == state


@pytest.fixture
def damaged(store: SqliteStore) -> tuple[Path, Path]:
    """A library that has been damaged after a backup was made of it, and the backup."""
    folder = store.path.parent / "backups"
    with closing(store):
        write(store, "Räddad")
        backup = Backups(store, folder).make_if_changed()
    assert backup is not None
    store.path.write_bytes(b"SQLite format 3\0" + b"\xa5" * 9000)
    store.path.with_name("library.db-wal").write_bytes(b"wal")
    return store.path, backup


def test_restoring_keeps_the_damaged_library_and_the_backup(damaged: tuple[Path, Path]) -> None:
    path, backup = damaged
    broken = path.read_bytes()
    restore(path, backup)
    (aside,) = path.parent.glob("library-damaged-*.db")
    assert aside.read_bytes() == broken
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"wal"
    assert is_good(backup)
    with closing(SqliteStore(path)) as restored:
        assert [note.text for note in editor(restored).state.ordered(Note)] == ["Räddad"]
        assert restored.check() == []
    restore(path, backup)
    assert len(list(path.parent.glob("library-damaged-*.db"))) == 2, "the second time overwrites nothing either"


@pytest.mark.parametrize("damage", ["flipped", "cut", "gone", "unsigned"])
def test_a_backup_that_is_not_whole_restores_nothing(damaged: tuple[Path, Path], damage: str) -> None:
    path, backup = damaged
    data = bytearray(backup.read_bytes())
    match damage:
        case "flipped":
            data[-100] ^= 1
            backup.write_bytes(data)
        case "cut":
            backup.write_bytes(data[: len(data) // 2])
        case "gone":
            backup.unlink()
        case _:
            backup.with_suffix(".sha256").unlink()
    before = {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(StorageError):
        restore(path, backup)
    assert {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()} == before
