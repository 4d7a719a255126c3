"""Commands that change what a note is: its kind, one into several, several into one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from workshop_app.commands.base import Command, Context
from workshop_app.commands.notes import keys_in
from workshop_app.commands.themes import drop_emptied
from workshop_app.domain.board import next_number, notes_in_lane
from workshop_app.domain.changes import Change, ChangeSet, created, removed, updated
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Action, Lane, Link, Note, NoteKind
from workshop_app.domain.state import State
from workshop_app.i18n import N_

BESIDE = 24
"""A copy on a free lane lies so far to the right of and below what it was copied from."""
_SENTENCES = re.compile(r"(?<=[.!?…])\s+(?=[^\W\d_a-zåäöéü])")
"""Between sentences: after a stop, before a capital letter, so that 'e.g. this' and '3.5 million' stay whole."""


@dataclass(frozen=True, slots=True)
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
        going = [note for note in notes if lane is not None and _follows_its_kind(state, note)]
        keys = keys_in(notes_in_lane(state, lane.id), going, "") if lane is not None else []
        places = {note.id: {"lane_id": lane.id, "position": key} for note, key in zip(going, keys, strict=True) if lane}
        first = next_number(state, self.kind)
        return [
            change
            for number, note in enumerate(notes, first)
            for change in updated(note, kind=self.kind, number=number, **places.get(note.id, {}))
        ]


def _follows_its_kind(state: State, note: Note) -> bool:
    lane = state.need(Lane, note.lane_id)
    return lane.kind is not NoteKind.PARKED and not lane.free


@dataclass(frozen=True, slots=True)
class DuplicateNotes(Command):
    """Write notes once more, each after the one it is a copy of."""

    label: ClassVar[str] = N_("Duplicate note")
    note_ids: tuple[str, ...]

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        whole = ChangeSet()
        for note_id in self.note_ids:
            now = state.apply(whole)
            note = now.need(Note, note_id)
            copy = replace(note, x=note.x + BESIDE, y=note.y + BESIDE)
            whole = whole.squash(ChangeSet(_written_after(now, note, [copy], context)))
        return whole.changes


@dataclass(frozen=True, slots=True)
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
        pieces = [
            replace(note, text=text, x=note.x + BESIDE * index, y=note.y + BESIDE * index, picture="")
            for index, text in enumerate(rest, 1)
        ]
        return [*updated(note, text=first), *_written_after(state, note, pieces, context)]


def parts(text: str) -> list[str]:
    """The statements in a text: its lines, or the sentences of its only line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines if len(lines) > 1 else _SENTENCES.split(text.strip())


def _written_after(state: State, note: Note, copies: list[Note], context: Context) -> tuple[Change, ...]:
    """New notes in the lane, straight after another, with numbers of their own."""
    present = notes_in_lane(state, note.lane_id)
    place = next(index for index, other in enumerate(present) if other.id == note.id) + 1
    keys = keys_in(present, copies, present[place].id if place < len(present) else "")
    first = next_number(state, note.kind)
    return created(
        *(
            replace(copy, id=context.new_id(), position=key, number=number)
            for number, (copy, key) in enumerate(zip(copies, keys, strict=True), first)
        )
    )


@dataclass(frozen=True, slots=True)
class JoinNotes(Command):
    """Make one note of several: the first keeps its number and takes over their words, theme, links and actions."""

    label: ClassVar[str] = N_("Join notes")
    note_ids: tuple[str, ...]

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        notes = [state.need(Note, note_id) for note_id in self.note_ids]
        if len(notes) < 2:
            raise DomainError("nothing_to_join")
        words = "\n".join(dict.fromkeys(note.text for note in notes))
        return _united(state, {note.id: notes[0].id for note in notes[1:]}, {notes[0].id: words})


@dataclass(frozen=True, slots=True)
class MergeTwins(Command):
    """Let notes that say the same be one: of each pair (stays, goes) the longer words, the theme and all links stay."""

    label: ClassVar[str] = N_("Merge duplicates")
    pairs: tuple[tuple[str, str], ...]

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        into: dict[str, str] = {}
        words: dict[str, str] = {}
        for stays, goes in self.pairs:
            while stays in into:
                stays = into[stays]
            if stays == goes or goes in into:
                continue
            into = {gone: stays if other == goes else other for gone, other in into.items()} | {goes: stays}
            texts = [words.pop(note_id, state.need(Note, note_id).text) for note_id in (stays, goes)]
            words[stays] = max(texts, key=len)
        return _united(state, into, words)


def _united(state: State, into: Mapping[str, str], words: Mapping[str, str]) -> list[Change]:
    """Notes taken up by others: what hangs on those that go is hung on those that stay."""
    changes: list[Change] = []
    for stays, text in words.items():
        note = state.need(Note, stays)
        gone = [state.need(Note, note_id) for note_id, other in into.items() if other == stays]
        values: dict[str, Any] = {"text": text}
        for name in ("theme_id", "tag", "group", "picture"):
            values[name] = next((found for one in (note, *gone) if (found := getattr(one, name))), getattr(note, name))
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
