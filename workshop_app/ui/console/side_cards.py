"""The cards at the right of the console: clock, notes to self, harvest."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.commands.notes import GiveTurn, SkipGroup
from workshop_app.domain.buzz_groups import groups_for, harvests
from workshop_app.domain.enums import Stage, StepKind
from workshop_app.domain.records import Harvest, Timer
from workshop_app.i18n import _, current
from workshop_app.services.audience import clock_of
from workshop_app.ui import theme
from workshop_app.ui.session import Session
from workshop_app.ui.text_blocks import breakable
from workshop_app.ui.widgets.buttons import Button, IconButton, Pressable
from workshop_app.ui.widgets.card import Card
from workshop_app.ui.widgets.clearing import clear
from workshop_app.ui.widgets.flow_layout import FlowLayout
from workshop_app.ui.widgets.labels import label, set_tone, set_tooltip
from workshop_app.ui.widgets.painting import focus_ring, surface
from workshop_app.ui.widgets.timer_ring import clock_text
from workshop_app.wording import PHASES, group_name, length_text


class ClockCard(Card):
    """Time left of the step, and what one may do about it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(padding=16, spacing=4, parent=parent)
        self._session = session
        self._time = label("", "clock")
        self._time.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._caption = label("", "small")
        self._caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pause = IconButton("pause", _("Pause the clock"), "F8", framed=True)
        self._pause.clicked.connect(self.toggle)
        one = Button(_("+1 min"))
        one.clicked.connect(lambda: self.add(60))
        set_tooltip(one, "F9")
        five = Button("+5")
        five.setAccessibleName(_("Add five minutes"))
        set_tooltip(five, _("Shift+F9"))
        five.clicked.connect(lambda: self.add(300))
        self._steering = QWidget()
        row = QHBoxLayout(self._steering)
        row.setContentsMargins(0, 8, 0, 4)
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self._pause, one, five):
            row.addWidget(button)
        row.addStretch(1)
        self._phase = Button("")
        self._phase.clicked.connect(self.next_phase)
        self.body.addWidget(self._time)
        self.body.addWidget(self._caption)
        self.body.addWidget(self._steering)
        self.body.addWidget(self._phase)
        self._back = Button("", "quiet", icon="chevron-left")
        self._back.clicked.connect(self.previous_phase)
        self.body.addWidget(self._back)
        session.changed.connect(self.refresh)
        session.ticked.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the clock as it stands."""
        step = self._session.step
        self.setVisible(step is not None)
        if step is None:
            return
        self._steering.setVisible(self.is_steered())
        clock = clock_of(self._session.state, step, self._session.now())
        self._time.setText(clock_text(clock.left) if clock.length or clock.left < 0 else "–")
        late = clock.left < 0
        if self._time.property("tone") != ("danger" if late else "ink"):
            set_tone(self._time, "danger" if late else "ink")
        length = length_text(current(), round(clock.length / 60))
        words = _("over time, of {length}") if late else _("left of {length}")
        if not clock.running:
            words = _("paused, of {length}")
        self._caption.setText(words.format(length=length))
        self._pause.setIconName("pause" if clock.running else "play")
        self._pause.setName(_("Pause the clock") if clock.running else _("Start the clock"))
        following = self._other(1)
        self._phase.setVisible(following is not None)
        if following is not None:
            self._phase.setText(_("Next: {phase}").format(phase=_(PHASES[following])))
        before = self._other(-1)
        self._back.setVisible(before is not None)
        if before is not None:
            self._back.setText(_("Back: {phase}").format(phase=_(PHASES[before])))

    def is_steered(self) -> bool:
        """Whether it can run, or be given time: the clocks of a finished workshop stand still."""
        return self._session.workshop.stage is not Stage.DONE

    def _other(self, by: int) -> int | None:
        """The nearest later (1) or earlier (-1) phase of a buzz group step that has any time, or None."""
        step = self._session.step
        if step is None or step.kind is not StepKind.BUZZ_GROUP:
            return None
        timer = self._session.state.find(Timer, step.id)
        now = timer.phase if timer else 0
        minutes = (step.alone_minutes, step.group_minutes, step.harvest_minutes)
        others = range(now + 1, 3) if by > 0 else range(now - 1, -1, -1)
        return next((phase for phase in others if minutes[phase]), None)

    def toggle(self) -> None:
        """Pause, or go on."""
        from workshop_app.commands.agenda import RunTimer  # not before the first paint: so too below

        step = self._session.step
        if step is not None:
            timer = self._session.state.find(Timer, step.id)
            self._session.run(RunTimer(step.id, not (timer and timer.running)))

    def add(self, seconds: int) -> None:
        """Give the step more time; or less, but no less than none."""
        from workshop_app.commands.agenda import AddTime

        if (step := self._session.step) is not None:
            given = clock_of(self._session.state, step, self._session.now()).length
            self._session.run(AddTime(step.id, max(seconds, -given)))

    def next_phase(self) -> None:
        """From alone to groups, from groups to harvest."""
        self._go(self._other(1))

    def previous_phase(self) -> None:
        """Back to an earlier phase; what has been harvested stays."""
        self._go(self._other(-1))

    def _go(self, phase: int | None) -> None:
        from workshop_app.commands.agenda import GoToPhase

        if phase is not None and self._session.step is not None:
            self._session.run(GoToPhase(self._session.step.id, phase))


class NotesCard(Card):
    """The facilitator's own notes on the step; the room never sees them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(padding=16, spacing=6, parent=parent)
        self._session = session
        self.body.addWidget(label(_("For you who lead"), "strong"))
        self._words = label("", "body", wrap=True)
        self._words.setFont(theme.font(theme.SMALL))
        self.body.addWidget(self._words)
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the notes of the step on the screen."""
        step = self._session.step
        self._words.setText(breakable(step.notes) if step else "")
        self.setVisible(bool(step and step.notes))


class _GroupChip(Pressable):
    """A group of the harvest: has given, is in turn, waits or is empty. Pressing gives it the turn."""

    def __init__(self, number: int, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._place = place
        self.setFixedSize(44, 44)
        state = {
            "given": _("has given its note"),
            "turn": _("has the turn"),
            "waits": _("waits"),
            "empty": _("has nothing more"),
        }[place]
        self.setAccessibleName(f"{group_name(current(), number)}, {state}")
        set_tooltip(self, self.accessibleName())

    def draw(self, painter: QPainter) -> None:
        """The number, in the colours of its place."""
        p = theme.palette()
        area = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        fill, ink, line = {
            "given": (p.idea, p.idea_ink, ""),
            "turn": (p.honey, "#17222D", p.honey_line),
            "waits": (p.card, p.ink, p.line),
            "empty": (p.neutral, p.ink_2, ""),
        }[self._place]
        surface(painter, area, 10, fill, line, 1.5)
        painter.setFont(theme.font(theme.BODY, "bold" if self._place == "turn" else "semibold", tabular=True))
        painter.setPen(QColor(ink))
        text = f"✓{self._number}" if self._place == "given" else str(self._number)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text if self._place != "empty" else f"({text})")
        if self.ring:
            focus_ring(painter, area, 10)


class HarvestCard(Card):
    """Whose turn it is, lap by lap, until every group is empty."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(padding=16, spacing=8, parent=parent)
        self._session = session
        self._shown: object = None
        self._title = label("", "strong")
        self.body.addWidget(self._title)
        self._state = label("", "small", wrap=True)
        self.body.addWidget(self._state)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self.body.addWidget(self._chips)
        self._skip = Button(_("Nothing more"), key="F7")
        self._skip.clicked.connect(self.skip)
        self.body.addWidget(self._skip)
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the harvest as it stands."""
        step, state = self._session.step, self._session.state
        harvest = state.find(Harvest, step.id) if step else None
        going = harvest is not None and step is not None and harvests(state, step)
        self.setVisible(going)
        if not going or harvest is None or step is None:
            return
        groups = [group.number for group in groups_for(state, step)]
        if (harvest, groups) == self._shown:
            return
        self._shown = (harvest, groups)
        self._title.setText(_("Harvest, lap {lap}").format(lap=harvest.lap))
        name = group_name(current(), harvest.turn)
        words = _("{group} gives one note.").format(group=name) if harvest.turn else _("All groups have had their say.")
        self._state.setText(words)
        self._skip.setVisible(bool(harvest.turn))
        self._fill(harvest, groups)

    def _fill(self, harvest: Harvest, groups: list[int]) -> None:
        clear(self._flow)
        for number in groups:
            place = (
                "empty"
                if number in harvest.empty
                else "turn"
                if number == harvest.turn
                else "given"
                if number < harvest.turn
                else "waits"
            )
            chip = _GroupChip(number, place)
            chip.clicked.connect(lambda checked=False, n=number: self._give(n))
            self._flow.addWidget(chip)

    def _give(self, number: int) -> None:
        if self._session.step is not None:
            self._session.run(GiveTurn(self._session.step.id, number))

    def skip(self) -> None:
        """The group in turn has nothing more."""
        step = self._session.step
        if step is not None and self._session.state.find(Harvest, step.id):
            self._session.run(SkipGroup(step.id))
