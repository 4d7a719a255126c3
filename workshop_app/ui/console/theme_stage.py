"""Grouping notes into themes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.records import Lane, Note, Step, Theme, Workshop
from workshop_app.i18n import _, ngettext
from workshop_app.services.audience import board_picture
from workshop_app.services.editor import Event
from workshop_app.ui.board.deeds import Deeds
from workshop_app.ui.board.keys import theme_keys
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.session import Session
from workshop_app.ui.widgets import KeyCap, label, show_toast


class ThemeStage(QWidget):
    """The board with themes, and a quiet line that says how."""

    def __init__(self, session: Session, step_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._step_id = step_id
        self.board = BoardWidget(deeds=Deeds(session))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 14)
        box.setSpacing(0)
        box.addWidget(self.board, 1)
        box.addWidget(_Hints())
        self.setFocusProxy(self.board)
        self.board.deleted.connect(self._deleted)
        session.changed.connect(self._changed)
        self.refresh()

    def KEYS(self) -> list[tuple[str, str]]:
        """The keys of this stage, for the sheet of keys."""
        return theme_keys()

    def refresh(self) -> None:
        """Show the themes."""
        state = self._session.state
        self.board.set_picture(board_picture(state, state.find(Step, self._step_id)))

    def _changed(self, event: Event) -> None:
        if event.changes.touches(Note, Theme, Lane, Step, Workshop):
            self.refresh()

    def _deleted(self, count: int) -> None:
        words = ngettext("{n} note deleted", "{n} notes deleted", count)
        show_toast(self.window(), words, _("Undo"), self._session.undo)


class _Hints(QWidget):
    """One quiet line: drag, or these keys."""

    def __init__(self) -> None:
        super().__init__()
        box = QHBoxLayout(self)
        box.setContentsMargins(22, 0, 22, 0)
        box.setSpacing(8)
        box.addWidget(label(_("Drag a note onto another to make a theme"), "small"))
        for keys, words in (
            ("G", _("groups the chosen")),
            ("1–9", _("puts in a theme")),
            ("Enter", _("names or changes")),
            ("M", _("merges themes")),
            ("P", _("parks")),
        ):
            box.addSpacing(10)
            box.addWidget(KeyCap(keys))
            box.addWidget(label(words, "small"))
        box.addStretch(1)
        box.setAlignment(Qt.AlignmentFlag.AlignVCenter)
