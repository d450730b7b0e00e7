"""What happens when the pointer goes down, before it comes up."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Place, Record


class Press(msgspec.Struct, frozen=True, kw_only=True):
    """One element that listens to the pointer going down, pressed, then left before the release.

    effect: what the press alone did: page (it changed), navigation, window; "" for nothing. kept: it remained after
    the pointer was released elsewhere. drags: it takes part in a drag (slider, list to sort, map). twice: seen again.
    """

    place: Place
    name: str
    effect: str
    kept: bool
    drags: bool = False
    twice: bool = False


class Presses(Record, frozen=True, kw_only=True):
    """The elements pressed, at most six; found: those of the page that listen to the pointer going down."""

    NAME: ClassVar[str] = "presses"
    PROFILE: ClassVar[str] = "interaction"
    presses: list[Press]
    found: int
