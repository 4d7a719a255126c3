"""Records as plain values and back, for SQLite rows, the journal and JSON. Reading checks every type."""

from __future__ import annotations

from dataclasses import MISSING, fields
from enum import StrEnum
from typing import Any, get_type_hints

from workshop_app.domain.changes import ChangeSet, changed_fields
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import KINDS, Candidate, CandidateKind, Record

Plain = dict[str, Any]


def _hints(kind: type[Record] | type[Candidate]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in fields(kind)}


_FIELD_TYPES = {name: _hints(kind) for name, kind in KINDS.items()}
_CANDIDATE_FIELDS = tuple(_hints(Candidate))


def field_types(kind: type[Record]) -> dict[str, Any]:
    """The fields of a record and their types, in order."""
    return _FIELD_TYPES[kind.kind_name]


def to_plain(record: Record) -> Plain:
    """A record as values that JSON knows."""
    return {name: _plain(getattr(record, name)) for name in field_types(type(record))}


def from_plain(kind: type[Record], plain: Plain) -> Record:
    """A record from plain values; DomainError('bad_record') when something is missing, unknown or of a wrong type."""
    types = field_types(kind)
    unknown = plain.keys() - types.keys()
    missing = {f.name for f in fields(kind) if f.default is MISSING and f.name not in plain}
    if unknown or missing:
        raise DomainError("bad_record", kind=kind.kind_name, field=", ".join(sorted(unknown | missing)))
    return kind(**{name: parse(kind, name, value) for name, value in plain.items()})


def parse(kind: type[Record], name: str, value: Any) -> Any:
    """One field's value from its plain form; DomainError('bad_record') when the type is wrong."""
    try:
        return _parse(field_types(kind)[name], value)
    except (TypeError, ValueError, KeyError, OverflowError) as error:
        raise DomainError("bad_record", kind=kind.kind_name, field=name) from error


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Candidate):
        return {name: _plain(getattr(value, name)) for name in _CANDIDATE_FIELDS}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _parse(expected: Any, value: Any) -> Any:
    if expected == str | None:
        return None if value is None else _exact(str, value)
    if isinstance(expected, type) and issubclass(expected, StrEnum):
        return expected(value)
    if expected is float:
        return float(_exact((int, float), value))
    if expected in (str, int, bool):
        return _exact(expected, value)
    return tuple(_parse_item(expected, item) for item in _exact(list, value))


def _parse_item(expected: Any, item: Any) -> Any:
    inner = expected.__args__[0]
    if inner is Candidate:
        return Candidate(
            number=_exact(int, item["number"]),
            kind=CandidateKind(item["kind"]),
            ref=_exact(str, item["ref"]),
            label=_exact(str, item["label"]),
        )
    if inner in (str, int):
        return _exact(inner, item)
    return tuple((_exact(int, number), _exact(int, dots)) for number, dots in _exact(list, item))


def _exact(expected: type | tuple[type, ...], value: Any) -> Any:
    if not isinstance(value, expected) or (isinstance(value, bool) and expected is not bool):
        raise TypeError(f"{value!r} is not {expected}")
    return value


def changes_to_plain(changes: ChangeSet) -> list[Any]:
    """A change set for the journal: whole records when created or removed, else field by field."""
    plain = []
    for change in changes.changes:
        kind, record_id = change.key
        entry: Plain = {"kind": kind, "id": record_id}
        if change.before is None or change.after is None:
            entry["made" if change.before is None else "gone"] = to_plain(change.record)
        else:
            entry["set"] = {name: [_plain(a), _plain(b)] for name, (a, b) in changed_fields(change).items()}
        plain.append(entry)
    return plain


def kind_named(name: Any) -> type[Record]:
    """The kind of record with this name; DomainError('bad_record') when there is none."""
    if name not in KINDS:
        raise DomainError("bad_record", kind=str(name), field="kind")
    return KINDS[name]
