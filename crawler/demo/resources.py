"""The demo site's files as they go over the wire: fragments put in, addresses filled in, compressed."""

import gzip
import hashlib
import re
from collections.abc import Mapping
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


def load(folder: Path, words: Mapping[str, str]) -> dict[str, Resource]:
    """Read every file of a folder into resources by path; index.html answers for its folder.

    Args:
        words: placeholder ("@@SITE@@") to what stands in its place in HTML, XML and plain text.
    """
    found: dict[str, Resource] = {}
    for file in sorted(f for f in folder.rglob("*") if f.is_file()):
        path = "/" + file.relative_to(folder).as_posix().removesuffix("index.html")
        found[path] = resource(path, file.suffix, _read(path, file, words))
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


def _read(path: str, file: Path, words: Mapping[str, str]) -> bytes:
    body = file.read_bytes()
    if file.suffix in (".html", ".xml", ".txt"):
        return _filled(body.decode(), words).encode()
    if file.suffix == ".css" and path not in planted.NOT_MINIFIED:
        return minified(body.decode()).encode()
    return body + planted.padding(max(0, planted.HEAVY.get(path, 0) - len(body)))


def _filled(text: str, words: Mapping[str, str]) -> str:
    """Put the shared fragments in place of their comments, then the addresses."""
    for fragment in sorted((FOLDER / "fragments").glob("*.html")):
        text = text.replace(f"<!--#{fragment.stem}-->\n", fragment.read_text(encoding="utf-8"))
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
