"""Acts on notes, lanes, actions and decisions, in the words of who uses them."""

from __future__ import annotations

import inspect
from dataclasses import is_dataclass
from importlib import import_module
from pkgutil import iter_modules

import pytest

from tests.helpers.workshops import context, done, note, small, theme
from workshop_app import commands
from workshop_app.commands import agenda
from workshop_app.commands.actions import (
    AddAction,
    AddDecision,
    DeleteAction,
    DeleteDecision,
    EditAction,
    EditDecision,
    MoveAction,
)
from workshop_app.commands.base import Command
from workshop_app.commands.lanes import AddLane, EditLane, MoveLane, RemoveLane
from workshop_app.commands.notes import AddNotes, DeleteNotes, EditNote, ImportNotes, MoveNotes
from workshop_app.domain.board import lanes_shown, notes_in_lane, parking_lot
from workshop_app.domain.enums import Level, NoteKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Action, Decision, Lane, Note, Step
from workshop_app.domain.state import State

MODULES = [import_module(f"{commands.__name__}.{found.name}") for found in iter_modules(commands.__path__)]


def every_command() -> list[type[Command]]:
    found = [kind for module in MODULES for _name, kind in inspect.getmembers(module, inspect.isclass)]
    return sorted(
        {kind for kind in found if issubclass(kind, Command) and kind is not Command}, key=lambda k: k.__name__
    )


@pytest.mark.parametrize("kind", every_command())
def test_every_command_is_a_frozen_value_with_words_for_undo(kind: type[Command]) -> None:
    assert is_dataclass(kind)
    assert kind.__hash__ is not None  # only frozen ones have it; that nobody changes them: test_frozen.py
    assert kind.label
    assert kind.__doc__
    assert commands.__name__ in kind.__module__


def codes(state: State, lane: str) -> list[str]:
    return [f"{n.kind[0].upper()}{n.number} {n.text}" for n in notes_in_lane(state, lane)]


def test_twenty_pasted_lines_are_twenty_notes_in_order() -> None:
    state = done(small(), AddNotes("problem", (*(f" rad {n} " for n in range(20)), "", "  ")))
    assert codes(state, "problem") == [f"P{n + 1} rad {n}" for n in range(20)]


def test_numbers_count_within_a_kind_and_are_not_used_again_while_later_ones_stand() -> None:
    using = context()
    state = done(small(), AddNotes("problem", ("ett", "två")), AddNotes("idea", ("tre",)), using=using)
    first = notes_in_lane(state, "problem")[0].id
    state = done(state, DeleteNotes((first,)), AddNotes("problem", ("fyra",)), using=using)
    assert codes(state, "problem") == ["P2 två", "P3 fyra"]
    assert codes(state, "idea") == ["I1 tre"]


def test_an_empty_note_is_refused_and_an_empty_paste_is_nothing() -> None:
    assert done(small(), AddNotes("problem", ("", " \n"))) == small()
    with pytest.raises(DomainError, match="note_empty"):
        done(small(note("a")), EditNote("a", "  "))


def board() -> State:
    return small(note("a"), note("b", number=2), note("c", number=3), note("x", "idea"))


def test_notes_move_within_and_between_lanes_to_where_they_are_dropped() -> None:
    assert [n.id for n in notes_in_lane(done(board(), MoveNotes(("c",), "problem", before="a")), "problem")] == [
        "c",
        "a",
        "b",
    ]
    assert [n.id for n in notes_in_lane(done(board(), MoveNotes(("a", "b"), "idea", before="x")), "idea")] == [
        "a",
        "b",
        "x",
    ]
    assert [n.id for n in notes_in_lane(done(board(), MoveNotes(("a",), "idea")), "idea")] == ["x", "a"]


def test_another_lane_gives_its_kind_and_a_new_number_and_the_parking_lot_does_not() -> None:
    moved = done(board(), MoveNotes(("a",), "idea"))
    assert codes(moved, "idea") == ["I1 x", "I2 a"]
    parked = done(board(), MoveNotes(("b",), "parked"))
    assert codes(parked, "parked") == ["P2 b"]
    assert codes(done(parked, MoveNotes(("b",), "problem")), "problem") == ["P1 a", "P3 c", "P2 b"]


def test_what_somebody_else_removed_meanwhile_is_told() -> None:
    for command in (
        EditNote("gone", "x"),
        MoveNotes(("a", "gone"), "idea"),
        DeleteNotes(("gone",)),
        AddNotes("gone", ("x",)),
    ):
        with pytest.raises(DomainError, match="gone"):
            done(board(), command)


def test_imported_statements_come_last_in_their_lanes_in_order_with_their_areas() -> None:
    rows = (("idea", "ett", "Tid"), ("problem", "två", ""), ("idea", " ", "bort"), ("idea", "tre", "Plats"))
    state = done(board(), ImportNotes(rows))
    assert codes(state, "idea") == ["I1 x", "I2 ett", "I3 tre"]
    assert codes(state, "problem")[-1] == "P4 två"
    assert [n.tag for n in notes_in_lane(state, "idea")] == ["", "Tid", "Plats"]


def test_an_area_written_in_an_imported_statement_is_kept() -> None:
    state = done(board(), ImportNotes((("idea", "Korta möten #Tid", ""), ("idea", "Fler rum #Hus", "Plats"))))
    assert [(n.text, n.tag) for n in notes_in_lane(state, "idea")[1:]] == [
        ("Korta möten", "Tid"),
        ("Fler rum #Hus", "Plats"),
    ]


def test_two_lanes_of_one_kind_share_their_numbers() -> None:
    state = done(small(), AddLane(NoteKind.PROBLEM, "Fler problem"))
    extra = next(lane.id for lane in state.of(Lane).values() if lane.title == "Fler problem")
    state = done(state, ImportNotes((("problem", "ett", ""), (extra, "två", ""), ("problem", "tre", ""))))
    assert sorted(n.number for n in state.of(Note).values()) == [1, 2, 3]


def test_the_parking_lot_is_last_stays_and_is_the_only_one() -> None:
    state = done(small(), AddLane(NoteKind.QUESTION, "Frågor"))
    assert [lane.title for lane in state.ordered(Lane)] == ["Problem", "Idéer", "Frågor", "Parkering"]
    lot = parking_lot(state)
    assert lot is not None
    for command in (RemoveLane(lot.id), AddLane(NoteKind.PARKED, "En till")):
        with pytest.raises(DomainError):
            done(state, command)


def test_lanes_are_renamed_moved_and_removed_also_from_steps_that_showed_them() -> None:
    state = done(
        small(), agenda.EditStep("collect", {"lanes": ("idea",)}), EditLane("idea", "Förslag"), MoveLane("idea", 0)
    )
    assert state.ordered(Lane)[0].title == "Förslag"
    assert [lane.id for lane in lanes_shown(state, state.of(Step)["collect"])] == ["idea"]
    state = done(state, RemoveLane("idea"))
    assert [lane.id for lane in lanes_shown(state, state.of(Step)["collect"])] == ["problem"]
    with pytest.raises(DomainError, match="last_lane"):
        done(state, RemoveLane("problem"))


def test_an_action_keeps_the_thread_to_where_it_came_from() -> None:
    state = small(note("a", text="Ont om tid"), theme("T"))
    state = done(state, AddAction(" Ringa ", " Åsa ", "2026-09-01", Level.UNIT, "T"), AddAction("Skriva", note_id="a"))
    first, second = state.ordered(Action)
    assert (first.what, first.who, first.due, first.level, first.source) == (
        "Ringa",
        "Åsa",
        "2026-09-01",
        Level.UNIT,
        "T",
    )
    assert second.source == "Ont om tid"


def test_actions_are_edited_moved_and_removed_but_never_empty() -> None:
    using = context()
    state = done(small(), AddAction("ett"), AddAction("två"), AddAction("tre"), using=using)
    one, _two, three = (action.id for action in state.ordered(Action))
    state = done(state, MoveAction(three, 0), EditAction(one, {"done": True, "who": "Bo"}), using=using)
    assert [action.what for action in state.ordered(Action)] == ["tre", "ett", "två"]
    assert state.of(Action)[one].done
    assert one not in done(state, DeleteAction(one)).of(Action)
    for command in (AddAction("  "), EditAction(one, {"what": ""})):
        with pytest.raises(DomainError, match="action_empty"):
            done(state, command)


def test_decisions_are_written_mended_and_removed_but_never_empty() -> None:
    state = done(small(), AddDecision(" Vi börjar nu "))
    (found,) = state.of(Decision).values()
    assert found.text == "Vi börjar nu"
    assert done(state, EditDecision(found.id, "Sedan")).of(Decision)[found.id].text == "Sedan"
    assert not done(state, DeleteDecision(found.id)).of(Decision)
    for command in (AddDecision(" "), EditDecision(found.id, "")):
        with pytest.raises(DomainError, match="decision_empty"):
            done(state, command)
