"""`limpide sample sites.toml|contract.toml --out sample.toml`: the official sample, frozen before any measure."""

import asyncio
import os
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Annotated

import typer

from audits.browser import find_browser
from audits.browser.pool import BrowserPool
from audits.protocol import Protocol, default_concurrency
from crawler.acceptance.contract_file import read_contract
from crawler.acceptance.running import draw
from crawler.acceptance.sample_file import FrozenSample, written
from crawler.campaign.clock import now
from crawler.campaign.progress import Progress, make_progress
from crawler.campaign.settings import SiteSettings
from crawler.campaign.slugs import slugs
from crawler.campaign.store import Store
from crawler.campaign.toml_tables import read_toml
from crawler.cli.acceptance import make_run
from crawler.cli.audit import read_targets
from crawler.cli.options import BrowserOption, LangOption, QuietOption
from crawler.errors import UserError
from crawler.words import both, printable, say
from rules.acceptance import Clause


def sample(
    target: Annotated[str, typer.Argument(metavar="contract.toml|sites.toml|URL", help="help.sample.target")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="help.sample.out")] = Path("sample.toml"),
    name: Annotated[str, typer.Option("--site", metavar="NAME", help="help.sample.site")] = "",
    lang: LangOption = "fr",
    browser: BrowserOption = None,
    quiet: QuietOption = False,
) -> int:
    """Crawl one site, draw its sample, write it with its hash; 3 when the site cannot be read."""
    if out.exists():
        raise UserError(both("accept.exists", path=out))
    site, clauses = _asked(target, name)
    progress = make_progress(lang, quiet=quiet)
    try:
        frozen, why = asyncio.run(_draw(site, clauses, progress, browser))
    finally:
        progress.close()
    if frozen is None:
        raise UnreadError(both("sample.unread", site=site.url, why=why))
    try:
        out.write_text(written(frozen, lang), encoding="utf-8")
    except OSError as error:
        raise UserError(both("out.unwritable", out=out, why=error.strerror or str(error))) from error
    told = {"pages": len(frozen.pages), "population": frozen.population, "processes": len(frozen.processes)}
    for line in say("sample.frozen", lang, **told, file=out, sha256=frozen.sha256).splitlines():
        print(printable(line))
    return 0


class UnreadError(UserError):
    """Raised when the site cannot be read: nothing is frozen. Exit code 3."""

    exit_code = 3


def _asked(target: str, name: str) -> tuple[SiteSettings, list[Clause]]:
    """Return the site to sample, and the clauses whose pages must be there.

    Raises:
        UserError: the file has several sites and none is chosen.
    """
    if target.endswith(".toml") and "clause" in read_toml(Path(target))[1]:
        file = read_contract(Path(target), "VA")
        return file.site, file.contract.clauses
    sites = read_targets([target]).sites
    chosen = [one for one in sites if name in ("", one.name, one.url)]
    if len(chosen) != 1:
        names = ", ".join(one.name or one.url for one in sites[:10])
        raise UserError(both("sample.several", file=target, names=names))
    return chosen[0], []


async def _draw(
    site: SiteSettings, clauses: list[Clause], progress: Progress, browser: str | None
) -> tuple[FrozenSample | None, str]:
    """Draw the sample in a store of its own, thrown away afterwards."""
    with tempfile.TemporaryDirectory(prefix="limpide-") as folder:
        store = Store(f"sqlite:///{Path(folder) / 'sample.db'}")
        try:
            run = make_run(site, store, progress, Protocol(), default_concurrency())
            campaign, _ = store.open_campaign([site], slugs([site]), {}, now(), fresh=True)
            async with AsyncExitStack() as stack:
                pool = None
                if site.auth and site.auth.login:
                    may_install = not os.environ.get("LIMPIDE_NO_INSTALL")
                    choice = await find_browser(browser, announce=progress.note, install=may_install)
                    pool = await stack.enter_async_context(BrowserPool(choice, concurrency=1))
                frozen = await draw(run, store.sites(campaign)[0], pool, clauses, None)
            discovery = store.sites(campaign)[0].discovery
            return frozen, (discovery.reason_fr or discovery.reason) if discovery else ""
        finally:
            store.close()
