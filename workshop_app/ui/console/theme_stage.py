"""Grouping notes into themes."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from workshop_app.i18n import _
from workshop_app.ui.board.sheet import theme_keys
from workshop_app.ui.console.board_stage import BoardStage
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.keycap import KeyCap
from workshop_app.ui.widgets.keys_overlay import KeyGroup
from workshop_app.ui.widgets.labels import ElidedLabel, label
from workshop_app.ui.widgets.marks import Divider


class ThemeStage(BoardStage):
    """The board with themes, and a quiet line that says how."""

    def __init__(self, session: Session, step_id: str, parent: QWidget | None = None) -> None:
        super().__init__(session, step_id, parent)
        self.body.addWidget(Divider())  # notes that go on below end here
        self.body.addWidget(_Hints())
        self.setFocusProxy(self.board)
        self.refresh()

    def keys(self) -> list[KeyGroup]:
        """The keys of this stage, for the sheet of keys."""
        return theme_keys()


class _Hints(QWidget):
    """One quiet line: drag, or these keys; as many of them as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self._hints: list[tuple[QWidget, QWidget]] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._box = box = QHBoxLayout(self)
        box.setContentsMargins(20, 8, 20, 12)
        box.setSpacing(8)
        for keys, words in (
            ("G", _("groups the chosen")),
            ("1–9", _("puts in a theme")),
            ("Enter", _("names or changes")),
            ("M", _("merges themes")),
            ("P", _("parks")),
        ):
            hint = KeyCap(keys), label(words, "small")
            self._hints.append(hint)
            for part in hint:
                box.addWidget(part)
            box.addSpacing(10)
        box.addWidget(ElidedLabel(_("Drag a note onto another to make a theme"), "small"), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Half a hint helps nobody."""
        for hint in self._hints:
            for part in hint:
                part.ensurePolished()  # or it does not know yet how large its words are
                part.show()
        for hint in reversed(self._hints):
            if self._box.minimumSize().width() > self.width():
                for part in hint:
                    part.hide()
