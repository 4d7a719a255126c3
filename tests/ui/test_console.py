"""Running the meeting: steps, clock, buzz groups and harvest, with real keys and a real mouse."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QVariantAnimation
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.program import House, houses, label_texts, look
from tests.helpers.workshops import example, planned
from workshop_app.commands.actions import AddAction
from workshop_app.commands.agenda import AddStep, DeleteStep, EditWorkshop, GoToPhase, GoToStep, SetParticipants
from workshop_app.commands.canvas import AddShape, MakeLaneFree
from workshop_app.commands.notes import AddNotes, DeleteNotes, MoveNotes
from workshop_app.commands.themes import GroupNotes
from workshop_app.commands.voting import CastBallot, CloseRound, CountDots, OpenRound, Reveal
from workshop_app.domain.enums import NoteKind, RoundStage, ShapeKind, Stage, StepKind
from workshop_app.domain.records import (
    Action,
    BallotBox,
    BuzzGroup,
    Harvest,
    Lane,
    Note,
    Participant,
    Record,
    Round,
    Shape,
    Step,
    Theme,
    Timer,
)
from workshop_app.ui import theme
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.booth.page import BoothPage
from workshop_app.ui.console.agenda_panel import StepRow
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.console.page import WIDE, ConsolePage
from workshop_app.ui.console.parking_card import ParkedNote
from workshop_app.ui.console.room_stage import BuzzStage
from workshop_app.ui.console.theme_stage import ThemeStage
from workshop_app.ui.driving import button, click, press, settle, write
from workshop_app.ui.entry_field import EntryField
from workshop_app.ui.front import Front
from workshop_app.ui.minutes import MinutesPage
from workshop_app.ui.plan.page import PlanPage
from workshop_app.ui.widgets.buttons import Button, Pressable
from workshop_app.ui.widgets.choices import CheckBox, Segmented
from workshop_app.ui.widgets.keys_overlay import KeysOverlay
from workshop_app.ui.widgets.scroll_area import ScrollArea
from workshop_app.ui.widgets.side_panel import FOLDED
from workshop_app.ui.widgets.toast import Toast

__all__ = ["look"]  # fixtures

PEOPLE = tuple((f"Person {number}", ("Care", "School", "Streets")[number % 3]) for number in range(9))


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    yield from houses(tmp_path, qtbot, planned("bikupa-forbattring", "en"))


def now(house: House) -> str:
    """Title of the step on the screen."""
    step = house.session.step
    return step.title if step else ""


def rows(house: House) -> list[StepRow]:
    return house.console.agenda.findChildren(StepRow)


def clock_says(house: House) -> list[str]:
    """Time and caption of the clock."""
    return label_texts(house.console.side.clock)[:2]


def lane(house: House, kind: NoteKind) -> str:
    return next(found.id for found in house.state.of(Lane).values() if found.kind is kind)


def people(house: House, count: int = 9) -> None:
    assert house.session.run(SetParticipants(PEOPLE[:count], 0))


def test_undo_tells_what_it_took_back_and_not_what_it_passed_by(house: House) -> None:
    house.begin()
    people(house)
    for name in ("First", "Second"):
        house.session.run(AddNotes(lane(house, NoteKind.PROBLEM), (name,)))
        house.session.run(GroupNotes((house.state.ordered(Note)[-1].id,), name))
    house.session.run(OpenRound(house.step(StepKind.VOTE).id))
    round_ = house.state.ordered(Round)[0]
    house.session.run(CountDots(round_.id, 1, 2))
    house.session.run(CloseRound(round_.id))  # what was counted stands from now on
    house.session.run(Reveal(round_.id))  # and themes may be changed again
    house.console.undo()
    assert [theme.name for theme in house.state.ordered(Theme)] == ["First"]
    assert house.window.findChildren(Toast)[-1].text == "Undone: Make theme"


# --- steps ---


def test_page_down_and_up_go_to_the_next_and_the_previous_step(house: House) -> None:
    house.begin()
    assert now(house) == "Welcome"
    press("PgDown")
    assert now(house) == "Actions since last time"
    press("PgUp")
    assert now(house) == "Welcome"
    press("PgUp")
    assert now(house) == "Welcome", "before the first step there is nothing"
    click(button(house.console, "Next step"))
    assert now(house) == "Actions since last time"
    assert house.on_disk().workshop.current_step == house.session.workshop.current_step


def test_the_keys_work_while_something_is_being_written(house: House) -> None:
    house.begin()
    people(house)
    house.session.run(GoToStep(house.step(StepKind.BUZZ_GROUP).id))
    press("F6")
    press("Ctrl+Right")
    press("Ctrl+Right")
    write("half a sent")
    press("F8")
    assert clock_says(house)[1].startswith("paused")
    press("PgDown")
    assert now(house) == "Group the notes"
    press("PgUp")
    assert now(house) == "Buzz groups: problems"
    write("ence")
    press("Return")
    assert [note.text for note in house.on_disk().of(Note).values()] == ["half a sentence"]


def test_going_back_loses_nothing_that_was_made_later(house: House) -> None:
    """Notes, themes, a round with its ballots, and actions."""
    house.begin()
    people(house)
    run = house.session.run
    run(AddNotes(lane(house, NoteKind.PROBLEM), ("One", "Two", "Three", "Four")))
    notes = tuple(note.id for note in house.state.ordered(Note))
    run(GroupNotes(notes[:2], "First"))
    run(GroupNotes(notes[2:], "Second"))
    vote = house.step(StepKind.VOTE)
    run(GoToStep(vote.id))
    run(OpenRound(vote.id))
    round_id = next(iter(house.state.of(Round)))
    run(CastBallot(round_id, ((1, 2), (2, 1))))
    run(CloseRound(round_id))
    run(Reveal(round_id))
    theme_id = next(iter(house.state.of(Theme)))
    run(AddAction("Do it", theme_id=theme_id))
    run(GoToStep(house.state.ordered(Step)[-1].id))
    kinds = (Note, Theme, Round, BallotBox, Action, Participant)
    made = {kind: dict(house.state.of(kind)) for kind in kinds}
    assert all(made.values())
    for _step in range(8):
        press("PgUp")
        assert {kind: dict(house.on_disk().of(kind)) for kind in kinds} == made
    assert now(house) == "Welcome"
    for _step in range(8):
        press("PgDown")
    assert {kind: dict(house.on_disk().of(kind)) for kind in kinds} == made


def test_a_press_on_a_row_of_the_agenda_goes_to_its_step(house: House) -> None:
    house.begin()
    click(rows(house)[2])
    assert now(house) == "Buzz groups: problems"
    names = [row.accessibleName() for row in rows(house)]
    assert names[1:4] == [
        "2. Actions since last time, done", "3. Buzz groups: problems, now", "4. Group the notes, to come",
    ]  # fmt: skip


def test_the_agenda_can_be_used_by_keyboard(house: House) -> None:
    house.begin()
    rows(house)[1].setFocus()
    press("Return")
    assert now(house) == "Actions since last time"


def test_whoever_opens_the_workshop_in_a_low_window_sees_the_whole_row_of_the_step(house: House) -> None:
    house.begin()
    house.session.run(AddStep(StepKind.COLLECT, "Extra"))
    house.session.run(GoToStep(house.state.ordered(Step)[-1].id))
    house.window.resize(960, 600)
    house.window.show_home()
    house.window.open_workshop(house.id)
    settle()
    row = rows(house)[-1]
    assert row.visibleRegion().boundingRect() == row.rect()


def test_a_step_cannot_be_deleted_while_it_is_on_the_screen(house: House) -> None:
    house.begin()
    step = house.session.workshop.current_step
    assert not house.session.run(DeleteStep(step))
    assert [toast.text for toast in house.window.findChildren(Toast)] == [
        "This step is on the screen now. Go to another step first."
    ]
    assert house.on_disk().find(Step, step) is not None
    press("PgDown")
    assert house.session.run(DeleteStep(step))


def test_a_step_deleted_by_undo_keeps_the_screen(house: House) -> None:
    """Undoing the addition of a step that is on the screen is refused, and says why."""
    house.begin()
    people(house)
    press("PgDown")
    press("Ctrl+Z")
    assert not house.state.of(Participant)
    assert now(house) == "Actions since last time", "where the meeting is, is not undone"


def test_finish_after_the_last_step_leads_to_the_minutes(house: House) -> None:
    house.begin()
    click(rows(house)[-1])
    click(button(house.console, "Finish"))
    assert isinstance(house.window.page, MinutesPage)
    assert house.on_disk().workshop.stage is Stage.DONE


@pytest.mark.parametrize("how", ["Ctrl+PgDown", "the message"])
def test_page_down_at_the_last_step_finishes_nothing_but_says_how_one_does(house: House, how: str) -> None:
    house.begin()
    press("Ctrl+PgDown")
    assert now(house) == "Actions since last time", "before the last step it goes on like the button"
    click(rows(house)[-1])
    for _time in range(2):
        press("PgDown")
        assert house.on_disk().workshop.stage is Stage.OPEN
    toast = next(toast for toast in house.window.findChildren(Toast) if toast.isVisible())
    assert toast.text == "This is the last step. Ctrl+PgDn finishes the workshop."
    if how == "the message":
        click(button(toast, "Finish"))
    else:
        press(how)
    assert isinstance(house.window.page, MinutesPage)
    assert house.on_disk().workshop.stage is Stage.DONE


def test_what_was_typed_in_a_step_stays_there(house: House) -> None:
    """Also when the facilitator looks at the plan in between."""
    house.begin()
    people(house)
    click(rows(house)[2])
    press("F6")
    press("Ctrl+Right")
    press("Ctrl+Right")
    write("not yet said to the en")
    press("PgDown")
    press("PgUp")
    house.window.show_plan()
    house.window.show_console()
    settle()
    write("d")
    press("Return")
    assert [note.text for note in house.on_disk().of(Note).values()] == ["not yet said to the end"]


def test_who_still_writes_when_a_vote_comes_opens_no_vote_no_booth_and_shows_no_result(house: House) -> None:
    house.begin()
    people(house)
    ideas = lane(house, NoteKind.IDEA)
    house.session.run(AddNotes(ideas, ("One", "Two", "Three")))
    harvest, vote = house.step(StepKind.BUZZ_GROUP, 1), house.step(StepKind.VOTE, 1)

    def write_on() -> None:
        """Write in the line, and go on writing when the vote is on the screen."""
        house.console.go_to(harvest.id)
        house.console.go_to(vote.id)
        settle()
        write(" the best of both ")
        press("Return")

    write_on()
    assert not house.state.of(Round)
    press("Ctrl+Return")
    round_ = next(iter(house.state.of(Round).values()))
    write_on()
    assert house.window.findChildren(BoothPage) == []
    house.session.run(CastBallot(round_.id, ((1, 1),)))
    house.session.run(CloseRound(round_.id))
    write_on()
    assert house.state.need(Round, round_.id).shown == 0
    press("Right")
    assert house.state.need(Round, round_.id).shown == 1


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
@pytest.mark.parametrize(
    ("kind", "there"),
    [
        (StepKind.VOTE, {"Question to vote on", "Dots each", "Voters", "If there is a tie", "Open the vote"}),
        (StepKind.ACTIONS, {"What is to be done?", "Who", "When", "Level", "Add", "New decision", "Answer everybody"}),
        (StepKind.THEME, {"Show Agenda"}),
        (StepKind.GO_AROUND, {"Hide Agenda", "+1 min"}),
    ],
)
def test_tab_reaches_all_of_the_window_both_ways(house: House, key: str, kind: StepKind, there: set[str]) -> None:
    house.begin()
    house.session.run(AddNotes(lane(house, NoteKind.IDEA), ("One", "Two", "Three")))
    house.session.run(AddAction("Answer everybody"))
    house.console.go_to(house.step(kind, -1).id)
    settle()
    reached = set()
    for _press in range(40):
        press(key)
        at = QApplication.focusWidget()
        assert at is not None
        reached.add(at.accessibleName())
        assert at is not house.console.stage
        assert at.size() != house.console.stage.size(), "a whole pane shows no ring"
    assert there | {"More", "Projector"} <= reached


@pytest.mark.parametrize("key", ["Right", "Space"])
def test_the_result_is_shown_row_by_row_over_the_rooms_picture_too(house: House, key: str) -> None:
    house.begin()
    people(house)
    house.session.run(AddNotes(lane(house, NoteKind.IDEA), ("One", "Two", "Three")))
    house.console.go_to(house.step(StepKind.VOTE, 1).id)
    press("Ctrl+Return")
    round_ = next(iter(house.state.of(Round).values()))
    house.session.run(CastBallot(round_.id, ((1, 1),)))
    house.console.show_room(True)
    settle()
    press(key)
    assert house.state.need(Round, round_.id).stage is RoundStage.OPEN, "nothing is closed by the way"
    house.session.run(CloseRound(round_.id))
    for shown in (1, 2, 3, 3):
        press(key)
        assert house.state.need(Round, round_.id).shown == shown
    assert house.console.shows_room()


def test_a_vote_that_is_left_open_is_told_of_and_keeps_the_workshop_from_ending(house: House) -> None:
    house.begin()
    people(house)
    house.session.run(AddNotes(lane(house, NoteKind.IDEA), ("One", "Two", "Three")))
    vote = house.step(StepKind.VOTE, 1)
    house.console.go_to(vote.id)
    press("Ctrl+Return")
    round_ = next(iter(house.state.of(Round).values()))
    house.session.run(CastBallot(round_.id, ((1, 1),)))
    press("PgDown")

    def told() -> list[str]:
        return [toast.text for toast in house.window.findChildren(Toast) if toast.isVisible()]

    assert told() == [f"The vote in “{vote.title}” is still open: 1 of 9 ballots in."]
    row = next(row for row in rows(house) if vote.title in row.accessibleName())
    assert row.accessibleName().endswith("vote open")
    house.console.finish()
    settle()
    assert house.state.workshop.stage is Stage.OPEN
    assert told() == [f"The vote in “{vote.title}” is still open. Close it before you finish."]
    house.session.run(CloseRound(round_.id))
    settle()
    row = next(row for row in rows(house) if vote.title in row.accessibleName())
    assert row.accessibleName().endswith("done")
    house.console.finish()
    assert house.state.workshop.stage is Stage.DONE


def test_who_still_writes_when_a_board_comes_changes_nothing_on_it(house: House) -> None:
    house.begin()
    problems = lane(house, NoteKind.PROBLEM)
    house.session.run(AddNotes(problems, ("One", "Two", "Three", "Four")))
    notes = [note.id for note in house.state.ordered(Note)]
    for pair in (notes[:2], notes[2:]):
        house.session.run(GroupNotes(tuple(pair), f"About {pair[0]}"))
    house.console.go_to(house.step(StepKind.THEME).id)
    settle()
    before = house.state
    write(" most of m2")
    press("Return")
    write("that")
    press("Return")
    assert house.state == before
    press("Down")
    press("F2")
    write("Now it is meant")
    press("Return")
    assert "Now it is meant" in {theme.name for theme in house.state.of(Theme).values()}


def test_an_offer_to_do_again_goes_away_with_the_next_act(house: House) -> None:
    house.begin()
    problems = lane(house, NoteKind.PROBLEM)
    house.session.run(AddNotes(problems, ("One",)))
    press("Ctrl+Z")
    offers = [toast for toast in house.window.findChildren(Toast) if toast.isVisible()]
    assert [toast.text for toast in offers] == ["Undone: Add note"]
    house.session.run(AddNotes(problems, ("Two",)))
    settle()
    assert not any(toast.isVisible() for toast in house.window.findChildren(Toast))


def test_what_was_undone_before_the_room_is_told_when_its_picture_is_taken_away(house: House) -> None:
    house.begin()
    house.session.run(AddNotes(lane(house, NoteKind.PROBLEM), ("One",)))

    def told() -> list[Toast]:
        return [toast for toast in house.window.findChildren(Toast) if toast.isVisible()]

    press("F5")
    press("Ctrl+Z")
    assert not told(), "it is not for the room"
    press("F5")
    assert [toast.text for toast in told()] == ["Undone: Add note"]
    click(button(told()[0], "Do again"))
    assert [note.text for note in house.on_disk().of(Note).values()] == ["One"]
    press("F5")
    assert not told()
    press("Escape")
    assert not told(), "it is told once"
    press("F5")
    press("Ctrl+Z")
    press("PgDown")
    press("Escape")
    assert [toast.text for toast in told()] == ["Undone: Add note"]
    assert not told()[0].findChildren(Pressable), "the meeting has gone on"


def chosen_in_the_menu(house: House, words: str) -> None:
    press("F10")
    menu = next(menu for menu in house.console.findChildren(QMenu) if menu.isVisible())
    action = next(action for action in menu.actions() if action.text() == words)
    menu.close()
    action.trigger()


def finished(house: House) -> None:
    house.console.finish()
    assert house.console.shows_room(), "the room goes on seeing its picture"
    press("Escape")


@pytest.mark.parametrize(
    ("leave", "page"),
    [
        (finished, MinutesPage),
        (lambda house: chosen_in_the_menu(house, "Change the plan"), PlanPage),
        (lambda house: chosen_in_the_menu(house, "Home"), Front),
    ],
)
def test_what_was_undone_before_the_room_is_told_where_one_goes_from_there(
    house: House, leave: Callable[[House], None], page: type[QWidget]
) -> None:
    house.begin()
    house.session.run(AddNotes(lane(house, NoteKind.PROBLEM), ("One",)))
    press("F5")
    press("Ctrl+Z")
    leave(house)
    assert isinstance(house.window.page, page)
    told = [toast for toast in house.window.findChildren(Toast) if toast.isVisible()]
    assert [toast.text for toast in told] == ["Undone: Add note"]
    assert not told[0].findChildren(Pressable), "it is not done again to a page that is gone"
    assert page is Front or house.window.page.isAncestorOf(house.window.focusWidget())


def test_the_minutes_that_waited_for_the_room_come_once(house: House) -> None:
    house.begin()
    press("F5")
    finished(house)
    house.window.show_console()
    press("F5")
    press("F5")
    assert isinstance(house.window.page, ConsolePage)


def test_a_workshop_without_a_name_is_called_so_while_it_is_led(house: House) -> None:
    house.begin()
    assert house.session.run(EditWorkshop({"title": ""}))
    assert "Workshop without a name" in label_texts(house.console)


def test_f1_shows_all_keys_and_escape_takes_them_away(house: House) -> None:
    house.begin()
    press("F1")
    sheet = house.window.findChild(KeysOverlay)
    assert sheet is not None
    assert "F8: Pause or start the clock" in sheet.accessibleDescription()
    press("Escape")
    assert house.window.findChild(KeysOverlay) is None


def test_the_keys_of_a_board_stand_under_headings_and_are_seen_at_once_on_a_full_screen(house: House) -> None:
    house.begin()
    step = next(step for step in house.state.ordered(Step) if step.kind is StepKind.THEME)
    assert house.session.run(GoToStep(step.id))
    house.window.resize(1920, 1080)
    settle()
    press("F1")
    sheet = house.window.findChild(KeysOverlay)
    assert sheet is not None
    settle()
    assert {"Notes", "Themes", "Links", "The workshop", "The room’s picture"} <= set(label_texts(sheet))
    assert not any(area.verticalScrollBar().maximum() for area in sheet.findChildren(ScrollArea))


def test_f1_over_the_rooms_picture_tells_its_keys_and_not_those_of_the_board(house: House) -> None:
    house.begin()
    step = next(step for step in house.state.ordered(Step) if step.kind is StepKind.THEME)
    assert house.session.run(GoToStep(step.id))
    house.console.show_room(True)
    told = dict(house.console.keys())
    assert set(told) == {"The workshop", "The room’s picture"}
    assert {"B", "F", "← / →"} <= set(dict(told["The room’s picture"]))


def test_f10_opens_the_menu_and_each_act_in_it_works(house: House) -> None:
    house.begin()
    press("PgDown")
    press("F10")
    menu = next(menu for menu in house.console.findChildren(QMenu) if menu.isVisible())
    assert menu.actions()[0].text() == "Previous step\tPgUp"
    press("Down", menu)
    press("Return", menu)
    assert now(house) == "Welcome"


def test_the_menu_finds_on_a_board_what_the_keys_find(house: House) -> None:
    house.begin()
    step = next(step for step in house.state.ordered(Step) if step.kind is StepKind.THEME)
    assert house.session.run(GoToStep(step.id))
    stage = house.console.stage
    assert isinstance(stage, ThemeStage)
    press("F10")
    menu = next(menu for menu in house.console.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text() == "Find and filter\tCtrl+F").trigger()
    menu.close()
    assert stage.board.finder.bar is not None


@pytest.mark.parametrize("to", [StepKind.THEME, StepKind.ACTIONS])
@pytest.mark.parametrize("words", ["Find duplicates…", "Find and filter\tCtrl+F"])
def test_what_is_chosen_in_the_menu_is_done_to_the_board_that_is_there_by_then(
    words: str, to: StepKind, house: House
) -> None:
    """The step may change meanwhile: it is called for in the room's window, too."""
    house.begin()
    house.session.run(AddStep(StepKind.COLLECT, "Collect"))
    house.session.run(AddNotes(lane(house, NoteKind.PROBLEM), ("Nobody answers", "Nobody answers!")))
    house.console.go_to(house.step(StepKind.COLLECT).id)
    settle()
    press("F10")
    menu = next(menu for menu in house.console.findChildren(QMenu) if menu.isVisible())
    house.console.go_to(house.step(to).id)
    settle()
    while (now := menu.activeAction()) is None or now.text() != words:
        press("Down", menu)
    press("Return", menu)
    stage = house.console.stage
    if isinstance(stage, ThemeStage):
        assert (stage.board.duplicates.bar or stage.board.finder.bar) is not None
    assert not [toast.text for toast in house.window.findChildren(Toast)]


def test_the_menu_of_a_finished_workshop_opens_it_again_instead_of_finishing_it(house: House) -> None:
    house.begin()
    house.session.finish()
    house.window.show_console()
    press("F10")
    menu = next(menu for menu in house.console.findChildren(QMenu) if menu.isVisible())
    words = [action.text() for action in menu.actions()]
    assert "Finish the workshop" not in words
    menu.actions()[words.index("Open it again")].trigger()
    menu.close()
    assert house.on_disk().workshop.stage is Stage.OPEN


def test_who_opens_a_finished_workshop_again_can_write_at_once(house: House) -> None:
    house.begin()
    house.session.run(AddStep(StepKind.COLLECT, "Once more"))
    house.console.go_to(house.step(StepKind.COLLECT).id)
    house.session.finish()
    house.window.show_console()
    click(button(house.console, "Open it again"))
    settle()
    stage = house.console.stage
    assert isinstance(stage, CollectStage)
    write("Said")
    assert stage.entry.field.text() == "Said"


def test_the_sheet_of_keys_gives_the_board_its_keyboard_back_when_one_was_writing_on_a_note(house: House) -> None:
    stage, note = _collecting(house)
    stage.board.edit(note.id)
    write(" yet")
    press("F1")
    settle()
    press("Escape")
    assert stage.board.hasFocus()
    assert house.on_disk().of(Note)[note.id].text == "Nobody owns an idea yet"


# --- the clock ---


def test_the_clock_of_a_step_runs_down_and_overtime_counts_up(house: House) -> None:
    house.begin()
    assert clock_says(house) == ["3:00", "left of 3 min"]
    house.forward(42)
    assert clock_says(house) == ["2:18", "left of 3 min"]
    house.forward(138)
    assert clock_says(house)[0] == "0:00"
    house.forward(61)
    assert clock_says(house) == ["+1:01", "over time, of 3 min"]


def test_pause_stops_the_clock_until_it_is_started_again(house: House) -> None:
    house.begin()
    house.forward(30)
    press("F8")
    house.forward(600)
    assert clock_says(house) == ["2:30", "paused, of 3 min"]
    click(button(house.console, "Start the clock"))
    house.forward(10)
    assert clock_says(house) == ["2:20", "left of 3 min"]


def test_one_and_five_minutes_more(house: House) -> None:
    house.begin()
    press("F9")
    assert clock_says(house) == ["4:00", "left of 4 min"]
    press("Shift+F9")
    assert clock_says(house) == ["9:00", "left of 9 min"]
    click(button(house.console, "+1 min"))
    click(button(house.console, "Add five minutes"))
    assert clock_says(house) == ["15:00", "left of 15 min"]


def test_a_minute_given_by_mistake_is_taken_away_by_key_and_in_the_menu_but_no_more_than_there_is(house: House) -> None:
    house.begin()
    press("Shift+F9")
    press("Ctrl+Shift+F9")
    assert clock_says(house) == ["7:00", "left of 7 min"]
    chosen_in_the_menu(house, "One minute less\tCtrl+Shift+F9")
    assert clock_says(house) == ["6:00", "left of 6 min"]
    groups = house.console.keys()
    assert any("Ctrl+Shift+F9" in keys for group in groups for keys, _act in group.keys)
    for _minute in range(8):
        press("Ctrl+Shift+F9")
    press("F9")
    assert clock_says(house) == ["1:00", "left of 1 min"]


def test_the_clock_of_a_finished_workshop_is_offered_no_time_until_it_is_open_again(house: House) -> None:
    house.begin()
    house.session.finish()
    house.window.show_console()
    console = house.console
    before = clock_says(house)
    with pytest.raises(LookupError):
        button(console, "+1 min")
    press("F9")
    press("F8")
    assert clock_says(house) == before
    groups = console.keys()
    assert not any("F9" in keys for group in groups for keys, _act in group.keys)
    console.reopen()
    click(button(console, "+1 min"))
    assert clock_says(house) == ["4:00", "left of 4 min"]


def test_each_step_has_a_clock_of_its_own_that_stands_while_another_is_shown(house: House) -> None:
    house.begin()
    house.forward(60)
    press("PgDown")
    house.forward(60)
    assert clock_says(house) == ["3:00", "left of 4 min"]
    press("PgUp")
    assert clock_says(house) == ["2:00", "left of 3 min"]


@pytest.mark.parametrize(("away", "expected"), [(65, "0:55"), (180, "+1:00")])
def test_a_restart_resumes_the_clock_where_time_has_taken_it(house: House, away: int, expected: str) -> None:
    house.begin()
    house.forward(60)
    house.restart(away)
    assert now(house) == "Welcome"
    assert clock_says(house)[0] == expected


def test_a_restart_leaves_a_paused_clock_as_it_stood(house: House) -> None:
    house.begin()
    house.forward(60)
    press("F9")
    press("F8")
    house.restart(3600)
    assert clock_says(house) == ["3:00", "paused, of 4 min"]


def test_a_system_clock_set_back_while_the_program_was_closed_gives_no_time_back(house: House) -> None:
    house.begin()
    house.forward(60)
    press("F8")
    press("F8")
    house.restart(-7200)
    assert clock_says(house)[0] == "2:00"


def test_the_top_line_says_when_it_ends_and_how_far_behind(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Stockholm")
    time.tzset()
    house.begin()  # at 09:00 in Stockholm, with 60 minutes to go
    assert "Step 1 of 9 · Welcome · ends 10:00, as planned" in label_texts(house.console.bar)
    house.forward(180 + 240)
    assert "Step 1 of 9 · Welcome · ends 10:04, 4 min behind plan" in label_texts(house.console.bar)
    press("PgDown")
    click(rows(house)[3])
    assert "Step 4 of 9 · Group the notes · 7:00 left · ends 09:45, 15 min ahead of plan" in label_texts(
        house.console.bar
    )
    monkeypatch.undo()
    time.tzset()


# --- buzz groups ---


def buzz(house: House, count: int = 9) -> BuzzStage:
    house.begin()
    if count:
        people(house, count)
    click(rows(house)[2])
    stage = house.console.stage
    assert isinstance(stage, BuzzStage)
    return stage


def drawn(house: House) -> list[tuple[str, ...]]:
    groups = sorted(house.on_disk().of(BuzzGroup).values(), key=lambda group: group.number)
    return [group.members for group in groups]


def test_f6_draws_groups_with_nobody_alone_and_everybody_in_one(house: House) -> None:
    buzz(house)
    press("F6")
    groups = drawn(house)
    assert sorted(len(group) for group in groups) == [2, 2, 2, 3]
    assert sorted(person for group in groups for person in group) == sorted(house.state.of(Participant))


def test_one_button_is_the_main_one_before_the_groups_are_drawn_and_after(house: House) -> None:
    buzz(house)

    def filled() -> list[str]:
        found = [*house.console.findChildren(Button)]
        brand = QColor(theme.palette().brand)
        seen = [one for one in found if one.isVisible() and one.grab().toImage().pixelColor(12, 8) == brand]
        return [one.text() for one in seen]

    assert filled() == ["Draw groups"]
    press("F6")
    assert filled() == ["Next step"]
    house.session.run(GoToPhase(house.state.workshop.current_step, 2))
    assert filled() == ["Next step"]
    house.session.run(GoToPhase(house.state.workshop.current_step, 1))
    house.session.undo()
    assert filled() == ["Draw groups"]


@pytest.mark.parametrize(("size", "expected"), [("3", [3, 3, 3]), ("4", [3, 3, 3]), ("2", [2, 2, 2, 3])])
def test_the_size_of_the_groups_can_be_chosen(house: House, size: str, expected: list[int]) -> None:
    stage = buzz(house)
    click(button(stage.groups.findChild(Segmented), size))
    press("F6", house.console)
    assert sorted(len(group) for group in drawn(house)) == expected


def test_another_size_draws_groups_that_were_drawn_again(house: House) -> None:
    stage = buzz(house)
    press("F6")
    click(button(stage.groups.findChild(Segmented), "3"))
    assert [len(group) for group in drawn(house)] == [3, 3, 3]


def test_drawing_again_gives_other_groups_and_undo_gives_the_first_back(house: House) -> None:
    stage = buzz(house)
    click(button(stage, "Draw groups"))
    first = drawn(house)
    click(button(stage, "Draw again"))
    assert drawn(house) != first
    press("Ctrl+Z")
    assert drawn(house) == first


def test_units_are_mixed_unless_that_is_switched_off(house: House) -> None:
    stage = buzz(house)
    unit = {person.id: person.unit for person in house.state.of(Participant).values()}
    click(button(stage.groups.findChild(Segmented), "3"))
    for _time in range(5):
        press("F6", house.console)
        assert all(len({unit[person] for person in group}) == 3 for group in drawn(house))
    click(next(box for box in stage.findChildren(CheckBox) if box.text() == "Mix units"))
    alike = False
    for _time in range(20):
        press("F6", house.console)
        alike = alike or any(len({unit[person] for person in group}) < 3 for group in drawn(house))
    assert alike, "without mixing, chance puts colleagues together now and then"


def test_with_only_a_number_the_groups_are_numbered(house: House) -> None:
    buzz(house, 0)
    press("F6")
    assert drawn(house) == [], "nobody to draw yet"
    assert "Say first how many you are" in house.window.findChildren(Toast)[-1].text
    house.session.run(SetParticipants((), 7))
    press("F6")
    groups = sorted(house.on_disk().of(BuzzGroup).values(), key=lambda group: group.number)
    assert [(group.number, group.members, group.size) for group in groups] == [(1, (), 3), (2, (), 2), (3, (), 2)]


def phase(house: House) -> int:
    timer = house.state.find(Timer, house.session.workshop.current_step)
    return timer.phase if timer else 0


def test_the_phases_follow_each_other_each_with_its_own_time(house: House) -> None:
    buzz(house)
    assert clock_says(house)[0] == "2:00"
    assert button(house.console, "Next: In buzz groups")
    press("Ctrl+Right")
    assert (phase(house), clock_says(house)[0]) == (1, "5:00")
    click(button(house.console, "Next: Harvest"))
    assert (phase(house), clock_says(house)[0]) == (2, "8:00")
    press("Ctrl+Right")
    assert phase(house) == 2
    assert house.on_disk().find(Timer, house.session.workshop.current_step) == house.state.find(
        Timer, house.session.workshop.current_step
    )


def test_the_phases_follow_each_other_also_from_the_empty_line_of_the_harvest(house: House) -> None:
    buzz(house)
    press("Ctrl+Right")
    press("Ctrl+Right")
    assert isinstance(QApplication.focusWidget(), EntryField)
    press("Ctrl+Left")
    assert phase(house) == 1
    press("Ctrl+Right")
    write("two words")
    press("Ctrl+Left")
    assert phase(house) == 2, "in a line with words it goes from word to word"


def test_phases_of_no_minutes_are_skipped(tmp_path: Path, qtbot: QtBot) -> None:
    records: list[Record] = [
        replace(record, alone_minutes=0, group_minutes=0, harvest_minutes=6, minutes=6)
        if isinstance(record, Step) and record.kind is StepKind.BUZZ_GROUP
        else record
        for record in planned("bikupa", "en")
    ]
    records = [
        replace(record, alone_minutes=1, minutes=7) if isinstance(record, Step) and record.alone_minutes == 0
        and record.kind is StepKind.BUZZ_GROUP else record
        for record in records
    ]  # fmt: skip
    for house in houses(tmp_path, qtbot, records):
        house.begin()
        people(house)
        press("PgDown")
        assert phase(house) == 0
        press("Ctrl+Right")
        assert phase(house) == 2, "talking in groups has no minutes here"


def test_the_first_phase_is_the_first_that_has_minutes(house: House) -> None:
    house.begin()
    click(rows(house)[5])  # ideas: nothing alone, 5 in groups, 5 harvest
    assert (phase(house), clock_says(house)[0]) == (1, "5:00")


# --- harvest ---


def harvest(house: House, count: int = 6) -> None:
    """Three groups of two, ready to give their notes."""
    buzz(house, count)
    press("F6")
    press("Ctrl+Right")
    press("Ctrl+Right")


def turn(house: House) -> tuple[int, int, tuple[int, ...]]:
    found = house.on_disk().need(Harvest, house.session.workshop.current_step)
    return found.lap, found.turn, found.empty


def say(text: str) -> None:
    write(text)
    press("Return")


def test_the_harvest_goes_round_lap_by_lap_until_all_groups_are_empty(house: House) -> None:
    harvest(house)
    assert turn(house) == (1, 1, ())
    card = house.console.side.harvest
    assert label_texts(card)[:2] == ["Harvest, lap 1", "Buzz group 1 gives one note."]
    for text in ("One", "Two", "Three"):
        say(text)
    assert turn(house) == (2, 1, ())
    say("Four")
    press("F7")
    assert turn(house) == (2, 3, (2,))
    say("Five")
    assert turn(house) == (3, 1, (2,)), "an empty group is passed by"
    click(button(house.console, "Nothing more"))
    assert turn(house) == (3, 3, (1, 2))
    press("F7")
    assert turn(house) == (3, 0, (1, 2, 3))
    assert label_texts(card)[1] == "All groups have had their say."
    press("F7")
    assert turn(house) == (3, 0, (1, 2, 3))
    notes = house.on_disk().ordered(Note)
    assert [(note.text, note.group) for note in notes] == [
        ("One", 1), ("Two", 2), ("Three", 3), ("Four", 1), ("Five", 3),
    ]  # fmt: skip


def test_who_draws_again_is_told_what_notes_keep_and_gets_the_groups_and_the_turn_back(house: House) -> None:
    harvest(house)
    for key in ("Ctrl+Left", "F6"):
        press(key)
    assert [toast.text for toast in house.window.findChildren(Toast)] == ["New groups are drawn."]
    press("Ctrl+Right")
    for text in ("One", "Two"):
        say(text)
    first, before = drawn(house), turn(house)
    press("Ctrl+Left")
    press("F6")
    assert drawn(house) != first
    toast = house.window.findChildren(Toast)[-1]
    assert toast.text == "New groups are drawn. Notes keep the number of the group that gave them."
    click(button(toast, "Undo"))
    assert (drawn(house), turn(house)) == (first, before)


def test_what_is_said_after_the_harvest_belongs_to_no_group(house: House) -> None:
    harvest(house, 2)
    press("F7")
    say("From somebody")
    assert [note.group for note in house.on_disk().of(Note).values()] == [0]


def test_undo_takes_the_note_back_and_gives_the_turn_back(house: House) -> None:
    harvest(house)
    say("One")
    assert turn(house) == (1, 2, ())
    press("Ctrl+Z")
    assert turn(house) == (1, 1, ())
    assert not house.on_disk().of(Note)
    press("F7")
    assert turn(house) == (1, 2, (1,))
    press("Ctrl+Z")
    assert turn(house) == (1, 1, ())
    press("Ctrl+Y")
    assert turn(house) == (1, 2, (1,))


def test_a_press_on_a_group_gives_it_the_turn_and_wakes_an_empty_one(house: House) -> None:
    harvest(house)
    press("F7")
    click(button(house.console, "Buzz group 1, has nothing more"))
    assert turn(house) == (1, 1, ())
    assert button(house.console, "Buzz group 1, has the turn")


def test_groups_are_not_drawn_again_by_accident_during_the_harvest(house: House) -> None:
    harvest(house)
    before = drawn(house)
    press("F6")
    assert drawn(house) == before


# --- what stands beside the step ---


def test_notes_to_self_and_the_parking_lot_stand_beside_the_step(tmp_path: Path, qtbot: QtBot) -> None:
    for house in houses(tmp_path, qtbot, example("en")):
        house.window.open_workshop(house.id)
        house.window.show_console()
        house.session.run(GoToStep(house.step(StepKind.COLLECT).id))
        settle()
        beside = label_texts(house.console.side)
        assert any(text.startswith("Read the long notes aloud.") for text in beside)
        parked = [note.text for note in house.state.of(Note).values() if note.kind is NoteKind.PARKED]
        assert parked
        assert set(parked) <= set(beside)


def test_what_is_found_in_the_parking_lot_beside_the_board_is_counted_as_it_is_now(house: House) -> None:
    house.begin()
    house.session.run(AddNotes(lane(house, NoteKind.PROBLEM), ("cat",)))
    house.session.run(AddNotes(lane(house, NoteKind.PARKED), ("cat", "cat")))
    house.console.go_to(house.step(StepKind.THEME).id)
    settle()
    press("Ctrl+F")
    write("cat")
    (board,) = house.console.stage.findChildren(BoardWidget)
    finder = board.finder
    assert finder.bar is not None
    assert finder.bar.count.text() == "1 hit, 2 parked"
    parked = next(note for note in house.state.of(Note).values() if note.kind is NoteKind.PARKED)
    house.session.run(DeleteNotes((parked.id,)))
    assert finder.bar.count.text() == "1 hit, 1 parked"


def test_a_parked_note_goes_back_to_the_board_from_the_parking_lot(house: House) -> None:
    house.begin()
    note = _noted(house, "Later, perhaps")
    house.session.run(MoveNotes((note.id,), lane(house, NoteKind.PARKED)))
    settle()
    (parked,) = house.console.findChildren(ParkedNote)
    click(parked)
    menu = next(menu for menu in house.console.findChildren(QMenu) if menu.isVisible())
    title = house.state.need(Lane, note.lane_id).title
    next(action for action in menu.actions() if title in action.text()).trigger()
    settle()
    assert house.on_disk().need(Note, note.id).lane_id == note.lane_id
    assert not house.console.findChildren(ParkedNote)


def _collecting(house: House) -> tuple[CollectStage, Note]:
    """A collecting step on the screen, and a note on its board."""
    house.begin()
    house.session.run(AddStep(StepKind.COLLECT, "Once more"))
    house.console.go_to(house.step(StepKind.COLLECT).id)
    note = _noted(house, "Nobody owns an idea")
    settle()
    stage = house.console.stage
    assert isinstance(stage, CollectStage)
    return stage, note


def _noted(house: House, text: str) -> Note:
    """A problem on the board."""
    house.session.run(AddNotes(lane(house, NoteKind.PROBLEM), (text,)))
    return next(note for note in house.state.of(Note).values() if note.text == text)


def test_the_panels_fold_away_and_come_back(house: House) -> None:
    house.begin()
    press("F3")
    press("F4")
    assert house.console.agenda.isFolded()
    assert house.console.side.isFolded()
    assert any("3:00 left" in text for text in label_texts(house.console.bar)), "the time is never out of sight"
    press("F3")
    press("F4")
    assert not house.console.agenda.isFolded()


@pytest.mark.parametrize("times", [1, 2, 3])
def test_the_panels_are_as_the_step_wants_them_however_quickly_one_goes_through_the_steps(
    house: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    """The glide of a panel that is on its way says nothing of where it ends."""
    house.begin()
    house.console.go_to(house.step(StepKind.VOTE).id)
    monkeypatch.setenv("VERKSTAD_REDUCED_MOTION", "0")
    panels = (house.console.agenda, house.console.side)
    wide = [panel.sizeHint().width() for panel in panels]
    for keys in ("PgDown", "PgUp"):
        for _time in range(times):
            press(keys)
        qtbot.waitUntil(lambda: not any(panel.findChildren(QVariantAnimation) for panel in panels))
        folded = house.session.step is not None and house.session.step.kind in WIDE
        assert [panel.isFolded() for panel in panels] == [folded, folded]
        for panel, whole in zip(panels, wide, strict=True):
            assert panel.width() == (FOLDED if folded else whole)


def test_who_goes_on_writing_is_told_that_the_room_sees_one_note_and_space_ends_it(house: House) -> None:
    stage, note = _collecting(house)
    stage.board.setFocus()
    stage.board.choose((note.id,))
    press("Space")
    assert house.on_disk().workshop.spotlight == note.id
    assert button(house.console, "Projector: only P1")
    press("Escape")
    press("Escape")
    assert stage.entry.field.placeholderText().strip() == "The room sees only P1 – Space shows all"
    write("Say it ")
    assert house.on_disk().workshop.spotlight == note.id
    for _letter in "Say it ":
        press("Backspace")
    press("Space")
    assert not house.on_disk().workshop.spotlight
    assert button(house.console, "Projector")
    assert stage.entry.field.text() == ""
    assert stage.entry.field.placeholderText().strip() == "Write what is said"
    write(" Said")
    assert stage.entry.field.text() == "Said"


def test_control_1_shows_the_board_at_its_own_size_and_folds_nothing(house: House) -> None:
    house.begin()
    step = next(step for step in house.state.ordered(Step) if step.kind is StepKind.THEME)
    assert house.session.run(GoToStep(step.id))
    stage, folded = house.console.stage, house.console.agenda.isFolded()
    assert isinstance(stage, ThemeStage)
    stage.board.setFocus()
    press("Ctrl++")
    assert stage.board.zoom > 1
    press("Ctrl+1")
    assert stage.board.zoom == 1
    assert house.console.agenda.isFolded() == folded


def test_a_board_is_found_as_one_left_it_when_one_comes_back_to_its_step(house: House) -> None:
    """Also when the facilitator looks at the plan in between. One never seen before begins at 100 %."""
    house.begin()
    house.session.run(AddNotes(lane(house, NoteKind.PROBLEM), tuple(f"Too little of number {n}" for n in range(90))))
    house.session.run(AddStep(StepKind.THEME, "Group once more"))
    theme, other = (house.step(StepKind.THEME, number) for number in range(2))

    def board() -> BoardWidget:
        assert isinstance(house.console.stage, ThemeStage)
        return house.console.stage.board

    house.console.go_to(theme.id)
    settle()
    for key in ("Ctrl++", "Ctrl++", "Ctrl++"):
        press(key)
    board().pan(130, 210)
    left = board().camera
    assert left.zoom > 1
    assert min(left.x, left.y) > 0
    house.console.go_to(other.id)
    settle()
    assert (board().zoom, board().camera.x, board().camera.y) == (1, 0, 0)
    house.console.go_to(house.step(StepKind.BUZZ_GROUP).id)
    settle()
    house.console.go_to(theme.id)
    settle()
    assert board().camera == left
    house.window.show_plan()
    house.window.show_console()
    settle()
    assert board().camera == left


@pytest.mark.parametrize("size", [(1280, 720), (960, 600)])
@pytest.mark.parametrize("corner", [(20, 20), (3000, 1500)])
def test_a_large_canvas_can_be_read_from_its_beginning_when_its_step_begins(
    house: House, size: tuple[int, int], corner: tuple[int, int]
) -> None:
    """Its upper left is whole in view; the side panels make room, and Ctrl+0 shows all of it."""
    house.begin()
    house.window.resize(*size)
    ideas = lane(house, NoteKind.IDEA)
    house.session.run(MakeLaneFree(ideas))
    house.session.run(AddShape(ideas, ShapeKind.AXES, *corner, 2400, 1400))
    house.session.run(AddNotes(ideas, ("Far away",), at=(corner[0] + 2000, corner[1])))
    house.session.run(AddNotes(ideas, ("Near",), at=corner))
    house.session.run(AddStep(StepKind.COLLECT, "A map", values={"lanes": (ideas,)}))
    house.console.go_to(house.step(StepKind.COLLECT).id)
    settle(10)
    assert isinstance(house.console.stage, CollectStage)
    board = house.console.stage.board
    assert house.console.side.isFolded()
    assert 18 * board.zoom >= 12
    near = next(note.id for note in house.state.of(Note).values() if note.text == "Near")
    box = board.box_of(near)
    assert box is not None
    assert board.viewport().rect().contains(board.in_view(box))
    axes = board.in_view(board.canvas.stops()[next(iter(house.state.of(Shape)))])
    assert board.viewport().rect().contains(axes.topLeft())
    heading = board.place_of(ideas)
    assert heading is not None
    assert (board.in_view(heading.box).top() >= 0) == (corner == (20, 20)), "from its heading, if that is near"
    press("Ctrl+0")
    assert board.camera.whole


def test_leaving_the_console_leaves_no_ears_behind(house: House) -> None:
    """What is refused later is told once, by the page that is there."""
    house.begin()
    house.window.show_minutes()
    settle()
    house.window.show_console()
    settle()
    step = house.session.workshop.current_step
    house.session.run(DeleteStep(step))
    settle()
    assert len([toast for toast in house.window.findChildren(Toast) if toast.isVisible()]) == 1
