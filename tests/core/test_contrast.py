"""Every pair of colours used for text passes WCAG AA, in light and in dark; lines with a meaning pass 3:1."""

import re
from pathlib import Path

import pytest

STYLE = Path(__file__).parents[2] / "platform/core/static/core/balai.css"
# Text colour: the grounds it stands on.
TEXT = {
    "ink": ["paper", "card", "wash", "brand-wash", "accent-wash", "good-wash", "bad-wash"],
    "ink-2": ["paper", "card", "wash", "brand-wash", "accent-wash"],
    "brand": ["paper", "card", "wash", "brand-wash", "accent-wash", "good-wash", "bad-wash"],
    "brand-deep": ["paper", "card", "wash"],
    "brand-ink": ["brand", "brand-deep"],
    "accent-ink": ["accent"],
    "accent-text": ["accent-wash", "paper", "card"],
    "good": ["good-wash", "card", "paper"],
    "bad": ["bad-wash", "card", "paper"],
    "bad-ink": ["bad"],
    "paper": ["ink"],
}
LINES = {
    "edge": ["card", "paper", "wash"],
    "brand": ["paper"],
    "accent": ["paper", "card"],
    "good": ["paper"],
    "bad": ["card"],
}


def tokens(scheme: str) -> dict[str, str]:
    """The colours of a scheme: dark ones stand over the light ones."""
    light, dark = STYLE.read_text().split("prefers-color-scheme: dark", 1)
    dark = dark.split("@layer", 1)[0]
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light))
    return found if scheme == "light" else found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", dark))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return round((lighter + 0.05) / (darker + 0.05), 2)


def weaker_than(ratio: float, pairs: dict[str, list[str]], colours: dict[str, str]) -> dict[str, float]:
    found = {
        f"{one} on {on}": contrast(colours[one], colours[on])
        for one, grounds in pairs.items()
        for on in grounds
    }
    return {pair: measured for pair, measured in found.items() if measured < ratio}


def test_contrast_of_black_on_white_is_twenty_one() -> None:
    assert contrast("#000000", "#ffffff") == 21.0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_passes_aa(scheme: str) -> None:
    colours = tokens(scheme)

    assert weaker_than(4.5, TEXT, colours) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_that_carry_meaning_pass_three_to_one(scheme: str) -> None:
    colours = tokens(scheme)

    assert weaker_than(3, LINES, colours) == {}


def test_every_colour_of_the_light_scheme_has_a_dark_one() -> None:
    light, dark = tokens("light"), tokens("dark")

    assert [name for name in light if light[name] == dark[name]] == []
