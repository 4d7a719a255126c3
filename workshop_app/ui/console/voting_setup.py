"""Before a vote: the question, the rule, what will be voted on, and how long it takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.commands.agenda import EditStep
from workshop_app.domain.buzz_groups import head_count
from workshop_app.domain.enums import CandidateKind
from workshop_app.domain.records import Candidate, Step
from workshop_app.domain.voting import (
    BOOTH_SECONDS,
    CALLED_SECONDS,
    FEW,
    MANY,
    candidates,
    draft_round,
    minutes_needed,
)
from workshop_app.i18n import _, current, ngettext
from workshop_app.ui import theme
from workshop_app.ui.booth.secrecy import may_be_mirrored
from workshop_app.ui.session import Session
from workshop_app.ui.text_blocks import draw_block, wrapped
from workshop_app.ui.widgets.banner import Banner
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.card import Card
from workshop_app.ui.widgets.choices import CheckBox, Choice, Segmented
from workshop_app.ui.widgets.fields import Field, TextField
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.numbers import Stepper
from workshop_app.ui.widgets.painting import paint_safely
from workshop_app.ui.widgets.scroll_area import ScrollArea
from workshop_app.wording import ERRORS, TIE_RULES, named, rule_sentence

LINE = 24
LOWEST = 44
"""Pixels of what scrolls, in a low window: all around it is whole."""


class CandidateList(QWidget):
    """What is voted on, with the numbers that are called out."""

    def __init__(self) -> None:
        super().__init__()
        self._candidates: tuple[Candidate, ...] = ()
        self._rows: list[tuple[int, list[str]]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_candidates(self, on: tuple[Candidate, ...]) -> None:
        """Show these."""
        if on != self._candidates:
            self._candidates = on
            self.setAccessibleName(_("To vote on"))
            self.setAccessibleDescription(", ".join(f"{c.number} {c.label}" for c in on))
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        """Long labels take more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Up to three lines each."""
        return sum(len(lines) * LINE + 12 for _number, lines in self._lines(width)) + 4

    def sizeHint(self) -> QSize:
        """As high as it must be."""
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The height follows the width."""
        if event.oldSize().width() != self.width():
            self.updateGeometry()

    def _lines(self, width: int) -> list[tuple[int, list[str]]]:
        font = theme.font(theme.BODY)
        room = max(60, width - self._beside() - 2)
        return [(c.number, wrapped(c.label, font, room, 3)) for c in self._candidates]

    def _beside(self) -> int:
        """Where the labels begin: after the widest number."""
        figures = QFontMetrics(theme.font(theme.BODY, "bold", tabular=True))
        return max((figures.horizontalAdvance(str(c.number)) for c in self._candidates), default=0) + 16

    def paintEvent(self, event: QPaintEvent) -> None:
        """Numbers and labels."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        p, top, left = theme.palette(), 2.0, self._beside()
        for number, lines in self._lines(self.width()):
            height = len(lines) * LINE + 12
            painter.setPen(QColor(p.ink))
            painter.setFont(theme.font(theme.BODY, "bold", tabular=True))
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRectF(0, top + 6, left - 16, LINE), right, str(number))
            area = QRectF(left, top, self.width() - left, height)
            draw_block(painter, area, "\n".join(lines), theme.font(theme.BODY), lines=3)
            top += height
            painter.fillRect(QRectF(left, top - 1, self.width() - left, 1), QColor(p.line))


class SetupPane(QWidget):
    """Edits the step; `opened` carries the number of voters when the vote is to be opened."""

    opened = Signal(int)

    def __init__(self, session: Session, step_id: str) -> None:
        super().__init__()
        self._session = session
        self._step_id = step_id
        self._question = TextField(_("Question to vote on"), limit=300)
        self._question.setFont(theme.font(theme.HEADING, "semibold"))
        self._question.editingFinished.connect(lambda: self._set(question=self._question.text().strip()))
        self._rule = label("", "body", wrap=True, tone="ink_2")
        self._advice = Banner()
        box = QVBoxLayout(self)
        box.setContentsMargins(28, 16, 28, 16)
        box.setSpacing(12)
        box.addWidget(Field(_("Question"), self._question))
        box.addWidget(self._rule)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._rule_card(), 5)
        middle.addWidget(self._candidate_card(), 6)
        box.addLayout(middle, 1)
        box.addWidget(self._advice)
        box.addWidget(self._foot())

    def _rule_card(self) -> QWidget:
        self._dots = self._stepper(_("Dots each"), 1, 20, lambda n: self._set(dots=n, cap=min(n, self._step().cap)))
        self._cap = self._stepper(_("At most on one"), 1, 20, lambda n: self._set(cap=n))
        self._advance = self._stepper(_("How many go on"), 1, 50, lambda n: self._set(advance=n))
        people = max(1, head_count(self._session.state))
        self._voters = self._stepper(_("Voters"), people, 2000, self._estimate)
        self._tie = Choice(_("If there is a tie"), [(_(words), rule) for rule, words in TIE_RULES.items()])
        self._tie.valueChanged.connect(lambda rule: self._set(tie_rule=rule))
        self._shuffle = CheckBox(_("Shuffle the order on every ballot"))
        self._shuffle.clicked.connect(lambda: self._set(shuffle=self._shuffle.isChecked()))
        area = ScrollArea(spacing=8)
        area.setMinimumHeight(LOWEST)
        for stepper in (self._dots, self._cap, self._advance, self._voters):
            row = QHBoxLayout()
            name = label(stepper.accessibleName(), "body", wrap=True)
            name.setBuddy(stepper)
            row.addWidget(name, 1)
            row.addWidget(stepper)
            area.body.addLayout(row)
        area.body.addSpacing(4)
        area.body.addWidget(Field(_("If there is a tie"), self._tie))
        area.body.addWidget(self._shuffle)
        area.body.addStretch(1)
        card = Card(padding=16)
        card.body.addWidget(label(_("The rule"), "strong"))
        card.body.addWidget(area, 1)
        return card

    def _stepper(self, name: str, value: int, most: int, changed: Callable[[int], object]) -> Stepper:
        stepper = Stepper(name, value, 1, most)
        stepper.setFixedWidth(140)  # one column, however long the numbers may grow
        stepper.valueChanged.connect(changed)
        return stepper

    def _candidate_card(self) -> QWidget:
        self._count = label("", "strong")
        self._kind = Segmented(_("Vote on"), [(_("Themes"), CandidateKind.THEME), (_("Notes"), CandidateKind.NOTE)])
        self._kind.valueChanged.connect(lambda kind: self._set(candidates=kind))
        self._list = CandidateList()
        self._none = label("", "body", wrap=True, tone="ink_2")
        head = QHBoxLayout()
        head.addWidget(self._count, 1, Qt.AlignmentFlag.AlignTop)  # in line with the heading of the rule
        head.addWidget(self._kind)
        area = ScrollArea()
        area.setMinimumHeight(LOWEST)
        area.body.addWidget(self._none)
        area.body.addWidget(self._list)
        area.body.addStretch(1)
        card = Card(padding=16)
        card.body.addLayout(head)
        card.body.addWidget(area, 1)
        return card

    def _foot(self) -> QWidget:
        self._booth_time = label("", "body")
        self._called_time = label("", "body")
        self._open = Button(_("Open the vote"), "primary", key="Ctrl+Enter", large=True)
        self._open.clicked.connect(lambda: self.opened.emit(self._voters.value()))
        times = QVBoxLayout()
        times.setSpacing(2)
        times.addWidget(self._booth_time)
        times.addWidget(self._called_time)
        card = Card(horizontal=True, padding=14, spacing=16)
        card.body.setContentsMargins(16, 12, 12, 12)
        card.body.addLayout(times, 1)
        card.body.addWidget(self._open)
        return card

    def take_focus(self) -> None:
        """The keyboard here, but to nothing that opens the vote."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Open the vote, with what was written last."""
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)  # a field that is left keeps what is in it
        self._open.click()

    def _step(self) -> Step:
        return self._session.state.need(Step, self._step_id)

    def _set(self, **values: Any) -> None:
        step = self._step()
        changed = {name: value for name, value in values.items() if getattr(step, name) != value}
        if changed:
            self._session.run(EditStep(step.id, changed))

    def refresh(self) -> None:
        """Show the step as it is now."""
        step, state = self._step(), self._session.state
        on = candidates(state, step)
        if not self._question.hasFocus():
            self._question.setText(step.question or step.title)
        for stepper, value in ((self._dots, step.dots), (self._cap, step.cap), (self._advance, step.advance)):
            stepper.blockSignals(True)
            stepper.setMaximum(step.dots if stepper is self._cap else stepper.maximum())
            stepper.setValue(value)
            stepper.blockSignals(False)
        self._tie.setValue(step.tie_rule)
        self._shuffle.setChecked(step.shuffle)
        self._kind.setValue(step.candidates)
        self._list.set_candidates(named(current(), on))
        themed = step.candidates is CandidateKind.THEME
        self._count.setText(
            ngettext("{n} theme", "{n} themes", len(on)) if themed else ngettext("{n} note", "{n} notes", len(on))
        )
        self._rule.setText(rule_sentence(current(), draft_round(step, on), step.candidates))
        self._advise(len(on), themed)
        self._estimate(self._voters.value())
        self._open.setEnabled(len(on) >= 2)

    def _advise(self, count: int, themed: bool) -> None:
        self._none.setVisible(count == 0)
        self._none.setText(
            _("No themes yet. Group the notes into themes first, or vote on the notes.")
            if themed
            else _("No notes yet. Collect some first.")
        )
        if count > MANY and not themed:
            self._advice.say(
                _("That is many to choose between. Group the notes into themes first."), "info", closable=False
            )
        elif count > MANY:
            self._advice.say(
                _("That is many to choose between. Merge themes that are alike first."), "info", closable=False
            )
        elif count == 1:
            too_few = ERRORS["too_few_candidates"]
            self._advice.say(_(too_few), "info", closable=False)
        elif 2 <= count < FEW:
            words = _("With so few, dots tell little. Fewer dots each, or a show of hands, gives a clearer answer.")
            self._advice.say(words, "info", closable=False)
        else:
            self._advice.clear()

    def _estimate(self, voters: int) -> None:
        booth = minutes_needed(voters, BOOTH_SECONDS)
        called = minutes_needed(voters, CALLED_SECONDS)
        alone = _("Booth: about {minutes} min, and nobody sees how you vote if the projector is off")
        words = alone if may_be_mirrored(self) else _("Booth: about {minutes} min, and nobody sees how you vote")
        self._booth_time.setText(words.format(minutes=booth))
        quickest = _("Called out: about {minutes} min – quickest, but everyone hears")
        self._called_time.setText(quickest.format(minutes=called))
