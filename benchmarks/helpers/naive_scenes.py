"""The same gestures on the naive board: what the real one is measured against."""

from __future__ import annotations

import random
from functools import partial

from against.naive_board import NaiveBoard
from helpers.crowds import statement
from helpers.hands import Hands
from helpers.scenes import FRAMES, HEIGHT, WIDTH, Runs, application


def naive(count: int) -> Runs:
    """One run."""
    application()
    chance = random.Random(7)
    board = NaiveBoard([statement(chance) for _ in range(count)])
    board.resize(WIDTH, HEIGHT)
    board.show()
    hands = Hands(board.viewport())
    found: Runs = {}
    board.fit()
    board.scale(1.1, 1.1)
    hands.rest()
    found["fit pan"] = _pan(board, hands)
    board.fit()
    hands.rest()
    found["fit repaint"] = hands.frames([board.viewport().update] * (FRAMES // 3))
    board.actual()
    hands.rest()
    found["pan"] = _pan(board, hands)
    steps = [0.965] * (FRAMES // 2) + [1 / 0.965] * (FRAMES // 2)
    found["zoom"] = hands.frames(partial(board.scale, step, step) for step in steps)
    board.actual()
    hands.rest()
    centre = board.mapToScene(board.viewport().rect().center())
    note = min(board.notes, key=lambda note: (note.pos() - centre).manhattanLength())
    found["drag 1"] = hands.frames(partial(note.moveBy, 5 if at < FRAMES // 2 else -5, 2) for at in range(FRAMES))
    found["add"] = hands.frames(
        partial(board.add, statement(chance), centre.x() + 10 * at, centre.y()) for at in range(20)
    )
    return found


def _pan(board: NaiveBoard, hands: Hands) -> list[float]:
    across, down = board.horizontalScrollBar(), board.verticalScrollBar()

    def step(by: int) -> None:
        across.setValue(across.value() + 14 * by)
        down.setValue(down.value() + 6 * by)

    return hands.frames(partial(step, 1 if at % 10 < 5 else -1) for at in range(FRAMES))
