"""The board as a picture: SVG with real text, and PNG with the fonts that come with the program."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from math import sqrt

from PIL import Image, ImageDraw, ImageFont

from workshop_app.reports.board_pieces import Drawing, Photo, Plate, Polygon, Shape, Thread, Words, flattened, middles
from workshop_app.reports.colours import LIGHT
from workshop_app.reports.pdf.fonts import BOLD, SEMIBOLD
from workshop_app.resources import resource

FAMILIES = (
    "'Source Sans 3', 'Source Sans Pro', 'Noto Sans Symbols 2', 'Noto Emoji', 'Noto Naskh Arabic', 'Noto Sans Hebrew', "
    "sans-serif"
)
WEIGHTS = {SEMIBOLD: 600, BOLD: 700}
SCALE = 2.0
"""Pixels of the PNG for a unit of the drawing."""
MOST_PIXELS = 24_000_000
"""A board with very many notes gets fewer pixels for each, so that any program can open it."""
FINER = 4
"""Corners are painted so much larger and then made smaller, which smooths them."""

SMOOTHER = 2
"""Lines likewise, which may reach over the whole picture."""


def render_svg(drawing: Drawing) -> bytes:
    """The drawing as an .svg file. The same drawing gives the same bytes."""
    return ("\n".join(_svg(drawing)) + "\n").encode()


def render_png(drawing: Drawing) -> bytes:
    """The drawing as a .png file. The same drawing gives the same bytes."""
    scale = min(SCALE, sqrt(MOST_PIXELS / (drawing.width * drawing.height)))
    canvas = _Canvas(drawing, scale)
    for group in drawing.groups:
        for shape in group.shapes:
            canvas.paint(shape)
    file = io.BytesIO()
    canvas.image.save(file, "PNG", dpi=(96 * scale, 96 * scale))
    return file.getvalue()


def _svg(drawing: Drawing) -> Iterator[str]:
    width, height = drawing.width, drawing.height
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'xml:lang="{escape(drawing.language)}" aria-labelledby="title desc" font-family="{FAMILIES}">'
    )
    yield f'<title id="title">{escape(drawing.title)}</title>'
    yield f'<desc id="desc">{escape(drawing.description)}</desc>'
    yield f'<rect width="{width}" height="{height}" fill="{LIGHT.paper}"/>'
    first: dict[bytes, tuple[str, Photo]] = {}
    for group in drawing.groups:
        yield f"<g><title>{escape(group.title)}</title>"
        yield from (_svg_shape(shape, first) for shape in group.shapes)
        yield "</g>"
    yield "</svg>"


def _svg_shape(shape: Shape, first: dict[bytes, tuple[str, Photo]]) -> str:
    match shape:
        case Plate():
            line = f' stroke="{shape.line}"' if shape.line else ""
            place = f'x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" height="{_n(shape.height)}"'
            return f'<rect {place} rx="{_n(shape.radius)}" fill="{shape.fill}"{line}/>'
        case Polygon():
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
            return f'<polygon points="{points}" fill="{shape.fill}"/>'
        case Thread():
            line = f'stroke="{shape.colour}" stroke-width="{_n(shape.width)}"'
            return f'<path d="{_path(shape)}" fill="none" {line} stroke-linecap="round" stroke-linejoin="round"/>'
        case Words():
            weight = WEIGHTS.get(shape.runs[0].font)
            bold = f' font-weight="{weight}"' if weight else ""
            order = ' style="unicode-bidi: bidi-override; direction: ltr"' if shape.mirrored else ""
            # In another font the words are pressed into the width they have in ours.
            fit = f'textLength="{_n(shape.width)}" lengthAdjust="spacingAndGlyphs"'
            place = f'x="{_n(shape.x)}" y="{_n(shape.y)}" font-size="{_n(shape.size)}"'
            text = escape("".join(run.text for run in shape.runs))
            return f'<text {place} {fit}{bold}{order} fill="{shape.fill}">{text}</text>'
        case Photo():
            return _svg_photo(shape, first)


def _svg_photo(photo: Photo, first: dict[bytes, tuple[str, Photo]]) -> str:
    """A picture of several notes is in the file where it is `first` shown; elsewhere that one is shown again."""
    if photo.data in first:
        name, shown = first[photo.data]
        scale = photo.width / shown.width
        corner = f"{_n(photo.x - scale * shown.x)} {_n(photo.y - scale * shown.y)}"
        return f'<use href="#{name}" transform="translate({corner}) scale({scale:.5f})"/>'
    name = f"picture{len(first) + 1}"
    first[photo.data] = name, photo
    place = f'x="{_n(photo.x)}" y="{_n(photo.y)}" width="{_n(photo.width)}" height="{_n(photo.height)}"'
    return f'<image id="{name}" {place} href="data:image/jpeg;base64,{b64encode(photo.data).decode()}"/>'


def _path(thread: Thread) -> str:
    """Straight from point to point; a smooth one bends at each point and passes through the middles between them."""
    points = [f"{_n(x)} {_n(y)}" for x, y in thread.points]
    if not thread.smooth or len(points) < 3:
        return f"M{points[0]}" + "".join(f"L{point}" for point in points[1:] or points)
    bends = zip(points[1:-1], middles(thread.points[1:]), strict=True)
    return f"M{points[0]}" + "".join(f"Q{at} {_n(x)} {_n(y)}" for at, (x, y) in bends) + f"L{points[-1]}"


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


class _Canvas:
    """Paints shapes in pixels."""

    def __init__(self, drawing: Drawing, scale: float) -> None:
        self.scale = scale
        size = (round(drawing.width * scale), round(drawing.height * scale))
        self.image = Image.new("RGB", size, LIGHT.paper)
        self.draw = ImageDraw.Draw(self.image)

    def paint(self, shape: Shape) -> None:
        """Paint one shape over what is there."""
        match shape:
            case Plate() if shape.line:
                self._plate(shape.x, shape.y, shape.width, shape.height, shape.radius, shape.line)
                width, height = shape.width - 2, shape.height - 2
                self._plate(shape.x + 1, shape.y + 1, width, height, shape.radius - 1, shape.fill)
            case Plate():
                self._plate(shape.x, shape.y, shape.width, shape.height, shape.radius, shape.fill)
            case Polygon():
                self._polygon(shape)
            case Thread():
                self._thread(shape)
            case Words():
                self._words(shape)
            case Photo():
                self._photo(shape)

    def _plate(self, x: float, y: float, width: float, height: float, radius: float, fill: str) -> None:
        """A rectangle whose four corners are quarters of a smooth disc."""
        left, top = round(x * self.scale), round(y * self.scale)
        right, bottom = round((x + width) * self.scale), round((y + height) * self.scale)
        round_by = max(0, min(round(radius * self.scale), (right - left) // 2, (bottom - top) // 2))
        if right > left and bottom > top + 2 * round_by:
            self.draw.rectangle((left, top + round_by, right - 1, bottom - round_by - 1), fill)
        if right > left + 2 * round_by and bottom > top:
            self.draw.rectangle((left + round_by, top, right - round_by - 1, bottom - 1), fill)
        if round_by:
            disc = _disc(round_by)
            near, far = (0, round_by), (round_by, 2 * round_by)
            for at_x, (x0, x1) in ((left, near), (right - round_by, far)):
                for at_y, (y0, y1) in ((top, near), (bottom - round_by, far)):
                    self.image.paste(fill, (at_x, at_y), disc.crop((x0, y0, x1, y1)))

    def _polygon(self, shape: Polygon) -> None:
        points = [(x * self.scale, y * self.scale) for x, y in shape.points]
        left, top = (int(min(point[axis] for point in points)) for axis in (0, 1))
        width, height = (int(max(point[axis] for point in points)) + 2 - (left, top)[axis] for axis in (0, 1))
        mask = Image.new("L", (width * FINER, height * FINER))
        ImageDraw.Draw(mask).polygon([((x - left) * FINER, (y - top) * FINER) for x, y in points], 255)
        self.image.paste(shape.fill, (left, top), mask.reduce(FINER))

    def _thread(self, thread: Thread) -> None:
        """A line with a disc at every point, so that bends and ends are round."""
        radius = thread.width * self.scale / 2
        points = [(x * self.scale, y * self.scale) for x, y in flattened(thread)]
        left, top = (int(min(point[axis] for point in points) - radius) - 1 for axis in (0, 1))
        width, height = (int(max(p[axis] for p in points) + radius) + 2 - (left, top)[axis] for axis in (0, 1))
        mask = Image.new("L", (width * SMOOTHER, height * SMOOTHER))
        draw, r = ImageDraw.Draw(mask), radius * SMOOTHER
        fine = [((x - left) * SMOOTHER, (y - top) * SMOOTHER) for x, y in points]
        draw.line(fine, 255, round(2 * r))
        for x, y in fine:
            draw.ellipse((x - r, y - r, x + r, y + r), 255)
        self.image.paste(thread.colour, (left, top), mask.reduce(SMOOTHER))

    def _photo(self, photo: Photo) -> None:
        left, top = round(photo.x * self.scale), round(photo.y * self.scale)
        size = (max(1, round(photo.width * self.scale)), max(1, round(photo.height * self.scale)))
        with Image.open(io.BytesIO(photo.data)) as image:
            self.image.paste(image.resize(size, Image.Resampling.LANCZOS), (left, top))

    def _words(self, words: Words) -> None:
        x = words.x * self.scale
        for run in words.runs:
            font = _font(run.font, round(words.size * self.scale * 4) / 4)
            self.draw.text((x, words.y * self.scale), run.text, words.fill, font, anchor="ls")
            x += font.getlength(run.text)


@lru_cache(maxsize=64)
def _font(name: str, size: float) -> ImageFont.FreeTypeFont:
    # The plain layout: lines come in the order they are seen, and a file must not depend on a library of the system.
    return ImageFont.truetype(resource(f"fonts/{name}.ttf"), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=64)
def _disc(radius: int) -> Image.Image:
    side = 2 * radius * FINER
    disc = Image.new("L", (side, side))
    ImageDraw.Draw(disc).ellipse((0, 0, side - 1, side - 1), 255)
    return disc.reduce(FINER)
