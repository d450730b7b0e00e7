"""Gives fresh contexts of one browser, restarted when it dies and renewed after some use."""

import asyncio
import os
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from types import TracebackType
from typing import Any, Self

from playwright.async_api import BrowserContext, Error

from audits.browser import launch
from audits.browser.choice import Announce, BrowserChoice
from audits.browser.engine import CLOSE_SECONDS, Engine, bounded
from audits.browser.errors import BrowserLost
from audits.browser.machine import is_root
from audits.browser.turns import Turns
from audits.devtools.connection import DevToolsError
from audits.network.watch import Watch
from rules.vocabulary import Text

LOST = Text(
    "Le navigateur s’est arrêté pendant la visite ; un nouveau a pris sa place.",
    "The browser stopped during the visit; a new one took its place.",
)


class BrowserPool:
    """An async context manager: inside it, `async with pool.context(...)` gives one fresh context a visit.

    Args:
        concurrency: contexts open at once.
        recycle_after: contexts after which the browser is renewed, so that what it leaks stays bounded.
        announce: told when the browser is restarted after a crash.
        trusted_keys: see audits.browser.certificates.verified_keys.
        environ: where proxy and CA file are read; the process's own by default.
        close_seconds: time a context has to close before its browser is held for hung.
    """

    def __init__(
        self,
        choice: BrowserChoice,
        *,
        concurrency: int,
        recycle_after: int = 200,
        announce: Announce | None = None,
        trusted_keys: Sequence[str] = (),
        environ: Mapping[str, str] | None = None,
        close_seconds: float = CLOSE_SECONDS,
    ) -> None:
        self.choice = choice
        self.recycle_after = recycle_after
        self.close_seconds = close_seconds
        self._announce = announce
        self._options = launch.launch_options(
            choice, os.environ if environ is None else environ, root=is_root(), trusted_keys=trusted_keys
        )
        self.turns = Turns()
        self._places = asyncio.Semaphore(concurrency)
        self._concurrency = concurrency
        self._alone = asyncio.Lock()
        self._changing = asyncio.Lock()
        self._engine: Engine | None = None
        self._old: set[Engine] = set()

    async def __aenter__(self) -> Self:
        self._engine = await self._start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        engines = [*self._old, *([self._engine] if self._engine else [])]
        self._engine = None
        await asyncio.gather(*(engine.end() for engine in engines))

    @property
    def version(self) -> str:
        """Version the running browser gives of itself ("156.0.8078.79")."""
        return self._running.version

    @property
    def proxied(self) -> bool:
        """Whether a proxy stands before the web: the address that answers is then the proxy's."""
        return "proxy" in self._options or any(a.startswith("--proxy-server") for a in self._options["args"])

    def watch(self, context: BrowserContext) -> Watch:
        """The targets of the browser that gave this context."""
        engines = [*self._old, self._running]
        return next(one.watch for one in engines if one.browser is context.browser)

    def user_agent(self, contact: str) -> str:
        """The honest user agent of a plain visit (DESIGN section 6)."""
        return launch.user_agent(self._running.own_user_agent, contact)

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
    async def context(self, *, alone: bool = False, **options: Any) -> AsyncIterator[BrowserContext]:
        """Give a fresh browser context, made with Playwright's context options, and close it after use.

        Args:
            alone: no other context is open meanwhile: what is timed has the machine to itself.
            options: Playwright's.

        Raises:
            BrowserLost: the browser died or hung under this context: what was measured in it is not to be
                trusted, and trying once again is right.
            NoBrowser: a new browser was needed and did not start.
        """
        async with self._place(alone=alone):
            engine = await self._ready()
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
    def _running(self) -> Engine:
        if self._engine is None:
            raise RuntimeError("the pool is not entered")
        return self._engine

    async def _ready(self) -> Engine:
        """Return the browser that takes the next context: a new one when the last is dead, hung or worn."""
        async with self._changing:
            engine = self._running
            if not engine.alive and self._announce:
                self._announce(
                    Text(
                        "Le navigateur s’est arrêté : redémarrage.", "The browser stopped: starting it again."
                    )
                )
            if engine.retired or not engine.alive or engine.served >= self.recycle_after:
                fresh = await self._start()
                engine.retired = True
                self._old.add(engine)
                self._engine = engine = fresh
            engine.served += 1
            return engine

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
        """End the browsers that were replaced and serve nobody any more."""
        for engine in [one for one in self._old if one.active == 0]:
            self._old.discard(engine)
            await engine.end()

    async def _start(self) -> Engine:
        try:
            return await Engine.start(self._options)
        except (Error, TimeoutError, DevToolsError, OSError) as error:
            raise launch.launch_error(self.choice, str(error)) from error
