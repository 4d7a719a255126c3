"""Commands on the notes of the board."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from workshop_app.commands.base import Command, Context
from workshop_app.commands.places import keys_last
from workshop_app.commands.themes import drop_emptied
from workshop_app.domain.board import kind_stays, next_number, notes_in_lane, split_tag
from workshop_app.domain.buzz_groups import groups_for, next_turn
from workshop_app.domain.canvas import landing, places_for
from workshop_app.domain.changes import Change, ChangeSet, created, removed, updated
from workshop_app.domain.ordering import keys_between
from workshop_app.domain.records import Harvest, Lane, Note, Step
from workshop_app.domain.state import State
from workshop_app.frozen import frozen
from workshop_app.i18n import N_


@frozen
class AddNotes(Command):
    """Write statements last in a lane. With `step_id` they are a harvest: the turn goes to the next group.

    Words after a last ` #` are the note's tag: its area.
    """

    label: ClassVar[str] = N_("Add note")
    lane_id: str
    texts: tuple[str, ...]
    group: int = 0
    tag: str = ""
    step_id: str = ""
    at: tuple[int, int] | None = None
    """Where on a free lane; else where there is room."""

    @property
    def deed(self) -> str:
        return N_("Add several notes") if len(self.texts) > 1 else self.label

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        lane = state.need(Lane, self.lane_id)
        texts = [text.strip() for text in self.texts if text.strip()]
        keys = keys_last(state, lane.id, len(texts))
        first = next_number(state, lane.kind)
        places = places_for(state, lane, [(text, "") for text in texts], self.at)
        notes = [
            Note(
                id=context.new_id(),
                workshop_id=lane.workshop_id,
                position=key,
                lane_id=lane.id,
                kind=lane.kind,
                number=first + index,
                text=text,
                group=self.group,
                tag=self.tag or tag,
                x=x,
                y=y,
            )
            for index, (key, (text, tag), (x, y)) in enumerate(zip(keys, map(split_tag, texts), places, strict=True))
        ]
        turn = _pass_turn(state, self.step_id, empty=False) if notes else []
        return [*created(*notes), *turn]


@frozen
class ImportNotes(Command):
    """Write statements from a file, each (lane, text, tag) last in its lane."""

    label: ClassVar[str] = N_("Import notes")
    statements: tuple[tuple[str, str, str], ...]

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        whole = ChangeSet()
        for lane_id in dict.fromkeys(lane_id for lane_id, _text, _tag in self.statements):
            mine = [(text, tag) for lane, text, tag in self.statements if lane == lane_id and text.strip()]
            added = AddNotes(lane_id, tuple(text for text, _tag in mine)).plan(state.apply(whole), context)
            notes = (change.after for change in added if isinstance(change.after, Note))
            tagged = [
                replace(note, text=text.strip(), tag=tag) if tag else note
                for note, (text, tag) in zip(notes, mine, strict=True)
            ]
            whole = whole.squash(ChangeSet(created(*tagged)))
        return whole.changes


@frozen
class SkipGroup(Command):
    """The group in turn has nothing more to give in this harvest."""

    label: ClassVar[str] = N_("Nothing more from the group")
    step_id: str

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        return _pass_turn(state, self.step_id, empty=True)


@frozen
class GiveTurn(Command):
    """Let a certain group give the next note; it counts as having more to give."""

    label: ClassVar[str] = N_("Give the turn")
    step_id: str
    group: int

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        harvest = state.need(Harvest, self.step_id)
        empty = tuple(number for number in harvest.empty if number != self.group)
        return updated(harvest, turn=self.group, empty=empty)


def _pass_turn(state: State, step_id: str, *, empty: bool) -> list[Change]:
    harvest, step = state.find(Harvest, step_id), state.find(Step, step_id)
    if harvest is None or step is None or harvest.turn == 0:
        return []
    numbers = [group.number for group in groups_for(state, step)]
    lap, turn, gone = next_turn(numbers, harvest, empty=empty)
    return list(updated(harvest, lap=lap, turn=turn, empty=gone))


@frozen
class EditNote(Command):
    """Change the words of a note; words after a last ` #` become its tag."""

    label: ClassVar[str] = N_("Change note")
    note_id: str
    text: str

    @property
    def bout(self) -> str:
        return f"note:{self.note_id}"

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        note = state.need(Note, self.note_id)
        text, tag = split_tag(self.text.strip())
        return updated(note, text=text, tag=tag or note.tag)


@frozen
class MoveNotes(Command):
    """Move notes to a lane, before a certain note or last.

    In the parking lot and on a free lane a note keeps its kind and number; another lane gives it its own kind and a new
    number.
    """

    label: ClassVar[str] = N_("Move note")
    note_ids: tuple[str, ...]
    lane_id: str
    before: str = ""

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        lane = state.need(Lane, self.lane_id)
        moving = [state.need(Note, note_id) for note_id in self.note_ids]
        keys = keys_in(notes_in_lane(state, lane.id), moving, self.before)
        coming = [note for note in moving if note.lane_id != lane.id]
        places = iter(landing(state, lane, coming))
        changes: list[Change] = []
        number = next_number(state, lane.kind)
        for note, key in zip(moving, keys, strict=True):
            values: dict[str, object] = {"lane_id": lane.id, "position": key}
            if note.kind is not lane.kind and not kind_stays(lane):
                values |= {"kind": lane.kind, "number": number}
                number += 1
            if note.lane_id != lane.id:
                values |= next(places)
            changes += updated(note, **values)
        return changes


@frozen
class DeleteNotes(Command):
    """Remove notes from the board."""

    label: ClassVar[str] = N_("Delete note")
    note_ids: tuple[str, ...]

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        return [
            *removed(*(state.need(Note, note_id) for note_id in self.note_ids)),
            *drop_emptied(state, self.note_ids),
        ]


def keys_in(present: list[Note], moving: list[Note], before: str) -> list[str]:
    """Positions for notes put into a lane, between its other notes."""
    ids = {note.id for note in moving}
    others = [note for note in present if note.id not in ids]
    index = next((i for i, note in enumerate(others) if note.id == before), len(others))
    low = others[index - 1].position if index > 0 else ""
    high = others[index].position if index < len(others) else ""
    if high and low >= high:  # two notes may share a key after an undo; then put them first
        low = ""
    return keys_between(low, high, len(moving))
