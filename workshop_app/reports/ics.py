"""The actions that have a date, for a calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Action
from workshop_app.domain.state import State
from workshop_app.frozen import frozen
from workshop_app.i18n import Language
from workshop_app.reports.text import clean, one_line
from workshop_app.wording import LEVELS

OCTETS = 75
"""The longest line, without its line break."""


@frozen(kw_only=True)
class Entry:
    """Something to be done by a day. Its id stays, so that importing it again changes it instead of doubling it."""

    id: str
    day: date
    what: str
    details: str


@frozen(kw_only=True)
class Calendar:
    """The dated actions of a workshop."""

    title: str
    language: str
    created: datetime
    entries: tuple[Entry, ...]


def action_calendar(state: State, language: Language, now: datetime) -> Calendar:
    """The calendar of a workshop; DomainError('no_dated_actions') when no action has a date."""
    title = state.workshop.title
    entries = tuple(
        Entry(
            id=action.id,
            day=date.fromisoformat(action.due),
            what=action.what,
            details="\n".join(part for part in (action.who, language.gettext(LEVELS[action.level]), title) if part),
        )
        for action in state.ordered(Action)
        if action.due
    )
    if not entries:
        raise DomainError("no_dated_actions")
    return Calendar(title=title, language=language.tag, created=now, entries=entries)


def render_ics(calendar: Calendar) -> bytes:
    """The calendar as an .ics file. The same calendar gives the same bytes."""
    return b"".join(_folded(line) for line in _lines(calendar))


def _lines(calendar: Calendar) -> Iterator[str]:
    stamp = calendar.created.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//Verkstad//Verkstad//EN"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"X-WR-CALNAME:{_escaped(one_line(calendar.title))}"
    for entry in calendar.entries:
        yield "BEGIN:VEVENT"
        yield f"UID:{entry.id}@verkstad"
        yield f"DTSTAMP:{stamp}"
        yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
        if entry.day < date.max:
            yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"
        yield f"SUMMARY;LANGUAGE={calendar.language}:{_escaped(one_line(entry.what))}"
        if entry.details:
            yield f"DESCRIPTION;LANGUAGE={calendar.language}:{_escaped(clean(entry.details))}"
        yield "TRANSP:TRANSPARENT"  # a day to be done by makes nobody busy
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _escaped(text: str) -> str:
    for mark, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(mark, written)
    return text


def _folded(line: str) -> bytes:
    """The line, broken where it is too long, but never within a character; a blank begins what follows."""
    pieces: list[bytes] = []
    piece = b""
    for char in line:
        letter = char.encode()
        if len(piece) + len(letter) > OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += letter
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
