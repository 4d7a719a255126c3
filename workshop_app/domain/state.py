"""The state of one workshop: an immutable value that views and planners read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Record, Workshop

R = TypeVar("R", bound=Record)
Tables = Mapping[str, Mapping[str, Record]]


@dataclass(frozen=True, slots=True)
class State:
    """All records of one workshop by kind and id. Applying a change set gives a new state."""

    tables: Tables = field(default_factory=dict)

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
        chosen = [record for record in self.of(kind).values() if where is None or where(record)]
        return sorted(chosen, key=_place)

    @property
    def workshop(self) -> Workshop:
        """The workshop itself."""
        return next(iter(self.of(Workshop).values()))

    def apply(self, changes: ChangeSet) -> State:
        """The state after the changes; tables that are not touched are shared."""
        tables = dict(self.tables)
        copied: dict[str, dict[str, Record]] = {}
        for change in changes.changes:
            kind, record_id = change.key
            if kind not in copied:
                copied[kind] = dict(tables.get(kind, {}))
                tables[kind] = copied[kind]
            if change.after is None:
                copied[kind].pop(record_id, None)
            else:
                copied[kind][record_id] = change.after
        return State({kind: records for kind, records in tables.items() if records})

    def records(self) -> Iterable[Record]:
        """Every record."""
        for records in self.tables.values():
            yield from records.values()


def _place(record: Record) -> tuple[Any, str]:
    return getattr(record, "position", ""), record.id
