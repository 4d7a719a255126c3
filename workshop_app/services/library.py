"""The workshops in the library: listing, searching, making new ones and taking them away."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

from workshop_app.domain.enums import Stage
from workshop_app.domain.errors import StorageError
from workshop_app.domain.records import Lane, Participant, Record, Shape, Step, Workshop
from workshop_app.domain.state import State
from workshop_app.domain.templates import Plan, from_example, from_template
from workshop_app.frozen import frozen
from workshop_app.resources import resource
from workshop_app.services import half_written
from workshop_app.services.ports import Found, Listed, Store

EXAMPLE = "examples/ledningsgrupp.json"
LIST_LIMIT = 1000


@frozen
class Template:
    """A ready plan to start from."""

    id: str
    order: int
    accent: str
    """Name of the colour of its mark: honey, brand, idea, problem or line."""
    minutes: int
    plan: Plan

    def name(self, language: str) -> str:
        """What it is called."""
        return str(self.plan["name"][language])

    def summary(self, language: str) -> str:
        """What it contains, in a few words."""
        return str(self.plan["summary"][language])


class Library:
    """All workshops of a library."""

    def __init__(self, store: Store, new_id: Callable[[], str]) -> None:
        self._store = store
        self._new_id = new_id

    @cached_property
    def _templates(self) -> list[Template]:
        plans = [_read(path) for path in resource("templates").glob("*.json")]
        found = [
            Template(
                id=plan["id"],
                order=plan["order"],
                accent=plan["accent"],
                minutes=sum(step["minutes"] for step in plan["steps"]),
                plan=plan,
            )
            for plan in plans
        ]
        return sorted(found, key=lambda template: (template.order, template.id))

    def templates(self) -> list[Template]:
        """The templates in the order they are shown."""
        return list(self._templates)

    def create_from_template(self, template_id: str, language: str, today: date, organisation: str = "") -> str:
        """Make a workshop from a template; its id. StorageError when it cannot be written."""
        template = next(template for template in self._templates if template.id == template_id)
        records = from_template(template.plan, language, today, self._new_id)
        return self._add([_with_organisation(record, organisation) for record in records])

    def ensure_example(self, language: str, today: date) -> str:
        """Put the example into a library that is started for the first time; its id, or empty when it is not.

        A file beside the library remembers that this has been done, so a deleted example stays away.
        """
        mark = self._store.path.with_suffix(".example")
        if mark.exists():
            return ""
        made = ""
        if not self._store.workshops(1):
            made = self._add(from_example(_read(resource(EXAMPLE)), language, today, self._new_id))
        try:
            mark.write_text("The example workshop has been offered in this library.\n", encoding="utf-8")
        except OSError as error:
            raise StorageError("library_read_only", path=str(mark)) from error
        return made

    def workshops(self, limit: int = LIST_LIMIT) -> list[Listed]:
        """The workshops worked on last, newest first."""
        return self._store.workshops(limit)

    def search(self, words: str, limit: int = 50) -> list[Found]:
        """Hits in titles, then in notes."""
        return self._store.search(words, limit)

    def delete(self, workshop_id: str) -> None:
        """Erase a workshop and its history, and what was half written in it when the program ended."""
        self._store.delete(workshop_id)
        half_written.write(half_written.file_of(self._store.path, workshop_id), {})

    def duplicate(self, workshop_id: str, today: date) -> str:
        """A new plan with the same agenda, lanes and participants, and nothing of what was said; its id."""
        return self._add(_as_new_plan(self._store.load(workshop_id), today, self._new_id))

    def _add(self, records: list[Record]) -> str:
        self._store.add(records)
        return records[0].workshop_id


def _read(path: Path) -> Plan:
    plan: Plan = json.loads(path.read_text(encoding="utf-8"))
    return plan


def _with_organisation(record: Record, organisation: str) -> Record:
    return replace(record, organisation=organisation) if isinstance(record, Workshop) else record


def _as_new_plan(state: State, today: date, new_id: Callable[[], str]) -> list[Record]:
    from workshop_app.domain.canvas import UNDER  # with all that is known of boards: not for the home page
    from workshop_app.services.transfer import fresh_ids

    workshop = replace(
        state.workshop,
        date=today.isoformat(),
        stage=Stage.PLANNED,
        current_step="",
        opened="",
        closed="",
        spotlight="",
    )
    # Frames and axes are what a canvas was planned with; what else is drawn on it came up in the meeting.
    shapes = state.ordered(Shape, lambda shape: shape.kind in UNDER)
    kept = [workshop, *state.ordered(Lane), *shapes, *state.ordered(Step), *state.ordered(Participant)]
    return fresh_ids(kept, new_id)
