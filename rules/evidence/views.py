"""The page as a person must look at it: at the width of a laptop, of a telephone, enlarged, without its styles."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Place, Record


class View(msgspec.Struct, frozen=True, kw_only=True):
    """One picture (JPEG), by the SHA-256 of its file in the evidence folder.

    name: laptop (1280 CSS px wide), narrow (320), zoom (a laptop enlarged twice: 640) or bare (no style sheet).
    width, height: what it shows, in CSS px, cut to the protocol's height; scale: pixels of it for one CSS px.
    full_height: of the document. overflow: CSS px by which the document is wider than the viewport.
    """

    name: str
    sha256: str
    width: int
    height: int
    scale: float
    full_height: int
    overflow: int


class Beyond(msgspec.Struct, frozen=True, kw_only=True):
    """What a screen of this width does not show, in CSS px: content is the width of the document once laid out.

    places: visible elements with text or a picture that stand beyond the right edge, the first ones.
    """

    width: int
    content: int
    places: list[Place] = []


class Views(Record, frozen=True, kw_only=True):
    """The pictures made, in this order; styles: style sheets and style attributes taken away for the last."""

    NAME: ClassVar[str] = "views"
    PROFILE: ClassVar[str] = "views"
    views: list[View]
    styles: int = 0
    beyond: Beyond | None = None
    """At 1200 px, the width RGESN 2.5 names; None in older evidence."""
