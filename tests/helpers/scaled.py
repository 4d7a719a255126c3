"""A board on a scaled screen, in a program of its own: `QT_SCALE_FACTOR=1.5 python -m tests.helpers.scaled FOLDER`.

Qt reads the scale when it starts. Pictures of the board go to the folder; where things are is printed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.helpers.boards import PROBLEMS, BoardCase, drag, middle
from workshop_app import i18n
from workshop_app.commands.notes import AddNotes
from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.domain.records import Lane
from workshop_app.ui import motion, theme
from workshop_app.ui.application import make_application
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.driving import wait_until

SCALES = (1.5, 2.0)
SIZE = (1000, 700)
PLAIN = QImage.Format.Format_RGB32


def seen(board: BoardWidget) -> QImage:
    """The board when it has become sharp by itself."""
    wait_until(lambda: board.ground.crisp)
    return board.viewport().grab().toImage()


def of_note(board: BoardWidget, note: str) -> QImage:
    """A note as it is seen, in pixels of the screen."""
    image, box = seen(board), board.box_of(note)
    assert box is not None
    area, ratio = board.in_view(box), image.devicePixelRatio()
    return image.copy(QRect(QPoint(*(round(side * ratio) for side in area.topLeft().toTuple())), (area.size() * ratio)))


def clean(board: BoardWidget) -> bool:
    """Whether what was painted piece by piece, with nothing painted for the occasion, is what is painted at once."""
    wait_until(lambda: board.ground.crisp)
    QApplication.processEvents()
    window = board.window()
    shown = window.screen().grabWindow(window.winId()).toImage()
    ratio = shown.devicePixelRatio()
    corner = QPoint(*(round(side * ratio) for side in board.viewport().mapTo(window, QPoint(0, 0)).toTuple()))
    # Of a window on a scaled screen Qt's off-screen plugin grabs the upper left part, as if it were not scaled.
    part = QRect(corner, QPoint(window.width() - 1, window.height() - 1))
    part = part.intersected(QRect(corner, board.viewport().size() * ratio))
    same = (shown.copy(part), seen(board).copy(part.translated(-corner)))
    for image in same:
        image.setDevicePixelRatio(1)
    assert same[0].width() > 400
    return bool(same[0].convertedTo(PLAIN) == same[1].convertedTo(PLAIN))


def main(folder: Path) -> dict[str, Any]:
    """Look at a board in several ways."""
    i18n.use("en")
    app = make_application()
    theme.apply(app, "light")
    motion.set_reduced(True)
    case = BoardCase(folder / "library.db")
    stage = CollectStage(case.session, case.step(StepKind.COLLECT))
    stage.resize(*SIZE)
    stage.show()
    wait_until(stage.isVisible)
    board, note = stage.board, case.note(PROBLEMS[0])
    board.setFocus()
    said: dict[str, Any] = {"ratio": board.viewport().devicePixelRatioF()}
    of_note(board, note).save(str(folder / "note.png"))
    if said["ratio"] == 1:
        for scale in SCALES:
            board.zoom_by(scale / board.zoom, QPointF(0, 0))
            of_note(board, note).save(str(folder / f"note at {scale}.png"))
        board.actual()
    board.choose((case.note(PROBLEMS[1]), case.note(PROBLEMS[2])))
    seen(board).save(str(folder / "chosen.png"))
    drag(board, middle(board, note), middle(board, note) + QPoint(301, 173), release=False)
    seen(board).save(str(folder / "held.png"))
    QTest.keyClick(board, Qt.Key.Key_Escape)
    said["let go"] = clean(board)
    QTest.keyClick(board, Qt.Key.Key_F2)
    assert board.editor is not None
    said["editor"] = board.editor.geometry().getRect()
    QTest.keyClick(board.editor, Qt.Key.Key_Escape)
    said["notes"] = [[place.id == note, *place.box] for place in board.layout_.notes]
    many(case, board, said, folder)
    stage.close()
    case.close()
    return said


def many(case: BoardCase, board: BoardWidget, said: dict[str, Any], folder: Path) -> None:
    """The same with so many notes that one looks from afar."""
    lane = next(lane.id for lane in case.state.of(Lane).values() if lane.kind is NoteKind.PROBLEM)
    case.session.run(AddNotes(lane, tuple(f"Something said as number {n}, and why it matters" for n in range(200))))
    board.choice.clear()
    board.choice_changed()
    for by in (37, 111, -23):
        board.pan(0, by)
        QApplication.processEvents()
    said["scrolled"] = clean(board)
    board.fit()
    seen(board).save(str(folder / "whole.png"))
    bar = board.zoom_bar
    said["bar"] = [bar.isVisible(), *(widget.geometry().getRect() for widget in (bar, *bar.buttons()))]
    said["zoom"] = round(board.zoom, 3)


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))), flush=True)
