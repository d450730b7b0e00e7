"""HTTP Archive 1.2: every visit as a page, every request as an entry, for the tools that read HAR.

Source: http://www.softwareishard.com/blog/har-12-spec/. Cookies and credentials are named, their values left out.
A visit that was archived has its bodies, in base64 with their SHA-256; a body that was not kept says why.
"""

import base64
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit, urlunsplit

import msgspec

from reports.folder import replace_file
from reports.order import Order
from reports.safety import json_document
from rules import __version__
from rules.evidence.archive import Archive, Body
from rules.evidence.journey import JourneyStep
from rules.evidence.ledger import Ledger, Request, Timing
from rules.evidence.visit import Visit

SECRET = frozenset({"cookie", "set-cookie", "authorization", "proxy-authorization", "www-authenticate"})
Read = Callable[[str], bytes | None]
"""Gives the bytes of an evidence file by SHA-256, None when it is lost."""
NOT_KEPT = {
    "empty": "",
    "large": "body not kept: over {body} bytes",
    "full": "body not kept: the bodies of this visit are over {total} bytes",
    "unread": "body not kept: the browser no longer held it",
    "lost": "body not kept: its file is missing",
}
VERSIONS = {"h2": "HTTP/2", "h3": "HTTP/3", "http/1.1": "HTTP/1.1", "http/1.0": "HTTP/1.0"}


def write(order: Order, target: Path) -> None:
    """Write the archive of all the visits of the campaign.

    Raises:
        OSError: the file cannot be written.
    """
    replace_file(target, encode(order.visits(), order.pictures))


def encode(visits: Iterable[Visit], read: Read | None = None) -> bytes:
    """Return the archive of these visits as indented JSON, UTF-8; a visit that failed is a page without entry.

    Args:
        read: gives the bodies of visits that were archived; without it none is written.
    """
    pages: list[dict[str, Any]] = []
    entries: list[dict[str, Any]] = []
    browser = {"name": "Chromium", "version": ""}
    for number, visit in enumerate(visits, 1):
        browser = {"name": visit.instrument.browser, "version": visit.instrument.version}
        pages.append(page(visit, f"page_{number}"))
        bodies = _bodies(visit, read) if read else {}
        entries += [
            entry(request, visit, f"page_{number}", bodies.get(_key(request), {}))
            for request in requests_of(visit)
        ]
    log = {
        "version": "1.2",
        "creator": {"name": "limpide", "version": __version__},
        "browser": browser,
        "pages": pages,
        "entries": sorted(entries, key=lambda one: one["startedDateTime"]),
    }
    return json_document({"log": log})


def requests_of(visit: Visit) -> list[Request]:
    """Return the requests of a visit, from whichever of its records hold them, each once."""
    found = {_key(request): request for record in visit.known().values() for request in _requests(record)}
    return list(found.values())


def page(visit: Visit, name: str) -> dict[str, Any]:
    """Return one page; its name stands in its entries."""
    return {
        "startedDateTime": moment(visit, 0),
        "id": name,
        "title": _bare(visit.final_url or visit.url),
        "pageTimings": {"onContentLoad": -1, "onLoad": visit.load_ms or -1},
        "_limpide": {
            "profile": visit.profile,
            "status": visit.status,
            "protocol": visit.instrument.protocol,
            "mode": visit.instrument.mode,
        },
    }


def entry(request: Request, visit: Visit, name: str, body: dict[str, Any]) -> dict[str, Any]:
    """Return one entry: one hop; body: what its content says of its body."""
    timings = phases(request)
    made: dict[str, Any] = {
        "pageref": name,
        "startedDateTime": moment(visit, request.start_ms),
        "time": round(sum(value for key, value in timings.items() if value > 0 and key != "ssl"), 1),
        "request": asked(request),
        "response": answered(request, body),
        "cache": {},
        "timings": timings,
        "_limpide": own_fields(request),
    }
    if request.remote:
        made["serverIPAddress"] = request.remote
    if request.connection:
        made["connection"] = str(request.connection)
    return made


def asked(request: Request) -> dict[str, Any]:
    """Return the request as it left."""
    query = parse_qsl(urlsplit(request.url).query, keep_blank_values=True)
    return {
        "method": request.method,
        "url": _bare(request.url),
        "httpVersion": _version(request),
        "cookies": [],
        "headers": headers(request.request_headers),
        "queryString": [{"name": name, "value": value} for name, value in query],
        "headersSize": -1,
        "bodySize": -1 if request.sent_bytes else 0,
    }


def answered(request: Request, body: dict[str, Any]) -> dict[str, Any]:
    """Return the answer as it came; sizes of what crossed the wire."""
    content: dict[str, Any] = {"size": request.decoded_bytes, "mimeType": request.mime} | body
    if request.compression and not request.from_cache:
        content["compression"] = request.decoded_bytes - request.body_bytes
    return {
        "status": request.status,
        "statusText": _phrase(request.status),
        "httpVersion": _version(request),
        "cookies": [],
        "headers": headers(request.headers),
        "content": content,
        "redirectURL": _bare(request.redirect_to),
        "headersSize": request.header_bytes if request.weighs else -1,
        "bodySize": request.body_bytes if request.status else -1,
    }


def phases(request: Request) -> dict[str, float]:
    """Return the timings in ms; connect holds ssl too."""
    said = request.timing or Timing(wait=max(0.0, request.end_ms - request.start_ms))
    return {
        "blocked": said.blocked,
        "dns": said.dns,
        "connect": said.connect,
        "ssl": said.tls,
        "send": max(0.0, said.send),
        "wait": max(0.0, said.wait),
        "receive": max(0.0, said.receive),
    }


def own_fields(request: Request) -> dict[str, Any]:
    """Return what HAR has no place for."""
    return {
        "kind": request.kind,
        "party": request.party,
        "outcome": request.outcome,
        "target": request.target,
        "purpose": request.purpose,
        "initiator": _bare(request.initiator),
        "initiatorType": request.initiator_type,
        "priority": request.priority,
        "tls": request.tls,
        "cache": request.cache,
        "fromCache": request.from_cache,
        "favicon": request.favicon,
        "messages": request.messages,
        "wireBytes": request.wire_bytes,
        "sentBytes": request.sent_bytes,
        "error": request.error,
    }


def headers(named: dict[str, str]) -> list[dict[str, str]]:
    """Return headers as HAR lists them; those that hold secrets keep their names only."""
    return [{"name": name, "value": "" if name in SECRET else value} for name, value in named.items()]


def moment(visit: Visit, after: float) -> str:
    """Return the moment so many ms after the beginning of a visit, ISO 8601 with milliseconds."""
    started = datetime.fromisoformat(visit.started or "1970-01-01T00:00:00+00:00")
    return (started + timedelta(milliseconds=after)).isoformat(timespec="milliseconds")


Key = tuple[str, str, float, float]


def _key(request: Request) -> Key:
    return request.url, request.method, request.start_ms, request.end_ms


def _bodies(visit: Visit, read: Read) -> dict[Key, dict[str, Any]]:
    """Return what the content of each request says of its body; nothing for a visit that was not archived."""
    ledger, kept = visit.get(Ledger), visit.get(Archive)
    if ledger is None or kept is None:
        return {}
    return {_key(ledger.requests[one.request]): _body(one, kept, read) for one in kept.bodies}


def _body(one: Body, kept: Archive, read: Read) -> dict[str, Any]:
    content = read(one.sha256) if one.state == "kept" else None
    if content is None:
        why = NOT_KEPT["lost" if one.state == "kept" else one.state]
        return {"comment": why.format(body=kept.body_max, total=kept.total_max)} if why else {}
    text = {"text": base64.b64encode(content).decode(), "encoding": "base64", "_sha256": one.sha256}
    return text | ({"_redacted": True} if one.redacted else {})


def _requests(record: msgspec.Struct) -> Iterator[Request]:
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, list):
            yield from (one for one in value if isinstance(one, Request))
            yield from (own for one in value if isinstance(one, JourneyStep) for own in one.requests)
        elif isinstance(value, msgspec.Struct):
            yield from _requests(value)


def _version(request: Request) -> str:
    return VERSIONS.get(request.protocol.lower(), request.protocol or "unknown")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _bare(url: str) -> str:
    """Return an address without the credentials it may hold."""
    try:
        parts = urlsplit(url)
        if "@" not in parts.netloc:
            return url
        return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    except ValueError:
        return url
