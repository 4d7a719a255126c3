"""The rule of a vote, as fields."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from workshop_app import i18n
from workshop_app.domain.enums import CandidateKind
from workshop_app.i18n import _
from workshop_app.ui.plan.binding import Binder, quietly
from workshop_app.ui.plan.lane_choice import LaneChoice
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.choices import CheckBox, Choice, Segmented
from workshop_app.ui.widgets.fields import Field
from workshop_app.ui.widgets.numbers import Stepper
from workshop_app.wording import TIE_RULES

MOST_DOTS = 20
MOST_ADVANCE = 50


def add_vote_fields(binder: Binder, box: QVBoxLayout, session: Session) -> None:
    """What is voted on, with how many dots, and what happens with the result."""
    on = Segmented(_("Vote on"), [(_("Themes"), CandidateKind.THEME), (_("Notes"), CandidateKind.NOTE)])
    binder.choice(on, "candidates")
    box.addWidget(Field(_("Vote on"), on))
    lanes = LaneChoice(_("Notes from"), binder, session)
    binder.custom(lambda step: lanes.setVisible(step.candidates is CandidateKind.NOTE))
    box.addWidget(lanes)
    _add_numbers(binder, box)
    rule = Choice(_("If it is a tie"), [(i18n.current().gettext(words), rule) for rule, words in TIE_RULES.items()])
    binder.choice(rule, "tie_rule")
    box.addWidget(Field(_("If it is a tie"), rule))
    shuffle = CheckBox(_("Shuffle the order on every ballot"))
    binder.tick(shuffle, "shuffle")
    box.addWidget(shuffle)


def _add_numbers(binder: Binder, box: QVBoxLayout) -> None:
    row = QHBoxLayout()
    row.setSpacing(12)
    dots = Stepper(_("Dots each"), 5, 1, MOST_DOTS)
    cap = Stepper(_("At most on one"), 2, 1, MOST_DOTS)
    advance = Stepper(_("How many go on"), 3, 1, MOST_ADVANCE)
    binder.custom(lambda step: quietly(cap, lambda: cap.setMaximum(step.dots)))

    def with_cap(value: int) -> dict[str, Any]:
        """Fewer dots lower the cap too, in the same act."""
        return {"cap": min(value, cap.value())}

    binder.number(dots, "dots", also=with_cap)
    binder.number(cap, "cap")
    binder.number(advance, "advance")
    for field, words in ((dots, _("Dots each")), (cap, _("At most on one")), (advance, _("How many go on"))):
        field.setPlain()
        row.addWidget(Field(words, field), 1)
    box.addLayout(row)
