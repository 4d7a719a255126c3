"""An open workshop for the windows: commands in, one signal out."""

from __future__ import annotations

import logging
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from workshop_app import i18n
from workshop_app.commands.base import Command
from workshop_app.domain.errors import DomainError, StorageError
from workshop_app.domain.records import Step, Workshop
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.services.audience import AudienceView, audience_view
from workshop_app.services.editor import Editor, Event
from workshop_app.wording import error_text

log = logging.getLogger(__name__)

TICK_MS = 250
"""How often clocks are redrawn."""


class Session(QObject):
    """The workshop that is open. Views read `state` and redraw on `changed`; they alter nothing but by `run`."""

    changed = Signal(object)
    """An Event of the editor, after the state has changed."""
    ticked = Signal()
    """Time has passed; clocks are redrawn."""
    refused = Signal(str)
    """A command was refused: the sentence to show."""
    not_saved = Signal(str)
    """Nothing can be written (full disk ...): the sentence to show until `changed` comes again."""

    def __init__(self, editor: Editor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.drafts: dict[str, str] = {}
        """What is half written in a step, kept while the facilitator looks at another one."""
        self._stop = editor.subscribe(self._told)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.ticked)
        self._timer.start()

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
        return audience_view(self.state, self.now())

    def run(self, command: Command) -> bool:
        """Do it; when it is refused, say why and return False. What the user typed must then stay where it is."""
        try:
            self.editor.execute(command)
        except DomainError as error:
            self._refuse(error)
            return False
        return True

    def undo(self) -> str:
        """Take back the latest act; its label, or empty."""
        try:
            return self.editor.undo()
        except DomainError as error:
            self._refuse(error)
            return ""

    def redo(self) -> str:
        """Do again what was undone; its label, or empty."""
        try:
            return self.editor.redo()
        except DomainError as error:
            self._refuse(error)
            return ""

    def close(self) -> None:
        """Stop listening and ticking."""
        self._timer.stop()
        self._stop()

    def _told(self, event: Event) -> None:
        self.changed.emit(event)

    def _refuse(self, error: DomainError) -> None:
        sentence = error_text(i18n.current(), error)
        if isinstance(error, StorageError):
            log.info("not saved: %s", error.code)
            self.not_saved.emit(sentence)
        else:
            self.refused.emit(sentence)
