"""The .verkstad file: what we write is read back; what others write is refused before it can do anything."""

from __future__ import annotations

import json
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from tests.helpers.workshops import example, planned
from workshop_app.domain.errors import DomainError
from workshop_app.domain.state import State
from workshop_app.services.transfer import to_document
from workshop_app.storage.exchange import APPLICATION_ID, SCHEMA, read_exchange, write_exchange

QUICK = 1.0
VERSION_1 = Path(__file__).parents[1] / "version_1" / "workshop.verkstad"
"""Written by the program as it was before the free lanes."""


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "möte.verkstad"
    write_exchange(path, State.of_records(example()))
    return path


def test_a_workshop_comes_back_as_it_was(good: Path) -> None:
    assert State.of_records(read_exchange(good).records) == State.of_records(example())


def test_a_file_of_the_first_version_is_read_and_its_checksum_holds(tmp_path: Path) -> None:
    old = tmp_path / "gammal.verkstad"
    shutil.copy(VERSION_1, old)
    assert to_document(State.of_records(read_exchange(old).records))["notes"]
    with closing(sqlite3.connect(old)) as conn, conn:
        conn.execute("update record set body = replace(body, 'Beslutat', 'Bestämt')")
    with pytest.raises(DomainError, match="file_changed"):
        read_exchange(old)


def test_it_is_one_closed_file_and_the_same_each_time(good: Path, tmp_path: Path) -> None:
    write_exchange(tmp_path / "igen.verkstad", State.of_records(reversed(example())))
    assert (tmp_path / "igen.verkstad").read_bytes() == good.read_bytes()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["igen.verkstad", "möte.verkstad"]


def test_writing_replaces_the_whole_file_or_nothing(good: Path) -> None:
    write_exchange(good, State.of_records(planned()))
    assert State.of_records(read_exchange(good).records) == State.of_records(planned())


def test_reading_leaves_the_file_and_its_folder_alone(good: Path) -> None:
    before = good.read_bytes()
    read_exchange(good)
    assert good.read_bytes() == before
    assert list(good.parent.iterdir()) == [good]


ABOUT, RECORD, PICTURE = SCHEMA
BIG = "SELECT hex(zeroblob(400000000))"
HOSTILE = {
    "a view without end": f"{ABOUT}; CREATE VIEW record AS "
    "WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM r) SELECT 'note' AS kind, x AS id, 'a' AS body FROM r",
    "a view of 800 MB": f"{ABOUT}; CREATE VIEW record AS SELECT 'note' AS kind, 'a' AS id, ({BIG}) AS body",
    "a trigger": f"{ABOUT}; {RECORD}; CREATE TRIGGER t AFTER INSERT ON record BEGIN DELETE FROM record; END",
    "a trigger that refuses": f"{ABOUT}; {RECORD}; CREATE TRIGGER t BEFORE INSERT ON record "
    "BEGIN SELECT RAISE(ABORT, 'no'); END",
    "a slow check": f"{ABOUT}; CREATE TABLE record(kind TEXT, id TEXT, body TEXT "
    "CHECK(length(hex(randomblob(20000000))) > 0))",
    "a generated column": f"{ABOUT}; CREATE TABLE record(kind TEXT, id TEXT, "
    "body TEXT GENERATED ALWAYS AS (hex(zeroblob(100000000))))",
    "loose types": f"{ABOUT}; CREATE TABLE record(kind TEXT, id TEXT, body TEXT); "
    "INSERT INTO record VALUES ('note', 1, x'00ff')",
    "a table too many": f"{ABOUT}; {RECORD}; CREATE TABLE x(a)",
    "a virtual table": f"{ABOUT}; {RECORD}; CREATE VIRTUAL TABLE f USING fts5(a)",
    "no tables": "SELECT 1",
    "an index": f"{ABOUT}; {RECORD}; CREATE INDEX i ON record(length(body))",
    "the right tables in WAL": f"PRAGMA journal_mode = wal; {ABOUT}; {RECORD}",
    "the right tables, nothing in them": f"{ABOUT}; {RECORD}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_no_time(tmp_path: Path, name: str) -> None:
    path = tmp_path / "hostile.verkstad"
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        conn.executescript(HOSTILE[name])
    before, start = path.read_bytes(), time.monotonic()
    with pytest.raises(DomainError) as caught:
        read_exchange(path)
    assert time.monotonic() - start < QUICK
    assert caught.value.code in ("file_not_readable", "bad_record")
    assert path.read_bytes() == before


def test_what_is_no_file_of_ours_is_refused(tmp_path: Path, good: Path) -> None:
    for name, data in {
        "empty": b"",
        "text": b"hej" * 1000,
        "cut in the header": good.read_bytes()[:60],
        "cut in the middle": good.read_bytes()[: good.stat().st_size // 2],
        "cut at a page": good.read_bytes()[:8192],
        "another program's": good.read_bytes()[:68] + b"ABCD" + good.read_bytes()[72:],
    }.items():
        path = tmp_path / f"{name}.verkstad"
        path.write_bytes(data)
        with pytest.raises(DomainError, match=r"file_not_readable"):
            read_exchange(path)
    with pytest.raises(DomainError, match="file_not_readable"):
        read_exchange(tmp_path / "nowhere.verkstad")


def test_a_bit_that_fell_over_anywhere_is_noticed_or_harmless(good: Path, tmp_path: Path) -> None:
    """Half of such files pass SQLite's own check; the digest finds the rest."""
    random, data = Random(7), good.read_bytes()
    wanted = State.of_records(read_exchange(good).records)
    refused = 0
    for _ in range(150):
        flipped = bytearray(data)
        flipped[random.randrange(len(data))] ^= 1 << random.randrange(8)
        path = tmp_path / "flipped.verkstad"
        path.write_bytes(flipped)
        try:
            assert State.of_records(read_exchange(path).records) == wanted
        except DomainError:
            refused += 1
    assert refused > 75


def tampered(path: Path, change: Callable[[sqlite3.Connection], object]) -> str:
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        change(conn)
    with pytest.raises(DomainError) as caught:
        read_exchange(path)
    return caught.value.code


def test_a_word_that_was_changed_is_noticed(good: Path) -> None:
    assert tampered(good, lambda c: c.execute("update record set body = replace(body, 'Ledning', 'Lodning')")) == (
        "file_changed"
    )


def test_a_note_that_was_taken_away_is_noticed(good: Path) -> None:
    assert tampered(good, lambda c: c.execute("delete from record where kind = 'decision'")) == "file_changed"


def test_a_missing_digest_is_noticed(good: Path) -> None:
    assert tampered(good, lambda c: c.execute("delete from about where name = 'sha256'")) == "file_changed"


def test_a_newer_file_says_so(good: Path) -> None:
    assert tampered(good, lambda c: c.execute("pragma user_version = 9")) == "file_newer"


@pytest.mark.parametrize(
    "body",
    ["{", "[]", "1", "null", '{"id": "other"}', "[" * 50_000, json.dumps({"id": "x", "text": 5})],
)
def test_a_row_that_is_no_record_is_refused(good: Path, body: str) -> None:
    code = tampered(good, lambda c: c.execute("insert into record values ('note', 'x', ?)", (body,)))
    assert code in ("bad_record", "file_not_readable")


def test_a_row_of_an_unknown_kind_is_refused(good: Path) -> None:
    assert (
        tampered(good, lambda c: c.execute("""insert into record values ('spy', 'x', '{"id": "x"}')""")) == "bad_record"
    )


def test_two_workshops_in_one_file_are_refused(good: Path) -> None:
    body = """insert into record select kind, 'x', replace(body, id, 'x') from record where kind = 'workshop'"""
    assert tampered(good, lambda c: c.execute(body)) == "bad_record"


def test_a_huge_row_is_refused(good: Path) -> None:
    big = "x" * (9 << 20)
    assert tampered(good, lambda c: c.execute("insert into record values ('note', 'x', ?)", (big,))) == (
        "file_not_readable"
    )


def test_a_journal_lying_beside_the_file_is_not_played_into_it(good: Path) -> None:
    good.with_name(good.name + "-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 4000)
    assert State.of_records(read_exchange(good).records) == State.of_records(example())
    assert good.with_name(good.name + "-journal").exists()
