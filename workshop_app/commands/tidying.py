"""The command that puts the notes of lanes in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import ClassVar

from workshop_app.commands.base import Command, Context
from workshop_app.domain.board import areas, notes_in_lane, themes
from workshop_app.domain.changes import Change, updated
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.ordering import keys_between
from workshop_app.domain.records import Lane, Note
from workshop_app.domain.state import State
from workshop_app.domain.voting import dots_on_notes
from workshop_app.frozen import frozen
from workshop_app.i18n import N_


class Order(StrEnum):
    """What notes are put in order by."""

    KIND = "kind"
    AREA = "area"
    THEME = "theme"
    GROUP = "group"
    DOTS = "dots"


@frozen
class TidyNotes(Command):
    """Put the notes of each lane in order; among equals they stay as they were. As few as possible move.

    Free lanes are left alone: there a place was chosen.
    """

    label: ClassVar[str] = N_("Tidy the board")
    lane_ids: tuple[str, ...]
    by: Order

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        lanes = [state.need(Lane, lane_id) for lane_id in self.lane_ids]
        rank = _rank(state, self.by)
        changes: list[Change] = []
        for lane in lanes:
            if not lane.free:
                changes += _in_order(sorted(notes_in_lane(state, lane.id), key=rank))
        return changes


def _rank(state: State, by: Order) -> Callable[[Note], int]:
    match by:
        case Order.KIND:
            kinds = {kind: place for place, kind in enumerate(NoteKind)}
            return lambda note: kinds[note.kind]
        case Order.AREA:
            names = {area for note in state.of(Note).values() for area in areas(note.tag)}
            places = {name: place for place, name in enumerate(sorted(names, key=str.casefold))}
            return lambda note: min((places[area] for area in areas(note.tag)), default=len(places))
        case Order.THEME:
            numbered = themes(state)
            numbers = {item.theme.id: item.number for item in numbered}
            return lambda note: numbers.get(note.theme_id or "", len(numbered) + 1)
        case Order.GROUP:
            return lambda note: note.group or 1_000_000
        case Order.DOTS:
            dots = dots_on_notes(state)
            return lambda note: -dots.get(note.id, 0)


def _in_order(notes: Sequence[Note]) -> Iterable[Change]:
    """New positions for notes so that they come in this order; the longest row that rises already stays."""
    staying = {notes[index].id for index in _rising([note.position for note in notes])}
    ends = [-1, *(index for index, note in enumerate(notes) if note.id in staying), len(notes)]
    changes: list[Change] = []
    for before, after in pairwise(ends):
        moving = notes[before + 1 : after]
        low = notes[before].position if before >= 0 else ""
        high = notes[after].position if after < len(notes) else ""
        for note, key in zip(moving, keys_between(low, high, len(moving)), strict=True):
            changes += updated(note, position=key)
    return changes


def _rising(keys: Sequence[str]) -> list[int]:
    """Indices of the longest row of positions that rise strictly."""
    tops: list[str] = []
    ends: list[int] = []
    previous = [-1] * len(keys)
    for index, key in enumerate(keys):
        place = bisect_left(tops, key)
        previous[index] = ends[place - 1] if place else -1
        tops[place : place + 1] = [key]
        ends[place : place + 1] = [index]
    found: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        found.append(index)
        index = previous[index]
    return found[::-1]
