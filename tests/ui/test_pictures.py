"""Pictures on the board with real events: pasted, dropped, chosen, shown as they come, taken away again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.helpers import pictures
from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, cases, drop, middle, shown
from tests.helpers.keys import CONTROL, SHIFT
from workshop_app import i18n
from workshop_app.commands.agenda import GoToStep, Spotlight
from workshop_app.commands.pictures import SetPicture
from workshop_app.commands.themes import GroupNotes
from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.domain.errors import StorageError
from workshop_app.domain.records import Harvest, Note, Picture
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.console.page import ConsolePage
from workshop_app.ui.console.theme_stage import ThemeStage
from workshop_app.ui.pictures.decode import prepared
from workshop_app.ui.pictures.desk import Place
from workshop_app.ui.pictures.look import PictureOverlay
from workshop_app.ui.pictures.sources import in_clipboard, name_of, of_files
from workshop_app.ui.pictures.thumbnails import Thumbnails
from workshop_app.ui.projector.surface import ProjectorSurface
from workshop_app.ui.widgets.toast import Toast


@pytest.fixture
def case(tmp_path: Path) -> Iterator[BoardCase]:
    yield from cases(tmp_path, groups=3)


def wait(qtbot: QtBot, case: BoardCase) -> None:
    qtbot.waitUntil(lambda: not case.session.pictures.busy)


def sizes(case: BoardCase) -> dict[str, tuple[int, int]]:
    """Size of the picture by the text of its note, on disk and with bytes that agree."""
    state, found = case.on_disk(), {}
    for note in state.ordered(Note):
        if note.picture:
            picture = state.need(Picture, note.picture)
            data = case.store.picture(case.id, picture.digest)
            assert not QImage.fromData(data).isNull()
            found[note.text] = (picture.width, picture.height)
    return found


def on_clipboard(data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)


def jpeg(width: int = 320, height: int = 240) -> QMimeData:
    data = QMimeData()
    data.setData("image/jpeg", QByteArray(pictures.photo(width, height)))
    data.setImageData(QImage.fromData(pictures.photo(width, height)))
    return data


def files(tmp_path: Path, *names: str) -> QMimeData:
    data = QMimeData()
    for number, name in enumerate(names, 1):
        (tmp_path / name).write_bytes(pictures.photo(100 * number, 50, number))
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    return data


def free_spot(board: BoardWidget, index: int) -> QPoint:
    """A place in a lane below its notes."""
    panel = next(place for place in board.layout_.sections if place.section == index)
    return board.in_view(panel.box).bottomRight() - QPoint(30, 30)


# taking


def test_a_picture_pasted_on_a_note_becomes_its_picture_as_one_act(
    case: BoardCase, stage: CollectStage, qtbot: QtBot
) -> None:
    on_clipboard(jpeg())
    stage.board.setFocus()
    stage.board.choose((case.note(PROBLEMS[0]),))
    QTest.keyClick(stage.board, Qt.Key.Key_V, CONTROL)
    wait(qtbot, case)
    assert sizes(case) == {PROBLEMS[0]: (320, 240)}
    case.session.undo()
    assert sizes(case) == {}
    case.session.redo()
    assert sizes(case) == {PROBLEMS[0]: (320, 240)}


def test_a_picture_pasted_where_one_writes_becomes_a_note_in_that_lane(
    case: BoardCase, stage: CollectStage, qtbot: QtBot
) -> None:
    on_clipboard(jpeg())
    stage.entry.field.setFocus()
    QTest.keyClick(stage.entry.field, Qt.Key.Key_Tab)
    QTest.keyClick(stage.entry.field, Qt.Key.Key_V, CONTROL)
    wait(qtbot, case)
    assert case.texts(NoteKind.IDEA)[-1] == "Picture"
    assert sizes(case) == {"Picture": (320, 240)}


def test_the_words_on_a_note_made_of_a_picture_are_in_the_language_of_the_workshop_and_can_be_changed(
    case: BoardCase, stage: CollectStage, qtbot: QtBot, tmp_path: Path
) -> None:
    i18n.use("sv")  # the program's language, while the workshop is in English
    on_clipboard(jpeg())
    stage.board.setFocus()
    stage.board.choice.clear()
    QTest.keyClick(stage.board, Qt.Key.Key_V, CONTROL)
    wait(qtbot, case)
    words = case.session.language.gettext("Picture")
    assert list(sizes(case)) == [words]
    stage.board.deeds.edit_note(case.note(words), "The queue at the desk")
    assert list(sizes(case)) == ["The queue at the desk"]


def test_text_from_a_spreadsheet_is_pasted_as_text_though_it_comes_with_a_picture(case: BoardCase) -> None:
    data = jpeg()
    data.setText("a\tb")
    assert in_clipboard(data) == []


def test_files_dropped_on_a_lane_become_notes_called_by_their_names_as_one_act(
    case: BoardCase, stage: CollectStage, qtbot: QtBot, tmp_path: Path
) -> None:
    data = files(tmp_path, "Kön vid entrén.jpg", "IMG_20260610_0912.JPG")
    assert drop(stage.board, data, free_spot(stage.board, 1))
    wait(qtbot, case)
    assert sizes(case) == {"Kön vid entrén": (100, 50), "Picture": (200, 50)}
    assert case.texts(NoteKind.IDEA)[-2:] == ["Kön vid entrén", "Picture"]
    case.session.undo()
    assert sizes(case) == {}


def test_a_file_dropped_on_a_note_becomes_its_picture(
    case: BoardCase, stage: CollectStage, qtbot: QtBot, tmp_path: Path
) -> None:
    note = case.note(PROBLEMS[1])
    assert drop(stage.board, files(tmp_path, "x.png"), middle(stage.board, note))
    wait(qtbot, case)
    assert sizes(case) == {PROBLEMS[1]: (100, 50)}


NO_PICTURES = {"IMG_1.heic": b"\0\0\0\x18ftypheic", "logo.svg": pictures.SVG, "minutes.pdf": b"%PDF-1.7\n"}


def with_others(folder: Path, *names: str, pictured: tuple[str, ...] = ()) -> QMimeData:
    """Pictures and other files as a file manager offers them: also as text, which are their addresses."""
    data = files(folder, *pictured)
    for name in names:
        (folder / name).write_bytes(NO_PICTURES[name])
    data.setUrls([*data.urls(), *(QUrl.fromLocalFile(str(folder / name)) for name in names)])
    data.setText("\n".join(url.toString() for url in data.urls()))
    return data


def give_to(where: str, stage: CollectStage, data: QMimeData) -> None:
    """Paste on the board or in the line, or drop on the board."""
    if where == "drop":
        assert drop(stage.board, data, free_spot(stage.board, 0))
        return
    on_clipboard(data)
    widget = stage.board if where == "board" else stage.entry.field
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_V, CONTROL)


@pytest.mark.parametrize("where", ["board", "line", "drop"])
@pytest.mark.parametrize("name", NO_PICTURES)
def test_a_file_that_is_no_picture_is_told_by_its_name_with_what_to_do_and_its_path_becomes_no_note(
    case: BoardCase, console: ConsolePage, qtbot: QtBot, tmp_path: Path, where: str, name: str
) -> None:
    before, stage = case.on_disk(), collecting(console)
    give_to(where, stage, with_others(tmp_path, name))
    wait(qtbot, case)
    assert said_by(console) == [
        f"{name} is neither a picture nor a list that Verkstad can read. "
        "Save a picture as JPEG or PNG, or a list as .txt, .csv or .xlsx, and try again."
    ]
    assert case.on_disk() == before
    assert stage.entry.field.text() == ""


@pytest.mark.parametrize("where", ["board", "line", "drop"])
def test_of_several_files_the_pictures_come_as_one_act_and_the_rest_are_counted_and_the_first_named(
    case: BoardCase, stage: CollectStage, qtbot: QtBot, tmp_path: Path, where: str
) -> None:
    before, said = case.on_disk(), list[str]()
    case.session.refused.connect(said.append)
    stage.board.choice.clear()
    data = with_others(tmp_path, "IMG_1.heic", "minutes.pdf", pictured=("Kön.jpg", "Dörren.png"))
    give_to(where, stage, data)
    wait(qtbot, case)
    assert sizes(case) == {"Kön": (100, 50), "Dörren": (200, 50)}
    assert case.texts(NoteKind.PROBLEM) == [*PROBLEMS, "Kön", "Dörren"]
    assert len(said) == 1
    assert said[0].startswith("2 files are neither pictures nor lists that Verkstad can read, the first of them IMG_1")
    case.session.undo()
    assert case.on_disk() == before


def test_each_cause_is_told_with_the_name_of_its_file(
    case: BoardCase, stage: CollectStage, qtbot: QtBot, tmp_path: Path
) -> None:
    data = files(tmp_path, "cut.webp", "huge.png", "gone.jpg", f"{'x' * 120}.heic")
    (tmp_path / "cut.webp").write_bytes(pictures.drawing(kind="WEBP")[:30])
    (tmp_path / "huge.png").write_bytes(pictures.png(60_000, 60_000))
    (tmp_path / "gone.jpg").unlink()
    (tmp_path / f"{'x' * 120}.heic").write_bytes(NO_PICTURES["IMG_1.heic"])
    with qtbot.waitSignal(case.session.refused) as said:
        drop(stage.board, data, free_spot(stage.board, 0))
    words = said.args[0]
    assert "cut.webp is damaged" in words
    assert "huge.png is larger than 30 MB or 40 million pixels" in words
    assert "gone.jpg cannot be opened. Copy it to a folder on this computer" in words
    assert f"{'x' * 15}.heic is neither a picture" in words
    assert "x" * 60 not in words, "a name that would fill the message is told by its ends"


def test_a_large_file_of_another_kind_is_not_told_to_become_smaller(
    case: BoardCase, stage: CollectStage, qtbot: QtBot, tmp_path: Path
) -> None:
    data = files(tmp_path, "film.mov")
    with (tmp_path / "film.mov").open("wb") as film:
        film.truncate(31 << 20)
    with qtbot.waitSignal(case.session.refused) as said:
        drop(stage.board, data, free_spot(stage.board, 0))
    assert said.args[0].startswith("film.mov is neither a picture nor a list")


def test_a_folder_and_a_name_that_no_file_can_have_are_told(
    case: BoardCase, stage: CollectStage, qtbot: QtBot, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl("file:///tmp/a%00b.jpg"), QUrl(f"file:///{'x' * 5000}.jpg")])
    with qtbot.waitSignal(case.session.refused) as said:
        drop(stage.board, data, free_spot(stage.board, 0))
    assert said.args[0].startswith(f"{tmp_path.name} is neither a picture nor a list that Verkstad can read.")
    assert "2 files cannot be opened, the first of them a b.jpg." in said.args[0]


def test_files_on_a_telephone_are_told_to_be_copied_first(case: BoardCase, stage: CollectStage, qtbot: QtBot) -> None:
    before, data = case.on_disk(), QMimeData()
    data.setUrls([QUrl("gphoto2://Apple_iPhone/DCIM/IMG_1.JPG")])
    data.setText("gphoto2://Apple_iPhone/DCIM/IMG_1.JPG")
    with qtbot.waitSignal(case.session.refused) as said:
        give_to("line", stage, data)
    assert said.args[0] == "IMG_1.JPG cannot be opened. Copy it to a folder on this computer and try again."
    assert case.on_disk() == before
    assert stage.entry.field.text() == ""


def test_a_link_is_no_file(case: BoardCase, stage: CollectStage) -> None:
    web = QMimeData()
    web.setUrls([QUrl("https://example.com/a.png")])
    web.setText("https://example.com/a.png")
    assert not drop(stage.board, web, free_spot(stage.board, 0))
    give_to("line", stage, web)
    assert stage.entry.field.text() == "https://example.com/a.png"


def test_pictures_are_chosen_among_files(
    case: BoardCase, stage: CollectStage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(tmp_path, "plan.jpg")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(tmp_path / "plan.jpg")], ""))
    stage.board.setFocus()
    stage.board.choose((case.note(PROBLEMS[2]),))
    QTest.keyClick(stage.board, Qt.Key.Key_I, CONTROL | SHIFT)
    wait(qtbot, case)
    assert sizes(case) == {PROBLEMS[2]: (100, 50)}
    assert stage.board.pictures is not None
    assert stage.board.pictures.can_remove()
    stage.board.pictures.remove()
    assert sizes(case) == {}
    assert case.texts(NoteKind.PROBLEM) == list(PROBLEMS)


def test_a_broken_picture_is_told_and_the_good_ones_come(
    case: BoardCase, stage: CollectStage, qtbot: QtBot, tmp_path: Path
) -> None:
    data = files(tmp_path, "good.png", "bad.png", "better.png")
    (tmp_path / "bad.png").write_bytes(pictures.SVG)
    said: list[str] = []
    case.session.refused.connect(said.append)
    drop(stage.board, data, free_spot(stage.board, 0))
    wait(qtbot, case)
    assert list(sizes(case)) == ["good", "better"]
    assert len(said) == 1
    assert "PNG" in said[0]


@pytest.fixture
def console(case: BoardCase, qtbot: QtBot) -> ConsolePage:
    case.session.run(GoToStep(case.step(StepKind.COLLECT)))
    return shown(ConsolePage(case.session), qtbot)


def collecting(console: ConsolePage) -> CollectStage:
    assert isinstance(console.stage, CollectStage)
    return console.stage


def said_by(console: ConsolePage) -> list[str]:
    return [toast.text for toast in console.findChildren(Toast) if toast.isVisible()]


def test_reading_can_be_given_up_and_then_nothing_comes(
    case: BoardCase, console: ConsolePage, qtbot: QtBot, tmp_path: Path
) -> None:
    board = collecting(console).board
    drop(board, files(tmp_path, *(f"bild {number} a.png" for number in range(1, 9))), free_spot(board, 0))
    assert said_by(console) == ["Reading picture 1 of 8…"]
    case.session.pictures.cancel()
    assert not case.session.pictures.busy
    assert said_by(console) == []
    qtbot.wait(50)
    assert sizes(case) == {}


def test_what_is_said_of_reading_goes_when_it_ends_though_another_step_is_on_the_screen(
    case: BoardCase, console: ConsolePage, qtbot: QtBot, tmp_path: Path
) -> None:
    board = collecting(console).board
    drop(board, files(tmp_path, "the only one.png"), free_spot(board, 0))
    case.session.run(GoToStep(case.step(StepKind.THEME)))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # the step before is gone
    assert said_by(console) == ["Reading the picture…"]
    wait(qtbot, case)
    assert said_by(console) == []
    assert list(sizes(case)) == ["the only one"]


def test_after_an_error_the_next_pictures_are_read(case: BoardCase, qtbot: QtBot, tmp_path: Path) -> None:
    def broken(_come: object) -> bool:
        raise RuntimeError("a bug")

    desk = case.session.pictures
    files(tmp_path, "one.png", "the second.png")
    with qtbot.captureExceptions() as raised:
        desk.take(of_files([tmp_path / "one.png"]), broken)
        desk.add(Place(), of_files([tmp_path / "the second.png"]))
        wait(qtbot, case)
    assert [str(error) for _kind, error, _trace in raised] == ["a bug"]
    assert list(sizes(case)) == ["the second"]


def test_what_comes_while_others_are_read_waits_for_its_turn(
    case: BoardCase, stage: CollectStage, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(stage.board, files(tmp_path, "first one.png"), free_spot(stage.board, 0))
    drop(stage.board, files(tmp_path, "second one.png"), free_spot(stage.board, 0))
    wait(qtbot, case)
    assert list(sizes(case)) == ["first one", "second one"]


def test_in_a_harvest_a_picture_is_from_the_group_in_turn(
    case: BoardCase, stage: CollectStage, qtbot: QtBot, tmp_path: Path
) -> None:
    case.session.run(GoToStep(case.step(StepKind.COLLECT)))
    turn = case.state.need(Harvest, case.step(StepKind.COLLECT)).turn
    drop(stage.board, files(tmp_path, "from the group.png"), free_spot(stage.board, 0))
    wait(qtbot, case)
    assert case.state.need(Note, case.note("from the group")).group == turn > 0
    assert case.state.need(Harvest, case.step(StepKind.COLLECT)).turn != turn


def test_a_picture_dropped_on_a_theme_belongs_to_it(case: BoardCase, qtbot: QtBot, tmp_path: Path) -> None:
    case.session.run(GroupNotes((case.note(IDEAS[0]),), "Answers"))
    stage = ThemeStage(case.session, case.step(StepKind.THEME))
    qtbot.addWidget(stage)
    stage.resize(1300, 830)
    stage.show()
    panel = next(place for place in stage.board.layout_.sections if place.section == 0)
    drop(stage.board, files(tmp_path, "sketch.png"), stage.board.in_view(panel.header).center())
    wait(qtbot, case)
    assert case.themes() == [("Answers", [IDEAS[0], "sketch"])]
    assert case.texts(NoteKind.IDEA)[-1] == "sketch"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("IMG_1234.JPG", ""), ("DSC00012.jpg", ""), ("20260610_091233.jpg", ""), ("Screenshot 2026-06-10.png", ""),
        ("Skärmbild (3).png", ""), ("WhatsApp Image 2026-06-10 at 09.12.33.jpeg", ""), ("bild.png", ""),
        ("Kön_vid_entrén.png", "Kön vid entrén"), ("Bild på taket.png", "Bild på taket"), ("plan B.webp", "plan B"),
    ],
)  # fmt: skip
def test_names_that_cameras_make_up_are_not_taken_for_words(name: str, said: str) -> None:
    assert name_of(Path(name)) == said


# showing


def colour_in(image: QImage, at: QPoint) -> str:
    return QColor(image.pixel(at)).name()


def give(case: BoardCase, text: str, colour: str) -> None:
    """Put a picture of one colour on a note."""
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    facts = case.session.editor.put_picture(prepared(image).data)
    assert case.session.run(SetPicture(case.note(text), facts))


def test_a_picture_is_on_its_note_at_once_as_a_plate_and_then_as_itself_without_a_jump(
    case: BoardCase, stage: CollectStage, qtbot: QtBot
) -> None:
    give(case, PROBLEMS[0], "#204060")
    note = case.note(PROBLEMS[0])
    box = stage.board.box_of(note)
    at = middle(stage.board, note)
    qtbot.waitUntil(lambda: colour_in(stage.board.viewport().grab().toImage(), at) == "#204060")
    assert stage.board.box_of(note) == box


def test_the_room_sees_the_picture_large(case: BoardCase, qtbot: QtBot) -> None:
    case.session.run(GoToStep(case.step(StepKind.COLLECT)))
    surface = ProjectorSurface(case.session)
    qtbot.addWidget(surface)
    surface.resize(1920, 1080)
    surface.show()
    give(case, PROBLEMS[0], "#204060")
    case.session.run(Spotlight(case.note(PROBLEMS[0])))
    middle = QPoint(960, 480)
    qtbot.waitUntil(lambda: colour_in(surface.grab().toImage(), middle) == "#204060")
    image = surface.grab().toImage()
    wide = sum(colour_in(image, QPoint(x, 480)) == "#204060" for x in range(0, 1920, 10))
    assert wide > 90, "about half of the width or more"


def test_one_sees_the_picture_while_one_writes_its_words_and_hears_that_there_is_one(
    case: BoardCase, stage: CollectStage, qtbot: QtBot
) -> None:
    give(case, PROBLEMS[0], "#204060")
    note = case.note(PROBLEMS[0])
    stage.board.setFocus()
    stage.board.choose((note,))
    assert "with a picture" in stage.board.accessibleName() + stage.board.accessibleDescription()
    qtbot.waitUntil(lambda: colour_in(stage.board.grab().toImage(), middle(stage.board, note)) == "#204060")
    QTest.keyClick(stage.board, Qt.Key.Key_Return)
    assert stage.board.editor is not None
    assert not stage.board.editor.geometry().contains(middle(stage.board, note))
    assert colour_in(stage.board.grab().toImage(), middle(stage.board, note)) == "#204060"
    QTest.keyClick(stage.board.editor, Qt.Key.Key_Escape)


def test_a_picture_is_looked_at_as_large_as_the_window(case: BoardCase, stage: CollectStage, qtbot: QtBot) -> None:
    give(case, PROBLEMS[0], "#204060")
    stage.board.setFocus()
    stage.board.choose((case.note(PROBLEMS[0]),))
    QTest.keyClick(stage.board, Qt.Key.Key_I)
    overlay = stage.window().findChild(PictureOverlay)
    assert overlay is not None
    qtbot.waitUntil(lambda: colour_in(overlay.grab().toImage(), QPoint(650, 390)) == "#204060")
    assert PROBLEMS[0] in overlay.accessibleName()
    QTest.keyClick(overlay, Qt.Key.Key_Escape)
    assert overlay.isHidden()
    assert stage.board.hasFocus()


def test_a_picture_can_be_left_when_what_had_the_keyboard_is_gone(
    case: BoardCase, stage: CollectStage, qtbot: QtBot
) -> None:
    give(case, PROBLEMS[0], "#204060")
    before = QLineEdit(stage)
    before.show()
    before.setFocus()
    stage.board.choose((case.note(PROBLEMS[0]),))
    assert stage.board.pictures is not None
    stage.board.choice.current = case.note(PROBLEMS[0])
    stage.board.pictures.look()
    delete(before)
    overlay = stage.window().findChild(PictureOverlay)
    assert overlay is not None
    QTest.keyClick(overlay, Qt.Key.Key_Escape)
    assert overlay.isHidden()


def test_small_pictures_are_bounded_in_bytes_and_those_used_last_stay(qtbot: QtBot, stage: CollectStage) -> None:
    data = prepared(pictures.photo(400, 300)).data
    thumbnails = Thumbnails(lambda _id: lambda: data, stage, limit=3 * 320 * 240 * 4)
    for name in "abcdef":
        with qtbot.waitSignal(thumbnails.arrived):
            assert thumbnails.picture(name, 300) is None
    assert thumbnails.picture("f", 300) is not None
    assert thumbnails.picture("e", 300) is not None
    with qtbot.waitSignal(thumbnails.arrived):
        assert thumbnails.picture("a", 300) is None


def test_until_a_sharp_one_is_there_the_next_best_is_shown(qtbot: QtBot, stage: CollectStage) -> None:
    data = prepared(pictures.photo(800, 600)).data
    thumbnails = Thumbnails(lambda _id: lambda: data, stage)
    with qtbot.waitSignal(thumbnails.arrived):
        thumbnails.picture("a", 100)
    with qtbot.waitSignal(thumbnails.arrived):
        small = thumbnails.picture("a", 600)
    assert small is not None
    assert small.width() == 160
    large = thumbnails.picture("a", 600)
    assert large is not None
    assert large.width() == 640


@pytest.mark.parametrize("readable", [True, False], ids=["the bytes are missing", "the library cannot be read"])
def test_a_picture_that_cannot_be_had_gives_a_plate_and_is_not_asked_for_again(
    qtbot: QtBot, stage: CollectStage, readable: bool
) -> None:
    asked: list[str] = []

    def read(picture: str) -> bytes:
        asked.append(picture)
        if not readable:
            raise StorageError("library_unreadable")
        return b""

    thumbnails = Thumbnails(lambda picture: lambda: read(picture), stage)
    with qtbot.waitSignal(thumbnails.arrived):
        thumbnails.picture("a", 100)
    found = thumbnails.picture("a", 100)
    assert found is not None
    assert found.isNull()
    assert asked == ["a"]
