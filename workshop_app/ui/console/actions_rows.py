"""The action plan: rows under the theme they belong to."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.domain.records import Action
from workshop_app.i18n import _, current
from workshop_app.ui import theme
from workshop_app.ui.text_blocks import draw_block, line_spacing, wrapped
from workshop_app.ui.widgets.buttons import Bin, IconButton, Pressable
from workshop_app.ui.widgets.marks import tone_colours
from workshop_app.ui.widgets.painting import focus_ring, surface
from workshop_app.wording import LEVELS

WIDE = 700
"""From this width who, when and level stand in columns beside what is to be done."""
LINE = 25
WHO_LINES = 3
DRAG = 8
"""Pixels before a press becomes a drag."""


class ActionItem(Pressable):
    """One action. Double-click, F2 or Enter changes it, J leads to what it comes from, Delete removes it.

    Alt and the arrows move it.
    """

    editWanted = Signal()
    deleteWanted = Signal()
    followWanted = Signal()
    moveWanted = Signal(int)
    dropped = Signal(int)
    """Dragged so far down (or up, below zero), in pixels."""

    def __init__(self, action: Action, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action = action
        self._grip: tuple[float, int] | None = None
        """Where the pointer took hold, and where the row lay then."""
        self._dragging = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._edit = IconButton("edit", _("Change the action"), "F2", parent=self)
        self._delete = Bin(_("Delete the action"), "Del", parent=self)
        self._edit.clicked.connect(self.editWanted)
        self._delete.clicked.connect(self.deleteWanted)
        self._follow = IconButton("link", _("Show what it comes from"), "J", parent=self)
        self._follow.clicked.connect(self.followWanted)
        for button in (self._edit, self._delete, self._follow):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.hide()
        self.show_action(action)

    def show_action(self, action: Action) -> None:
        """Show it as it is now."""
        self.action = action
        facts = [action.what, action.who, self._due(), current().gettext(LEVELS[action.level])]
        self.setAccessibleName(", ".join(fact for fact in facts if fact))
        self.updateGeometry()
        self.update()

    def _due(self) -> str:
        if not self.action.due:
            return ""
        due = date.fromisoformat(self.action.due)
        return current().date(due, "d MMM") if due.year == date.today().year else current().date(due)

    def _what_lines(self, width: int) -> list[str]:
        return wrapped(self.action.what, theme.font(17, "semibold"), self._what_width(width), 4)

    def _what_width(self, width: int) -> float:
        return width * 0.46 - 8 if width >= WIDE else width - 16

    def _who_width(self, width: int) -> float:
        return width * 0.54 - 250

    def heightForWidth(self, width: int) -> int:
        """Long texts take more lines."""
        lines = len(self._what_lines(width)) * LINE
        if width >= WIDE:
            font = theme.font(theme.SMALL, tabular=True)
            who = len(wrapped(self.action.who, font, self._who_width(width), WHO_LINES))
            return max(46, lines + 18, round(who * line_spacing(font)) + 18)
        meta = any((self.action.who, self.action.due, self.action.level))
        return max(46, lines + (50 if meta else 18))

    def hasHeightForWidth(self) -> bool:
        """Yes."""
        return True

    def sizeHint(self) -> QSize:
        """As high as its text."""
        return QSize(320, self.heightForWidth(self.width() or 320))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons stay last, and the height follows the width."""
        if event.oldSize().width() != self.width():
            self.updateGeometry()
        right = self.width() - 2
        self._delete.setGeometry(right - 44, (self.height() - 44) // 2, 44, 44)
        self._edit.setGeometry(right - 88, (self.height() - 44) // 2, 44, 44)
        self._follow.setGeometry(right - 132, (self.height() - 44) // 2, 44, 44)

    def _show_buttons(self) -> None:
        here = self.underMouse() or self.hasFocus()
        for button in (self._edit, self._delete):
            button.setVisible(here)
        self._follow.setVisible(here and bool(self.action.theme_id or self.action.note_id))

    def event(self, event: QEvent) -> bool:
        """Buttons appear under the pointer and with the keyboard."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave, QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            done = super().event(event)
            self._show_buttons()
            return done
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come into view."""
        super().focusInEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = (event.globalPosition().y(), self.y())
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row follows the pointer up and down."""
        if self._grip is None:
            return
        way = event.globalPosition().y() - self._grip[0]
        if self._dragging or abs(way) > DRAG:
            self._dragging = True
            self.raise_()
            self.move(self.x(), self._grip[1] + round(way))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell how far it was dragged, and go back to where it was until the plan says otherwise."""
        super().mouseReleaseEvent(event)
        if self._grip is not None and self._dragging:
            way, home = event.globalPosition().y() - self._grip[0], self._grip[1]
            self.move(self.x(), home)
            self._grip, self._dragging = None, False
            self.dropped.emit(round(way))
        self._grip = None

    def pressed_twice(self, event: QMouseEvent) -> None:
        """Change it in place."""
        self.editWanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 and Enter change, J follows the thread, Delete removes, Alt+arrows move, arrows go to the next row."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.editWanted.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleteWanted.emit()
        elif key == Qt.Key.Key_J:
            self.followWanted.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            down = key == Qt.Key.Key_Down
            if alt:
                self.moveWanted.emit(1 if down else -1)
            else:
                self.focusNextPrevChild(down)
        else:
            super().keyPressEvent(event)

    def draw(self, painter: QPainter) -> None:
        """What in bold, then who, when and level below or beside."""
        p = theme.palette()
        area = QRectF(self.rect())
        if self.hovered() or self.hasFocus() or self._dragging:
            surface(painter, area.adjusted(0, 1, 0, -1), 10, p.hover, p.brand if self._dragging else "")
        painter.setPen(QColor(p.ink))
        lines = self._what_lines(self.width())
        wide = self.width() >= WIDE
        what = QRectF(8, 9, self._what_width(self.width()), len(lines) * LINE)
        if wide:
            what.moveTop((self.height() - what.height()) / 2)
        draw_block(painter, what, "\n".join(lines), theme.font(17, "semibold"), lines=4)
        if wide:
            self._draw_columns(painter)
        else:
            self._draw_meta(painter, what.bottom() + 2)
        painter.fillRect(QRectF(8, area.bottom() - 1, area.width() - 16, 1), QColor(p.line))
        if self.ring:
            focus_ring(painter, area.adjusted(0, 1, 0, -1), 10)

    def _draw_columns(self, painter: QPainter) -> None:
        width = self.width()
        left = width * 0.46 + 18
        font = theme.font(theme.SMALL, tabular=True)
        who = QRectF(left, 0, self._who_width(width), self.height())
        painter.setPen(QColor(theme.palette().ink_2))
        draw_block(painter, who, self.action.who, font, lines=WHO_LINES)
        draw_block(painter, QRectF(width - 222, 0, 94, self.height()), self._due(), font, lines=1)
        if not self._edit.isVisible():
            self._draw_pill(painter, width - 128, self.height() / 2)

    def _draw_meta(self, painter: QPainter, top: float) -> None:
        font = theme.font(theme.SMALL, tabular=True)
        metrics = QFontMetricsF(font)
        painter.setPen(QColor(theme.palette().ink_2))
        painter.setFont(font)
        left, room = 8.0, self.width() - (144 if self._edit.isVisible() else 12)
        for text in (self.action.who, self._due()):
            if text:
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(20.0, room * 0.6))
                width = metrics.horizontalAdvance(shown)
                painter.drawText(QRectF(left, top, width + 2, 28), int(Qt.AlignmentFlag.AlignVCenter), shown)
                left += width + 18
        self._draw_pill(painter, left, top + 14)

    def _draw_pill(self, painter: QPainter, left: float, middle: float) -> None:
        words = current().gettext(LEVELS[self.action.level])
        if not words:
            return
        fill, ink = tone_colours("brand")
        font = theme.font(14, "semibold")
        width = QFontMetricsF(font).horizontalAdvance(words) + 24
        pill = QRectF(left, middle - 13, width, 26)
        surface(painter, pill, 13, fill, ink if theme.palette().name == "contrast" else "")
        painter.setPen(QColor(ink))
        painter.setFont(font)
        painter.drawText(pill.translated(0, -0.5), Qt.AlignmentFlag.AlignCenter, words)
