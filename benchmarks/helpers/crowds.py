"""Workshops with thousands of notes on a real library file, for the benchmarks."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

from workshop_app.domain.enums import CandidateKind, NoteKind, RoundStage, Stage, StepKind
from workshop_app.domain.ordering import keys_between
from workshop_app.domain.records import BallotBox, Candidate, Lane, Note, Record, Round, Step, Workshop
from workshop_app.services.clock import SteadyClock, new_id
from workshop_app.services.editor import Editor, system_context
from workshop_app.storage.store import SqliteStore

COMMON = """
ansvar arbetsmiljö avdelning barn beslut besked budget byggnad chef dialog digital dokument enhet enkel
ersättare fastighet fråga förslag förskola förtroende grupp handläggare hemtjänst historik idé inköp kalender
klarspråk kollega kommun kvalitet ledning lokal lön medborgare mejl mål möte nämnd omsorg ordning plan politik
process protokoll prioritera resurs rutin råd samarbete schema service skola snabbt socialtjänst språk stöd
system särskild tid tillsammans tjänst tydlig underlag uppföljning utbildning utskott verksamhet vikarie vision
väntetid webb återkoppling ändring ärende åtgärd öppen över
"""
WORDS = COMMON.split()
KINDS = (NoteKind.PROBLEM, NoteKind.IDEA, NoteKind.QUESTION)
VOTERS, DOTS, CAP, GROUPS = 60, 200, 3, 8


def statement(chance: random.Random) -> str:
    """A text of 60 to 120 letters."""
    wanted = chance.randint(60, 120)
    text = chance.choice(WORDS).capitalize()
    while len(longer := f"{text} {chance.choice(WORDS)}") <= wanted:
        text = longer
    return text


def crowd(count: int) -> list[Record]:
    """An open workshop: three lanes with so many notes, most from a buzz group, and the dots of a vote on them."""
    chance = random.Random(7)
    here = new_id()
    lanes = [
        Lane(id=new_id(), workshop_id=here, position=key, kind=kind, title=kind.value.capitalize())
        for key, kind in zip(keys_between("", "", 3), KINDS, strict=True)
    ]
    steps = [
        Step(id=new_id(), workshop_id=here, position=key, kind=kind, title=kind.value)
        for key, kind in zip(keys_between("", "", 2), (StepKind.COLLECT, StepKind.VOTE), strict=True)
    ]
    workshop = Workshop(
        id=here, workshop_id=here, title=f"{count} lappar", language="sv", stage=Stage.OPEN, current_step=steps[0].id
    )
    notes = [
        Note(
            id=new_id(),
            workshop_id=here,
            position=key,
            lane_id=lanes[place % 3].id,
            kind=lanes[place % 3].kind,
            number=1 + place // 3,
            text=statement(chance),
            group=chance.randint(0, GROUPS),
        )
        for place, key in enumerate(keys_between("", "", count))
    ]
    return [workshop, *lanes, *steps, *notes, *_vote(steps[1], notes, chance)]


def _vote(step: Step, notes: list[Note], chance: random.Random) -> list[Record]:
    """A revealed round on all notes, so that they have dots."""
    made = Round(
        id=new_id(),
        workshop_id=step.workshop_id,
        position="a",
        step_id=step.id,
        candidates=tuple(
            Candidate(number=number, kind=CandidateKind.NOTE, ref=note.id, label=note.text)
            for number, note in enumerate(notes, 1)
        ),
        dots=DOTS,
        cap=CAP,
        voters=VOTERS,
        stage=RoundStage.REVEALED,
        shown=len(notes),
    )
    ballots = []
    for _ in range(VOTERS):
        chosen = Counter(chance.choices(range(1, len(notes) + 1), k=DOTS))
        ballots.append(tuple(sorted((number, min(CAP, dots)) for number, dots in chosen.items())))
    return [made, BallotBox(id=made.id, workshop_id=step.workshop_id, ballots=tuple(sorted(ballots)))]


class Opened:
    """A crowd in a library of its own, opened for editing."""

    def __init__(self, folder: Path, count: int) -> None:
        self.store = SqliteStore(folder / f"crowd-{count}.db")
        records = crowd(count)
        self.id = records[0].workshop_id
        self.store.add(records)
        self.editor = Editor(self.store, self.id, system_context(new_id, SteadyClock().now))
        self.step = next(step for step in self.editor.state.ordered(Step) if step.kind is StepKind.COLLECT)
        self.lane = self.editor.state.ordered(Lane)[0]

    def close(self) -> None:
        """Close the file."""
        self.store.close()
