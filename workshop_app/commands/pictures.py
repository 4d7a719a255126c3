"""Commands on the pictures of notes. The bytes have been kept in the library before (Store.put_picture)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from workshop_app.commands.base import Command, Context
from workshop_app.commands.notes import AddNotes
from workshop_app.domain.canvas import places_for
from workshop_app.domain.changes import Change, ChangeSet, created, updated
from workshop_app.domain.errors import DomainError
from workshop_app.domain.pictures import Facts
from workshop_app.domain.records import Lane, Note, Picture
from workshop_app.domain.state import State
from workshop_app.frozen import frozen
from workshop_app.i18n import N_


@frozen
class PictureNote:
    """A note with a picture before it is on the board; its text says what the picture shows."""

    lane_id: str
    text: str
    picture: Facts


@frozen
class AddPictureNotes(Command):
    """Put notes with pictures last in their lanes, with the words as they are."""

    label: ClassVar[str] = N_("Add picture")
    notes: tuple[PictureNote, ...]
    group: int = 0
    step_id: str = ""
    """The harvest they belong to, as in `AddNotes`."""
    theme_id: str = ""
    at: tuple[int, int] | None = None
    """Where on a free lane; else where there is room."""

    @property
    def deed(self) -> str:
        return N_("Add several pictures") if len(self.notes) > 1 else self.label

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        if not all(new.text.strip() for new in self.notes):
            raise DomainError("note_empty")
        pictures, made = pictures_for(state, [new.picture for new in self.notes], context)
        whole = ChangeSet(made)
        for lane_id in dict.fromkeys(new.lane_id for new in self.notes):
            pairs = zip(self.notes, pictures, strict=True)
            mine = [(new.text.strip(), picture) for new, picture in pairs if new.lane_id == lane_id]
            step_id = self.step_id if lane_id == self.notes[0].lane_id else ""
            whole = whole.squash(self._in_lane(state.apply(whole), lane_id, mine, step_id, context))
        return whole.changes

    def _in_lane(
        self, state: State, lane_id: str, mine: list[tuple[str, str]], step_id: str, context: Context
    ) -> ChangeSet:
        lane = state.need(Lane, lane_id)
        add = AddNotes(lane_id, tuple(text for text, _picture in mine), group=self.group, step_id=step_id)
        places, coming = iter(places_for(state, lane, mine, self.at)), iter(mine)
        changes: list[Change] = []
        for change in add.plan(state, context):
            if isinstance(change.after, Note):
                (text, picture), (x, y) = next(coming), next(places)
                theme_id = self.theme_id or None
                note = replace(change.after, text=text, tag="", picture=picture, theme_id=theme_id, x=x, y=y)
                changes += created(note)
            else:
                changes.append(change)
        return ChangeSet(tuple(changes))


@frozen
class SetPicture(Command):
    """Give a note a picture, in the place of one it may have."""

    label: ClassVar[str] = N_("Set picture")
    note_id: str
    picture: Facts

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        note = state.need(Note, self.note_id)
        (picture,), made = pictures_for(state, [self.picture], context)
        return [*made, *updated(note, picture=picture)]


@frozen
class RemovePictures(Command):
    """Take the pictures off notes; their words stay."""

    label: ClassVar[str] = N_("Remove picture")
    note_ids: tuple[str, ...]

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        notes = (state.need(Note, note_id) for note_id in self.note_ids)
        return [change for note in notes for change in updated(note, picture="")]


def pictures_for(state: State, wanted: Sequence[Facts], context: Context) -> tuple[list[str], tuple[Change, ...]]:
    """The ids of pictures with these facts, and what makes those that are not there yet."""
    known = {picture.digest: picture.id for picture in state.of(Picture).values()}
    made: list[Picture] = []
    for width, height, digest in wanted:
        if digest not in known:
            known[digest] = context.new_id()
            workshop_id = state.workshop.id
            made.append(Picture(id=known[digest], workshop_id=workshop_id, width=width, height=height, digest=digest))
    return [known[facts.digest] for facts in wanted], created(*made)
