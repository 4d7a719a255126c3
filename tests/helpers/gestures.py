"""Every gesture on a board, begun with real events and not yet ended: Escape and a release are left to the tests."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, heading, middle
from tests.helpers.touch import Touch
from workshop_app.commands.agenda import EditStep
from workshop_app.commands.canvas import AddShape, MakeLaneFree
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.themes import GroupNotes
from workshop_app.domain.records import Lane, NoteKind, Shape, ShapeKind, StepKind
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.board_stage import BoardStage
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.console.theme_stage import ThemeStage
from workshop_app.ui.driving import wait_until

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
SIZES = {
    "lanes": (1300, 830),
    "large": (1100, 760),
    "themes": (1300, 830),
    "canvas": (1500, 860),
    "touch": (790, 790),
    "touch_large": (790, 790),
}
"""Qt's off-screen screen is 800 pixels wide and high, and has no fingers beyond it."""
FRAME, ARROW, STROKE, AXES, TEXT = "frame", "arrow", "stroke", "axes", "text"


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
        self.case.session.run(AddNotes(self.lane(NoteKind.PROBLEM), texts))

    _touch_large = _large

    def _themes(self) -> None:
        case = self.case
        case.session.run(GroupNotes((case.note(PROBLEMS[0]), case.note(IDEAS[0])), "Speed"))
        case.session.run(GroupNotes((case.note(PROBLEMS[1]),), "Answers"))

    def _canvas(self) -> None:
        run, free = self.case.session.run, self.lane(NoteKind.IDEA)
        run(EditStep(self.case.step(StepKind.COLLECT), {"lanes": (self.lane(NoteKind.PROBLEM), free)}))
        run(MakeLaneFree(free))
        run(AddShape(free, ShapeKind.FRAME, 300, 300, 260, 200, text="Now"))
        run(AddShape(free, ShapeKind.ARROW, 620, 300, 100, 60, points=(0, 0, 100, 60)))
        run(AddShape(free, ShapeKind.STROKE, 620, 420, 80, 40, points=(0, 0, 40, 40, 80, 0)))
        run(AddShape(free, ShapeKind.TEXT, 620, 520, 120, 40, text="Words"))

    # places

    def lane(self, kind: NoteKind) -> str:
        """Id of the lane of a kind."""
        return next(lane.id for lane in self.case.state.of(Lane).values() if lane.kind is kind)

    def on(self, text: str) -> QPoint:
        """The middle of a note."""
        return middle(self.board, self.case.note(text))

    def low(self, kind: NoteKind) -> QPoint:
        """Empty ground low in a lane."""
        lane = self.lane(kind)
        sections = self.board.picture.sections
        box = next(place.box for place in self.board.layout_.sections if sections[place.section].id == lane)
        area = self.board.in_view(box)
        return QPoint(area.center().x(), area.bottom() - 30)

    def theme(self, name: str) -> str:
        """Id of a theme."""
        return next(section.id for section in self.board.picture.sections if section.title == name)

    def at(self, x: int, y: int) -> QPoint:
        """A point of the canvas."""
        left, top = self.board.canvas.lanes()[0].corner
        return (QPointF(left + x, top + y) * self.board.zoom + self.board.origin()).toPoint()

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


Done = Callable[[], object]


class Gesture(NamedTuple):
    """A gesture: where it is made, how it begins, and the acts that letting go makes: none when one only looks."""

    where: str
    begin: Callable[[Bench], Done]
    acts: int = 1
    ready: Callable[[Bench], object] = lambda bench: None
    """What is chosen first."""


# on lanes and themes


def _link(bench: Bench) -> Done:
    return bench.pull(bench.on(PROBLEMS[1]), bench.on(IDEAS[0]), held=CONTROL | ALT)


def _lasso(bench: Bench) -> Done:
    start = bench.low(NoteKind.IDEA)
    return bench.pull(start, bench.on(IDEAS[0]) - QPoint(0, 10))


def _space(bench: Bench) -> Done:
    QTest.keyPress(bench.board, Qt.Key.Key_Space)
    done = bench.pull(QPoint(500, 500), QPoint(320, 260))

    def let_go() -> None:
        done()
        QTest.keyRelease(bench.board, Qt.Key.Key_Space)

    return let_go


def _at_a_note(bench: Bench) -> None:
    bench.click(bench.on(PROBLEMS[1]))


def _typed(bench: Bench) -> Done:
    bench.key(Qt.Key.Key_F2)
    return bench.write(", they say")


def _at_a_theme(bench: Bench) -> None:
    bench.click(heading(bench.board, bench.theme("Answers")))


def _named(bench: Bench) -> Done:
    bench.click(heading(bench.board, bench.theme("Answers")), twice=True)
    return bench.write("Replies")


# on a canvas


def _with(letter: Qt.Key, start: tuple[int, int], end: tuple[int, int]) -> Callable[[Bench], Done]:
    def begin(bench: Bench) -> Done:
        bench.key(letter)
        return bench.pull(bench.at(*start), bench.at(*end))

    return begin


def _text(bench: Bench) -> Done:
    let_go = _with(Qt.Key.Key_X, (100, 560), (300, 620))(bench)

    def written() -> None:
        let_go()
        if bench.board.editor is not None:  # Escape gave up the box that the words would stand in
            bench.write("Later")()

    return written


def _choose(kind: ShapeKind) -> Callable[[Bench], None]:
    def choose(bench: Bench) -> None:
        shape = bench.shape(kind)
        bench.board.choice.only(shape.id, note=False)
        bench.board.choice.notes = {shape.id}
        bench.board.choice_changed()

    return choose


def _shape(kind: ShapeKind, x: int, y: int) -> Callable[[Bench], Done]:
    """Drag what is at a place of a shape's box: the shape, or a handle of one that is chosen."""

    def begin(bench: Bench) -> Done:
        shape = bench.shape(kind)
        start = bench.at(shape.x + x, shape.y + y)
        return bench.pull(start, start + QPoint(60, 50))

    return begin


def _on_the_ground(bench: Bench) -> None:
    bench.click(bench.at(100, 560))


def _new_note(bench: Bench) -> Done:
    bench.click(bench.at(100, 560), twice=True)
    return bench.write("Said here")


def _words_of(kind: ShapeKind, x: int, y: int) -> Callable[[Bench], Done]:
    def begin(bench: Bench) -> Done:
        shape = bench.shape(kind)
        bench.click(bench.at(shape.x + x, shape.y + y), twice=True)
        return bench.write(" and then")

    return begin


# fingers


def _finger(start: Callable[[Bench], QPoint], end: Callable[[Bench], QPoint]) -> Callable[[Bench], Done]:
    def begin(bench: Bench) -> Done:
        touch = Touch(bench.board.viewport())
        touch.down({0: start(bench)})
        touch.move({0: end(bench)})
        return lambda: touch.up(0)

    return begin


def _pinch(bench: Bench) -> Done:
    touch = Touch(bench.board.viewport())
    touch.down({0: QPoint(300, 400), 1: QPoint(420, 400)})
    touch.move({0: QPoint(200, 420), 1: QPoint(560, 380)})
    return lambda: touch.up(0, 1)


def _finger_lasso(bench: Bench) -> Done:
    start, now = bench.low(NoteKind.IDEA), [0.0]
    bench.board.fingers.clock = lambda: now[0]
    touch = Touch(bench.board.viewport())
    touch.down({0: start})
    now[0] = 5.0
    bench.board.fingers.tick()
    touch.move({0: bench.on(IDEAS[0])})
    return lambda: touch.up(0)


GESTURES: dict[str, Gesture] = {
    "a note to another lane": Gesture("lanes", lambda b: b.pull(b.on(PROBLEMS[1]), b.low(NoteKind.IDEA))),
    "a note within its lane": Gesture("lanes", lambda b: b.pull(b.on(PROBLEMS[1]), b.low(NoteKind.PROBLEM))),
    "several notes": Gesture("lanes", lambda b: b.pull(b.on(PROBLEMS[2]), b.low(NoteKind.IDEA))),
    "a note to the parking strip": Gesture("lanes", lambda b: b.pull(b.on(PROBLEMS[1]), QPoint(1280, 300))),
    "a link": Gesture("lanes", _link),
    "a lasso": Gesture("lanes", _lasso, acts=0),
    "typing on a note": Gesture("lanes", _typed, ready=_at_a_note),
    "the board by Space": Gesture("large", _space, acts=0),
    "the board by the middle button": Gesture(
        "large", lambda b: b.pull(QPoint(500, 500), QPoint(320, 260), MIDDLE), acts=0
    ),
    "a note onto a note": Gesture("themes", lambda b: b.pull(b.on(PROBLEMS[2]), b.on(IDEAS[1]))),
    "a note into a theme": Gesture("themes", lambda b: b.pull(b.on(IDEAS[1]), b.on(PROBLEMS[1]))),
    "notes between themes": Gesture("themes", lambda b: b.pull(b.on(PROBLEMS[0]), b.on(PROBLEMS[1]))),
    "a theme onto a theme": Gesture(
        "themes", lambda b: b.pull(heading(b.board, b.theme("Answers")), heading(b.board, b.theme("Speed")))
    ),
    "typing the name of a theme": Gesture("themes", _named, ready=_at_a_theme),
    "a note on the canvas": Gesture("canvas", lambda b: b.pull(b.on(IDEAS[0]), b.on(IDEAS[0]) + QPoint(90, 160))),
    "a note onto the canvas": Gesture("canvas", lambda b: b.pull(b.on(PROBLEMS[1]), b.at(300, 600))),
    "notes onto the canvas": Gesture("canvas", lambda b: b.pull(b.on(PROBLEMS[0]), b.at(300, 600))),
    "a note off the canvas": Gesture("canvas", lambda b: b.pull(b.on(IDEAS[0]), b.on(PROBLEMS[1]))),
    "a frame": Gesture("canvas", _shape(ShapeKind.FRAME, 0, 100)),
    "a frame by its corner": Gesture("canvas", _shape(ShapeKind.FRAME, 260, 200), ready=_choose(ShapeKind.FRAME)),
    "a text": Gesture("canvas", _shape(ShapeKind.TEXT, 50, 20)),
    "a stroke": Gesture("canvas", _shape(ShapeKind.STROKE, 20, 20)),
    "an arrow": Gesture("canvas", _shape(ShapeKind.ARROW, 50, 30)),
    "the end of an arrow": Gesture("canvas", _shape(ShapeKind.ARROW, 100, 60), ready=_choose(ShapeKind.ARROW)),
    "a lasso on the canvas": Gesture("canvas", lambda b: b.pull(b.at(280, 280), b.at(760, 580)), acts=0),
    "drawing a frame": Gesture("canvas", _with(Qt.Key.Key_F, (60, 540), (240, 660))),
    "drawing axes": Gesture("canvas", _with(Qt.Key.Key_Q, (60, 540), (500, 760))),
    "drawing an arrow": Gesture("canvas", _with(Qt.Key.Key_A, (60, 540), (240, 660))),
    "drawing by hand": Gesture("canvas", _with(Qt.Key.Key_D, (60, 540), (240, 660))),
    "drawing a text": Gesture("canvas", _text),
    "typing a note on the canvas": Gesture("canvas", _new_note, ready=_on_the_ground),
    "typing the name of a frame": Gesture("canvas", _words_of(ShapeKind.FRAME, 30, 14), ready=_choose(ShapeKind.FRAME)),
    "typing a text": Gesture("canvas", _words_of(ShapeKind.TEXT, 50, 20), ready=_choose(ShapeKind.TEXT)),
    "a finger with a note": Gesture("touch", _finger(lambda b: b.on(PROBLEMS[1]), lambda b: b.low(NoteKind.IDEA))),
    "a finger with several notes": Gesture(
        "touch", _finger(lambda b: b.on(PROBLEMS[2]), lambda b: b.low(NoteKind.IDEA))
    ),
    "a finger with the board": Gesture(
        "touch_large", _finger(lambda b: QPoint(8, 600), lambda b: QPoint(8, 300)), acts=0
    ),
    "two fingers with the board": Gesture("touch", _pinch, acts=0),
    "a lasso by a finger": Gesture("touch", _finger_lasso, acts=0),
}
