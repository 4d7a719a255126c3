"""The board as it is read, workshops as they are made, and words for everything that can go wrong."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.helpers.workshops import Ids, example, note, planned, small, theme
from workshop_app.domain.board import lanes_shown, loose_notes, next_number, notes_in_theme, themes
from workshop_app.domain.enums import Level, NoteKind, RoundStage, Stage, StepKind, TieRule
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import (
    KINDS,
    Action,
    BallotBox,
    BuzzGroup,
    Lane,
    Note,
    Participant,
    Round,
    Step,
    Theme,
    Workshop,
)
from workshop_app.domain.state import State
from workshop_app.domain.voting import tally
from workshop_app.domain.whole import check_whole
from workshop_app.i18n import Language
from workshop_app.services.clock import SteadyClock, new_id
from workshop_app.wording import ERRORS, LEVELS, NOTE_KINDS, STAGES, STEP_KINDS, TIE_RULES, error_text, note_code

SOURCES = Path(__file__).parents[2] / "workshop_app"
TEMPLATES = ["bikupa", "bikupa-forbattring", "fran-plan-till-verkstad", "ledningsgrupp", "tom-tavla"]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_makes_a_whole_planned_workshop(template: str, language: str) -> None:
    records = planned(template, language)
    check_whole(records)
    state = State.of_records(records)
    assert state.workshop.stage is Stage.PLANNED
    assert state.workshop.title
    assert state.of(Step)
    assert not state.of(Note)
    assert all(step.title for step in state.of(Step).values())


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_example_is_a_whole_finished_workshop(language: str) -> None:
    records = example(language)
    check_whole(records)
    state = State.of_records(records)
    assert state.workshop.stage is Stage.DONE
    assert len(state.of(Participant)) == 23
    assert sum(len(group.members) for group in state.of(BuzzGroup).values()) == 23
    (round_,) = state.of(Round).values()
    assert round_.stage is RoundStage.REVEALED
    assert len(state.of(BallotBox)[round_.id].ballots) == 23
    winners = {standing.candidate.ref for standing in tally(state, round_).standings if standing.advances}
    assert {action.theme_id for action in state.of(Action).values()} == winners


def test_two_workshops_of_one_template_share_no_id() -> None:
    ids = Ids()
    one, other = planned(ids=ids), planned(ids=ids)
    assert not {record.id for record in one} & {record.id for record in other}


def test_lanes_shown_are_those_a_step_names_or_all_but_the_parking_lot() -> None:
    state = small()
    assert [lane.id for lane in lanes_shown(state, None)] == ["problem", "idea"]
    step = Step(id="s", workshop_id="w", position="9", kind=StepKind.COLLECT, title="", lanes=("parked", "idea"))
    assert [lane.id for lane in lanes_shown(state, step)] == ["idea", "parked"]


def test_themes_and_loose_notes_leave_the_parked_ones_out() -> None:
    state = small(
        note("a", theme="T"), note("b", "parked", theme="T"), note("c", "parked"), note("d", "idea"), theme("T")
    )
    assert [found.id for found in notes_in_theme(state, "T")] == ["a"]
    assert [found.id for found in themes(state)[0].notes] == ["a"]
    assert [found.id for found in loose_notes(state)] == ["d"]


def test_loose_notes_come_lane_by_lane() -> None:
    state = small(note("x", "idea", number=1), note("a", number=2), note("b", number=1))
    assert [found.id for found in loose_notes(state)] == ["b", "a", "x"]


def test_the_next_number_is_one_more_than_the_highest() -> None:
    assert next_number(small(), NoteKind.IDEA) == 1
    assert next_number(small(note("a", number=7)), NoteKind.PROBLEM) == 8


def test_the_state_finds_and_orders_and_says_when_something_is_gone() -> None:
    state = small(theme("U", 2), theme("T"))
    assert [found.id for found in state.ordered(Theme)] == ["T", "U"]
    assert [found.id for found in state.ordered(Theme, lambda found: found.id == "U")] == ["U"]
    assert state.find(Theme, "") is None
    assert state.find(Theme, None) is None
    with pytest.raises(DomainError, match="gone"):
        state.need(Lane, "T")


def test_codes_are_what_a_note_is_called_in_the_room() -> None:
    assert note_code(Language("sv"), note("a", number=3)) == "P3"
    assert note_code(Language("en"), note("a", "idea", number=12)) == "I12"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_kind_and_stage_has_its_word(language: str) -> None:
    say = Language(language).gettext
    tables = ((STEP_KINDS, StepKind), (NOTE_KINDS, NoteKind), (STAGES, Stage), (TIE_RULES, TieRule), (LEVELS, Level))
    for words, kinds in tables:
        assert set(words) == set(kinds)
        assert all(say(word) for kind, word in words.items() if kind)


def raised() -> dict[str, set[str]]:
    """Every code the program raises, with the names of the parameters it gives."""
    found: dict[str, set[str]] = {}
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(getattr(node, "func", None), "id", "")
            if not (isinstance(node, ast.Call) and name in ("DomainError", "StorageError") and node.args):
                continue
            codes = [
                c.value for c in ast.walk(node.args[0]) if isinstance(c, ast.Constant) and isinstance(c.value, str)
            ]
            for code in codes:
                given = {word.arg for word in node.keywords if word.arg}
                found[code] = found.get(code, given) & given
    return found


@pytest.mark.parametrize(("code", "given"), sorted(raised().items()))
def test_every_error_has_a_sentence_that_its_parameters_fill(code: str, given: set[str]) -> None:
    assert code in ERRORS, f"{code} has no words"
    assert set(re.findall(r"\{(\w+)\}", ERRORS[code])) <= given
    for language in ("sv", "en"):
        sentence = error_text(Language(language), DomainError(code, **dict.fromkeys(given, 3)))
        assert sentence.endswith(".")
        assert "{" not in sentence


def test_an_unknown_code_still_gives_a_sentence() -> None:
    assert "moon" in error_text(Language("en"), DomainError("moon"))


def test_ids_are_unique_and_sort_by_age() -> None:
    made = [new_id() for _ in range(2000)]
    assert len(set(made)) == 2000
    assert made == sorted(made)
    assert all(
        re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", one) for one in made
    )


def test_the_clock_of_the_program_never_goes_backwards_and_is_aware() -> None:
    clock = SteadyClock()
    moments = [clock.now() for _ in range(100)]
    assert moments == sorted(moments)
    assert moments[0].utcoffset() is not None


def test_every_kind_of_record_is_named_once() -> None:
    assert len({kind.kind_name for kind in KINDS.values()}) == len(KINDS)
    assert next(iter(KINDS.values())) is Workshop
