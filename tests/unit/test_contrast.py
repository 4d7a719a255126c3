"""Every text can be read on every ground it stands on, in all three themes."""

from __future__ import annotations

import pytest

from workshop_app.ui.palette import CONTRAST, PALETTES, Palette

AA, AAA, SHAPE = 4.5, 7.0, 3.0

GROUNDS = ("paper", "card", "sunken")
PAIRS = [(ink, ground, AAA) for ink in ("ink",) for ground in (*GROUNDS, "neutral", "hover", "brand_soft")]
PAIRS += [(ink, ground, AA) for ink in ("ink_2", "brand", "honey_ink", "danger") for ground in GROUNDS]
PAIRS += [(f"{kind}_ink", kind, AA) for kind in ("problem", "idea", "question", "parked")]
PAIRS += [(f"{kind}_ink", ground, AA) for kind in ("problem", "idea", "question", "parked") for ground in GROUNDS]
PAIRS += [("ink", kind, AAA) for kind in ("problem", "idea", "question", "parked")]
PAIRS += [("ink_2", kind, AA) for kind in ("problem", "idea", "question", "parked", "neutral", "hover")]
PAIRS += [
    ("on_brand", "brand", AA),
    ("on_brand", "brand_hover", AA),
    ("on_brand", "ink_2", AA),
    ("brand", "brand_soft", AA),
    ("brand", "hover", AA),
    ("honey_ink", "honey_soft", AA),
    ("danger", "danger_soft", AA),
    ("ink", "danger_soft", AAA),
    ("ink", "honey_soft", AAA),
    ("ink", "key_cap", AAA),
    ("rail_ink", "rail", AA),
    ("rail_ink", "rail_hover", AA),
    ("on_rail", "rail_active", AA),
    ("on_toast", "toast", AAA),
    ("toast_action", "toast", AA),
    # edges and rings that say where something is
    ("field_line", "paper", SHAPE),
    ("field_line", "card", SHAPE),
    ("off", "paper", SHAPE),
    ("off", "card", SHAPE),
    ("honey_line", "card", SHAPE),
    ("brand", "paper", SHAPE),
    ("on_rail", "rail", SHAPE),
]


def contrast_ratio(first: str, second: str) -> float:
    """How far apart two `#RRGGBB` colours are, 1 to 21, as WCAG 2.2 reckons it."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES.keys())
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_it_can_be_read(palette: Palette, front: str, back: str, least: float) -> None:
    ratio = contrast_ratio(getattr(palette, front), getattr(palette, back))
    assert ratio >= least, f"{front} on {back} in {palette.name}: {ratio:.2f}"


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES.keys())
def test_what_cannot_be_used_is_told_from_what_can(palette: Palette) -> None:
    off = contrast_ratio(palette.off, palette.card)
    for used in (palette.ink, palette.ink_2):
        assert contrast_ratio(used, palette.card) > 1.5 * off


@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_high_contrast_goes_further(front: str, back: str, least: float) -> None:
    asked = AAA if least >= AA else AA
    assert contrast_ratio(getattr(CONTRAST, front), getattr(CONTRAST, back)) >= asked


def test_the_ratio_is_that_of_wcag() -> None:
    assert contrast_ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast_ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
