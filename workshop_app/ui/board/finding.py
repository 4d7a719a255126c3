"""What is looked for on a board, and which notes it is. Knows nothing of windows."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import normalize

from workshop_app.domain.board import areas
from workshop_app.domain.enums import NoteKind
from workshop_app.frozen import frozen
from workshop_app.services.board_view import BoardPicture, NoteCard


@frozen
class Sought:
    """Words and filters; a note must meet all of them. What is None is not asked about."""

    words: str = ""
    kind: NoteKind | None = None
    group: str | None = None
    theme: int | None = None
    """Number of a theme; 0 for notes in none."""
    dots: bool | None = None
    """Whether it has any."""
    area: str | None = None
    """An area; empty for notes without one."""

    def __bool__(self) -> bool:
        return bool(self.words.strip()) or any(
            asked is not None for asked in (self.kind, self.group, self.theme, self.dots, self.area)
        )

    def meets(self, card: NoteCard, theme: int) -> bool:
        """Whether a note, in the theme of this number, is looked for."""
        return (
            self.kind in (None, card.kind)
            and self.group in (None, card.group)
            and self.theme in (None, theme)
            and self.dots in (None, bool(card.dots))
            and (self.area is None or self.area in areas(card.tag) or self.area == card.tag)
            and self._says(card)
        )

    def _says(self, card: NoteCard) -> bool:
        """Whether every word stands somewhere on the note, in any order; a code of a note alone means that note."""
        words = _plain(self.words).split()
        if words == [card.code.casefold()]:
            return True
        said = _plain(" ".join((card.text, card.tag, card.group)))
        return all(word in said for word in words)


def _plain(text: str) -> str:
    """Without case, and letters with their accents in one piece: other systems write them in two."""
    return normalize("NFC", text).casefold()


def found(sought: Sought, picture: BoardPicture) -> frozenset[str]:
    """The notes that are looked for."""
    return frozenset(card.id for card, theme in _cards(picture) if sought.meets(card, theme))


def _cards(picture: BoardPicture) -> Iterable[tuple[NoteCard, int]]:
    return ((card, section.number or card.theme) for section in picture.sections for card in section.notes)


def groups(picture: BoardPicture) -> list[str]:
    """The groups that gave notes, in the order of their numbers."""
    names = {card.group for card, _theme in _cards(picture)}
    return sorted(names, key=lambda name: (len(name), name))


def areas_of(picture: BoardPicture) -> list[str]:
    """The areas of the notes by name; empty first, when some have none."""
    return sorted({area for card, _theme in _cards(picture) for area in areas(card.tag) or [""]}, key=str.casefold)


def theme_numbers(picture: BoardPicture) -> list[int]:
    """Numbers of the themes that notes are in; 0 for those in none."""
    return sorted({theme for _card, theme in _cards(picture)})


def kinds(picture: BoardPicture) -> list[NoteKind]:
    """The kinds that there are."""
    there = {card.kind for card, _theme in _cards(picture)}
    return [kind for kind in NoteKind if kind in there]


def any_dots(picture: BoardPicture) -> bool:
    """Whether anything has been voted on."""
    return any(card.dots for card, _theme in _cards(picture))


def differing(picture: BoardPicture) -> frozenset[str]:
    """What the notes of a board differ in, as `Sought` names it: by that it can be filtered and put in order."""
    several = {
        "kind": len(kinds(picture)) > 1,
        "area": len(areas_of(picture)) > 1,
        "group": len(groups(picture)) > 1,
        "theme": len(theme_numbers(picture)) > 1,
        "dots": any_dots(picture),
    }
    return frozenset(name for name, differ in several.items() if differ)
