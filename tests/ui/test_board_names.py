"""Names of lanes and themes can always be read: whole wherever that can be, and never instead of the notes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, shown
from tests.helpers.drawn import words_drawn
from tests.ui.test_board_distances import SAID, opened
from workshop_app import i18n
from workshop_app.commands.themes import GroupNotes
from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.services.board_view import BoardPicture, BoardSection, NoteCard
from workshop_app.ui import motion, theme
from workshop_app.ui.board.faces import written
from workshop_app.ui.board.heading_fit import fitted_lane, fitted_theme
from workshop_app.ui.board.heading_size import chip_width, in_lines
from workshop_app.ui.board.heading_words import ems
from workshop_app.ui.board.wall import Wall
from workshop_app.ui.console.theme_stage import ThemeStage

KINDS = (NoteKind.PROBLEM, NoteKind.IDEA, NoteKind.QUESTION)
LONG = ("Ägarskap för de idéer som skickas in av personalen", "Ägarskap för de idéer som skickas in av medborgare")
SMALL, LARGE = (1177, 607), (1840, 960)
"""What a window of 1280 × 720, and one of 1920 × 1080, leaves for the board."""


@pytest.fixture(autouse=True)
def still(qapp: QApplication) -> Iterator[None]:
    i18n.use("sv")
    motion.set_reduced(True)
    before, sheet, font = theme.palette().name, qapp.styleSheet(), qapp.font()
    theme.apply(qapp, "light")
    for measured in (written, ems, chip_width, in_lines, fitted_theme, fitted_lane):
        measured.cache_clear()  # a test that ran before may have measured without the fonts
    yield
    theme.apply(qapp, before)
    qapp.setStyleSheet(sheet)
    qapp.setFont(font)


def cards(count: int, first: int = 0) -> tuple[NoteCard, ...]:
    """Notes of all kinds, of different lengths."""
    return tuple(
        NoteCard(f"n{n}", KINDS[n % 3], f"X{n}", SAID[: 50 + n % 46], group="Bikupa 2")
        for n in range(first, first + count)
    )


def themes(names: list[str], each: int, loose: int = 0) -> BoardPicture:
    """So many notes in each theme, and some in none."""
    sections = [BoardSection(f"t{n}", "theme", name, cards(each, n * each), n + 1) for n, name in enumerate(names)]
    rest = BoardSection("loose", "loose", "Inte grupperade än", cards(loose, 100_000))
    return BoardPicture((*sections, rest), by_theme=True)


def lanes(titles: tuple[str, ...], each: int) -> BoardPicture:
    sections = [
        BoardSection(title, "lane", title, cards(each, n * each), note_kind=KINDS[n % 3])
        for n, title in enumerate(titles)
    ]
    return BoardPicture(tuple(sections), by_theme=False)


def covered(board: Wall) -> list[float]:
    """How much of each note headings cover."""
    found = []
    for heading in board.ground.headings.all():
        for note in board.layout_.notes:
            x, y, w, h = (side * board.zoom for side in note.box)
            common = QRectF(x, y, w, h) & heading.area
            if heading.fitted and not common.isEmpty():
                found.append(common.height() / h)
    return found


def said(board: Wall, section: int) -> str:
    """How a heading reads that has left its place, without the hyphens of words that were parted."""
    fitted = board.ground.headings.all()[section].fitted
    assert fitted is not None
    return " ".join(fitted.lines).strip().replace("- ", "")


def drawn_whole(names: list[str], drawn: list[str]) -> list[str]:
    """Those of the names that are not painted whole."""
    words = {word for text in drawn for word in text.split()}
    return [name for name in names if set(name.split()) - words]


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_names_of_themes_are_whole_and_the_greater_part_of_every_note_is_seen(
    size: tuple[int, int], qtbot: QtBot
) -> None:
    names = [f"Tema om {word} {n}" for n, word in enumerate(("budget", "tid", "människor", "regler", "verktyg"), 1)]
    board, zoom = opened(themes(names, 6, 10), qtbot, *size), 0.52
    while zoom > 0.3:
        board.zoom_by(zoom / board.zoom, QPointF(0, 0))
        assert [said(board, n) for n in range(5) if board.ground.headings.all()[n].fitted] in ([], names)
        assert max(covered(board), default=0.0) <= 0.5
        zoom /= 1.05


def test_no_note_is_covered_whole_as_long_as_anything_is_seen_on_it(qtbot: QtBot) -> None:
    board, zoom = opened(themes([*LONG, "Tid", LONG[0] * 3, "Uppföljning"], 30, 40), qtbot, *SMALL), 0.52
    while zoom > 0.22:
        board.zoom_by(zoom / board.zoom, QPointF(0, 0))
        assert max(covered(board), default=0.0) < 0.67
        zoom /= 1.05


@pytest.mark.parametrize("notes", [14, 120])
def test_names_of_narrow_lanes_go_before_the_number_of_their_notes_and_their_shape(
    notes: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles = ("Problem", "Idéer", "Frågor")
    board = opened(lanes(titles, notes), qtbot, 730, 560)
    board.zoom_by(0.25 / board.zoom, QPointF(0, 0))
    board.ground.sharpen()
    drawn = words_drawn(monkeypatch)
    board.grab()
    assert drawn_whole(list(titles), drawn) == []
    for place, heading in zip(board.layout_.sections, board.ground.headings.all(), strict=True):
        assert place.box.x * board.zoom <= heading.area.left()
        assert heading.area.right() <= place.box.right * board.zoom


def test_a_name_of_a_lane_that_is_too_long_takes_more_lines_before_it_is_cut(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles = ("Verksamhetsutveckling", "Det som redan fungerar", "Frågor")
    board = opened(lanes(titles, 14), qtbot, 730, 560)
    board.zoom_by(0.25 / board.zoom, QPointF(0, 0))
    drawn = words_drawn(monkeypatch)
    board.grab()
    assert [text for text in drawn if "…" in text] == []
    assert [said(board, n) for n in range(3)] == list(titles)


def test_names_of_sixty_themes_are_whole_where_there_is_room_and_never_only_dots(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [
        f"{name} {n}" for n in range(15) for name in ("Återkoppling", "Möten och minnen", "Arbetsmarknad", LONG[0])
    ]
    picture = themes(names, 4, 30)
    empty = tuple(
        section
        if n < 40 or section.kind == "loose"
        else BoardSection(section.id, "theme", section.title, (), section.number)
        for n, section in enumerate(picture.sections)
    )
    board = opened(BoardPicture(empty, by_theme=True), qtbot, *LARGE)
    board.fit()
    board.ground.sharpen()
    drawn = words_drawn(monkeypatch)
    board.grab()
    assert [text for text in drawn if text.startswith("…")] == []
    short = [name for name in names if len(name) < 20]
    assert drawn_whole(short, [text.replace("-", "") for text in drawn]) == []
    assert [said(board, n) for n in range(40, 60)] == names[40:]


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_the_name_of_what_is_in_no_theme_is_whole_however_far_away(
    size: tuple[int, int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = opened(themes([f"Tema {n}" for n in range(40)], 50, 60), qtbot, *size)
    board.fit()
    assert board.zoom < 0.15
    drawn = words_drawn(monkeypatch)
    board.grab()
    assert "Inte grupperade än" in drawn


@pytest.mark.parametrize("zoom", [1.0, 0.8, 0.66, 0.58, 0.52, 0.45, 0.4])
def test_two_names_that_begin_alike_are_told_apart_from_near(
    zoom: float, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = opened(themes([*LONG, "Tid"], 8, 4), qtbot, *SMALL)
    board.zoom_by(zoom / board.zoom, QPointF(0, 0))
    board.pan(-9999, -9999)
    board.ground.sharpen()
    drawn = words_drawn(monkeypatch)
    board.grab()
    assert drawn_whole([*LONG, "Tid"], drawn) == []
    metrics, high = board.layout_.metrics, [note.box.h * board.zoom for note in board.layout_.notes]
    words = (metrics.top + metrics.head) * board.zoom
    assert max(covered(board), default=0.0) * min(high) <= words, "their words are seen"


def test_names_keep_their_size_over_small_steps(qtbot: QtBot) -> None:
    names = ["Möten", "Återkoppling", "Tid för annat", "Gemensam parkering"]
    board, zoom, sizes = opened(themes(names, 12, 9), qtbot, *SMALL), 0.49, []
    while not board.camera.whole:
        board.zoom_by(zoom / board.zoom, QPointF(0, 0))
        now = {heading.fitted.size for heading in board.ground.headings.all()[:4] if heading.fitted}
        assert len(now) == 1, "all are alike"
        sizes += now
        zoom /= 1.03
    assert sizes == sorted(sizes, reverse=True), "they only become smaller on the way out"
    assert len(set(sizes)) <= 3
    assert sizes[-1] >= 12


def test_a_name_that_is_cut_far_away_is_told_whole_by_a_pointer_that_rests_on_it(case: BoardCase, qtbot: QtBot) -> None:
    stage = shown(ThemeStage(case.session, case.step(StepKind.THEME)), qtbot, 900, 500)
    case.session.run(GroupNotes((case.note(PROBLEMS[0]), case.note(IDEAS[0])), LONG[0] * 4))
    board = stage.board
    board.zoom_by(0.3 / board.zoom, QPointF(0, 0))
    heading = board.ground.headings.all()[0]
    assert heading.fitted is not None
    assert heading.fitted.lines[-1].endswith("…")
    at = heading.area.translated(*board.camera.origin).bottomRight().toPoint() - QPoint(3, 3)
    QApplication.sendEvent(board.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, board.viewport().mapToGlobal(at)))
    assert LONG[0] * 4 in QToolTip.text().replace("\u200b", "")
