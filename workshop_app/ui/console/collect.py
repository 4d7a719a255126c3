"""Collecting: the lanes of a step, and the line where what the room says is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.commands.notes import AddNotes
from workshop_app.domain import board
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Harvest, Lane, Step
from workshop_app.domain.rules import NOTE_LIMIT
from workshop_app.i18n import _, current
from workshop_app.services.lines import statements
from workshop_app.ui.console.board_stage import BoardStage
from workshop_app.ui.console.entry import EntryLine
from workshop_app.ui.pictures.desk import Place
from workshop_app.ui.pictures.sources import Source
from workshop_app.ui.session import Draft, Session
from workshop_app.ui.widgets.typed import is_written
from workshop_app.wording import error_text, group_name

if TYPE_CHECKING:
    from workshop_app.services.clipboard import Offered
    from workshop_app.ui.widgets.keys_overlay import KeyGroup


class CollectStage(BoardStage):
    """The board of a collecting step, or of the harvest of a buzz group step, with the quick-entry line."""

    def __init__(self, session: Session, step_id: str, parent: QWidget | None = None) -> None:
        super().__init__(session, step_id, parent)
        self.entry = EntryLine(self._lanes(), NOTE_LIMIT)
        line = QVBoxLayout()
        line.setContentsMargins(20, 8, 20, 20)
        line.addWidget(self.entry)
        self.body.addLayout(line)
        self.setFocusProxy(self.entry.field)
        draft = session.drafts.get(step_id, Draft())
        self.entry.restore(draft.words, draft.place)
        self.entry.field.textChanged.connect(self._keep_draft)
        self.entry.laneChanged.connect(self._keep_draft)
        session.drafts_kept.connect(self._drafts_kept)
        self.entry.entered.connect(self._add)
        self.entry.offered.connect(self._paste)
        self.entry.tooLong.connect(self._too_long)
        self.entry.field.pictured.connect(self._take_pictures)
        self.entry.leaving.connect(lambda: self.board.setFocus(Qt.FocusReason.TabFocusReason))
        self.board.leaving.connect(lambda: self.entry.field.setFocus(Qt.FocusReason.TabFocusReason))
        self.refresh()

    def keys(self) -> list[KeyGroup]:
        """The keys of this stage, for the sheet of keys."""
        from workshop_app.ui.board.canvas.words import canvas_keys
        from workshop_app.ui.board.sheet import lane_keys
        from workshop_app.ui.widgets.keys_overlay import KeyGroup

        line = [
            ("Enter", _("Add the note")),
            ("Tab / Shift+Tab", _("Another lane")),
            ("Esc", _("From the line to the notes, and back")),
        ]
        canvas = [KeyGroup(_("Free canvas"), canvas_keys())] if self.board.canvas.lanes() else []
        return [KeyGroup(_("The line below"), line), *lane_keys(), *canvas]

    def refresh(self) -> None:
        """Show the board and whose turn it is."""
        super().refresh()
        self.entry.set_lanes(self._lanes())
        turn = self._turn()
        self.entry.set_group(group_name(self.session.language, turn) if turn else "")
        spotlit = self.board.cards.get(self.session.workshop.spotlight)
        self.entry.set_spotlit(spotlit.code if spotlit is not None else "")
        self._keep_draft()  # for the group and the lane it is for now

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What means nothing to the board is meant for the line: a letter begins a note."""
        if not self.board.hasFocus():
            super().keyPressEvent(event)
        elif is_written(event):
            self.entry.begin(event.text())
        else:
            super().keyPressEvent(event)

    def _keep_draft(self) -> None:
        words, lane = self.entry.field.text(), self.entry.lane
        lines = statements(words)
        # The group is not ready with it: the turn does not pass on.
        keep = AddNotes(lane.id, tuple(lines), group=self._turn()) if lane is not None and lines else None
        self.session.write_draft(self.step_id, Draft(words, lane.id if lane is not None else "", keep))

    def _drafts_kept(self) -> None:
        if self.step_id not in self.session.drafts:
            self.entry.clear()

    def _lanes(self) -> list[Lane]:
        state = self.session.state
        return board.lanes_to_fill(state, state.find(Step, self.step_id))

    def _turn(self) -> int:
        harvest = self.session.state.find(Harvest, self.step_id)
        return harvest.turn if harvest else 0

    def _add(self, lines: list[str]) -> None:
        lane, turn = self.entry.lane, self._turn()
        if lane is None:
            return
        step_id = self.step_id if turn else ""
        if not self.session.run(AddNotes(lane.id, tuple(lines), group=turn, step_id=step_id)):
            self.entry.keep(lines)
            return
        self.entry.clear()
        made = self._newest(lane, len(lines))
        self.board.finder.show_written(made)
        if len(lines) > 1:
            self.offer_duplicates(made)

    def _paste(self, what: Offered) -> None:
        """Notes from a board, or the rows of a table, for the lane of the line; what lay on a canvas for a canvas."""
        lane = self.entry.lane
        if lane is None or self.board.canvas.acts.paste(what, lane.id):
            return
        made, left_out = self.board.deeds.paste(what, lane.id, group=self._turn(), sort=True)
        if made:
            self.board.finder.show_written(made)
            self.offer_duplicates(made, left_out)

    def _newest(self, lane: Lane, count: int) -> tuple[str, ...]:
        """The notes written last in a lane."""
        return tuple(note.id for note in board.notes_in_lane(self.session.state, lane.id)[-count:])

    def _take_pictures(self, sources: list[Source]) -> None:
        if self.entry.lane is not None:
            self.session.pictures.add(Place(self.entry.lane.id), sources)

    def _too_long(self) -> None:
        self.session.refused.emit(error_text(current(), DomainError("note_too_long", limit=NOTE_LIMIT)))
