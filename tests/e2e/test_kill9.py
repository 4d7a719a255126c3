"""Nothing that was shown as saved is lost when the program is killed, at whatever moment."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from tests.helpers.workshops import Ids, context, editor, library, open_vote, planned
from workshop_app.commands.notes import AddNotes
from workshop_app.domain.records import BallotBox, Lane, Note
from workshop_app.storage.store import SqliteStore

ROOT = Path(__file__).parents[2]
ROUNDS = 25

WRITER = """
import sys
from pathlib import Path
from random import Random
from tests.helpers.workshops import Clock, context
from workshop_app.commands.notes import AddNotes, DeleteNotes, EditNote
from workshop_app.commands.voting import CastBallot
from workshop_app.domain.records import Lane, Note, Round
from workshop_app.services.clock import new_id
from workshop_app.services.editor import Editor
from workshop_app.storage.store import SqliteStore

store = SqliteStore(Path(sys.argv[1]))
editor = Editor(store, store.workshops()[0].id, context(new_id, Clock()))
lane, round_id = editor.state.ordered(Lane)[0].id, next(iter(editor.state.of(Round)))
random, number = Random(int(sys.argv[2])), int(sys.argv[3])
print("ready", flush=True)
while True:
    number += 1
    editor.execute(AddNotes(lane, (f"sparad {number}", f"med {number}")))
    print("note", number, flush=True)
    if random.random() < 0.4:
        editor.execute(CastBallot(round_id, ((1, 1),)))
        print("ballot", flush=True)
    if random.random() < 0.2:
        editor.execute(EditNote(editor.state.ordered(Note)[0].id, f"rörd {number}"))
        editor.undo()
        editor.redo()
"""


def start(path: Path, seed: int, number: int) -> subprocess.Popen[str]:
    """A second process that writes, and says what has been saved."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(seed), str(number)],
        stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert writer.stdout is not None
    assert writer.stdout.readline() == "ready\n"
    return writer


def kill(writer: subprocess.Popen[str], after: float) -> list[str]:
    """Kill it after a while; the lines it wrote."""
    assert writer.stdout is not None
    time.sleep(after)  # the moment of death, not a wait for anything
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    lines = writer.stdout.read().splitlines()
    writer.stdout.close()
    return lines


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_kill_9_at_any_moment_loses_nothing_that_was_shown_as_saved(tmp_path: Path) -> None:
    path = open_vote(tmp_path, voters=2000)
    random, saved, ballots = Random(9), 0, 0
    for turn in range(ROUNDS):
        lines = kill(start(path, turn, 10_000 * (turn + 1)), random.uniform(0.0, 0.12))
        said = [int(line.split()[1]) for line in lines if line.startswith("note ") and line.split()[1:]]
        ballots += lines.count("ballot")
        with closing(SqliteStore(path)) as store:
            assert store.check() == []
            state = editor(store).state
            texts = {note.text for note in state.of(Note).values()}
            kept = [number for number in range(10_000 * (turn + 1), 10_000 * (turn + 2)) if f"sparad {number}" in texts]
            assert set(said) <= set(kept), "what was shown as saved is gone"
            assert len(kept) <= len(said) + 1
            # One act is one transaction: both notes of it are there, or neither.
            assert all(f"med {number}" in texts for number in kept)
            saved += len(said)
            in_box = len(next(iter(state.of(BallotBox).values())).ballots)
            assert ballots <= in_box <= ballots + 1
            ballots = in_box
            assert path.with_name(path.name + "-wal").stat().st_size == 0, "ballots are left in the WAL after a crash"
    assert saved > ROUNDS


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_kill_during_the_very_first_start_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    """A half-made library must never be taken for somebody else's file."""
    path = tmp_path / "library.db"
    code = "import sys; from pathlib import Path; from workshop_app.storage.store import SqliteStore; print(flush=True); SqliteStore(Path(sys.argv[1])); print(flush=True)"  # noqa: E501
    random = Random(3)
    for _ in range(12):
        maker = subprocess.Popen(
            [sys.executable, "-c", code, str(path)], cwd=ROOT, stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert maker.stdout is not None
        maker.stdout.readline()
        time.sleep(random.uniform(0.0, 0.18))  # the moment of death
        maker.send_signal(signal.SIGKILL)
        maker.wait()
        maker.stdout.close()
        with closing(SqliteStore(path)) as store:
            assert store.check() == []
        for name in os.listdir(tmp_path):
            (tmp_path / name).unlink()


def test_undo_goes_on_after_the_program_was_killed(tmp_path: Path) -> None:
    store = library(tmp_path, planned())
    session = editor(store, context(Ids()))
    session.execute(AddNotes(session.state.ordered(Lane)[0].id, ("ett", "två")))
    # The first program is never closed: its file is simply opened again, as after a crash.
    with closing(SqliteStore(store.path)) as again:
        after = editor(again)
        assert after.undo()
        assert not after.state.of(Note)
        assert after.redo()
        assert [note.text for note in after.state.ordered(Note)] == ["ett", "två"]
    store.close()
    with closing(sqlite3.connect(store.path)) as conn:
        assert conn.execute("pragma integrity_check").fetchone() == ("ok",)
