"""Fonts made for the tests: as many glyphs as asked, each of its own shape."""

import io
import random
from collections.abc import Iterable
from functools import cache

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

FRENCH = (*range(0x20, 0x7F), *range(0xA0, 0x100), 0x152, 0x153, 0x20AC)
WORLD = (*FRENCH, *range(0x370, 0x600), *range(0x4E00, 0x5300))
ICONS = range(0xF000, 0xF400)


@cache
def font(characters: Iterable[int], name: str = "Essai", flavor: str | None = "woff2") -> bytes:
    """A font with a glyph for each of these characters, and .notdef."""
    codes = list(characters)
    names = [".notdef", *(f"u{code:04X}" for code in codes)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({code: f"u{code:04X}" for code in codes})
    draw = random.Random(1)
    builder.setupGlyf({glyph: shape(draw) for glyph in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": name, "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.font.flavor = flavor
    target = io.BytesIO()
    builder.save(target)
    return target.getvalue()


def shape(draw: random.Random) -> object:
    pen = TTGlyphPen(None)
    points = [(draw.randrange(600), draw.randrange(800)) for _ in range(9)]
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()
