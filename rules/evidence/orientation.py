"""Orientation: the page held upright and on its side."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Place, Record


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One orientation. letters: characters on display. turned: a large element that the style turns by a quarter.

    message: an element over the whole screen that asks to turn the device.
    """

    letters: int
    turned: Place | None = None
    message: Place | None = None


class Orientation(Record, frozen=True, kw_only=True):
    """The page at 390 × 844 CSS px, then at 844 × 390, twice. twice: the same both times."""

    NAME: ClassVar[str] = "orientation"
    PROFILE: ClassVar[str] = "interaction"
    portrait: Side
    landscape: Side
    twice: bool
