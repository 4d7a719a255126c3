"""Everything that can be done on a board, in one table: its keys, its words, when it means something, what it does.

The keyboard, the menu and the sheet of keys all read this table: `keys`, `menu` and `sheet`.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING

from workshop_app.frozen import frozen
from workshop_app.i18n import N_, _

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget

Does = Callable[["BoardWidget"], object]
When = Callable[["BoardWidget"], bool]


class Part(Enum):
    """The parts of the menu, in order."""

    NOTE = auto()
    THEME = auto()
    LINKS = auto()
    SHAPE = auto()
    CLIPBOARD = auto()
    BOARD = auto()
    DELETE = auto()


@frozen
class Act:
    """One thing to do."""

    keys: tuple[str, ...]
    """As Qt writes them; any of them does it. The first one is shown."""
    menu: str
    """What the menu calls it, in English; empty when it is not there."""
    does: Does
    when: When
    sheet: str = ""
    """What the sheet of keys calls it, when more is to be said; `menu` otherwise."""
    shown: str = ""
    """The keys as the sheet writes them, when that is not what Qt calls them."""
    part: Part = Part.NOTE
    """Where it is in the menu."""


def always(board: BoardWidget) -> bool:
    """Whatever is chosen."""
    return True


def on_notes(board: BoardWidget) -> bool:
    """Notes are chosen."""
    return any(item in board.cards for item in board.choice.notes)


def on_several(board: BoardWidget) -> bool:
    """At least two notes are chosen."""
    return sum(item in board.cards for item in board.choice.notes) > 1


def on_something(board: BoardWidget) -> bool:
    """The keyboard is at a note or a theme."""
    return bool(board.choice.current)


def at_note(board: BoardWidget) -> bool:
    """The keyboard is at a note that is chosen; where none is, a letter begins a new note on a board with lanes."""
    return board.choice.current in board.choice.notes


def at_theme(board: BoardWidget) -> bool:
    """The keyboard is at the heading of a theme."""
    return board.picture.by_theme and board.section(board.choice.current) is not None


def at_nameless(board: BoardWidget) -> bool:
    """The keyboard is at the heading of a theme without a name."""
    theme = board.section(board.choice.current)
    return at_theme(board) and theme is not None and not theme.title


def themed(board: BoardWidget) -> bool:
    """The board groups notes into themes."""
    return board.picture.by_theme


def themed_notes(board: BoardWidget) -> bool:
    """Notes are chosen on a board with themes."""
    return themed(board) and on_notes(board)


def lane_notes(board: BoardWidget) -> bool:
    """Notes are chosen on a board with lanes; otherwise a letter begins a new note there."""
    return not themed(board) and on_notes(board)


def with_links(board: BoardWidget) -> bool:
    """There are links on the board."""
    return bool(board.picture.links)


def linked(board: BoardWidget) -> bool:
    """The note the keyboard is at is chosen and has links."""
    return at_note(board) and bool(board.links.ends(board.choice.current))


def takes_pictures(board: BoardWidget) -> bool:
    """Pictures can come onto the board."""
    return board.pictures is not None


def with_picture(board: BoardWidget) -> bool:
    """A chosen note has a picture."""
    return board.pictures is not None and board.pictures.can_remove()


def _choose_pictures(board: BoardWidget) -> None:
    if board.pictures is not None:
        board.pictures.choose()


def at_picture(board: BoardWidget) -> bool:
    """The note the keyboard is at has a picture."""
    card = board.cards.get(board.choice.current)
    return card is not None and bool(card.picture) and card.id in board.choice.notes and board.pictures is not None


def _look_at_picture(board: BoardWidget) -> None:
    if board.pictures is not None:
        board.pictures.look()


def _cut_photo(board: BoardWidget) -> None:
    if board.pictures is not None:
        board.pictures.cut_photo()


def _remove_pictures(board: BoardWidget) -> None:
    if board.pictures is not None:
        board.pictures.remove()


def _edit(board: BoardWidget) -> None:
    board.edit(board.choice.current)


EDIT = ("Return", "Enter", "F2")
DELETE = ("Del", "Backspace")

ACTS: tuple[Act, ...] = (
    Act(EDIT, N_("Name the theme"), _edit, at_theme, shown="Enter"),
    Act(EDIT, N_("Change"), _edit, on_something, N_("Change the note"), "Enter"),
    Act(("Space",), N_("Show only this to the room"), lambda b: b.tools.spotlight(), on_something,
        N_("Show only this note to the room"), N_("Space")),
    Act(("M", "Ctrl+M", "T"), N_("Merge with another…"), lambda b: b.keys.ask_where(), at_theme,
        N_("Merge the theme with another: then its number"), "M"),
    Act(("M", "Ctrl+M"), N_("Move…"), lambda b: b.keys.ask_where(), on_notes,
        N_("Move the chosen notes: then a number, or an arrow")),
    Act(("T",), "", lambda b: b.keys.ask_where(), themed_notes,
        N_("Put the chosen notes into a theme: then its number"), "T, 1 – 9"),
    Act(("K",), "", lambda b: b.keys.ask_kind(), on_notes, N_("Change the kind: then its letter")),
    Act(("P",), N_("Park"), lambda b: b.tools.park(), on_notes),
    Act(("G", "Ctrl+G"), N_("Make a theme"), lambda b: b.tools.group(b.chosen()), themed_notes,
        N_("Make a theme of the chosen notes"), part=Part.THEME),
    Act(("0",), N_("Take out of the theme"), lambda b: b.deeds.take_out(b.chosen()), themed_notes,
        N_("Take the chosen notes out of their theme"), part=Part.THEME),
    Act(("Ctrl+Shift+G",), N_("Dissolve the theme"), lambda b: b.tools.ungroup(), at_theme,
        N_("Dissolve the theme, or take the chosen notes out of it"), part=Part.THEME),
    Act(("Ctrl+Shift+G",), "", lambda b: b.tools.ungroup(), themed_notes),
    Act(("Ctrl+L",), N_("Link to…"), lambda b: b.keys.ask_link(), on_notes,
        N_("Link to a note: then its number; once more takes the link away"), part=Part.LINKS),
    Act(("J",), N_("Follow the link"), lambda b: b.tools.follow(), linked,
        N_("Go to the other end of the link, then along the next"), part=Part.LINKS),
    Act((), N_("Remove the links"), lambda b: b.tools.unlink(), linked, part=Part.LINKS),
    Act(("S",), N_("Split"), lambda b: b.tools.split(), at_note,
        N_("Split the note: a note for each line or sentence"), part=Part.SHAPE),
    Act(("Ctrl+J",), N_("Join into one"), lambda b: b.tools.join(), on_several,
        N_("Join the chosen notes into one"), part=Part.SHAPE),
    Act(("Ctrl+D",), N_("Duplicate"), lambda b: b.tools.duplicate(), on_notes, part=Part.SHAPE),
    Act(("Ctrl+C",), N_("Copy"), lambda b: b.tools.copy(), on_notes,
        N_("Copy, also to a spreadsheet or another workshop"), part=Part.CLIPBOARD),
    Act(("Ctrl+X",), N_("Cut"), lambda b: b.tools.cut(), on_notes, part=Part.CLIPBOARD),
    Act(("Ctrl+V",), N_("Paste"), lambda b: b.tools.paste(), always, N_("Paste: lines and rows become notes"),
        part=Part.CLIPBOARD),
    Act(("Ctrl+Shift+I",), N_("Picture…"), _choose_pictures, takes_pictures,
        N_("Choose a picture for the note, or pictures for new notes"), part=Part.CLIPBOARD),
    Act(("I",), N_("Look at the picture"), _look_at_picture, at_picture, part=Part.CLIPBOARD),
    Act((), N_("Remove picture"), _remove_pictures, with_picture, part=Part.CLIPBOARD),
    Act(DELETE, N_("Delete"), lambda b: b.tools.delete(), on_notes, shown="Del", part=Part.DELETE),
    Act(("Ctrl+F",), N_("Find and filter"), lambda b: b.finder.open(), always, part=Part.BOARD),
    Act(("L",), N_("Show or hide all links"), lambda b: b.links.toggle(), with_links, part=Part.BOARD),
    Act((), N_("Find duplicates…"), lambda b: b.duplicates.open(), always, part=Part.BOARD),
    Act((), N_("Photo of a wall…"), _cut_photo, takes_pictures, part=Part.BOARD),
    Act(("Ctrl+A",), "", lambda b: b.tools.choose_all(), always, N_("Choose all notes, or all that were found"),
        part=Part.BOARD),
    Act(("Ctrl+Shift+A",), "", lambda b: b.keys.ask_like(), on_something,
        N_("Choose all of the same …: then press the letter"), part=Part.BOARD),
    Act(("T",), "", lambda b: b.keys.ask_tidy(), lane_notes, N_("Tidy by …: then press the letter"),
        part=Part.BOARD),
)  # fmt: skip
"""The first that has the key and means something now is done."""


def act_for(keys: str, board: BoardWidget) -> Act | None:
    """What a key does now."""
    return next((act for act in ACTS if keys in act.keys and act.when(board)), None)


def keys_of(act: Act) -> str:
    """The keys of an act, as they are shown."""
    return _(act.shown) if act.shown else act.keys[0] if act.keys else ""
