"""What stands in the minutes, and in which order: from each template, the example, and votes of every kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar

import pytest

from tests.helpers.votes import STEP, act, cast, opened, round_of, shown, themed
from tests.helpers.workshops import Ids, context, done, example, note, plan, planned, small, theme
from workshop_app.commands.actions import AddAction, AddDecision
from workshop_app.commands.agenda import EditStep, EditWorkshop, FinishWorkshop, GoToStep, SetParticipants
from workshop_app.commands.base import Command
from workshop_app.commands.links import LinkNotes
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.themes import GroupNotes
from workshop_app.commands.voting import CallOut, CastBallot, CloseRound, MoveCut, OpenRound, Reveal
from workshop_app.domain.enums import CandidateKind, Level, NoteKind, Stage, StepKind, TieRule
from workshop_app.domain.records import Lane, Note, Round, Step, Theme, Workshop
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.reports.build import minutes_report
from workshop_app.reports.model import Block, BulletList, NoteGroup, Paragraph, Ranking, Report, Section, Table
from workshop_app.reports.pdf import render_pdf
from workshop_app.reports.printouts import actions_by_person
from workshop_app.reports.summary import summary_text
from workshop_app.reports.tables import data_tables

B = TypeVar("B", bound=Block)

NOW = datetime(2026, 6, 10, 11, 0, tzinfo=UTC)
TEMPLATES = ("bikupa", "bikupa-forbattring", "ledningsgrupp", "fran-plan-till-verkstad", "tom-tavla")
HOSTILE = (
    "<b>x</b></para>", "&lt;&#0; %s {x} {0} \\n (a)(b\\", "=1+1", "../../etc", "x" * 1900, "Träd 🌳 👩\u200d🦽",
    "اسمي علي", "\x00\u202e", "rad\nrad",
)  # fmt: skip


def minutes(state: State, language: str = "en") -> Report:
    return minutes_report(state, Language(language), NOW)


def headings(report: Report) -> list[str]:
    return [section.heading for section in report.sections]


def section(report: Report, heading: str) -> Section:
    return next(one for one in report.sections if one.heading == heading)


def only(blocks: Sequence[Block], kind: type[B]) -> B:
    found = [block for block in blocks if isinstance(block, kind)]
    assert len(found) == 1
    return found[0]


def words(part: Any) -> str:
    """Every text in a report or a part of it."""
    return repr(part)


# --- templates and the example ---


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_plan_that_has_not_been_held_gives_its_agenda(template: str, language: str) -> None:
    shipped = plan("templates", template)
    report = minutes(State.of_records(planned(template, language)), language)
    assert headings(report) == [{"sv": "Agenda", "en": "Agenda"}[language]]
    rows = only(report.sections[0].blocks, Table).rows
    assert [row[1] for row in rows] == [step["title"][language] for step in shipped["steps"]]
    assert rows[0][0] == "09:00"
    assert report.title == shipped["name"][language]
    assert report.draft
    assert report.status == {"sv": "Utkast", "en": "Draft"}[language]


EXAMPLE_HEADINGS = {
    "sv": [
        "Sammanfattning", "Åtgärder", "Resultat av omröstningen", "Tavlan efter tema", "Parkering", "Agenda",
        "Deltagare", "Så gick omröstningen till",
    ],
    "en": [
        "Summary", "Actions", "Result of the vote", "The board by theme", "Parking lot", "Agenda", "Participants",
        "How the vote was done",
    ],
}  # fmt: skip


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_example_gives_all_parts_decisions_and_actions_first(language: str) -> None:
    report = minutes(State.of_records(example(language)), language)
    assert headings(report) == EXAMPLE_HEADINGS[language]
    assert (report.language, report.draft) == ({"sv": "sv-SE", "en": "en-GB"}[language], False)
    shipped = plan("examples", "ledningsgrupp")
    assert report.title == shipped["title"][language]
    assert report.organisation == shipped["organisation"][language]
    assert report.purpose == shipped["purpose"][language]


@pytest.mark.parametrize(
    ("planned_for", "opened_on", "finished_on", "held"),
    [
        ("", None, None, None),
        ("2026-06-12", None, None, "Friday 12 June 2026"),
        ("2026-06-12", 10, None, "Wednesday 10 June 2026"),
        ("2026-06-12", 10, 10, "Wednesday 10 June 2026"),
        ("2026-06-08", 10, 10, "Wednesday 10 June 2026"),
        ("", 10, 10, "Wednesday 10 June 2026"),
        ("2026-06-10", 9, 10, "Wednesday 10 June 2026"),
        ("2026-06-10", 10, 15, "Wednesday 10 June 2026"),
    ],
)
def test_the_minutes_say_when_the_meeting_was_held(
    planned_for: str, opened_on: int | None, finished_on: int | None, held: str | None
) -> None:
    def at(day: int | None) -> str:
        return f"2026-06-{day:02}T09:10:00+00:00" if day else ""

    stage = Stage.DONE if finished_on else Stage.OPEN if opened_on else Stage.PLANNED
    workshop = replace(
        small().workshop, date=planned_for, opened=at(opened_on), closed=at(finished_on), stage=stage, language="en"
    )
    state = State.of_records([workshop, *(record for record in small().records() if record.id != workshop.id)])
    report = minutes(state)
    assert dict(report.facts).get("Date") == held
    assert (f"Date: {held}" in summary_text(report)) is (held is not None)
    agenda = section(report, "Agenda").blocks
    counted = Paragraph(text="Times and lengths as planned, counted from when the meeting began.", style="quiet")
    assert (counted in agenda) is (opened_on is not None)
    assert only(agenda, Table).rows[0][0] == ("09:10" if opened_on else "09:00")


def test_the_head_of_the_example() -> None:
    report = minutes(State.of_records(example("en")))
    assert report.kind == "Minutes"
    assert report.status == "Final"
    assert report.facts == (
        ("Date", "Wednesday 10 June 2026"),
        ("Time", "09:00–11:00"),
        ("Place", "Town Hall, main meeting room"),
        ("Participants", "23 people"),
        ("Notes", "59"),
    )
    swedish = dict(minutes(State.of_records(example("sv")), "sv").facts)
    assert swedish["Datum"] == "onsdag 10 juni 2026"
    assert swedish["Deltagare"] == "23 personer"


def test_the_summary_of_the_example() -> None:
    blocks = section(minutes(State.of_records(example("en"))), "Summary").blocks
    shipped = plan("examples", "ledningsgrupp")
    assert blocks == (
        Paragraph(text="The group goes on with:", style="lead"),
        BulletList(
            items=(
                "A quick answer to every idea – 26 dots",
                "Time for more than the urgent – 21 dots",
                "Managers who lift the lid – 18 dots",
            ),
            numbered=True,
        ),
        Paragraph(text="Decisions", style="lead"),
        BulletList(items=tuple(text["en"] for text in shipped["decisions"]), numbered=True),
    )


def test_the_actions_of_the_example_say_what_who_when_level_and_whence() -> None:
    table = only(section(minutes(State.of_records(example("en"))), "Actions").blocks, Table)
    assert [column.heading for column in table.columns] == ["What", "Who", "When", "Level", "From"]
    assert table.rows[0] == (
        "Give every proposal a first answer within ten working days, even when it is no",
        "Heads of departments and companies",
        "25 Jul 2026",
        "Department",
        "A quick answer to every idea",
    )
    assert len(table.rows) == len(plan("examples", "ledningsgrupp")["actions"])
    assert sum(column.share for column in table.columns) == pytest.approx(1)


def test_actions_about_the_same_stand_together_in_the_order_of_the_vote() -> None:
    state = shown(cast(opened(), {2: 2, 1: 1}))
    first, second = (one.id for one in state.ordered(Theme)[:2])
    for what, theme_id in (("a", first), ("b", None), ("c", second), ("d", first), ("e", second)):
        state = act(state, AddAction(what, theme_id=theme_id))
    table = only(section(minutes(state), "Actions").blocks, Table)
    assert [row[0] for row in table.rows] == ["c", "e", "a", "d", "b"]
    assert [row[0] for row in data_tables(state, Language("en"), NOW).actions.rows] == ["c", "e", "a", "d", "b"]


def test_the_ranking_of_the_example_shows_ties_as_ties_and_the_spread() -> None:
    ranking = only(section(minutes(State.of_records(example("en"))), "Result of the vote").blocks, Ranking)
    assert [(row.rank, row.number, row.dots, row.voters, row.advances, row.tied) for row in ranking.rows] == [
        (1, 2, 26, 17, True, False),
        (2, 1, 21, 12, True, False),
        (3, 3, 18, 15, True, False),
        (4, 4, 12, 9, False, True),
        (4, 6, 12, 9, False, True),
        (6, 7, 9, 7, False, False),
        (7, 5, 6, 5, False, False),
        (8, 8, 3, 3, False, False),
    ]
    assert ranking.cut_label == "The top 3 go on to actions"
    assert ranking.description.startswith("Bar chart of the ranking: 1. A quick answer to every idea, 26; 2. ")


def test_the_board_of_the_example_holds_every_note_once() -> None:
    state = State.of_records(example("en"))
    report = minutes(state)
    groups = [block for block in section(report, "The board by theme").blocks if isinstance(block, NoteGroup)]
    assert [group.number for group in groups] == [1, 2, 3, 4, 5, 6, 7, 8, 0]
    assert groups[0].heading == "Time for more than the urgent"
    assert groups[0].summary == "4 problems · 2 ideas"
    assert groups[-1].heading == "Not grouped"
    parked = only(section(report, "Parking lot").blocks, NoteGroup)
    told = [note.text for group in (*groups, parked) for note in group.notes]
    assert sorted(told) == sorted(note.text for note in state.of(Note).values())
    first = groups[0].notes[0]
    assert (first.code, first.kind, first.kind_word) == ("P1", NoteKind.PROBLEM, "Problem")
    assert first.tag == "Lack of time and resources"


def test_the_vote_of_the_example_is_told_as_it_was_done() -> None:
    assert words(section(minutes(State.of_records(example("en"))), "How the vote was done")).count("Paragraph") == 1
    told = only(section(minutes(State.of_records(example("en"))), "How the vote was done").blocks, Paragraph).text
    assert told == (
        "Each voter had 5 dots, at most 2 on one candidate. "
        "23 of 23 voted one by one in a booth, in secret: "
        "who voted what, in which order and when is not stored anywhere. "
        "The result was hidden until the vote was closed. "
        "Rule for ties: “The one with dots from most people goes first”."
    )


def test_of_a_mixed_vote_the_minutes_say_how_many_used_each_way() -> None:
    state = cast(opened(3, voters=3), {1: 2})
    state = shown(done(state, CallOut(round_of(state).id, "1 2 2 3")))
    told = only(section(minutes(state), "How the vote was done").blocks, Paragraph).text
    assert "1 of 3 voted one by one in a booth, in secret: " in told
    assert "4 dots were called out in the room and counted by the facilitator." in told


def test_the_language_of_the_minutes_may_be_another_than_the_workshops() -> None:
    state = State.of_records(example("sv"))
    report = minutes(state, "en")
    lot = "Parkering"
    assert headings(report) == [lot if heading == "Parking lot" else heading for heading in EXAMPLE_HEADINGS["en"]]
    assert report.title == state.workshop.title, "what people wrote is not translated"
    assert "Problem" in {note.kind_word for block in report.sections[3].blocks for note in getattr(block, "notes", ())}


# --- draft and final, and a meeting with little in it ---


def test_it_is_a_draft_until_the_workshop_is_finished() -> None:
    state = done(State.of_records(planned("bikupa", "en")), EditWorkshop({"title": "X"}))
    step = state.ordered(Step)[0]
    state = done(state, GoToStep(step.id))
    assert minutes(state).draft
    final = minutes(done(state, FinishWorkshop()))
    assert (final.draft, final.status) == (False, "Final")


def test_a_workshop_of_which_nothing_is_known_gives_a_report_all_the_same() -> None:
    empty = State.of_records([Workshop(id="w", workshop_id="w")])
    report = minutes(empty)
    assert report.sections == ()
    assert report.facts == ()
    assert render_pdf(report).startswith(b"%PDF")


# --- participants ---


@pytest.mark.parametrize(
    ("people", "count", "told"),
    [
        ((), 0, None),
        ((), 1, ["1 person took part."]),
        ((), 14, ["14 people took part."]),
        ((("", "Care"), ("", "Care"), ("", "School")), 0, ["3 people took part.", "Care, School"]),
        ((("Åsa", "Care"), ("Bo", "")), 9, ["Care: Åsa", "Bo"]),
        ((("Åsa", "Care"), ("", "School"), ("", "")), 0, ["Care: Åsa", "School: one participant", "one participant"]),
    ],
)
def test_participants_as_a_list_or_as_their_number(
    people: tuple[tuple[str, str], ...], count: int, told: list[str] | None
) -> None:
    report = minutes(done(small(), SetParticipants(people, count)))
    if told is None:
        assert "Participants" not in headings(report)
        return
    found: list[str] = []
    for block in section(report, "Participants").blocks:
        found += block.items if isinstance(block, BulletList) else [block.text] if isinstance(block, Paragraph) else []
    assert found == told


# --- votes ---


def result(report: Report) -> Ranking:
    return only(section(report, "Result of the vote").blocks, Ranking)


def test_a_round_appears_when_the_room_has_seen_all_of_it_and_not_before() -> None:
    state = cast(opened(3, voters=2), {1: 2, 2: 1}, {1: 1})
    secret = ("Result of the vote", "How the vote was done", "Summary")
    assert not set(secret) & set(headings(minutes(state))), "open"
    state = done(state, CloseRound(round_of(state).id))
    assert not set(secret) & set(headings(minutes(state))), "closed"
    for rows in (0, 1, 2):
        some = done(state, Reveal(round_of(state).id, rows))
        assert not set(secret) & set(headings(minutes(some))), f"{rows} of 3 rows shown"
    assert set(secret) <= set(headings(minutes(done(state, Reveal(round_of(state).id)))))


def test_what_was_revealed_in_part_is_told_when_the_meeting_is_over() -> None:
    state = cast(opened(3, voters=1), {1: 2})
    state = done(state, CloseRound(round_of(state).id), Reveal(round_of(state).id, 1), FinishWorkshop())
    assert result(minutes(state)).rows[0].label == "A"


def test_a_round_that_was_never_shown_stays_hidden_when_the_meeting_is_over() -> None:
    state = cast(opened(3, voters=1), {1: 2})
    state = done(state, CloseRound(round_of(state).id), FinishWorkshop())
    assert "Result of the vote" not in headings(minutes(state))
    told = section(minutes(state), "How the vote was done").blocks
    assert [block.text for block in told if isinstance(block, Paragraph)] == [
        "Rösta",
        "The vote was closed, but its result has not been shown. 1 of 1 voted in the booth.",
    ]
    assert "dot" not in words(minutes(state))


def test_a_vote_that_was_shown_is_told_from_one_that_was_not() -> None:
    state = done(shown(cast(opened(3, voters=1), {1: 2})), OpenRound(STEP, 2))
    state = done(state, CloseRound(round_of(state).id), FinishWorkshop())
    told = [
        block.text for block in section(minutes(state), "How the vote was done").blocks if isinstance(block, Paragraph)
    ]
    assert told[0] == told[2] == "Rösta"
    assert told[1].startswith("Each voter had 5 dots")
    assert told[3] == "The vote was closed, but its result has not been shown."


def test_a_tie_at_the_line_is_said_with_the_rule_that_was_agreed() -> None:
    state = shown(cast(opened(4, voters=2, rule=TieRule.CHAIR, advance=1), {1: 2, 2: 2}, {1: 1, 2: 1}))
    summary = section(minutes(state), "Summary").blocks
    assert summary[1] == BulletList(items=("A – 3 dots",), numbered=False)
    assert summary[2] == Paragraph(
        text="Numbers 1 and 2 share the last place. Rule agreed before the vote: The chair decides.", style="quiet"
    )
    assert [row.tied for row in result(minutes(state)).rows[:2]] == [True, True]


def run_off() -> State:
    """A leads; B and C are tied for the second place; the run-off goes to C."""
    state = shown(cast(opened(4, voters=3, rule=TieRule.RUN_OFF, advance=2), {1: 2, 2: 1}, {1: 2, 3: 1}, {1: 1}))
    first = round_of(state)
    using = context(Ids("run"))
    state = done(state, OpenRound("vote", 1, run_off=first.id), using=using)
    run = round_of(state).id
    return done(state, CastBallot(run, ((3, 1),)), CloseRound(run), Reveal(run), using=using)


def test_a_run_off_settles_the_first_round_and_stands_beside_it() -> None:
    report = minutes(run_off())
    question = round_of(run_off()).question
    assert [heading for heading in headings(report) if "ote" in heading or "un-off" in heading] == [
        f"Result of the vote: {question}",
        f"Run-off: {question}",
        "How the vote was done",
    ]
    summary = section(report, "Summary").blocks
    assert summary == (
        Paragraph(text="The group goes on with:", style="lead"),
        BulletList(items=("A – 5 dots", "C – 1 dot"), numbered=True),
    )
    told = [block.text for block in section(report, "How the vote was done").blocks if isinstance(block, Paragraph)]
    assert told[0] == question
    assert told[2] == f"Run-off: {question}"
    assert told[3].startswith("Each voter had 1 dot, at most 1 on one candidate.")


def test_a_result_says_once_what_was_asked() -> None:
    question = round_of(run_off()).question
    several = [one for one in minutes(run_off()).sections if question in one.heading]
    assert len(several) == 2
    assert not any(question in words(one.blocks) for one in several)
    alone = section(minutes(State.of_records(example("en"))), "Result of the vote")
    assert "Which themes should we start with?" in words(alone.blocks)


def test_the_minutes_tell_the_round_and_its_run_off_apart_with_the_number_that_goes_on() -> None:
    """A leads; B, C and D are tied for two places; the run-off goes to D and B: three go on."""
    state = opened(5, voters=3, rule=TieRule.RUN_OFF, advance=3)
    state = shown(cast(state, {1: 2, 2: 1, 3: 1, 4: 1}, {1: 1}, {}))
    using = context(Ids("run"))
    state = done(state, OpenRound("vote", 3, run_off=round_of(state).id), using=using)
    run = round_of(state)
    ballots = [CastBallot(run.id, ((number, 1),)) for number in (4, 4, 2)]
    state = done(state, *ballots, CloseRound(run.id), Reveal(run.id), using=using)
    first, apart = (section(minutes(state), f"{name}: {run.question}") for name in ("Result of the vote", "Run-off"))
    ranking = only(first.blocks, Ranking)
    assert [(row.rank, row.label, row.dots, row.advances) for row in ranking.rows] == [
        (1, "A", 3, True),
        (2, "D", 1, True),
        (3, "B", 1, True),
        (4, "C", 1, False),
        (5, "E", 0, False),
    ]
    assert ranking.cut_label == "The top 3 go on to actions"
    assert "Numbers 2, 3 and 4 shared a place; a run-off was held among them." in only(first.blocks, Paragraph).text
    ranking = only(apart.blocks, Ranking)
    assert [(row.rank, row.label, row.dots, row.advances) for row in ranking.rows] == [
        (1, "D", 2, True),
        (2, "B", 1, True),
        (3, "C", 0, False),
    ]
    assert ranking.cut_label == "2 of these go on to actions"
    assert "shared a place" not in words(apart)
    moved = minutes(done(state, MoveCut(run.id, 1), using=using))
    assert only(section(moved, f"Run-off: {run.question}").blocks, Ranking).cut_label == "1 of these goes on to actions"
    assert len(only(section(moved, "Summary").blocks, BulletList).items) == 2
    table = data_tables(state, Language("en"), NOW).votes.rows
    assert [row[1] for row in table] == [run.question] * 5 + [f"Run-off: {run.question}"] * 3


def test_a_run_off_held_again_is_told_with_the_same_who_go_on_and_the_tie_only_once() -> None:
    state = shown(cast(opened(3, voters=2, rule=TieRule.RUN_OFF, advance=1), {1: 1}, {2: 1}))
    first, using = round_of(state), context(Ids("run"))
    for ballots in ((1, 2), (2, 2)):
        state = done(state, OpenRound("vote", 2, run_off=first.id), using=using)
        run = round_of(state)
        votes = [CastBallot(run.id, ((number, 1),)) for number in ballots]
        state = done(state, *votes, CloseRound(run.id), Reveal(run.id), using=using)
    results = [one for one in minutes(state).sections if any(isinstance(block, Ranking) for block in one.blocks)]
    assert len(results) == 3
    for result in results:
        assert [row.label for row in only(result.blocks, Ranking).rows if row.advances] == ["B"]
    assert words(results[0]).count("shared a place") == 1


def test_the_minutes_say_in_which_ways_dots_were_placed() -> None:
    state = opened(3, voters=4)
    called = shown(done(state, CallOut(round_of(state).id, "1 1 2=3")))
    told = words(section(minutes(called), "How the vote was done"))
    assert "called out in the room and counted" in told
    assert "booth" not in told
    assert [row.voters for row in result(minutes(called)).rows] == [None, None, None]
    assert "5 dots were counted." in words(section(minutes(called), "Result of the vote"))
    mixed = cast(state, {1: 2})
    mixed = shown(done(mixed, CallOut(round_of(mixed).id, "3")))
    both = words(section(minutes(mixed), "How the vote was done"))
    assert "called out in the room and counted" in both
    assert "in a booth" in both


def test_a_theme_without_a_name_is_called_so_everywhere() -> None:
    state = themed(2)
    state = State.of_records(
        [replace(record, name="") if isinstance(record, Theme) else record for record in state.records()]
    )
    state = done(state, AddNotes("problem", ("One",)), OpenRound("vote", 2), using=context(Ids("x")))
    report = minutes(shown(cast(state, {1: 2, 2: 1})))
    assert section(report, "Summary").blocks[1] == BulletList(
        items=("Unnamed theme – 2 dots", "Unnamed theme – 1 dot"), numbered=True
    )
    assert {row.label for row in result(report).rows} == {"Unnamed theme"}


def test_dots_on_notes_stand_by_the_notes() -> None:
    state = small(note("a", number=1), note("b", number=2))
    state = done(state, EditStep("vote", {"candidates": CandidateKind.NOTE}), OpenRound("vote", 2))
    report = minutes(shown(cast(state, {1: 2, 2: 1}, {1: 2})))
    notes = only(section(report, "The board").blocks, NoteGroup).notes
    assert [(one.text, one.dots, one.dots_label) for one in notes] == [("a", 4, "4 dots"), ("b", 1, "1 dot")]


def test_without_a_dot_nothing_goes_on_and_nothing_is_promised() -> None:
    report = minutes(shown(cast(opened(3, voters=1), {})))
    assert "Summary" not in headings(report)
    assert result(report).cut_label == ""


# --- board, parking, actions ---


def test_without_themes_the_board_is_told_by_lane() -> None:
    state = small(note("a"), note("b", lane="idea"), note("c", lane="parked"))
    report = minutes(state)
    groups = [block for block in section(report, "The board").blocks if isinstance(block, NoteGroup)]
    assert [(group.heading, [one.text for one in group.notes]) for group in groups] == [
        ("Problem", ["a"]),
        ("Idéer", ["b"]),
    ]
    assert [one.text for one in only(section(report, "Parkering").blocks, NoteGroup).notes] == ["c"]


def test_an_idea_says_which_problems_it_is_linked_to() -> None:
    state = small(note("a"), note("b", number=2), note("x", "idea"))
    state = done(state, LinkNotes(("x",), "b"), LinkNotes(("x",), "a"))
    groups = [block for block in section(minutes(state), "The board").blocks if isinstance(block, NoteGroup)]
    assert [one.code for group in groups for one in group.notes] == ["P1", "P2", "I1 → P1, P2"]


def test_an_action_keeps_its_thread_to_theme_note_or_what_was_there() -> None:
    state = small(
        theme("t", title="First"), theme("u", 2, title=""), note("a", theme="t"), note("b", lane="idea", number=2)
    )
    state = done(
        state,
        AddAction("From a theme", theme_id="t"),
        AddAction("From a theme without a name", theme_id="u"),
        AddAction("From a note", note_id="b", level=Level.UNIT, who="Åsa", due="2026-09-01"),
        AddAction("From nothing"),
        AddDecision("So it is"),
        using=context(Ids("more")),
    )
    rows = only(section(minutes(state), "Actions").blocks, Table).rows
    assert [(row[0], row[2], row[3], row[4]) for row in rows] == [
        ("From a theme", "", "", "First"),
        ("From a theme without a name", "", "", "Theme 2"),
        ("From a note", "1 Sept 2026", "Unit", "I2"),
        ("From nothing", "", "", ""),
    ]
    assert section(minutes(state), "Summary").blocks[-1] == BulletList(items=("So it is",), numbered=True)


def test_no_column_of_the_actions_is_empty_but_those_that_show_what_is_still_to_be_agreed() -> None:
    """Nobody has to say a level: a column of nothing is a question to whoever reads it. Who and when are asked for."""
    state = done(small(theme("t", title="First")), AddAction("Call them"), AddAction("Write to them", who="Åsa"))

    def columns(report: Report, at: int = -1) -> list[str]:
        table = only(report.sections[at].blocks, Table)
        assert {len(row) for row in table.rows} == {len(table.columns)}
        assert sum(column.share for column in table.columns) == pytest.approx(1)
        return [column.heading for column in table.columns]

    def by_person(state: State) -> list[list[str]]:
        report = actions_by_person(state, Language("en"), NOW)
        return [columns(report, at) for at in range(len(report.sections))]

    actions = headings(minutes(state)).index("Actions")
    assert columns(minutes(state), actions) == ["What", "Who", "When"]
    assert by_person(state) == [["What", "When"]] * 2
    state = done(state, AddAction("Meet them", who="Bo", level=Level.UNIT))
    assert columns(minutes(state), actions) == ["What", "Who", "When", "Level"]
    assert by_person(state) == [["What", "When", "Level"]] * 3, "alike for all"
    state = done(state, AddAction("Thank them", theme_id="t"))
    assert columns(minutes(state), actions) == ["What", "Who", "When", "Level", "From"]


# --- hostile texts ---


@pytest.mark.parametrize("language", ["sv", "en"])
def test_whatever_people_write_is_told_as_they_wrote_it(language: str) -> None:
    """Markup, formulas, placeholders, right to left and endless words: into the report, and into a PDF."""
    state = small()
    lane = next(one.id for one in state.of(Lane).values() if one.kind is NoteKind.PROBLEM)
    commands: list[Command] = [
        EditWorkshop({"title": HOSTILE[0], "place": HOSTILE[1], "purpose": HOSTILE[4], "organisation": HOSTILE[2]}),
        SetParticipants(tuple((text[:200], text[:200]) for text in HOSTILE), 0),
        AddNotes(lane, HOSTILE),
        *(AddAction(text, who=text) for text in HOSTILE),
        *(AddDecision(text) for text in HOSTILE),
        *(EditStep(step.id, {"title": text}) for step, text in zip(state.ordered(Step), HOSTILE, strict=False)),
    ]
    state = done(state, *commands, using=context(Ids("more")))
    notes = [one.id for one in state.ordered(Note)]
    state = done(state, GroupNotes(tuple(notes[:2]), HOSTILE[1]), GroupNotes(tuple(notes[2:]), HOSTILE[0]))
    vote = next(step for step in state.ordered(Step) if step.kind is StepKind.VOTE)
    state = done(state, EditStep(vote.id, {"question": HOSTILE[1]}), OpenRound(vote.id, 3), using=context(Ids("v")))
    state = shown(done(state, CallOut(next(iter(state.of(Round))), "1=3 2=3")))
    report = minutes(state, language)
    texts = [text for block in report.sections for text in _texts(block)]
    written = [one.text for one in state.of(Note).values()]
    assert all(text in texts for text in written)
    assert report.title == HOSTILE[0]
    assert any(HOSTILE[1] in text for text in texts), "the name of a theme with {braces} in it"
    assert render_pdf(report).startswith(b"%PDF")


def _texts(part: object) -> list[str]:
    """Every string in a part of a report."""
    if isinstance(part, str):
        return [part]
    if isinstance(part, tuple):
        return [text for one in part for text in _texts(one)]
    names = getattr(type(part), "__dataclass_fields__", {})
    return [text for name in names for text in _texts(getattr(part, name))]


def test_what_somebody_is_to_do_first_comes_first_of_theirs() -> None:
    """What has no day comes last."""
    state = done(
        small(),
        AddAction("Late", who="Alva", due="2026-11-05"),
        AddAction("Some day", who="Alva"),
        AddAction("Early", who="Alva", due="2026-08-17"),
    )
    (alva,) = actions_by_person(state, Language("en"), NOW).sections
    assert [row[0] for row in only(alva.blocks, Table).rows] == ["Early", "Late", "Some day"]
