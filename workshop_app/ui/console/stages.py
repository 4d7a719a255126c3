"""The stage of each kind of step. What a stage needs is imported when its step begins: the console opens without it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workshop_app.domain.enums import StepKind
from workshop_app.domain.records import Step
from workshop_app.ui.session import Session


def stage_of(session: Session, step: Step) -> QWidget:
    """What the facilitator works on during a step."""
    match step.kind:
        case StepKind.COLLECT:
            from workshop_app.ui.console.collect import CollectStage

            return CollectStage(session, step.id)
        case StepKind.THEME:
            from workshop_app.ui.console.theme_stage import ThemeStage

            return ThemeStage(session, step.id)
        case StepKind.VOTE:
            from workshop_app.ui.console.vote_stage import VoteStage

            return VoteStage(session, step.id)
        case StepKind.ACTIONS:
            from workshop_app.ui.console.actions_stage import ActionsStage

            return ActionsStage(session, step.id)
        case StepKind.BUZZ_GROUP:
            from workshop_app.ui.console.room_stage import BuzzStage

            return BuzzStage(session, step.id)
        case _:
            from workshop_app.ui.console.room_stage import RoomStage

            return RoomStage(session, step.id)
