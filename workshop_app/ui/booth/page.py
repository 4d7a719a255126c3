"""The booth: one voter at a time places dots on a page that fills the window. Who voted what is kept nowhere."""

from __future__ import annotations

from collections import Counter
from random import Random

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.commands.voting import CastBallot
from workshop_app.domain.enums import RoundStage
from workshop_app.domain.records import Round
from workshop_app.domain.voting import ballots_in, settled_round
from workshop_app.ui.booth.card_grid import CardGrid
from workshop_app.ui.booth.cards import CandidateCard
from workshop_app.ui.booth.contents import content_of, some_notes
from workshop_app.ui.booth.cover import CoverPage
from workshop_app.ui.booth.curtain import Curtain
from workshop_app.ui.booth.footer import Footer, PageTurner
from workshop_app.ui.booth.heading import Heading
from workshop_app.ui.booth.number_typing import NumberTyping
from workshop_app.ui.booth.secrecy import secret_words
from workshop_app.ui.booth.words import (
    asking_words,
    full_words,
    hint_words,
    left_words,
    no_such_number,
    waiting_words,
)
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import label
from workshop_app.wording import named, rule_sentence

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_PLACE = (Qt.Key.Key_Space, Qt.Key.Key_Plus)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BoothPage(CoverPage):
    """Fills `window`. `left` when the facilitator closes it, all ballots are in, or the vote is closed elsewhere."""

    left = Signal()

    def __init__(self, session: Session, round_id: str, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._words = session.language
        self._round_id = round_id
        self._placed: list[int] = []
        self._asking = False
        self._open = True
        self._random = Random()
        self._typing = NumberTyping(candidate.number for candidate in self._round().candidates)
        self.setAccessibleName(self._words.gettext("Voting booth"))
        self._build()
        self._curtain = Curtain(self._words, self)
        self._curtain.hide()
        self._curtain.passed.connect(self._next)
        session.changed.connect(self._changed)
        QGuiApplication.instance().screenAdded.connect(self._tell_secrecy)  # type: ignore[union-attr]
        QGuiApplication.instance().screenRemoved.connect(self._tell_secrecy)  # type: ignore[union-attr]
        self._tell_secrecy()
        self._new_ballot()

    def _round(self) -> Round:
        return self._session.state.need(Round, self._round_id)

    def _build(self) -> None:
        round_ = self._round()
        run_off = settled_round(self._session.state, round_) is not None
        self._heading = Heading(round_.question, rule_sentence(self._words, round_, run_off=run_off))
        self._grid = CardGrid()
        self._grid.paged.connect(self._show_pages)
        self._turner = PageTurner(self._words)
        self._turner.turned.connect(self._turn)
        self._footer = Footer(self._words)
        self._footer.back.clicked.connect(self._take_latest)
        self._footer.abstain.clicked.connect(self._abstain)
        self._footer.done.clicked.connect(self._finish)
        self._footer.anyway.clicked.connect(self._finish)
        self._leave = Button(self._words.gettext("Close the booth"), "quiet", key="Esc")
        self._leave.clicked.connect(self.leave)
        bottom = QHBoxLayout()
        self._secret = label("", "small", wrap=True)
        bottom.addWidget(self._secret, 1)
        bottom.addWidget(label(self._words.gettext("Closing drops dots that have not been handed in."), "small"))
        bottom.addWidget(self._leave)
        self._box = QVBoxLayout(self)
        self._box.setSpacing(16)
        self._box.addWidget(self._heading)
        self._box.addWidget(self._grid, 1)
        self._box.addWidget(self._turner)
        self._box.addWidget(self._footer)
        self._box.addLayout(bottom)

    def _tell_secrecy(self) -> None:
        self._secret.setText(secret_words(self._words, self))

    # A ballot

    def _new_ballot(self) -> None:
        round_ = self._round()
        self._placed = []
        self._asking = False
        self._typing.finish()
        candidates = list(named(self._words, round_.candidates))
        if round_.shuffle:
            self._random.shuffle(candidates)
        cards, state = [], self._session.state
        for candidate in candidates:
            info, notes = content_of(state, candidate, self._words), some_notes(state, candidate)
            card = CandidateCard(candidate, info, notes, round_.cap, self._words, self._grid)
            card.clicked.connect(lambda _down=False, number=candidate.number: self._place(number))
            card.taken.connect(lambda number=candidate.number: self._take(number))
            cards.append(card)
        self._grid.set_cards(cards)
        self._show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, number: int) -> None:
        round_ = self._round()
        self._asking = False
        card = next((card for card in self._grid.cards if card.candidate.number == number), None)
        if card is None:
            self._show(told=no_such_number(self._words, number))
            return
        self._grid.reach(card)
        if self._placed.count(number) >= round_.cap:
            self._show()
        elif len(self._placed) >= round_.dots:
            self._show(number, self._words.gettext("No dots left. Take one back first."))
        else:
            self._placed.append(number)
            self._show()

    def _take(self, number: int) -> None:
        self._asking = False
        if number in self._placed:
            at = len(self._placed) - 1 - self._placed[::-1].index(number)
            del self._placed[at]
        self._show()

    def _take_latest(self) -> None:
        self._asking = False
        if not self._typing.back() and self._placed:
            self._placed.pop()
        self._show()

    def _finish(self) -> None:
        """Done: first what waits to be typed, then the ballot; with dots left it asks once, an empty one takes
        another act than Enter."""
        waiting = self._typing.finish()
        if waiting is not None:
            self._place(waiting)
        elif not self._left() or (self._asking and self._placed):
            self._hand_in()
        else:
            self._asking = True
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show(told=asking_words(self._words, len(self._placed), self._left()))

    def _left(self) -> int:
        """How many dots the voter can still place."""
        round_ = self._round()
        return min(round_.dots, round_.cap * len(round_.candidates)) - len(self._placed)

    def _abstain(self) -> None:
        if self._asking and not self._placed:
            self._hand_in()

    def _hand_in(self) -> None:
        refusal = self._session.attempt(CastBallot(self._round_id, tuple(Counter(self._placed).items())))
        if refusal:
            self._show(told=refusal)
            return
        self._placed = []
        self._show()
        self._curtain.setGeometry(self.rect())
        self._curtain.draw_shut(ballots_in(self._session.state, self._round()), self._round().voters)

    def _next(self) -> None:
        if ballots_in(self._session.state, self._round()) >= self._round().voters:
            self.leave()
            return
        self._curtain.hide()
        self._new_ballot()

    def _show(self, number: int = 0, word: str = "", told: str = "") -> None:
        """Everything as it is now; `word` on one card, `told` in the footer."""
        round_ = self._round()
        full = full_words(self._words, round_)
        for card in self._grid.cards:
            mine = self._placed.count(card.candidate.number)
            card.show_dots(mine, word if card.candidate.number == number else full if mine >= round_.cap else "")
        left = round_.dots - len(self._placed)
        footer = self._footer
        voter = self._words.gettext("Voter {number} of {voters}")
        message = told or waiting_words(self._words, round_, self._typing.waiting)
        how_many = left_words(self._words, left, round_.dots)
        footer.say(
            voter.format(number=ballots_in(self._session.state, round_) + 1, voters=round_.voters),
            message or how_many,
            "" if message else hint_words(self._words, round_, waits=self._typing.waits),
        )
        footer.dots.show_dots(round_.dots, left, how_many)
        footer.back.setEnabled(bool(self._placed or self._typing.waiting))
        footer.show_typed(self._typing.waiting)
        footer.ask(self._asking, empty=not self._placed)

    # Keys and the window around

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Space, +, Backspace, Enter, A, arrows, page keys and Escape; nothing else, and no key held down."""
        if event.isAutoRepeat():
            return
        key, focus = event.key(), QApplication.focusWidget()
        if self._curtain.isVisible():
            if key in _ENTER:
                self._next()
            elif key == Qt.Key.Key_Escape:
                self.leave()
        elif event.text().isdecimal() and event.text().isascii():
            self._digit(event.text())
        elif key in _ENTER:
            self._finish()
        elif event.text().lower() == "a":
            self._abstain()
        elif key in _PLACE:
            number = self._typing.finish()
            if number is not None:
                self._place(number)
            elif isinstance(focus, CandidateCard):
                self._place(focus.candidate.number)
        elif key == Qt.Key.Key_Backspace:
            self._take_latest()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Escape:
            self.leave()
        elif key in _ARROWS:
            self._go(Qt.Key(key), focus)

    def _digit(self, digit: str) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # a Space after it is for the number, not for a card
        number = self._typing.digit(digit)
        if number is None:
            self._asking = False
            self._show()
        else:
            self._place(number)

    def _go(self, key: Qt.Key, focus: QWidget | None) -> None:
        cards = self._grid.cards
        card = self._grid.neighbour(focus, key) if isinstance(focus, CandidateCard) else cards[0]
        if card is not None:
            self._grid.reach(card)
            card.setFocus(Qt.FocusReason.TabFocusReason)

    def leave(self) -> None:
        """Close the booth; dots that have not been handed in are gone."""
        if not self._open:
            return
        self._open = False
        self._session.changed.disconnect(self._changed)
        self.window().removeEventFilter(self)
        self.hide()
        self.left.emit()
        self.deleteLater()

    def _changed(self, _event: object) -> None:
        round_ = self._session.state.find(Round, self._round_id)
        if round_ is None or round_.stage is not RoundStage.OPEN:
            self.leave()

    def _turn(self, by: int) -> None:
        self._grid.turn(self._grid.page + by)

    def _show_pages(self) -> None:
        self._turner.show_pages(self._grid.page, self._grid.pages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Margins and the question follow the size."""
        edge = max(20, min(56, round(self.width() * 0.03)))
        self._box.setContentsMargins(edge, round(edge * 0.7), edge, 10)
        self._heading.fit(self.width(), self.width() - 2 * edge)
        self._curtain.setGeometry(self.rect())


def open_booth(session: Session, round_id: str, window: QWidget) -> BoothPage:
    """Open the booth over a whole window; listen to its `left` to go on."""
    page = BoothPage(session, round_id, window)
    page.show()
    page.raise_()
    page.setFocus(Qt.FocusReason.OtherFocusReason)
    return page
