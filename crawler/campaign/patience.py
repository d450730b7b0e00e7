"""What a site's visits do when its server stops answering: wait for it, then make again what it spoilt."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from audits.visit.problems import CUT, GONE
from crawler.discovery.scope import origin
from rules.evidence.ledger import Ledger
from rules.evidence.visit import Visit

PATIENCE = 180.0
"""Longest wait for a server that was there a moment ago, in seconds; its pages fail afterwards."""

LOOK = 1.0
"""Seconds between two looks at whether it is back."""

ATTEMPTS = 4
"""A page whose visits are spoilt again and again is stored as the last one found it."""


class Server:
    """The server of one site, as its visits meet it.

    Args:
        stop: set when the audit ends: nobody waits any more.
        proxied: whether a proxy stands before it; whether it is there cannot be asked then.
        gone: told once when it stops answering.
    """

    def __init__(self, stop: asyncio.Event, *, proxied: bool, gone: Callable[[], None]) -> None:
        self._stop, self._proxied, self._tell = stop, proxied, gone
        self._outages = 0
        self._looking = asyncio.Lock()
        self._given_up = False
        self._tried: set[str] = set()

    async def patiently(self, make: Callable[[], Awaitable[Visit]]) -> Visit:
        """Make a visit, and make it again when the server was gone meanwhile."""
        for attempt in range(ATTEMPTS):
            before = self._outages
            seen = await make()
            if self._stop.is_set() or self._given_up or attempt + 1 == ATTEMPTS:
                return seen
            signs = signs_of(seen)
            gone = bool(signs) and not await self._there(seen.url)
            if self._given_up or not (gone or self._outages > before or self._doubtful(seen, signs)):
                return seen
        raise AssertionError("unreachable")

    def _doubtful(self, seen: Visit, signs: set[str]) -> bool:
        """Tell whether a visit is worth another try though the server is there: it may be back since a moment ago."""
        doubtful = (
            bool(signs) and (seen.status != "audited" or "gone" in signs) and seen.url not in self._tried
        )
        self._tried.add(seen.url)
        return doubtful

    async def _there(self, url: str) -> bool:
        """Tell whether the server is there; when it is not, return once it is back, or given up."""
        if self._proxied:
            return True
        place = urlsplit(origin(url))
        host, port = place.hostname or "", place.port or 0
        async with self._looking:
            if await answers(host, port):
                return True
            self._outages += 1
            self._tell()
            self._given_up = not await self._back(host, port)
            return False

    async def _back(self, host: str, port: int) -> bool:
        """Wait until the server answers; False when it does not in time, or the audit ends."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and not self._stop.is_set():
            await asyncio.sleep(LOOK)
            if await answers(host, port):
                return True
        return False


def signs_of(seen: Visit) -> set[str]:
    """Return what in a visit speaks of a server that is gone ("gone") or went away while it answered ("cut")."""
    if seen.status == "failed":
        return {"gone"} if seen.reason in GONE.values() else {"cut"} if seen.reason in CUT.values() else set()
    ledger = seen.get(Ledger)
    own = [r for r in ledger.requests if origin(r.url) == origin(seen.url)] if ledger else []
    errors = " ".join(r.error for r in own if r.outcome in ("failed", "aborted"))
    found = {"gone"} if any(code in errors for code in GONE) else set()
    return found | ({"cut"} if any(code in errors for code in CUT) else set())


async def answers(host: str, port: int) -> bool:
    """Tell whether somebody listens at a place; nothing is asked of them."""
    try:
        _reader, writer = await asyncio.wait_for(asyncio.open_connection(host, port), 5.0)
    except (OSError, TimeoutError):
        return False
    writer.close()
    return True
