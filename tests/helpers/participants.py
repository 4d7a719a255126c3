"""Participants at the room's picture, in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.boards import BoardCase, shown
from tests.helpers.touch import SCREEN
from workshop_app.ui.board.shared import SharedBoard
from workshop_app.ui.projector.participants import ParticipantsView
from workshop_app.ui.projector.surface import ProjectorSurface


def shared_room(case: BoardCase, qtbot: QtBot) -> ProjectorSurface:
    """The room's picture, with participants at it."""
    made = shown(ProjectorSurface(case.session), qtbot, *SCREEN)
    case.session.let_participants(True)
    return made


def view(room: QWidget) -> ParticipantsView:
    """What they see in it."""
    found = room.findChild(ParticipantsView)
    assert isinstance(found, ParticipantsView)
    return found


def low(board: SharedBoard, number: int) -> QPoint:
    """Empty ground low in a lane, counted from 0."""
    area = board.in_view(next(place.box for place in board.layout_.sections if place.section == number))
    return QPoint(area.center().x(), area.bottom() - 25)
