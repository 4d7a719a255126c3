"""What the planning page knows of each kind of step: its colour and what a new one holds."""

from __future__ import annotations

from typing import Any

from workshop_app.domain.enums import StepKind
from workshop_app.ui import theme

MENU = (
    StepKind.INFORMATION,
    StepKind.BUZZ_GROUP,
    StepKind.COLLECT,
    StepKind.THEME,
    StepKind.VOTE,
    StepKind.ACTIONS,
    StepKind.GO_AROUND,
    StepKind.BREAK,
)
"""The order in which kinds are offered: that of a meeting."""

MINUTES = {
    StepKind.INFORMATION: 5,
    StepKind.BUZZ_GROUP: 15,
    StepKind.COLLECT: 15,
    StepKind.THEME: 15,
    StepKind.VOTE: 10,
    StepKind.ACTIONS: 15,
    StepKind.GO_AROUND: 5,
    StepKind.BREAK: 10,
}

PHASES: dict[str, Any] = {"alone_minutes": 2, "group_minutes": 5, "harvest_minutes": 8}


def new_step_values(kind: StepKind) -> dict[str, Any]:
    """Fields of a new step beside its title and minutes."""
    return dict(PHASES) if kind is StepKind.BUZZ_GROUP else {}


def kind_colour(kind: StepKind) -> str:
    """The colour of the bar before a step; the word stands beside it."""
    p = theme.palette()
    return {
        StepKind.BUZZ_GROUP: p.honey,
        StepKind.COLLECT: p.mark_rust,
        StepKind.THEME: p.mark_green,
        StepKind.VOTE: p.brand,
        StepKind.ACTIONS: p.mark_forest,
        StepKind.BREAK: p.track,
    }.get(kind, p.mark_sand)
