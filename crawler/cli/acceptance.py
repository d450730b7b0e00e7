"""From the contract to the minutes: the runs, the findings, the seal, then the minutes that bear its hash."""

import asyncio
import hashlib
import os
import shutil
import sys
from pathlib import Path

import msgspec

from audits.browser import BrowserChoice, find_browser
from audits.pdf import print_pdf
from audits.protocol import Protocol, default_concurrency
from crawler.acceptance.again import CONTRACT, FINDINGS
from crawler.acceptance.contract_file import ContractFile
from crawler.acceptance.running import measure_runs, open_runs, results
from crawler.acceptance.sample_file import FrozenSample, check_sample, read_sample, written
from crawler.acceptance.telling import told
from crawler.campaign.clock import now
from crawler.campaign.identities import journey_steps, open_identity
from crawler.campaign.progress import Progress, make_progress
from crawler.campaign.run import Run
from crawler.campaign.settings import SiteSettings
from crawler.campaign.store import Store, StoredCampaign
from crawler.campaign.watch import Halt
from crawler.cli.conduct import stop_on_interrupt
from crawler.errors import UserError
from crawler.sealed import MINUTES, refuse_taken, seal
from crawler.sealed.layout import MANIFEST
from crawler.words import both, printable, say
from reports.folder import replace_file
from reports.minutes import write_minutes
from reports.views.minutes import MinutesFacts
from rules import __version__
from rules.acceptance import Acceptation, Contract, accepted, measure
from rules.results import SiteResult
from rules.vocabulary import Lang

SAMPLE = "sample.toml"


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """All that one acceptance was asked; sample: a frozen sample given on the command line."""

    file: ContractFile
    sample: Path | None
    out: Path
    lang: Lang
    browser: str | None
    quiet: bool
    concurrency: int | None
    protocol: Protocol


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """What the runs gave; sites: run by run. complete: nothing is left to do."""

    campaigns: list[StoredCampaign]
    sites: list[SiteResult]
    sample: FrozenSample | None
    browser: BrowserChoice
    complete: bool


def conduct(asked: Asked) -> int:
    """Run the acceptance to its minutes; return 0 all compliant, 1 one is not, 3 undecidable or not measured.

    Raises:
        UserError: the folder is taken, or the sample is not the one agreed on.
        BrowserError: no browser can be found or installed.
    """
    work = working_folder(asked.out)
    if not _waits_for_minutes(asked, work):
        refuse_taken(asked.out)
    frozen = agreed_sample(asked)
    try:
        work.mkdir(parents=True, exist_ok=True)
        store = Store(f"sqlite:///{work / 'limpide.db'}")
        store.lock()
    except OSError as error:
        raise UserError(both("out.unwritable", out=work, why=error.strerror or str(error))) from error
    progress = make_progress(asked.lang, quiet=asked.quiet)
    try:
        try:
            measured = asyncio.run(_measure(asked, store, work, frozen, progress))
        finally:
            progress.close()
        if not measured.complete:
            print(printable(say("accept.stopped", asked.lang)), file=sys.stderr)
            return 3
        code = _deliver(asked, store, measured)
    finally:
        store.close()
    shutil.rmtree(work, ignore_errors=True)
    return code


def working_folder(out: Path) -> Path:
    """Return where the runs are kept until they are sealed: a killed acceptance is resumed from there."""
    whole = out.resolve()
    return whole.with_name(f"{whole.name}.work")


def _waits_for_minutes(asked: Asked, work: Path) -> bool:
    """Tell whether this very acceptance was killed after its seal and before its minutes."""
    out, contract = asked.out, asked.file.contract
    if not work.exists() or not (out / MANIFEST).exists() or all((out / name).exists() for name in MINUTES):
        return False
    try:
        sealed = msgspec.json.decode((out / CONTRACT).read_bytes(), type=Contract)
    except (OSError, msgspec.DecodeError):
        return False
    return (sealed.sha256, sealed.stage, sealed.runs) == (contract.sha256, contract.stage, contract.runs)


def agreed_sample(asked: Asked) -> FrozenSample | None:
    """Return the frozen sample that was given, by the option or by the contract; None when one is to be drawn."""
    named = asked.file.sample
    path = asked.sample or (asked.file.folder / named.file if named.file else None)
    if path is None:
        return None
    frozen = read_sample(path, named.sha256)
    check_sample(frozen, asked.file.site)
    return frozen


async def _measure(
    asked: Asked, store: Store, work: Path, frozen: FrozenSample | None, progress: Progress
) -> Measured:
    """Make the runs that are not made yet; the sample is written before the first of them."""
    site, contract = asked.file.site, asked.file.contract
    may_install = not os.environ.get("LIMPIDE_NO_INSTALL")
    browser = await find_browser(asked.browser, announce=progress.note, install=may_install)
    options = {
        "protocol": asked.protocol.id,
        "limpide": __version__,
        "browser": f"{browser.name} {browser.version} {browser.kind}",
        "contract": contract.sha256,
        "archive": True,
    }
    campaigns, resumed = open_runs(store, site, options, contract.runs)
    if resumed:
        progress.note(both("campaign.resumed"))
    kept = work / SAMPLE
    frozen = frozen or (read_sample(kept) if kept.exists() else None)
    concurrency = asked.concurrency or default_concurrency()
    run = make_run(site, store, progress, asked.protocol, concurrency)

    def keep(sample: FrozenSample) -> None:
        kept.write_text(written(sample, asked.lang), encoding="utf-8")

    sample = await measure_runs(run, campaigns, browser, contract.clauses, frozen, keep)
    return Measured(
        campaigns=campaigns,
        sites=results(store, campaigns),
        sample=sample,
        browser=browser,
        complete=not run.stop.is_set(),
    )


def make_run(
    site: SiteSettings, store: Store, progress: Progress, protocol: Protocol, concurrency: int
) -> Run:
    """Return what the runs share; the store learns the secrets it must not write."""
    for journey in site.journeys:
        store.redactor.learn(journey_steps(journey.steps, os.environ)[1])
    opened = open_identity(site, os.environ)
    if opened:
        store.redactor.learn(opened[1])
    return Run(
        store=store,
        identities={site.url: opened[0]} if opened else {},
        files=store.files(),
        protocol=protocol,
        progress=progress,
        stop=stop_on_interrupt(progress, Halt()),
        concurrency=concurrency,
        archive=True,
    )


def _deliver(asked: Asked, store: Store, measured: Measured) -> int:
    """Judge the clauses, seal, write the minutes, and say what was found."""
    contract = asked.file.contract
    measures = measure(contract, measured.sites)
    sample = measured.sample
    found = accepted(contract, measures, sample.sha256 if sample else "")
    if (asked.out / MANIFEST).exists():
        if (asked.out / FINDINGS).read_bytes() != store.redactor.clean(_json(found)):
            raise UserError(both("sealed.taken", folder=asked.out))
    else:
        documents = {
            "contract.toml": asked.file.content,
            CONTRACT: _json(contract),
            FINDINGS: _json(found),
            "measures.json": _json(measures),
        }
        if sample:
            documents[SAMPLE] = written(sample, asked.lang).encode()
        seal(asked.out, store, measured.campaigns, documents=documents)
    digest = hashlib.sha256((asked.out / MANIFEST).read_bytes()).hexdigest()
    _minutes(asked, measured, found, digest)
    for line in told(found, asked.lang):
        print(printable(line))
    print(printable(say("accept.written", asked.lang, minutes=asked.out / MINUTES[1], folder=asked.out)))
    return found.exit_code


def _minutes(asked: Asked, measured: Measured, found: Acceptation, digest: str) -> None:
    """Write the minutes beside the manifest whose hash they bear, as a page and as a PDF."""
    sample = measured.sample
    named = sum(one.reasons == ["declared"] for one in sample.pages) if sample else 0
    facts = MinutesFacts(
        contract=asked.file.contract,
        site=measured.sites[0],
        found=found,
        pages=len(sample.pages) - named if sample else 0,
        population=sample.population if sample else 0,
        declared=named,
        processes=[one.name for one in sample.processes] if sample else [],
        drawn=sample.drawn if sample else "",
        started=measured.campaigns[0].started,
        ended=now(),
        manifest=digest,
        folder=asked.out.name,
    )
    page, pdf = (asked.out / name for name in MINUTES)
    write_minutes(facts, page, asked.lang)
    printed = asyncio.run(print_pdf(measured.browser, page.read_text(encoding="utf-8")))
    replace_file(pdf, printed)


def _json(record: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"
