"""Elements that follow a finger or a pointer along a path, or that are dragged."""

from typing import ClassVar, Literal

import msgspec

from rules.evidence.record import Place, Record


class Gesture(msgspec.Struct, frozen=True, kw_only=True):
    """One element. kind: path (it listens to the press and to the move), drag (it can be dragged), pinch (two fingers).

    buttons: names of the buttons and links in it or beside it that may do the same by one press.
    """

    place: Place
    name: str
    kind: Literal["path", "drag", "pinch"]
    buttons: list[str] = []


class Gestures(Record, frozen=True, kw_only=True):
    """At most two elements of one component; found: all of them."""

    NAME: ClassVar[str] = "gestures"
    PROFILE: ClassVar[str] = "interaction"
    gestures: list[Gesture]
    found: int
