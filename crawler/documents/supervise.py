"""Has the documents of a sample read by another process, which is killed when one of them does not end."""

import asyncio
import contextlib
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from crawler.child import start
from crawler.discovery.scope import is_loopback, origin
from crawler.documents.messages import Order
from rules.evidence.documents import DocumentFacts
from rules.evidence.inventory import Address

MOST = 10
"""Documents asked for at most."""

_LINE = 1024 * 1024
_STARTING = 15.0
"""Seconds the process has to start, over those of its documents."""


async def ask_documents(
    chosen: Sequence[Address], origins: Iterable[str], order: Order, stop: asyncio.Event
) -> list[DocumentFacts] | None:
    """Return what each document says of itself, in the order given; None when stopped before the end.

    chosen: documents as the inventory knows them. order: how to ask; its urls are filled here. Only PDFs of the site's
    own origins are asked for, MOST of them at most; the others are told as unread.
    """
    own = set(origins)
    order = msgspec.structs.replace(order, direct=all(map(is_loopback, own)))
    told = {one.url: _unread(one, own) for one in chosen}
    wanted = [url for url, facts in told.items() if facts is None]
    for url in wanted[MOST:]:
        told[url] = _left(url, f"Over {MOST} documents.", f"Au-delà de {MOST} documents.")
    left = wanted[:MOST]
    while left and not stop.is_set():
        answers = await _round(msgspec.structs.replace(order, urls=left), stop)
        if stop.is_set():
            break
        told.update({one.url: one for one in answers})
        left = left[len(answers) :]
        if left:
            await asyncio.sleep(order.delay)
    return None if stop.is_set() else [one for one in told.values() if one is not None]


def _unread(one: Address, own: set[str]) -> DocumentFacts | None:
    """Return why a document is not asked for; None when it is a PDF of the site."""
    if origin(one.url) not in own:
        return _left(one.url, "It is not on this site.", "Il n'est pas sur ce site.", one)
    if not _is_pdf(one):
        return _left(
            one.url,
            "This version reads PDF only.",
            "Cette version ne lit que le PDF.",
            one,
        )
    return None


def _is_pdf(one: Address) -> bool:
    return "pdf" in one.mime or one.url.partition("?")[0].lower().endswith(".pdf")


def _left(url: str, reason: str, reason_fr: str, one: Address | None = None) -> DocumentFacts:
    mime, size = (one.mime, max(one.size, 0)) if one else ("", 0)
    return DocumentFacts(url=url, status="unread", reason=reason, reason_fr=reason_fr, mime=mime, bytes=size)


def _silent(url: str) -> DocumentFacts:
    return DocumentFacts(
        url=url,
        status="failed",
        reason="It did not arrive in time.",
        reason_fr="Il n'est pas arrivé à temps.",
        requests=1,
    )


async def _round(order: Order, stop: asyncio.Event) -> list[DocumentFacts]:
    """Have documents read by one process until it ends or hangs; the last answer is of the document it died on."""
    child = await start("crawler.documents.process", _LINE, asyncio.subprocess.DEVNULL)
    found: dict[str, DocumentFacts] = {}
    lines = 0
    assert child.stdin is not None
    stopping: asyncio.Future[Any] = asyncio.ensure_future(stop.wait())
    try:
        with contextlib.suppress(ConnectionError):
            child.stdin.write(msgspec.json.encode(order) + b"\n")
            await child.stdin.drain()
        while (line := await _line(child, order, stopping)) is not None:
            facts = msgspec.json.decode(line, type=DocumentFacts)
            found[facts.url] = facts
            lines += 1
    except msgspec.MsgspecError:
        pass
    finally:
        stopping.cancel()
        with contextlib.suppress(ProcessLookupError):
            child.kill()
        await child.wait()
    if lines % 2 == 0 and len(found) < len(order.urls):
        found[order.urls[len(found)]] = _silent(order.urls[len(found)])
    return list(found.values())


async def _line(
    child: asyncio.subprocess.Process, order: Order, stopping: asyncio.Future[Any]
) -> bytes | None:
    """Return the next line; None at the end, when stopped, or when nothing came for as long as one document has."""
    assert child.stdout is not None
    reading: asyncio.Future[Any] = asyncio.ensure_future(child.stdout.readline())
    patience = _STARTING + order.delay + order.seconds
    await asyncio.wait({reading, stopping}, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
    if not reading.done():
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
        return None
    try:
        line: bytes = reading.result()
        return line or None
    except ValueError:
        return None
