"""The view of several sites: one line a site, the worst first, and what several sites can fix together."""

import re
from dataclasses import dataclass

from reports.language import Speech, split_steps
from reports.layout import SiteLayout
from reports.safety import shorten
from reports.views.parts import Cell, Table, heads, number
from rules.results import CampaignResult, SiteResult
from rules.vocabulary import Correction

SHARED_SHOWN = 5
SITES_NAMED = 4
_RANK = re.compile(r"^\d+\.\s*")
KINDS = {"good": "c", "bad": "nc", "mixed": "ask", "unmeasured": "ask", "info": "na"}


@dataclass(frozen=True)
class Portfolio:
    """The portfolio page."""

    title: str
    audited: str
    lead: list[str]
    exits: list[str]
    first: list[Cell]
    sites: Table
    shared_lead: str
    shared: Table | None


def make_portfolio(result: CampaignResult, layouts: list[SiteLayout], speech: Speech) -> Portfolio:
    """Return the portfolio of a campaign."""
    ordered = sorted(zip(result.sites, layouts, strict=True), key=lambda pair: _rank(pair[0]))
    shared = _shared(result)
    return Portfolio(
        speech.say("portfolio.title", n=len(result.sites)),
        speech.say("site.audited", day=speech.day(result.ended or result.started)),
        _lead(result, speech),
        [speech.text(reason) for reason in result.exit_reasons],
        [_first(site, layout, speech) for site, layout in ordered[:3]],
        _sites_table(ordered, speech),
        speech.say("shared.lead", n=len(shared)) if shared else speech.say("shared.none"),
        _shared_table(shared, dict(zip([s.slug for s in result.sites], layouts, strict=True)), speech)
        if shared
        else None,
    )


def _rank(site: SiteResult) -> tuple[bool, int, str]:
    """Sites that could not be audited first, then the most certain corrections first."""
    return site.status != "failed", -certain(site), site.name


def certain(site: SiteResult) -> int:
    """Return the number of certain corrections of a site."""
    return sum(c.certain for c in site.corrections)


def _lead(result: CampaignResult, speech: Speech) -> list[str]:
    failed = sum(site.status == "failed" for site in result.sites)
    lines = [speech.say("portfolio.failed", n=failed)] if failed else []
    pages = sum(p.status in ("audited", "partial") for s in result.sites for p in s.pages)
    total = sum(certain(site) for site in result.sites)
    sites = speech.say("sites.audited", n=len(result.sites) - failed)
    return [
        *lines,
        speech.say("portfolio.lead", n=total, sites=sites, pages=speech.say("pages.visited", n=pages)),
    ]


def _first(site: SiteResult, layout: SiteLayout, speech: Speech) -> Cell:
    """Return what to do first on a site: its own first answer, or why it could not be audited."""
    answers = {a.id: a for a in site.answers}
    if site.status == "failed":
        text = speech.text(site.reason)
    elif "first" in answers:
        text = _RANK.sub("", split_steps(speech.text(answers["first"].text))[0])
    else:
        text = speech.say("corrections.none", n=len(site.pages))
    return Cell(site.name, path=layout.home, items=(Cell(text),))


def _sites_table(ordered: list[tuple[SiteResult, SiteLayout]], speech: Speech) -> Table:
    say = speech.say
    keys = ("site", "obligations", "certain", "weight", "old_device", "coverage")
    rows = []
    for site, layout in ordered:
        name = Cell(shorten(site.name, 60), path=layout.home)
        if site.status == "failed":
            rows.append(
                [
                    name,
                    Cell(say("portfolio.not_audited"), kind="v nc"),
                    *[number("–")] * 2,
                    Cell("–"),
                    number("–"),
                ]
            )
            continue
        states = {a.id: a.state for a in site.answers}
        marks = [_mark(states.get(key, "unmeasured"), speech) for key in ("obligations", "old_device")]
        weight = speech.size(site.medians["wire_bytes"]) if "wire_bytes" in site.medians else "–"
        visited = sum(p.status in ("audited", "partial") for p in site.pages)
        coverage = say("fraction", part=visited, whole=site.sample.population if site.sample else visited)
        figures = number(speech.number(certain(site))), number(weight)
        rows.append([name, marks[0], *figures, marks[1], number(coverage)])
    head = heads([say(f"portfolio.{key}") for key in keys], numbers=(2, 3, 5))
    return Table("sites", say("portfolio.caption"), head, rows, say("portfolio.weight_note"))


def _mark(state: str, speech: Speech) -> Cell:
    return Cell(speech.say(f"state.{state}"), kind=f"v {KINDS[state]}")


Shared = list[tuple[Correction, list[SiteResult]]]


def _shared(result: CampaignResult) -> Shared:
    """Return the corrections found on several sites under one id, on the most sites first."""
    found: dict[str, tuple[Correction, list[SiteResult]]] = {}
    for site in result.sites:
        for correction in site.corrections:
            found.setdefault(correction.id, (correction, []))[1].append(site)
    several = [pair for pair in found.values() if len(pair[1]) > 1]
    return sorted(several, key=lambda pair: (not pair[0].certain, -len(pair[1]), -pair[0].effect))


def _shared_table(shared: Shared, layouts: dict[str, SiteLayout], speech: Speech) -> Table:
    say = speech.say
    rows = []
    for correction, sites in shared[:SHARED_SHOWN]:
        links = tuple(
            Cell(shorten(s.name, 40), path=layouts[s.slug].correction(correction.id))
            for s in sites[:SITES_NAMED]
        )
        if len(sites) > SITES_NAMED:
            links += (Cell(say("shared.others", n=len(sites) - SITES_NAMED)),)
        words = say("correction.certain" if correction.certain else "correction.review")
        kind = "nc" if correction.certain else "ask"
        rows.append(
            [
                Cell(speech.text(correction.title)),
                Cell(words, kind=f"v {kind}"),
                Cell(say("sites", n=len(sites)), items=links),
            ]
        )
    left = len(shared) - len(rows)
    head = heads([say("corrections.title"), say("corrections.certainty"), say("shared.sites")])
    return Table("shared", say("shared.caption"), head, rows, say("more.shared", n=left) if left else "")
