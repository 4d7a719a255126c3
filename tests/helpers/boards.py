"""A workshop on a real library file, with a board to work on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.keys import LEFT, NONE
from workshop_app import i18n
from workshop_app.domain.enums import NoteKind, Stage, StepKind
from workshop_app.domain.ordering import keys_between
from workshop_app.domain.records import BuzzGroup, Harvest, Lane, Note, Participant, Record, Step, Theme, Workshop
from workshop_app.domain.state import State
from workshop_app.services.clock import SteadyClock, new_id
from workshop_app.services.editor import Editor, system_context
from workshop_app.storage.store import SqliteStore
from workshop_app.ui import motion
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.session import Session

PROBLEMS = ("Decisions come too late", "Nobody owns an idea", "Only urgent things get done")
IDEAS = ("An idea log that managers read every month", "Answers within five days")

W = TypeVar("W", bound=QWidget)


class BoardCase:
    """A session with three lanes, five notes and two steps, and short ways to ask what is on disk."""

    def __init__(self, path: Path, *, notes: bool = True, groups: int = 0) -> None:
        self.path = path
        self.store = SqliteStore(path)
        records = _records(notes=notes, groups=groups)
        self.id = records[0].workshop_id
        self.store.add(records)
        self.session = Session(Editor(self.store, self.id, system_context(new_id, SteadyClock().now)))

    def step(self, kind: StepKind) -> str:
        """Id of the step of a kind."""
        return next(step.id for step in self.state.ordered(Step) if step.kind is kind)

    def lane(self, kind: NoteKind) -> str:
        """Id of the lane of a kind."""
        return next(lane.id for lane in self.state.of(Lane).values() if lane.kind is kind)

    @property
    def state(self) -> State:
        """The state in memory."""
        return self.session.state

    def on_disk(self) -> State:
        """The state as another program would read it."""
        other = SqliteStore(self.path)
        try:
            return other.load(self.id)
        finally:
            other.close()

    def texts(self, lane: NoteKind) -> list[str]:
        """The texts on disk of a lane, in order."""
        state = self.on_disk()
        lane_id = next(found.id for found in state.of(Lane).values() if found.kind is lane)
        return [note.text for note in state.ordered(Note, lambda note: note.lane_id == lane_id)]

    def note(self, text: str) -> str:
        """Id of the note with a text."""
        return next(note.id for note in self.state.of(Note).values() if note.text == text)

    def themes(self) -> list[tuple[str, list[str]]]:
        """(name, texts) of the themes on disk."""
        state = self.on_disk()
        return [
            (theme.name, [note.text for note in state.ordered(Note, lambda note, id_=theme.id: note.theme_id == id_)])  # type: ignore[misc]
            for theme in state.ordered(Theme)
        ]

    def close(self) -> None:
        """Close session and file."""
        self.session.close()
        self.store.close()


def cases(folder: Path, *, notes: bool = True, groups: int = 0) -> Iterator[BoardCase]:
    """A case for a fixture, in English and without gliding: `yield from` it."""
    i18n.use("en")
    motion.set_reduced(True)
    made = BoardCase(folder / "library.db", notes=notes, groups=groups)
    yield made
    made.close()


def shown(widget: W, qtbot: QtBot, width: int = 1300, height: int = 830) -> W:
    """A widget in a window of its own, once that is on the screen."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def undone(case: BoardCase, before: State) -> bool:
    """Undo; whether the library is then as it was before."""
    case.session.undo()
    return case.on_disk() == before


def _records(*, notes: bool, groups: int) -> list[Record]:
    workshop_id = new_id()
    lanes = [
        Lane(id=new_id(), workshop_id=workshop_id, position=key, kind=kind, title=title)
        for key, kind, title in zip(
            keys_between("", "", 3),
            (NoteKind.PROBLEM, NoteKind.IDEA, NoteKind.PARKED),
            ("Problems", "Ideas", "Parking lot"),
            strict=True,
        )
    ]
    steps = [
        Step(id=new_id(), workshop_id=workshop_id, position=key, kind=kind, title=kind.value)
        for key, kind in zip(keys_between("", "", 2), (StepKind.COLLECT, StepKind.THEME), strict=True)
    ]
    workshop = Workshop(
        id=workshop_id,
        workshop_id=workshop_id,
        title="Better",
        language="en",
        stage=Stage.OPEN,
        current_step=steps[0].id,
    )
    records: list[Record] = [workshop, *lanes, *steps]
    if notes:
        for lane, texts in zip(lanes, (PROBLEMS, IDEAS), strict=False):
            records += [
                Note(
                    id=new_id(),
                    workshop_id=workshop_id,
                    position=key,
                    lane_id=lane.id,
                    kind=lane.kind,
                    number=number,
                    text=text,
                )
                for number, (key, text) in enumerate(zip(keys_between("", "", len(texts)), texts, strict=True), 1)
            ]
    return [*records, *_groups(workshop_id, steps[0], groups)]


def _groups(workshop_id: str, step: Step, groups: int) -> list[Record]:
    if not groups:
        return []
    people = [
        Participant(id=new_id(), workshop_id=workshop_id, position=key) for key in keys_between("", "", 2 * groups)
    ]
    made = [
        BuzzGroup(
            id=new_id(),
            workshop_id=workshop_id,
            step_id=step.id,
            number=number + 1,
            members=tuple(person.id for person in people[2 * number : 2 * number + 2]),
        )
        for number in range(groups)
    ]
    return [*people, *made, Harvest(id=step.id, workshop_id=workshop_id)]


def middle(board: BoardWidget, item: str) -> QPoint:
    """The middle of a note, or of a lane's or theme's panel, in the viewport."""
    box = board.box_of(item)
    if box is None:
        box = next(place.box for place in board.layout_.sections if board.picture.sections[place.section].id == item)
    return board.in_view(box).center()


def on_screen(widget: QWidget) -> QImage:
    """What stands on the screen, with what was left there: a picture that is grabbed is painted anew."""
    QApplication.processEvents()
    return widget.screen().grabWindow(widget.window().winId()).toImage()


def heading(board: BoardWidget, item: str) -> QPoint:
    """The middle of a theme's heading in the viewport."""
    place = next(place for place in board.layout_.sections if board.picture.sections[place.section].id == item)
    return board.in_view(place.header).center()


def spot(board: BoardWidget, x: int, y: int) -> QPoint:
    """A point of the first free lane in the viewport."""
    left, top = board.canvas.lanes()[0].corner
    return QPointF(*board.camera.in_view(left + x, top + y)).toPoint()


def drag(
    board: BoardWidget, start: QPoint, end: QPoint, *, keys: Qt.KeyboardModifier = NONE, release: bool = True
) -> None:
    """Drag with real mouse events, in a few steps."""
    view = board.viewport()
    QTest.mousePress(view, LEFT, keys, start)
    for part in range(1, 6):
        QTest.mouseMove(view, start + (end - start) * part / 5)
        QApplication.processEvents()
    if release:
        QTest.mouseRelease(view, LEFT, keys, end)


def drop(board: BoardWidget, data: QMimeData, at: QPoint) -> bool:
    """What a file manager does; whether the board would take it."""
    entering = QDragEnterEvent(at, Qt.DropAction.CopyAction, data, LEFT, NONE)
    entering.ignore()
    QApplication.sendEvent(board.viewport(), entering)
    if entering.isAccepted():
        QApplication.sendEvent(board.viewport(), QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, LEFT, NONE))
    return entering.isAccepted()


def paste(text: str) -> None:
    """Put a text on the clipboard."""
    QApplication.clipboard().setText(text)


def open_menus() -> list[QMenu]:
    """The menus that are on the screen."""
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMenu) and widget.isVisible()]


def entries(menu: QMenu) -> dict[str, QAction]:
    """The acts of a menu and of the menus in it, by their words."""
    found: dict[str, QAction] = {}
    for action in menu.actions():
        inner = next((child for child in menu.findChildren(QMenu) if child.menuAction() == action), None)
        found |= entries(inner) if inner is not None else {action.text().split("\t")[0]: action}
    return found
