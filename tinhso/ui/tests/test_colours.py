"""Every pair of colours that the style sheet puts together can be read, in both themes."""

from __future__ import annotations

import re

import pytest

from tinhso.ui.assets import STYLES

TEXT = {
    "ink": ["paper", "sheet", "shade", "wash", "gold-wash", "late-wash", "near-wash", "done-wash"],
    "soft": ["paper", "sheet", "shade"],
    "water": ["paper", "sheet", "shade", "wash", "gold-wash"],
    "water-deep": ["paper", "sheet", "shade", "wash"],
    "late": ["paper", "sheet", "late-wash"],
    "near": ["paper", "sheet", "near-wash"],
    "done": ["paper", "sheet", "done-wash"],
    "gold-ink": ["paper", "gold-wash"],
    "on-water": ["water", "water-deep"],
    "on-focus": ["focus"],
}
SHAPES = {"edge": ["paper", "sheet"], "water": ["paper"]}


def themes() -> dict[str, dict[str, str]]:
    text = (STYLES / "10-tokens.css").read_text()
    found = {}
    for name, start in [("light", ":root {"), ("dark", 'root[data-theme="dark"]'), ("auto", 'root[data-theme="auto"]')]:
        block = text[text.index(start) :].partition("}")[0]
        found[name] = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
    return found


def brightness(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((brightness(one), brightness(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_has_a_contrast_of_4_5_and_shapes_of_3(theme: str) -> None:
    colours = themes()[theme]
    weak = [
        f"--{front} on --{back}: {found:.2f}"
        for pairs, least in ((TEXT, 4.5), (SHAPES, 3.0))
        for front, backs in pairs.items()
        for back in backs
        if (found := contrast(colours[front], colours[back])) < least
    ]
    assert weak == []


def test_the_theme_of_a_dark_device_is_the_dark_theme() -> None:
    assert themes()["auto"] == themes()["dark"]
