"""Pictures onto a board: pasted, dropped from the file manager, or chosen among files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from workshop_app.commands.pictures import RemovePictures
from workshop_app.frozen import frozen
from workshop_app.i18n import _
from workshop_app.services.board_view import BoardSection
from workshop_app.ui import theme
from workshop_app.ui.board.arrivals import lane_and_theme, section_here, section_of
from workshop_app.ui.board.clip import other_files
from workshop_app.ui.pictures.desk import Pictures, Place
from workshop_app.ui.pictures.look import PictureOverlay
from workshop_app.ui.pictures.on_walls import OnWall
from workshop_app.ui.pictures.sources import Source, in_clipboard, of_files, where_to_look
from workshop_app.ui.widgets.painting import paint_safely, surface

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget

DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


@frozen
class Target:
    """Where pictures land: on a note, or at a place in a lane or theme; and what is lit up to say so."""

    note_id: str
    place: Place
    area: QRect


class OnBoard(QObject):
    """Everything about pictures on the board of an open workshop."""

    def __init__(self, board: BoardWidget, pictures: Pictures) -> None:
        super().__init__(board)
        self._board = board
        self._pictures = pictures
        self._mark: _Mark | None = None
        OnWall(board, pictures)
        board.viewport().setAcceptDrops(True)
        board.viewport().installEventFilter(self)

    # what one can do

    def take(self, data: QMimeData, item: str = "") -> bool:
        """Take the pictures in what is pasted, for an item of the board or else where the keyboard is, and tell of
        files that are none; whether there was either."""
        sources = in_clipboard(data)
        self._put(self._at(item) if item else self._where(), sources)
        return bool(sources)

    def choose(self) -> None:
        """Ask for files, for the note or theme that the keyboard is at, or else for the first lane."""
        chosen, _kind = QFileDialog.getOpenFileNames(self._board.window(), _("Choose pictures"), *where_to_look())
        self._put(self._where(), of_files(Path(name) for name in chosen))

    def look(self) -> None:
        """Show the picture of the note the keyboard is at, as large as the window."""
        card = self._board.cards.get(self._board.choice.current)
        if card is not None and card.picture:
            PictureOverlay(self._board.window(), self._pictures, card).open()

    def cut_photo(self) -> None:
        """Cut a photo of a paper wall into notes."""
        self._pictures.wall_wanted.emit()

    def remove(self) -> None:
        """Take the pictures off the chosen notes."""
        self._board.deeds.do(RemovePictures(self._with_pictures()))

    def can_remove(self) -> bool:
        """Whether a chosen note has a picture."""
        return bool(self._with_pictures())

    def _with_pictures(self) -> tuple[str, ...]:
        return tuple(note for note in self._board.chosen() if self._board.cards[note].picture)

    # where

    def _where(self) -> Target:
        """Where the keyboard is."""
        board = self._board
        current = board.choice.current
        if board.choice.notes == {current}:
            return self._at(current)
        return self._in(section_here(board))

    def _at(self, item: str) -> Target:
        """On a note, or in the lane or theme that something else is in."""
        board = self._board
        return Target(item, Place(), QRect()) if item in board.cards else self._in(section_of(board, item))

    def _in(self, section: BoardSection | None) -> Target:
        return Target("", Place(*lane_and_theme(section)), QRect())

    def _under(self, point: QPointF) -> Target | None:
        """What is under the pointer."""
        board = self._board
        spot = board.on_board(point)
        note = board.layout_.places.get(board.editing.item_at(point)) or board.layout_.note_at(spot.x(), spot.y())
        if note is not None:
            return Target(note.id, Place(), board.in_view(note.box))
        panel = board.layout_.section_at(spot.x(), spot.y())
        if panel is None:
            return None
        left, top = panel.corner
        corner = (max(0, round(spot.x()) - left), max(0, round(spot.y()) - top))
        section = board.picture.sections[panel.section]
        lane_id, theme_id = lane_and_theme(section)
        place = Place(lane_id, theme_id, corner if section.free else None)
        return Target("", place, board.in_view(panel.box))

    def _put(self, target: Target, sources: list[Source]) -> None:
        if target.note_id:
            self._pictures.give(target.note_id, sources)
        else:
            self._pictures.add(target.place, sources)

    # dropping

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files that are dropped, and tell of those that are no pictures; all else goes on to the board."""
        if event.type() in DRAGS and isinstance(event, QDragMoveEvent) and other_files(event.mimeData()):
            target = self._under(event.position())
            self._light(target)
            event.setDropAction(Qt.DropAction.CopyAction)
            event.setAccepted(target is not None or event.type() == QEvent.Type.DragEnter)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._light(None)
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._drop(event)
        return False

    def _drop(self, event: QDropEvent) -> bool:
        self._light(None)
        files = other_files(event.mimeData())
        if files:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._put(self._under(event.position()) or self._where(), of_files(files))
        return bool(files)

    def _light(self, target: Target | None) -> None:
        if target is None:
            if self._mark is not None:
                self._mark.hide()
            return
        if self._mark is None:
            self._mark = _Mark(self._board.viewport())
        self._mark.setGeometry(target.area.adjusted(-4, -4, 4, 4))
        self._mark.show()


class _Mark(QWidget):
    """A frame around where a picture would land."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        tint = QColor(theme.palette().brand)
        tint.setAlphaF(0.12)
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        surface(painter, area, 12, tint.name(QColor.NameFormat.HexArgb), theme.palette().brand, 3)
