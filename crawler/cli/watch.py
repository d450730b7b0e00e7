"""`limpide watch sites.toml`: audits each site at its own moments, until Ctrl-C or SIGTERM."""

import logging
import sys
from pathlib import Path
from typing import Annotated

import typer

from audits.protocol import Protocol
from crawler.campaign.config import load_portfolio
from crawler.campaign.gate import open_gate
from crawler.campaign.settings import Portfolio
from crawler.campaign.store import Store
from crawler.campaign.watch import Halt, Listening, Watch
from crawler.cli.audit import MAX_IDLE, MAX_SETTLE, given
from crawler.cli.conduct import Asked, conduct
from crawler.cli.options import (
    DEFAULT_OUT,
    DEFAULT_STORE,
    BrowserOption,
    FormatOption,
    LangOption,
    OutOption,
    QuietOption,
    StoreOption,
)
from crawler.words import printable
from rules.vocabulary import Text


def watch(
    path: Annotated[Path, typer.Argument(metavar="sites.toml", help="help.watch.path")] = Path("sites.toml"),
    lang: LangOption = "fr",
    out: OutOption = DEFAULT_OUT,
    store: StoreOption = DEFAULT_STORE,
    formats: FormatOption = None,
    browser: BrowserOption = None,
    quiet: QuietOption = False,
    concurrency: Annotated[int | None, typer.Option(min=1, max=32, help="help.concurrency")] = None,
    settle: Annotated[float | None, typer.Option(min=0.0, max=MAX_SETTLE, help="help.settle")] = None,
    idle: Annotated[float | None, typer.Option(min=0.0, max=MAX_IDLE, help="help.idle")] = None,
) -> int:
    """Watch over the sites of a file; the report always shows every site by its last audit."""
    waits = given({"settle": settle, "idle": idle})
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)

    def audit(portfolio: Portfolio, halt: Halt) -> None:
        asked = Asked(
            sites=portfolio.sites,
            alerts=portfolio.alerts,
            due=True,
            lang=lang,
            out=out,
            store=store,
            formats=formats or [],
            browser=browser,
            quiet=quiet,
            concurrency=concurrency,
            protocol=Protocol(**waits),
            fresh=False,
            gate=open_gate(None, [], [str(path)], lang),
        )
        conduct(asked, halt)

    def tell(text: Text) -> None:
        if not quiet:
            print(printable(text.say(lang)), file=sys.stderr, flush=True)

    opened = Store(store)
    try:
        Watch(path, load_portfolio, opened, audit, tell, Listening()).run()
    finally:
        opened.close()
    return 0
