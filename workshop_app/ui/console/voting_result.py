"""After a vote: the hidden result, the reveal from the bottom up, and the ranking with its cut line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workshop_app.commands.voting import MoveCut, OpenRound, ReopenRound, Reveal
from workshop_app.domain.enums import RoundStage
from workshop_app.domain.records import Round
from workshop_app.domain.voting import Tally, run_offs, settled_round, tally
from workshop_app.i18n import _, current, ngettext
from workshop_app.services.audience import Heading, ResultView, result_view
from workshop_app.ui import icons, theme
from workshop_app.ui.console.voting_run_offs import RunOffs
from workshop_app.ui.console.voting_ties import tie_words
from workshop_app.ui.ranking import RankingWidget
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.card import Card
from workshop_app.ui.widgets.choices import Choice
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.scroll_area import ScrollArea
from workshop_app.wording import run_off_words

_NO_HEADING = Heading("", "", "", "", 0, 0, None)


class ResultPane(QWidget):
    """Shows one round that is closed; `chosen` carries the id of another round to look at."""

    chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._round_id = ""
        self._title = label("", "title")
        self._facts = label("", "body", wrap=True, tone="ink_2")
        self._facts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._rounds = Choice(_("Round"), [])
        self._rounds.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)  # "Omgång 2, skilja åt" is whole
        self._rounds.valueChanged.connect(self.chosen)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._title)
        top.addWidget(self._rounds)
        top.addWidget(self._facts, 1)
        self._ranking = RankingWidget(movable=True)
        self._ranking.cutMoved.connect(self._move_cut)
        self._area = ScrollArea(edge=True)
        self._run_offs = RunOffs()
        self._area.body.addWidget(self._ranking)
        self._area.body.addWidget(self._run_offs)
        self._area.body.addStretch(1)
        self._hidden = _Hidden()
        box = QVBoxLayout(self)
        box.setContentsMargins(28, 18, 28, 16)
        box.setSpacing(12)
        box.addLayout(top)
        box.addWidget(self._hidden, 1)
        box.addWidget(self._area, 1)
        box.addWidget(self._tie_card())
        box.addLayout(self._foot())
        right = QShortcut(QKeySequence(Qt.Key.Key_Right), self)
        right.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        right.setAutoRepeat(False)  # what has been shown cannot be hidden
        right.activated.connect(self.show_next)

    def _tie_card(self) -> QWidget:
        self._tie = Card(horizontal=True, spacing=12)
        self._tie.body.setContentsMargins(20, 14, 14, 14)
        self._tie_title = label("", "strong")
        self._tie_text = label("", "body", wrap=True, tone="ink_2")
        self._settle = Button(_("Run-off among the tied"))
        self._settle.clicked.connect(self._run_off)
        words = QHBoxLayout()  # on one line with each other, however many lines there are
        words.setSpacing(12)
        words.addWidget(self._tie_title, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self._tie_text, 1, Qt.AlignmentFlag.AlignTop)
        self._tie.body.addLayout(words, 1)
        self._tie.body.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)
        self._tie.body.addWidget(self._settle)
        return self._tie

    def _foot(self) -> QHBoxLayout:
        self._up = IconButton("chevron-up", _("Fewer go on"), "Alt+↑", framed=True)
        self._down = IconButton("chevron-down", _("More go on"), "Alt+↓", framed=True)
        self._up.clicked.connect(lambda: self._step_cut(-1))
        self._down.clicked.connect(lambda: self._step_cut(1))
        self._hint = label("", "small", wrap=True)
        self._reopen = Button(_("Reopen the vote"), "quiet")
        self._reopen.clicked.connect(lambda: self._session.run(ReopenRound(self._round_id)))
        self._again = Button(_("New vote on the same"))
        self._again.clicked.connect(self._vote_again)
        self._all = Button(_("Show all"), large=True)
        self._all.clicked.connect(lambda: self._session.run(Reveal(self._round_id)))
        self._one = Button(_("Show the next row"), "primary", key="→", large=True)
        self._one.clicked.connect(self.show_next)
        row = QHBoxLayout()
        row.setSpacing(10)
        for widget in (self._up, self._down):
            row.addWidget(widget)
        row.addWidget(self._hint, 1)
        for button in (self._reopen, self._again, self._all, self._one):
            row.addWidget(button)
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._step_cut(by))
        return row

    def refresh(self, round_: Round, rounds: list[Round]) -> None:
        """Show this round as it is now; `rounds` are all those of the step that are closed."""
        fresh, self._round_id = round_.id != self._round_id, round_.id
        state = self._session.state
        view = result_view(state, round_, _NO_HEADING)
        result = tally(state, round_)
        revealed = round_.stage is RoundStage.REVEALED
        hidden = sum(row is None for row in view.rows)
        run_off = settled_round(state, round_) is not None
        self._title.setText(_("Result"))
        self._facts.setText(_facts(round_, result))
        self._show_rounds(round_, rounds)
        self._hidden.say(everyone=result.ballots >= round_.voters)
        self._hidden.setVisible(not revealed)
        self._area.setVisible(revealed)
        advance = sum(standing.advances for standing in result.standings)
        self._ranking.set_rows(view.rows, advance, view.most, view.names)
        self._show_run_offs(round_, view)
        self._show_tie(round_, whole=revealed and not hidden)
        whole = revealed and not hidden
        for widget in (self._up, self._down, self._again):
            widget.setVisible(whole)
        self._up.setEnabled(advance > 0)
        self._down.setEnabled(advance < len(view.rows))
        for button in (self._all, self._one):
            button.setVisible(not whole)
        self._reopen.setVisible(not revealed)
        self._hint.setText(_hint_words(whole, hidden, advance, run_off=run_off))
        if revealed and hidden:
            self._area.ensureVisible(0, round(self._ranking.rowHeight() * (hidden + 1)), 0, 80)
        if fresh or whole:
            self.take_focus()

    def take_focus(self) -> None:
        """The keyboard to the next row, or to the ranking when all is shown."""
        if self.isVisible():
            (self._ranking if self._one.isHidden() else self._one).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_rounds(self, round_: Round, rounds: list[Round]) -> None:
        state = self._session.state
        options = []
        for number, other in enumerate(rounds, start=1):
            words = _("Run-off {number}") if settled_round(state, other) else _("Round {number}")
            options.append((words.format(number=number), other.id))
        self._rounds.setVisible(len(options) > 1)
        self._rounds.setOptions(options, round_.id)

    def _show_run_offs(self, round_: Round, view: ResultView) -> None:
        state = self._session.state
        facts = [_facts(run_off, tally(state, run_off)) for run_off in run_offs(state, round_)]
        self._run_offs.show_under(view, run_off_words(current()), facts)

    def _show_tie(self, round_: Round, *, whole: bool) -> None:
        words = tie_words(round_, tally(self._session.state, round_))
        self._tie.setVisible(whole and bool(words.title))
        self._tie_title.setText(words.title)
        self._tie_text.setText(words.text)
        self._settle.setVisible(words.at_cut)

    def show_next(self) -> bool:
        """Show one more row, from the bottom; whether there was one to show."""
        round_ = self._session.state.need(Round, self._round_id)
        shown = round_.shown if round_.stage is RoundStage.REVEALED else 0
        if round_.stage is RoundStage.OPEN or shown == len(round_.candidates):
            return False
        return self._session.run(Reveal(self._round_id, shown + 1))

    def _step_cut(self, by: int) -> None:
        standings = tally(self._session.state, self._session.state.need(Round, self._round_id)).standings
        self._move_cut(sum(standing.advances for standing in standings) + by)

    def _move_cut(self, advance: int) -> None:
        round_ = self._session.state.need(Round, self._round_id)
        if round_.stage is RoundStage.REVEALED and round_.shown >= len(round_.candidates):
            self._session.run(MoveCut(self._round_id, advance))

    def _vote_again(self) -> None:
        round_ = self._session.state.need(Round, self._round_id)
        self._session.run(OpenRound(round_.step_id, round_.voters))

    def _run_off(self) -> None:
        round_ = self._session.state.need(Round, self._round_id)
        self._session.run(OpenRound(round_.step_id, round_.voters, run_off=round_.id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space shows one more row, wherever the keyboard is; but not of one who still writes when the step comes."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat() and not self.hasFocus():
            self.show_next()
            return
        super().keyPressEvent(event)


class _Hidden(QWidget):
    """What stands where the ranking will be."""

    def __init__(self) -> None:
        super().__init__()
        picture = QLabel()
        picture.setTextFormat(Qt.TextFormat.PlainText)
        picture.setPixmap(icons.pixmap("lock", theme.palette().honey_line, 48))
        self._title = label("", "title")
        box = QVBoxLayout(self)
        box.setSpacing(8)
        box.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        box.addWidget(picture, 0, centre)
        box.addWidget(self._title, 0, centre)
        box.addWidget(label(_("The result is hidden until you show it."), "body", tone="ink_2"), 0, centre)
        box.addStretch(3)

    def say(self, *, everyone: bool) -> None:
        """Whether every voter has voted."""
        self._title.setText(_("All ballots are in") if everyone else _("The vote is closed"))


def _hint_words(whole: bool, hidden: int, advance: int, *, run_off: bool) -> str:
    if not whole:
        return ngettext("{n} row still hidden", "{n} rows still hidden", hidden)
    if advance == 0:
        return _("Dashed line: nobody goes on. Drag the line to change.")
    if run_off:  # those above them in the round that it settled go on too
        goes = ngettext(
            "Dashed line: {n} of these goes on to actions.", "Dashed line: {n} of these go on to actions.", advance
        )
    else:
        goes = ngettext(
            "Dashed line: the top {n} goes on to actions.", "Dashed line: the top {n} go on to actions.", advance
        )
    return " ".join((goes, _("Drag the line to change.")))


def _facts(round_: Round, result: Tally) -> str:
    words = current()
    facts = []
    if result.ballots or not result.counted:
        facts.append(_("{ballots} of {voters} have voted").format(ballots=result.ballots, voters=round_.voters))
    facts.append(words.ngettext("{n} dot", "{n} dots", result.dots))
    if result.counted:
        facts.append(ngettext("{n} of them counted by hand", "{n} of them counted by hand", result.counted))
    facts.append(_("{dots} each, at most {cap} on one").format(dots=round_.dots, cap=round_.cap))
    return " · ".join(facts)
