"""Who is coming: a pasted list of names and units, or just a number."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.commands.agenda import PARTICIPANT_LIMIT, SetParticipants
from workshop_app.domain.buzz_groups import head_count
from workshop_app.domain.participants import parse_participants, participants_text
from workshop_app.domain.records import BuzzGroup, Participant
from workshop_app.domain.state import State
from workshop_app.i18n import _, ngettext
from workshop_app.ui.session import Draft, Session
from workshop_app.ui.undo_offer import offer
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.dialog import Dialog
from workshop_app.ui.widgets.fields import Field, TextArea
from workshop_app.ui.widgets.flow_layout import FlowLayout
from workshop_app.ui.widgets.labels import label, set_tone
from workshop_app.ui.widgets.numbers import Stepper
from workshop_app.ui.widgets.toast import show_toast

SHOWN = 12
"""So many units or names stand in the summary."""
DRAFT = "participants"
"""Under this name a list is half written; its place is the list that it was to change."""


def people_of(state: State) -> list[tuple[str, str]]:
    """(name, unit) of the participants in order."""
    return [(person.name, person.unit) for person in state.ordered(Participant)]


def understood(people: list[tuple[str, str]]) -> str:
    """What a pasted list was understood as: 23 participants, 9 units."""
    units = {unit for _name, unit in people if unit}
    heads = ngettext("{n} participant", "{n} participants", len(people))
    return ", ".join((heads, ngettext("{n} unit", "{n} units", len(units)))) if units else heads


class ParticipantsPanel(QWidget):
    """The number, the units or names in short, and two ways to change them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(_("Participants"), "heading"))
        self._count = label("", "heading", tone="ink_2")
        head.addWidget(self._count)
        head.addStretch(1)
        self._words = label("", tone="ink_2", wrap=True)
        self.paste = Button(_("Paste a list"))
        self.paste.clicked.connect(self._open_paste)
        self.number = Button(_("Without names: give a number"))
        self.number.clicked.connect(self._open_number)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=10)
        flow.addWidget(self.paste)
        flow.addWidget(self.number)
        box.addLayout(head)
        box.addWidget(self._words)
        box.addSpacing(4)
        box.addWidget(buttons)
        self.refresh()

    def refresh(self) -> None:
        """Show who is coming."""
        state = self._session.state
        people = people_of(state)
        count = head_count(state)
        self._count.setText(str(count) if count else "")
        self._words.setText(_summary(people, count))
        self.paste.setText(_("Change the list") if people else _("Paste a list"))

    def _open_paste(self) -> None:
        _open_list(self._session, self.window())

    def _open_number(self) -> None:
        NumberSheet(self._session, self.window()).open()


def _summary(people: list[tuple[str, str]], count: int) -> str:
    if not people:
        if count:
            return _("Only the number is known, so buzz groups are numbered.")
        return _("Nobody yet. Buzz groups and votes need to know how many you are.")
    if all(unit for _name, unit in people):
        words = list(dict.fromkeys(unit for _name, unit in people))
    else:  # one unit alone would look as if the others were gone
        words = [name or unit for name, unit in people]
    shown = ", ".join(words[:SHOWN])
    return _("{words} and {count} more").format(words=shown, count=len(words) - SHOWN) if words[SHOWN:] else shown


class PasteSheet(Dialog):
    """A large field for the list, and below it what was understood."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(
            parent,
            _("Participants"),
            _(
                "One on each line: name, unit. A comma, semicolon or tab between. "
                "Only a unit? Begin the line with a comma."
            ),
            width=640,
        )
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._before = participants_text(people_of(session.state))
        self.text = TextArea(_("List of participants"), text=self._before, rows=12, limit=100_000)
        self.text.setMinimumHeight(120)  # on a low screen
        self.text.setPlaceholderText(_("Anna Lind, School\nOmar Haddad, Care\n, Finance"))
        self.text.textChanged.connect(self._preview)
        self.text.submitted.connect(self._use)
        self.heard = label("", "strong", wrap=True)
        self.body.addWidget(self.text, 1)
        self.body.addWidget(self.heard)
        self.addButton(_("Cancel"))
        self.use = self.addButton(_("Use the list"), "primary", closes=False)
        self.use.clicked.connect(self._use)
        self._preview()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        aside = session.drafts.get(DRAFT, Draft())
        if aside.words and aside.place == self._before:
            self.text.selectAll()
            self.text.insertPlainText(aside.words)  # Ctrl+Z leads back to the list that is there

    def reject(self) -> None:
        """Nothing is used, but what is written stands here the next time."""
        written, drafts, window = self.text.text(), self._session.drafts, self.window().parentWidget()
        drafts.pop(DRAFT, None)
        if written.strip() and written != self._before and window is not None:
            drafts[DRAFT] = Draft(written, self._before)
            go_on = partial(_open_list, self._session, window)
            words = _("The list is not used yet. What you wrote is kept.")
            offer(window, self._session, words, _("Go on"), go_on)
        super().reject()

    def _preview(self) -> None:
        people = parse_participants(self.text.text())
        too_many = len(people) > PARTICIPANT_LIMIT
        words = understood(people) if people else _("Nobody yet")
        self.heard.setText(
            _("The list can hold {limit} participants.").format(limit=PARTICIPANT_LIMIT) if too_many else words
        )
        set_tone(self.heard, "danger" if too_many else ("ink" if people else "ink_2"))
        self.use.setEnabled(not too_many)

    def _use(self) -> None:
        people = tuple(parse_participants(self.text.text()))
        before, window = set(self._session.state.of(Participant)), self.window().parentWidget()
        count = 0 if people else self._session.workshop.participant_count
        if self.use.isEnabled() and self._session.run(SetParticipants(people, count)):
            self._session.drafts.pop(DRAFT, None)
            self.accept()
            words = _late_words(self._session, before)
            if words and window is not None:
                show_toast(window, words)


def _late_words(session: Session, before: Collection[str]) -> str:
    """Which buzz group somebody joined who was not on the list before; nothing when no groups have been drawn."""
    groups = session.state.of(BuzzGroup).values()
    late = {person: group.number for group in groups for person in group.members if person not in before}
    if not late:
        return ""
    names = [session.state.need(Participant, person).name for person in late]
    if len(late) == 1 and names[0]:
        return _("{name} joined buzz group {number}.").format(name=names[0], number=min(late.values()))
    return ngettext("{n} more joined the smallest buzz group.", "{n} more joined the smallest buzz groups.", len(late))


def _open_list(session: Session, window: QWidget) -> None:
    PasteSheet(session, window).open()


class NumberSheet(Dialog):
    """How many are coming, when names are not wanted."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        listed = len(session.state.of(Participant))
        text = _("The list of names goes away. Undo brings it back.") if listed else _("No names are stored.")
        super().__init__(parent, _("How many are you?"), text, width=460)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.count = Stepper(_("Number of participants"), head_count(session.state), 0, PARTICIPANT_LIMIT)
        self.count.setMaximumWidth(200)
        self.body.addWidget(Field(_("Number of participants"), self.count))
        self.addButton(_("Cancel"))
        self.addButton(_("Use the number"), "primary", closes=False).clicked.connect(self._use)
        self.count.selectAll()
        self.count.setFocus(Qt.FocusReason.OtherFocusReason)

    def _use(self) -> None:
        self.count.interpretText()
        if self._session.run(SetParticipants((), self.count.value())):
            self.accept()
