"""The notes as a table: every spreadsheet opens it, nothing is a formula, and dots are there when they are shown."""

from __future__ import annotations

import csv
import io

import pytest

from tests.helpers.hostile import FORMULAS, NOW, voted, voting, workshop
from tests.helpers.workshops import done
from workshop_app.commands.agenda import EditStep, SetParticipants
from workshop_app.commands.voting import CastBallot, CloseRound, OpenRound, Reveal
from workshop_app.domain.enums import CandidateKind
from workshop_app.domain.records import Round
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.reports.csv_notes import render_csv
from workshop_app.reports.tables import data_tables
from workshop_app.services.cells import as_text


def rows(state: State, language: str = "sv") -> list[list[str]]:
    data = render_csv(data_tables(state, Language(language), NOW))
    assert data.startswith(b"\xef\xbb\xbf")
    mark = ";" if language == "sv" else ","
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=mark))


def test_notes_become_a_table_that_a_swedish_spreadsheet_opens() -> None:
    found = rows(workshop("Ont om tid", "Kortare möten"))
    assert found[0][-2:] == ["Prickar", "Prickar på temat"]
    assert found[1] == ["P1", "Problem", "Problem", "Tema ett", "Ont om tid", "", "", "", "", "", ""]
    assert len(found) == 3
    assert rows(workshop("a"), "en")[0][-2:] == ["Dots", "Dots on the theme"]


@pytest.mark.parametrize("payload", FORMULAS)
def test_what_looks_like_a_formula_is_written_as_text(payload: str) -> None:
    assert as_text(payload) == f"'{payload}"
    assert rows(workshop(payload))[1][4] == f"'{payload}"


@pytest.mark.parametrize("text", ["hej", "a=b", '"=1"', "3 - 1", "", "'citat'"])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert as_text(text) == text


def test_dots_of_a_theme_are_not_dots_of_its_notes() -> None:
    assert [row[-2:] for row in rows(voted(workshop("a", "b")))[1:]] == [["", "2"], ["", ""]]


def test_dots_are_in_the_table_when_they_have_been_shown_and_not_before() -> None:
    state = done(workshop("a", "b"), EditStep("vote", {"candidates": CandidateKind.NOTE}), SetParticipants(count=2))
    state = done(state, OpenRound("vote"))
    round_id = next(iter(state.of(Round)))
    state = done(state, CastBallot(round_id, ((1, 2), (2, 1))))
    closed = done(state, CloseRound(round_id))
    for hidden in (state, closed, done(closed, Reveal(round_id, 0)), done(closed, Reveal(round_id, 1))):
        assert [row[-2:] for row in rows(hidden)[1:]] == [["", ""], ["", ""]]
    assert [row[-2:] for row in rows(done(closed, Reveal(round_id)))[1:]] == [["2", ""], ["1", ""]]


def test_an_open_vote_on_themes_shows_nothing() -> None:
    assert [row[-2:] for row in rows(voting(workshop("a", "b")))[1:]] == [["", ""], ["", ""]]
