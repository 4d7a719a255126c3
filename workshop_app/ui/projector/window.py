"""The projector's window: finds its screen by name, survives the cable, keeps the computer awake."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.i18n import _
from workshop_app.ui.projector.awake import Awake
from workshop_app.ui.projector.surface import ProjectorSurface
from workshop_app.ui.session import Session

ENDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
"""With P, as in the console: participants may no longer move notes."""


def other_screen(of: QWidget, remembered: str = "") -> QScreen | None:
    """The screen for the room: the one used last, or else one that `of` is not on; None with one screen only."""
    others = [screen for screen in QGuiApplication.screens() if is_apart(screen, of)]
    return next((screen for screen in others if screen.name() == remembered), others[0] if others else None)


def is_apart(screen: QScreen, of: QWidget) -> bool:
    """Whether a screen shows nothing of that which `of` is on.

    A projector that shows a screen's picture again is, where it is a screen of its own, in the same place.
    """
    return not screen.geometry().intersects(of.screen().geometry())


class ProjectorWindow(QWidget):
    """What the room sees, without any chrome. Keys that steer the meeting are passed on as signals."""

    nextWanted = Signal()
    previousWanted = Signal()
    placed = Signal(str)
    """The name of the screen it has taken, to be remembered."""
    closed = Signal()

    def __init__(self, session: Session, console: QWidget, remembered: str = "") -> None:
        super().__init__()
        self._console = console
        self._remembered = remembered
        self.setWindowTitle(_("Verkstad – projector"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # the console is written in
        self.surface = ProjectorSurface(session, self)
        # Where a finger has been the keyboard goes too; it is wanted in the console, unless something is being written.
        self.surface.lifted.connect(self._give_back_keyboard)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.surface)
        self._awake = Awake(_("A workshop is on the projector"))
        QGuiApplication.instance().screenRemoved.connect(self._screen_gone)  # type: ignore[union-attr]
        QGuiApplication.instance().screenAdded.connect(self._screen_came)  # type: ignore[union-attr]

    def open(self) -> None:
        """Fill the room's screen, or a window of its own when there is none."""
        self._place(other_screen(self._console, self._remembered))

    def swap(self) -> None:
        """Change places with the console."""
        mine, theirs = self.screen(), self._console.screen()
        if mine is theirs:
            return
        self._console.window().setScreen(mine)
        self._console.window().move(mine.availableGeometry().topLeft())
        self._place(theirs)

    def _place(self, screen: QScreen | None) -> None:
        if screen is None:
            self.resize(1280, 720)
            self.showNormal()
            return
        self._remembered = screen.name()
        self.placed.emit(screen.name())
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()  # `showFullScreen` would take the keyboard

    def _screen_gone(self, screen: QScreen) -> None:
        """The cable was pulled: never cover the console with the room's picture."""
        if other_screen(self._console) is None:
            self.setWindowState(Qt.WindowState.WindowMinimized)

    def _screen_came(self, screen: QScreen) -> None:
        """The cable is back; one that shows the console's picture again is no place for the room's."""
        if is_apart(screen, self._console):
            self._place(screen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The clicker's keys work here too; nothing else can be done by accident."""
        match event.key():
            case Qt.Key.Key_PageDown:
                self.nextWanted.emit()
            case Qt.Key.Key_PageUp:
                self.previousWanted.emit()
            case Qt.Key.Key_Escape if self.surface.participates():
                self.surface.give_up()
            case Qt.Key.Key_F5 | Qt.Key.Key_Escape:
                self.close()
            case Qt.Key.Key_P if event.modifiers() == ENDS:
                self.surface.end_participation()
            case _ if self.surface.participates():
                event.ignore()
            case Qt.Key.Key_S:
                self.swap()

    def _give_back_keyboard(self) -> None:
        if not self.surface.is_written_in():
            self._console.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the computer sleep again."""
        self._awake.release()
        self.closed.emit()
        super().closeEvent(event)
