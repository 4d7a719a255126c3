"""Reading the board: lanes, themes and notes in the order they are seen."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.domain.records import Lane, Note, Shape, Step, Theme, Timer
from workshop_app.domain.state import State
from workshop_app.frozen import frozen


def parking_lot(state: State) -> Lane | None:
    """The lane for what cannot be dealt with now."""
    return next((lane for lane in state.ordered(Lane) if lane.kind is NoteKind.PARKED), None)


def kind_stays(lane: Lane) -> bool:
    """Whether notes keep their kind and number in a lane: in the parking lot, and where position is what matters."""
    return lane.free or lane.kind is NoteKind.PARKED


def lanes_shown(state: State, step: Step | None) -> list[Lane]:
    """The lanes a step works with: those it names, or all but the parking lot."""
    lanes = state.ordered(Lane)
    named = [lane for lane in lanes if step is not None and lane.id in step.lanes]
    return named or [lane for lane in lanes if lane.kind is not NoteKind.PARKED]


def lanes_to_fill(state: State, step: Step | None) -> list[Lane]:
    """The lanes that notes of a step may go to: its own, and the parking lot last."""
    shown, parked = lanes_shown(state, step), parking_lot(state)
    return [*shown, parked] if parked is not None and parked not in shown else shown


def step_showing(state: State, note: Note) -> Step | None:
    """The step that has a note on its board; of several the one nearest to where the workshop is, the earlier first."""
    steps = state.ordered(Step)
    here = next((at for at, step in enumerate(steps) if step.id == state.workshop.current_step), 0)
    near = sorted(enumerate(steps), key=lambda place: abs(place[0] - here))
    return next((step for _at, step in near if _shows(state, step, note)), None)


def _shows(state: State, step: Step, note: Note) -> bool:
    """Whether a step has a board, as buzz groups have in their harvest, and a note on it."""
    if step.kind is StepKind.THEME:
        parked = parking_lot(state)
        return parked is None or note.lane_id != parked.id
    timer = state.find(Timer, step.id)
    harvest = step.kind is StepKind.BUZZ_GROUP and timer is not None and timer.phase == 2
    lanes = lanes_shown(state, step) if harvest or step.kind is StepKind.COLLECT else []
    return any(lane.id == note.lane_id for lane in lanes)


def notes_in_lane(state: State, lane_id: str) -> list[Note]:
    """The notes of a lane in order, whether or not they are in a theme."""
    return [note for note in state.ordered(Note) if note.lane_id == lane_id]


def shapes_on(state: State, lane_id: str) -> list[Shape]:
    """The shapes of a lane, the undermost first."""
    return state.ordered(Shape, lambda shape: shape.lane_id == lane_id)


def notes_by_lane(state: State) -> dict[str, list[Note]]:
    """The notes of every lane in order, the lanes in theirs."""
    notes: dict[str, list[Note]] = {lane.id: [] for lane in state.ordered(Lane)}
    for note in state.ordered(Note):
        notes[note.lane_id].append(note)
    return notes


def notes_in_theme(state: State, theme_id: str) -> list[Note]:
    """The notes of a theme, problems before ideas; parked ones are no longer part of it."""
    return [note for note in _on_the_table(state) if note.theme_id == theme_id]


def loose_notes(state: State) -> list[Note]:
    """Notes that are in no theme and not parked, problems before ideas."""
    return [note for note in _on_the_table(state) if note.theme_id is None]


def _on_the_table(state: State) -> list[Note]:
    """The notes of all lanes but the parking lot, lane after lane."""
    parked = parking_lot(state)
    lanes = notes_by_lane(state).items()
    return [note for lane_id, notes in lanes if parked is None or lane_id != parked.id for note in notes]


@frozen
class NumberedTheme:
    """A theme with its number, which is its place among the themes, and its notes."""

    theme: Theme
    number: int
    notes: list[Note]


def themes(state: State) -> list[NumberedTheme]:
    """All themes in order, the notes of each in the order of their lanes."""
    notes: dict[str | None, list[Note]] = {}
    for note in _on_the_table(state):
        notes.setdefault(note.theme_id, []).append(note)
    return [
        NumberedTheme(theme, number, notes.get(theme.id, []))
        for number, theme in enumerate(state.ordered(Theme), start=1)
    ]


def next_number(state: State, kind: NoteKind) -> int:
    """The number a new note of this kind gets: numbers of deleted notes are not used again while later ones stand."""
    return 1 + state.highest_number(kind)


TAG = r"(?s)(?P<text>.*\S)\s+#(?P<tag>[^\W\d_][^#.!?;\n]{1,59})$"
"""A tag stands last, begins with a letter and is no sentence: `Tiden räcker bara till det akuta #Tid och resurser`."""


AND = " + "
"""Between the areas of a note that was made of several."""


def split_tag(text: str) -> tuple[str, str]:
    """(statement, tag) of what was written; the tag is empty when there is none."""
    found = re.match(TAG, text) if "#" in text else None
    return (found["text"], found["tag"].strip()) if found else (text, "")


def areas(tag: str) -> list[str]:
    """The areas that a note's tag names: one, or several when notes were joined."""
    return [area for part in tag.split(AND) if (area := part.strip())]


def joined_areas(tags: Iterable[str]) -> str:
    """One tag that names every area of several."""
    return AND.join(dict.fromkeys(area for tag in tags for area in areas(tag)))
