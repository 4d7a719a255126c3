"""The program as a whole: first start, settings, what is watched over, bugs, full disks, and closing at any moment."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLibraryInfo, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QFileDialog
from pytestqt.qtbot import QtBot

from tests.helpers.program import (
    House,
    answer_file,
    environment,
    houses,
    label_texts,
    look,
    no_room,
    when_dialog,
)
from tests.helpers.workshops import example, planned
from workshop_app import app as program_module
from workshop_app import i18n, paths
from workshop_app.app import Program, make_application
from workshop_app.commands.agenda import EditStep, EditWorkshop, GoToStep, SetParticipants
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.voting import CastBallot, CloseRound, OpenRound, Reveal
from workshop_app.diagnostics import CrashReporter
from workshop_app.domain.enums import CandidateKind, NoteKind, StepKind
from workshop_app.domain.records import BallotBox, Harvest, Lane, Note, Record, Round, Step, Workshop
from workshop_app.domain.state import State
from workshop_app.outlet import export_workshop
from workshop_app.services.backup import backups_in, newest_good
from workshop_app.services.settings import Settings, SettingsFile
from workshop_app.storage.store import SqliteStore
from workshop_app.ui import theme
from workshop_app.ui.booth.page import BoothPage
from workshop_app.ui.console.page import ConsolePage
from workshop_app.ui.driving import button, click, press, settle, wait_until, write
from workshop_app.ui.home import HomePage
from workshop_app.ui.minutes import MinutesPage
from workshop_app.ui.plan.page import PlanPage
from workshop_app.ui.rescue import Teller
from workshop_app.ui.settings_page import SettingsPage
from workshop_app.ui.widgets.choices import CheckBox
from workshop_app.ui.widgets.fields import TextField
from workshop_app.ui.widgets.toast import Toast

__all__ = ["look"]  # fixtures


@dataclass
class Running:
    """The program on a data folder of its own."""

    folder: Path
    app: QApplication
    program: Program | None = None

    def start(self, language: str = "en", *, as_left: bool = True) -> Program:
        """Start it, as the command does once the library is open."""
        store = SqliteStore(paths.library_path())
        self.program = Program(self.app, store, SettingsFile(paths.config_path()), language)
        self.program.start(as_left=as_left)
        settle()
        return self.program

    def stop(self) -> None:
        """Close it, as its window does."""
        if self.program is not None:
            self.program.stop()
            settle()
        self.program = None

    @property
    def settings(self) -> SettingsPage:
        """The settings page of the window."""
        assert self.program is not None
        self.program.window.front.show_place("settings")
        page = self.program.window.findChild(SettingsPage)
        assert page is not None
        return page


@pytest.fixture
def running(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    monkeypatch.setenv("VERKSTAD_DATA", str(tmp_path))
    made = Running(tmp_path, make_application())
    yield made
    made.stop()


def stored() -> list[str]:
    """Titles of the workshops on disk."""
    store = SqliteStore(paths.library_path())
    try:
        return [listed.title for listed in store.workshops()]
    finally:
        store.close()


WRITTEN = "what somebody wrote"
EXAMPLE = "Continuous improvement – the management team"

# --- the first start, and the next ---


def test_at_the_first_start_the_example_lies_there_and_opens(running: Running) -> None:
    program = running.start()
    assert program.window.isVisible()
    assert isinstance(program.window.front.home, HomePage)
    assert stored() == [EXAMPLE]
    program.window.open_workshop(program.library.workshops()[0].id)
    assert isinstance(program.window.page, MinutesPage)


def test_the_example_is_offered_once_also_when_it_is_deleted(running: Running) -> None:
    program = running.start()
    running.stop()
    program = running.start()
    assert stored() == [EXAMPLE]
    program.library.delete(program.library.workshops()[0].id)
    running.stop()
    running.start()
    assert stored() == []


def test_a_backup_is_made_at_the_start_and_at_the_end(running: Running) -> None:
    program = running.start()
    folder = paths.backups_folder(paths.library_path())
    wait_until(lambda: len(backups_in(folder)) == 1)
    assert any("Latest backup" in text for text in label_texts(program.window.front.home))
    made = program.library.create_from_template("bikupa", "en", date(2026, 6, 10))
    running.stop()
    newest = newest_good(folder)  # of one hour only the newest is kept, so there may be one
    assert newest is not None
    copy = running.folder / "copy.db"
    copy.write_bytes(newest.read_bytes())
    store = SqliteStore(copy)
    assert made in [listed.id for listed in store.workshops()]
    store.close()


def test_home_says_why_no_backups_are_made_while_a_secret_vote_goes_on(running: Running) -> None:
    program = running.start()
    program.window.open_workshop(program.library.create_from_template("bikupa-forbattring", "en", date(2026, 6, 10)))
    session = program.window.session
    assert session is not None
    vote = next(step for step in session.state.ordered(Step) if step.kind is StepKind.VOTE)
    idea = next(lane for lane in session.state.of(Lane).values() if lane.kind is NoteKind.IDEA)
    for command in (
        EditWorkshop({"title": "Queues"}),
        EditStep(vote.id, {"candidates": CandidateKind.NOTE, "lanes": (idea.id,)}),
        AddNotes(idea.id, ("One", "Two")),
        GoToStep(vote.id),
        OpenRound(vote.id, 2),
    ):
        session.run(command)
    (round_,) = session.state.of(Round).values()
    session.run(CastBallot(round_.id, ((1, 1),)))
    why = "Everything is saved. No backups are made until the result of the vote in “Queues” is shown."
    program.window.show_home()
    assert why in label_texts(program.window.front.home)
    program.window.open_workshop(session.workshop.id)
    session = program.window.session
    assert session is not None
    session.run(CloseRound(round_.id))
    session.run(Reveal(round_.id))
    program.window.show_home()
    assert why not in label_texts(program.window.front.home)


def test_when_no_backup_can_be_made_a_banner_in_the_window_says_so(running: Running) -> None:
    paths.backups_folder(paths.library_path()).write_text("a file in the way", "utf-8")
    program = running.start()
    wait_until(program.window.front.banner.isVisible)
    assert program.window.front.banner.window() is program.window
    assert program.window.front.banner.text() == "No backup could be made. Your work itself is saved."
    assert [type(one).__name__ for one in QApplication.topLevelWidgets() if one.isVisible()] == ["MainWindow"]


# --- where it is begun again ---


def noted() -> str:
    """Id of the workshop that would be opened, were the program to die now."""
    return SettingsFile(paths.config_path()).load().workshop


@contextmanager
def as_after_a_kill(running: Running, monkeypatch: pytest.MonkeyPatch, *, as_left: bool = True) -> Iterator[Program]:
    """The program started on what the disk holds at this moment, while the other one has not ended."""
    left = running.folder / "killed"
    shutil.copytree(running.folder, left, ignore=shutil.ignore_patterns("killed"))
    monkeypatch.setenv("VERKSTAD_DATA", str(left))
    again = Running(left, running.app)
    try:
        yield again.start(as_left=as_left)
    finally:
        again.stop()
        monkeypatch.setenv("VERKSTAD_DATA", str(running.folder))


def begun(program: Program) -> str:
    """The id of a workshop whose first step is on the screen, once the program has settled."""
    template = program.library.templates()[0].id
    workshop_id = program.library.create_from_template(template, "en", date(2026, 11, 22))
    program.window.open_workshop(workshop_id)
    program.window.start()
    wait_until(lambda: noted() == workshop_id)
    return workshop_id


def test_after_the_program_or_the_computer_died_it_begins_where_it_was(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = running.start()
    workshop_id = begun(first)
    with as_after_a_kill(running, monkeypatch) as program:
        assert isinstance(program.window.page, ConsolePage)
        assert program.window.session is not None
        assert program.window.session.workshop.id == workshop_id
        wait_until(lambda: bool(program.window.findChildren(Toast)))
        [toast] = program.window.findChildren(Toast)
        assert toast.text == "Verkstad did not get to close last time. Everything is here, as it was."
        program.window.show_home()
        assert program.window.front.home.list.rows.rowCount() == 2, "and home is where it was"
        assert program.window.front.home.search.hasFocus(), "where one can search at once"
    assert noted() == workshop_id


def test_an_old_workshop_that_was_only_looked_at_is_there_again_too(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = running.start()
    old = begun(first)
    first.window.show_home()
    template = first.library.templates()[0].id
    for _ in range(50):
        first.library.create_from_template(template, "en", date(2026, 11, 22))
    first.window.open_workshop(old)
    wait_until(lambda: noted() == old)
    with as_after_a_kill(running, monkeypatch) as program:
        assert program.window.session is not None
        assert program.window.session.workshop.id == old


def test_a_workshop_that_was_left_is_not_opened_again(running: Running) -> None:
    program = running.start()
    begun(program)
    program.window.show_home()
    assert noted() == ""
    begun(program)
    running.stop()
    assert noted() == ""
    program = running.start()
    assert program.window.session is None
    assert program.window.front.home.isVisible()


def test_a_backup_that_was_put_back_is_not_said_to_be_as_it_was_left(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(running.start())
    with as_after_a_kill(running, monkeypatch, as_left=False) as program:
        assert program.window.front.home.isVisible()
        wait_until(lambda: noted() == "")
        assert not program.window.findChildren(Toast)


def test_a_workshop_that_cannot_be_opened_is_tried_once(running: Running) -> None:
    workshop_id = begun(running.start())
    running.stop()
    with closing(sqlite3.connect(paths.library_path())) as conn:
        conn.execute("update step set kind = 'dance'")
        conn.commit()
    SettingsFile(paths.config_path()).save(Settings(workshop=workshop_id))
    for told in (True, False):
        program = running.start()
        assert program.window.front.home.isVisible()
        assert program.window.front.banner.isVisible() is told
        running.stop()


def test_of_a_workshop_that_is_gone_nothing_is_said(running: Running) -> None:
    SettingsFile(paths.config_path()).save(Settings(workshop="not-there"))
    program = running.start()
    assert program.window.front.home.isVisible()
    assert not program.window.front.banner.isVisible()
    assert noted() == ""


# --- settings ---


def words_of_qt() -> str:
    """What the button to cancel says in Qt's own dialogs."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    text = box.button(QDialogButtonBox.StandardButton.Cancel).text()
    box.deleteLater()
    return text.replace("&", "")


def go_to_settings(program: Program) -> None:
    click(button(program.window.front.rail, "Settings" if i18n.current().code == "en" else "Inställningar"))


def test_another_language_rebuilds_the_window_in_its_place(running: Running) -> None:
    program = running.start()
    go_to_settings(program)
    program.window.setGeometry(120, 80, 1100, 700)
    before, place = program.window, program.window.geometry()
    click(button(running.settings.language, "Svenska"))
    assert program.window is not before
    assert program.window.geometry() == place
    assert running.settings.isVisible(), "one stays where one chose"
    assert "Inställningar" in label_texts(running.settings)
    assert SettingsFile(paths.config_path()).load().language == "sv"
    settle()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [program.window]
    click(button(program.window.front.rail, "Hem"))
    assert any(text.startswith("Allt sparas på den här datorn.") for text in label_texts(program.window.front.home))
    go_to_settings(program)
    if (Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_sv.qm").exists():
        assert words_of_qt() == "Avbryt"
        click(button(running.settings.language, "English"))
        assert words_of_qt() == "Cancel"


def test_another_theme_holds_at_once_and_at_the_next_start(running: Running) -> None:
    program = running.start()
    go_to_settings(program)
    click(button(running.settings.theme, "Dark"))
    assert theme.palette().dark
    running.stop()
    theme.apply(running.app, "light")
    running.start()
    assert theme.palette().dark


def test_the_organisation_is_kept_without_another_window(running: Running) -> None:
    program = running.start()
    go_to_settings(program)
    before = program.window
    field = running.settings.findChild(TextField)
    assert field is not None
    write("Sample Municipality", field)
    press("Return")
    assert program.window is before
    assert SettingsFile(paths.config_path()).load().organisation == "Sample Municipality"


def test_closing_the_window_while_a_setting_is_written_keeps_it_and_closes(running: Running) -> None:
    program = running.start()
    go_to_settings(program)
    field = running.settings.findChild(TextField)
    assert field is not None
    write("Half a na", field)
    program.window.close()
    settle()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == []
    assert SettingsFile(paths.config_path()).load().organisation == "Half a na"


def test_choosing_a_setting_forgets_nothing_that_the_program_remembers_itself(running: Running) -> None:
    SettingsFile(paths.config_path()).save(Settings(projector="HDMI-1", language="en"))
    program = running.start()
    go_to_settings(program)
    click(next(box for box in running.settings.findChildren(CheckBox) if box.text() == "Less movement"))
    saved = SettingsFile(paths.config_path()).load()
    assert (saved.reduced_motion, saved.projector, saved.language) == (True, "HDMI-1", "en")


def test_choosing_a_setting_does_not_bring_back_the_workshop_that_was_open_when_the_program_died(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(running.start())
    with as_after_a_kill(running, monkeypatch) as program:
        program.window.show_home()
        go_to_settings(program)
        page = program.window.findChild(SettingsPage)
        assert page is not None
        click(next(box for box in page.findChildren(CheckBox) if box.text() == "Less movement"))
        saved = SettingsFile(paths.config_path()).load()
        assert (saved.reduced_motion, saved.workshop) == (True, "")


def test_settings_that_cannot_be_saved_are_told_of(running: Running) -> None:
    program = running.start()
    go_to_settings(program)
    (running.folder / "settings.json.part").mkdir()
    click(button(running.settings.theme, "Dark"))
    assert program.window.findChildren(Toast)
    (running.folder / "settings.json.part").rmdir()


# --- the file moved while it is open ---


@pytest.fixture
def quick_watch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program_module, "WATCH_MS", 20)


@pytest.mark.parametrize("with_room", [False, True])
def test_after_a_crash_the_window_is_where_it_was_and_not_as_the_room_saw_it(
    running: Running, quick_watch: None, monkeypatch: pytest.MonkeyPatch, with_room: bool
) -> None:
    program = running.start()
    begun(program)
    program.window.setGeometry(0, 30, 960, 610)
    wait_until(lambda: SettingsFile(paths.config_path()).load().window == program.window.place())
    if with_room:
        program.window.toggle_projector()
        assert program.window.isFullScreen()
        watched: list[bool] = []
        QTimer.singleShot(2 * program_module.WATCH_MS, lambda: watched.append(True))
        wait_until(lambda: bool(watched))
    with as_after_a_kill(running, monkeypatch) as again:
        place = again.window.geometry()
        assert (place.top(), place.height()) == (30, 610), "Qt's off-screen screen is too narrow for our windows"


def test_what_the_program_notes_by_itself_and_cannot_is_told_to_nobody(
    running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    """Who opens a workshop has chosen no folder to write in, and is asked for no other."""
    caplog.set_level("INFO")
    program = running.start()
    (running.folder / "settings.json.part").mkdir()
    program.window.open_workshop(program.library.workshops()[0].id)
    wait_until(lambda: "settings were not saved" in caplog.text)
    program.window.show_home()
    assert not program.window.findChildren(Toast)
    (running.folder / "settings.json.part").rmdir()


def add(program: Program, text: str) -> None:
    session = program.window.session
    assert session is not None
    lane = next(iter(session.state.of(Lane)))
    assert session.run(AddNotes(lane, (text,)))


@pytest.mark.parametrize("replaced", [False, True])
def test_a_library_moved_while_it_is_open_is_rescued_and_told_of(
    running: Running, quick_watch: None, replaced: bool
) -> None:
    program = running.start()
    program.window.open_workshop(program.library.workshops()[0].id)
    add(program, "Written before")
    path = paths.library_path()
    told: list[str] = []

    def answer(dialog: QDialog) -> None:
        told.extend(label_texts(dialog))
        press("Return", dialog)

    when_dialog(answer)
    path.rename(running.folder / "moved.db")
    if replaced:
        path.write_bytes(b"something else")
    wait_until(lambda: bool(told))
    (rescued,) = running.folder.glob("library-rescued-*.db")
    assert told == [
        "The library was moved",
        f"The library has been moved or replaced while it was open. Everything is in {rescued}. Start Verkstad again.",
    ]
    assert "Written before" in notes_in(rescued)
    add(program, "Written after")
    running.stop()
    assert {"Written before", "Written after"} <= notes_in(rescued)
    if replaced:
        assert path.read_bytes() == b"something else"
    else:
        assert not path.exists()


def notes_in(path: Path) -> set[str]:
    store = SqliteStore(path)
    try:
        return {note.text for note in store.load(store.workshops()[0].id).of(Note).values()}
    finally:
        store.close()


# --- bugs ---


@pytest.fixture
def hooks() -> Iterator[None]:
    """The places where exceptions end are as they were, afterwards."""
    before = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = before


@pytest.mark.parametrize("where", ["a slot", "a thread"])
def test_a_bug_ends_in_a_report_and_a_calm_dialog_and_the_program_goes_on(
    running: Running, hooks: None, where: str, expect_warning: Callable[[str], None]
) -> None:
    expect_warning("unhandled")
    program = running.start()
    teller = Teller()
    teller.window = lambda: program.window
    CrashReporter(running.folder / "reports", teller.told.emit).install()
    told: list[Any] = []

    def answer(dialog: QDialog) -> None:
        told.extend(label_texts(dialog))
        told.append(dialog.parentWidget())
        press("Return", dialog)

    def bug() -> None:
        raise ValueError(WRITTEN)

    when_dialog(answer)
    thread = threading.Thread(target=bug)
    if where == "a slot":
        slot = QTimer(program.window)
        slot.setSingleShot(True)
        slot.timeout.connect(bug)
        slot.start()
    else:
        thread.start()
    wait_until(lambda: bool(told))
    if where == "a thread":
        thread.join()
    (report,) = (running.folder / "reports").glob("report-*.txt")
    assert told[0] == "Sorry"
    assert str(report) in told[1]
    assert told[2] is program.window
    assert "ValueError" in report.read_text("utf-8")
    assert WRITTEN not in report.read_text("utf-8")
    program.window.open_workshop(program.library.workshops()[0].id)
    add(program, "Work goes on")
    assert "Work goes on" in notes_in(paths.library_path())


# --- a disk that is full ---


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    yield from houses(tmp_path, qtbot, planned("tom-tavla", "en"))


def wal(house: House) -> int:
    return house.path.with_name(house.path.name + "-wal").stat().st_size


needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")


@needs_limits
def test_what_cannot_be_saved_stays_in_the_line_and_the_same_enter_works_later(house: House) -> None:
    console = house.begin()
    write("Saved")
    press("Return")
    write("Typed when the disk was full")
    with no_room(wal(house)):
        press("Return")
        assert console.banner.isVisible()
        assert console.banner.text() == (
            "The disk did not answer as it should. The latest change was not saved. Try again."
        )
        assert [note.text for note in house.state.of(Note).values()] == ["Saved"]
        press("Return")
    assert console.banner.isVisible(), "until something has been saved"
    press("Return")
    assert not console.banner.isVisible()
    assert [note.text for note in house.on_disk().ordered(Note)] == ["Saved", "Typed when the disk was full"]
    press("Return")
    assert len(house.on_disk().of(Note)) == 2, "the line is empty again"


@needs_limits
def test_nothing_moves_on_the_screen_that_is_not_on_the_disk(tmp_path: Path, qtbot: QtBot) -> None:
    for house in houses(tmp_path, qtbot, planned("bikupa", "en")):
        console = house.begin()
        step = house.session.workshop.current_step
        with no_room(wal(house)):
            press("PgDown")
            press("F8")
            press("F9")
            assert console.banner.isVisible()
            assert house.session.workshop.current_step == step
        assert house.on_disk() == house.state
        press("PgDown")
        assert house.session.workshop.current_step != step


@needs_limits
def test_the_minutes_page_says_it_too(house: House) -> None:
    house.begin()
    house.window.show_minutes()
    page = house.window.page
    assert isinstance(page, MinutesPage)
    with no_room(wal(house)):
        click(button(page, "Finish the workshop"))
    assert page.banner.isVisible()
    assert "was not saved" in page.banner.text()
    click(button(page, "Finish the workshop"))
    assert house.on_disk().workshop.stage == "done"


# --- closing in the middle ---


def in_a_harvest(house: House) -> None:
    house.begin()
    house.session.run(SetParticipants((), 6))
    house.console.go_to(house.step(StepKind.BUZZ_GROUP).id)
    for key in ("F6", "Ctrl+Right", "Ctrl+Right"):
        press(key)
    write("One")
    press("Return")
    write("half a thou")


def in_the_plan(house: House) -> None:
    house.window.open_workshop(house.id)
    page = house.window.page
    assert isinstance(page, PlanPage)
    click(button(page, "Show the facts of the workshop"))
    field = next(one for one in page.findChildren(TextField) if one.accessibleName() == "Name")
    press("Ctrl+A", field)
    write("A new ti")


def before_the_room(house: House) -> None:
    in_a_harvest(house)
    press("F5")
    press("PgDown")


def in_the_minutes(house: House) -> None:
    in_a_harvest(house)
    house.window.show_minutes()


def in_the_booth(house: House) -> None:
    house.begin()
    house.session.run(SetParticipants((), 3))
    lane = next(lane.id for lane in house.state.of(Lane).values() if lane.kind is NoteKind.IDEA)
    house.session.run(AddNotes(lane, ("One", "Two", "Three")))
    vote = house.step(StepKind.VOTE, 1)
    house.console.go_to(vote.id)
    settle()
    click(button(house.console, "Open the vote"))
    press("Ctrl+Return")
    booth = house.window.findChild(BoothPage)
    assert booth is not None
    write("1")
    for _press in range(3):  # done; yes, with dots left; the next one
        press("Return")
    write("2")


@pytest.mark.parametrize("middle", [in_a_harvest, in_the_plan, before_the_room, in_the_minutes, in_the_booth])
def test_closing_in_the_middle_of_anything_loses_nothing(
    tmp_path: Path, qtbot: QtBot, middle: Callable[[House], None]
) -> None:
    for house in houses(tmp_path, qtbot, planned("bikupa-forbattring", "en")):
        middle(house)
        before = house.state
        house.window.close()
        settle()
        assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == []
        house.restart()
        after = house.session.state
        more = [record for record in made(after) if record not in made(before)]
        assert [record for record in made(after) if record not in more] == made(before)
        half = [] if middle in (in_the_plan, in_the_booth) else ["half a thou"]
        assert [note.text for note in more if isinstance(note, Note)] == half, "what stood in the line is on the board"
        assert len(more) == len(half)
        if middle is in_the_plan:
            assert after.workshop.title == "A new ti", "what is typed in a field of the plan is saved as it is typed"
        if middle is in_the_booth:
            (box,) = after.of(BallotBox).values()
            assert box.ballots == (((1, 1),),), "a ballot that was put in is in; one half made is not"
            assert [round_.voters for round_ in after.of(Round).values()] == [3]


def made(state: State) -> list[Record]:
    """Everything but clocks, which go on."""
    return sorted((record for record in state.records() if record.kind_name != "timer"), key=lambda one: one.id)


# --- files from outside ---


def test_a_workshop_file_is_taken_in_and_opened(running: Running) -> None:
    program = running.start()
    file = running.folder / "other.verkstad"
    records = [
        replace(record, title="From a colleague") if isinstance(record, Workshop) else record
        for record in example("en")
    ]
    export_workshop(State.of_records(records), file, i18n.Language("en"))
    when_dialog(answer_file(file))
    program.window.front.home.file_requested.emit()
    assert program.window.session is not None
    assert program.window.session.workshop.title == "From a colleague"
    running.stop()
    assert sorted(stored()) == sorted([EXAMPLE, "From a colleague"])


def test_a_file_that_cannot_be_read_is_told_of_and_nothing_is_imported(running: Running) -> None:
    program = running.start()
    file = running.folder / "photo.verkstad"
    file.write_bytes(b"\x89PNG not a workshop")
    program.import_file(file)
    assert [toast.text for toast in program.window.findChildren(Toast)] == [
        "Verkstad cannot read the file. It may be damaged or of another kind. Nothing was imported."
    ]
    assert stored() == [EXAMPLE]


def test_giving_up_the_choice_of_a_file_changes_nothing(running: Running) -> None:
    program = running.start()
    when_dialog(lambda dialog: press("Escape", dialog))
    program.window.front.home.file_requested.emit()
    assert QApplication.activeModalWidget() is None
    assert isinstance(QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode)
    assert program.window.session is None


# --- the command that opens it ---

OPEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from workshop_app.app import make_application, run_program
from workshop_app.instance import try_lock
app = make_application()
path = Path(sys.argv[1])
def look():
    window = QApplication.activeWindow()
    if window is not None:
        timer.stop()
        print(type(window).__name__, window.front.home.accessibleName(), try_lock(path) is None)
        window.close()
timer = QTimer()
timer.timeout.connect(look)
timer.start(20)
code = run_program(path, sys.argv[2])
print(code, try_lock(path) is not None)
"""


@pytest.mark.parametrize(("lang", "home"), [("en", "Home"), ("sv", "Hem")])
def test_the_program_runs_from_start_to_end(tmp_path: Path, lang: str, home: str) -> None:
    path = tmp_path / "of my own åäö.db"
    ran = subprocess.run(
        [sys.executable, "-c", OPEN, str(path), lang], env=environment(tmp_path), capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert ran.stdout.splitlines() == [f"MainWindow {home} True", "0 True"], ran.stderr
    assert (tmp_path / "verkstad.log").exists()
    store = SqliteStore(path)
    assert len(store.workshops()) == 1
    store.close()


def test_a_workshop_that_is_gone_is_told_of_at_home(running: Running) -> None:
    program = running.start()
    program.window.open_workshop("not-there")
    assert program.window.session is None
    assert program.window.front.banner.isVisible()
    assert program.window.front.banner.text() == "There is no workshop with the id not-there."


def test_the_program_knows_what_it_shows(house: House) -> None:
    """A workshop opens where it was left: its plan, its console, its minutes."""
    house.window.open_workshop(house.id)
    assert isinstance(house.window.page, PlanPage)
    house.window.start()
    house.restart()
    assert isinstance(house.window.page, ConsolePage)
    house.console.finish()
    house.restart()
    assert isinstance(house.window.page, MinutesPage)
    assert house.session.run(EditWorkshop({"title": "Corrected"})), "and can still be corrected"
    assert not house.state.of(Harvest)
