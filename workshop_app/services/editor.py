"""The one way a workshop changes: plan, enforce, commit, apply, notify. Memory follows disk and never leads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from workshop_app.commands.base import Command, Context
from workshop_app.domain import codec
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.pictures import Facts
from workshop_app.domain.rebase import redo_of, undo_of
from workshop_app.domain.records import BallotBox
from workshop_app.domain.rules import enforce
from workshop_app.domain.state import State
from workshop_app.frozen import frozen
from workshop_app.services.ports import JournalEntry, PictureSource, Remembered, Store


@frozen
class Event:
    """What views are told: what changed, and by which act (its undo label)."""

    changes: ChangeSet
    label: str
    origin: str = "do"
    """do, undo or redo."""


Listener = Callable[[Event], None]


class Editor:
    """An open workshop: its state in memory, kept equal to the disk."""

    def __init__(self, store: Store, workshop_id: str, context: Context) -> None:
        self._store = store
        self.context = context
        self.state: State = store.load(workshop_id)
        self.workshop_id = workshop_id
        self.saved_at: datetime | None = None
        self._listeners: list[Listener] = []
        self._bout: tuple[str, int] | None = None

    @property
    def library(self) -> Path:
        """The file of the library."""
        return self._store.path

    def put_picture(self, data: bytes) -> Facts:
        """Keep the bytes of a picture, for a command to put it on a note. DomainError, StorageError."""
        return self._store.put_picture(self.workshop_id, data)

    def take_picture(self, workshop_id: str, digest: str) -> Facts | None:
        """Keep a picture here that another workshop of the library has; None when there is none."""
        data = self._store.picture(workshop_id, digest)
        return self._store.put_picture(self.workshop_id, data) if data else None

    @property
    def pictures(self) -> PictureSource:
        """Where the bytes of pictures are found. Any thread may ask."""
        return self._store.picture

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Be told of every change; call what is returned to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def execute(self, command: Command) -> ChangeSet:
        """Do it. DomainError or StorageError when refused: then nothing has changed anywhere."""
        changes, after = enforce(self.state, ChangeSet.of(command.plan(self.state, self.context)))
        if not changes:
            return changes
        plain = codec.changes_to_plain(changes)
        if command.secret:
            self._store.commit_secret(plain)
        else:
            self._remember(command, changes, plain)
        self._applied(changes, after, command.deed, "do")
        return changes

    def _remember(self, command: Command, changes: ChangeSet, plain: list[codec.Plain]) -> None:
        entry, joins = plain, None
        top = self._store.last_done(self.workshop_id) if command.bout and self._bout else None
        if top is not None and self._bout == (command.bout, top.sequence):
            earlier = top.changes
            entry = codec.changes_to_plain(redo_of(earlier, _before(earlier, self.state)).squash(changes))
            joins = top.sequence
        sequence = self._store.commit(
            self.workshop_id,
            plain,
            Remembered(
                command=type(command).__name__,
                label=command.deed,
                undoable=command.undoable,
                bout=command.bout,
                changes=_without_boxes(entry),
                joins=joins,
            ),
        )
        if command.undoable:
            self._bout = (command.bout, sequence) if command.bout else None

    @property
    def undo_label(self) -> str:
        """What undo would take back, in English (translate it), or empty."""
        entry = self._store.last_done(self.workshop_id)
        return entry.label if entry else ""

    def undo(self) -> str:
        """Take back the latest undoable act; its label, or empty when there is none."""
        return self._turn(self._store.last_done, undo_of, done=False)

    def redo(self) -> str:
        """Do again what was undone; its label, or empty when there is none."""
        return self._turn(self._store.first_undone, redo_of, done=True)

    def end_bout(self) -> None:
        """What is typed from now on is undone apart from what was typed before."""
        self._bout = None

    def _turn(
        self,
        next_entry: Callable[[str], JournalEntry | None],
        turned: Callable[[list[codec.Plain], State], ChangeSet],
        *,
        done: bool,
    ) -> str:
        while (entry := next_entry(self.workshop_id)) is not None:
            changes, after = enforce(self.state, turned(entry.changes, self.state))
            self._store.commit_turn(codec.changes_to_plain(changes), entry.sequence, done=done)
            self._bout = None
            if changes:  # an act that nothing is left of is passed by: a key press always does something
                self._applied(changes, after, entry.label, "redo" if done else "undo")
                return entry.label
        return ""

    def _applied(self, changes: ChangeSet, after: State, label: str, origin: str) -> None:
        self.state = after
        self.saved_at = datetime.now(UTC)
        for listener in tuple(self._listeners):
            listener(Event(changes, label, origin))


def _without_boxes(changes: list[codec.Plain]) -> list[codec.Plain]:
    """Ballot boxes are never in the journal, not even empty ones."""
    return [change for change in changes if change["kind"] != BallotBox.kind_name]


def _before(entry: list[codec.Plain], state: State) -> State:
    """The state as it was before the entry that is on top of the journal."""
    return state.apply(undo_of(entry, state))


def system_context(new_id: Callable[[], str], now: Callable[[], datetime]) -> Context:
    """The context of the real program."""
    return Context(new_id=new_id, now=now, random=Random())
