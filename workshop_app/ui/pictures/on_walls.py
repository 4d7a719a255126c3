"""Pictures on a wall of notes: shown as far as they have been read, and painted again when there is more to see."""

from __future__ import annotations

from PySide6.QtCore import QObject

from workshop_app.ui.board.wall import Wall
from workshop_app.ui.pictures.desk import Pictures


class OnWall(QObject):
    """Lets a wall show the pictures of a workshop."""

    def __init__(self, wall: Wall, pictures: Pictures) -> None:
        super().__init__(wall)
        self._wall = wall
        wall.ground.cards.thumbnails = pictures.thumbnails.picture
        pictures.thumbnails.arrived.connect(self._arrived)

    def _arrived(self, picture_id: str) -> None:
        boxes = (self._wall.box_of(card.id) for card in self._wall.cards.values() if card.picture == picture_id)
        self._wall.repaint_notes(box for box in boxes if box is not None)
