"""From what was asked to the report and the exit code: shared by `audit` and `demo`."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import msgspec

from audits.browser import find_browser
from audits.protocol import Protocol, default_concurrency
from crawler.campaign.files import EvidenceFiles
from crawler.campaign.judgement import judge_campaign
from crawler.campaign.progress import Progress, make_progress
from crawler.campaign.run import Run, now, run_campaign
from crawler.campaign.settings import SiteSettings
from crawler.campaign.slugs import slugs
from crawler.campaign.store import Store
from crawler.cli.deliver import check_formats, deliver
from crawler.words import both
from rules import __version__
from rules.results import CampaignResult
from rules.vocabulary import Lang, Text


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """All that one audit was asked; formats are NAME=FILE."""

    sites: list[SiteSettings]
    lang: Lang
    out: Path
    store: str
    formats: list[str]
    browser: str | None
    quiet: bool
    concurrency: int | None
    protocol: Protocol
    fresh: bool


def conduct(asked: Asked) -> int:
    """Run the campaign, judge it, write the report, print the summary; return the exit code.

    Raises:
        UserError: an option is wrong, or the store is held by another process.
        BrowserError: no browser can be found or installed.
    """
    formats = check_formats(asked.formats)
    store = Store(asked.store)
    store.lock()
    try:
        progress = make_progress(asked.lang, quiet=asked.quiet)
        try:
            result, complete = asyncio.run(_measure(asked, store, progress))
        finally:
            progress.close()
        code = deliver(result, asked.out, asked.lang, formats, asked.store)
        if complete:
            # Only now: an audit killed or refused while it writes its report is resumed, not done again.
            store.end_campaign(complete, result.ended)
        return code
    finally:
        store.close()


async def _measure(asked: Asked, store: Store, progress: Progress) -> tuple[CampaignResult, str]:
    """Return the judged campaign and its id, "" when it was stopped and is to be resumed."""
    may_install = not os.environ.get("LIMPIDE_NO_INSTALL")
    browser = await find_browser(asked.browser, announce=progress.note, install=may_install)
    options = {
        "protocol": asked.protocol.id,
        "limpide": __version__,
        "browser": f"{browser.name} {browser.version} {browser.kind}",
    }
    begun = now()
    campaign, resumed = store.open_campaign(
        asked.sites, slugs(asked.sites), options, begun, fresh=asked.fresh
    )
    if resumed:
        progress.note(both("campaign.resumed"))
    stop = stop_on_interrupt(progress)
    run = Run(
        store=store,
        files=EvidenceFiles(store.evidence_folder),
        protocol=asked.protocol,
        progress=progress,
        stop=stop,
        concurrency=asked.concurrency or default_concurrency(),
    )
    troubles = await run_campaign(run, campaign, browser)
    stored = store.campaign(campaign)
    assert stored is not None
    complete = "" if stop.is_set() or troubles else campaign
    return troubled(judge_campaign(store, stored), troubles), complete


def troubled(result: CampaignResult, troubles: list[Text]) -> CampaignResult:
    """Return the result with what stopped limpide itself, in place of what was not measured because of it."""
    if not troubles:
        return result
    gates = result.exit_reasons if result.exit_code == 1 else []
    return msgspec.structs.replace(result, exit_code=result.exit_code or 3, exit_reasons=[*gates, *troubles])


def stop_on_interrupt(progress: Progress) -> asyncio.Event:
    """Return an event set by the first Ctrl-C or SIGTERM: a clean end with its report; the second ends at once."""
    stop = asyncio.Event()

    def interrupted() -> None:
        if stop.is_set():
            os._exit(130)
        stop.set()
        progress.note(both("campaign.stopping"))

    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        if sys.platform != "win32":
            loop.add_signal_handler(number, interrupted)
    return stop
