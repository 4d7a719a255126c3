"""Where a participant writes a note in the room: the lane, the words, and a button that adds it."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from workshop_app.commands.notes import AddNotes
from workshop_app.domain.records import Harvest
from workshop_app.domain.rules import NOTE_LIMIT
from workshop_app.services.board_view import BoardSection
from workshop_app.services.lines import statements
from workshop_app.services.recovered import IN_ROOM, kept_by
from workshop_app.ui.entry_field import LETTERS, EntryField
from workshop_app.ui.session import Draft, Session
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.card import Card
from workshop_app.wording import SHAPES


class WritingLine(Card):
    """Large enough for fingers; a touch of the lane takes the next one. What is half written is kept as a draft."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(horizontal=True, padding=8, spacing=10, parent=parent)
        self._session = session
        self._lanes: tuple[BoardSection, ...] = ()
        self._index = 0
        language = session.language
        self.lane = Button("")
        self.field = EntryField(NOTE_LIMIT)
        self.field.setPlaceholderText(language.gettext("Write a note"))
        self.add = Button(language.gettext("Add"), "primary")
        for part in (self.lane, self.field, self.add):
            self.body.addWidget(part, 1 if part is self.field else 0)
        self.lane.clicked.connect(lambda: self._change_lane(1))
        self.add.clicked.connect(self._enter)
        self.field.entered.connect(self._enter)
        self.field.laneWanted.connect(self._change_lane)
        self.field.pasted.connect(self._add)
        self.setFocusProxy(self.field)
        self.field.setPlainText(self._draft().words)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.textChanged.connect(self._keep_draft)
        session.drafts_kept.connect(self._drafts_kept)

    def set_size(self, pixels: int) -> None:
        """Words so large, and never smaller than on the console."""
        self.field.set_size(max(LETTERS, pixels))
        self.lane.set_size(pixels)
        self.add.set_size(pixels)

    def set_lanes(self, lanes: tuple[BoardSection, ...]) -> None:
        """The lanes that can be written in; the chosen one stays."""
        chosen = self._lanes[self._index].id if self._lanes else self._draft().place
        self._lanes = lanes
        self._index = next((index for index, lane in enumerate(lanes) if lane.id == chosen), 0)
        self._change_lane(0)

    def _change_lane(self, by: int) -> None:
        if self._lanes:
            self._index = (self._index + by) % len(self._lanes)
            lane = self._lanes[self._index]
            shape = SHAPES[lane.note_kind] if lane.note_kind is not None else ""
            self.lane.setText(f"{shape} {lane.title}".strip())
            self.field.setAccessibleDescription(lane.title)
            self._keep_draft()

    def _draft(self) -> Draft:
        return self._session.drafts.get(IN_ROOM, Draft())

    def _keep_draft(self) -> None:
        words = self.field.text()
        lane = self._lanes[self._index].id if self._lanes else self._draft().place
        keep = kept_by(self._session.state, IN_ROOM, words, lane)
        self._session.write_draft(IN_ROOM, Draft(words, lane, keep))

    def _drafts_kept(self) -> None:
        if IN_ROOM not in self._session.drafts:
            self.field.clear()

    def _enter(self) -> None:
        lines = statements(self.field.text())
        if lines:
            self._add(lines)

    def _add(self, lines: list[str]) -> None:
        if not self._lanes:
            return
        step_id = self._session.workshop.current_step
        harvest = self._session.state.find(Harvest, step_id)
        turn = harvest.turn if harvest else 0
        lane = self._lanes[self._index].id
        if self._session.run(AddNotes(lane, tuple(lines), group=turn, step_id=step_id if turn else "")):
            self.field.clear()
        else:
            self.field.setPlainText("\n".join(lines))  # what was pasted stood nowhere yet
