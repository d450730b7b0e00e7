"""Common questions on the media of a page: which elements, which files, whether there is any at all."""

from rules.evidence.media import Media, Medium
from rules.evidence.media_files import MediaFile, MediaFiles
from rules.evidence.page import Page
from rules.reader import PageReader

_ANY = ("video", "audio", "players", "media_objects", "media_links", "media_places", "frames_unread")
_DRAWN = ("canvas", "objects", "embeds", "custom_elements")
UNNAMED = "blob:"
"""Addresses made by a script (streaming players): what they hold is known to the player only."""


def without_media(page: PageReader) -> bool:
    """Tell whether the page holds no video, no sound, no player and no place for one, frames included."""
    counts = page.need(Page).counts
    return not page.need(Media).media and not any(counts.get(kind, 0) for kind in _ANY)


def without_drawing(page: PageReader) -> bool:
    """Tell whether nothing on the page may move in a way nobody can read (canvas, objects, unknown elements)."""
    counts = page.need(Page).counts
    return not any(counts.get(kind, 0) for kind in _DRAWN)


def elements(page: PageReader, tag: str) -> list[Medium]:
    """Return the video or audio elements of the page."""
    return [medium for medium in page.need(Media).media if medium.tag == tag]


def file_of(page: PageReader, medium: Medium) -> MediaFile | None:
    """Return the file the medium's player opened, None when it opened none (preload="none")."""
    return next((f for f in page.need(MediaFiles).files if f.url == medium.url), None)
