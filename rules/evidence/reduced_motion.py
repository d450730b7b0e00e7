"""What still moves for a visitor whose system asks for less movement."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Place, Record


class Mover(msgspec.Struct, frozen=True, kw_only=True):
    """One animation that moves, turns or resizes an element. seconds: how long in all, 0 when endless; name: its own.

    twice: seen in a second look too.
    """

    place: Place
    name: str
    seconds: float
    twice: bool = False


class ReducedMotion(Record, frozen=True, kw_only=True):
    """The page loaded with prefers-reduced-motion: reduce. asked: a style sheet of the page speaks of it."""

    NAME: ClassVar[str] = "reduced_motion"
    PROFILE: ClassVar[str] = "interaction"
    movers: list[Mover]
    asked: bool
