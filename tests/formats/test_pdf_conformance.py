"""Every document that the program can make conforms, as real veraPDF judges, and reads out what its report says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.formats.test_canvases import PLACED, board
from tests.formats.test_minutes_pictures import illustrated, pictured
from tests.formats.test_pdf import HOSTILE, hostile_report
from tests.helpers.pictures import drawing, photo
from tests.helpers.sample_report import ACTIONS, IDEAS, PROBLEMS, THEMES, empty_report, sample_logo, sample_report
from tests.helpers.structure import read, set_apart, shown, texts_of_printout
from tests.helpers.vera import validate
from tests.helpers.workshops import example, planned
from workshop_app.domain.enums import NoteKind, RoundStage, Stage, StepKind
from workshop_app.domain.records import Action, Decision, Lane, Note, Participant, Record, Round, Step, Theme, Workshop
from workshop_app.domain.state import State
from workshop_app.i18n import LANGUAGES, Language
from workshop_app.reports import printouts
from workshop_app.reports.build import minutes_report
from workshop_app.reports.choices import ArchiveLevel, Paper, ReportChoices, Scope, clean_logo
from workshop_app.reports.model import Report
from workshop_app.reports.pdf import render_printout
from workshop_app.reports.print_model import Printout
from workshop_app.resources import resource

NOW = datetime(2026, 6, 10, 12, 5, tzinfo=UTC)
TEMPLATES = sorted(path.stem for path in resource("templates").glob("*.json"))
PRINTOUTS = (
    printouts.run_sheet,
    printouts.actions_by_person,
    printouts.candidate_sheet,
    printouts.ballots,
    printouts.note_cards,
    printouts.wall,
)


@dataclass(frozen=True)
class Made:
    """A document with what it was made from."""

    name: str
    content: Report | Printout
    data: bytes
    level: ArchiveLevel


def held(template: str, language: str) -> State:
    """A workshop from a template, with something on its board and in its plan."""
    records: list[Record] = planned(template, language)
    workshop = records[0].workshop_id
    lane = next(record for record in records if isinstance(record, Lane))
    theme = Theme(id="theme", workshop_id=workshop, position="1", name=THEMES[language][0])
    texts = (*PROBLEMS[language], *IDEAS[language])
    notes = [
        Note(
            id=f"note{number}", workshop_id=workshop, position=f"{number:03}", lane_id=lane.id, kind=lane.kind,
            number=number, text=text, theme_id=theme.id if number % 2 else None,
        )
        for number, text in enumerate(texts, 1)
    ]  # fmt: skip
    what, who, _, _ = ACTIONS[language][0]
    action = Action(id="action", workshop_id=workshop, position="1", what=what, who=who, theme_id=theme.id)
    decision = Decision(id="decision", workshop_id=workshop, position="1", text=texts[0])
    return State.of_records([*records, theme, *notes, action, decision])


def hostile() -> State:
    """A workshop with hostile text wherever there is text."""
    texts = tuple(text for text in HOSTILE if text.strip())
    here = {"workshop_id": "w"}
    workshop = Workshop(
        id="w", workshop_id="w", title=texts[3], organisation=texts[4], place=texts[6], purpose=texts[5],
        stage=Stage.DONE,
    )  # fmt: skip
    lane = Lane(id="lane", position="1", kind=NoteKind.PROBLEM, title=texts[7], **here)
    records: list[Record] = [workshop, lane]
    for number, text in enumerate(texts, 1):
        at = f"{number:03}"
        kind = list(StepKind)[number % len(StepKind)]
        records += [
            Theme(id=f"t{at}", position=at, name=text[:200], **here),
            Note(id=f"n{at}", position=at, lane_id="lane", kind=NoteKind.PROBLEM, number=number, text=text,
                 theme_id=f"t{at}", tag=text[:60], **here),
            Action(id=f"a{at}", position=at, what=text, who=text[:90], **here),
            Decision(id=f"d{at}", position=at, text=text, **here),
            Participant(id=f"p{at}", position=at, name=text[:99], unit=text[:99], **here),
            Step(id=f"s{at}", position=at, kind=kind, title=text[:300], question=text, instruction=text, notes=text,
                 **here),
        ]  # fmt: skip
    return State.of_records(records)


def documents() -> Iterator[Made]:
    """At least sixty."""
    logo = clean_logo(sample_logo())
    for language in map(Language, LANGUAGES):
        states = {template: held(template, language.code) for template in TEMPLATES}
        states["example"] = State.of_records(example(language.code))
        for name, state in states.items():
            for scope in Scope:
                choices = ReportChoices(scope=scope, logo=logo if scope is Scope.APPENDIX else b"")
                report = minutes_report(state, language, NOW, choices)
                yield made(f"{name}-{language.code}-{scope}", report, choices)
        for make in PRINTOUTS:
            yield made(f"{make.__name__}-{language.code}", make(states["example"], language, NOW))
    state = hostile()
    for make in PRINTOUTS:
        yield made(f"{make.__name__}-hostile", make(state, Language("sv"), NOW))
    yield made("minutes-hostile", minutes_report(state, Language("sv"), NOW))
    yield from samples(logo)


def samples(logo: bytes) -> Iterator[Made]:
    """Reports with what workshops do not have yet, or have too much of."""
    nothing = State.of_records(planned("tom-tavla"))
    charts = replace(sample_report("sv", 150, 28, charts=True), logo=logo, logo_text="Logotyp")
    old = ReportChoices(level=ArchiveLevel.A1)
    yield made("empty", empty_report())
    yield made("untitled", replace(sample_report("en", 0, 0), facts=(), organisation="", kind=""))
    yield made("middle", sample_report("sv", 60, 28, draft=True))
    yield made("charts", charts)
    yield made("letter", sample_report("en", 40, 3, charts=True, draft=True), ReportChoices(paper=Paper.LETTER))
    yield made("hostile", replace(hostile_report(), logo=logo))
    yield from (made(f"{make.__name__}-nothing", make(nothing, Language("en"), NOW)) for make in PRINTOUTS)
    yield made("charts-1a", charts, old)
    canvas = minutes_report(board(*PLACED), Language("sv"), NOW)
    yield from (made(f"canvas-{choices.level}", canvas, choices) for choices in (ReportChoices(), old))
    yield made("hostile-1a", hostile_report(), old)
    for choices in (ReportChoices(), old):
        yield made(f"pictures-{choices.level}", illustrated(drawing(300, 600), photo()), choices)
        state, source = pictured(drawing(300, 600), photo())
        for make in (printouts.note_cards, printouts.wall):
            yield made(f"{make.__name__}-pictures-{choices.level}", make(state, Language("sv"), NOW, source), choices)
    state = State.of_records(example("sv"))
    yield from (made(f"{make.__name__}-1a", make(state, Language("sv"), NOW), old) for make in PRINTOUTS)


def made(name: str, content: Report | Printout, choices: ReportChoices | None = None) -> Made:
    chosen = choices or ReportChoices()
    return Made(name, content, render_printout(content, chosen), chosen.level)


@pytest.fixture(scope="module")
def all_documents() -> list[Made]:
    return list(documents())


def test_there_are_sixty_documents_and_more(all_documents: list[Made]) -> None:
    assert len({document.name for document in all_documents}) == len(all_documents) >= 60
    assert len(TEMPLATES) >= 5


def test_verapdf_finds_nothing(all_documents: list[Made], tmp_path: Path) -> None:
    for document in all_documents:
        (tmp_path / f"{document.name}.{document.level}.pdf").write_bytes(document.data)
    assert validate(sorted(tmp_path.glob("*.2a.pdf")), ("ua1", "2a")) == []
    assert validate(sorted(tmp_path.glob("*.1a.pdf")), ("ua1", "1a")) == []


def test_structure_is_sound_and_says_what_the_content_says(all_documents: list[Made]) -> None:
    for document in all_documents:
        reading = read(document.data)
        expected = texts_of_printout(document.content)
        assert reading.faults == [], document.name
        found = [shown(text) if tag == "Figure" else set_apart(text) for tag, text in reading.elements]
        head = document.content if isinstance(document.content, Report) else document.content.head
        missing = shown(head.missing_label.split("{")[0].strip())
        assert [text for text in found if not text.startswith(missing)] == expected, document.name


def test_rounds_that_are_open_give_ballots_for_every_voter() -> None:
    state = State.of_records(example("sv"))
    round_ = next(iter(state.of(Round).values()))
    again = State.of_records([*state.records(), replace(round_, stage=RoundStage.OPEN, voters=7)])
    paper = printouts.ballots(again, Language("sv"), NOW)
    texts = read(render_printout(paper)).texts
    assert texts.count(round_.question) == 7
    assert texts.count(round_.candidates[0].label) == 7
