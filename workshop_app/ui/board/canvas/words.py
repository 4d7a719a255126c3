"""What a canvas says: names of shapes and tools, the usual ends of axes, and the sheet of keys."""

from __future__ import annotations

from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.records import Shape
from workshop_app.i18n import N_, Language, _
from workshop_app.ui.board.canvas.tools import Tool

TOOLS: dict[Tool, tuple[str, str, str]] = {
    "select": ("V", "pointer", N_("Choose and move")),
    "frame": ("F", "frame", N_("Frame")),
    "text": ("X", "text", N_("Text")),
    "arrow": ("A", "arrow-draw", N_("Arrow")),
    "stroke": ("D", "pen", N_("Draw by hand")),
    "axes": ("Q", "axes", N_("Axes: benefit and effort")),
}
"""Key, icon and name of each tool."""


def axes_labels(language: Language) -> tuple[str, str, str, str]:
    """The ends that axes have from the beginning: left, right, bottom, top."""
    return (
        language.gettext("Small effort"),
        language.gettext("Large effort"),
        language.gettext("Small benefit"),
        language.gettext("Large benefit"),
    )


def end_names() -> tuple[str, str, str, str]:
    """What the ends of axes are called when they are edited."""
    return _("Left end"), _("Right end"), _("Lower end"), _("Upper end")


def shape_words(shape: Shape) -> str:
    """A shape in words, for those who cannot see it."""
    match shape.kind:
        case ShapeKind.FRAME:
            return _("Frame: {name}").format(name=shape.text) if shape.text else _("Frame without a name")
        case ShapeKind.TEXT:
            return _("Text: {text}").format(text=shape.text)
        case ShapeKind.ARROW:
            return _("Arrow")
        case ShapeKind.STROKE:
            return _("Drawing")
        case _:
            left, right, low, high = (*shape.labels, "", "", "", "")[:4]
            return _("Axes: from {left} to {right}, from {low} to {high}").format(
                left=left, right=right, low=low, high=high
            )


def canvas_keys() -> list[tuple[str, str]]:
    """The keys of a free canvas, for the sheet of keys."""
    return [
        ("V / F / X / A / D / Q", _("Choose, frame, text, arrow, draw by hand, axes")),
        ("Enter", _("With a tool: add it in the middle. On a shape: change its words")),
        (_("Alt+Arrows"), _("Move what is chosen; with Shift one pixel at a time")),
        (_("Ctrl+Shift+Arrows"), _("Make the shape larger or smaller")),
        ("Alt", _("Held while dragging: nothing snaps")),
        ("Esc", _("Back to choosing")),
    ]
