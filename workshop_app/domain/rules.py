"""Invariants of a workshop, kept whatever caused the change, undo included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date

from workshop_app.domain.changes import Change, ChangeSet, removed, updated
from workshop_app.domain.enums import RoundStage, Stage, StepKind
from workshop_app.domain.errors import DomainError
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
from workshop_app.domain.state import State
from workshop_app.domain.voting import ballots_in, counted_dots

NOTE_LIMIT = 2000
"""Longest note, in characters: more is a document, and unbroken text of that length stalls every editor."""


def enforce(state: State, changes: ChangeSet) -> tuple[ChangeSet, State]:
    """The changes with what follows from them, and the state after; DomainError when they would break an invariant."""
    after = state.apply(changes)
    whole, gone = changes, _gone(changes)
    for cascade in (_of_steps, _of_themes_and_notes, _of_pictures, _of_lanes, _of_people, _of_rounds):
        follows = cascade(state, after, gone)
        if follows:
            whole = whole.squash(ChangeSet.of(follows))
            after, gone = state.apply(whole), _gone(whole)
    _refuse(after, whole)
    return whole, after


Gone = Mapping[type[Record], AbstractSet[str]]
"""By kind: the ids of the records that are removed."""


def _gone(changes: ChangeSet) -> Gone:
    gone: defaultdict[type[Record], set[str]] = defaultdict(set)
    for change in changes.changes:
        if change.after is None:
            gone[type(change.record)].add(change.record.id)
    return gone


def _of_steps(state: State, after: State, gone: Gone) -> list[Change]:
    """A removed step takes its clock, groups and harvest; a buzz group step is as long as its phases."""
    out: list[Change] = []
    steps = gone[Step]
    if steps:
        if state.workshop.stage is Stage.OPEN and state.workshop.current_step in steps:
            raise DomainError("step_is_on_screen")
        if any(
            round_.step_id in steps and round_.stage is not RoundStage.REVEALED for round_ in after.of(Round).values()
        ):
            raise DomainError("step_has_vote")
        for kind in (Timer, Harvest):
            out += removed(*(record for record in after.of(kind).values() if record.id in steps))
        out += removed(*(group for group in after.of(BuzzGroup).values() if group.step_id in steps))
        if after.of(Workshop) and after.workshop.current_step in steps:
            out += updated(after.workshop, current_step="")
    for step in after.of(Step).values():
        if step.kind is StepKind.BUZZ_GROUP:
            out += updated(step, minutes=step.alone_minutes + step.group_minutes + step.harvest_minutes)
    return out


def _of_themes_and_notes(state: State, after: State, gone: Gone) -> list[Change]:
    """A removed theme lets its notes go; links, actions and the spotlight let go of what is gone."""
    out: list[Change] = []
    themes, notes = gone[Theme], gone[Note]
    if themes:
        for note in after.of(Note).values():
            if note.theme_id in themes:
                out += updated(note, theme_id=None)
    if themes or notes:
        for action in after.of(Action).values():
            out += updated(
                action,
                theme_id=None if action.theme_id in themes else action.theme_id,
                note_id=None if action.note_id in notes else action.note_id,
            )
    if notes:
        out += removed(*(link for link in after.of(Link).values() if link.source in notes or link.target in notes))
    if notes and after.of(Workshop) and after.workshop.spotlight in notes:
        out += updated(after.workshop, spotlight="")
    return out


def _of_pictures(state: State, after: State, gone: Gone) -> list[Change]:
    """A picture that was on a note and now is on none goes; its bytes stay in the library, so it can come back."""
    if not state.of(Picture) or state.of(Note) is after.of(Note):
        return []
    was, shown = ({note.picture for note in each.of(Note).values()} for each in (state, after))
    return list(removed(*(picture for picture in after.of(Picture).values() if picture.id in was - shown)))


def _of_lanes(state: State, after: State, gone: Gone) -> list[Change]:
    """A removed lane must be empty: notes are never deleted in passing. What is drawn on it goes with it."""
    lanes = gone[Lane]
    if not lanes:
        return []
    if any(note.lane_id in lanes for note in after.of(Note).values()):
        raise DomainError("lane_not_empty")
    return list(removed(*(shape for shape in after.of(Shape).values() if shape.lane_id in lanes)))


def _of_people(state: State, after: State, gone: Gone) -> list[Change]:
    """Who leaves the list of participants leaves their buzz group."""
    out: list[Change] = []
    people = gone[Participant]
    for group in after.of(BuzzGroup).values() if people else ():
        out += updated(group, members=tuple(person for person in group.members if person not in people))
    return out


def _of_rounds(state: State, after: State, gone: Gone) -> list[Change]:
    """A removed round takes its counts and its box."""
    rounds = gone[Round]
    if not rounds:
        return []
    box = [record for record in after.of(BallotBox).values() if record.id in rounds]
    return list(removed(*box, *(count for count in after.of(Count).values() if count.round_id in rounds)))


def _refuse(after: State, changes: ChangeSet) -> None:
    for change in changes.changes:
        record = change.after
        if isinstance(record, Note):
            _check_note(after, record)
        elif isinstance(record, Link):
            _check_link(after, record)
        elif isinstance(record, Shape):
            _check_shape(after, record)
        elif isinstance(record, Step) and record.minutes < 0:
            raise DomainError("minutes_negative")
        elif isinstance(record, Action | Workshop) and not is_day(
            record.due if isinstance(record, Action) else record.date
        ):
            raise DomainError("bad_date")
        elif isinstance(record, Count | BallotBox | Round):
            _check_counted(after, change)
    _keep_candidates(after, changes)


def is_day(text: str) -> bool:
    """Whether it is an ISO date, or empty."""
    try:
        return not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _check_note(after: State, note: Note) -> None:
    if not note.text.strip():
        raise DomainError("note_empty")
    if len(note.text) > NOTE_LIMIT:
        raise DomainError("note_too_long", limit=NOTE_LIMIT)
    after.need(Lane, note.lane_id)
    if note.theme_id is not None:
        after.need(Theme, note.theme_id)
    if note.picture:
        after.need(Picture, note.picture)


def _check_link(after: State, link: Link) -> None:
    after.need(Note, link.source)
    after.need(Note, link.target)
    if link.source == link.target:
        raise DomainError("link_to_itself")


def _check_shape(after: State, shape: Shape) -> None:
    after.need(Lane, shape.lane_id)
    if len(shape.text) > NOTE_LIMIT or any(len(label) > NOTE_LIMIT for label in shape.labels):
        raise DomainError("note_too_long", limit=NOTE_LIMIT)


def _check_counted(after: State, change: Change) -> None:
    """Dots counted in the room and ballots of the booth are never more than the voters have between them."""
    record, before = change.after, change.before
    if isinstance(record, Count) and isinstance(before, Count) and record.dots <= before.dots:
        return  # taking dots back always goes
    round_ = after.find(Round, record.round_id if isinstance(record, Count) else change.record.id)
    if round_ is None or round_.stage is not RoundStage.OPEN:
        return
    counted = counted_dots(after, round_)
    outside = round_.voters - ballots_in(after, round_)
    if counted and (sum(counted.values()) > outside * round_.dots or max(counted.values()) > outside * round_.cap):
        raise DomainError("counted_too_many")


def _keep_candidates(after: State, changes: ChangeSet) -> None:
    """Until the result is shown, what ballots are cast on stays, and says what it said."""
    hidden = (round_ for round_ in after.of(Round).values() if round_.stage is not RoundStage.REVEALED)
    voted_on = {candidate.ref for round_ in hidden for candidate in round_.candidates}
    if voted_on and any(change.record.id in voted_on and _says_other(change) for change in changes.changes):
        raise DomainError("candidate_in_open_round")


def _says_other(change: Change) -> bool:
    """Whether a theme or a note is gone, or says something else than it did."""
    before, after = change.before, change.after
    if isinstance(before, Theme) and isinstance(after, Theme):
        return before.name != after.name
    if isinstance(before, Note) and isinstance(after, Note):
        return before.text != after.text
    return after is None
