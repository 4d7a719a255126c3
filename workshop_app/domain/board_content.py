"""What the layout of a board needs to know of the notes, shapes and sections on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from workshop_app.domain.enums import ShapeKind


class NoteLike(Protocol):
    """What the layout needs to know of a note."""

    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def x(self) -> int: ...
    @property
    def y(self) -> int: ...
    @property
    def aspect(self) -> float: ...


class ShapeLike(Protocol):
    """What the layout needs to know of what is drawn on a free lane."""

    @property
    def kind(self) -> ShapeKind: ...
    @property
    def x(self) -> int: ...
    @property
    def y(self) -> int: ...
    @property
    def w(self) -> int: ...
    @property
    def h(self) -> int: ...


class SectionLike(Protocol):
    """What the layout needs to know of a lane or theme; `kind` is lane, parked, theme or loose."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def notes(self) -> Sequence[NoteLike]: ...
    @property
    def free(self) -> bool: ...
    @property
    def shapes(self) -> Sequence[ShapeLike]: ...
