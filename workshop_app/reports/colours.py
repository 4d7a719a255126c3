"""The colours of the program's light and dark theme, for the formats that are read on a screen or in an office."""

from __future__ import annotations

from workshop_app.domain.enums import NoteKind
from workshop_app.frozen import frozen

Plate = tuple[str, str]
"""A ground and the ink on it."""


@frozen(kw_only=True)
class Colours:
    """One theme, as `#RRGGBB`."""

    paper: str
    card: str
    sunken: str
    line: str
    ink: str
    ink_2: str
    brand: str
    brand_soft: str
    honey: str
    honey_soft: str
    honey_ink: str
    on_brand: str
    bar_muted: str
    track: str
    kinds: dict[NoteKind, Plate]


LIGHT = Colours(
    paper="#F6F4EE",
    card="#FFFFFF",
    sunken="#FBFAF6",
    line="#DDD8CC",
    ink="#17222D",
    ink_2="#51606F",
    brand="#0E5A67",
    brand_soft="#DCECEC",
    honey="#F2B01E",
    honey_soft="#FBEAC5",
    honey_ink="#7A5200",
    on_brand="#FFFFFF",
    bar_muted="#E4D3A4",
    track="#E4DFD2",
    kinds={
        NoteKind.PROBLEM: ("#FFDCD0", "#9A3416"),
        NoteKind.IDEA: ("#DDF0D2", "#2F6B1E"),
        NoteKind.QUESTION: ("#DBE8FB", "#1F4E8C"),
        NoteKind.PARKED: ("#E7E3DA", "#5B5546"),
    },
)

DARK = Colours(
    paper="#11181D",
    card="#1B242B",
    sunken="#161E24",
    line="#35414A",
    ink="#F3F0E8",
    ink_2="#AEBAC4",
    brand="#6CC5D2",
    brand_soft="#1E3C44",
    honey="#F2B01E",
    honey_soft="#4B3C19",
    honey_ink="#FFCB5C",
    on_brand="#06262C",
    bar_muted="#6E6241",
    track="#333E46",
    kinds={
        NoteKind.PROBLEM: ("#4B281D", "#FFC1AB"),
        NoteKind.IDEA: ("#233B1D", "#BCE4A9"),
        NoteKind.QUESTION: ("#1E3552", "#B8D5FC"),
        NoteKind.PARKED: ("#35332D", "#D6CFBF"),
    },
)
