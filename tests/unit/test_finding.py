"""What is found on a board, and how a question of the keyboard is answered; both without a window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from workshop_app.domain.enums import NoteKind
from workshop_app.services.board_view import BoardPicture, BoardSection, NoteCard
from workshop_app.ui.board.finding import Sought, any_dots, areas_of, differing, found, groups, kinds, theme_numbers
from workshop_app.ui.board.questions import Code, Number, Option, Pick, Question

NOTES = (
    NoteCard("a", NoteKind.PROBLEM, "P1", "Beslut dröjer", group="Buzz group 10", theme=2, dots=3),
    NoteCard("b", NoteKind.PROBLEM, "P10", "Ingen tid för ÖVNING", tag="Tid", group="Buzz group 2"),
    NoteCard("c", NoteKind.IDEA, "I1", "Beslut på en dag, P1 först", theme=2),
)
LANES = BoardPicture((BoardSection("l", "lane", "Allt", NOTES),), by_theme=False)
THEMES = BoardPicture(
    (BoardSection("t", "theme", "Ett", NOTES[:1], number=1), BoardSection("loose", "loose", "", NOTES[1:])),
    by_theme=True,
)


@pytest.mark.parametrize(
    ("sought", "notes"),
    [
        (Sought("beslut"), "ac"),
        (Sought("dag BESLUT"), "c"),
        (Sought("övning"), "b"),
        (Sought("tid"), "b"),
        (Sought("group 2"), "b"),
        (Sought("p1"), "ac"),
        (Sought("p10"), "b"),
        (Sought("  "), "abc"),
        (Sought(kind=NoteKind.PROBLEM), "ab"),
        (Sought(kind=NoteKind.PROBLEM, dots=False), "b"),
        (Sought(group="Buzz group 10"), "a"),
        (Sought(group=""), "c"),
        (Sought(theme=2), "ac"),
        (Sought("beslut", theme=2, kind=NoteKind.IDEA), "c"),
        (Sought(theme=0), "b"),
        (Sought(area="Tid"), "b"),
        (Sought(area=""), "ac"),
    ],
)
def test_words_codes_and_filters_combine(sought: Sought, notes: str) -> None:
    assert found(sought, LANES) == set(notes)


def test_a_theme_is_told_by_its_section_on_a_board_with_themes() -> None:
    assert found(Sought(theme=1), THEMES) == {"a"}


def test_nothing_is_sought_until_something_is_asked() -> None:
    assert not Sought("  ")
    assert Sought("x")
    assert Sought(theme=0)
    assert Sought(dots=False)


def test_the_filters_offer_what_there_is() -> None:
    assert groups(LANES) == ["", "Buzz group 2", "Buzz group 10"]
    assert kinds(LANES) == [NoteKind.PROBLEM, NoteKind.IDEA]
    assert theme_numbers(LANES) == [0, 2]
    assert any_dots(LANES)
    assert not any_dots(BoardPicture((), by_theme=False))
    assert areas_of(LANES) == ["", "Tid"]
    assert differing(LANES) == {"kind", "area", "group", "theme", "dots"}
    alone = BoardPicture((BoardSection("l", "lane", "Allt", NOTES[1:2]),), by_theme=False)
    assert differing(alone) == frozenset()


def test_a_note_of_two_areas_is_found_by_either() -> None:
    both = NoteCard("d", NoteKind.IDEA, "I2", "Kortare", tag="Tid + Pengar")
    board = BoardPicture((BoardSection("l", "lane", "Allt", (*NOTES, both)),), by_theme=False)
    assert found(Sought(area="Tid"), board) == {"b", "d"}
    assert found(Sought(area="Pengar"), board) == {"d"}
    assert areas_of(board) == ["", "Pengar", "Tid"]


def answered(question: Question, *keys: str | Qt.Key) -> list[bool]:
    """Whether the question was still open after each key."""
    return [
        question.answer(ord(key.upper()), key) if isinstance(key, str) else question.answer(key, "") for key in keys
    ]


def test_a_pick_is_answered_by_one_key_and_left_by_any_other() -> None:
    done: list[str] = []
    question = Pick("Which? {answers}", [Option("A", "first", lambda: done.append("a"))], done.append)
    assert question.words() == "Which? A first"
    assert answered(question, Qt.Key.Key_Shift, "a") == [True, False]
    assert answered(question, Qt.Key.Key_Left) == [False]
    assert answered(question, "x") == [False]
    assert done == ["a", "left"]


def test_a_number_goes_by_itself_as_soon_as_no_longer_one_can_be_meant() -> None:
    done: list[int] = []

    def number() -> Number:
        return Number("Which? {number}", 12, done.append, {"0": lambda: done.append(0), "P": lambda: done.append(-1)})

    assert answered(number(), "2") == [False]
    assert answered(number(), "1", "2") == [True, False]
    assert answered(number(), "1", Qt.Key.Key_Return) == [True, False]
    assert answered(number(), "1", Qt.Key.Key_Backspace, "3") == [True, True, False]
    assert answered(number(), "0") == [False]
    assert answered(number(), "p") == [False]
    assert answered(number(), "1", "4") == [True, False]
    assert answered(number(), Qt.Key.Key_Escape) == [False]
    assert done == [2, 12, 1, 3, 0, -1]


def test_a_code_goes_by_itself_a_bare_number_and_a_longer_code_wait() -> None:
    done: list[str] = []

    def code() -> Code:
        return Code("To {code}", {"P1": "a", "P10": "b", "I1": "c", "I2": "d"}, done.append, lambda way: f"at {way}")

    assert answered(code(), "i", "2") == [True, False]
    assert answered(code(), "p", "1", Qt.Key.Key_Return) == [True, True, False]
    assert answered(code(), "p", "1", "0") == [True, True, False]
    assert answered(code(), "1", Qt.Key.Key_Return) == [True, False]
    assert answered(code(), "p", Qt.Key.Key_Backspace, "i", "1") == [True, True, True, False]
    assert answered(code(), Qt.Key.Key_Down, Qt.Key.Key_Return) == [True, False]
    assert answered(code(), "9", Qt.Key.Key_Return) == [True, False]
    assert answered(code(), Qt.Key.Key_Escape) == [False]
    assert done == ["d", "a", "b", "a", "c", "at down"]
    waiting = code()
    answered(waiting, "p")
    assert waiting.words() == "To P"
