"""A short message at the top of the window, with a way back."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.ui import motion, theme
from workshop_app.ui.widgets.banner import Banner
from workshop_app.ui.widgets.buttons import Pressable
from workshop_app.ui.widgets.fields import SearchField
from workshop_app.ui.widgets.labels import label, set_tone
from workshop_app.ui.widgets.painting import paint_safely, surface
from workshop_app.ui.widgets.topbar import TopBar

MARGIN = 28
WIDEST = 720
"""A longer message is set in lines."""
TOP = 76
"""Where there is no bar: below the heading. At the bottom one writes, and a toast must not lie on that."""
IN_BAR = 8
"""Above and below it in the bar."""
QUIET = "quiet"
"""A window with this property shows no toasts but those told openly: the room is looking at it."""


class _ToastAction(Pressable):
    """The words of the action, in honey on dark."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(theme.font(theme.BODY, "bold"))
        self.setText(text)
        self.setFixedSize(self.fontMetrics().horizontalAdvance(text) + 28, theme.TARGET)

    def draw(self, painter: QPainter) -> None:
        """Words, and a ring when the keyboard is here."""
        p = theme.palette()
        ink = p.toast_action
        if self.hovered():
            glow = QColor(p.on_toast)
            glow.setAlphaF(0.14)
            surface(painter, QRectF(self.rect()), 10, glow.name(QColor.NameFormat.HexArgb))
        painter.setPen(QColor(ink))
        painter.setFont(self.font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.ring:
            surface(painter, QRectF(self.rect()), 10, "", ink, 2)


class Toast(QWidget):
    """Says something, offers an action and goes by itself. Make it with `show_toast`."""

    def __init__(self, window: QWidget, text: str, action: str, on_action: Callable[[], object] | None) -> None:
        super().__init__(window)
        self._on_action = on_action
        self.text = text
        self.setAccessibleName(text)
        words = label(text, "strong", wrap=True)
        set_tone(words, "on_toast")
        box = self._box = QHBoxLayout(self)
        box.setContentsMargins(20, 4, 8 if action else 20, 4)
        box.setSpacing(8)
        box.addWidget(words, 1)
        self._wide = 40 + ceil(QFontMetricsF(words.font()).horizontalAdvance(text)) + 1  # no word is left over
        if action:
            button = _ToastAction(action, self)
            button.clicked.connect(self._act)
            box.addWidget(button)
            self._wide += button.width() - 4
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.leave)
        window.installEventFilter(self)

    def enter(self, seconds: float) -> None:
        """Glide in and stay for a while."""
        bar = self._bar()
        room = min(WIDEST, max(120, bar.between().width() if bar is not None else self._most_right() - MARGIN))
        if self._wide > room:  # in lines
            margins = self._box.contentsMargins()
            self._box.setContentsMargins(margins.left(), 12, margins.right(), 12)
        width = min(self._wide, room)
        self.resize(width, max(52, self._box.totalHeightForWidth(width)))
        self.move(self._place() - QPoint(0, 16))
        self.show()
        self.raise_()
        motion.glide(self, "pos", self._place(), motion.NORMAL)
        self._timer.start(round(seconds * 1000))

    def leave(self) -> None:
        """Go away."""
        self._timer.stop()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle when the window changes size."""
        if event.type() == QEvent.Type.Resize:
            self.move(self._place())
        return False

    def enterEvent(self, event: object) -> None:
        """Wait while the pointer is here."""
        self._timer.stop()

    def leaveEvent(self, event: object) -> None:
        """Go on counting."""
        self._timer.start(2500)

    @property
    def _over(self) -> QWidget:
        """Its window. Not kept: a window that only its toast held would be destroyed while the toast is."""
        window = self.parentWidget()
        assert window is not None
        return window

    def _bar(self) -> TopBar | None:
        return next((bar for bar in self._over.findChildren(TopBar) if bar.isVisible()), None)

    def _search(self) -> SearchField | None:
        return next((field for field in self._over.findChildren(SearchField) if field.isVisible()), None)

    def _most_right(self) -> int:
        """Where it ends at the right at most."""
        search = self._search()
        return self._over.width() - MARGIN if search is None else search.mapTo(self._over, QPoint(-12, 0)).x()

    def _place(self) -> QPoint:
        """In the bar, beside its buttons, or beside a search: there it covers nothing that one works on."""
        bar = self._bar()
        if bar is not None:
            return bar.mapTo(self._over, bar.between().topRight()) + QPoint(1 - self.width(), IN_BAR)
        left, search = (self._over.width() - self.width()) // 2, self._search()
        if search is not None:  # over the heading beside it
            middle = search.mapTo(self._over, QPoint(0, search.height() // 2)).y()
            left = max(IN_BAR, min(left, self._most_right() - self.width()))
            return QPoint(left, max(IN_BAR, middle - self.height() // 2))
        top = TOP
        for banner in self._over.findChildren(Banner):
            start = banner.mapTo(self._over, QPoint(0, 0)).y()
            if banner.isVisible() and start < TOP + self.height():
                top = max(top, start + banner.height() + 12)  # what it says can be read meanwhile
        return QPoint(left, top)

    def _act(self) -> None:
        self.leave()
        if self._on_action is not None:
            self._on_action()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dark surface in light themes, a light one in the dark."""
        paint_safely(self, lambda p: surface(p, QRectF(self.rect()), theme.RADIUS, theme.palette().toast))


def show_toast(
    window: QWidget,
    text: str,
    action: str = "",
    on_action: Callable[[], object] | None = None,
    seconds: float = 6.0,
    *,
    openly: bool = False,
) -> Toast:
    """Show a message at the top of a window; an earlier one makes room. One that the room may see is told `openly`."""
    for earlier in window.findChildren(Toast):
        earlier.leave()
    toast = Toast(window, text, action, on_action)
    if window.property(QUIET) and not openly:
        toast.leave()
    else:
        toast.enter(seconds)
    return toast
