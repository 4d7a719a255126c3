"""Every refusal has a sentence, every act a name in undo, and every kind a word, in both languages."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import string
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest

import workshop_app
from tests.helpers import catalogue
from workshop_app import commands, wording
from workshop_app.commands.base import Command
from workshop_app.domain.enums import Level, NoteKind, Stage, StepKind, TieRule
from workshop_app.domain.errors import DomainError, StorageError
from workshop_app.domain.records import Note, Round, Step
from workshop_app.i18n import LANGUAGES, Language

PACKAGE = Path(workshop_app.__file__).parent
ERRORS = ("DomainError", "StorageError")
RAISED_BY_CODE = {"storage/database.py": {"disk_full", "library_read_only", "library_locked", "library_damaged",
                                          "disk_error", "library_cannot_open"}}  # fmt: skip
"""Where the code is looked up by SQLite's own, the codes that can come out."""


@cache
def sources() -> list[tuple[str, ast.Module]]:
    paths = sorted(PACKAGE.rglob("*.py"))
    return [(path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text("utf-8"))) for path in paths]


def raised() -> Iterator[tuple[str, str, set[str] | None]]:
    """(file, code, names given to its sentence) of every refusal that is made anywhere in the package."""
    for name, tree in sources():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in ERRORS:
                continue
            given = None if any(word.arg is None for word in node.keywords) else {str(w.arg) for w in node.keywords}
            code = node.args[0]
            if isinstance(code, ast.Constant):
                yield name, str(code.value), given
            elif name in RAISED_BY_CODE:
                yield from ((name, one, given) for one in RAISED_BY_CODE[name])


def test_the_package_is_searched() -> None:
    found = {code for _file, code, _given in raised()}
    assert {"note_empty", "library_newer", "over_cap", "not_a_demo_folder", "file_newer", "disk_full"} <= found


def test_every_refusal_has_a_sentence() -> None:
    assert {(file, code) for file, code, _given in raised() if code not in wording.ERRORS} == set()


def test_every_sentence_is_used() -> None:
    told = {code for _file, code, _given in raised()}
    found_by_check = {"library_loose_ends", "library_bad_record", "library_picture_damaged"}
    assert set(wording.ERRORS) - told - found_by_check == set()


def test_every_sentence_gets_the_words_it_has_places_for() -> None:
    missing = [
        (file, code, name)
        for file, code, given in raised()
        if given is not None and code in wording.ERRORS
        for _text, name, _spec, _conversion in string.Formatter().parse(wording.ERRORS[code])
        if name is not None and name not in given
    ]  # fmt: skip
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_is_told_in_whole_sentences(language: str) -> None:
    for code in wording.ERRORS:
        places = {name for _t, name, _s, _c in string.Formatter().parse(wording.ERRORS[code]) if name}
        told = wording.error_text(Language(language), DomainError(code, **dict.fromkeys(places, "X")))
        assert told[-1] in ".!", told
        assert "{" not in told
        assert told[0].isupper() or told[0] in "X{", told


def test_a_code_that_nobody_has_written_a_sentence_for_is_still_told_calmly() -> None:
    told = wording.error_text(Language("en"), StorageError("brand_new"))
    assert told == "That could not be done (brand_new). Nothing was changed."


def test_user_text_in_an_error_is_only_text() -> None:
    told = wording.error_text(Language("en"), DomainError("bad_calls", words="{0} {x} %s <b>"))
    assert "{0} {x} %s <b>" in told


# --- undo ---


def all_commands() -> list[type[Command]]:
    for module in pkgutil.iter_modules(commands.__path__):
        importlib.import_module(f"workshop_app.commands.{module.name}")
    return sorted(Command.__subclasses__(), key=lambda command: command.__name__)


def labels() -> set[str]:
    """Every text given to a name that is a label, in the sources of the commands."""
    found = set()
    for name, tree in sources():
        if not name.startswith("commands/"):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_":
                assert isinstance(node.args[0], ast.Constant)
                found.add(str(node.args[0].value))
    return found


def test_every_command_is_called_something_in_undo_and_that_can_be_translated() -> None:
    marked = labels()
    assert len(all_commands()) > 30
    for command in all_commands():
        label = command.__dict__["label"]
        if isinstance(label, str):
            assert label in marked, f"{command.__name__}.label is not marked with N_"


def test_every_name_in_undo_is_in_swedish() -> None:
    swedish = {key[0]: text[0] for key, text in catalogue.texts(catalogue.read(catalogue.PO)).items()}
    assert {label for label in labels() if not swedish.get(label)} == set()


# --- kinds ---


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (wording.STEP_KINDS, StepKind),
        (wording.NOTE_KINDS, NoteKind),
        (wording.CODES, NoteKind),
        (wording.SHAPES, NoteKind),
        (wording.LEVELS, Level),
        (wording.STAGES, Stage),
        (wording.TIE_RULES, TieRule),
    ],
)
def test_every_kind_has_a_word_of_its_own(language: str, words: dict[StrEnum, str], kinds: type[StrEnum]) -> None:
    assert set(words) == set(kinds)
    told = [Language(language).gettext(word) for word in words.values()]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize(("language", "code"), [("sv", "P12"), ("en", "P12")])
def test_a_note_is_called_by_its_kind_and_number(language: str, code: str) -> None:
    note = Note(id="n", workshop_id="w", position="1", lane_id="l", kind=NoteKind.PROBLEM, number=12, text="x")
    assert wording.note_code(Language(language), note) == code
    codes = [wording.note_code(Language(language), _of_kind(note, kind)) for kind in NoteKind]
    assert len(set(codes)) == len(codes), "two kinds must not share their letter"


def _of_kind(note: Note, kind: NoteKind) -> Note:
    return Note(id="n", workshop_id="w", position="1", lane_id="l", kind=kind, number=note.number, text="x")


@pytest.mark.parametrize(
    ("minutes", "english", "swedish"),
    [(0, "0 min", "0 min"), (25, "25 min", "25 min"), (60, "1 h", "1 h"), (135, "2 h 15 min", "2 h 15 min")],
)
def test_lengths_are_told_in_hours_and_minutes(minutes: int, english: str, swedish: str) -> None:
    assert wording.length_text(Language("en"), minutes).replace("\u00a0", " ") == english
    assert wording.length_text(Language("sv"), minutes).replace("\u00a0", " ").replace("tim", "h") == swedish


def test_the_rule_of_a_round_is_a_sentence_for_the_room() -> None:
    round_ = Round(id="r", workshop_id="w", position="1", step_id="s", dots=5, cap=2)
    assert wording.rule_sentence(Language("en"), round_) == (
        "5 dots each. At most 2 on the same theme. The result is shown when everyone has voted."
    )


def test_the_rule_of_a_single_dot_says_nothing_of_several_on_the_same() -> None:
    round_ = Round(id="r", workshop_id="w", position="1", step_id="s", dots=1, cap=1)
    assert wording.rule_sentence(Language("en"), round_, run_off=True) == (
        "A run-off among those who shared a place. 1 dot each. The result is shown when everyone has voted."
    )


def test_the_line_under_a_step_says_its_phases() -> None:
    step = Step(
        id="s", workshop_id="w", position="1", kind=StepKind.BUZZ_GROUP, title="", alone_minutes=2, group_minutes=5,
        harvest_minutes=8, group_size=3,
    )  # fmt: skip
    assert wording.step_summary(Language("en"), step) == "Alone 2 · threes 5 · harvest 8"


def test_a_line_about_notes_counts_those_of_every_kind() -> None:
    kinds = (NoteKind.QUESTION, NoteKind.PROBLEM, NoteKind.PARKED, NoteKind.PROBLEM)
    notes = [Note(id=kind, workshop_id="w", position="a", lane_id="l", kind=kind, number=1, text="x") for kind in kinds]
    assert wording.kinds_summary(Language("sv"), notes) == "2 problem · 1 fråga · 1 parkerad"
    assert wording.kinds_summary(Language("en"), notes[:1]) == "1 question"
    assert wording.kinds_summary(Language("en"), []) == ""
