"""Media files as the browser's own player read them: codecs, definition, duration, size."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Record


class MediaFile(msgspec.Struct, frozen=True, kw_only=True):
    """One media file a player opened.

    video, audio: codec in the browser's words (h264, hevc, vp8, vp9, av1; aac, opus, vorbis, mp3, flac, pcm), "" when
    it holds no such track. width, height: pixels of the video, 0 without. seconds: duration. bit_rate: bits per
    second, mean. bytes: of the whole file, 0 unknown. channels: of the sound. error: the player could not read it.
    """

    url: str
    video: str = ""
    audio: str = ""
    width: int = 0
    height: int = 0
    seconds: float = 0.0
    bit_rate: int = 0
    bytes: int = 0
    channels: int = 0
    error: str = ""


class MediaFiles(Record, frozen=True, kw_only=True):
    """Every media file that a player of the page opened; with preload="none" none does, and nothing is known."""

    NAME: ClassVar[str] = "media_files"
    PROFILE: ClassVar[str] = "content"
    files: list[MediaFile]
