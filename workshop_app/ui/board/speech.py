"""What a board says to assistive technology."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from workshop_app.domain.board_geometry import BoardLayout
from workshop_app.i18n import _, current, ngettext
from workshop_app.services.board_view import BoardPicture, NoteCard
from workshop_app.wording import kind_word

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget


def told(board: BoardWidget) -> tuple[str, str]:
    """What the keyboard is at or is asked, and how many notes are chosen."""
    here, count = board.choice.current, len(board.chosen())
    words = board.keys.words() or board.canvas.spoken()
    words = words or spoken(board.picture, board.layout_, here, board.links.codes(here))
    return words or _("Board"), ngettext("{n} note chosen", "{n} notes chosen", count) if count else ""


def spoken(picture: BoardPicture, layout: BoardLayout, item: str, linked: Sequence[str] = ()) -> str:
    """A note by number, kind, lane or theme, group, text, area, dots and links; a theme by number and name."""
    theme = next((section for section in picture.sections if section.id == item), None)
    if theme is not None:
        return _("Theme {number}: {name}").format(number=theme.number, name=theme.title or _("no name yet"))
    place = layout.places.get(item)
    if place is None:
        return ""
    section = picture.sections[place.section]
    card = next(note for note in section.notes if note.id == item)
    parts = [card.code, kind_word(current(), card.kind), section.title, card.group, card.text, card.tag]
    if card.picture:
        parts.insert(5, _("with a picture"))
    if card.theme:
        parts.insert(3, _("theme {number}").format(number=card.theme))
    if card.dots:
        parts.append(ngettext("{n} dot", "{n} dots", card.dots))
    if linked:
        parts.append(_("linked to {codes}").format(codes=", ".join(linked)))
    return ", ".join(part for part in parts if part)


def whole_of(card: NoteCard, *, cut: bool) -> str:
    """What a note says that its card may not show: the text when that is cut, and the group that the area hides."""
    facts = (card.text if cut else "", card.group if card.tag else "", f"#{card.tag}" if card.tag else "")
    return " · ".join(fact for fact in facts if fact)


def whole_at(board: BoardWidget, point: QPointF) -> str:
    """What is cut of the note or heading at a point of the board."""
    note, name = board.note_at(point), board.ground.headings.at(QPointF(*board.camera.in_view(point.x(), point.y())))
    if name:
        return name
    return whole_of(board.cards[note], cut=board.is_cut(note)) if note else ""
