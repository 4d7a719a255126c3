"""The floating editor of a board, for the words of notes, themes and shapes."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QFont, QHideEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLabel, QWidget

from workshop_app.domain.board_geometry import Box
from workshop_app.domain.errors import DomainError
from workshop_app.domain.rules import NOTE_LIMIT
from workshop_app.i18n import current
from workshop_app.ui import theme
from workshop_app.ui.board.clip import is_written, statement_files
from workshop_app.ui.widgets.fields import TextArea, set_invalid
from workshop_app.ui.widgets.text_limits import tame
from workshop_app.wording import error_text

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget

EDGE = 6
"""Of the editor's border and of the document in it."""
NARROWEST, NAME = 150, 220
"""Pixels that one can write in, and a name; no narrower, a note keeps its words on their lines when one begins."""
LOW = 3
"""Pixels around words that nothing else is beside."""
BELOW = 12
"""Of the padding, the border and the document under what is written, and a pixel without which Qt would scroll."""
POINTED = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonRelease,
)
COMMITS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class InPlaceEditor(TextArea):
    """Enter commits, Shift+Enter makes a new line, Escape leaves everything as it was."""

    left = Signal(bool)
    """The editing is over; True when by a key, so that the board takes the keyboard back."""
    given = Signal(object)
    """Files or a picture, as QMimeData, were pasted: nothing to be written, but something for the board."""

    def __init__(
        self,
        name: str,
        text: str,
        parent: QWidget,
        *,
        commit: Callable[[str], bool],
        font: QFont,
        fill: str,
        limit: int,
        lines: bool,
        inside: tuple[int, int] = (6, 3),
        code: str = "",
        small: float = theme.SMALL,
        ink: str = "",
    ) -> None:
        super().__init__(name, text=text, limit=limit, rows=1, parent=parent)
        self._commit = commit
        self._before = self.text()
        self.lines = lines
        """Whether it holds as much as a note, rather than a name."""
        self._over = False
        self._by_key = False
        """While what was written is being kept: whether a key asked for it."""
        self.kept = False
        """Whether the editing ended with what was written kept, rather than given up."""
        self._beside, self._above = inside
        self._named: QLabel | None = None
        self._area, self._room = QRect(), QRect()
        self.setTabChangesFocus(False)
        self._dress(font, fill)
        if code:
            self._name(code, small, ink, inside)
        self.textChanged.connect(self._grow)
        if lines:
            self.moveCursor(QTextCursor.MoveOperation.End)
        else:
            self.selectAll()

    def minimumSizeHint(self) -> QSize:
        """As small as its place."""
        return QSize(60, 30)

    def _dress(self, font: QFont, fill: str) -> None:
        self.setFont(font)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._look = f"background: {fill}; border-radius: 10px; font-size: {font.pixelSize()}px;"
        self._pad()

    def _pad(self) -> None:
        padding = f"{self._above}px {self._beside}px {LOW}px" if self.lines else "0px 4px"
        # As wide a border with the keyboard as without: Qt reckons with the one that is there when the look is set.
        border = f"border: 2px solid {theme.palette().brand};"
        self.setStyleSheet(f"QPlainTextEdit {{ {self._look} {border} padding: {padding}; }}")

    def _name(self, code: str, small: float, ink: str, inside: tuple[int, int]) -> None:
        """What is written in goes on saying which note it is."""
        named = self._named = QLabel(code, self)
        named.setStyleSheet(f"color: {ink};")
        named.setFont(theme.font(small, "bold", tabular=True))
        named.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        named.adjustSize()
        named.move(inside[0] + EDGE, max(0, inside[1] + EDGE - named.height()))

    def stand_below(self) -> None:
        """A picture has come onto the note, and what says which note it is stands above that."""
        if self._above != LOW:
            self._above = LOW
            self._pad()
        if self._named is not None:
            self._named.hide()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Also what is for the board: the menu can paste what Ctrl+V can."""
        return not is_written(source) or super().canInsertFromMimeData(source)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """What is for the board is dropped on the board below."""
        if is_written(event.mimeData()):
            super().dragEnterEvent(event)
        else:
            event.ignore()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """All of what is pasted or nothing, where much is written: what is cut at its end is missed too late."""
        if not is_written(source):
            self.given.emit(source)
        elif self.lines and len(tame(source.text()).rstrip()) > self.room():
            self.too_long.emit()
        else:
            super().insertFromMimeData(source)

    def place(self, area: QRect, room: QRect) -> None:
        """Lie over an area, at least large enough to write in, inside a room."""
        self._area, self._room = area, room
        wanted = self._written() + self._above + BELOW if self.lines else self.fontMetrics().lineSpacing() + 8
        width = min(max(area.width(), NARROWEST if self.lines else NAME), room.width())
        height = min(max(area.height(), wanted), room.height())
        if self.lines:  # a scroll bar takes words from their lines: only where there is no room for them all
            policy = Qt.ScrollBarPolicy
            bar = policy.ScrollBarAsNeeded if wanted > room.height() else policy.ScrollBarAlwaysOff
            self.setVerticalScrollBarPolicy(bar)
        self.setMinimumHeight(0)
        left = max(room.left(), min(area.left(), room.right() - width))
        top = max(room.top(), min(area.top(), room.bottom() - height))
        self.setGeometry(left, top, width, height)

    def _written(self) -> int:
        """How high all is that is written: lines are higher by a part of a pixel than the font says."""
        high, block = 0.0, self.document().firstBlock()
        while block.isValid():
            high += self.blockBoundingRect(block).height()
            block = block.next()
        return ceil(high)

    def _grow(self) -> None:
        """As high as what is written, so that all of it can be seen."""
        if self.lines and not self._area.isNull():
            self.place(self._area, self._room)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Tab and Escape end the editing."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave(by_key=True)
        elif event.key() in COMMITS and not (
            self.lines and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and event.key() != Qt.Key.Key_Tab
        ):
            self.finish(by_key=True)
        else:
            set_invalid(self, False)
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """What the pointer does on its rim, which Qt would hand on, is not done to the board below."""
        return event.type() in POINTED or super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere keeps what was written, if it can be kept."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.finish(by_key=False)

    def words(self) -> str:
        """What is kept of what is written: a name is one line."""
        return self.text() if self.lines else " ".join(self.text().split())

    def hideEvent(self, event: QHideEvent) -> None:
        """The board went, as for a step that was called for in the room's window: what was written is kept too."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.finish(by_key=False)

    def finish(self, *, by_key: bool) -> None:
        """Keep what was written; when it is refused it stays in the editor."""
        if self._over:
            return
        words = self.words()
        unchanged = words == self._before or (not by_key and not words.strip())
        self._by_key = by_key  # what is emptied may be gone, and the editor with it, before the act has ended
        if unchanged or self._commit(words):
            self.kept = True
            self._leave(by_key)
        else:
            self._by_key = False
            set_invalid(self, True)

    def give_up(self) -> None:
        """What was edited is gone."""
        self._leave(self._by_key)

    def _leave(self, by_key: bool) -> None:
        if not self._over:
            self._over = True
            self.hide()
            self.left.emit(by_key)
            self.deleteLater()


class OneEditor:
    """At most one editor at a time, kept over what it edits."""

    def __init__(self, board: BoardWidget) -> None:
        self._board = board
        self._item = ""
        """What is edited."""
        self._cameras = (board.camera, board.camera)
        """Where one looked from before what is edited was brought into sight, and then."""
        self.editor: InPlaceEditor | None = None

    def close(self) -> bool:
        """End the editing and keep what was written; whether it could be kept, else it is still there to be changed."""
        if self.editor is not None:
            self.editor.finish(by_key=False)
        return self.editor is None

    def item_at(self, point: QPointF) -> str:
        """What is edited, if that is at a point of the view: from afar its words lie over what is beside it."""
        return self._item if self.editor is not None and self.editor.geometry().contains(point.toPoint()) else ""

    def follow(self) -> None:
        """Keep the editor over what it edits; when that is gone, so is the editor."""
        if self.editor is None:
            return
        box = self._box()
        if box is None:
            self.editor.give_up()
        else:
            self.editor.place(self._board.in_view(box), self._board.viewport().rect())

    def _box(self) -> Box | None:
        """Where on the board it is edited; None when it is gone."""
        raise NotImplementedError

    def _begin(self, editor: InPlaceEditor) -> None:
        self.editor = editor
        editor.left.connect(self._left)
        if editor.lines:  # a name that is full takes no more letters, as any field of one line
            editor.too_long.connect(self._too_long)
        editor.given.connect(self._given)
        editor.textChanged.connect(lambda: self._board.deeds.half_written(self._item, editor.text()))
        before = self._board.camera
        if (box := self._box()) is not None:
            self._board.reveal(box)
        self._cameras = before, self._board.camera
        self.follow()
        editor.show()
        self.follow()  # only now does it know how many lines its words take
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _given(self, data: QMimeData) -> None:
        """A picture comes onto the note that is edited; lists become notes once that is as it should be."""
        item = self._item
        if statement_files(data):
            if not self.close():
                return
            self._board.setFocus(Qt.FocusReason.OtherFocusReason)
        self._board.tools.take(data, item)

    def _too_long(self) -> None:
        self._board.told.emit(error_text(current(), DomainError("note_too_long", limit=NOTE_LIMIT)), False)

    def _left(self, by_key: bool) -> None:
        (before, then), now = self._cameras, self._board.camera
        if (now.x, now.y, now.zoom) == (then.x, then.y, then.zoom):
            self._board.look(now.at(before.x, before.y))  # back to where one was at work
        self.editor = None
        self._board.deeds.half_written(self._item, "")
        if by_key:
            self._board.setFocus(Qt.FocusReason.OtherFocusReason)
        self._board.viewport().update()
