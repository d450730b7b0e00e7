"""What runs inside a worker: takes one site through its stages, in the one loop and browser of the process."""

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from contextlib import asynccontextmanager
from typing import Any

import msgspec
from distributed import Status, get_worker

from audits.browser import find_browser
from audits.browser.certificates import verified_keys
from audits.browser.pool import BrowserPool
from audits.browser.turns import Turns
from audits.protocol import default_concurrency
from crawler.campaign.database import is_sqlite
from crawler.campaign.identities import identities_of
from crawler.campaign.locks import Lock
from crawler.campaign.progress import Progress
from crawler.campaign.run import Run, audit_site, trouble
from crawler.campaign.store import Store
from crawler.cluster.orders import End, Order, Told
from crawler.errors import StoreError
from crawler.words import both
from rules.errors import LimpideError
from rules.vocabulary import Text

LOOK_SECONDS = 0.5
"""How often a task looks whether it is to stop."""

HELD_SECONDS = 120.0
"""Longest wait for the worker that had the site before, and may not be dead yet."""

_stopped: set[str] = set()
_making = threading.Lock()
_workshops: list["Workshop"] = []


def stop_here(run: str) -> None:
    """End the sites of a run cleanly, on this worker."""
    _stopped.add(run)


async def browser_here(named: str) -> str:
    """Return what measures on this worker, or the sentence that there is none."""
    try:
        choice = await find_browser(named or None, announce=lambda _text: None, install=_may_install())
    except LimpideError as error:
        return f"! {error.text.en}"
    return choice.instrument


def _may_install() -> bool:
    return not os.environ.get("LIMPIDE_NO_INSTALL")


def audit_here(asked: bytes) -> bytes:
    """Audit one site (an Order as JSON) and return its End; what Dask calls a task."""
    order = msgspec.json.decode(asked, type=Order)
    worker = get_worker()
    with _making:
        if not _workshops:
            _workshops.append(Workshop())
        shop = _workshops[0]
    topic = f"limpide-{order.run}"
    telling = Telling(lambda told: worker.log_event(topic, told))
    return msgspec.json.encode(
        shop.audit(order, telling, lambda: order.run in _stopped or worker.status != Status.running)
    )


class Telling(Progress):
    """Progress sent to the one place where it is shown."""

    def __init__(self, send: Callable[[str], Any]) -> None:
        self._send = send

    def _told(self, told: Told) -> None:
        self._send(msgspec.json.encode(told).decode())

    def note(self, text: Text) -> None:
        """Send a sentence."""
        self._told(Told(kind="note", text=text))

    def crawling(self, site: str, found: int, fetched: int) -> None:
        """Send the crawl's figures."""
        self._told(Told(kind="crawling", site=site, done=fetched, total=found))

    def visiting(self, site: str, done: int, total: int) -> None:
        """Send the visits' figures."""
        self._told(Told(kind="visiting", site=site, done=done, total=total))

    def finished(self, site: str) -> None:
        """Send that the site needs nothing more."""
        self._told(Told(kind="finished", site=site))


class Workshop:
    """The loop of this process and its browser, which the sites under way share; it is closed between campaigns."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, name="limpide", daemon=True).start()
        self._changing = asyncio.Lock()
        self._pool: BrowserPool | None = None
        self._users = 0

    def audit(self, order: Order, telling: Progress, stopped: Callable[[], bool]) -> End:
        """Audit a site from the thread of its task, until its end or until it is stopped."""
        stop = asyncio.Event()
        work: Future[End] = asyncio.run_coroutine_threadsafe(self._ended(order, telling, stop), self._loop)
        while True:
            try:
                return work.result(timeout=LOOK_SECONDS)
            except TimeoutError:
                if work.done():
                    raise
                if stopped():
                    self._loop.call_soon_threadsafe(stop.set)

    async def _ended(self, order: Order, telling: Progress, stop: asyncio.Event) -> End:
        known = os.environ.get("LIMPIDE_STORE", "")
        if not known:
            return End(trouble=both("cluster.no_store"))
        try:
            store = Store(known, create=False)
        except LimpideError as error:
            return End(trouble=error.text)
        url = ""
        try:
            site = next((one for one in store.sites(order.campaign) if one.id == order.site), None)
            if site is None:
                return End(trouble=both("cluster.other_store", store=store.shown))
            url = site.settings.url
            with Lock(store.engine, f"site {site.id}") as lock:
                await _held(lock, store, url, stop)
                # Read again now that nobody else writes: the worker before may have ended a stage.
                site = next(one for one in store.sites(order.campaign) if one.id == order.site)
                async with self._browser(order, store) as pool:
                    run = Run(
                        store=store,
                        files=store.files(),
                        protocol=order.protocol,
                        progress=telling,
                        stop=stop,
                        concurrency=order.concurrency or default_concurrency(),
                        archive=order.archive,
                        identities=identities_of([site.settings], store.redactor, os.environ),
                    )
                    if not stop.is_set():
                        await audit_site(run, site, pool)
        except Exception as error:
            return End(trouble=trouble(url, error))
        finally:
            store.close()
        return End()

    @asynccontextmanager
    async def _browser(self, order: Order, store: Store) -> AsyncIterator[BrowserPool]:
        """Give the browser of this process: started for the first site, ended after the last."""
        async with self._changing:
            if self._pool is None:
                self._pool = await _pool(order, store)
                await self._pool.__aenter__()
            self._users += 1
            pool = self._pool
        try:
            yield pool
        finally:
            async with self._changing:
                self._users -= 1
                if not self._users:
                    self._pool = None
                    await pool.__aexit__(None, None, None)


async def _held(lock: Lock, store: Store, url: str, stop: asyncio.Event) -> None:
    """Take the lock of a site: a worker thought dead may still be writing, and ends soon.

    On one machine a worker is known to be dead: SQLite needs no such lock.

    Raises:
        StoreError: it holds the site on and on.
    """
    until = asyncio.get_running_loop().time() + HELD_SECONDS
    while not (is_sqlite(store.url) or stop.is_set() or lock.take()):
        if asyncio.get_running_loop().time() > until:
            raise StoreError(both("cluster.site_held", site=url))
        await asyncio.sleep(LOOK_SECONDS)


async def _pool(order: Order, store: Store) -> BrowserPool:
    choice = await find_browser(order.named or None, announce=lambda _text: None, install=_may_install())
    if choice.instrument != order.browser:
        wanted, found = order.browser, choice.instrument
        raise StoreError(both("cluster.other_browser", wanted=wanted, found=found))
    urls = [site.settings.url for site in store.sites(order.campaign)]
    pool = BrowserPool(
        choice,
        concurrency=order.concurrency or default_concurrency(),
        trusted_keys=await verified_keys(urls, os.environ),
    )
    pool.turns = Turns(max(1, (os.cpu_count() or 1) // 2 // order.share))
    return pool
