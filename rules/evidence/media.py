"""Video, audio and moving content."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Place, Record


class Medium(msgspec.Struct, frozen=True, kw_only=True):
    """One video, audio or embedded player. autoplays: it was set to play, or played, without being asked.

    duration in seconds, None when unknown; preload is the attribute as the browser understands it.
    """

    tag: str
    url: str
    autoplays: bool
    muted: bool
    loop: bool
    controls: bool
    preload: str
    duration: float | None
    place: Place


class Media(Record, frozen=True, kw_only=True):
    """Every video and audio element of the top document."""

    NAME: ClassVar[str] = "media"
    media: list[Medium]
