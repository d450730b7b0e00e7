"""Small pieces of evidence of the "content" profile for tests; everything has a harmless default."""

from typing import Any

from rules.evidence.image_files import ImageFile, ImageFiles
from rules.evidence.record import Record

SITE = "https://exemple.fr"


def image_file(path: str = "/img/a.webp", **fields: Any) -> ImageFile:
    given: dict[str, Any] = {"mime": "image/webp", "format": "webp", "sha256": "0" * 64, "bytes": 90_000}
    given |= {"width": 400, "height": 300, "webp_bytes": 88_000, "avif_bytes": 70_000}
    return ImageFile(url=SITE + path, **(given | fields))


def image_files(*files: ImageFile, **fields: Any) -> ImageFiles:
    return ImageFiles(files=list(files), **fields)


def healthy() -> list[Record]:
    """The records of a page without defect."""
    return [image_files(image_file())]
