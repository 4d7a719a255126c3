"""The list of workshops and of hits: one painted list, quick with hundreds of rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workshop_app.domain.enums import Stage
from workshop_app.i18n import _
from workshop_app.ui import icons, theme
from workshop_app.ui.home_rows import Row, around_hit, spans
from workshop_app.ui.icons import paint_icon
from workshop_app.ui.widgets.marks import Tone, draw_pill, pill_size
from workshop_app.ui.widgets.menu import Menu
from workshop_app.ui.widgets.painting import focus_ring, surface

Index = QModelIndex | QPersistentModelIndex

HEIGHT = 68
PADDING = 20
MENU = 44
DATE, PILL, NEXT = 130, 118, 200
NARROW = 720
"""Below this width the last column is left out."""
ROW_ROLE = int(Qt.ItemDataRole.UserRole)

STAGE_TONES: dict[Stage, Tone] = {Stage.PLANNED: "honey", Stage.OPEN: "brand", Stage.DONE: "idea"}


class RowModel(QAbstractListModel):
    """The rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = 0) -> Any:
        """A row: itself, its title, or the whole of it to be read aloud."""
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken()
        return None


class _Painter(QStyledItemDelegate):
    """Draws a row: title over counts, then date, stage, what is next and the menu."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are as high."""
        return QSize(320, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw; the painter is put back whatever happens."""
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw(painter, option, index)
        finally:
            painter.restore()

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        view = option.widget
        assert isinstance(view, WorkshopList)
        area = QRectF(option.rect)
        p = theme.palette()
        current = view.currentIndex().row() == index.row()
        if current or view.hovered == index.row():
            surface(painter, area.adjusted(6, 3, -6, -3), 10, p.brand_soft if current and view.hasFocus() else p.hover)
        if current and view.hasFocus() and view.ring:
            focus_ring(painter, area.adjusted(6, 3, -6, -3), 10)
        if index.row():
            painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), QColor(p.line))
        right = self._draw_columns(painter, area, row)
        left = area.left() + PADDING
        room = QRectF(left, area.top() + 9, right - left, 26)
        _text(painter, room, row.title, theme.font(18, "bold" if not row.words else "regular"), p.ink, row.words)
        below = QRectF(left, area.top() + 36, right - left, 22)
        _text(painter, below, row.below, theme.font(theme.SMALL, tabular=True), p.ink_2, row.words)
        if view.hovered == index.row() or current:
            x = area.right() - PADDING - 10
            paint_icon(painter, "more", QRectF(x - 12, area.top(), 24, HEIGHT).center(), 22, p.ink_2)

    def _draw_columns(self, painter: QPainter, area: QRectF, row: Row) -> float:
        """The columns at the right; where the title must end."""
        p = theme.palette()
        x = area.right() - PADDING - MENU
        if row.stage is None:
            return x
        small = theme.font(theme.SMALL, tabular=True)
        if area.width() >= NARROW:
            x -= NEXT
            _text(painter, QRectF(x, area.top(), NEXT - 12, HEIGHT), row.next, small, p.ink)
        x -= PILL
        size = pill_size(row.stage_word)
        pill = QRectF(QPointF(x, area.center().y() - size.height() / 2), size)
        draw_pill(painter, pill, row.stage_word, STAGE_TONES[row.stage])
        x -= DATE
        _text(painter, QRectF(x, area.top(), DATE - 12, HEIGHT), row.date, small, p.ink_2)
        return x - 24


def _text(
    painter: QPainter,
    room: QRectF,
    text: str,
    font: QFont,
    colour: str,
    words: tuple[str, ...] = (),
) -> None:
    """One line, cut with …, with the words that were searched for set off. Only characters are drawn, never markup."""
    bold = theme.font(font.pixelSize(), "semibold", tabular=True)
    measure = QFontMetricsF(bold if words else font)
    text = around_hit(text, words, room.width(), measure.horizontalAdvance)
    shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    x, end = room.left(), 0
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
    pieces: list[tuple[str, bool]] = []
    for start, stop in spans(shown, words):
        pieces += [(shown[end:start], False), (shown[start:stop], True)]
        end = stop
    pieces.append((shown[end:], False))
    for piece, hit in pieces:
        painter.setFont(bold if hit else font)
        painter.setPen(QColor(theme.palette().ink if hit else colour))
        painter.drawText(QRectF(x, room.top(), room.right() - x + 4, room.height()), flags, piece)
        x += QFontMetricsF(painter.font()).horizontalAdvance(piece)


class WorkshopList(QListView):
    """Arrows move, Enter opens, Delete deletes, the menu key or the dots open the menu."""

    opened = Signal(str, str)
    """A workshop, and the note in it when that was found."""
    copied = Signal(str)
    deleted = Signal(str)
    left_upwards = Signal()
    """Up was pressed on the first row."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered = -1
        self.ring = False
        self.rows = RowModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { border: none; background: transparent; border-radius: 0; }")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the choice stays on the same workshop or note, or in the same place."""
        before, place = self._current(), self.currentIndex().row()
        same = [at for at, row in enumerate(rows) if before is not None and row.target == before.target]
        self.hovered = -1
        self.rows.show(rows)
        found = same[0] if same else min(place, len(rows) - 1)
        if found >= 0 and place >= 0:
            self.setCurrentIndex(self.rows.index(found, 0))

    def choose(self, workshop_id: str) -> None:
        """Choose the row of a workshop, if it is there."""
        for at, row in enumerate(self.rows.rows):
            if row.workshop_id == workshop_id:
                self.setCurrentIndex(self.rows.index(at, 0))
                return

    def current_id(self) -> str:
        """The workshop of the chosen row, or empty."""
        row = self._current()
        return row.workshop_id if row is not None else ""

    def _current(self) -> Row | None:
        index = self.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() else None

    def take_focus(self) -> None:
        """Go to the first row, or the chosen one; an empty list stays without, or it would take the keyboard later."""
        if not self.rows.rowCount():
            return
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0, 0))
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def focusInEvent(self, event: Any) -> None:
        """Choose the first row when the keyboard comes here."""
        self.ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        if self.ring and not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, 0))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, delete, or leave upwards; Escape is for the page."""
        self.ring = True
        key, row = event.key(), self._current()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.opened.emit(*row.target)
        elif key == Qt.Key.Key_Delete and row is not None and not row.note_id:
            self.deleted.emit(row.workshop_id)
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the dots opens the menu; elsewhere it chooses."""
        self.ring = False
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton and self._on_menu(event):
            self._open_menu(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a row opens it."""
        super().mouseReleaseEvent(event)
        row, same = self._current(), self.indexAt(event.position().toPoint()) == self.currentIndex()
        if row is not None and same and event.button() == Qt.MouseButton.LeftButton and not self._on_menu(event):
            self.opened.emit(*row.target)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the pointer is lit."""
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is lit."""
        self._hover(-1)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row, at the pointer or at the chosen row."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            self._open_menu(self.viewport().mapToGlobal(QPoint(rect.right() - 240, rect.center().y())))
        else:
            self.setCurrentIndex(self.indexAt(self.viewport().mapFromGlobal(event.globalPos())))
            self._open_menu(event.globalPos())

    def _on_menu(self, event: QMouseEvent) -> bool:
        return event.position().x() > self.viewport().width() - PADDING - MENU + 8

    def _hover(self, row: int) -> None:
        if row != self.hovered:
            self.hovered = row
            pointing = row >= 0
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def _open_menu(self, place: QPoint) -> None:
        row = self._current()
        if row is None:
            return
        menu = Menu(self)
        menu.addAction(icons.icon("arrow-right"), _("Open"), lambda: self.opened.emit(*row.target))
        menu.addAction(
            icons.icon("copy"), _("Use as a template for a new one"), lambda: self.copied.emit(row.workshop_id)
        )
        if not row.note_id:
            menu.addSeparator()
            menu.addAction(icons.icon("trash"), _("Delete"), lambda: self.deleted.emit(row.workshop_id))
        menu.popup(place)
