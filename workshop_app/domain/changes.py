"""Change sets: the only thing that alters a workshop. Undo follows from it (rebase.py), so
nobody writes undo code by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from operator import attrgetter
from typing import Any

from workshop_app.domain.records import KINDS, Record
from workshop_app.frozen import by_place, frozen


@frozen
class Change:
    """One record before and after: created when `before` is None, removed when `after` is None. Made by `created`,
    `updated` and `removed`, so that the two are never the same."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record as it is after, or was before it was removed."""
        record = self.after or self.before
        assert record is not None
        return record

    @property
    def key(self) -> tuple[str, str]:
        """Kind and id of the record."""
        record = self.record
        return record.kind_name, record.id


def created(*records: Record) -> tuple[Change, ...]:
    """Changes that bring records into being."""
    return tuple(Change(None, record) for record in records)


def updated(record: Record, **values: Any) -> tuple[Change, ...]:
    """The change of some fields of a record; nothing when they already have these values."""
    names, values_of = _fields(record.kind_name)
    kind: Any = type(record)
    before = values_of(record)
    after = [*before]
    for name, value in values.items():
        after[names.index(name)] = value
    return () if before == tuple(after) else (Change(record, kind(*after)),)


def removed(*records: Record) -> tuple[Change, ...]:
    """Changes that remove records."""
    return tuple(Change(record, None) for record in records)


@frozen
class ChangeSet:
    """Changes that belong together, at most one for each record."""

    changes: tuple[Change, ...] = ()

    @classmethod
    def of(cls, changes: Iterable[Change]) -> ChangeSet:
        """Join changes in order, folding several for the same record into one."""
        return cls().squash(cls(tuple(changes)))

    def __bool__(self) -> bool:
        return bool(self.changes)

    def squash(self, later: ChangeSet) -> ChangeSet:
        """One change set that does both; what cancels out is gone."""
        joined = {change.key: change for change in self.changes}
        for change in later.changes:
            key = change.key
            earlier = joined.pop(key, None)
            if earlier is None:
                joined[key] = change
            elif earlier.before != change.after:
                joined[key] = Change(earlier.before, change.after)
        return ChangeSet(tuple(joined.values()))

    def touches(self, *kinds: type[Record]) -> bool:
        """Whether any record of these kinds changes."""
        return any(isinstance(change.record, kinds) for change in self.changes)


def changed_fields(change: Change) -> dict[str, tuple[Any, Any]]:
    """Field by field (before, after) of an update; empty when the record is created or removed."""
    if change.before is None or change.after is None:
        return {}
    names, values_of = _fields(change.after.kind_name)
    each = zip(names, values_of(change.before), values_of(change.after), strict=False)
    # Most fields are the same things as before, which costs less to see than that they are equal.
    return {name: (before, after) for name, before, after in each if before is not after and before != after}


@cache
def _fields(kind_name: str) -> tuple[tuple[str, ...], Callable[[Record], tuple[Any, ...]]]:
    """The fields of a kind of record in the order in which it takes their values, and what reads them all at once."""
    names = tuple(f.name for f in by_place(KINDS[kind_name]))
    return names, attrgetter(*names)
