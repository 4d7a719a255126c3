"""The room's picture as the console knows it: over the whole page with one screen, and lent to participants."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from workshop_app.domain.records import Note
from workshop_app.domain.state import State
from workshop_app.i18n import _
from workshop_app.ui.console.where import left_open
from workshop_app.ui.session import Session
from workshop_app.ui.undo_offer import offer
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.toast import QUIET, Toast, show_toast
from workshop_app.wording import note_code

if TYPE_CHECKING:
    from workshop_app.ui.console.page import ConsolePage
    from workshop_app.ui.projector.surface import ProjectorSurface


class RoomCover(QObject):
    """What the button for the projector says, the cover, and the switch for participants."""

    def __init__(self, page: ConsolePage, session: Session, button: Button) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._button = button
        self._cover: ProjectorSurface | None = None
        self._focus: QWidget | None = None
        """What one worked on with the keyboard before."""
        self._black = self._frozen = self._window = False
        self._vote_left = False
        """A vote had been left open when the picture came: that has been told."""
        self._turned: tuple[str, Callable[[], object] | None, State] | None = None
        """What was undone or done again under the picture last, what would undo that, and how it left the workshop."""
        self._lent = False
        """This window became the room's picture in order to be touched by participants."""
        page.installEventFilter(self)
        session.participating.connect(self._participating)
        session.changed.connect(self._say)
        session.not_saved.connect(self._tell_not_saved)
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The picture covers all of the page, and nothing is kept quiet when another page comes."""
        if event.type() == QEvent.Type.Resize and self._cover is not None:
            self._cover.setGeometry(self._page.rect())
        elif event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._hush()
        elif watched is self._cover and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Space) and self._show_next(event)
        return False

    def _show_next(self, event: QKeyEvent) -> bool:
        """A result that lies under the picture is shown row by row with the same keys as without it."""
        from workshop_app.ui.console.vote_stage import VoteStage

        stage = self._page.stage
        return isinstance(stage, VoteStage) and (event.isAutoRepeat() or stage.show_next())

    def tell(self, *, window: bool, black: bool, frozen: bool) -> None:
        """The room has a window of its own, or has none; its picture is off or stands still."""
        self._window, self._black, self._frozen = window, black, frozen
        self._say()

    def _say(self) -> None:
        """Say on the button what the room's picture is doing, lest it is forgotten."""
        words = _("Projector: participants") if self._session.participants else _("Projector")
        spotlit = self._session.state.find(Note, self._session.workshop.spotlight)
        if spotlit is not None:
            words = _("Projector: only {code}").format(code=note_code(self._session.language, spotlit))
        words = _("Projector: black") if self._black else _("Projector: frozen") if self._frozen else words
        self._button.setText(words)

    # the cover

    def is_shown(self) -> bool:
        """Whether the page is covered with what the room sees, there being one screen only."""
        return self._cover is not None

    def show(self, shown: bool) -> None:
        """Cover the page with the room's picture. All keys of the page go on working; toasts are kept from the room.

        What was undone meanwhile, and that a vote was left open, is told when the picture is taken away.
        """
        if shown == self.is_shown():
            return
        self._raise() if shown else self._take_away()
        self._hush()
        words = left_open(self._session)
        if not shown:
            self._tell_of_meanwhile("" if self._vote_left else words)
        self._vote_left = bool(words)

    def tell_turn(self, words: str, again: Callable[[], object] | None = None) -> None:
        """Say what was undone, and how to do it `again`, or what was done again; not before the room."""
        if self.is_shown():
            self._turned = words, again, self._session.state
        elif again is not None:
            offer(self._page.window(), self._session, words, _("Do again"), again)
        else:
            show_toast(self._page.window(), words)

    def _tell_of_meanwhile(self, vote: str) -> None:
        """What was kept from the room. To do it again is offered only where it was undone, and until something else is
        done."""
        turned, again, then = self._turned or ("", None, self._session.state)
        self._turned = None
        if words := "\n".join(filter(None, (turned, vote))):
            meant = then is self._session.state and self._page.isVisible()
            self.tell_turn(words, again if meant else None)

    def _raise(self) -> None:
        from workshop_app.ui.projector.surface import ProjectorSurface

        for toast in self._page.window().findChildren(Toast):  # what was told before is not for the room either
            toast.leave()
        before = self._page.window().focusWidget()
        # Who clicked on a button in the bar worked elsewhere, and goes on writing there.
        self._focus = before if before is not None and not self._page.bar.isAncestorOf(before) else None
        self._cover = ProjectorSurface(self._session, self._page)
        self._cover.setObjectName("room")
        self._cover.installEventFilter(self)
        QShortcut(QKeySequence("Esc"), self._cover, self._escape)
        self._cover.setGeometry(self._page.rect())
        self._cover.show()
        self._cover.raise_()
        self._cover.setFocus(Qt.FocusReason.OtherFocusReason)
        self._enable_stage()

    def _take_away(self) -> None:
        assert self._cover is not None
        self._cover.hide()
        self._cover.deleteLater()
        self._cover, self._lent = None, False
        self._enable_stage()
        stays = self._focus is not None and isValid(self._focus) and self._focus.isVisibleTo(self._page)
        back = self._focus if stays and self._focus is not None else self._page
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable_stage(self) -> None:
        """Nothing under the picture takes the keyboard from it."""
        if self._page.stage is not None:
            self._page.stage.setEnabled(self._cover is None)

    def _tell_not_saved(self, text: str) -> None:
        """That nothing can be written: the banner that says it lies under the picture, where a key seems dead."""
        if self.is_shown():
            show_toast(self._page.window(), text, openly=True)

    def _hush(self) -> None:
        self._page.window().setProperty(QUIET, self._cover is not None and self._page.isVisible())

    def _escape(self) -> None:
        """Back to the console; but participants press it to put back what they hold."""
        if self._cover is not None and self._cover.participates():
            self._cover.give_up()
        else:
            self._page.projectorWanted.emit()

    # participants

    def words(self) -> str:
        """What the menu calls the switch."""
        if self._session.participants:
            return _("Participants may no longer move notes")
        return _("Let participants move notes")

    def toggle_participants(self) -> None:
        """Let participants work on the room's picture, which is shown for it; or no longer."""
        may = not self._session.participants
        self._session.let_participants(may)
        if may and not self._window and not self.is_shown():
            self._lent = True
            self._page.projectorWanted.emit()

    def _participating(self, may: bool) -> None:
        self._say()
        if not may and self._lent and self.is_shown():
            self._page.projectorWanted.emit()
