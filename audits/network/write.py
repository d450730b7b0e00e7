"""From what was recorded of a hop to its line in the ledger."""

from audits.network.exchange import Event, Exchange
from audits.network.weigh import weigh
from audits.secrecy import without_credentials
from rules.evidence.ledger import Party, Request, Timing


def written(hop: Exchange, origin: float, party: Party, main_frame: str) -> Request:
    """Return the line of one hop; origin: start of the visit on the browser's clock."""
    weight = weigh(hop)
    return Request(
        url=hop.url,
        method=hop.method,
        kind=hop.kind,
        party=party,
        outcome=weight.outcome,
        status=hop.status,
        error=hop.error,
        header_bytes=weight.headers,
        body_bytes=weight.body,
        decoded_bytes=hop.decoded_bytes,
        sent_bytes=weight.sent,
        mime=hop.mime,
        protocol=hop.protocol,
        tls=hop.tls,
        headers=without_credentials(hop.headers),
        request_headers=asked(hop),
        compression=hop.headers.get("content-encoding", "").strip().lower(),
        remote=hop.remote,
        connection=hop.connection,
        initiator=hop.initiator,
        initiator_type=hop.initiator_type,
        priority=hop.priority,
        purpose=hop.purpose,
        target=hop.target,
        frame=hop.document if hop.target == "frame" or hop.frame_id not in ("", main_frame) else "",
        redirect_to=hop.redirect_to,
        from_cache=weight.cached,
        cache=hop.cache,
        messages=hop.messages,
        favicon=hop.kind == "other" and hop.url.split("?")[0].endswith("/favicon.ico"),
        start_ms=_milliseconds(hop.start - origin),
        end_ms=_milliseconds(hop.end - origin) if hop.ended else 0.0,
        timing=timing(hop),
    )


def asked(hop: Exchange) -> dict[str, str]:
    """Headers of the request, lower-case names, the values of credentials hashed."""
    headers = hop.network_asked.get("headers") or hop.asked_headers
    named = {name.lower(): str(value) for name, value in headers.items()}
    return without_credentials({name: value for name, value in named.items() if not name.startswith(":")})


def timing(hop: Exchange) -> Timing | None:
    """The phases of a hop (Network.ResourceTiming: ms since requestTime, -1 when absent)."""
    said = hop.phases
    if not said:
        return None
    began = (said["requestTime"] - hop.start) * 1000
    queued = max(0.0, began + max(0.0, _first(said, "dnsStart", "connectStart", "sendStart")))
    return Timing(
        blocked=round(queued, 1),
        dns=_span(said, "dnsStart", "dnsEnd"),
        connect=_span(said, "connectStart", "connectEnd"),
        tls=_span(said, "sslStart", "sslEnd"),
        send=max(0.0, _span(said, "sendStart", "sendEnd")),
        wait=max(0.0, round(said["receiveHeadersEnd"] - said["sendEnd"], 1)),
        receive=max(0.0, _milliseconds(hop.end - said["requestTime"]) - round(said["receiveHeadersEnd"], 1))
        if hop.ended
        else 0.0,
    )


def _first(said: Event, *names: str) -> float:
    return next((float(said[name]) for name in names if said[name] >= 0), 0.0)


def _span(said: Event, start: str, end: str) -> float:
    return round(said[end] - said[start], 1) if said[start] >= 0 else -1


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 1)
