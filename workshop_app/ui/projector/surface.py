"""The room's picture: shows `audience_view` and nothing else, in a window of its own or in the console's."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from workshop_app.services.audience import (
    ActionsView,
    AudienceView,
    BoardView,
    BuzzView,
    Clock,
    ResultView,
    TextView,
    VoteView,
)
from workshop_app.services.board_view import BoardPicture
from workshop_app.ui import theme
from workshop_app.ui.pictures.on_walls import OnWall
from workshop_app.ui.projector import ballot, buzz, drawing
from workshop_app.ui.projector.participants import ParticipantsView
from workshop_app.ui.projector.result import RoomResult
from workshop_app.ui.projector.room_ring import RoomRing
from workshop_app.ui.projector.room_wall import RoomWall
from workshop_app.ui.projector.sheet import EACH, FLOOR, HEIGHT, MARGIN, Sheet, page_of, scale_of
from workshop_app.ui.projector.spotlight import draw_spotlight
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.painting import paint_safely


class ProjectorSurface(QWidget):
    """Draws what the room sees. `freeze` keeps the picture still, `black` turns it off; the meeting goes on."""

    steered = Signal()
    """It was turned off or on, frozen or let go."""
    lifted = Signal()
    """Participants have touched it and do so no longer."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._frozen = False
        self._black = False
        self._view: AudienceView = session.audience()
        self._turned: tuple[BoardPicture | None, float] = (None, 0.0)
        self._moment = session.now()
        """When the picture is of: now, or when it was frozen."""
        self._ahead = 0.0
        """Seconds that pages have been turned ahead by key."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ring = RoomRing(session.language, self)
        self._board = RoomWall(self)
        OnWall(self._board, session.pictures)
        self._participants: ParticipantsView | None = None
        self._result = RoomResult(session.language, self)
        self._ring.raise_()  # it is never so small that it cannot be read, and may reach over the board's margin
        session.pictures.thumbnails.arrived.connect(self._picture_arrived)
        session.changed.connect(self.refresh)
        session.ticked.connect(self.refresh)
        session.participating.connect(self._arrange)

    @property
    def view(self) -> AudienceView:
        """What is shown now."""
        return self._view

    def setFrozen(self, frozen: bool) -> None:
        """Keep the picture as it is, or follow the meeting again."""
        if self._frozen and not frozen:
            self._moment = self._session.now()
            self._stay()
        self._frozen = frozen
        self.refresh()
        self._arrange()
        self.steered.emit()

    def isFrozen(self) -> bool:
        """Whether the picture stands still."""
        return self._frozen

    def setBlack(self, black: bool) -> None:
        """Turn the picture off or on."""
        self._black = black
        self._arrange()
        self.steered.emit()

    def isBlack(self) -> bool:
        """Whether the picture is off."""
        return self._black

    def refresh(self) -> None:
        """Show the meeting as it is now; nothing is drawn again when nothing has changed."""
        if self._frozen:
            return
        before, self._view = self._view, self._session.audience()
        self._moment = self._session.now()
        if self._view != before:
            self._arrange()
        elif isinstance(self._view, BoardView):
            self._turn_board(self._view)
        elif isinstance(self._view, ResultView) and self._result.pages > 1:
            self._arrange()
        elif isinstance(self._view, TextView | BuzzView | VoteView | ActionsView):
            self.update()  # its pages turn by themselves

    def _picture_arrived(self, picture_id: str) -> None:
        if isinstance(self._view, BoardView) and self._view.spotlight and self._view.spotlight.picture == picture_id:
            self.update()

    def participates(self) -> bool:
        """Whether participants can move notes here now: not while the picture is off or stands still."""
        board = isinstance(self._view, BoardView) and self._view.spotlight is None
        return self._session.participants and board and not self._black and not self._frozen

    def end_participation(self) -> None:
        """Participants may do nothing more."""
        self._session.let_participants(False)

    def give_up(self) -> None:
        """Escape: what participants have in their hands goes back."""
        if self._participants is not None:
            self._participants.give_up()

    def is_written_in(self) -> bool:
        """Whether a participant has the keyboard, to write a note."""
        return self._participants is not None and self._participants.line.field.hasFocus()

    def _arrange_participants(self) -> None:
        view = self._view
        if not self.participates() or not isinstance(view, BoardView):
            if self._participants is not None:
                self._participants.hide()
            return
        if self._participants is None:
            self._participants = ParticipantsView(self._session, self)
            self._participants.ended.connect(self.end_participation)
            self._participants.lifted.connect(self.lifted)
        scale = scale_of(self.width(), self.height())
        top = self._board_top(view, scale)
        self._participants.setGeometry(QRect(0, top, self.width(), self.height() - top))
        self._participants.stackUnder(self._ring)
        self._participants.show_view(view, scale)
        self._participants.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything keeps its share of the picture."""
        self._arrange()

    def _arrange(self) -> None:
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            return  # it has been given no place yet: thousands of notes are not laid out for nothing
        view = self._view
        lit = not self._black
        board = isinstance(view, BoardView) and view.spotlight is None
        touched = self.participates()
        self._board.setVisible(lit and board and not touched)
        self._arrange_participants()
        self._result.setVisible(lit and isinstance(view, ResultView))
        clock = view.heading.clock if not isinstance(view, VoteView | ResultView) else None
        spotlit = isinstance(view, BoardView) and view.spotlight is not None
        self._ring.setVisible(lit and clock is not None and not spotlit)
        scale = scale_of(self.width(), self.height())
        if clock is not None:
            self._place_ring(clock, scale)
        if isinstance(view, BoardView) and board and not touched:
            top = self._board_top(view, scale)
            self._board.setGeometry(QRect(0, top, self.width(), self.height() - top))
            self._board.set_language(self._session.language)
            self._board.set_floor(FLOOR * scale)
            self._board.set_picture(view.picture)
            self._turn_board(view)
        elif isinstance(view, ResultView):
            edge = round(MARGIN * scale)
            top = round(204 * scale)
            self._result.setGeometry(QRect(edge, top, self.width() - 2 * edge, self.height() - top - edge // 2))
            self._result.show_view(view, scale, self._moment.timestamp() + self._ahead)
        self.update()

    def _told(self, view: BoardView) -> str:
        """What is told over a board: nothing while participants need all of it, who have been told."""
        return "" if self.participates() else view.heading.instruction

    def _board_top(self, view: BoardView, scale: float) -> int:
        return round(drawing.board_top(view, self._told(view), self.width() / scale) * scale)

    def _turn_board(self, view: BoardView) -> None:
        """A note that has just come is looked at first; then the pages turn by themselves while they are seen."""
        if not self._board.isVisibleTo(self):
            self._stay()
            return
        now = self._moment.timestamp() + self._ahead
        before, since = self._turned
        if view.picture != before:
            since = now - EACH * (self._board.page_with_news(before) if before else 0)
            self._turned = (view.picture, since)
        wanted, _pages = page_of(self._board.pages(), 1, now - since)
        if wanted != self._board.page():
            self._board.set_page(wanted)
            self.update()  # the number of the page stands beside the board

    def _stay(self) -> None:
        """The page of the board that is up has just been turned to."""
        since = self._moment.timestamp() + self._ahead - EACH * self._board.page()
        self._turned = (self._turned[0], since)

    def _place_ring(self, clock: Clock, scale: float) -> None:
        view = self._view
        size, aside, y = drawing.RING, MARGIN, 150.0
        if isinstance(view, BoardView):
            size, aside, y = 110.0, 44.0, 10.0
        elif isinstance(view, ActionsView):
            size, y = drawing.RING * 0.4, 114.0
        elif isinstance(view, TextView):
            y = HEIGHT * 0.3 - 40
        elif isinstance(view, BuzzView):
            size = buzz.arranged(view, self.width() / scale, self.height() / scale).ring
            y = buzz.RING_TOP
        self._ring.language = self._session.language
        self._ring.setTime(clock.left, clock.length, paused=not clock.running)
        self._ring.place(self.width() - aside * scale, y * scale, size * scale, FLOOR * scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        if self._black:
            painter.fillRect(self.rect(), QColor("#000000"))
            return
        painter.fillRect(self.rect(), QColor(theme.palette().paper))
        sheet = Sheet(painter, self.width(), self.height())
        language, seconds = self._session.language, self._moment.timestamp() + self._ahead
        match self._view:
            case TextView() as view:
                drawing.draw_text(sheet, view, language, seconds)
            case BuzzView() as view:
                buzz.draw_buzz(sheet, view, language, seconds)
            case BoardView(spotlight=note) as view:
                if note is not None:
                    thumbnails = self._session.pictures.thumbnails
                    image = thumbnails.picture(note.picture, self.width()) if note.picture else None
                    draw_spotlight(sheet, note, image, language)
                else:
                    pages = 1 if self.participates() else self._board.pages()
                    where = self._board.where() if pages > 1 else None
                    drawing.draw_board_head(sheet, view, self._told(view), self._board.page(), pages, where)
            case VoteView() as view:
                ballot.draw_vote(sheet, view, language, seconds)
            case ResultView() as view:
                drawing.head(sheet, view.heading, language)
                area = QRectF(MARGIN, 120, sheet.width - 2 * MARGIN, 80)
                sheet.text(area, view.heading.question, (52, 44, 36, 30, FLOOR), "bold")
                sheet.part_mark(self._result.told)
            case ActionsView() as view:
                drawing.draw_actions(sheet, view, language, seconds)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """B, F and the arrows work wherever the picture has the keyboard, if it is not for participants to write on."""
        match event.key():
            case _ if self.participates():
                event.ignore()
            case Qt.Key.Key_B:
                self.setBlack(not self._black)
            case Qt.Key.Key_F:
                self.setFrozen(not self._frozen)
            case Qt.Key.Key_Right | Qt.Key.Key_Left:
                self._ahead += EACH if event.key() == Qt.Key.Key_Right else -EACH
                self._arrange()
            case _:
                event.ignore()
