"""In the smallest window nothing that is needed lies outside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.program import House, houses, look
from tests.helpers.workshops import DAY, planned
from workshop_app import i18n
from workshop_app.commands.actions import AddDecision
from workshop_app.commands.agenda import EditStep, FinishWorkshop, SetParticipants
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.themes import GroupNotes
from workshop_app.commands.voting import OpenRound
from workshop_app.domain.enums import CandidateKind, StepKind
from workshop_app.domain.records import Lane, Note, Step
from workshop_app.services.clock import new_id
from workshop_app.services.library import Library
from workshop_app.ui.console.agenda_panel import StepRow
from workshop_app.ui.driving import settle, wait_until
from workshop_app.ui.minutes import MinutesPage
from workshop_app.ui.plan.page import PlanPage
from workshop_app.ui.shell import MainWindow
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.choices import CheckBox

__all__ = ["look"]  # fixtures

SMALLEST = (960, 600)
LOW = (960, 508)
"""What is left for a window of 1920 × 1080 at 200 %."""


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    yield from houses(tmp_path, qtbot, planned("ledningsgrupp", "sv"))


def place_of(widget: QWidget) -> tuple[QRect, QRect]:
    """Where a widget is in what is seen of the scroll area it lies in, and what that is."""
    above = widget.parentWidget()
    while not isinstance(above, QScrollArea):
        assert above is not None
        above = above.parentWidget()
    viewport = above.viewport()
    return QRect(widget.mapTo(viewport, QPoint(0, 0)), widget.size()), viewport.rect()


def is_seen(widget: QWidget) -> bool:
    place, seen = place_of(widget)
    return seen.contains(place)


def test_of_the_home_page_only_the_list_scrolls(house: House) -> None:
    library = Library(house.store, new_id)
    for _ in range(8):
        library.create_from_template("tom-tavla", "en", DAY)
    page = house.window.front.home
    page.refresh()
    summaries = {template.summary("en") for template in library.templates()}
    said = [label for label in page.templates.findChildren(QLabel) if label.text() in summaries]
    assert len(said) == len(page.templates.cards)
    house.window.resize(*SMALLEST)
    settle()
    whole = next(iter(page.findChildren(QScrollArea)))
    assert whole.verticalScrollBar().maximum() == 0
    assert page.list.verticalScrollBar().maximum() > 0
    assert page.list.viewport().height() > 100
    assert all(is_seen(card) for card in page.templates.cards)
    house.window.resize(1280, 720)
    settle()
    assert all(label.isVisible() for label in said), "where there is room they say what they contain"


def test_the_home_page_of_the_first_start_needs_no_scrolling(house: House) -> None:
    page = house.window.front.home
    Library(house.store, new_id).delete(house.id)
    page.refresh()
    house.window.resize(*SMALLEST)
    settle()
    whole = next(iter(page.findChildren(QScrollArea)))
    assert whole.verticalScrollBar().maximum() == 0
    assert is_seen(next(label for label in page.findChildren(QLabel) if label.text() == "No workshops yet"))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_home_page_comes_to_rest_at_every_size_of_its_window(house: House, language: str) -> None:
    """Where a scroll bar, or its absence, would change how much the templates say, the program once ended."""
    i18n.use(language)
    house.store.delete(house.id)
    window = MainWindow(house.services())
    window.show()
    window.front.banner.say("x", "warning")
    cards = window.front.home.templates.cards
    for height in range(600, 641, 8):
        for width in range(1150, 1251, 5):
            window.resize(width, height)
            settle()
            assert len({card.height() for card in cards}) == 1
            assert all(card.heightForWidth(card.width()) <= card.height() for card in cards), "no word is cut"
    window.close()
    window.deleteLater()


@pytest.mark.parametrize("glides", ["0", "1"])
def test_the_step_on_the_screen_is_seen_in_the_agenda_whichever_it_is(
    house: House, monkeypatch: pytest.MonkeyPatch, glides: str
) -> None:
    monkeypatch.setenv("VERKSTAD_REDUCED_MOTION", "0" if glides == "1" else "1")
    console = house.begin()
    house.window.resize(*SMALLEST)
    for step in house.state.ordered(Step):
        console.go_to(step.id)
        settle()
        if console.agenda.isFolded():
            continue
        wait_until(lambda: console.agenda.width() == console.agenda.sizeHint().width())
        row = next(row for row in console.findChildren(StepRow) if row.place == "present")
        wait_until(lambda row=row: is_seen(row))  # type: ignore[misc]


def with_lanes_open(house: House) -> PlanPage:
    """The plan in the smallest window, its lanes shown."""
    house.window.open_workshop(house.id)
    house.window.resize(*SMALLEST)
    page = house.window.page
    assert isinstance(page, PlanPage)
    page.facts.toggle()
    settle()
    return page


def test_all_that_can_be_done_to_a_lane_is_seen_in_the_plan(house: House) -> None:
    page = with_lanes_open(house)
    buttons = [button for button in page.findChildren(IconButton) if button.accessibleName() == "Remove the lane"]
    assert len(buttons) == 4
    for button in buttons:
        place, seen = place_of(button)
        assert seen.left() <= place.left() < place.right() <= seen.right()


def test_the_plan_begins_with_its_heading(house: House) -> None:
    house.window.open_workshop(house.id)
    settle()
    page = house.window.page
    assert isinstance(page, PlanPage)
    heading = next(label for label in page.findChildren(QLabel) if label.text() == "Agenda")
    assert is_seen(heading)


def test_the_name_of_a_lane_can_be_read_in_the_plan(house: House) -> None:
    page = with_lanes_open(house)
    names = [field for field in page.findChildren(QLineEdit) if field.accessibleName() == "Name of the lane"]
    assert len(names) == 4
    for name in names:
        assert name.fontMetrics().horizontalAdvance(name.text()) < name.width() - 32


@pytest.mark.parametrize("language", ["en", "sv"])
def test_what_is_chosen_for_buzz_groups_can_be_read_in_the_plan(house: House, language: str) -> None:
    i18n.use(language)
    house.window.open_workshop(house.id)
    house.window.resize(*SMALLEST)
    page = house.window.page
    assert isinstance(page, PlanPage)
    page.agenda.select(house.step(StepKind.BUZZ_GROUP).id)
    settle()
    choices = [box for box in page.inspector.findChildren(CheckBox) if box.isVisible()]
    assert len(choices) == 1 + len(house.state.of(Lane)), "to mix units, and the lanes of the harvest"
    for box in choices:
        assert box.width() >= box.sizeHint().width(), box.text()


def test_the_fields_of_every_step_have_room_in_the_plan(house: House) -> None:
    house.window.open_workshop(house.id)
    house.window.resize(*SMALLEST)
    page = house.window.page
    assert isinstance(page, PlanPage)
    areas = [area for area in page.findChildren(QScrollArea) if area.isAncestorOf(page.inspector)]
    assert len(areas) == 1
    for step in house.state.ordered(Step):
        page.agenda.select(step.id)
        settle()
        inside = areas[0].widget()
        assert inside is not None
        assert inside.width() <= areas[0].viewport().width(), step.title


def test_what_one_can_do_in_a_step_is_whole(house: House) -> None:
    console = house.begin()
    house.session.run(AddNotes(house.state.ordered(Lane)[0].id, ("Time", "Money")))
    for note in house.state.ordered(Note):
        house.session.run(GroupNotes((note.id,), note.text))
    house.window.resize(*SMALLEST)
    for step in house.state.ordered(Step):
        if step.kind is StepKind.VOTE:
            house.session.run(EditStep(step.id, {"candidates": CandidateKind.THEME, "lanes": ()}))
            house.session.run(OpenRound(step.id, 7))
        elif step.kind is not StepKind.BUZZ_GROUP:
            continue
        console.go_to(step.id)
        settle()
        assert console.stage is not None
        for button in console.stage.findChildren(Button):
            if button.isVisible():
                assert button.size() == button.size().expandedTo(button.sizeHint()), button.text()
                assert button.visibleRegion().boundingRect() == button.rect(), button.text()


def cut_off(page: QWidget) -> list[str]:
    """What one can press or write in, but for what scrolls, that is not whole."""
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
    controls = [one for one in page.findChildren(QWidget) if isinstance(one, kinds)]
    seen = [one for one in controls if one.isVisible() and not scrolls(one)]
    assert seen
    return [one.accessibleName() for one in seen if one.visibleRegion().boundingRect() != one.rect()]


def scrolls(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above is not None


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("listed", [True, False])
def test_on_a_screen_scaled_to_200_percent_one_can_do_everything(house: House, language: str, listed: bool) -> None:
    i18n.use(language)
    house.window.setMinimumSize(*LOW)  # as on such a screen
    house.window.resize(*LOW)
    settle()
    assert cut_off(house.window.page) == []
    console = house.begin()
    if listed:
        house.session.run(SetParticipants(tuple((f"Name {n}", f"Unit {n}") for n in range(20))))
    lane = house.state.ordered(Lane)[0].id
    for words in ("Time", "Money", "Nobody knows who decides, and so nothing is decided before the summer"):
        house.session.run(AddNotes(lane, (words,)))
        house.session.run(AddDecision(f"{words}: it is looked into by somebody before the next meeting of us all"))
        house.session.run(GroupNotes((house.state.ordered(Note)[-1].id,), words))
    for finished in (False, True):
        if finished:
            house.session.run(FinishWorkshop())
            house.window.show_console()
            console = house.console
        for step in house.state.ordered(Step):
            if finished and step.kind is StepKind.VOTE:
                continue  # nobody will open it any more
            console.go_to(step.id)
            settle()
            assert house.window.size().toTuple() == LOW
            assert cut_off(console) == [], (step.kind, finished)
    house.window.show_minutes()
    settle()
    assert cut_off(house.window.page) == []


def test_the_pages_of_the_preview_are_as_wide_as_there_is_room_for(house: House) -> None:
    house.window.open_workshop(house.id)
    house.window.show_minutes()
    page = house.window.page
    assert isinstance(page, MinutesPage)
    wait_until(lambda: not page.preview.busy())
    settle()

    def widths() -> set[int]:
        return {label.width() for label in page.preview.findChildren(QLabel) if not label.pixmap().isNull()}

    wide = widths()
    house.window.resize(*SMALLEST)
    settle()
    narrow = widths()
    assert max(narrow) <= page.preview.viewport().width() < max(wide)
    house.window.resize(1280, 720)
    settle()
    assert widths() == wide
