"""What a whole workshop that comes from outside must fulfil before it is let in: every value and every reference."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from math import isfinite

from workshop_app.domain.canvas import FAR
from workshop_app.domain.enums import RoundStage, ShapeKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.ordering import DIGITS
from workshop_app.domain.pictures import SIDE_LIMIT
from workshop_app.domain.records import (
    Action,
    BallotBox,
    BuzzGroup,
    Count,
    Harvest,
    Lane,
    Link,
    Note,
    Participant,
    Picture,
    Record,
    Round,
    Shape,
    Step,
    Theme,
    Timer,
    Workshop,
)
from workshop_app.domain.rules import NOTE_LIMIT, is_day
from workshop_app.domain.state import State
from workshop_app.domain.voting import make_ballot

TEXT_LIMIT = 100_000
"""Longest text of any field but a note's."""
NUMBER_LIMIT = 1_000_000
"""No count, length or number in a workshop comes near this."""
SECONDS_LIMIT = 1e10
MINUTES_LIMIT = 7 * 24 * 60
"""Longest step: as many as a file may hold do not add up to a day beyond the calendar."""
LANGUAGES = ("sv", "en")

_ID = r"[A-Za-z0-9_.:-]{1,64}"
_DIGEST = r"[0-9a-f]{64}"
POINT_LIMIT = 20_000
"""Most coordinates of a stroke."""
LEAST_POINTS = {ShapeKind.ARROW: 4, ShapeKind.STROKE: 2}
"""With fewer coordinates there is nothing to draw."""
_POSITION = f"[{DIGITS}]*[{DIGITS[1:]}]"


def check_whole(records: Iterable[Record]) -> None:
    """DomainError('bad_record', kind, field) at the first thing that is wrong."""
    found = list(records)
    names = Counter((record.kind_name, record.id) for record in found)
    if any(count > 1 for count in names.values()):
        raise _bad(next(record for record in found if names[record.kind_name, record.id] > 1), "id")
    state = State.of_records(found)
    if len(state.of(Workshop)) != 1:
        raise DomainError("bad_record", kind="workshop", field="id")
    for record in found:
        _check_values(record)
        if record.workshop_id != state.workshop.id:
            raise _bad(record, "workshop_id")
    _check_workshop(state)
    _check_references(state)
    _check_rounds(state)


def _bad(record: Record, field: str) -> DomainError:
    return DomainError("bad_record", kind=record.kind_name, field=field)


def _check_values(record: Record) -> None:
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, str) and not _good_text(field.name, value):
            raise _bad(record, field.name)
        if isinstance(value, int) and not -NUMBER_LIMIT <= value <= NUMBER_LIMIT:
            raise _bad(record, field.name)
        if isinstance(value, int) and value < 0 and field.name != "extra":
            raise _bad(record, field.name)
        if isinstance(value, float) and not (isfinite(value) and 0 <= value <= SECONDS_LIMIT):
            raise _bad(record, field.name)
    if isinstance(record, Note) and not (record.text.strip() and len(record.text) <= NOTE_LIMIT):
        raise _bad(record, "text")
    if isinstance(record, Picture) and not re.fullmatch(_DIGEST, record.digest):
        raise _bad(record, "digest")
    if isinstance(record, Picture) and not (0 < record.width <= SIDE_LIMIT and 0 < record.height <= SIDE_LIMIT):
        raise _bad(record, "width")
    if isinstance(record, Shape) and not _good_points(record.kind, record.points):
        raise _bad(record, "points")
    for name in ("x", "y", "w", "h") if isinstance(record, Note | Shape) else ():
        if getattr(record, name, 0) > FAR:
            raise _bad(record, name)
    if isinstance(record, Link) and record.source == record.target:
        raise _bad(record, "target")
    if isinstance(record, Timer) and (record.phase > 2 or not _is_moment(record.started)):
        raise _bad(record, "phase" if record.phase > 2 else "started")
    if isinstance(record, Timer) and record.running != bool(record.started):
        raise _bad(record, "running")
    if isinstance(record, Step) and not 2 <= record.group_size <= 4:
        raise _bad(record, "group_size")
    for name in ("minutes", "alone_minutes", "group_minutes", "harvest_minutes") if isinstance(record, Step) else ():
        if getattr(record, name) > MINUTES_LIMIT:
            raise _bad(record, name)


def _good_points(kind: ShapeKind, points: tuple[int, ...]) -> bool:
    least = LEAST_POINTS.get(kind, 0)
    whole = len(points) % 2 == 0 and least <= len(points) <= POINT_LIMIT
    return whole and all(0 <= point <= FAR for point in points)


def _good_text(name: str, value: str) -> bool:
    if name in ("id", "workshop_id"):
        return re.fullmatch(_ID, value) is not None
    if name == "position":
        return re.fullmatch(_POSITION, value) is not None
    if name in ("date", "due"):
        return is_day(value)
    # A lone half of a surrogate pair cannot be written down anywhere.
    return _encodable(value)


def _encodable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return len(value) <= TEXT_LIMIT


def _is_moment(value: str) -> bool:
    try:
        return not value or datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _check_workshop(state: State) -> None:
    workshop = state.workshop
    if workshop.language not in LANGUAGES:
        raise _bad(workshop, "language")
    for name in ("opened", "closed"):
        if not _is_moment(getattr(workshop, name)):
            raise _bad(workshop, name)
    for name, kind in (("current_step", Step), ("spotlight", Note)):
        value = getattr(workshop, name)
        if value and value not in state.of(kind):
            raise _bad(workshop, name)


REFERENCES: tuple[tuple[type[Record], str, type[Record]], ...] = (
    (Step, "lanes", Lane),
    (Timer, "id", Step),
    (Harvest, "id", Step),
    (BuzzGroup, "step_id", Step),
    (BuzzGroup, "members", Participant),
    (Note, "lane_id", Lane),
    (Note, "theme_id", Theme),
    (Note, "picture", Picture),
    (Link, "source", Note),
    (Link, "target", Note),
    (Shape, "lane_id", Lane),
    (BallotBox, "id", Round),
    (Count, "round_id", Round),
    (Action, "theme_id", Theme),
    (Action, "note_id", Note),
)
"""Fields that name a record that must be there. A round outlives its step and what was voted on in it."""


def _check_references(state: State) -> None:
    for kind, name, target in REFERENCES:
        known = state.of(target)
        for record in state.of(kind).values():
            value = getattr(record, name)
            absent = value is None or (value == "" and name == "picture")
            wanted = value if isinstance(value, tuple) else () if absent else (value,)
            if any(ref not in known for ref in wanted):
                raise _bad(record, name)
    for kind in (Step, Theme, Lane, Round, Action, Participant):
        places = [getattr(record, "position", "") for record in state.of(kind).values()]
        if len(set(places)) != len(places):
            raise DomainError("bad_record", kind=kind.kind_name, field="position")


def _check_rounds(state: State) -> None:
    for round_ in state.of(Round).values():
        _check_round(state, round_)
    for count in state.of(Count).values():
        round_ = state.of(Round)[count.round_id]
        numbers = {candidate.number for candidate in round_.candidates}
        if count.id != f"{round_.id}:{count.number}" or count.number not in numbers:
            raise _bad(count, "id")
        if count.dots < 1:
            raise _bad(count, "dots")


def _check_round(state: State, round_: Round) -> None:
    numbers = [candidate.number for candidate in round_.candidates]
    if len(set(numbers)) != len(numbers) or not all(0 < number <= NUMBER_LIMIT for number in numbers):
        raise _bad(round_, "candidates")
    for candidate in round_.candidates:
        # A ref may point at what is gone; an empty one never was anything.
        if not re.fullmatch(_ID, candidate.ref) or not _encodable(candidate.label):
            raise _bad(round_, "candidates")
    if not re.fullmatch(_ID, round_.step_id):
        raise _bad(round_, "step_id")
    if round_.shown > (len(numbers) if round_.stage is RoundStage.REVEALED else 0):
        raise _bad(round_, "shown")
    box = state.find(BallotBox, round_.id)
    if box is None:
        raise _bad(round_, "ballots")
    _check_box(round_, box)


def _check_box(round_: Round, box: BallotBox) -> None:
    if len(box.ballots) > round_.voters or list(box.ballots) != sorted(box.ballots):
        raise _bad(box, "ballots")
    for ballot in box.ballots:
        try:
            good = make_ballot(round_, dict(ballot)) == ballot
        except DomainError as error:
            raise _bad(box, "ballots") from error
        if not good:
            raise _bad(box, "ballots")
