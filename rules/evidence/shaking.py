"""What the page does when the device is shaken and tilted."""

from typing import ClassVar

from rules.evidence.record import Place, Record
from rules.evidence.shortcuts import Effect


class Shaking(Record, frozen=True, kw_only=True):
    """The page shaken and tilted by false events of the sensors.

    events: those the page listens to; nothing is shaken where there is none. effect: what came of it, "" for nothing;
    place: the element that came. controls: names of the controls on display that may do the same or turn it off, the
    first ones. twice: the same in a second load.
    """

    NAME: ClassVar[str] = "shaking"
    PROFILE: ClassVar[str] = "interaction"
    events: list[str]
    effect: Effect | None = None
    place: Place | None = None
    controls: list[str] = []
    twice: bool = False
