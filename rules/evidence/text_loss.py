"""Text that a change of display takes away: shared by the records of spacing, text size and reflow."""

from typing import Literal

import msgspec

from rules.evidence.record import Place

Why = Literal["cut", "overlap", "beyond", "missing", "frozen"]


class TextLoss(msgspec.Struct, frozen=True, kw_only=True):
    """One text that was whole and no longer is.

    why: cut (its box hides a part of it), overlap (it lies on another text), beyond (it needs a scroll across),
    missing (no longer on display), frozen (it does not grow). share: of the line left (cut), of the height covered
    (overlap), of the size reached (frozen, 2 is asked). length: characters. ellipsis: the style cuts it on purpose.
    drifts: it stands in a carousel. fixed: it stays while the page scrolls. exempt: image, map, graphic … table:
    "data", "layout" or "". code: preformatted. opens: a control beside it may show the rest. linked: a link
    beside it leads to the whole text. kept: its own box
    scrolls. other: the text it lies on. squeezed: cut across
    by a box that others have made narrower. disclosed: the page has controls that bring hidden content back.
    twice: seen a second time.
    """

    place: Place
    why: Why
    text: str
    length: int
    share: float = 0.0
    ellipsis: bool = False
    drifts: bool = False
    fixed: bool = False
    exempt: bool = False
    table: str = ""
    code: bool = False
    opens: bool = False
    linked: bool = False
    kept: bool = False
    other: str = ""
    disclosed: bool = False
    squeezed: bool = False
    twice: bool = False
