"""A hop that no target told: a service worker's script that was refused, a report, a prefetch."""

from collections.abc import Sequence

from audits.netlog.hops import Hop, Use
from audits.network.exchange import Exchange
from rules.evidence.ledger import Kind, Purpose

MIMES: dict[str, Kind] = {
    "text/html": "document",
    "text/css": "stylesheet",
    "text/javascript": "script",
    "application/javascript": "script",
}


def told_by_the_log(one: Hop, uses: Sequence[Use]) -> Exchange:
    """Write down a hop from the log alone."""
    headers, asked = one.headers, {n.lower(): v.strip() for n, _, v in (h.partition(":") for h in one.asked)}
    mime = headers.get("content-type", "").partition(";")[0].strip().lower()
    return Exchange(
        key="",
        url=one.url,
        method=one.method,
        kind=_kind(asked.get("sec-fetch-dest", ""), mime),
        type="Other",
        target="service_worker" if "service-worker" in asked else "page",
        purpose="preflight" if "access-control-request-method" in asked else _purpose(asked),
        initiator=one.referer,
        initiator_type="other",
        start=one.start / 1000,
        end=(one.end or one.start) / 1000,
        ended=bool(one.end),
        refused=bool(one.head),
        answered=bool(one.head),
        outcome=("done" if one.head else "failed") if one.end else "open",
        status=one.status,
        headers=headers,
        asked_headers=asked,
        mime=mime,
        protocol="h2" if any(use.stream for use in uses) else "http/1.1",
        connection=uses[0].socket if uses else 0,
        logged=one,
        uses=list(uses),
    )


def _kind(destination: str, mime: str) -> Kind:
    kinds: dict[str, Kind] = {
        "document": "document",
        "iframe": "document",
        "style": "stylesheet",
        "image": "image",
        "font": "font",
        "video": "media",
        "audio": "media",
        "script": "script",
        "worker": "script",
        "sharedworker": "script",
        "serviceworker": "script",
    }
    return kinds.get(destination) or MIMES.get(mime, "other")


def _purpose(asked: dict[str, str]) -> Purpose:
    return "prefetch" if "prefetch" in asked.get("sec-purpose", "") else ""
