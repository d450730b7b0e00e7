"""The record of the image files: format by content, movement, and bytes that a better encoding would save."""

import asyncio
import hashlib
import io
import warnings
from collections.abc import Callable

import msgspec
from PIL import Image

from audits.content.animated import animation
from audits.content.bodies import Bodies, Body
from audits.content.reencode import ENCODER, FORMATS, Encoded, reencoded, reencoded_animation
from audits.content.signature import image_format
from rules.evidence.image_files import ImageFile, ImageFiles

PIXELS_MAX = 25_000_000
"""Pixels encoded again for one page: about 5 CPU seconds. In pixels, so that the result never depends on time."""
BYTES_MIN = 2_000
"""Smaller files are not encoded again: there is nothing to win."""


async def image_files(bodies: Bodies) -> ImageFiles:
    """Read the images the page received; those too small to gain from it are not encoded again."""
    files, untried, pixels = [], 0, 0
    for body in await bodies.read("image"):
        found = described(body)
        if (again := _encoder(found)) and found.bytes >= BYTES_MIN:
            pixels += found.width * found.height * found.frames
            made = await asyncio.to_thread(again, body.data) if pixels <= PIXELS_MAX else None
            untried += made is None
            found = with_encodings(found, made) if made else found
        files.append(found)
    return ImageFiles(files=files, unread=bodies.unread.get("image", 0), untried=untried, encoder=ENCODER)


def _encoder(found: ImageFile) -> Callable[[bytes], Encoded | None] | None:
    """Return how a file is encoded again, None for one that is not: a vector image, a video-like WebP or PNG."""
    if found.frames > 1:
        return reencoded_animation if found.format == "gif" else None
    return reencoded if found.format in FORMATS else None


def described(body: Body) -> ImageFile:
    """Return what the file itself says: format, pixels, movement."""
    known = image_format(body.data)
    width, height = dimensions(body.data) if known != "svg" else (0, 0)
    moves = animation(body.data, known)
    return ImageFile(
        url=body.url,
        mime=body.mime,
        format=known,
        sha256=hashlib.sha256(body.data).hexdigest(),
        bytes=len(body.data),
        width=width,
        height=height,
        frames=moves.frames,
        seconds=moves.seconds,
        loops=moves.loops,
    )


def with_encodings(found: ImageFile, made: Encoded) -> ImageFile:
    """Return the file with what the same picture would weigh."""
    return msgspec.structs.replace(
        found, jpeg_bytes=made.jpeg_bytes, webp_bytes=made.webp_bytes, avif_bytes=made.avif_bytes
    )


def dimensions(body: bytes) -> tuple[int, int]:
    """Return width and height in pixels from the file's head; zeros when Pillow cannot read it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(body)) as opened:
                return opened.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return 0, 0
