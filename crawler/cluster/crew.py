"""The workers as the audit sees them: those of a Dask scheduler, or processes of this machine."""

import asyncio
import logging
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import msgspec
from distributed import Client, KilledWorker, LocalCluster, WorkerPlugin

from crawler.campaign.database import is_sqlite
from crawler.campaign.run import SITES_AT_ONCE, Run, each_site
from crawler.campaign.store import Store, StoredSite
from crawler.cluster.orders import End, Order, Told
from crawler.cluster.worker import audit_here, browser_here, stop_here
from crawler.errors import ClusterError, UserError
from crawler.words import both
from rules.vocabulary import Text

CONNECT_SECONDS = 15
WORKERS_SECONDS = 30
"""How long the first worker may take to join."""

LOOK_SECONDS = 0.5
"""How often the scheduler is looked at."""


class DeafToInterrupts(WorkerPlugin):
    """Ctrl-C in a terminal reaches every process of it: the audit alone answers, and tells its workers."""

    def setup(self, worker: Any) -> None:
        """Ignore the signal in this worker, and in those that take its place."""
        import signal

        signal.signal(signal.SIGINT, signal.SIG_IGN)


class Crew:
    """The workers of one run of a campaign.

    Args:
        share: workers on one machine.
        named: the browser the user named.
    """

    def __init__(self, client: Any, *, share: int, named: str) -> None:
        self._client, self._share, self._named = client, share, named
        self._run = uuid.uuid4().hex
        self.browser = ""

    async def meet(self) -> None:
        """Wait for a worker, and learn what measures on all of them.

        Raises:
            UserError: none joins, one has no browser, or they would measure with different ones.
        """
        try:
            await self._client.wait_for_workers(1, timeout=WORKERS_SECONDS)
        except TimeoutError as error:
            raise UserError(both("cluster.no_worker")) from error
        found: dict[str, str] = await self._client.run(browser_here, self._named)
        for address, browser in found.items():
            if browser.startswith("! "):
                raise UserError(both("cluster.no_browser", worker=address, why=browser[2:]))
        if len(set(found.values())) > 1:
            listed = ", ".join(f"{browser} ({address})" for address, browser in sorted(found.items()))
            raise UserError(both("cluster.browsers", listed=listed))
        self.browser = next(iter(found.values()))

    async def campaign(self, run: Run, campaign: str) -> list[Text]:
        """Bring every site of a campaign to its last visit; return what stopped limpide, as run_campaign does."""
        self._hear(run)
        sites = run.store.sites(campaign)
        return await each_site(run, sites, partial(self._audit, run, campaign), len(sites))

    def _hear(self, run: Run) -> None:
        """Show the workers' progress as if it were made here."""

        def heard(event: tuple[float, str]) -> None:
            told, progress = msgspec.json.decode(event[1], type=Told), run.progress
            if told.kind == "note" and told.text:
                progress.note(told.text)
            elif told.kind == "crawling":
                progress.crawling(told.site, told.total, told.done)
            elif told.kind == "visiting":
                progress.visiting(told.site, told.done, told.total)
            else:
                progress.finished(told.site)

        self._client.subscribe_topic(f"limpide-{self._run}", heard)

    async def _audit(self, run: Run, campaign: str, site: StoredSite) -> None:
        """Have a site audited by some worker, by another one when that one dies.

        Raises:
            ClusterError: the scheduler is lost, every worker dies of this site, or what stopped the worker.
        """
        order = Order(
            run=self._run,
            campaign=campaign,
            site=site.id,
            protocol=run.protocol,
            browser=self.browser,
            named=self._named,
            archive=run.archive,
            concurrency=max(1, run.concurrency // self._share) if run.concurrency else 0,
            share=self._share,
        )
        url = site.settings.url
        task = self._client.submit(
            audit_here, msgspec.json.encode(order), key=f"{self._run}-{site.id}", pure=False
        )
        end = msgspec.json.decode(await self._result(task, run.stop, url), type=End)
        if end.trouble:
            raise ClusterError(end.trouble)

    async def _result(self, task: Any, stop: asyncio.Event, url: str) -> bytes:
        """Return a task's result; tell the workers when the audit is stopped meanwhile."""
        waiting = asyncio.ensure_future(task.result())
        told = False
        try:
            while not waiting.done():
                await asyncio.wait({waiting}, timeout=LOOK_SECONDS)
                if self._client.status != "running":
                    raise ClusterError(both("cluster.lost"))
                if stop.is_set() and not told:
                    told = True
                    await self._client.run(stop_here, self._run)
            return bytes(await waiting)
        except KilledWorker as error:
            raise ClusterError(both("cluster.killed", site=url)) from error
        except asyncio.CancelledError as error:
            if (here := asyncio.current_task()) and here.cancelling():
                raise
            raise ClusterError(both("cluster.lost")) from error
        finally:
            waiting.cancel()


@asynccontextmanager
async def open_crew(address: str, workers: int, store: Store, named: str) -> AsyncIterator[Crew]:
    """Give the workers of a scheduler, or that many processes of this machine for the time of the audit.

    Raises:
        UserError: the scheduler does not answer, or the database cannot be shared with other machines.
    """
    # Each logger of Dask has a level of its own; what it would print becomes one sentence of ours.
    for name in [*logging.root.manager.loggerDict, "asyncio"]:
        if name.startswith(("distributed", "tornado", "asyncio")):
            logging.getLogger(name).setLevel(logging.CRITICAL)
    if address:
        if is_sqlite(store.url):
            raise UserError(both("cluster.sqlite"))
        async with _client(address) as client:
            crew = Crew(client, share=1, named=named)
            await crew.meet()
            yield crew
        return
    async with (
        _untyped(LocalCluster)(
            n_workers=workers,
            threads_per_worker=SITES_AT_ONCE,
            processes=True,
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
            env={"LIMPIDE_STORE": store.url.render_as_string(hide_password=False)},
            asynchronous=True,
        ) as cluster,
        _client(cluster) as client,
    ):
        await client.register_plugin(DeafToInterrupts())
        crew = Crew(client, share=workers, named=named)
        await crew.meet()
        yield crew


@asynccontextmanager
async def _client(where: Any) -> AsyncIterator[Any]:
    try:
        client = await _untyped(Client)(
            where, asynchronous=True, timeout=CONNECT_SECONDS, set_as_default=False
        )
    except (OSError, TimeoutError, ValueError) as error:
        raise UserError(both("cluster.no_scheduler", address=where)) from error
    try:
        yield client
    finally:
        await client.close(timeout=2)


def _untyped(made_by_dask: Any) -> Any:
    """Return a class of Dask, whose constructors bear no types."""
    return made_by_dask
