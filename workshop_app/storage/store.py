"""The library on disk: the only place that reads and writes workshops with SQL."""

from __future__ import annotations

import json
import logging
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from workshop_app.domain.codec import Plain
from workshop_app.domain.enums import RoundStage, Stage
from workshop_app.domain.errors import DomainError, StorageError
from workshop_app.domain.pictures import TOTAL_LIMIT, Facts, facts_of
from workshop_app.domain.records import KINDS, Picture, Record
from workshop_app.domain.state import State
from workshop_app.services.ports import NO_PICTURES, Found, JournalEntry, Listed, Remembered
from workshop_app.storage import listing, rows
from workshop_app.storage.checking import BUSY_WAIT_MS
from workshop_app.storage.database import open_library, translated

log = logging.getLogger(__name__)

FOLD_WAIT_MS = 500
"""How long emptying the WAL waits for readers."""
ROOM = 6 << 20
"""Bytes that make the WAL longer than it gets before SQLite begins it anew (1,000 pages), and fill the cache."""
_as_json = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


class SqliteStore:
    """See services.ports.Store."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._conn = open_library(path)
        self._inode = path.stat().st_ino
        self._ballot_in_wal = False
        # What need not be asked at each note. No other program writes to the library meanwhile (`instance.take_lock`).
        self._newest = ""
        """The workshop that is known to be the one touched last."""
        self._nothing_undone = ""
        """A workshop that is known to have nothing to redo."""
        self._coming: dict[str, set[str]] = {}
        """By workshop: pictures that have been put here and are on no note yet. They take room too."""

    @contextmanager
    def _transaction(self, *, end: str = "commit") -> Iterator[sqlite3.Connection]:
        self._part_from_ballot()
        with translated(self.path):
            self._conn.execute("begin immediate")
            try:
                yield self._conn
                self._conn.execute(end)
            except BaseException:
                if self._conn.in_transaction:
                    self._conn.execute("rollback")
                raise

    def workshops(self, limit: int = 50) -> list[Listed]:
        with translated(self.path):
            return listing.workshops(self._conn, limit)

    def has(self, workshop_id: str) -> bool:
        """Whether a workshop is here."""
        with translated(self.path):
            return self._conn.execute("select 1 from workshop where id = ?", (workshop_id,)).fetchone() is not None

    def search(self, words: str, limit: int = 50) -> list[Found]:
        try:
            self._index_new_notes()
        except StorageError as error:  # the disk may be full: what is in the index is found all the same
            log.info("new notes were not indexed: %s", error.code)
        with translated(self.path):
            return listing.search(self._conn, words, limit)

    def _index_new_notes(self) -> None:
        with translated(self.path):
            if not listing.notes_wait(self._conn):
                return
        with self._transaction() as conn:
            listing.index_new_notes(conn)

    def load(self, workshop_id: str) -> State:
        with translated(self.path):
            records = rows.read_all(self._conn, workshop_id)
        if not records:
            raise DomainError("no_such_workshop", id=workshop_id)
        return State.of_records(records)

    def add(self, records: Iterable[Record], pictures: Mapping[str, bytes] = NO_PICTURES) -> None:
        with self._transaction() as conn:
            whole = list(records)
            workshop_id = whole[0].workshop_id
            rows.write_all(conn, whole)
            for digest, data in pictures.items():
                rows.put_picture(conn, workshop_id, digest, data)
            self._touch(conn, workshop_id)
        self._newest = workshop_id

    def put_picture(self, workshop_id: str, data: bytes) -> Facts:
        facts = facts_of(data)
        with self._transaction() as conn:
            coming = self._coming.get(workshop_id, set()) | {facts.digest}
            rows.put_picture(conn, workshop_id, facts.digest, data)
            if rows.bytes_of_pictures(conn, workshop_id, coming) > TOTAL_LIMIT:
                raise DomainError("pictures_full", limit=TOTAL_LIMIT >> 20)
        self._coming[workshop_id] = coming
        return facts

    def picture(self, workshop_id: str, digest: str) -> bytes:
        # A connection for this alone, as a thread that draws may ask, and nobody who reads may hold up a ballot.
        with (
            translated(self.path),
            closing(sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", uri=True)) as conn,
        ):
            return rows.picture(conn, workshop_id, digest)

    def taken(self, records: Iterable[Record]) -> bool:
        with translated(self.path):
            return any(
                self._conn.execute(f'select 1 from "{record.kind_name}" where id = ?', (record.id,)).fetchone()
                for record in records
            )

    def delete(self, workshop_id: str) -> None:
        with self._transaction() as conn:
            for name in ("journal", "picture_bytes"):
                conn.execute(f"delete from {name} where workshop_id = ?", (workshop_id,))
            for name in reversed(KINDS):
                conn.execute(f'delete from "{name}" where workshop_id = ?', (workshop_id,))
            for index in ("title_search", "note_search"):  # its words leave the indexes too
                conn.execute(f"insert into {index}({index}) values ('optimize')")
        self._fold()

    def commit(self, workshop_id: str, changes: list[Plain], remembered: Remembered) -> int:
        with self._transaction() as conn:
            rows.write_changes(conn, changes)
            sequence = self._remember(conn, workshop_id, remembered)
            if workshop_id != self._newest:
                self._touch(conn, workshop_id)
        self._newest = workshop_id
        if remembered.undoable and remembered.joins is None:
            self._nothing_undone = workshop_id
        made = (change["made"] for change in changes if change["kind"] == Picture.kind_name and "made" in change)
        self._coming.get(workshop_id, set()).difference_update(picture["digest"] for picture in made)
        return sequence

    def commit_secret(self, changes: list[Plain]) -> None:
        # Each commit is a set of frames in the WAL: fold them in and empty the WAL, or frames side by side tell the
        # order. While somebody reads that cannot be done: then the next ballot has to wait.
        self._part_from_ballot()
        if self._ballot_in_wal:
            raise StorageError("library_locked", path=str(self.path))
        with self._transaction() as conn:
            rows.blank_boxes(conn, changes)
            rows.write_changes(conn, changes)
        self._ballot_in_wal = not self._fold()

    def _part_from_ballot(self) -> None:
        """What is written next should not lie beside a ballot in the WAL."""
        if self._ballot_in_wal:
            self._ballot_in_wal = not self._fold()

    def _fold(self) -> bool:
        """Empty the WAL into the file; whether that could be done. A commit stands all the same."""
        try:
            self._conn.execute(f"pragma busy_timeout = {FOLD_WAIT_MS}")
            return bool(self._conn.execute("pragma wal_checkpoint(truncate)").fetchone()[0] == 0)
        except sqlite3.Error:
            return False
        finally:
            self._conn.execute(f"pragma busy_timeout = {BUSY_WAIT_MS}")

    def commit_turn(self, changes: list[Plain], sequence: int, *, done: bool) -> None:
        self._nothing_undone = ""
        with self._transaction() as conn:
            rows.write_changes(conn, changes)
            conn.execute("update journal set state = ? where sequence = ?", ("done" if done else "undone", sequence))

    def _remember(self, conn: sqlite3.Connection, workshop_id: str, remembered: Remembered) -> int:
        changes = _as_json(remembered.changes)
        if remembered.joins is not None:
            conn.execute("update journal set changes = ? where sequence = ?", (changes, remembered.joins))
            return remembered.joins
        if remembered.undoable and workshop_id != self._nothing_undone:
            conn.execute(
                "update journal set state = 'dropped' where workshop_id = ? and state = 'undone'", (workshop_id,)
            )
        cursor = conn.execute(
            "insert into journal (workshop_id, time, command, label, bout, state, changes) "
            "values (?, ?, ?, ?, ?, ?, ?)",
            (
                workshop_id,
                datetime.now(UTC).isoformat(timespec="milliseconds"),
                remembered.command,
                remembered.label,
                remembered.bout,
                "done" if remembered.undoable else "timeline",
                changes,
            ),
        )
        return cursor.lastrowid or 0

    def _touch(self, conn: sqlite3.Connection, workshop_id: str) -> None:
        conn.execute(
            "update workshop set touched = 1 + (select max(touched) from workshop) "
            "where id = ? and touched < max(1, (select max(touched) from workshop))",
            (workshop_id,),
        )

    def make_room(self) -> None:
        # A commit whose WAL grows has the disk write the file's new length too, which on many is a second flush. What
        # is rolled back stays in the WAL as room, and is not counted by `writes`.
        with translated(self.path):
            enough = self.path.with_name(self.path.name + "-wal").stat().st_size > ROOM // 2
        if not enough:
            with self._transaction(end="rollback") as conn:
                conn.execute("create table room as select zeroblob(?) as bytes", (ROOM,))

    def last_done(self, workshop_id: str) -> JournalEntry | None:
        return self._entry(workshop_id, "done", "desc")

    def first_undone(self, workshop_id: str) -> JournalEntry | None:
        return self._entry(workshop_id, "undone", "asc")

    def _entry(self, workshop_id: str, state: str, order: str) -> JournalEntry | None:
        with translated(self.path):
            row = self._conn.execute(
                "select sequence, label, bout, changes from journal where workshop_id = ? and state = ? "
                f"order by sequence {order} limit 1",
                (workshop_id, state),
            ).fetchone()
        return JournalEntry(*row) if row else None

    def check(self) -> list[str]:
        with translated(self.path):
            found = [] if self._conn.execute("pragma integrity_check(1)").fetchone()[0] == "ok" else ["library_damaged"]
            if self._conn.execute("pragma foreign_key_check").fetchone():
                found.append("library_loose_ends")
            with self._transaction(end="rollback") as conn:
                listing.index_new_notes(conn)
                for index in ("title_search", "note_search"):  # as they would be at the next search, with their tables
                    conn.execute(f"insert into {index}({index}, rank) values ('integrity-check', 1)")
            for (workshop_id,) in self._conn.execute("select id from workshop").fetchall():
                try:
                    rows.read_all(self._conn, workshop_id)
                except (DomainError, ValueError):
                    found.append("library_bad_record")
                    break
            if not rows.pictures_are_sound(self._conn):
                found.append("library_picture_damaged")
        return found

    def moved(self) -> bool:
        return not self.path.exists() or self.path.stat().st_ino != self._inode

    def writes(self) -> int:
        return self._conn.total_changes

    def secret_vote_in(self) -> str | None:
        with translated(self.path):
            row = self._conn.execute(
                "select w.title from round r join ballot_box b on b.id = r.id join workshop w on w.id = r.workshop_id "
                "where r.stage != ? and w.stage = ? and rtrim(b.ballots) != '[]'",
                (RoundStage.REVEALED.value, Stage.OPEN.value),
            ).fetchone()
        return str(row[0]) if row else None

    def copy_to(self, path: Path) -> None:
        partial = path.with_name(path.name + ".part")
        with translated(path):
            try:
                copy = sqlite3.connect(partial)
                try:
                    self._conn.backup(copy)
                    sound = copy.execute("pragma integrity_check(1)").fetchone()[0] == "ok"
                finally:
                    copy.close()
                if not sound:
                    raise StorageError("library_damaged", path=str(self.path))
                with partial.open("rb+") as file:
                    os.fsync(file.fileno())
                import hashlib  # costs 5 ms: not before the window is there

                with partial.open("rb") as file:
                    digest = hashlib.file_digest(file, "sha256").hexdigest()
                path.with_suffix(".sha256").write_text(digest + "\n", encoding="ascii")
                os.replace(partial, path)
            finally:
                partial.unlink(missing_ok=True)
                for tail in ("-wal", "-shm", "-journal"):
                    partial.with_name(partial.name + tail).unlink(missing_ok=True)

    def close(self) -> None:
        self._conn.close()
