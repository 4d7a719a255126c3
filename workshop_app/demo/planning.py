"""The first part of the demo: home, a new workshop, its agenda and its participants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication, QMenu

from workshop_app import i18n
from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.i18n import _
from workshop_app.ui.driving import button, click, named, press, settle, write
from workshop_app.ui.home_templates import TemplateCard
from workshop_app.ui.plan.page import PlanPage
from workshop_app.ui.plan.participants import PasteSheet
from workshop_app.ui.widgets.choices import CheckBox
from workshop_app.ui.widgets.fields import TextArea, TextField
from workshop_app.ui.widgets.numbers import MinutesField
from workshop_app.wording import STEP_KINDS

if TYPE_CHECKING:
    from workshop_app.demo.player import Player


def play(player: Player) -> None:
    """From the home page to a plan that is ready to start."""
    player.picture("home")
    card = next(c for c in player.window.findChildren(TemplateCard) if c.template_id == "tom-tavla")
    click(card)
    page = _page(player)
    _facts(player, page)
    for number, step in enumerate(player.example["steps"]):
        _step(player, page, step, first=number == 0)
    _drop_first(player, page)
    _participants(player, page)
    click(page.agenda.rows[1])
    player.picture("plan")


def _page(player: Player) -> PlanPage:
    page = player.program.window.page
    assert isinstance(page, PlanPage)
    return page


def _facts(player: Player, page: PlanPage) -> None:
    click(button(page, _("Show the facts of the workshop")))
    example = player.example
    for name, value in (
        (_("Name"), player.say(example["title"])),
        (_("Place"), player.say(example["place"])),
        (_("Organisation"), player.say(example["organisation"])),
    ):
        _replace(named(page.facts, TextField, name), value)
    _replace_area(named(page.facts, TextArea, _("Purpose")), player.say(example["purpose"]))
    player.picture("facts")
    click(button(page, _("Hide the facts of the workshop")))


def _replace(field: TextField, value: str) -> None:
    click(field)
    press("Ctrl+A")
    write(value)


def _replace_area(area: TextArea, value: str) -> None:
    click(area.viewport())
    press("Ctrl+A")
    write(value)


def _step(player: Player, page: PlanPage, step: dict[str, Any], *, first: bool) -> None:
    """Add a step by its menu and fill in its fields."""
    kind = StepKind(step["kind"])
    page.agenda.rows[-1].setFocus()
    press("Ctrl+N")
    menu = next(m for m in page.findChildren(QMenu) if m.isVisible())
    words = i18n.current().gettext(STEP_KINDS[kind])
    while menu.activeAction() is None or menu.activeAction().text() != words:
        press("Down", menu)
    press("Return", menu)
    settle()
    form = page.inspector
    assert QApplication.focusWidget() is not None
    press("Ctrl+A")
    write(player.say(step["title"]))
    for name, key in (
        (_("Question on the screen"), "question"),
        (_("Instruction"), "instruction"),
        (_("Your notes"), "notes"),
    ):
        if key in step:
            _replace_area(named(form, TextArea, name), player.say(step[key]))
    if kind is StepKind.BUZZ_GROUP:
        for name, key in (
            (_("On your own"), "alone_minutes"),
            (_("In buzz groups"), "group_minutes"),
            (_("Harvest"), "harvest_minutes"),
        ):
            _minutes(named(form, MinutesField, name), step[key])
        _lanes(player, page, step)
    else:
        _minutes(named(form, MinutesField, _("Length")), step["minutes"])


def _minutes(field: MinutesField, minutes: int) -> None:
    click(field)
    press("Ctrl+A")
    write(str(minutes))
    press("Tab")


def _lanes(player: Player, page: PlanPage, step: dict[str, Any]) -> None:
    """Leave only the lanes that the step works with."""
    wanted = {NoteKind(kind) for kind in step.get("lanes", ())}
    for lane in player.example["lanes"]:
        tick = next(
            (box for box in page.inspector.findChildren(CheckBox) if box.text() == player.say(lane["title"])), None
        )
        if tick is not None and wanted and tick.isChecked() != (NoteKind(lane["kind"]) in wanted):
            click(tick)


def _drop_first(player: Player, page: PlanPage) -> None:
    """The empty board's own step goes; undo and redo on the way, as people do."""
    click(page.agenda.rows[0])
    press("Delete")
    press("Ctrl+Z")
    press("Ctrl+Y")


def _participants(player: Player, page: PlanPage) -> None:
    click(page.participants.paste)
    sheet = player.window.findChild(PasteSheet)
    assert sheet is not None
    lines = [f"{person.get('name', '')}, {player.say(person['unit'])}" for person in player.example["participants"]]
    QApplication.clipboard().setText("\n".join(lines))
    sheet.text.setFocus()
    press("Ctrl+V")
    player.picture("participants")
    click(sheet.use)
    player.front()
