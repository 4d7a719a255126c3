"""How large the program's window is and may be: never forced to be larger than its screen."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

START, LEAST = QSize(1440, 860), QSize(960, 600)
"""Where the screen has room for it."""
FRAME = QSize(16, 40)
"""Around a window, at most: how large it is, is not known before the window is shown."""


class WindowSize(QObject):
    """Lets a window be as small as its screen, which has half as many pixels each way when it is scaled to 200 %."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._fit()
        window.resize(START.boundedTo(_room(window.screen())))
        window.installEventFilter(self)
        for screen in QGuiApplication.screens():
            self._heed(screen)
        QGuiApplication.instance().screenAdded.connect(self._heed)  # type: ignore[union-attr]

    def restore(self, geometry: QByteArray) -> None:
        """Be where the window was; where that was there may be less room than on this screen."""
        window = self._window
        window.setMinimumSize(1, 1)  # nothing at all would mean what the page in it asks for
        window.restoreGeometry(geometry)
        there = QGuiApplication.screenAt(window.geometry().center()) or window.screen()  # it may still be on its way
        window.setMinimumSize(LEAST.boundedTo(_room(there)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On another screen there may be more room, or less."""
        if event.type() == QEvent.Type.ScreenChangeInternal:
            self._fit()
        return False

    def _heed(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._fit)

    def _fit(self) -> None:
        self._window.setMinimumSize(LEAST.boundedTo(_room(self._window.screen())))


def _room(screen: QScreen) -> QSize:
    return screen.availableSize() - FRAME
