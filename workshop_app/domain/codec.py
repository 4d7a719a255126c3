"""Records as plain values and back, for SQLite rows, the journal and JSON. Reading checks every type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any

from workshop_app.domain import records
from workshop_app.domain.changes import ChangeSet, changed_fields
from workshop_app.domain.enums import CandidateKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import KINDS, Ballot, Candidate, Record
from workshop_app.frozen import by_place, frozen

Plain = dict[str, Any]
Reader = Callable[[Any], Any]
"""A value from its plain form; one of _WRONG when it is of another type."""
_WRONG = (TypeError, ValueError, KeyError, OverflowError)


@cache
def field_types(name: str) -> Mapping[str, Any]:
    """The fields of the kind of record of this name and their types, in order."""
    return {f.name: _type(str(f.type)) for f in fields(KINDS[name])}


@cache
def _type(annotation: str) -> Any:
    """What an annotation in `records` means. A record has many fields of a few types: `get_type_hints` would compile
    each field's anew."""
    return eval(annotation, vars(records))


@frozen
class _Form:
    """What is known of a kind before any record is seen: thousands are read and written at once."""

    readers: dict[str, Reader]
    required: frozenset[str]
    by_place: tuple[str, ...]
    """The fields in the order in which a record takes their values."""
    values: Callable[[Record], tuple[Any, ...]]
    """The values of a record in the order of its fields."""
    made_plain: tuple[str, ...]
    """Fields whose values JSON does not know as they are."""


@cache
def _form(name: str) -> _Form:
    kind = KINDS[name]
    types = field_types(name)
    required = frozenset(f.name for f in fields(kind) if f.default is MISSING)
    return _Form(
        readers={name: _reader(expected) for name, expected in types.items()},
        required=required,
        by_place=tuple(f.name for f in by_place(kind)),
        values=attrgetter(*types),
        made_plain=tuple(
            name for name, expected in types.items() if expected not in (str, str | None, int, float, bool)
        ),
    )


def to_plain(record: Record) -> Plain:
    """A record as values that JSON knows."""
    form = _form(record.kind_name)
    plain = dict(zip(form.readers, form.values(record), strict=True))
    for name in form.made_plain:
        plain[name] = _plain(plain[name])
    return plain


def from_plain(kind: type[Record], plain: Plain) -> Record:
    """A record from plain values; DomainError('bad_record') when something is missing, unknown or of a wrong type."""
    form = _form(kind.kind_name)
    amiss = (plain.keys() - form.readers.keys()) | (form.required - plain.keys())
    if amiss:
        raise DomainError("bad_record", kind=kind.kind_name, field=", ".join(sorted(amiss)))
    return kind(**{name: parse(kind, name, value) for name, value in plain.items()})


def from_columns(kind: type[Record], columns: Mapping[str, Iterable[Any]]) -> list[Record]:
    """Records from plain values of all their fields, as columns of a strict table hold them: no text where a number
    should be. DomainError('bad_record') when one says what the record does not know."""
    form = _form(kind.kind_name)
    read, name = dict(columns), ""
    try:
        for name in form.made_plain:
            read[name] = [*map(form.readers[name], columns[name])]
        return [*map(kind, *(read[name] for name in form.by_place))]
    except _WRONG as error:
        raise DomainError("bad_record", kind=kind.kind_name, field=name) from error


def parse(kind: type[Record], name: str, value: Any) -> Any:
    """One field's value from its plain form; DomainError('bad_record') when the type is wrong."""
    try:
        return _form(kind.kind_name).readers[name](value)
    except _WRONG as error:
        raise DomainError("bad_record", kind=kind.kind_name, field=name) from error


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Candidate):
        return {"number": value.number, "kind": value.kind.value, "ref": value.ref, "label": value.label}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _reader(expected: Any) -> Reader:
    if isinstance(expected, type) and issubclass(expected, StrEnum):
        return {member.value: member for member in expected}.__getitem__
    if expected in _SIMPLE:
        return _SIMPLE[expected]
    item = _reader(expected.__args__[0])
    return lambda value: tuple([item(each) for each in _list(value)])


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise TypeError(f"{value!r} is no text")


def _text_or_none(value: Any) -> str | None:
    return None if value is None else _text(value)


def _whole(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise TypeError(f"{value!r} is no whole number")


def _number(value: Any) -> float:
    return value if isinstance(value, float) else float(_whole(value))


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise TypeError(f"{value!r} is neither true nor false")


def _list(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    raise TypeError(f"{value!r} is no list")


_candidate_kind = _reader(CandidateKind)


def _candidate(value: Any) -> Candidate:
    number, ref, label = value["number"], value["ref"], value["label"]
    if not (number.__class__ is int and ref.__class__ is label.__class__ is str):
        raise TypeError(f"{value!r} is no candidate")
    return Candidate(number=number, kind=_candidate_kind(value["kind"]), ref=ref, label=label)


def _ballot(value: Any) -> Ballot:
    """What a ballot gives its candidates; ten thousand such pairs are read when a workshop is opened."""
    given = tuple(map(tuple, _list(value)))
    for number, dots in given:
        if not (number.__class__ is int is dots.__class__):
            raise TypeError(f"{value!r} is no ballot")
    return given


_SIMPLE: dict[Any, Reader] = {
    str: _text,
    str | None: _text_or_none,
    int: _whole,
    float: _number,
    bool: _flag,
    Candidate: _candidate,
    Ballot: _ballot,
}


def changes_to_plain(changes: ChangeSet) -> list[Plain]:
    """A change set for the tables and the journal: whole records when `made` or `gone`, else what is `set`, field by
    field [before, after]."""
    plain: list[Plain] = []
    for change in changes.changes:
        kind, record_id = change.key
        entry: Plain = {"kind": kind, "id": record_id}
        if change.before is None or change.after is None:
            entry["made" if change.before is None else "gone"] = to_plain(change.record)
        else:
            made_plain, changed = _form(kind).made_plain, changed_fields(change).items()
            entry["set"] = {name: _plain(pair) if name in made_plain else [*pair] for name, pair in changed}
        plain.append(entry)
    return plain


def kind_named(name: Any) -> type[Record]:
    """The kind of record with this name; DomainError('bad_record') when there is none."""
    if name not in KINDS:
        raise DomainError("bad_record", kind=str(name), field="kind")
    return KINDS[name]
