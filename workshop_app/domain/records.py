"""The records a workshop consists of: frozen, linked by id, ordered by `position` (see ordering.py)."""

from __future__ import annotations

from typing import ClassVar

from workshop_app.domain.enums import CandidateKind, Level, NoteKind, RoundStage, ShapeKind, Stage, StepKind, TieRule
from workshop_app.frozen import frozen


@frozen(kw_only=True)
class Record:
    """What all records have: an id (UUIDv7) and the workshop they belong to."""

    kind_name: ClassVar[str] = ""

    id: str
    workshop_id: str


@frozen(kw_only=True)
class Workshop(Record):
    """One meeting. Its `workshop_id` is its own id."""

    kind_name: ClassVar[str] = "workshop"

    title: str = ""
    date: str = ""
    """ISO date, or empty when not decided."""
    start: str = "09:00"
    """Planned clock time, HH:MM."""
    place: str = ""
    purpose: str = ""
    organisation: str = ""
    language: str = "sv"
    """Language of the texts made for this workshop (lanes, projector, minutes)."""
    template: str = ""
    participant_count: int = 0
    """Used only when there is no list of participants."""
    stage: Stage = Stage.PLANNED
    current_step: str = ""
    """Id of the step on the screen, or empty."""
    opened: str = ""
    """When the workshop was opened, ISO local time with offset, or empty."""
    closed: str = ""
    """When it was finished, likewise; empty while it goes on."""
    spotlight: str = ""
    """Id of the one note the room looks at, or empty."""


@frozen(kw_only=True)
class Participant(Record):
    """Somebody in the room; name and unit are both optional."""

    kind_name: ClassVar[str] = "participant"

    position: str
    name: str = ""
    unit: str = ""


@frozen(kw_only=True)
class Step(Record):
    """One item of the agenda. Fields that its kind does not use keep their defaults."""

    kind_name: ClassVar[str] = "step"

    position: str
    kind: StepKind
    title: str
    minutes: int = 5
    question: str = ""
    instruction: str = ""
    """Shown to the room under the question."""
    notes: str = ""
    """The facilitator's notes to self; never shown to the room."""
    alone_minutes: int = 0
    group_minutes: int = 0
    harvest_minutes: int = 0
    group_size: int = 2
    mix_units: bool = True
    lanes: tuple[str, ...] = ()
    """Lanes shown by a collecting step, or whose notes a vote is on; empty means all but the parking lot."""
    candidates: CandidateKind = CandidateKind.THEME
    dots: int = 5
    cap: int = 2
    """Most dots one voter may place on one candidate."""
    advance: int = 3
    """How many candidates go on to actions."""
    shuffle: bool = True
    """Candidate order is shuffled per ballot."""
    tie_rule: TieRule = TieRule.MORE_VOTERS


@frozen(kw_only=True)
class Timer(Record):
    """The clock of one step (its id is the step's id). Not undoable."""

    kind_name: ClassVar[str] = "timer"

    running: bool = False
    started: str = ""
    """When it was last started, ISO UTC; empty when it stands still."""
    elapsed: float = 0.0
    """Seconds used before it was last started."""
    extra: int = 0
    """Seconds added by the facilitator."""
    phase: int = 0
    """0 alone, 1 in groups, 2 harvest; always 0 for other kinds of step."""


@frozen(kw_only=True)
class BuzzGroup(Record):
    """A bikupa: two to four participants, or just their number."""

    kind_name: ClassVar[str] = "buzz_group"

    step_id: str
    number: int
    members: tuple[str, ...] = ()
    size: int = 2


@frozen(kw_only=True)
class Harvest(Record):
    """Whose turn it is to give a note (its id is the step's id)."""

    kind_name: ClassVar[str] = "harvest"

    lap: int = 1
    turn: int = 1
    """Number of the group whose turn it is; 0 when all are empty."""
    empty: tuple[int, ...] = ()
    """Groups that have nothing more to give."""


@frozen(kw_only=True)
class Lane(Record):
    """A named part of the board."""

    kind_name: ClassVar[str] = "lane"

    position: str
    kind: NoteKind
    title: str
    free: bool = False
    """A free canvas: its notes lie where they were put, and shapes can be drawn between them."""


@frozen(kw_only=True)
class Theme(Record):
    """A named group of notes. Its number is its place among the themes."""

    kind_name: ClassVar[str] = "theme"

    position: str
    name: str = ""


@frozen(kw_only=True)
class Note(Record):
    """One statement on the board."""

    kind_name: ClassVar[str] = "note"

    position: str
    lane_id: str
    theme_id: str | None = None
    kind: NoteKind
    number: int
    """Counts within its kind: P1, P2 ... Kept for life, unless the note changes kind."""
    text: str
    group: int = 0
    """Number of the buzz group that gave it, 0 for none."""
    tag: str = ""
    """Area it belongs to, such as a heading of the report it comes from."""
    x: int = 0
    """With `y` its upper left corner on a free lane, in pixels at 100 %; a free lane grows to the right and down."""
    y: int = 0
    picture: str = ""
    """Id of its picture, or empty."""


@frozen(kw_only=True)
class Link(Record):
    """A thread from one note to another: from an idea to the problem it is about."""

    kind_name: ClassVar[str] = "link"

    source: str
    target: str


@frozen(kw_only=True)
class Shape(Record):
    """Something drawn on a free lane, in the units of `Note.x`; later ones lie on top."""

    kind_name: ClassVar[str] = "shape"

    position: str
    lane_id: str
    kind: ShapeKind
    x: int
    y: int
    w: int
    h: int
    text: str = ""
    """Of a text, or the name of a frame."""
    labels: tuple[str, ...] = ()
    """Of axes: left, right, bottom and top end, in that order."""
    points: tuple[int, ...] = ()
    """Of an arrow or stroke: x and y in turn, counted from the shape's own corner."""


@frozen(kw_only=True)
class Picture(Record):
    """A picture that is stored in the library; its bytes are found by workshop and digest."""

    kind_name: ClassVar[str] = "picture"

    width: int
    """In pixels, as `height`."""
    height: int
    digest: str
    """SHA-256 of the bytes, in hex."""


@frozen(kw_only=True)
class Candidate:
    """What can be voted on in a round, with the words it had when the round was opened."""

    number: int
    kind: CandidateKind
    ref: str
    label: str


@frozen(kw_only=True)
class Round(Record):
    """One vote from opening to reveal."""

    kind_name: ClassVar[str] = "round"

    position: str
    step_id: str
    question: str = ""
    candidates: tuple[Candidate, ...] = ()
    dots: int = 5
    cap: int = 2
    voters: int = 0
    """How many ballots are expected."""
    advance: int = 3
    """Where the cut line is: how many go on."""
    shuffle: bool = True
    tie_rule: TieRule = TieRule.MORE_VOTERS
    stage: RoundStage = RoundStage.OPEN
    shown: int = 0
    """Rows of the ranking shown to the room so far, counted from the bottom."""


Ballot = tuple[tuple[int, int], ...]
"""What one voter casts: (candidate number, dots) by rising number; empty when abstaining."""


@frozen(kw_only=True)
class BallotBox(Record):
    """All ballots of a round, sorted by what they say (its id is the round's id).

    Ballots have no id, time, order or voter, and the box is never in the journal.
    """

    kind_name: ClassVar[str] = "ballot_box"

    ballots: tuple[Ballot, ...] = ()


@frozen(kw_only=True)
class Count(Record):
    """Dots called out or counted for one candidate of a round (id: round id, colon, number)."""

    kind_name: ClassVar[str] = "count"

    round_id: str
    number: int
    dots: int


@frozen(kw_only=True)
class Decision(Record):
    """A decision in words, for the minutes."""

    kind_name: ClassVar[str] = "decision"

    position: str
    text: str


@frozen(kw_only=True)
class Action(Record):
    """A row of the action plan, with the thread back to where it came from."""

    kind_name: ClassVar[str] = "action"

    position: str
    what: str
    who: str = ""
    due: str = ""
    """ISO date, or empty."""
    level: Level = Level.NONE
    done: bool = False
    theme_id: str | None = None
    note_id: str | None = None
    source: str = ""
    """Words of the theme or note it came from, kept if that disappears."""


KINDS: dict[str, type[Record]] = {
    kind.kind_name: kind
    for kind in (
        Workshop,
        Participant,
        Step,
        Timer,
        BuzzGroup,
        Harvest,
        Lane,
        Theme,
        Note,
        Link,
        Shape,
        Picture,
        Round,
        BallotBox,
        Count,
        Decision,
        Action,
    )
}
"""Every kind of record by name, parents before what refers to them."""
