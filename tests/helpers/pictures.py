"""Pictures for tests: honest ones, and files that only say they are pictures."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from random import Random

from PIL import Image

from workshop_app.domain.pictures import Facts, facts_of


def photo(width: int = 320, height: int = 240, seed: int = 1, **saved: object) -> bytes:
    """A JPEG with many colours, brighter to the right."""
    noise = Image.frombytes("L", (64, 64), Random(seed).randbytes(64 * 64)).resize((width, height))
    slope = Image.linear_gradient("L").rotate(90).resize((width, height))
    written = BytesIO()
    Image.merge("RGB", (slope, noise, noise.rotate(180))).save(written, "JPEG", **saved)
    return written.getvalue()


def turned_photo() -> bytes:
    """A JPEG that lies on its side and says so, with a place and a name in its metadata."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x013B] = "HEMLIG FOTOGRAF"
    return photo(400, 200, exif=exif, comment=b"HEMLIG PLATS")


def drawing(width: int = 300, height: int = 200, kind: str = "PNG") -> bytes:
    """A picture with few colours, half of it transparent."""
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    image.paste((200, 30, 30, 255), (0, 0, width // 2, height))
    written = BytesIO()
    image.save(written, kind, **({"lossless": True} if kind == "WEBP" else {}))
    return written.getvalue()


def moving() -> bytes:
    """A WebP that moves: first red, then blue."""
    red, blue = (Image.new("RGB", (60, 40), colour) for colour in ("red", "blue"))
    written = BytesIO()
    red.save(written, "WEBP", save_all=True, append_images=[blue], duration=100, lossless=True)
    return written.getvalue()


def png(width: int, height: int, *, rows: bytes = b"") -> bytes:
    """A PNG whose header says any size, whatever comes after it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


def hostile() -> dict[str, tuple[bytes, str]]:
    """Name -> (file, the code that refuses it)."""
    whole, lossless = photo(), drawing()
    jpeg_bomb = bytearray(whole)
    at = jpeg_bomb.find(b"\xff\xc0") + 5
    jpeg_bomb[at : at + 4] = b"\xfd\xe8\xfd\xe8"
    gif = BytesIO()
    Image.new("P", (9, 9)).save(gif, "GIF")
    tiff = BytesIO()
    Image.new("RGB", (9, 9)).save(tiff, "TIFF")
    return {
        "nothing": (b"", "picture_unknown"),
        "garbage": (bytes(range(256)) * 40, "picture_unknown"),
        "text": ("hej å".encode() * 99, "picture_unknown"),
        "an SVG, whatever it is called": (SVG, "picture_unknown"),
        "a GIF": (gif.getvalue(), "picture_unknown"),
        "a TIFF": (tiff.getvalue(), "picture_unknown"),
        "a PDF": (b"%PDF-1.7\n", "picture_unknown"),
        "an SVG behind the head of a PNG": (lossless[:8] + SVG, "picture_broken"),
        "a PNG that is cut": (lossless[:60], "picture_broken"),
        "a PNG without a body": (png(40, 40), "picture_broken"),
        "the head of a JPEG": (whole[:3], "picture_broken"),
        "garbage behind the head of a JPEG": (whole[:20] + bytes(range(256)) * 9, "picture_broken"),
        "a WebP that is cut": (drawing(kind="WEBP")[:30], "picture_broken"),
        "no width": (png(0, 40), "picture_broken"),
        "no height": (png(40, 0), "picture_broken"),
        "a PNG bomb": (png(65_535, 65_535, rows=bytes(1 << 20)), "picture_too_large"),
        "a PNG larger than any number": (png(2**31 - 1, 2**31 - 1), "picture_broken"),
        "a JPEG bomb": (bytes(jpeg_bomb), "picture_too_large"),
        "31 MB": (whole + bytes(31 << 20), "picture_too_large"),
    }


def kept(width: int = 320, height: int = 240, seed: int = 1) -> tuple[bytes, Facts]:
    """A picture as the library keeps it, with its facts."""
    data = photo(width, height, seed)
    return data, facts_of(data)
