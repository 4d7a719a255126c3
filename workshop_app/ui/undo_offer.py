"""A message that offers the way back from what it tells of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from workshop_app.i18n import _
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.toast import show_toast


def offer_undo(window: QWidget, session: Session, words: str) -> None:
    """Say what was done, with a way back until the next thing is done: then it would lead back from that."""
    toast = show_toast(window, words, _("Undo"), session.undo)
    session.changed.connect(toast.leave)


def offer_redo(window: QWidget, session: Session, words: str, redo: Callable[[], None]) -> None:
    """Say what was undone, with a way forward again until the next thing is done: then there is none."""
    toast = show_toast(window, words, _("Do again"), redo)
    session.changed.connect(toast.leave)
