"""Small pieces of evidence of the "content" profile for tests; everything has a harmless default."""

from typing import Any

from rules.evidence.code_files import CodeFile, CodeFiles, Library
from rules.evidence.conduct import Call, Conduct, Keystroke, Typing
from rules.evidence.font_files import FontFile, FontFiles
from rules.evidence.image_files import ImageFile, ImageFiles
from rules.evidence.media_files import MediaFile, MediaFiles
from rules.evidence.motion import Motion, Moving
from rules.evidence.offers import Download, Field, Offers, Ticked, Upload
from rules.evidence.record import Place, Record

SITE = "https://exemple.fr"


def image_file(path: str = "/img/a.webp", **fields: Any) -> ImageFile:
    given: dict[str, Any] = {"mime": "image/webp", "format": "webp", "sha256": "0" * 64, "bytes": 90_000}
    given |= {"width": 400, "height": 300, "webp_bytes": 88_000, "avif_bytes": 70_000}
    return ImageFile(url=SITE + path, **(given | fields))


def image_files(*files: ImageFile, **fields: Any) -> ImageFiles:
    return ImageFiles(files=list(files), **fields)


def media_files(*files: MediaFile) -> MediaFiles:
    return MediaFiles(files=list(files))


def film(path: str = "/film.mp4", **fields: Any) -> MediaFile:
    given: dict[str, Any] = {"video": "vp9", "width": 1280, "height": 720, "seconds": 12.0, "bytes": 900_000}
    return MediaFile(url=SITE + path, **(given | fields))


def moving(**fields: Any) -> Moving:
    given: dict[str, Any] = {"kind": "animation", "name": "tourne", "endless": True, "size": 400.0}
    return Moving(place=Place(selector="main > i", component="main>i"), **(given | fields))


def motion(*found: Moving, **fields: Any) -> Motion:
    return Motion(moving=list(found), watched=10.0, **fields)


def font_file(path: str = "/f.woff2", **fields: Any) -> FontFile:
    given: dict[str, Any] = {"format": "woff2", "family": "Marianne", "bytes": 30_000, "glyphs": 300}
    given |= {"characters": 250, "used": 60, "subset_bytes": 25_000}
    return FontFile(url=SITE + path, **(given | fields))


def font_files(*files: FontFile) -> FontFiles:
    return FontFiles(files=list(files))


def code_file(path: str = "/a.js", **fields: Any) -> CodeFile:
    given: dict[str, Any] = {"kind": "stylesheet" if path.endswith(".css") else "script", "bytes": 40_000}
    given |= {"lean_bytes": 39_900, "gzip_bytes": 12_000, "lean_gzip_bytes": 11_950}
    return CodeFile(url=SITE + path, **(given | fields))


def library(name: str = "jQuery", version: str = "3.7.1") -> Library:
    return Library(name=name, version=version, leads=True)


def code_files(*files: CodeFile, **fields: Any) -> CodeFiles:
    return CodeFiles(files=list(files), **({"print_styles": True, "document_bytes": 90_000} | fields))


def conduct(**fields: Any) -> Conduct:
    given: dict[str, Any] = {"calls": [], "heights": [900, 900], "elements": [80, 80], "loads": [0]}
    return Conduct(**(given | fields))


def call(kind: Any, api: str) -> Call:
    return Call(kind=kind, api=api)


def typing(*requests: tuple[int, float]) -> Typing:
    asked = [
        Keystroke(url=f"{SITE}/s?q=m", characters=length, delay_ms=delay, names_text=True)
        for length, delay in requests
    ]
    return Typing(place=Place(selector="input", component="form>input"), requests=asked)


PLACE = Place(selector="main > p", component="main>p")


def offers(**fields: Any) -> Offers:
    return Offers(**({"native": 12} | fields))


def download(path: str, text: str, near: str = "") -> Download:
    return Download(url=SITE + path, text=text, near=near, place=PLACE)


def upload(near: str, accept: str = "") -> Upload:
    return Upload(accept=accept, near=near, shown=True, place=PLACE)


def field(expects: str, **fields: Any) -> Field:
    given: dict[str, Any] = {"type": "text", "pattern": False, "inputmode": "", "hint": False, "place": PLACE}
    return Field(expects=expects, **(given | fields))


def ticked(label: str, *, locked: bool = False) -> Ticked:
    return Ticked(label=label, locked=locked, place=PLACE)


def healthy() -> list[Record]:
    """The records of a page without defect."""
    return [
        image_files(image_file()),
        media_files(),
        motion(),
        font_files(),
        code_files(),
        conduct(),
        offers(),
    ]
