"""The kit every screen is built of. Import from here."""

from workshop_app.ui.widgets.banner import Banner
from workshop_app.ui.widgets.buttons import Button, IconButton, Pressable
from workshop_app.ui.widgets.card import Card, CardButton
from workshop_app.ui.widgets.choices import CheckBox, Choice, Segmented
from workshop_app.ui.widgets.dates import DateField, TimeField, parse_date, parse_time
from workshop_app.ui.widgets.dialog import Dialog
from workshop_app.ui.widgets.empty_state import EmptyState
from workshop_app.ui.widgets.fields import Field, SearchField, TextArea, TextField, set_invalid
from workshop_app.ui.widgets.flow_layout import FlowLayout
from workshop_app.ui.widgets.keycap import KeyCap, draw_keys, keys_width
from workshop_app.ui.widgets.keys_overlay import KeysOverlay, show_keys
from workshop_app.ui.widgets.labels import ElidedLabel, label, set_tone, set_tooltip
from workshop_app.ui.widgets.marks import Bar, Divider, Hexagon, Pill, tone_colours
from workshop_app.ui.widgets.menu import Menu
from workshop_app.ui.widgets.numbers import MinutesField, Stepper, minutes_text, parse_minutes
from workshop_app.ui.widgets.overlay import Overlay, Scrim
from workshop_app.ui.widgets.painting import focus_ring, hexagon, paint_safely, surface
from workshop_app.ui.widgets.rail import Rail
from workshop_app.ui.widgets.scroll_area import ScrollArea
from workshop_app.ui.widgets.side_panel import SidePanel
from workshop_app.ui.widgets.text_limits import one_line, tame
from workshop_app.ui.widgets.timer_ring import TimerRing, clock_text
from workshop_app.ui.widgets.toast import Toast, show_toast
from workshop_app.ui.widgets.topbar import TopBar

__all__ = [
    "Banner",
    "Bar",
    "Button",
    "Card",
    "CardButton",
    "CheckBox",
    "Choice",
    "DateField",
    "Dialog",
    "Divider",
    "ElidedLabel",
    "EmptyState",
    "Field",
    "FlowLayout",
    "Hexagon",
    "IconButton",
    "KeyCap",
    "KeysOverlay",
    "Menu",
    "MinutesField",
    "Overlay",
    "Pill",
    "Pressable",
    "Rail",
    "Scrim",
    "ScrollArea",
    "SearchField",
    "Segmented",
    "SidePanel",
    "Stepper",
    "TextArea",
    "TextField",
    "TimeField",
    "TimerRing",
    "Toast",
    "TopBar",
    "clock_text",
    "draw_keys",
    "focus_ring",
    "hexagon",
    "keys_width",
    "label",
    "minutes_text",
    "one_line",
    "paint_safely",
    "parse_date",
    "parse_minutes",
    "parse_time",
    "set_invalid",
    "set_tone",
    "set_tooltip",
    "show_keys",
    "show_toast",
    "surface",
    "tame",
    "tone_colours",
]
