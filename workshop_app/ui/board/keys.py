"""What the keys do on a board. Everything the pointer can do, the keyboard can too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from workshop_app.i18n import _
from workshop_app.ui.board.walk import Direction, step

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget

ARROWS: dict[int, Direction] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
}


def lane_keys() -> list[tuple[str, str]]:
    """The keys of a board with lanes, for the sheet of keys."""
    return [
        (_("Arrows"), _("Walk over the notes; with Shift several are chosen")),
        (_("Alt+Arrows"), _("Move the note to another place or lane")),
        ("Enter", _("Change the note")),
        ("M", _("Move to a lane: then its number, or an arrow")),
        ("P", _("Park")),
        ("Delete", _("Delete")),
        (_("Space"), _("Show only this note to the room")),
        ("Ctrl+A", _("Choose all notes")),
    ]


def theme_keys() -> list[tuple[str, str]]:
    """The keys of a board with themes."""
    return [
        (_("Arrows"), _("Walk over themes and notes; with Shift several notes are chosen")),
        ("Enter", _("Change the note, or the name of the theme")),
        ("G", _("Make a theme of the chosen notes")),
        ("1 – 9", _("Put the chosen notes into a theme")),
        ("0", _("Take the chosen notes out of their theme")),
        ("M", _("Merge the theme with another, or move notes: then its number")),
        (_("Alt+Arrows"), _("Move the theme to another place among the themes")),
        ("Ctrl+Shift+G", _("Dissolve the theme, or take the chosen notes out of it")),
        ("P", _("Park")),
        ("Delete", _("Delete")),
        (_("Space"), _("Show only this note to the room")),
        ("Ctrl+A", _("Choose all notes")),
    ]


@dataclass
class Question:
    """A question that the next keys answer: where to."""

    asks: Literal["lane", "theme", "merge"]
    typed: str = ""


class BoardKeys:
    """The keyboard of a board."""

    def __init__(self, board: BoardWidget) -> None:
        self._board = board
        self.question: Question | None = None

    def press(self, event: QKeyEvent) -> bool:
        """A key; whether it meant something here."""
        if self.question is not None:
            return self._answer(event, self.question)
        board, key, modifiers = self._board, event.key(), event.modifiers()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape:
            return self._escape()
        if board.hands.busy():
            return True
        if control:
            return self._with_control(key, shift)
        if modifiers & Qt.KeyboardModifier.AltModifier:
            return key in ARROWS and self._shift(ARROWS[key])
        if key in ARROWS:
            self._walk(ARROWS[key], extend=shift)
            return True
        return self._act(key)

    def _escape(self) -> bool:
        if self._board.fingers.give_up():
            return True
        if self._board.choice.notes:
            self._board.choice.clear()
            self._board.choice_changed()
            return True
        return False

    def _with_control(self, key: int, shift: bool) -> bool:
        board = self._board
        if key == Qt.Key.Key_A:
            board.choose(tuple(place.id for place in board.layout_.notes))
        elif key == Qt.Key.Key_G and shift and board.picture.by_theme:
            board.ungroup()
        elif key == Qt.Key.Key_G and board.picture.by_theme:
            board.group(board.chosen())
        elif key == Qt.Key.Key_M:
            self.ask_where()
        else:
            return False
        return True

    def _walk(self, direction: Direction, *, extend: bool) -> None:
        board = self._board
        places = board.stops()
        if extend:
            places = {item: box for item, box in places.items() if item in board.cards}
        to = step(places, board.choice.current, direction)
        if not to:
            return
        if extend and board.choice.anchor in board.cards:
            board.choice.extend([place.id for place in board.layout_.notes], to)
        else:
            board.choice.only(to, note=to in board.cards)
        board.reveal(places[to])
        board.choice_changed()

    def _shift(self, direction: Direction) -> bool:
        """Alt and an arrow: a theme to another place among the themes, a note to another place or lane."""
        board = self._board
        index = board.section_of(board.choice.current)
        if index >= 0:
            board.deeds.move_theme(board.choice.current, index + (1 if direction in ("right", "down") else -1))
        elif not board.picture.by_theme:
            self._move_by_arrow(direction)
        return True

    def _act(self, key: int) -> bool:
        board = self._board
        themed, notes = board.picture.by_theme, board.chosen()
        match key:
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2:
                board.edit(board.choice.current)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                board.delete()
            case Qt.Key.Key_Space:
                board.spotlight()
            case Qt.Key.Key_P if notes:
                board.park()
            case Qt.Key.Key_M if notes or themed:
                self.ask_where()
            case Qt.Key.Key_G if themed:
                board.group(notes)
            case Qt.Key.Key_T if themed:
                self.ask_where()
            case _ if themed and notes and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
                self.question = Question("theme")
                self._type(self.question, chr(key))
            case _:
                return False
        return True

    # questions

    def ask_where(self) -> None:
        """Ask where the chosen notes, or the theme, should go; the next keys answer."""
        board = self._board
        if board.picture.by_theme and board.section_of(board.choice.current) >= 0:
            self.question = Question("merge")
        elif board.chosen():
            self.question = Question("theme" if board.picture.by_theme else "lane")
        board.choice_changed()

    def words(self) -> str:
        """The question as the board shows it."""
        if self.question is None:
            return ""
        if self.question.asks == "lane":
            lanes = [f"{number} {section.title}" for number, section in enumerate(self._board.picture.sections, 1)]
            if self._board.strip_lane():
                lanes.append(f"P {self._board.deeds.parking()[1]}")
            return _("Move to: {lanes}").format(lanes="   ".join(lanes))
        typed = self.question.typed or "…"
        if self.question.asks == "merge":
            return _("Merge with theme number {number}").format(number=typed)
        return _("Move to theme number {number} (0 takes out of the theme)").format(number=typed)

    def _answer(self, event: QKeyEvent, question: Question) -> bool:
        key = event.key()
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self._type(question, chr(key))
        elif key == Qt.Key.Key_Backspace:
            question.typed = question.typed[:-1]
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(question)
        elif question.asks == "lane" and key in ARROWS:
            self._move_by_arrow(ARROWS[key])
        elif key == Qt.Key.Key_P:
            self.question = None
            self._board.park()
        elif key not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta):
            self.question = None
        self._board.choice_changed()
        return True

    def _type(self, question: Question, digit: str) -> None:
        question.typed += digit
        most = len(self._targets(question))
        if question.typed == "0" or int(question.typed) * 10 > most:
            self._go(question)
        self._board.choice_changed()

    def _targets(self, question: Question) -> list[str]:
        sections = self._board.picture.sections
        return [section.id for section in sections if question.asks == "lane" or section.kind == "theme"]

    def _go(self, question: Question) -> None:
        self.question = None
        board, targets = self._board, self._targets(question)
        number = int(question.typed or "-1")
        if question.asks == "theme" and number == 0:
            board.deeds.take_out(board.chosen())
        if not 1 <= number <= len(targets):
            return
        target = targets[number - 1]
        if question.asks == "lane":
            board.deeds.move(board.chosen(), target)
        elif question.asks == "theme":
            board.deeds.join(board.chosen(), target)
        else:
            board.merge(board.choice.current, target)

    def _move_by_arrow(self, direction: Direction) -> None:
        """To the lane beside, or one place earlier or later in the same lane."""
        board, notes = self._board, self._board.chosen()
        self.question = None
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
