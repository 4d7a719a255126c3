"""Our own clipboard content: JSON for other workshops, with what lay on a canvas. Read as if anybody had written it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Any

from workshop_app.commands.canvas import SHAPE_LIMIT, AddShape
from workshop_app.commands.pasting import NewNote
from workshop_app.domain.canvas import FAR
from workshop_app.domain.enums import NoteKind, ShapeKind
from workshop_app.domain.pictures import Facts
from workshop_app.domain.records import Lane, Link, Note, Picture, Shape
from workshop_app.domain.rules import NOTE_LIMIT
from workshop_app.domain.state import State
from workshop_app.services.lines import SIZE_LIMIT, STATEMENT_LIMIT, cleaned
from workshop_app.services.tables import WORD_LIMIT

FORMAT, VERSION = "verkstad-notes", 1
LINK_LIMIT = 10_000
"""No more links are read, of all notes together."""
ENDS = 4
"""Of axes."""
_DRAWN = ("kind", "x", "y", "w", "h", "text", "labels", "points")

TakePicture = Callable[[str, str], Facts | None]
"""(id of a workshop, digest) -> the facts of its picture, now kept where it is pasted too; None when there is none."""


def written(state: State, notes: Iterable[Note], themes: Mapping[str, str], shapes: Iterable[Shape]) -> bytes:
    """Notes with the names of their themes and the links between them, and shapes."""
    notes = list(notes)
    numbers = {note.id: number for number, note in enumerate(notes)}
    linked: dict[str, list[int]] = {}
    for link in state.of(Link).values():
        if link.source in numbers and link.target in numbers:
            linked.setdefault(link.source, []).append(numbers[link.target])
    pictures = state.of(Picture)
    free = {lane.id for lane in state.of(Lane).values() if lane.free}
    plain = [
        {
            "text": note.text,
            "kind": note.kind.value,
            "lane": state.need(Lane, note.lane_id).title,
            "area": note.tag,
            "theme": themes.get(note.theme_id or "", ""),
            "group": note.group,
            "picture": pictures[note.picture].digest if note.picture in pictures else "",
            **({"at": [note.x, note.y]} if note.lane_id in free else {}),
            **({"links": sorted(linked[note.id])} if note.id in linked else {}),
        }
        for note in notes
    ]
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "workshop": state.workshop.id,
        "notes": plain,
        "shapes": [{name: getattr(shape, name) for name in _DRAWN} for shape in shapes],
    }
    return json.dumps(whole, ensure_ascii=False).encode()


def notes_in(data: bytes, workshop_id: str, take: TakePicture) -> list[NewNote]:
    """The notes of our own content, no more than can be seen to be too many; `take` brings their pictures."""
    whole = _read(data)
    notes, source = whole.get("notes"), whole.get("workshop")
    taken = cache(take)  # thousands of notes may show one picture

    def with_picture(plain: Any) -> NewNote | None:
        new = _note_from(plain, source == workshop_id)
        digest = _word(plain.get("picture")) if new is not None and isinstance(source, str) else ""
        return replace(new, picture=taken(source, digest)) if new is not None and digest else new

    found = enumerate(map(with_picture, notes if isinstance(notes, list) else ()))
    kept = list(islice(((at, new) for at, new in found if new is not None), STATEMENT_LIMIT + 1))
    numbers = {at: number for number, (at, _new) in enumerate(kept)}
    room = iter(range(LINK_LIMIT))

    def links_of(new: NewNote) -> tuple[int, ...]:
        there = (numbers[at] for at in new.links if at in numbers)
        return tuple(number for number, _one in zip(there, room, strict=False))

    return [replace(new, links=links_of(new)) for _at, new in kept]


def shapes_in(data: bytes) -> tuple[AddShape, ...]:
    """The shapes that a clipboard holds, as they would be drawn on a lane that is still to be named."""
    shapes = _read(data).get("shapes")
    found = map(_shape_from, shapes if isinstance(shapes, list) else ())
    return tuple(islice((shape for shape in found if shape is not None), SHAPE_LIMIT + 1))


def lay_on_canvas(data: bytes) -> bool:
    """Whether what a clipboard holds lay on a canvas: shapes, or notes at certain places."""
    notes = _read(data).get("notes")
    placed = any(isinstance(note, dict) and "at" in note for note in notes) if isinstance(notes, list) else False
    return placed or bool(shapes_in(data))


def _read(data: bytes) -> dict[str, Any]:
    """Our own JSON; empty when it is not that."""
    if not 0 < len(data) <= SIZE_LIMIT:
        return {}
    try:
        whole = json.loads(data.decode())
    except (ValueError, RecursionError):
        return {}
    ours = isinstance(whole, dict) and (whole.get("format"), whole.get("version")) == (FORMAT, VERSION)
    return whole if ours else {}


def _note_from(plain: Any, here: bool) -> NewNote | None:
    """A note of somebody's JSON, or None when it is not one.

    A group means something only where it was formed. Elsewhere than there a note looks for a lane like its own.
    """
    if not isinstance(plain, dict):
        return None
    words = _lines_in(plain.get("text"))
    if not words:
        return None
    word, group = plain.get("kind"), plain.get("group")
    kind = NoteKind(word) if isinstance(word, str) and word in tuple(NoteKind) else None
    return NewNote(
        words,
        kind,
        _word(plain.get("area")),
        _word(plain.get("theme")),
        group if here and type(group) is int and 0 < group < 1000 else 0,  # True is an int as well
        lane=_word(plain.get("lane")) or kind.value if kind and not here else "",
        at=_place(plain.get("at")),
        links=_numbers(plain.get("links")),
    )


def _shape_from(plain: Any) -> AddShape | None:
    """A shape of somebody's JSON, or None when it is not one."""
    if not isinstance(plain, dict) or plain.get("kind") not in tuple(ShapeKind):
        return None
    corner, size = _place([plain.get("x"), plain.get("y")]), _place([plain.get("w"), plain.get("h")])
    labels, points = plain.get("labels"), plain.get("points")
    kind, text = ShapeKind(plain["kind"]), _lines_in(plain.get("text"))
    if corner is None or size is None or (kind is ShapeKind.TEXT and not text):
        return None
    if not isinstance(points, list) or not all(type(point) is int for point in points):
        return None
    words = tuple(map(_lines_in, labels[:ENDS])) if isinstance(labels, list) else ()
    return AddShape("", kind, *corner, *size, text, words, tuple(points))


def _place(value: Any) -> tuple[int, int] | None:
    two = isinstance(value, list) and len(value) == 2
    return (value[0], value[1]) if two and all(type(part) is int and 0 <= part <= FAR for part in value) else None


def _numbers(value: Any) -> tuple[int, ...]:
    numbers = value[:LINK_LIMIT] if isinstance(value, list) else ()
    return tuple(number for number in numbers if type(number) is int)


def _lines_in(text: Any) -> str:
    """Somebody's words, without what cannot be seen."""
    lines = (cleaned(line) for line in text[: 4 * NOTE_LIMIT].splitlines()) if isinstance(text, str) else ()
    return "\n".join(line for line in lines if line)


def _word(value: Any) -> str:
    return cleaned(value[: 4 * WORD_LIMIT])[:WORD_LIMIT] if isinstance(value, str) else ""
