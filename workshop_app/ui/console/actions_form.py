"""Writing an action: what, who, when and where in the organisation. The same form adds and changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.commands.actions import AddAction
from workshop_app.domain.enums import Level
from workshop_app.domain.records import Action
from workshop_app.i18n import _, current
from workshop_app.ui import theme
from workshop_app.ui.console.actions_threads import Thread
from workshop_app.ui.session import Draft
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.card import Card
from workshop_app.ui.widgets.choices import Choice
from workshop_app.ui.widgets.dates import DateField, no_such_day, parse_date
from workshop_app.ui.widgets.fields import TextField, set_invalid
from workshop_app.ui.widgets.flow_layout import FlowLayout
from workshop_app.ui.widgets.labels import label
from workshop_app.wording import LEVELS

Values = dict[str, object]


def add_action(thread: Thread, values: Values) -> AddAction:
    """What adds an action to a thread."""
    return AddAction(theme_id=thread.theme_id, note_id=thread.note_id, **values)  # type: ignore[arg-type]


class ActionForm(Card):
    """`submitted` carries the fields of an action by name; `cancelled` when Escape is pressed."""

    submitted = Signal(dict)
    cancelled = Signal()
    edited = Signal()
    """Something else stands in it."""

    def __init__(self, button: str, today: Callable[[], date], action: Action | None = None) -> None:
        super().__init__(look="card" if action else "plain", padding=12, spacing=8)
        if action is None:
            self.body.setContentsMargins(8, 0, 8, 0)  # in line with the words of the rows above
        self._today = today
        self.what = TextField(_("What is to be done?"), placeholder=_("What is to be done?"), limit=500)
        self.what.setFont(theme.font(18, "semibold"))
        self.who = TextField(_("Who"), placeholder=_("Who"), limit=200)
        self.when = DateField(_("When"), today=today)
        self.when.setPlaceholderText(_("When, or +14"))
        self.level = Choice(_("Level"), [(_(words) or _("No level"), level) for level, words in LEVELS.items()])
        self._told = label("", "small", wrap=True, tone="danger")
        self._told.hide()
        self._button = Button(button, "secondary", key="Enter")
        self._button.clicked.connect(self.submit)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.what, 1)
        self.body.addLayout(first)
        second = QWidget()
        row = FlowLayout(second, spacing=8)
        self.who.setMinimumWidth(190)
        self.when.setFixedWidth(196)
        for widget in (self.who, self.when, self.level):
            row.addWidget(widget)
        self.body.addWidget(second)
        first.addWidget(self._button)  # beside the first field, but Tab comes to it last
        # Above the fields of the line that stands lowest, below those in the plan: nothing that is pressed next moves.
        self.body.insertWidget(self.body.count() if action else 0, self._told)
        for field in (self.what, self.who, self.when):
            field.returnPressed.connect(self.submit)
            field.textEdited.connect(lambda _text: self.say(""))
            field.textChanged.connect(self.edited)
        self.level.valueChanged.connect(self.edited)
        if action is not None:
            self.fill(action)

    def fill(self, action: Action) -> None:
        """Show an action's fields."""
        self.what.setText(action.what)
        self.who.setText(action.who)
        self.when.setValue(date.fromisoformat(action.due) if action.due else None)
        self.level.setValue(action.level)

    def draft(self, thread: Thread) -> Draft:
        """What stands in the fields, to be an action of a thread if it is never finished."""
        what, who, when = self.what.text(), self.who.text(), self.when.text()
        keep = add_action(thread, self.half_written()) if what or who or when else None
        return Draft(what, thread.key, keep, (who, when, self.level.value()))

    def half_written(self) -> Values:
        """What an action is that is never finished. A day that cannot be read stands after the words then."""
        what, who, when, due = self.what.text(), self.who.text(), self.when.text(), self._due()
        words = " ".join(text for text in (what, when if due is None else "") if text)
        return {"what": words or who or when, "who": who, "due": due or "", "level": self.level.value()}

    def restore(self, draft: Draft) -> None:
        """Show what stood in the fields. It comes from a file: only so much is believed."""
        who, when, level = draft.more if len(draft.more) == 3 else ("", "", "")
        self.what.setText(draft.words)
        self.who.setText(who)
        self.when.setValue(parse_date(when, self._today()))
        if self.when.value() is None:
            self.when.setText(when)
        self.level.setValue(Level(level) if level in tuple(Level) else Level.NONE)

    def submit(self) -> None:
        """Tell what is written, when it can be understood."""
        if not self.what.text().strip():
            self.say(_("Say what is to be done."))
            set_invalid(self.what, True)
            self.what.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        due = self._due()
        if due is None:
            unread = _("That date cannot be read. Write 24 Nov, Friday, week 7 or +14 for two weeks from now.")
            self.say(no_such_day(self.when.text(), self._today()) or unread)
            set_invalid(self.when, True)
            self.when.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        values: Values = {"what": self.what.text().strip(), "who": self.who.text().strip()}
        self.submitted.emit({**values, "due": due, "level": self.level.value()})

    def _due(self) -> str | None:
        """The date as ISO, empty when none, None when it cannot be read: Enter comes before the field has read it."""
        text = self.when.text().strip()
        shown = self.when.value()
        if shown is not None and text == current().date(shown):
            return shown.isoformat()
        found = parse_date(text, self._today()) if text else None
        if text and found is None:
            return None
        return found.isoformat() if found else ""

    def empty(self) -> None:
        """Ready for the next: what and when are gone, who and level too; the keyboard is on what."""
        self.level.setValue(Level.NONE)  # first, as it tells nobody
        self.when.setValue(None)
        for field in (self.what, self.who):
            field.setText("")  # not clear(): what is added is undone in the plan, not letter by letter here
        self.say("")
        self.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, text: str) -> None:
        """What is wrong, under the fields."""
        self._told.setText(text)
        self._told.setVisible(bool(text))
        if not text:
            set_invalid(self.what, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on the chosen level adds too; Escape gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.level.hasFocus():
            self.submit()  # a field tells of Enter itself, and lets the key pass on besides
        else:
            super().keyPressEvent(event)
