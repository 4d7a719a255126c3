"""Commands on the action plan and the decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any, ClassVar

from workshop_app.commands.base import Command, Context
from workshop_app.commands.places import key_last, moved
from workshop_app.domain.changes import Change, created, removed, updated
from workshop_app.domain.enums import Level
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Action, Decision, Note, Theme
from workshop_app.domain.state import State
from workshop_app.frozen import frozen
from workshop_app.i18n import N_


@frozen
class AddAction(Command):
    """Add a row to the action plan, with the thread to its theme or note."""

    label: ClassVar[str] = N_("Add action")
    what: str
    who: str = ""
    due: str = ""
    level: Level = Level.NONE
    theme_id: str | None = None
    note_id: str | None = None

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        if not self.what.strip():
            raise DomainError("action_empty")
        theme, note = state.find(Theme, self.theme_id), state.find(Note, self.note_id)
        return created(
            Action(
                id=context.new_id(),
                workshop_id=state.workshop.id,
                position=key_last(state.ordered(Action)),
                what=self.what.strip(),
                who=self.who.strip(),
                due=self.due,
                level=self.level,
                theme_id=theme.id if theme else None,
                note_id=note.id if note else None,
                source=theme.name if theme else note.text if note else "",
            )
        )


@frozen
class EditAction(Command):
    """Change fields of an action."""

    label: ClassVar[str] = N_("Change action")
    action_id: str
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def bout(self) -> str:
        return f"action:{self.action_id}:" + ",".join(sorted(self.values))

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        if not str(self.values.get("what", "-")).strip():
            raise DomainError("action_empty")
        return updated(state.need(Action, self.action_id), **self.values)


@frozen
class MoveAction(Command):
    """Move an action so that it becomes number `index` (from 0) of the plan."""

    label: ClassVar[str] = N_("Move action")
    action_id: str
    index: int

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        return moved(state, state.need(Action, self.action_id), self.index)


@frozen
class DeleteAction(Command):
    """Remove an action."""

    label: ClassVar[str] = N_("Delete action")
    action_id: str

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        return removed(state.need(Action, self.action_id))


@frozen
class AddDecision(Command):
    """Write down a decision."""

    label: ClassVar[str] = N_("Add decision")
    text: str

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        if not self.text.strip():
            raise DomainError("decision_empty")
        key = key_last(state.ordered(Decision))
        return created(
            Decision(id=context.new_id(), workshop_id=state.workshop.id, position=key, text=self.text.strip())
        )


@frozen
class EditDecision(Command):
    """Change the words of a decision."""

    label: ClassVar[str] = N_("Change decision")
    decision_id: str
    text: str

    @property
    def bout(self) -> str:
        return f"decision:{self.decision_id}"

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        if not self.text.strip():
            raise DomainError("decision_empty")
        return updated(state.need(Decision, self.decision_id), text=self.text.strip())


@frozen
class DeleteDecision(Command):
    """Remove a decision."""

    label: ClassVar[str] = N_("Delete decision")
    decision_id: str

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        return removed(state.need(Decision, self.decision_id))
