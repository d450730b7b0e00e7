"""Video, audio and moving content."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Place, Record


class MediumSource(msgspec.Struct, frozen=True, kw_only=True):
    """One address a medium may be read from. type: as declared ("video/webm; codecs=vp9"), "" when it is not."""

    url: str
    type: str


class Medium(msgspec.Struct, frozen=True, kw_only=True):
    """One video, audio or embedded player. autoplays: it was set to play, or played, without being asked.

    duration in seconds, None when unknown; preload is the attribute as the browser understands it. natural_*: pixels
    of the video, 0 unknown; width, height: its box in CSS px. poster: it has a still picture. tracks: kinds of its
    track elements (captions, subtitles, descriptions …). sources: its addresses with their declared types.
    shown: it takes room on the page. beside_audio: an audio element or a link to a sound stands in the same block.
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
    natural_width: int = 0
    natural_height: int = 0
    width: float = 0.0
    height: float = 0.0
    poster: bool = False
    tracks: list[str] = []
    sources: list[MediumSource] = []
    shown: bool = True
    beside_audio: bool = False


class Media(Record, frozen=True, kw_only=True):
    """Every video and audio element of the top document."""

    NAME: ClassVar[str] = "media"
    media: list[Medium]
