"""`limpide audit URL|sites.toml`: the main job, from the addresses to the scorecards."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from audits.profiles import profiles
from audits.protocol import Protocol
from crawler.campaign.config import load_portfolio
from crawler.campaign.gate import open_gate, tell_indicative
from crawler.campaign.settings import CONTACT, MAX_DELAY, MAX_MINUTES, AlertSettings, Portfolio, SiteSettings
from crawler.campaign.texts import check_url
from crawler.cli.conduct import Asked, conduct
from crawler.cli.options import (
    DEFAULT_OUT,
    DEFAULT_STORE,
    BaselineOption,
    BrowserOption,
    BudgetOption,
    FormatOption,
    LangOption,
    OutOption,
    QuietOption,
    SealOption,
    StoreOption,
    TimestampOption,
)
from crawler.discovery.scope import address
from crawler.errors import UserError
from crawler.words import both

MAX_SETTLE, MAX_IDLE = 20.0, 180.0
"""Longest wait of the protocol, in seconds: a visit waits at least twice, and has 90 s in all."""


def audit(
    targets: Annotated[list[str], typer.Argument(metavar="URL|sites.toml", help="help.targets")],
    due: Annotated[bool, typer.Option("--due", help="help.due")] = False,
    lang: LangOption = "fr",
    out: OutOption = DEFAULT_OUT,
    store: StoreOption = DEFAULT_STORE,
    formats: FormatOption = None,
    browser: BrowserOption = None,
    quiet: QuietOption = False,
    max_addresses: Annotated[int | None, typer.Option(min=1, help="help.max_addresses")] = None,
    max_depth: Annotated[int | None, typer.Option(min=0, help="help.max_depth")] = None,
    max_minutes: Annotated[
        float | None, typer.Option(min=0.01, max=MAX_MINUTES, help="help.max_minutes")
    ] = None,
    sample_max: Annotated[int | None, typer.Option(min=1, help="help.sample_max")] = None,
    sample_random: Annotated[float | None, typer.Option(min=0.0, max=1.0, help="help.sample_random")] = None,
    seed: Annotated[int | None, typer.Option(help="help.seed")] = None,
    all_pages: Annotated[bool, typer.Option("--all-pages", help="help.all_pages")] = False,
    scope: Annotated[list[str] | None, typer.Option(metavar="PATH", help="help.scope")] = None,
    extra_host: Annotated[
        list[str] | None, typer.Option(metavar="HOST[:PORT]", help="help.extra_host")
    ] = None,
    contact: Annotated[str | None, typer.Option(metavar="URL", help="help.contact")] = None,
    delay: Annotated[float | None, typer.Option(min=0.0, max=MAX_DELAY, help="help.delay")] = None,
    concurrency: Annotated[int | None, typer.Option(min=1, max=32, help="help.concurrency")] = None,
    settle: Annotated[float | None, typer.Option(min=0.0, max=MAX_SETTLE, help="help.settle")] = None,
    idle: Annotated[float | None, typer.Option(min=0.0, max=MAX_IDLE, help="help.idle")] = None,
    profile: Annotated[list[str] | None, typer.Option(metavar="NAME", help="help.profile")] = None,
    cluster: Annotated[str, typer.Option("--cluster", metavar="ADDRESS", help="help.cluster")] = "",
    workers: Annotated[int, typer.Option("--workers", min=0, max=256, metavar="N", help="help.workers")] = 0,
    engine: Annotated[int | None, typer.Option(min=1, metavar="N", help="help.engine")] = None,
    reuse: Annotated[bool, typer.Option("--reuse", help="help.reuse")] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="help.fresh")] = False,
    baseline: BaselineOption = None,
    budgets: BudgetOption = None,
    seal: SealOption = None,
    timestamp: TimestampOption = None,
) -> int:
    """Audit the sites named on the command line or in sites.toml, and write their scorecards."""
    _check(contact or "", profile or [])
    _check_workers(cluster, workers)
    sample = {"max": sample_max, "random": sample_random, "seed": seed, "all_pages": all_pages or None}
    limits = {"pages": max_addresses, "depth": max_depth, "minutes": max_minutes}
    plain = {
        "profiles": profile or None,
        "scope": scope or None,
        "extra_hosts": extra_host or None,
        "contact": contact,
        "delay": delay,
        "old_engine": engine,
        "reuse": reuse or None,
    }
    asked = read_targets(targets)
    gate = open_gate(baseline, budgets or [], targets, lang)
    tell_indicative(gate, asked.sites, lang)
    return conduct(
        Asked(
            sites=[overridden(site, plain, sample, limits) for site in asked.sites],
            alerts=asked.alerts,
            due=due,
            lang=lang,
            out=out,
            store=store,
            formats=formats or [],
            browser=browser,
            quiet=quiet,
            concurrency=concurrency,
            protocol=Protocol(**given({"settle": settle, "idle": idle})),
            fresh=fresh,
            cluster=cluster,
            workers=workers,
            gate=gate,
            archive=seal is not None,
            seal=seal,
            timestamp=timestamp or "",
        )
    )


def _check(contact: str, asked: list[str]) -> None:
    """Refuse a contact that is no address, and a profile that does not exist."""
    if not re.fullmatch(CONTACT, contact):
        raise UserError(both("option.contact"))
    known = ["all", "none", *profiles()]
    for name in asked:
        if name not in known:
            raise UserError(both("option.profile", name=name, known=", ".join(known)))


def _check_workers(cluster: str, workers: int) -> None:
    """Refuse an address that is no scheduler's, and two kinds of workers at once."""
    if cluster and workers:
        raise UserError(both("cluster.both"))
    if cluster and not cluster.startswith(("tcp://", "tls://")):
        raise UserError(both("cluster.address"))


def read_targets(targets: list[str]) -> Portfolio:
    """Return the sites of the command line: addresses, or the sites of sites.toml and CSV files, with their alerts.

    Raises:
        UserError: a target is neither an address nor a file, or a site is named twice.
    """
    sites: list[SiteSettings] = []
    alerts = AlertSettings()
    for target in targets:
        if target.endswith((".toml", ".csv")) or Path(target).is_file():
            read = load_portfolio(Path(target))
            sites += read.sites
            alerts = alerts if alerts.mail or alerts.webhook else read.alerts
        else:
            sites.append(site_at(target))
    urls = [address(site.url) for site in sites]
    twice = next((url for url in urls if urls.count(url) > 1), None)
    if twice:
        raise UserError(both("target.twice", target=twice))
    return Portfolio(sites=sites, alerts=alerts)


def site_at(target: str) -> SiteSettings:
    """Return the site of an address given on the command line.

    Raises:
        UserError: it is no address of a site.
    """
    if check_url(target) is None:
        return SiteSettings(url=target)
    if "://" not in target and "." in target and check_url(f"https://{target}") is None:
        raise UserError(both("target.scheme", target=target))
    if "://" in target and "@" in target:
        raise UserError(both("target.credentials"))
    raise UserError(both("target.unknown", target=target))


def overridden(
    site: SiteSettings, plain: Mapping[str, Any], sample: Mapping[str, Any], limits: Mapping[str, Any]
) -> SiteSettings:
    """Return the site with what the command line asks over what the file says (None: not asked)."""
    return msgspec.structs.replace(
        site,
        sample=msgspec.structs.replace(site.sample, **given(sample)),
        limits=msgspec.structs.replace(site.limits, **given(limits)),
        **given(plain),
    )


def given(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that were given."""
    return {key: value for key, value in values.items() if value is not None}
