"""Notes that look alike, one pair after the other: merge them or keep both. Also offered after a paste."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout

from workshop_app.domain.duplicates import Twins, Why
from workshop_app.i18n import _, ngettext
from workshop_app.ui.board.bar import BoardBar
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.labels import label

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget

WORDS = 420
"""The width of a sentence."""
LONGEST = 200
"""So many letters of a note say which it is and what would be lost."""


class Duplicates:
    """The pairs that are being looked through; the bar is made when it is first needed."""

    def __init__(self, board: BoardWidget) -> None:
        self._board = board
        self._bar: TwinsBar | None = None
        self._pairs: list[Twins] = []
        self._fresh: tuple[str, ...] = ()
        """The notes that were pasted."""
        self._said: dict[str, str] = {}
        """What the notes of their pairs said when they were compared."""
        self._kept: set[frozenset[str]] = set()
        """Pairs that somebody said are different; they are not asked about again."""

    @property
    def bar(self) -> TwinsBar | None:
        """The bar, when it is open."""
        return self._bar if self._bar is not None and self._bar.isVisibleTo(self._board) else None

    def open(self) -> None:
        """Look through all notes of the board."""
        self._pairs = self._asked(self._board.deeds.twins())
        self._board.finder.close()
        self._made().say_pair() if self.pair() else self._say_none()

    def offer(self, fresh: tuple[str, ...]) -> bool:
        """Say how many new notes are on the board already, if any; whether there were any. An offer that waits for an
        answer stays, and is then of those notes, too."""
        all_ = (*self._fresh, *fresh) if self._waits() else fresh
        pairs = self._asked(self._board.deeds.twins(all_))
        if not {note for twins in pairs for note in (twins.first, twins.second)} & set(fresh):
            return False
        self._take(all_, pairs)
        self._board.finder.close()
        self._say_pasted()
        return True

    def _waits(self) -> bool:
        """Whether what is said of a paste is not answered yet."""
        return self.bar is not None and self.bar.pasted

    def _take(self, fresh: tuple[str, ...], pairs: list[Twins]) -> None:
        self._fresh, self._pairs = fresh, pairs
        cards = self._board.cards
        self._said = {note: cards[note].text for twins in pairs for note in (twins.first, twins.second)}

    def _rewritten(self) -> bool:
        cards = self._board.cards
        return any(note in cards and cards[note].text != words for note, words in self._said.items())

    def _doubled(self, *why: Why) -> set[str]:
        """The pasted notes that are there already, for these reasons."""
        return {twins.second for twins in self._pairs if not why or twins.why in why} & set(self._fresh)

    def _say_pasted(self) -> None:
        there = [note for note in self._fresh if note in self._board.cards]
        same = self._doubled(Why.SAME)
        self._made().say_pasted(len(same), len(self._doubled() - same), len(there))

    def close(self) -> bool:
        """Leave the rest as it is. Whether it was open."""
        if self.bar is None:
            return False
        self.bar.leave()
        return True

    def pair(self) -> Twins | None:
        """The pair that is being asked about."""
        return self._pairs[0] if self._pairs else None

    def left(self) -> int:
        """How many pairs are left."""
        return len(self._pairs)

    def merge(self) -> None:
        """Make one of this pair."""
        if self._pairs and self._board.deeds.merge_twins(((self._pairs[0].first, self._pairs[0].second),)):
            self._go_on()

    def merge_same(self) -> None:
        """Make one of every pair that says the same, as one act. Notes that are only alike may each say something: they
        are left to be asked about."""
        pairs = tuple((twins.first, twins.second) for twins in self._pairs if twins.why is Why.SAME)
        if self._board.deeds.merge_twins(pairs):
            count = len({second for _first, second in pairs})
            self._board.told.emit(ngettext("{n} duplicate merged", "{n} duplicates merged", count), True)

    def keep(self) -> None:
        """Leave this pair as it is and do not ask again."""
        if self._pairs:
            self._kept.add(frozenset((self._pairs[0].first, self._pairs[0].second)))
            self._go_on()

    def follow(self) -> None:
        """The board has changed: pairs of which one is gone, or pasted and now another, are no longer asked about."""
        if all(self._there(twins) for twins in self._pairs) and not (self._waits() and self._rewritten()):
            return
        if self.bar is None or not self.bar.pasted:
            self._pairs = self._asked(self._pairs)
            if self.bar is not None:
                self._go_on()
            return
        self._take(self._fresh, self._asked(self._board.deeds.twins(self._fresh)))
        if self._doubled():
            self._say_pasted()
        else:
            self.bar.vanish()  # merged, or the paste was undone

    def _go_on(self) -> None:
        self._pairs = self._asked(self._pairs)
        if self.bar is not None:
            self.bar.say_pair() if self._pairs else self._say_none()

    def _say_none(self) -> None:
        """In passing: the bar would stay where nothing is left to ask."""
        self.close()
        self._board.told.emit(_("No more notes look alike"), False)

    def _asked(self, pairs: list[Twins]) -> list[Twins]:
        return [
            twins for twins in pairs if self._there(twins) and frozenset((twins.first, twins.second)) not in self._kept
        ]

    def _there(self, twins: Twins) -> bool:
        return twins.first in self._board.cards and twins.second in self._board.cards

    def _made(self) -> TwinsBar:
        if self._bar is None:
            self._bar = TwinsBar(self._board, self)
        return self._bar


class TwinsBar(BoardBar):
    """What looks alike and why, and what can be done about it."""

    def __init__(self, board: BoardWidget, duplicates: Duplicates) -> None:
        super().__init__(board, name=_("Duplicates"))
        self._notes = board
        self._duplicates = duplicates
        self.words = label("", "strong", wrap=True)
        self.words.setFixedWidth(WORDS)
        self.why = label("", "small", tone="ink_2", wrap=True)
        self.why.setFixedWidth(WORDS)
        self.merge, self.keep = Button(_("Merge")), Button(_("Keep both"))
        self.each = Button(_("One by one"), "quiet")
        close = IconButton("close", _("Close"), "Esc")
        self.merge.clicked.connect(self._merge)
        self.keep.clicked.connect(self._keep)
        self.each.clicked.connect(self.say_pair)
        close.clicked.connect(self._leave)
        self.pasted = False
        """It speaks of what was pasted rather than of one pair."""
        self._same = 0
        """How much of that says the same as another note."""
        head, row, said = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self.words)
        said.addWidget(self.why)
        head.addLayout(said, 1)
        head.setAlignment(said, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        for button in (self.merge, self.keep, self.each):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(head)
        self.body.addLayout(row)

    def say_pasted(self, same: int, alike: int, pasted: int) -> None:
        """So many of the pasted notes are on the board already, or look like one that is."""
        self.pasted, self._same = True, same
        words = pasted_words(same, alike, pasted)
        self._say(words, "", _("Merge duplicates") if same else _("One by one"), _("Keep"))
        self.each.setVisible(bool(same))
        self._appear()

    def say_pair(self) -> None:
        """The pair that is asked about, both shown on the board."""
        self.pasted = False
        twins = self._duplicates.pair()
        if twins is None:
            return
        first, second = self._notes.cards[twins.first], self._notes.cards[twins.second]
        words = _("{first} and {second} look alike: {why}.").format(
            first=first.code, second=second.code, why=why_words(twins.why)
        )
        left = ngettext("{n} pair left", "{n} pairs left", self._duplicates.left())
        # Both, as one of them may lie far away on the board.
        said = (f"{card.code}  {shorten(card.text, LONGEST, placeholder='…')}" for card in (first, second))
        self._say(words, "\n".join((*said, left)), _("Merge"), _("Keep both"))
        self.each.hide()
        self._notes.choose((twins.first, twins.second))
        self._notes.show_item(twins.second)
        self._notes.show_item(twins.first)
        self._appear()
        boxes = (self._notes.box_of(note) for note in (twins.first, twins.second))
        self.avoid([self._notes.in_view(box) for box in boxes if box is not None])

    def _say(self, words: str, why: str, merge: str, keep: str) -> None:
        self.words.setText(words)
        self.why.setText(why)
        self.why.setVisible(bool(why))
        for button, called in ((self.merge, merge), (self.keep, keep)):
            button.setText(called)
            button.show()

    def _appear(self) -> None:
        self.setAccessibleDescription(self.words.text())
        self.body.activate()
        self.appear()
        if not self.pasted and self.merge.isVisibleTo(self):
            self.merge.setFocus(Qt.FocusReason.OtherFocusReason)

    def _merge(self) -> None:
        if not self.pasted:
            self._duplicates.merge()
        elif not self._same:
            self.say_pair()
        else:
            self._duplicates.merge_same()
            if not self._duplicates.left():
                self._leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape does what the button does that names it."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()

    def _keep(self) -> None:
        if self.pasted:
            self._leave()
        else:
            self._duplicates.keep()

    def vanish(self) -> None:
        """Go away by itself: the keyboard stays where it is, unless it is here."""
        focused = QApplication.focusWidget()
        self.leave() if focused is not None and self.isAncestorOf(focused) else self.hide()

    def _leave(self) -> None:
        """What is said of a paste is answered: one goes on writing, where there is a line for that."""
        self.leave()
        if self.pasted:
            self._notes.leaving.emit()


def pasted_words(same: int, alike: int, pasted: int) -> str:
    """How many of the pasted notes say the same as another one, and how many are only like one."""
    if not same:
        return ngettext(
            "{n} of {all} pasted notes looks like another note.",
            "{n} of {all} pasted notes look like other notes.",
            alike,
            all=pasted,
        )
    words = ngettext(
        "{n} of {all} pasted notes says the same as another note.",
        "{n} of {all} pasted notes say the same as another note.",
        same,
        all=pasted,
    )
    more = ngettext("{n} more looks like another note.", "{n} more look like other notes.", alike)
    return f"{words} {more}" if alike else words


def why_words(why: Why) -> str:
    """Why two notes are taken to say the same."""
    return {
        Why.SAME: _("the same words"),
        Why.WITHIN: _("one says all that the other says"),
        Why.ALIKE: _("most of the words are the same"),
    }[why]
