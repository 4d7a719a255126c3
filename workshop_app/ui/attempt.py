"""Running a command where a refusal is to be told beside the field it concerns."""

from __future__ import annotations

from workshop_app.commands.base import Command
from workshop_app.ui.session import Session


def attempt(session: Session, command: Command) -> str:
    """Do it; the empty string when it was done, else the sentence that says why not."""
    told: list[str] = []
    for signal in (session.refused, session.not_saved):
        signal.connect(told.append)
    try:
        done = session.run(command)
    finally:
        for signal in (session.refused, session.not_saved):
            signal.disconnect(told.append)
    return "" if done else told[-1]
