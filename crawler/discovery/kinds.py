"""What an answer is: page, document, image or other, from its media type, and its extension when the type is vague."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from rules.evidence.inventory import AddressKind

HTML = ("text/html", "application/xhtml+xml")

_LOOKS_HTML = re.compile(
    rb"^(\xef\xbb\xbf)?\s*(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S
)
_IMAGES = {"png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "bmp", "ico", "tif", "tiff"}


@cache
def _types() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(
        Path(__file__).with_name("document_types.json").read_text(encoding="utf-8")
    )
    return loaded


def _extension(url: str) -> str:
    name = urlsplit(url).path.rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name else ""


def document_family(mime: str, url: str) -> str:
    """Return pdf, text, sheet, slides or book for a downloadable document, "" for anything else."""
    if mime in _types()["vague"]:
        return str(_types()["extensions"].get(_extension(url), ""))
    return str(_types()["media_types"].get(mime, ""))


def kind_of(mime: str, url: str, body: bytes = b"") -> AddressKind:
    """Return the kind of a 2xx answer; an answer without media type is a page when it begins like HTML."""
    if mime in HTML or (not mime and _LOOKS_HTML.match(body[:1024])):
        return "page"
    if document_family(mime, url):
        return "document"
    vague = mime in _types()["vague"]
    return "image" if mime.startswith("image/") or (vague and _extension(url) in _IMAGES) else "other"
