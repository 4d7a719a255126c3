"""How quick the library is: a durable note against a bare write, and 10,000 workshops with a million notes.

    python3 dev.py bench library [rounds]

The first run makes the large library (about a minute) and keeps it in the system's folder for temporary files.
Prints one JSON line for each figure and then a table for RESULTS.md.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from helpers.crowds import Opened  # noqa: E402
from helpers.figures import Figure, tell, timed  # noqa: E402
from helpers.shelves import WORKSHOPS, Talk, big_library  # noqa: E402

from workshop_app.commands.notes import AddNotes, MoveNotes  # noqa: E402
from workshop_app.domain.records import Note  # noqa: E402
from workshop_app.services.clock import SteadyClock, new_id  # noqa: E402
from workshop_app.services.editor import Editor, system_context  # noqa: E402
from workshop_app.storage.store import SqliteStore  # noqa: E402

NEWEST_MS, TYPING_MS, TYPING_P95_MS = 2.0, 6.0, 15.0
NOTES = 300
PAGE = 4096


def durable(rounds: int) -> list[Figure]:
    """A note through the editor and a bare write of a page, taking turns on the same disk."""
    with tempfile.TemporaryDirectory(prefix="verkstad-bench-") as folder:
        opened = Opened(Path(folder), NOTES)
        opened.store.make_room()  # as the program does a moment after a workshop was opened
        plain = os.open(Path(folder) / "floor", os.O_CREAT | os.O_RDWR)
        os.write(plain, bytes(PAGE * rounds))
        os.fsync(plain)
        texts = Talk(5)
        adds, writes = [], []

        def write(at: int) -> None:
            os.pwrite(plain, b"x" * PAGE, at * PAGE)
            os.fdatasync(plain)

        for at in range(rounds):
            writes.append(timed(partial(write, at), clean=False))
            command = AddNotes(opened.lane.id, (texts.say(12),))
            adds.append(timed(partial(opened.editor.execute, command), clean=False))
        first = timed(partial(opened.store.search, "tid"))
        moves = list(_moves(opened))
        os.close(plain)
        opened.close()
    floor = median(writes)
    return [
        Figure.of("write of a page and fdatasync", writes, "ms"),
        Figure.of("note added, on disk", adds, "ms", floor, goal=round(2 * floor + 0.1, 3)),
        Figure.of(f"first search after {NOTES + rounds} notes were added", [first], "ms"),
        Figure.of("200 notes moved to another lane, on disk", moves, "ms", floor),
    ]


def _moves(opened: Opened) -> Iterator[float]:
    lanes = list(opened.editor.state.of(type(opened.lane)))
    notes = tuple(note.id for note in opened.editor.state.ordered(Note)[:200])
    for at in range(10):
        command = MoveNotes(notes, lanes[at % len(lanes)])
        yield timed(partial(opened.editor.execute, command))


def typed(words: str) -> list[str]:
    """What stands in the search field as words are typed."""
    return [words[:end] for end in range(1, len(words) + 1) if words[end - 1] != " "]


def searches() -> dict[str, list[str]]:
    """What is searched for: one of each kind, letter by letter."""
    chance = random.Random(11)
    words = Talk(2).words
    common, rare = words[:300], words[20_000:]
    one = chance.sample(common, 12) + chance.sample(words[300:20_000], 12)
    two = [f"{chance.choice(common)} {chance.choice(words[:5000])}" for _ in range(12)]
    return {
        "one word": [text for word in one for text in typed(word)],
        "two words": [text for pair in two for text in typed(pair)],
        "rare word": [text for word in chance.sample(rare, 10) for text in typed(word)],
        "commonest words": common[:20],
        "none": ["xqz", "zzzz", "qwerty", "möxz", "åäöåäö", "beslut xqz"],
    }


def large() -> list[Figure]:
    """The home page's list and its search in a library of a lifetime: first as it lies there, half a gigabyte that may
    be on disk only, then warm, by another connection."""
    path = big_library()
    with closing(SqliteStore(path)) as store:
        first = [timed(partial(store.search, text), clean=False) for texts in searches().values() for text in texts]
    with closing(SqliteStore(path)) as store:
        store.workshops(50)
        newest = [timed(partial(store.workshops, 50), clean=False) for _ in range(60)]
        figures = [Figure.of(f"newest 50 of {WORKSHOPS}", newest, "ms", goal=NEWEST_MS)]
        everything = []
        for name, texts in searches().items():
            times = [timed(partial(store.search, text), clean=False) for text in texts]
            everything += times
            figures.append(Figure.of(f"search, {name}", times, "ms"))
        figures.append(Figure.of("search as you type, before the file has been read", first, "ms"))
        figures.append(Figure.of("search as you type, all", everything, "ms", goal=TYPING_MS))
        figures.append(Figure.of("search as you type, p95", everything, "ms", goal=TYPING_P95_MS, judged="p95"))
        newest_id = store.workshops(1)[0].id
        context = system_context(new_id, SteadyClock().now)
        opening = [timed(lambda: Editor(store, newest_id, context)) for _ in range(20)]
        figures.append(Figure.of("open a workshop of 100 notes in it", opening, "ms"))
    return figures


def main() -> int:
    """Measure and print; 1 when a goal is not reached."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    return tell([*durable(rounds), *large()])


if __name__ == "__main__":
    sys.exit(main())
