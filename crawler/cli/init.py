"""`limpide init`: writes a commented sites.toml to start from."""

from pathlib import Path
from typing import Annotated

import typer

from crawler.campaign.config import load_sites
from crawler.cli.options import LangOption
from crawler.errors import UserError
from crawler.words import both, say

TEMPLATES = Path(__file__).parent


def init(
    path: Annotated[Path, typer.Argument(metavar="sites.toml", help="help.init.path")] = Path("sites.toml"),
    lang: LangOption = "fr",
    force: Annotated[bool, typer.Option("--force", help="help.force")] = False,
) -> int:
    """Write sites.toml with every key explained; an existing file is left alone unless --force."""
    if path.exists() and not force:
        raise UserError(both("init.exists", path=path))
    text = (TEMPLATES / f"sites.{lang}.toml").read_text(encoding="utf-8")
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UserError(both("out.unwritable", out=path, why=error.strerror or str(error))) from error
    count = len(load_sites(path))
    print(say("init.written", lang, path=path, n=count))
    return 0
