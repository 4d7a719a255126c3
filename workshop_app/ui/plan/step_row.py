"""One step in the agenda: clock, coloured bar, title, what it is, minutes and a handle."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from workshop_app import i18n
from workshop_app.domain.agenda import Slot
from workshop_app.domain.enums import Stage
from workshop_app.domain.records import Workshop
from workshop_app.i18n import _
from workshop_app.ui import theme
from workshop_app.ui.icons import paint_icon
from workshop_app.ui.plan.kinds import kind_colour
from workshop_app.ui.widgets.buttons import Pressable
from workshop_app.ui.widgets.marks import Tone, draw_pill, pill_size
from workshop_app.ui.widgets.painting import focus_ring, surface
from workshop_app.wording import STEP_KINDS, length_text, step_summary

HEIGHT = 68
CLOCK, BAR, WORDS = 18, 94, 116
"""Where the columns begin."""


class Owner(Protocol):
    """What a row asks of its list."""

    def select(self, step_id: str) -> None: ...
    def drag(self, row: StepRow, y: int) -> None: ...
    def drop(self, row: StepRow) -> None: ...
    def cancel_drag(self) -> None: ...
    def handle_key(self, event: QKeyEvent) -> bool: ...


class StepRow(Pressable):
    """A row that is chosen by a click, moved by dragging and driven by the keys of its list."""

    def __init__(self, owner: Owner, parent: QWidget, slot: Slot) -> None:
        super().__init__(parent)
        self._owner = owner
        self._grip: QPointF | None = None
        self.dragged = False
        self.on_screen = False
        self.slot, self._clock = slot, ""
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._choose)

    @property
    def step_id(self) -> str:
        """Id of the step it shows."""
        return self.slot.step.id

    def show_slot(self, slot: Slot, clock: str, *, on_screen: bool) -> None:
        """Show a step, and when it is."""
        self.slot, self.on_screen, self._clock = slot, on_screen, clock
        length = length_text(i18n.current(), slot.step.minutes)
        words = (clock, slot.step.title, self.summary(), length, _("on the screen now") if on_screen else "")
        self.setAccessibleName(", ".join(word for word in words if word))
        self.update()

    def show_clock(self, clock: str) -> None:
        """Show that it is at another time."""
        if clock != self._clock:
            self.show_slot(self.slot, clock, on_screen=self.on_screen)

    def summary(self) -> str:
        """The second line; empty where it would only repeat the title."""
        line = step_summary(i18n.current(), self.slot.step)
        return "" if line == self.slot.step.title else line

    def sizeHint(self) -> QSize:
        """As wide as there is room for."""
        return QSize(420, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The list knows its keys; the rest is a button's."""
        if not self._owner.handle_key(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose, and be ready to be dragged."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position()
            self._owner.select(self.step_id)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer once it has left the spot."""
        if self._grip is None:
            return
        far = (event.position() - self._grip).manhattanLength() >= QApplication.startDragDistance()
        if far or self.dragged:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._owner.drag(self, self.mapToParent(event.position().toPoint()).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Land where the mark is."""
        self._grip = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if self.dragged:
            self.setDown(False)
            self._owner.drop(self)
        else:
            super().mouseReleaseEvent(event)

    def let_go(self) -> None:
        """The drag was given up."""
        self._grip = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _choose(self) -> None:
        self.setChecked(True)
        self._owner.select(self.step_id)

    def draw(self, painter: QPainter) -> None:
        """Draw the row; faintly while its picture follows the pointer."""
        p = theme.palette()
        area = QRectF(self.rect())
        if self.dragged:
            surface(painter, area, theme.RADIUS, "", p.field_line, 1, dashed=True)
            painter.setOpacity(0.35)
        else:
            lit = p.field_line if self.hovered() else p.line
            chosen = self.isChecked()
            surface(painter, area, theme.RADIUS, p.card, p.brand if chosen else lit, 2 if chosen else 1)
        step = self.slot.step
        middle = area.center().y()
        painter.setPen(QColor(p.ink_2))
        painter.setFont(theme.font(18, tabular=True))
        painter.drawText(QRectF(CLOCK, 0, 70, area.height()), int(Qt.AlignmentFlag.AlignVCenter), self._clock)
        surface(painter, QRectF(BAR, middle - 19, 6, 38), 3, kind_colour(step.kind))
        right = self._draw_right(painter, area)
        summary = self.summary()
        title = step.title or i18n.current().gettext(STEP_KINDS[step.kind])
        room = QRectF(WORDS, 0 if not summary else 9, right - WORDS - 12, area.height() if not summary else 26)
        _line(painter, room, title, theme.font(18, "semibold"), p.ink)
        if summary:
            _line(painter, QRectF(WORDS, 36, room.width(), 22), summary, theme.font(theme.SMALL, tabular=True), p.ink_2)
        if self.ring:
            focus_ring(painter, area, theme.RADIUS)

    def _draw_right(self, painter: QPainter, area: QRectF) -> float:
        """Handle, minutes and whether it is on the screen, from the right; where the words must end."""
        paint_icon(painter, "drag", QPointF(area.right() - 28, area.center().y()), 22, theme.palette().ink_2)
        x = area.right() - 52
        x = _pill(painter, x, area.center().y(), length_text(i18n.current(), self.slot.step.minutes), "neutral")
        if self.on_screen:
            x = _pill(painter, x - 8, area.center().y(), _("On the screen"), "brand")
        return x


def _pill(painter: QPainter, right: float, middle: float, words: str, tone: Tone) -> float:
    """A pill that ends at `right`; where it begins."""
    size = pill_size(words)
    pill = QRectF(QPointF(right - size.width(), middle - size.height() / 2), size)
    draw_pill(painter, pill, words, tone)
    return pill.left()


def _line(painter: QPainter, room: QRectF, text: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
    painter.drawText(room.adjusted(0, 0, 4, 0), flags, shown)


def clock_text(slot: Slot, ends: dict[str, datetime], workshop: Workshop) -> str:
    """When a step begins: as planned, or while the meeting goes on as it is expected now; what is past has no time."""
    end = ends.get(slot.step.id)
    if end is None:
        return _("done") if ends or workshop.stage is Stage.DONE else i18n.current().clock(slot.start)
    begins = end - timedelta(minutes=slot.step.minutes)
    return _("now") if slot.step.id == workshop.current_step else i18n.current().clock(begins.astimezone())
