"""What collecting and theming have in common: a board that follows the workshop, and the way back after a deletion."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.records import Harvest, Lane, Note, Step
from workshop_app.i18n import current, ngettext
from workshop_app.services.board_view import SOURCES, board_picture
from workshop_app.services.editor import Event
from workshop_app.ui.board.canvas.strip import ToolStrip
from workshop_app.ui.board.deeds import Deeds
from workshop_app.ui.board.text_drop import TextDrop
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.pictures.on_board import OnBoard
from workshop_app.ui.session import Session
from workshop_app.ui.undo_offer import offer_undo
from workshop_app.ui.widgets.toast import show_toast


class BoardStage(QWidget):
    """A stage with the board of a step in it; put the rest in `body`."""

    def __init__(self, session: Session, step_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.step_id = step_id
        self.board = BoardWidget(Deeds(session))
        self.board.come_back(session.looks.get(step_id))
        self.board.camera_changed.connect(self._keep_look)
        self.board.pictures = OnBoard(self.board, session.pictures)
        TextDrop(self.board)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        self.strip = ToolStrip(self.board)
        row.addWidget(self.strip)
        row.addWidget(self.board, 1)
        self.body.addLayout(row, 1)
        self.board.deleted.connect(self._deleted)
        self.board.told.connect(self._tell)
        self.board.pasted.connect(self.offer_duplicates)
        find = QShortcut(QKeySequence("Ctrl+F"), self, self.board.finder.open)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.board.canvas.erased.connect(self._erased)
        session.changed.connect(self._changed)

    def showEvent(self, event: QShowEvent) -> None:
        """What could not be kept the last time stands there again."""
        QTimer.singleShot(0, self, self.board.editing.go_on)  # once the keyboard is here

    def hideEvent(self, event: QHideEvent) -> None:
        """Another step comes, or another page: what is refused of what is being written must not go with it."""
        if not event.spontaneous():
            self.board.editing.put_off()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One can come nearer and go away while one writes, too; Space where nothing is written ends the spotlight."""
        spotlit = self.session.workshop.spotlight
        if event.key() == Qt.Key.Key_Space and spotlit:
            self.board.deeds.spotlight(spotlit)
        elif not self.board.gestures.key(event):
            super().keyPressEvent(event)

    def refresh(self) -> None:
        """Show the board as it is now."""
        state = self.session.state
        self.board.set_picture(board_picture(state, state.find(Step, self.step_id), self.session.boards))
        self.board.set_language(self.session.language)
        self.board.set_spotlit(self.session.workshop.spotlight)
        self.board.finder.tell()

    def show_note(self, note_id: str) -> None:
        """Choose a note, bring it into sight, and go there with the keyboard."""
        self.board.choose((note_id,))
        self.board.show_item(note_id)
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_look(self) -> None:
        self.session.looks[self.step_id] = self.board.camera

    def offer_duplicates(self, made: tuple[str, ...], left_out: int = 0) -> None:
        """Say how many notes were pasted where, and what was left out; offer to merge those that are there already."""
        here = {self.session.state.need(Note, note).lane_id for note in made}
        lanes = current().listed([lane.title for lane in self.session.state.ordered(Lane) if lane.id in here])
        words = []
        if not self.board.duplicates.offer(made):
            words += [ngettext("{n} note added to {lanes}.", "{n} notes added to {lanes}.", len(made), lanes=lanes)]
        if left_out:
            words += [ngettext("{n} column was left out.", "{n} columns were left out.", left_out)]
        if words:
            self._tell(" ".join(words), undo=True)

    def _tell(self, words: str, undo: bool) -> None:
        if undo:
            offer_undo(self.window(), self.session, words)
        else:
            show_toast(self.window(), words, seconds=3.0)

    def _changed(self, event: Event) -> None:
        if event.changes.touches(*SOURCES, Step, Harvest):
            self.refresh()

    def _deleted(self, count: int) -> None:
        self._tell(ngettext("{n} note deleted", "{n} notes deleted", count), undo=True)

    def _erased(self, count: int) -> None:
        self._tell(ngettext("{n} shape deleted", "{n} shapes deleted", count), undo=True)
