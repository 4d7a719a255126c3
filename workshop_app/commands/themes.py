"""Commands that bring notes together in themes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from workshop_app.commands.base import Command, Context
from workshop_app.commands.places import key_last, keys_last, moved
from workshop_app.domain.board import next_number, parking_lot
from workshop_app.domain.canvas import landing
from workshop_app.domain.changes import Change, created, removed, updated
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Lane, Note, Theme
from workshop_app.domain.state import State
from workshop_app.frozen import frozen
from workshop_app.i18n import N_


@frozen
class GroupNotes(Command):
    """Make a theme of notes, last among the themes."""

    label: ClassVar[str] = N_("Make theme")
    note_ids: tuple[str, ...]
    name: str = ""

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        theme = Theme(
            id=context.new_id(),
            workshop_id=state.workshop.id,
            position=key_last(state.ordered(Theme)),
            name=self.name.strip(),
        )
        return [*created(theme), *_join(state, self.note_ids, theme.id), *drop_emptied(state, self.note_ids, theme.id)]


@frozen
class AddToTheme(Command):
    """Put notes into a theme."""

    label: ClassVar[str] = N_("Add to theme")
    note_ids: tuple[str, ...]
    theme_id: str

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        state.need(Theme, self.theme_id)
        return [*_join(state, self.note_ids, self.theme_id), *drop_emptied(state, self.note_ids, self.theme_id)]


@frozen
class TakeFromTheme(Command):
    """Let notes stand alone again."""

    label: ClassVar[str] = N_("Take out of theme")
    note_ids: tuple[str, ...]

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        return [
            *(change for note_id in self.note_ids for change in updated(state.need(Note, note_id), theme_id=None)),
            *drop_emptied(state, self.note_ids),
        ]


@frozen
class RenameTheme(Command):
    """Name a theme."""

    label: ClassVar[str] = N_("Name theme")
    theme_id: str
    name: str

    @property
    def bout(self) -> str:
        return f"theme:{self.theme_id}"

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        return updated(state.need(Theme, self.theme_id), name=self.name.strip())


@frozen
class MergeThemes(Command):
    """Move all notes of a theme into another, which keeps its name (or takes the other's if it has none)."""

    label: ClassVar[str] = N_("Merge themes")
    theme_id: str
    into: str

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        theme, target = state.need(Theme, self.theme_id), state.need(Theme, self.into)
        if theme.id == target.id:
            raise DomainError("merge_with_itself")
        notes = state.ordered(Note, lambda note: note.theme_id == theme.id)
        return [
            *updated(target, name=target.name or theme.name),
            *(change for note in notes for change in updated(note, theme_id=target.id)),
            *removed(theme),
        ]


@frozen
class Ungroup(Command):
    """Dissolve a theme; its notes stay on the board."""

    label: ClassVar[str] = N_("Ungroup theme")
    theme_id: str

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        return removed(state.need(Theme, self.theme_id))


@frozen
class MoveTheme(Command):
    """Move a theme so that it becomes number `index` (from 0)."""

    label: ClassVar[str] = N_("Move theme")
    theme_id: str
    index: int

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        return moved(state, state.need(Theme, self.theme_id), self.index)


def _join(state: State, note_ids: Iterable[str], theme_id: str) -> list[Change]:
    """Notes in a theme; parked ones come back to the lanes of their kinds."""
    parked, notes = parking_lot(state), [state.need(Note, note_id) for note_id in note_ids]
    homes = _homes(state, [note for note in notes if parked is not None and note.lane_id == parked.id])
    return [change for note in notes for change in updated(note, theme_id=theme_id, **homes.get(note.id, {}))]


def _homes(state: State, parked: list[Note]) -> dict[str, dict[str, object]]:
    """Where parked notes go when they come back to the board: last in the lane of their kind, or in the first."""
    lanes = [lane for lane in state.ordered(Lane) if lane.kind is not NoteKind.PARKED]
    coming: dict[str, list[Note]] = {}
    for note in parked if lanes else ():
        coming.setdefault(next((lane for lane in lanes if lane.kind is note.kind), lanes[0]).id, []).append(note)
    homes: dict[str, dict[str, object]] = {}
    for lane in (lane for lane in lanes if lane.id in coming):
        keys, number = keys_last(state, lane.id, len(coming[lane.id])), next_number(state, lane.kind)
        places = landing(state, lane, coming[lane.id])
        for index, (note, key, place) in enumerate(zip(coming[lane.id], keys, places, strict=True)):
            new = {} if note.kind is lane.kind else {"kind": lane.kind, "number": number + index}
            homes[note.id] = {"lane_id": lane.id, "position": key, **place, **new}
    return homes


def drop_emptied(state: State, note_ids: Iterable[str], keep: str = "") -> tuple[Change, ...]:
    """Themes without a name that lose their last note disappear with it."""
    moving = set(note_ids)
    left: set[str | None] = {note.theme_id for note in state.of(Note).values() if note.id not in moving}
    came = {state.need(Note, note_id).theme_id for note_id in moving}
    return removed(
        *(
            theme
            for theme in state.of(Theme).values()
            if theme.id in came and theme.id not in left and theme.id != keep and not theme.name
        )
    )
