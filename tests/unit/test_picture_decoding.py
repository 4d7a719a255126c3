"""Foreign pictures: what is one becomes a small, clean copy; what only says so is refused at once, with a reason."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage

from tests.helpers import pictures
from workshop_app.domain.errors import DomainError
from workshop_app.domain.pictures import SIDE_LIMIT, facts_of
from workshop_app.i18n import Language
from workshop_app.ui.pictures.decode import decoded, prepared, read_picture, thumbnail
from workshop_app.wording import ERRORS, error_text

HOSTILE = pictures.hostile()
DECODERS_SAY = re.compile("(?i)jpeg|png|webp|QImageIOHandler|not enough|invalid")


@pytest.fixture
def decoders_may_complain(watch: Any) -> Iterator[None]:
    """What a decoder logs of a broken picture is no news: the user is told."""
    yield
    watch.messages[:] = [text for text in watch.messages if not DECODERS_SAY.search(text)]


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


@pytest.mark.usefixtures("decoders_may_complain")
@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_picture_is_refused_at_once_and_told_why(name: str) -> None:
    data, code = HOSTILE[name]
    start = time.monotonic()
    with pytest.raises(DomainError) as caught:
        prepared(data)
    assert time.monotonic() - start < 1
    assert caught.value.code == code
    assert code in ERRORS
    for language in ("sv", "en"):
        assert "{" not in error_text(Language(language), caught.value)


@pytest.mark.parametrize("data", [pictures.photo(), pictures.drawing(), pictures.drawing(kind="WEBP")])
def test_a_picture_is_kept_as_png_or_jpeg_with_facts_that_its_bytes_agree_to(data: bytes) -> None:
    made = prepared(data)
    image = opened(made.data)
    assert image.format in ("PNG", "JPEG")
    assert image.mode in ("RGB", "P", "L"), "nothing transparent is left"
    assert made.facts == facts_of(made.data)
    assert (made.facts.width, made.facts.height) == image.size == opened(data).size
    assert not image.getexif()


def test_a_photograph_becomes_jpeg_and_a_drawing_png_on_white() -> None:
    assert opened(prepared(pictures.photo()).data).format == "JPEG"
    made = opened(prepared(pictures.drawing()).data).convert("RGB")
    assert opened(prepared(pictures.drawing()).data).format == "PNG"
    assert made.getpixel((10, 10)) == (200, 30, 30)
    assert made.getpixel((290, 10)) == (255, 255, 255)


def test_the_name_of_a_file_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "photo.svg"
    path.write_bytes(pictures.photo())
    assert opened(prepared(read_picture(path)).data).format == "JPEG"


def test_a_picture_is_turned_upright_and_says_nothing_of_where_and_by_whom() -> None:
    data = pictures.turned_photo()
    assert b"HEMLIG" in data
    made = prepared(data)
    assert (made.facts.width, made.facts.height) == (200, 400)
    assert b"HEMLIG" not in made.data
    assert b"Exif" not in made.data
    image = opened(made.data).convert("RGB")
    top, bottom = (image.resize((1, 4)).getpixel((0, row))[0] for row in (0, 3))  # type: ignore[index]
    assert top < bottom, "what was brighter to the right is now brighter below"


def test_words_hidden_in_a_png_do_not_come_along() -> None:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.setText("Author", "HEMLIG")
    assert b"HEMLIG" not in prepared(image).data


def test_only_the_first_picture_of_a_moving_one_is_taken() -> None:
    assert opened(prepared(pictures.moving()).data).convert("RGB").getpixel((5, 5)) == (255, 0, 0)


def test_a_large_picture_is_made_smaller_with_its_shape() -> None:
    made = prepared(pictures.photo(5000, 2500))
    assert (made.facts.width, made.facts.height) == (SIDE_LIMIT, SIDE_LIMIT // 2)
    long = prepared(pictures.photo(6000, 3))
    assert (long.facts.width, long.facts.height) == (SIDE_LIMIT, 1)


def test_the_same_picture_has_the_same_digest() -> None:
    assert prepared(pictures.photo()) == prepared(pictures.photo())


def test_a_photo_of_a_wall_can_be_read_larger_than_it_is_kept() -> None:
    assert decoded(pictures.photo(5000, 2500), longest=4000).width() == 4000


@pytest.mark.usefixtures("decoders_may_complain")
def test_a_thumbnail_has_the_width_asked_for_and_what_cannot_be_read_gives_none() -> None:
    data = prepared(pictures.photo()).data
    assert (thumbnail(data, 80).width(), thumbnail(data, 80).height()) == (80, 60)
    assert thumbnail(data, 900).width() == 320
    for broken, _code in HOSTILE.values():
        assert thumbnail(broken, 80).isNull()
