"""The library of workshops: from templates, from the example, from an earlier one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from workshop_app.commands.canvas import AddShape, MakeLaneFree
from workshop_app.domain.enums import ShapeKind, Stage
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Action, BuzzGroup, Lane, Note, Participant, Round, Shape, Step, Theme
from workshop_app.services import half_written
from workshop_app.services.clock import SteadyClock, new_id
from workshop_app.services.editor import Editor, system_context
from workshop_app.services.library import Library
from workshop_app.storage.store import SqliteStore

DAY = date(2026, 6, 10)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    store = SqliteStore(tmp_path / "library.db")
    yield store
    store.close()


def test_templates_come_in_order_with_their_length(store: SqliteStore) -> None:
    templates = Library(store, new_id).templates()
    assert [template.order for template in templates] == sorted(template.order for template in templates)
    assert next(template.name("sv") for template in templates) == "Bikupa"
    assert {template.name("sv"): template.minutes for template in templates}["Ledningsgrupp"] == 120


@pytest.mark.parametrize("language", ["sv", "en"])
def test_each_template_makes_a_workshop(store: SqliteStore, language: str) -> None:
    library = Library(store, new_id)
    for template in library.templates():
        state = store.load(library.create_from_template(template.id, language, DAY, "Ånge kommun"))
        assert state.workshop.title == template.name(language)
        assert state.workshop.organisation == "Ånge kommun"
        assert state.workshop.date == "2026-06-10"
        assert state.ordered(Step)
        assert state.ordered(Lane)


def test_the_example_comes_once_and_a_deleted_one_stays_away(store: SqliteStore) -> None:
    made = Library(store, new_id).ensure_example("sv", DAY)
    assert store.load(made).ordered(Note)
    Library(store, new_id).delete(made)
    assert Library(store, new_id).ensure_example("sv", DAY) == ""
    assert store.workshops() == []


def test_the_example_does_not_join_work_that_is_there(store: SqliteStore) -> None:
    library = Library(store, new_id)
    own = library.create_from_template("bikupa", "sv", DAY)
    assert library.ensure_example("sv", DAY) == ""
    library.delete(own)
    assert library.ensure_example("sv", DAY) == ""


def test_a_copy_is_a_plan_without_anything_that_was_said(store: SqliteStore) -> None:
    library = Library(store, new_id)
    held = store.load(library.ensure_example("sv", DAY))
    copy = store.load(library.duplicate(held.workshop.id, date(2026, 9, 1)))
    assert copy.workshop.stage is Stage.PLANNED
    assert (copy.workshop.date, copy.workshop.opened, copy.workshop.current_step) == ("2026-09-01", "", "")
    for kind in (Step, Lane, Participant):
        assert len(copy.of(kind)) == len(held.of(kind))
        assert not copy.of(kind).keys() & held.of(kind).keys()
    for kind in (Note, Theme, Round, Action, BuzzGroup):
        assert not copy.of(kind)
    titles = {lane.id: lane.title for lane in [*held.of(Lane).values(), *copy.of(Lane).values()]}
    for old, new in zip(held.ordered(Step), copy.ordered(Step), strict=True):
        assert (new.title, new.question, new.minutes) == (old.title, old.question, old.minutes)
        assert [titles[lane] for lane in new.lanes] == [titles[lane] for lane in old.lanes]
    assert store.load(held.workshop.id) == held


def test_a_deleted_workshop_is_gone(store: SqliteStore) -> None:
    library = Library(store, new_id)
    made = library.create_from_template("bikupa", "sv", DAY)
    library.delete(made)
    with pytest.raises(DomainError, match="no_such_workshop"):
        store.load(made)
    assert library.search("bikupa") == []


def test_a_workshop_is_deleted_also_when_what_was_half_written_cannot_be(store: SqliteStore) -> None:
    library = Library(store, new_id)
    made = library.create_from_template("bikupa", "sv", DAY)
    half_written.file_of(store.path, made).mkdir()  # as little to be removed as a file that another program has open
    library.delete(made)
    assert library.search("bikupa") == []


def test_nothing_half_written_is_left_of_a_deleted_workshop(store: SqliteStore) -> None:
    library = Library(store, new_id)
    made = library.create_from_template("bikupa", "sv", DAY)
    path = half_written.file_of(store.path, made)
    half_written.write(path, {"step": ["half", ""]})
    path.with_name(path.name + ".part").write_text("killed while it was written", encoding="utf-8")
    library.delete(made)
    assert not list(path.parent.glob("*half-written*"))


def test_a_duplicate_keeps_the_frames_and_axes_of_a_canvas_but_not_what_came_up_on_it(store: SqliteStore) -> None:
    library = Library(store, new_id)
    editor = Editor(store, library.create_from_template("bikupa", "sv", DAY), system_context(new_id, SteadyClock().now))
    lane = editor.state.ordered(Lane)[0].id
    for command in (
        MakeLaneFree(lane),
        AddShape(lane, ShapeKind.AXES, 20, 20, 400, 300, labels=("a", "b", "c", "d")),
        AddShape(lane, ShapeKind.STROKE, 20, 20, 40, 30, points=(0, 0, 40, 30)),
    ):
        editor.execute(command)
    copy = store.load(library.duplicate(editor.workshop_id, DAY))
    assert copy.ordered(Lane)[0].free
    assert [(shape.kind, shape.lane_id) for shape in copy.ordered(Shape)] == [
        (ShapeKind.AXES, copy.ordered(Lane)[0].id)
    ]
