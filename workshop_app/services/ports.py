"""What services need from storage."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol

from workshop_app.domain.agenda import day_held
from workshop_app.domain.codec import Plain
from workshop_app.domain.enums import Stage
from workshop_app.domain.pictures import Facts
from workshop_app.domain.records import Record
from workshop_app.domain.state import State
from workshop_app.frozen import frozen


@frozen
class JournalEntry:
    """One remembered command."""

    sequence: int
    label: str
    bout: str
    written: str
    """Its changes as JSON: read only when they are asked for, as a list of thousands takes its time."""

    @property
    def changes(self) -> list[Plain]:
        """What it changed."""
        changes: list[Plain] = json.loads(self.written)
        return changes


@frozen
class Remembered:
    """How a commit is written in the journal."""

    command: str
    label: str
    undoable: bool
    bout: str
    changes: list[Plain]
    joins: int | None = None
    """Sequence of the entry that this one replaces, when typing goes on."""


@frozen
class Listed:
    """A workshop as the home page lists it."""

    id: str
    title: str
    date: str
    opened: str
    closed: str
    stage: Stage
    notes: int
    participants: int
    actions: int
    actions_done: int
    steps: int
    step_number: int
    """Number of the step on the screen, 0 when none."""
    minutes: int

    @property
    def day(self) -> datetime.date | None:
        """The day it was held, as its minutes say, or is planned for; None when nobody knows."""
        if self.closed:
            return day_held(self, datetime.datetime.fromisoformat(self.closed))
        return datetime.date.fromisoformat(self.date) if self.date else None


@frozen
class Found:
    """A hit of the search: a workshop by its title, or a note of it."""

    workshop: Listed
    excerpt: str
    """The words of the note, empty when it is the title that was found."""
    note_id: str
    more: bool = False
    """More notes of its workshop were found than are here."""


PictureSource = Callable[[str, str], bytes]
"""(id of a workshop, digest) -> the bytes of a picture; empty when they are not there."""
NO_PICTURES: Mapping[str, bytes] = {}


def without_pictures(workshop_id: str, digest: str) -> bytes:
    """The source of pictures where there are none."""
    return b""


class Store(Protocol):
    """The library on disk. Every method that writes raises StorageError and then has changed nothing."""

    path: Path

    def workshops(self, limit: int = 50) -> list[Listed]:
        """The workshops worked on last, newest first."""
        ...

    def search(self, words: str, limit: int = 50) -> list[Found]:
        """Workshops whose title, then notes whose text has all the words as beginnings of words; newest first. When
        there are more notes, those of one workshop leave room for others."""
        ...

    def load(self, workshop_id: str) -> State:
        """All records of a workshop; DomainError('no_such_workshop')."""
        ...

    def add(self, records: Iterable[Record], pictures: Mapping[str, bytes] = NO_PICTURES) -> None:
        """Add a whole workshop, none of whose ids is taken, with the bytes of its pictures by digest."""
        ...

    def put_picture(self, workshop_id: str, data: bytes) -> Facts:
        """Keep the bytes of a picture, before the command that puts it on a note; the same bytes are kept once.
        DomainError: picture_broken, pictures_full."""
        ...

    def picture(self, workshop_id: str, digest: str) -> bytes:
        """The bytes of a picture, empty when they are not there. Any thread may ask."""
        ...

    def taken(self, records: Iterable[Record]) -> bool:
        """Whether any of these ids is in the library already."""
        ...

    def delete(self, workshop_id: str) -> None:
        """Erase a workshop with its history."""
        ...

    def commit(self, workshop_id: str, changes: list[Plain], remembered: Remembered) -> int:
        """Write changes (`codec.changes_to_plain`) and their journal entry as one; the entry's sequence."""
        ...

    def commit_secret(self, changes: list[Plain]) -> None:
        """Write changes so that the file says nothing of when, or in which order, they came."""
        ...

    def commit_turn(self, changes: list[Plain], sequence: int, *, done: bool) -> None:
        """Write an undo (`done` False) or redo of a journal entry."""
        ...

    def make_room(self) -> None:
        """Take the room on disk that the next hundreds of changes need; each is then written sooner."""
        ...

    def last_done(self, workshop_id: str) -> JournalEntry | None:
        """What undo takes back next."""
        ...

    def first_undone(self, workshop_id: str) -> JournalEntry | None:
        """What redo does next."""
        ...

    def check(self) -> list[str]:
        """Codes of what is wrong with the library; empty when it is sound."""
        ...

    def moved(self) -> bool:
        """Whether the file was moved or replaced while open, so that writing would be lost."""
        ...

    def writes(self) -> int:
        """How many rows have been written since the library was opened: tells whether anything has changed."""
        ...

    def secret_vote_in(self) -> str | None:
        """The title of a workshop where ballots are in a box that is not revealed yet, or None: two copies of the
        library could tell which ballot came between."""
        ...

    def copy_to(self, path: Path) -> None:
        """A consistent copy, checked and synced, under a temporary name until it is whole."""
        ...

    def close(self) -> None:
        """Close the file."""
        ...
