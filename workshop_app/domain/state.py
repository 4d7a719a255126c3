"""The state of one workshop: an immutable value that views and planners read."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import Any, TypeVar, cast

from workshop_app.domain.changes import Change, ChangeSet
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Note, Record, Workshop
from workshop_app.frozen import frozen

R = TypeVar("R", bound=Record)
Tables = Mapping[str, Mapping[str, Record]]
FEW = 8
"""Changes of less than one record in so many are sorted in one by one; with more the table is looked through anew."""


@frozen
class State:
    """All records of one workshop by kind and id. Applying a change set gives a new state."""

    tables: Tables = field(default_factory=dict)
    _sorted: dict[str, list[Record]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Tables in order, made when first asked for and carried over by `apply`: sorting thousands of notes takes time."""
    _highest: dict[NoteKind, int] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The highest number of the notes of each kind, likewise."""

    @classmethod
    def of_records(cls, records: Iterable[Record]) -> State:
        """The state made of these records."""
        tables: dict[str, dict[str, Record]] = {}
        for record in records:
            tables.setdefault(record.kind_name, {})[record.id] = record
        return cls(tables)

    def of(self, kind: type[R]) -> Mapping[str, R]:
        """All records of a kind by id."""
        return cast(Mapping[str, R], self.tables.get(kind.kind_name, {}))

    def find(self, kind: type[R], record_id: str | None) -> R | None:
        """The record with this id, or None."""
        return self.of(kind).get(record_id) if record_id else None

    def need(self, kind: type[R], record_id: str | None) -> R:
        """The record with this id; DomainError('gone') when it has been removed."""
        record = self.find(kind, record_id)
        if record is None:
            raise DomainError("gone", kind=kind.kind_name)
        return record

    def ordered(self, kind: type[R], where: Callable[[R], bool] | None = None) -> list[R]:
        """Records of a kind in the order of their positions."""
        records = self._in_order(kind)
        return records.copy() if where is None else [record for record in records if where(record)]

    def last(self, kind: type[R], where: Callable[[R], bool]) -> R | None:
        """The last record of a kind that `where` picks, or None."""
        return next(filter(where, reversed(self._in_order(kind))), None)

    def _in_order(self, kind: type[R]) -> list[R]:
        name = kind.kind_name
        if name not in self._sorted:
            self._sorted[name] = sorted(self.of(kind).values(), key=_place)
        return cast(list[R], self._sorted[name])

    def highest_number(self, kind: NoteKind) -> int:
        """The highest number of the notes of a kind, 0 when there are none."""
        if kind not in self._highest:
            numbers = (note.number for note in self.of(Note).values() if note.kind is kind)
            self._highest[kind] = max(numbers, default=0)
        return self._highest[kind]

    @property
    def workshop(self) -> Workshop:
        """The workshop itself."""
        return next(iter(self.of(Workshop).values()))

    def apply(self, changes: ChangeSet) -> State:
        """The state after the changes; tables that are not touched are shared."""
        touched: dict[str, list[Change]] = {}
        for change in changes.changes:
            touched.setdefault(change.key[0], []).append(change)
        tables, orders = dict(self.tables), dict(self._sorted)
        for kind, theirs in touched.items():
            table = dict(tables.get(kind, {}))
            order = orders.pop(kind, [])
            if len(theirs) * FEW < len(order):
                orders[kind] = _sorted_in(theirs, table, order)
            for change in theirs:
                if change.after is None:
                    table.pop(change.record.id, None)
                else:
                    table[change.record.id] = change.after
            tables[kind] = table
        state = State({kind: table for kind, table in tables.items() if table})
        state._sorted.update(orders)
        notes = touched.get(Note.kind_name, [])
        if len(notes) * FEW < len(self.of(Note)):
            state._highest.update(self._highest)
            for change in notes:
                state._follow(change)
        return state

    def _follow(self, change: Change) -> None:
        """Know the highest numbers after a change, or no longer know one that goes."""
        before, after = change.before, change.after
        if isinstance(before, Note) and self._highest.get(before.kind) == before.number:
            del self._highest[before.kind]
        if isinstance(after, Note) and after.kind in self._highest:
            self._highest[after.kind] = max(self._highest[after.kind], after.number)

    def records(self) -> Iterable[Record]:
        """Every record."""
        for records in self.tables.values():
            yield from records.values()


def _sorted_in(changes: list[Change], table: Mapping[str, Record], order: list[Record]) -> list[Record]:
    """The records in order after changes of a few of them."""
    order = order.copy()
    for change in changes:
        old = table.get(change.record.id)
        if old is not None:
            del order[bisect_left(order, _place(old), key=_place)]
        if change.after is not None:
            insort(order, change.after, key=_place)
    return order


def _place(record: Record) -> tuple[Any, str]:
    return getattr(record, "position", ""), record.id
