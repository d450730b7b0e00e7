"""The demo site's files as they go over the wire: fragments put in, addresses filled in, compressed."""

import gzip
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from crawler.demo import planted

FOLDER = Path(__file__).parent
WEEKS_52 = 52 * 7 * 24 * 3600

MIME = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".webm": "video/webm",
    ".wav": "audio/wav",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
    ".pdf": "application/pdf",
}
TEXTS = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".vtt")


@dataclass(frozen=True)
class Resource:
    """One address: its body, its body in gzip (None when served as it is), and its own response headers."""

    body: bytes
    packed: bytes | None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def etag(self) -> str:
        """The resource's ETag, "" when it is served without validators."""
        return self.headers.get("ETag", "")


def load(folder: Path, words: Mapping[str, str], version: int = 1) -> dict[str, Resource]:
    """Read every file of a folder into resources by path; index.html answers for its folder.

    Args:
        words: placeholder ("@@SITE@@") to what stands in its place in HTML, XML and plain text.
        version: 1, or 2 for the site as it was changed afterwards (planted.SECOND_EDITS).
    """
    found: dict[str, Resource] = {}
    for file in sorted(f for f in folder.rglob("*") if f.is_file()):
        path = "/" + file.relative_to(folder).as_posix().removesuffix("index.html")
        found[path] = resource(path, file.suffix, _read(path, file, words, version))
    return found


def generated() -> dict[str, Resource]:
    """Return the resources that no file holds: the tiles of the map."""
    return {path: resource(path, ".svg", body) for path, body in planted.map_tiles().items()}


def resource(path: str, suffix: str, body: bytes) -> Resource:
    """Prepare one body for the wire: type, compression, cache headers, all but what is planted."""
    headers = {"Content-Type": MIME[suffix], "Accept-Ranges": "bytes"}
    if path in planted.NOT_STORED:
        headers["Cache-Control"] = "no-store"
    elif path not in planted.NOT_CACHED:
        lasting = suffix not in (".html", ".xml", ".txt")
        headers["Cache-Control"] = f"public, max-age={WEEKS_52}" if lasting else "no-cache"
        headers["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    packed = None
    if suffix in TEXTS and path not in planted.UNCOMPRESSED:
        headers["Vary"] = "Accept-Encoding"
        packed = gzip.compress(body, 9, mtime=0)
    return Resource(body, packed, headers)


def _read(path: str, file: Path, words: Mapping[str, str], version: int) -> bytes:
    body = file.read_bytes()
    if file.suffix in (".html", ".xml", ".txt"):
        edits = [edit for edit in planted.SECOND_EDITS if version == 2 and edit[0] in ("", path)]
        return _filled(body.decode(), words, [(was, now) for _path, was, now in edits]).encode()
    if file.suffix == ".css" and path not in planted.NOT_MINIFIED:
        return minified(body.decode()).encode()
    heavy = planted.HEAVY | (planted.SECOND_HEAVY if version == 2 else {})
    return body + planted.padding(max(0, heavy.get(path, 0) - len(body)))


def _filled(text: str, words: Mapping[str, str], edits: Iterable[tuple[str, str]]) -> str:
    """Put the shared fragments in place of their comments, then the edits of a version, then the addresses."""
    for fragment in sorted((FOLDER / "fragments").glob("*.html")):
        text = text.replace(f"<!--#{fragment.stem}-->\n", fragment.read_text(encoding="utf-8"))
    for was, now in edits:
        text = text.replace(was, now)
    for word, value in words.items():
        text = text.replace(word, value)
    return text


def minified(css: str) -> str:
    """Take comments and spare white space out of a style sheet, so that its source stays readable here.

    >>> minified("a { color: red; /* warm */ }")
    'a{color: red}'
    """
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,])\s*", r"\1", css)
    return css.replace(";}", "}").strip()
