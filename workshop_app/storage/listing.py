"""Reading across workshops: the home page's list and the search."""

from __future__ import annotations

import sqlite3

from workshop_app.domain.records import Stage
from workshop_app.services.ports import Found, Listed

RANKED = 2000
"""The search ranks so many of the newest hits: ranking all hits of a common word takes 0.2 s in a large library."""

LIST = """
select w.id, w.title, w.date, w.stage,
    (select count(*) from note n where n.workshop_id = w.id),
    (select count(*) from participant p where p.workshop_id = w.id), w.participant_count,
    (select count(*) from action a where a.workshop_id = w.id),
    (select count(*) from action a where a.workshop_id = w.id and a.done),
    (select count(*) from step s where s.workshop_id = w.id),
    (select count(*) from step s where s.workshop_id = w.id
        and s.position <= (select c.position from step c where c.id = w.current_step)),
    (select coalesce(sum(minutes), 0) from step s where s.workshop_id = w.id)
from workshop w order by w.touched desc limit ?
"""

FIND_NOTES = f"""
select n.workshop_id, w.title, n.text, n.id
from (select rowid, rank from note_search where note_search match ? order by rowid desc limit {RANKED}) hit
join note n on n.seq = hit.rowid join workshop w on w.id = n.workshop_id
order by hit.rank limit ?
"""


def workshops(conn: sqlite3.Connection, limit: int) -> list[Listed]:
    """The workshops worked on last, newest first."""
    return [
        Listed(
            id=row[0],
            title=row[1],
            date=row[2],
            stage=Stage(row[3]),
            notes=row[4],
            participants=row[5] or row[6],
            actions=row[7],
            actions_done=row[8],
            steps=row[9],
            step_number=row[10],
            minutes=row[11],
        )
        for row in conn.execute(LIST, (limit,))
    ]


def search(conn: sqlite3.Connection, words: str, limit: int) -> list[Found]:
    """Titles first, then notes."""
    parts = words.split()
    if not parts:
        return []
    # Not with LIKE: to SQLite Å and å are different letters.
    titles = conn.execute("select id, title from workshop order by touched desc")
    sought = [part.casefold() for part in parts]
    found = [Found(row[0], row[1], "") for row in titles if all(part in row[1].casefold() for part in sought)]
    query = " ".join('"' + part.replace('"', '""') + '"*' for part in parts)
    found += [Found(row[0], row[1], row[2], row[3]) for row in conn.execute(FIND_NOTES, (query, limit))]
    return found[:limit]
