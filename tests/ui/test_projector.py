"""What the room sees: large enough, never a note to self, frozen when it is frozen, and on the right screen."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.helpers.program import House, environment, houses, look
from tests.helpers.room import Shown, show
from tests.helpers.workshops import Ids, context, done, example
from workshop_app.commands.actions import AddAction
from workshop_app.commands.agenda import (
    AddStep,
    DeleteStep,
    EditStep,
    EditWorkshop,
    FinishWorkshop,
    GoToPhase,
    GoToStep,
    SetParticipants,
    Spotlight,
)
from workshop_app.commands.base import Command
from workshop_app.commands.buzz_groups import DrawGroups
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.themes import RenameTheme
from workshop_app.commands.voting import CallOut, CloseRound, MoveCut, OpenRound, Reveal
from workshop_app.domain.enums import CandidateKind, NoteKind, Stage, StepKind
from workshop_app.domain.errors import StorageError
from workshop_app.domain.records import Lane, Note, Round, Step, Theme, Workshop
from workshop_app.domain.state import State
from workshop_app.ui import theme
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.console.page import ConsolePage
from workshop_app.ui.driving import press, settle, write
from workshop_app.ui.minutes import MinutesPage
from workshop_app.ui.projector.surface import ProjectorSurface
from workshop_app.ui.widgets.toast import Toast, show_toast

__all__ = ["look", "show"]  # fixtures

FLOOR = 28


# --- one screen: the window turns into the room's picture ---


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    yield from houses(tmp_path, qtbot, reopened())


def reopened() -> list[Any]:
    """The example in English, before anything has been put on the screen."""
    return [
        replace(record, stage=Stage.PLANNED, current_step="", opened="") if isinstance(record, Workshop) else record
        for record in example("en")
    ]


def room(house: House) -> ProjectorSurface:
    surface = house.window.page.findChild(ProjectorSurface, "room")
    assert isinstance(surface, ProjectorSurface)
    assert surface.size() == house.window.page.size()
    return surface


def test_f5_turns_the_window_into_the_rooms_picture_and_back(house: House) -> None:
    console = house.begin()
    press("F5")
    assert room(house).isVisible()
    assert house.window.isFullScreen()
    press("F5")
    assert house.window.page is console
    assert not console.shows_room()
    assert not house.window.isFullScreen()


def test_who_leaves_the_workshop_from_the_rooms_picture_gets_the_window_back(house: House) -> None:
    for leave in (house.window.show_home, house.window.show_plan):
        house.begin()
        press("F5")
        leave()
        assert not house.window.isFullScreen()


def test_the_room_can_be_led_from_its_picture_and_escape_returns(house: House) -> None:
    house.begin()
    press("F5")
    press("PgDown")
    press("PgDown")
    assert house.session.step == house.state.ordered(Step)[2]
    assert room(house).view.heading.step_number == 3
    press("PgUp")
    assert room(house).view.heading.step_number == 2
    press("Escape")
    assert isinstance(house.window.page, ConsolePage)
    assert not house.window.page.shows_room()
    assert house.session.step == house.state.ordered(Step)[1]


def test_the_picture_keeps_the_keyboard_whatever_the_meeting_does(house: House) -> None:
    """What is typed before the room never lands in a field that nobody sees."""
    house.begin()
    house.session.run(GoToStep(house.step(StepKind.BUZZ_GROUP).id))
    press("F5")
    press("Ctrl+Right")
    press("Ctrl+Right")
    assert room(house).hasFocus(), "the harvest has begun under the picture"
    press("PgDown")
    press("PgDown")
    assert room(house).hasFocus(), "collecting"
    press("B")
    assert room(house).isBlack()
    press("Escape")
    write("Now I write")
    press("Return")
    assert "Now I write" in [note.text for note in house.on_disk().of(Note).values()]


def test_who_comes_back_from_the_rooms_picture_finds_the_keyboard_and_the_board_as_they_were(house: House) -> None:
    """However large the screen is: what fits there was scrolled before, and is so again."""
    house.begin()
    lane = next(lane for lane in house.state.of(Lane).values() if lane.kind is NoteKind.PROBLEM)
    house.session.run(AddNotes(lane.id, tuple(f"Too little of number {n}, as everybody says" for n in range(30))))
    house.window.resize(960, 600)
    house.console.go_to(house.step(StepKind.COLLECT).id)
    settle()
    stage = house.console.stage
    assert isinstance(stage, CollectStage)
    board = stage.board
    note = board.layout_.order[-1]
    board.setFocus()
    board.choice.only(note, note=True)
    board.show_item(note)
    left = board.camera
    assert left.y > 0
    press("F5")
    house.window.resize(1920, 1080)
    settle()
    assert board.camera != left
    press("F5")
    house.window.resize(960, 600)
    settle()
    assert board.camera == left
    assert board.hasFocus()
    press("Space")
    assert house.on_disk().workshop.spotlight == note
    press("F5")
    press("F5")
    press("Space")
    assert not house.on_disk().workshop.spotlight


def test_the_home_page_shows_messages_again_when_one_goes_there_from_the_rooms_picture(house: House) -> None:
    console = house.begin()
    press("F5")
    console.homeWanted.emit()
    toast = show_toast(house.window, "A message")
    assert toast.isVisible()


def test_a_message_that_is_still_there_is_taken_from_the_rooms_picture(house: House) -> None:
    house.begin()
    show_toast(house.window, "Undone: Add note", "Redo")
    press("F5")
    assert room(house).isVisible()
    assert not [toast for toast in house.window.findChildren(Toast) if toast.isVisible()]


def test_nothing_of_the_console_lies_above_the_rooms_picture(house: House) -> None:
    """Not in any step, and not when a harvest begins: what is seen in the middle is the room's picture."""
    page = house.begin()
    press("F5")
    for _step in house.state.ordered(Step)[1:]:
        press("PgDown")
        press("Ctrl+Right")
        seen = page.childAt(page.rect().center())
        assert seen is room(house) or room(house).isAncestorOf(seen)


def test_after_the_last_step_the_room_is_thanked_and_escape_leads_to_the_minutes(house: House) -> None:
    """The facilitator's page never comes up before the room by itself."""
    house.begin()
    house.session.run(GoToStep(house.state.ordered(Step)[-1].id))
    press("F5")
    press("PgDown")
    assert house.on_disk().workshop.stage is Stage.OPEN, "nobody finishes by turning pages"
    press("Ctrl+PgDown")
    assert house.on_disk().workshop.stage is Stage.DONE
    assert room(house).view.heading.question == "Thank you for today"
    press("Escape")
    assert isinstance(house.window.page, MinutesPage)
    assert not house.window.isFullScreen()


def told(house: House) -> list[str]:
    return [toast.text for toast in house.window.findChildren(Toast) if toast.isVisible()]


def openable(house: House) -> Step:
    """A step with three notes that nine people can vote on."""
    vote = house.step(StepKind.VOTE)
    house.session.run(AddNotes(lane_of(NoteKind.IDEA), ("One", "Two", "Three")))
    house.session.run(EditStep(vote.id, {"candidates": CandidateKind.NOTE}))
    house.session.run(SetParticipants((), 9))
    return vote


def test_a_vote_that_is_still_open_is_told_of_over_the_rooms_picture_when_one_would_finish(house: House) -> None:
    """And nothing more: what else the console has to say is kept from the room."""
    house.begin()
    vote = openable(house)
    house.session.run(OpenRound(vote.id))
    house.session.run(GoToStep(house.state.ordered(Step)[-1].id))
    press("F5")
    press("PgDown")
    assert told(house) == [], "how to finish is not for the room"
    press("Ctrl+PgDown")
    assert house.on_disk().workshop.stage is Stage.OPEN
    assert told(house) == [f"The vote in “{vote.title}” is still open. Close it before you finish."]
    toast = next(toast for toast in house.window.findChildren(Toast) if toast.isVisible())
    assert house.window.childAt(toast.geometry().center()) in (toast, *toast.findChildren(QLabel))
    assert room(house).hasFocus(), "nothing takes the keyboard from the picture"
    press("Escape")
    assert told(house), "it can still be read when one has come back"


def test_a_vote_that_was_left_open_under_the_rooms_picture_is_told_of_when_that_is_taken_away(house: House) -> None:
    house.begin()
    vote = openable(house)
    house.console.go_to(vote.id)
    house.session.run(OpenRound(vote.id))
    press("F5")
    press("PgDown")
    assert told(house) == [], "it is not for the room"
    press("F5")
    assert told(house) == [f"The vote in “{vote.title}” is still open: 0 of 9 ballots in."]
    press("F5")
    press("F5")
    assert told(house) == [], "it has been told"


def test_that_nothing_can_be_written_is_told_over_the_rooms_picture_and_after_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    console = house.begin()
    press("F5")

    def full(*_arguments: object) -> int:
        raise StorageError("disk_full")

    with monkeypatch.context() as broken:
        broken.setattr(house.store, "commit", full)
        press("PgDown")
        assert house.session.step == house.state.ordered(Step)[0]
        assert told(house) == ["The disk is full. Nothing has been lost. Free some space and try again."]
        assert room(house).hasFocus()
        press("F5")
    assert console.banner.isVisible()
    assert console.banner.text().startswith("The disk is full.")


def test_closing_the_window_while_the_room_looks_leaves_nothing_behind(house: House) -> None:
    house.begin()
    press("F5")
    house.restart()
    assert isinstance(house.window.page, ConsolePage)


def colours(picture: QImage) -> set[str]:
    return {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 7)
        for y in range(0, picture.height(), 7)
    }  # fmt: skip


def test_b_turns_the_picture_off_and_the_meeting_goes_on(house: House) -> None:
    house.begin()
    press("F5")
    lit = room(house).grab().toImage()
    press("B")
    assert colours(room(house).grab().toImage()) == {"#000000"}
    press("PgDown")
    assert colours(room(house).grab().toImage()) == {"#000000"}
    press("PgUp")
    press("B")
    assert room(house).grab().toImage() == lit


def at_the_board(house: House) -> None:
    """So many notes that the room's board has pages that turn by themselves."""
    house.begin()
    problems = next(lane.id for lane in house.state.of(Lane).values() if lane.kind is NoteKind.PROBLEM)
    house.session.run(AddNotes(problems, tuple(f"Problem number {number}, in a few words" for number in range(40))))
    house.session.run(GoToStep(house.step(StepKind.COLLECT).id))


def test_a_frozen_picture_does_not_change_while_the_meeting_goes_on(house: House) -> None:
    at_the_board(house)
    press("F5")
    press("F")
    frozen = room(house).grab().toImage()
    house.session.run(AddNotes(next(iter(house.state.of(Lane))), ("Not for the room yet",)))
    for seconds in (1, 12, 12, 600):
        house.forward(seconds)
        assert room(house).grab().toImage() == frozen
    press("PgDown")
    assert room(house).grab().toImage() == frozen
    press("F")
    assert room(house).grab().toImage() != frozen
    assert room(house).view.heading.step_number == 5


@pytest.mark.parametrize("paused", [False, True])
def test_pages_turn_by_themselves_also_while_the_clock_stands(house: House, paused: bool) -> None:
    at_the_board(house)
    if paused:
        press("F8", house.console)
    press("F5")
    seen = set()
    for _turn in range(6):
        house.forward(12)
        seen.add(bytes(room(house).grab().toImage().constBits()))
    assert len(seen) > 1


def test_black_stays_black_when_it_is_frozen_and_lit_again_shows_what_was_frozen(house: House) -> None:
    house.begin()
    press("F5")
    press("F")
    frozen = room(house).grab().toImage()
    press("B")
    press("PgDown")
    assert colours(room(house).grab().toImage()) == {"#000000"}
    press("B")
    assert room(house).grab().toImage() == frozen


# --- two screens: see tests/helpers/two_screens.py ---


USUAL, LOW = {"width": 1440, "height": 900}, {"width": 960, "height": 540}
"""The second is what is left of 1920 × 1080 at 200 %."""


def play(folder: Path, screens: tuple[str, ...], act: str, lefts: tuple[int, ...] = (0, 1440, 2880)) -> dict[str, Any]:
    """Play an act in a program of its own on these screens, side by side or where they are; what it saw."""
    config = folder / "screens.json"
    described = [
        {"name": name, "x": left, "y": 0, **(LOW if name == "low" else USUAL), "logicalDpi": 96}
        for name, left in zip(screens, lefts, strict=False)
    ]
    config.write_text(json.dumps({"screens": described}), encoding="utf-8")
    command = [sys.executable, "-m", "tests.helpers.two_screens", act]
    around = environment(folder, QT_QPA_PLATFORM=f"offscreen:configfile={config}", VERKSTAD_REDUCED_MOTION="1")
    ran = subprocess.run(command, env=around, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr
    seen: dict[str, Any] = json.loads(ran.stdout)
    return seen


def test_on_a_second_screen_the_room_has_a_window_of_its_own(tmp_path: Path) -> None:
    seen = play(tmp_path, ("laptop", "projector"), "lead")
    assert seen["opened"] == {"screen": "projector", "full": True, "area": [1440, 0, 1440, 900], "console": "laptop"}
    assert seen["step after page down"] == 2
    assert seen["step after page up"] == 1
    assert seen["black"] == [True, False]
    assert seen["frozen"] == [True, False]
    assert seen["keyboard"] == "console", "the facilitator goes on writing"
    assert seen["closed by escape"]
    assert seen["closed by f5 in the console"]


def test_the_two_screens_change_places_and_the_room_finds_its_own_again(tmp_path: Path) -> None:
    seen = play(tmp_path, ("laptop", "projector"), "swap")
    assert seen["swapped"] == {"screen": "laptop", "full": True, "area": [0, 0, 1440, 900], "console": "projector"}
    assert seen["swapped back"]["screen"] == "projector"
    assert seen["opened again"]["screen"] == "projector"


def test_the_rooms_screen_is_remembered_by_its_name(tmp_path: Path) -> None:
    first = play(tmp_path, ("laptop", "projector"), "remember")
    assert first["screen"] == "projector"
    assert play(tmp_path, ("laptop", "monitor", "projector"), "remember")["screen"] == "projector"
    assert play(tmp_path, ("laptop", "monitor"), "remember")["screen"] == "monitor"
    assert play(tmp_path, ("laptop", "projector", "monitor"), "remember")["screen"] == "monitor"


def test_a_screen_that_comes_gets_the_rooms_picture_unless_it_shows_the_console(tmp_path: Path) -> None:
    seen = play(tmp_path, ("laptop", "projector", "the same", "monitor"), "plug", (0, 1440, 0, 2880))
    assert seen == {"laptop": False, "projector": True, "the same": False, "monitor": True}


def test_the_facilitator_steers_the_picture_from_the_console(tmp_path: Path) -> None:
    seen = play(tmp_path, ("laptop", "projector"), "steer")
    assert seen["black"] == [True, False]
    assert seen["frozen"] == [True, False]
    assert seen["swapped"]["screen"] == "laptop"
    assert not seen["asks for the keyboard"], "a window manager would give it what is typed after F5"
    assert seen["keyboard"] == "console", "the facilitator goes on writing"


def test_after_a_crash_the_room_sees_again_what_it_saw_and_nothing_else(tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    play(library, ("laptop", "projector"), "die")
    screens = ("laptop", "monitor", "projector")
    for others in (("laptop",), ("laptop", "monitor")):
        folder = shutil.copytree(tmp_path / "shown", tmp_path / str(len(others)))
        assert play(folder, others, "go_on") == {"room": "closed"}
    seen = play(tmp_path / "shown", screens, "go_on")
    assert seen["room"] == "Welcome and where we are"
    assert seen["places"]["screen"] == "projector", "and not another one that is there"
    assert seen["places"]["full"]
    assert seen["places"]["console"] == "laptop"
    for moment, room in (("frozen", "black"), ("just frozen", "closed"), ("closed", "closed")):
        assert play(tmp_path / moment, screens, "go_on")["room"] == room


def test_the_window_and_its_dialogs_are_never_forced_to_be_larger_than_their_screen(tmp_path: Path) -> None:
    for lefts in ((0, 1440), (960, 0)):
        folder = tmp_path / str(lefts[0])
        folder.mkdir()
        seen = play(folder, ("laptop", "low"), "shrink", lefts)
        for screen, room in (("laptop", USUAL), ("low", LOW)):
            for what in ("window", "window that comes back", "list"):
                width, height = seen[screen][what]
                assert width <= room["width"], (screen, what)
                assert height <= room["height"] - 30, (screen, what, "below its title bar")


def test_finish_thanks_the_room_and_closing_the_workshop_closes_its_window(tmp_path: Path) -> None:
    seen = play(tmp_path, ("laptop", "projector"), "finish")
    assert seen["room"] == "Thank you for today"
    assert seen["page"] == "MinutesPage"
    assert seen["windows after home"] == ["MainWindow"]


def test_participants_work_on_the_rooms_picture_while_the_console_keeps_the_keyboard(tmp_path: Path) -> None:
    assert play(tmp_path, ("laptop", "projector"), "participate") == {
        "lent": True,
        "window covered": False,
        "moved": "Move note",
        "keyboard": "console",
        "open after escape": True,
        "lent after the keys": False,
    }


def test_the_booth_is_said_to_be_secret_only_where_the_room_has_a_screen_of_its_own(tmp_path: Path) -> None:
    apart = play(tmp_path, ("laptop", "projector"), "vote")
    assert apart["plan"][0].endswith(" min, and nobody sees how you vote")
    assert apart["console"][0].endswith("Done; the projector shows only the count.")
    assert apart["console"][1:] == apart["booth"] == ["Nobody can see who voted for what. It is not stored."]


@pytest.mark.parametrize("screens", [("laptop",), ("laptop", "projector that shows the same")])
def test_with_a_projector_that_can_only_show_the_booth_it_is_said_to_turn_it_off(
    tmp_path: Path, screens: tuple[str, ...]
) -> None:
    seen = play(tmp_path, screens, "vote", (0, 0))
    assert seen["plan"][0].endswith(" min, and nobody sees how you vote if the projector is off")
    assert "Turn the projector off first if it shows this screen: else the room sees the dots." in seen["console"][0]
    assert seen["console"][1:] == ["Who voted for what is not stored."]
    assert seen["booth"] == ["Turn the projector off if it shows this screen. Who voted for what is not stored."]


# --- how large ---


def step_of(state: State, kind: StepKind) -> Step:
    return state.ordered(Step, lambda step: step.kind is kind)[0]


def meeting(*commands: Command) -> State:
    return done(State.of_records(reopened()), *commands, using=context(Ids("more")))


def at(kind: StepKind) -> GoToStep:
    return GoToStep(step_of(State.of_records(reopened()), kind).id)


def lane_of(kind: NoteKind) -> str:
    state = State.of_records(reopened())
    return next(lane.id for lane in state.of(Lane).values() if lane.kind is kind)


def with_votes(kind: CandidateKind, stage: str) -> State:
    """A vote on eight themes or on many notes, opened, closed or shown."""
    before = [record for record in reopened() if record.kind_name not in ("round", "ballot_box")]
    vote = step_of(State.of_records(before), StepKind.VOTE)
    state = done(
        State.of_records(before),
        EditStep(vote.id, {"candidates": kind}),
        GoToStep(vote.id),
        OpenRound(vote.id),
        using=context(Ids("vote")),
    )
    round_id = next(iter(state.of(Round)))
    more: list[Command] = [CallOut(round_id, "1=9 2=9 3=7 4=1 5=12")]
    if stage != "open":
        more.append(CloseRound(round_id))
    if stage == "shown":
        more.append(Reveal(round_id))
    return done(state, *more)


def with_run_off() -> State:
    """The same on themes, with a tie at the line that a run-off has settled."""
    state = with_votes(CandidateKind.THEME, "shown")
    first = next(iter(state.of(Round).values()))
    using = context(Ids("run-off"))
    state = done(state, MoveCut(first.id, 2), using=using)
    opened = done(state, OpenRound(first.step_id, run_off=first.id), using=using)
    run_off = opened.ordered(Round)[-1]
    return done(opened, CallOut(run_off.id, "1=4 2=5"), CloseRound(run_off.id), Reveal(run_off.id), using=using)


LONG = "Everything that has to do with how we meet, decide, remember and carry out what we have decided together. " * 4


def scenes() -> dict[str, State]:
    buzz = step_of(State.of_records(reopened()), StepKind.BUZZ_GROUP)
    note = next(iter(State.of_records(reopened()).of(Note)))
    many = tuple((f"Person {number} Andersson-Lindgren", f"Unit {number % 7}") for number in range(60))
    return {
        "welcome": meeting(),
        "information": meeting(at(StepKind.INFORMATION)),
        "alone, without groups": meeting(SetParticipants(), GoToStep(buzz.id)),
        "in groups": meeting(GoToStep(buzz.id), DrawGroups(buzz.id), GoToPhase(buzz.id, 1)),
        "sixty people": meeting(SetParticipants(many), GoToStep(buzz.id), DrawGroups(buzz.id)),
        "numbered groups": meeting(SetParticipants((), 80), GoToStep(buzz.id), DrawGroups(buzz.id)),
        "long words": meeting(
            EditStep(buzz.id, {"question": LONG, "instruction": LONG}), GoToStep(buzz.id), DrawGroups(buzz.id)
        ),
        "harvest": meeting(GoToStep(buzz.id), DrawGroups(buzz.id), GoToPhase(buzz.id, 2)),
        "board": meeting(at(StepKind.COLLECT)),
        "full board": meeting(
            AddNotes(lane_of(NoteKind.PROBLEM), tuple(f"Problem {number}" for number in range(80))),
            at(StepKind.COLLECT),
        ),
        "long notes": meeting(AddNotes(lane_of(NoteKind.IDEA), (LONG, LONG, "x" * 400)), at(StepKind.COLLECT)),
        "one note": meeting(at(StepKind.COLLECT), Spotlight(note)),
        "break": meeting(at(StepKind.BREAK)),
        "themes": meeting(at(StepKind.THEME)),
        "before the vote": with_votes(CandidateKind.THEME, "open"),
        "vote on many notes": with_votes(CandidateKind.NOTE, "open"),
        "closed": with_votes(CandidateKind.THEME, "closed"),
        "result": with_votes(CandidateKind.THEME, "shown"),
        "result of many": with_votes(CandidateKind.NOTE, "shown"),
        "result after a run-off": with_run_off(),
        "actions": meeting(at(StepKind.ACTIONS)),
        "twenty-eight actions": meeting(
            *(AddAction(f"{number}. {LONG[:90]}", who="Everybody") for number in range(28)), at(StepKind.ACTIONS)
        ),
        "end": meeting(at(StepKind.GO_AROUND), FinishWorkshop()),
    }


@pytest.mark.parametrize("scene", scenes().keys())
def test_no_text_is_smaller_than_the_back_row_can_read(scene: str, show: Callable[[State], Shown]) -> None:
    """At 1920×1080 nothing under 28 px: every text that is drawn is measured as it is drawn."""
    shown = show(scenes()[scene])
    for seconds in (0, 12, 4000):  # a second page; overtime, paused
        shown.clock.forward(seconds)
        shown.session.ticked.emit()
        shown.picture()
    assert shown.sizes, "something is said"
    assert {text: size for text, size in shown.sizes.items() if size < FLOOR - 0.01} == {}
    visible = [each for each in shown.surface.findChildren(QLabel) if each.isVisible()]
    assert not visible, "labels draw themselves, unmeasured"


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_the_picture_follows_the_theme_of_the_program(
    name: str, show: Callable[[State], Shown], qapp: QApplication
) -> None:
    theme.apply(qapp, name)
    picture = show(meeting(at(StepKind.INFORMATION))).picture()
    assert picture.pixelColor(4, 4) == QColor(theme.palette().paper)
    assert len(colours(picture)) > 3


def test_the_thanks_at_the_end_are_the_largest_that_the_room_reads(show: Callable[[State], Shown]) -> None:
    title = "How we take care of all that those who work here have seen, and what comes of it, from now on"
    ended = meeting(EditWorkshop({"title": title}), at(StepKind.GO_AROUND), FinishWorkshop())
    shown = show(ended)
    shown.picture()
    assert shown.sizes["Thank you for today"] == max(shown.sizes.values()) >= 64
    assert " ".join(words for words in shown.sizes if words in title) == title, "under that the whole title"


# --- what it never shows ---


@pytest.mark.parametrize("kind", list(StepKind))
def test_the_picture_is_the_same_with_and_without_notes_to_self(kind: StepKind, show: Callable[[State], Shown]) -> None:
    plain = meeting(at(kind))
    told = done(plain, *(EditStep(step.id, {"notes": "SECRET " * 30}) for step in plain.ordered(Step)))
    one, other = show(plain), show(told)
    assert one.picture() == other.picture()
    assert not any("SECRET" in text for text in other.sizes)


def test_a_vote_that_is_open_looks_the_same_whatever_the_ballots_say(show: Callable[[State], Shown]) -> None:
    state = with_votes(CandidateKind.THEME, "open")
    round_id = next(iter(state.of(Round)))
    other = done(state, CallOut(round_id, "1=3 6=8"))
    assert show(state).picture() == show(other).picture()


def test_a_candidate_with_a_long_name_is_read_whole_while_one_votes(show: Callable[[State], Shown]) -> None:
    records = [record for record in reopened() if record.kind_name not in ("round", "ballot_box")]
    before = State.of_records(records)
    name = " ".join(f"{number} words that say what the theme is about" for number in range(4))
    state = done(before, RenameTheme(before.ordered(Theme)[3].id, name), at(StepKind.VOTE), using=context(Ids("vote")))
    shown = show(state)
    shown.picture()
    assert " ".join(text for text in shown.sizes if (text in name and "words" in text) or "…" in text) == name


def test_a_long_action_is_read_whole_and_pages_hold_whole_actions(show: Callable[[State], Shown]) -> None:
    what = " ".join(f"and {number} things that somebody has to do before the summer" for number in range(9))
    who = " and ".join(f"department {number}" for number in range(12))
    shown = show(meeting(AddAction(what, who=who), AddAction("The last one"), at(StepKind.ACTIONS)))
    for _page in range(3):
        shown.picture()
        shown.forward(12)
    said = " ".join(shown.sizes)
    assert all(words in said for words in (f"{number} things" for number in range(9)))
    assert "department 11" in said
    assert "The last one" in said
    assert not any("…" in text for text in shown.sizes)


@pytest.mark.parametrize(("rows", "times"), [(3, 5), (6, 4), (8, 2)])
def test_a_long_name_is_read_whole_in_the_result_where_there_is_room(
    rows: int, times: int, show: Callable[[State], Shown]
) -> None:
    name = " ".join(f"{number} words that say what the theme is about" for number in range(times))
    before = with_votes(CandidateKind.THEME, "shown")
    round_ = next(iter(before.of(Round).values()))
    candidates = round_.candidates[: rows - 1]
    long = replace(round_.candidates[rows - 1], label=name)
    asked = replace(round_, candidates=(*candidates, long), shown=rows)
    names = [replace(theme, name=name) for theme in before.ordered(Theme) if theme.id == long.ref]
    kept = [record for record in before.records() if record.id not in (round_.id, long.ref)]
    shown = show(State.of_records([*kept, asked, *names]))
    shown.picture()
    assert " ".join(text for text in shown.sizes if (text in name and "o" in text) or "…" in text) == name


@pytest.mark.parametrize("steps", [3, 12, 30])
def test_every_step_is_told_before_the_start_also_under_a_long_title(
    steps: int, show: Callable[[State], Shown]
) -> None:
    sentence = "How we take care of what those who work here have seen, and what comes of it, from now on and every day"
    more = {steps - 1: " that takes some more words than a column has room for, and they are read too"}
    titles = [f"{number}: a step about something{more.get(number, '')}" for number in range(steps)]
    agenda = [AddStep(StepKind.INFORMATION, title) for title in titles]
    front = EditWorkshop({"title": sentence[:100], "purpose": 2 * sentence})
    state = State.of_records(reopened())
    planned = done(
        state, *(DeleteStep(step.id) for step in state.ordered(Step)), *agenda, front, using=context(Ids("p"))
    )
    shown = show(planned)
    for _page in range(4):
        shown.picture()
        shown.forward(12)
    said = " ".join(shown.sizes)
    assert [title for title in titles if title not in said] == []
    assert not any("…" in text for text in shown.sizes)
    assert min(shown.sizes.values()) >= FLOOR


def test_the_language_of_the_room_is_that_of_the_workshop(show: Callable[[State], Shown]) -> None:
    state = meeting(at(StepKind.COLLECT))
    swedish = done(state, EditWorkshop({"language": "sv"}))
    shown = show(swedish)
    shown.picture()
    assert any("Bikupa" in text for text in shown.sizes)
    assert not any("Buzz group" in text for text in shown.sizes)


def test_the_whole_picture_scales_with_the_screen(show: Callable[[State], Shown]) -> None:
    shown = show(meeting(at(StepKind.INFORMATION)))
    shown.picture()
    large = dict(shown.sizes)
    shown.sizes.clear()
    shown.surface.resize(3840, 2160)
    shown.picture()
    assert shown.sizes.keys() == large.keys()
    assert all(shown.sizes[text] == pytest.approx(2 * size, rel=0.02) for text, size in large.items())
