"""The main window: home and settings; an open workshop fills it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from workshop_app.domain.enums import Stage
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Note
from workshop_app.i18n import _, current
from workshop_app.ui.jobs import wait_for_jobs
from workshop_app.ui.room_door import RoomDoor
from workshop_app.ui.services import Services
from workshop_app.ui.widgets.toast import Toast, show_toast
from workshop_app.ui.window_size import WindowSize
from workshop_app.wording import error_text

# Home and workshop are imported when they are shown: neither is kept waiting for the other.
if TYPE_CHECKING:
    from workshop_app.ui.console.page import ConsolePage
    from workshop_app.ui.front import Front
    from workshop_app.ui.minutes_exports import Remembered
    from workshop_app.ui.projector.surface import ProjectorSurface
    from workshop_app.ui.session import Session


class MainWindow(QMainWindow):
    """The program's window."""

    settingsChanged = Signal(object)
    roomTold = Signal(str)
    folderUsed = Signal(str)
    fileWanted = Signal()
    workshopLeft = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.session: Session | None = None
        self._front: Front | None = None
        self._console: ConsolePage | None = None
        """The page, while it is the console."""
        self._room_door = RoomDoor(self, services.settings.projector)
        self._room_door.told.connect(self._tell_room)
        self._room_door.told.connect(self.roomTold)
        self._room_door.stepped.connect(self._step)
        self._remembered: Remembered | None = None
        self._minutes_wait = False
        """The workshop was finished while the room looked at this window; the minutes come after it."""
        self._state_before = Qt.WindowState.WindowNoState
        self.setWindowTitle("Verkstad")
        self._size = WindowSize(self)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        for keys, act in (
            ("F5", self.toggle_projector),
            ("Ctrl+B", self._room_door.toggle_black),
            ("Ctrl+Shift+F", self._room_door.toggle_frozen),
            ("Ctrl+Shift+S", self._room_door.swap),
            ("F11", self._toggle_full_screen),
        ):
            QShortcut(QKeySequence(keys), self, act)

    @property
    def front(self) -> Front:
        """Home and settings; made when they are first needed, which is not where a workshop is opened at once."""
        if self._front is None:
            from workshop_app.ui.front import Front

            self._front = Front(self._services, self)
            self._front.home.opened.connect(self.open_workshop)
            self._front.home.file_requested.connect(self.fileWanted)
            self._front.settingsChanged.connect(self.settingsChanged)
            self._stack.addWidget(self._front)
        return self._front

    def setVisible(self, visible: bool) -> None:
        """At home, unless a workshop has been opened already."""
        if visible and self._stack.currentWidget() is None:
            self.show_home()
        super().setVisible(visible)

    @property
    def page(self) -> QWidget:
        """What fills the window now."""
        page = self._stack.currentWidget()
        assert page is not None
        return page

    def place(self) -> str:
        """Where the window is, and how large, for `go_to`."""
        return bytes(self.saveGeometry().toHex().data()).decode()

    def go_to(self, place: str) -> None:
        """Be where a window was; an unknown place changes nothing."""
        self._size.restore(QByteArray.fromHex(place.encode()))

    def show_home(self) -> None:
        """Leave the workshop that is open and show the home page."""
        self._drop_toasts()
        home, been_there = self.front.home, self.front.focusWidget()
        self._stack.setCurrentWidget(self.front)  # the keyboard comes along, while the page that has it is still there
        if been_there is None:
            home.setFocus(Qt.FocusReason.OtherFocusReason)
        self._close_session()
        home.set_backup_line(self._services.backup_line())
        if home.isVisible():
            home.refresh()
        self.front.show_place("home")

    def show_settings(self) -> None:
        """The settings, with a home behind them that says what it should."""
        self.front.home.set_backup_line(self._services.backup_line())
        self.front.show_place("settings")

    def open_workshop(self, workshop_id: str, note_id: str = "") -> None:
        """Open a workshop where it was left: its plan, its console or its minutes; or where a note of it is."""
        self._drop_toasts()
        self._close_session()
        try:
            self.session = self._services.open_session(workshop_id)
        except DomainError as error:
            self.front.banner.say(error_text(current(), error), "danger")
            self.show_home()
            return
        stage, note = self.session.workshop.stage, self.session.state.find(Note, note_id)
        done = self.show_minutes if note is None else self.show_console  # where its board is
        {Stage.PLANNED: self.show_plan, Stage.OPEN: self.show_console, Stage.DONE: done}[stage]()
        if note is not None:
            self._show_note(note)

    def _show_note(self, note: Note) -> None:
        from workshop_app.ui.console.page import ConsolePage
        from workshop_app.ui.plan.page import PlanPage

        if isinstance(self.page, ConsolePage | PlanPage):
            self.page.show_note(note)

    def show_plan(self) -> None:
        """The plan of the open workshop."""
        from workshop_app.ui.plan.page import PlanPage

        page = PlanPage(self._open())
        page.start_requested.connect(self.start)
        page.home_requested.connect(self.show_home)
        page.minutes_requested.connect(self.show_minutes)
        self._show(page)

    def start(self) -> None:
        """Put the first step on the screen, or go back to the one that is there."""
        from workshop_app.commands.agenda import GoToStep
        from workshop_app.domain.agenda import schedule

        session = self._open()
        if session.workshop.stage is Stage.PLANNED:
            slots = schedule(session.state)
            if not slots:
                show_toast(self, _("Add a step to the agenda first."))
                return
            if not session.run(GoToStep(slots[0].step.id)):
                return
        self.show_console()

    def show_console(self) -> None:
        """The facilitator's page of the open workshop."""
        from workshop_app.ui.console.page import ConsolePage

        page = ConsolePage(self._open())
        page.homeWanted.connect(self.show_home)
        page.planWanted.connect(self.show_plan)
        page.minutesWanted.connect(self.show_minutes)
        page.projectorWanted.connect(self.toggle_projector)
        self._show(page, console=page)

    def show_minutes(self) -> None:
        """The minutes of the open workshop; not while the room looks at this window."""
        self._minutes_wait = self._console is not None and self._console.shows_room()
        if not self._minutes_wait:
            self._show_minutes()

    def _show_minutes(self) -> None:
        from workshop_app.ui.minutes import MinutesPage
        from workshop_app.ui.minutes_exports import Remembered

        self._remembered = self._remembered or Remembered(self._services.settings.folder)
        page = MinutesPage(self._open(), self._services.exports(), self._remembered)
        page.folderUsed.connect(self.folderUsed)
        page.homeWanted.connect(self.show_home)
        page.consoleWanted.connect(self.show_console)
        page.planWanted.connect(self.show_plan)
        self._show(page, tells=True)

    def _open(self) -> Session:
        assert self.session is not None
        return self.session

    def _uncover(self) -> None:
        """The room looks at this window no longer, if it did."""
        if self._console is not None and self._console.shows_room():
            self._console.show_room(False)
            self.setWindowState(self._state_before)

    def _show(self, page: QWidget, console: ConsolePage | None = None, *, tells: bool = False) -> None:
        """Let a page fill the window; one that `tells` has a banner for what was refused as the one before went."""
        self._drop_toasts()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._drop_pages(but=page)
        if tells:
            self._drop_toasts()
        self._uncover()  # only now: what was kept from the room meanwhile is told on the page one comes to
        self._console, self._minutes_wait = console, False
        self._tell_room()
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_pages(self, but: QWidget | None = None) -> None:
        for index in reversed(range(self._stack.count())):
            page = self._stack.widget(index)
            if page is not None and page is not but and page is not self._front:
                self._stack.removeWidget(page)
                page.hide()
                page.deleteLater()

    def _drop_toasts(self) -> None:
        """Before a page of a workshop goes: what they offer would be done to one that is gone. What it tells as it
        goes is read on the page one comes to."""
        if self._stack.currentWidget() not in (None, self._front):
            for toast in self.findChildren(Toast):
                toast.leave()

    def _close_session(self) -> None:
        self._room_door.close()
        self._drop_pages()
        self._uncover()
        self._console = None
        if self.session is not None:
            self.session.close()
            self.session.deleteLater()
            self.session = None
            self.workshopLeft.emit()

    def toggle_projector(self) -> None:
        """On a second screen the room has a window of its own; with one screen this window changes its face."""
        if self.session is None or self._room_door.close():
            return
        from workshop_app.ui.projector.window import other_screen

        if self._console is not None and self._console.shows_room():
            self._show_minutes() if self._minutes_wait else self._uncover()
        elif other_screen(self) is not None:
            self._room_door.open(self.session)
        elif self._console is not None:
            self._console.show_room(True)
            self._state_before = self.windowState()
            self.showFullScreen()

    def room_shown(self) -> str:
        """What the room's own window shows, for `go_on`."""
        return self._room_door.shown()

    def go_on(self, room: str) -> None:
        """In the workshop in which the program died, once it is painted: the room sees what it saw."""
        if self.session is not None and room:
            self._room_door.open_again(self.session, room)
        show_toast(self, _("Verkstad did not get to close last time. Everything is here, as it was."), seconds=12)

    @property
    def room(self) -> ProjectorSurface | None:
        """The picture in the room's own window, when that is open."""
        return self._room_door.picture

    def _tell_room(self) -> None:
        room = self.room
        if self._console is not None:
            black, frozen = bool(room and room.isBlack()), bool(room and room.isFrozen())
            self._console.room.tell(window=room is not None, black=black, frozen=frozen)

    def _step(self, by: int) -> None:
        if self._console is not None:
            self._console.next_step() if by > 0 else self._console.previous_step()

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved already; only windows are closed, and what became of a file is told before the end."""
        self._close_session()
        wait_for_jobs()
        self.hide()
        QCoreApplication.sendPostedEvents()
        super().closeEvent(event)
