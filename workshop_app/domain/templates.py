"""Making a workshop from a template or from the example: plain data in, records out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from workshop_app.domain.enums import CandidateKind, Level, NoteKind, RoundStage, ShapeKind, Stage, StepKind
from workshop_app.domain.ordering import keys_between
from workshop_app.domain.records import (
    Action,
    BallotBox,
    BuzzGroup,
    Candidate,
    Decision,
    Lane,
    Note,
    Participant,
    Record,
    Round,
    Shape,
    Step,
    Theme,
    Workshop,
)

Plan = dict[str, Any]
NewId = Callable[[], str]

STEP_FIELDS = (
    "minutes", "alone_minutes", "group_minutes", "harvest_minutes", "group_size", "mix_units", "dots", "cap", "advance",
)  # fmt: skip
AXES = (40, 40, 1100, 620)
"""Where the axes of a matrix are: x, y, width and height, so that they fill a small window."""
STEP_TEXTS = ("title", "question", "instruction", "notes")


def from_template(template: Plan, language: str, day: date, new_id: NewId) -> list[Record]:
    """The records of a new, planned workshop."""
    workshop_id = new_id()
    workshop = Workshop(
        id=workshop_id,
        workshop_id=workshop_id,
        title=template["name"][language],
        date=day.isoformat(),
        language=language,
        template=template["id"],
    )
    lanes = _lanes(template, language, workshop_id, new_id)
    axes = _axes(template, language, workshop_id, lanes, new_id)
    return [workshop, *lanes, *axes, *_steps(template, language, workshop_id, lanes, new_id)]


def from_example(example: Plan, language: str, day: date, new_id: NewId) -> list[Record]:
    """The records of the example workshop, held and finished on `day`."""
    workshop_id = new_id()
    lanes = _lanes(example, language, workshop_id, new_id)
    steps = _steps(example, language, workshop_id, lanes, new_id)
    begun = datetime.combine(day, time.fromisoformat(example["start"]), UTC)
    workshop = Workshop(
        id=workshop_id,
        workshop_id=workshop_id,
        **{name: example[name][language] for name in ("title", "place", "purpose", "organisation")},
        date=day.isoformat(),
        start=example["start"],
        opened=begun.isoformat(timespec="seconds"),
        closed=(begun + timedelta(minutes=sum(step.minutes for step in steps))).isoformat(timespec="seconds"),
        language=language,
        template=example["id"],
        stage=Stage.DONE,
        current_step=steps[-1].id,
    )
    people = _participants(example, language, workshop_id, new_id)
    themes, notes = _board(example, language, workshop_id, lanes, new_id)
    return [
        workshop, *lanes, *steps, *people, *_groups(example, people, steps, workshop_id, new_id),
        *themes.values(), *notes, *_round(example, steps, themes, len(people), workshop_id, new_id),
        *_outcome(example, language, day, themes, workshop_id, new_id),
    ]  # fmt: skip


def _lanes(plan: Plan, language: str, workshop_id: str, new_id: NewId) -> list[Lane]:
    keys = keys_between("", "", len(plan["lanes"]))
    return [
        Lane(
            id=new_id(),
            workshop_id=workshop_id,
            position=key,
            kind=NoteKind(lane["kind"]),
            title=lane["title"][language],
            free="axes" in lane,
        )
        for key, lane in zip(keys, plan["lanes"], strict=True)
    ]


def _axes(plan: Plan, language: str, workshop_id: str, lanes: list[Lane], new_id: NewId) -> list[Shape]:
    """The axes of lanes that are a matrix, with the names of their ends."""
    x, y, w, h = AXES
    return [
        Shape(
            id=new_id(),
            workshop_id=workshop_id,
            position="1",
            lane_id=lane.id,
            kind=ShapeKind.AXES,
            x=x,
            y=y,
            w=w,
            h=h,
            labels=tuple(end[language] for end in planned["axes"]),
        )
        for lane, planned in zip(lanes, plan["lanes"], strict=True)
        if "axes" in planned
    ]


def _steps(plan: Plan, language: str, workshop_id: str, lanes: list[Lane], new_id: NewId) -> list[Step]:
    keys = keys_between("", "", len(plan["steps"]))
    named = {lane.id: planned.get("key", planned["kind"]) for lane, planned in zip(lanes, plan["lanes"], strict=True)}
    return [
        _step(step, language, key, workshop_id, named, new_id) for key, step in zip(keys, plan["steps"], strict=True)
    ]


def _step(plan: Plan, language: str, key: str, workshop_id: str, lanes: dict[str, str], new_id: NewId) -> Step:
    """A step; `lanes` says by their ids what it calls the lanes: their kind, or a key of their own."""
    values: dict[str, Any] = {name: plan[name] for name in STEP_FIELDS if name in plan}
    values |= {name: plan[name][language] if name in plan else "" for name in STEP_TEXTS}
    return Step(
        id=new_id(),
        workshop_id=workshop_id,
        position=key,
        kind=StepKind(plan["kind"]),
        candidates=CandidateKind(plan.get("candidates", "theme")),
        lanes=tuple(lane for lane, name in lanes.items() if name in plan.get("lanes", ())),
        **values,
    )


def _participants(example: Plan, language: str, workshop_id: str, new_id: NewId) -> list[Participant]:
    keys = keys_between("", "", len(example["participants"]))
    return [
        Participant(
            id=new_id(),
            workshop_id=workshop_id,
            position=key,
            name=person.get("name", ""),
            unit=person["unit"][language],
        )
        for key, person in zip(keys, example["participants"], strict=True)
    ]


def _groups(
    example: Plan, people: list[Participant], steps: list[Step], workshop_id: str, new_id: NewId
) -> list[Record]:
    step = next((step for step in steps if step.kind is StepKind.BUZZ_GROUP), None)
    if step is None:
        return []
    count = max(note.get("group", 0) for note in example["notes"])
    dealt = [tuple(person.id for person in people[start::count]) for start in range(count)]
    return [
        BuzzGroup(
            id=new_id(), workshop_id=workshop_id, step_id=step.id, number=number, members=members, size=len(members)
        )
        for number, members in enumerate(dealt, start=1)
    ]


def _board(
    example: Plan, language: str, workshop_id: str, lanes: list[Lane], new_id: NewId
) -> tuple[dict[str, Theme], list[Note]]:
    theme_keys = keys_between("", "", len(example["themes"]))
    themes = {
        plan["key"]: Theme(id=new_id(), workshop_id=workshop_id, position=key, name=plan["name"][language])
        for key, plan in zip(theme_keys, example["themes"], strict=True)
    }
    theme_of = {note: themes[plan["key"]].id for plan in example["themes"] for note in plan["notes"]}
    lane_of = {lane.kind: lane.id for lane in lanes}
    numbers = dict.fromkeys(NoteKind, 0)
    notes = []
    for key, plan in zip(keys_between("", "", len(example["notes"])), example["notes"], strict=True):
        kind = NoteKind(plan["lane"])
        numbers[kind] += 1
        notes.append(
            Note(
                id=new_id(),
                workshop_id=workshop_id,
                position=key,
                lane_id=lane_of[kind],
                theme_id=theme_of.get(plan["key"]),
                kind=kind,
                number=numbers[kind],
                text=plan["text"][language],
                group=plan.get("group", 0),
                tag=plan["tag"][language] if plan.get("tag") else "",
            )
        )
    return themes, notes


def _round(
    example: Plan, steps: list[Step], themes: dict[str, Theme], voters: int, workshop_id: str, new_id: NewId
) -> list[Record]:
    step = next(step for step in steps if step.kind is StepKind.VOTE)
    numbers = {key: number for number, key in enumerate(themes, start=1)}
    round_ = Round(
        id=new_id(),
        workshop_id=workshop_id,
        position=keys_between("", "", 1)[0],
        step_id=step.id,
        question=step.question,
        candidates=tuple(
            Candidate(number=numbers[key], kind=CandidateKind.THEME, ref=theme.id, label=theme.name)
            for key, theme in themes.items()
        ),
        dots=step.dots,
        cap=step.cap,
        voters=voters,
        advance=step.advance,
        stage=RoundStage.REVEALED,
        shown=len(themes),
    )
    ballots = sorted(tuple(sorted((numbers[key], dots) for key, dots in ballot)) for ballot in example["ballots"])
    return [round_, BallotBox(id=round_.id, workshop_id=workshop_id, ballots=tuple(ballots))]


def _outcome(
    example: Plan, language: str, day: date, themes: dict[str, Theme], workshop_id: str, new_id: NewId
) -> list[Record]:
    actions = [
        Action(
            id=new_id(),
            workshop_id=workshop_id,
            position=key,
            what=plan["what"][language],
            who=plan["who"][language],
            due=(day + timedelta(days=plan["due_days"])).isoformat(),
            level=Level(plan["level"]),
            theme_id=themes[plan["theme"]].id,
            source=themes[plan["theme"]].name,
        )
        for key, plan in zip(keys_between("", "", len(example["actions"])), example["actions"], strict=True)
    ]
    decisions = [
        Decision(id=new_id(), workshop_id=workshop_id, position=key, text=text[language])
        for key, text in zip(keys_between("", "", len(example["decisions"])), example["decisions"], strict=True)
    ]
    return [*decisions, *actions]
