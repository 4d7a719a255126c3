"""The exchange file `.verkstad`: one workshop as one closed SQLite file, read as untrusted."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from workshop_app.domain.codec import Plain
from workshop_app.domain.errors import DomainError
from workshop_app.domain.pictures import TOTAL_LIMIT
from workshop_app.domain.records import Picture
from workshop_app.domain.state import State
from workshop_app.services.ports import PictureSource, without_pictures
from workshop_app.services.transfer import (
    FORMAT,
    LISTS,
    VERSION,
    Whole,
    as_version_1,
    check_pictures,
    dumps,
    from_document,
    to_document,
)
from workshop_app.storage.database import translated

APPLICATION_ID = 0x56524B46
"""'VRKF' in the header: an exchange file of ours."""
SIZE_LIMIT = (64 << 20) + TOTAL_LIMIT
CELL_LIMIT = 8 << 20
SECONDS = 10.0
"""Longest that reading may take, whatever the file holds."""
ROW_LIMIT = 200_000

SCHEMA = (
    "CREATE TABLE about(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE record(kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY(kind, id)) "
    "STRICT, WITHOUT ROWID",
    "CREATE TABLE picture(digest TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT, WITHOUT ROWID",
)
_EXPECTED = {("table", name, sql) for name, sql in zip(("about", "record", "picture"), SCHEMA, strict=True)}
_EXPECTED_1 = {row for row in _EXPECTED if row[1] != "picture"}
"""The tables of the first version."""
PICTURE_LIMIT = 10_000
_NAMES = {"workshop": "workshop", **LISTS}


def write_exchange(path: Path, state: State, pictures: PictureSource = without_pictures) -> None:
    """Write the workshop whole or not at all; DomainError('vote_under_way'), StorageError."""
    document = to_document(state)
    partial = path.with_name(f".{path.name}.part")
    with translated(path):
        try:
            partial.unlink(missing_ok=True)
            _fill(partial, document, state, pictures)
            with partial.open("rb+") as file:
                os.fsync(file.fileno())
            os.replace(partial, path)
        finally:
            partial.unlink(missing_ok=True)
            partial.with_name(partial.name + "-journal").unlink(missing_ok=True)


def _fill(path: Path, document: Plain, state: State, pictures: PictureSource) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("pragma journal_mode = delete")
        conn.execute(f"pragma application_id = {APPLICATION_ID}")
        conn.execute(f"pragma user_version = {VERSION}")
        conn.execute("begin")
        for statement in SCHEMA:
            conn.execute(statement)
        about = [("format", FORMAT), ("version", str(VERSION)), ("sha256", _digest(document))]
        conn.executemany("insert into about values (?, ?)", about)
        conn.executemany("insert into record values (?, ?, ?)", _rows(document))
        for digest in sorted({picture.digest for picture in state.of(Picture).values()}):
            if data := pictures(state.workshop.id, digest):
                conn.execute("insert into picture values (?, ?)", (digest, data))
        conn.execute("commit")


def _rows(document: Plain) -> list[tuple[str, str, str]]:
    found = [("workshop", document["workshop"])]
    found += [(kind, plain) for kind, plural in LISTS.items() for plain in document[plural]]
    return [(kind, plain["id"], json.dumps(plain, ensure_ascii=False)) for kind, plain in found]


def _digest(document: Plain) -> str:
    return hashlib.sha256(dumps(document).encode()).hexdigest()


def read_exchange(path: Path) -> Whole:
    """The workshop of an exchange file, checked in full.

    DomainError: file_not_readable, file_too_big, file_newer, file_changed, bad_record.
    """
    _check_header(path)
    try:
        with closing(_connect(path)) as conn:
            about, rows, pictures = _read(conn)
    except (sqlite3.Error, UnicodeError, OverflowError) as error:
        raise DomainError("file_not_readable") from error
    if about.get("version", "").isdecimal() and int(about["version"][:9]) > VERSION:
        raise DomainError("file_newer")
    document = _document(rows)
    records = from_document(document)
    whole = to_document(State.of_records(records))
    if about.get("sha256") != _digest(as_version_1(whole) if about.get("version") == "1" else whole):
        raise DomainError("file_changed")
    found = Whole(records, pictures)
    check_pictures(found)
    return found


def _check_header(path: Path) -> None:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise DomainError("file_not_readable") from error
    if size > SIZE_LIMIT:
        raise DomainError("file_too_big", limit=SIZE_LIMIT >> 20)
    if not header.startswith(b"SQLite format 3\0") or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise DomainError("file_not_readable")
    if header[18:20] != b"\x01\x01":
        raise DomainError("file_not_readable")  # a closed file has no WAL: we never write one that does
    if int.from_bytes(header[60:64], "big") > VERSION:
        raise DomainError("file_newer")


def _connect(path: Path) -> sqlite3.Connection:
    # Immutable: no lock, and no journal lying beside the file is played into it.
    conn = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    for limit, value in (
        (sqlite3.SQLITE_LIMIT_LENGTH, CELL_LIMIT),
        (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 10_000),
        (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    ):
        conn.setlimit(limit, value)
    end = time.monotonic() + SECONDS
    conn.set_progress_handler(lambda: time.monotonic() > end, 10_000)
    for pragma in ("trusted_schema = off", "cell_size_check = on", "mmap_size = 0", "query_only = on"):
        conn.execute(f"pragma {pragma}")
    return conn


def _read(conn: sqlite3.Connection) -> tuple[dict[str, str], list[tuple[Any, ...]], dict[str, bytes]]:
    # Nothing but the schema is read until it is exactly ours: a view or a trigger never gets a chance.
    schema = conn.execute("select type, name, sql from sqlite_master limit 10").fetchall()
    if len(schema) != len(set(schema)) or set(schema) not in (_EXPECTED_1, _EXPECTED):
        raise DomainError("file_not_readable")
    if conn.execute("pragma quick_check(1)").fetchone()[0] != "ok":
        raise DomainError("file_not_readable")
    about = conn.execute("select name, value from about limit 100").fetchall()
    rows = conn.execute(f"select kind, id, body from record limit {ROW_LIMIT + 1}").fetchall()
    if len(rows) > ROW_LIMIT:
        raise DomainError("file_too_big", limit=SIZE_LIMIT >> 20)
    if not all(isinstance(cell, str) for row in (*about, *rows) for cell in row):
        raise DomainError("file_not_readable")
    return dict(about), rows, _read_pictures(conn) if len(schema) == len(_EXPECTED) else {}


def _read_pictures(conn: sqlite3.Connection) -> dict[str, bytes]:
    pictures = conn.execute(f"select digest, data from picture limit {PICTURE_LIMIT + 1}").fetchall()
    if len(pictures) > PICTURE_LIMIT:
        raise DomainError("file_too_big", limit=SIZE_LIMIT >> 20)
    if not all(isinstance(digest, str) and isinstance(data, bytes) for digest, data in pictures):
        raise DomainError("file_not_readable")
    return dict(pictures)


def _document(rows: list[tuple[Any, ...]]) -> Plain:
    document: Plain = {"format": FORMAT, "version": VERSION}
    for kind, record_id, body in rows:
        try:
            plain = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise DomainError("file_not_readable") from error
        name = _NAMES.get(kind)
        if name is None or not isinstance(plain, dict) or plain.get("id") != record_id:
            raise DomainError("bad_record", kind=kind[:100], field="id")
        if kind == "workshop":
            if name in document:
                raise DomainError("bad_record", kind=kind, field="id")
            document[name] = plain
        else:
            document.setdefault(name, []).append(plain)
    return document
