"""Text, or files of text or tables, dragged onto a board from another program: notes as if it were pasted there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from workshop_app.ui.board.clip import offered, other_files, statement_files

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget

DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class TextDrop(QObject):
    """Takes text, tables, notes and files of text or tables that are dropped; other files, also those
    among them, are for others."""

    def __init__(self, board: BoardWidget) -> None:
        super().__init__(board)
        self._board = board
        board.viewport().setAcceptDrops(True)
        board.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say whether it can be dropped here, and take it."""
        if event.type() in DRAGS and isinstance(event, QDragMoveEvent) and _is_text(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            return True
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent) and _is_text(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._take(event.mimeData(), event.position())
            return not other_files(event.mimeData())
        return False

    def _take(self, data: QMimeData, point: QPointF) -> None:
        board = self._board
        at = board.on_board(point)
        place = board.layout_.section_at(at.x(), at.y())
        board.tools.put(offered(data), board.picture.sections[place.section] if place is not None else None)


def _is_text(data: QMimeData) -> bool:
    return bool(statement_files(data)) if data.hasUrls() else data.hasText()
