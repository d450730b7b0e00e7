"""Keeps what a plain visit received, body by body, and its final document; nothing is asked of the site again."""

import asyncio
import base64
import hashlib

from audits.devtools.connection import DevToolsError
from audits.network.exchange import Exchange
from audits.tab import TabError
from audits.visit.stage import Stage
from rules.evidence.archive import Archive, Body
from rules.evidence.fingerprint import Fingerprint
from rules.evidence.ledger import Ledger

BODY_MAX, TOTAL_MAX = 5_000_000, 60_000_000
"""Bytes kept of one body, and of all the bodies of a visit."""
SECONDS = 30.0
"""Seconds for all the bodies of a visit; those not read by then are told as unread."""
DOCUMENT = """() => {
  const kind = document.doctype ? new XMLSerializer().serializeToString(document.doctype) + "\\n" : "";
  return kind + (document.documentElement ? document.documentElement.outerHTML : "");
}"""


async def archive(stage: Stage) -> Archive:
    """Return the archive of the page on stage; to be called once its ledger is closed, before its sessions are."""
    bodies: list[Body] = []
    until = asyncio.get_running_loop().time() + SECONDS
    total = 0
    for rank, hop in enumerate(stage.recorder.told):
        late = asyncio.get_running_loop().time() > until
        body = (
            Body(request=rank, state="unread") if late else await _body(stage, rank, hop, TOTAL_MAX - total)
        )
        bodies.append(body)
        total += body.size
    document, redacted = await keep_document(stage)
    return Archive(
        bodies=bodies,
        body_max=BODY_MAX,
        total_max=TOTAL_MAX,
        document=document,
        document_redacted=redacted,
    )


async def fingerprint(stage: Stage, ledger: Ledger) -> Fingerprint:
    """Return the hashes of the site's own answers; to be called once its ledger is closed, before its sessions are."""
    until = asyncio.get_running_loop().time() + SECONDS
    bodies: dict[str, str] = {}
    for request, hop in zip(ledger.requests, stage.recorder.told, strict=False):
        address = request.url.partition("#")[0]
        if request.party != "own" or hop.redirect_to or address in bodies or hop.decoded_bytes > BODY_MAX:
            continue
        if asyncio.get_running_loop().time() > until:
            break
        content = await _read(stage, hop)
        if content is not None and (content or not hop.decoded_bytes):
            bodies[address] = hashlib.sha256(content).hexdigest()
    return Fingerprint(bodies=bodies)


async def _body(stage: Stage, rank: int, hop: Exchange, room: int) -> Body:
    """Read and store one body, unless it is empty or over a bound."""
    if hop.redirect_to or not hop.answered or hop.status in (204, 304) or hop.kind == "websocket":
        return Body(request=rank, state="empty")
    if hop.decoded_bytes > BODY_MAX:
        return Body(request=rank, state="large")
    content = await _read(stage, hop)
    if not content and not hop.decoded_bytes:
        return Body(request=rank, state="empty")
    if content is None:
        return Body(request=rank, state="unread")
    if len(content) > min(BODY_MAX, room):
        return Body(request=rank, state="large" if len(content) > BODY_MAX else "full")
    name = stage.job.save(content, ".body")
    redacted = name != hashlib.sha256(content).hexdigest()
    return Body(request=rank, state="kept", sha256=name, size=len(content), redacted=redacted)


async def _read(stage: Stage, hop: Exchange) -> bytes | None:
    session = stage.watched.sessions.get(hop.session)
    if session is None:
        return None
    try:
        got = await session.send("Network.getResponseBody", {"requestId": hop.key})
    except DevToolsError:
        return None
    body = str(got["body"])
    return base64.b64decode(body) if got["base64Encoded"] else body.encode("utf-8", "surrogatepass")


async def keep_document(stage: Stage) -> tuple[str, bool]:
    """Store the document as it stands; return its SHA-256, and whether secrets were replaced in it."""
    try:
        text = await stage.tab.evaluate(DOCUMENT, timeout=stage.job.protocol.step_deadline)
    except TabError:
        return "", False
    content = str(text).encode("utf-8", "surrogatepass")
    if len(content) > BODY_MAX:
        return "", False
    name = stage.job.save(content, ".html")
    return name, name != hashlib.sha256(content).hexdigest()
