"""What a hand on the board does, as a state chart: press, move, release, Escape. Knows nothing of windows."""

from __future__ import annotations

from collections.abc import Collection, Container
from typing import Literal, NamedTuple

from workshop_app.frozen import mutable

Point = tuple[float, float]
Mode = Literal["idle", "pressed", "lasso", "notes", "theme", "link"]


class Choosing(NamedTuple):
    """What a press or release chooses: an item alone, one more or less, all up to it; or it goes there, or clears."""

    how: Literal["only", "toggle", "extend", "go", "clear"]
    item: str = ""


class Released(NamedTuple):
    """What was in the hand when it let go; `choosing` of a plain click."""

    mode: Mode
    item: str
    held: tuple[str, ...]
    choosing: Choosing | None


@mutable
class HandChart:
    """idle → pressed → lasso, or dragging notes, a theme or a link → idle."""

    mode: Mode = "idle"
    item: str = ""
    """What lay under the hand when it was put down: a note, a theme, or nothing."""
    held: tuple[str, ...] = ()
    """The notes that are dragged, or that a link is led from."""
    start: Point = (0.0, 0.0)
    at: Point = (0.0, 0.0)
    adds: bool = False
    """A lasso adds to what was chosen."""
    before: frozenset[str] = frozenset()
    """What was chosen when the hand was put down."""
    _is_note: bool = False
    _links: bool = False
    _late: bool = False

    def press(
        self,
        at: Point,
        item: str,
        *,
        is_note: bool,
        chosen: Collection[str],
        shift: bool = False,
        control: bool = False,
        alt: bool = False,
    ) -> Choosing | None:
        """The hand is put down; what this chooses. With Control and Alt it is about to lead a link."""
        self._put("pressed", item, at, chosen, is_note=is_note)
        self.adds = shift or control
        self._links = is_note and control and alt
        # Several may be about to be dragged: choosing the one under the hand alone waits for the release.
        self._late = is_note and item in chosen and not self.adds
        if self._links:
            return None if item in chosen else Choosing("only", item)
        if is_note and self.adds:
            return Choosing("toggle" if control else "extend", item)
        if item:
            return Choosing("go" if self._late else "only", item)
        return None if self.adds else Choosing("clear")

    def move(self, at: Point, *, far: bool) -> bool:
        """The hand moves; whether it now begins to drag, being `far` enough from where it was put down."""
        self.at = at
        return self.mode == "pressed" and far

    def take(self, at: Point, item: str, *, is_note: bool, chosen: Collection[str], notes: tuple[str, ...]) -> None:
        """A finger drags at once."""
        self._put("pressed", item, at, chosen, is_note=is_note)
        self.begin(notes)

    def begin(self, notes: tuple[str, ...]) -> None:
        """Drag these notes, the theme that was pressed, or with nothing under the hand a lasso."""
        self.held = notes
        if not self.item or (self._is_note and self.item not in notes):
            self.mode, self.held = "lasso", ()
        else:
            self.mode = "link" if self._links else "notes" if self._is_note else "theme"

    def keep(self, present: Container[str]) -> bool:
        """Let go of notes that are gone; whether what leads, a note or a theme, is among what is left."""
        self.held = tuple([note for note in self.held if note in present])
        self.before = frozenset([note for note in self.before if note in present])
        return self.mode == "lasso" or not self.item or self.item in present

    def release(self) -> Released:
        """The hand lets go."""
        alone = self.mode == "pressed" and self._late
        released = Released(self.mode, self.item, self.held, Choosing("only", self.item) if alone else None)
        self.rest()
        return released

    def rest(self) -> None:
        """Nothing is in the hand."""
        self.mode, self.item, self.held = "idle", "", ()

    def _put(self, mode: Mode, item: str, at: Point, chosen: Collection[str], *, is_note: bool) -> None:
        self.mode, self.item, self.held = mode, item, ()
        self.start = self.at = at
        self.before = frozenset(chosen)
        self._is_note, self._links, self._late, self.adds = is_note, False, False, False
