"""The schema, step by step. A migration never changes once it has been released; add another."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

REFERS = {
    "note": [("lane_id", "lane", "id"), ("theme_id", "theme", "id")],
    "buzz_group": [("step_id", "step", "id")],
    "timer": [("id", "step", "id")],
    "harvest": [("id", "step", "id")],
    "ballot_box": [("id", "round", "id")],
    "count": [("round_id", "round", "id")],
    "action": [("theme_id", "theme", "id"), ("note_id", "note", "id")],
}
"""Which columns refer to which table. A round outlives its step, so it refers to none."""

TABLES_1: dict[str, dict[str, type]] = {
    "workshop": dict.fromkeys(
        ("title", "date", "start", "place", "purpose", "organisation", "language", "template", "stage",
         "current_step", "opened", "closed", "spotlight"), str
    ) | {"participant_count": int},
    "participant": {"position": str, "name": str, "unit": str},
    "step": dict.fromkeys(
        ("position", "kind", "title", "question", "instruction", "notes", "lanes", "candidates", "tie_rule"), str
    ) | dict.fromkeys(
        ("minutes", "alone_minutes", "group_minutes", "harvest_minutes", "group_size", "mix_units", "dots", "cap",
         "advance", "shuffle"), int
    ),
    "timer": {"running": int, "started": str, "elapsed": float, "extra": int, "phase": int},
    "buzz_group": {"step_id": str, "number": int, "members": str, "size": int},
    "harvest": {"lap": int, "turn": int, "empty": str},
    "lane": {"position": str, "kind": str, "title": str},
    "theme": {"position": str, "name": str},
    "note": dict.fromkeys(("position", "lane_id", "theme_id", "kind", "text", "tag"), str)
    | {"number": int, "group": int},
    "round": dict.fromkeys(("position", "step_id", "question", "candidates", "tie_rule", "stage"), str)
    | dict.fromkeys(("dots", "cap", "voters", "advance", "shuffle", "shown"), int),
    "ballot_box": {"ballots": str},
    "count": {"round_id": str, "number": int, "dots": int},
    "decision": {"position": str, "text": str},
    "action": dict.fromkeys(("position", "what", "who", "due", "level", "theme_id", "note_id", "source"), str)
    | {"done": int},
}  # fmt: skip
NULLABLE = {"theme_id", "note_id"}


def _create_1(db: Database) -> None:
    for name, columns in TABLES_1.items():
        own: dict[str, type] = {"id": str, "workshop_id": str, **columns}
        if name == "workshop":
            own["touched"] = int  # counts up with each change in the library: newest first without trusting a clock
        if name == "note":
            own = {"seq": int, **own}  # a stable row number for the search index
        refers = list(REFERS.get(name, []))
        if name != "workshop":
            refers.insert(0, ("workshop_id", "workshop", "id"))
        if name == "action":  # note.id is unique but not the primary key: made before its index is needed
            db.table("note").create_index(["id"], unique=True)
        db.create_table(
            name,
            own,
            pk="seq" if name == "note" else "id",
            not_null=[column for column in own if column not in NULLABLE and column != "seq"],
            defaults={"touched": 0} if name == "workshop" else None,
            foreign_keys=refers,
            strict=True,
        )
        if name != "workshop":
            db.table(name).create_index(["workshop_id"])
    db.table("workshop").create_index(["touched"])
    for name, refers in REFERS.items():
        for column, _, _ in refers:
            if column != "id":
                db.table(name).create_index([column])


def _journal_1(db: Database) -> None:
    columns = {
        "sequence": int, "workshop_id": str, "time": str, "command": str, "label": str, "bout": str, "state": str,
        "changes": str,
    }  # fmt: skip
    db.create_table(
        "journal",
        columns,
        pk="sequence",
        not_null=[name for name in columns if name != "sequence"],
        foreign_keys=[("workshop_id", "workshop", "id")],
        strict=True,
    )
    db.table("journal").create_index(["workshop_id", "state", "sequence"])


def _search_1(db: Database) -> None:
    db.execute(
        "create virtual table note_search using fts5(text, content='note', content_rowid='seq', "
        "prefix='2 3', tokenize='unicode61 remove_diacritics 0')"
    )
    add = "insert into note_search(rowid, text) values (new.seq, new.text);"
    drop = "insert into note_search(note_search, rowid, text) values ('delete', old.seq, old.text);"
    db.execute(f"create trigger note_added after insert on note begin {add} end")
    db.execute(f"create trigger note_removed after delete on note begin {drop} end")
    db.execute(f"create trigger note_reworded after update of text on note begin {drop} {add} end")


def _first(db: Database) -> None:
    _create_1(db)
    _journal_1(db)
    _search_1(db)


TABLES_2: dict[str, dict[str, type]] = {
    "link": {"source": str, "target": str},
    "shape": dict.fromkeys(("position", "lane_id", "kind", "text", "labels", "points"), str)
    | dict.fromkeys(("x", "y", "w", "h"), int),
    "picture": {"width": int, "height": int, "digest": str},
}
REFERS_2 = {"link": [("source", "note", "id"), ("target", "note", "id")], "shape": [("lane_id", "lane", "id")]}


def _board_2(db: Database) -> None:
    """Free lanes, links, and pictures on notes."""
    db.table("lane").add_column("free", int, not_null_default=0)
    for column in ("x", "y"):
        db.table("note").add_column(column, int, not_null_default=0)
    db.table("note").add_column("picture", str, not_null_default="")
    for name, columns in TABLES_2.items():
        own: dict[str, type] = {"id": str, "workshop_id": str, **columns}
        refers = [("workshop_id", "workshop", "id"), *REFERS_2.get(name, ())]
        db.create_table(name, own, pk="id", not_null=list(own), foreign_keys=refers, strict=True)
        for column, _, _ in refers:
            db.table(name).create_index([column])
    bytes_of = {"workshop_id": str, "digest": str, "data": bytes}
    db.create_table(
        "picture_bytes",
        bytes_of,
        pk=("workshop_id", "digest"),
        not_null=["data"],
        foreign_keys=[("workshop_id", "workshop", "id")],
        strict=True,
    )


PREFIXES_2 = "1 2 3 4 5 6 7 8"
"""The beginnings of words that the search finds at once; longer ones begin few words."""


def _search_2(db: Database) -> None:
    """An index of the titles; one of the notes that knows longer beginnings and rests when a note is only moved."""
    _search_index_2(db, "title_search", "workshop", "title", "rowid")
    for trigger in ("note_added", "note_removed", "note_reworded"):
        db.execute(f"drop trigger {trigger}")
    db.execute("drop table note_search")
    _search_index_2(db, "note_search", "note", "text", "seq")


def _search_index_2(db: Database, name: str, table: str, column: str, rowid: str) -> None:
    db.execute(
        f"create virtual table {name} using fts5({column}, content='{table}', content_rowid='{rowid}', "
        f"prefix='{PREFIXES_2}', columnsize=0, tokenize='unicode61 remove_diacritics 0')"  # nothing is ranked: no sizes
    )
    add = f"insert into {name}(rowid, {column}) values (new.{rowid}, new.{column});"
    drop = f"insert into {name}({name}, rowid, {column}) values ('delete', old.{rowid}, old.{column});"
    changed = f"when old.{column} is not new.{column}"
    db.execute(f"create trigger {table}_added after insert on {table} begin {add} end")
    db.execute(f"create trigger {table}_removed after delete on {table} begin {drop} end")
    db.execute(f"create trigger {table}_reworded after update of {column} on {table} {changed} begin {drop} {add} end")
    db.execute(f"insert into {name}({name}) values ('rebuild')")


def _second(db: Database) -> None:
    _board_2(db)
    _search_2(db)
    db.table("workshop").create_index(["workshop_id"])  # records of every kind are looked up by it


def _third(db: Database) -> None:
    """New notes wait outside the search index until somebody searches (`listing.index_new_notes`): nobody who adds one
    is kept waiting for it. Those up to the row number in `search_mark` are in the index, and followed by it at once."""
    db.create_table("search_mark", {"id": int, "seq": int}, pk="id", not_null=["seq"], strict=True)
    db.execute("insert into search_mark select 1, coalesce(max(seq), 0) from note")
    known = "{}.seq <= (select seq from search_mark where id = 1)"
    add = "insert into note_search(rowid, text) values (new.seq, new.text);"
    drop = "insert into note_search(note_search, rowid, text) values ('delete', old.seq, old.text);"
    for trigger, event, which, act in (
        ("note_added", "insert", known.format("new"), add),
        ("note_removed", "delete", known.format("old"), drop),
        ("note_reworded", "update of text", "old.text is not new.text and " + known.format("old"), drop + add),
    ):
        db.execute(f"drop trigger {trigger}")
        db.execute(f"create trigger {trigger} after {event} on note when {which} begin {act} end")


def _fourth(db: Database) -> None:
    """A note in no theme has no row in the index of themes: adding one writes a page less."""
    db.execute("drop index idx_note_theme_id")
    db.execute("create index idx_note_theme_id on note(theme_id) where theme_id is not null")


MIGRATIONS: tuple[Callable[[Database], None], ...] = (_first, _second, _third, _fourth)
"""In order; the library's version is how many of them it has had."""


def migrate(conn: sqlite3.Connection, version: int) -> None:
    """Bring a library to the newest version, in one transaction."""
    from sqlite_utils import Database  # costs 74 ms: only for a new or an old library

    db = Database(conn, execute_plugins=False)
    conn.execute("begin immediate")
    try:
        for step in MIGRATIONS[version:]:
            step(db)
        conn.execute(f"pragma user_version = {len(MIGRATIONS)}")
        conn.execute("commit")
    except BaseException:
        conn.execute("rollback")
        raise
