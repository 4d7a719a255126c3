"""What the user has chosen for the program itself, kept as one JSON file."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from workshop_app.domain.errors import StorageError
from workshop_app.frozen import frozen
from workshop_app.i18n import LANGUAGES

log = logging.getLogger(__name__)

LANGUAGE_CHOICES = ("system", *LANGUAGES)
THEME_CHOICES = ("system", "light", "dark", "contrast")
ORGANISATION_LIMIT = 200
PATH_LIMIT = 4096
REMEMBERED = ("window", "projector", "folder", "workshop", "room")
"""What the program notes by itself; all else is chosen in the settings."""


@frozen
class Settings:
    """The choices, with what holds until somebody chooses."""

    language: str = "system"
    theme: str = "system"
    organisation: str = ""
    """Written into new workshops."""
    reduced_motion: bool = False
    window: str = ""
    """Where the window was, as Qt writes it, in hexadecimal."""
    projector: str = ""
    """Name of the screen the room looked at last."""
    folder: str = ""
    """Where a file was saved last."""
    workshop: str = ""
    """Id of the workshop that is open. It is found at a start only when the program or the computer died."""
    room: str = ""
    """What the room's own window shows, in a word of its own; found at a start as `workshop` is."""

    def language_code(self) -> str:
        """The language to speak: the chosen one, or Swedish unless the system speaks another that we know."""
        if self.language != "system":
            return self.language
        spoken = os.environ.get("LC_ALL") or os.environ.get("LANG")
        if not spoken:
            import locale  # costs a millisecond, where the environment says it already

            spoken = locale.getlocale()[0] or ""
        spoken = spoken.casefold()
        return "en" if spoken.startswith(("en_", "en-", "english")) else "sv"


class SettingsFile:
    """Reads and writes the settings; a file that cannot be understood is kept aside and defaults hold."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> Settings:
        """The settings; values that are unknown or of the wrong kind give way to the defaults, one by one."""
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError, RecursionError) as error:
            log.info("settings cannot be read: %s", error)
            self._keep_aside()
            return Settings()
        if not isinstance(found, dict):
            self._keep_aside()
            return Settings()
        return Settings(**{f.name: found[f.name] for f in fields(Settings) if _is_good(f.name, found.get(f.name))})

    def save(self, settings: Settings) -> None:
        """Write all at once, or not at all; StorageError when it cannot be written."""
        partial = self.path.with_name(self.path.name + ".part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with partial.open("w", encoding="utf-8") as file:
                json.dump(asdict(settings), file, ensure_ascii=False, indent=1)
                file.flush()
                os.fsync(file.fileno())
            os.replace(partial, self.path)
        except OSError as error:
            raise StorageError("library_read_only", path=str(self.path)) from error

    def _keep_aside(self) -> None:
        try:
            os.replace(self.path, self.path.with_name(self.path.name + ".damaged"))
        except OSError as error:
            log.info("damaged settings cannot be moved aside: %s", error)


def _is_good(name: str, value: Any) -> bool:
    match name:
        case "language":
            return value in LANGUAGE_CHOICES
        case "theme":
            return value in THEME_CHOICES
        case "reduced_motion":
            return isinstance(value, bool)
        case "folder":
            return isinstance(value, str) and len(value) <= PATH_LIMIT
        case _:
            return isinstance(value, str) and len(value) <= ORGANISATION_LIMIT
