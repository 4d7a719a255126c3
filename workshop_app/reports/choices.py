"""What can be chosen for an export: how much, on which paper, for which archive, in which language, whose logo."""

from __future__ import annotations

from enum import StrEnum
from io import BytesIO

from workshop_app.domain.errors import DomainError
from workshop_app.frozen import frozen
from workshop_app.i18n import Language


class Scope(StrEnum):
    """How much of the minutes there is."""

    FULL = "full"
    SHORT = "short"
    """Decisions, what goes on and actions, on one page."""
    APPENDIX = "appendix"
    """The board, the ranking, the agenda and who was there."""


class Paper(StrEnum):
    """The paper that a document is set for."""

    A4 = "a4"
    LETTER = "letter"


class ArchiveLevel(StrEnum):
    """Which PDF/A a document is; either is PDF/UA-1 too."""

    A2 = "2a"
    A1 = "1a"
    """For archives that still ask for the oldest."""


@frozen(kw_only=True)
class ReportChoices:
    """The choices of one export."""

    scope: Scope = Scope.FULL
    paper: Paper = Paper.A4
    level: ArchiveLevel = ArchiveLevel.A2
    language: str = ""
    """Code of the language, or empty for the one that is otherwise used."""
    logo: bytes = b""
    """A JPEG made by `clean_logo`, or nothing."""

    def language_or(self, other: Language) -> Language:
        """The language chosen, or another."""
        return Language(self.language) if self.language else other


DEFAULT = ReportChoices()

_MOST_BYTES = 10_000_000
_MOST_PIXELS = 40_000_000
_LARGEST_SIDE = 900
"""Pixels; logos are printed a few centimetres wide."""


def clean_logo(data: bytes) -> bytes:
    """A picture somebody chose (PNG or JPEG) as a JPEG for an archive: three colours, nothing transparent, nothing
    hidden in it. DomainError('logo_unreadable')."""
    from PIL import Image, UnidentifiedImageError  # late: only those who have a logo need it

    if len(data) > _MOST_BYTES:
        raise DomainError("logo_unreadable")
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise DomainError("logo_unreadable")
            seen = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise DomainError("logo_unreadable") from error
    seen.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
    ground = Image.new("RGB", seen.size, "white")
    ground.paste(seen, mask=seen.getchannel("A"))
    written = BytesIO()
    ground.save(written, "JPEG", quality=92, subsampling=0)
    return written.getvalue()
