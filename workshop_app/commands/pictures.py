"""Commands on the pictures of notes. The bytes have been kept in the library before (Store.put_picture)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from workshop_app.commands.base import Command, Context
from workshop_app.commands.notes import AddNotes
from workshop_app.domain.changes import Change, ChangeSet, created, updated
from workshop_app.domain.pictures import Facts
from workshop_app.domain.records import Note, Picture
from workshop_app.domain.state import State
from workshop_app.i18n import N_

STEP = 40
"""Notes that are put at one place lie so far from each other, to the right and down."""


@dataclass(frozen=True, slots=True)
class PictureNote:
    """A note with a picture before it is on the board; its text says what the picture shows."""

    lane_id: str
    text: str
    picture: Facts


@dataclass(frozen=True, slots=True)
class AddPictureNotes(Command):
    """Put notes with pictures last in their lanes, with the words as they are."""

    label: ClassVar[str] = N_("Add picture")
    notes: tuple[PictureNote, ...]
    group: int = 0
    step_id: str = ""
    """The harvest they belong to, as in `AddNotes`."""
    theme_id: str = ""
    at: tuple[int, int] | None = None
    """Where the first of them lies on a free lane; the others a little further down each."""

    @property
    def deed(self) -> str:
        return N_("Add several pictures") if len(self.notes) > 1 else self.label

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        whole = ChangeSet()
        for lane_id in dict.fromkeys(new.lane_id for new in self.notes):
            mine = [new for new in self.notes if new.lane_id == lane_id]
            step_id = "" if whole else self.step_id
            add = AddNotes(lane_id, tuple(new.text for new in mine), group=self.group, step_id=step_id)
            added = list(add.plan(state.apply(whole), context))
            notes = [change.after for change in added if isinstance(change.after, Note)]
            rest = [change for change in added if not isinstance(change.after, Note)]
            for number, (new, note) in enumerate(zip(mine, notes, strict=True)):
                picture, made = _picture(state.apply(whole), new.picture, context)
                shown = replace(note, text=new.text.strip(), tag="", picture=picture.id, theme_id=self.theme_id or None)
                if self.at is not None:
                    shown = replace(shown, x=self.at[0] + STEP * number, y=self.at[1] + STEP * number)
                whole = whole.squash(ChangeSet((*made, *created(shown))))
            whole = whole.squash(ChangeSet(tuple(rest)))
        return whole.changes


@dataclass(frozen=True, slots=True)
class SetPicture(Command):
    """Give a note a picture, in the place of one it may have."""

    label: ClassVar[str] = N_("Set picture")
    note_id: str
    picture: Facts

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        note = state.need(Note, self.note_id)
        picture, made = _picture(state, self.picture, context)
        return [*made, *updated(note, picture=picture.id)]


@dataclass(frozen=True, slots=True)
class RemovePictures(Command):
    """Take the pictures off notes; their words stay."""

    label: ClassVar[str] = N_("Remove picture")
    note_ids: tuple[str, ...]

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        notes = (state.need(Note, note_id) for note_id in self.note_ids)
        return [change for note in notes for change in updated(note, picture="")]


def _picture(state: State, facts: Facts, context: Context) -> tuple[Picture, tuple[Change, ...]]:
    """The record of a picture, and what makes it when there is none yet."""
    for picture in state.of(Picture).values():
        if picture.digest == facts.digest:
            return picture, ()
    width, height, digest = facts
    made = Picture(
        id=context.new_id(), workshop_id=state.workshop.id, width=width, height=height, digest=digest
    )  # fmt: skip
    return made, created(made)
