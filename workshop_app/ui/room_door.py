"""The room's own window: opened on the screen it had, steered from the console, and closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from workshop_app.ui.projector.surface import ProjectorSurface
    from workshop_app.ui.projector.window import ProjectorWindow
    from workshop_app.ui.session import Session

LIT, DARK = "lit", "dark"
"""The room sees what goes on, or does not."""


class RoomDoor(QObject):
    """Nothing of the window is imported before it is opened."""

    told = Signal(str)
    """It is open, closed, black, frozen or elsewhere now; the name of its screen, to be remembered."""
    stepped = Signal(int)
    """The clicker was used there: one step on (1) or back (-1)."""

    def __init__(self, console: QWidget, screen: str) -> None:
        super().__init__(console)
        self._console, self._screen = console, screen
        self._room: ProjectorWindow | None = None

    @property
    def picture(self) -> ProjectorSurface | None:
        """What the room sees, when the window is open."""
        return self._room.surface if self._room is not None else None

    def shown(self) -> str:
        """What the room looks at, for `open_again`."""
        if (picture := self.picture) is None:
            return ""
        return DARK if picture.isBlack() or picture.isFrozen() else LIT

    def open(self, session: Session, *, black: bool = False) -> None:
        """Show the room its picture; the keyboard stays in the console."""
        from workshop_app.ui.projector.window import ProjectorWindow

        room = self._room = ProjectorWindow(session, self._console, self._screen)
        room.surface.setBlack(black)
        room.placed.connect(self._placed)
        room.surface.steered.connect(self._tell)
        room.nextWanted.connect(lambda: self.stepped.emit(1))
        room.previousWanted.connect(lambda: self.stepped.emit(-1))
        room.closed.connect(self._closed)
        room.open()
        self._tell()
        self._console.activateWindow()

    def open_again(self, session: Session, shown: str) -> None:
        """Show the room what it saw when the program died, where it saw it: no other screen is taken. A picture that
        stood still is gone, and what was done behind it is not for the room: it is black."""
        from workshop_app.ui.projector.window import other_screen

        screen = other_screen(self._console, self._screen)
        if self._room is None and shown and screen is not None and screen.name() == self._screen:
            self.open(session, black=shown != LIT)

    def close(self) -> bool:
        """Whether it was open."""
        if self._room is None:
            return False
        self._room.close()
        return True

    def toggle_black(self) -> None:
        """Turn the picture off, or on again."""
        if (picture := self.picture) is not None:
            picture.setBlack(not picture.isBlack())

    def toggle_frozen(self) -> None:
        """Let the picture stay as it is, or no longer."""
        if (picture := self.picture) is not None:
            picture.setFrozen(not picture.isFrozen())

    def swap(self) -> None:
        """The window changes places with the console."""
        if self._room is not None:
            self._room.swap()

    def _placed(self, screen: str) -> None:
        self._screen = screen
        self._tell()

    def _closed(self) -> None:
        self._room = None
        self._tell()

    def _tell(self) -> None:
        self.told.emit(self._screen)
