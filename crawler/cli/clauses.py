"""`limpide clauses`: the clauses ready to copy in a contract: the list, all of one, or its [[clause]] table."""

import difflib
from typing import Annotated

import typer

from crawler.acceptance.library import clause_toml
from crawler.cli.options import LangOption
from crawler.errors import UserError
from crawler.words import both, printable, say
from reports.language import Speech
from rules.acceptance.library import LibraryClause, library
from rules.metrics import METRICS
from rules.vocabulary import Lang


def clauses(
    name: Annotated[str | None, typer.Argument(metavar="ID", help="help.clauses.id")] = None,
    toml: Annotated[bool, typer.Option("--toml", help="help.clauses.toml")] = False,
    lang: LangOption = "fr",
) -> int:
    """Print the library of clauses, or one of them."""
    known = library()
    if name is not None and name not in known:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.3)
        raise UserError(both("clause.unknown", name=name, near=near[0] if near else "limpide clauses"))
    chosen = [known[name]] if name else list(known.values())
    if toml:
        print(printable("\n\n".join(clause_toml(one, f"4.{rank}") for rank, one in enumerate(chosen, 1))))
        return 0
    for one in chosen:
        for line in _whole(one, lang) if name else [f"{one.id:<26} {one.title}"]:
            print(printable(line))
    return 0


def _whole(one: LibraryClause, lang: Lang) -> list[str]:
    speech = Speech(lang)
    states = ", ".join(speech.say(f"visit_state.{s}") for s in one.states if s != "first")
    where = speech.say(f"population.{one.population}")
    metric = METRICS.get(one.metric)
    sign = "≥" if one.rate or (metric and metric.better == "higher") else "≤"
    bar = f"{sign} {speech.number(one.limit, 2)} {one.unit}"
    measured = ", ".join(part for part in (one.metric, where, states, bar) if part)
    return [
        f"{one.id} · {one.title}",
        "",
        say("clause.text", lang),
        one.text,
        "",
        f"{say('clause.measure', lang)} {measured}",
        f"{say('clause.how', lang)} {one.how}",
        f"{say('clause.source', lang)} {one.source}",
    ]
