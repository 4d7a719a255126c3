"""What a layout was made of: the next one measures and stacks only what has changed since."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import is_

from workshop_app.domain.board_content import NoteLike
from workshop_app.domain.board_geometry import Stack

Key = tuple[object, ...]
Measure = Callable[[str, float, int], float]
"""(text, width, size) -> height of the wrapped text."""


class Memory:
    """Heights and stacks by what they depend on. Whatever is not asked for during a layout is forgotten after it."""

    def __init__(self, measure: Measure, last: object = None) -> None:
        self.measure: Measure = measure
        known = last if isinstance(last, Memory) and last.measure == measure else None
        self._heights: dict[Key, tuple[Sequence[NoteLike], list[int]]] = {}
        self._stacks: dict[Key, tuple[Sequence[int], Stack]] = {}
        self._numbers: dict[Key, tuple[Sequence[NoteLike], Mapping[str, int]]] = {}
        self._old_heights = known._heights if known else {}
        self._old_stacks = known._stacks if known else {}
        self._old_numbers = known._numbers if known else {}

    def forget(self) -> None:
        """The layout is finished: let go of what it did not use."""
        self._old_heights, self._old_stacks, self._old_numbers = {}, {}, {}

    def heights(self, key: Key, notes: Sequence[NoteLike], height: Callable[[NoteLike], int]) -> list[int]:
        """The heights of notes; `key` is all they depend on beside the notes themselves."""
        before, heights = self._heights.get(key) or self._old_heights.get(key) or ((), [])
        if before is not notes and before != notes:
            heights = _spliced(before, heights, notes, height)
        self._heights[key] = (notes, heights)
        return heights

    def stack(self, key: Key, heights: Sequence[int], stacked: Callable[[Sequence[int]], Stack]) -> Stack:
        """Notes of these heights put under each other; `key` is all that it depends on beside them."""
        found = self._stacks.get(key) or self._old_stacks.get(key)
        if found is None or (found[0] is not heights and found[0] != heights):
            found = (heights, stacked(heights))
        self._stacks[key] = found
        return found[1]

    def numbers(self, key: Key, notes: Sequence[NoteLike]) -> Mapping[str, int]:
        """The number of each note by its id."""
        found = self._numbers.get(key) or self._old_numbers.get(key)
        if found is None or (found[0] is not notes and found[0] != notes):
            found = (notes, {note.id: number for number, note in enumerate(notes)})
        self._numbers[key] = found
        return found[1]


def _spliced(
    before: Sequence[NoteLike], heights: list[int], notes: Sequence[NoteLike], height: Callable[[NoteLike], int]
) -> list[int]:
    """The heights of notes of which most are those of before: only what lies between what is the same is measured."""
    head = [*map(is_, before, notes), False].index(False)
    tail = [*map(is_, reversed(before[head:]), reversed(notes[head:])), False].index(False)
    between = [height(note) for note in notes[head : len(notes) - tail]]
    return [*heights[:head], *between, *heights[len(heights) - tail :]]
