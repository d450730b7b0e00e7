"""`limpide accept contract.toml --stage VA --out FOLDER`: sample, runs, seal, minutes; the exit code is the verdict."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from audits.protocol import Protocol
from crawler.acceptance.contract_file import MAX_RUNS, read_contract, speaks_of_demo
from crawler.acceptance.library import write_example
from crawler.campaign.settings import SiteSettings
from crawler.cli.acceptance import Asked, conduct
from crawler.cli.audit import MAX_IDLE, MAX_SETTLE, given
from crawler.cli.options import BrowserOption, LangOption, QuietOption
from crawler.demo.server import DemoServer
from rules.acceptance.contract import Stage


def accept(
    contract: Annotated[Path, typer.Argument(metavar="contract.toml", help="help.accept.contract")],
    stage: Annotated[Stage | None, typer.Option("--stage", help="help.accept.stage")] = None,
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="help.accept.out")] = Path(
        "limpide-acceptance"
    ),
    init: Annotated[bool, typer.Option("--init", help="help.accept.init")] = False,
    runs: Annotated[int | None, typer.Option(min=1, max=MAX_RUNS, help="help.accept.runs")] = None,
    sample: Annotated[
        Path | None, typer.Option("--sample", metavar="FILE", help="help.accept.sample")
    ] = None,
    lang: LangOption = "fr",
    browser: BrowserOption = None,
    quiet: QuietOption = False,
    concurrency: Annotated[int | None, typer.Option(min=1, max=32, help="help.concurrency")] = None,
    settle: Annotated[float | None, typer.Option(min=0.0, max=MAX_SETTLE, help="help.settle")] = None,
    idle: Annotated[float | None, typer.Option(min=0.0, max=MAX_IDLE, help="help.idle")] = None,
) -> int:
    """Measure a delivery against its contract, seal the evidence, write the minutes."""
    if init:
        return write_example(contract, lang)
    with served(contract) as demo:
        return conduct(
            Asked(
                file=read_contract(contract, stage, runs, demo),
                sample=sample,
                out=out,
                lang=lang,
                browser=browser,
                quiet=quiet,
                concurrency=concurrency,
                protocol=Protocol(**given({"settle": settle, "idle": idle})),
            )
        )


@contextmanager
def served(contract: Path) -> Iterator[SiteSettings | None]:
    """Serve the embedded demo site while a contract about it is measured; give its settings, None for any other."""
    if not speaks_of_demo(contract):
        yield None
        return
    with DemoServer() as server:
        yield server.site_settings()
