"""Every gesture on a board, begun with real events and not yet ended: Escape and a release are left to the tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.helpers.bench import Bench, Done
from tests.helpers.boards import IDEAS, PROBLEMS, heading
from tests.helpers.keys import ALT, CONTROL
from tests.helpers.touch import Touch
from workshop_app.domain.enums import NoteKind, ShapeKind


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
        "large", lambda b: b.pull(QPoint(500, 500), QPoint(320, 260), Qt.MouseButton.MiddleButton), acts=0
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
