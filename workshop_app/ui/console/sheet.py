"""The keys that always work while a workshop is led, for the sheet of keys."""

from __future__ import annotations

from workshop_app.i18n import _
from workshop_app.ui.widgets.keys_overlay import KeyGroup


def meeting_keys(*, buzz: bool, harvest: bool, clock: bool) -> KeyGroup:
    """Steps and panels; what `buzz` groups, a `harvest` and a `clock` that may run need only while there is one."""
    groups = [("F6", _("Draw buzz groups")), ("Ctrl+→ / Ctrl+←", _("Next or previous phase of the buzz groups"))]
    turn = [("F7", _("Nothing more from the group in turn"))]
    time = [
        ("F8", _("Pause or start the clock")),
        ("F9 / Shift+F9", _("One minute more, five minutes more")),
        ("Ctrl+Shift+F9", _("One minute less")),
    ]
    keys = [
        *(groups if buzz else []),
        *(turn if harvest else []),
        ("PgDn / PgUp", _("Next step, previous step")),
        ("Ctrl+PgDn", _("Finish, at the last step")),
        ("Ctrl+Z / Ctrl+Y", _("Undo, do again")),
        *(time if clock else []),
        ("F3 / F4", _("Fold the left or the right panel")),
        ("F10", _("The menu")),
    ]
    return KeyGroup(_("The workshop"), keys)


def room_keys(*, shown: bool, lent: bool) -> KeyGroup:
    """What the room sees; `shown` when it is this very window that shows it, `lent` while participants work on it."""
    here = [
        ("B", _("Turn the room’s picture off")),
        ("F", _("Freeze the room’s picture")),
        ("← / →", _("Turn the page, when the notes need several")),
        ("Esc / F5", _("Back to your own picture")),
    ]
    touched = [("Esc", _("Put back what is held")), ("F5", _("Back to your own picture"))]
    away = [
        ("F5", _("Show on the projector")),
        ("Ctrl+B", _("Turn the room’s picture off")),
        ("Ctrl+Shift+F", _("Freeze the room’s picture")),
        ("Ctrl+Shift+S", _("Swap your screen and the room’s")),
    ]
    lend = ("Ctrl+Shift+P", _("Let participants move notes on the room’s picture, or no longer"))
    return KeyGroup(_("The room’s picture"), [*(touched if shown and lent else here if shown else away), lend])
