"""A library of 10,000 workshops and a million notes, made once and kept in the system's folder for temporary files."""

from __future__ import annotations

import hashlib
import itertools
import os
import random
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from helpers.crowds import WORDS
from helpers.figures import ROOT

from workshop_app.domain.enums import NoteKind, Stage, StepKind
from workshop_app.domain.ordering import keys_between
from workshop_app.domain.records import Lane, Note, Participant, Record, Step, Workshop
from workshop_app.storage.listing import index_new_notes
from workshop_app.storage.rows import shape_of, to_row
from workshop_app.storage.store import SqliteStore

WORKSHOPS, NOTES_EACH = 10_000, 100
VOCABULARY = 30_000
PLACES = keys_between("", "", NOTES_EACH)


def vocabulary() -> list[str]:
    """Swedish words and compounds, the commonest first."""
    chance = random.Random(3)
    ends = ("", "s", "en", "er", "ar", "et", "erna", "arna", "lig", "ligt", "ande", "else", "het")
    compounds = [first + second for first in WORDS for second in WORDS if first != second]
    chance.shuffle(compounds)
    made = [word + end for word in (*WORDS, *compounds) for end in ends]
    common = ["och", "att", "det", "i", "är", "för", "inte", "vi", "på", "som", "en", "med", "av", "till", "om"]
    later = made[len(WORDS) * len(ends) :]
    chance.shuffle(later)
    return [*common, *made[: len(WORDS) * len(ends)], *later][:VOCABULARY]


class Talk:
    """Texts whose words are as unevenly common as in a language."""

    def __init__(self, seed: int) -> None:
        self.words = vocabulary()
        self._weights = list(itertools.accumulate(1 / (place + 2.7) for place in range(len(self.words))))
        self.chance = random.Random(seed)

    def say(self, count: int) -> str:
        """So many words."""
        return " ".join(self.chance.choices(self.words, cum_weights=self._weights, k=count)).capitalize()


def big_library() -> Path:
    """The library's path; made when it is not there, or when the schema or this file has changed since."""
    made_of = (ROOT / "workshop_app/storage/migrations.py", ROOT / "workshop_app/domain/records.py", Path(__file__))
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in made_of)).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / "verkstad-bench"
    path = folder / f"library-{digest}.db"
    if path.exists():
        return path
    folder.mkdir(exist_ok=True)
    for old in folder.glob("library-*"):
        old.unlink()
    partial = folder / "partial.db"
    partial.unlink(missing_ok=True)
    SqliteStore(partial).close()
    with closing(sqlite3.connect(partial, isolation_level=None)) as conn:
        _fill(conn)
    os.replace(partial, path)
    return path


def _fill(conn: sqlite3.Connection) -> None:
    """Every workshop with its notes, through the tables and triggers of the store."""
    conn.execute("pragma synchronous = off")
    conn.execute("pragma journal_mode = off")
    conn.execute("pragma cache_size = -400000")
    talk = Talk(1)
    conn.execute("begin")
    for number in range(WORKSHOPS):
        _insert(conn, list(_workshop(number, talk)))
        conn.execute("update workshop set touched = ? where id = ?", (number + 1, f"w{number:05}"))
    index_new_notes(conn)
    conn.execute("insert into note_search(note_search) values ('optimize')")
    conn.execute("commit")
    conn.execute("pragma journal_mode = wal")
    conn.execute("pragma wal_checkpoint(truncate)")


def _insert(conn: sqlite3.Connection, records: list[Record]) -> None:
    for kind in dict.fromkeys(type(record) for record in records):
        values: list[tuple[Any, ...]] = [to_row(record) for record in records if type(record) is kind]
        conn.executemany(shape_of(kind.kind_name).insert, values)


def _workshop(number: int, talk: Talk) -> Iterator[Record]:
    here = f"w{number:05}"
    yield Workshop(
        id=here, workshop_id=here, title=talk.say(4), language="sv", date="2026-05-04", stage=Stage.OPEN,
        current_step=f"{here}s1",
    )  # fmt: skip
    yield Lane(id=f"{here}l", workshop_id=here, position="a", kind=NoteKind.PROBLEM, title="Problem")
    for at, key in enumerate(PLACES[:6]):
        yield Step(id=f"{here}s{at}", workshop_id=here, position=key, kind=StepKind.COLLECT, title="Steg", minutes=15)
    for at, key in enumerate(PLACES[:12]):
        yield Participant(id=f"{here}p{at}", workshop_id=here, position=key, name=f"Vera {at}")
    for at, key in enumerate(PLACES):
        yield Note(
            id=f"{here}n{at}", workshop_id=here, position=key, lane_id=f"{here}l", kind=NoteKind.PROBLEM,
            number=at + 1, text=talk.say(12),
        )  # fmt: skip
