"""The board as it is drawn: cards in lanes, or in themes. What has not changed since last time is the same object."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.domain import board
from workshop_app.domain.records import Note, NoteKind, Step, StepKind
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.wording import group_name, note_code


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class BoardPicture:
    """Everything needed to draw the board: lanes side by side, or themes with loose notes last."""

    sections: tuple[BoardSection, ...]
    by_theme: bool
    links: tuple[tuple[str, str], ...] = ()
    """(idea, problem) by the ids of their notes."""


def note_card(language: Language, note: Note) -> NoteCard:
    """A note as it is drawn."""
    group = group_name(language, note.group) if note.group else ""
    return NoteCard(note.id, note.kind, note_code(language, note), note.text, group, note.tag)


def board_picture(state: State, step: Step | None) -> BoardPicture:
    """The board of a step: themes when the step groups notes, else lanes."""
    language = Language(state.workshop.language)
    if step is not None and step.kind is StepKind.THEME:
        return _theme_picture(state, language)
    sections = [
        BoardSection(
            lane.id,
            "parked" if lane.kind is NoteKind.PARKED else "lane",
            lane.title,
            tuple(note_card(language, note) for note in board.notes_in_lane(state, lane.id)),
            note_kind=lane.kind,
        )
        for lane in board.lanes_shown(state, step)
    ]
    return BoardPicture(tuple(sections), by_theme=False)


def _theme_picture(state: State, language: Language) -> BoardPicture:
    sections = [
        BoardSection(
            theme.theme.id,
            "theme",
            theme.theme.name,
            tuple(note_card(language, note) for note in theme.notes),
            number=theme.number,
        )
        for theme in board.themes(state)
    ]
    loose = tuple(note_card(language, note) for note in board.loose_notes(state))
    sections.append(BoardSection("loose", "loose", language.gettext("Not grouped yet"), loose))
    return BoardPicture(tuple(sections), by_theme=True)
