"""A photo that is being cut, also while it is put aside, and the notes that its boxes become."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from workshop_app.commands.notes import AddNotes
from workshop_app.commands.pictures import AddPictureNotes, PictureNote
from workshop_app.domain.board import lanes_to_fill
from workshop_app.domain.board_geometry import Box
from workshop_app.domain.errors import DomainError, StorageError
from workshop_app.i18n import Language
from workshop_app.ui.pictures.decode import encoded
from workshop_app.ui.session import Session
from workshop_app.ui.wall_photo.chart import Cutting


def usual_words(language: Language, number: int) -> str:
    """What a note says when nothing is written beside its box."""
    return language.gettext("Note {number} in the photo").format(number=number)


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A photo with the boxes that have been drawn on it so far."""

    image: QImage
    cutting: Cutting

    def crop(self, area: Box) -> QImage:
        """What is in a box."""
        return self.image.copy(QRect(*area))

    def notes(self, session: Session) -> list[tuple[str, str]]:
        """(lane, words) of each box's note."""
        lanes, pieces = [lane.id for lane in lanes_to_fill(session.state, session.step)], self.cutting.boxes.pieces
        words = [piece.text.strip() or usual_words(session.language, at) for at, piece in enumerate(pieces, 1)]
        return [(piece.lane_among(lanes), text) for piece, text in zip(pieces, words, strict=True)]

    def keep(self, session: Session) -> None:
        """Make the notes at once, as the workshop is left; without their pictures where those have no room.

        DomainError, StorageError.
        """
        notes, pieces, put = self.notes(session), self.cutting.boxes.pieces, session.editor.put_picture
        try:
            facts = [put(encoded(self.crop(piece.area)).data) for piece in pieces]
        except StorageError:
            raise
        except DomainError:
            for lane_id in dict.fromkeys(lane_id for lane_id, _text in notes):
                session.editor.execute(AddNotes(lane_id, tuple(text for lane, text in notes if lane == lane_id)))
            return
        news = (PictureNote(lane, text, shown) for (lane, text), shown in zip(notes, facts, strict=True))
        session.editor.execute(AddPictureNotes(tuple(news)))
