"""Commands that change what a note is: its kind, one into several, several into one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import count, pairwise
from typing import Any, ClassVar

from workshop_app.commands.base import Command, Context
from workshop_app.commands.notes import keys_in
from workshop_app.commands.places import BESIDE
from workshop_app.commands.themes import drop_emptied
from workshop_app.domain.board import joined_areas, kind_stays, next_number, notes_in_lane
from workshop_app.domain.canvas import NOTE_WIDTH, inside, landing
from workshop_app.domain.changes import Change, created, removed, updated
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.ordering import keys_between
from workshop_app.domain.records import Action, Lane, Link, Note
from workshop_app.domain.state import State
from workshop_app.frozen import frozen
from workshop_app.i18n import N_

_SENTENCES = r"(?<=[.!?…])\s+(?=[^\W\d_a-zåäöéü])"
"""Between sentences: after a stop, before a capital letter, so that 'e.g. this' and '3.5 million' stay whole."""


@frozen
class ChangeKind(Command):
    """Let notes be of another kind, with new numbers, in the lane of that kind if there is one.

    A parked note stays parked, and one on a free lane stays where it was put.
    """

    label: ClassVar[str] = N_("Change kind")
    note_ids: tuple[str, ...]
    kind: NoteKind

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        if self.kind is NoteKind.PARKED:
            raise DomainError("parked_is_no_kind")
        notes = [state.need(Note, note_id) for note_id in self.note_ids]
        notes = [note for note in notes if note.kind is not self.kind]
        lane = next((lane for lane in state.ordered(Lane) if lane.kind is self.kind), None)
        places: dict[str, dict[str, object]] = {}
        if lane is not None:
            going = [note for note in notes if not kind_stays(state.need(Lane, note.lane_id))]
            keys = keys_in(notes_in_lane(state, lane.id), going, "")
            for note, key, place in zip(going, keys, landing(state, lane, going), strict=True):
                places[note.id] = {"lane_id": lane.id, "position": key, **place}
        first = next_number(state, self.kind)
        return [
            change
            for number, note in enumerate(notes, first)
            for change in updated(note, kind=self.kind, number=number, **places.get(note.id, {}))
        ]


@frozen
class DuplicateNotes(Command):
    """Write notes once more, each after the one it is a copy of."""

    label: ClassVar[str] = N_("Duplicate note")
    note_ids: tuple[str, ...]

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        chosen = [state.need(Note, note_id) for note_id in dict.fromkeys(self.note_ids)]
        return _written_after(state, {note.id: [_beside(note)] for note in chosen}, context)


@frozen
class SplitNote(Command):
    """Make several notes of one: one for each line, or of a single line one for each sentence.

    The first keeps number, dots and links.
    """

    label: ClassVar[str] = N_("Split note")
    note_id: str

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        note = state.need(Note, self.note_id)
        first, *rest = parts(note.text)
        if not rest:
            raise DomainError("nothing_to_split")
        pieces = [replace(_beside(note, index), text=text, picture="") for index, text in enumerate(rest, 1)]
        return [*updated(note, text=first), *_written_after(state, {note.id: pieces}, context)]


def parts(text: str) -> list[str]:
    """The statements in a text: its lines, or the sentences of its only line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines if len(lines) > 1 else re.split(_SENTENCES, text.strip())


def _beside(note: Note, times: int = 1) -> Note:
    """The note a little further on, so that on a free lane both are seen."""
    return replace(note, x=inside(note.x + BESIDE * times, NOTE_WIDTH), y=inside(note.y + BESIDE * times, NOTE_WIDTH))


def _written_after(state: State, copies: Mapping[str, Sequence[Note]], context: Context) -> tuple[Change, ...]:
    """New notes, each straight after the one that it comes from, with numbers of their own."""
    lanes = {state.need(Note, note_id).lane_id for note_id in copies}
    high = {one.id: other.position for lane in lanes for one, other in pairwise(notes_in_lane(state, lane))}
    numbers = {kind: count(next_number(state, kind)) for kind in NoteKind}
    made: list[Note] = []
    for note_id, theirs in copies.items():
        low, end = state.need(Note, note_id).position, high.get(note_id, "")
        keys = keys_between("" if end and low >= end else low, end, len(theirs))  # after an undo two may share a key
        made += [
            replace(copy, id=context.new_id(), position=key, number=next(numbers[copy.kind]))
            for copy, key in zip(theirs, keys, strict=True)
        ]
    return created(*made)


@frozen
class JoinNotes(Command):
    """Make one note of several: the first keeps its number and takes over their words, areas, theme, picture,
    links and actions. Different pictures do not fit on one note."""

    label: ClassVar[str] = N_("Join notes")
    note_ids: tuple[str, ...]

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        notes = [state.need(Note, note_id) for note_id in dict.fromkeys(self.note_ids)]
        if len(notes) < 2:
            raise DomainError("nothing_to_join")
        first, *rest = notes
        if len({note.picture for note in notes if note.picture}) > 1:
            raise DomainError("two_pictures")
        words = "\n".join(dict.fromkeys(note.text for note in notes))
        return _united(state, {note.id: first.id for note in rest}, {first.id: words})


@frozen
class MergeTwins(Command):
    """Let notes that say the same be one: of each pair (stays, goes) the longer words, the theme and all links stay.

    Notes with different pictures both stay, whatever their words.
    """

    label: ClassVar[str] = N_("Merge duplicates")
    pairs: tuple[tuple[str, str], ...]

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        into: dict[str, str] = {}
        now: dict[str, Note] = {}
        for stays, goes in self.pairs:
            while stays in into:
                stays = into[stays]
            if stays == goes or goes in into:
                continue
            one, other = (now.get(note_id) or state.need(Note, note_id) for note_id in (stays, goes))
            if "" in (one.picture, other.picture) or one.picture == other.picture:
                words = max(one.text, other.text, key=len)
                now[stays] = replace(one, text=words, picture=one.picture or other.picture)
                into[goes] = stays
        ends: dict[str, str] = {}
        for gone, stays in reversed(into.items()):  # what a note went into may itself have gone later
            ends[gone] = ends.get(stays, stays)
        return _united(state, ends, {stays: now[stays].text for stays in dict.fromkeys(ends.values())})


def _united(state: State, into: Mapping[str, str], words: Mapping[str, str]) -> list[Change]:
    """Notes taken up by others: what hangs on those that go is hung on those that stay."""
    changes: list[Change] = []
    gone: dict[str, list[Note]] = {stays: [] for stays in words}
    for note_id, stays in into.items():
        gone[stays].append(state.need(Note, note_id))
    for stays, text in words.items():
        note = state.need(Note, stays)
        values: dict[str, Any] = {"text": text, "tag": joined_areas(one.tag for one in (note, *gone[stays]))}
        for name in ("theme_id", "group", "picture"):
            found = (value for one in (note, *gone[stays]) if (value := getattr(one, name)))
            values[name] = next(found, getattr(note, name))
        changes += updated(note, **values)
    changes += removed(*(state.need(Note, note_id) for note_id in into))
    changes += _links_moved(state, into)
    for action in state.of(Action).values():
        changes += updated(action, note_id=into.get(action.note_id or "", action.note_id))
    kept = {change.after.theme_id for change in changes if isinstance(change.after, Note)}
    return [*changes, *(drop for drop in drop_emptied(state, into) if drop.record.id not in kept)]


def _links_moved(state: State, into: Mapping[str, str]) -> list[Change]:
    """Links of notes that go, now of those that stay; two between the same notes become one."""
    links = state.of(Link).values()
    taken = {frozenset((link.source, link.target)) for link in links if not {link.source, link.target} & into.keys()}
    changes: list[Change] = []
    for link in links:
        if not {link.source, link.target} & into.keys():
            continue
        source, target = into.get(link.source, link.source), into.get(link.target, link.target)
        if source == target or frozenset((source, target)) in taken:
            changes += removed(link)
        else:
            taken.add(frozenset((source, target)))
            changes += updated(link, source=source, target=target)
    return changes
