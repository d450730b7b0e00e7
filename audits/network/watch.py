"""Attaches to every target of the browser: pages, frames of other sites, workers of every kind, windows.

A target is held at its start until its network is heard; then it runs.
"""

import asyncio
import contextlib
import itertools
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from audits.devtools.connection import Connection, DevToolsError, Event, Session
from audits.netlog.log import UNHEARD, NetLog
from rules.evidence.ledger import Target

TOP = [{"type": "page"}, {"type": "service_worker"}, {"type": "shared_worker"}]
"""What the browser itself attaches us to; the windows of its own interface are left alone."""
NESTED = [
    {"type": kind, "exclude": True}
    for kind in ("service_worker", "shared_worker", "page", "tab", "browser", "webview")
] + [{}]
"""What a target attaches us to: its frames of other sites, its workers and worklets."""
DEEP = [one for one in NESTED if one != {"type": "service_worker", "exclude": True}]
"""The same, with the service workers that its documents register: their first script then waits for us too."""
HOLD: Event = {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": True}
KINDS: dict[str, Target] = {
    "iframe": "frame",
    "worker": "worker",
    "shared_worker": "shared_worker",
    "service_worker": "service_worker",
}
FLUSHES, LOOKS, LOOK_SECONDS = 3, 150, 0.01
"""Attempts to push the log out; looks at it after each, and the pause between two."""
QUEUE_SECONDS = 0.25
"""Pause between two looks at what waits in the sockets."""
_MARKS = itertools.count(1)
OFFLINE: Event = {
    "matchedNetworkConditions": [
        {"urlPattern": "", "offline": True, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    ]
}
NO_BODIES: Event = {"maxTotalBufferSize": 0, "maxResourceBufferSize": 0}
BUFFERS: Event = {"maxTotalBufferSize": 120_000_000, "maxResourceBufferSize": 10_000_000}
"""What the browser holds of the bodies of a visit that is archived, so that they can be read at the freeze."""


class Source(msgspec.Struct, frozen=True):
    """Where an event comes from: a session, and what it is attached to."""

    session: str
    kind: Target


Hear = Callable[[Source, Event], None]
Prepare = Callable[[Session, Source], None]


class Watched:
    """The targets of one visit. listeners: what is done with each event; prepare: called for each new target.

    buffers: how much of the bodies the browser holds.
    """

    def __init__(
        self,
        main: str,
        listeners: dict[str, Hear],
        prepare: Prepare,
        log: NetLog,
        buffers: Event,
        marker: Callable[[], Awaitable[tuple[Session, str]]],
    ) -> None:
        self.main = main
        self.marker = marker
        self.buffers = buffers
        self.log = log
        self.listeners = listeners
        self.prepare = prepare
        self.sessions: dict[str, Session] = {}
        self.page = ""
        self.started = asyncio.Event()
        """Set when we are attached to its page."""
        self.nested = NESTED
        self.prepared: set[str] = set()
        """Service workers that were made ready, by target, when documents attach us to theirs."""
        self.closed = False
        self.behind = False
        """Whether the log could not be read up to the last time it was wanted."""

    def cut(self) -> None:
        """Let no request go and no script of the page run any more, in the targets there are and in those to come."""
        self.closed = True
        for session in self.sessions.values():
            _cut(session)
            session.post("Page.stopLoading")
            session.post("Runtime.terminateExecution")

    def deepen(self) -> None:
        """Have each document attach us to its service workers as well: one is then made ready before its script."""
        self.nested = DEEP
        for session in self.sessions.values():
            session.post("Target.setAutoAttach", HOLD | {"filter": self.nested})

    def quiet(self) -> None:
        """Hear no more network events; new targets still start."""
        for session in self.sessions.values():
            session.post("Network.disable")
        self.listeners = {}

    async def session(self) -> Session:
        """Return the session of its page, once we are attached to it.

        Raises:
            DevToolsError: the page is gone.
        """
        await self.started.wait()
        if self.page not in self.sessions:
            raise DevToolsError("The page is gone.")
        return self.sessions[self.page]

    async def flush(self, frame: str) -> None:
        """Read the log up to now: a request that nobody hears pushes out what stands before it."""
        page = self.sessions.get(self.page)
        for _ in range(FLUSHES if page else 0):
            mark = f"{UNHEARD}{frame}-{next(_MARKS)}"
            try:
                await _mark(page, frame, mark)  # type: ignore[arg-type]
            except DevToolsError:
                # The page's own policy (CSP) refuses, before the log knows of it.
                with contextlib.suppress(DevToolsError):
                    await _mark(*await self.marker(), mark)
            for _ in range(LOOKS):
                self.log.read()
                if mark in self.log.marks:
                    self.log.marks.discard(mark)
                    self.log.queues.look()
                    self.behind = False
                    return
                await asyncio.sleep(LOOK_SECONDS)
        self.behind = True


async def _mark(session: Session, frame: str, mark: str) -> None:
    """Ask for an address that no server has.

    Raises:
        DevToolsError: the page is gone, or may not ask.
    """
    options = {"disableCache": True, "includeCredentials": False}
    await session.send("Network.loadNetworkResource", {"frameId": frame, "url": mark, "options": options})


class Watch:
    """The browser's targets, sorted by browser context; a context nobody claims runs unheard."""

    def __init__(self, connection: Connection, log: NetLog) -> None:
        self.connection = connection
        self.log = log
        self._visits: dict[str, Watched] = {}
        self._unclaimed: dict[str, list[tuple[Session, dict[str, Any]]]] = {}
        self._looking: asyncio.Task[None] | None = None
        self._marker: tuple[Session, str] | None = None

    async def open(self) -> None:
        """Start attaching.

        Raises:
            DevToolsError: the browser refuses.
        """
        self._follow(self.connection.browser, below=False)
        self._looking = asyncio.create_task(self._look())
        await self.connection.browser.send("Target.setAutoAttach", HOLD | {"filter": TOP})

    async def close(self) -> None:
        """End the connection, and what looks at the sockets."""
        if self._looking:
            self._looking.cancel()
        await self.connection.close()

    async def _look(self) -> None:
        """Note now and then what waits in the sockets, while there are visits."""
        while self.log.queues.known:
            if self._visits:
                self.log.queues.look()
            await asyncio.sleep(QUEUE_SECONDS)

    async def claim(
        self,
        context: str,
        main: str,
        listeners: dict[str, Hear],
        prepare: Prepare,
        buffers: Event = NO_BODIES,
    ) -> Watched:
        """Hear a context from now on; main: its page's target id; buffers: see Watched.

        Raises:
            DevToolsError: the page is gone.
        """
        watched = self._visits[context] = Watched(main, listeners, prepare, self.log, buffers, self._marking)
        for session, info in self._unclaimed.pop(context, []):
            self._enter(watched, session, info, below=False)
            # The answer comes after those of the commands before it.
            await session.send("Runtime.runIfWaitingForDebugger")
        return watched

    async def _marking(self) -> tuple[Session, str]:
        """Return an empty page of our own that may ask for anything, and its frame.

        Raises:
            DevToolsError: the browser is gone.
        """
        if self._marker is None:
            opened = await self.connection.browser.send("Target.createTarget", {"url": "about:blank"})
            wanted = {"targetId": opened["targetId"], "flatten": True}
            joined = await self.connection.browser.send("Target.attachToTarget", wanted)
            self._marker = self.connection.session(joined["sessionId"]), str(opened["targetId"])
        return self._marker

    def release(self, context: str) -> None:
        """Forget a context that was closed."""
        self._unclaimed.pop(context, None)
        if watched := self._visits.pop(context, None):
            for name in watched.sessions:
                self.connection.forget(name)

    def _follow(self, session: Session, *, below: bool = True) -> None:
        session.on("Target.attachedToTarget", lambda event: self._attached(event, below=below))
        session.on("Target.detachedFromTarget", self._detached)

    def _attached(self, event: Event, *, below: bool) -> None:
        info, session = event["targetInfo"], self.connection.session(event["sessionId"])
        context = info.get("browserContextId", "")
        if watched := self._visits.get(context):
            self._enter(watched, session, info, below=below)
        elif info["type"] == "page":
            self._unclaimed.setdefault(context, []).append((session, info))
        session.post("Runtime.runIfWaitingForDebugger")

    def _enter(self, watched: Watched, session: Session, info: dict[str, Any], *, below: bool) -> None:
        """Hear a target; below: a document attached us to it, not the browser."""
        watched.sessions[session.name] = session
        kind = KINDS.get(info["type"], "page" if info["type"] == "page" else "worker")
        if kind == "page" and info["targetId"] != watched.main:
            kind = "popup"
        elif kind == "page":
            watched.page = session.name
            watched.started.set()
        source = Source(session.name, kind)
        self._follow(session)
        # Attached to a service worker twice, we hear it on one session and make it ready on the other.
        if not (twice := watched.nested is DEEP and kind == "service_worker") or not below:
            for method, hear in watched.listeners.items():
                session.on(method, lambda event, hear=hear: hear(source, event))  # type: ignore[misc]
            if watched.listeners:
                session.post("Network.enable", watched.buffers)
        if watched.closed:
            _cut(session)
        if not twice or (below and info["targetId"] not in watched.prepared):
            watched.prepared.add(info["targetId"])
            watched.prepare(session, source)
        session.post("Target.setAutoAttach", HOLD | {"filter": watched.nested})

    def _detached(self, event: Event) -> None:
        name = event["sessionId"]
        for watched in self._visits.values():
            watched.sessions.pop(name, None)
        self.connection.forget(name)


def _cut(session: Session) -> None:
    session.post("Network.emulateNetworkConditionsByRule", OFFLINE)
    # Else a timer that asks for pictures goes on asking, thousands of times a second. Our own scripts still run.
    session.post("Emulation.setScriptExecutionDisabled", {"value": True})
