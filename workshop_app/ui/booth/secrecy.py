"""How secret a ballot is on this computer: a projector that mirrors its only screen shows the booth to the room."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workshop_app.i18n import Language
from workshop_app.ui.projector.window import other_screen


def may_be_mirrored(booth: QWidget) -> bool:
    """Whether a projector can show nothing but the screen that the booth is on."""
    return other_screen(booth) is None


def secret_words(language: Language, booth: QWidget) -> str:
    """What nobody can see, or what to do so that nobody can."""
    if may_be_mirrored(booth):
        return language.gettext("Turn the projector off if it shows this screen. Who voted for what is not stored.")
    return language.gettext("Nobody can see who voted for what. It is not stored.")
