"""From what was asked to the report and the exit code: shared by `audit` and `demo`."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib.util import find_spec
from pathlib import Path

import msgspec

from audits.browser import find_browser
from audits.old_engines.install import ready
from audits.protocol import Protocol, default_concurrency
from crawler.alerts.outbox import send_waiting
from crawler.campaign import clock
from crawler.campaign.clock import now
from crawler.campaign.due import due_sites, interrupted, nothing_due
from crawler.campaign.gate import Gate
from crawler.campaign.history import remember, with_others, with_trend
from crawler.campaign.identities import identities_of
from crawler.campaign.judgement import judge_campaign
from crawler.campaign.progress import Progress, make_progress
from crawler.campaign.purge import purge
from crawler.campaign.run import Run, run_campaign
from crawler.campaign.settings import AlertSettings, SiteSettings
from crawler.campaign.slugs import slugs
from crawler.campaign.store import Store, StoredCampaign
from crawler.campaign.watch import Halt
from crawler.cli.deliver import check_formats, deliver
from crawler.cli.purge import purge_summary
from crawler.cli.seal import check_seal, date_seal, seal_campaign
from crawler.errors import UserError
from crawler.words import both, printable
from rules import __version__
from rules.results import CampaignResult
from rules.vocabulary import Lang, Text


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """A campaign as judged, and whether every site came to its end."""

    campaign: StoredCampaign
    result: CampaignResult
    complete: bool


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """All that one audit was asked; formats are NAME=FILE; due: only the sites whose schedule says so.

    archive: keep bodies and final documents; seal: the folder to seal, which asks for an archive; timestamp:
    address of the authority that dates it.
    """

    sites: list[SiteSettings]
    alerts: AlertSettings = AlertSettings()
    due: bool = False
    lang: Lang
    out: Path
    store: str
    formats: list[str]
    browser: str | None
    quiet: bool
    concurrency: int | None
    protocol: Protocol
    fresh: bool
    gate: Gate = Gate()
    archive: bool = False
    seal: Path | None = None
    timestamp: str = ""
    cluster: str = ""
    workers: int = 0


Measuring = Callable[[Run, str], Awaitable[list[Text]]]
"""Brings a campaign, by its id, to its end; returns what stopped limpide."""


def conduct(asked: Asked, halt: Halt | None = None) -> int:
    """Run the campaign, judge it, write the report, print the summary; return the exit code.

    Args:
        halt: set when a signal asked for the end, for a caller that would go on afterwards.

    Raises:
        UserError: an option is wrong, or the store is held by another process.
        BrowserError: no browser can be found or installed.
    """
    formats = check_formats(asked.formats)
    check_seal(asked.seal, asked.timestamp, due=asked.due)
    store = Store(asked.store)
    store.lock()
    halt = halt or Halt()
    try:
        run = _due_campaigns if asked.due else _campaign
        code = run(asked, store, formats, halt)
        for why in send_waiting(store, asked.alerts, os.environ):
            print(printable(why.say(asked.lang)), file=sys.stderr)
        return code
    finally:
        store.close()


def _due_campaigns(asked: Asked, store: Store, formats: dict[str, Path], halt: Halt) -> int:
    """Audit what is due, after the campaign that was interrupted; nothing due is one sentence and 0."""
    present = clock.present()
    codes: list[int] = []
    broken = interrupted(store, asked.sites, present)
    due = [site for site in due_sites(store, asked.sites, present) if site not in broken]
    for sites in (broken, due):
        if sites and not halt.asked:
            turn = msgspec.structs.replace(asked, sites=sites)
            codes.append(_campaign(turn, store, formats, halt, portfolio=asked.sites))
    removed = purge(store, asked.sites, present)
    if removed.sites:
        print(purge_summary(removed, asked.lang), file=sys.stderr)
    if not codes:
        print(nothing_due(store, asked.sites, present, asked.lang))
    return 1 if 1 in codes else max(codes, default=0)


def _campaign(
    asked: Asked,
    store: Store,
    formats: dict[str, Path],
    halt: Halt,
    portfolio: list[SiteSettings] | None = None,
) -> int:
    """Run one campaign to its report; the report shows the whole portfolio, each site by its last audit."""
    progress = make_progress(asked.lang, quiet=asked.quiet)
    try:
        measured = asyncio.run(_measure(asked, store, progress, halt))
    finally:
        progress.close()
        halt.listen()
    result = with_trend(store, measured.campaign, measured.result, complete=measured.complete)
    whole = with_others(store, portfolio or asked.sites, measured.campaign, result)
    code = deliver(result, asked.out, asked.lang, formats, asked.store, whole=whole)
    if measured.complete:
        # Only now: an audit killed or refused while it writes its report is resumed, not done again.
        remember(store, measured.campaign, result, asked.alerts, asked.lang)
        store.end_campaign(measured.campaign.id, result.ended)
    if asked.seal:
        complete = measured.complete
        sealed = seal_campaign(
            asked.seal, store, measured.campaign, asked.gate, asked.lang, complete=complete
        )
        dated = not sealed or not asked.timestamp or date_seal(asked.seal, asked.timestamp, asked.lang)
        code = code if dated else code or 3
    return code


async def _measure(asked: Asked, store: Store, progress: Progress, halt: Halt) -> Measured:
    """Return the judged campaign; it is not complete when it was stopped and is to be resumed."""
    async with _measuring(asked, store, progress) as (browser, measure):
        options = {
            "protocol": asked.protocol.id,
            "limpide": __version__,
            "browser": browser,
        } | ({"archive": True} if asked.archive else {})
        begun = now()
        campaign, resumed = store.open_campaign(
            asked.sites, slugs(asked.sites), options, begun, fresh=asked.fresh
        )
        if resumed:
            progress.note(both("campaign.resumed"))
        stop = stop_on_interrupt(progress, halt)
        run = Run(
            store=store,
            identities=identities_of(asked.sites, store.redactor, os.environ),
            files=store.files(),
            protocol=asked.protocol,
            progress=progress,
            stop=stop,
            concurrency=asked.concurrency or (0 if asked.cluster else default_concurrency()),
            archive=asked.archive,
        )
        troubles = await measure(run, campaign)
    stored = store.campaign(campaign)
    assert stored is not None
    result = troubled(judge_campaign(store, stored, asked.gate), troubles)
    return Measured(campaign=stored, result=result, complete=not stop.is_set() and not troubles)


@asynccontextmanager
async def _measuring(asked: Asked, store: Store, progress: Progress) -> AsyncIterator[tuple[str, Measuring]]:
    """Give the browser that measures, and what brings a campaign to its end: this process, or its workers."""
    lent = next((site.url for site in asked.sites if site.old_engine and site.auth), None)
    if lent:
        raise UserError(both("engine.auth", site=lent))
    if asked.cluster or asked.workers:
        if find_spec("distributed") is None:
            raise UserError(both("cluster.extra"))
        from crawler.cluster.crew import open_crew

        async with open_crew(asked.cluster, asked.workers, store, asked.browser or "") as crew:
            yield crew.browser, crew.campaign
        return
    may_install = not os.environ.get("LIMPIDE_NO_INSTALL")
    browser = await find_browser(asked.browser, announce=progress.note, install=may_install)
    for version in sorted({site.old_engine for site in asked.sites if site.old_engine}):
        await ready(version, progress.note)

    async def here(run: Run, campaign: str) -> list[Text]:
        return await run_campaign(run, campaign, browser)

    yield browser.instrument, here


def troubled(result: CampaignResult, troubles: list[Text]) -> CampaignResult:
    """Return the result with what stopped limpide itself, in place of what was not measured because of it."""
    if not troubles:
        return result
    gates = result.exit_reasons if result.exit_code == 1 else []
    return msgspec.structs.replace(result, exit_code=result.exit_code or 3, exit_reasons=[*gates, *troubles])


def stop_on_interrupt(progress: Progress, halt: Halt) -> asyncio.Event:
    """Return an event set by the first Ctrl-C or SIGTERM: a clean end with its report; the second ends at once."""
    stop = asyncio.Event()
    if halt.asked:
        stop.set()

    def heard() -> None:
        if stop.is_set():
            os._exit(130)
        stop.set()
        halt.asked = True
        progress.note(both("campaign.stopping"))

    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        if sys.platform != "win32":
            loop.add_signal_handler(number, heard)
    return stop
