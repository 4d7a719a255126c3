"""The action plan, with real keys and a real mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers.drawn import words_drawn
from tests.helpers.keys import ALT, CONTROL, LEFT, SHIFT
from tests.helpers.planning import look, open_session, press, show, store, write
from tests.helpers.votes import act, cast, opened, shown, themed
from tests.helpers.workshops import note, small
from workshop_app.commands.actions import AddAction, AddDecision
from workshop_app.commands.notes import DeleteNotes
from workshop_app.commands.themes import AddToTheme
from workshop_app.commands.voting import CastBallot, CloseRound, OpenRound, Reveal
from workshop_app.domain.enums import Level
from workshop_app.domain.records import Action, Ballot, Decision, Round
from workshop_app.domain.state import State
from workshop_app.storage.store import SqliteStore
from workshop_app.ui import theme
from workshop_app.ui.console.actions_rows import WIDE, ActionItem
from workshop_app.ui.console.actions_stage import ActionsStage
from workshop_app.ui.session import Session
from workshop_app.ui.text_blocks import line_spacing
from workshop_app.ui.widgets.marks import Divider
from workshop_app.ui.widgets.scroll_area import ScrollArea
from workshop_app.ui.widgets.toast import Toast

__all__ = ["look", "store"]  # fixtures

Key = Qt.Key


def voted() -> State:
    """Four themes, voted on: B first, then A; P1 and I2 are notes of B."""
    state = shown(cast(opened(4, advance=2), {1: 1, 2: 2}, {2: 2}))
    state = State.of_records([*state.records(), note("too slow"), note("answer at once", "idea", number=2)])
    return act(state, AddToTheme(("too slow", "answer at once"), "B"))


class Plan:
    """The stage on the screen and the workshop behind it."""

    def __init__(self, qtbot: QtBot, store: SqliteStore, state: State, size: tuple[int, int] = (1280, 720)) -> None:
        store.add(list(state.records()))
        self.session: Session = open_session(store, "w")
        self._qtbot, self._store, self._size = qtbot, store, size
        self.come_back()

    def come_back(self) -> None:
        """Come to the step, or come back to it from another one."""
        self.stage = ActionsStage(self.session, "vote")
        show(self._qtbot, self.stage, *self._size)
        self.stage.setFocus()

    def open_again(self) -> None:
        """Go home, and open the workshop again."""
        self.session.close()
        self.session = open_session(self._store, "w")
        self.come_back()

    def vote(self, ballot: Ballot) -> None:
        """Another vote, with one ballot."""
        self.session.run(OpenRound("vote", 3))
        round_id = self.session.state.ordered(Round)[-1].id
        for command in (CastBallot(round_id, ballot), CloseRound(round_id), Reveal(round_id)):
            self.session.run(command)

    def actions(self) -> list[Action]:
        return self.session.state.ordered(Action)

    def items(self) -> list[ActionItem]:
        """The rows from the top down."""
        rows = [item for item in self.stage.findChildren(ActionItem) if item.isVisible()]
        return sorted(rows, key=lambda item: item.mapTo(self.stage, item.rect().topLeft()).y())

    def words(self) -> list[str]:
        return [text for label in self.stage.findChildren(QLabel) if label.isVisible() and (text := label.text())]

    def button(self, start: str) -> QAbstractButton:
        buttons = self.stage.findChildren(QAbstractButton)
        return next(b for b in buttons if b.accessibleName().startswith(start) and b.isVisible())

    def field(self, name: str) -> QLineEdit:
        fields = self.stage.findChildren(QLineEdit)
        return next(f for f in fields if f.accessibleName() == name and f.isVisible())

    def add(self, *texts: str) -> None:
        for text in texts:
            self.session.run(AddAction(text))
        QApplication.processEvents()


@pytest.fixture
def plan(qtbot: QtBot, store: SqliteStore) -> Iterator[Callable[..., Plan]]:
    made: list[Plan] = []

    def make(state: State | None = None, size: tuple[int, int] = (1280, 720)) -> Plan:
        made.append(Plan(qtbot, store, state or voted(), size))
        return made[-1]

    yield make
    for one in made:
        one.session.close()


def test_actions_are_added_by_keyboard_alone(plan: Callable[..., Plan]) -> None:
    page = plan()
    write("Answer every idea")
    press(Key.Key_Tab)
    write("HR")
    press(Key.Key_Tab)
    write("+14")
    press(Key.Key_Tab)
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Return)
    write("Ask them all")
    press(Key.Key_Return)
    first, second = page.actions()
    due = (page.session.now().astimezone().date() + timedelta(days=14)).isoformat()
    assert (first.what, first.who, first.due, first.level) == ("Answer every idea", "HR", due, Level.DEPARTMENT)
    assert (second.what, second.who, second.due, second.level) == ("Ask them all", "", "", Level.NONE)
    assert page.field("What is to be done?").text() == ""
    assert "Say what is to be done." not in page.words()
    assert [item.action.what for item in page.items()] == ["Answer every idea", "Ask them all"]


@pytest.mark.parametrize("text", ["2031-06-30", "30 jun 2031", "30/6 2031", "30.6.2031"])
def test_dates_are_typed_as_people_write_them(plan: Callable[..., Plan], text: str) -> None:
    page = plan()
    write("Decide")
    page.field("When").setFocus()
    write(text)
    press(Key.Key_Return)
    assert [action.due for action in page.actions()] == [date(2031, 6, 30).isoformat()]


def test_a_date_that_cannot_be_read_is_told_and_nothing_is_lost(plan: Callable[..., Plan]) -> None:
    page = plan()
    write("Decide")
    page.field("When").setFocus()
    write("soon")
    press(Key.Key_Return)
    assert page.actions() == []
    assert (page.field("What is to be done?").text(), page.field("When").text()) == ("Decide", "soon")
    assert any(text.startswith("That date cannot be read") for text in page.words())


def test_a_day_that_there_is_not_is_called_so_and_a_week_is_its_friday(plan: Callable[..., Plan]) -> None:
    page = plan()
    write("Decide")
    page.field("When").setFocus()
    write("31/2")
    press(Key.Key_Return)
    assert page.actions() == []
    assert "There is no such day in the calendar." in page.words()
    page.field("When").setText("week 7, 2031")
    press(Key.Key_Return)
    assert [action.due for action in page.actions()] == ["2031-02-14"]


def test_a_long_wish_about_when_is_taken_whole_and_what_is_wrong_moves_no_field(plan: Callable[..., Plan]) -> None:
    page = plan()
    page.add("Ask them all")
    write("Decide")
    page.field("When").setFocus()
    wish = "as soon as the council has met and has had a look at it"
    write(wish)

    def places() -> list[QPoint]:
        return [page.field(name).mapTo(page.stage, QPoint(0, 0)) for name in ("What is to be done?", "Who", "When")]

    before = places()
    press(Key.Key_Return)
    QApplication.processEvents()
    assert any(text.startswith("That date cannot be read") for text in page.words())
    assert page.field("When").text() == wish
    assert places() == before


def test_an_empty_action_is_refused_where_it_is_written(plan: Callable[..., Plan]) -> None:
    page = plan()
    page.field("Who").setFocus()
    write("HR")
    press(Key.Key_Return)
    assert page.actions() == []
    assert "Say what is to be done." in page.words()
    assert page.field("Who").text() == "HR"
    assert page.field("What is to be done?").hasFocus()


def test_the_thread_goes_to_the_chosen_winner(plan: Callable[..., Plan]) -> None:
    page = plan()
    assert "For 1 · B" in page.words()
    write("First")
    press(Key.Key_Return)
    QTest.mouseClick(page.button("Place 2: A"), LEFT)
    assert "For 2 · A" in page.words()
    write("Second")
    press(Key.Key_Return)
    QTest.mouseClick(page.button("An action without a theme"), LEFT)
    write("Third")
    press(Key.Key_Return)
    assert [(a.what, a.theme_id, a.source) for a in page.actions()] == [
        ("First", "B", "B"),
        ("Second", "A", "A"),
        ("Third", None, ""),
    ]
    assert [text for text in page.words() if text in ("1 · B", "2 · A", "Other actions")] == [
        "1 · B",
        "2 · A",
        "Other actions",
    ]
    assert page.button("Place 1: B").accessibleDescription() == "1 action"


@pytest.mark.parametrize(("picked", "told"), [("Place 2: A", ["For 2 · A"]), ("An action without a theme", [])])
def test_what_was_picked_is_still_picked_when_one_comes_back_to_the_step(
    plan: Callable[..., Plan], picked: str, told: list[str]
) -> None:
    page = plan()

    def belongs() -> list[str]:
        return [text for text in page.words() if text.startswith("For ")]

    page.come_back()
    assert belongs() == ["For 1 · B"]
    QTest.mouseClick(page.button(picked), LEFT)
    for _time in range(2):
        page.come_back()
        assert belongs() == told
    write("Ask them all")
    press(Key.Key_Return)
    assert [action.theme_id for action in page.actions()] == ["A" if told else None]


def test_the_winner_of_a_later_vote_is_picked_when_nothing_was(plan: Callable[..., Plan]) -> None:
    page = plan()
    write("Ask")
    for _letter in "Ask":
        press(Key.Key_Backspace)
    page.vote(((3, 1),))
    page.come_back()
    assert "For 1 · C" in page.words()


@pytest.mark.parametrize(("picked", "told"), [("Place 2: A", ["For 2 · A"]), ("An action without a theme", [])])
def test_who_opens_the_workshop_again_goes_on_with_what_the_latest_action_is_about(
    plan: Callable[..., Plan], picked: str, told: list[str]
) -> None:
    page = plan()
    page.vote(((2, 2), (1, 1)))
    page.come_back()
    for thread in ("Place 2: A", picked):
        QTest.mouseClick(page.button(thread), LEFT)
        write("Ask them all")
        press(Key.Key_Return)
    page.open_again()
    assert [text for text in page.words() if text.startswith("For ")] == told
    page.vote(((3, 1),))
    page.open_again()
    assert "For 1 · C" in page.words(), "and then with the winner of a later vote"


def test_the_notes_behind_a_winner_are_shown_on_demand(plan: Callable[..., Plan]) -> None:
    page = plan()
    assert not any("too slow" in text for text in page.words())
    page.button("Place 1: B").setFocus()
    press(Key.Key_Right)
    assert any("P1" in text and "too slow" in text and "answer at once" in text for text in page.words())
    press(Key.Key_Right)
    assert not any("too slow" in text for text in page.words())


def test_an_action_is_changed_in_place(plan: Callable[..., Plan]) -> None:
    page = plan()
    page.add("Answer")
    page.items()[0].setFocus()
    press(Key.Key_F2)
    write("Answer all")
    press(Key.Key_Tab)
    write("Managers")
    press(Key.Key_Return)
    assert [(action.what, action.who) for action in page.actions()] == [("Answer all", "Managers")]
    assert page.items()[0].hasFocus()
    page.session.undo()
    assert [(action.what, action.who) for action in page.actions()] == [("Answer", "")]
    QTest.mouseDClick(page.items()[0], LEFT)
    write("Nothing")
    press(Key.Key_Escape)
    assert [action.what for action in page.actions()] == ["Answer"]


def test_a_click_chooses_an_action_and_enter_changes_it(plan: Callable[..., Plan]) -> None:
    page = plan()
    page.add("Answer")
    QTest.mouseClick(page.items()[0], LEFT)
    assert page.items()[0].hasFocus()
    press(Key.Key_Return)
    write("Answer all")
    press(Key.Key_Return)
    assert [action.what for action in page.actions()] == ["Answer all"]


def test_deleting_is_undone_from_the_message(plan: Callable[..., Plan]) -> None:
    page = plan()
    page.add("One", "Two")
    page.items()[0].setFocus()
    press(Key.Key_Delete)
    assert [action.what for action in page.actions()] == ["Two"]
    assert page.items()[0].hasFocus()
    toast = page.stage.findChildren(Toast)[-1]
    QTest.mouseClick(toast.findChildren(QAbstractButton)[0], LEFT)
    assert [action.what for action in page.actions()] == ["One", "Two"]


def test_the_way_back_is_offered_only_until_the_next_thing_is_done(plan: Callable[..., Plan]) -> None:
    page = plan()
    page.add("One", "Two")
    page.items()[0].setFocus()
    press(Key.Key_Delete)
    page.add("Three")
    assert not [toast for toast in page.stage.findChildren(Toast) if toast.isVisible()]


def test_actions_are_reordered_with_keys(plan: Callable[..., Plan]) -> None:
    page = plan()
    page.add("One", "Two", "Three")
    page.items()[0].setFocus()
    press(Key.Key_Down, ALT)
    press(Key.Key_Down, ALT)
    press(Key.Key_Down, ALT)
    assert [item.action.what for item in page.items()] == ["Two", "Three", "One"]
    press(Key.Key_Up, ALT)
    assert [item.action.what for item in page.items()] == ["Two", "One", "Three"]
    assert page.items()[1].hasFocus()


def test_actions_are_dragged_to_another_place(plan: Callable[..., Plan]) -> None:
    page = plan()
    page.add("One", "Two", "Three", "Four")
    QApplication.processEvents()
    first = page.items()[0]
    start = first.rect().center()
    way = QPoint(0, first.height() * 2 + 10)
    QTest.mousePress(first, LEFT, pos=start)
    QTest.mouseMove(first, start + QPoint(0, 12))
    QTest.mouseMove(first, first.mapFromParent(first.pos()) + start + way - QPoint(0, 12))
    QTest.mouseRelease(first, LEFT, pos=first.mapFromParent(first.pos()) + start)
    QApplication.processEvents()
    assert [item.action.what for item in page.items()] == ["Two", "Three", "One", "Four"]
    page.session.undo()
    QApplication.processEvents()
    assert [item.action.what for item in page.items()] == ["One", "Two", "Three", "Four"]


def test_decisions_have_their_own_line(plan: Callable[..., Plan]) -> None:
    page = plan()
    page.field("New decision").setFocus()
    write("We begin with B")
    press(Key.Key_Return)
    write("We meet in May")
    press(Key.Key_Return)
    texts = [decision.text for decision in page.session.state.ordered(Decision)]
    assert texts == ["We begin with B", "We meet in May"]
    page.button("We begin with B").setFocus()
    press(Key.Key_F2)
    write("!")
    press(Key.Key_Return)
    page.button("We meet in May").setFocus()
    press(Key.Key_Delete)
    assert [decision.text for decision in page.session.state.ordered(Decision)] == ["We begin with B!"]


def test_a_long_decision_can_be_read_whole_by_keyboard_too(
    plan: Callable[..., Plan], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = plan()
    text = " ".join(f"and {number} words that say what is decided" for number in range(25))
    page.session.run(AddDecision(text))
    page.session.run(AddDecision("The next"))
    QApplication.processEvents()
    item = page.button(text)
    drawn = words_drawn(monkeypatch)
    item.grab()
    assert " ".join(drawn).removeprefix("✓ ") == text
    item.setFocus()

    def seen() -> tuple[int, int]:
        area = item.visibleRegion().boundingRect()
        return area.top(), area.bottom()

    for _step in range(60):
        if item.hasFocus() and seen()[1] < item.rect().bottom():
            press(Key.Key_Down)
    assert seen()[1] == item.rect().bottom()
    for _step in range(60):
        if seen()[0] > 0:
            press(Key.Key_Up)
    assert item.hasFocus()
    assert seen()[0] == 0


def test_undo_in_an_empty_field_takes_back_the_action_or_decision(plan: Callable[..., Plan]) -> None:
    page = plan()
    undone: list[str] = []
    QShortcut(QKeySequence("Ctrl+Z"), page.stage, lambda: undone.append(page.session.undo()))
    write("Begin")
    press(Key.Key_Return)
    press(Key.Key_Z, CONTROL)
    assert page.actions() == []
    assert page.field("What is to be done?").text() == ""
    page.field("New decision").setFocus()
    write("Yes")
    press(Key.Key_Return)
    press(Key.Key_Z, CONTROL)
    assert page.session.state.of(Decision) == {}
    write("No")
    press(Key.Key_Z, CONTROL)
    assert page.field("New decision").text() == ""
    assert len(undone) == 2


def test_a_later_vote_that_is_not_shown_yet_leaves_the_ranking_that_was(plan: Callable[..., Plan]) -> None:
    page = plan(act(voted(), OpenRound("vote", 3)))
    assert page.button("Place 1: B, 4 dots").isVisible()


def test_without_a_vote_an_action_can_belong_to_a_theme(plan: Callable[..., Plan]) -> None:
    page = plan(act(State.of_records([*themed(2).records(), note("too slow")]), AddToTheme(("too slow",), "B")))
    write("Of its own")
    press(Key.Key_Return)
    page.button("2 · B").setFocus()
    press(Key.Key_Right)
    assert any("too slow" in text for text in page.words())
    press(Key.Key_Return)
    assert "For 2 · B" in page.words()
    write("Answer")
    press(Key.Key_Return)
    assert [(action.what, action.theme_id, action.source) for action in page.actions()] == [
        ("Of its own", None, ""),
        ("Answer", "B", "B"),
    ]
    QTest.mouseClick(page.button("An action without a theme"), LEFT)
    assert "For 2 · B" not in page.words()


def test_without_themes_an_action_can_belong_to_a_note(plan: Callable[..., Plan]) -> None:
    page = plan(small(note("too slow"), note("answer at once", "idea", number=2)))
    QTest.mouseClick(page.button("I2 · answer at once"), LEFT)
    write("Answer")
    press(Key.Key_Return)
    assert [(action.note_id, action.source) for action in page.actions()] == [("answer at once", "answer at once")]
    assert page.button("I2 · answer at once").accessibleDescription() == "1 action"


def test_with_nothing_on_the_board_the_plan_has_the_whole_width(plan: Callable[..., Plan]) -> None:
    page = plan(small())
    assert "No actions yet" in page.words()
    assert "Result" not in page.words()
    assert page.field("What is to be done?").width() > 1000
    write("Begin")
    press(Key.Key_Return)
    assert [(action.what, action.source) for action in page.actions()] == [("Begin", "")]
    page.field("New decision").setFocus()
    write("Yes")
    press(Key.Key_Return)
    assert len(page.session.state.of(Decision)) == 1


def test_a_list_of_actions_that_goes_on_below_ends_in_a_line(plan: Callable[..., Plan]) -> None:
    page = plan()
    page.add("Answer")
    QApplication.processEvents()
    (area,) = (one for one in page.stage.findChildren(ScrollArea) if one.isAncestorOf(page.items()[0]))
    (line,) = area.findChildren(Divider, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert not line.isVisible()
    page.add(*(f"Answer {number}" for number in range(20)))
    area.verticalScrollBar().setValue(0)
    QApplication.processEvents()
    assert line.isVisible()


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_who_does_it_has_air_in_its_row_however_long(plan: Callable[..., Plan], lines: int) -> None:
    page = plan(size=(1920, 1000))
    page.session.run(AddAction("Answer", who="\n".join(["HR"] * lines)))
    QApplication.processEvents()
    (item,) = page.items()
    assert item.width() >= WIDE
    assert item.height() - lines * line_spacing(theme.font(theme.SMALL)) >= 17


@pytest.mark.parametrize("size", [(1190, 640), (1920, 1000)])
def test_twenty_eight_actions_are_all_there_and_none_is_cut(plan: Callable[..., Plan], size: tuple[int, int]) -> None:
    page = plan(size=size)
    page.add(*(f"{number} " + "a rather long thing to do " * (number % 5) for number in range(1, 29)))
    QApplication.processEvents()
    items = page.items()
    assert len(items) == 28
    for item in items:
        assert item.height() >= item.heightForWidth(item.width())
        assert item.height() >= 44


def test_backwards_tab_leads_from_the_form_to_the_plan(plan: Callable[..., Plan]) -> None:
    page = plan()
    page.add("One", "Two")
    page.field("What is to be done?").setFocus()
    press(Key.Key_Tab, SHIFT)
    assert QApplication.focusWidget() is page.items()[-1]


def test_one_key_leads_from_an_action_to_the_notes_it_comes_from(plan: Callable[..., Plan]) -> None:
    page = plan()
    page.session.run(AddAction("From the note", note_id="answer at once"))
    page.session.run(AddAction("From the theme", theme_id="A"))
    QApplication.processEvents()
    for item in page.items():
        if item.action.what == "From the note":
            item.setFocus()
    press(Key.Key_J)
    assert any("answer at once" in words and "too slow" in words for words in page.words())
    assert QApplication.focusWidget() is page.stage.winners.rows["B"]
    next(item for item in page.items() if item.action.what == "From the theme").setFocus()
    QTest.mouseClick(page.button("Show what it comes from"), LEFT)
    assert QApplication.focusWidget() is page.stage.winners.rows["A"]


def test_an_action_whose_note_is_gone_says_what_it_was(plan: Callable[..., Plan]) -> None:
    page = plan()
    page.session.run(AddAction("From the note", note_id="answer at once"))
    page.session.run(DeleteNotes(("answer at once",)))
    page.items()[0].setFocus()
    press(Key.Key_J)
    toast = page.stage.window().findChild(Toast)
    assert toast is not None
    assert toast.text == "It comes from: answer at once"
