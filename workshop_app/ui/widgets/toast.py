"""A short message at the top of the window, with a way back."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.ui import motion, theme
from workshop_app.ui.widgets.banner import Banner
from workshop_app.ui.widgets.buttons import Pressable
from workshop_app.ui.widgets.labels import label, set_tone
from workshop_app.ui.widgets.painting import paint_safely, surface

PLACE = "under toasts"
"""Name of a heading that they lie over: there they cover nothing that one works on."""
MARGIN = 28
WIDEST = 720
"""A longer message is set in lines."""
LEAST = 280
"""In a heading with less room it would be a column."""
TOP = 76
"""Where no heading has the name: below it. At the bottom one writes, and a toast must not lie on that."""
ABOVE = 8
"""Between it and the edge of the window, at least."""
PER_LETTER = 0.06
"""Seconds that reading takes for one who looks up from something else."""
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
        """Glide in and stay for a while, and at least as long as it takes to read."""
        self._fit()
        self.show()
        self.raise_()
        place = self.pos()
        self.move(place - QPoint(0, 16))
        motion.glide(self, "pos", place, motion.NORMAL, then=self._fit)  # there was perhaps less room meanwhile
        self._timer.start(round(1000 * max(seconds, PER_LETTER * len(self.text))))

    def leave(self) -> None:
        """Go away."""
        self._timer.stop()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit anew when the window or the heading changes."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._fit()
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

    def _fit(self) -> None:
        """Take the width there is, in lines when that is short, over the heading or in the middle."""
        window = self._over
        place = next((one for one in window.findChildren(QWidget, PLACE) if one.isVisible()), None)
        room = window.rect().adjusted(MARGIN, 0, -MARGIN, 0)
        if place is not None:
            place.installEventFilter(self)
            if place.width() >= LEAST:
                room = QRect(place.mapTo(window, QPoint(0, 0)), place.size())
            else:
                place = None
        width = min(self._wide, WIDEST, room.width())
        margins, above = self._box.contentsMargins(), 12 if width < self._wide else 4
        self._box.setContentsMargins(margins.left(), above, margins.right(), above)
        self.resize(width, max(52, self._box.totalHeightForWidth(width)))
        if place is not None:
            self.move(room.right() + 1 - width, max(ABOVE, room.center().y() - self.height() // 2))
        else:
            self.move((window.width() - width) // 2, self._below_banners())

    def _below_banners(self) -> int:
        """What they say can be read meanwhile."""
        top = TOP
        for banner in self._over.findChildren(Banner):
            start = banner.mapTo(self._over, QPoint(0, 0)).y()
            if banner.isVisible() and start < TOP + self.height():
                top = max(top, start + banner.height() + 12)
        return top

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
