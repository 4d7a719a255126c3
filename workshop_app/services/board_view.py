"""The board as it is drawn: cards in lanes, or in themes. What has not changed since last time is the same object."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter, is_

from workshop_app.domain import board
from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.domain.records import BallotBox, Count, Lane, Link, Note, Picture, Round, Shape, Step, Theme, Workshop
from workshop_app.domain.state import State
from workshop_app.domain.voting import dots_on_notes
from workshop_app.frozen import frozen
from workshop_app.i18n import Language
from workshop_app.wording import group_name, note_code

SOURCES = (Workshop, Lane, Theme, Note, Round, BallotBox, Count, Link, Shape, Picture)
"""All that a board is made of, beside its step."""


@frozen
class NoteCard:
    """A note as it is drawn."""

    id: str
    kind: NoteKind
    code: str
    text: str
    group: str = ""
    tag: str = ""
    theme: int = 0
    """Number of the theme it is in, said on lanes; 0 for none."""
    dots: int = 0
    """What it got in the last vote on notes that has been shown; 0 for none."""
    x: int = 0
    y: int = 0
    """Its corner on a free lane."""
    picture: str = ""
    """Id of its picture, or empty."""
    aspect: float = 0.0
    """Height of the picture by its width; 0 for none."""


@frozen
class BoardSection:
    """A lane, a theme, or the notes that are in no theme yet, with its notes in order."""

    id: str
    kind: str
    """lane, theme, loose or parked."""
    title: str
    notes: tuple[NoteCard, ...]
    number: int = 0
    """A theme's number, else 0."""
    note_kind: NoteKind | None = None
    """A lane's kind."""
    free: bool = False
    """A lane whose notes lie where they were put."""
    shapes: tuple[Shape, ...] = ()
    """What is drawn on a free lane, the undermost first."""


@frozen
class BoardPicture:
    """Everything needed to draw the board: lanes side by side, or themes with loose notes last."""

    sections: tuple[BoardSection, ...]
    by_theme: bool
    links: tuple[tuple[str, str], ...] = ()
    """(idea, problem) by the ids of their notes."""


CARD_FIELDS: Callable[[Note], tuple[object, ...]] = attrgetter("kind", "number", "text", "group", "tag", "x", "y")
"""What a card says of its note, but for the picture."""


def note_card(
    language: Language, note: Note, theme: int = 0, dots: int = 0, picture: Picture | None = None
) -> NoteCard:
    """A note as it is drawn."""
    return NoteCard(
        note.id,
        note.kind,
        note_code(language, note),
        note.text,
        group_name(language, note.group) if note.group else "",
        note.tag,
        theme,
        dots,
        note.x,
        note.y,
        note.picture if picture else "",
        picture.height / picture.width if picture else 0.0,
    )


def board_picture(state: State, step: Step | None, boards: Boards | None = None) -> BoardPicture:
    """The board of a step: themes when the step groups notes, else lanes."""
    return (boards or Boards()).picture(state, step)


class Boards:
    """Makes pictures of a board, and remembers the last ones so that only what has changed is made anew."""

    def __init__(self) -> None:
        self._pictures: dict[str, _Made] = {}

    def picture(self, state: State, step: Step | None) -> BoardPicture:
        """See `board_picture`. Equal pictures, sections and cards are the same objects."""
        key = step.id if step else ""
        sources = (step, *(state.tables.get(kind.kind_name) for kind in SOURCES))
        made = self._pictures.get(key)
        if made is None or not all(map(is_, made.sources, sources)):
            made = self._pictures[key] = _made(state, step, sources, made)
        return made.picture


Cards = dict[str, tuple[Note, NoteCard]]
"""By note: what its card was made of, and the card."""


@frozen
class _Facts:
    """What a card says that is not in its note."""

    language: Language
    themes: Mapping[str | None, int]
    dots: Mapping[str, int]
    pictures: Mapping[str, Picture]


@frozen
class _Kept:
    """A section and what it was made of."""

    notes: list[Note]
    cards: Cards
    section: BoardSection


@frozen
class _Made:
    """A picture and what it was made of."""

    sources: tuple[object, ...]
    facts: _Facts
    sections: dict[str, _Kept]
    picture: BoardPicture


def _dots(state: State, sources: tuple[object, ...], last: _Made | None) -> Mapping[str, int]:
    """Dots by note, counted anew only when a vote has changed."""
    votes = [1 + SOURCES.index(kind) for kind in (Round, BallotBox, Count)]
    if last is not None and all(sources[place] is last.sources[place] for place in votes):
        return last.facts.dots
    return dots_on_notes(state)


def _made(state: State, step: Step | None, sources: tuple[object, ...], last: _Made | None) -> _Made:
    language = Language(state.workshop.language)
    by_theme = step is not None and step.kind is StepKind.THEME
    numbers: dict[str | None, int] = {}
    if not by_theme:
        numbers = {theme.id: number for number, theme in enumerate(state.ordered(Theme), start=1)}
    facts = _Facts(language, numbers, _dots(state, sources, last), state.of(Picture))
    same = last is not None and last.facts == facts
    known = last.sections if last is not None and last.facts.language == language else {}
    sections: dict[str, _Kept] = {}
    for frame, notes in _themes(state, language) if by_theme else _lanes(state, step):
        kept = known.get(frame.id)
        if kept is not None and same and kept.notes == notes:
            cards, drawn = kept.cards, kept.section.notes
        else:
            cards = _cards(notes, facts, kept.cards if kept else {})
            drawn = tuple([card for _note, card in cards.values()])
        section = replace(frame, notes=drawn)
        sections[frame.id] = _Kept(notes, cards, kept.section if kept and kept.section == section else section)
    picture = BoardPicture(tuple([kept.section for kept in sections.values()]), by_theme, _links(state))
    return _Made(sources, facts, sections, last.picture if last and last.picture == picture else picture)


def _lanes(state: State, step: Step | None) -> list[tuple[BoardSection, list[Note]]]:
    """The lanes of a step, still empty, with their notes."""
    notes = board.notes_by_lane(state)
    return [
        (
            BoardSection(
                lane.id,
                "parked" if lane.kind is NoteKind.PARKED else "lane",
                lane.title,
                (),
                note_kind=lane.kind,
                free=lane.free,
                shapes=tuple(board.shapes_on(state, lane.id)) if lane.free else (),
            ),
            notes[lane.id],
        )
        for lane in board.lanes_shown(state, step)
    ]


def _themes(state: State, language: Language) -> list[tuple[BoardSection, list[Note]]]:
    """The themes and the notes that are in none, still empty, with their notes."""
    return [
        *(
            (BoardSection(theme.theme.id, "theme", theme.theme.name, (), number=theme.number), theme.notes)
            for theme in board.themes(state)
        ),
        (BoardSection("loose", "loose", language.gettext("Not grouped yet"), ()), board.loose_notes(state)),
    ]


def _cards(notes: Sequence[Note], facts: _Facts, before: Cards) -> Cards:
    cards: Cards = {}
    for note in notes:
        theme, dots = facts.themes.get(note.theme_id, 0), facts.dots.get(note.id, 0)
        old = before.get(note.id)
        if old is None or not _says(old, note, theme, dots):
            card = note_card(facts.language, note, theme, dots, facts.pictures.get(note.picture))
            cards[note.id] = (note, old[1] if old is not None and old[1] == card else card)
        else:
            cards[note.id] = old if old[0] is note else (note, old[1])
    return cards


def _says(old: tuple[Note, NoteCard], note: Note, theme: int, dots: int) -> bool:
    """Whether a card says what would be said of the note now, for sure: of pictures more than their note is asked."""
    before, card = old
    same = before is note or (CARD_FIELDS(before) == CARD_FIELDS(note) and not before.picture)
    return same and card.theme == theme and card.dots == dots and not note.picture


def _links(state: State) -> tuple[tuple[str, str], ...]:
    return tuple([(link.source, link.target) for link in state.ordered(Link)])
