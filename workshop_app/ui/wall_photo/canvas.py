"""The photo with its boxes, to draw on with pointer and keys. On a photo their colours are the same in every theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.domain.board_geometry import Box
from workshop_app.i18n import _
from workshop_app.ui import theme
from workshop_app.ui.board.camera import Camera
from workshop_app.ui.board.fingers import TOUCHES
from workshop_app.ui.handles import HANDLES, spot_of
from workshop_app.ui.palette import LIGHT
from workshop_app.ui.pointing import CURSORS, WAYS
from workshop_app.ui.wall_photo.boxes import Boxes
from workshop_app.ui.wall_photo.chart import Cutting
from workshop_app.ui.wall_photo.numbers import draw_number
from workshop_app.ui.widgets.painting import focus_ring, paint_safely, surface
from workshop_app.ui.widgets.typed import is_written

REACH = 12.0
"""Pixels of the box around a handle that are the handle."""
HANDLE = 9.0
AIR = 16
"""Around the photo."""
NEAREST = 2.0
"""A small photo is seen whole at most so many times as large as it is."""
STEP, LARGE = 2, 16
"""Pixels of the window that an arrow moves: with Ctrl, and without."""


class PhotoCanvas(QWidget):
    """Shows a photo; boxes are drawn, moved and pulled on it."""

    changed = Signal()
    """The boxes, or which is chosen, are others."""
    writing = Signal(str)
    """The chosen box is to be given words: after Enter, or beginning with what was typed."""

    def __init__(self, image: QImage, cutting: Cutting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = image
        self._cutting = cutting
        self._camera = Camera((image.width(), image.height()), (800, 600), AIR, nearest=NEAREST).fitted()
        self._scaled = QImage()
        self._pan: QPointF | None = None
        self._before = self._camera
        """Where one looked before the photo was taken hold of."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.tell()

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(900, 700)

    def tell(self) -> None:
        """Say to those who cannot see it what is chosen."""
        boxes = self._cutting.boxes
        words = _("{count} boxes on the photo").format(count=len(boxes.pieces))
        if boxes.piece is not None:
            chosen = _("Box {number} of {count}").format(number=boxes.chosen + 1, count=len(boxes.pieces))
            words = f"{chosen}. {boxes.piece.text}".strip()
        self.setAccessibleName(words)
        self.update()

    def show_chosen(self) -> None:
        """Scroll so that the chosen box is seen."""
        piece = self._cutting.boxes.piece
        if piece is not None:
            self._look(self._camera.revealing(*piece.area))

    def on_screen(self, x: float, y: float) -> QPointF:
        """A point of the photo as one of this widget."""
        return QPointF(*self._camera.in_view(x, y))

    def in_window(self, area: Box) -> QRectF:
        """A rectangle of the photo as one of this widget."""
        left, top = self._camera.in_view(area.x, area.y)
        return QRectF(left, top, area.w * self._camera.zoom, area.h * self._camera.zoom)

    def _look(self, camera: Camera) -> None:
        self._camera = camera
        self.update()

    def resizeEvent(self, event: QEvent) -> None:
        """Fit the photo anew."""
        self._look(self._camera.on(self._camera.board, (max(1, self.width()), max(1, self.height())), AIR))

    def _changed(self) -> None:
        self.tell()
        self.changed.emit()

    # the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a box, or take hold of one; the middle button moves the photo."""
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan, self._before = event.position(), self._camera
        elif event.button() == Qt.MouseButton.LeftButton:
            self._cutting.press(*self._spot(event.position()), REACH / self._camera.zoom)
            self._changed()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw, move or pull."""
        if self._pan is not None:
            by = self._pan - event.position()
            self._pan = event.position()
            self._look(self._camera.panned(by.x(), by.y()))
        elif self._cutting.mode != "idle":
            self._cutting.move(*self._spot(event.position()))
            self.tell()
        else:
            self._point(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep what has been drawn."""
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan = None
        elif event.button() == Qt.MouseButton.LeftButton and self._cutting.mode != "idle":
            self._cutting.release()
            self._changed()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Give a box words."""
        if self._cutting.boxes.piece is not None:
            self.writing.emit("")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl nearer and further away; without it moves what is near."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            at = event.position()
            self._look(self._camera.zoomed(self._camera.zoom * 1.0015 ** turned.y(), at.x(), at.y()))
        else:
            self._look(self._camera.panned(-turned.x(), -turned.y()))

    def _spot(self, point: QPointF) -> tuple[float, float]:
        return self._camera.on_board(point.x(), point.y())

    def _point(self, point: QPointF) -> None:
        """The shape of the pointer says what the button would do."""
        spot = self._spot(point)
        handle = self._cutting.boxes.handle_at(*spot, REACH / self._camera.zoom)
        if handle is not None:
            self.setCursor(CURSORS[handle])
        else:
            inside = self._cutting.boxes.at(*spot) >= 0
            self.setCursor(Qt.CursorShape.SizeAllCursor if inside else Qt.CursorShape.CrossCursor)

    # keys

    def event(self, event: QEvent) -> bool:
        """Tab walks over the boxes before it leaves; fingers beside a pen that draws are the hand that holds it."""
        if event.type() in TOUCHES and (event.type() != QEvent.Type.TouchBegin or self._cutting.mode != "idle"):
            event.accept()  # Qt makes a mouse of the others
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()), 0)
            if by and self._walk(by):
                return True
        return super().event(event)

    def _walk(self, by: int) -> bool:
        boxes = self._cutting.boxes
        wanted = boxes.chosen + by if boxes.chosen >= 0 or by > 0 else len(boxes.pieces) - 1
        if not 0 <= wanted < len(boxes.pieces):
            return False
        self._do(boxes.choose(wanted))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See `keys` of the page."""
        key, held = Qt.Key(event.key()), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape and self._give_up():
            self._changed()
        elif key in WAYS:
            self._arrow(key, pull=bool(held & Qt.KeyboardModifier.ShiftModifier), fine=control)
        elif key == Qt.Key.Key_N and control:
            self._do(self._cutting.boxes.with_box(self._cutting.boxes.next_area()))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._do(self._cutting.boxes.without())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control and self._cutting.boxes.piece:
            self.writing.emit("")
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus) and control:
            factor = 1 / 1.25 if key == Qt.Key.Key_Minus else 1.25
            self._look(self._camera.zoomed(self._camera.zoom * factor, self.width() / 2, self.height() / 2))
        elif key == Qt.Key.Key_0 and control:
            self._look(self._camera.fitted())
        elif self._cutting.boxes.piece and is_written(event):
            self.writing.emit(event.text())
        else:
            event.ignore()

    def _give_up(self) -> bool:
        """Put back what the pointer is doing, to a box or to the photo; whether it was doing anything."""
        if self._pan is None:
            return self._cutting.cancel()
        self._pan = None
        self._look(self._before.on(self._camera.board, self._camera.view, AIR))
        return True

    def _arrow(self, key: Qt.Key, *, pull: bool, fine: bool) -> None:
        step = max(1, round((STEP if fine else LARGE) / self._camera.zoom))
        dx, dy = (part * step for part in WAYS[key])
        boxes = self._cutting.boxes
        self._do(boxes.pulled("se", dx, dy) if pull else boxes.moved(dx, dy))

    def _do(self, boxes: Boxes) -> None:
        self._cutting.do(boxes)
        self.show_chosen()
        self._changed()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was being dragged stays where it was."""
        self._cutting.cancel()
        self._changed()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Photo, boxes, numbers."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        p = theme.palette()
        whole = QRectF(self.rect())
        surface(painter, whole, theme.RADIUS, p.sunken, p.line)
        self._draw_photo(painter)
        boxes = self._cutting.boxes
        for index, piece in enumerate(boxes.pieces):
            if index != boxes.chosen:
                self._draw_box(painter, piece.area, index)
        if boxes.piece is not None:
            self._draw_box(painter, boxes.piece.area, boxes.chosen, chosen=True)
        if self.hasFocus():
            focus_ring(painter, whole, theme.RADIUS)

    def _draw_photo(self, painter: QPainter) -> None:
        left, top = self._camera.origin
        scale, ratio = self._camera.zoom, self.devicePixelRatioF()
        whole = QRectF(left, top, self._image.width() * scale, self._image.height() * scale)
        if scale * ratio >= 1 or not self._camera.whole:
            shown = whole.intersected(QRectF(self.rect()))
            part = QRectF((shown.topLeft() - whole.topLeft()) / scale, shown.size() / scale)
            painter.drawImage(shown, self._image, part)
            return
        wanted = QSize(round(whole.width() * ratio), round(whole.height() * ratio))
        if self._scaled.size() != wanted:
            smooth = Qt.TransformationMode.SmoothTransformation
            self._scaled = self._image.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        painter.drawImage(whole, self._scaled)

    def _draw_box(self, painter: QPainter, area: Box, index: int, *, chosen: bool = False) -> None:
        frame = self.in_window(area)
        tint = QColor(LIGHT.honey)
        tint.setAlphaF(0.10)
        fill = tint.name(QColor.NameFormat.HexArgb) if chosen else ""
        surface(painter, frame.adjusted(-2, -2, 2, 2), 4, fill, LIGHT.card, 5)
        surface(painter, frame, 3, "", LIGHT.honey_line if chosen else LIGHT.brand, 3 if chosen else 2)
        # The number stands beside the handle, and is seen whole at the edge of the window too.
        draw_number(painter, max(2.0, frame.x() + HANDLE), max(2.0, frame.y() - 12), index + 1, chosen=chosen)
        if chosen:
            for handle in HANDLES:
                x, y = self._camera.in_view(*spot_of(area, handle))
                spot = QRectF(x - HANDLE / 2, y - HANDLE / 2, HANDLE, HANDLE)
                surface(painter, spot, 2, LIGHT.card, LIGHT.honey_line, 2)
