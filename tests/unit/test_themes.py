"""Themes: notes come together, part, and nothing that was said is lost on the way."""

from __future__ import annotations

import pytest

from tests.helpers.workshops import context, done, note, small, theme
from workshop_app.commands.actions import AddAction
from workshop_app.commands.notes import DeleteNotes, MoveNotes
from workshop_app.commands.themes import (
    AddToTheme,
    GroupNotes,
    MergeThemes,
    MoveTheme,
    RenameTheme,
    TakeFromTheme,
    Ungroup,
)
from workshop_app.domain.board import loose_notes, notes_in_lane, themes
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.codec import changes_to_plain
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.rebase import undo_of
from workshop_app.domain.records import Action, Note, Theme
from workshop_app.domain.rules import enforce
from workshop_app.domain.state import State


def board() -> State:
    """Two themes, T with two notes and U with one, and one note in none."""
    notes = (note("a", theme="T"), note("b", theme="T", number=2), note("c", theme="U", number=3), note("d", number=4))
    return small(*notes, theme("T"), theme("U", 2))


def seen(state: State) -> dict[str, list[str]]:
    return {t.theme.name: [n.id for n in t.notes] for t in themes(state)} | {"": [n.id for n in loose_notes(state)]}


def test_notes_become_a_theme_last_among_the_themes() -> None:
    state = done(board(), GroupNotes(("c", "d"), " Ansvar "))
    assert seen(state) == {"T": ["a", "b"], "U": [], "Ansvar": ["c", "d"], "": []}
    assert [t.number for t in themes(state)] == [1, 2, 3]


def test_notes_join_and_leave_a_theme() -> None:
    assert seen(done(board(), AddToTheme(("d",), "T"))) == {"T": ["a", "b", "d"], "U": ["c"], "": []}
    assert seen(done(board(), TakeFromTheme(("a", "d")))) == {"T": ["b"], "U": ["c"], "": ["a", "d"]}
    with pytest.raises(DomainError, match="gone"):
        done(board(), AddToTheme(("d",), "X"))


def test_merging_keeps_every_note_and_the_name_of_the_one_merged_into() -> None:
    assert seen(done(board(), MergeThemes("U", "T"))) == {"T": ["a", "b", "c"], "": ["d"]}
    unnamed = done(board(), RenameTheme("T", ""), MergeThemes("U", "T"))
    assert seen(unnamed) == {"U": ["a", "b", "c"], "": ["d"]}
    with pytest.raises(DomainError, match="merge_with_itself"):
        done(board(), MergeThemes("T", "T"))


def test_dissolving_a_theme_leaves_its_notes_on_the_board() -> None:
    assert seen(done(board(), Ungroup("T"))) == {"U": ["c"], "": ["a", "b", "d"]}


def test_a_theme_without_a_name_goes_with_its_last_note_and_a_named_one_stays() -> None:
    unnamed = done(board(), RenameTheme("U", ""))
    for command in (TakeFromTheme(("c",)), AddToTheme(("c",), "T"), GroupNotes(("c", "d"), "Ny"), DeleteNotes(("c",))):
        assert "U" not in done(unnamed, command).of(Theme), command
        assert "U" in done(board(), command).of(Theme), command


def test_themes_change_places() -> None:
    assert list(seen(done(board(), MoveTheme("U", 0)))) == ["U", "T", ""]
    assert done(board(), MoveTheme("U", 1)) == board()


def test_a_parked_note_that_joins_a_theme_comes_back_last_in_its_lane() -> None:
    state = done(board(), MoveNotes(("a",), "parked"), AddToTheme(("a",), "U"))
    assert state.of(Note)["a"].lane_id == "problem"
    assert [n.id for n in notes_in_lane(state, "problem")] == ["b", "c", "d", "a"]
    assert len({n.position for n in notes_in_lane(state, "problem")}) == 4


def test_notes_written_in_the_parking_lot_get_a_lane_a_kind_and_a_number_when_they_join() -> None:
    state = small(note("a"), note("x", "parked", number=1), note("y", "parked", number=2), theme("T"))
    state = done(state, AddToTheme(("x", "y"), "T"))
    found = [state.of(Note)[name] for name in ("x", "y")]
    assert [(n.lane_id, n.kind, n.number) for n in found] == [
        ("problem", NoteKind.PROBLEM, 2),
        ("problem", NoteKind.PROBLEM, 3),
    ]
    assert [n.id for n in notes_in_lane(state, "problem")] == ["a", "x", "y"]


def test_parking_a_note_takes_it_out_of_sight_but_not_out_of_its_theme() -> None:
    parked = done(board(), MoveNotes(("a",), "parked"))
    assert seen(parked)["T"] == ["b"]
    assert seen(done(parked, MoveNotes(("a",), "problem", before="b")))["T"] == ["a", "b"]


def test_an_action_keeps_the_words_of_a_theme_that_is_gone() -> None:
    state = done(board(), AddAction("Göra", theme_id="T"), Ungroup("T"))
    (action,) = state.of(Action).values()
    assert (action.theme_id, action.source) == (None, "T")


def test_undoing_is_exact_for_every_act_on_themes() -> None:
    state = done(board(), RenameTheme("U", ""), MoveNotes(("d",), "parked"))
    for command in (
        GroupNotes(("a", "c", "d")), AddToTheme(("c", "d"), "T"), TakeFromTheme(("a", "c")), MergeThemes("T", "U"),
        Ungroup("U"), MoveTheme("U", 0), RenameTheme("U", "Ny"),
    ):  # fmt: skip
        changes, _ = enforce(state, ChangeSet.of(command.plan(state, context())))
        after = state.apply(changes)
        assert after != state
        assert enforce(after, undo_of(changes_to_plain(changes), after))[1] == state
