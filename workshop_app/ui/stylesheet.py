"""The one style sheet, built from the tokens. It dresses Qt's own widgets; ours paint themselves."""

from __future__ import annotations

from dataclasses import fields

from workshop_app.ui.palette import Palette

_FIELDS = """
QLineEdit, QPlainTextEdit, QSpinBox, QComboBox {
    background: @card; color: @ink; border: 1px solid @field_line; border-radius: 12px;
    padding: 9px 13px; selection-background-color: @brand; selection-color: @on_brand;
}
QLineEdit, QPlainTextEdit { placeholder-text-color: @ink_2; }
QLineEdit, QSpinBox, QComboBox { min-height: 24px; }
QPlainTextEdit { padding: 7px 11px; }
QLineEdit:focus, QSpinBox:focus, QComboBox:focus, QComboBox:on { border: 2px solid @brand; padding: 8px 12px; }
QPlainTextEdit:focus { border: 2px solid @brand; padding: 6px 10px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QSpinBox:disabled, QComboBox:disabled {
    background: @paper; color: @ink_2; border-color: @line;
}
QLineEdit:read-only { background: @paper; border-color: @line; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QSpinBox[invalid="true"], QComboBox[invalid="true"] {
    border: 2px solid @danger; padding: 8px 12px;
}
QLineEdit[bare="true"], QPlainTextEdit[bare="true"] { border: none; background: transparent; padding: 0; }
QSpinBox[stepper="true"] { padding: 9px 44px; }
QSpinBox[stepper="true"]:focus { padding: 8px 43px; }
QAbstractSpinBox > QLineEdit, QComboBox > QLineEdit, QAbstractSpinBox > QLineEdit:focus {
    border: none; background: transparent; padding: 0; min-height: 0;
}
QComboBox { padding-right: 40px; combobox-popup: 0; }
QComboBox:focus, QComboBox:on { padding-right: 39px; }
QComboBox::drop-down { border: none; width: 0; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }
"""

_LISTS = """
QAbstractItemView { background: @card; color: @ink; border: 1px solid @line; border-radius: 12px; outline: none;
    selection-background-color: @brand_soft; selection-color: @ink; }
QAbstractItemView::item { padding: 8px 10px; border-radius: 8px; color: @ink; }
QAbstractItemView::item:hover { background: @hover; }
QAbstractItemView::item:selected { background: @brand_soft; color: @ink; }
QComboBox QAbstractItemView { border: 1px solid @line; border-radius: 12px; padding: 5px; }
QComboBox QAbstractItemView::item { min-height: 28px; }
QTableView { gridline-color: @line; }
QTableView::item { border-radius: 0; }
QHeaderView { background: @card; border: none; }
QHeaderView::section { background: @card; color: @ink_2; border: none; border-bottom: 1px solid @line;
    padding: 8px 10px; font-weight: 600; }
QCalendarWidget { background: @card; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: @card; min-height: 44px; }
QCalendarWidget QToolButton { color: @ink; background: transparent; border: none; border-radius: 8px;
    padding: 6px 10px; font-weight: 600; }
QCalendarWidget QToolButton:hover, QCalendarWidget QToolButton:focus { background: @brand_soft; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QAbstractItemView { border: none; border-radius: 0; }
QCalendarWidget QAbstractItemView::item { padding: 0; color: @ink_2; }
"""

_MENUS = """
QMenu { background: @card; color: @ink; border: 1px solid @line; border-radius: 12px; padding: 6px;
    menu-scrollable: 1; }
QMenu::item { padding: 9px 28px 9px 14px; border-radius: 8px; background: transparent; }
QMenu::item:selected { background: @brand_soft; color: @ink; }
QMenu::item:disabled { color: @off; }
QMenu::separator { height: 1px; background: @line; margin: 6px 8px; }
QMenu::scroller { height: 24px; }
QToolTip { background: @ink; color: @paper; border: 1px solid @ink; padding: 6px 10px; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QPushButton { background: @card; color: @ink; border: 1px solid @line; border-radius: 12px; padding: 9px 18px;
    min-height: 24px; font-weight: 600; }
QPushButton:hover { background: @hover; }
QPushButton:focus { border: 2px solid @brand; padding: 8px 17px; }
QPushButton:default { background: @brand; color: @on_brand; border-color: @brand; }
"""

_SCROLL = """
QScrollArea { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; margin: 2px; }
QScrollBar:horizontal { height: 12px; margin: 2px; }
QScrollBar::handle { background: @scroll; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @ink_2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
"""


def build(palette: Palette) -> str:
    """The style sheet of a palette."""
    text = _FIELDS + _LISTS + _MENUS + _SCROLL
    values = {f.name: getattr(palette, f.name) for f in fields(palette)} | {"scroll": _scroll(palette)}
    for name in sorted(values, key=len, reverse=True):
        text = text.replace(f"@{name}", str(values[name]))
    return text


def _scroll(palette: Palette) -> str:
    return palette.field_line if palette.dark or palette.name == "contrast" else "#C4BCA9"
