"""Reads one font file with fontTools: its glyphs, its characters, and what a subset of it would weigh."""

import io
from collections.abc import Iterable

import msgspec
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, TTLibError

LATIN: tuple[tuple[int, int], ...] = (
    (0x0000, 0x00FF), (0x0131, 0x0131), (0x0152, 0x0153), (0x02BB, 0x02BC), (0x02C6, 0x02C6), (0x02DA, 0x02DA),
    (0x02DC, 0x02DC), (0x0304, 0x0304), (0x0308, 0x0308), (0x0329, 0x0329), (0x2000, 0x206F), (0x20AC, 0x20AC),
    (0x2122, 0x2122), (0x2191, 0x2191), (0x2193, 0x2193), (0x2212, 0x2212), (0x2215, 0x2215), (0xFEFF, 0xFEFF),
    (0xFFFD, 0xFFFD),
)  # fmt: skip
"""The range called "latin" by Google Fonts (its CSS, unicode-range): enough for French and its neighbours."""
PRIVATE = ((0xE000, 0xF8FF), (0xF0000, 0x10FFFD))
ICONS_SHARE = 0.5
GLYPHS_MAX, BYTES_MAX = 4_000, 1_500_000
"""Larger fonts are not cut: it would take too long."""
SIGNATURES = {
    b"wOF2": "woff2",
    b"wOFF": "woff",
    b"OTTO": "opentype",
    b"\x00\x01\x00\x00": "truetype",
    b"true": "truetype",
}


class Font(msgspec.Struct, frozen=True, kw_only=True):
    """What one font file holds. characters: its code points."""

    format: str
    family: str
    glyphs: int
    characters: frozenset[int]
    variable: bool

    @property
    def icons(self) -> bool:
        """Most of its characters are for private use."""
        private = sum(any(low <= c <= high for low, high in PRIVATE) for c in self.characters)
        return bool(self.characters) and private > ICONS_SHARE * len(self.characters)


def read_font(body: bytes) -> Font | None:
    """Return what the file holds; None when it is no font that fontTools can read."""
    kind = SIGNATURES.get(body[:4])
    if kind is None:
        return None
    try:
        with TTFont(io.BytesIO(body), lazy=True) as font:
            return Font(
                format=kind,
                family=str(font["name"].getDebugName(1) or "") if "name" in font else "",
                glyphs=int(font["maxp"].numGlyphs),
                characters=frozenset(font.getBestCmap() or {}),
                variable="fvar" in font,
            )
    except Exception:
        # A broken font raises anything from anywhere in fontTools; it is then unread, and said so.
        return None


def kept(font: Font, used: Iterable[int]) -> frozenset[int]:
    """Return the characters a subset keeps: those used, and for a font of letters the Latin range."""
    wanted = set(used)
    if not font.icons:
        wanted |= {c for low, high in LATIN for c in range(low, high + 1)}
    return frozenset(wanted & font.characters)


def subset_bytes(body: bytes, characters: Iterable[int]) -> int | None:
    """Return the bytes of the font cut down to these characters, as woff2; None when it is too large or fails.

    Layout features, names and instructions are kept, as a careful author would.
    """
    options = Options(layout_features=["*"], notdef_outline=True, ignore_missing_unicodes=True)
    options.flavor = "woff2"
    try:
        font = TTFont(io.BytesIO(body), lazy=False)
        if len(body) > BYTES_MAX or font["maxp"].numGlyphs > GLYPHS_MAX:
            return None
        cutter = Subsetter(options)
        cutter.populate(unicodes=list(characters))
        cutter.subset(font)
        return _written(font)
    except Exception:
        # As above: a font that cannot be cut has no saving.
        return None


def woff2_bytes(body: bytes) -> int | None:
    """Return the bytes of the whole font as woff2; None when it cannot be written."""
    if len(body) > BYTES_MAX:
        return None
    try:
        return _written(TTFont(io.BytesIO(body), lazy=False))
    except (TTLibError, OSError, ValueError, AssertionError):
        return None


def _written(font: TTFont) -> int:
    target = io.BytesIO()
    font.flavor = "woff2"
    font.save(target)
    return len(target.getvalue())
