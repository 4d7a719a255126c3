"""What is chosen on a board, and how the arrow keys walk over it. Knows nothing of windows."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from typing import Literal

from workshop_app.domain.board_geometry import BoardLayout, Box
from workshop_app.domain.canvas import reading_order
from workshop_app.frozen import mutable
from workshop_app.services.board_view import BoardPicture

Direction = Literal["left", "right", "up", "down", "first", "last"]


@mutable
class Choice:
    """The notes chosen; `current` is where the keyboard is: a note, or the heading of a theme."""

    notes: set[str] = field(default_factory=set)
    current: str = ""
    anchor: str = ""
    """Where a choice that is being extended began."""

    def only(self, item: str, *, note: bool = True) -> None:
        """Choose one thing and go there."""
        self.notes = {item} if note and item else set()
        self.current = self.anchor = item

    def toggle(self, note: str) -> None:
        """Add a note to the choice, or take it out."""
        self.notes ^= {note}
        self.current = self.anchor = note

    def clear(self) -> None:
        """Choose nothing, but stay where the keyboard is."""
        self.notes = set()

    def extend(self, order: Sequence[str], to: str) -> None:
        """Choose everything from the anchor to a note."""
        if self.anchor not in order or to not in order:
            self.only(to)
            return
        first, last = sorted((order.index(self.anchor), order.index(to)))
        self.notes = set(order[first : last + 1])
        self.current = to

    def stay_near(self, before: Mapping[str, Box], here: Mapping[str, Box], notes: Container[str]) -> None:
        """When what the keyboard was at is gone, it goes to what came next among what was there `before`.

        From chosen notes it goes to a note: what is drawn would be deleted by the same key.
        """
        was, held = self.current, bool(self.notes)
        self.keep(here)
        if not was or self.current or was not in before:
            return
        order = list(before)
        place = order.index(was)
        around = (item for item in [*order[place:], *reversed(order[:place])] if item in here)
        self.only(next((item for item in around if item in notes or not held), ""), note=held)

    def keep(self, there: Container[str]) -> None:
        """Let go of what is no longer there."""
        self.notes = {note for note in self.notes if note in there}
        if self.current not in there:
            self.current = ""
        if self.anchor not in there:
            self.anchor = self.current


class Stops(Mapping[str, Box]):
    """Everything the keyboard can go to, in reading order: headings of themes, notes, then whatever `more` there is.

    Boxes and their order are made when they are asked for: there may be thousands.
    """

    def __init__(self, picture: BoardPicture, layout: BoardLayout, more: Mapping[str, Box]) -> None:
        self._layout, self._more = layout, more
        sections = [(picture.sections[place.section], place) for place in layout.sections]
        self._headings = {section.id: place.header for section, place in reversed(sections) if section.kind == "theme"}
        self._themes = {place.section: section.id for section, place in sections if section.kind == "theme"}

    @cached_property
    def _order(self) -> tuple[str, ...]:
        by_section: dict[int, list[str]] = {}
        for block in self._layout.blocks:
            free = block.section in self._layout.canvases
            ids = reading_order((note.id, note.box) for note in block.places()) if free else block.numbers
            by_section.setdefault(block.section, []).extend(ids)
        found: list[str] = []
        for section in dict.fromkeys(place.section for place in self._layout.sections):
            found += [self._themes[section]] if section in self._themes else []
            found += by_section.get(section, ())
        return (*found, *self._more)

    def __getitem__(self, item: str) -> Box:
        box = self._more.get(item) or self._headings.get(item)
        return self._layout.places[item].box if box is None else box

    def __contains__(self, item: object) -> bool:
        return item in self._more or item in self._headings or item in self._layout.places

    def __iter__(self) -> Iterator[str]:
        return iter(self._order)

    def __len__(self) -> int:
        return len(self._order)


def step(places: Mapping[str, Box], current: str, direction: Direction) -> str:
    """Where an arrow key leads from `current`; the first stop when nowhere yet."""
    if not places:
        return ""
    order = list(places)
    if direction == "last":
        return order[-1]
    if current not in places or direction == "first":
        return order[0]
    if direction in ("left", "right"):
        place = order.index(current) + (1 if direction == "right" else -1)
        return order[min(max(place, 0), len(order) - 1)]
    return _above_or_below(places, current, 1 if direction == "down" else -1)


def _above_or_below(places: Mapping[str, Box], current: str, sign: int) -> str:
    here = places[current]
    middle = here.x + here.w / 2
    best, cost = current, float("inf")
    for item, box in places.items():
        down = (box.y - here.bottom if sign > 0 else here.y - box.bottom) + 1
        if item == current or down <= 0:
            continue
        aside = 0.0 if box.x <= middle < box.right else min(abs(box.x - middle), abs(box.right - middle))
        if down + 3 * aside < cost:
            best, cost = item, down + 3 * aside
    return best
