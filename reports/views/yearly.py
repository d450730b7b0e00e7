"""The yearly report as a page: paragraphs ready to paste, then the figures behind them, site by site."""

from dataclasses import dataclass

from reports.language import Speech
from reports.safety import shorten
from reports.views.parts import Cell, Table, heads, number
from reports.views.portfolio_rows import trend
from rules.declaration.statement import Statement
from rules.yearly import SiteYear, Year


@dataclass(frozen=True)
class Yearly:
    """The page."""

    title: str
    lead: str
    reen: list[str]
    accessibility: list[str]
    duties: Table
    sites: Table
    method: str


def make_yearly(year: Year, speech: Speech, version: str) -> Yearly:
    """Return the page of a year."""
    say = speech.say
    return Yearly(
        title=say("yearly.title", year=year.end[:4]),
        lead=say("yearly.lead", start=speech.day(year.start), end=speech.day(year.end)),
        reen=[speech.text(one) for one in year.reen],
        accessibility=[speech.text(one) for one in year.accessibility],
        duties=_duties(year, speech),
        sites=_sites(year, speech),
        method=say("yearly.method", version=version),
    )


def _duties(year: Year, speech: Speech) -> Table:
    rows = [
        [
            Cell(speech.say(f"duty.{one.id}")),
            *(number(speech.say("fraction", part=met, whole=one.read)) for met in (one.before, one.after)),
        ]
        for one in year.duties
    ]
    head = heads([speech.say(f"yearly.{key}") for key in ("duty", "before", "after")], numbers=(1, 2))
    return Table("duties", speech.say("yearly.duties"), head, rows)


def _sites(year: Year, speech: Speech) -> Table:
    rows = [_site(one, speech) for one in year.sites]
    keys = ("site", "audits", "corrections", "weight", "met", "trend")
    head = heads([speech.say(f"yearly.{key}") for key in keys], numbers=(1, 2, 3, 4))
    return Table("sites", speech.say("yearly.sites"), head, rows, kind="tight")


def _site(one: SiteYear, speech: Speech) -> list[Cell]:
    first, last = one.measured[0], one.measured[-1]
    weights = [
        speech.size(value) if value is not None else "–" for value in (first.wire_bytes, last.wire_bytes)
    ]
    return [
        Cell(shorten(one.name, 60)),
        number(speech.number(len(one.measured))),
        number(f"{speech.number(first.corrections)} → {speech.number(last.corrections)}"),
        number(" → ".join(weights)),
        number(f"{_met(one.first)} → {_met(one.last)}"),
        trend(one.points, speech),
    ]


def _met(statement: Statement | None) -> str:
    return "–" if statement is None else str(sum(duty.state == "met" for duty in statement.duties))
