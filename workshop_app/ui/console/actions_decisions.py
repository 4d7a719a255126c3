"""Decisions in words: a short list with a line to write on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.commands.actions import AddDecision, DeleteDecision, EditDecision
from workshop_app.domain.records import Decision
from workshop_app.i18n import _
from workshop_app.ui.attempt import attempt
from workshop_app.ui.session import Session
from workshop_app.ui.widgets import IconButton, TextField, label, set_invalid, show_toast
from workshop_app.ui.widgets.clearing import clear


class _DecisionField(TextField):
    """A decision that can be changed where it stands; leaving it saves, Escape puts it back."""

    written = Signal(str)

    def __init__(self, decision: Decision) -> None:
        super().__init__(_("Decision"), text=decision.text, limit=1000)
        self._before = decision.text
        self.setBare()
        self.setCursorPosition(0)
        self.returnPressed.connect(self._write)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving saves."""
        super().focusOutEvent(event)
        self._write()
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it back."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._before:
            self.setText(self._before)
            return
        super().keyPressEvent(event)

    def _write(self) -> None:
        if not self.text().strip():
            self.setText(self._before)
        elif self.text() != self._before:
            self._before = self.text()
            self.written.emit(self.text())


class Decisions(QWidget):
    """The decisions and the line where the next one is written."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: list[Decision] | None = None
        self.entry = TextField(_("New decision"), placeholder=_("Write a decision, then Enter"), limit=1000)
        self.entry.returnPressed.connect(self._add)
        self.entry.textEdited.connect(lambda _text: set_invalid(self.entry, False))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(label(_("Decisions"), "heading"))
        box.addLayout(self._rows)
        box.addWidget(self.entry)

    def refresh(self) -> None:
        """Show the decisions as they are now."""
        decisions = self._session.state.ordered(Decision)
        if decisions == self._shown:
            return
        self._shown = decisions
        clear(self._rows)
        for decision in decisions:
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(4, 0, 0, 0)
            field = _DecisionField(decision)
            field.written.connect(lambda text, which=decision.id: self._session.run(EditDecision(which, text)))
            remove = IconButton("trash", _("Delete the decision"))
            remove.clicked.connect(lambda _down=False, which=decision.id: self._delete(which))
            row.addWidget(field, 1)
            row.addWidget(remove)
            self._rows.addWidget(holder)

    def _add(self) -> None:
        refusal = attempt(self._session, AddDecision(self.entry.text())) if self.entry.text().strip() else ""
        set_invalid(self.entry, bool(refusal))
        if not refusal:
            self.entry.clear()

    def _delete(self, decision_id: str) -> None:
        if self._session.run(DeleteDecision(decision_id)):
            show_toast(self.window(), _("The decision is deleted"), _("Undo"), self._session.undo)
