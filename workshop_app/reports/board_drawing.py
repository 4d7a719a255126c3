"""The board as shapes and words with their places, for the pictures of it. Looks like the board on the screen.

Imported at the first export: the fonts are measured with ReportLab.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from workshop_app.domain import board
from workshop_app.domain.agenda import day_held
from workshop_app.domain.board_geometry import BoardLayout, Box, NoteMetrics, NotePlace, Room, SectionPlace
from workshop_app.domain.board_grid import ALL_LINES
from workshop_app.domain.board_layout import lay_out
from workshop_app.domain.canvas import UNDER, is_whole_in
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.reports.board_pieces import Drawing, Group, Photo, Plate, Polygon, Shape
from workshop_app.reports.board_sections import canvases_of, photos_of, sections_of
from workshop_app.reports.canvas_drawing import CanvasArtist
from workshop_app.reports.canvases import places
from workshop_app.reports.colours import LIGHT
from workshop_app.reports.lettering import CAP, Lettering
from workshop_app.reports.pdf.fonts import BOLD, REGULAR, SEMIBOLD
from workshop_app.reports.text import one_line
from workshop_app.services.board_view import BoardSection, NoteCard
from workshop_app.services.ports import PictureSource, without_pictures
from workshop_app.wording import kind_word

WIDTH, LEAST_HEIGHT = 1600, 900
MARGIN = 24
BAR = 76
"""Height of the bar with the workshop's name."""
CLOSE = Room(1, 1, floor=0, title=0, spare=0)
"""No more than what lies on a canvas needs, and notes as large as there."""
LEAST_PHOTO, APART = 32, 6
"""A picture that is made lower so that its note ends so far over the next one is, with its gap, at least so high."""
SHADOW = "#E6E1D6"


def draw_board(state: State, language: Language, now: datetime, pictures: PictureSource = without_pictures) -> Drawing:
    """The board by theme when there are themes, else by lane, with what is parked, and the day of the meeting."""
    return _Artist(state, language, day_held(state.workshop, now), pictures).drawing()


def draw_canvases(state: State, language: Language, pictures: PictureSource = without_pictures) -> tuple[Drawing, ...]:
    """Each free lane alone, closely around what lies on it; not one with nothing but axes and frames to fill."""
    artist = _Artist(state, language, None, pictures)
    found = canvases_of(state, language, artist.photos)
    used = (canvas for canvas in found if canvas.notes or any(shape.kind not in UNDER for shape in canvas.shapes))
    return tuple(map(artist.canvas_alone, used))


class _Artist:
    """Draws one board."""

    def __init__(self, state: State, language: Language, day: date | None, pictures: PictureSource) -> None:
        self.state, self.language, self.day = state, language, day
        self.photos = photos_of(state, pictures)
        self.letters = Lettering()
        self.canvas = CanvasArtist(self.letters)
        below = canvases_of(state, language, self.photos) if board.themes(state) else ()
        parts = (sections_of(state, language, self.photos), below)
        self.parts = [part for part in parts if part]
        self.left, self.top = MARGIN, BAR + MARGIN
        # Nobody can open a note in a picture: all that it says is there.
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
            height=max(LEAST_HEIGHT, self.top - self.room.gap + MARGIN),
            language=self.language.tag,
            title=one_line(self.state.workshop.title) or self.language.gettext("The board"),
            description="; ".join(one_line(count) for count in counts),
            groups=(self._bar(width), *groups),
        )

    def canvas_alone(self, section: BoardSection) -> Drawing:
        """What lies on a free lane, without the panel and the heading that it lies under."""
        self.left = self.top = 0
        layout = lay_out((section,), CLOSE, self.letters.height)
        _panel, *groups = self._groups((section,), layout)
        placed = places(self.state, self.language)
        words = (
            ": ".join(filter(None, (f"{card.code} {one_line(card.text)}", placed.get(card.id))))
            for card in section.notes
        )
        return Drawing(
            width=layout.width,
            height=layout.height,
            language=self.language.tag,
            title=one_line(section.title),
            description="; ".join(words) or one_line(section.title),
            groups=tuple(groups),
        )

    def _count(self, notes: int) -> str:
        return self.language.ngettext("{n} note", "{n} notes", notes)

    def _groups(self, sections: Sequence[BoardSection], layout: BoardLayout) -> Iterator[Group]:
        notes = {card.id: card for section in sections for card in section.notes}
        for place in layout.sections:
            section = sections[place.section]
            yield Group(title=one_line(section.title), shapes=tuple(self._section(section, place, layout.size)))
            corner = self._moved(Box(*place.corner, 0, 0))
            laid = [note for note in layout.notes if note.section == place.section]
            here = [self._whole(note, notes[note.id], laid, layout, place.box) for note in laid]
            boxes = [self._moved(note.box) for note in here]
            yield from self.canvas.groups(section.shapes, corner.x, corner.y, boxes, under=True)
            for note in here:
                if is_whole_in(note.box, place.box):
                    card = notes[note.id]
                    title = f"{card.code} {kind_word(self.language, card.kind)}: {card.text}"
                    yield Group(title=title, shapes=tuple(self._note(card, note, layout)))
            yield from self.canvas.groups(section.shapes, corner.x, corner.y, boxes, under=False)

    def _whole(
        self, place: NotePlace, card: NoteCard, others: Sequence[NotePlace], layout: BoardLayout, panel: Box
    ) -> NotePlace:
        """A note of a canvas as high as all it says, if it covers no other then; its picture may be lower for that."""
        metrics, width = layout.metrics_of(place), place.box.w
        picture, text = metrics.picture_height(width, card.aspect), self._text_height(card, width, metrics)
        box = place.box._replace(h=metrics.frame + picture + text)
        met = [other.box for other in others if other is not place and box.meets(other.box)]
        room = min((other.y for other in met if other.y > box.y), default=box.bottom) - APART - box.y
        if picture and met and metrics.frame + min(picture, LEAST_PHOTO) + text <= room < box.h:
            return place._replace(box=box._replace(h=room))
        if not place.box.h < box.h <= panel.bottom - box.y:
            return place
        return place if any(not place.box.meets(other) for other in met) else place._replace(box=box)

    def _text_height(self, card: NoteCard, width: int, metrics: NoteMetrics) -> int:
        """How high all the words of a note are."""
        return len(self.letters.lines(card.text, width - 2 * metrics.pad, metrics.text)) * metrics.line

    def _moved(self, box: Box) -> Box:
        """From the board's corner to the picture's."""
        return Box(box.x + self.left, box.y + self.top, box.w, box.h)

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
        left_over = box.h - metrics.frame - self._text_height(card, box.w, metrics)
        if LEAST_PHOTO <= left_over < high:
            high = left_over
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
