"""Asks a server for one document, once: no redirect followed, a bounded body, a bounded time."""

import http.client
import ssl
import time
import zlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import (
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
)

import msgspec

from crawler.documents.messages import Order
from rules.evidence.documents import DocumentStatus

_CHUNK = 64 * 1024
_STATUS_LINE = 19
"""Bytes of a status line and of the empty line that ends the headers."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What came back. status: "read" when the body is whole; wire_bytes: headers and body as received.

    code: status of the answer, 0 without one; location: where a redirect leads, "" when it is none.
    """

    status: DocumentStatus
    reason: str = ""
    reason_fr: str = ""
    cause: str = ""
    """The fact behind the reason, as the system words it, in no language of ours."""
    mime: str = ""
    wire_bytes: int = 0
    body: bytes = b""
    busy: bool = False
    """The server asks to be left alone for a while (429, 503)."""
    code: int = 0
    location: str = ""


class _Stay(HTTPRedirectHandler):
    """The address answered by itself when the site was explored: a redirect now is an answer like another."""

    def redirect_request(self, *_given: Any) -> None:
        """Follow nothing."""


def opener(order: Order) -> OpenerDirector:
    """Return what asks servers: the machine's proxies (none for this very machine), no cookie, no redirect."""
    context = ssl.create_default_context()
    if not order.verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    held = order.identity.certificate if order.identity else None
    if held:
        context.load_cert_chain(held.cert, held.key, held.passphrase or None)
    proxies = ProxyHandler({} if order.direct else None)
    return build_opener(_Stay, proxies, HTTPSHandler(context=context))


def fetch(
    asking: OpenerDirector, url: str, order: Order, further: Mapping[str, str] = MappingProxyType({})
) -> Answer:
    """Return the document at this address, or why it did not come whole; never raises for the server's sake.

    Args:
        further: headers to send besides.
    """
    headers = {"User-Agent": order.user_agent, "Accept": "*/*", "Accept-Encoding": "identity", **further}
    headers |= order.identity.plain_headers(url) if order.identity else {}
    deadline = time.monotonic() + order.seconds
    try:
        with asking.open(Request(url, headers=headers), timeout=order.seconds) as answer:
            return _receive(answer, order.max_bytes, deadline)
    except HTTPError as error:
        with error:
            size = _STATUS_LINE + len(str(error.headers))
        return Answer(
            status="failed",
            reason=f"The server answered {error.code}.",
            reason_fr=f"Le serveur a répondu {error.code}.",
            wire_bytes=size,
            busy=error.code in (429, 503),
            code=error.code,
            location=error.headers.get("Location") or "",
        )
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        cause = error.reason if isinstance(error, URLError) else error
        return _failed(str(cause) or type(cause).__name__)


def _receive(answer: Any, limit: int, deadline: float) -> Answer:
    mime = answer.headers.get_content_type() if "Content-Type" in answer.headers else ""
    head = _STATUS_LINE + len(str(answer.headers))
    announced = answer.headers.get("Content-Length", "")
    body = b""
    if not (announced.isdigit() and int(announced) > limit):
        body = _read(answer, limit, deadline)
        if len(body) <= limit:
            plain = _unpacked(body, answer.headers.get("Content-Encoding", ""), limit)
            if len(plain) <= limit:
                return Answer(
                    status="read", mime=mime, wire_bytes=head + len(body), body=plain, code=answer.status
                )
    mega = limit / 1024 / 1024
    return Answer(
        status="too_big",
        reason=f"It is longer than {mega:g} MiB.",
        reason_fr=f"Il dépasse {mega:g} Mio.",
        cause=f"> {mega:g} MiB",
        mime=mime,
        wire_bytes=head + len(body),
        code=answer.status,
    )


def _read(answer: Any, limit: int, deadline: float) -> bytes:
    """Read the body, one chunk past the limit at most.

    Raises:
        TimeoutError: it did not end in time.
        http.client.IncompleteRead: the connection ended before it.
    """
    parts: list[bytes] = []
    held = 0
    while held <= limit and (part := answer.read1(_CHUNK)):
        parts.append(part)
        held += len(part)
        if time.monotonic() > deadline:
            raise TimeoutError("the document did not arrive in time")
    left = getattr(answer, "length", None)
    if held <= limit and left:
        raise http.client.IncompleteRead(b"", left)
    return b"".join(parts)


def _unpacked(body: bytes, encoding: str, limit: int) -> bytes:
    """Undo gzip and deflate, which a server may send though not asked to; one byte past the limit at most."""
    if encoding.lower() not in ("gzip", "x-gzip", "deflate"):
        return body
    return zlib.decompressobj(wbits=47).decompress(body, limit + 1)


def _failed(why: str) -> Answer:
    line = why.splitlines()[0]
    return Answer(
        status="failed",
        reason=f"It could not be downloaded ({line}).",
        reason_fr=f"Il n'a pas pu être téléchargé ({line}).",
        cause=line,
    )
