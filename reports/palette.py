"""The colours of the report, checked for contrast before a page is written."""

from string import Template

LEAST_CONTRAST = 4.5
"""WCAG 2.1 success criterion 1.4.3, RGAA 3.2: ordinary text."""

LIGHT = {
    "paper": "#fcfcfa",
    "card": "#f3f4f0",
    "line": "#cfd3cd",
    "ink": "#1b2126",
    "soft": "#515a61",
    "accent": "#0b5a69",
    "c": "#1a683a",
    "nc": "#ad2118",
    "na": "#535d66",
    "ask": "#7f4d00",
}
DARK = {
    "paper": "#14181b",
    "card": "#1e2429",
    "line": "#3b444b",
    "ink": "#e9ecee",
    "soft": "#b0b9c0",
    "accent": "#7fd0e0",
    "c": "#83d39f",
    "nc": "#ff9e93",
    "na": "#b0b9c0",
    "ask": "#f0bf70",
}
GROUNDS = ("paper", "card")
TEXTS = ("ink", "soft", "accent", "c", "nc", "na", "ask")


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two #rrggbb colours, 1 to 21 (WCAG 2.1, "contrast ratio")."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def weak_pairs(palette: dict[str, str]) -> list[str]:
    """Return the pairs of text and ground below the least contrast, as sentences."""
    return [
        f"{text} on {ground}: {contrast(palette[text], palette[ground]):.2f}"
        for text in TEXTS
        for ground in GROUNDS
        if contrast(palette[text], palette[ground]) < LEAST_CONTRAST
    ]


def fill_style(source: str) -> bytes:
    """Return the style sheet with both palettes in the place of $light and $dark.

    Raises:
        ValueError: a text would be hard to read on its ground.
    """
    weak = weak_pairs(LIGHT) + weak_pairs(DARK)
    if weak:
        raise ValueError("contrast below 4.5: " + "; ".join(weak))
    named = {
        name: "".join(f"--{key}:{value};" for key, value in palette.items())
        for name, palette in (("light", LIGHT), ("dark", DARK))
    }
    return Template(source).substitute(named).encode()
