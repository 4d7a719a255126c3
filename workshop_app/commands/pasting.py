"""The command that writes what was on the clipboard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import ClassVar

from workshop_app.commands.base import Command, Context
from workshop_app.commands.pictures import pictures_for
from workshop_app.commands.places import aside, key_last, keys_last
from workshop_app.domain.board import joined_areas, next_number, notes_in_lane, split_tag
from workshop_app.domain.board_geometry import Box
from workshop_app.domain.canvas import NOTE_WIDTH, boxes_on, inside, note_height, spots
from workshop_app.domain.changes import Change, ChangeSet, created
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.pictures import Facts
from workshop_app.domain.records import Lane, Link, Note, Picture, Theme
from workshop_app.domain.state import State
from workshop_app.frozen import frozen
from workshop_app.i18n import N_


@frozen
class NewNote:
    """A note before it is on the board: what it says, and what is known of where it belongs."""

    text: str
    kind: NoteKind | None = None
    tag: str = ""
    theme: str = ""
    """Name of its theme."""
    group: int = 0
    picture: Facts | None = None
    """Of a picture whose bytes are in the library already."""
    lane: str = ""
    """What a table calls its lane: the name of a lane, or its kind in words."""
    at: tuple[int, int] | None = None
    """Where it lay on a free lane, if it was on one."""
    links: tuple[int, ...] = ()
    """Which of those that are pasted with it, counted from 0, it is linked to."""


@frozen
class PasteNotes(Command):
    """Write notes last in a lane; without one each in the first lane of its kind, or else in the first lane.

    Notes that name a lane themselves go there; their kind is kept also where it has no lane, and what is no lane
    here becomes an area of theirs. A theme is joined by its name, and made when there is none of that name. As
    everywhere a lane gives its kind to what is put into it, and a canvas and the parking lot leave it. What lay on a
    canvas lies there on another, or a little beside when the same lies there already.
    """

    label: ClassVar[str] = N_("Paste notes")
    notes: tuple[NewNote, ...]
    lane_id: str = ""
    theme_id: str | None = None
    """The theme of those that bring none."""

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        lanes = self._lanes(state)
        themes, made = _themes(state, self.notes, context)
        pictures, shown = self._pictures(state, context)
        now = state.apply(ChangeSet(shown))
        keys, places = _keys_last(state, lanes), _places(now, self.notes, lanes, pictures)
        numbers = {kind: next_number(state, kind) for kind in NoteKind}
        written: Counter[NoteKind] = Counter()
        notes: list[Note] = []
        for new, lane, picture in zip(self.notes, lanes, pictures, strict=True):
            kind = _kind_in(new, lane, sorted_=bool(new.lane or not self.lane_id))
            text, tag = (new.text.strip(), new.tag) if new.tag else split_tag(new.text.strip())
            unknown = "" if new.kind or _same(new.lane, lane.title) else new.lane
            x, y = next(places[lane.id])
            notes.append(
                Note(
                    id=context.new_id(),
                    workshop_id=state.workshop.id,
                    position=next(keys[lane.id]),
                    lane_id=lane.id,
                    theme_id=themes.get(new.theme.strip().casefold(), self.theme_id),
                    kind=kind,
                    number=numbers[kind] + written[kind],
                    text=text,
                    group=new.group,
                    tag=joined_areas((tag, unknown)) if unknown else tag,
                    x=x,
                    y=y,
                    picture=picture,
                )
            )
            written[kind] += 1
        return [*shown, *created(*made), *created(*notes), *created(*_links(self.notes, notes, context))]

    def _pictures(self, state: State, context: Context) -> tuple[list[str], tuple[Change, ...]]:
        """The id of each note's picture, or empty; and what makes those that are not there yet."""
        ids, made = pictures_for(state, [new.picture for new in self.notes if new.picture], context)
        coming = iter(ids)
        return [next(coming) if new.picture else "" for new in self.notes], made

    def _lanes(self, state: State) -> list[Lane]:
        """The lane of each note."""
        lanes = state.ordered(Lane)
        by_kind = {lane.kind: lane for lane in reversed(lanes)}
        by_name = {lane.title.strip().casefold(): lane for lane in reversed(lanes)}
        given = state.need(Lane, self.lane_id) if self.lane_id else None
        first = given or next((lane for lane in lanes if lane.kind is not NoteKind.PARKED), None)
        if first is None:
            raise DomainError("gone", kind=Lane.kind_name)

        def lane_of(new: NewNote) -> Lane:
            if new.lane and (named := by_name.get(new.lane.strip().casefold())) is not None:
                return named
            sorts = given is None or (new.lane and not given.free)  # on a canvas the place was chosen
            return by_kind.get(new.kind, first) if new.kind and sorts else first

        return [lane_of(new) for new in self.notes]


def _places(
    state: State, notes: Sequence[NewNote], lanes: Sequence[Lane], pictures: Sequence[str]
) -> dict[str, Iterator[tuple[int, int]]]:
    """By lane: where the notes that come into it lie, if it is a free one."""
    coming: dict[str, list[tuple[NewNote, str]]] = {}
    for new, lane, picture in zip(notes, lanes, pictures, strict=True):
        coming.setdefault(lane.id, []).append((new, picture))
    return {lane_id: _places_on(state, state.need(Lane, lane_id), mine) for lane_id, mine in coming.items()}


def _places_on(state: State, lane: Lane, coming: Sequence[tuple[NewNote, str]]) -> Iterator[tuple[int, int]]:
    """What lay on a canvas lies as it lay there; the rest where there is room."""
    if not lane.free:
        return repeat((0, 0))
    lay = {number: new.at for number, (new, _picture) in enumerate(coming) if new.at}
    by = aside(lay.values(), {(note.x, note.y) for note in notes_in_lane(state, lane.id)})
    kept = {number: (inside(x + by, NOTE_WIDTH), inside(y + by)) for number, (x, y) in lay.items()}
    heights = [note_height(new.text, state.find(Picture, picture)) for new, picture in coming]
    taken = [Box(*corner, NOTE_WIDTH, heights[number]) for number, corner in kept.items()]
    others = [high for number, high in enumerate(heights) if number not in kept]
    found = spots(others, [*boxes_on(state, lane.id), *taken])
    free = ((inside(x, NOTE_WIDTH), inside(y, NOTE_WIDTH)) for x, y in found)
    return (kept[number] if number in kept else next(free) for number in range(len(coming)))


def _links(new: Sequence[NewNote], notes: Sequence[Note], context: Context) -> list[Link]:
    """The links between the notes, each of them once."""
    pairs = {frozenset((at, to)): (at, to) for at, note in enumerate(new) for to in note.links if at != to}
    return [
        Link(id=context.new_id(), workshop_id=notes[at].workshop_id, source=notes[at].id, target=notes[to].id)
        for at, to in pairs.values()
    ]


def _kind_in(new: NewNote, lane: Lane, *, sorted_: bool) -> NoteKind:
    """The kind of a note in a lane; one that was sorted there keeps its own, as on a canvas and in the parking lot."""
    if lane.kind is NoteKind.PARKED or ((sorted_ or lane.free) and new.kind is not NoteKind.PARKED):
        return new.kind or lane.kind
    return lane.kind


def _same(word: str, title: str) -> bool:
    return word.strip().casefold() == title.strip().casefold()


def _keys_last(state: State, lanes: Sequence[Lane]) -> dict[str, Iterator[str]]:
    """By lane: positions after its notes for those that come into it."""
    coming = Counter(lane.id for lane in lanes)
    return {lane_id: iter(keys_last(state, lane_id, count)) for lane_id, count in coming.items()}


def _themes(state: State, notes: Iterable[NewNote], context: Context) -> tuple[dict[str, str], list[Theme]]:
    """Ids of themes by what they are called, and those of them that have to be made."""
    present = state.ordered(Theme)
    found = {theme.name.casefold(): theme.id for theme in reversed(present) if theme.name}
    made: list[Theme] = []
    for name in dict.fromkeys(new.theme.strip() for new in notes if new.theme.strip()):
        if name.casefold() not in found:
            key = key_last([*present, *made])
            made.append(Theme(id=context.new_id(), workshop_id=state.workshop.id, position=key, name=name))
            found[name.casefold()] = made[-1].id
    return found, made
