"""Menus of a canvas: on a shape, and on a lane, where it is made free or lets its notes flow again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from workshop_app.commands.base import Command
from workshop_app.commands.canvas import MakeLaneFlow, MakeLaneFree
from workshop_app.i18n import _
from workshop_app.ui.board.canvas.words import TOOLS
from workshop_app.ui.widgets.menu import Menu

if TYPE_CHECKING:
    from workshop_app.ui.board.canvas.canvas import Canvas
    from workshop_app.ui.board.widget import BoardWidget


def canvas_menu(board: BoardWidget, canvas: Canvas, point: QPointF | None) -> Menu | None:
    """The menu for a point of the board, or for where the keyboard is; None when that is no affair of a canvas."""
    choice = board.choice
    if point is None:
        return shape_menu(board, canvas) if canvas.shape(choice.current) else None
    place = canvas.lane_at(point)
    if place is None:
        return lane_menu(board, point)
    item = canvas.scene(place).at(canvas.inside(point, place))
    if canvas.shape(item) is None:
        return None if item else lane_menu(board, point)
    if item not in choice.notes:
        choice.only(item, note=False)
        board.choice_changed()
    return shape_menu(board, canvas)


def shape_menu(board: BoardWidget, canvas: Canvas) -> Menu:
    """What can be done to the chosen shapes."""
    menu = Menu(board)
    shape = canvas.shape(board.choice.current)
    if shape is not None and canvas.editing.has_words(shape):
        menu.addAction(f"{_('Change the words')}\tEnter", partial(canvas.editing.open, shape.id))
    menu.addAction(f"{_('Duplicate')}\tCtrl+D", canvas.acts.duplicate)
    menu.addAction(f"{_('Copy')}\tCtrl+C", canvas.acts.copy)
    menu.addAction(f"{_('Cut')}\tCtrl+X", canvas.acts.cut)
    menu.addAction(f"{_('Paste')}\tCtrl+V", board.tools.paste)
    menu.addAction(_("Bring to the front"), partial(canvas.acts.restack, over=True))
    menu.addAction(_("Send to the back"), partial(canvas.acts.restack, over=False))
    menu.addAction(f"{_('Delete')}\tDel", canvas.acts.delete)
    return menu


def lane_menu(board: BoardWidget, point: QPointF) -> Menu | None:
    """What can be done to the lane whose heading or empty canvas is at a point of the board."""
    if board.picture.by_theme or board.participants:
        return None
    place = board.layout_.section_at(point.x(), point.y())
    if place is None:
        return None
    section = board.picture.sections[place.section]
    on_heading = point.y() < place.header.bottom
    if section.kind == "parked" or (not on_heading and not section.free):
        return None
    menu = Menu(board)
    if section.free and not on_heading:
        at = board.canvas.inside(point, place)
        menu.addAction(_("Write a note here"), partial(board.canvas.editing.new_note, place, at))
        menu.addSeparator()
        for tool, (key, _icon, name) in TOOLS.items():
            if tool != "select":
                menu.addAction(f"{_(name)}\t{key}", partial(board.canvas.take, tool))
        menu.addSeparator()
    words = _("Let the notes flow") if section.free else _("Make the lane a free canvas")
    act: Command = MakeLaneFlow(section.id) if section.free else MakeLaneFree(section.id)
    menu.addAction(words, partial(board.deeds.do, act))
    return menu
