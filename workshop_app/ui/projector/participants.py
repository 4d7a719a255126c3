"""The room's board for participants to touch: they move notes and write new ones, several at once, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.services.audience import BoardView
from workshop_app.ui import theme
from workshop_app.ui.board.shared import SharedBoard
from workshop_app.ui.pictures.on_walls import OnWall
from workshop_app.ui.projector.own_finger import OwnFinger
from workshop_app.ui.projector.sheet import FLOOR
from workshop_app.ui.projector.writing import WritingLine
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.hold_button import HoldButton
from workshop_app.ui.widgets.labels import label


class ParticipantsView(QWidget):
    """A board that is touched, a line to write in, and the way back, which nobody takes by accident."""

    ended = Signal()
    """The button was held: participants may do nothing more."""
    lifted = Signal()
    """Nobody touches the board any longer."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._size = 0
        """Pixels of the words below the board."""
        language = session.language
        self.board = SharedBoard(session)
        self.board.lifted.connect(self.lifted)
        OnWall(self.board, session.pictures)
        self.line = WritingLine(session)
        self._words = words = label(language.gettext("Participants may move notes"), tone="ink_2", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.line.field.leaving.connect(self.give_up)
        self.end = HoldButton(language.gettext("Hold to end"))
        self.end.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.end.held.connect(self.ended)
        for part in (self.end, self.line.lane, self.line.add, self.line.field.viewport()):
            OwnFinger(part)
        self._foot = foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self.line, 3)
        foot.addWidget(words, 1)
        foot.addWidget(self.end)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.board, 1)
        box.addLayout(foot)

    def show_view(self, view: BoardView, scale: float) -> None:
        """Show the board of the room at the size of its picture."""
        self.board.set_language(self._session.language)
        self.board.set_scale(scale)
        self._set_size(round(FLOOR * scale))
        self._foot.setContentsMargins(self.board.margin, 0, self.board.margin, 20)
        self.board.set_picture(view.picture)
        lanes = () if view.picture.by_theme else tuple(s for s in view.picture.sections if s.kind == "lane")
        self.line.set_lanes(lanes)
        self.line.setVisible(bool(lanes))

    def _set_size(self, pixels: int) -> None:
        if pixels != self._size:
            self._size = pixels
            self.line.set_size(pixels)
            self.end.set_size(pixels)
            self._words.setFont(theme.font(max(theme.BODY, pixels)))

    def give_up(self) -> None:
        """Escape: everything back that is in a hand, and the keyboard to the console; what is written stays."""
        self.board.fingers.give_up()
        if self.line.field.hasFocus():
            self.line.field.clearFocus()
            self.lifted.emit()
