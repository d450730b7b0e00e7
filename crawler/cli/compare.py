"""`limpide compare A B`: what changed between two campaigns, or two reports, cause by cause."""

from typing import Annotated

import typer

from crawler.campaign.sides import compare as compare_sides
from crawler.campaign.sides import open_side
from crawler.cli.changes import told
from crawler.cli.options import DEFAULT_STORE, LangOption, StoreOption
from crawler.words import printable


def compare(
    before: Annotated[str, typer.Argument(metavar="A", help="help.compare.side")],
    after: Annotated[str, typer.Argument(metavar="B", help="help.compare.side")],
    lang: LangOption = "fr",
    store: StoreOption = DEFAULT_STORE,
) -> int:
    """Print, site by site, the files, third parties, templates, corrections and verdicts that changed."""
    for line in told(compare_sides(open_side(store, before), open_side(store, after)), lang):
        print(printable(line))
    return 0
