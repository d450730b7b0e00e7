"""`limpide report results.json`: renders the documents of a result again, in another language or format."""

from pathlib import Path
from typing import Annotated

import typer

from crawler.campaign.sides import read_result
from crawler.cli.deliver import check_formats, deliver
from crawler.cli.options import DEFAULT_OUT, DEFAULT_STORE, FormatOption, LangOption, OutOption, StoreOption


def report(
    results: Annotated[Path, typer.Argument(metavar="results.json", help="help.results")] = DEFAULT_OUT
    / "results.json",
    lang: LangOption = "fr",
    out: OutOption = DEFAULT_OUT,
    store: StoreOption = DEFAULT_STORE,
    formats: FormatOption = None,
) -> int:
    """Write the documents of a stored result again; verdicts are those of the result (see `judge` to judge anew)."""
    asked = check_formats(formats or [])
    result = read_result(results)
    return deliver(result, out, lang, asked, store)
