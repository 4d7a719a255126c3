"""A key that is held down does a thing once: whoever leans on P has not meant to park all that is there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

GO_ON = frozenset({
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Tab, Qt.Key.Key_Backtab,
    Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal, Qt.Key.Key_Space,
})  # fmt: skip
"""Keys that walk, scroll and zoom for as long as they are held, and Space, which drags the board. Where one writes all
keys go on."""
AT_ONCE = 5
"""Milliseconds: a key that is back so soon was never let go. X11 repeats a held key so, and Qt cannot always tell.

On Windows it can, and keys have no time but that at which they are read: two presses while the program was busy, and
letters that are put in by other programs, come at once.
"""


class HeldKeys(QObject):
    """Keeps what a held key repeats from shortcuts, and from all but writing and looking about. For every window."""

    def __init__(self, parent: QObject, system: str) -> None:
        super().__init__(parent)
        self._told = system == "windows"
        """Qt always says of a key that it is held."""
        self._up = (0, 0)
        """The key that came up last, and when."""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key, on its way to a window."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyRelease:
            self._up = (event.key(), event.timestamp())
            return False
        key, moment = self._up
        back = event.key() == key and 0 < moment <= event.timestamp() <= moment + AT_ONCE
        if not (event.isAutoRepeat() or (back and not self._told)):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no shortcut; what the window has of its own for this key comes next
            return True
        if event.key() not in GO_ON and not _writes():
            return True
        if not event.isAutoRepeat():
            self._send_on(watched, event)
        return not event.isAutoRepeat()

    def _send_on(self, window: QObject, event: QKeyEvent) -> None:
        """The same key, now called what it is. Qt then asks the widget, too, whether it wants a shortcut."""
        held = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text(), autorep=True)
        held.setTimestamp(event.timestamp())
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.installEventFilter(self)
            QCoreApplication.sendEvent(window, held)
            focus.removeEventFilter(self)


def _writes() -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
