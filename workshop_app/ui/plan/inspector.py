"""Everything about the chosen step, in fields that fit its kind."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app import i18n
from workshop_app.commands.agenda import EditStep
from workshop_app.domain.enums import StepKind
from workshop_app.domain.records import Step
from workshop_app.i18n import _
from workshop_app.ui.plan.binding import Binder, GrowingArea
from workshop_app.ui.plan.kinds import kind_colour
from workshop_app.ui.plan.lane_choice import LaneChoice
from workshop_app.ui.plan.vote_fields import add_vote_fields
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Bin, IconButton
from workshop_app.ui.widgets.choices import CheckBox, Segmented
from workshop_app.ui.widgets.empty_state import EmptyState
from workshop_app.ui.widgets.fields import Field, TextField
from workshop_app.ui.widgets.flow_layout import FlowLayout
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.marks import Bar
from workshop_app.ui.widgets.numbers import MinutesField
from workshop_app.wording import STEP_KINDS

TEXT_LIMIT = 1000


class Inspector(QWidget):
    """Shows one step; what is typed is saved as it is typed."""

    delete_wanted = Signal()
    duplicate_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._form: StepForm | None = None
        self.step_id = ""
        self.before: QWidget | None = None
        """The widget that Tab leads here from."""
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._empty = EmptyState(_("No step is chosen"), _("Choose a step in the agenda to change it."))
        self._box.addWidget(self._empty)

    def show_step(self, step_id: str) -> None:
        """Show a step; the empty id shows that none is chosen."""
        step = self._session.state.find(Step, step_id)
        self.step_id = step_id
        old, self._form = self._form, None
        self._empty.setVisible(step is None)
        if step is not None:
            self._form = StepForm(self._session, step)
            self._form.delete_wanted.connect(self.delete_wanted)
            self._form.duplicate_wanted.connect(self.duplicate_wanted)
            self._box.addWidget(self._form)
            self._form.show()
            self._chain(self._form)
            for before, button in zip(old.buttons if old is not None else (), self._form.buttons, strict=False):
                if before.hasFocus():
                    button.setFocus(Qt.FocusReason.TabFocusReason if before.ring else Qt.FocusReason.MouseFocusReason)
        if old is not None:
            old.hide()
            old.deleteLater()

    def _chain(self, form: QWidget) -> None:
        """Put fields made just now where they stand in the order of Tab, instead of last in the window."""
        before = self.before
        for field in form.findChildren(QWidget):
            reachable = field.focusPolicy() & Qt.FocusPolicy.TabFocus and field.focusProxy() is None
            if before is not None and reachable and field.window() is before.window():
                QWidget.setTabOrder(before, field)
                before = field

    def refresh(self) -> None:
        """Show what has changed elsewhere."""
        if self._form is not None:
            self._form.binder.show()
            self._chain(self._form)  # the ticks of the lanes are made anew when these change

    def flush(self) -> bool:
        """Try to save what was refused; whether nothing is left."""
        return self._form is None or self._form.binder.flush()

    def edit_title(self) -> None:
        """Put the cursor in the title, all of it marked."""
        if self._form is not None:
            self._form.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._form.title.selectAll()


class StepForm(QWidget):
    """The fields of one step."""

    delete_wanted = Signal()
    duplicate_wanted = Signal()

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__()
        self._session = session
        self._id = step.id
        self.binder = Binder(
            session, self, lambda: session.state.find(Step, self._id), lambda values: EditStep(self._id, values)
        )
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(16)
        self._add_head(step.kind)
        self.title = TextField(_("Title"), limit=200)
        self.binder.line(self.title, "title")
        self._box.addWidget(Field(_("Title"), self.title))
        where = _("below the title")
        if step.kind is not StepKind.BREAK:
            where = _("below the question")
            self._add_area(_("Question on the screen"), "question", 2)
        self._add_kind(step)
        self._add_area(_("Instruction"), "instruction", 2, hint=where)
        self._add_area(_("Your notes"), "notes", 3, hint=_("not shown on the projector"))
        self.binder.show()

    def _add_head(self, kind: StepKind) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        mark = Bar(22, kind_colour(kind), "none")
        mark.setFixedWidth(6)
        mark.setShare(1.0)
        row.addWidget(mark)
        row.addWidget(label(i18n.current().gettext(STEP_KINDS[kind]), "heading"), 1)
        copy = IconButton("copy", _("Duplicate the step"), "Ctrl+D")
        copy.clicked.connect(self.duplicate_wanted)
        remove = Bin(_("Remove the step"), "Del")
        remove.clicked.connect(self.delete_wanted)
        self.buttons = (copy, remove)
        for button in self.buttons:
            row.addWidget(button)
        self._box.addLayout(row)

    def _add_kind(self, step: Step) -> None:
        if step.kind is StepKind.BUZZ_GROUP:
            self._add_phases()
            return
        minutes = MinutesField(_("Length"))
        minutes.setMaximumWidth(200)
        self.binder.number(minutes, "minutes")
        self._box.addWidget(Field(_("Length"), minutes))
        if step.kind is StepKind.VOTE:
            add_vote_fields(self.binder, self._box, self._session)
        elif step.kind is StepKind.COLLECT:
            self._box.addWidget(LaneChoice(_("Lanes on the board"), self.binder, self._session))

    def _add_phases(self) -> None:
        phases = QHBoxLayout()
        phases.setSpacing(12)
        for name, words in (
            ("alone_minutes", _("On your own")),
            ("group_minutes", _("In buzz groups")),
            ("harvest_minutes", _("Harvest")),
        ):
            minutes = MinutesField(words)
            minutes.setPlain()
            self.binder.number(minutes, name)
            phases.addWidget(Field(words, minutes), 1)
        self._box.addLayout(phases)
        size = Segmented(_("Buzz groups of"), [(str(number), number) for number in (2, 3, 4)])
        self.binder.choice(size, "group_size")
        mix = CheckBox(_("Mix units"))
        self.binder.tick(mix, "mix_units")
        holder = QWidget()
        row = FlowLayout(holder, spacing=16, between=0)
        row.addWidget(size)
        row.addWidget(mix)
        self._box.addWidget(Field(_("Buzz groups of"), holder))
        self._box.addWidget(LaneChoice(_("Lanes for the harvest"), self.binder, self._session))

    def _add_area(self, words: str, name: str, rows: int, **field: Any) -> None:
        area = GrowingArea(words, limit=TEXT_LIMIT, rows=rows)
        self.binder.area(area, name)
        self._box.addWidget(Field(words, area, **field))
