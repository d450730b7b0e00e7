"""`limpide report results.json`: renders the documents of a result again, in another language or format."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from crawler.cli.deliver import check_formats, deliver
from crawler.cli.options import DEFAULT_OUT, DEFAULT_STORE, FormatOption, LangOption, OutOption, StoreOption
from crawler.errors import UserError
from crawler.words import both
from rules.results import SCHEMA_VERSION, CampaignResult


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


def read_result(path: Path) -> CampaignResult:
    """Return the result of a results.json.

    Raises:
        UserError: the file is missing, is not one of ours, or is of another schema.
    """
    try:
        result = msgspec.json.decode(path.read_bytes(), type=CampaignResult)
    except OSError as error:
        raise UserError(both("results.missing", path=path)) from error
    except msgspec.DecodeError as error:
        raise UserError(both("results.wrong", path=path, why=str(error))) from error
    if result.schema_version != SCHEMA_VERSION:
        raise UserError(both("results.wrong", path=path, why=f"schema_version {result.schema_version}"))
    return result
