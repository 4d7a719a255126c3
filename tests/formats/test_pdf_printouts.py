"""What is printed for the room fits its paper, can be cut out, and has everything on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from math import hypot
from typing import Any

import pypdfium2
import pytest

from tests.formats.test_pdf_conformance import hostile
from tests.helpers.pages import page_texts
from tests.helpers.sample_report import sample_matrix, sample_radar, sample_report
from tests.helpers.structure import read
from tests.helpers.votes import STEP, act, cast, opened, round_of, shown
from tests.helpers.workshops import Ids, context, done, example, planned
from workshop_app.commands.canvas import AddShape, MakeLaneFree, PlaceOnCanvas
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.voting import OpenRound
from workshop_app.domain.agenda import schedule
from workshop_app.domain.board import notes_in_lane
from workshop_app.domain.enums import NoteKind, ShapeKind, StepKind, TieRule
from workshop_app.domain.records import Action, Lane, Note, Record, Round, Step
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.reports import printouts
from workshop_app.reports.build import minutes_report
from workshop_app.reports.choices import Paper, ReportChoices
from workshop_app.reports.model import Matrix, MatrixPoint, NoteGroup, Section
from workshop_app.reports.pdf import render_pdf, render_printout
from workshop_app.reports.print_model import BallotPapers
from workshop_app.reports.text import one_line

pdfium: Any = pypdfium2

NOW = datetime(2026, 6, 10, 12, 5, tzinfo=UTC)
SWEDISH = Language("sv")
HELD = State.of_records(example("sv"))

Rect = tuple[float, float, float, float]


def with_more(*records: Record) -> State:
    return State.of_records([*HELD.records(), *records])


def page_sizes(data: bytes) -> list[tuple[int, int]]:
    with pdfium.PdfDocument(data) as pdf:
        return [(round(page.get_width()), round(page.get_height())) for page in pdf]


def text_places(data: bytes) -> list[list[Rect]]:
    """For each page where its texts stand."""
    with pdfium.PdfDocument(data) as pdf:
        pages = [page.get_textpage() for page in pdf]
        return [[text.get_rect(at) for at in range(text.count_rects())] for text in pages]


def assert_nothing_is_cut(data: bytes, across: int, down: int) -> None:
    for (width, height), places in zip(page_sizes(data), text_places(data), strict=True):
        for left, bottom, right, top in places:
            assert int(left / (width / across)) == int(right / (width / across)), "over a vertical cut"
            assert int(bottom / (height / down)) == int(top / (height / down)), "over a horizontal cut"


@pytest.mark.parametrize("paper", list(Paper))
def test_note_cards_are_eight_to_a_page_and_whole(paper: Paper) -> None:
    notes = len(HELD.of(Note))
    data = render_printout(printouts.note_cards(HELD, SWEDISH, NOW), ReportChoices(paper=paper))
    assert len(page_sizes(data)) == -(-notes // 8)
    assert_nothing_is_cut(data, 2, 4)


def test_long_notes_stay_on_their_cards() -> None:
    assert_nothing_is_cut(render_printout(printouts.note_cards(hostile(), SWEDISH, NOW)), 2, 4)


def test_ballots_are_several_to_a_page_and_whole() -> None:
    printout = printouts.ballots(HELD, SWEDISH, NOW)
    assert isinstance(printout.body, BallotPapers)
    assert printout.body.count == 23
    data = render_printout(printout)
    assert len(page_sizes(data)) <= 6
    assert_nothing_is_cut(data, 2, 3)


@pytest.mark.parametrize("candidates", [2, 6, 12, 20, 30, 45, 99])
def test_ballots_are_cut_out_whole_however_many_candidates_there_are(candidates: int) -> None:
    body = BallotPapers(
        question="Vilka teman ska vi börja med?",
        rule="5 prickar var.",
        rows=tuple((number, f"Förslag nummer {number} som tar plats") for number in range(1, candidates + 1)),
        boxes=2,
        count=3,
    )
    printout = replace(printouts.ballots(HELD, SWEDISH, NOW), body=body)
    reading = read(render_printout(printout))
    assert reading.faults == []
    assert Counter(reading.texts)["Förslag nummer 2 som tar plats"] == 3


def test_no_last_word_of_a_rule_an_action_or_the_purpose_stands_alone() -> None:
    for printout, words in (
        (printouts.ballots(HELD, SWEDISH, NOW), "alla har röstat."),
        (printouts.actions_by_person(HELD, SWEDISH, NOW), "blir nej"),
        (printouts.actions_by_person(HELD, SWEDISH, NOW), "i det första steget."),
    ):
        (text, *_more) = page_texts(render_printout(printout))
        assert words in text, "not divided between two lines"


def test_no_last_word_of_a_question_in_the_agenda_stands_alone() -> None:
    state = State.of_records(planned("ledningsgrupp", "sv"))
    assert any("skulle hjälpa?" in text for text in page_texts(render_pdf(minutes_report(state, SWEDISH, NOW))))


def test_no_last_word_of_an_action_or_a_theme_stands_alone_however_long_it_is() -> None:
    texts = [" ".join(("ord",) * count + ("sista", "ordet")) for count in range(3, 30)]
    action = HELD.ordered(Action)[0]
    many = (replace(action, id=f"a{at}", position=f"z{at}", what=text) for at, text in enumerate(texts, 10))
    others = [record for record in HELD.records() if not isinstance(record, Action)]
    printout = printouts.actions_by_person(State.of_records([*others, *many]), SWEDISH, NOW)
    groups = Section(heading="Tavlan", blocks=tuple(NoteGroup(heading=text, notes=()) for text in texts))
    for data in (render_printout(printout), render_pdf(replace(sample_report("sv"), sections=(groups,)))):
        assert "".join(page_texts(data)).count("sista ordet") == len(texts)


def test_before_the_vote_the_ballots_have_what_would_be_voted_on() -> None:
    before = State.of_records([record for record in HELD.records() if not isinstance(record, Round)])
    printout = printouts.ballots(before, SWEDISH, NOW)
    held = printouts.ballots(HELD, SWEDISH, NOW)
    assert isinstance(printout.body, BallotPapers)
    assert isinstance(held.body, BallotPapers)
    assert printout.body.rows == held.body.rows
    assert printout.body.count == held.body.count == 23


def test_what_is_printed_for_a_run_off_says_that_it_is_one() -> None:
    first = shown(cast(opened(5, voters=3, rule=TieRule.RUN_OFF), {1: 2, 2: 1, 3: 1, 4: 1}, {1: 1}, {}))
    again = act(first, OpenRound(STEP, 3, run_off=round_of(first).id))
    said = "En omröstning mellan dem som delade plats."
    for make, times in ((printouts.ballots, 3), (printouts.candidate_sheet, 1)):
        assert said not in " ".join(page_texts(render_printout(make(first, SWEDISH, NOW))))
        printout = make(again, SWEDISH, NOW)
        assert " ".join(read(render_printout(printout)).texts).count(said) == times
    assert_nothing_is_cut(render_printout(printouts.ballots(again, SWEDISH, NOW)), 2, 3)


def test_nothing_to_vote_on_gives_an_empty_page() -> None:
    nothing = State.of_records(planned("tom-tavla"))
    assert len(page_sizes(render_printout(printouts.ballots(nothing, SWEDISH, NOW)))) == 1


def test_candidate_sheet_is_one_page() -> None:
    data = render_printout(printouts.candidate_sheet(HELD, SWEDISH, NOW))
    assert page_sizes(data) == [(595, 842)]
    round_ = next(iter(HELD.of(Round).values()))
    assert {candidate.label for candidate in round_.candidates} <= set(read(data).texts)


def test_wall_is_one_large_sheet_and_uses_it() -> None:
    data = render_printout(printouts.wall(HELD, SWEDISH, NOW))
    assert page_sizes(data) == [(1191, 842)]
    (places,) = text_places(data)
    assert max(right for _, _, right, _ in places) > 1191 * 0.75
    assert all(left > 36 and right < 1191 - 36 for left, _, right, _ in places)
    assert {one_line(note.text) for note in HELD.of(Note).values()} <= set(read(data).texts)


def test_every_canvas_of_the_wall_has_a_sheet_where_its_notes_lie_as_on_the_board() -> None:
    labels = ("Liten insats", "Stor insats", "Liten nytta", "Stor nytta")
    free = next(lane for lane in HELD.ordered(Lane) if lane.kind is NoteKind.IDEA)
    state = done(HELD, MakeLaneFree(free.id), AddShape(free.id, ShapeKind.AXES, 0, 0, 4000, 3000, labels=labels))
    near, far = notes_in_lane(state, free.id)[:2]
    state = done(state, PlaceOnCanvas(free.id, ((near.id, 100, 100), (far.id, 3500, 2700))))
    data = render_printout(printouts.wall(state, SWEDISH, NOW))
    assert page_sizes(data) == [(1191, 842)] * 2
    reading = read(data)
    assert not reading.faults
    said = next(words for words in reading.texts if "Stor nytta, Liten insats" in words)
    assert free.title in reading.texts
    assert f"{one_line(near.text)}: Stor nytta, Liten insats" in said
    assert f"{one_line(far.text)}: Liten nytta, Stor insats" in said
    with pdfium.PdfDocument(data) as pdf:
        words = pdf[1].get_textpage()
        places = {note.id: _place_of(words, note.text.split()[0]) for note in (near, far)}
    assert places[near.id][0] < 1191 / 3 < 1191 * 2 / 3 < places[far.id][0]
    assert places[near.id][1] > 842 * 2 / 3 > 842 / 3 > places[far.id][1]


def test_a_canvas_that_was_never_used_is_no_empty_paper() -> None:
    free = next(lane for lane in planned("ledningsgrupp", "sv") if isinstance(lane, Lane) and lane.free)
    state = State.of_records(planned("ledningsgrupp", "sv"))
    other = next(lane for lane in state.ordered(Lane) if not lane.free)
    state = done(state, AddNotes(other.id, ("En lapp",)))
    assert len(page_sizes(render_printout(printouts.wall(state, SWEDISH, NOW)))) == 1
    state = done(state, AddNotes(free.id, ("På ytan",)), using=context(Ids("m")))
    assert len(page_sizes(render_printout(printouts.wall(state, SWEDISH, NOW)))) == 2


def _place_of(words: Any, word: str) -> tuple[float, float]:
    """Where a word begins, from the lower left corner."""
    found = words.search(word, match_case=True).get_next()
    assert found is not None
    left, bottom, _right, _top = words.get_charbox(found[0])
    return left, bottom


@pytest.mark.parametrize("title", ["Empty board", "Improvement across all departments " * 4])
def test_the_wall_says_its_whole_date_beside_any_title(title: str) -> None:
    state = State.of_records(planned("tom-tavla", "en"))
    named = replace(state.workshop, title=title, organisation="Sample Municipality")
    board = printouts.wall(State.of_records([*state.records(), named]), Language("en"), NOW)
    (text,) = page_texts(render_printout(board))
    assert board.head.facts[0][1] in text


def test_run_sheet_has_times_questions_and_notes_to_self() -> None:
    texts = read(render_printout(printouts.run_sheet(HELD, SWEDISH, NOW))).texts
    for slot in schedule(HELD):
        assert SWEDISH.clock(slot.start) in texts
        assert one_line(slot.step.title) in texts
    for step in HELD.ordered(Step):
        assert {one_line(text) for text in (step.question, step.notes) if text} <= set(texts)
    buzz = next(step for step in HELD.ordered(Step) if step.kind is StepKind.BUZZ_GROUP)
    phases = next(text for text in texts if text.startswith("Bikupa · "))
    assert f" {buzz.harvest_minutes}\u00a0min" in phases or f" {buzz.harvest_minutes} min" in phases


def test_the_run_sheet_does_not_say_twice_what_a_step_is() -> None:
    state = State.of_records(planned("ledningsgrupp", "sv"))
    texts = read(render_printout(printouts.run_sheet(state, SWEDISH, NOW))).texts
    assert texts.count("Paus") == 1
    assert "Samla på tavlan" in texts


@pytest.mark.parametrize(("template", "pages"), [("bikupa", 1), ("bikupa-forbattring", 2), ("ledningsgrupp", 3)])
def test_no_last_step_of_a_template_has_a_page_of_the_run_sheet_alone(template: str, pages: int) -> None:
    state = State.of_records(planned(template, "sv"))
    assert len(page_sizes(render_printout(printouts.run_sheet(state, SWEDISH, NOW)))) == pages


def test_a_run_sheet_is_set_smaller_only_where_that_saves_a_page() -> None:
    heights = []
    for template in ("bikupa", "ledningsgrupp"):
        sheet = render_printout(printouts.run_sheet(State.of_records(planned(template, "sv")), SWEDISH, NOW))
        with pypdfium2.PdfDocument(sheet) as pdf:
            text = pdf[0].get_textpage()
            _left, bottom, _right, top = text.get_charbox(text.get_text_range().index("09:00"))
        heights.append(top - bottom)
    assert heights[0] < heights[1]


def test_actions_by_person_has_each_action_once_under_its_owner() -> None:
    owner = HELD.ordered(Action)[0].who
    more = Action(id="more", workshop_id=HELD.workshop.id, position="zz", what="Ring varje bolag", who=f" {owner} ")
    nobody = Action(id="nobody", workshop_id=HELD.workshop.id, position="zzz", what="Boka en lokal")
    report = printouts.actions_by_person(with_more(nobody, more), SWEDISH, NOW)
    headings = [section.heading for section in report.sections]
    assert len(set(headings)) == len(headings)
    assert headings[-1] == "Ingen än"
    texts = read(render_pdf(report)).texts
    start, following = texts.index(owner), texts.index(headings[1])
    assert start < texts.index("Ring varje bolag") < following
    assert all(texts.count(action.what) == 1 for action in HELD.ordered(Action))


def test_28_actions_of_a_person_break_well() -> None:
    actions = [
        Action(id=f"a{number}", workshop_id=HELD.workshop.id, position=f"zz{number:02}", what=f"Gör sak {number}",
               who="Alla chefer")
        for number in range(28)
    ]  # fmt: skip
    data = render_pdf(printouts.actions_by_person(with_more(*actions), SWEDISH, NOW))
    with pdfium.PdfDocument(data) as pdf:
        counts = [page.get_textpage().get_text_range().count("Gör sak") for page in pdf]
    assert sum(counts) == 28
    assert 1 not in counts


@pytest.mark.parametrize("each", [4, 5])
def test_the_action_of_nobody_yet_is_not_alone_on_a_page_after_the_others(each: int) -> None:
    """The page is a little closer then."""
    everybody = [
        Action(id=f"{who}{number}", workshop_id=HELD.workshop.id, position=f"z{who}{number}", what="Gör", who=who)
        for who in ("Anna", "Bo", "Cilla")
        for number in range(each)
    ]
    nobody = Action(id="nobody", workshop_id=HELD.workshop.id, position="zz", what="Boka en lokal")
    others = [record for record in HELD.records() if not isinstance(record, Action)]
    report = printouts.actions_by_person(State.of_records([*others, *everybody, nobody]), SWEDISH, NOW)
    [page] = page_texts(render_printout(report))
    assert all(word in page for word in ("Anna", "Bo", "Cilla", "Boka en lokal"))


def charts(matrix: Matrix) -> bytes:
    return render_pdf(
        replace(sample_report("sv"), sections=(Section(heading="", blocks=(matrix, sample_radar())),), facts=())
    )


def test_charts_are_vectors_with_words_for_those_who_do_not_see_them() -> None:
    data = charts(sample_matrix())
    with pdfium.PdfDocument(data) as pdf:
        assert not [found for found in pdf[0].get_objects() if found.type == pdfium.raw.FPDF_PAGEOBJ_IMAGE]
    figures = [text for tag, text in read(data).elements if tag == "Figure"]
    assert figures == [sample_matrix().description, sample_radar().description]
    assert ("TD", "2,6") in read(data).elements
    assert read(data).texts.count("Gör först") == 3


def test_names_of_points_are_whole_where_there_is_room_on_several_lines() -> None:
    long = "I5 Ny tanke skriven rakt på ytan – en riktigt snabb vinst för alla i kommunen"
    points = tuple(
        MatrixPoint(number=number, label=f"{long} {number}", right=right, up=up)
        for number, (right, up) in enumerate(((0.1, 0.8), (0.95, 0.8), (0.4, 0.3), (0.6, 0.3)), start=1)
    )
    with pdfium.PdfDocument(charts(replace(sample_matrix(), points=points))) as pdf:
        text = " ".join(pdf[0].get_textpage().get_text_range().split())
    assert "…" not in text
    for point in points:
        assert text.count(point.label) == 2, "beside its point, and in the table"


def test_points_in_the_same_place_are_drawn_beside_each_other() -> None:
    point = sample_matrix().points[0]
    points = tuple(replace(point, number=number, right=1.0, up=1.0) for number in range(10, 22))
    with pdfium.PdfDocument(charts(replace(sample_matrix(), points=points))) as pdf:
        text = pdf[0].get_textpage()
        places = []
        for number in range(10, 22):
            at, _ = text.search(str(number), match_whole_word=True).get_next()
            left, bottom, right, top = text.get_charbox(at)
            places.append(((left + right) / 2, (bottom + top) / 2))
    assert len(places) == 12
    ordered = sorted(places)
    assert min(hypot(a[0] - b[0], a[1] - b[1]) for a, b in pairwise(ordered)) > 10
