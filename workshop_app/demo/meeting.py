"""The second part of the demo: the meeting itself, from the first step to the minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from workshop_app.domain.board import notes_in_theme, themes
from workshop_app.domain.board_geometry import Box
from workshop_app.domain.enums import Level, NoteKind
from workshop_app.domain.records import Harvest, Lane, Note
from workshop_app.i18n import _
from workshop_app.ui.booth.page import BoothPage
from workshop_app.ui.console.actions_stage import ActionsStage
from workshop_app.ui.console.actions_winners import WinnerRow
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.console.page import ConsolePage
from workshop_app.ui.console.theme_stage import ThemeStage
from workshop_app.ui.console.vote_stage import VoteStage
from workshop_app.ui.driving import button, click, drag, named, press, settle, wait_until, write
from workshop_app.ui.minutes import MinutesPage
from workshop_app.ui.widgets.fields import TextField
from workshop_app.wording import LEVELS

if TYPE_CHECKING:
    from workshop_app.demo.player import Player


def play(player: Player) -> None:
    """The meeting."""
    player.room("projector-welcome")
    press("Ctrl+Return")
    player.room("projector-information")
    _buzz(player, NoteKind.PROBLEM, "problems")
    _buzz(player, NoteKind.IDEA, "ideas")
    _collect(player)
    press("PgDown", _console(player))
    player.room("projector-break")
    press("PgDown", _console(player))
    _theme(player)
    press("PgDown", _console(player))
    _vote(player)
    press("PgDown", _console(player))
    _actions(player)
    press("PgDown", _console(player))
    player.picture("check-out")
    press("Ctrl+PgDown", _console(player))
    _minutes(player)


def _console(player: Player) -> ConsolePage:
    page = player.program.window.page
    assert isinstance(page, ConsolePage)
    return page


def _buzz(player: Player, kind: NoteKind, name: str) -> None:
    """Draw groups, let them talk, and harvest lap by lap until each group is empty."""
    press("PgDown", _console(player))
    if kind is NoteKind.PROBLEM:
        press("F6", _console(player))
        player.picture("buzz-groups")
        player.room("projector-buzz-groups")
    press("Ctrl+Right", _console(player))
    press("Ctrl+Right", _console(player))
    notes = [note for note in player.example["notes"] if note["lane"] == kind.value]
    for number, note in enumerate(notes):
        _give_turn_to(player, note["group"])
        _enter(player, note)
        if number == len(notes) // 2:
            player.picture(f"harvest-{name}")
            player.room(f"projector-harvest-{name}")


def _give_turn_to(player: Player, group: int) -> None:
    """Groups that have nothing more are passed by, as the facilitator would."""
    step = player.session.step
    assert step is not None
    for _turn in range(40):
        harvest = player.session.state.find(Harvest, step.id)
        if harvest is None or harvest.turn in (0, group):
            return
        press("F7", _console(player))


def _enter(player: Player, note: dict[str, Any]) -> None:
    """Write a note in the quick-entry line, with its area."""
    field = QApplication.focusWidget()
    assert field is not None
    write(f"{player.say(note['text'])} #{player.say(note['tag'])}" if note.get("tag") else player.say(note["text"]))
    press("Return")


def _collect(player: Player) -> None:
    """What is missing on the board goes to the parking lot, with Tab to its lane."""
    press("PgDown", _console(player))
    stage = _console(player).stage
    assert isinstance(stage, CollectStage)
    stage.entry.field.setFocus()
    parked = next(lane for lane in player.session.state.of(Lane).values() if lane.kind is NoteKind.PARKED)
    while stage.entry.lane is None or stage.entry.lane.id != parked.id:
        press("Tab")
    for note in player.example["notes"]:
        if note["lane"] == NoteKind.PARKED.value:
            _enter(player, note)
    player.picture("console")
    player.room("projector-board")


def _theme(player: Player) -> None:
    """Some notes are dragged together, the rest are chosen and grouped by keyboard; all are named."""
    stage = _console(player).stage
    assert isinstance(stage, ThemeStage)
    by_text = {note.text: note.id for note in player.session.state.of(Note).values()}
    ids = {plan["key"]: by_text[player.say(plan["text"])] for plan in player.example["notes"]}
    for number, plan in enumerate(player.example["themes"]):
        members = [ids[key] for key in plan["notes"]]
        if number == 0:
            _drag_together(stage, members, player.say(plan["name"]))
        else:
            _group_by_key(stage, members)
            write(player.say(plan["name"]))
            press("Return")
        grouped = {note.id for note in notes_in_theme(player.session.state, board_themes(player)[number])}
        assert grouped == set(members), f"theme {number + 1} has other notes than the example"
        if number == 3:
            player.picture("themes-half-way")
    press("Home", stage.board)
    player.picture("themes")
    player.room("projector-themes")


def board_themes(player: Player) -> list[str]:
    """Ids of the themes in order."""
    return [numbered.theme.id for numbered in themes(player.session.state)]


def _box(stage: ThemeStage, note_id: str) -> Box:
    box = stage.board.box_of(note_id)
    assert box is not None
    return box


def _centre(stage: ThemeStage, note_id: str) -> QPoint:
    """The middle of a note in the board's view, scrolled to if it must be."""
    stage.board.reveal(_box(stage, note_id))
    settle()
    return stage.board.in_view(_box(stage, note_id)).center()


def _drag_together(stage: ThemeStage, members: list[str], name: str) -> None:
    """Drag one note onto another, which makes a theme that is named at once; then the others onto it.

    What cannot be seen together with the theme is put there by its number.
    """
    view = stage.board.viewport()
    drag(view, _centre(stage, members[0]), _centre(stage, members[1]))
    write(name)
    press("Return")
    for note_id in members[2:]:
        target, source = _centre(stage, members[0]), _centre(stage, note_id)
        target = stage.board.in_view(_box(stage, members[0])).center()
        if view.rect().contains(target):
            drag(view, source, target)
        else:
            click(view, source.toPointF())
            press("1", stage.board)


def _group_by_key(stage: ThemeStage, members: list[str]) -> None:
    """Choose notes with Ctrl and the mouse, and press G: the name is written at once."""
    view = stage.board.viewport()
    for number, note_id in enumerate(members):
        point = _centre(stage, note_id)
        modifiers = Qt.KeyboardModifier.ControlModifier if number else Qt.KeyboardModifier.NoModifier
        click(view, point.toPointF(), modifiers)
    press("G", stage.board)


def _vote(player: Player) -> None:
    """Open the vote, let all into the booth one by one, close it and show the result from the bottom up."""
    stage = _console(player).stage
    assert isinstance(stage, VoteStage)
    player.picture("vote-before")
    player.room("projector-before-vote")
    click(button(stage, _("Open the vote")))
    player.picture("vote-open")
    press("Ctrl+Return")
    booth = player.window.findChild(BoothPage)
    assert booth is not None
    numbers = {plan["key"]: number for number, plan in enumerate(player.example["themes"], start=1)}
    whole = max(sum(dots for _key, dots in ballot) for ballot in player.example["ballots"])
    for number, ballot in enumerate(player.example["ballots"]):
        for key, dots in ballot:
            write(str(numbers[key]) * dots)
        if number == 8:
            player.picture("booth")
            player.room("projector-ballots-in")
        press("Return")
        if not ballot:
            press("A")
        elif sum(dots for _key, dots in ballot) < whole:
            press("Return")  # yes, with dots left
        press("Return")
    player.front()
    click(button(stage, _("Close the vote")))
    player.picture("vote-closed")
    for row in range(len(numbers)):
        press("Right")
        if row == 4:
            player.room("projector-reveal")
    player.picture("results")
    player.room("projector-results")


def _actions(player: Player) -> None:
    """Decisions, and actions by keyboard alone: what, who, when, level."""
    stage = _console(player).stage
    assert isinstance(stage, ActionsStage)
    themes = {plan["key"]: player.say(plan["name"]) for plan in player.example["themes"]}
    for action in player.example["actions"]:
        row = next(row for row in stage.findChildren(WinnerRow) if themes[action["theme"]] in row.accessibleName())
        if not row.isChecked():
            click(row)
        write(player.say(action["what"]), stage.form.what)
        for words in (player.say(action["who"]), f"+{action['due_days']}"):
            press("Tab")
            write(words)
        press("Tab")
        for _step in range(list(LEVELS).index(Level(action["level"]))):
            press("Down")
        press("Tab")
        press("Return")
    for decision in player.example["decisions"]:
        write(player.say(decision), named(stage.decisions, TextField, _("New decision")))
        press("Return")
    player.picture("actions")
    player.room("projector-actions")


ANSWER_MS = 300


def _minutes(player: Player) -> None:
    """Look at the minutes and save them as a PDF."""
    page = player.program.window.page
    assert isinstance(page, MinutesPage)
    page.wait()
    settle()
    player.picture("minutes")
    path = str(player.folder / "minutes.pdf")
    QTimer.singleShot(ANSWER_MS, lambda: _answer_dialog(path))
    press("Ctrl+S", page)
    wait_until(lambda: path in page.banner.text())
    player.picture("minutes-saved")


def _answer_dialog(path: str) -> None:
    """Name the file, as soon as the dialog is there: on a busy computer it comes late."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QFileDialog):
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.setText(path)  # not by key: the dialog may not have the keyboard yet
        dialog.accept()
    if dialog is None or dialog.isVisible():
        QTimer.singleShot(ANSWER_MS, lambda: _answer_dialog(path))
