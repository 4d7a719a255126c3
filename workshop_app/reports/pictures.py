"""Pictures of notes as documents show them: small JPEGs in three colours, so that an archive takes them."""

from __future__ import annotations

from io import BytesIO

from workshop_app.domain.pictures import PNG, SIDE_LIMIT

LONGEST_SIDE = 720
"""Pixels: 60 mm at 300 to the inch."""


def printable(data: bytes) -> bytes:
    """A kept picture made small; nothing when it cannot be read, as one that came with a file may be anything."""
    if not data:
        return b""
    from PIL import Image, UnidentifiedImageError  # late: only workshops with pictures need it

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if max(picture.size) > SIDE_LIMIT:
                return b""
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            seen = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b""
    seen.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    small = Image.new("RGB", seen.size, "white")
    small.paste(seen, mask=seen.getchannel("A"))
    written = BytesIO()
    small.save(
        written, "JPEG", quality=90 if data.startswith(PNG) else 82, subsampling=0 if data.startswith(PNG) else 2
    )
    return written.getvalue()
