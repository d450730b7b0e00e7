"""The record of style sheets and scripts, and of what is written in the document itself."""

import asyncio
import gzip
import hashlib
import re
from functools import cache

import msgspec

from audits.content.bodies import Bodies, Body
from audits.content.lean import lean_css, lean_js
from audits.inpage import script
from audits.tab import Tab
from rules.evidence.code_files import CodeFile, CodeFiles, Library
from rules.referentials import read_data

BYTES_MAX = 3_000_000
"""Bytes of the largest file made lean."""
INLINE_TEXT = """(most) => [...limpide.find(document, "script:not([src])")].map((one) => one.textContent)
  .join("\\n").slice(0, most)"""
BANNERS = 300
"""Characters of a file in which a banner that opens it stands."""
_MAP = re.compile(r"(?://|/\*)[#@]\s*sourceMappingURL=([^\s*]+)\s*(?:\*/)?\s*\Z")
_IMPORT = re.compile(r"@import\s+(?:url\(|[\"'])", re.IGNORECASE)
_DATA = re.compile(r"data:[\w.+-]+/[\w.+-]+[;,][^\"')\s]+")
_PRINT = re.compile(r"@media[^{]*\bprint\b", re.IGNORECASE)
_SENSORS = re.compile(
    r"\b(getCurrentPosition|watchPosition|getUserMedia|DeviceMotionEvent|DeviceOrientationEvent|devicemotion"
    r"|deviceorientation|Accelerometer|Gyroscope|Magnetometer|AmbientLightSensor|requestDevice|requestPort|NDEFReader)\b"
)
_done: dict[tuple[str, str], CodeFile] = {}
DONE_MAX = 1_000


async def code_files(tab: Tab, bodies: Bodies) -> CodeFiles:
    """Read the code the page received, and weigh what is inline.

    Raises:
        TabError: the page did not answer.
    """
    inline = await tab.evaluate(script(__package__, "inline.js"))
    read = await bodies.read("stylesheet", "script")
    files = [await asyncio.to_thread(code_file, body) for body in read]
    sheets = [body for body in read if body.kind == "stylesheet"]
    in_print = inline["print"] or any(_PRINT.search(text_of(body)) for body in sheets)
    lost = bodies.unread.get("stylesheet", 0) + bodies.unread.get("script", 0)
    return CodeFiles(
        files=files,
        unread=lost,
        document_bytes=sum(len(body.data) for body in (await bodies.read("document"))[:1]),
        script_bytes=inline["script"],
        style_bytes=inline["style"],
        data_bytes=inline["data"],
        print_styles=True if in_print else None if bodies.unread.get("stylesheet") else False,
        worker=inline["worker"],
    )


def code_file(body: Body) -> CodeFile:
    """Return the record of one file; the same content is read once."""
    key = (body.kind, hashlib.sha256(body.data).hexdigest())
    if key not in _done:
        if len(_done) >= DONE_MAX:
            _done.clear()
        _done[key] = _code_file(body)
    return msgspec.structs.replace(_done[key], url=body.url)


async def sensors_named(tab: Tab, bodies: Bodies) -> list[str]:
    """Return the interfaces of the device's sensors that the page's scripts name, files and inline.

    Raises:
        TabError: the page did not answer.
    """
    inline: str = await tab.evaluate(INLINE_TEXT, BYTES_MAX)
    texts = [inline, *(text_of(body) for body in await bodies.read("script"))]
    return sorted({name for one in texts for name in _SENSORS.findall(one)})


def text_of(body: Body) -> str:
    """Return the body as text; a byte that is not UTF-8 counts as one character."""
    return body.data.decode("utf-8", "replace")


def _code_file(body: Body) -> CodeFile:
    text = text_of(body)
    mapped = _MAP.search(text[-2_000_000:])
    address = mapped.group(1) if mapped else ""
    inline_map = address.startswith("data:")
    bare = text[: mapped.start()] if mapped and inline_map else text
    lean = bare if len(bare) > BYTES_MAX else (lean_css if body.kind == "stylesheet" else lean_js)(bare)
    whole = bare.encode("utf-8", "surrogatepass")
    small = min(lean.encode("utf-8", "surrogatepass"), whole, key=len)
    return CodeFile(
        url=body.url,
        kind="stylesheet" if body.kind == "stylesheet" else "script",
        bytes=len(body.data),
        lean_bytes=len(small),
        gzip_bytes=_gzipped(whole),
        lean_gzip_bytes=_gzipped(small),
        libraries=libraries(text),
        source_map="inline" if inline_map else address[:2000],
        map_bytes=len(address) if inline_map else 0,
        imports=len(_IMPORT.findall(lean)) if body.kind == "stylesheet" else 0,
        data_bytes=sum(len(found.group()) for found in _DATA.finditer(bare)),
    )


def libraries(text: str) -> list[Library]:
    """Return the libraries whose banner the file holds, each once."""
    found = []
    for name, pattern in _banners().items():
        if match := pattern.search(text):
            leads = match.start() < BANNERS
            found.append(Library(name=name, version=match.group(1) or "", leads=leads))
    return found


@cache
def _banners() -> dict[str, re.Pattern[str]]:
    known: dict[str, str] = read_data("js-libraries.json")["libraries"]
    return {name: re.compile(pattern) for name, pattern in known.items()}


def _gzipped(data: bytes) -> int:
    return len(gzip.compress(data, 6, mtime=0))
