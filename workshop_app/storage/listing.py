"""Reading across workshops: the home page's list and the search. Everything here goes by an index: the key presses of
a search come faster than a large library can be read."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from workshop_app.domain.enums import Stage
from workshop_app.services.ports import Found, Listed

TITLES = 1000
"""The titles of so many of the workshops made last are put in the order they were worked on."""
NOTES = 2000
"""So many of the newest notes that were found are looked at."""
EACH = 5
"""So many notes of one workshop are found before those of all others have their place."""

_LIST = """
select w.id, w.title, w.date, w.opened, w.closed, w.stage,
    (select count(*) from note n where n.workshop_id = w.id),
    (select count(*) from participant p where p.workshop_id = w.id), w.participant_count,
    (select count(*) from action a where a.workshop_id = w.id),
    (select count(*) from action a where a.workshop_id = w.id and a.done),
    (select count(*) from step s where s.workshop_id = w.id),
    (select count(*) from step s where s.workshop_id = w.id
        and s.position <= (select c.position from step c where c.id = w.current_step)),
    (select coalesce(sum(minutes), 0) from step s where s.workshop_id = w.id)
from workshop w
"""
NEWEST = _LIST + "order by w.touched desc limit ?"
NAMED = _LIST + "where w.id in (select value from json_each(?))"

FIND_TITLES = f"""
select w.id from (select rowid from title_search where title_search match ? order by rowid desc limit {TITLES}) hit
join workshop w on w.rowid = hit.rowid order by w.touched desc limit ?
"""
# The newest first, which takes no time; ranking all hits of a common word takes 0.2 s in a large library.
FIND_NOTES = f"""
select n.workshop_id, n.text, n.id
from (select rowid from note_search where note_search match ? order by rowid desc limit {NOTES}) hit
join note n on n.seq = hit.rowid
"""

WAITING = "from note where seq > (select seq from search_mark where id = 1)"
"""Notes that are not in the search index yet."""


def workshops(conn: sqlite3.Connection, limit: int) -> list[Listed]:
    """The workshops worked on last, newest first."""
    return [_listed(row) for row in conn.execute(NEWEST, (limit,))]


def _listed(row: Sequence[Any]) -> Listed:
    return Listed(
        id=row[0],
        title=row[1],
        date=row[2],
        opened=row[3],
        closed=row[4],
        stage=Stage(row[5]),
        notes=row[6],
        participants=row[7] or row[8],
        actions=row[9],
        actions_done=row[10],
        steps=row[11],
        step_number=row[12],
        minutes=row[13],
    )


def notes_wait(conn: sqlite3.Connection) -> bool:
    """Whether notes have been added since the search index was brought up to date."""
    return bool(conn.execute(f"select exists (select 1 {WAITING})").fetchone()[0])


def index_new_notes(conn: sqlite3.Connection) -> None:
    """Bring the search index up to date, within the transaction that is open."""
    conn.execute(f"insert into note_search(rowid, text) select seq, text {WAITING}")
    conn.execute("update search_mark set seq = (select coalesce(max(seq), 0) from note) where id = 1")


def search(conn: sqlite3.Connection, words: str, limit: int) -> list[Found]:
    """Titles first, then notes."""
    query = " ".join('"' + part.replace('"', '""') + '"*' for part in words.split())
    if not query:
        return []
    hits = [(row[0], "", "", False) for row in conn.execute(FIND_TITLES, (query, limit))]
    hits += _spread(conn.execute(FIND_NOTES, (query,)), limit - len(hits))
    ids = json.dumps([hit[0] for hit in hits])
    listed = {row[0]: _listed(row) for row in conn.execute(NAMED, (ids,))}
    return [Found(listed[workshop_id], excerpt, note_id, more) for workshop_id, excerpt, note_id, more in hits]


def _spread(found: Iterable[tuple[str, str, str]], room: int) -> list[tuple[str, str, str, bool]]:
    """The notes that there is room for, newest first, each with whether there are more in its workshop.

    No more is read than must be: in a large library a common word is in many workshops.
    """
    first: list[int] = []
    others: list[int] = []
    notes: list[tuple[str, str, str]] = []
    seen: Counter[str] = Counter()
    for note in found if room else ():
        (first if seen[note[0]] < EACH else others).append(len(notes))
        seen[note[0]] += 1
        notes.append(note)
        if len(first) == room:
            break
    chosen = [notes[at] for at in sorted([*first, *others][:room])]
    shown = Counter(note[0] for note in chosen)
    return [(*note, seen[note[0]] > shown[note[0]]) for note in chosen]
