"""Where a note is that was found on the home page: on the board of a step, or parked beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.domain.board import step_showing
from workshop_app.domain.records import Note
from workshop_app.ui.console.board_stage import BoardStage
from workshop_app.ui.console.room_stage import BuzzStage
from workshop_app.ui.session import Session

if TYPE_CHECKING:
    from workshop_app.ui.console.page import ConsolePage


def show_note(page: ConsolePage, session: Session, note: Note) -> None:
    """Put the step on the screen that has a note on its board, and choose it there; or show what is parked."""
    step = step_showing(session.state, note)
    if step is None:
        page.side.setFolded(False)
        page.side.parking.show_note(note.id)
        return
    if step.id != session.workshop.current_step:
        page.go_to(step.id)
    if isinstance(page.stage, BoardStage | BuzzStage):
        page.stage.show_note(note.id)
