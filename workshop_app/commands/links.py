"""Commands on the threads between notes: from an idea to the problem it is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from workshop_app.commands.base import Command, Context
from workshop_app.domain.changes import Change, created, removed
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Link, Note
from workshop_app.domain.state import State
from workshop_app.frozen import frozen
from workshop_app.i18n import N_


@frozen
class LinkNotes(Command):
    """Link notes to another one. What is linked already stays so.

    A link goes from an idea to a problem whichever was named first; between others it goes as it was asked for.
    """

    label: ClassVar[str] = N_("Link notes")
    note_ids: tuple[str, ...]
    to: str

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        target = state.need(Note, self.to)
        there = {frozenset((link.source, link.target)) for link in state.of(Link).values()}
        sources = [state.need(Note, note_id) for note_id in dict.fromkeys(self.note_ids) if note_id != self.to]
        if not sources:
            raise DomainError("link_to_itself")
        return [
            change
            for note in sources
            if frozenset((note.id, target.id)) not in there
            for change in created(_link(context.new_id(), note, target))
        ]


@frozen
class Unlink(Command):
    """Take away the links of notes: all of them, or only those to a certain note."""

    label: ClassVar[str] = N_("Remove link")
    note_ids: tuple[str, ...]
    other: str = ""

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        ours = set(self.note_ids)
        return removed(
            *(
                link
                for link in state.of(Link).values()
                if (link.source in ours and self.other in ("", link.target))
                or (link.target in ours and self.other in ("", link.source))
            )
        )


def _link(link_id: str, note: Note, target: Note) -> Link:
    turned = note.kind is not target.kind and (target.kind is NoteKind.IDEA or note.kind is NoteKind.PROBLEM)
    source, end = (target, note) if turned else (note, target)
    return Link(id=link_id, workshop_id=note.workshop_id, source=source.id, target=end.id)
