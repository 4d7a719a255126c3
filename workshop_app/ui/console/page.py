"""The facilitator's window while the workshop is held: agenda, the step, and what is needed beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from workshop_app.domain.agenda import schedule
from workshop_app.domain.board import lanes_shown
from workshop_app.domain.enums import Stage, StepKind
from workshop_app.domain.records import Note, Step
from workshop_app.i18n import _
from workshop_app.services.editor import Event
from workshop_app.ui.console.agenda_panel import AgendaPanel
from workshop_app.ui.console.cards_panel import CardsPanel
from workshop_app.ui.console.room_cover import RoomCover
from workshop_app.ui.console.stages import stage_of
from workshop_app.ui.console.where import where_words
from workshop_app.ui.pictures.telling import ReadingToast
from workshop_app.ui.session import Session
from workshop_app.ui.undo_offer import offer
from workshop_app.ui.wall_photo.door import WallPhotoDoor
from workshop_app.ui.widgets.banner import Banner
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.toast import show_toast
from workshop_app.ui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from workshop_app.ui.widgets.keys_overlay import KeyGroup

WIDE = {StepKind.THEME, StepKind.VOTE, StepKind.ACTIONS}
"""Steps that want the whole width, as collecting on a canvas does: the side panels are folded when they begin, unless
the window is very wide."""
NARROW = 2200


class ConsolePage(QWidget):
    """Everything the facilitator needs in front of the room."""

    homeWanted = Signal()
    planWanted = Signal()
    minutesWanted = Signal()
    projectorWanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown, self._folded = "", False
        self.bar = TopBar()
        self.bar.homeClicked.connect(self.homeWanted)
        self._buttons()
        self.banner = Banner()
        self.banner.setContentsMargins(20, 12, 20, 12)
        self.agenda = AgendaPanel(session)
        self.agenda.stepChosen.connect(self.go_to)
        self.side = CardsPanel(session)
        self._stage = QStackedLayout()
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.agenda)
        middle.addLayout(self._stage, 1)
        middle.addWidget(self.side)
        # All that is the facilitator's is in one child: whatever is added to it lies below the room's picture.
        content = QWidget()
        self.wall_photo = WallPhotoDoor(session, content)
        ReadingToast(session.pictures, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(content)
        box = QVBoxLayout(content)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(self.banner)
        box.addLayout(middle, 1)
        self.room = RoomCover(self, session, self._projector)
        self._keys()
        session.changed.connect(self._changed)
        session.ticked.connect(self._tell_pace)
        self.side.foldedChanged.connect(self._tell_pace)
        # Methods, not lambdas: Qt lets go of them with the page.
        session.refused.connect(self._tell_refused)
        session.not_saved.connect(self._tell_not_saved)
        self.refresh()

    def _buttons(self) -> None:
        self._undo = Button(_("Undo"), icon="undo")
        self._undo.clicked.connect(self.undo)
        self._projector = Button(_("Projector"), key="F5")
        self._projector.clicked.connect(self.projectorWanted)
        self._next = Button(_("Next step"), "primary", key="PgDn")
        self._next.clicked.connect(lambda: self.next_step(finish=True))
        self._more = IconButton("more", _("More"), "F10", framed=True)
        self._more.clicked.connect(self._open_menu)
        for button in (self._undo, self._more, self._projector, self._next):
            self.bar.addWidget(button)

    def _open_menu(self) -> None:
        from workshop_app.ui.console.menu import console_menu

        console_menu(self, self._session.workshop).popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 4)))

    def _keys(self) -> None:
        for keys, action in (
            ("PgDown", self.next_step),
            ("PgUp", self.previous_step),
            ("Ctrl+PgDown", lambda: self.next_step(finish=True)),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+Y", self.redo),
            ("F1", self.show_keys),
            ("?", self.show_keys),
            ("F6", self._draw_groups),
            ("F7", self.side.harvest.skip),
            ("F8", self.side.clock.toggle),
            ("F10", self._open_menu),
            ("F9", lambda: self.side.clock.add(60)),
            ("Shift+F9", lambda: self.side.clock.add(300)),
            ("Ctrl+Shift+F9", lambda: self.side.clock.add(-60)),
            ("Ctrl+Right", self.side.clock.next_phase),
            ("Ctrl+Left", self.side.clock.previous_phase),
            ("Ctrl+Shift+P", self.room.toggle_participants),
            ("F3", self.agenda.toggle),
            ("F4", self.side.toggle),
        ):
            QShortcut(QKeySequence(keys), self, action)

    def keys(self) -> list[KeyGroup]:
        """All keys of this screen: those of the step, then those that always work; over the room's picture its own."""
        from workshop_app.ui.console.sheet import meeting_keys, room_keys

        step, stage = self._session.step, self._stage.currentWidget()
        buzz = step is not None and step.kind is StepKind.BUZZ_GROUP
        meeting = meeting_keys(
            buzz=buzz, harvest=self.side.harvest.isVisibleTo(self), clock=self.side.clock.is_steered()
        )
        room = room_keys(shown=self.shows_room(), lent=self._session.participants)
        if self.shows_room():
            return [*getattr(stage, "room_keys", list)(), room, meeting]
        return [*getattr(stage, "keys", list)(), meeting, room]

    def show_keys(self) -> None:
        """Show all keys."""
        from workshop_app.ui.widgets.keys_overlay import show_keys

        show_keys(self.window(), self.keys())

    @property
    def stage(self) -> QWidget | None:
        """What is in the middle: the step on the screen."""
        return self._stage.currentWidget()

    def refresh(self) -> None:
        """Show the step on the screen; what was typed in another step stays there."""
        step = self._session.step
        self.bar.setTitle(self._session.workshop.title or _("Workshop without a name"))
        self._undo.setEnabled(bool(self._session.editor.undo_label))
        self._tell_pace()
        done = self._session.workshop.stage is Stage.DONE
        if done:
            words = _(
                "The workshop is finished. Corrections are saved; clocks stand still and the room sees a thank you."
            )
            self.banner.say(words, "info", _("Open it again"), self.reopen, closable=False)
        slots = schedule(self._session.state)
        last = bool(slots) and step is not None and slots[-1].step.id == step.id
        self._next.setText(_("Minutes") if last and done else _("Finish") if last else _("Next step"))
        self._next.setKey("Ctrl+PgDn" if last and not done else "PgDn")
        key = f"{step.id}:{step.kind}" if step else ""
        if step is not None and key != self._shown:
            self._show_stage(step, key)
        leads = getattr(self.stage, "leads", bool)()
        self._next.setKind("secondary" if leads else "primary")

    def _show_stage(self, step: Step, key: str) -> None:
        self._shown = key
        old = self._stage.currentWidget()
        stage = stage_of(self._session, step)
        self._stage.addWidget(stage)
        self._stage.setCurrentWidget(stage)
        if old is not None:
            self._stage.removeWidget(old)
            old.hide()
            old.deleteLater()
        fold = self._is_wide(step) and self.window().width() < NARROW
        if fold != self._folded:
            self._folded = fold
            self.agenda.setFolded(fold)
            self.side.setFolded(fold)
        stage.setEnabled(not self.shows_room())
        if not self.shows_room():
            stage.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to the stage; not by a focus proxy, from which Tab would never reach the rest."""
        if self.stage is not None:
            self.stage.setFocus(event.reason())

    def _is_wide(self, step: Step) -> bool:
        """Whether a step wants the whole width."""
        on_canvas = any(lane.free for lane in lanes_shown(self._session.state, step))
        return step.kind in WIDE or (step.kind is StepKind.COLLECT and on_canvas)

    def _tell_refused(self, text: str) -> None:
        # Also over the room's picture: a key that does nothing must say why, and a rule holds nothing of the meeting.
        show_toast(self.window(), text, openly=True)

    def _tell_not_saved(self, text: str) -> None:
        self.banner.say(text, "danger", closable=False)

    def _changed(self, event: Event) -> None:
        self.banner.clear()
        self.refresh()

    def _tell_pace(self) -> None:
        self.bar.setSubtitle(where_words(self._session, clock=self.side.isFolded()))

    def shows_room(self) -> bool:
        """Whether this window shows what the room sees, there being one screen only."""
        return self.room.is_shown()

    def show_room(self, shown: bool) -> None:
        """Cover the page with the room's picture, or no longer."""
        self.room.show(shown)

    def go_to(self, step_id: str) -> None:
        """Put a step on the screen; nothing made in later steps is lost."""
        from workshop_app.commands.agenda import GoToStep  # not before the first paint: so too below

        self._session.run(GoToStep(step_id))

    def show_note(self, note: Note) -> None:
        """Go to where a note is, and choose it there."""
        from workshop_app.ui.console.note_place import show_note

        show_note(self, self._session, note)

    def next_step(self, *, finish: bool = False) -> None:
        """The next step. Nobody finishes by turning pages: after the last one it is said how, unless that is meant."""
        if self._go(1):
            return
        if finish or self._session.workshop.stage is Stage.DONE:
            self.finish()
        else:
            words = _("This is the last step. {keys} finishes the workshop.").format(keys="Ctrl+PgDn")
            offer(self.window(), self._session, words, _("Finish"), self.finish)

    def previous_step(self) -> None:
        """The step before."""
        self._go(-1)

    def _go(self, by: int) -> bool:
        """So many steps on; whether there is such a step."""
        slots = schedule(self._session.state)
        place = next((i for i, slot in enumerate(slots) if slot.step.id == self._session.workshop.current_step), -1)
        there = 0 <= place + by < len(slots)
        if there:
            self.go_to(slots[place + by].step.id)
        return there

    def finish(self) -> None:
        """Close the meeting and go to the minutes."""
        if self._session.finish():
            self.minutesWanted.emit()

    def reopen(self) -> None:
        """Go on with a workshop that was finished."""
        from workshop_app.commands.agenda import ReopenWorkshop

        self._session.run(ReopenWorkshop())
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # the button that was pressed is no longer there

    def undo(self) -> None:
        """Take back the latest act, and say which it was."""
        if done := self._session.undo():
            self.room.tell_turn(_("Undone: {act}").format(act=_(done)), self.redo)

    def redo(self) -> None:
        """Do again what was undone."""
        if done := self._session.redo():
            self.room.tell_turn(_("Done again: {act}").format(act=_(done)))

    def _draw_groups(self) -> None:
        from workshop_app.ui.console.room_stage import BuzzStage

        if isinstance(self.stage, BuzzStage):
            self.stage.draw_groups()
