"""The room's own window: opened on the screen it had, steered from the console, and closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from workshop_app.ui.projector.surface import ProjectorSurface
    from workshop_app.ui.projector.window import ProjectorWindow
    from workshop_app.ui.session import Session


class RoomDoor(QObject):
    """Nothing of the window is imported before it is opened."""

    told = Signal()
    """It is open, closed, black or frozen now."""
    stepped = Signal(int)
    """The clicker was used there: one step on (1) or back (-1)."""
    placed = Signal(str)
    """The name of the screen it has taken, to be remembered."""

    def __init__(self, console: QWidget, screen: str) -> None:
        super().__init__(console)
        self._console, self._screen = console, screen
        self._room: ProjectorWindow | None = None

    @property
    def picture(self) -> ProjectorSurface | None:
        """What the room sees, when the window is open."""
        return self._room.surface if self._room is not None else None

    def open(self, session: Session) -> None:
        """Show the room its picture; the keyboard stays in the console."""
        from workshop_app.ui.projector.window import ProjectorWindow

        room = self._room = ProjectorWindow(session, self._console, self._screen)
        room.placed.connect(self._remember)
        room.surface.steered.connect(self.told)
        room.nextWanted.connect(lambda: self.stepped.emit(1))
        room.previousWanted.connect(lambda: self.stepped.emit(-1))
        room.closed.connect(self._closed)
        room.open()
        self.told.emit()
        self._console.activateWindow()

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

    def _remember(self, screen: str) -> None:
        self._screen = screen
        self.placed.emit(screen)

    def _closed(self) -> None:
        self._room = None
        self.told.emit()
