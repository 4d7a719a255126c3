"""The board as the room sees it: text of a least size, and pages for what does not fit then."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workshop_app.domain.board_geometry import Room
from workshop_app.domain.board_layout import lay_out
from workshop_app.i18n import _
from workshop_app.ui.board.camera import Camera
from workshop_app.ui.board.wall import Wall
from workshop_app.ui.projector.sheet import FLOOR

FREE = 18
"""Size of the text on a free lane, as the layout has it."""
LARGEST = 40 / 28
"""Little on a free lane is shown so large that its text is at most so many times the floor."""
TRIES = 3
"""So often a board with a free lane is laid out, until it is as wide and high as what is seen of it."""


class RoomWall(Wall):
    """A page is seen as it is; of a board with a free lane all. Nobody can do anything to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(hints=False, parent=parent)
        self._floor = FLOOR
        self._page = 0
        self._near = 1.0
        """From so near a board with a free lane is seen."""
        self.setAccessibleName(_("Board"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_floor(self, floor: float) -> None:
        """The least size of any text."""
        if floor != self._floor:
            self._floor = floor
            self.lay_out()

    def set_page(self, page: int) -> None:
        """Turn to a page, from 0. On the last one every lane shows its newest notes."""
        if page != self._page:
            self._page = page
            self.lay_out()

    def pages(self) -> int:
        """How many pages there are."""
        return self.layout_.pages

    def page(self) -> int:
        """The page that is shown, from 0."""
        return self.layout_.page

    @property
    def margin(self) -> int:
        """Around the board."""
        return round(1.6 * self._floor)

    def room(self) -> Room:
        """The space for the board, and how large text must be in it."""
        width, height = self.space()
        if self.is_free():
            return free_room(width, height, self._floor, self._near)
        return paged_room(width, height, self._floor)

    def _arrange(self) -> Camera:
        """Lay out the page; where it is looked at from."""
        self._near = max(1.0, LARGEST * self._floor / FREE)
        for _try in range(TRIES if self.is_free() else 1):
            self.layout_ = lay_out(self.picture.sections, self.room(), self.text.height, self._page, self.layout_)
            camera = self._camera_anew()
            if camera.zoom >= self._near:
                break
            self._near = camera.zoom
        return camera

    def _camera_anew(self) -> Camera:
        width, height = self.layout_.width, self.layout_.height
        if not self.is_free():
            return Camera((width, min(height, self.room().height)), self.view(), self.margin)
        camera = self.camera.on((width, height), self.view(), self.margin)
        return replace(camera, nearest=self._near).fitted()


def paged_room(width: int, height: int, floor: float) -> Room:
    """With so much space, and text of at least the size of the floor; what does not fit then comes on further pages."""
    least = round(floor)
    return Room(
        width,
        height,
        floor=least,
        ceiling=2 * least,
        small=least,
        title=round(1.34 * least),  # the number of a theme is three quarters of it
        unit=max(0.8, least / 22),
        paged=True,
    )


def free_room(width: int, height: int, floor: float, near: float) -> Room:
    """What is seen of a board with a free lane from as near as one is."""
    least = floor / near
    return Room(
        round(width / near),
        round(height / near),
        floor=ceil(least),
        ceiling=max(FREE, ceil(least)),  # lanes beside it leave the space to what cannot be made larger
        small=ceil(least),
        title=round(1.34 * least),
        unit=max(0.8, least / 22),
        paged=True,
        spare=0,
    )
