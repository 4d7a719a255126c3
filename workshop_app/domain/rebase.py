"""Fitting a remembered change to the state of today, field by field, so that undo never runs over later work."""

from __future__ import annotations

from typing import Any

from workshop_app.domain.changes import Change, ChangeSet, created, removed, updated
from workshop_app.domain.codec import Plain, from_plain, kind_named, parse
from workshop_app.domain.enums import RoundStage
from workshop_app.domain.records import Count, Round
from workshop_app.domain.state import State


def undo_of(entry: list[Plain], state: State) -> ChangeSet:
    """What takes a journal entry back; what later changes have made impossible is left as it is."""
    return ChangeSet.of(change for part in reversed(entry) for change in _turn(part, state, back=True))


def redo_of(entry: list[Plain], state: State) -> ChangeSet:
    """What does a journal entry again."""
    return ChangeSet.of(change for part in entry for change in _turn(part, state, back=False))


def _turn(part: Plain, state: State, *, back: bool) -> list[Change]:
    kind = kind_named(part["kind"])
    now = state.find(kind, part["id"])
    if kind is Count and not _still_open(part["id"], state):
        return []  # what was counted stands when the vote has been closed
    if "set" in part:
        if now is None:
            return []
        values: dict[str, Any] = {}
        for name, (before, after) in part["set"].items():
            old, new = parse(kind, name, before), parse(kind, name, after)
            source, goal = (new, old) if back else (old, new)
            if getattr(now, name) == source:
                values[name] = goal
        return [*updated(now, **values)]
    creates = ("made" in part) != back
    if creates:
        return [*created(from_plain(kind, part.get("made") or part["gone"]))] if now is None else []
    return [*removed(now)] if now is not None else []


def _still_open(count_id: str, state: State) -> bool:
    round_ = state.find(Round, count_id.rpartition(":")[0])
    return round_ is not None and round_.stage is RoundStage.OPEN
