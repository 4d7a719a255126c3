"""The planning page, with real keys and a real mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.keys import ALT, CONTROL, LEFT, NONE, SHIFT
from tests.helpers.planning import DAY, library, look, open_session, press, show, store, write
from tests.helpers.program import House, houses, label_texts
from tests.helpers.workshops import planned
from workshop_app import i18n
from workshop_app.commands.agenda import AddStep, EditStep, GoToStep, SetParticipants
from workshop_app.commands.buzz_groups import DrawGroups
from workshop_app.commands.lanes import AddLane, EditLane
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.voting import CastBallot, OpenRound
from workshop_app.domain.agenda import schedule
from workshop_app.domain.buzz_groups import head_count
from workshop_app.domain.enums import CandidateKind, NoteKind, StepKind
from workshop_app.domain.errors import StorageError
from workshop_app.domain.records import Lane, Participant, Round, Step
from workshop_app.domain.voting import tally
from workshop_app.services.library import Library
from workshop_app.storage.store import SqliteStore
from workshop_app.ui.console.voting_setup import SetupPane
from workshop_app.ui.driving import button, click, settle
from workshop_app.ui.driving import press as press_keys
from workshop_app.ui.plan.lanes import LanesEditor
from workshop_app.ui.plan.page import PlanPage
from workshop_app.ui.plan.participants import NumberSheet, PasteSheet
from workshop_app.ui.plan.step_row import StepRow
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Pressable
from workshop_app.ui.widgets.choices import CheckBox, Choice, Segmented
from workshop_app.ui.widgets.fields import TextArea, TextField
from workshop_app.ui.widgets.keys_overlay import KeysOverlay
from workshop_app.ui.widgets.numbers import MinutesField, Stepper
from workshop_app.ui.widgets.scroll_area import ScrollArea
from workshop_app.ui.widgets.toast import Toast
from workshop_app.wording import step_summary

__all__ = ["library", "look", "store"]  # fixtures

BIKUPA = ["The question and how we do it", "Buzz groups", "What do we do now?", "Round the room"]


@pytest.fixture
def session(store: SqliteStore, library: Library) -> Iterator[Session]:
    session = open_session(store, library.create_from_template("bikupa", "en", DAY))
    yield session
    session.close()


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> PlanPage:
    page = PlanPage(session)
    show(qtbot, page)
    return page


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    """The same plan in the program's window, with a clock of its own."""
    yield from houses(tmp_path, qtbot, planned("bikupa", "en"))


def titles(session: Session) -> list[str]:
    return [step.title for step in session.state.ordered(Step)]


def clocks(page: PlanPage) -> list[str]:
    return [row.accessibleName().split(",")[0] for row in page.agenda.rows]


def row(page: PlanPage, title: str) -> StepRow:
    return next(row for row in page.agenda.rows if row.slot.step.title == title)


def choose(page: PlanPage, title: str) -> None:
    QTest.mouseClick(row(page, title), LEFT)


def field(page: PlanPage, kind: Callable[..., object], name: str) -> object:
    """The visible field with this name."""
    found = [one for one in page.findChildren(kind) if one.accessibleName() == name and one.isVisible()]  # type: ignore[call-overload]
    assert len(found) == 1, (name, found)
    return found[0]


def texts(page: PlanPage) -> list[str]:
    """All words on the page."""
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def drag(page: PlanPage, what: StepRow, onto: int, *, drop: bool = True) -> None:
    """Drag a row so that its middle is at a height of the list."""
    begin = QPoint(what.width() - 30, what.height() // 2)
    QTest.mousePress(what, LEFT, NONE, begin)
    for share in (0.3, 0.7, 1.0):
        to = page.agenda.mapTo(page, QPoint(0, onto))
        here = what.mapTo(page, begin)
        spot = what.mapFrom(page, QPoint(here.x(), round(here.y() + (to.y() - here.y()) * share)))
        QTest.mouseMove(what, spot)
        QApplication.processEvents()
    if drop:
        QTest.mouseRelease(what, LEFT, NONE, spot)


def test_dragging_a_step_down_moves_it_and_the_clock_follows(page: PlanPage, session: Session) -> None:
    assert clocks(page) == ["09:00", "09:02", "09:17", "09:22"]
    last = page.agenda.rows[-1].geometry().bottom() - 4
    drag(page, page.agenda.rows[0], last)
    assert titles(session) == [*BIKUPA[1:], BIKUPA[0]]
    assert clocks(page) == ["09:00", "09:15", "09:20", "09:23"]


def test_dragging_a_step_up_puts_it_where_the_mark_was(page: PlanPage, session: Session) -> None:
    drag(page, page.agenda.rows[3], page.agenda.rows[1].y() + 4)
    assert titles(session) == [BIKUPA[0], BIKUPA[3], BIKUPA[1], BIKUPA[2]]
    session.undo()
    assert titles(session) == BIKUPA


def test_escape_gives_up_a_drag(page: PlanPage, session: Session) -> None:
    what = page.agenda.rows[0]
    drag(page, what, page.agenda.rows[3].geometry().bottom(), drop=False)
    QTest.keyClick(what, Qt.Key.Key_Escape)
    QTest.mouseRelease(what, LEFT)
    assert titles(session) == BIKUPA
    assert not what.dragged


def test_a_step_that_goes_while_it_is_dragged_is_let_go_of(page: PlanPage, session: Session) -> None:
    page.add_step(StepKind.BREAK)
    made = next(row for row in page.agenda.rows if row.step_id == page.agenda.chosen)
    drag(page, made, page.agenda.rows[0].y(), drop=False)
    session.undo()
    drag(page, page.agenda.rows[0], page.agenda.rows[-1].geometry().bottom() - 4)
    assert titles(session) == [*BIKUPA[1:], BIKUPA[0]]


def test_alt_and_arrows_move_a_step(page: PlanPage, session: Session) -> None:
    choose(page, BIKUPA[0])
    press(Qt.Key.Key_Down, ALT)
    press(Qt.Key.Key_Down, ALT)
    assert titles(session) == [BIKUPA[1], BIKUPA[2], BIKUPA[0], BIKUPA[3]]
    press(Qt.Key.Key_Up, ALT)
    assert titles(session) == [BIKUPA[1], BIKUPA[0], BIKUPA[2], BIKUPA[3]]
    assert page.agenda.chosen == row(page, BIKUPA[0]).step_id


def test_a_longer_step_moves_the_clock_of_those_after_it(page: PlanPage, session: Session) -> None:
    choose(page, BIKUPA[0])
    minutes = field(page, MinutesField, "Length")
    assert isinstance(minutes, MinutesField)
    minutes.setFocus()
    minutes.selectAll()
    write("1:30")
    press(Qt.Key.Key_Tab)
    assert clocks(page) == ["09:00", "10:30", "10:45", "10:50"]
    assert session.state.ordered(Step)[0].minutes == 90


def test_the_phases_of_a_buzz_group_make_its_length(page: PlanPage, session: Session) -> None:
    choose(page, BIKUPA[1])
    group = field(page, MinutesField, "In buzz groups")
    assert isinstance(group, MinutesField)
    group.setFocus()
    group.selectAll()
    write("10")
    press(Qt.Key.Key_Return)
    assert session.state.ordered(Step)[1].minutes == 20
    assert clocks(page)[2] == "09:22"


def test_another_start_moves_every_clock(page: PlanPage, session: Session) -> None:
    QTest.mouseClick(page.facts.fold, LEFT)
    page.facts.start.setFocus()
    page.facts.start.selectAll()
    write("13")
    press(Qt.Key.Key_Tab)
    assert clocks(page) == ["13:00", "13:02", "13:17", "13:22"]
    assert session.workshop.start == "13:00"


def test_while_the_meeting_goes_on_the_plan_tells_the_same_times_as_the_console(house: House) -> None:
    """Four steps of 2, 15, 5 and 3 minutes; the first takes ten."""
    house.begin()
    begun = house.clock.now().astimezone()

    def at(minutes: int) -> str:
        return f"{begun + timedelta(minutes=minutes):%H:%M}"

    house.forward(10 * 60)
    press_keys("PgDown")
    assert any(text.endswith(f"ends {at(33)}, 8 min behind plan") for text in label_texts(house.console))
    house.window.show_plan()
    page = house.window.page
    assert isinstance(page, PlanPage)
    assert clocks(page) == ["done", "now", at(25), at(30)]
    assert f"ends {at(33)}, 8 min behind plan · 25 min" in texts(page)
    assert any(text.startswith("Under way · saved ") for text in texts(page))
    page.facts.toggle()
    begins = field(page, TextField, "Begins")
    assert isinstance(begins, TextField)
    assert (begins.text(), begins.isEnabled()) == (at(0), False)
    house.session.run(GoToStep(page.agenda.rows[2].step_id))
    house.forward(20 * 60)
    assert clocks(page) == ["done", "done", "now", at(30)], "the step on the screen takes more time than it has"
    assert f"ends {at(33)}, 8 min behind plan · 25 min" in texts(page)
    house.session.finish()
    settle()
    assert f"{at(0)}–{at(30)}" in texts(page)
    assert clocks(page) == ["done"] * 4
    assert any(text.startswith("Done · saved ") for text in texts(page))


def test_typing_is_saved_as_it_is_typed_and_undone_as_one(page: PlanPage, session: Session, store: SqliteStore) -> None:
    choose(page, BIKUPA[0])
    press(Qt.Key.Key_Return)
    write("Hello everyone")
    assert titles(session)[0] == "Hello everyone"
    assert next(step.title for step in store.load(session.workshop.id).ordered(Step)) == "Hello everyone"
    press(Qt.Key.Key_Z, CONTROL)
    assert titles(session)[0] == BIKUPA[0]
    title = field(page, TextField, "Title")
    assert isinstance(title, TextField)
    assert title.text() == BIKUPA[0]
    press(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert titles(session)[0] == "Hello everyone"
    press(Qt.Key.Key_Z, CONTROL)
    press(Qt.Key.Key_Y, CONTROL)
    assert title.text() == "Hello everyone"


def test_typing_in_two_fields_is_two_acts(page: PlanPage, session: Session) -> None:
    choose(page, BIKUPA[0])
    press(Qt.Key.Key_Return)
    write("One")
    notes = field(page, TextArea, "Your notes")
    assert isinstance(notes, TextArea)
    notes.setFocus()
    notes.selectAll()
    write("Two lines")
    assert session.state.ordered(Step)[0].notes == "Two lines"
    press(Qt.Key.Key_Z, CONTROL)
    assert session.state.ordered(Step)[0].notes.startswith("Read the question")
    assert titles(session)[0] == "One"


def test_the_same_field_left_and_come_back_to_is_two_acts(page: PlanPage, session: Session) -> None:
    choose(page, BIKUPA[0])
    press(Qt.Key.Key_Return)
    write("One")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Backtab, SHIFT)
    press(Qt.Key.Key_End)
    write(" two")
    assert titles(session)[0] == "One two"
    press(Qt.Key.Key_Z, CONTROL)
    assert titles(session)[0] == "One"


def test_text_that_cannot_be_saved_stays_and_is_saved_when_it_can(
    qtbot: QtBot, page: PlanPage, session: Session, store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(page, BIKUPA[0])
    press(Qt.Key.Key_Return)
    left: list[bool] = []
    page.home_requested.connect(lambda: left.append(True))

    def full(*_arguments: object) -> int:
        raise StorageError("disk_full")

    with monkeypatch.context() as broken:
        broken.setattr(store, "commit", full)
        write("New words")
        choose(page, BIKUPA[1])
        page.top.homeClicked.emit()
        assert left == []
        assert page.banner.isVisible()
    title = field(page, TextField, "Title")
    assert isinstance(title, TextField)
    assert title.text() == "New words"
    page.top.homeClicked.emit()
    assert left == [True]
    assert titles(session)[0] == "New words"
    assert not page.banner.isVisible()


def test_a_step_is_duplicated_right_after_itself(page: PlanPage, session: Session) -> None:
    choose(page, BIKUPA[1])
    press(Qt.Key.Key_D, CONTROL)
    assert titles(session) == [BIKUPA[0], BIKUPA[1], BIKUPA[1], *BIKUPA[2:]]
    first, copy = session.state.ordered(Step)[1:3]
    assert (copy.question, copy.minutes, copy.group_minutes) == (first.question, first.minutes, first.group_minutes)
    assert page.agenda.chosen == copy.id


def test_delete_removes_and_the_toast_takes_it_back(page: PlanPage, session: Session) -> None:
    choose(page, BIKUPA[1])
    press(Qt.Key.Key_Delete)
    assert titles(session) == [BIKUPA[0], *BIKUPA[2:]]
    assert page.agenda.chosen == row(page, BIKUPA[2]).step_id
    [toast] = page.findChildren(Toast)
    QTest.mouseClick(toast.findChildren(Pressable)[0], LEFT)
    assert titles(session) == BIKUPA
    assert page.agenda.chosen == row(page, BIKUPA[1]).step_id


def test_the_keyboard_stays_among_the_steps_when_a_step_goes(page: PlanPage, session: Session) -> None:
    for _ in range(12):
        session.run(AddStep(StepKind.INFORMATION, "Information", 5, session.state.ordered(Step)[-1].id))
    page.agenda.select(session.state.ordered(Step)[1].id, focus=True)
    area = next(area for area in page.findChildren(ScrollArea) if area.isAncestorOf(page.agenda))
    before = area.verticalScrollBar().value()
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Delete)
    assert titles(session)[:2] == [BIKUPA[0], BIKUPA[3]], "both were deleted"
    press(Qt.Key.Key_D, CONTROL)
    press(Qt.Key.Key_Z, CONTROL)
    assert titles(session)[:2] == [BIKUPA[0], BIKUPA[3]]
    focused = QApplication.focusWidget()
    assert isinstance(focused, StepRow)
    assert focused.step_id == page.agenda.chosen
    assert area.verticalScrollBar().value() == before, "nothing jumps"


def test_the_keyboard_stays_at_the_buttons_that_copy_and_remove_steps(page: PlanPage, session: Session) -> None:
    def named(name: str) -> Pressable:
        found = [one for one in page.inspector.findChildren(Pressable) if one.accessibleName() == name]
        return next(one for one in found if one.isVisible())

    choose(page, BIKUPA[1])
    named("Remove the step").setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    assert titles(session) == [BIKUPA[0], *BIKUPA[2:]]
    assert named("Remove the step").hasFocus()
    named("Duplicate the step").setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    assert len(titles(session)) == 4
    assert named("Duplicate the step").hasFocus()
    assert named("Duplicate the step").ring


def test_the_toast_leaves_when_something_else_is_done(page: PlanPage, session: Session) -> None:
    choose(page, BIKUPA[1])
    press(Qt.Key.Key_Delete)
    session.run(EditStep(page.agenda.chosen, {"title": "Other"}))
    assert not [toast for toast in page.findChildren(Toast) if toast.isVisible()]


def test_delete_in_a_field_deletes_letters_only(page: PlanPage, session: Session) -> None:
    choose(page, BIKUPA[0])
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Delete)
    assert len(titles(session)) == 4


def test_the_step_on_the_screen_cannot_be_removed(page: PlanPage, session: Session) -> None:
    session.run(GoToStep(session.state.ordered(Step)[0].id))
    choose(page, BIKUPA[0])
    press(Qt.Key.Key_Delete)
    assert titles(session) == BIKUPA
    assert "on the screen now" in page.findChildren(Toast)[-1].text


@pytest.mark.parametrize("kind", list(StepKind))
def test_a_step_of_each_kind_can_be_added_named_and_changed(page: PlanPage, session: Session, kind: StepKind) -> None:
    choose(page, BIKUPA[0])
    page.add_step(kind)
    made = session.state.ordered(Step)[1]
    assert made.kind is kind
    assert made.minutes > 0
    write("A name of my own")
    assert titles(session)[1] == "A name of my own"
    page.grab()
    press(Qt.Key.Key_Z, CONTROL)
    press(Qt.Key.Key_Z, CONTROL)
    assert titles(session) == BIKUPA


def test_the_menu_of_kinds_opens_with_the_keyboard(page: PlanPage, session: Session) -> None:
    choose(page, BIKUPA[0])
    QTest.keyClick(page, Qt.Key.Key_N, CONTROL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) == len(StepKind)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert session.state.ordered(Step)[1].kind is StepKind.INFORMATION


def test_the_menu_of_kinds_opens_where_there_is_room_beside_its_button(qtbot: QtBot, page: PlanPage) -> None:
    screen = page.screen().availableGeometry()

    def opened(at: int) -> tuple[QRect, QRect]:
        """Where the menu is, and its button, which stands so far down the screen."""
        page.move(screen.left(), at - page.add.mapTo(page, QPoint(0, 0)).y())
        click(page.add)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        place = menu.geometry()
        menu.close()
        return place, QRect(page.add.mapToGlobal(QPoint(0, 0)), page.add.size())

    menu, add = opened(100)
    assert add.bottom() < menu.top()
    assert menu.bottom() <= screen.bottom()
    menu, add = opened(screen.bottom() - 60)
    assert menu.bottom() < add.top()


def test_a_pasted_list_is_understood_shown_and_used(page: PlanPage, session: Session) -> None:
    QTest.mouseClick(page.participants.paste, LEFT)
    [sheet] = page.findChildren(PasteSheet)
    QGuiApplication.clipboard().setText("1. Anna Lind, School\r\n2. Omar Haddad; Care\r\n\r\n, Finance\r\nKim\tSchool")
    sheet.text.setFocus()
    QTest.keyClick(sheet.text, Qt.Key.Key_V, CONTROL)
    assert sheet.heard.text() == "4 participants, 3 units"
    assert head_count(session.state) == 0
    QTest.mouseClick(sheet.use, LEFT)
    people = [(person.name, person.unit) for person in session.state.ordered(Participant)]
    assert people == [("Anna Lind", "School"), ("Omar Haddad", "Care"), ("", "Finance"), ("Kim", "School")]
    session.undo()
    assert head_count(session.state) == 0


def test_the_list_can_be_changed_later(page: PlanPage, session: Session) -> None:
    session.run(SetParticipants((("Anna", "HR"), ("", "IT"))))
    QTest.mouseClick(page.participants.paste, LEFT)
    [sheet] = page.findChildren(PasteSheet)
    assert sheet.text.text() == "Anna, HR\n, IT"
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert head_count(session.state) == 2


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ((("Anna", "School"), ("Bo", "School"), ("", "Finance")), "School, Finance"),
        ((("Anna", ""), ("Bo", ""), ("Doris", "Finance"), ("", "Care")), "Anna, Bo, Doris, Care"),
        ((("Anna", ""), ("Bo", "")), "Anna, Bo"),
    ],
)
def test_the_summary_of_the_list_leaves_nobody_out(
    page: PlanPage, session: Session, people: tuple[tuple[str, str], ...], told: str
) -> None:
    session.run(SetParticipants(people))
    assert told in texts(page)


@pytest.mark.parametrize(
    ("late", "told"),
    [
        ("\nDoris, Finance", "Doris joined buzz group 1."),
        ("\n, Finance", "1 more joined the smallest buzz group."),
        ("\nDoris\nEd", "2 more joined the smallest buzz groups."),
    ],
)
def test_who_comes_late_joins_a_buzz_group_and_it_is_said_which(
    qtbot: QtBot, page: PlanPage, session: Session, late: str, told: str
) -> None:
    session.run(SetParticipants(tuple((name, "") for name in ("Anna", "Bo", "Cilla", "Dag"))))
    buzz_groups = next(step for step in session.state.ordered(Step) if step.kind is StepKind.BUZZ_GROUP)
    for command in (GoToStep(buzz_groups.id), DrawGroups(buzz_groups.id)):
        session.run(command)
    QTest.mouseClick(page.participants.paste, LEFT)
    [sheet] = page.findChildren(PasteSheet)
    sheet.text.appendPlainText(late.strip("\n"))
    button(sheet, "Use the list").click()
    [toast] = page.findChildren(Toast)
    assert told in [one.text() for one in toast.findChildren(QLabel)]
    session.undo()
    assert len(session.state.of(Participant)) == 4


def test_it_is_not_said_that_a_list_is_unused_once_it_is_used(page: PlanPage, session: Session) -> None:
    QTest.mouseClick(page.participants.paste, LEFT)
    [sheet] = page.findChildren(PasteSheet)
    sheet.text.insertPlainText("Omar, Care\nKim, School")
    QTest.keyClick(sheet.text, Qt.Key.Key_Escape)
    assert [toast.text for toast in page.findChildren(Toast) if toast.isVisible()]
    QTest.mouseClick(page.participants.paste, LEFT)
    again = next(found for found in page.findChildren(PasteSheet) if found.isVisible())
    QTest.mouseClick(again.use, LEFT)
    assert len(session.state.of(Participant)) == 2
    assert not [toast.text for toast in page.findChildren(Toast) if toast.isVisible()]


def test_a_pasted_list_is_not_lost_by_escape(page: PlanPage, session: Session) -> None:
    session.run(SetParticipants((("Anna", "HR"),)))
    QTest.mouseClick(page.participants.paste, LEFT)
    [sheet] = page.findChildren(PasteSheet)
    sheet.text.selectAll()
    sheet.text.insertPlainText("Omar, Care\nKim, School")
    QTest.keyClick(sheet.text, Qt.Key.Key_Escape)
    assert [person.name for person in session.state.ordered(Participant)] == ["Anna"]
    toast = next(toast for toast in page.window().findChildren(Toast) if toast.isVisible())
    assert "What you wrote is kept" in toast.text
    QTest.mouseClick(button(toast, "Go on"), LEFT)
    again = next(found for found in page.findChildren(PasteSheet) if found.isVisible())
    assert again.text.text() == "Omar, Care\nKim, School"
    QTest.keyClick(again.text, Qt.Key.Key_Z, CONTROL)
    assert again.text.text() == "Anna, HR", "undo leads back to the list that is in use"
    QTest.keyClick(again.text, Qt.Key.Key_Y, CONTROL)
    QTest.mouseClick(again.use, LEFT)
    assert [person.name for person in session.state.ordered(Participant)] == ["Omar", "Kim"]


def test_a_list_put_aside_does_not_stand_in_the_way_of_a_newer_one(page: PlanPage, session: Session) -> None:
    QTest.mouseClick(page.participants.paste, LEFT)
    [sheet] = page.findChildren(PasteSheet)
    sheet.text.insertPlainText("Omar, Care")
    QTest.keyClick(sheet.text, Qt.Key.Key_Escape)
    session.run(SetParticipants((("Anna", "HR"),)))
    QTest.mouseClick(page.participants.paste, LEFT)
    again = next(found for found in page.findChildren(PasteSheet) if found.isVisible())
    assert again.text.text() == "Anna, HR"
    QTest.keyClick(again, Qt.Key.Key_Escape)


def test_only_a_number(page: PlanPage, session: Session) -> None:
    session.run(SetParticipants((("Anna", "HR"),)))
    QTest.mouseClick(page.participants.number, LEFT)
    [sheet] = page.findChildren(NumberSheet)
    sheet.count.selectAll()
    QTest.keyClicks(sheet.count, "23")
    QTest.keyClick(sheet.count, Qt.Key.Key_Return)
    assert not session.state.of(Participant)
    assert session.workshop.participant_count == 23
    session.undo()
    assert len(session.state.of(Participant)) == 1


def test_fewer_dots_lower_the_cap_in_the_same_act(page: PlanPage, session: Session) -> None:
    page.add_step(StepKind.VOTE)
    made = page.agenda.chosen
    dots = field(page, Stepper, "Dots each")
    assert isinstance(dots, Stepper)
    dots.setFocus()
    dots.selectAll()
    write("1")
    press(Qt.Key.Key_Return)
    assert (session.state.need(Step, made).dots, session.state.need(Step, made).cap) == (1, 1)
    session.undo()
    assert (session.state.need(Step, made).dots, session.state.need(Step, made).cap) == (5, 2)
    assert dots.value() == 5


def test_as_many_go_on_as_can_be_chosen_while_the_vote_is_prepared(page: PlanPage, session: Session) -> None:
    page.add_step(StepKind.VOTE)
    session.run(EditStep(page.agenda.chosen, {"advance": 50}))
    goes = field(page, Stepper, "How many go on")
    assert isinstance(goes, Stepper)
    assert goes.value() == 50


def test_the_rule_for_ties_that_is_chosen_is_the_one_that_counts(page: PlanPage, session: Session) -> None:
    page.add_step(StepKind.VOTE)
    rule = field(page, Choice, "If it is a tie")
    assert isinstance(rule, Choice)
    rule.setFocus()
    press(Qt.Key.Key_End)
    assert rule.currentText() == "All tied go on"
    session.run(EditStep(page.agenda.chosen, {"candidates": CandidateKind.NOTE, "advance": 1}))
    session.run(AddNotes(session.state.ordered(Lane)[0].id, ("One", "Two", "Three")))
    session.run(OpenRound(page.agenda.chosen, voters=1))
    session.run(CastBallot(session.state.ordered(Round)[0].id, ((1, 1), (2, 1))))
    result = tally(session.state, session.state.ordered(Round)[0])
    assert [standing.advances for standing in result.standings] == [True, True, False]


def test_the_order_on_the_ballots_has_one_name_in_the_plan_and_before_the_vote(
    page: PlanPage, session: Session
) -> None:
    page.add_step(StepKind.VOTE)
    setup = SetupPane(session, page.agenda.chosen)
    (before,) = (one.accessibleName() or one.text() for one in setup.findChildren(CheckBox))
    shuffle = field(page, CheckBox, before)
    assert isinstance(shuffle, CheckBox)
    shuffle.click()
    assert not session.state.need(Step, page.agenda.chosen).shuffle
    setup.deleteLater()


def test_a_vote_on_notes_can_be_limited_to_a_lane(page: PlanPage, session: Session) -> None:
    page.add_step(StepKind.VOTE)
    made = page.agenda.chosen
    on = field(page, Segmented, "Vote on")
    assert isinstance(on, Segmented)
    on.choose(1)
    assert session.state.need(Step, made).candidates is CandidateKind.NOTE
    tick = field(page, CheckBox, "Problems")
    assert isinstance(tick, CheckBox)
    QTest.mouseClick(tick, LEFT)
    ideas = next(lane.id for lane in session.state.ordered(Lane) if lane.kind is NoteKind.IDEA)
    assert session.state.need(Step, made).lanes == (ideas,)
    QTest.mouseClick(tick, LEFT)
    assert session.state.need(Step, made).lanes == ()


def test_at_least_one_lane_stays_chosen(page: PlanPage, session: Session) -> None:
    page.add_step(StepKind.COLLECT)
    for name in ("Problems", "Ideas"):
        tick = field(page, CheckBox, name)
        assert isinstance(tick, CheckBox)
        QTest.mouseClick(tick, LEFT)
    assert tick.isChecked()
    assert len(session.state.need(Step, page.agenda.chosen).lanes) == 1


def test_lanes_are_renamed_added_and_removed_when_empty(page: PlanPage, session: Session) -> None:
    QTest.mouseClick(page.facts.fold, LEFT)
    editor = page.findChild(LanesEditor)
    assert isinstance(editor, LanesEditor)
    editor.rows[0].name.setFocus()
    editor.rows[0].name.selectAll()
    write("Obstacles")
    editor.add_lane(NoteKind.QUESTION)
    write("Questions")
    assert [lane.title for lane in session.state.ordered(Lane)] == ["Obstacles", "Ideas", "Questions", "Parking lot"]
    session.run(AddNotes(session.state.ordered(Lane)[0].id, ("A note",)))
    assert [one.remove.isEnabled() for one in editor.rows] == [False, True, True, False]
    QApplication.processEvents()  # the rows are laid out
    QTest.mouseClick(editor.rows[1].remove, LEFT)
    assert [lane.title for lane in session.state.ordered(Lane)] == ["Obstacles", "Questions", "Parking lot"]


def test_the_keyboard_stays_at_a_lane_that_is_moved_and_near_one_that_is_removed(
    page: PlanPage, session: Session
) -> None:
    page.facts.toggle()
    session.run(AddLane(NoteKind.IDEA, "More"))
    editor = page.findChild(LanesEditor)
    assert isinstance(editor, LanesEditor)
    first, moved = editor.rows[0], editor.rows[1]
    area = next(area for area in page.findChildren(ScrollArea) if area.isAncestorOf(page.agenda))
    moved.up.setFocus(Qt.FocusReason.TabFocusReason)
    before = area.verticalScrollBar().value()
    press(Qt.Key.Key_Return)
    assert editor.rows[:2] == [moved, first]
    assert moved.down.hasFocus(), "it cannot go further up"
    press(Qt.Key.Key_Return)
    assert editor.rows[:2] == [first, moved]
    assert moved.down.hasFocus()
    assert area.verticalScrollBar().value() == before, "nothing jumps"
    press(Qt.Key.Key_Tab)
    assert moved.remove.hasFocus()
    press(Qt.Key.Key_Return)
    assert moved not in editor.rows
    assert editor.rows[1].name.hasFocus()
    other = page.facts.title
    other.setFocus()
    press(Qt.Key.Key_Z, CONTROL)
    session.undo()
    assert other.hasFocus(), "the keyboard is not taken from where it is"


@pytest.mark.parametrize("width", [1000, 1280])
def test_how_notes_lie_in_a_lane_is_said_whole(qtbot: QtBot, session: Session, width: int) -> None:
    i18n.use("sv")
    page = PlanPage(session)
    show(qtbot, page, width)
    page.facts.toggle()
    QApplication.processEvents()
    lies = next(one for one in page.findChildren(Choice) if one.isVisible() and "Ordnar sig själv" in one.currentText())
    option = QStyleOptionComboBox()
    lies.initStyleOption(option)
    style = lies.style()
    room = style.subControlRect(style.ComplexControl.CC_ComboBox, option, style.SubControl.SC_ComboBoxEditField, lies)
    assert lies.fontMetrics().horizontalAdvance(lies.currentText()) <= room.width()


def test_a_lane_is_made_a_free_canvas_and_flows_again(page: PlanPage, session: Session) -> None:
    QTest.mouseClick(page.facts.fold, LEFT)
    editor = page.findChild(LanesEditor)
    assert isinstance(editor, LanesEditor)
    choice = editor.rows[1].lies
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert [lane.free for lane in session.state.ordered(Lane)] == [False, True, False]
    session.undo()
    assert not any(lane.free for lane in session.state.ordered(Lane))
    assert choice.value() is False
    assert not editor.rows[-1].lies.isVisible(), "the parking lot always flows"


def test_the_facts_are_saved_and_shown_in_the_bar(page: PlanPage, session: Session) -> None:
    QTest.mouseClick(page.facts.fold, LEFT)
    page.facts.title.setFocus()
    page.facts.title.selectAll()
    write("Autumn day")
    page.facts.purpose.setFocus()
    write("Agree on a first step")
    page.facts.date.setFocus()
    page.facts.date.selectAll()
    write("2026-09-14")
    press(Qt.Key.Key_Tab)
    workshop = session.workshop
    assert (workshop.title, workshop.purpose, workshop.date) == ("Autumn day", "Agree on a first step", "2026-09-14")


def test_a_new_plan_begins_at_the_question_of_the_buzz_groups(
    qtbot: QtBot, page: PlanPage, store: SqliteStore, library: Library
) -> None:
    assert page.agenda.chosen == row(page, BIKUPA[1]).step_id
    other = open_session(store, library.create_from_template("tom-tavla", "en", DAY))
    without = PlanPage(other)
    show(qtbot, without)
    assert without.agenda.chosen == without.agenda.rows[0].step_id
    other.close()


def test_a_click_on_the_name_of_the_workshop_lets_it_be_written_over(page: PlanPage, session: Session) -> None:
    QTest.mouseClick(page.facts.fold, LEFT, pos=QPoint(40, 20))
    assert page.facts.title.hasFocus()
    write("Autumn day")
    assert session.workshop.title == "Autumn day"


@pytest.mark.parametrize(
    ("name", "wrong", "told"),
    [
        ("Date", "32/13", "There is no such day in the calendar."),
        ("Date", "some day", "Write for example 24 Nov or 24/11."),
        ("Begins", "25:99", "Write for example 9 or 13:30."),
    ],
)
def test_a_wrong_date_or_time_stays_and_is_told_what_to_write(
    page: PlanPage, session: Session, name: str, wrong: str, told: str
) -> None:
    before = session.workshop
    QTest.mouseClick(page.facts.fold, LEFT)
    wanted = field(page, TextField, name)
    assert isinstance(wanted, TextField)
    wanted.setFocus()
    wanted.selectAll()
    write(wrong)
    page.facts.place.setFocus()
    write("Town hall")
    assert wanted.text() == wrong
    assert told in texts(page)
    assert (session.workshop.date, session.workshop.start) == (before.date, before.start)
    wanted.setFocus()
    wanted.selectAll()
    write("24/11" if name == "Date" else "13:30")
    press(Qt.Key.Key_Tab)
    assert not [text for text in texts(page) if text.startswith("Write for example")]
    assert (session.workshop.date, session.workshop.start) != (before.date, before.start)


def test_a_question_mark_shows_the_keys_outside_fields(page: PlanPage) -> None:
    choose(page, BIKUPA[0])
    press(Qt.Key.Key_Question)
    assert len(page.findChildren(KeysOverlay)) == 1


def test_a_buzz_group_step_tells_only_of_phases_that_have_time(page: PlanPage, session: Session) -> None:
    choose(page, BIKUPA[1])
    session.run(EditStep(page.agenda.chosen, {"alone_minutes": 0, "group_minutes": 5, "harvest_minutes": 7}))
    assert step_summary(i18n.current(), session.state.need(Step, page.agenda.chosen)) == "Pairs 5 · harvest 7"


@pytest.mark.parametrize(("kind", "where"), [(StepKind.BREAK, "title"), (StepKind.INFORMATION, "question")])
def test_it_is_said_below_what_the_room_sees_the_instruction(page: PlanPage, kind: StepKind, where: str) -> None:
    """A break has no question."""
    page.add_step(kind)
    settle()
    [area] = [area for area in page.findChildren(TextArea) if area.accessibleName() == "Instruction"]
    assert area.accessibleDescription() == f"below the {where}"


def test_an_empty_agenda_says_so_and_can_be_filled(page: PlanPage, session: Session) -> None:
    for _ in BIKUPA:
        page.agenda.delete()
    assert titles(session) == []
    page.grab()
    page.add_step(StepKind.COLLECT)
    assert [slot.start.isoformat("minutes") for slot in schedule(session.state)] == ["09:00"]


def test_the_page_asks_to_start_to_go_home_and_for_the_minutes(page: PlanPage) -> None:
    asked: list[str] = []
    page.start_requested.connect(lambda: asked.append("start"))
    page.home_requested.connect(lambda: asked.append("home"))
    page.minutes_requested.connect(lambda: asked.append("minutes"))
    QTest.mouseClick(page.start, LEFT)
    QTest.keyClick(page, Qt.Key.Key_Return, CONTROL)
    page.top.homeClicked.emit()
    assert asked == ["start", "start", "home"]


@pytest.mark.parametrize(("width", "height"), [(960, 600), (1280, 720), (1920, 1080)])
def test_everything_fits_beside_each_other(page: PlanPage, width: int, height: int) -> None:
    page.resize(width, height)
    for kind in StepKind:
        page.add_step(kind)
        QApplication.processEvents()
        for child in page.inspector.findChildren(Pressable):
            if child.isVisible():
                assert child.mapTo(page, QPoint(child.width(), 0)).x() <= width
    assert page.width() == width


def test_tab_leads_from_the_agenda_to_the_fields_of_the_step_and_on(page: PlanPage) -> None:
    choose(page, BIKUPA[1])
    seen: list[str] = []
    for _ in range(18):
        press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName())
    wanted = ["Add step", "Title", "Question on the screen", "On your own", "Harvest", "Your notes", "Paste a list"]
    assert [name for name in seen if name in wanted] == wanted


@pytest.mark.parametrize("held", [NONE, SHIFT])
def test_tab_reaches_all_of_the_plan_both_ways(page: PlanPage, held: Qt.KeyboardModifier) -> None:
    page.setFocus()
    assert isinstance(QApplication.focusWidget(), StepRow)
    reached = set()
    for _press in range(60):
        press(Qt.Key.Key_Tab if held is NONE else Qt.Key.Key_Backtab, held)
        at = QApplication.focusWidget()
        assert at is not None
        reached.add(at.accessibleName())
    assert {"Home", "Minutes", "Start the workshop", "Question on the screen", "Paste a list"} <= reached


def test_tab_goes_through_the_lanes_where_they_stand_also_when_one_has_another_name(
    page: PlanPage, session: Session
) -> None:
    page.add_step(StepKind.COLLECT)
    session.run(EditLane(session.state.ordered(Lane)[0].id, "Obstacles"))
    QApplication.processEvents()
    length = field(page, MinutesField, "Length")
    assert isinstance(length, MinutesField)
    length.setFocus()
    reached = []
    for _ in range(4):
        press(Qt.Key.Key_Tab)
        reached.append(getattr(QApplication.focusWidget(), "accessibleName", str)())
    assert reached == ["Obstacles", "Ideas", "Parking lot", "Instruction"]


def test_everything_that_can_be_reached_has_a_name(page: PlanPage) -> None:
    QTest.mouseClick(page.facts.fold, LEFT)
    for kind in StepKind:
        page.add_step(kind)
        for child in page.findChildren(QWidget):
            if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None:
                assert child.accessibleName(), child
