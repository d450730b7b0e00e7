"""`limpide explain ID`: one correction from end to end, with how to see it, repair it and accept it."""

from typing import Annotated

import typer

from crawler.campaign.sides import read_result
from crawler.cli.baseline import DEFAULT_RESULTS, ResultsOption
from crawler.cli.options import LangOption
from crawler.errors import UserError
from crawler.words import both, printable
from reports.explanation import Section, explain
from reports.language import Speech


def explain_one(
    identity: Annotated[str, typer.Argument(metavar="ID", help="help.explain.id")],
    results: ResultsOption = DEFAULT_RESULTS,
    lang: LangOption = "fr",
) -> int:
    """Print all that is known of one correction, on each site that has it."""
    result, speech = read_result(results), Speech(lang)
    wanted = identity.strip().lower().rpartition("-")[2]
    found = [
        (site, one)
        for site in result.sites
        for one in site.corrections
        if wanted and one.id.startswith(wanted)
    ]
    if not found:
        known = [one.id for site in result.sites for one in site.corrections]
        raise UserError(
            both("explain.unknown", name=identity, path=results, known=", ".join(known[:5]) or "—")
        )
    for site, one in found:
        print(printable(f"{speech.text(one.title)} [{one.id}] · {site.name}\n"))
        for part in explain(site, one, speech):
            print(printable(f"{part.title}\n" + "\n".join(_indented(part))) + "\n")
    return 0


def _indented(part: Section) -> list[str]:
    return [line if part.code else f"  {line}" for line in part.lines]
