"""`limpide purge [sites.toml]`: removes the evidence older than keep_days; `--dry-run` only tells."""

from pathlib import Path
from typing import Annotated

import typer

from crawler.campaign import clock
from crawler.campaign.config import load_portfolio
from crawler.campaign.purge import Purged
from crawler.campaign.purge import purge as purge_store
from crawler.campaign.store import Store
from crawler.cli.options import DEFAULT_STORE, LangOption, StoreOption
from crawler.words import printable, say
from rules.vocabulary import Lang
from rules.wording import size


def purge(
    path: Annotated[Path | None, typer.Argument(metavar="sites.toml", help="help.purge.path")] = None,
    keep_days: Annotated[int | None, typer.Option(min=1, help="help.purge.keep_days")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="help.purge.dry")] = False,
    lang: LangOption = "fr",
    store: StoreOption = DEFAULT_STORE,
) -> int:
    """Remove old evidence; figures stay in the history, and so does the last campaign of each site."""
    sites = load_portfolio(path).sites if path else []
    opened = Store(store, create=False)
    opened.lock()
    try:
        done = purge_store(opened, sites, clock.present(), days=keep_days, dry=dry_run)
    finally:
        opened.close()
    for one in done.sites:
        print(printable(say("purge.line", lang, site=one.name, started=one.started[:16], n=one.visits)))
    print(purge_summary(done, lang, dry=dry_run))
    return 0


def purge_summary(done: Purged, lang: Lang, *, dry: bool = False) -> str:
    """Return what was removed, or would be, as a sentence."""
    if not done.sites:
        return say("purge.nothing", lang)
    tense, weight = "would" if dry else "done", size(done.file_bytes).say(lang)
    return say(f"purge.{tense}", lang, n=len(done.sites), files=done.files, size=weight)
