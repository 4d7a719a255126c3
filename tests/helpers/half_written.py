"""Writing half of something on the console, and where that is kept."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.program import House
from workshop_app.commands.notes import AddNotes
from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.domain.records import Lane
from workshop_app.ui.driving import settle
from workshop_app.ui.widgets.fields import TextField


def lane(house: House, kind: NoteKind) -> str:
    return next(found.id for found in house.state.of(Lane).values() if found.kind is kind)


def planning(house: House, *problems: str) -> None:
    """The step of actions is on the screen."""
    house.begin()
    if problems:
        house.session.run(AddNotes(lane(house, NoteKind.PROBLEM), problems))
    house.console.go_to(house.step(StepKind.ACTIONS).id)
    settle()


def field(house: House, name: str) -> TextField:
    """The field of a name on the console."""
    return next(one for one in house.console.findChildren(TextField) if one.accessibleName() == name)


def files(folder: Path) -> list[Path]:
    """What is kept beside a library."""
    return list(folder.glob("*half-written*"))
