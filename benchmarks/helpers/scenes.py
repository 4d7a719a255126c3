"""What is done to a board of many notes, frame by frame: the rows of the table in issue 4."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

from helpers.crowds import Opened
from helpers.hands import CONTROL, Hands
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from workshop_app import i18n
from workshop_app.app import make_application
from workshop_app.commands.tidying import Order, TidyNotes
from workshop_app.domain.records import Lane
from workshop_app.ui import theme
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.session import Session

WIDTH, HEIGHT = 1920, 1080
FRAMES = 60
Runs = dict[str, list[float]]


def application() -> QApplication:
    """The program's own, in Swedish and light."""
    i18n.use("sv")
    app = make_application()
    theme.apply(app, "light")
    return app


class Bare(QWidget):
    """A widget that only fills itself."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """One colour."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor("#f4f4f2"))
        painter.end()


def bare() -> Runs:
    """The floor: the whole of a plain widget painted anew."""
    application()
    widget = Bare()
    widget.resize(WIDTH, HEIGHT)
    widget.show()
    hands = Hands(widget)
    hands.rest()
    return {"repaint": hands.frames([widget.update] * FRAMES)}


class Play:
    """A collecting step on its stage, its board 1920×1080, and hands on the board."""

    def __init__(self, folder: Path, count: int) -> None:
        self.opened = Opened(folder, count)
        self.session = Session(self.opened.editor)
        self.stage = CollectStage(self.session, self.opened.step.id)
        self.stage.resize(WIDTH, HEIGHT)
        self.stage.show()
        self.board = self.stage.board
        QApplication.processEvents()
        self.stage.resize(WIDTH, 2 * HEIGHT - self.board.viewport().height())
        self.hands = Hands(self.board.viewport())
        self.hands.rest()

    def close(self) -> None:
        """Close everything."""
        self.stage.close()
        self.session.close()
        self.opened.close()

    def middle_note(self) -> str:
        """The note nearest the middle of what is seen."""
        centre = self.board.viewport().rect().center()
        places = self.board.layout_.notes
        return min(places, key=lambda place: (self.board.in_view(place.box).center() - centre).manhattanLength()).id

    def at_actual(self) -> None:
        """100 %, somewhere in the middle."""
        self.board.actual()
        for bar in (self.board.horizontalScrollBar(), self.board.verticalScrollBar()):
            bar.setValue(bar.maximum() // 2)
        self.hands.rest()

    def at_fit(self) -> None:
        """The whole board."""
        self.board.fit()
        self.hands.rest()

    def nearly_fit(self) -> None:
        """As near the whole board as can still be panned."""
        self.board.fit()
        self.board.zoom_by(1.1)
        for bar in (self.board.horizontalScrollBar(), self.board.verticalScrollBar()):
            bar.setValue(bar.maximum() // 3)
        self.hands.rest(0.3)

    def pan(self) -> list[float]:
        """Back and forth by the scroll bars."""
        across, down = self.board.horizontalScrollBar(), self.board.verticalScrollBar()

        def step(by: int) -> None:
            across.setValue(across.value() + 14 * by)
            down.setValue(down.value() + 6 * by)

        return self.hands.frames(partial(step, 1 if at % 10 < 5 else -1) for at in range(FRAMES))

    def repaint(self) -> list[float]:
        """Everything that is seen, anew."""
        return self.hands.frames([self.board.viewport().update] * FRAMES)

    def zoom(self) -> tuple[list[float], list[float]]:
        """Wheel with Ctrl, out and in again; the frames, and how long after the last turn the last paint came."""
        frames, settled = [], []
        for _ in range(3):
            for angle in (-60, 60):
                ended = time.perf_counter()
                for _turn in range(FRAMES // 2):
                    before = self.board.zoom
                    taken = self.hands.frame(partial(self.hands.wheel, angle, CONTROL))
                    if self.board.zoom == before:
                        break  # no further out: what was painted is that it has come to rest
                    frames.append(taken)
                    ended = time.perf_counter()
                self.hands.rest(0.4)
                settled.append(max(0.0, self.hands.last_paint - ended) * 1000)
        return frames, settled

    def drag(self, notes: int) -> list[float]:
        """Hold one note, or one of so many chosen, and move it about; Escape puts them back."""
        start = self.middle_note()
        spot = self.board.in_view(self.board.layout_.places[start].box).center()
        everyone = [place.id for place in self.board.layout_.notes]
        at = min(everyone.index(start), len(everyone) - notes)
        if notes > 1:
            self.board.choose(tuple(everyone[at : at + notes]))
            self.hands.rest()
        self.hands.mouse(QEvent.Type.MouseButtonPress, spot)
        for way in range(1, 4):
            self.hands.frame(partial(self.hands.mouse, QEvent.Type.MouseMove, spot + QPoint(8 * way, 4 * way)))
        path = [spot + QPoint(20 + 5 * min(at, FRAMES - at), 3 * min(at, FRAMES - at)) for at in range(FRAMES)]
        frames = self.hands.frames(partial(self.hands.mouse, QEvent.Type.MouseMove, point) for point in path)
        self.hands.key(Qt.Key.Key_Escape, target=self.board)
        self.hands.mouse(QEvent.Type.MouseButtonRelease, path[-1])
        self.board.choose(())
        self.hands.rest()
        return frames

    def add(self, count: int) -> list[float]:
        """Enter in the line, until the note is on disk, laid out and painted."""
        times = []
        field = self.stage.entry.field
        for number in range(count):
            field.setFocus()
            field.setPlainText(f"Nummer {number}: beslutet om lokalerna kommer alltid för sent för att hinna planera")
            self.hands.rest(0.05)
            known = set(self.board.layout_.places)
            times.append(self.hands.frame(partial(self.hands.key, Qt.Key.Key_Return, "\r", field)))
            if len(self.board.layout_.places) != len(known) + 1:
                raise RuntimeError("the note was not painted")
            self.hands.rest(0.05)
        return times

    def resize(self, times: int) -> list[float]:
        """The window a little narrower each time, when it has come to rest: the whole layout, and painted."""
        found, height = [], self.stage.height()
        for at in range(times):
            found += self.hands.frames([partial(self.stage.resize, WIDTH - 13 * (1 + at), height - 8 * (at % 2))])
            self.hands.rest(0.1)
        self.stage.resize(WIDTH, height)
        self.hands.rest()
        return found

    def tidy(self, times: int) -> list[float]:
        """All lanes in order of their groups, until it is on disk, laid out and painted; undone after each."""
        lanes = tuple(lane.id for lane in self.session.state.ordered(Lane))
        found = []
        for _ in range(times):
            found += self.hands.frames([partial(self.session.run, TidyNotes(lanes, Order.GROUP))])
            self.hands.rest(0.1)
            self.session.undo()
            self.hands.rest(0.1)
        return found


def scenes(folder: Path, count: int) -> Runs:
    """One run of every row."""
    application()
    play = Play(folder, count)
    found: Runs = {}
    play.nearly_fit()
    found["fit pan"] = play.pan()
    play.at_fit()
    found["fit repaint"] = play.repaint()
    play.at_actual()
    found["zoom"], found["crisp"] = play.zoom()
    found["zoom worst"] = [max(found["zoom"])]
    play.at_actual()
    found["pan"] = play.pan()
    found["drag 1"] = play.drag(1)
    found["drag 200"] = play.drag(200)
    found["add"] = play.add(20)
    found["resize"] = play.resize(10)
    found["tidy"] = play.tidy(3)
    play.close()
    return found


def paced(folder: Path, count: int) -> Runs:
    """Input sixty times a second on a real window system: how long from each input until it has been painted."""
    application()
    play = Play(folder, count)
    hands = play.hands
    play.at_actual()
    down = play.board.verticalScrollBar()
    found = hands.paced(
        partial(down.setValue, down.value() + (12 if at % 60 < 30 else -12)) for at in range(2 * FRAMES)
    )
    for angle in (-30, 30) * 3:
        found += hands.paced([partial(hands.wheel, angle, CONTROL)] * (FRAMES // 3))
    play.at_actual()
    middle = hands.view.rect().center()
    hands.mouse(QEvent.Type.MouseButtonPress, middle)
    spots = (middle + QPoint(4 * min(at, FRAMES - at), at % 7) for at in range(FRAMES))
    found += hands.paced(partial(hands.mouse, QEvent.Type.MouseMove, spot) for spot in spots)
    hands.key(Qt.Key.Key_Escape, target=play.board)
    hands.mouse(QEvent.Type.MouseButtonRelease, middle)
    play.close()
    return {"paced": found}
