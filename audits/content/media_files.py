"""The record of the media files, from what the browser's players say of themselves: no request of our own."""

import json
from typing import Any

from audits.content.bodies import Bodies, Player
from rules.evidence.media_files import MediaFile, MediaFiles


def media_files(bodies: Bodies) -> MediaFiles:
    """Return each media file once, by its address."""
    found: dict[str, MediaFile] = {}
    for player in bodies.players.values():
        if player.url:
            found.setdefault(player.url, media_file(player))
    return MediaFiles(files=list(found.values()))


def media_file(player: Player) -> MediaFile:
    """Return what one player says of its file."""
    said = player.properties
    video, audio = _track(said.get("kVideoTracks")), _track(said.get("kAudioTracks"))
    width, height = _size(str(video.get("natural size") or said.get("kResolution") or ""))
    return MediaFile(
        url=player.url,
        video=str(video.get("codec", "")).lower(),
        audio=str(audio.get("codec", "")).lower(),
        width=width,
        height=height,
        seconds=_number(said.get("kMaxDuration")),
        bit_rate=int(_number(said.get("kBitrate"))),
        bytes=_bytes(said.get("kTotalBytes", "")),
        channels=int(audio.get("channels", 0)),
        error=player.error,
    )


def _track(tracks: str | None) -> dict[str, Any]:
    """Return the first track of a JSON list, {} when there is none."""
    try:
        known = json.loads(tracks or "[]")
    except ValueError:
        return {}
    return known[0] if isinstance(known, list) and known and isinstance(known[0], dict) else {}


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return (int(width), int(height)) if width.isdigit() and height.isdigit() else (0, 0)


def _number(text: str | None) -> float:
    try:
        value = float(text or 0)
    except ValueError:
        return 0.0
    return value if 0 <= value < 1e12 else 0.0


def _bytes(text: str) -> int:
    try:
        return int(text, 0)
    except ValueError:
        return 0
