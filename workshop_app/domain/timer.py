"""The clock of a step: length, time used and time left, in seconds. `now` is aware; a restart resumes rightly."""

from __future__ import annotations

from datetime import datetime

from workshop_app.domain.enums import StepKind
from workshop_app.domain.records import Step, Timer


def length(step: Step, timer: Timer | None) -> int:
    """Seconds the step, or the present phase of a buzz group step, is given."""
    extra = timer.extra if timer else 0
    if step.kind is StepKind.BUZZ_GROUP:
        phases = (step.alone_minutes, step.group_minutes, step.harvest_minutes)
        return 60 * phases[timer.phase if timer else 0] + extra
    return 60 * step.minutes + extra


def used(timer: Timer | None, now: datetime) -> float:
    """Seconds used so far."""
    if timer is None:
        return 0.0
    if not timer.running:
        return timer.elapsed
    # A clock set back while the program was closed must not give time back.
    return timer.elapsed + max(0.0, (now - datetime.fromisoformat(timer.started)).total_seconds())


def remaining(step: Step, timer: Timer | None, now: datetime) -> float:
    """Seconds left; negative in overtime."""
    return length(step, timer) - used(timer, now)
