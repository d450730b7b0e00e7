"""Runs the crawl of one site in a process of its own, listens to it, and keeps its deadlines from outside."""

import asyncio
import contextlib
from collections.abc import Callable

import msgspec

from audits.identity import Identity
from crawler.campaign.settings import SiteSettings
from crawler.child import start
from crawler.discovery.messages import Message, Order
from crawler.discovery.scope import origins_of
from crawler.discovery.sentences import sentence
from rules.evidence.inventory import Address, Discovery, Limit
from rules.vocabulary import Text

OVERTIME = 60.0
"""Seconds past the limit of minutes after which the process is killed: the last answers may take three timeouts."""

STOPPING = 5.0
"""Seconds the process has to end by itself once asked to stop."""

LINE_LIMIT = 4 * 1024 * 1024

OnAddress = Callable[[Address], None]
OnSession = Callable[[Identity], None]
OnProgress = Callable[[int, int, int], None]


async def discover(
    site: SiteSettings,
    on_address: OnAddress,
    *,
    contact: str,
    identity: Identity | None = None,
    stop: asyncio.Event | None = None,
    on_progress: OnProgress | None = None,
    on_session: OnSession | None = None,
) -> Discovery:
    """Find the site's addresses by plain HTTP and return how it went; never raises for the site's sake.

    on_address receives an address as soon as it has been fetched (or refused), complete but for who links to
    it; at the end it receives again each one whose found_on, labels or depth changed since. Keep the last
    version by url. Nothing handed out is lost when the crawl is stopped, killed or crashes.

    on_progress receives (found, fetched, queued) twice a second. stop: when set, the crawl ends within
    seconds with status "interrupted". A crawl that crashes is "failed" with one sentence; one that overruns
    its minutes is ended from here and "limited". Cancelling this coroutine kills the crawl.

    Args:
        site: its url, scope, limits, robots, tls and delay are used.
        contact: address written in the user agent, "" for none.
        identity: credentials of the site, sent to its own origins.
        on_session: receives them again whenever the site changes a cookie of the session.
    """
    child = await start("crawler.discovery.process", LINE_LIMIT, asyncio.subprocess.PIPE)
    listener = _Listener(site, on_address, on_progress, on_session)
    try:
        return await _converse(child, listener, Order(site=site, contact=contact, identity=identity), stop)
    finally:
        if child.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                child.kill()
            await child.wait()


async def _converse(
    child: asyncio.subprocess.Process, listener: "_Listener", order: Order, stop: asyncio.Event | None
) -> Discovery:
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stderr is not None
    hearing = asyncio.ensure_future(listener.hear(child.stdout))
    complaints = asyncio.ensure_future(_last_line(child.stderr))
    stopping = asyncio.ensure_future((stop or asyncio.Event()).wait())
    try:
        with contextlib.suppress(ConnectionError):
            child.stdin.write(msgspec.json.encode(order) + b"\n")
            await child.stdin.drain()
        deadline = order.site.limits.minutes * 60 + OVERTIME
        await asyncio.wait({hearing, stopping}, timeout=deadline, return_when=asyncio.FIRST_COMPLETED)
        if hearing.done():
            hearing.result()  # what on_address raised is its owner's to handle
            return await _ended(child, listener, complaints)
        return await _interrupted(child, listener, hearing) if stopping.done() else listener.overdue()
    finally:
        for task in (hearing, complaints, stopping):
            task.cancel()
        await asyncio.gather(hearing, complaints, stopping, return_exceptions=True)


async def _ended(
    child: asyncio.subprocess.Process, listener: "_Listener", complaints: asyncio.Future[str]
) -> Discovery:
    """Return the result of a process that has closed its output, or the sentence of its crash."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(child.wait(), STOPPING)
    if listener.end is not None:
        return listener.end
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(asyncio.shield(complaints), STOPPING)
    return listener.crashed(child.returncode, complaints.result() if complaints.done() else "")


async def _interrupted(
    child: asyncio.subprocess.Process, listener: "_Listener", hearing: asyncio.Future[None]
) -> Discovery:
    """Ask the process to stop, and wait a little for what it still has to say."""
    assert child.stdin is not None
    with contextlib.suppress(ConnectionError):
        child.stdin.write(b"stop\n")
        await child.stdin.drain()
    await asyncio.wait({hearing}, timeout=STOPPING)
    if listener.end is not None and listener.end.status != "interrupted":
        return listener.end
    return listener.closed("interrupted", sentence("crawl.stopped"))


async def _last_line(stream: asyncio.StreamReader) -> str:
    """Read a stream to its end, keeping only its last line (a crash's own words)."""
    tail = b""
    while chunk := await stream.read(8192):
        tail = (tail + chunk)[-4096:]
    lines = [line for line in tail.decode("utf-8", "replace").splitlines() if line.strip()]
    return lines[-1].strip()[:200] if lines else ""


class _Listener:
    """Passes on what the process says, and remembers how far it had come."""

    def __init__(
        self,
        site: SiteSettings,
        on_address: OnAddress,
        on_progress: OnProgress | None,
        on_session: OnSession | None,
    ) -> None:
        self.site = site
        self.end: Discovery | None = None
        self.queued = 0
        self._on_address = on_address
        self._on_progress = on_progress
        self._on_session = on_session
        self._so_far = Discovery(status="failed", start_url=site.url, origins=origins_of(site.url))
        self._decoder = msgspec.json.Decoder(Message)

    async def hear(self, stream: asyncio.StreamReader) -> None:
        """Read messages until the stream ends; a line that is none means a broken process, and ends it."""
        while True:
            try:
                line = await stream.readline()
                message = self._decoder.decode(line) if line else None
            except (ValueError, msgspec.MsgspecError):
                return
            if message is None:
                return
            if message.address is not None:
                self._on_address(message.address)
            elif message.session is not None:
                if self._on_session is not None:
                    self._on_session(message.session)
            elif message.progress is not None:
                self._so_far, self.queued = message.progress.so_far, message.progress.queued
                if self._on_progress is not None:
                    self._on_progress(
                        message.progress.found, message.progress.fetched, message.progress.queued
                    )
            elif message.end is not None:
                self.end = message.end

    def closed(self, status: str, why: Text, limits: tuple[Limit, ...] = ()) -> Discovery:
        """Return the discovery as far as it had come, with this status and reason."""
        last = self.end or self._so_far
        changes = {"status": status, "reason": why.en, "reason_fr": why.fr, "limits": [*last.limits, *limits]}
        return msgspec.structs.replace(last, **changes)

    def crashed(self, code: int | None, words: str) -> Discovery:
        """Return the discovery of a process that ended without its result."""
        detail = f", {words}" if words else ""
        return self.closed("failed", sentence("crawl.crashed", code=code, detail=detail))

    def overdue(self) -> Discovery:
        """Return the discovery of a process that did not keep its time limit."""
        minutes = self.site.limits.minutes
        limit = Limit(name="minutes", value=minutes, left_out=self.queued, option="--max-minutes")
        known = any(reached.name == "minutes" for reached in self._so_far.limits)
        return self.closed("limited", sentence("crawl.overdue"), () if known else (limit,))
