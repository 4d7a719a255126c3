"""Acts on several screens, each in a program of its own: `python -m tests.helpers.two_screens ACT` prints what it saw.

Qt reads its screens when it starts, from the platform plugin's file: tests/ui/test_projector.py writes it.
"""

from __future__ import annotations

import json
import shutil
import sys
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.helpers.boards import drag
from tests.helpers.participants import view
from workshop_app import i18n, paths
from workshop_app.app import Program
from workshop_app.commands.agenda import DuplicateStep, ReopenWorkshop
from workshop_app.domain.enums import StepKind
from workshop_app.domain.records import Step
from workshop_app.services.settings import SettingsFile
from workshop_app.storage.store import SqliteStore
from workshop_app.ui.application import make_application
from workshop_app.ui.driving import press, settle, wait_until
from workshop_app.ui.plan.participants import PasteSheet
from workshop_app.ui.projector.window import ProjectorWindow
from workshop_app.ui.widgets.toast import Toast

Seen = dict[str, Any]


class Stage:
    """The program with the example on the screen, unless it goes on where it died."""

    def __init__(self) -> None:
        i18n.use("en")
        app = make_application()
        store = SqliteStore(paths.library_path())
        self.program = Program(app, store, SettingsFile(paths.config_path()), "en")
        self.program.start()
        self.window = self.program.window
        if self.window.session is not None:
            self.session = self.window.session
            return
        self.window.move(40, 40)
        wait_until(self.window.isActiveWindow)
        self.window.open_workshop(store.workshops()[0].id)
        self.window.show_console()
        session = self.window.session
        assert session is not None
        self.session = session
        session.run(ReopenWorkshop())
        self.console.go_to(session.state.ordered(Step)[0].id)
        settle()

    @property
    def console(self) -> Any:
        """The facilitator's page, or the plan."""
        return self.window.page

    def room(self) -> ProjectorWindow | None:
        """The room's window, when it is open."""
        return next((one for one in QApplication.topLevelWidgets() if isinstance(one, ProjectorWindow)), None)

    def open_room(self) -> ProjectorWindow:
        """Open it with F5."""
        self.window.activateWindow()  # off-screen no window manager gives the keyboard back
        wait_until(self.window.isActiveWindow)
        press("F5", self.window)
        room = self.room()
        assert room is not None
        return room

    def places(self) -> Seen:
        """Where the two windows are."""
        room = self.room()
        assert room is not None
        box = room.geometry()
        return {
            "screen": room.screen().name(),
            "full": room.isFullScreen(),
            "area": [box.x(), box.y(), box.width(), box.height()],
            "console": self.window.screen().name(),
        }

    def step(self) -> int:
        """Number of the step on the screen."""
        room = self.room()
        assert room is not None
        return room.surface.view.heading.step_number

    def close(self) -> None:
        """End the program."""
        self.program.stop()
        settle()


def lead(stage: Stage) -> Seen:
    """The room's window opens, can be led from, and closes."""
    room = stage.open_room()
    wait_until(stage.window.isActiveWindow)
    seen: Seen = {"opened": stage.places(), "keyboard": "console" if stage.window.isActiveWindow() else "room"}
    press("PgDown", room.surface)
    seen["step after page down"] = stage.step()
    press("PgUp", room.surface)
    seen["step after page up"] = stage.step()
    seen["black"] = []
    seen["frozen"] = []
    for _time in range(2):
        press("B", room.surface)
        seen["black"].append(room.surface.isBlack())
        press("F", room.surface)
        seen["frozen"].append(room.surface.isFrozen())
    press("Escape", room.surface)
    seen["closed by escape"] = stage.room() is None
    stage.open_room()
    press("F5", stage.window)
    seen["closed by f5 in the console"] = stage.room() is None
    return seen


def swap(stage: Stage) -> Seen:
    """The windows change places, and back; then the room's is opened anew."""
    room = stage.open_room()
    press("S", room.surface)
    seen = {"swapped": stage.places()}
    press("S", room.surface)
    seen["swapped back"] = stage.places()
    press("Escape", room.surface)
    stage.open_room()
    seen["opened again"] = stage.places()
    return seen


def remember(stage: Stage) -> Seen:
    """The room's window opens where it was last."""
    stage.open_room()
    return stage.places()


def shrink(stage: Stage) -> Seen:
    """The window is made as small as it may be on each screen, and comes back there from the one before."""
    seen: Seen = {}
    stage.window.show_plan()
    before = QGuiApplication.screens()[-1]
    for screen in QGuiApplication.screens():
        stage.window.move(screen.geometry().topLeft())
        wait_until(lambda screen=screen: stage.window.screen() is screen)  # type: ignore[misc]
        stage.window.resize(1, 1)
        settle()
        stage.console.participants.paste.click()
        settle()
        [sheet] = stage.window.findChildren(PasteSheet)
        here = seen[screen.name()] = {"window": stage.window.size().toTuple(), "list": sheet.size().toTuple()}
        sheet.reject()
        place = stage.window.place()
        stage.window.move(before.geometry().topLeft())
        wait_until(lambda before=before: stage.window.screen() is before)  # type: ignore[misc]
        stage.window.go_to(place)
        settle()
        here["window that comes back"] = stage.window.size().toTuple()
        before = screen
    return seen


def plug(stage: Stage) -> Seen:
    """Each screen comes while the room's window is open, as Qt tells of it when a cable is put in: does it get it?"""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    stage.open_room()
    seen: Seen = {}
    for screen in QGuiApplication.screens():
        app.screenAdded.emit(screen)
        seen[screen.name()] = stage.places()["screen"] == screen.name()
    return seen


def steer(stage: Stage) -> Seen:
    """Everything is done from the console, which has the keyboard."""
    room = stage.open_room()
    seen: Seen = {"black": [], "frozen": []}
    for _time in range(2):
        press("Ctrl+B", stage.console)
        seen["black"].append(room.surface.isBlack())
        press("Ctrl+Shift+F", stage.console)
        seen["frozen"].append(room.surface.isFrozen())
    press("Ctrl+Shift+S", stage.console)
    seen["swapped"] = stage.places()
    seen["asks for the keyboard"] = not room.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    seen["keyboard"] = "console" if stage.window.isActiveWindow() else "room"
    return seen


def die(stage: Stage) -> Seen:
    """What the disk holds at moments at which the program could die is kept in folders of their names."""
    folder = paths.library_path().parent

    def noted() -> str:
        return SettingsFile(paths.config_path()).load().room

    def keep(name: str) -> None:
        shutil.copytree(folder, folder.parent / name)

    stage.open_room()
    wait_until(lambda: noted() != "")
    keep("shown")
    press("Ctrl+Shift+F", stage.console)
    keep("just frozen")
    wait_until(lambda: noted() != "")
    keep("frozen")
    press("F5", stage.window)
    keep("closed")
    return {"console": stage.window.screen().name()}


def go_on(stage: Stage) -> Seen:
    """The program begins where it died: what the room sees then."""
    wait_until(lambda: bool(stage.window.findChildren(Toast)))
    room = stage.room()
    if room is None:
        return {"room": "closed"}
    wait_until(stage.window.isActiveWindow)
    return {"room": "black" if room.surface.isBlack() else room.surface.view.heading.eyebrow, "places": stage.places()}


def finish(stage: Stage) -> Seen:
    """The meeting ends, and the facilitator goes home."""
    room = stage.open_room()
    stage.console.go_to(stage.session.state.ordered(Step)[-1].id)
    press("Ctrl+PgDown", stage.console)
    seen: Seen = {"room": room.surface.view.heading.question, "page": type(stage.window.page).__name__}
    stage.window.show_home()
    settle()
    seen["windows after home"] = [type(one).__name__ for one in QApplication.topLevelWidgets() if one.isVisible()]
    return seen


def participate(stage: Stage) -> Seen:
    """Participants work on the room's picture; the console keeps the keyboard."""
    steps = stage.session.state.ordered(Step)
    stage.console.go_to(next(step.id for step in steps if step.kind is StepKind.COLLECT))
    stage.window.activateWindow()
    wait_until(stage.window.isActiveWindow)
    press("Ctrl+Shift+P", stage.console)
    room = stage.room()
    assert room is not None
    seen: Seen = {"lent": room.surface.participates(), "window covered": stage.console.shows_room()}
    board = view(room).board
    note = board.layout_.notes[0]
    room.activateWindow()
    wait_until(room.isActiveWindow)
    other = next(place for place in board.layout_.sections if place.section != note.section)
    drag(board, board.in_view(note.box).center(), board.in_view(other.box).center())
    seen["moved"] = stage.session.editor.undo_label
    wait_until(stage.window.isActiveWindow)
    seen["keyboard"] = "console"
    press("Escape", room.surface)
    seen["open after escape"] = stage.room() is not None
    press("Ctrl+Shift+P", room.surface)
    seen["lent after the keys"] = room.surface.participates()
    return seen


def vote(stage: Stage) -> Seen:
    """A vote from its plan to the booth: what is said of who can see the dots."""
    step = next(step for step in stage.session.state.ordered(Step) if step.kind is StepKind.VOTE)
    stage.session.run(DuplicateStep(step.id))
    stage.console.go_to(stage.session.state.ordered(Step, lambda one: one.kind is StepKind.VOTE)[-1].id)
    settle()
    seen: Seen = {"plan": _told(stage.console, "Booth: ")}
    press("Ctrl+Return", stage.console.stage)
    seen["console"] = _told(stage.console, "The booth fills") + _told(stage.console, "who voted")
    press("Ctrl+Return", stage.console.stage)
    seen["booth"] = _told(stage.console.stage.booth, "who voted")
    return seen


def _told(page: QWidget, words: str) -> list[str]:
    labels = [label for label in page.findChildren(QLabel) if label.isVisible()]
    return [label.text() for label in labels if words.lower() in label.text().lower()]


ACTS = {act.__name__: act for act in (lead, swap, remember, shrink, plug, steer, die, go_on, finish, participate, vote)}

if __name__ == "__main__":
    on_stage = Stage()
    try:
        told = ACTS[sys.argv[1]](on_stage)
    finally:
        on_stage.close()
    print(json.dumps(told))
