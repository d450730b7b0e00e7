"""The options several commands share, declared once; their help is a key of words.json."""

from pathlib import Path
from typing import Annotated

import typer

from crawler.campaign.store import DEFAULT_STORE
from rules.vocabulary import Lang

DEFAULT_OUT = Path("limpide-report")

LangOption = Annotated[Lang, typer.Option("--lang", envvar="LIMPIDE_LANG", help="help.lang")]
OutOption = Annotated[Path, typer.Option("--out", help="help.out")]
StoreOption = Annotated[str, typer.Option("--store", envvar="LIMPIDE_STORE", help="help.store")]
FormatOption = Annotated[list[str] | None, typer.Option("--format", metavar="NAME=FILE", help="help.format")]
BrowserOption = Annotated[
    str | None, typer.Option("--browser", envvar="LIMPIDE_BROWSER", help="help.browser")
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="help.quiet")]
CampaignOption = Annotated[str | None, typer.Option("--campaign", help="help.campaign")]
BaselineOption = Annotated[Path | None, typer.Option("--baseline", metavar="FILE", help="help.baseline.file")]
BudgetOption = Annotated[list[Path] | None, typer.Option("--budget", metavar="FILE", help="help.budget")]
SealOption = Annotated[Path | None, typer.Option("--seal", metavar="FOLDER", help="help.seal")]
TimestampOption = Annotated[str | None, typer.Option("--timestamp", metavar="URL", help="help.timestamp")]

__all__ = [
    "DEFAULT_OUT",
    "DEFAULT_STORE",
    "BaselineOption",
    "BrowserOption",
    "BudgetOption",
    "CampaignOption",
    "FormatOption",
    "LangOption",
    "OutOption",
    "QuietOption",
    "SealOption",
    "StoreOption",
    "TimestampOption",
]
