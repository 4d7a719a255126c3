"""Pictures of notes in the minutes: small, described, and nothing that an archive would refuse."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from xml.etree import ElementTree

import docx
import pypdfium2
import pytest
from pikepdf import Name, Pdf
from PIL import Image

from tests.helpers.pictures import drawing, hostile, kept, photo
from tests.helpers.structure import read, texts_of, texts_of_printout
from tests.helpers.workshops import context, done, note, small, theme
from workshop_app.commands.canvas import MakeLaneFree
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.pictures import SetPicture
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.pictures import digest_of, facts_of
from workshop_app.domain.records import Lane, Note, Picture, Record
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.reports import printouts
from workshop_app.reports.board_drawing import draw_board, draw_canvases
from workshop_app.reports.board_picture import render_png, render_svg
from workshop_app.reports.board_pieces import Photo, Plate, Words
from workshop_app.reports.build import minutes_report
from workshop_app.reports.choices import ArchiveLevel, ReportChoices
from workshop_app.reports.docx import render_docx
from workshop_app.reports.html import render_html
from workshop_app.reports.markdown import render_markdown
from workshop_app.reports.model import NoteGroup, Report
from workshop_app.reports.pdf import render_pdf, render_printout
from workshop_app.reports.pictures import LONGEST_SIDE, printable
from workshop_app.services.ports import PictureSource
from workshop_app.ui.minutes_exports import MakePrintout

NOW = datetime(2026, 6, 10, 12, 5, tzinfo=UTC)
MM = 72 / 25.4


def pictured(*pictures: bytes, names: tuple[str, ...] = ("Tavlan", "Skissen", "Kön")) -> tuple[State, PictureSource]:
    """A workshop with a theme whose notes have these pictures, and one note that has none."""
    library = {digest_of(data): data for data in pictures}
    records: list[Record] = [theme("t1", title="Bilder"), note("n9", theme="t1", number=9, text="Utan bild")]
    for number, data in enumerate(pictures, 1):
        digest = digest_of(data)
        records.append(Picture(id=f"p{number}", workshop_id="w", width=9, height=9, digest=digest))
        made = note(f"n{number}", theme="t1", number=number, text=names[(number - 1) % 3])
        records.append(replace(made, picture=f"p{number}"))
    state: State = small(*records)
    assert len(state.of(Note)) == len(pictures) + 1
    return state, lambda _workshop, digest: library[digest]


def illustrated(*pictures: bytes, names: tuple[str, ...] = ("Tavlan", "Skissen", "Kön")) -> Report:
    """The minutes of such a workshop."""
    state, source = pictured(*pictures, names=names)
    return minutes_report(state, Language("sv"), NOW, pictures=source)


SAMPLES = (kept(800, 600)[0], drawing(300, 600), kept(600, 2000, 3)[0])


@pytest.mark.parametrize("level", list(ArchiveLevel))
def test_the_pdf_has_each_picture_as_a_figure_described_by_its_note(level: ArchiveLevel) -> None:
    report = illustrated(*SAMPLES)
    data = render_pdf(report, ReportChoices(level=level))
    reading = read(data)
    assert reading.faults == []
    assert [text for tag, text in reading.elements if tag == "Figure"] == ["Tavlan", "Skissen", "Kön"]
    assert reading.texts == texts_of(report)


def test_pictures_in_the_pdf_are_small_and_in_three_opaque_colours() -> None:
    with Pdf.open(BytesIO(render_pdf(illustrated(*SAMPLES)))) as pdf:
        images = [image for page in pdf.pages for image in page.Resources.get("/XObject", {}).values()]
        assert len(images) == 3
        for image in images:
            assert image.Filter in (Name.DCTDecode, [Name.ASCII85Decode, Name.DCTDecode], [Name.DCTDecode])
            assert image.ColorSpace == Name.DeviceRGB
            assert "/SMask" not in image
            assert max(image.Width, image.Height) <= LONGEST_SIDE


def test_no_picture_is_wider_or_higher_than_sixty_millimetres() -> None:
    with pypdfium2.PdfDocument(render_pdf(illustrated(*SAMPLES))) as pdf:
        for page in pdf:
            for thing in page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,)):
                left, bottom, right, top = thing.get_bounds()
                assert right - left <= 60 * MM + 1
                assert top - bottom <= 60 * MM + 1


def test_the_web_page_has_them_with_the_same_words() -> None:
    page = render_html(illustrated(*SAMPLES)).decode()
    assert page.count('<img src="data:image/jpeg;base64,') == 3
    assert all(f'alt="{name}">' in page for name in ("Tavlan", "Skissen", "Kön"))


def test_the_word_document_has_them_over_their_texts() -> None:
    document = docx.Document(BytesIO(render_docx(illustrated(*SAMPLES))))
    shapes = [cell for table in document.tables for row in table.rows for cell in row.cells[2:3]]
    shown = [cell for cell in shapes if "graphicData" in cell._tc.xml]
    assert [cell.text.strip() for cell in shown] == ["Tavlan", "Skissen", "Kön"]
    assert all(f'descr="{cell.text.strip()}"' in cell._tc.xml for cell in shown)


def test_text_formats_have_the_words() -> None:
    words = render_markdown(illustrated(*SAMPLES)).decode()
    assert all(name in words for name in ("Tavlan", "Skissen", "Kön", "Utan bild"))


@pytest.mark.parametrize("name", hostile())
def test_bytes_that_are_no_picture_leave_the_words(name: str) -> None:
    """An imported library may hold anything under a digest that is right."""
    data = hostile()[name][0]
    if name == "31 MB":
        return
    assert printable(data) == b""
    report = illustrated(data) if data else illustrated()
    assert [text for tag, text in read(render_pdf(report)).elements if tag == "Figure"] == []


def test_what_is_transparent_is_white_on_paper() -> None:
    image = Image.open(BytesIO(printable(drawing(200, 100)))).convert("RGB")
    red, white = image.getpixel((20, 50)), image.getpixel((180, 50))
    assert isinstance(red, tuple)
    assert isinstance(white, tuple)
    assert red[0] > 150 > red[1]
    assert min(white) > 245


def test_metadata_does_not_come_along() -> None:
    exif = Image.Exif()
    exif[0x013B] = "HEMLIG"
    assert b"HEMLIG" not in printable(photo(300, 200, exif=exif))


def test_the_same_workshop_gives_the_same_bytes() -> None:
    assert render_pdf(illustrated(*SAMPLES)) == render_pdf(illustrated(*SAMPLES))
    groups = [block for section in illustrated(*SAMPLES).sections for block in section.blocks]
    assert any(isinstance(block, NoteGroup) and block.notes[0].picture for block in groups)


@pytest.mark.parametrize("make", [printouts.note_cards, printouts.wall])
def test_what_is_printed_for_the_room_shows_them_described_by_their_notes(make: MakePrintout) -> None:
    state, source = pictured(*SAMPLES)
    printout = make(state, Language("sv"), NOW, source)
    reading = read(render_printout(printout))
    assert reading.faults == []
    assert [text for tag, text in reading.elements if tag == "Figure"] == ["Tavlan", "Skissen", "Kön"]
    assert reading.texts == texts_of_printout(printout)


@pytest.mark.parametrize("data", SAMPLES, ids=["wide", "high", "narrow"])
@pytest.mark.parametrize("below", [113, 160, 240])
def test_a_note_of_a_canvas_that_was_given_a_picture_lies_under_no_neighbour(data: bytes, below: int) -> None:
    """Nothing on paper can be moved aside: the picture is as low as the note under it asks for, the words are whole."""
    free, using = small().ordered(Lane)[1], context()
    state = done(small(), MakeLaneFree(free.id), using=using)
    for number in range(2):
        state = done(state, AddNotes(free.id, (f"Lapp {number}",), at=(60, 80 + number * below)), using=using)
    upper = next(one for one in state.ordered(Note) if one.text == "Lapp 0")
    state = done(state, SetPicture(upper.id, facts_of(data)), using=using)
    (drawn,) = draw_canvases(state, Language("sv"), lambda _workshop, _digest: data)
    first, second = (group.shapes for group in drawn.groups if "Lapp" in group.title)
    plate, under = (next(shape for shape in shapes[1:] if isinstance(shape, Plate)) for shapes in (first, second))
    assert plate.y + plate.height < under.y
    [picture] = [shape for shape in first if isinstance(shape, Photo)]
    words = [shape for shape in first if isinstance(shape, Words)][-1]
    assert plate.y < picture.y < picture.y + picture.height < words.y < plate.y + plate.height


def test_a_card_with_a_picture_is_whole_within_its_cuts() -> None:
    """Pictures stand beside their words; no matter how long these and the areas are, nothing reaches over a cut."""
    state, source = pictured(*SAMPLES, names=("Ord " * 300, "Enormtlångtsammansattord" * 20, "Kort"))
    long = {note.id: replace(note, tag="Område " * 200) for note in state.of(Note).values() if note.number != 1}
    state = State.of_records(long.get(record.id, record) for record in state.records())
    with pypdfium2.PdfDocument(render_printout(printouts.note_cards(state, Language("sv"), NOW, source))) as pdf:
        assert len(pdf) == 1, "four cards fit on a page of eight"
        page = pdf[0]
        across, down = page.get_width() / 2, page.get_height() / 4
        kinds = (pypdfium2.raw.FPDF_PAGEOBJ_IMAGE, pypdfium2.raw.FPDF_PAGEOBJ_TEXT)
        found = [thing.get_bounds() for thing in page.get_objects(filter=kinds)]
        assert len(list(page.get_objects(filter=kinds[:1]))) == 3
        for left, bottom, right, top in found:
            assert int(left / across) == int(right / across)
            assert int(bottom / down) == int(top / down)


@pytest.mark.parametrize("words", ["Ta upp idéer i medarbetarsamtalet.", "Kompetensförsörjningsplanering"])
def test_words_beside_a_picture_on_a_card_are_whole_and_large(words: str) -> None:
    state, source = pictured(SAMPLES[0], names=(words,) * 3)
    with pypdfium2.PdfDocument(render_printout(printouts.note_cards(state, Language("sv"), NOW, source))) as pdf:
        text = pdf[0].get_textpage()
        longest = max(words.split(), key=len)
        start = text.get_text_range().replace("\r\n", "  ").index(longest)
        places = [text.get_charbox(start + at) for at in range(len(longest))]
        across = [left for left, _bottom, _right, _top in places]
        assert across == sorted(across), "on one line"
        assert places[0][3] - places[0][1] > 6, "capitals of nine points or more"


@pytest.mark.parametrize("letters", range(18, 48, 3))
def test_a_word_too_long_for_a_card_is_divided_rather_than_set_small(letters: int) -> None:
    state, source = pictured(*SAMPLES, names=tuple("H" * (letters + more) for more in range(3)))
    with pypdfium2.PdfDocument(render_printout(printouts.note_cards(state, Language("sv"), NOW, source))) as pdf:
        text = pdf[0].get_textpage()
        places = [text.get_charbox(at) for at, letter in enumerate(text.get_text_range()) if letter == "H"]
    assert len(places) >= 3 * letters
    assert min(top - bottom for _left, bottom, _right, top in places) > 5.5, "capitals of nine points or more"


def test_a_picture_in_the_minutes_leaves_room_for_others() -> None:
    with pypdfium2.PdfDocument(render_pdf(illustrated(*SAMPLES))) as pdf:
        boxes = [
            image.get_bounds() for page in pdf for image in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        ]
    mm = 72 / 25.4
    assert len(boxes) == len(SAMPLES)
    assert all(right - left <= 60.1 * mm and top - bottom <= 45.2 * mm for left, bottom, right, top in boxes)


def test_pictures_of_the_board_show_them() -> None:
    red = Image.new("RGB", (400, 300), (250, 0, 0))
    written = BytesIO()
    red.save(written, "PNG")
    state, source = pictured(written.getvalue())
    shown = Image.open(BytesIO(render_png(draw_board(state, Language("sv"), NOW, source)))).convert("RGB")
    without = Image.open(BytesIO(render_png(draw_board(state, Language("sv"), NOW)))).convert("RGB")
    assert reds(shown) > 20_000, "large enough to be looked at"
    assert reds(without) == 0
    svg = render_svg(draw_board(state, Language("sv"), NOW, source)).decode()
    assert svg.count('href="data:image/jpeg;base64,') == 1


def test_a_picture_of_many_notes_is_in_the_svg_once_and_shown_at_each_of_them() -> None:
    state, source = pictured(SAMPLES[0], SAMPLES[1])
    lane = Lane(id="free", workshop_id="w", position="zz", kind=NoteKind.IDEA, title="Fri", free=True)
    again = [replace(note(f"m{at}", theme="t1", number=20 + at), picture="p2") for at in range(3)]
    large = replace(note("m9", number=30), lane_id="free", picture="p1")
    drawing = draw_board(State.of_records([*state.records(), lane, *again, large]), Language("sv"), NOW, source)
    places = [(s.x, s.y, s.width, s.height) for group in drawing.groups for s in group.shapes if isinstance(s, Photo)]
    assert len({round(width) for *_corner, width, _height in places}) > 1, "one of them is of another size"
    svg = ElementTree.fromstring(render_svg(drawing))
    images: dict[str, list[float]] = {}
    shown = []
    for element in svg.iter():
        if element.tag.endswith("}image"):
            images[element.attrib["id"]] = [float(element.attrib[name]) for name in ("x", "y", "width", "height")]
            shown.append(images[element.attrib["id"]])
        elif element.tag.endswith("}use"):
            x, y, width, height = images[element.attrib["href"][1:]]
            right, down, scale = map(float, re.findall(r"-?[\d.]+", element.attrib["transform"]))
            shown.append([right + scale * x, down + scale * y, scale * width, scale * height])
    assert len(images) == 2
    assert len(shown) == len(places) > 5
    for there, place in zip(shown, places, strict=True):
        assert there == pytest.approx(place, abs=0.05)


def test_a_picture_that_cannot_be_shown_leaves_no_gap_on_the_board() -> None:
    state, _ = pictured(SAMPLES[0])
    plain = State.of_records(replace(r, picture="") if isinstance(r, Note) else r for r in state.records())
    for data in (b"", b"garbage"):
        broken = draw_board(state, Language("sv"), NOW, lambda _workshop, _digest, data=data: data)  # type: ignore[misc]
        assert render_svg(broken) == render_svg(draw_board(plain, Language("sv"), NOW))


def reds(image: Image.Image) -> int:
    """How many pixels are plainly red."""
    return sum(number for number, (red, green, blue) in image.getcolors(1 << 24) if red > 200 > 40 > green + blue)
