"""One line a site of the portfolio: five duties, corrections, weight, old device, coverage, trend."""

from collections.abc import Sequence

from reports.language import Speech
from reports.layout import SiteLayout
from reports.safety import shorten
from reports.views.parts import Cell, Spark, Table, number
from rules.declaration.obligations import DUTIES
from rules.old_plain import plain
from rules.results import SiteResult, TrendPoint

KINDS = {"good": "c", "bad": "nc", "mixed": "ask", "unmeasured": "ask", "info": "na"}
DUTY_KINDS = {"met": "c", "missed": "nc", "review": "ask", "unmeasured": "ask"}
WIDTH, HEIGHT, PAD = 60, 20, 2


def sites_table(ordered: Sequence[SiteResult], places: dict[str, SiteLayout], speech: Speech) -> Table:
    """Return the table of the sites, in the order given.

    A column that would say the same of every site is a sentence below instead: a first audit, old devices not measured.
    """
    say = speech.say
    known = any(len(_measured(site.trend)) > 1 for site in ordered)
    tried = any(_old(site) != "unmeasured" for site in ordered)
    keys = ["site", "duties", "certain", "weight", *(["old_device"] if tried else []), "coverage"]
    keys += ["trend"] if known else []
    cells = [_row(site, places[site.slug], speech) for site in ordered]
    notes = [say("portfolio.weight_note")]
    notes += [] if tried else [say("portfolio.old_note")]
    notes += [] if known else [say("portfolio.first_audits")]
    head = [Cell(say(f"portfolio.{key}"), kind="n" if key in _FIGURES else "") for key in keys]
    rows = [[row[key] for key in keys] for row in cells]
    return Table("sites", say("portfolio.caption"), head, rows, " ".join(notes), kind="tight")


_FIGURES = frozenset({"certain", "weight", "coverage"})


def _old(site: SiteResult) -> str:
    return next((a.state for a in site.answers if a.id == "old_device"), "unmeasured")


def _row(site: SiteResult, layout: SiteLayout, speech: Speech) -> dict[str, Cell]:
    say = speech.say
    row = {"site": Cell(shorten(site.name, 60), path=layout.home), "trend": trend(site.trend, speech)}
    if site.status == "failed":
        lost = Cell(say("portfolio.not_audited"), kind="v nc")
        return row | {"duties": lost, "old_device": Cell("–")} | dict.fromkeys(_FIGURES, number("–"))
    visited = sum(p.status in ("audited", "partial") for p in site.pages)
    known = site.sample.population if site.sample else visited
    weights = (_size(site, name, speech) for name in ("wire_bytes", "second_visit_bytes"))
    old, failing = _old(site), plain(site.pages)
    return row | {
        "duties": duties(site, speech),
        "certain": number(speech.number(sum(one.certain for one in site.corrections))),
        "weight": number(" / ".join(weights)),
        "old_device": Cell(
            say("portfolio.old_usable" if old == "info" else f"state.{old}"),
            kind=f"v {KINDS[old]}",
            items=(Cell(speech.text(failing), kind="soft"),) if failing.fr else (),
        ),
        "coverage": number(say("fraction", part=visited, whole=known)),
    }


def _size(site: SiteResult, metric: str, speech: Speech) -> str:
    return speech.size(site.medians[metric]) if metric in site.medians else "–"


def duties(site: SiteResult, speech: Speech) -> Cell:
    """Return how many of the five duties a site meets, and the names of those it misses or leaves in doubt."""
    say = speech.say
    if site.statement is None:
        return Cell(say("state.unmeasured"), kind="v ask")
    names: dict[str, list[str]] = {}
    for one in site.statement.duties:
        names.setdefault(one.state, []).append(say(f"portfolio.duty.{one.id}"))
    met = len(names.get("met", []))
    told = [say("portfolio.met", n=met, total=len(DUTIES))]
    told += [
        say(f"portfolio.{s}", names=", ".join(names[s]))
        for s in ("missed", "review", "unmeasured")
        if s in names
    ]
    worst = next(state for state in ("missed", "review", "unmeasured", "met") if state in names)
    return Cell(
        "\u00a0; ".join(told) if speech.lang == "fr" else "; ".join(told), kind=f"v free {DUTY_KINDS[worst]}"
    )


def _measured(points: Sequence[TrendPoint]) -> list[TrendPoint]:
    return [one for one in points if one.status != "failed"]


def trend(points: Sequence[TrendPoint], speech: Speech) -> Cell:
    """Return the certain corrections of a site over its campaigns: a line, and the first and last figures in words."""
    measured = _measured(points)
    if len(measured) < 2:
        return Cell(speech.say("trend.first"))
    values = [one.corrections for one in measured[-12:]]
    top = max(values) or 1
    step = (WIDTH - 2 * PAD) / (len(values) - 1)
    path = " ".join(
        f"{PAD + rank * step:.0f},{HEIGHT - PAD - value * (HEIGHT - 2 * PAD) / top:.0f}"
        for rank, value in enumerate(values)
    )
    words = speech.say("trend.words", first=values[0], last=values[-1])
    return Cell(
        words, spark=Spark(path, speech.say("trend.title", n=len(values), first=values[0], last=values[-1]))
    )
