"""`limpide demo`: the main job on the embedded site of a small commune, served on this machine only."""

from pathlib import Path

from audits.protocol import Protocol
from crawler.cli.conduct import Asked, conduct
from crawler.cli.options import BrowserOption, FormatOption, LangOption, OutOption, QuietOption
from crawler.demo.server import DemoServer

IDLE = 10.0
"""Seconds of doing nothing: enough for what the demo site does by itself."""


def demo(
    lang: LangOption = "fr",
    out: OutOption = Path("limpide-demo"),
    formats: FormatOption = None,
    browser: BrowserOption = None,
    quiet: QuietOption = False,
) -> int:
    """Audit the demo site, every page of it, and write its scorecard; the store lives in the report's folder."""
    out.mkdir(parents=True, exist_ok=True)
    with DemoServer() as server:
        return conduct(
            Asked(
                sites=[server.site_settings()],
                lang=lang,
                out=out,
                store=f"sqlite:///{out / 'demo.db'}",
                formats=formats or [],
                browser=browser,
                quiet=quiet,
                concurrency=None,
                protocol=Protocol(idle=IDLE),
                fresh=True,
            )
        )
