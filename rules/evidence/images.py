"""Images as shown: natural size against displayed size, lazy or not."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Place, Record


class Image(msgspec.Struct, frozen=True, kw_only=True):
    """One img element, sizes in CSS px (device pixel ratio 1); natural sizes are 0 when it never loaded.

    eager: loaded without loading=lazy. top: distance of its top from the top of the document.
    shown: it occupies space on the page.
    """

    url: str
    natural_width: int
    natural_height: int
    width: float
    height: float
    top: float
    eager: bool
    shown: bool
    vector: bool
    place: Place


class Images(Record, frozen=True, kw_only=True):
    """Every img element of the top document; viewport_height in CSS px."""

    NAME: ClassVar[str] = "images"
    images: list[Image]
    viewport_height: int
