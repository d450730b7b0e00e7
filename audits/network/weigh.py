"""How many bytes a hop weighed on the wire, from the network's log, else from what the DevTools told."""

from contextlib import suppress
from itertools import accumulate

import msgspec

from audits.addresses import is_private
from audits.network.exchange import Exchange
from audits.party import host_of
from rules.evidence.ledger import Outcome

FIRST_FLIGHT = 14_600
"""Bytes a server sends before any acknowledgement (RFC 6928: ten segments): there before the browser gives up."""
BUFFERS = 65_536
"""The same on one machine or one local network, where the receiving socket's first window is full at once (Linux)."""
SLACK = 200
"""Bytes by which a block of headers may exceed twice the guess: a server that compresses nothing."""
FULL = 16_384
"""Bytes in a full frame of HTTP/2 by default (RFC 9113, 4.2)."""
FRAME = 9
"""Bytes of the head of an HTTP/2 frame (RFC 9113, 4.1)."""


class Weight(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes received in headers and body, bytes sent, and how it is to be counted."""

    headers: int = 0
    body: int = 0
    sent: int = 0
    cached: bool = False
    outcome: Outcome = "open"


def weigh(hop: Exchange) -> Weight:
    """Weigh one hop."""
    logged = _logged(hop)
    if logged is None and (hop.cache or hop.off_network or _shared(hop)):
        return Weight(cached=True, outcome=hop.outcome)
    headers, body = _told(hop) if logged is None else logged
    if not headers + body and hop.answered and hop.outcome == "done":
        # A frame may take a font its page already holds: no event says so, but no network answer is empty.
        return Weight(cached=True, outcome=hop.outcome)
    outcome: Outcome = "done" if given_up(hop) else hop.outcome
    return Weight(headers=headers, body=body, sent=_sent(hop), outcome=outcome)


def _shared(hop: Exchange) -> bool:
    """Whether the cache gave it what it was writing for another: asked for while that one was still arriving."""
    jobs = hop.logged and [job for one in (hop.logged, *hop.logged.before) for job in one.jobs]
    return jobs == [] and hop.answered


def given_up(hop: Exchange) -> bool:
    """Whether the browser dropped the body of an error (a style sheet's, a font's) or of a file it will not save.

    The answer came all the same.
    """
    unsaved = hop.kind == "document" and hop.answered and "html" not in hop.mime
    return hop.outcome == "aborted" and (hop.status >= 400 or unsaved)


def _logged(hop: Exchange) -> tuple[int, int] | None:
    """Bytes of headers and body by the network's log; None when it saw no connection used."""
    if not hop.uses:
        return None
    if hop.uses[-1].stream:
        return _block(hop), sum(use.received for use in hop.uses)
    received = sum(use.received for use in hop.uses)
    headers = min(received, _text(hop) or hop.said_bytes)
    away = _turned_away(hop)
    if hop.outcome != "done" and not away:
        received += sum(use.undeciphered for use in hop.uses) + max(0, hop.unread)
    if ahead := _in_flight(hop) if away else _guess(hop, received - headers):
        # What stood behind had left the server when the browser turned away.
        received = max(received, headers + min(_promised(hop), received - headers + ahead))
    return headers, received - headers


def _guess(hop: Exchange, body: int) -> int:
    """Bytes likely to have been sent and left unread."""
    if hop.ended and hop.outcome != "done" and not body and hop.logged and not hop.logged.broken:
        # Left as soon as it was answered; a body that is short comes with its headers.
        return FIRST_FLIGHT if _promised(hop) <= FIRST_FLIGHT else 0
    # A film that has enough, where the machine does not tell what waits.
    return BUFFERS if hop.kind == "media" and hop.stalled and hop.unread < 0 else 0


def _turned_away(hop: Exchange) -> bool:
    """Whether the browser, not the network nor a script of the page, left the body where it was."""
    if hop.logged is None or hop.logged.broken or not hop.ended:
        return False
    if hop.outcome == "done":
        return bool(hop.redirect_to) or not hop.decoded_bytes
    return hop.outcome != "aborted" or given_up(hop)


def _in_flight(hop: Exchange) -> int:
    """Bytes a server has given before it learns that the browser turned away."""
    return BUFFERS if is_private(hop.remote or host_of(hop.url)) else FIRST_FLIGHT


def _block(hop: Exchange) -> int:
    """Bytes of the header frames of an answer over HTTP/2.

    Its end tells the whole answer, headers included, but for pictures and cached bodies; its beginning tells the
    headers, and whatever data had come by the time it was told.
    """
    data, guess = sum(use.received for use in hop.uses), sum(use.guess for use in hop.uses)

    def whole(size: int) -> int:
        # Of a block in several frames only the last is told; those before it are full.
        return size + max(0, round((guess - size) / (FULL + FRAME))) * (FULL + FRAME)

    # The last data frame may be empty: of what may have come when it was told, the likeliest.
    came = accumulate((size for use in hop.uses for size in use.frames), initial=0)
    left = [whole(hop.said_bytes - at) for at in came if hop.said_bytes - at > FRAME]
    told = min(left, key=lambda size: abs(size - guess), default=0)
    # What was asked before under the same request is in the end's total too.
    alone = hop.total - data if not (hop.logged and hop.logged.before) else 0
    for size in (whole(alone) if alone > FRAME else 0, told):
        if FRAME < size <= guess * 2 + SLACK:
            return size
    return guess


def _told(hop: Exchange) -> tuple[int, int]:
    """Bytes of headers and body by the DevTools alone."""
    headers = _text(hop) or hop.said_bytes
    if hop.redirect_to:
        return headers, _promised(hop)
    if given_up(hop):
        return headers, max(hop.encoded, min(_promised(hop), _in_flight(hop)))
    return headers, max(hop.total - headers, hop.encoded, 0)


def _text(hop: Exchange) -> int:
    # The browser may ask again by itself, for the page to have its client hints: it tells a redirect nobody sent.
    own = bool(hop.logged and hop.redirect_to and hop.logged.status not in (0, hop.status))
    if not own and (text := hop.network.get("headersText")):
        return len(text.encode("latin-1", "replace"))
    head = hop.logged.head if hop.logged and (own or not hop.said_bytes) else []
    return sum(len(line) + 2 for line in head) + 2 if head else 0


def _promised(hop: Exchange) -> int:
    """Bytes of body its headers announce, as they came over the network."""
    status, headers = hop.status, hop.headers
    if hop.logged and hop.logged.head:
        status, headers = hop.logged.status, hop.logged.headers
    if hop.method == "HEAD" or status in (204, 304):
        return 0
    with suppress(ValueError):
        return int(headers.get("content-length", "0"))
    return 0


def _sent(hop: Exchange) -> int:
    if hop.uses and not hop.uses[-1].stream:
        return sum(use.sent for use in hop.uses)
    if not hop.uses and (hop.logged or not hop.network_asked) and hop.kind != "websocket":
        return 0
    headers = hop.network_asked.get("headers") or hop.asked_headers
    lines = sum(len(name) + len(str(value)) + 4 for name, value in headers.items())
    path = "/" + hop.url.split("/", 3)[3] if hop.url.count("/") > 2 else "/"
    return len(hop.method) + len(path) + 12 + 2 + lines + hop.posted + hop.sent_frames if headers else 0
