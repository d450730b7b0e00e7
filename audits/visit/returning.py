"""What follows a first visit in the same context: a time of doing nothing, then the second visit."""

import asyncio

from playwright.async_api import Error

from audits.tab import first_line
from audits.visit.problems import PageFailedError
from audits.visit.showing import show_whole
from audits.visit.stage import Stage
from rules.evidence.idle import Idle
from rules.evidence.ledger import Ledger, Request
from rules.evidence.second_visit import FirstSeen, SecondVisit

LAYOUTS, SCRIPT = "LayoutCount", "ScriptDuration"


async def idle(stage: Stage) -> Idle:
    """Do nothing for the protocol's time, and return what the page did meanwhile."""
    before, counters = await stage.recorder.so_far(), await _counters(stage)
    await asyncio.sleep(stage.job.protocol.idle)
    after, ended = await stage.recorder.so_far(), await _counters(stage)
    known = len(before.requests)
    grown = list(zip(before.requests, after.requests[:known], strict=True))
    return Idle(
        seconds=stage.job.protocol.idle,
        requests=after.requests[known:],
        stream_bytes=sum(now.wire_bytes - then.wire_bytes for then, now in grown if _streams(now)),
        messages=sum(now.messages - then.messages for then, now in grown) + _messages(after.requests[known:]),
        sockets=list(dict.fromkeys(r.url for r in after.requests if _streams(r) and r.outcome == "open")),
        layouts=int(ended[LAYOUTS] - counters[LAYOUTS]),
        script_ms=round(1000 * (ended[SCRIPT] - counters[SCRIPT]), 1),
    )


async def second_visit(stage: Stage, first: Ledger) -> SecondVisit:
    """Leave the page and visit it again with the cache of the first visit.

    Raises:
        VisitError: the page did not come back.
    """
    stage.gate.free()
    try:
        await stage.page.goto("about:blank", timeout=stage.job.protocol.step_deadline * 1000)
    except Error as error:
        raise PageFailedError(f"The page could not be left: {first_line(error)}") from error
    known = len((await stage.recorder.so_far()).requests)
    await show_whole(stage)
    return SecondVisit(
        requests=(await stage.recorder.so_far()).requests[known:],
        first={r.url: _first_seen(r) for r in first.counted if 200 <= r.status < 300},
        first_requests=len(first.counted),
        first_bytes=first.wire_bytes,
    )


def _first_seen(request: Request) -> FirstSeen:
    return FirstSeen(
        wire_bytes=request.wire_bytes,
        body_bytes=request.body_bytes,
        decoded_bytes=request.decoded_bytes,
        etag=request.headers.get("etag", ""),
        last_modified=request.headers.get("last-modified", ""),
    )


def _streams(request: Request) -> bool:
    return request.kind == "websocket" or request.purpose == "event_stream"


def _messages(requests: list[Request]) -> int:
    return sum(r.messages for r in requests)


async def _counters(stage: Stage) -> dict[str, float]:
    """Return the browser's own counters of the page; each call gives totals since it was opened."""
    await stage.cdp.send("Performance.enable")
    given = (await stage.cdp.send("Performance.getMetrics"))["metrics"]
    return {one["name"]: one["value"] for one in given}
