"""The calendar: what RFC 5545 asks of a file, an entry for each dated action, the same when imported again."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.helpers.hostile import ALL, NOW, workshop
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Action
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.reports.ics import action_calendar, render_ics
from workshop_app.reports.text import one_line


def made(state: State) -> bytes:
    return render_ics(action_calendar(state, Language("sv"), NOW))


def unfolded(data: bytes) -> list[str]:
    """The lines as a calendar program reads them."""
    assert data.endswith(b"\r\n")
    return data.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def value(lines: list[str], name: str) -> str:
    written = next(line for line in lines if re.match(rf"{name}[;:]", line)).partition(":")[2]
    return re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), written)


def of(*actions: Action) -> State:
    records = [record for record in workshop("a").records() if not isinstance(record, Action)]
    return State.of_records([*records, *actions])


def action(number: int, what: str, due: str = "2026-06-30") -> Action:
    return Action(id=f"a{number}", workshop_id="w", position=f"{number:04}", what=what, due=due)


def test_an_action_with_a_date_is_a_day_in_the_calendar() -> None:
    lines = unfolded(made(workshop("a")))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1, "the one without a date is not there"
    assert "DTSTART;VALUE=DATE:20260630" in lines
    assert "DTEND;VALUE=DATE:20260701" in lines
    assert "DTSTAMP:20260610T120500Z" in lines
    assert "UID:a1@verkstad" in lines
    assert value(lines, "SUMMARY") == "Mät; \\ varje, vecka"
    assert value(lines, "DESCRIPTION") == "Åsa\nBo\nEnhet\nMötet"


def test_lines_are_folded_at_75_octets_and_no_text_can_end_one() -> None:
    actions = [action(number, text) for number, text in enumerate(ALL)]
    data = made(of(*actions))
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode()  # no character is parted
    summaries = [line for line in unfolded(data) if line.startswith("SUMMARY")]
    assert [value([line], "SUMMARY") for line in summaries] == [one_line(text) for text in ALL]
    assert unfolded(data).count("BEGIN:VEVENT") == len(ALL)


def test_a_changed_action_is_the_same_entry() -> None:
    first, later = made(of(action(1, "a"))), made(of(replace(action(1, "b"), due="2026-07-01")))
    assert value(unfolded(first), "UID") == value(unfolded(later), "UID")
    assert made(of(action(1, "a"))) == first


def test_the_last_day_there_is_has_no_day_after_it() -> None:
    assert not any(line.startswith("DTEND") for line in unfolded(made(of(action(1, "a", "9999-12-31")))))


def test_without_a_date_there_is_nothing_to_write() -> None:
    with pytest.raises(DomainError, match="no_dated_actions"):
        made(of(action(1, "a", "")))
