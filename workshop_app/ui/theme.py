"""The look of the program: fonts, colours and the style sheet, all from the tokens in `palette`."""

from __future__ import annotations

import logging
from functools import cache
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from workshop_app.resources import resource
from workshop_app.ui.palette import LIGHT, PALETTES, Palette
from workshop_app.ui.stylesheet import build

log = logging.getLogger(__name__)

Weight = Literal["regular", "semibold", "bold"]

BODY = 17
"""Pixels of running text at 100 %. Qt scales everything with the screen."""
SMALL = 15
HEADING = 21
TITLE = 32
RADIUS = 14
TARGET = 44
"""The least height of what can be pressed."""

_WEIGHTS = {"regular": QFont.Weight.Normal, "semibold": QFont.Weight.DemiBold, "bold": QFont.Weight.Bold}
_LOADED: list[str] = []


class _Current:
    palette = LIGHT


def apply(app: QApplication, name: str) -> None:
    """Give the whole program the theme `light`, `dark`, `contrast` or what the `system` says."""
    _Current.palette = PALETTES[_system_theme() if name == "system" else name]
    sheet = build(_Current.palette)
    if app.styleSheet() == sheet:
        return
    load_fonts()
    app.setPalette(_qt_palette(_Current.palette))
    app.setFont(font(BODY))
    app.setStyleSheet(sheet)


def palette() -> Palette:
    """The colours of the theme in use."""
    return _Current.palette


def font(size_px: float, weight: Weight = "regular", *, tabular: bool = False) -> QFont:
    """Source Sans 3 with its fallbacks; `tabular` gives figures one width, for numbers that change."""
    return QFont(_font(max(1, round(size_px)), weight, tabular, tuple(families())))


@cache
def _font(pixels: int, weight: Weight, tabular: bool, families: tuple[str, ...]) -> QFont:
    result = QFont()
    result.setFamilies(families)
    result.setPixelSize(pixels)
    result.setWeight(_WEIGHTS[weight])
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        result.setFeature(QFont.Tag("tnum"), 1)
    return result


def families() -> list[str]:
    """The text family first, then those that have what it lacks."""
    return ["Source Sans 3", *_LOADED]


def load_fonts() -> None:
    """Register the bundled fonts, once."""
    if _LOADED:
        return
    for path in sorted(resource("fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        if number < 0:
            log.warning("font %s cannot be read", path.name)
            continue
        found = QFontDatabase.applicationFontFamilies(number)
        _LOADED.extend(f for f in found if f not in _LOADED and not f.startswith("Source Sans"))


def _system_theme() -> str:
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def _qt_palette(p: Palette) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: p.paper,
        role.WindowText: p.ink,
        role.Base: p.card,
        role.AlternateBase: p.sunken,
        role.Text: p.ink,
        role.PlaceholderText: p.ink_2,
        role.Button: p.card,
        role.ButtonText: p.ink,
        role.BrightText: p.danger,
        role.ToolTipBase: p.ink,
        role.ToolTipText: p.paper,
        role.Highlight: p.brand,
        role.HighlightedText: p.on_brand,
        role.Accent: p.brand,
        role.Link: p.brand,
        role.LinkVisited: p.brand,
        role.Light: p.card,
        role.Midlight: p.line,
        role.Mid: p.line,
        role.Dark: p.ink_2,
        role.Shadow: p.ink_2,
    }
    result = QPalette()
    for key, value in colours.items():
        result.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, key, QColor(p.off))
    return result
