"""Images as shown: natural size against displayed size, lazy or not."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Place, Record


class Image(msgspec.Struct, frozen=True, kw_only=True):
    """One img element, sizes in CSS px (device pixel ratio 1); natural sizes are 0 when it never loaded.

    eager: loaded without loading=lazy. top: distance of its top from the top of the document.
    shown: it occupies space on the page. revealed: it stands in something made to be opened or slid into view
    (menu, dialog, tab, carousel, closed details), so hidden does not mean unused. responsive: the browser was given a
    choice (srcset, picture). priority: fetchpriority as written.
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
    revealed: bool = False
    responsive: bool = False
    priority: str = ""


class Background(msgspec.Struct, frozen=True, kw_only=True):
    """One image a style puts on an element (background, border, list marker, mask, content), as computed.

    width, height: the element's box in CSS px. shown: the element occupies space.
    """

    url: str
    width: float
    height: float
    shown: bool
    place: Place


class Images(Record, frozen=True, kw_only=True):
    """Every img element of the top document, and what its styles and other elements draw.

    viewport_height in CSS px. others: addresses drawn by something else (poster, svg image, input, object, icon).
    preloads: addresses of link rel=preload as=image, with their srcset.
    """

    NAME: ClassVar[str] = "images"
    images: list[Image]
    viewport_height: int
    backgrounds: list[Background] = []
    others: list[str] = []
    preloads: list[str] = []
