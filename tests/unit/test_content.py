"""The texts shipped with the program: templates that keep their promised time, and an example workshop that adds up."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from tests.helpers.workshops import Ids
from workshop_app.domain.enums import CandidateKind, Level, NoteKind, StepKind
from workshop_app.domain.records import Lane, Shape, Step
from workshop_app.domain.templates import from_template
from workshop_app.resources import resource

PROMISED_MINUTES = {
    "bikupa": 25,
    "bikupa-forbattring": 60,
    "ledningsgrupp": 120,
    "fran-plan-till-verkstad": 60,
    "tom-tavla": 30,
}
PROBLEM_AREAS = {
    "Storskalighet försvårar",
    "Avsaknad av strukturer och system",
    "Bristande ledarskap",
    "Brist på tid och resurser",
    "Samverkan inte tillräcklig",
    "För få inspirationskällor",
    "Omvärlden",
}
IDEA_AREAS = {
    "Ett gemensamt synsätt",
    "Stödjande ledarskap",
    "Stimulera medarbetarna",
    "Kompetenshöjande insatser",
    "Att ta och ge goda exempel",
    "For(u)m för utbyte av idéer",
    "Samverkan",
    "Involvera invånare, brukare och kunder",
    "Kommunikation",
    "Det behöver finnas ett uttalat ansvar",
}
TEXT_KEYS = {
    "name",
    "summary",
    "title",
    "question",
    "instruction",
    "notes",
    "place",
    "purpose",
    "organisation",
    "unit",
    "text",
    "tag",
    "what",
    "who",
}
STEP_KEYS = {field.name for field in fields(Step)} - {"id", "workshop_id", "position"}

Content = dict[str, Any]


def load(folder: str, name: str) -> Content:
    content: Content = json.loads((resource(folder) / f"{name}.json").read_text(encoding="utf-8"))
    return content


TEMPLATES = {name: load("templates", name) for name in PROMISED_MINUTES}
EXAMPLE = load("examples", "ledningsgrupp")
EVERYTHING = {**TEMPLATES, "example": EXAMPLE}
ALL_STEPS = [
    pytest.param(step, id=f"{name}-{place}")
    for name, content in EVERYTHING.items()
    for place, step in enumerate(content["steps"], start=1)
]


def texts(value: Any, path: str = "") -> Iterator[tuple[str, Content]]:
    """Every text in two languages, with where it stands; a text in one language only comes out as it is."""
    if isinstance(value, dict) and value.keys() & {"sv", "en"}:
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key in TEXT_KEYS and isinstance(inner, str):
                yield f"{path}.{key}", {"?": inner}
            yield from texts(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from texts(inner, f"{path}[{place}]")


def notes_of(kind: NoteKind) -> list[Content]:
    return [note for note in EXAMPLE["notes"] if note["lane"] == kind]


def tally() -> Counter[str]:
    return Counter(
        {
            theme["key"]: sum(dots for ballot in EXAMPLE["ballots"] for key, dots in ballot if key == theme["key"])
            for theme in EXAMPLE["themes"]
        }
    )


def vote_step() -> Content:
    (step,) = [step for step in EXAMPLE["steps"] if step["kind"] == StepKind.VOTE]
    return {**{field.name: field.default for field in fields(Step)}, **step}


def test_the_shipped_templates_are_the_promised_ones() -> None:
    assert {path.stem for path in resource("templates").glob("*.json")} == set(PROMISED_MINUTES)
    assert all(content["id"] == name for name, content in TEMPLATES.items())
    assert [TEMPLATES[name]["order"] for name in PROMISED_MINUTES] == [1, 2, 3, 4, 5]
    assert {content["accent"] for content in TEMPLATES.values()} <= {"honey", "brand", "idea", "problem", "line"}


@pytest.mark.parametrize(("name", "minutes"), PROMISED_MINUTES.items())
def test_a_template_takes_the_time_it_promises(name: str, minutes: int) -> None:
    assert sum(step["minutes"] for step in TEMPLATES[name]["steps"]) == minutes


def test_the_example_takes_two_hours_and_uses_every_kind_of_step() -> None:
    assert sum(step["minutes"] for step in EXAMPLE["steps"]) == 120
    assert {step["kind"] for step in EXAMPLE["steps"]} == set(StepKind)


@pytest.mark.parametrize("name", EVERYTHING)
def test_every_text_is_written_in_both_languages(name: str) -> None:
    found = list(texts(EVERYTHING[name], name))
    assert found
    for path, text in found:
        assert set(text) == {"sv", "en"}, path
        for words in text.values():
            assert words, path
            assert words == words.strip(), path
            assert not re.search(r"""["']| - |\.\.\.|  """, words), f"{path}: straight quotes or typewriter dashes"


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_card_has_room_for_its_summary(name: str) -> None:
    assert all(len(words) <= 45 for words in TEMPLATES[name]["summary"].values())


@pytest.mark.parametrize("name", EVERYTHING)
def test_the_last_lane_and_only_that_is_the_parking_lot(name: str) -> None:
    lanes = EVERYTHING[name]["lanes"]
    assert [lane["kind"] == NoteKind.PARKED for lane in lanes] == [False] * (len(lanes) - 1) + [True]
    names = [lane.get("key", NoteKind(lane["kind"])) for lane in lanes]
    assert len(names) == len(set(names)), "each can be named by a step"


def test_the_management_team_weighs_benefit_against_effort_on_a_matrix_that_is_ready() -> None:
    records = from_template(TEMPLATES["ledningsgrupp"], "sv", date(2026, 9, 1), Ids("x"))
    (matrix,) = [record for record in records if isinstance(record, Lane) and record.free]
    (axes,) = [record for record in records if isinstance(record, Shape)]
    assert (axes.lane_id, axes.labels) == (matrix.id, ("Liten insats", "Stor insats", "Liten nytta", "Stor nytta"))
    shown = [record.title for record in records if isinstance(record, Step) and matrix.id in record.lanes]
    assert shown == ["Nytta mot insats", "Andra omgången"]


@pytest.mark.parametrize("step", ALL_STEPS)
def test_a_step_can_become_a_record(step: Content) -> None:
    assert {"kind", "minutes", "title"} <= step.keys() <= STEP_KEYS
    StepKind(step["kind"])
    CandidateKind(step.get("candidates", CandidateKind.THEME))
    assert set(step.get("lanes", [])) <= {NoteKind.PROBLEM, NoteKind.IDEA, "matrix"}
    assert step["minutes"] > 0
    assert 2 <= step.get("group_size", 2) <= 4


@pytest.mark.parametrize("step", ALL_STEPS)
def test_a_buzz_group_asks_something_and_its_phases_fill_its_time(step: Content) -> None:
    phases = [step.get(key, 0) for key in ("alone_minutes", "group_minutes", "harvest_minutes")]
    if step["kind"] == StepKind.BUZZ_GROUP:
        assert sum(phases) == step["minutes"]
        assert all(words.endswith("?") for words in step["question"].values())
    else:
        assert not any(phases)


@pytest.mark.parametrize("step", ALL_STEPS)
def test_a_vote_asks_something_and_a_break_does_not(step: Content) -> None:
    if step["kind"] == StepKind.VOTE:
        assert all(words.endswith("?") for words in step["question"].values())
    if step["kind"] == StepKind.BREAK:
        assert "question" not in step


def test_the_example_is_a_team_of_23_units_without_names() -> None:
    assert all(set(participant) == {"unit"} for participant in EXAMPLE["participants"])
    for language in ("sv", "en"):
        assert len({participant["unit"][language] for participant in EXAMPLE["participants"]}) == 23


def test_the_example_says_enough_in_every_area_of_the_report() -> None:
    assert len(notes_of(NoteKind.PROBLEM)) >= 24
    assert len(notes_of(NoteKind.IDEA)) >= 28
    assert len(notes_of(NoteKind.PARKED)) == 3
    assert {note["tag"]["sv"] for note in notes_of(NoteKind.PROBLEM)} == PROBLEM_AREAS
    assert {note["tag"]["sv"] for note in notes_of(NoteKind.IDEA)} == IDEA_AREAS


def test_an_area_has_one_name_in_each_language() -> None:
    pairs = {(note["tag"]["sv"], note["tag"]["en"]) for note in EXAMPLE["notes"]}
    assert len(pairs) == len({sv for sv, _ in pairs}) == len({en for _, en in pairs}) == 17


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_statements_are_short_and_all_different(language: str) -> None:
    words = [note["text"][language] for note in EXAMPLE["notes"]]
    assert len(set(words)) == len(words)
    assert all(35 <= len(text) <= 240 for text in words)
    assert 1 <= sum(len(text) > 110 for text in words) <= 4


@pytest.mark.parametrize("kind", [NoteKind.PROBLEM, NoteKind.IDEA])
def test_the_statements_stand_in_the_order_of_the_harvest(kind: NoteKind) -> None:
    groups = [note["group"] for note in notes_of(kind)]
    assert set(groups) == set(range(1, 12))
    laps = 1 + sum(later <= earlier for earlier, later in pairwise(groups))
    assert laps == max(Counter(groups).values())


def test_the_themes_hold_real_notes_once_each_and_mix_problems_with_ideas() -> None:
    lane_of = {note["key"]: note["lane"] for note in EXAMPLE["notes"]}
    assert len(lane_of) == len(EXAMPLE["notes"])
    grouped = [key for theme in EXAMPLE["themes"] for key in theme["notes"]]
    assert len(grouped) == len(set(grouped)) >= 45
    assert set(grouped) < {key for key, lane in lane_of.items() if lane != NoteKind.PARKED}
    assert len(EXAMPLE["themes"]) == 8
    for theme in EXAMPLE["themes"]:
        assert {lane_of[key] for key in theme["notes"]} == {NoteKind.PROBLEM, NoteKind.IDEA}
        assert all(len(name) <= 40 for name in theme["name"].values())


def test_every_ballot_keeps_the_rule() -> None:
    rule, themes = vote_step(), {theme["key"] for theme in EXAMPLE["themes"]}
    assert len(EXAMPLE["ballots"]) == len(EXAMPLE["participants"])
    for ballot in EXAMPLE["ballots"]:
        assert sum(dots for _, dots in ballot) <= rule["dots"]
        assert all(1 <= dots <= rule["cap"] and key in themes for key, dots in ballot)
        assert len({key for key, _ in ballot}) == len(ballot)


def test_one_abstains_and_a_few_keep_dots_in_hand() -> None:
    used = Counter(sum(dots for _, dots in ballot) for ballot in EXAMPLE["ballots"])
    assert used[0] == 1
    assert sum(number for dots, number in used.items() if 0 < dots < vote_step()["dots"]) == 2


def test_the_vote_gives_clear_winners_and_a_tie_below_the_cut() -> None:
    sums = sorted(tally().values(), reverse=True)
    cut = vote_step()["advance"]
    winners, rest = sums[:cut], sums[cut:]
    assert len(set(winners)) == cut
    assert winners[-1] > rest[0]
    assert [number for number in Counter(rest).values() if number > 1] == [2]


def test_the_actions_come_from_the_winning_themes() -> None:
    winners = {key for key, _ in tally().most_common(vote_step()["advance"])}
    assert len(EXAMPLE["actions"]) == 6
    assert {action["theme"] for action in EXAMPLE["actions"]} == winners
    assert {Level(action["level"]) for action in EXAMPLE["actions"]} == {Level.CENTRAL, Level.DEPARTMENT, Level.UNIT}
    assert all(action["due_days"] > 0 for action in EXAMPLE["actions"])
    assert len(EXAMPLE["decisions"]) == 2
