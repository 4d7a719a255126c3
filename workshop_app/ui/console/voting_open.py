"""While a vote is open: how many ballots are in, and the two ways to cast them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.commands.voting import CancelRound, ChangeRule, CloseRound
from workshop_app.domain.records import Round
from workshop_app.domain.voting import ballots_in, counted_dots, counting_room, settled_round
from workshop_app.i18n import _, current, ngettext
from workshop_app.ui import theme
from workshop_app.ui.booth.secrecy import may_be_mirrored, secret_words
from workshop_app.ui.console.voting_counts import CountsPane
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.card import Card
from workshop_app.ui.widgets.choices import Segmented
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.marks import Bar
from workshop_app.ui.widgets.numbers import Stepper
from workshop_app.ui.widgets.scroll_area import ScrollArea
from workshop_app.wording import rule_sentence


class _BoothButton(Button):
    """Space does not press it: whoever types numbers that are called out must not land in a secret ballot."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses."""
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)


class OpenPane(QWidget):
    """`boothWanted` asks for the booth; everything else it does itself."""

    boothWanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._round_id = ""
        box = QVBoxLayout(self)
        box.setContentsMargins(28, 18, 28, 16)
        box.setSpacing(12)
        self._question = label("", "title", wrap=True)
        self._rule = label("", "body", wrap=True, tone="ink_2")
        self._change = Button(_("Change the rule"), "quiet", icon="edit")
        self._change.setCheckable(True)
        self._change.toggled.connect(self._show_rule)
        line = QHBoxLayout()
        line.addWidget(self._question, 1)
        line.addWidget(self._change, 0, Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addLayout(line)
        head.addWidget(self._rule)
        box.addLayout(head)
        box.addWidget(self._rule_editor())
        box.addWidget(self._status())
        self._way = Segmented(_("How to vote"), [(_("Booth"), "booth"), (_("Called out or counted"), "called")])
        self._way.valueChanged.connect(self._choose_way)
        box.addWidget(self._way)
        self._ways = QStackedWidget()
        self._counts = CountsPane(session)
        self._ways.addWidget(self._booth_card())
        self._ways.addWidget(self._counts)
        box.addWidget(self._ways, 1)
        box.addStretch(0)
        box.addLayout(self._foot())

    def _rule_editor(self) -> QWidget:
        self._editor = Card(look="sunken")
        self._editor.body.setContentsMargins(24, 14, 24, 16)
        self._dots, self._cap = Stepper(_("Dots each"), 5, 1, 20), Stepper(_("At most on one"), 2, 1, 20)
        self._voters = Stepper(_("Voters"), 1, 1, 2000)
        row = QHBoxLayout()
        row.setSpacing(16)
        for stepper in (self._dots, self._cap, self._voters):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(label(stepper.accessibleName(), "small"))
            column.addWidget(stepper)
            row.addLayout(column)
            stepper.valueChanged.connect(self._change_rule)
        row.addStretch(1)
        self._refusal = label("", "small", wrap=True, tone="danger")
        self._refusal.hide()
        self._editor.body.addLayout(row)
        self._editor.body.addWidget(self._refusal)
        self._editor.hide()
        return self._editor

    def _status(self) -> QWidget:
        card = Card(horizontal=True, spacing=24)
        card.body.setContentsMargins(24, 12, 24, 12)
        self._in = label("", "title")
        self._in.setFont(theme.font(36, "bold", tabular=True))
        self._counted = label("", "body", tone="ink_2")
        self._bar = Bar(10)
        card.body.addWidget(self._in)
        card.body.addWidget(self._bar, 1)
        card.body.addWidget(self._counted)
        return card

    def _booth_card(self) -> QWidget:
        card = Card(horizontal=True, padding=24, spacing=24)
        text = QVBoxLayout()
        self._how, self._secret = label("", "body", wrap=True, tone="ink_2"), label("", "small", wrap=True)
        text.setSpacing(8)
        text.addWidget(label(_("One at a time, in secret"), "heading"))
        text.addWidget(self._how)
        text.addWidget(self._secret)
        self._booth = _BoothButton(_("Open the booth"), "primary", key="Ctrl+Enter", large=True)
        self._booth.clicked.connect(self.boothWanted)
        card.body.addLayout(text, 1)
        card.body.addWidget(self._booth)
        area = ScrollArea()  # in a low window the button keeps its height
        area.body.addWidget(card)
        area.body.addStretch(1)
        return area

    def _foot(self) -> QHBoxLayout:
        self._cancel = Button(_("Cancel the vote"), "quiet")
        self._cancel.clicked.connect(lambda: self._session.run(CancelRound(self._round_id)))
        self._close = Button(_("Close the vote"), "secondary", large=True)
        self._close.clicked.connect(lambda: self._session.run(CloseRound(self._round_id)))
        row = QHBoxLayout()
        row.addWidget(self._cancel)
        row.addStretch(1)
        self._close_hint = label("", "small")
        row.addWidget(self._close_hint)
        row.addSpacing(8)
        row.addWidget(self._close)
        return row

    def refresh(self, round_: Round) -> None:
        """Show the round as it is now."""
        state = self._session.state
        fresh, self._round_id = round_.id != self._round_id, round_.id
        ballots, counted = ballots_in(state, round_), sum(counted_dots(state, round_).values())
        if fresh and counted and not ballots:  # one goes on counting, as before the program was closed
            self._way.setValue("called")
        self._question.setText(round_.question)
        self._rule.setText(rule_sentence(current(), round_, run_off=settled_round(state, round_) is not None))
        self._in.setText(_("{ballots} of {voters} ballots in").format(ballots=ballots, voters=round_.voters))
        self._bar.setShare(ballots / max(1, round_.voters))
        room = counting_room(state, round_)
        self._counted.setText(_counted_words(counted, room))
        self._counted.setVisible(bool(counted))
        self._show_numbers(round_)
        self._tell_secrecy()
        self._counts.refresh(round_)
        something = bool(ballots or counted)
        everything = ballots >= round_.voters or (counted > 0 and room == 0)
        self._booth.setEnabled(ballots < round_.voters)
        self._cancel.setVisible(not something)
        self._close.setEnabled(something)
        self._close.setKind("primary" if everything or (self._way.value() == "called" and something) else "secondary")
        self._booth.setKind("secondary" if everything else "primary")
        self._close_hint.setText("" if something else _("Nothing is in yet"))
        if fresh:
            self._change.setChecked(False)
            self._choose_way(self._way.value())

    def _tell_secrecy(self) -> None:
        """What the booth is, and what is to be done where a projector can show nothing but this screen."""
        open_to_see = _(
            "The booth fills this window. Each places dots and presses Done. Turn the projector off first if it "
            "shows this screen: else the room sees the dots."
        )
        secret = _(
            "The booth fills this window. Each places dots and presses Done; the projector shows only the count."
        )
        mirrored = may_be_mirrored(self)
        self._how.setText(open_to_see if mirrored else secret)
        kept = _("Who voted for what is not stored.")
        self._secret.setText(kept if mirrored else secret_words(current(), self))

    def _show_numbers(self, round_: Round) -> None:
        for stepper, value in ((self._dots, round_.dots), (self._cap, round_.cap), (self._voters, round_.voters)):
            stepper.blockSignals(True)
            stepper.setValue(value)
            stepper.blockSignals(False)

    def _show_rule(self, shown: bool) -> None:
        self._change.setText(_("Close") if shown else _("Change the rule"))
        self._change.setIconName("close" if shown else "edit")
        self._editor.setVisible(shown)
        self._way.setVisible(not shown)
        self._ways.setVisible(not shown)
        self._refusal.hide()

    def _change_rule(self) -> None:
        dots = self._dots.value()
        rule = ChangeRule(self._round_id, dots, min(dots, self._cap.value()), self._voters.value())
        refusal = self._session.attempt(rule)
        self._refusal.setText(refusal)
        self._refusal.setVisible(bool(refusal))
        if refusal:
            self._show_numbers(self._session.state.need(Round, self._round_id))

    def _choose_way(self, way: object) -> None:
        self._ways.setCurrentIndex(0 if way == "booth" else 1)
        if self.isVisible():
            self.take_focus()
            self.refresh(self._session.state.need(Round, self._round_id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit outside a field is called out; nothing else comes of it."""
        if not (event.text().isdecimal() and event.text().isascii()):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._change.setChecked(False)
            self._way.setValue("called")
            self._choose_way("called")
            self._counts.begin(event.text())

    def take_focus(self) -> None:
        """The keyboard to where the next thing is done."""
        if self._way.value() == "booth":
            (self._booth if self._booth.isEnabled() else self._close).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._counts.take_focus()

    def go_on(self) -> None:
        """Open the booth, while there are ballots to come."""
        self._booth.click()


def _counted_words(counted: int, room: int) -> str:
    dots = ngettext("{n} dot counted", "{n} dots counted", counted)
    return " · ".join((dots, ngettext("{n} left for the room", "{n} left for the room", room)))
