"""Gives fresh contexts of one browser, restarted when it dies and renewed after some use."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from types import TracebackType
from typing import Any, Self

from playwright.async_api import BrowserContext, Error

from audits.browser import launch
from audits.browser.choice import Announce, BrowserChoice
from audits.browser.engine import CLOSE_SECONDS, Engine, bounded
from audits.browser.errors import BrowserLost
from audits.browser.fence import Fence, fence_of
from audits.browser.guard import Guard
from audits.browser.machine import is_root
from audits.browser.turns import Turns
from audits.devtools.connection import DevToolsError
from audits.network.watch import Watch
from rules.vocabulary import Text

LOST = Text(
    "Le navigateur s’est arrêté pendant la visite ; un nouveau a pris sa place.",
    "The browser stopped during the visit; a new one took its place.",
)

STOPPED = Text("Le navigateur s’est arrêté : redémarrage.", "The browser stopped: starting it again.")
KEPT = 3
"""Browsers kept at hand: one serves all public sites, and each site of a private network has its own."""


class BrowserPool:
    """An async context manager: inside it, `async with pool.context(...)` gives one fresh context a visit.

    Args:
        concurrency: contexts open at once.
        recycle_after: contexts after which the browser is renewed, so that what it leaks stays bounded.
        announce: told when the browser is restarted after a crash.
        trusted_keys: see audits.browser.certificates.verified_keys.
        environ: where proxy and CA file are read; the process's own by default.
        close_seconds: time a context has to close before its browser is held for hung.
        first: origins of the site that will come first: its browser is the one that is started. Without, it is one
            for pages of our own.
        beside: a pool whose places and turns at the processor this one shares.
    """

    def __init__(
        self,
        choice: BrowserChoice,
        *,
        concurrency: int,
        recycle_after: int = 50,
        announce: Announce | None = None,
        trusted_keys: Sequence[str] = (),
        environ: Mapping[str, str] | None = None,
        close_seconds: float = CLOSE_SECONDS,
        first: Iterable[str] = (),
        beside: "BrowserPool | None" = None,
    ) -> None:
        self.choice = choice
        self.engines: dict[int, BrowserPool] = {}
        """Pools of real old engines, by version, opened by the visits that ask for one (audits.old_engines.pool)."""
        self.opening = asyncio.Lock()
        self.trusted_keys = trusted_keys
        self.recycle_after = recycle_after
        self.close_seconds = close_seconds
        self._announce = announce
        self._environ = os.environ if environ is None else environ
        self._options = self._options_for(None)
        self._first = tuple(first)
        self._fences: dict[tuple[tuple[str, ...], tuple[str, ...]], Fence] = {}
        self.turns: Turns = beside.turns if beside else Turns()
        self._places: asyncio.Semaphore = beside._places if beside else asyncio.Semaphore(concurrency)
        self._concurrency: int = beside._concurrency if beside else concurrency
        self._alone: asyncio.Lock = beside._alone if beside else asyncio.Lock()
        self._changing = asyncio.Lock()
        self._engines: dict[Fence | None, Engine] = {}
        """The browser that takes the next context, by its fence; the last one used stands last."""
        self._old: set[Engine] = set()
        self._ending: set[asyncio.Future[None]] = set()

    async def __aenter__(self) -> Self:
        fence = await self.fence(self._first) if self._first else None
        self._engines[fence] = await self._start(fence)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pool in self.engines.values():
            await pool.__aexit__(kind, error, trace)
        engines = [*self._old, *self._engines.values()]
        self._engines.clear()
        await asyncio.gather(*(engine.end() for engine in engines), *self._ending)

    @property
    def version(self) -> str:
        """Version the running browser gives of itself ("156.0.8078.79")."""
        return self._engine.version

    @property
    def proxied(self) -> bool:
        """Whether a proxy stands before the web: the address that answers is then the proxy's."""
        return "proxy" in self._options or any(a.startswith("--proxy-server") for a in self._options["args"])

    def watch(self, context: BrowserContext) -> Watch:
        """The targets of the browser that gave this context."""
        return self._of(context).watch

    def guard(self, context: BrowserContext) -> Guard:
        """What bounds the memory of the browser that gave this context."""
        return self._of(context).guard

    def forgo(self, context: BrowserContext) -> None:
        """Give no more contexts of the browser that gave this one: it works no longer as it should."""
        self._of(context).retired = True

    def _of(self, context: BrowserContext) -> Engine:
        engines = [*self._old, *self._engines.values()]
        return next(one for one in engines if one.browser is context.browser)

    def user_agent(self, contact: str) -> str:
        """The honest user agent of a plain visit (DESIGN section 6)."""
        return launch.user_agent(self._engine.own_user_agent, contact)

    async def fence(self, origins: Sequence[str], extra_hosts: Sequence[str] = ()) -> Fence:
        """Return what the visits of a site may reach of private networks; its names are asked for once."""
        key = tuple(origins), tuple(extra_hosts)
        if key not in self._fences:
            self._fences[key] = await fence_of(origins, extra_hosts, resolve=not self.proxied)
        return self._fences[key]

    @asynccontextmanager
    async def _place(self, *, alone: bool) -> AsyncIterator[None]:
        """Hold a place for one context; every place when it must have the machine to itself."""
        async with AsyncExitStack() as held:
            if alone:
                await held.enter_async_context(self._alone)
            for _ in range(self._concurrency if alone else 1):
                await held.enter_async_context(self._places)
            yield

    @asynccontextmanager
    async def context(
        self, *, alone: bool = False, apart: bool = False, fence: Fence | None = None, **options: Any
    ) -> AsyncIterator[BrowserContext]:
        """Give a fresh browser context, made with Playwright's context options, and close it after use.

        Args:
            alone: no other context is open meanwhile: what is timed has the machine to itself.
            apart: in a browser of its own, for a page that may have made one die: it harms no other any more.
            fence: that of the context's site; without one nothing is closed, for pages of our own.
            options: Playwright's.

        Raises:
            BrowserLost: the browser died or hung under this context: what was measured in it is not to be
                trusted, and trying once again is right.
            NoBrowser: a new browser was needed and did not start.
        """
        async with self._place(alone=alone):
            engine = await (self._apart(fence) if apart else self._ready(fence))
            engine.active += 1
            try:
                context = await self._open(engine, options)
                try:
                    yield context
                except Exception as error:
                    if not await engine.answers():
                        raise BrowserLost(LOST) from error
                    raise
                finally:
                    await self._close(engine, context)
                if not engine.alive:
                    raise BrowserLost(LOST)
            finally:
                engine.active -= 1
                await self._sweep()

    @property
    def _engine(self) -> Engine:
        if not self._engines:
            raise RuntimeError("the pool is not entered")
        return next(reversed(self._engines.values()))

    async def _ready(self, fence: Fence | None) -> Engine:
        """Return the browser that takes the next context: a new one when the last is dead, hung or worn."""
        async with self._changing:
            engine = self._engines.get(fence)
            if engine and not engine.alive and self._announce:
                self._announce(STOPPED)
            if engine is None or engine.retired or not engine.alive or engine.served >= self.recycle_after:
                engine = await self._renew(fence, engine)
            self._engines.pop(fence, None)
            self._engines[fence] = engine
            for other in [one for one in list(self._engines)[:-KEPT] if self._engines[one].active == 0]:
                self._retire(self._engines.pop(other))
            engine.served += 1
            return engine

    async def _apart(self, fence: Fence | None) -> Engine:
        engine = await self._start(fence)
        self._retire(engine)
        return engine

    async def _renew(self, fence: Fence | None, worn: Engine | None) -> Engine:
        fresh = await self._start(fence)
        if worn:
            self._retire(worn)
        return fresh

    def _retire(self, engine: Engine) -> None:
        """Give no more contexts of this browser; it ends when its last visit has left."""
        engine.retired = True
        self._old.add(engine)

    async def _open(self, engine: Engine, options: Mapping[str, Any]) -> BrowserContext:
        try:
            return await engine.context(options)
        except TimeoutError as error:
            engine.retired = engine.hung = True
            engine.kill()
            raise BrowserLost(LOST) from error
        except Error as error:
            if not await engine.answers():
                raise BrowserLost(LOST) from error
            raise

    async def _close(self, engine: Engine, context: BrowserContext) -> None:
        """Close the context; a browser that does not is retired, and killed when its last visit left."""
        trouble = await bounded(context.close(), self.close_seconds) if engine.alive else None
        if isinstance(trouble, TimeoutError):
            engine.retired = engine.hung = True
        elif trouble is not None:
            await engine.answers()

    async def _sweep(self) -> None:
        """End the browsers that were replaced and serve nobody any more; nobody waits for one that hangs."""
        for engine in [one for one in self._old if one.active == 0]:
            self._old.discard(engine)
            ending = asyncio.ensure_future(engine.end())
            self._ending.add(ending)
            ending.add_done_callback(self._ending.discard)
            if not engine.hung and engine.alive:
                await ending

    def _options_for(self, fence: Fence | None) -> dict[str, Any]:
        return launch.launch_options(
            self.choice, self._environ, root=is_root(), trusted_keys=self.trusted_keys, fence=fence
        )

    async def _start(self, fence: Fence | None) -> Engine:
        try:
            return await Engine.start(self._options_for(fence))
        except (Error, TimeoutError, DevToolsError, OSError) as error:
            raise launch.launch_error(self.choice, str(error)) from error
