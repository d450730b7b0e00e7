"""How many bytes a hop weighed on the wire, from all that was told of it."""

import msgspec

from audits.network.exchange import Exchange
from rules.evidence.ledger import Outcome

FIRST_FLIGHT = 14_600
"""Bytes a server sends before any acknowledgement (RFC 6928: ten segments): there before the browser gives up."""


class Weight(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes received in headers and body, bytes sent, and how it is to be counted."""

    headers: int = 0
    body: int = 0
    sent: int = 0
    cached: bool = False
    outcome: Outcome = "open"


def weigh(hop: Exchange) -> Weight:
    """Weigh one hop."""
    sent = _sent(hop)
    if hop.from_cache:
        return Weight(cached=True, outcome=hop.outcome)
    headers = _headers(hop)
    body = _body(hop, headers)
    if not headers and not body and hop.answered and hop.ended and hop.outcome == "done":
        # A frame may take a font its page already holds: no event says so, but no network answer is empty.
        return Weight(cached=True, outcome=hop.outcome)
    outcome: Outcome = "done" if given_up(hop) else hop.outcome
    return Weight(headers=headers, body=body, sent=sent, outcome=outcome)


def given_up(hop: Exchange) -> bool:
    """Whether the browser dropped the body of an error: a style sheet's, a font's. The answer came all the same."""
    return hop.outcome == "aborted" and hop.status >= 400


def _headers(hop: Exchange) -> int:
    if text := hop.network.get("headersText"):
        return len(text.encode("latin-1", "replace")) + hop.hint_bytes
    return hop.said_bytes


def _body(hop: Exchange, headers: int) -> int:
    if hop.redirect_to:
        return 0 if hop.method == "HEAD" else hop.announced or 0
    arrived = hop.encoded
    if given_up(hop):
        return max(arrived, min(hop.announced or 0, FIRST_FLIGHT))
    if hop.total >= 0:
        return max(hop.total - headers, arrived, 0)
    return arrived


def _sent(hop: Exchange) -> int:
    headers = hop.network_asked.get("headers") or hop.asked_headers
    lines = sum(len(name) + len(str(value)) + 4 for name, value in headers.items())
    path = "/" + hop.url.split("/", 3)[3] if hop.url.count("/") > 2 else "/"
    return len(hop.method) + len(path) + 12 + 2 + lines + hop.posted + hop.sent_frames if headers else 0
