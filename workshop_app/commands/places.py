"""Where records stand among their kind: what commands that add and move have in common."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from workshop_app.domain.changes import Change, updated
from workshop_app.domain.ordering import key_between, keys_between
from workshop_app.domain.records import Action, Decision, Lane, Note, Round, Shape, Step, Theme
from workshop_app.domain.state import State

BESIDE = 24
"""A copy on a free lane lies so far to the right of and below what it was copied from."""

Placed = Step | Lane | Theme | Action | Decision | Round | Shape


def key_at(present: Sequence[Placed], index: int) -> str:
    """The position of a record put in so that it becomes number `index` (from 0)."""
    before = present[index - 1].position if index > 0 else ""
    after = present[index].position if index < len(present) else ""
    return key_between(before, after)


def key_last(present: Sequence[Placed]) -> str:
    """The position of a record put in last."""
    return key_at(present, len(present))


def keys_last(state: State, lane_id: str, count: int) -> list[str]:
    """Positions for so many notes that come last in a lane."""
    last = state.last(Note, lambda note: note.lane_id == lane_id)
    return keys_between(last.position if last else "", "", count)


def aside(corners: Collection[tuple[int, int]], taken: Collection[tuple[int, int]]) -> int:
    """How far to the right and down things on a free lane go so that none lies exactly where another does."""
    by = 0
    while any((x + by, y + by) in taken for x, y in corners):
        by += BESIDE
    return by


def moved(state: State, record: Placed, index: int) -> Iterable[Change]:
    """A record moved so that it becomes number `index`, or as near as can be; nothing when it stands there."""
    present: list[Placed] = list(state.ordered(type(record)))
    others = [other for other in present if other.id != record.id]
    index = max(0, min(index, len(others)))
    return () if present[index] == record else updated(record, position=key_at(others, index))
