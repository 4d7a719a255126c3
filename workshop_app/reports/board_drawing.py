"""The board as shapes and words with their places, for the pictures of it. Looks like the board on the screen.

Imported at the first export: the fonts are measured with ReportLab.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from workshop_app.domain import board
from workshop_app.domain.agenda import day_held
from workshop_app.domain.board_geometry import BoardLayout, Box, NoteMetrics, NotePlace, Room, SectionPlace
from workshop_app.domain.board_layout import lay_out
from workshop_app.domain.canvas import is_whole_in
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.records import Lane, Note, Picture
from workshop_app.domain.records import Shape as ShapeRecord
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.reports.board_pieces import Drawing, Group, Photo, Plate, Polygon, Shape
from workshop_app.reports.canvas_drawing import CanvasArtist
from workshop_app.reports.colours import LIGHT
from workshop_app.reports.lettering import CAP, Lettering
from workshop_app.reports.pdf.fonts import BOLD, REGULAR, SEMIBOLD
from workshop_app.reports.pictures import printable
from workshop_app.reports.text import clean, one_line
from workshop_app.services.board_view import BoardSection, NoteCard, note_card
from workshop_app.services.ports import PictureSource, without_pictures
from workshop_app.wording import kind_word, theme_name

WIDTH, LEAST_HEIGHT = 1600, 900
MARGIN = 24
BAR = 76
"""Height of the bar with the workshop's name."""
ALL_LINES = 10_000
"""Nobody can open a note in a picture. On a canvas a long one is still cut: it would cover others."""
SHADOW = "#E6E1D6"

Photos = Mapping[str, tuple[Picture, bytes]]
"""The pictures of notes by their ids: what is known of them, and a small JPEG."""
NO_PHOTOS: Photos = {}
NO_PHOTO: tuple[None, bytes] = (None, b"")


def draw_board(state: State, language: Language, now: datetime, pictures: PictureSource = without_pictures) -> Drawing:
    """The board by theme when there are themes, else by lane, with what is parked, and the day of the meeting."""
    return _Artist(state, language, day_held(state.workshop, now), pictures).drawing()


def canvases_of(state: State, language: Language, photos: Photos = NO_PHOTOS) -> tuple[BoardSection, ...]:
    """The free lanes, which are drawn as they lie below themes."""
    lanes = [lane for lane in board.lanes_shown(state, None) if lane.free and board.themes(state)]
    made = (_lane(state, language, lane, board.notes_in_lane(state, lane.id), photos) for lane in lanes)
    return tuple(section for section in made if section.notes or section.shapes)


def _lane(state: State, language: Language, lane: Lane, notes: list[Note], photos: Photos) -> BoardSection:
    shapes = tuple(state.ordered(ShapeRecord, lambda shape: shape.lane_id == lane.id)) if lane.free else ()
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


def _photos(state: State, pictures: PictureSource) -> Photos:
    """The pictures that can be shown, made small, by their ids."""
    shown = {note.picture for note in state.of(Note).values() if note.picture}
    found = {id_: picture for id_, picture in state.of(Picture).items() if id_ in shown}
    small = {digest: printable(pictures(state.workshop.id, digest)) for digest in {p.digest for p in found.values()}}
    return {id_: (picture, small[picture.digest]) for id_, picture in found.items() if small[picture.digest]}


class _Artist:
    """Draws one board."""

    def __init__(self, state: State, language: Language, day: date | None, pictures: PictureSource) -> None:
        self.state, self.language, self.day = state, language, day
        self.photos = _photos(state, pictures)
        self.letters = Lettering()
        self.canvas = CanvasArtist(self.letters)
        parts = (sections_of(state, language, self.photos), canvases_of(state, language, self.photos))
        self.parts = [part for part in parts if part]
        self.top = 0
        self.room = Room(WIDTH - 2 * MARGIN, LEAST_HEIGHT - BAR - 2 * MARGIN, widens=False, lines=ALL_LINES)

    def drawing(self) -> Drawing:
        """The whole picture: what flows, and under themes the free lanes as they lie."""
        groups: list[Group] = []
        width = WIDTH
        for sections in self.parts:
            layout = lay_out(sections, self.room, self.letters.height)
            groups += self._groups(sections, layout)
            width = max(width, layout.width + 2 * MARGIN)
            self.top += layout.height + self.room.gap
        counts = (
            f"{section.number or ''} {section.title}: {self._count(len(section.notes))}".strip()
            for part in self.parts
            for section in part
        )
        return Drawing(
            width=width,
            height=max(LEAST_HEIGHT, self.top - self.room.gap + BAR + 2 * MARGIN),
            language=self.language.tag,
            title=one_line(self.state.workshop.title) or self.language.gettext("The board"),
            description="; ".join(one_line(count) for count in counts),
            groups=(self._bar(width), *groups),
        )

    def _count(self, notes: int) -> str:
        return self.language.ngettext("{n} note", "{n} notes", notes)

    def _groups(self, sections: Sequence[BoardSection], layout: BoardLayout) -> Iterator[Group]:
        notes = {card.id: card for section in sections for card in section.notes}
        for place in layout.sections:
            section = sections[place.section]
            yield Group(title=one_line(section.title), shapes=tuple(self._section(section, place, layout.size)))
            corner = self._moved(Box(*place.corner, 0, 0))
            here = [note for note in layout.notes if note.section == place.section]
            boxes = [self._moved(note.box) for note in here]
            yield from self.canvas.groups(section.shapes, corner.x, corner.y, boxes, under=True)
            for note in here:
                if is_whole_in(note.box, place.box):
                    card = notes[note.id]
                    title = f"{card.code} {kind_word(self.language, card.kind)}: {card.text}"
                    yield Group(title=title, shapes=tuple(self._note(card, note, layout)))
            yield from self.canvas.groups(section.shapes, corner.x, corner.y, boxes, under=False)

    def _moved(self, box: Box) -> Box:
        """From the board's corner to the picture's."""
        return Box(box.x + MARGIN, box.y + self.top + BAR + MARGIN, box.w, box.h)

    def _bar(self, width: int) -> Group:
        """The workshop's name, as at the top of the window."""
        workshop = self.state.workshop
        shapes: list[Shape] = [
            Plate(x=0, y=0, width=width, height=BAR, radius=0, fill=LIGHT.card),
            Plate(x=0, y=BAR - 1, width=width, height=1, radius=0, fill=LIGHT.line),
            _hexagon(MARGIN + 15, BAR / 2, 15),
        ]
        day = self.language.date(self.day, "d MMMM yyyy") if self.day else ""
        below = " · ".join(one_line(text) for text in (workshop.organisation, day) if text)
        left, room = MARGIN + 46.0, WIDTH - 2 * MARGIN - 46.0
        middle = BAR / 2
        shapes += self.letters.words(workshop.title, left, middle - 11 if below else middle, room, 20, BOLD, LIGHT.ink)
        shapes += self.letters.words(below, left, middle + 14, room, 15, REGULAR, LIGHT.ink_2)
        return Group(title=one_line(workshop.title), shapes=tuple(shapes))

    def _section(self, section: BoardSection, place: SectionPlace, text: int) -> Iterator[Shape]:
        """Its heading is never smaller than the text of the notes."""
        box, header = self._moved(place.box), self._moved(place.header)
        middle, size = header.y + header.h / 2, float(max(self.room.title, text))
        if section.kind == "loose":
            yield from self.letters.words(section.title, header.x, middle, header.w, size, SEMIBOLD, LIGHT.ink_2)
            return
        yield Plate(x=box.x, y=box.y, width=box.w, height=box.h, radius=14, fill=LIGHT.sunken, line=LIGHT.line)
        if section.note_kind is not None:
            ink = LIGHT.kinds[section.note_kind][1]
            side = round(0.52 * size)
            yield from self._mark(section.note_kind, header.x + 1, middle - side / 2, side, ink)
            left = side + round(0.4 * size)
            count = str(len(section.notes))
            aside = self.letters.faces.width(count, REGULAR, 0.85 * size) + 0.5 * size
            room = Box(header.x + left, header.y, round(header.w - left - aside), header.h)
            title = self.letters.block(section.title, room, size, ink)
            yield from title
            used = max((words.width for words in title), default=0) + 0.5 * size
            yield from self.letters.words(
                count, header.x + left + used, middle, aside, 0.85 * size, REGULAR, LIGHT.ink_2
            )
            return
        number, high = str(section.number), 1.25 * size
        wide = max(1.5 * size, self.letters.faces.width(number, BOLD, 0.75 * size) + 0.9 * size)
        yield Plate(x=header.x, y=middle - high / 2, width=wide, height=high, radius=high / 2, fill=LIGHT.ink)
        inset = (wide - self.letters.faces.width(number, BOLD, 0.75 * size)) / 2
        yield from self.letters.words(number, header.x + inset, middle, wide, 0.75 * size, BOLD, LIGHT.paper)
        aside = round(wide + 0.5 * size)
        room = Box(header.x + aside, header.y, header.w - aside, header.h)
        yield from self.letters.block(section.title, room, size, LIGHT.ink)

    def _mark(self, kind: NoteKind, x: float, y: float, side: float, ink: str) -> Iterator[Shape]:
        """The shape that tells a kind without its colour."""
        if kind is NoteKind.PROBLEM:
            yield Polygon(points=((x + side / 2, y), (x + side, y + side), (x, y + side)), fill=ink)
        elif kind is NoteKind.IDEA:
            yield Plate(x=x, y=y, width=side, height=side, radius=side / 2, fill=ink)
        elif kind is NoteKind.PARKED:
            yield Plate(x=x + side / 4, y=y, width=side / 2, height=side, radius=1.5, fill=ink)
        else:
            yield from self.letters.words("?", x, y + side / 2, 2 * side, side * 1.4, BOLD, ink)

    def _note(self, card: NoteCard, place: NotePlace, layout: BoardLayout) -> Iterator[Shape]:
        box, metrics = self._moved(place.box), layout.metrics_of(place)
        ground, ink = LIGHT.kinds[card.kind]
        radius = min(12.0, max(8.0, metrics.text * 0.45))
        yield Plate(x=box.x, y=box.y + 2, width=box.w, height=box.h, radius=radius, fill=SHADOW)
        yield Plate(x=box.x, y=box.y, width=box.w, height=box.h, radius=radius, fill=ground)
        left, room = float(box.x + metrics.pad), float(box.w - 2 * metrics.pad)
        middle, small = box.y + metrics.top + metrics.head / 2, float(metrics.small)
        side = round(small * 0.56)
        yield from self._mark(card.kind, left, middle - side / 2, side, ink)
        start = side + 0.35 * small
        yield from self.letters.words(card.code, left + start, middle, room - start, small, BOLD, ink)
        start += self.letters.faces.width(card.code, BOLD, small) + small
        aside = card.group or card.tag
        if aside and start < room - 2 * small:
            yield from self.letters.words(
                aside, left + start, middle, room - start, small, REGULAR, LIGHT.ink_2, right=True
            )
        high = metrics.picture_height(box.w, card.aspect)
        if high:
            yield self._photo(card, box, metrics, high - metrics.gap)
        yield from self._text(card.text, box, metrics, high)

    def _photo(self, card: NoteCard, box: Box, metrics: NoteMetrics, high: float) -> Photo:
        """The picture, as large as it is whole in its frame."""
        room = box.w - 2 * metrics.pad
        width = min(room, high / card.aspect)
        return Photo(
            x=box.x + metrics.pad + (room - width) / 2,
            y=box.y + metrics.top + metrics.head,
            width=width,
            height=width * card.aspect,
            data=self.photos[card.picture][1],
        )

    def _text(self, text: str, box: Box, metrics: NoteMetrics, picture: int) -> Iterator[Shape]:
        room = box.w - 2 * metrics.pad
        lines = self.letters.lines(text, room, metrics.text) if text else []
        shown = max(1, min(len(lines), round((box.h - metrics.frame - picture) / metrics.line)))
        top = box.y + metrics.top + metrics.head + picture
        for number, line in enumerate(lines[:shown]):
            cut = number == shown - 1 and shown < len(lines)
            words = self.letters.elided(line, metrics.text, room, REGULAR) if cut else line
            indent = room - words.width if words.right else 0.0
            base = top + (number + 0.5) * metrics.line + CAP * metrics.text
            yield self.letters.set(words, box.x + metrics.pad + indent, base, metrics.text, LIGHT.ink)


def _hexagon(x: float, y: float, radius: float) -> Polygon:
    """The mark of the product."""
    half, wide = radius / 2, radius * 0.866
    points = ((x, y - radius), (x + wide, y - half), (x + wide, y + half), (x, y + radius), (x - wide, y + half),
              (x - wide, y - half))  # fmt: skip
    return Polygon(points=points, fill=LIGHT.honey)
