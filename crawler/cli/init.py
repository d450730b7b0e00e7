"""`limpide init`: writes a commented sites.toml to start from, with an example site or those of a table."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from crawler.campaign.config import load_portfolio
from crawler.campaign.settings import SiteSettings
from crawler.campaign.tables import COLUMNS, sites_of_table
from crawler.cli.options import LangOption
from crawler.errors import UserError
from crawler.words import both, say

TEMPLATES = Path(__file__).parent


def init(
    path: Annotated[Path, typer.Argument(metavar="sites.toml", help="help.init.path")] = Path("sites.toml"),
    table: Annotated[Path | None, typer.Option("--from", metavar="CSV", help="help.init.from")] = None,
    lang: LangOption = "fr",
    force: Annotated[bool, typer.Option("--force", help="help.force")] = False,
) -> int:
    """Write sites.toml with every key explained; an existing file is left alone unless --force."""
    if path.exists() and not force:
        raise UserError(both("init.exists", path=path))
    text = (TEMPLATES / f"sites.{lang}.toml").read_text(encoding="utf-8")
    if table is not None:
        text = text.partition("[[site]]\n")[0] + written(sites_of_table(table))
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UserError(both("out.unwritable", out=path, why=error.strerror or str(error))) from error
    count = len(load_portfolio(path).sites)
    print(say("init.written", lang, path=path, n=count))
    return 0


def written(sites: Sequence[SiteSettings]) -> str:
    """Return the [[site]] tables of sites, the keys a table of sites may hold.

    >>> print(written([SiteSettings(url="https://a.example/", name="A", tags=["ville"])]))
    [[site]]
    name = "A"
    url = "https://a.example/"
    tags = ["ville"]
    <BLANKLINE>
    """
    tables = []
    for site in sites:
        values = ((key, getattr(site, key)) for key in COLUMNS)
        lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values if value]
        tables.append("\n".join(["[[site]]", *lines]) + "\n")
    return "\n".join(tables)
