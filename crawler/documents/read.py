"""Reads what a PDF says of itself (ISO 32000-1: 7.7.2, 12.2, 14.7, 14.8): tags, language, title, outline, text.

Nothing here is bounded in time or memory: hostile files are read in a process that can be killed (process, supervise).
"""

import io
import struct
import zlib
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import msgspec
from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject

from rules.evidence.documents import DocumentFacts, DocumentStatus

T = TypeVar("T")
FIRST_PAGES = 3
"""Pages whose text is looked for: a scanned document has none from its first page on."""

_TROUBLES = (
    *(PyPdfError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError),
    *(OSError, RuntimeError, zlib.error, struct.error),
)
"""What pypdf lets out on a malformed file; want of memory is not among them, it says nothing of the file."""


def read_pdf(body: bytes, facts: DocumentFacts) -> DocumentFacts:
    """Return the facts completed with what the file says; never raises for the file's sake."""
    try:
        reader = PdfReader(io.BytesIO(body), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return _closed(
                facts,
                "encrypted",
                "It opens with a password only.",
                "Il ne s'ouvre qu'avec un mot de passe.",
            )
        root = _dictionary(reader.trailer["/Root"])
        pages = len(reader.pages)
        if not pages:
            raise ValueError("no page")
    except _TROUBLES:
        return _closed(facts, "broken", "It is no PDF that opens.", "Ce n'est pas un PDF qui s'ouvre.")
    return msgspec.structs.replace(
        facts,
        status="read",
        pages=pages,
        tagged=_tagged(root),
        lang=_safely(lambda: _text(root.get("/Lang")), ""),
        title=_safely(lambda: _title(reader), ""),
        title_shown=_safely(lambda: _shown(root), False),
        bookmarks=_safely(lambda: _entries(reader.outline), 0),
        scanned=_safely(lambda: _scanned(reader), None),
        created=_safely(lambda: _date(reader, "creation_date"), ""),
        modified=_safely(lambda: _date(reader, "modification_date"), ""),
        producer=_safely(lambda: _text(reader.metadata and reader.metadata.producer), ""),
    )


def _closed(facts: DocumentFacts, status: DocumentStatus, reason: str, reason_fr: str) -> DocumentFacts:
    return msgspec.structs.replace(facts, status=status, reason=reason, reason_fr=reason_fr)


def _safely(read: Callable[[], T], otherwise: T) -> T:
    """Return what a part of the file says, or what stands for nothing when that part alone is broken."""
    try:
        return read()
    except _TROUBLES:
        return otherwise


def _resolved(given: Any) -> Any:
    return given.get_object() if hasattr(given, "get_object") else given


def _dictionary(given: Any) -> DictionaryObject:
    """Resolve a reference; an empty dictionary for anything that is none."""
    found = _resolved(given)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _text(given: Any) -> str:
    """Return a string of the file in one line of printable characters; "" for anything that is none."""
    found = _resolved(given)
    if not isinstance(found, str):
        return ""
    return "".join(one for one in " ".join(found.split())[:300] if one.isprintable())


def _tagged(root: DictionaryObject) -> bool:
    """Tell whether the file declares tags and holds a tree with at least one."""

    def read() -> bool:
        marked = _true(_dictionary(root.get("/MarkInfo")).get("/Marked"))
        return marked and bool(_resolved(_dictionary(root.get("/StructTreeRoot")).get("/K")))

    return _safely(read, False)


def _title(reader: PdfReader) -> str:
    """Return the title of the document's information, else that of its XMP metadata."""
    given = _safely(lambda: _text(reader.metadata and reader.metadata.title), "")
    if given:
        return given
    found = reader.xmp_metadata
    return next((_text(one) for one in ((found and found.dc_title) or {}).values() if _text(one)), "")


def _shown(root: DictionaryObject) -> bool:
    return _true(_dictionary(root.get("/ViewerPreferences")).get("/DisplayDocTitle"))


def _true(given: Any) -> bool:
    return getattr(_resolved(given), "value", None) is True


def _entries(outline: Any) -> int:
    return sum(_entries(one) if isinstance(one, list) else 1 for one in outline)


def _scanned(reader: PdfReader) -> bool:
    """Tell whether the first pages hold pictures and not one character."""
    pages = [reader.pages[n] for n in range(min(FIRST_PAGES, len(reader.pages)))]
    return any(map(_pictures, pages)) and not any(page.extract_text().strip() for page in pages)


def _pictures(page: PageObject) -> bool:
    objects = _dictionary(_dictionary(page.get("/Resources")).get("/XObject"))
    return any(_dictionary(one).get("/Subtype") == "/Image" for one in objects.values())


def _date(reader: PdfReader, name: str) -> str:
    found = getattr(reader.metadata, name, None)
    return found.isoformat(timespec="seconds") if isinstance(found, datetime) else ""
