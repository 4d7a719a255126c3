"""Whether the notes of a board say their kind in a word: all of them or none.

Where each lane holds one kind, its heading says the word for all of them. Elsewhere they do if each has room for it.
The word goes before the group or area of a note, which gets what is left.
"""

from __future__ import annotations

from collections.abc import Sequence

from workshop_app.domain.board_geometry import BoardLayout, NoteMetrics
from workshop_app.domain.enums import NoteKind
from workshop_app.frozen import frozen
from workshop_app.i18n import Language
from workshop_app.services.board_view import BoardPicture, BoardSection, NoteCard
from workshop_app.ui.board.faces import head_width
from workshop_app.wording import kind_word


@frozen
class _Heads:
    """The most that stands in the row over the text, of all notes of a section."""

    code: str = ""
    theme: int = 0
    dots: int = 0
    kinds: frozenset[NoteKind] = frozenset()


class KindWords:
    """Finds out, and remembers what it knows of sections that stay as they are."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[BoardSection, _Heads]] = {}

    def fit(self, picture: BoardPicture, layout: BoardLayout, language: Language) -> bool:
        """Whether the word is needed, and there is room for it on every note."""
        self._known = {section.id: self._of(section) for section in picture.sections}
        if all(_says_all(section, heads) for section, heads in self._known.values()):
            return False
        heads = _together([heads for _section, heads in self._known.values()])
        widths: dict[NoteMetrics, int] = {}
        for block in layout.blocks:
            metrics = layout.canvases.get(block.section, layout.metrics)
            if metrics.text:
                widths[metrics] = min(block.width, widths.get(metrics, block.width))
        words = [kind_word(language, kind) for kind in heads.kinds]
        return all(
            head_width(metrics, heads.code, heads.theme, heads.dots, words) <= width - 2 * metrics.pad
            for metrics, width in widths.items()
        )

    def _of(self, section: BoardSection) -> tuple[BoardSection, _Heads]:
        known = self._known.get(section.id)
        return known if known is not None and known[0] is section else (section, _heads(section.notes))


def _heads(notes: Sequence[NoteCard]) -> _Heads:
    return _Heads(
        max((card.code for card in notes), key=len, default=""),
        max((card.theme for card in notes), default=0),
        max((card.dots for card in notes), default=0),
        frozenset({card.kind for card in notes}),
    )


def _says_all(section: BoardSection, heads: _Heads) -> bool:
    """Whether a heading says of which kind all notes under it are."""
    return section.kind == "lane" and bool(section.title) and heads.kinds <= {section.note_kind}


def _together(parts: Sequence[_Heads]) -> _Heads:
    return _Heads(
        max((part.code for part in parts), key=len, default=""),
        max((part.theme for part in parts), default=0),
        max((part.dots for part in parts), default=0),
        frozenset().union(*(part.kinds for part in parts)),
    )
