"""The planning page: agenda at the left, the chosen step and the participants at the right."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app import i18n
from workshop_app.commands.agenda import AddStep
from workshop_app.domain.agenda import pace, schedule, total_minutes
from workshop_app.domain.board import step_showing
from workshop_app.domain.enums import Stage, StepKind
from workshop_app.domain.records import Note
from workshop_app.i18n import _
from workshop_app.services.editor import Event
from workshop_app.ui import theme
from workshop_app.ui.console.where import pace_words
from workshop_app.ui.plan.agenda_list import AgendaList
from workshop_app.ui.plan.facts import FactsCard
from workshop_app.ui.plan.inspector import Inspector
from workshop_app.ui.plan.keys import plan_keys
from workshop_app.ui.plan.kinds import MENU, MINUTES, new_step_values
from workshop_app.ui.plan.participants import ParticipantsPanel
from workshop_app.ui.session import Session
from workshop_app.ui.undo_offer import offer_undo
from workshop_app.ui.widgets.banner import Banner
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.keys_overlay import show_keys
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.marks import Divider
from workshop_app.ui.widgets.menu import Menu
from workshop_app.ui.widgets.scroll_area import ScrollArea
from workshop_app.ui.widgets.sheet import Sheet
from workshop_app.ui.widgets.toast import show_toast
from workshop_app.ui.widgets.topbar import TopBar
from workshop_app.wording import STAGES, STEP_KINDS, length_text

START_WORDS = {
    Stage.PLANNED: lambda: _("Start the workshop"),
    Stage.OPEN: lambda: _("Go on with the workshop"),
    Stage.DONE: lambda: _("Show the workshop"),
}


class PlanPage(QWidget):
    """Plans one workshop."""

    start_requested = Signal()
    home_requested = Signal()
    minutes_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName(_("Planning"))
        self.top = TopBar()
        self.banner = Banner()
        self.banner.setContentsMargins(20, 12, 20, 12)
        self.facts = FactsCard(session)
        self.agenda = AgendaList(session)
        self.inspector = Inspector(session)
        self.participants = ParticipantsPanel(session)
        self._build_top()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.top)
        box.addWidget(self.banner)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self._build_left(), 1)
        self._right = self._build_right()
        columns.addWidget(self._right)
        box.addLayout(columns, 1)
        self._connect()
        self._refresh()
        self.agenda.begin()
        self._chain()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to the agenda; not by a focus proxy, from which Tab would never reach the rest."""
        self.agenda.setFocus(event.reason())

    # --- building ---

    def _build_top(self) -> None:
        home = Button(_("Home"), "quiet", icon="home")
        home.clicked.connect(lambda: self._leave(self.home_requested))
        self.undo_button = IconButton("undo", _("Undo"), "Ctrl+Z")
        self.undo_button.clicked.connect(self._session.undo)
        minutes = Button(_("Minutes"), icon="pdf")
        minutes.clicked.connect(lambda: self._leave(self.minutes_requested))
        self.start = Button("", "primary", "Ctrl+Enter")
        self.start.clicked.connect(lambda: self._leave(self.start_requested))
        self.top.homeClicked.connect(lambda: self._leave(self.home_requested))
        for button in (home, self.undo_button, minutes, self.start):
            self.top.addWidget(button)

    def _build_left(self) -> QWidget:
        area = self._left = ScrollArea(spacing=12)
        area.body.setContentsMargins(32, 24, 28, 24)
        head = QHBoxLayout()
        head.addWidget(label(_("Agenda"), "title"))
        head.addStretch(1)
        self._total = label("", tone="ink_2")
        self._total.setFont(theme.font(18, tabular=True))
        head.addWidget(self._total)
        self.add = Button(_("Add step"), icon="plus", key="Ctrl+N")
        self.add.clicked.connect(self._open_kinds)
        self._empty = label(
            _("The agenda is empty. Add the first step, and the clock times follow."), tone="ink_2", wrap=True
        )
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        area.body.addWidget(self.facts)
        area.body.addSpacing(4)
        area.body.addLayout(head)
        area.body.addWidget(self._empty)
        area.body.addWidget(self.agenda)
        area.body.addLayout(foot)
        area.body.addStretch(1)
        return area

    def _build_right(self) -> QWidget:
        panel = Sheet()
        box = QVBoxLayout(panel)
        box.setContentsMargins(1, 0, 0, 0)
        area = ScrollArea(spacing=20)
        area.body.setContentsMargins(28, 22, 28, 24)
        area.body.addWidget(self.inspector)
        area.body.addWidget(Divider())
        area.body.addWidget(self.participants)
        area.body.addStretch(1)
        box.addWidget(area)
        return panel

    def _chain(self) -> None:
        """Tab goes from the agenda to the fields of the step, whenever these were made."""
        QWidget.setTabOrder(self.agenda.rows[-1] if self.agenda.rows else self.facts.fold, self.add)
        self.inspector.before = self.add
        self.inspector.show_step(self.agenda.chosen)

    def _connect(self) -> None:
        self._session.changed.connect(self._changed)
        self._session.ticked.connect(self._tell_times)
        self._session.refused.connect(self._refused)
        self._session.not_saved.connect(self._not_saved)
        self.agenda.selected.connect(self._show_step)
        self.agenda.removed.connect(self._offer_undo)
        self.agenda.edit_wanted.connect(self.inspector.edit_title)
        self.agenda.reached.connect(self._reach)
        self.inspector.delete_wanted.connect(self.agenda.delete)
        self.inspector.duplicate_wanted.connect(self.agenda.duplicate)
        for keys, act in (
            ("Ctrl+Z", self._session.undo),
            ("Ctrl+Shift+Z", self._session.redo),
            ("Ctrl+Y", self._session.redo),
            ("Ctrl+D", self.agenda.duplicate),
            ("Ctrl+N", self._open_kinds),
            ("Ctrl+Return", self.start.click),
            ("Ctrl+Enter", self.start.click),
            ("F1", self._show_keys),
            ("?", self._show_keys),
        ):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _show_keys(self) -> None:
        show_keys(self.window(), plan_keys())

    # --- what others use ---

    def add_step(self, kind: StepKind) -> None:
        """Add a step after the chosen one and let it be named."""
        title = self._session.language.gettext(STEP_KINDS[kind])
        if self._session.run(AddStep(kind, title, MINUTES[kind], self.agenda.chosen, new_step_values(kind))):
            self.inspector.edit_title()

    def show_note(self, note: Note) -> None:
        """Choose the step that has a note on its board."""
        step = step_showing(self._session.state, note)
        if step is not None:
            self.agenda.select(step.id, focus=True)

    # --- what is shown ---

    def _refresh(self) -> None:
        workshop, language = self._session.workshop, i18n.current()
        self.top.setTitle(workshop.title or _("Workshop without a name"))
        saved = self._session.editor.saved_at
        stage = _("Planning") if workshop.stage is Stage.PLANNED else language.gettext(STAGES[workshop.stage])
        told = _("saved {time}").format(time=saved.astimezone().strftime("%H:%M:%S")) if saved else ""
        self.top.setSubtitle(" · ".join(filter(None, (stage, told))))
        self.start.setText(START_WORDS[workshop.stage]())
        label_ = self._session.editor.undo_label
        self.undo_button.setEnabled(bool(label_))
        self.undo_button.setName(_("Undo: {act}").format(act=_(label_)) if label_ else _("Undo"))
        self._empty.setVisible(not self.agenda.rows)
        self._tell_total()

    def _tell_total(self) -> None:
        """When it is and how long; while the meeting goes on when it will end, as the console says."""
        state, language = self._session.state, i18n.current()
        slots, now, closed = schedule(state), pace(state, self._session.now()), state.workshop.closed
        length = length_text(language, total_minutes(state))
        words = ""
        if now is not None:
            words = f"{pace_words(now.ends, now.late_minutes)} · {length}"
        elif slots:
            start = language.clock(slots[0].start)
            end = language.clock(datetime.fromisoformat(closed) if closed else slots[-1].end)
            words = f"{start}–{end}" if closed else f"{start}–{end} · {length}"
        self._total.setText(words)

    def _tell_times(self) -> None:
        self.agenda.tell_times()
        self._tell_total()

    def _changed(self, event: Event) -> None:
        self.banner.clear()
        self.agenda.follow(event)
        self.inspector.refresh()
        self.facts.refresh()
        self.participants.refresh()
        self._refresh()

    def _show_step(self, step_id: str) -> None:
        """Show another step, unless text that could not be saved would be lost with the one that is shown."""
        shown = self.inspector.step_id
        if step_id == shown:
            return
        if self.inspector.flush():
            self.inspector.show_step(step_id)
        else:
            self.agenda.select(shown)

    def _refused(self, sentence: str) -> None:
        if self.isVisible():
            show_toast(self.window(), sentence)

    def _not_saved(self, sentence: str) -> None:
        self.banner.say(sentence, "danger", closable=False)

    def _offer_undo(self, title: str) -> None:
        words = _("“{title}” is removed").format(title=title if len(title) <= 60 else title[:59] + "…")
        offer_undo(self.window(), self._session, words)

    def _reach(self, top: int, bottom: int) -> None:
        """Scroll so that a part of the agenda is seen."""
        inside = self._left.widget()
        if inside is not None and self.isVisible():
            middle = self.agenda.mapTo(inside, QPoint(0, (top + bottom) // 2)).y()
            self._left.ensureVisible(0, middle, 0, (bottom - top) // 2 + 8)

    def _open_kinds(self) -> None:
        menu = Menu(self)
        for kind in MENU:
            menu.addAction(i18n.current().gettext(STEP_KINDS[kind]), partial(self.add_step, kind))
        high, area = menu.sizeHint().height(), self.screen().availableGeometry()
        below = self.add.mapToGlobal(QPoint(0, self.add.height() + 4))
        above = self.add.mapToGlobal(QPoint(0, -high - 4))
        menu.popup(below if below.y() + high <= area.bottom() else above)

    # --- leaving ---

    def _leave(self, signal: SignalInstance) -> None:
        """Ask to go elsewhere, once everything that was typed is saved: nobody leaves text behind."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        if self.inspector.flush() and self.facts.flush():
            signal.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """The chosen step is in view."""
        super().showEvent(event)
        self.agenda.reach()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The right column takes a third, within reason."""
        self._right.setFixedWidth(min(620, max(384, round(self.width() * 0.35))))
