"""The keys of the home page."""

from __future__ import annotations

from workshop_app.i18n import _


def home_keys() -> list[tuple[str, str]]:
    """The keys of this page, for the sheet of keys."""
    return [
        ("Ctrl+K", _("Search all workshops")),
        ("↓ / ↑", _("Go to the next or previous workshop")),
        ("Enter", _("Open the workshop, or begin with the template")),
        ("Ctrl+D", _("Use the workshop as a template for a new one")),
        ("Del", _("Delete the workshop")),
        ("Ctrl+Z", _("Undo the deletion")),
        ("Ctrl+O", _("Open a file")),
        ("Esc", _("Empty the search")),
        ("F1 / ?", _("All keys on this screen")),
    ]
