"""What stands on the board, for the pictures of it: themes or lanes with their notes, canvases, and small photos."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workshop_app.domain import board
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.records import Lane, Note, Picture
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.reports.pictures import printable
from workshop_app.reports.text import clean, one_line
from workshop_app.services.board_view import BoardSection, NoteCard, note_card
from workshop_app.services.ports import PictureSource
from workshop_app.wording import theme_name

Photos = Mapping[str, tuple[Picture, bytes]]
"""The pictures of notes by their ids: what is known of them, and a small JPEG."""
NO_PHOTOS: Photos = {}
NO_PHOTO: tuple[None, bytes] = (None, b"")


def canvases_of(state: State, language: Language, photos: Photos = NO_PHOTOS) -> tuple[BoardSection, ...]:
    """The free lanes on which something lies."""
    lanes = [lane for lane in board.lanes_shown(state, None) if lane.free]
    made = (_lane(state, language, lane, board.notes_in_lane(state, lane.id), photos) for lane in lanes)
    return tuple(section for section in made if section.notes or section.shapes)


def _lane(state: State, language: Language, lane: Lane, notes: list[Note], photos: Photos) -> BoardSection:
    shapes = tuple(board.shapes_on(state, lane.id)) if lane.free else ()
    cards = _cards(language, notes, photos)
    return BoardSection(lane.id, "lane", lane.title, cards, note_kind=lane.kind, free=lane.free, shapes=shapes)


def sections_of(state: State, language: Language, photos: Photos = NO_PHOTOS) -> tuple[BoardSection, ...]:
    """The themes, what is in none and what is parked; or the lanes."""
    lot = board.parking_lot(state)
    parked = board.notes_in_lane(state, lot.id) if lot else []
    themes = board.themes(state)
    by_lane = [
        (lane, board.notes_in_lane(state, lane.id)) for lane in ([] if themes else board.lanes_shown(state, None))
    ]
    made = [
        BoardSection(
            theme.theme.id,
            "theme",
            theme_name(language, theme.theme.name),
            _cards(language, theme.notes, photos),
            number=theme.number,
        )
        for theme in themes
    ]
    made += [_lane(state, language, lane, notes, photos) for lane, notes in by_lane]
    if lot and parked:
        kind = "theme" if themes else "parked"  # laid out as what it stands among
        made.append(BoardSection(lot.id, kind, lot.title, _cards(language, parked, photos), note_kind=NoteKind.PARKED))
    loose = board.loose_notes(state) if themes else []
    if loose:
        made.append(BoardSection("loose", "loose", language.gettext("Not grouped"), _cards(language, loose, photos)))
    return tuple(made)


def _cards(language: Language, notes: list[Note], photos: Photos) -> tuple[NoteCard, ...]:
    cards = (note_card(language, note, picture=photos.get(note.picture, NO_PHOTO)[0]) for note in notes)
    return tuple(
        replace(card, text=clean(card.text), group=one_line(card.group), tag=one_line(card.tag)) for card in cards
    )


def photos_of(state: State, pictures: PictureSource) -> Photos:
    """The pictures that can be shown, made small, by their ids."""
    shown = {note.picture for note in state.of(Note).values() if note.picture}
    found = {id_: picture for id_, picture in state.of(Picture).items() if id_ in shown}
    small = {digest: printable(pictures(state.workshop.id, digest)) for digest in {p.digest for p in found.values()}}
    return {id_: (picture, small[picture.digest]) for id_, picture in found.items() if small[picture.digest]}
