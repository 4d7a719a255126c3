"""An open workshop for the windows: commands in, one signal out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workshop_app import i18n
from workshop_app.commands.base import Command
from workshop_app.domain.enums import Stage
from workshop_app.domain.errors import DomainError, StorageError
from workshop_app.domain.records import Step, Workshop
from workshop_app.domain.state import State
from workshop_app.frozen import frozen
from workshop_app.i18n import Language
from workshop_app.services import half_written
from workshop_app.services.audience import AudienceView, audience_view
from workshop_app.services.board_view import Boards
from workshop_app.services.editor import Editor
from workshop_app.ui.pictures.desk import Pictures
from workshop_app.wording import error_text

if TYPE_CHECKING:
    from workshop_app.ui.board.camera import Camera

log = logging.getLogger(__name__)

TICK_MS = 250
"""How often clocks are redrawn."""
KEEP_MS = 1000
"""How often what is half written is kept on disk, if it has changed."""
DECISION = "decision"
"""Under this name a decision is half written, whatever the step."""


@frozen
class Draft:
    """What is half written, the lane or thread it is for, and what makes it part of the workshop."""

    words: str = ""
    place: str = ""
    keep: Command | None = None
    more: tuple[str, ...] = ()
    """What stands in the other fields."""


def _found(name: str, words: str, place: str, *more: str) -> Draft:
    """What was half written when the program died. A note or an action waits until its line is shown again."""
    from workshop_app.commands.actions import AddDecision  # not before the first paint

    return Draft(words, place, AddDecision(words) if name == DECISION else None, more)


def _is_something(draft: Draft) -> bool:
    return any(words.strip() for words in (draft.words, *draft.more))


class Session(QObject):
    """The workshop that is open. Views read `state` and redraw on `changed`; they alter nothing but by `run`."""

    changed = Signal(object)
    """An Event of the editor, after the state has changed."""
    ticked = Signal()
    """Time has passed; clocks are redrawn."""
    refused = Signal(str)
    """A command was refused: the sentence to show."""
    participating = Signal(bool)
    """Participants may, or may no longer, move notes on the room's picture."""
    not_saved = Signal(str)
    """Nothing can be written (full disk ...): the sentence to show until `changed` comes again."""
    drafts_kept = Signal()
    """What was half written is part of the workshop now: lines without a draft are empty."""

    def __init__(self, editor: Editor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._draft_file = half_written.file_of(editor.library, editor.workshop_id)
        self._drafts_kept = half_written.read(self._draft_file)
        self.drafts = {name: _found(name, *fields) for name, fields in self._drafts_kept.items()}
        """What is half written in a step, kept while the facilitator looks at another one, and if the program dies."""
        self.looks: dict[str, Camera] = {}
        """Where the board of a step was looked at from last."""
        self.aside = ""
        """What was written last on a canvas when Escape ended it: the next new thing begins with it."""
        self.participants = False
        """Whether participants may move notes on the room's picture. Never so when a workshop is opened."""
        self.boards = Boards()
        """What was drawn last, for all who draw the board."""
        self.pictures = Pictures(self)
        self._stop = editor.subscribe(self.changed.emit)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.ticked)
        self._timer.start()
        self._keeping = QTimer(self)
        self._keeping.setInterval(KEEP_MS)
        self._keeping.timeout.connect(self._write_drafts)
        self._keeping.start()
        if self.drafts:
            self._recover()

    @property
    def state(self) -> State:
        """The state now."""
        return self.editor.state

    @property
    def workshop(self) -> Workshop:
        """The workshop itself."""
        return self.state.workshop

    @property
    def step(self) -> Step | None:
        """The step on the screen."""
        return self.state.find(Step, self.workshop.current_step)

    @property
    def language(self) -> Language:
        """The language of the workshop's own texts, which may differ from the program's."""
        return Language(self.workshop.language)

    def now(self) -> datetime:
        """The present moment, for clocks."""
        return self.editor.context.now()

    def audience(self) -> AudienceView:
        """What the room sees now."""
        return audience_view(self.state, self.now(), self.boards)

    def run(self, command: Command) -> bool:
        """Do it; when it is refused, say why and return False. What the user typed must then stay where it is."""
        return not self._tell(self._try(lambda: self.editor.execute(command)))

    def attempt(self, command: Command) -> str:
        """Do it where a refusal is told beside the field it concerns: the sentence that says why not, or empty."""
        error = self._try(lambda: self.editor.execute(command))
        return error_text(i18n.current(), error) if error else ""

    def undo(self) -> str:
        """Take back the latest act; its label, or empty."""
        return self._turn(self.editor.undo)

    def redo(self) -> str:
        """Do again what was undone; its label, or empty."""
        return self._turn(self.editor.redo)

    def _turn(self, turn: Callable[[], str]) -> str:
        """The label of the act that was turned: not always the latest, as what nothing is left of is passed by."""
        labels: list[str] = []
        self._tell(self._try(lambda: labels.append(turn())))
        return "".join(labels)

    def _try(self, act: Callable[[], object]) -> DomainError | None:
        """What refuses an act, if anything. That nothing can be written is told to everybody at once."""
        try:
            act()
        except DomainError as error:
            if isinstance(error, StorageError):
                log.info("not saved: %s", error.code)
                self.not_saved.emit(error_text(i18n.current(), error))
            return error
        return None

    def _tell(self, error: DomainError | None) -> bool:
        """Say why something was refused; whether it was."""
        if error is not None and not isinstance(error, StorageError):
            self.refused.emit(error_text(i18n.current(), error))
        return error is not None

    def let_participants(self, may: bool) -> None:
        """Let participants move notes on the room's picture, or no longer."""
        if may != self.participants:
            self.participants = may
            self.participating.emit(may)

    def write_draft(self, name: str, draft: Draft) -> None:
        """This is half written now. A line that has been used is not found again after a crash in the next second."""
        self.drafts[name] = draft
        if name in self._drafts_kept and not _is_something(draft):
            self._write_drafts()

    def finish(self) -> bool:
        """Close the meeting, with what is half written; when that is refused, say why and keep nothing."""
        from workshop_app.commands.agenda import FinishWorkshop  # not before the first paint

        finish = FinishWorkshop()
        if self._tell(self._try(partial(finish.plan, self.state, self.editor.context))):
            return False
        self._keep_drafts(tuple(self.drafts))
        self.drafts_kept.emit()
        return self.run(finish)

    def close(self) -> None:
        """Stop listening and ticking, and keep what is half written: it stands on the board the next time.

        In its line stays a decision, which is one when it is sent or the meeting is over, and all that somebody began
        to write who looked at a finished workshop.
        """
        self._timer.stop()
        self._keeping.stop()
        self._stop()
        self.pictures.cancel()
        finished = self.workshop.stage is Stage.DONE
        self._keep_drafts(() if finished else tuple(name for name in self.drafts if name != DECISION))

    def _keep_drafts(self, names: Sequence[str]) -> None:
        """Make what is half written, and boxes on photos, part of the workshop; what cannot be stays where it is."""
        keeps = {name: keep for name in names if (keep := self.drafts[name].keep) is not None}
        kept = [name for name, keep in keeps.items() if self._try(partial(self.editor.execute, keep)) is None]
        for name in kept:  # not sooner: a line that is told of the change writes its draft again
            del self.drafts[name]
        self._write_drafts()
        for photo in list(self.pictures.drafts):
            if self._try(partial(photo.keep, self)) is None:
                self.pictures.drafts.remove(photo)

    def _recover(self) -> None:
        """Keep what was being written on the board, also in the room, when the program died: undo takes it back."""
        from workshop_app.services.recovered import kept_by  # not before the first paint

        for item, draft in list(self.drafts.items()):
            keep = kept_by(self.state, item, draft.words, draft.place)
            if keep is not None and self._try(partial(self.editor.execute, keep)) is None:
                del self.drafts[item]

    def _write_drafts(self) -> None:
        now = {name: [d.words, d.place, *d.more] for name, d in self.drafts.items() if _is_something(d)}
        if now != self._drafts_kept:
            half_written.write(self._draft_file, now)
            self._drafts_kept = now
