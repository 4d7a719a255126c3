"""A vote from its rule to its ranking, with real keys and a real mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.drawn import words_drawn
from tests.helpers.keys import ALT, CONTROL, LEFT, NONE, RIGHT, SHIFT
from tests.helpers.planning import look, open_session, press, show, store, write
from tests.helpers.votes import STEP, round_of, themed
from tests.helpers.whole import is_whole
from tests.helpers.workshops import note, small, theme
from workshop_app import i18n
from workshop_app.commands.agenda import EditStep, EditWorkshop, GoToStep
from workshop_app.commands.themes import RenameTheme
from workshop_app.commands.voting import CallOut, CastBallot, CloseRound, OpenRound, Reveal
from workshop_app.domain.enums import RoundStage, TieRule
from workshop_app.domain.records import BallotBox, Round, Step, Theme
from workshop_app.domain.voting import candidates, counted_dots
from workshop_app.i18n import Language
from workshop_app.services.audience import Heading, ResultRow, ResultView, VoteView, result_view
from workshop_app.storage.store import SqliteStore
from workshop_app.ui.booth.cards import CandidateCard
from workshop_app.ui.booth.page import BoothPage
from workshop_app.ui.console.vote_stage import VoteStage
from workshop_app.ui.driving import settle
from workshop_app.ui.projector.surface import ProjectorSurface
from workshop_app.ui.ranking import RankingWidget
from workshop_app.ui.session import Session
from workshop_app.ui.text_blocks import fitting
from workshop_app.ui.widgets.choices import Choice
from workshop_app.ui.widgets.numbers import Stepper

__all__ = ["look", "store"]  # fixtures

Key = Qt.Key
Make = Callable[..., VoteStage]


class Room:
    """The stage on the screen and the workshop behind it."""

    def __init__(self, qtbot: QtBot, store: SqliteStore, count: int, rule: TieRule, **values: int) -> None:
        store.add(list(themed(count, rule, **values).records()))
        self.session: Session = open_session(store, "w")
        self.session.run(EditWorkshop({"language": "en"}))
        self.stage = VoteStage(self.session, STEP)
        show(qtbot, self.stage)

    @property
    def round(self) -> Round:
        return round_of(self.session.state)

    @property
    def booth(self) -> BoothPage:
        assert self.stage.booth is not None
        return self.stage.booth

    def button(self, name: str) -> QAbstractButton:
        """The button that says this, among those one can see."""
        return next(b for b in self.stage.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisible())

    def click(self, name: str) -> None:
        QTest.mouseClick(self.button(name), LEFT)

    def words(self) -> list[str]:
        """Every text on the screen."""
        labels = [label.text() for label in self.stage.findChildren(QLabel) if label.isVisible()]
        return [text for text in labels if text]

    def card(self, number: int) -> CandidateCard:
        return next(c for c in self.booth.findChildren(CandidateCard) if c.candidate.number == number)

    def ballots(self) -> list[dict[int, int]]:
        return [dict(ballot) for ballot in self.session.state.need(BallotBox, self.round.id).ballots]

    def field(self, name: str) -> QLineEdit:
        return next(f for f in self.stage.findChildren(QLineEdit) if f.accessibleName() == name and f.isVisible())

    def stepper(self, name: str) -> Stepper:
        return next(s for s in self.stage.findChildren(Stepper) if s.accessibleName() == name and s.isVisible())

    def ranking(self) -> RankingWidget:
        return self.stage.findChildren(RankingWidget)[0]

    def look_at(self, key: Qt.Key) -> str:
        """Look at the earlier or later round with an arrow; what it is called."""
        rounds = next(c for c in self.stage.findChildren(Choice) if c.accessibleName() == "Round")
        rounds.setFocus()
        press(key)
        return rounds.currentText()

    def open_vote(self, voters: int = 3) -> None:
        self.session.run(OpenRound(STEP, voters))

    def open_booth(self, voters: int = 3) -> None:
        self.open_vote(voters)
        press(Key.Key_Return, CONTROL)

    def counted(self, *ballots: dict[int, int]) -> None:
        """Open, cast and close."""
        self.open_vote(len(ballots))
        for ballot in ballots:
            self.session.run(CastBallot(self.round.id, tuple(ballot.items())))
        self.session.run(CloseRound(self.round.id))


def hand_in_with_dots_left() -> None:
    """Done, and said again."""
    for _press in range(2):
        press(Key.Key_Return)


def hold(key: Qt.Key) -> None:
    """What a key that is held down sends."""
    target = QApplication.focusWidget()
    assert target is not None
    letter = chr(key) if key < Key.Key_Escape else ""
    event = QKeyEvent(QEvent.Type.KeyPress, key, NONE, letter, autorep=True)
    QApplication.sendEvent(target, event)


@pytest.fixture
def room(qtbot: QtBot, store: SqliteStore) -> Iterator[Callable[..., Room]]:
    made: list[Room] = []

    def make(count: int = 4, rule: TieRule = TieRule.RUN_OFF, **values: int) -> Room:
        made.append(Room(qtbot, store, count, rule, **values))
        return made[-1]

    yield make
    for one in made:
        one.session.close()


# Before


def test_the_rule_is_set_and_the_vote_opened(room: Callable[..., Room]) -> None:
    stage = room()
    stage.stepper("Dots each").setValue(3)
    QTest.mouseClick(stage.field("Question to vote on"), LEFT)
    press(Key.Key_A, CONTROL)
    write("Which first?")
    stage.stepper("Voters").setFocus()
    press(Key.Key_A, CONTROL)
    write("7")
    press(Key.Key_Tab)
    assert "3 dots each. At most 2 on the same theme. The result is shown when everyone has voted." in stage.words()
    stage.click("Open the vote")
    assert (stage.round.dots, stage.round.voters, stage.round.question) == (3, 7, "Which first?")
    assert "0 of 7 ballots in" in stage.words()


def test_the_key_that_opens_the_vote_takes_what_was_written_last_along(room: Callable[..., Room]) -> None:
    stage = room()
    stage.field("Question to vote on").setFocus()
    press(Key.Key_A, CONTROL)
    write("Which first?")
    press(Key.Key_Return, CONTROL)
    assert stage.round.question == "Which first?"


def test_the_rule_speaks_of_what_is_voted_on_before_there_is_any(room: Callable[..., Room]) -> None:
    stage = room(0)
    stage.click("Notes")
    assert any("on the same note" in text for text in stage.words())
    stage.click("Themes")
    assert any("on the same theme" in text for text in stage.words())


def test_fewer_dots_bring_the_cap_along(room: Callable[..., Room]) -> None:
    stage = room()
    stage.stepper("Dots each").setValue(1)
    step = stage.session.state.need(Step, STEP)
    assert (step.dots, step.cap) == (1, 1)


@pytest.mark.parametrize(("count", "advice"), [(4, "With so few"), (8, ""), (21, "That is many")])
def test_few_and_many_candidates_get_advice(room: Callable[..., Room], count: int, advice: str) -> None:
    words = [text for text in room(count).words() if text.startswith(("With so few", "That is many"))]
    assert [text.startswith(advice) for text in words] == ([True] if advice else [])


# The booth


def test_a_ballot_by_keyboard_alone(room: Callable[..., Room]) -> None:
    stage = room()
    stage.open_booth()
    for key in (Key.Key_1, Key.Key_1, Key.Key_3):
        press(key)
    press(Key.Key_Backspace)
    press(Key.Key_4)
    hand_in_with_dots_left()
    assert stage.ballots() == [{1: 2, 4: 1}]


def test_the_rule_in_the_booth_is_broken_between_its_sentences(room: Callable[..., Room]) -> None:
    stage = room()
    stage.session.run(EditStep(STEP, {"question": "Which of these should we begin with after the summer?"}))
    stage.open_booth()
    words = [label.text() for label in stage.booth.findChildren(QLabel)]
    rule = next(text for text in words if text.startswith("5 dots each."))
    assert rule == "5 dots each. At most 2 on the same theme.\nThe result is shown when everyone has voted."


def test_a_ballot_by_mouse_alone(room: Callable[..., Room]) -> None:
    stage = room()
    stage.open_booth()
    for number in (2, 2, 3, 4):
        QTest.mouseClick(stage.card(number), LEFT)
    QTest.mouseClick(stage.card(2), RIGHT)
    QTest.mouseClick(stage.card(3), LEFT, SHIFT)
    stage.click("Done – next person")
    stage.click("Hand in anyway")
    assert stage.ballots() == [{2: 1, 4: 1}]


def test_cards_are_reached_with_arrows_and_space(room: Callable[..., Room]) -> None:
    stage = room()
    stage.open_booth()
    press(Key.Key_Right)
    first = QApplication.focusWidget()
    assert isinstance(first, CandidateCard)
    press(Key.Key_Space)
    press(Key.Key_Right)
    second = QApplication.focusWidget()
    assert isinstance(second, CandidateCard)
    press(Key.Key_Space)
    press(Key.Key_Minus)
    hand_in_with_dots_left()
    assert stage.ballots() == [{first.candidate.number: 1}]


def test_cap_and_budget_are_enforced_with_a_word_on_the_card(room: Callable[..., Room]) -> None:
    stage = room()
    stage.open_booth()
    for number in (1, 1, 1, 2, 2):
        QTest.mouseClick(stage.card(number), LEFT)
    assert stage.card(1).dots == 2
    assert "at most 2 per theme" in stage.card(1).accessibleDescription()
    QTest.mouseClick(stage.card(3), LEFT)
    QTest.mouseClick(stage.card(4), LEFT)
    assert stage.card(4).dots == 0
    assert "Take one back first" in stage.card(4).accessibleDescription()
    press(Key.Key_Return)
    assert stage.ballots() == [{1: 2, 2: 2, 3: 1}]


def test_nothing_of_a_ballot_is_left_for_the_next(room: Callable[..., Room]) -> None:
    stage = room()
    stage.open_booth()
    press(Key.Key_2)
    hand_in_with_dots_left()
    assert "Thank you – next person" in stage.words()
    assert all(card.dots == 0 for card in stage.booth.findChildren(CandidateCard))
    covered = stage.booth.childAt(stage.booth.rect().center())
    while covered is not None and not isinstance(covered, CandidateCard):
        covered = covered.parentWidget()
    assert covered is None
    press(Key.Key_2)  # keys place no dots behind the curtain
    press(Key.Key_Return)
    assert "Voter 2 of 3" in stage.words()
    assert all(card.dots == 0 for card in stage.booth.findChildren(CandidateCard))


def test_abstaining_takes_another_act_than_enter(room: Callable[..., Room]) -> None:
    stage = room()
    stage.open_booth()
    press(Key.Key_A)
    assert stage.ballots() == []
    for _press in range(3):
        press(Key.Key_Return)
    assert stage.ballots() == []
    assert "You have placed no dots. Press A to abstain." in stage.words()
    press(Key.Key_1)
    press(Key.Key_Backspace)
    press(Key.Key_A)  # the question is over
    assert stage.ballots() == []
    press(Key.Key_Return)
    press(Key.Key_A)
    assert stage.ballots() == [{}]


def test_abstaining_with_the_mouse_is_not_a_double_click(room: Callable[..., Room]) -> None:
    stage = room()
    stage.open_booth()
    done = stage.button("Done – next person")
    for _click in range(2):
        QTest.mouseClick(done, LEFT)
    assert stage.ballots() == []
    stage.click("Abstain – next person")
    assert stage.ballots() == [{}]


def test_a_key_held_down_counts_as_nothing_in_the_booth(room: Callable[..., Room]) -> None:
    stage = room()
    stage.open_booth()
    hold(Key.Key_1)
    press(Key.Key_Right)
    card = QApplication.focusWidget()
    assert isinstance(card, CandidateCard)
    press(Key.Key_Space)
    for key in (Key.Key_Space, Key.Key_Minus, Key.Key_Backspace, Key.Key_Return, Key.Key_Escape):
        hold(key)
    assert sum(card.dots for card in stage.booth.findChildren(CandidateCard)) == 1
    hand_in_with_dots_left()
    hold(Key.Key_Return)
    assert "Thank you – next person" in stage.words()
    press(Key.Key_Return)
    press(Key.Key_Return)
    hold(Key.Key_A)
    assert stage.ballots() == [{card.candidate.number: 1}]


def test_the_booth_closes_when_all_have_voted(room: Callable[..., Room]) -> None:
    stage = room()
    stage.open_booth(voters=2)
    for _voter in range(2):
        press(Key.Key_1)
        hand_in_with_dots_left()
        press(Key.Key_Return)
    assert stage.stage.booth is None
    assert "2 of 2 ballots in" in stage.words()
    assert not stage.button("Open the booth").isEnabled()


def test_escape_leaves_without_the_dots_and_the_console_keys_are_off(room: Callable[..., Room]) -> None:
    stage = room()
    stage.open_booth()
    press(Key.Key_1)
    for key in (Key.Key_Z, Key.Key_Y):
        press(key, CONTROL)
    assert stage.card(1).dots == 1
    press(Key.Key_Escape)
    assert stage.stage.booth is None
    assert stage.ballots() == []


def test_the_booth_speaks_the_language_of_the_room(room: Callable[..., Room]) -> None:
    stage = room()
    stage.session.run(EditWorkshop({"language": "sv"}))
    stage.open_booth()
    assert "Röstande 1 av 3" in stage.words()


def test_keys_of_the_window_behind_do_nothing_in_the_booth(room: Callable[..., Room]) -> None:
    stage = room()
    fired: list[str] = []
    for keys in ("PgDown", "Ctrl+Z", "F5", "1"):
        QShortcut(QKeySequence(keys), stage.stage, lambda keys=keys: fired.append(keys))
    stage.open_booth()
    for key, modifiers in (
        (Key.Key_PageDown, NONE),
        (Key.Key_Z, CONTROL),
        (Key.Key_F5, NONE),
        (Key.Key_1, NONE),
    ):
        press(key, modifiers)
    assert fired == []
    assert stage.card(1).dots == 1
    press(Key.Key_Escape)
    press(Key.Key_F5)
    assert fired == ["F5"]


def test_tab_stays_in_the_booth(room: Callable[..., Room]) -> None:
    stage = room()
    stage.open_booth()
    for _press in range(20):
        press(Key.Key_Tab)
        assert stage.booth.isAncestorOf(QApplication.focusWidget())


def test_numbers_of_two_digits_cannot_misfire(room: Callable[..., Room]) -> None:
    stage = room(40)
    stage.open_booth()
    press(Key.Key_7)
    assert stage.card(7).dots == 1
    press(Key.Key_1)
    assert stage.card(1).dots == 0
    assert {"1", "Space places a dot on number 1."} <= set(stage.words())
    press(Key.Key_2)
    assert (stage.card(1).dots, stage.card(12).dots) == (0, 0)
    assert {"12", "Space places a dot on number 12."} <= set(stage.words())
    press(Key.Key_Backspace)
    press(Key.Key_Space)
    assert stage.card(1).dots == 1
    press(Key.Key_2)
    press(Key.Key_Return)  # finishes the number, not the ballot
    assert stage.card(2).dots == 1
    assert stage.ballots() == []
    write("12+")
    press(Key.Key_9)
    press(Key.Key_Return)
    assert stage.ballots() == [{1: 1, 2: 1, 7: 1, 9: 1, 12: 1}]


@pytest.mark.parametrize("digits", ["123", "321"])
def test_digits_for_several_candidates_are_never_put_together_without_a_word(
    room: Callable[..., Room], digits: str
) -> None:
    stage = room(20)
    stage.open_booth()
    write(digits)
    placed = {card.candidate.number for card in stage.booth.findChildren(CandidateCard) if card.dots}
    assert placed == set(map(int, digits[:1])) - {1}, "3 can begin no other number; all else waits"
    waiting = digits.lstrip("3")
    assert {waiting, f"There is no number {waiting} on the list."} <= set(stage.words())
    for _press in range(2):
        press(Key.Key_Return)
    assert stage.ballots() == []


def test_a_space_after_a_digit_that_counted_at_once_places_nothing_more(room: Callable[..., Room]) -> None:
    stage = room(20)
    stage.open_booth()
    QTest.mouseClick(stage.card(5), LEFT)
    write("3 ")
    assert {card.candidate.number: card.dots for card in stage.booth.findChildren(CandidateCard) if card.dots} == {
        3: 1,
        5: 1,
    }


def test_a_ballot_with_dots_left_is_handed_in_when_one_says_so_again(room: Callable[..., Room]) -> None:
    stage = room()
    stage.open_booth()
    write("1123")
    press(Key.Key_Return)
    assert stage.ballots() == []
    assert "1 dot left. Press Enter again to hand in anyway." in stage.words()
    press(Key.Key_3)  # one was forgotten
    press(Key.Key_Return)
    assert stage.ballots() == [{1: 2, 2: 1, 3: 2}]
    press(Key.Key_Return)
    write("4")
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert stage.ballots() == [{1: 2, 2: 1, 3: 2}, {4: 1}]


@pytest.mark.parametrize("typed", ["", "12"])
def test_the_buttons_of_the_booth_are_read_whole_in_a_narrow_window(room: Callable[..., Room], typed: str) -> None:
    stage = room(20)
    stage.session.run(EditWorkshop({"language": "sv"}))
    stage.stage.resize(960, 600)
    stage.open_booth()
    write(typed)
    QApplication.processEvents()
    for name in ("Ta bort senaste", "Klar – nästa person"):
        assert stage.button(name).width() >= stage.button(name).sizeHint().width()


def test_handing_in_with_dots_left_is_not_a_double_click(room: Callable[..., Room]) -> None:
    stage = room()
    stage.open_booth()
    QTest.mouseClick(stage.card(2), LEFT)
    done = stage.button("Done – next person")
    for _click in range(2):
        QTest.mouseClick(done, LEFT)
    assert stage.ballots() == []
    stage.click("Hand in anyway")
    assert stage.ballots() == [{2: 1}]


@pytest.mark.parametrize("size", [(960, 600), (1280, 720), (1920, 1080)])
@pytest.mark.parametrize("dots", [0, 1])
def test_a_habit_cannot_hand_in_where_there_was_another_button(
    room: Callable[..., Room], size: tuple[int, int], dots: int
) -> None:
    """What hands in stands where nothing was; the way back stays where it was, and takes back."""
    stage = room()
    stage.stage.resize(*size)
    stage.open_booth()
    write("1" * dots)
    QApplication.processEvents()
    before = {b: places_of(b) for b in stage.booth.findChildren(QAbstractButton) if b.isVisible()}
    press(Key.Key_Return)
    QApplication.processEvents()
    hands_in = stage.button("Hand in anyway" if dots else "Abstain – next person")
    assert not any(places_of(hands_in).intersects(place) for place in before.values())
    assert not any(places_of(hands_in).intersects(places_of(b)) for b in before)
    assert hands_in.width() >= hands_in.sizeHint().width()
    shows_enter = [b for b in before if b.isVisible() and b.accessibleDescription() == "Enter"]
    assert not shows_enter, "only what Enter does shows it"
    if size[0] >= 1280:  # narrower, what is asked takes a line more
        assert {b: places_of(b) for b in before if b.isVisible()} == before, "nothing has moved"
    if dots:
        stage.click("Take back the latest")
        assert "5 dots left to place" in stage.words()
        assert not hands_in.isVisible()
        assert stage.button("Done – next person").accessibleDescription() == "Enter"
    assert stage.ballots() == []


def places_of(widget: QWidget) -> QRect:
    """Where it is in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def test_where_no_more_dots_can_be_placed_nothing_is_asked(room: Callable[..., Room]) -> None:
    stage = room(2)
    stage.open_booth()
    write("1122")
    press(Key.Key_Return)
    assert stage.ballots() == [{1: 2, 2: 2}]


@pytest.mark.parametrize("count", [2, 3, 8, 14, 40, 90])
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_every_card_can_be_read_and_touched(room: Callable[..., Room], count: int, size: tuple[int, int]) -> None:
    stage = room(count)
    stage.stage.resize(*size)
    stage.open_booth()
    QApplication.processEvents()
    seen: set[int] = set()
    while True:
        shown = [card for card in stage.booth.findChildren(CandidateCard) if card.isVisible()]
        for card in shown:
            assert card.width() >= 200
            assert card.height() >= 100
            assert card.parentWidget().rect().contains(card.geometry())
        seen |= {card.candidate.number for card in shown}
        following = [b for b in stage.booth.findChildren(QAbstractButton) if b.accessibleName() == "Next page"]
        if not (following[0].isVisible() and following[0].isEnabled()):
            break
        press(Key.Key_PageDown)
    assert seen == set(range(1, count + 1))


@pytest.mark.parametrize("count", [2, 8, 14, 40])
def test_long_candidates_can_be_read_to_their_end(qtbot: QtBot, store: SqliteStore, count: int) -> None:
    words = "We have no time for preventive work since all that is urgent goes first and nobody says no"
    state = small(*(theme(f"t{n}", n, words) for n in range(count)))
    store.add(list(state.records()))
    session = open_session(store, "w")
    stage = VoteStage(session, STEP)
    show(qtbot, stage)
    session.run(OpenRound(STEP, 3))
    press(Key.Key_Return, CONTROL)
    assert stage.booth is not None
    QApplication.processEvents()
    for card in stage.booth.findChildren(CandidateCard):
        area = card.label_area()
        assert fitting([words], area.width(), area.height(), 15, 14, "semibold") == 15
    session.close()


@pytest.mark.parametrize("size", [(960, 600), (1280, 720)])
@pytest.mark.parametrize("language", ["en", "sv"])
def test_nothing_that_is_told_in_the_booth_is_cut(
    room: Callable[..., Room], language: str, size: tuple[int, int]
) -> None:
    stage = room(40)
    stage.session.run(EditWorkshop({"language": language}))
    stage.stage.resize(*size)
    stage.open_booth(voters=120)
    for keys in ((Key.Key_Return,), (Key.Key_4, Key.Key_1), (Key.Key_1,)):
        for key in keys:
            press(key)
        settle()
        texts = [label for label in stage.booth.findChildren(QLabel) if label.isVisible()]
        for text in texts:
            needed = text.heightForWidth(text.width()) if text.wordWrap() else text.sizeHint().height()
            assert text.height() >= needed, text.text()
            assert text.wordWrap() or text.width() >= text.sizeHint().width(), text.text()
        for button in stage.booth.findChildren(QAbstractButton):
            whole = isinstance(button, CandidateCard) or not button.isVisible()
            assert whole or button.width() >= button.sizeHint().width(), button.text()


def test_the_card_of_a_theme_tells_what_lies_in_it(qtbot: QtBot, store: SqliteStore) -> None:
    state = themed(8)
    notes = [note(f"n{n}", theme="B", number=n, text=f"Remark {n}") for n in range(1, 5)]
    store.add([*state.records(), *notes])
    session = open_session(store, "w")
    stage = VoteStage(session, STEP)
    show(qtbot, stage)
    session.run(OpenRound(STEP, 3))
    press(Key.Key_Return, CONTROL)
    assert stage.booth is not None
    cards = {card.candidate.label: card for card in stage.booth.findChildren(CandidateCard)}
    assert cards["B"].notes_shown() == [["Remark 1"], ["Remark 2"], ["Remark 3"]]
    assert "Remark 1" in cards["B"].accessibleDescription()
    assert cards["A"].notes_shown() == []
    session.close()


def test_typing_a_number_turns_to_its_page(room: Callable[..., Room]) -> None:
    stage = room(90)
    stage.open_booth()
    for number in (11, 55, 90):
        write(f"{number} ")
        assert stage.card(number).isVisible()
        assert stage.card(number).dots == 1


@pytest.mark.parametrize(
    ("width", "row", "scale", "words"),
    [
        (1120, 56, 1.0, "Arbetsmarknadsförvaltningens upphandlingsorganisationssamordning fungerar"),
        (1740, 84, 1.95, "Upphandlingsorganisationens samordning fungerar ofta"),
    ],
)
def test_a_long_candidate_is_seen_to_its_last_word_in_the_result(
    qtbot: QtBot, width: int, row: int, scale: float, words: str
) -> None:
    def picture(last: str) -> QImage:
        rows = [ResultRow(1, 1, f"{words} {last}", 4, 3, tied=False, advances=True)] * 10
        ranking = RankingWidget(movable=scale == 1)
        qtbot.addWidget(ranking)
        ranking.set_scale(scale)
        ranking.resize(width, 10 * row)
        ranking.set_rows(rows, 3, 4)
        return ranking.grab().toImage()

    assert picture("bra") != picture("illa")


# Called out


def test_what_was_taken_down_is_told_only_while_it_is_the_latest(room: Callable[..., Room]) -> None:
    stage = room(advance=2)

    def told() -> list[str]:
        return [text for text in stage.words() if text.startswith("Taken down")]

    def call(numbers: str) -> None:
        for letter in numbers:
            write(letter)
        press(Key.Key_Return)
        assert told() == [f"Taken down: {numbers}"]

    stage.open_vote(voters=4)
    call("1 1 2 3")
    stage.session.undo()
    assert told() == []
    assert any(text.startswith("Type the numbers as they are called") for text in stage.words())
    call("1 1 2 3")
    stage.session.run(CloseRound(stage.round.id))
    stage.session.run(Reveal(stage.round.id))
    stage.click("Run-off among the tied")
    assert stage.field("Numbers called out").text() == ""
    assert told() == []


def test_numbers_typed_where_the_booth_is_offered_are_called_out(room: Callable[..., Room]) -> None:
    stage = room()
    stage.open_vote(voters=4)
    for letter in " 1 1 3":
        write(letter)
    assert stage.stage.booth is None
    assert stage.field("Numbers called out").text() == "1 1 3"
    press(Key.Key_Return)
    assert counted_dots(stage.session.state, stage.round) == {1: 2, 3: 1}
    assert stage.ballots() == []


@pytest.mark.parametrize("held", [CONTROL, NONE, None])
def test_the_booth_opens_with_its_key_enter_or_a_click(
    room: Callable[..., Room], held: Qt.KeyboardModifier | None
) -> None:
    stage = room()
    stage.open_vote()
    if held is None:
        stage.click("Open the booth")
    else:
        press(Key.Key_Return, held)
    assert stage.stage.booth is not None


def test_a_refusal_is_told_once(room: Callable[..., Room], qtbot: QtBot) -> None:
    stage = room()
    stage.open_vote(voters=2)
    write("9")
    with qtbot.assertNotEmitted(stage.session.refused):
        press(Key.Key_Return)
    assert stage.words().count("There is no number 9 on the list.") == 1


def test_numbers_called_out_are_typed(room: Callable[..., Room]) -> None:
    stage = room()
    stage.open_vote(voters=4)
    stage.click("Called out or counted")
    write("3 3 1")
    press(Key.Key_Return)
    write("2=6")
    press(Key.Key_Return)
    assert counted_dots(stage.session.state, stage.round) == {1: 1, 2: 6, 3: 2}
    assert "9 dots counted · 11 left for the room" in stage.words()
    write("4 9")
    press(Key.Key_Return)
    assert stage.field("Numbers called out").text() == "4 9"
    assert "There is no number 9 on the list." in stage.words()
    assert 4 not in counted_dots(stage.session.state, stage.round)


@pytest.mark.parametrize("way", ["called out", "booth"])
def test_a_vote_goes_on_as_it_was_cast_when_the_workshop_is_opened_again(
    room: Callable[..., Room], qtbot: QtBot, way: str
) -> None:
    stage = room()
    stage.open_vote()
    cast = CallOut(stage.round.id, "3 3 1") if way == "called out" else CastBallot(stage.round.id, ((1, 1),))
    stage.session.run(cast)
    again = VoteStage(stage.session, STEP)
    show(qtbot, again)
    counting = any(field.isVisible() for field in again.findChildren(QLineEdit) if field.placeholderText())
    assert counting is (way == "called out")


def test_counts_are_set_beside_the_candidates(room: Callable[..., Room]) -> None:
    stage = room()
    stage.open_vote(voters=2)
    stage.click("Called out or counted")
    stepper = stage.stepper("Dots for number 2: B")
    plus = next(b for b in stepper.findChildren(QAbstractButton) if b.accessibleName() == "More")
    for _press in range(5):
        QTest.mouseClick(plus, LEFT)
    assert counted_dots(stage.session.state, stage.round) == {2: 4}
    assert stepper.value() == 4
    assert any(text.startswith("At most 2 dots each") for text in stage.words())


def test_the_names_beside_the_counts_are_whole(room: Callable[..., Room]) -> None:
    name = "Departments do not know each other's solutions, and nobody has the time to find out what they are"
    stage = room()
    stage.session.run(RenameTheme(stage.session.state.ordered(Theme)[1].id, name))
    stage.open_vote()
    stage.stage.resize(1280, 600)
    stage.click("Called out or counted")
    QApplication.processEvents()
    assert is_whole(next(one for one in stage.stage.findChildren(QLabel) if one.text() == name))


def test_the_rule_changes_while_the_vote_is_open_but_not_under_ballots(room: Callable[..., Room]) -> None:
    stage = room()
    stage.open_vote()
    stage.click("Change the rule")
    stage.stepper("Dots each").setValue(1)
    assert (stage.round.dots, stage.round.cap) == (1, 1)
    stage.stepper("Dots each").setValue(4)
    stage.stepper("Voters").setValue(9)
    assert (stage.round.dots, stage.round.voters) == (4, 9)
    stage.session.run(CastBallot(stage.round.id, ((1, 1), (2, 1), (3, 1))))
    stage.stepper("Dots each").setValue(2)
    assert (stage.round.dots, stage.stepper("Dots each").value()) == (4, 4)
    assert any(text.startswith("Some ballots in the box (1) have more dots") for text in stage.words())
    stage.click("Close")
    assert stage.button("Open the booth").isEnabled()


# Closing and showing


def test_a_vote_closes_reopens_and_is_cancelled_only_when_empty(room: Callable[..., Room]) -> None:
    stage = room()
    stage.open_vote()
    assert not stage.button("Close the vote").isEnabled()
    stage.click("Cancel the vote")
    assert not stage.session.state.of(Round)
    stage.counted({1: 1})
    stage.click("Reopen the vote")
    assert stage.round.stage is RoundStage.OPEN
    stage.click("Close the vote")
    assert stage.round.stage is RoundStage.CLOSED


def test_the_result_is_shown_row_by_row_from_the_bottom(room: Callable[..., Room]) -> None:
    stage = room()
    stage.counted({1: 2, 2: 1}, {1: 1})
    assert "The result is hidden until you show it." in stage.words()
    press(Key.Key_Right)
    assert stage.round.shown == 1
    assert stage.ranking().accessibleDescription() == "Place 4: D, 0 dots"
    for key in (Key.Key_Right, Key.Key_Space):
        hold(key)
        assert stage.round.shown == 1, "a key that is held down shows one row"
    press(Key.Key_Space)
    assert stage.round.shown == 2
    assert "2 rows still hidden" in stage.words()
    stage.click("Show all")
    assert stage.round.shown == 4
    assert stage.ranking().accessibleDescription().startswith("Place 1: A, 3 dots. Place 2: B, 1 dot.")


def test_ties_are_said_in_words(room: Callable[..., Room]) -> None:
    stage = room(advance=2)
    stage.counted({1: 2, 2: 1, 3: 1})
    stage.click("Show all")
    assert "2 are tied at the line." in stage.words()
    stage.session.run(Reveal(stage.round.id))
    press(Key.Key_Down, ALT)
    assert stage.round.advance == 3
    assert "2 are tied at the line." not in stage.words()
    assert any("It changes nothing" in text for text in stage.words())


def test_ties_that_change_nothing_are_told_by_their_places(room: Callable[..., Room]) -> None:
    stage = room(advance=4)
    stage.counted({1: 2, 2: 2}, {3: 1, 4: 1})
    stage.click("Show all")
    assert "Ties at places 1 and 3." in stage.words()


AMONG = "A run-off among those who shared a place."


def test_a_run_off_settles_the_tie(room: Callable[..., Room]) -> None:
    stage = room(advance=2)
    stage.counted({1: 2, 2: 1, 3: 1})
    stage.click("Show all")
    stage.click("Run-off among the tied")
    assert [candidate.label for candidate in stage.round.candidates] == ["B", "C"]
    assert any(text.startswith(AMONG) for text in stage.words())
    press(Key.Key_Return, CONTROL)
    assert any(label.text().startswith(AMONG) for label in stage.booth.findChildren(QLabel))
    press(Key.Key_3)
    press(Key.Key_Return)
    press(Key.Key_Return)
    stage.click("Close the vote")
    stage.click("Show all")
    assert stage.ranking().accessibleDescription().startswith("Place 1: A, 2 dots. Place 2: C, 1 dot. Place 3: B")
    assert not any("tied" in text for text in stage.words())


def after_a_run_off(room: Callable[..., Room]) -> Room:
    """A leads; B, C and D shared two places; a run-off went to D and B."""
    stage = room(5, advance=3)
    stage.counted({1: 2, 2: 1, 3: 1, 4: 1}, {1: 1})
    stage.click("Show all")
    stage.session.run(OpenRound(STEP, 3, run_off=stage.round.id))
    for number in (4, 4, 2):
        stage.session.run(CastBallot(stage.round.id, ((number, 1),)))
    stage.session.run(CloseRound(stage.round.id))
    stage.click("Show all")
    QApplication.processEvents()
    return stage


def told_by(rankings: list[RankingWidget]) -> list[str]:
    return [ranking.accessibleDescription() for ranking in rankings if ranking.isVisible()]


BOTH = [
    "Place 1: A, 3 dots. Place 2: D, 1 dot. Place 3: B, 1 dot. Place 4: C, 1 dot. Place 5: E, 0 dots",
    "Place 1: D, 2 dots. Place 2: B, 1 dot. Place 3: C, 0 dots",
]


def test_a_run_off_has_its_own_result_under_that_of_the_round(room: Callable[..., Room]) -> None:
    stage = after_a_run_off(room)
    assert told_by(stage.stage.findChildren(RankingWidget)) == BOTH
    assert "Run-off among those who shared a place" in stage.words()
    assert "3 of 3 have voted · 3 dots · 1 each, at most 1 on one" in stage.words()
    assert any("the top 3 go on" in text for text in stage.words())
    assert stage.look_at(Key.Key_Down) == "Run-off 2"
    assert told_by(stage.stage.findChildren(RankingWidget)) == BOTH[1:]
    assert any("2 of these go on" in text for text in stage.words())
    press(Key.Key_Up, ALT)
    assert any("1 of these goes on" in text for text in stage.words())
    assert stage.look_at(Key.Key_Up) == "Round 1"
    assert any("the top 2 go on" in text for text in stage.words())


def test_a_row_whose_place_a_run_off_decided_says_so_where_its_dots_cannot(
    room: Callable[..., Room], qtbot: QtBot
) -> None:
    stage = after_a_run_off(room)
    first = stage.session.state.ordered(Round)[0]
    rows = [
        row
        for row in result_view(stage.session.state, first, Heading("", "", "", "", 0, 0, None)).rows
        if row is not None
    ]
    assert [(row.label, row.settled) for row in rows] == [
        ("A", False),
        ("D", True),
        ("B", True),
        ("C", True),
        ("E", False),
    ]

    def picture(row: ResultRow) -> QImage:
        ranking = RankingWidget()
        qtbot.addWidget(ranking)
        ranking.resize(900, 56)
        ranking.set_rows([row], 0, 3)
        return ranking.grab().toImage()

    assert picture(rows[1]) != picture(replace(rows[1], settled=False))


@pytest.mark.parametrize("code", ["en", "sv"])
def test_what_a_row_says_beside_its_dots_stands_on_one_line(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    drawn = words_drawn(monkeypatch)
    language = Language(code)
    ranking = RankingWidget(language)
    qtbot.addWidget(ranking)
    ranking.resize(900, 112)
    tied = ResultRow(3, 3, "A", 12, 15, tied=True, advances=False)
    ranking.set_rows([tied, replace(tied, tied=False, settled=True)], 0, 12)
    ranking.grab()
    voters = language.ngettext("{n} voter", "{n} voters", 15)
    assert {voters, language.gettext("tied"), language.gettext("by run-off")} <= set(drawn)


def test_which_round_is_looked_at_is_told_whole(room: Callable[..., Room]) -> None:
    stage = after_a_run_off(room)
    i18n.use("sv")
    assert stage.look_at(Key.Key_Down) == "Omgång 2, skilja åt"
    QApplication.processEvents()
    (rounds,) = (choice for choice in stage.stage.findChildren(Choice) if choice.isVisible())
    option = QStyleOptionComboBox()
    rounds.initStyleOption(option)
    style = rounds.style()
    room_for = style.subControlRect(
        style.ComplexControl.CC_ComboBox, option, style.SubControl.SC_ComboBoxEditField, rounds
    )
    assert rounds.fontMetrics().horizontalAdvance(rounds.currentText()) <= room_for.width()


def test_the_room_sees_the_round_and_the_run_off_apart(room: Callable[..., Room], qtbot: QtBot) -> None:
    stage = after_a_run_off(room)
    stage.session.run(GoToStep(STEP))
    surface = ProjectorSurface(stage.session)
    qtbot.addWidget(surface)
    surface.resize(1280, 720)
    surface.show()
    QApplication.processEvents()
    rankings = surface.findChildren(RankingWidget)
    assert told_by(rankings) == BOTH
    first, apart = (ranking.geometry() for ranking in rankings)
    assert first.bottom() < apart.top()
    assert [round(ranking.rowHeight()) for ranking in rankings] == [round(rankings[0].rowHeight())] * 2
    for ranking, rows in zip(rankings, (5, 3), strict=True):
        assert ranking.height() >= rows * ranking.rowHeight() - 1, "every row is seen"
    stage.session.run(OpenRound(STEP, 3))
    stage.session.run(CloseRound(stage.round.id))
    stage.session.run(Reveal(stage.round.id))
    assert len(told_by(rankings)) == 1, "a new vote has had no run-off"


def test_the_line_is_dragged_and_the_move_undone(room: Callable[..., Room]) -> None:
    stage = room(8, advance=3)
    stage.counted({1: 2, 2: 2, 3: 1}, {4: 2, 5: 1, 6: 1})
    stage.click("Show all")
    ranking = stage.ranking()
    start = QPoint(200, round(ranking.cutLine()))
    end = start + QPoint(0, round(ranking.rowHeight() * 2 + 6))
    QTest.mousePress(ranking, LEFT, pos=start)
    QTest.mouseMove(ranking, start + QPoint(0, 20))
    QTest.mouseMove(ranking, end)
    assert stage.round.advance == 3
    QTest.mouseRelease(ranking, LEFT, pos=end)
    assert stage.round.advance == 5
    assert stage.session.undo()
    assert stage.round.advance == 3
    press(Key.Key_Up, ALT)
    assert stage.round.advance == 2


def test_the_line_stays_while_the_drag_is_given_up(room: Callable[..., Room]) -> None:
    stage = room(8, advance=3)
    stage.counted({1: 2, 2: 2, 3: 1}, {4: 2, 5: 1, 6: 1})
    stage.click("Show all")
    ranking = stage.ranking()
    start = QPoint(200, round(ranking.cutLine()))
    QTest.mousePress(ranking, LEFT, pos=start)
    QTest.mouseMove(ranking, start + QPoint(0, 130))
    QTest.keyClick(ranking, Key.Key_Escape)
    QTest.mouseRelease(ranking, LEFT, pos=start + QPoint(0, 130))
    assert stage.round.advance == 3


def test_a_new_vote_keeps_the_earlier_one(room: Callable[..., Room]) -> None:
    stage = room()
    stage.counted({1: 2})
    stage.click("Show all")
    stage.click("New vote on the same")
    assert len(stage.session.state.of(Round)) == 2
    stage.session.run(CastBallot(stage.round.id, ((2, 1),)))
    stage.session.run(CloseRound(stage.round.id))
    stage.click("Show all")
    assert stage.ranking().accessibleDescription().startswith("Place 1: B")
    rounds = next(w for w in stage.stage.findChildren(QWidget) if w.accessibleName() == "Round" and w.isVisible())
    rounds.setFocus()
    press(Key.Key_Up)
    assert stage.ranking().accessibleDescription().startswith("Place 1: A")


def test_the_room_sees_no_more_than_the_console_has_shown(room: Callable[..., Room]) -> None:
    stage = room()
    stage.session.run(GoToStep(STEP))
    stage.counted({1: 2, 2: 1})
    press(Key.Key_Right)
    view = stage.session.audience()
    assert isinstance(view, ResultView)
    assert [row is None for row in view.rows] == [True, True, True, False]
    assert "Place 1" not in stage.ranking().accessibleDescription()


def test_a_theme_without_a_name_has_words_wherever_it_is_voted_on(room: Callable[..., Room]) -> None:
    stage = room()
    first = candidates(stage.session.state, stage.session.state.need(Step, STEP))[0]
    stage.session.run(RenameTheme(first.ref, ""))
    stage.session.run(GoToStep(STEP))
    before = stage.session.audience()
    assert isinstance(before, VoteView)
    assert before.candidates[0] == (1, "Unnamed theme")
    stage.open_booth()
    assert stage.card(1).candidate.label == "Unnamed theme"
    press(Key.Key_Escape)
    stage.session.run(CastBallot(stage.round.id, ((1, 2),)))
    stage.session.run(CloseRound(stage.round.id))
    stage.click("Show all")
    assert stage.ranking().accessibleDescription().startswith("Place 1: Unnamed theme")
