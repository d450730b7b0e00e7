"""What moves by itself on a page that nobody touches."""

from typing import ClassVar, Literal

import msgspec

from rules.evidence.record import Place, Record

MovingKind = Literal["animation", "svg", "text", "area"]


class Moving(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that moves.

    kind: animation (CSS or script, document.getAnimations), svg (SMIL), text (marquee, blink), area (a part of the page
    that changed during the watch: carousel, ticker). name: of the animation, or of what made the area known.
    seconds: how long it moves in all; 0 with endless. changes: of an area, the seconds of the watch at which it
    changed. visible: it takes room on the page. size: its box in CSS px². controls: texts of buttons in it, or
    beside it, that say pause or stop.
    """

    kind: MovingKind
    name: str
    place: Place
    seconds: float = 0.0
    endless: bool = False
    changes: list[float] = []
    visible: bool = True
    size: float = 0.0
    controls: list[str] = []


class Motion(Record, frozen=True, kw_only=True):
    """What moved while nobody touched the page, for watched seconds, long after its load.

    controls: texts of every button of the page that says pause or stop. reduced: animations that still ran with
    prefers-reduced-motion: reduce, -1 when it was not tried.
    """

    NAME: ClassVar[str] = "motion"
    PROFILE: ClassVar[str] = "content"
    moving: list[Moving]
    watched: float
    controls: list[str] = []
    reduced: int = -1
