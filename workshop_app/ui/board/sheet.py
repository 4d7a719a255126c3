"""The keys of a board, for the sheet of keys."""

from __future__ import annotations

from collections.abc import Sequence

from workshop_app.i18n import N_, _
from workshop_app.ui.board.acts import ACTS, Act, Part, When, at_theme, keys_of, lane_notes, themed, themed_notes
from workshop_app.ui.widgets.keys_overlay import KeyGroup

WALK = (
    (N_("Arrows"), N_("Move between notes; with Shift several are chosen")),
    (N_("Alt+Arrows"), N_("Move the note to another place or lane")),
)
WALK_THEMES = (
    (N_("Arrows"), N_("Move between themes and notes; with Shift several notes are chosen")),
    (N_("Alt+Arrows"), N_("Move the theme to another place among the themes")),
)
LOOK = (
    ("Ctrl+0", N_("See the whole board")),
    ("Ctrl+1", N_("Back to 100 %")),
    ("Ctrl++", N_("Zoom in; so does Ctrl and the wheel")),
    ("Ctrl+-", N_("Zoom out")),
    (N_("Space and drag"), N_("Move the board; so does the middle button")),
)
FINGERS = (
    (N_("One finger"), N_("Drag a note, or the board; tap to choose, tap twice to change, hold for the menu")),
    (N_("Two fingers"), N_("Zoom, and move the board")),
)
HEADINGS = (
    (N_("Notes"), (Part.NOTE, Part.SHAPE, Part.DELETE)),
    (N_("Themes"), (Part.THEME,)),
    (N_("Links"), (Part.LINKS,)),
    (N_("Copy and pictures"), (Part.CLIPBOARD,)),
    (N_("The whole board"), (Part.BOARD,)),
)
"""What the sheet of keys calls the parts."""


def lane_keys() -> list[KeyGroup]:
    """Those of a board with lanes."""
    return _sheet(WALK, but=(themed, themed_notes, at_theme))


def theme_keys() -> list[KeyGroup]:
    """Those of a board with themes."""
    return _sheet(WALK_THEMES, but=(lane_notes,))


def _sheet(first: Sequence[tuple[str, str]], but: Sequence[When]) -> list[KeyGroup]:
    told = [act for act in ACTS if act.keys and act.when not in but and (act.sheet or act.menu)]
    groups = []
    for heading, parts in HEADINGS:
        keys = [(keys_of(act), _(act.sheet or act.menu)) for act in told if _told_in(act) in parts]
        groups.append(KeyGroup(_(heading), [*(_both(first) if Part.NOTE in parts else ()), *keys]))
    groups.append(KeyGroup(_("Zoom and move"), [*_both(LOOK), *_both(FINGERS)]))
    return [group for group in groups if group.keys]


def _told_in(act: Act) -> Part:
    """The part of the sheet an act is told in: what is done at a theme, among themes."""
    return Part.THEME if act.when in (at_theme, themed_notes) else act.part


def _both(rows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(_(keys), _(words)) for keys, words in rows]
