"""The console's centre during a vote: before it, while it is open, and its result."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget

from workshop_app.commands.voting import OpenRound
from workshop_app.domain.changes import Change
from workshop_app.domain.enums import RoundStage
from workshop_app.domain.records import BallotBox, Count, Note, Participant, Round, Step, Theme, Workshop
from workshop_app.domain.voting import latest_round
from workshop_app.i18n import _
from workshop_app.services.editor import Event
from workshop_app.ui.booth.page import BoothPage, open_booth
from workshop_app.ui.console.voting_open import OpenPane
from workshop_app.ui.console.voting_result import ResultPane
from workshop_app.ui.console.voting_setup import SetupPane
from workshop_app.ui.console.where import left_open
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.keys_overlay import KeyGroup
from workshop_app.ui.widgets.toast import show_toast


class VoteStage(QWidget):
    """A vote step from its rule to its ranking. The booth opens over the whole window."""

    def __init__(self, session: Session, step_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._step_id = step_id
        self._looking_at = ""
        self.booth: BoothPage | None = None
        """The booth while it is open."""
        self.setup = SetupPane(session, step_id)
        self.setup.opened.connect(lambda voters: session.run(OpenRound(step_id, voters)))
        self.open = OpenPane(session)
        self.open.boothWanted.connect(self.open_booth)
        self.result = ResultPane(session)
        self.result.chosen.connect(self._look_at)
        self._panes = QStackedLayout(self)
        for pane in (self.setup, self.open, self.result):
            pane.setAccessibleName(_("Vote"))
            self._panes.addWidget(pane)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self._go_on)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
        session.changed.connect(self._changed)
        QGuiApplication.instance().screenAdded.connect(self.refresh)  # type: ignore[union-attr]
        QGuiApplication.instance().screenRemoved.connect(self.refresh)  # type: ignore[union-attr]
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # no stop for Tab: nothing would show where the keyboard is
        self.refresh()

    def keys(self) -> list[KeyGroup]:
        """The keys of this stage, for the sheet of keys."""
        keys = [
            ("Ctrl+Enter", _("Open the vote, then the booth")),
            ("0–9", _("Type the numbers that are called out")),
            ("Space / →", _("Show the next row of the result")),
            ("Alt+↑ / Alt+↓", _("Move the line between those who go on and the rest")),
        ]
        return [KeyGroup(_("Vote"), keys)]

    def room_keys(self) -> list[KeyGroup]:
        """Those that work while the room's picture covers it."""
        return [KeyGroup(_("Vote"), [("Space / →", _("Show the next row of the result"))])]

    def show_next(self) -> bool:
        """Show the next row of a result; whether there was one to show."""
        return self._panes.currentWidget() is self.result and self.result.show_next()

    def leads(self) -> bool:
        """Whether the main thing to do is here: open the vote, take the ballots in or show the result."""
        newest = latest_round(self._session.state, self._step_id)
        return newest is None or newest.stage is not RoundStage.REVEALED or newest.shown < len(newest.candidates)

    def refresh(self) -> None:
        """Show what the latest round is at, or an earlier one that was asked for."""
        rounds = self._session.state.ordered(Round, lambda round_: round_.step_id == self._step_id)
        newest = rounds[-1] if rounds else None
        if newest is None:
            self.setup.refresh()
            self._show(self.setup)
        elif newest.stage is RoundStage.OPEN:
            self._looking_at = ""
            self.open.refresh(newest)
            self._show(self.open)
        else:
            shown = self._session.state.find(Round, self._looking_at)
            shown = shown or latest_round(self._session.state, self._step_id) or newest
            self.result.refresh(shown, rounds)
            self._show(self.result)

    def open_booth(self) -> None:
        """Fill the window with the booth, until all have voted or the facilitator closes it."""
        round_ = latest_round(self._session.state, self._step_id)
        if round_ is None or round_.stage is not RoundStage.OPEN or self.booth is not None:
            return
        self.booth = open_booth(self._session, round_.id, self.window())
        self.booth.left.connect(self._booth_left)

    def _booth_left(self) -> None:
        self.booth = None
        self.refresh()
        self.window().activateWindow()
        self.open.take_focus()

    def _look_at(self, round_id: str) -> None:
        self._looking_at = round_id
        self.refresh()

    def _show(self, pane: SetupPane | OpenPane | ResultPane) -> None:
        if self._panes.currentWidget() is pane:
            return
        self._panes.setCurrentWidget(pane)
        if self.isVisible() and self.booth is None:
            pane.take_focus()

    def _go_on(self) -> None:
        pane = self._panes.currentWidget()
        if isinstance(pane, SetupPane | OpenPane):
            pane.go_on()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard comes to the pane, but to no button: who still writes opens no vote and shows no result."""
        pane = self._panes.currentWidget()
        if pane is not None and self.booth is None:
            pane.setFocus(event.reason())

    def _changed(self, event: Event) -> None:
        if any(self._is_left(change) for change in event.changes.changes):
            self._tell_left()
            return
        if event.changes.touches(Round, BallotBox, Count, Step, Theme, Note, Participant, Workshop):
            self.refresh()

    def _is_left(self, change: Change) -> bool:
        """Whether another step comes in place of this one."""
        before, after = change.before, change.after
        steps = [record.current_step for record in (before, after) if isinstance(record, Workshop)]
        return len(steps) == 2 and steps[0] == self._step_id != steps[1]

    def _tell_left(self) -> None:
        """A vote that is left open goes on; say so."""
        words = left_open(self._session)
        if words:
            show_toast(self.window(), words)
