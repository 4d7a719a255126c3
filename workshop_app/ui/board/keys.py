"""The keyboard of a board. Everything the pointer can do, the keyboard can too; what the keys do is told in `acts`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from workshop_app.commands.tidying import Order
from workshop_app.domain.enums import NoteKind
from workshop_app.i18n import _, current
from workshop_app.services.board_view import BoardSection
from workshop_app.ui.board.acts import act_for, at_nameless, at_theme, themed_notes
from workshop_app.ui.board.finding import differing
from workshop_app.ui.board.questions import ARROWS, HELD, Code, Number, Option, Pick, Question
from workshop_app.ui.board.walk import Direction, step
from workshop_app.ui.widgets.typed import is_written
from workshop_app.wording import CODES, kind_word

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget

BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
KINDS = (NoteKind.PROBLEM, NoteKind.IDEA, NoteKind.QUESTION)


def sequence(event: QKeyEvent) -> str:
    """A key with what is held, as Qt writes it in every language."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(QKeyCombination(held, Qt.Key(event.key()))).toString(QKeySequence.SequenceFormat.PortableText)


def _letter(words: str) -> str:
    """The letter in what a catalogue says of it, such as `letter|K`."""
    return words.split("|")[-1]


class BoardKeys:
    """The keyboard of a board."""

    def __init__(self, board: BoardWidget) -> None:
        self._board = board
        self.question: Question | None = None
        self.name_left = ""
        """The theme whose name was left by the last key."""

    def words(self) -> str:
        """The question as the board shows it."""
        return self.question.words() if self.question else ""

    def forget(self) -> None:
        """The question is not answered: something else is done."""
        self.name_left = ""
        if self.question is not None:
            self.question = None
            self._board.choice_changed()

    def press(self, event: QKeyEvent) -> bool:
        """A key; whether it meant something here."""
        board, key, modifiers = self._board, event.key(), event.modifiers()
        name_left, self.name_left = self.name_left, self.name_left if key in HELD else ""
        if self.question is not None:
            self._answer(key, event.text(), self.question)
            return True
        if key == Qt.Key.Key_Escape:
            return self._escape()
        if board.hands.busy():
            return True
        if key in ARROWS and modifiers & Qt.KeyboardModifier.AltModifier:
            self._shift(ARROWS[key])
            return True
        if key in ARROWS and not modifiers & Qt.KeyboardModifier.ControlModifier:
            self._walk(ARROWS[key], extend=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
            return True
        if is_written(event) and name_left == board.choice.current and at_nameless(board):
            self._write_name(event.text())
            return True
        if event.text() in set("123456789") and themed_notes(board):
            self.ask_where()
            self._answer(key, event.text(), self.question)
            return True
        act = act_for(sequence(event), board)
        if act is None:
            return False
        act.does(board)
        return True

    def _write_name(self, text: str) -> None:
        """Who has left the name of a new theme, and goes on writing, means the name and no keys."""
        self._board.edit(self._board.choice.current)
        if self._board.editor is not None:
            self._board.editor.insertPlainText(text)

    def _answer(self, key: int, text: str, question: Question | None) -> None:
        if question is not None and not question.answer(key, text) and self.question is question:
            self.question = None
        self._board.choice_changed()

    def _escape(self) -> bool:
        board = self._board
        if board.fingers.give_up() or board.finder.close() or board.duplicates.close():
            return True
        if board.choice.notes:
            board.choice.clear()
            board.choice_changed()
            return True
        return False

    # walking

    def _walk(self, direction: Direction, *, extend: bool) -> None:
        board = self._board
        to = self._beside(direction, notes_only=extend)
        if not to:
            return
        if extend and board.choice.anchor in board.cards:
            board.choice.extend(board.layout_.order, to)
        else:
            board.choice.only(to, note=to in board.cards)
        board.show_item(to)
        board.choice_changed()

    def _beside(self, direction: Direction, *, notes_only: bool) -> str:
        board = self._board
        places = board.stops()
        if notes_only:
            places = {item: box for item, box in places.items() if item in board.cards}
        return step(places, board.choice.current, direction)

    def _walk_on(self, direction: Direction) -> str:
        """To the note beside, without choosing it."""
        board = self._board
        to = self._beside(direction, notes_only=True)
        if to:
            board.choice.current = to
            board.show_item(to)
        return to

    def _shift(self, direction: Direction) -> None:
        """Alt and an arrow: a theme to another place among the themes, a note to another place or lane."""
        board = self._board
        theme = board.section(board.choice.current)
        if theme is not None:
            place = theme.number - 1  # numbers are counted from 1, places from 0
            board.deeds.move_theme(theme.id, place + (1 if direction in ("right", "down") else -1))
        elif not board.picture.by_theme:
            self._move_by_arrow(direction)

    def _move_by_arrow(self, direction: Direction) -> None:
        """To the lane beside, or one place earlier or later in the same lane."""
        board, notes = self._board, self._board.chosen()
        sections = board.picture.sections
        place = board.layout_.places.get(board.choice.current)
        if place is None or direction in ("first", "last"):
            return
        if direction in ("left", "right"):
            to = place.section + (1 if direction == "right" else -1)
            if 0 <= to < len(sections):
                board.deeds.move(notes, sections[to].id)
            return
        order = [note.id for note in sections[place.section].notes]
        rest = [note for note in order if note not in notes]
        first = next((index for index, note in enumerate(order) if note in notes), 0)
        index = max(0, first - 1) if direction == "up" else min(len(rest), first + 1)
        board.deeds.move(notes, sections[place.section].id, rest[index] if index < len(rest) else "")

    # questions

    def _ask(self, question: Question) -> None:
        self.question = question
        self._board.choice_changed()

    def ask_where(self) -> None:
        """Ask where the chosen notes, or the theme, should go."""
        board = self._board
        themes = [section.id for section in board.picture.sections if section.kind == "theme"]
        if at_theme(board):
            here = board.choice.current
            asks = _("Merge with theme number {number}")
            self._ask(Number(asks, len(themes), lambda number: board.tools.merge(here, themes[number - 1])))
        elif board.chosen() and board.picture.by_theme:
            asks = _("Move to theme number {number} (0 takes out of the theme)")
            others = {"0": lambda: board.deeds.take_out(board.chosen()), "P": board.tools.park}
            self._ask(
                Number(asks, len(themes), lambda number: board.deeds.join(board.chosen(), themes[number - 1]), others)
            )
        elif board.chosen():
            self._ask(self._which_lane())

    def _which_lane(self) -> Pick:
        board = self._board

        def to(number: int, lane: BoardSection) -> Option:
            return Option(str(number), lane.title, lambda: board.deeds.move(board.chosen(), lane.id))

        options = [to(number, lane) for number, lane in enumerate(board.picture.sections, 1)]
        park = Option("P", board.deeds.parking()[1], board.tools.park)
        asks = _("Move to: {answers}")
        return Pick(asks, [*options, *([park] if board.strip_lane() else [])], self._move_by_arrow)

    def ask_kind(self) -> None:
        """Ask of which kind the chosen notes should be."""
        self._ask(Pick(_("Change to: {answers}"), self._kinds()))

    def _kinds(self) -> list[Option]:
        def to(kind: NoteKind) -> Option:
            return Option(
                _letter(_(CODES[kind])), kind_word(current(), kind), lambda: self._board.tools.change_kind(kind)
            )

        return [to(kind) for kind in KINDS]

    def ask_link(self) -> None:
        """Ask which note the chosen ones should be linked to."""
        board, notes = self._board, self._board.chosen()
        codes = {card.code: note for note, card in board.cards.items() if note not in notes}
        asks = _("Link to {code}   Type a number such as P3, or walk there and press Enter")
        self._ask(Code(asks, codes, lambda target: board.tools.link(notes, target), self._walk_on))

    def ask_like(self) -> None:
        """Ask what all the notes have in common that should be chosen."""
        tools = self._board.tools
        there = differing(self._board.picture)
        options = [Option(_letter(_("letter|K")), _("same kind"), tools.choose_kind)]
        for name, letter, words, act in (
            ("area", _("letter|A"), _("same area"), tools.choose_area),
            ("theme", _("letter|T"), _("same theme"), tools.choose_theme),
            ("group", _("letter|G"), _("same group"), tools.choose_group),
        ):
            if name in there:
                options.append(Option(_letter(letter), words, act))
        self._ask(Pick(_("Choose all of the: {answers}"), options))

    def ask_tidy(self) -> None:
        """Ask what the notes should be put in order by."""
        tools = self._board.tools
        words = {
            Order.KIND: (_("letter|K"), _("kind")),
            Order.AREA: (_("letter|A"), _("area")),
            Order.THEME: (_("letter|T"), _("theme")),
            Order.GROUP: (_("letter|G"), _("group")),
            Order.DOTS: (_("letter|D"), _("dots")),
        }
        options = [Option(_letter(words[by][0]), words[by][1], partial(tools.tidy, by)) for by in tools.orders()]
        if options:
            self._ask(Pick(_("Tidy by: {answers}"), options))
        else:
            self._board.told.emit(_("The notes differ in nothing that they can be tidied by"), False)
