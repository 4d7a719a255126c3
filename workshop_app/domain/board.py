"""Reading the board: lanes, themes and notes in the order they are seen."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workshop_app.domain.records import Lane, Note, NoteKind, Step, Theme
from workshop_app.domain.state import State


def parking_lot(state: State) -> Lane | None:
    """The lane for what cannot be dealt with now."""
    return next((lane for lane in state.ordered(Lane) if lane.kind is NoteKind.PARKED), None)


def lanes_shown(state: State, step: Step | None) -> list[Lane]:
    """The lanes a step works with: those it names, or all but the parking lot."""
    lanes = state.ordered(Lane)
    named = [lane for lane in lanes if step is not None and lane.id in step.lanes]
    return named or [lane for lane in lanes if lane.kind is not NoteKind.PARKED]


def notes_in_lane(state: State, lane_id: str) -> list[Note]:
    """The notes of a lane in order, whether or not they are in a theme."""
    return [note for note in state.ordered(Note) if note.lane_id == lane_id]


def notes_in_theme(state: State, theme_id: str) -> list[Note]:
    """The notes of a theme, problems before ideas; parked ones are no longer part of it."""
    return next((theme.notes for theme in themes(state) if theme.theme.id == theme_id), [])


def loose_notes(state: State) -> list[Note]:
    """Notes that are in no theme and not parked, problems before ideas."""
    parked = parking_lot(state)
    order = {lane.id: index for index, lane in enumerate(state.ordered(Lane))}
    loose = state.ordered(Note, lambda note: note.theme_id is None and (not parked or note.lane_id != parked.id))
    return sorted(loose, key=lambda note: order.get(note.lane_id, 0))


@dataclass(frozen=True, slots=True)
class NumberedTheme:
    """A theme with its number, which is its place among the themes, and its notes."""

    theme: Theme
    number: int
    notes: list[Note]


def themes(state: State) -> list[NumberedTheme]:
    """All themes in order, the notes of each in the order of their lanes."""
    parked = parking_lot(state)
    order = {lane.id: place for place, lane in enumerate(state.ordered(Lane))}
    notes: dict[str, list[Note]] = {}
    for note in sorted(state.ordered(Note), key=lambda note: order.get(note.lane_id, 0)):
        if note.theme_id is not None and (not parked or note.lane_id != parked.id):
            notes.setdefault(note.theme_id, []).append(note)
    return [
        NumberedTheme(theme, number, notes.get(theme.id, []))
        for number, theme in enumerate(state.ordered(Theme), start=1)
    ]


def next_number(state: State, kind: NoteKind) -> int:
    """The number a new note of this kind gets: numbers of deleted notes are not used again while later ones stand."""
    return 1 + max([note.number for note in state.of(Note).values() if note.kind is kind], default=0)


TAG = re.compile(r"^(?P<text>.*\S)\s+#(?P<tag>[^\W\d_][^#.!?;\n]{1,59})$", re.DOTALL)
"""A tag stands last, begins with a letter and is no sentence: `Tiden räcker bara till det akuta #Tid och resurser`."""


def split_tag(text: str) -> tuple[str, str]:
    """(statement, tag) of what was written; the tag is empty when there is none."""
    found = TAG.match(text)
    return (found["text"], found["tag"].strip()) if found else (text, "")
