"""What a command is: one user action, planned as a change set by a pure function."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from random import Random
from typing import ClassVar

from workshop_app.domain.changes import Change
from workshop_app.domain.state import State
from workshop_app.frozen import frozen


@frozen
class Context:
    """What a plan may not make up itself, so that it stays pure."""

    new_id: Callable[[], str]
    now: Callable[[], datetime]
    """Aware, in UTC; never goes backwards while the program runs."""
    random: Random


class Command:
    """Base of all commands: frozen dataclasses with an imperative name."""

    label: ClassVar[str] = ""
    """What undo calls it, in English, marked for translation."""
    undoable: ClassVar[bool] = True
    """Running the meeting (clock, moving on, rounds) is remembered in the timeline but not undone."""
    secret: ClassVar[bool] = False
    """A ballot: no journal, and nothing left in the file that tells one commit from the next."""

    @property
    def deed(self) -> str:
        """What undo calls this very command, in English; usually its label."""
        return self.label

    @property
    def bout(self) -> str:
        """Commands in a row with the same bout (typing in one field) are undone as one; empty: never joined."""
        return ""

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        """The changes; DomainError when they cannot be made. Must not touch anything."""
        raise NotImplementedError
