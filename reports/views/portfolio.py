"""The view of several sites: one line a site, what to do first on top, what several sites can repair together."""

import re
from dataclasses import dataclass

from reports.language import Speech, split_steps
from reports.layout import PORTFOLIO_DECLARATIONS, PORTFOLIO_OFFICIALS, SiteLayout
from reports.safety import shorten
from reports.views.old_shares import shares_table
from reports.views.parts import Cell, Table, heads
from reports.views.portfolio_rows import sites_table
from rules.declaration.fault import Fault
from rules.old_plain import plain
from rules.portfolio import Clone, Repair, clones, in_order, missed, repairs, sentence
from rules.results import CampaignResult, SiteResult
from rules.wording import small, small_first

SHARED_SHOWN = 5
SITES_NAMED = 2
FAULTS_SHOWN = 100
FIRST_SHOWN = 3
_RANK = re.compile(r"^\d+\.\s*")


@dataclass(frozen=True)
class Portfolio:
    """The portfolio page."""

    title: str
    audited: str
    lead: list[str]
    exits: list[str]
    first: list[Cell]
    officials: Cell
    sites: Table
    old_shares: Table | None
    shared_lead: str
    shared: Table | None
    declared: list[str]
    declarations: Cell


@dataclass(frozen=True)
class Declared:
    """The page of what the sites declare: certain faults and copies."""

    title: str
    lead: list[str]
    faults: Table | None
    clones: Table | None


@dataclass(frozen=True)
class Officials:
    """The two pages to print for elected officials: one sentence a site."""

    title: str
    audited: str
    lead: list[str]
    first: list[str]
    sites: list[tuple[str, str, str]]
    method: str


def make_portfolio(result: CampaignResult, layouts: list[SiteLayout], speech: Speech) -> Portfolio:
    """Return the portfolio of a campaign."""
    places = dict(zip([site.slug for site in result.sites], layouts, strict=True))
    names = {site.slug: site.name for site in result.sites}
    ordered = in_order(result.sites)
    shared, copied = repairs(result.sites), clones(result.sites)
    faults = [(site, fault) for site in ordered for fault in _certain_faults(site)]
    return Portfolio(
        title=speech.say("portfolio.title", n=len(result.sites)),
        audited=speech.say("site.audited", day=speech.day(result.ended or result.started)),
        lead=_lead(result, speech),
        exits=[speech.text(reason) for reason in result.exit_reasons],
        first=[_first(site, places[site.slug], speech) for site in ordered[:FIRST_SHOWN]],
        officials=Cell(speech.say("officials.link"), path=PORTFOLIO_OFFICIALS),
        sites=sites_table(ordered, places, speech),
        old_shares=shares_table(ordered, speech),
        shared_lead=speech.say("shared.lead", n=len(shared)) if shared else speech.say("shared.none"),
        shared=_shared_table(shared, places, names, speech) if shared else None,
        declared=_declared(faults, copied, speech),
        declarations=Cell(speech.say("declarations.link"), path=PORTFOLIO_DECLARATIONS),
    )


def make_declared(result: CampaignResult, layouts: list[SiteLayout], speech: Speech) -> Declared:
    """Return the certain faults of the declarations, with their proof, and the copies."""
    places = dict(zip([site.slug for site in result.sites], layouts, strict=True))
    names = {site.slug: site.name for site in result.sites}
    faults = [(site, fault) for site in in_order(result.sites) for fault in _certain_faults(site)]
    copied = clones(result.sites)
    return Declared(
        title=speech.say("declarations.heading"),
        lead=_declared(faults, copied, speech),
        faults=_faults_table(faults, places, speech) if faults else None,
        clones=_clones_table(copied, places, names, speech) if copied else None,
    )


def _declared(faults: list[tuple[SiteResult, Fault]], copied: list[Clone], speech: Speech) -> list[str]:
    told = speech.say("declarations.lead", n=len(faults)) if faults else speech.say("declarations.none")
    proven = sum(one.certain for one in copied)
    return [told, *([speech.say("clones.lead", n=proven)] if proven else [])]


def make_officials(result: CampaignResult, speech: Speech) -> Officials:
    """Return the sentences of the sites, what to do first on top."""
    ordered = in_order(result.sites)
    shared = [one for one in repairs(result.sites) if one.certain][:3]
    return Officials(
        title=speech.say("officials.title", n=len(ordered)),
        audited=speech.say("site.audited", day=speech.day(result.ended or result.started)),
        lead=_lead(result, speech),
        first=[
            speech.say("officials.shared", title=speech.text(one.title), n=len(one.sites)) for one in shared
        ],
        sites=[
            (shorten(site.name, 60), _told(site, speech), small_first(_action(site, speech)))
            for site in ordered
        ],
        method=speech.say("officials.method", version=result.limpide),
    )


def _told(site: SiteResult, speech: Speech) -> str:
    """Return what is said of a site: its obligations and defects, then the page that fails on an old device."""
    old = plain(site.pages)
    return ". ".join([speech.text(sentence(site)), *([speech.text(old)] if old.fr else [])])


def certain(site: SiteResult) -> int:
    """Return the number of certain corrections of a site."""
    return sum(c.certain for c in site.corrections)


def _lead(result: CampaignResult, speech: Speech) -> list[str]:
    failed = sum(site.status == "failed" for site in result.sites)
    audited = [site for site in result.sites if site.status != "failed"]
    pages = sum(p.status in ("audited", "partial") for s in result.sites for p in s.pages)
    total = sum(certain(site) for site in result.sites)
    sites = speech.say("sites.audited", n=len(audited))
    read = [site for site in audited if site.statement]
    whole = sum(all(one.state == "met" for one in site.statement.duties) for site in read if site.statement)
    lines = [speech.say("portfolio.failed", n=failed)] if failed else []
    if read:
        lines.append(
            speech.say("portfolio.duties_lead", n=whole, total=len(read), missed=sum(map(missed, read)))
        )
    return [
        *lines,
        speech.say("portfolio.lead", n=total, sites=sites, pages=speech.say("pages.visited", n=pages)),
    ]


def _first(site: SiteResult, layout: SiteLayout, speech: Speech) -> Cell:
    return Cell(site.name, path=layout.home, items=(Cell(_action(site, speech)),))


def _action(site: SiteResult, speech: Speech) -> str:
    """Return what to do first on a site: a duty it misses, its first correction, or why it was not audited."""
    if site.status == "failed":
        return speech.text(site.reason)
    lost = [one for one in site.statement.duties if one.state == "missed"] if site.statement else []
    if lost:
        name = speech.say(f"duty.{lost[0].id}")
        return shorten(speech.say("duty.missed", name=name, why=speech.text(small(lost[0].said))), 160)
    answers = {a.id: a for a in site.answers}
    if "first" in answers:
        return shorten(_RANK.sub("", split_steps(speech.text(answers["first"].text))[0]), 160)
    return speech.say("corrections.none", n=len(site.pages))


def _shared_table(
    shared: list[Repair], places: dict[str, SiteLayout], names: dict[str, str], speech: Speech
) -> Table:
    say = speech.say
    rows = []
    for repair in shared[:SHARED_SHOWN]:
        named = ", ".join(shorten(names[slug], 40) for slug in repair.sites[:SITES_NAMED])
        left = len(repair.sites) - SITES_NAMED
        told = f"{named} {say('shared.others', n=left)}" if left > 0 else named
        first = places[repair.sites[0]].correction(repair.corrections[0])
        words = say("correction.certain" if repair.certain else "correction.review")
        rows.append(
            [
                Cell(speech.text(repair.title), path=first),
                Cell(words, kind=f"v {'nc' if repair.certain else 'ask'}"),
                Cell(say(f"shared.{repair.link}", name=shorten(repair.name, 40))),
                Cell(say("shared.one", n=len(repair.sites), sites=told)),
            ]
        )
    left = len(shared) - len(rows)
    keys = ("corrections.title", "corrections.certainty", "shared.why", "shared.sites")
    note = say("more.shared", n=left) if left else ""
    return Table("shared", say("shared.caption"), heads([say(key) for key in keys]), rows, note)


def _certain_faults(site: SiteResult) -> list[Fault]:
    return [one for one in site.statement.faults if one.certain] if site.statement else []


def _faults_table(
    faults: list[tuple[SiteResult, Fault]], places: dict[str, SiteLayout], speech: Speech
) -> Table:
    say = speech.say
    rows = [
        [
            Cell(shorten(site.name, 60), path=places[site.slug].statement),
            Cell(speech.text(one.what)),
            Cell(shorten(one.said, 120) or "–"),
            Cell(shorten(speech.text(one.expected), 120)),
        ]
        for site, one in faults[:FAULTS_SHOWN]
    ]
    head = heads([say(f"declarations.{key}") for key in ("site", "fault", "said", "expected")])
    left = len(faults) - len(rows)
    note = say("declarations.more", n=left) if left else ""
    return Table("declarations", say("declarations.caption"), head, rows, note)


def _clones_table(
    copied: list[Clone], places: dict[str, SiteLayout], names: dict[str, str], speech: Speech
) -> Table:
    say = speech.say
    rows = []
    for clone in copied:
        words = say("correction.certain" if clone.certain else "correction.review")
        links = [Cell(shorten(names[slug], 60), path=places[slug].statement) for slug in clone.sites]
        proof = Cell(speech.text(clone.proof))
        rows.append([*links, Cell(words, kind=f"v {'nc' if clone.certain else 'ask'}"), proof])
    keys = ("clones.one", "clones.other", "corrections.certainty", "clones.proof")
    return Table("clones", say("clones.caption"), heads([say(key) for key in keys]), rows, say("clones.note"))
