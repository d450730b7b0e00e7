"""Text that comes from audited sites is hostile until shown to be plain: here it becomes harmless."""

import re
import unicodedata
from typing import Any
from urllib.parse import urlsplit

import msgspec
from markupsafe import Markup

_INVISIBLE = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def _name(found: re.Match[str]) -> str:
    return f"[U+{ord(found.group()):04X}]"


def visible(text: str) -> str:
    """Return the text with control characters and direction overrides written out as [U+202E].

    Tabs, line ends and ordinary spaces stay. The result is valid in HTML and in XML 1.0.
    """
    return _INVISIBLE.sub(_name, _CONTROL.sub(_name, text))


def json_document(value: Any) -> bytes:
    """Return a value as indented JSON; what a terminal or a reader would obey is escaped, and stays the same value."""
    return escaped(msgspec.json.format(msgspec.json.encode(value), indent=1).decode()).encode() + b"\n"


def escaped(document: str) -> str:
    """Return JSON or TOML in which what a terminal or a reader would obey is escaped: only strings can hold it."""
    return _INVISIBLE.sub(_escape, _CONTROL.sub(_escape, document))


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


def finalize(value: Any) -> Any:
    """Make every value a template prints visible text; markup made by our own templates passes unchanged."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return visible(value)


def safe_href(url: str) -> str:
    """Return the address when it can be a link (http or https, no control character), else ""."""
    if visible(url) != url or any(unicodedata.category(c) in {"Cc", "Zs"} for c in url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.hostname else ""


def shorten(text: str, most: int) -> str:
    """Return the text cut to at most that many characters, an ellipsis marking the cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
