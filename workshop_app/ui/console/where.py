"""Where the meeting is, in words: the step, what is left of its time, when the whole will end, a vote that goes on."""

from __future__ import annotations

from datetime import datetime

from workshop_app.domain.agenda import current_slot, pace, schedule
from workshop_app.domain.enums import Stage
from workshop_app.domain.records import Step
from workshop_app.domain.voting import ballots_in, open_round
from workshop_app.i18n import _, current
from workshop_app.services.audience import clock_of
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.timer_ring import clock_text
from workshop_app.wording import length_text


def where_words(session: Session, *, clock: bool) -> str:
    """The line; with the step's `clock` when that cannot be seen elsewhere."""
    slot = current_slot(session.state)
    if slot is None:
        return _("Not on the screen yet")
    steps = len(schedule(session.state))
    where = _("Step {number} of {steps}").format(number=slot.number, steps=steps)
    parts = [where, slot.step.title]
    if clock and session.workshop.stage is Stage.OPEN:
        time = clock_of(session.state, slot.step, session.now())
        words = _("{clock} left") if time.left >= 0 else _("{clock} over time")
        parts.append(words.format(clock=clock_text(time.left)))
    now = pace(session.state, session.now())
    if now is not None:
        parts.append(pace_words(now.ends, now.late_minutes))
    return " · ".join(parts)


def pace_words(ends: datetime, late: int) -> str:
    """When it will end, and how far that is from the plan."""
    clock = current().clock(ends.astimezone())
    if late == 0:
        return _("ends {clock}, as planned").format(clock=clock)
    words = _("ends {clock}, {late} behind plan") if late > 0 else _("ends {clock}, {late} ahead of plan")
    return words.format(clock=clock, late=length_text(current(), abs(late)))


def left_open(session: Session) -> str:
    """That a vote goes on in a step that is not on the screen; empty when none does."""
    state = session.state
    round_ = open_round(state)
    if round_ is None or round_.step_id == session.workshop.current_step:
        return ""
    words = _("The vote in “{step}” is still open: {ballots} of {voters} ballots in.")
    step = state.need(Step, round_.step_id).title
    return words.format(step=step, ballots=ballots_in(state, round_), voters=round_.voters)
