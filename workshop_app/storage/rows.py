"""Records as rows of their tables."""

from __future__ import annotations

import gc
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from workshop_app.domain.changes import Change
from workshop_app.domain.codec import Plain, field_types, from_columns, plain_changes, to_plain
from workshop_app.domain.pictures import digest_of
from workshop_app.domain.records import KINDS, BallotBox, Record
from workshop_app.frozen import frozen

RANK = {name: rank for rank, name in enumerate(KINDS)}
"""Parents before what refers to them."""
BOX_BYTES = 32 << 10
"""Ballot boxes are padded to this size, doubled as needed: their place in the file must not tell how they grew."""


@frozen
class Shape:
    """How a kind of record lies in its table."""

    columns: tuple[str, ...]
    packed: frozenset[str]
    """Columns that hold JSON."""
    flags: frozenset[str]
    """Columns that hold 0 or 1."""

    def names(self) -> str:
        """The columns, quoted, for SQL."""
        return ", ".join(f'"{name}"' for name in self.columns)

    def insert(self, table: str) -> str:
        """SQL that writes a record that is not there."""
        return f'insert into "{table}" ({self.names()}) values ({", ".join("?" * len(self.columns))})'

    def upsert(self, table: str) -> str:
        """SQL that writes a record, whether or not it is there."""
        sets = ", ".join(f'"{name}" = excluded."{name}"' for name in self.columns if name != "id")
        return f"{self.insert(table)} on conflict (id) do update set {sets}"


@cache
def shape_of(name: str) -> Shape:
    """How the kind of record of this name lies in its table."""
    types = field_types(name)
    return Shape(
        columns=tuple(types),
        packed=frozenset(name for name, expected in types.items() if str(expected).startswith("tuple")),
        flags=frozenset(name for name, expected in types.items() if expected is bool),
    )


def to_row(record: Record) -> tuple[Any, ...]:
    """A record's values in the order of its columns."""
    return _cells(record.kind_name, to_plain(record))


def _cells(kind: str, plain: Plain) -> tuple[Any, ...]:
    """Plain values as they lie in their columns; what a ballot box holds is padded."""
    for name in shape_of(kind).packed & plain.keys():
        text = json.dumps(plain[name])
        size = BOX_BYTES if kind == BallotBox.kind_name else 0
        while 0 < size < len(text):
            size *= 2
        plain[name] = text.ljust(size)
    return tuple(plain.values())


def from_rows(kind: type[Record], rows: Iterable[Iterable[Any]]) -> list[Record]:
    """Records from rows of their columns; DomainError('bad_record') when one is not of the right types."""
    shape, whole = shape_of(kind.kind_name), [*rows]
    if not whole:
        return []
    columns: dict[str, Iterable[Any]] = dict(zip(shape.columns, zip(*whole, strict=True), strict=True))
    columns |= {name: map(json.loads, columns[name]) for name in shape.packed}
    columns |= {name: map(bool, columns[name]) for name in shape.flags}
    return from_columns(kind, columns)


def read_all(conn: sqlite3.Connection, workshop_id: str) -> list[Record]:
    """All records of a workshop, parents first."""
    records = []
    with no_garbage():
        for name, kind in KINDS.items():
            whose = f'from "{name}" where workshop_id = ?'
            if conn.execute(f"select 1 {whose}", (workshop_id,)).fetchone():  # most workshops have few kinds
                records += from_rows(kind, conn.execute(f"select {shape_of(name).names()} {whose}", (workshop_id,)))
    return records


@contextmanager
def no_garbage() -> Iterator[None]:
    """While thousands of things are made that all stay: looking for garbage among them takes a third of the time."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


def write_all(conn: sqlite3.Connection, records: Iterable[Record], *, new: bool = False) -> None:
    """Write records, parents first, within the transaction that is open; `new` ones may not replace what is there."""
    rows: dict[str, list[tuple[Any, ...]]] = {}
    for record in records:
        rows.setdefault(record.kind_name, []).append(to_row(record))
    for name in sorted(rows, key=RANK.__getitem__):
        shape = shape_of(name)
        conn.executemany(shape.insert(name) if new else shape.upsert(name), rows[name])


def update_all(conn: sqlite3.Connection, changes: Iterable[Change]) -> None:
    """Write what has changed in records that are there, within the transaction that is open. The columns that stay are
    left alone, and with them their indexes: thousands of notes can be put in order in a blink."""
    rows: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    for change in changes:
        kind, record_id = change.key
        changed = {name: after for name, (_before, after) in plain_changes(change).items()}
        rows.setdefault((kind, *changed), []).append((*_cells(kind, changed), record_id))
    for (kind, *names), values in rows.items():
        sets = ", ".join(f'"{name}" = ?' for name in names)
        conn.executemany(f'update "{kind}" set {sets} where id = ?', values)


def blank_boxes(conn: sqlite3.Connection, records: Iterable[Record]) -> None:
    """Blot out ballot boxes that are about to be written, so that every page of a box is written each time: else which
    pages a commit touched would tell where in the sorted box its ballot lies."""
    for record in records:
        if isinstance(record, BallotBox):
            conn.execute("update ballot_box set ballots = replace(ballots, ' ', '-') where id = ?", (record.id,))


def delete_all(conn: sqlite3.Connection, records: Iterable[Record]) -> None:
    """Delete records by id, what refers to others first, within the transaction that is open."""
    for record in sorted(records, key=lambda record: -RANK[record.kind_name]):
        conn.execute(f'delete from "{record.kind_name}" where id = ?', (record.id,))


def put_picture(conn: sqlite3.Connection, workshop_id: str, digest: str, data: bytes) -> None:
    """Write the bytes of a picture, unless they are there."""
    conn.execute("insert or ignore into picture_bytes values (?, ?, ?)", (workshop_id, digest, data))


def picture(conn: sqlite3.Connection, workshop_id: str, digest: str) -> bytes:
    """The bytes of a picture, or nothing."""
    wanted = (workshop_id, digest)
    row = conn.execute("select data from picture_bytes where workshop_id = ? and digest = ?", wanted).fetchone()
    return bytes(row[0]) if row else b""


def bytes_of_pictures(conn: sqlite3.Connection, workshop_id: str, coming: Iterable[str] = ()) -> int:
    """How many bytes the pictures have that a workshop shows now, or will when those that are `coming` are shown."""
    row = conn.execute(
        "select coalesce(sum(length(data)), 0) from picture_bytes b where workshop_id = ? and "
        "(digest in (select value from json_each(?)) or exists "
        "(select 1 from picture p where p.workshop_id = b.workshop_id and p.digest = b.digest))",
        (workshop_id, json.dumps([*coming])),
    ).fetchone()
    return int(row[0])


def pictures_are_sound(conn: sqlite3.Connection) -> bool:
    """Whether the bytes of every picture are still those that its digest was made of."""
    return all(digest_of(data) == digest for digest, data in conn.execute("select digest, data from picture_bytes"))
