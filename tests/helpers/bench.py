"""A board to make gestures on, and what another program sees of its library meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, middle, spot
from tests.helpers.keys import LEFT, NONE
from workshop_app.commands.agenda import EditStep
from workshop_app.commands.canvas import AddShape, MakeLaneFree
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.themes import GroupNotes
from workshop_app.domain.enums import NoteKind, ShapeKind, StepKind
from workshop_app.domain.records import Shape
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.board_stage import BoardStage
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.console.theme_stage import ThemeStage
from workshop_app.ui.driving import wait_until

SIZES = {
    "lanes": (1300, 830),
    "large": (1100, 760),
    "themes": (1300, 830),
    "canvas": (1500, 860),
    "touch": (790, 790),
    "touch_large": (790, 790),
}
"""Qt's off-screen screen is 800 pixels wide and high, and has no fingers beyond it."""
Done = Callable[[], object]
"""What ends a gesture that has begun."""


class Journal:
    """What another program sees of the library's file: how many acts there are, and whether anything was written."""

    def __init__(self, case: BoardCase) -> None:
        self._connection = sqlite3.connect(case.path)
        self.begin()

    def begin(self) -> None:
        """Count from here."""
        self._before = self._stand()

    def written(self) -> int:
        """So many acts since then; -1 when something else was written."""
        acts, version = self._stand()
        new = acts - self._before[0]
        return new if new or version == self._before[1] else -1

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _stand(self) -> tuple[int, int]:
        with closing(self._connection.execute("select count(*) from journal")) as rows:
            acts: int = rows.fetchone()[0]
        with closing(self._connection.execute("pragma data_version")) as rows:
            return acts, rows.fetchone()[0]


class Bench:
    """A board to make gestures on: two notes are chosen, the keyboard is at the second of them."""

    def __init__(self, case: BoardCase, where: str) -> None:
        self.case = case
        getattr(self, f"_{where}", lambda: None)()
        kind = StepKind.THEME if where == "themes" else StepKind.COLLECT
        self.stage: BoardStage = (ThemeStage if where == "themes" else CollectStage)(case.session, case.step(kind))
        self.stage.resize(*SIZES[where])
        self.stage.show()
        self.stage.activateWindow()
        self.board: BoardWidget = self.stage.board
        self.board.setFocus()
        wait_until(self.board.hasFocus)
        QApplication.processEvents()
        wait_until(lambda: where.endswith("large") or self.board.layout_.width == self.board.room().width)
        self.board.choose((case.note(PROBLEMS[0]), case.note(PROBLEMS[2])))
        self.board.choice.current = self.board.choice.anchor = case.note(PROBLEMS[2])
        self.board.choice_changed()

    def _large(self) -> None:
        texts = tuple(f"Something said as number {n}, and why it matters" for n in range(300))
        self.case.session.run(AddNotes(self.case.lane(NoteKind.PROBLEM), texts))

    _touch_large = _large

    def _themes(self) -> None:
        case = self.case
        case.session.run(GroupNotes((case.note(PROBLEMS[0]), case.note(IDEAS[0])), "Speed"))
        case.session.run(GroupNotes((case.note(PROBLEMS[1]),), "Answers"))

    def _canvas(self) -> None:
        run, free = self.case.session.run, self.case.lane(NoteKind.IDEA)
        run(EditStep(self.case.step(StepKind.COLLECT), {"lanes": (self.case.lane(NoteKind.PROBLEM), free)}))
        run(MakeLaneFree(free))
        run(AddShape(free, ShapeKind.FRAME, 300, 300, 260, 200, text="Now"))
        run(AddShape(free, ShapeKind.ARROW, 620, 300, 100, 60, points=(0, 0, 100, 60)))
        run(AddShape(free, ShapeKind.STROKE, 620, 420, 80, 40, points=(0, 0, 40, 40, 80, 0)))
        run(AddShape(free, ShapeKind.TEXT, 620, 520, 120, 40, text="Words"))

    # places

    def on(self, text: str) -> QPoint:
        """The middle of a note."""
        return middle(self.board, self.case.note(text))

    def low(self, kind: NoteKind) -> QPoint:
        """Empty ground low in a lane."""
        lane = self.case.lane(kind)
        sections = self.board.picture.sections
        box = next(place.box for place in self.board.layout_.sections if sections[place.section].id == lane)
        area = self.board.in_view(box)
        return QPoint(area.center().x(), area.bottom() - 30)

    def theme(self, name: str) -> str:
        """Id of a theme."""
        return next(section.id for section in self.board.picture.sections if section.title == name)

    def at(self, x: int, y: int) -> QPoint:
        """A point of the canvas."""
        return spot(self.board, x, y)

    def shape(self, kind: ShapeKind) -> Shape:
        """The shape of a kind."""
        return next(shape for shape in self.case.state.of(Shape).values() if shape.kind is kind)

    # hands

    def pull(self, start: QPoint, end: QPoint, button: Qt.MouseButton = LEFT, held: Qt.KeyboardModifier = NONE) -> Done:
        """Drag from here to there; what is given back lets go."""
        view = self.board.viewport()
        QTest.mousePress(view, button, held, start)
        for part in range(1, 6):
            QTest.mouseMove(view, start + (end - start) * part / 5)
            QApplication.processEvents()
        return lambda: QTest.mouseRelease(view, button, held, end)

    def click(self, at: QPoint, *, twice: bool = False) -> None:
        """Click, or click twice."""
        QTest.mouseClick(self.board.viewport(), LEFT, NONE, at)
        if twice:
            QTest.mouseDClick(self.board.viewport(), LEFT, NONE, at)
            QTest.mouseRelease(self.board.viewport(), LEFT, NONE, at)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """A key, where the keyboard is."""
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the keyboard"
        QTest.keyClick(target, key, held)

    def write(self, words: str) -> Done:
        """Write in the editor that is open; what is given back ends it with Enter."""
        assert self.board.editor is not None
        QTest.keyClicks(self.board.editor, words)
        return self._end_writing

    def _end_writing(self) -> None:
        if self.board.editor is not None:
            self.key(Qt.Key.Key_Return)

    def seen(self) -> QImage:
        """What the board looks like, drawn sharply."""
        self.board.ground.sharpen()
        QApplication.processEvents()
        return self.board.viewport().grab().toImage()
