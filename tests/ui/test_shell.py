"""The window: where one gets from where, and that only one workshop is open at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.program import House, houses, look
from tests.helpers.workshops import Ids, planned
from workshop_app.commands.agenda import DeleteStep, EditStep, FinishWorkshop
from workshop_app.domain.enums import Stage
from workshop_app.domain.records import Step
from workshop_app.ui.console.page import ConsolePage
from workshop_app.ui.driving import button, click, press, settle, write
from workshop_app.ui.home import HomePage
from workshop_app.ui.home_templates import TemplateCard
from workshop_app.ui.minutes import MinutesPage
from workshop_app.ui.plan.page import PlanPage
from workshop_app.ui.settings_page import SettingsPage
from workshop_app.ui.shell import MainWindow
from workshop_app.ui.widgets.toast import Toast

__all__ = ["look"]  # fixtures


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    yield from houses(tmp_path, qtbot, planned("bikupa", "en"))


def seen(house: House, kind: type[QWidget]) -> bool:
    """Whether a page of this kind can be seen."""
    return any(page.isVisible() for page in house.window.findChildren(kind))


def test_the_window_opens_at_home_where_one_can_search_at_once(house: House) -> None:
    assert seen(house, HomePage)
    assert not seen(house, SettingsPage)
    assert house.window.session is None


def test_a_new_window_leaves_room_on_a_small_screen_for_its_frame(house: House) -> None:
    window = MainWindow(house.services())
    room = window.screen().availableSize()
    assert room.height() < 860, "the screen of the tests is small"
    assert window.height() <= room.height() - 30
    window.deleteLater()


class WindowsSeen(QObject):
    """Which widgets are shown as windows of their own, if only for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.kinds.append(type(watched).__name__)
        return False


def test_no_page_flashes_as_a_window_of_its_own_before_it_stands_in_its_place(house: House, qapp: QApplication) -> None:
    seen = WindowsSeen()
    qapp.installEventFilter(seen)
    window = MainWindow(house.services())
    window.show()
    window.front.show_place("settings")
    window.open_workshop(house.id)
    window.start()
    assert isinstance(window.page, ConsolePage)
    assert window.session is not None
    for _ in window.session.state.ordered(Step):
        window.page.next_step()
        settle()
    window.show_minutes()
    window.show_home()
    qapp.removeEventFilter(seen)
    assert seen.kinds == ["MainWindow"]
    window.close()
    window.deleteLater()


def test_the_rail_leads_to_the_settings_and_home_again(house: House) -> None:
    click(button(house.window.front.rail, "Settings"))
    assert seen(house, SettingsPage)
    assert not seen(house, HomePage)
    click(button(house.window.front.rail, "Home"))
    assert seen(house, HomePage)


def test_a_template_becomes_a_workshop_whose_plan_opens(house: House) -> None:
    card = next(one for one in house.window.findChildren(TemplateCard) if one.template_id == "bikupa-forbattring")
    click(card)
    assert isinstance(house.window.page, PlanPage)
    assert house.session.workshop.stage is Stage.PLANNED
    assert house.session.workshop.id != house.id


def test_starting_puts_the_first_step_on_the_screen(house: House) -> None:
    house.window.open_workshop(house.id)
    assert isinstance(house.window.page, PlanPage)
    house.window.page.start_requested.emit()
    assert isinstance(house.window.page, ConsolePage)
    assert house.session.step == house.state.ordered(Step)[0]
    assert house.on_disk().workshop.stage is Stage.OPEN


def test_starting_again_goes_to_the_step_that_is_on_the_screen(house: House) -> None:
    house.begin()
    press("PgDown")
    house.window.show_plan()
    house.window.start()
    assert isinstance(house.window.page, ConsolePage)
    assert house.session.step == house.state.ordered(Step)[1]


def test_without_a_step_there_is_nothing_to_start(house: House) -> None:
    house.window.open_workshop(house.id)
    for step in house.state.ordered(Step):
        house.session.run(DeleteStep(step.id))
    house.window.start()
    assert isinstance(house.window.page, PlanPage)
    assert "Add a step to the agenda first." in [toast.text for toast in house.window.findChildren(Toast)]
    assert house.on_disk().workshop.stage is Stage.PLANNED


def test_going_home_closes_the_workshop_and_lists_it_as_it_is_now(house: House) -> None:
    console = house.begin()
    console.bar.homeClicked.emit()
    settle()
    assert house.window.session is None
    assert seen(house, HomePage)
    assert not house.window.findChildren(ConsolePage), "nothing of it is left behind"
    model = house.window.front.home.list.model()
    row = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "Under way" in row


@pytest.mark.parametrize("stage", Stage)
def test_who_goes_home_finds_the_keyboard_where_it_was_there(house: House, stage: Stage) -> None:
    if stage is not Stage.PLANNED:
        house.begin()
    if stage is Stage.DONE:
        house.session.run(FinishWorkshop())
    home = house.window.front.home
    house.window.show_home()
    for where in (home.search, home.list):
        where.setFocus()
        house.window.open_workshop(house.id)
        settle()
        house.window.show_home()
        settle()
        assert where.hasFocus()


@pytest.mark.parametrize("sought", ["", "nothing is called so"])
def test_enter_at_home_opens_the_workshop_that_was_made_there_and_makes_no_other(house: House, sought: str) -> None:
    home = house.window.front.home
    write(sought, home.search)
    home.templates.cards[0].setFocus()
    press("Return")
    made = house.session.workshop.id
    house.window.show_home()
    settle()
    press("Return")
    assert house.session.workshop.id == made
    assert len(house.store.workshops()) == 2


def test_what_a_workshop_offers_goes_with_it(house: House) -> None:
    house.begin()
    step = house.state.ordered(Step)[0]
    house.session.run(EditStep(step.id, {"title": "Hello"}))
    house.console.undo()
    assert [toast for toast in house.window.findChildren(Toast) if toast.isVisible()]
    house.window.show_home()
    assert not [toast for toast in house.window.findChildren(Toast) if toast.isVisible()]


def test_opening_another_workshop_closes_the_first(house: House) -> None:
    house.store.add(planned("tom-tavla", "en", Ids("other")))
    other = next(listed.id for listed in house.store.workshops() if listed.id != house.id)
    house.begin()
    first = house.session
    heard: list[object] = []
    first.ticked.connect(lambda: heard.append(1))
    house.window.open_workshop(other)
    settle()
    assert house.session.workshop.id == other
    assert len(house.window.findChildren(PlanPage)) == 1
    assert house.session is not first


def test_a_finished_workshop_opens_at_its_minutes_and_can_be_looked_at(house: House) -> None:
    house.begin()
    house.session.run(FinishWorkshop())
    house.restart()
    assert isinstance(house.window.page, MinutesPage)
    click(button(house.window.page, "Back to the workshop"))
    assert isinstance(house.window.page, ConsolePage)
    assert house.on_disk().workshop.stage is Stage.DONE, "looking opens nothing"
    click(button(house.window.page, "Open it again"))
    assert house.on_disk().workshop.stage is Stage.OPEN


def test_f11_fills_the_screen_and_gives_it_back(house: House) -> None:
    press("F11", house.window)
    assert house.window.isFullScreen()
    press("F11", house.window)
    assert not house.window.isFullScreen()


def test_f5_does_nothing_where_there_is_nothing_for_the_room(house: House) -> None:
    press("F5", house.window)
    assert seen(house, HomePage)
    house.window.open_workshop(house.id)
    press("F5", house.window)
    assert isinstance(house.window.page, PlanPage)
    assert not house.window.isFullScreen()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_every_page_fits_the_window(house: House, width: int, height: int) -> None:
    """From 1280×720 nothing makes the window grow."""
    house.window.resize(width, height)
    house.begin()
    for step in house.state.ordered(Step):
        house.console.go_to(step.id)
        settle()
        assert (house.window.width(), house.window.height()) == (width, height), step.title
    for go in (house.window.show_plan, house.window.show_minutes, house.window.show_home):
        go()
        settle()
        assert (house.window.width(), house.window.height()) == (width, height)
