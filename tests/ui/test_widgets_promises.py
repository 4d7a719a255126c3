"""What holds for every widget of the kit: plain text, names, themes, icons, motion."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

import workshop_app
from tests.helpers.kit import look, put, window
from workshop_app.resources import resource
from workshop_app.ui import icons, motion, theme
from workshop_app.ui.palette import PALETTES
from workshop_app.ui.widgets.banner import Banner
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.card import Card
from workshop_app.ui.widgets.choices import CheckBox
from workshop_app.ui.widgets.dates import DateField
from workshop_app.ui.widgets.empty_state import EmptyState
from workshop_app.ui.widgets.fields import Field, TextArea, TextField
from workshop_app.ui.widgets.keys_overlay import KeyGroup, in_columns, show_keys
from workshop_app.ui.widgets.labels import ElidedLabel, label, set_tooltip
from workshop_app.ui.widgets.marks import Divider
from workshop_app.ui.widgets.numbers import MinutesField
from workshop_app.ui.widgets.painting import paint_safely
from workshop_app.ui.widgets.rail import Rail
from workshop_app.ui.widgets.scroll_area import ScrollArea
from workshop_app.ui.widgets.side_panel import SidePanel
from workshop_app.ui.widgets.toast import show_toast
from workshop_app.ui.widgets.topbar import TopBar

__all__ = ["look", "window"]  # fixtures


def test_a_hairline_tells_of_more_below_and_only_then(window: QWidget) -> None:
    area = ScrollArea(edge=True)
    area.body.addWidget(words := label("one\n" * 80))
    put(window, area)
    (line,) = area.findChildren(Divider)
    bar = area.verticalScrollBar()
    assert line.isVisible()
    assert line.geometry().bottom() == area.rect().bottom()
    bar.setValue(bar.maximum())
    assert not line.isVisible()
    bar.setValue(0)
    assert line.isVisible()
    words.setText("one")
    QApplication.processEvents()
    assert not line.isVisible()


def everything() -> list[QWidget]:
    """One of each, with content that tries to be markup."""
    trap = '<b>x</b><img src="file:///etc/passwd">'
    banner = Banner()
    banner.say(trap, action=trap)
    card = Card()
    card.body.addWidget(label(trap))
    bar = TopBar(trap, trap)
    return [
        banner,
        card,
        bar,
        EmptyState(trap, trap, icon="note"),
        SidePanel(trap),
        Field(trap, TextField(trap), hint=trap),
        Button(trap),
        CheckBox(trap),
        ElidedLabel(trap),
    ]


def test_no_label_reads_markup(window: QWidget) -> None:
    put(window, *everything())
    show_keys(window, [("F1", "<b>x</b>")], "<i>x</i>")
    show_toast(window, "<b>x</b>")
    labels = window.findChildren(QLabel)
    assert len(labels) > 10
    assert [text for text in labels if text.textFormat() != Qt.TextFormat.PlainText] == []


def test_a_tooltip_shows_what_it_was_given() -> None:
    widget = QWidget()
    set_tooltip(widget, "<b>x</b>")
    assert widget.toolTip() == "<qt>&lt;b&gt;x&lt;/b&gt;</qt>"


def test_everything_that_takes_focus_has_a_name(window: QWidget) -> None:
    put(window, *everything(), Rail("Go to"), MinutesField("Alone"), DateField("By"), TextArea("Notes"))
    inner = ("qt_spinbox_lineedit",)
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.objectName() not in inner
        and not widget.accessibleName()
    ]
    assert nameless == []


@pytest.mark.parametrize("name", PALETTES)
def test_every_theme_dresses_everything(qapp: QApplication, window: QWidget, name: str) -> None:
    theme.apply(qapp, name)
    put(window, *everything())
    assert theme.palette().name == name
    picture = window.grab().toImage()
    assert picture.pixelColor(2, picture.height() // 2).name().upper() == theme.palette().paper


def test_every_icon_can_be_drawn_in_any_colour(qapp: QApplication) -> None:
    names = [path.stem for path in resource("icons").glob("*.svg")]
    assert len(names) > 40
    for name in names:
        image = icons.pixmap(name, "#FF0000", 24).toImage()
        inked = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
        solid = [colour for colour in inked if colour.alpha() > 200]
        assert solid, name
        assert all(colour.red() > 245 and colour.green() < 10 for colour in solid), name


def test_the_text_font_is_ours_and_changing_figures_have_one_width(qapp: QApplication) -> None:
    assert QFontInfo(theme.font(17)).family() == "Source Sans 3"
    figures = QFontMetricsF(theme.font(60, "bold", tabular=True))
    assert len({figures.horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_an_error_while_painting_is_logged_and_kept_in(window: QWidget, expect_warning: Callable[[str], None]) -> None:
    class Broken(QWidget):
        def paintEvent(self, event: object) -> None:
            paint_safely(self, self.draw)

        def draw(self, painter: QPainter) -> None:
            raise RuntimeError("no")

    expect_warning("Broken could not be painted")
    broken = Broken()
    put(window, broken)
    broken.grab()


def test_no_painter_is_left_to_itself_when_an_error_takes_its_picture_away() -> None:
    """The program would end with the picture."""
    loose = []
    for path in Path(workshop_app.__file__).parent.rglob("*.py"):
        nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        safe = {item.context_expr for node in nodes if isinstance(node, ast.With) for item in node.items}
        made = [node for node in nodes if isinstance(node, ast.Call) and ast.unparse(node.func) == "QPainter"]
        loose += [f"{path.name}:{node.lineno}" for node in made if node not in safe]
    assert not loose


def test_nothing_glides_for_those_who_ask_for_less(window: QWidget) -> None:
    seen: list[float] = []
    assert motion.glide_value(window, 0, 10, seen.append) is None
    assert seen == [10]


def test_what_glides_arrives(window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERKSTAD_REDUCED_MOTION", "0")
    arrived: list[bool] = []
    motion.glide(window, "pos", QPoint(40, 50), 30, lambda: arrived.append(True))
    qtbot.waitUntil(lambda: bool(arrived))
    assert window.pos() == QPoint(40, 50)


def test_groups_of_keys_keep_their_order_and_fill_columns_evenly() -> None:
    groups = [KeyGroup(name, [("K", "what")] * size) for name, size in (("a", 9), ("b", 2), ("c", 3), ("d", 8))]
    assert [[group.title for group in column] for column in in_columns(groups, 3)] == [["a"], ["b", "c"], ["d"]]
    assert [len(group.keys) for column in in_columns(groups[:1], 2) for group in column] == [5, 4]
    assert in_columns(groups[:2], 3) == [[groups[0]], [groups[1]]]


@pytest.mark.parametrize("name", list(PALETTES))
def test_the_ring_is_told_from_an_edge_in_every_theme(qapp: QApplication, window: QWidget, name: str) -> None:
    theme.apply(qapp, name)
    button = Button("Open")
    put(window, button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    image, brand = button.grab().toImage(), theme.palette().brand.lower()
    column = [image.pixelColor(image.width() // 2, y).name() for y in range(6)]
    wide = 4 if name == "contrast" else 2  # there all edges are dark
    assert column[:wide] == [brand] * wide
    assert column[wide] != brand
