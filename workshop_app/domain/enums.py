"""What fields of records may say, where that is one of a few: kinds, stages, rules."""

from __future__ import annotations

from enum import StrEnum


class StepKind(StrEnum):
    """What happens during a step of the agenda."""

    INFORMATION = "information"
    BUZZ_GROUP = "buzz_group"
    COLLECT = "collect"
    THEME = "theme"
    VOTE = "vote"
    ACTIONS = "actions"
    BREAK = "break"
    GO_AROUND = "go_around"


class NoteKind(StrEnum):
    """What a note says; a lane has a kind too and gives it to the notes written in it."""

    PROBLEM = "problem"
    IDEA = "idea"
    QUESTION = "question"
    PARKED = "parked"


class ShapeKind(StrEnum):
    """What is drawn on a free lane; axes are two named axes with a field in each corner."""

    FRAME = "frame"
    TEXT = "text"
    ARROW = "arrow"
    STROKE = "stroke"
    AXES = "axes"


class CandidateKind(StrEnum):
    """What is voted on."""

    NOTE = "note"
    THEME = "theme"


class Stage(StrEnum):
    """How far a workshop has come."""

    PLANNED = "planned"
    OPEN = "open"
    DONE = "done"


class RoundStage(StrEnum):
    """How far a round has come: ballots come in, then are all in but hidden, then are shown."""

    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"


class Level(StrEnum):
    """Where in the organisation an action is carried out."""

    NONE = ""
    CENTRAL = "central"
    DEPARTMENT = "department"
    UNIT = "unit"


class TieRule(StrEnum):
    """How a tie at the cut is settled; chosen before the round and written in the minutes."""

    MORE_VOTERS = "more_voters"
    RUN_OFF = "run_off"
    CHAIR = "chair"
    ALL_GO_ON = "all_go_on"
