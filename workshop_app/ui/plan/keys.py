"""The keys of the planning page."""

from __future__ import annotations

from workshop_app.i18n import _


def plan_keys() -> list[tuple[str, str]]:
    """The keys of this page, for the sheet of keys."""
    return [
        ("↑ / ↓", _("Choose another step")),
        ("Alt+↑ / Alt+↓", _("Move the step")),
        ("Enter", _("Change the step")),
        ("Ctrl+N", _("Add step")),
        ("Ctrl+D", _("Duplicate the step")),
        ("Del", _("Remove the step")),
        ("Ctrl+Z", _("Undo")),
        ("Ctrl+Shift+Z / Ctrl+Y", _("Redo")),
        ("Ctrl+Enter", _("Start the workshop")),
        ("F1 / ?", _("All keys on this screen")),
    ]
