"""What several sites have in common: one repair that serves them all, and declarations copied from one another."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Literal

import msgspec

from rules.declaration.statement import Statement, shared
from rules.results import SiteResult
from rules.thresholds import bar
from rules.vocabulary import Correction, Text
from rules.wording import count, number, percent, say, text

Link = Literal["component", "supplier", "cms"]


class Repair(msgspec.Struct, frozen=True, kw_only=True):
    """One repair that serves several sites.

    link: why one repair serves them: the same component ("component"), or the same rule on sites of one supplier or
    one CMS, whose name is `name`. sites: their slugs; corrections: the correction of each, in the same order.
    """

    title: Text
    rule: str
    link: Link
    name: str = ""
    certain: bool
    sites: list[str]
    corrections: list[str]
    places: int


class Clone(msgspec.Struct, frozen=True, kw_only=True):
    """Two declarations with the same text, rate and date. share: of their own sentences in common, 0 to 1.

    certain: proven copies; else to review (an audit of both on one day may explain it). proof: what is the same.
    """

    sites: tuple[str, str]
    urls: tuple[str, str]
    share: float
    certain: bool
    proof: Text


def repairs(sites: Sequence[SiteResult]) -> list[Repair]:
    """Return the corrections that several sites share, certain ones and those of most sites first.

    One that is the same component everywhere is told once, not again for a supplier.
    """
    told: set[tuple[str, str]] = set()
    found: list[Repair] = []
    for link, groups in (
        ("component", _by_component(sites)),
        ("supplier", _by_rule(sites, "supplier")),
        ("cms", _by_rule(sites, "cms")),
    ):
        for (name, _key), held in groups.items():
            fresh = [(site, one) for site, one in held if (site.slug, one.id) not in told]
            if len({site.slug for site, _one in fresh}) > 1:
                told |= {(site.slug, one.id) for site, one in fresh}
                found.append(_repair(link, name, fresh))  # type: ignore[arg-type]
    return sorted(found, key=lambda one: (not one.certain, -len(one.sites), -one.places, one.rule))


Held = dict[tuple[str, str], list[tuple[SiteResult, Correction]]]


def _by_component(sites: Sequence[SiteResult]) -> Held:
    groups: Held = defaultdict(list)
    for site in sites:
        for one in site.corrections:
            groups["", one.id].append((site, one))
    return groups


def _by_rule(sites: Sequence[SiteResult], field: Literal["supplier", "cms"]) -> Held:
    """Group certain corrections of templates by rule, on sites of one supplier or one CMS."""
    groups: Held = defaultdict(list)
    for site in sites:
        name = site.supplier if field == "supplier" else site.cms
        seen: set[str] = set()
        for one in site.corrections:
            if name and one.certain and one.party == "template" and one.rule not in seen:
                seen.add(one.rule)
                groups[name, one.rule].append((site, one))
    return groups


def _repair(link: Link, name: str, held: list[tuple[SiteResult, Correction]]) -> Repair:
    first = held[0][1]
    return Repair(
        title=first.title,
        rule=first.rule,
        link=link,
        name=name,
        certain=all(one.certain for _site, one in held),
        sites=[site.slug for site, _one in held],
        corrections=[one.id for _site, one in held],
        places=sum(one.places for _site, one in held),
    )


def clones(sites: Sequence[SiteResult]) -> list[Clone]:
    """Return the pairs of sites whose declarations are copies of one another, proven ones first."""
    found = [clone for one, other in combinations(sites, 2) if (clone := _clone(one, other))]
    return sorted(found, key=lambda one: (not one.certain, -one.share))


def _clone(one: SiteResult, other: SiteResult) -> Clone | None:
    left, right = one.statement, other.statement
    if left is None or right is None or not (left.url and right.url) or left.url == right.url:
        return None
    here, there = left.declaration, right.declaration
    if not (here and there and here.is_declaration and there.is_declaration):
        return None
    if here.leftovers and there.leftovers:
        return None
    same_rate = here.global_rate is not None and here.global_rate == there.global_rate
    same_date = here.dated is not None and here.dated == there.dated
    share = shared(left.own, right.own)
    common = len(set(left.own) & set(right.own))
    if not (same_rate and same_date) or share < bar("clone-share") / 2:
        return None
    certain = share >= bar("clone-share") and common >= bar("clone-sentences")
    return Clone(
        sites=(one.slug, other.slug),
        urls=(left.url, right.url),
        share=share,
        certain=certain,
        proof=_proof(left, common, share),
    )


def _proof(left: Statement, common: int, share: float) -> Text:
    here = left.declaration
    assert here is not None
    assert here.global_rate is not None
    assert here.dated is not None
    day = here.dated
    return say(
        "Même taux ({rate} %), même date ({day}), {sentences} ({share} du texte propre).",
        "Same rate ({rate}%), same date ({day}), {sentences} ({share} of their own text).",
        rate=number(here.global_rate, 2),
        day=Text(f"{day.day:02}/{day.month:02}/{day.year}", day.isoformat()),
        sentences=count(
            common, ("phrase commune", "phrases communes"), ("shared sentence", "shared sentences")
        ),
        share=percent(share),
    )


def missed(site: SiteResult) -> int:
    """Return how many of the five duties a site is proven to miss."""
    return sum(one.state == "missed" for one in site.statement.duties) if site.statement else 0


def in_order(sites: Sequence[SiteResult]) -> list[SiteResult]:
    """Return the sites, what to do first on top: not audited, most duties missed, most certain corrections."""
    return sorted(sites, key=_rank)


def _rank(site: SiteResult) -> tuple[bool, int, int, list[tuple[bool, int, str]]]:
    certain = sum(one.certain for one in site.corrections)
    return site.status != "failed", -missed(site), -certain, _natural(site.name)


def _natural(name: str) -> list[tuple[bool, int, str]]:
    """Return the key of an order in which "school 2" comes before "school 10"."""
    return [
        (not part.isdecimal(), int(part) if part.isdecimal() else 0, part)
        for part in re.split(r"(\d+)", name)
        if part
    ]


def sentence(site: SiteResult) -> Text:
    """Return a site in one sentence, for an elected official."""
    if site.status == "failed":
        return text("non audité", "not audited")
    said = list(_said(site))
    return Text(" ; ".join(one.fr for one in said), "; ".join(one.en for one in said))


def _said(site: SiteResult) -> Iterator[Text]:
    duties = site.statement.duties if site.statement else []
    met = sum(one.state == "met" for one in duties)
    if duties:
        kept = count(met, ("obligation tenue", "obligations tenues"), ("duty met", "duties met"))
        yield say("{kept} sur {total}", "{kept} of {total}", kept=kept, total=len(duties))
    else:
        yield text("obligations non lues", "duties not read")
    certain = [one for one in site.corrections if one.certain]
    yield count(
        len(certain),
        ("correction certaine", "corrections certaines"),
        ("certain correction", "certain corrections"),
    )
