"""The colours of the program, by name, for light, dark and high contrast. Knows nothing of Qt."""

from __future__ import annotations

from workshop_app.frozen import frozen


@frozen(kw_only=True)
class Palette:
    """All colours of one theme as `#RRGGBB` (the scrim as `#AARRGGBB`)."""

    name: str
    dark: bool
    # ground, surfaces, lines
    paper: str
    card: str
    sunken: str
    """A surface between paper and card: lanes, the inside of a theme."""
    line: str
    field_line: str
    """The border of what can be typed in or ticked: 3:1 or more."""
    off: str
    """The words and icon of what cannot be used now: weaker than those of what can."""
    scrim: str
    # text
    ink: str
    ink_2: str
    # accent
    brand: str
    brand_hover: str
    brand_soft: str
    on_brand: str
    honey: str
    honey_line: str
    honey_soft: str
    honey_ink: str
    bar_muted: str
    track: str
    # kinds of note
    problem: str
    problem_ink: str
    idea: str
    idea_ink: str
    question: str
    question_ink: str
    parked: str
    parked_ink: str
    # states
    danger: str
    danger_soft: str
    neutral: str
    """Quiet fill: pills that only inform, column heads."""
    hover: str
    key_cap: str
    key_cap_line: str
    # the short message at the top
    toast: str
    on_toast: str
    toast_action: str
    # the dark rail at the left
    rail: str
    rail_active: str
    rail_hover: str
    rail_ink: str
    on_rail: str
    # marks that tell kinds of step and template apart (never alone: there is a word beside)
    mark_green: str
    mark_rust: str
    mark_sand: str
    mark_forest: str


LIGHT = Palette(
    name="light",
    dark=False,
    paper="#F6F4EE",
    card="#FFFFFF",
    sunken="#FBFAF6",
    line="#DDD8CC",
    field_line="#938C7C",
    off="#938C7C",
    scrim="#73101C24",
    ink="#17222D",
    ink_2="#51606F",
    brand="#0E5A67",
    brand_hover="#0B4A55",
    brand_soft="#DCECEC",
    on_brand="#FFFFFF",
    honey="#F2B01E",
    honey_line="#B57E06",
    honey_soft="#FBEAC5",
    honey_ink="#7A5200",
    bar_muted="#E4D3A4",
    track="#E4DFD2",
    problem="#FFDCD0",
    problem_ink="#9A3416",
    idea="#DDF0D2",
    idea_ink="#2F6B1E",
    question="#DBE8FB",
    question_ink="#1F4E8C",
    parked="#E7E3DA",
    parked_ink="#5B5546",
    danger="#B3261E",
    danger_soft="#FBE6E3",
    neutral="#EFEBE1",
    hover="#F4F1E9",
    key_cap="#EFEBE1",
    key_cap_line="#CFC8B8",
    toast="#17222D",
    on_toast="#FFFFFF",
    toast_action="#F2B01E",
    rail="#10343C",
    rail_active="#1C4E58",
    rail_hover="#16424B",
    rail_ink="#D3E2E4",
    on_rail="#FFFFFF",
    mark_green="#3C8D7D",
    mark_rust="#C8562D",
    mark_sand="#C9C2B2",
    mark_forest="#2F6B1E",
)

DARK = Palette(
    name="dark",
    dark=True,
    paper="#11181D",
    card="#1B242B",
    sunken="#161E24",
    line="#35414A",
    field_line="#75828C",
    off="#75828C",
    scrim="#A6060A0D",
    ink="#F3F0E8",
    ink_2="#AEBAC4",
    brand="#6CC5D2",
    brand_hover="#8AD4DF",
    brand_soft="#1E3C44",
    on_brand="#06262C",
    honey="#F2B01E",
    honey_line="#FFD478",
    honey_soft="#4B3C19",
    honey_ink="#FFCB5C",
    bar_muted="#6E6241",
    track="#333E46",
    problem="#4B281D",
    problem_ink="#FFC1AB",
    idea="#233B1D",
    idea_ink="#BCE4A9",
    question="#1E3552",
    question_ink="#B8D5FC",
    parked="#35332D",
    parked_ink="#D6CFBF",
    danger="#FF9389",
    danger_soft="#44211F",
    neutral="#2C363E",
    hover="#243039",
    key_cap="#2F3A42",
    key_cap_line="#55626C",
    toast="#E9E5DB",
    on_toast="#17222D",
    toast_action="#0E5A67",
    rail="#0A1014",
    rail_active="#1E3C44",
    rail_hover="#152730",
    rail_ink="#C3D2D6",
    on_rail="#FFFFFF",
    mark_green="#58B3A1",
    mark_rust="#E27B53",
    mark_sand="#8F897B",
    mark_forest="#7FBF68",
)

CONTRAST = Palette(
    name="contrast",
    dark=False,
    paper="#FFFFFF",
    card="#FFFFFF",
    sunken="#FFFFFF",
    line="#4A4A4A",
    field_line="#000000",
    off="#6B6B6B",
    scrim="#99000000",
    ink="#000000",
    ink_2="#262626",
    brand="#003F4A",
    brand_hover="#00262D",
    brand_soft="#D3EDF0",
    on_brand="#FFFFFF",
    honey="#F2B01E",
    honey_line="#5C3E00",
    honey_soft="#FFF0C9",
    honey_ink="#4A3200",
    bar_muted="#C9B270",
    track="#CFCFCF",
    problem="#FFE9E1",
    problem_ink="#6E1D05",
    idea="#E6F6DD",
    idea_ink="#1B480D",
    question="#E4EFFF",
    question_ink="#0C3468",
    parked="#EDEBE6",
    parked_ink="#38342A",
    danger="#8C0E08",
    danger_soft="#FFE9E6",
    neutral="#EDEDED",
    hover="#E9F4F5",
    key_cap="#FFFFFF",
    key_cap_line="#000000",
    toast="#000000",
    on_toast="#FFFFFF",
    toast_action="#F2B01E",
    rail="#000000",
    rail_active="#003F4A",
    rail_hover="#1F1F1F",
    rail_ink="#FFFFFF",
    on_rail="#FFFFFF",
    mark_green="#1F6A5B",
    mark_rust="#9C3410",
    mark_sand="#77715F",
    mark_forest="#1B480D",
)

PALETTES = {palette.name: palette for palette in (LIGHT, DARK, CONTRAST)}
