"""Who voted what cannot be read out of the file: not from the order, not from a time, not from what was freed."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from tests.helpers.pictures import kept
from tests.helpers.workshops import Clock, Ids, context, editor, open_vote, vote_step
from workshop_app.commands.agenda import AddTime
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.voting import CastBallot, CloseRound, ReopenRound, Reveal
from workshop_app.domain.errors import DomainError, StorageError
from workshop_app.domain.records import Ballot, BallotBox, Lane, Round
from workshop_app.services.backup import Backups
from workshop_app.services.editor import Editor
from workshop_app.services.transfer import to_json
from workshop_app.storage.rows import BOX_BYTES
from workshop_app.storage.store import SqliteStore

BALLOTS: tuple[Ballot, ...] = (((1, 2), (2, 2), (4, 1)), ((3, 2),), (), ((2, 1), (4, 2)))


def round_of(session: Editor) -> Round:
    return session.state.ordered(Round)[-1]


def files(path: Path) -> dict[str, bytes]:
    """The library and what lies beside it, but for the memory that is shared between processes."""
    beside = (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-journal"))
    return {file.name.replace(path.stem, ""): file.read_bytes() for file in beside if file.exists()}


def cast(path: Path, ballots: tuple[Ballot, ...], *, restart: bool = False) -> dict[str, bytes]:
    """Cast ballots; what lies on the disk then, first while the library is open and then when it has been closed."""
    clock = Clock()
    store = SqliteStore(path)
    session = editor(store, context(Ids("later"), clock))
    for ballot in ballots:
        clock.forward(Random(str(ballot)).uniform(5, 60))
        session.execute(CastBallot(round_of(session).id, ballot))
        assert files(path)[".db-wal"] == b"", "frames of a ballot are left in the WAL"
        if restart:
            store.close()
            store = SqliteStore(path)
            session = editor(store, context(Ids("later"), clock))
    found = {f"open {name}": data for name, data in files(path).items()}
    store.close()
    return found | {f"closed {name}": data for name, data in files(path).items()}


@pytest.fixture
def opened(tmp_path: Path) -> Path:
    return open_vote(tmp_path)


@pytest.mark.parametrize("restart", [False, True])
def test_the_file_is_the_same_to_the_bit_in_whichever_order_the_ballots_came(opened: Path, restart: bool) -> None:
    seen = None
    for turn, order in enumerate(permutations(BALLOTS)):
        copy = opened.with_name(f"copy{turn}.db")
        shutil.copyfile(opened, copy)
        found = cast(copy, order, restart=restart and turn % 6 == 0)
        seen = seen or found
        assert found.keys() == seen.keys()
        assert found == seen


def test_a_box_so_large_that_it_grows_tells_no_more(tmp_path: Path) -> None:
    """720 ballots of five dots do not fit in the first box: pages are freed and taken anew on the way."""
    random = Random(5)
    ballots = [tuple((n, 1) for n in sorted(random.sample(range(10, 41), 5))) for _ in range(720)]
    assert len(str(ballots)) > BOX_BYTES
    opened = open_vote(tmp_path, themes=40, voters=720)
    results = []
    for turn in range(2):
        copy = opened.with_name(f"copy{turn}.db")
        shutil.copyfile(opened, copy)
        random.shuffle(ballots)
        results.append(cast(copy, tuple(ballots)))
    assert results[0] == results[1]


def test_every_ballot_touches_the_same_pages(tmp_path: Path) -> None:
    """Which pages a commit wrote would tell where in the sorted box its ballot lies: first, or last."""
    opened = open_vote(tmp_path, themes=40, voters=301)
    cast(opened, (((1, 1),), *(tuple((n, 1) for n in range(11, 16)) for _ in range(299))))
    written = []
    for turn, ballot in enumerate((((1, 1),), ((40, 2),), ())):
        copy = opened.with_name(f"copy{turn}.db")
        shutil.copyfile(opened, copy)
        with closing(SqliteStore(copy)) as store, closing(sqlite3.connect(copy)) as reader:
            session = editor(store, context())
            reader.execute("begin")
            reader.execute("select count(*) from note").fetchone()  # holds the WAL, so that it can be looked at
            assert files(copy)[".db-wal"] == b""
            session.execute(CastBallot(round_of(session).id, ballot))
            written.append(pages_in(files(copy)[".db-wal"]))
    assert len(written[0]) > 2
    assert written[0] == written[1] == written[2]


def test_a_second_ballot_waits_while_somebody_reads_the_file(opened: Path) -> None:
    """Then the WAL cannot be emptied, and two ballots in it would lie in the order they came."""
    with closing(SqliteStore(opened)) as store:
        session = editor(store)
        round_id = round_of(session).id
        with closing(sqlite3.connect(opened)) as reader:
            reader.execute("begin")
            reader.execute("select count(*) from note").fetchone()
            session.execute(CastBallot(round_id, BALLOTS[0]))
            with pytest.raises(StorageError, match="library_locked"):
                session.execute(CastBallot(round_id, BALLOTS[1]))
            reader.execute("rollback")
        session.execute(CastBallot(round_id, BALLOTS[1]))
        assert files(opened)[".db-wal"] == b""
        assert len(session.state.of(BallotBox)[round_id].ballots) == 2


@pytest.mark.parametrize(
    "write",
    [
        lambda session, store: session.execute(AddTime(vote_step(session).id, 60)),
        lambda session, store: store.put_picture(session.workshop_id, kept()[0]),
        lambda session, store: store.search("kö"),
    ],
    ids=["command", "picture", "search"],
)
def test_nothing_is_written_beside_a_ballot_that_a_reader_kept_in_the_wal(
    opened: Path, write: Callable[[Editor, SqliteStore], object]
) -> None:
    with closing(SqliteStore(opened)) as store, closing(sqlite3.connect(opened)) as reader:
        session = editor(store, context(Ids("new")))
        session.execute(AddNotes(session.state.ordered(Lane)[0].id, ("kö",)))
        reader.execute("begin")
        reader.execute("select count(*) from note").fetchone()
        session.execute(CastBallot(round_of(session).id, BALLOTS[0]))
        reader.execute("rollback")
        written = json.dumps(BALLOTS[0]).encode()
        assert written in files(opened)[".db-wal"]
        write(session, store)
        assert written not in files(opened)[".db-wal"]


def pages_in(wal: bytes) -> list[int]:
    """The numbers of the pages in a WAL, in order."""
    size = int.from_bytes(wal[8:12], "big")
    return [int.from_bytes(wal[at : at + 4], "big") for at in range(32, len(wal), 24 + size)]


def test_the_journal_says_nothing_of_ballots(opened: Path) -> None:
    with closing(sqlite3.connect(opened)) as conn:
        before = conn.execute("select * from journal").fetchall()
    cast(opened, BALLOTS)
    with closing(sqlite3.connect(opened)) as conn:
        assert conn.execute("select * from journal").fetchall() == before
        assert "ballot" not in repr(before)
        rows = [conn.execute(f"select * from {table}").fetchall() for table in ("workshop", "round", "timer")]
    assert "Ballot" not in repr(rows)


def test_nothing_of_a_box_is_left_in_freed_pages(opened: Path) -> None:
    """Erasing the workshop, or opening another vote after this one, leaves no ballot behind in the file."""
    mark = b"[[1, 2], [2, 2], [4, 1]]"
    cast(opened, BALLOTS)
    assert mark in opened.read_bytes()
    with closing(SqliteStore(opened)) as store:
        store.delete(store.workshops()[0].id)
        assert all(mark not in data for data in files(opened).values())
        assert all("Påstående".encode() not in data for data in files(opened).values())


def test_no_copy_is_made_between_two_ballots(opened: Path, tmp_path: Path) -> None:
    clock = Clock()
    with closing(SqliteStore(opened)) as store:
        session = editor(store, context(Ids("later"), clock))
        backups = Backups(store, tmp_path / "backups", clock.now)
        assert backups.make_if_changed() is not None
        round_id = round_of(session).id
        for ballot in BALLOTS:
            session.execute(CastBallot(round_id, ballot))
            session.execute(AddTime(vote_step(session).id, 60))
            clock.forward(3600)
            assert backups.make_if_changed(at_once=True) is None
        session.execute(CloseRound(round_id))
        assert backups.make_if_changed(at_once=True) is None, "a closed vote can be opened again"
        session.execute(ReopenRound(round_id))
        session.execute(CloseRound(round_id))
        session.execute(Reveal(round_id))
        assert backups.make_if_changed(at_once=True) is not None


def test_no_workshop_file_is_made_between_two_ballots(opened: Path) -> None:
    with closing(SqliteStore(opened)) as store:
        session = editor(store)
        round_id = round_of(session).id
        assert to_json(session.state)
        session.execute(CastBallot(round_id, BALLOTS[0]))
        with pytest.raises(DomainError, match="vote_under_way"):
            to_json(session.state)
        session.execute(CloseRound(round_id))
        session.execute(Reveal(round_id))
        assert to_json(session.state)
        assert session.state.of(BallotBox)[round_id].ballots == (BALLOTS[0],)
