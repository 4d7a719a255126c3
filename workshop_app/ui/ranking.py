"""The ranking of a round as bars, drawn alike on the console and on the projector."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from workshop_app.i18n import Language, current
from workshop_app.services.audience import ResultRow
from workshop_app.ui import motion, theme
from workshop_app.ui.icons import paint_icon
from workshop_app.ui.ranking_row import SHARES, Fate, RowLook, draw_hidden, draw_row, label_height, label_width
from workshop_app.ui.widgets.labels import for_tooltip
from workshop_app.ui.widgets.painting import paint_safely

ROW = 56
"""Height of a row at scale 1, where labels are 18 px."""
AIR = 28
"""Rows become higher where there is room for them and a label has more lines, with so much air between labels."""
LEAST = 0.9 * 36 / ROW
"""Rows may be as low as this part of their height: text shrinks by a tenth, and air goes."""


def row_wanted(names: Iterable[str], scale: float, width: float) -> float:
    """How high rows are where there is room for all of them."""
    return max(ROW * scale, AIR * scale + label_height(names, scale, SHARES[0] * width))


class RankingWidget(QWidget):
    """Rows best first; None is a row that has not been shown yet. A dashed line lies below those who go on.

    Rows are as large as `set_scale` says, or as the height lets them be, down to 90 % of that. A `movable` one is as
    high as its rows, to lie in a scroll area; its line can be dragged, or moved with Alt and the arrows: `cutMoved`
    tells where to.
    """

    cutMoved = Signal(int)

    def __init__(
        self, language: Language | None = None, *, movable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._movable = movable
        self._largest = self._scale = 1.0
        self._row = float(ROW)
        self._rows: tuple[ResultRow | None, ...] = ()
        self._names: tuple[str, ...] = ()
        """Those that room is kept for beside the bars."""
        self._part = range(0)
        """The rows that are on the page that is up."""
        self._advance = self._most = 0
        self._drag: float | None = None
        self._before: dict[int, float] = {}
        self._glide = 1.0
        self._ring = False
        self.setMouseTracking(movable)
        down = QSizePolicy.Policy.Fixed if movable else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, down)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if movable else Qt.FocusPolicy.NoFocus)

    def set_scale(self, scale: float) -> None:
        """How large things are: at 1 labels are 18 px."""
        self._largest = scale
        self._resize()
        self.updateGeometry()
        self.update()

    def set_rows(
        self,
        rows: Sequence[ResultRow | None],
        advance: int,
        most: int,
        names: Sequence[str] = (),
        above: Sequence[str] = (),
        part: range | None = None,
    ) -> None:
        """Show a ranking, or only a `part` of it: `advance` is how many go on, `most` the dots of the longest bar.

        New rows glide in. There is room for all `names` from the start, so that no row moves for them. The bars begin
        where those of a ranking with the names `above` do.
        """
        before = {row.number: row.dots / max(1, self._most) for row in self._rows if row is not None}
        changed = len(rows) == len(self._rows) and tuple(rows) != self._rows
        self._rows, self._advance, self._most = tuple(rows), advance, most
        self._part = part or range(len(rows))
        self._names = (*above, *(names or [row.label if row else "" for row in rows]))
        self._resize()
        self._tell()
        if changed:
            self._before = before
            motion.glide_value(self, 0.0, 1.0, self._take_glide, motion.LONG)
        self.updateGeometry()
        self.update()

    def rowHeight(self) -> float:
        """Height of a row now."""
        return self._row

    def cutLine(self) -> float:
        """Where the cut line lies, from the top of the widget."""
        return (self._advance - self._part.start) * self._row

    def _has_line(self) -> bool:
        whole = bool(self._rows) and all(row is not None for row in self._rows)
        return whole and (self._movable or self._advance > 0)

    def sizeHint(self) -> QSize:
        """All rows."""
        return QSize(round(560 * self._scale), round(self._row * max(1, len(self._rows))) + 2)

    def minimumSizeHint(self) -> QSize:
        """All rows, or when they adapt to the height, a few."""
        return QSize(280, self.sizeHint().height() if self._movable else 120)

    def _words(self) -> Language:
        return self._language or current()

    def _take_glide(self, value: float) -> None:
        self._glide = value
        self.update()

    def _resize(self) -> None:
        self._scale, self._row = self._largest, ROW * self._largest
        if self._movable or not self._rows:
            return
        count = len(self._part)
        if self._row * count <= self.height():
            self._row = max(self._row, min(row_wanted(self._names, self._scale, self.width()), self.height() / count))
        else:
            row = self.height() / count
            self._scale = max(0.9 * self._largest, row / ROW)
            self._row = max(row, 36 * self._scale)
        if label_height(self._names, self._scale, SHARES[-1] * self.width()) > self._row:
            self._scale = 0.9 * self._largest  # rather than cut a label

    def resizeEvent(self, event: object) -> None:
        """Rows follow the height."""
        self._resize()

    def _near(self, y: float) -> bool:
        return self._movable and self._has_line() and abs(y - self.cutLine()) <= 14

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the line."""
        if event.button() == Qt.MouseButton.LeftButton and self._near(event.position().y()):
            self._drag = event.position().y()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The line follows the pointer."""
        if self._drag is not None:
            self._drag = min(len(self._rows) * self._row, max(0.0, event.position().y()))
            self.update()
        else:
            near = self._near(event.position().y())
            self.setCursor(Qt.CursorShape.SplitVCursor if near else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The line snaps to the nearest gap between rows."""
        if self._drag is not None:
            at = round(self._drag / self._row) + self._part.start
            self._drag = None
            self.update()
            if at != self._advance:
                self.cutMoved.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down with Alt move the line, Escape lets go of it."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step and self._movable and self._has_line() and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.cutMoved.emit(self._advance + step)
        elif event.key() == Qt.Key.Key_Escape and self._drag is not None:
            self._drag = None
            self.update()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The line is strong when the keyboard came here."""
        self._ring = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def event(self, event: QEvent) -> bool:
        """The whole label in a tooltip, where it may have been cut."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = int(event.pos().y() // self._row) + self._part.start
            row = self._rows[index] if 0 <= index < len(self._rows) else None
            QToolTip.showText(event.globalPos(), for_tooltip(row.label if row else ""), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw rows and line."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        width = label_width(self._names, self._scale, self.width(), self._row)
        look = RowLook(self._scale, width, self._words())
        for place, row in enumerate(self._rows[self._part.start : self._part.stop]):
            area = QRectF(0, place * self._row, self.width(), self._row)
            if area.top() > self.height():
                break
            if row is None:
                draw_hidden(painter, area, look)
            else:
                self._draw_row(painter, area, row, look)
        if self._has_line() and self._part.start <= self._advance <= self._part.stop:
            self._draw_cut(painter)

    def _draw_row(self, painter: QPainter, area: QRectF, row: ResultRow, look: RowLook) -> None:
        share = row.dots / max(1, self._most)
        painter.save()
        if self._before:
            share = self._before.get(row.number, 0.0) * (1 - self._glide) + share * self._glide
            if row.number not in self._before:
                painter.setOpacity(self._glide)
                painter.translate(0, (1 - self._glide) * -14 * self._scale)
        draw_row(painter, area, row, look, share, self._fate(row))
        painter.restore()

    def _fate(self, row: ResultRow) -> Fate:
        """A tie across the line is shown as a tie: neither side of it looks chosen."""
        other_side = any(
            other is not None and other.rank == row.rank and other.advances != row.advances for other in self._rows
        )
        return "open" if other_side else "goes" if row.advances else "stays"

    def _draw_cut(self, painter: QPainter) -> None:
        p, s = theme.palette(), self._scale
        y = self.cutLine() if self._drag is None else self._drag
        y = min(max(1.0, y), self.height() - 1.0)
        held = self._drag is not None or (self.hasFocus() and self._ring)
        pen = QPen(QColor(p.brand if held else p.field_line), (3 if held else 2) * max(1.0, s * 0.75))
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        grip = 26 if self._movable else 0
        painter.drawLine(QPointF(0, y), QPointF(self.width() - grip - 2, y))
        if self._movable:
            paint_icon(
                painter, "drag", QPointF(self.width() - 12, min(max(11.0, y), self.height() - 11.0)), 22, p.ink_2
            )

    def _tell(self) -> None:
        """The ranking in words, for those who hear the screen."""
        words = self._words()
        told = []
        for row in filter(None, self._rows):
            dots = words.ngettext("{n} dot", "{n} dots", row.dots)
            place = words.gettext("Place {rank}: {label}, {dots}")
            told.append(place.format(rank=row.rank, label=row.label, dots=dots))
        self.setAccessibleName(words.gettext("Result"))
        self.setAccessibleDescription(". ".join(told))
