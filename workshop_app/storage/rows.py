"""Records as rows of their tables."""

from __future__ import annotations

import gc
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from workshop_app.domain.codec import Plain, field_types, from_columns, to_plain
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
    names: str
    """The columns, quoted, for SQL."""
    insert: str
    """SQL that writes a record that is not there."""
    packed: frozenset[str]
    """Columns that hold JSON."""
    flags: frozenset[str]
    """Columns that hold 0 or 1."""


@cache
def shape_of(name: str) -> Shape:
    """How the kind of record of this name lies in its table."""
    types = field_types(name)
    names = ", ".join(f'"{column}"' for column in types)
    return Shape(
        columns=tuple(types),
        names=names,
        insert=f'insert into "{name}" ({names}) values ({", ".join("?" * len(types))})',
        packed=frozenset(name for name, expected in types.items() if str(expected).startswith("tuple")),
        flags=frozenset(name for name, expected in types.items() if expected is bool),
    )


def to_row(record: Record) -> tuple[Any, ...]:
    """A record's values in the order of its columns."""
    return _cells(record.kind_name, to_plain(record))


def _cells(kind: str, plain: Plain) -> tuple[Any, ...]:
    """Plain values as they lie in their columns; what a ballot box holds is padded."""
    packed = {}
    for name in shape_of(kind).packed & plain.keys():
        text = json.dumps(plain[name])
        size = BOX_BYTES if kind == BallotBox.kind_name else 0
        while 0 < size < len(text):
            size *= 2
        packed[name] = text.ljust(size)
    return tuple((plain | packed).values())


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
                records += from_rows(kind, conn.execute(f"select {shape_of(name).names} {whose}", (workshop_id,)))
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


def write_all(conn: sqlite3.Connection, records: Iterable[Record]) -> None:
    """Write new records, within the transaction that is open."""
    write_changes(conn, [{"kind": record.kind_name, "made": to_plain(record)} for record in records])


def write_changes(conn: sqlite3.Connection, changes: Iterable[Plain]) -> None:
    """Write what was made, set or is gone (`codec.changes_to_plain`), within the transaction that is open.

    In this order nothing refers to what is not there at any moment. `pragma defer_foreign_keys` would allow any order,
    but like many pragmas it has every statement compiled anew: a fifth of the time of a note.
    """
    made: dict[str, list[tuple[Any, ...]]] = {}
    updates: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    gone: dict[str, list[tuple[str]]] = {}
    for change in changes:
        kind = change["kind"]
        if "made" in change:
            made.setdefault(kind, []).append(_cells(kind, change["made"]))
        elif "set" in change:
            after = {name: after for name, (_before, after) in change["set"].items()}
            updates.setdefault((kind, *after), []).append((*_cells(kind, after), change["id"]))
        else:
            gone.setdefault(kind, []).append((change["id"],))
    for name in sorted(made, key=RANK.__getitem__):
        conn.executemany(shape_of(name).insert, made[name])
    for (kind, *names), values in updates.items():  # columns that stay are left alone, and with them their indexes
        sets = ", ".join(f'"{name}" = ?' for name in names)
        conn.executemany(f'update "{kind}" set {sets} where id = ?', values)
    for name in sorted(gone, key=RANK.__getitem__, reverse=True):
        conn.executemany(f'delete from "{name}" where id = ?', gone[name])


def blank_boxes(conn: sqlite3.Connection, changes: Iterable[Plain]) -> None:
    """Blot out ballot boxes that are about to be written, so that every page of a box is written each time: else which
    pages a commit touched would tell where in the sorted box its ballot lies."""
    boxes = [(change["id"],) for change in changes if change["kind"] == BallotBox.kind_name]
    conn.executemany("update ballot_box set ballots = replace(ballots, ' ', '-') where id = ?", boxes)


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
