"""Values that nobody can change: the type checker sees to it, so that nothing is paid for it while a workshop runs."""

from __future__ import annotations

from dataclasses import field, fields, replace
from pathlib import Path

import pytest
from mypy import api

from workshop_app.frozen import frozen


@frozen
class Place:
    """Where something is."""

    x: int
    y: int = 0
    kept: object = field(default=None, compare=False, repr=False)


@frozen(kw_only=True)
class Named(Place):
    """A place with a name."""

    name: str


@frozen
class Nothing:
    """A value without fields."""


def test_values_are_what_their_fields_say() -> None:
    assert Place(1, 2) == Place(1, 2, kept="something else")
    assert Place(1, 2) != Place(2, 1)
    assert len({Place(1, 2), Place(1, 2, kept="something else"), Place(1)}) == 2
    assert len({Nothing(), Nothing()}) == 1
    assert Place(1) != Named(x=1, name="")
    assert Place(1) != (1, 0)


def test_values_are_shown_as_the_code_that_makes_them_and_can_be_replaced() -> None:
    assert repr(Named(x=1, name="Lund")) == "Named(x=1, y=0, name='Lund')"
    assert replace(Named(x=1, name="Lund"), y=5) == Named(x=1, y=5, name="Lund")
    assert [f.name for f in fields(Named)] == ["x", "y", "kept", "name"]


def test_nothing_can_be_added_to_a_value() -> None:
    with pytest.raises(AttributeError):
        Place(1).z = 3  # type: ignore[attr-defined]


def test_the_type_checker_lets_nobody_change_a_value(tmp_path: Path) -> None:
    code = """
from workshop_app.commands.notes import DeleteNotes
from workshop_app.domain.records import Note

def change(note: Note, command: DeleteNotes) -> None:
    note.text = ""
    command.note_ids = ()
"""
    told, _, status = api.run(["--config-file=", f"--cache-dir={tmp_path}", "--strict", "-c", code])
    assert (status, told.count("is read-only")) == (1, 2), told
