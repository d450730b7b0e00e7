"""Image files by what they hold: true format, pixels, movement, and what the same picture would weigh re-encoded."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Record


class ImageFile(msgspec.Struct, frozen=True, kw_only=True):
    """One image file the page received. url: as asked. mime: as the server said.

    format: jpeg, png, gif, webp, avif, heif, jxl, bmp, ico, tiff or svg, read from the file; "" when unknown.
    width, height: pixels, 0 unknown. frames: 1 when it does not move; seconds: one run of its movement; loops:
    runs, 0 without end. bytes: of the file. jpeg_bytes (of a JPEG only), webp_bytes, avif_bytes: of the same picture at
    its own size, None when not tried, not supported, or not alike enough; webp_bytes of an animated GIF: all its
    pictures, without loss.
    """

    url: str
    mime: str
    format: str
    sha256: str
    bytes: int
    width: int = 0
    height: int = 0
    frames: int = 1
    seconds: float = 0.0
    loops: int = 1
    jpeg_bytes: int | None = None
    webp_bytes: int | None = None
    avif_bytes: int | None = None

    @property
    def smallest(self) -> tuple[int, str] | None:
        """The lightest re-encoding in bytes, and its format; None when there is none."""
        made = [(size, name) for size, name in ((self.webp_bytes, "WebP"), (self.avif_bytes, "AVIF")) if size]
        return min(made) if made else None


class ImageFiles(Record, frozen=True, kw_only=True):
    """The page's image files, each address once. unread: files whose body the browser no longer had.

    untried: bitmap files not encoded again (too many pixels, or not decodable). encoder: with which
    version, qualities and likeness.
    """

    NAME: ClassVar[str] = "image_files"
    PROFILE: ClassVar[str] = "content"
    files: list[ImageFile]
    unread: int = 0
    untried: int = 0
    encoder: str = ""
