"""Cutting a photo of a paper wall into notes: the photo, the boxes on it, and what each note says."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.commands.pictures import AddPictureNotes, PictureNote
from workshop_app.domain.board import lanes_to_fill
from workshop_app.i18n import _, ngettext
from workshop_app.ui import theme
from workshop_app.ui.pictures.desk import Named
from workshop_app.ui.pictures.sources import Source
from workshop_app.ui.session import Session
from workshop_app.ui.wall_photo.boxes import MOST, Boxes
from workshop_app.ui.wall_photo.canvas import PhotoCanvas
from workshop_app.ui.wall_photo.draft import Draft, usual_words
from workshop_app.ui.wall_photo.rows import PieceList
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.keys_overlay import show_keys
from workshop_app.ui.widgets.labels import ElidedLabel, label
from workshop_app.ui.widgets.painting import paint_safely

LIST_WIDTH = 420
FUNCTION_KEYS = range(Qt.Key.Key_F2, Qt.Key.Key_F35 + 1)


def keys() -> list[tuple[str, str]]:
    """The keys of this page, for the sheet of keys."""
    return [
        ("Ctrl+N", _("New box beside the last one")),
        ("Tab / Shift+Tab", _("Next or previous box")),
        (_("Arrows"), _("Move the box; with Ctrl a little at a time")),
        (_("Shift+Arrows"), _("Make the box larger or smaller")),
        (_("Letters"), _("Write what the note in the box says")),
        ("Enter", _("To the words of the box; then to the next one")),
        ("Del", _("Delete the box")),
        ("Ctrl+Z / Ctrl+Y", _("Undo, do again")),
        ("Ctrl++ / Ctrl+-", _("Nearer, further away")),
        ("Ctrl+0", _("The whole photo")),
        ("Ctrl+Enter", _("Make the notes")),
        ("Esc", _("Put the photo aside")),
    ]


class WallPhotoPage(QWidget):
    """Covers its parent while a photo is cut."""

    aside = Signal()
    """Escape: the photo is put aside with its boxes."""
    another = Signal()
    """Another photo is wanted."""
    made = Signal(int)
    """So many notes have been made."""

    def __init__(self, session: Session, draft: Draft, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._draft = draft
        self._cutting = draft.cutting
        self._making = False
        self.setAccessibleName(_("Photo of a wall"))
        self.canvas = PhotoCanvas(draft.image, self._cutting)
        self.list = PieceList(draft.crop, partial(usual_words, session.language))
        self._build()
        self.canvas.changed.connect(self.refresh)
        self.canvas.writing.connect(lambda typed: self.list.write(self._cutting.boxes.chosen, typed))
        self.list.said.connect(self._say)
        self.list.put.connect(lambda index, lane: self._do(self._cutting.boxes.put(index, lane)))
        self.list.chosen.connect(self._choose)
        self.list.removed.connect(lambda index: self._do(self._cutting.boxes.choose(index).without()))
        self.list.left.connect(lambda: self.canvas.setFocus(Qt.FocusReason.OtherFocusReason))
        session.changed.connect(self.refresh)
        session.pictures.progress.connect(self.refresh)
        self.setFocusProxy(self.canvas)
        self.refresh()

    def _build(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(label(_("Photo of a wall"), "heading"))
        words = _("Drag a box around each note. Every box becomes a note with its picture.")
        titles.addWidget(ElidedLabel(words, "small"))
        self._close = Button(_("Put aside"), key="Esc")
        self._close.clicked.connect(self.aside)
        other = Button(_("Another photo…"))
        other.clicked.connect(self.another)
        help_ = IconButton("help", _("Keys on this screen"), "F1", framed=True)
        help_.clicked.connect(self._show_keys)
        self.make_button = Button("", "primary", key="Ctrl+Enter")
        self.make_button.clicked.connect(self.make)
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 24, 12)
        head.setSpacing(12)
        head.addLayout(titles, 1)
        for button in (help_, other, self._close, self.make_button):
            head.addWidget(button)
        self.list.setFixedWidth(LIST_WIDTH)
        body = QHBoxLayout()
        body.setContentsMargins(24, 0, 10, 24)
        body.setSpacing(16)
        body.addWidget(self.canvas, 1)
        body.addWidget(self.list)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addLayout(body, 1)

    @property
    def draft(self) -> Draft:
        """The photo and its boxes."""
        return self._draft

    def refresh(self) -> None:
        """Show the boxes as they are now."""
        boxes = self._cutting.boxes
        self.list.set_lanes(lanes_to_fill(self._session.state, self._session.step))
        self.list.show_boxes(boxes)
        count = len(boxes.pieces)
        words = ngettext("Make {n} note", "Make {n} notes", count) if count else _("Make notes")
        busy = self._session.pictures.busy
        self.make_button.setText(_("Making the notes…") if busy else words)
        self.make_button.setEnabled(bool(count) and not busy)

    # steps

    def _do(self, boxes: Boxes) -> None:
        self._cutting.do(boxes)
        self._shown()

    def _shown(self) -> None:
        self.canvas.show_chosen()
        self.canvas.tell()
        self.refresh()

    def _choose(self, index: int) -> None:
        if index != self._cutting.boxes.chosen:
            self._do(self._cutting.boxes.choose(index))

    def _say(self, index: int, text: str) -> None:
        self._cutting.say(index, text)
        self.canvas.tell()

    def make(self) -> None:
        """Make a note of each box, all as one act; the page stays until they are on the board."""
        pieces = self._cutting.boxes.pieces
        if not pieces or self._session.pictures.busy:
            return
        notes = self._draft.notes(self._session)
        sources = [Source("", partial(self._draft.crop, piece.area)) for piece in pieces]
        self._making = True
        self._session.pictures.take(sources, lambda come: self._deliver(notes, come), most=MOST)
        self.refresh()

    def _deliver(self, notes: list[tuple[str, str]], come: list[Named]) -> bool:
        self._making = False
        if len(come) < len(notes):
            return False  # why, has been told; the boxes are all there still
        news = tuple(PictureNote(lane, text, facts) for (lane, text), (_name, facts) in zip(notes, come, strict=True))
        made = self._session.run(AddPictureNotes(news))
        if made:
            self._session.pictures.drafts.remove(self._draft)
            self.made.emit(len(news))
        return made

    def stop(self) -> None:
        """Make no notes after all."""
        if self._making:
            self._making = False
            self._session.pictures.cancel()

    # keys

    def event(self, event: QEvent) -> bool:
        """No shortcut of the page below hears the keys, but for those that steer the room's picture."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() not in FUNCTION_KEYS)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See `keys`."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.make()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._turn(self._cutting.undo())
        elif event.matches(QKeySequence.StandardKey.Redo) or (control and event.key() == Qt.Key.Key_Y):
            self._turn(self._cutting.redo())
        elif event.key() in (Qt.Key.Key_F1, Qt.Key.Key_Question):
            self._show_keys()

    def _escape(self) -> None:
        """From a field to the photo, from the photo out."""
        if self.canvas.hasFocus() or not self.isAncestorOf(QApplication.focusWidget() or self):
            self.aside.emit()
        else:
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, turned: bool) -> None:
        if turned:
            self._shown()

    def _show_keys(self) -> None:
        show_keys(self.window(), keys())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The keyboard stays on this page."""
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        start = at = QApplication.focusWidget() or self
        while (after := at.nextInFocusChain() if forward else at.previousInFocusChain()) is not None:
            at = after
            if at is start:
                break
            reached = at.isVisible() and at.isEnabled() and at.focusPolicy() & Qt.FocusPolicy.TabFocus
            if reached and self.isAncestorOf(at):
                at.setFocus(reason)
                return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """A page of its own over what lies below."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), QColor(theme.palette().paper))
