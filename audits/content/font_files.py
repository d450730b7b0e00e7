"""The record of the font files: what each holds, and which of its characters the page draws."""

import asyncio
import hashlib
import re
from collections.abc import Iterable
from typing import Any

from audits.collect.fonts import collect as collect_faces
from audits.content.bodies import Bodies, Body
from audits.content.fontfile import Font, kept, read_font, subset_bytes, woff2_bytes
from audits.inpage import script
from audits.tab import Tab
from rules.evidence.font_files import FontFile, FontFiles
from rules.evidence.fonts import FontFace, Fonts

GROUPS_MAX = 200
_FAMILY = re.compile(r'"([^"]*)"|\'([^\']*)\'|([^,"\']+)')
_RANGE = re.compile(r"U\+([0-9A-F?]+)(?:-([0-9A-F]+))?", re.IGNORECASE)
_cut: dict[tuple[str, frozenset[int]], int | None] = {}
CUT_MAX = 2_000


async def font_files(tab: Tab, bodies: Bodies) -> FontFiles:
    """Read the fonts the page received and the text drawn with each.

    Raises:
        TabError: the page did not answer.
    """
    faces = await collect_faces(tab)
    texts = await tab.evaluate(script(__package__, "font_text.js"), GROUPS_MAX)
    files, unread = [], 0
    for body in await bodies.read("font"):
        font = await asyncio.to_thread(read_font, body.data)
        if font is None:
            unread += 1
            continue
        used = drawn_with(font, faces_of(faces, body.url), texts)
        files.append(await asyncio.to_thread(described, body, font, used))
    return FontFiles(files=files, unread=unread + bodies.unread.get("font", 0))


def described(body: Body, font: Font, used: frozenset[int]) -> FontFile:
    """Return the record of one font, its subset weighed."""
    return FontFile(
        url=body.url,
        format=font.format,
        family=font.family,
        bytes=len(body.data),
        glyphs=font.glyphs,
        characters=len(font.characters),
        used=len(used),
        icons=font.icons,
        variable=font.variable,
        subset_bytes=_subset(body.data, kept(font, used)),
        woff2_bytes=None if font.format == "woff2" else woff2_bytes(body.data),
    )


def _subset(body: bytes, characters: frozenset[int]) -> int | None:
    """Cut a font once for all the pages that use the same characters of it."""
    key = (hashlib.sha256(body).hexdigest(), characters)
    if key not in _cut:
        if len(_cut) >= CUT_MAX:
            _cut.clear()
        _cut[key] = subset_bytes(body, characters) if characters else None
    return _cut[key]


def faces_of(fonts: Fonts, url: str) -> list[FontFace]:
    """Return the declared faces that this file may serve."""
    return [face for face in fonts.faces if any(source.url == url for source in face.sources)]


def drawn_with(font: Font, faces: Iterable[FontFace], texts: Iterable[dict[str, Any]]) -> frozenset[int]:
    """Return the code points of the page's text that this font draws: its family is named, and it has them.

    Weight and style are not told apart: a character in bold counts for the regular face too (never fewer than used).
    """
    names = {face.family.lower() for face in faces}
    allowed = [span for face in faces for span in ranges(face.unicode_range)]
    used = {
        ord(character)
        for text in texts
        if names & set(families(text["families"]))
        for character in text["characters"]
    }
    inside = {c for c in used if any(low <= c <= high for low, high in allowed)}
    return frozenset(inside & font.characters)


def families(written: str) -> list[str]:
    """Return the names of a font-family value, lower case, in order."""
    found = ((a or b or c).strip().lower() for a, b, c in _FAMILY.findall(written))
    return [name for name in found if name]


def ranges(written: str) -> list[tuple[int, int]]:
    """Return the spans of code points of a unicode-range value.

    >>> ranges("U+0-10FFFF")
    [(0, 1114111)]
    """
    spans = []
    for low, high in _RANGE.findall(written):
        first, last = low.replace("?", "0"), high or low.replace("?", "F")
        spans.append((int(first, 16), int(last, 16)))
    return spans
