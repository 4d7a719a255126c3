"""Finding, filtering, tidying, merging and pasting with five thousand notes, and with texts that are meant to harm."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from time import process_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers import hostile
from tests.helpers.bench import Journal
from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, paste, shown, undone
from tests.helpers.keys import CONTROL
from workshop_app.commands.links import LinkNotes
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.tidying import Order
from workshop_app.domain.board import notes_in_lane
from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.domain.records import Note, Theme
from workshop_app.services.lines import STATEMENT_LIMIT
from workshop_app.ui.board.finding import Sought, found
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.console.theme_stage import ThemeStage

AREAS = ("Care", "Money", "Time")
MANY = 5000
JOINER = "\u200d"  # holds emoji together


def said(number: int) -> str:
    return f"Number {number} says why it takes too long #{AREAS[number * 7 % 3]}"


def word(number: int) -> str:
    """A long word of its own for each number."""
    return "".join("bdfgklmnprstv"[number // 13**place % 13] + "aeiou"[place] for place in range(5)) + "xq"


@pytest.fixture
def many(case: BoardCase, stage: CollectStage) -> BoardWidget:
    """A board with five thousand notes more, from five groups and of three areas."""
    for group in range(5):
        texts = tuple(said(number) for number in range(group, MANY, 5))
        lane = case.lane(NoteKind.PROBLEM if group % 2 else NoteKind.IDEA)
        case.session.run(AddNotes(lane, texts, group=5 - group))
    stage.board.setFocus()
    return stage.board


@pytest.fixture
def journal(case: BoardCase) -> Journal:
    return Journal(case)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifiers)


# finding


def test_each_letter_typed_finds_among_five_thousand_while_one_writes(many: BoardWidget) -> None:
    press(Qt.Key.Key_F, CONTROL)
    bar = many.finder.bar
    assert bar is not None
    start = process_time()
    QTest.keyClicks(bar.field, "number 4711 care")
    QApplication.processEvents()
    assert process_time() - start < 16 * 0.2
    assert {many.cards[note].text for note in many.finder.hits} == {"Number 4711 says why it takes too long"} & {
        card.text for card in many.cards.values() if card.tag == "Care"
    }
    bar.field.clear()
    QTest.keyClicks(bar.field, "takes long")
    assert bar.count.text() == f"{MANY} hits"
    press(Qt.Key.Key_Escape)
    assert not any(many.finder.dims(note) for note in many.cards)


@pytest.mark.parametrize(
    ("sought", "part"),
    [
        (Sought(kind=NoteKind.PROBLEM), 2000),
        (Sought(area="Money"), MANY // 3),
        (Sought(group="Buzz group 4"), 1000),
        (Sought(group="Buzz group 4", kind=NoteKind.IDEA), 0),
        (Sought(theme=0), MANY),
    ],
)
def test_filters_show_that_part_of_five_thousand(many: BoardWidget, sought: Sought, part: int) -> None:
    hits = found(sought, many.picture)
    assert part <= len(hits) <= part + len(PROBLEMS) + len(IDEAS)
    many.finder.open()
    many.finder.seek(sought)
    assert {note for note in many.cards if not many.finder.dims(note)} == hits or not hits


@pytest.mark.parametrize(
    "text", [*hostile.MARKUP, *hostile.SCRIPTS, *hostile.FORMULAS, "%", "_", "\\", ".*", "(", "[a-"]
)
def test_whatever_stands_on_a_note_or_in_the_field_it_is_found_as_it_is(
    case: BoardCase, board: BoardWidget, text: str
) -> None:
    text = text.encode("utf-8", "ignore").decode()
    board.ground.sharpen()  # on a busy computer notes are made sharp a few frames later
    before = board.grab().toImage()
    press(Qt.Key.Key_F, CONTROL)
    bar = board.finder.bar
    assert bar is not None
    paste(text)
    press(Qt.Key.Key_V, CONTROL)
    words = bar.field.text()
    assert all(not board.finder.dims(note) for note, card in board.cards.items() if not words.split())
    case.session.run(AddNotes(case.lane(NoteKind.PROBLEM), (f"Before {words.replace('#', '')} after",)))
    board.finder.seek(Sought(words.replace("#", "")))
    newest = notes_in_lane(case.state, case.lane(NoteKind.PROBLEM))[-1]
    assert not board.finder.dims(newest.id)
    press(Qt.Key.Key_Escape)
    assert board.finder.bar is None
    case.session.undo()
    board.ground.sharpen()
    assert board.grab().toImage() == before


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_word_is_found_however_its_letters_are_put_together(case: BoardCase, board: BoardWidget, form: str) -> None:
    case.session.run(AddNotes(case.lane(NoteKind.PROBLEM), (unicodedata.normalize(form, "Fler övningar på café"),)))
    for asked in ("NFC", "NFD"):
        assert len(found(Sought(unicodedata.normalize(asked, "Övning café")), board.picture)) == 1


# tidying


@pytest.mark.parametrize("by", [Order.AREA, Order.GROUP, Order.KIND])
def test_five_thousand_notes_are_tidied_and_put_back_as_one_act(
    case: BoardCase, many: BoardWidget, journal: Journal, by: Order
) -> None:
    before = case.on_disk()
    journal.begin()
    many.tools.tidy(by)
    acts = journal.written()
    journal.close()
    after = case.on_disk()
    assert {note.id: (note.text, note.lane_id) for note in after.of(Note).values()} == {
        note.id: (note.text, note.lane_id) for note in before.of(Note).values()
    }
    for kind in (NoteKind.PROBLEM, NoteKind.IDEA):
        notes = notes_in_lane(after, case.lane(kind))
        ranks = [
            note.tag or "~" if by is Order.AREA else note.group or 99 if by is Order.GROUP else 0 for note in notes
        ]
        assert ranks == sorted(ranks)  # type: ignore[type-var]
        if by is Order.AREA:  # among equals they stay as they were
            numbers = [[note.number for note in notes if note.tag == area] for area in AREAS]
            assert numbers == [sorted(row) for row in numbers]
    assert acts == (0 if by is Order.KIND else 1)
    assert not acts or undone(case, before)


# merging


@pytest.fixture
def themes(case: BoardCase, many: BoardWidget, qtbot: QtBot) -> ThemeStage:
    return shown(ThemeStage(case.session, case.step(StepKind.THEME)), qtbot)


def test_themes_of_thousands_are_made_and_merged_each_as_one_act(
    case: BoardCase, themes: ThemeStage, journal: Journal
) -> None:
    board, notes = themes.board, [note.id for note in case.state.ordered(Note)]
    half = len(notes) // 2
    before = case.on_disk()
    journal.begin()
    first, second = board.deeds.group(tuple(notes[:half])), board.deeds.group(tuple(notes[half:]))
    board.choice.only(second, note=False)
    QTest.keyClick(board, Qt.Key.Key_M)
    QTest.keyClick(board, Qt.Key.Key_1)
    assert journal.written() == 3
    journal.close()
    state = case.on_disk()
    assert list(state.of(Theme)) == [first]
    assert {note.theme_id for note in state.of(Note).values()} == {first}
    assert board.choice.current == first
    case.session.undo()
    case.session.undo()
    assert undone(case, before)


def test_more_words_than_a_note_holds_are_not_joined_and_nothing_is_lost(
    case: BoardCase, many: BoardWidget, journal: Journal, qtbot: QtBot
) -> None:
    before = case.on_disk()
    journal.begin()
    press(Qt.Key.Key_A, CONTROL)
    assert len(many.chosen()) == MANY + len(PROBLEMS) + len(IDEAS)
    with qtbot.waitSignal(case.session.refused) as refused:
        press(Qt.Key.Key_J, CONTROL)
    assert refused.args
    assert refused.args[0].strip()
    assert journal.written() == 0
    journal.close()
    assert case.on_disk() == before


# pasting


def test_five_thousand_lines_are_one_act_and_one_line_more_is_refused_whole(
    case: BoardCase, board: BoardWidget, journal: Journal, qtbot: QtBot
) -> None:
    before = case.on_disk()
    board.choose((case.note(PROBLEMS[1]),))
    paste("\n".join(f"• {word(number)} is what is said" for number in range(STATEMENT_LIMIT)))
    journal.begin()
    press(Qt.Key.Key_V, CONTROL)
    assert journal.written() == 1
    texts = case.texts(NoteKind.PROBLEM)
    assert len(texts) == STATEMENT_LIMIT + len(PROBLEMS)
    assert texts[-1] == f"{word(STATEMENT_LIMIT - 1)} is what is said"
    assert undone(case, before)
    paste("Line\n" * (STATEMENT_LIMIT + 1))
    journal.begin()
    with qtbot.waitSignal(case.session.refused):
        press(Qt.Key.Key_V, CONTROL)
    assert journal.written() == 0
    journal.close()
    assert case.on_disk() == before


@pytest.mark.parametrize("text", [*hostile.MARKUP, *hostile.SCRIPTS, *hostile.FORMULAS])
def test_whatever_is_pasted_is_kept_as_words_or_refused_and_one_undo_takes_it_away(
    case: BoardCase, board: BoardWidget, journal: Journal, text: str
) -> None:
    before = case.on_disk()
    board.choose((case.note(PROBLEMS[1]),))
    paste(text.encode("utf-8", "ignore").decode() + "\nand one more")
    journal.begin()
    press(Qt.Key.Key_V, CONTROL)
    QApplication.processEvents()
    assert journal.written() == 1
    journal.close()
    new = [note.text for note in case.on_disk().of(Note).values() if note.id not in before.of(Note)]
    assert "and one more" in new
    assert all(words.strip() and words.replace(JOINER, "").isprintable() for words in new)
    assert undone(case, before)


def test_a_note_linked_a_thousand_times_is_deleted_and_comes_back_with_its_links(
    case: BoardCase, many: BoardWidget
) -> None:
    problem = case.note(PROBLEMS[0])
    ideas = tuple(note.id for note in notes_in_lane(case.state, case.lane(NoteKind.IDEA))[:1000])
    case.session.run(LinkNotes(ideas, problem))
    before = case.on_disk()
    many.choose((problem,))
    press(Qt.Key.Key_Delete)
    assert problem not in case.state.of(Note)
    assert undone(case, before)


@pytest.mark.parametrize(
    ("line", "alike"),
    [
        (lambda number: "The same as all others", STATEMENT_LIMIT - 1),
        (lambda number: f"Line {number}, which nobody has said", 0),
    ],
    ids=["the same", "numbered"],
)
def test_thousands_of_lines_that_are_alike_are_compared_at_once(
    case: BoardCase, board: BoardWidget, journal: Journal, line: Callable[[int], str], alike: int
) -> None:
    before = case.on_disk()
    board.choose((case.note(PROBLEMS[1]),))
    paste("\n".join(line(number) for number in range(STATEMENT_LIMIT)))
    journal.begin()
    start = process_time()
    press(Qt.Key.Key_V, CONTROL)
    assert process_time() - start < 8  # it took 21 s for numbered lines, and all memory for those that are the same
    assert journal.written() == 1
    bar = board.duplicates.bar
    assert (board.duplicates.left() if bar is not None else 0) == alike
    if alike:
        board.duplicates.merge_same()
        assert journal.written() == 2
        assert case.texts(NoteKind.PROBLEM).count("The same as all others") == 1
        case.session.undo()
    journal.close()
    assert undone(case, before)
