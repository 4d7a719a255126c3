"""A message that offers to do something about what it tells of, most often the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from workshop_app.i18n import _
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.toast import show_toast


def offer(window: QWidget, session: Session, words: str, action: str, act: Callable[[], object]) -> None:
    """Say something, with what can be done about it until the next thing is done: then it would no longer be meant."""
    toast = show_toast(window, words, action, act)
    session.changed.connect(toast.leave)


def offer_undo(window: QWidget, session: Session, words: str) -> None:
    """Say what was done, with a way back."""
    offer(window, session, words, _("Undo"), session.undo)
