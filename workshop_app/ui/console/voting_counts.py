"""Dots that are called out or counted by hand: typed on a line, or set beside each candidate."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.commands.voting import CallOut, CountDots
from workshop_app.domain.records import Candidate, Round
from workshop_app.domain.voting import counted_dots
from workshop_app.i18n import _, current
from workshop_app.ui import theme
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.card import Card
from workshop_app.ui.widgets.clearing import clear
from workshop_app.ui.widgets.fields import TextField, set_invalid
from workshop_app.ui.widgets.labels import label, set_tone
from workshop_app.ui.widgets.numbers import Stepper
from workshop_app.ui.widgets.scroll_area import ScrollArea
from workshop_app.wording import named

TWO_COLUMNS = 820


class _CallField(TextField):
    """An empty one leaves Ctrl+Z to the window: what was taken down is undone, not what was typed."""

    def event(self, event: QEvent) -> bool:
        """Do not hold on to undo and redo when there is nothing to undo here."""
        if not self.text() and event.type() == QEvent.Type.ShortcutOverride and _is_undo(event):
            event.ignore()
            return True
        return super().event(event)


def _is_undo(event: QEvent) -> bool:
    keys = QKeySequence.StandardKey
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in (keys.Undo, keys.Redo))


class CountsPane(QWidget):
    """An entry line and the candidates with their counts."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._round_id = ""
        self._shown: tuple[Candidate, ...] = ()
        self._counted: dict[int, int] = {}
        self._steppers: dict[int, Stepper] = {}
        self._rows: list[QWidget] = []
        self._entry = _CallField(_("Numbers called out"), placeholder=_("3 3 7 12 gives four dots, 12=14 sets a count"))
        self._entry.setFont(theme.font(theme.HEADING, "semibold", tabular=True))
        self._entry.returnPressed.connect(self._take)
        self._entry.textEdited.connect(lambda _text: self._say(""))
        self._told = label("", "small", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._entry)
        box.addWidget(self._told)
        card = Card(padding=4)
        area = ScrollArea(padding=12)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(8)
        area.body.addLayout(self._grid)
        area.body.addStretch(1)
        card.body.addWidget(area)
        box.addWidget(card, 1)
        self._say("")

    def take_focus(self) -> None:
        """Ready to type."""
        self._entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self, digit: str) -> None:
        """Go on from a digit that was typed elsewhere."""
        self._entry.setText(self._entry.text() + digit)
        self._say("")
        self.take_focus()

    def refresh(self, round_: Round) -> None:
        """Show the counts as they are now."""
        fresh, self._round_id = round_.id != self._round_id, round_.id
        if fresh:
            self._entry.clear()  # of numbers that were called in another round
        if self._shown != round_.candidates:
            self._shown = round_.candidates
            self._build(round_)
        counted = counted_dots(self._session.state, round_)
        if counted != self._counted or fresh:
            self._counted = counted
            self._say("")  # what was taken down before is no longer the latest
        for number, stepper in self._steppers.items():
            stepper.blockSignals(True)
            stepper.setValue(counted.get(number, 0))
            stepper.blockSignals(False)

    def _build(self, round_: Round) -> None:
        clear(self._grid)
        self._steppers, self._rows = {}, []
        figures = QFontMetrics(theme.font(theme.HEADING, "bold", tabular=True))
        wide = max(figures.horizontalAdvance(str(candidate.number)) for candidate in round_.candidates)
        for candidate in named(current(), round_.candidates):
            name = _("Dots for number {number}: {label}").format(number=candidate.number, label=candidate.label)
            stepper = Stepper(name, 0, 0, 99_999)
            stepper.valueChanged.connect(lambda dots, number=candidate.number: self._count(number, dots))
            self._steppers[candidate.number] = stepper
            number = label(str(candidate.number), "heading")
            number.setFont(theme.font(theme.HEADING, "bold", tabular=True))
            number.setFixedWidth(wide)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(14)
            row.addWidget(number)
            row.addWidget(label(candidate.label, wrap=True), 1)
            row.addWidget(stepper)
            self._rows.append(holder)
        self._lay_out()

    def _lay_out(self) -> None:
        """In two columns where there is room: more of the list is seen while numbers are called."""
        columns = 2 if self.width() >= TWO_COLUMNS else 1
        high = -(-len(self._rows) // columns)
        for place, row in enumerate(self._rows):
            column, line = divmod(place, max(1, high))
            self._grid.addWidget(row, line, column)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two."""
        self._lay_out()

    def _take(self) -> None:
        words = self._entry.text()
        if not words.strip():
            return
        refusal = self._session.attempt(CallOut(self._round_id, words))
        if refusal:
            self._say(refusal, wrong=True)
        else:
            self._entry.clear()
            self._say(_("Taken down: {words}").format(words=words.strip()))

    def _count(self, number: int, dots: int) -> None:
        refusal = self._session.attempt(CountDots(self._round_id, number, dots))
        self._say(refusal, wrong=bool(refusal))
        if refusal:
            self.refresh(self._session.state.need(Round, self._round_id))

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self._told.setText(text or _("Type the numbers as they are called, then Enter. Ctrl+Z takes the latest back."))
        set_tone(self._told, "danger" if wrong else "ink_2")
        set_invalid(self._entry, wrong)
