"""Changing an action where it stands in the plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from workshop_app.commands.actions import EditAction
from workshop_app.domain.records import Action
from workshop_app.i18n import _
from workshop_app.ui.console.actions_form import ActionForm, Values
from workshop_app.ui.session import Session


class ActionEditing(QObject):
    """The action that is being changed, and the form in its place until that is kept or given up."""

    ended = Signal(str)
    """The action of this id is not being changed any longer."""

    def __init__(self, session: Session, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._today = today
        self.action_id = ""
        self.form: ActionForm | None = None

    def begin(self, action: Action) -> ActionForm:
        """Change an action, in this form."""
        self.action_id = action.id
        self.form = ActionForm(_("Save"), self._today, action)
        self.form.submitted.connect(self._keep)
        self.form.cancelled.connect(self.end)
        return self.form

    def finish(self) -> bool:
        """Keep what is changed, if anything is; False when that is refused, which the form says."""
        if self.form is not None:
            self.form.submit()
        return self.form is None

    def leave(self) -> None:
        """Keep it as far as can be: the page goes."""
        if not self.finish() and self.form is not None:
            words, values = self.form.what.text().strip(), self.form.half_written()
            self._keep(values if words else {name: value for name, value in values.items() if name != "what"})

    def end(self) -> None:
        """Take the form away."""
        was, form = self.action_id, self.form
        self.action_id, self.form = "", None
        if form is not None:
            form.hide()
            form.deleteLater()
            self.ended.emit(was)

    def _keep(self, values: Values) -> None:
        action = self._session.state.need(Action, self.action_id)
        changed = {name: value for name, value in values.items() if getattr(action, name) != value}
        refusal = self._session.attempt(EditAction(action.id, changed)) if changed else ""
        if not refusal:
            self.end()
        elif self.form is not None:
            self.form.say(refusal)
