"""The agenda at the left of the console: where the meeting is, and a way to any step."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.domain.agenda import Slot, schedule
from workshop_app.domain.enums import Stage
from workshop_app.domain.voting import open_round
from workshop_app.i18n import _, current
from workshop_app.services.audience import clock_of
from workshop_app.ui import icons, theme
from workshop_app.ui.session import Session
from workshop_app.ui.text_blocks import draw_block, line_spacing, wrapped
from workshop_app.ui.widgets.buttons import Pressable
from workshop_app.ui.widgets.clearing import clear
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.painting import focus_ring, surface
from workshop_app.ui.widgets.scroll_area import ScrollArea
from workshop_app.ui.widgets.side_panel import SidePanel
from workshop_app.wording import length_text


class StepRow(Pressable):
    """A step: past (checked), present (framed, with its progress), to come (numbered) or left with its vote open."""

    def __init__(self, slot: Slot, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slot = slot
        self.place = place
        self._share = 0.0
        self._heights: dict[int, int] = {}
        """By width: while it is laid out, Qt asks some thirty times."""
        self._font = theme.font(theme.BODY, "semibold" if place == "present" else "regular")
        state = {"past": _("done"), "present": _("now"), "coming": _("to come"), "voting": _("vote open")}[place]
        self.setAccessibleName(f"{slot.number}. {slot.step.title}, {state}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setShare(self, share: float) -> None:
        """How much of the step's time has been used."""
        if round(share, 3) != round(self._share, 3):
            self._share = share
            self.update()

    def heightForWidth(self, width: int) -> int:
        """Long titles take more lines."""
        if width not in self._heights:
            lines = wrapped(self._slot.step.title, self._font, max(40, width - 118), 6)
            self._heights[width] = max(46, round(line_spacing(self._font) * len(lines)) + 22)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """As high as its title needs."""
        return QSize(230, self.heightForWidth(self.width() or 230))

    def draw(self, painter: QPainter) -> None:
        """Mark, title, minutes, progress."""
        p = theme.palette()
        area = QRectF(self.rect()).adjusted(6, 1, -6, -1)
        present = self.place == "present"
        if present or self.hovered():
            surface(painter, area, 10, p.card if present else p.hover, p.brand if present else "", 1.5)
        self._mark(painter, area)
        painter.setPen(QColor(p.ink_2 if self.place == "past" else p.ink))
        draw_block(painter, area.adjusted(42, 0, -64, 0), self._slot.step.title, self._font, lines=6)
        painter.setFont(theme.font(14, tabular=True))
        painter.setPen(QColor(p.ink_2))
        length = _("open") if self.place == "voting" else length_text(current(), self._slot.step.minutes)
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(area.adjusted(0, 0, -12, 0), right, length)
        if present:
            bar = QRectF(area.x() + 42, area.bottom() - 4, area.width() - 54, 4)
            surface(painter, bar, 2, p.track)
            colour = p.danger if self._share > 1 else p.honey
            if self._share > 0:
                surface(painter, QRectF(bar.x(), bar.y(), bar.width() * min(1.0, self._share), 4), 2, colour)
        if self.ring:
            focus_ring(painter, area, 10)

    def _mark(self, painter: QPainter, area: QRectF) -> None:
        p = theme.palette()
        centre = QPointF(area.x() + 21, area.center().y())
        if self.place == "past":
            icons.paint_icon(painter, "check", centre, 20, p.idea_ink)
        elif self.place == "present":
            icons.paint_icon(painter, "play", centre, 18, p.brand)
        elif self.place == "voting":
            icons.paint_icon(painter, "dot", centre, 20, p.honey_line)
        else:
            painter.setFont(theme.font(theme.BODY, tabular=True))
            painter.setPen(QColor(p.ink_2))
            box = QRectF(centre.x() - 16, area.y(), 32, area.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._slot.number))


class AgendaPanel(SidePanel):
    """All steps; choosing one puts it on the screen."""

    stepChosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("Agenda"), "left", 270, parent=parent)
        self._session = session
        self._rows: list[StepRow] = []
        self._shown: object = None
        self._area = ScrollArea(spacing=2, edge=True)
        self._area.verticalScrollBar().rangeChanged.connect(self._reach)  # titles take two lines when they have a width
        self.body.setContentsMargins(4, 0, 4, 12)
        self.body.addWidget(self._area, 1)
        self._saved = label("", "small")
        self._saved.setContentsMargins(14, 0, 0, 0)
        self.body.addWidget(self._saved)
        session.changed.connect(self.refresh)
        session.ticked.connect(self._tick)
        self.refresh()

    def refresh(self) -> None:
        """Show the agenda as it is."""
        slots = schedule(self._session.state)
        round_ = open_round(self._session.state)
        voting = round_.step_id if round_ else ""
        shown = (slots, self._session.workshop.current_step, self._session.workshop.stage, voting)
        if shown != self._shown:
            self._shown = shown
            self._fill(slots, voting)
        saved = self._session.editor.saved_at
        if saved is not None:
            self._saved.setText(_("Saved {time}").format(time=saved.astimezone().strftime("%H:%M:%S")))
        self._tick()

    def _fill(self, slots: list[Slot], voting: str) -> None:
        had_focus = next((i for i, row in enumerate(self._rows) if row.hasFocus()), None)
        clear(self._area.body)
        now = next((s.number for s in slots if s.step.id == self._session.workshop.current_step), 0)
        done = self._session.workshop.stage is Stage.DONE
        self._rows = []
        for slot in slots:
            place = "voting" if slot.step.id == voting else "past" if slot.number < now or done else "coming"
            place = "present" if slot.number == now else place
            row = StepRow(slot, place)
            row.clicked.connect(lambda checked=False, step_id=slot.step.id: self.stepChosen.emit(step_id))
            self._area.body.addWidget(row)
            self._rows.append(row)
        self._area.body.addStretch(1)
        if had_focus is not None and had_focus < len(self._rows):
            self._rows[had_focus].setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._reach)  # once the rows have their places

    def _reach(self) -> None:
        """Scroll to the step that is on the screen, with something of those around it."""
        now = next((row for row in self._rows if row.place == "present"), None)
        if now is not None:
            self._area.ensureWidgetVisible(now, 0, 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The present step stays in view."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._reach)

    def settle(self) -> None:
        """The rows get their places only now, if it was folded while another step came."""
        super().settle()
        QTimer.singleShot(0, self, self._reach)

    def _tick(self) -> None:
        step = self._session.step
        if step is None:
            return
        number = next((s.number for s in schedule(self._session.state) if s.step.id == step.id), 0)
        clock = clock_of(self._session.state, step, self._session.now())
        if 0 < number <= len(self._rows) and clock.length:
            self._rows[number - 1].setShare(1 - clock.left / clock.length)
