"""What the window needs from the rest of the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app.frozen import frozen
from workshop_app.services.library import Library
from workshop_app.services.settings import Settings

if TYPE_CHECKING:
    from workshop_app.ui.minutes_exports import Exports
    from workshop_app.ui.session import Session


@frozen
class Services:
    """What the window needs from the rest of the program."""

    library: Library
    open_session: Callable[[str], Session]
    exports: Callable[[], Exports]
    """How files are written; asked for when the first minutes are opened."""
    backup_line: Callable[[], str]
    settings: Settings
    library_path: Path
    backups_path: Path
