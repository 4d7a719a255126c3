"""Workshops, libraries and editors for tests, with ids and a clock that the test decides over."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from workshop_app.commands.agenda import GoToStep, SetParticipants
from workshop_app.commands.base import Command, Context
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.themes import GroupNotes
from workshop_app.commands.voting import OpenRound
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.domain.records import Lane, Note, Record, Step, Theme, Workshop
from workshop_app.domain.rules import enforce
from workshop_app.domain.state import State
from workshop_app.domain.templates import from_example, from_template
from workshop_app.resources import resource
from workshop_app.services.editor import Editor
from workshop_app.storage.store import SqliteStore

DAY = date(2026, 6, 10)
MORNING = datetime(2026, 6, 10, 7, 0, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that stands still until it is told."""

    moment: datetime = MORNING

    def now(self) -> datetime:
        """The moment."""
        return self.moment

    def forward(self, seconds: float) -> None:
        """Let time pass."""
        self.moment += timedelta(seconds=seconds)


@dataclass
class Ids:
    """Ids that follow each other, so that the same acts always give the same records."""

    prefix: str = "id"
    count: int = field(default=0)

    def __call__(self) -> str:
        self.count += 1
        return f"{self.prefix}-{self.count:06}"


def context(ids: Ids | None = None, clock: Clock | None = None, seed: int = 1) -> Context:
    """A context in which everything happens the same way each time."""
    return Context(new_id=ids or Ids(), now=(clock or Clock()).now, random=Random(seed))


def plan(folder: str, name: str) -> dict[str, Any]:
    """A template or an example that is shipped."""
    found: dict[str, Any] = json.loads((resource(folder) / f"{name}.json").read_text(encoding="utf-8"))
    return found


def planned(template: str = "bikupa-forbattring", language: str = "sv", ids: Ids | None = None) -> list[Record]:
    """A workshop just made from a template."""
    return from_template(plan("templates", template), language, DAY, ids or Ids("plan"))


def example(language: str = "sv", ids: Ids | None = None) -> list[Record]:
    """The example workshop."""
    return from_example(plan("examples", "ledningsgrupp"), language, DAY, ids or Ids("ex"))


def small(*more: Record) -> State:
    """A workshop with one step of each kind needed here, three lanes and nothing on the board."""
    workshop = Workshop(id="w", workshop_id="w", title="Liten")
    lanes = [
        Lane(id="problem", workshop_id="w", position="1", kind=NoteKind.PROBLEM, title="Problem"),
        Lane(id="idea", workshop_id="w", position="2", kind=NoteKind.IDEA, title="Idéer"),
        Lane(id="parked", workshop_id="w", position="3", kind=NoteKind.PARKED, title="Parkering"),
    ]
    steps = [
        Step(id="buzz", workshop_id="w", position="1", kind=StepKind.BUZZ_GROUP, title="Bikupa", minutes=10,
             alone_minutes=2, group_minutes=5, harvest_minutes=3),
        Step(id="collect", workshop_id="w", position="2", kind=StepKind.COLLECT, title="Samla", minutes=10),
        Step(id="vote", workshop_id="w", position="3", kind=StepKind.VOTE, title="Rösta", minutes=5),
    ]  # fmt: skip
    return State.of_records([workshop, *lanes, *steps, *more])


def note(name: str, lane: str = "problem", theme: str | None = None, number: int = 1, text: str = "") -> Note:
    """A note called `name`; its place is its number."""
    kind = {"problem": NoteKind.PROBLEM, "idea": NoteKind.IDEA}.get(lane, NoteKind.PARKED)
    return Note(
        id=name, workshop_id="w", position=str(number), lane_id=lane, theme_id=theme, kind=kind, number=number,
        text=text or name,
    )  # fmt: skip


def theme(name: str, number: int = 1, title: str | None = None) -> Theme:
    """A theme called `name`."""
    return Theme(id=name, workshop_id="w", position=str(number), name=name if title is None else title)


_UNUSED = Ids("made")


def done(state: State, *commands: Command, using: Context | None = None) -> State:
    """The state after commands, without a disk."""
    where = using or context(_UNUSED)
    for command in commands:
        _, state = enforce(state, ChangeSet.of(command.plan(state, where)))
    return state


def library(folder: Path, records: Iterable[Record], name: str = "library.db") -> SqliteStore:
    """An open library with one workshop in it. Close it."""
    store = SqliteStore(folder / name)
    store.add(records)
    return store


def editor(store: SqliteStore, using: Context | None = None) -> Editor:
    """The editor of the workshop worked on last; its ids are others than those of an editor before it."""
    workshop_id = store.workshops()[0].id
    last = store.last_done(workshop_id)
    return Editor(store, workshop_id, using or context(Ids(f"id-{last.sequence}" if last else "id")))


def open_vote(folder: Path, themes: int = 5, voters: int = 4) -> Path:
    """A library, closed, whose vote has just been opened."""
    ids = Ids()
    store = library(folder, planned(ids=ids), "opened.db")
    with closing(store):
        session = editor(store, context(ids))
        session.execute(SetParticipants(count=voters))
        lane = session.state.ordered(Lane)[0].id
        for number in range(themes):
            session.execute(AddNotes(lane, (f"Påstående {number}",)))
            session.execute(GroupNotes((session.state.ordered(Note)[-1].id,), f"Tema {number}"))
        step = vote_step(session)
        session.execute(GoToStep(step.id))
        session.execute(OpenRound(step.id))
    return folder / "opened.db"


def vote_step(session: Editor) -> Step:
    """The step of the vote."""
    return next(step for step in session.state.ordered(Step) if step.kind is StepKind.VOTE)
