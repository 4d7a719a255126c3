"""The tools of a canvas as a state chart, without a window: pointer events in, one act out when the button is let go.

During a gesture only what is drawn changes; Escape gives up and nothing has happened.
"""

from __future__ import annotations

from dataclasses import field
from math import hypot
from typing import Literal

from workshop_app.domain.board_geometry import Box
from workshop_app.domain.canvas import FAR, LEAST, OPEN, Point, around, box_of
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.records import Shape
from workshop_app.domain.snapping import PULL, Guide, Lines, Snap
from workshop_app.domain.strokes import TOLERANCE, boxed, on_edge, scaled, simplified
from workshop_app.frozen import frozen, mutable
from workshop_app.ui.board.canvas.scene import Grip, Scene, resized, whole_box

Tool = Literal["select", "frame", "text", "arrow", "stroke", "axes"]
State = Literal["idle", "pressed", "lasso", "moving", "resizing", "boxing", "pulling", "drawing"]
SLACK = 8.0
"""Pixels on the screen that the pointer may tremble before it drags."""
CLOSE = 1.5
"""Points of a stroke nearer than this are one."""
PIECE = 64
"""Points of a stroke that are simplified together."""
NOWHERE = Box(0, 0, 0, 0)
KINDS: dict[Tool, ShapeKind] = {
    "frame": ShapeKind.FRAME,
    "text": ShapeKind.TEXT,
    "arrow": ShapeKind.ARROW,
    "stroke": ShapeKind.STROKE,
    "axes": ShapeKind.AXES,
}
BOXED: tuple[Tool, ...] = ("frame", "text", "axes")
"""Tools that draw a rectangle from corner to corner."""
USUAL: dict[Tool, tuple[int, int]] = {"frame": (480, 320), "text": (0, 0), "axes": (1040, 480)}
"""How large a shape gets that is only clicked; a text is as large as its words, axes are of the shape of a screen."""


@frozen
class Moved:
    """Let go after moving things by so much, at a point."""

    items: frozenset[str]
    x: int
    y: int
    at: Point


@frozen
class Resized:
    """Let go of a handle."""

    shape_id: str
    box: Box
    points: tuple[int, ...] | None = None


@frozen
class Drawn:
    """Something new; of a text only where it begins, as it has no words yet."""

    kind: ShapeKind
    box: Box
    points: tuple[int, ...] = ()


Act = Moved | Resized | Drawn


@mutable
class Tools:
    """The chart. `chosen` holds ids of notes and shapes; everything is in the coordinates of the scene's lane."""

    tool: Tool = "select"
    state: State = "idle"
    chosen: set[str] = field(default_factory=set)
    scene: Scene = field(default_factory=Scene)
    moving: frozenset[str] = frozenset()
    """What is in the hand."""
    by: tuple[int, int] = (0, 0)
    """How far it has been moved."""
    guides: tuple[Guide, ...] = ()
    lasso: Box | None = None
    preview: Resized | Drawn | None = None
    """What would come of letting go here."""
    _start: Point = (0.0, 0.0)
    _at: Point = (0.0, 0.0)
    _item: str = ""
    _grip: Grip = ""
    _adds: bool = False
    _late: bool = False
    _before: set[str] = field(default_factory=set)
    _path: list[Point] = field(default_factory=list)
    _simple: int = 0
    """So many points of the path are as few as can be."""
    _around: Box = NOWHERE
    """The box around what is in the hand, where it was taken."""
    _still: Lines = field(default_factory=Lines)
    """What does not move."""

    def take(self, tool: Tool) -> None:
        """Take a tool; what goes on is given up."""
        self.escape()
        self.tool = tool

    def press(self, scene: Scene, at: Point, *, adds: bool = False) -> None:
        """The button goes down; `adds` to what is chosen, with Shift or Control."""
        self.scene, self._start, self._at, self._adds = scene, at, at, adds
        self._before, self._late = set(self.chosen), False
        self.state = "pressed"
        if self.tool == "stroke":
            self.state, self._path, self._simple = "drawing", [at], 0
        if self.tool != "select":
            return
        one = next(iter(self.chosen)) if len(self.chosen) == 1 else ""
        self._grip = scene.grip_at(one, at)
        self._item = one if self._grip else scene.at(at)
        if self._item and adds:
            self.chosen = self.chosen ^ {self._item}
        elif self._item in self.chosen:
            self._late = True  # several may be about to be moved: choosing this one alone waits for the release
        elif self._item or not adds:
            self.chosen = {self._item} - {""}

    def move(self, at: Point, *, free: bool = False) -> None:
        """The pointer moves with the button down; `free` without snapping."""
        self._at = at
        if self.state == "pressed" and hypot(at[0] - self._start[0], at[1] - self._start[1]) * self.scene.zoom > SLACK:
            self._begin()
        pull = 0.0 if free else PULL / self.scene.zoom
        match self.state:
            case "moving":
                self._move(pull)
            case "resizing":
                self._resize(pull)
            case "lasso":
                self.lasso = whole_box(self._start, at)
                caught = self.scene.caught(self.lasso)
                self.chosen = caught | (self._before if self._adds else set())
            case "boxing":
                corner = self._snapped(at, pull)
                self.preview = Drawn(KINDS[self.tool], whole_box(self._start, corner))
            case "pulling":
                self.preview = self._pulled()
            case "drawing":
                self._draw_on(at)
                self.preview = Drawn(ShapeKind.STROKE, *boxed(self._path))

    def release(self) -> Act | None:
        """The button is let go: what has been done, if anything."""
        state, act = self.state, self._done()
        if state == "pressed" and self._late and not self._adds:
            self.chosen = {self._item}
        tool = self.tool
        self._rest()
        if act is not None and tool != "stroke":
            self.tool = "select"
        return act

    def escape(self) -> bool:
        """Give up what goes on, or lay the tool aside. Whether there was anything to give up."""
        if self.state != "idle":
            self.chosen = set(self._before)
            self._rest()
            return True
        laid, self.tool = self.tool != "select", "select"
        return laid

    # what the pointer is doing

    def _begin(self) -> None:
        if self.tool == "arrow":
            self.state = "pulling"
        elif self.tool != "select":
            self.state = "boxing"
        elif self._grip:
            self.state = "resizing"
        elif self._item in self.chosen and self._item:
            self.state = "moving"
            self.moving = frozenset(self.scene.with_held(self.chosen))
            self._around = around([self.scene.boxes[item] for item in self.moving])
        else:
            self.state = "lasso"
        if self.state in ("boxing", "resizing", "moving"):
            self._still = Lines(self.scene.still(self.moving or {self._item}))

    def _move(self, pull: float) -> None:
        box = self._around
        x, y = self._at[0] - self._start[0], self._at[1] - self._start[1]
        there = box._replace(x=round(box.x + x), y=round(box.y + y))
        found = self._still.snap(there, pull) if pull else Snap()
        self.guides = found.guides
        self.by = (
            max(-box.x, min(FAR - box.right, round(there.x + found.x - box.x))),
            max(-box.y, min(FAR - box.bottom, round(there.y + found.y - box.y))),
        )

    def _resize(self, pull: float) -> None:
        shape = self.scene.shape(self._item)
        if shape is None:
            return
        if shape.kind is ShapeKind.ARROW:
            self.preview = self._turned(shape)
            return
        at = self._snapped(self._at, pull)
        least = 1 if shape.kind in OPEN else LEAST
        box = resized(box_of(shape), self._grip, at[0] - self._start[0], at[1] - self._start[1], least)
        points = scaled(shape.points, box_of(shape), box) if shape.points else None
        self.preview = Resized(shape.id, box, points)

    def _snapped(self, at: Point, pull: float) -> Point:
        """A corner that is drawn, in line with the edges of what is there."""
        self.guides = ()
        if not pull:
            return at
        by_x, by_y = self._still.snap_point(*at, pull)
        x, y = at[0] + (by_x or 0.0), at[1] + (by_y or 0.0)
        upright = (Guide(True, x, min(y, self._start[1]), max(y, self._start[1])),) if by_x is not None else ()
        level = (Guide(False, y, min(x, self._start[0]), max(x, self._start[0])),) if by_y is not None else ()
        self.guides = (*upright, *level)
        return x, y

    def _pulled(self) -> Drawn:
        return Drawn(ShapeKind.ARROW, *boxed(self._joined(self._start, self._at)))

    def _turned(self, shape: Shape) -> Resized:
        """An arrow, one end of which is moved."""
        points = [(shape.x + x, shape.y + y) for x, y in zip(shape.points[::2], shape.points[1::2], strict=True)]
        end = self._at
        if self._grip == "start":
            ends = self._joined(end, points[-1], first=True, last=False)
            path: list[Point] = [ends[0], *points[1:]]
        else:
            ends = self._joined(points[0], end, first=False, last=True)
            path = [*points[:-1], ends[1]]
        return Resized(shape.id, *boxed(path))

    def _joined(self, start: Point, end: Point, *, first: bool = True, last: bool = True) -> list[Point]:
        """The ends of an arrow: one that is put on a note is put at the note's edge."""
        notes = self.scene.notes
        source = notes.get(self.scene.note_at(start)) if first else None
        target = notes.get(self.scene.note_at(end)) if last else None
        if source is not None and source == target:
            return [start, end]
        begin = on_edge(source, _middle(target) if target else end) if source else start
        return [begin, on_edge(target, _middle(source) if source else start) if target else end]

    def _draw_on(self, at: Point) -> None:
        """One more point of a stroke; what is behind it is simplified piece by piece, so that long ones stay fast."""
        last = self._path[-1]
        if hypot(at[0] - last[0], at[1] - last[1]) < CLOSE / self.scene.zoom:
            return
        self._path.append(at)
        if len(self._path) - self._simple > PIECE:
            self._path[self._simple :] = simplified(self._path[self._simple :], TOLERANCE)
            self._simple = len(self._path) - 1

    def _done(self) -> Act | None:
        match self.state:
            case "moving" if self.by != (0, 0):
                return Moved(self.moving, *self.by, self._at)
            case "resizing" | "boxing" | "pulling":
                return self.preview
            case "pressed" if self.tool in BOXED:
                return self._clicked()
            case "drawing":
                path = simplified(self._path, TOLERANCE)
                return Drawn(ShapeKind.STROKE, *boxed(path))
        return None

    def _clicked(self) -> Drawn:
        """A shape of the usual size with its middle here; a text begins here."""
        w, h = USUAL[self.tool]
        x, y = self._start
        return Drawn(KINDS[self.tool], Box(round(max(0.0, x - w / 2)), round(max(0.0, y - h / 2)), w, h))

    def _rest(self) -> None:
        self.state, self.moving, self.by = "idle", frozenset(), (0, 0)
        self.guides, self.lasso, self.preview = (), None, None
        self._item, self._grip, self._path = "", "", []


def _middle(box: Box) -> Point:
    return box.x + box.w / 2, box.y + box.h / 2
