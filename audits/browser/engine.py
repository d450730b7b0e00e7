"""One running browser with its own driver: started, watched, and ended for certain."""

import asyncio
import os
import signal
import tempfile
from collections.abc import Awaitable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, BrowserContext, CDPSession, Error, Playwright, async_playwright

from audits.browser.guard import Guard
from audits.devtools.connection import Connection
from audits.devtools.port import listening
from audits.netlog.log import NetLog
from audits.network.watch import Watch

CLOSE_SECONDS = 10.0
TRIFLE_SECONDS = 5.0
ANSWER_SECONDS = 30.0
"""A browser that gives no context within this time is held for hung."""


class Engine:
    """One browser process tree.

    served: contexts given so far; active: contexts open; retired: gives no more; hung: did not close one in time.
    Each engine has its own driver, so that a driver that dies is replaced with its browser.
    """

    def __init__(self, playwright: Playwright, browser: Browser, log: NetLog) -> None:
        self.browser = browser
        self._log = log
        self.version = browser.version
        self.own_user_agent = ""
        self.served = 0
        self.active = 0
        self.retired = False
        self.hung = False
        self._playwright = playwright
        self._pid = 0
        self._ended = False
        self._lost = False
        self._session: CDPSession | None = None
        self._watch: Watch | None = None
        self.guard = Guard(0)

    @classmethod
    async def start(cls, options: Mapping[str, Any]) -> "Engine":
        """Start a driver and a browser.

        Raises:
            playwright.async_api.Error: the browser does not start.
            DevToolsError, OSError: it does not let us listen to it.
        """
        playwright = await async_playwright().start()
        log = NetLog(Path(tempfile.mkdtemp(prefix="limpide-")) / "net.json")
        try:
            args = [*options.get("args", []), log.switch()]
            browser = await playwright.chromium.launch(**{**options, "args": args})
            engine = cls(playwright, browser, log)
            await asyncio.wait_for(engine._introduce(), ANSWER_SECONDS)
        except BaseException:
            await bounded(playwright.stop())
            log.discard()
            raise
        return engine

    @property
    def watch(self) -> Watch:
        """The browser's targets, through a connection of our own."""
        if self._watch is None:
            raise RuntimeError("the browser is not introduced")
        return self._watch

    @property
    def alive(self) -> bool:
        """Whether the browser holds its connection, as far as is known without asking."""
        return not self._lost and self.browser.is_connected()

    async def answers(self) -> bool:
        """Ask the browser a trifle: a driver that died leaves a connection that looks alive."""
        if self.alive and self._session is not None:
            self._lost = await bounded(self._session.send("Browser.getVersion"), TRIFLE_SECONDS) is not None
        return self.alive

    async def context(self, options: Mapping[str, Any]) -> BrowserContext:
        """Open a fresh context.

        Raises:
            TimeoutError: the browser does not answer.
            playwright.async_api.Error: the browser died.
        """
        return await asyncio.wait_for(self.browser.new_context(**options), ANSWER_SECONDS)

    async def end(self) -> None:
        """Close the browser and its driver; what does not close in time is killed."""
        if self._ended:
            return
        self._ended = True
        self.retired = True
        self.guard.stop()
        if self._watch:
            await self._watch.close()
        self._log.close()
        if self.hung or self._lost or await bounded(self.browser.close()) is not None:
            self.kill()
        await bounded(self._playwright.stop())

    def kill(self) -> None:
        """Kill the browser process at once: its children and its temporary profile go with it."""
        if self._pid and self.browser.is_connected():
            with suppress(ProcessLookupError, PermissionError):
                os.kill(self._pid, getattr(signal, "SIGKILL", signal.SIGTERM))

    async def _introduce(self) -> None:
        self._session = session = await self.browser.new_browser_cdp_session()
        self.own_user_agent = str((await session.send("Browser.getVersion"))["userAgent"])
        processes = (await session.send("SystemInfo.getProcessInfo"))["processInfo"]
        self._pid = next((int(one["id"]) for one in processes if one["type"] == "browser"), 0)
        self.guard = Guard(self._pid)
        info = await session.send("SystemInfo.getInfo")
        self._watch = Watch(await Connection.open(*await listening(info["commandLine"])), self._log)
        self._log.open()
        await self._watch.open()


async def bounded(closing: Awaitable[object], seconds: float = CLOSE_SECONDS) -> Exception | None:
    """Await a closing; return None, or what went wrong (TimeoutError: it took too long)."""
    try:
        await asyncio.wait_for(closing, seconds)
    except (TimeoutError, Error, OSError) as error:
        return error
    return None
