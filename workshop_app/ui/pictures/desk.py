"""The pictures of an open workshop: on their way in, and as they are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workshop_app.commands.base import Command
from workshop_app.commands.pictures import AddPictureNotes, PictureNote, SetPicture
from workshop_app.domain.board import lanes_shown
from workshop_app.domain.errors import DomainError, StorageError
from workshop_app.domain.pictures import Facts
from workshop_app.domain.records import Harvest, Note, Picture
from workshop_app.frozen import frozen, mutable
from workshop_app.ui.jobs import Job
from workshop_app.ui.pictures.refusals import Refusal, for_a_next_go, why_not
from workshop_app.ui.pictures.sources import MOST, Source
from workshop_app.ui.pictures.thumbnails import Thumbnails

if TYPE_CHECKING:
    from workshop_app.ui.pictures.decode import Prepared
    from workshop_app.ui.session import Session
    from workshop_app.ui.wall_photo.draft import Draft

Named = tuple[str, Facts]
"""What a picture is called, and the facts of its bytes, which are in the library."""


@frozen
class Place:
    """Where new notes go: last in a lane, or at a place on a free one; into a theme. Nothing said: the first lane."""

    lane_id: str = ""
    theme_id: str = ""
    at: tuple[int, int] | None = None


@mutable
class _Reading:
    """Pictures that are being read: what is left, what has come, and what is done with them."""

    left: list[Source]
    more: list[Source]
    """What came with them and is too much to take at once."""
    count: int
    deliver: Callable[[list[Named]], bool]
    come: list[Named] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


class Pictures(QObject):
    """Takes pictures in, one after another in a thread, and shows them."""

    wall_wanted = Signal()
    """A photo of a wall is to be cut into notes."""
    progress = Signal(int, int)
    """Number (from 1) of the picture that is being read, and how many there are; (0, 0) when there is nothing left."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._reading: _Reading | None = None
        self._waiting: list[_Reading] = []
        self.thumbnails = Thumbnails(self._reader, self)
        self.drafts: list[Draft] = []
        """Photos of walls that are being cut, also those that were put aside; kept until the workshop is left."""

    def _reader(self, picture_id: str) -> Callable[[], bytes]:
        picture = self._session.state.find(Picture, picture_id)
        source, workshop = self._session.editor.pictures, self._session.editor.workshop_id
        digest = picture.digest if picture else ""
        return lambda: source(workshop, digest) if digest else b""

    # taking

    @property
    def busy(self) -> bool:
        """Whether pictures are being read."""
        return self._reading is not None

    def give(self, note_id: str, sources: Sequence[Source]) -> None:
        """Give a note a picture; several pictures make notes of their own in its lane."""
        if len(sources) == 1:
            self.take(sources, lambda come: self._session.run(SetPicture(note_id, come[0][1])))
        elif note := self._session.state.find(Note, note_id):
            self.add(Place(note.lane_id), sources)

    def add(self, place: Place, sources: Sequence[Source]) -> None:
        """Make notes of pictures."""
        self.take(sources, lambda come: self._session.run(self._notes(place, come)))

    def _notes(self, place: Place, come: list[Named]) -> Command:
        words = self._session.language.gettext("Picture")
        lane_id = place.lane_id or self._lane(place.theme_id)
        step_id = self._session.workshop.current_step
        harvest = self._session.state.find(Harvest, step_id)
        turn = harvest.turn if harvest else 0
        notes = tuple(PictureNote(lane_id, name.strip() or words, facts) for name, facts in come)
        return AddPictureNotes(notes, turn, step_id if turn else "", place.theme_id, place.at)

    def _lane(self, theme_id: str) -> str:
        """The lane for a note of a theme: that of its other notes, or else the first of the step."""
        state = self._session.state
        mates = state.ordered(Note, lambda note: bool(theme_id) and note.theme_id == theme_id)
        lanes = lanes_shown(state, self._session.step)
        return mates[0].lane_id if mates else lanes[0].id if lanes else ""

    def take(self, sources: Sequence[Source], deliver: Callable[[list[Named]], bool], most: int = MOST) -> None:
        """Read pictures and keep their bytes, then hand over those that could be read; what could not is told, and
        what was too much."""
        if sources:
            taken, more = list(sources[:most]), list(sources[most:])
            self._waiting.append(_Reading(taken, more, len(taken), deliver))
            if self._reading is None:
                self._begin()

    def cancel(self) -> None:
        """Give up what is being read; nothing of it comes onto the board."""
        self._reading = None
        self._waiting.clear()
        self.progress.emit(0, 0)

    def _begin(self) -> None:
        self._reading = self._waiting.pop(0) if self._waiting else None
        if self._reading is None:
            self.progress.emit(0, 0)
        self._next()

    def _next(self) -> None:
        reading = self._reading
        if reading is None:
            return
        if not reading.left:
            self._finish(reading)
            return
        source = reading.left.pop(0)
        self.progress.emit(reading.count - len(reading.left), reading.count)
        job = Job(lambda: (reading, source, _prepared(source)))
        job.succeeded.connect(self._read)
        job.failed.connect(self._failed)
        job.begin()

    def _read(self, outcome: tuple[_Reading, Source, Prepared | DomainError]) -> None:
        reading, source, picture = outcome
        if reading is not self._reading:
            return  # given up meanwhile
        try:
            if isinstance(picture, DomainError):
                raise picture
            reading.come.append((source.name, self._session.editor.put_picture(picture.data)))
        except DomainError as error:
            reading.refused.append(Refusal(source.file, error))
            if isinstance(error, StorageError) or error.code == "pictures_full":
                reading.left.clear()  # the next ones will not fare better
                reading.more.clear()
        self._next()

    def _failed(self, error: Exception) -> None:
        self.cancel()
        raise error

    def _finish(self, reading: _Reading) -> None:
        try:
            words = [why_not(reading.refused)] if reading.refused else []
            if (not reading.come or reading.deliver(reading.come)) and reading.more:
                words.append(for_a_next_go(len(reading.come), reading.count, [source.file for source in reading.more]))
            if words:
                self._session.refused.emit(" ".join(words))
        finally:
            self._begin()


def _prepared(source: Source) -> Prepared | DomainError:
    """In a thread: the picture, or why it is none."""
    from workshop_app.ui.pictures.decode import prepared  # with the first picture

    try:
        return prepared(source.read())
    except DomainError as error:
        return error
