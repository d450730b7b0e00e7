"""The evidence of one year: what was measured between two days, what changed, and paragraphs ready to paste.

Two documents ask for it: the digital strategy of law 2021-1485 of 15 November 2021, article 35 (REEN), and the yearly
review of the accessibility action plan (law 2005-102, article 47; decree 2019-768).
"""

from collections.abc import Sequence
from statistics import median

import msgspec

from rules.declaration.obligations import DUTIES, DutyId
from rules.declaration.statement import Statement
from rules.results import TrendPoint
from rules.vocabulary import Text
from rules.wording import count, join, number, say, size, text


class SiteYear(msgspec.Struct, frozen=True, kw_only=True):
    """A site over the year. points: its campaigns, oldest first. first, last: what it declared in the first and in the
    last of them; None when not read."""

    name: str
    url: str
    points: list[TrendPoint]
    first: Statement | None = None
    last: Statement | None = None

    @property
    def measured(self) -> list[TrendPoint]:
        """The campaigns in which the site answered."""
        return [one for one in self.points if one.status != "failed"]


class DutyYear(msgspec.Struct, frozen=True, kw_only=True):
    """One duty over the year: sites that met it at the beginning and at the end, of those read at both ends."""

    id: DutyId
    before: int
    after: int
    read: int


class Year(msgspec.Struct, frozen=True, kw_only=True):
    """The year of a portfolio. start, end: ISO 8601 days, both in the year. campaigns: those that measured a site.

    weight, requests: median over the sites of the first and the last measure, None without two. cured: certain
    corrections that went away between two campaigns; new: those that came.
    """

    start: str
    end: str
    sites: list[SiteYear]
    campaigns: int
    pages: int
    weight: tuple[float, float] | None
    requests: tuple[float, float] | None
    open: tuple[int, int]
    cured: int
    new: int
    duties: list[DutyYear]
    reen: list[Text]
    accessibility: list[Text]


def make_year(start: str, end: str, sites: Sequence[SiteYear]) -> Year:
    """Return the year of the sites that were measured at least once between the two days."""
    held = [one for one in sites if one.measured]
    points = [point for one in held for point in one.measured]
    year = Year(
        start=start,
        end=end,
        sites=held,
        campaigns=len({point.campaign for point in points}),
        pages=sum(point.pages for point in points),
        weight=_change(held, "wire_bytes"),
        requests=_change(held, "requests"),
        open=(
            sum(one.measured[0].corrections for one in held),
            sum(one.measured[-1].corrections for one in held),
        ),
        cured=sum(point.cured or 0 for one in held for point in one.measured),
        new=sum(point.new or 0 for one in held for point in one.measured),
        duties=[_duty(name, held) for name in DUTIES],
        reen=[],
        accessibility=[],
    )
    return msgspec.structs.replace(year, reen=_reen(year), accessibility=_accessibility(year))


def _change(sites: Sequence[SiteYear], figure: str) -> tuple[float, float] | None:
    """Return the medians of the first and the last measure, over the sites measured twice at least."""
    pairs = [
        (getattr(one.measured[0], figure), getattr(one.measured[-1], figure))
        for one in sites
        if len(one.measured) > 1
    ]
    kept = [(first, last) for first, last in pairs if first is not None and last is not None]
    return (median(one for one, _ in kept), median(one for _, one in kept)) if kept else None


def _duty(name: DutyId, sites: Sequence[SiteYear]) -> DutyYear:
    pairs = [(_met(one.first, name), _met(one.last, name)) for one in sites if one.first and one.last]
    return DutyYear(
        id=name,
        before=sum(first for first, _ in pairs),
        after=sum(last for _, last in pairs),
        read=len(pairs),
    )


def _met(statement: Statement | None, name: DutyId) -> bool:
    return bool(statement) and any(one.id == name and one.state == "met" for one in statement.duties)  # type: ignore[union-attr]


def _measured(year: Year) -> Text:
    return say(
        "Mesures de limpide entre le {start} et le {end} : {sites}, {campaigns}, {pages}.",
        "Measured by limpide between {start} and {end}: {sites}, {campaigns}, {pages}.",
        start=_day(year.start),
        end=_day(year.end),
        sites=count(len(year.sites), ("site", "sites"), ("site", "sites")),
        campaigns=count(year.campaigns, ("campagne", "campagnes"), ("campaign", "campaigns")),
        pages=count(year.pages, ("visite de page", "visites de pages"), ("page visit", "page visits")),
    )


def _day(iso: str) -> Text:
    return Text(f"{iso[8:10]}/{iso[5:7]}/{iso[:4]}", iso)


def _reen(year: Year) -> list[Text]:
    """The paragraphs of the digital strategy: measure, weight, requests."""
    law = text(
        "Ces mesures alimentent le suivi de la stratégie numérique responsable (loi n° 2021-1485 du 15 novembre 2021, "
        "article 35).",
        "These measures feed the follow-up of the responsible digital strategy (law 2021-1485 of 15 November 2021, "
        "article 35).",
    )
    told = [join([_measured(year), law])]
    if year.weight is None:
        told.append(
            text(
                "Aucun site n'a été mesuré deux fois : l'évolution du poids sera donnée l'an prochain.",
                "No site was measured twice: the change in weight will be given next year.",
            )
        )
        return told
    twice = sum(len(one.measured) > 1 for one in year.sites)
    told.append(
        say(
            "Sites mesurés au moins deux fois : {twice}. Le poids médian d'une page à la première visite y est passé "
            "de {before} à {after} ({change}).",
            "Sites measured at least twice: {twice}. The median weight of a page at the first visit there went from "
            "{before} to {after} ({change}).",
            twice=twice,
            before=size(year.weight[0]),
            after=size(year.weight[1]),
            change=_share(*year.weight),
        )
    )
    if year.requests:
        told.append(
            say(
                "Le nombre médian de requêtes par page est passé de {before} à {after} ({change}).",
                "The median number of requests a page went from {before} to {after} ({change}).",
                before=number(year.requests[0], 1),
                after=number(year.requests[1], 1),
                change=_share(*year.requests),
            )
        )
    return told


def _share(before: float, after: float) -> Text:
    if not before:
        return text("sans base de comparaison", "nothing to compare with")
    change = 100 * (after - before) / before
    sign = "+" if change >= 0 else "−"
    return say("{sign}{change} %", "{sign}{change}%", sign=sign, change=number(abs(change), 1))


def _accessibility(year: Year) -> list[Text]:
    """The paragraphs of the yearly review of the accessibility action plan."""
    law = text(
        "Bilan annuel du plan d'actions (loi n° 2005-102 du 11 février 2005, "
        "article 47 ; décret n° 2019-768).",
        "Yearly review of the action plan (law 2005-102 of 11 February 2005, article 47; decree 2019-768).",
    )
    fixed = say(
        "Corrections certaines faites : {cured} ; apparues : {new} ; ouvertes au premier audit de chaque site : "
        "{before} ; au dernier : {after}.",
        "Certain corrections made: {cured}; appeared: {new}; open at the first audit of each site: {before}; at the "
        "last: {after}.",
        cured=number(year.cured),
        new=number(year.new),
        before=number(year.open[0]),
        after=number(year.open[1]),
    )
    told = [join([law, _measured(year), fixed])]
    read = max((one.read for one in year.duties), default=0)
    if read:
        parts = [
            say(
                "{name} : {before} puis {after} sur {read}",
                "{name}: {before} then {after} of {read}",
                name=DUTIES[one.id],
                before=one.before,
                after=one.after,
                read=one.read,
            )
            for one in year.duties
        ]
        told.append(
            say(
                "Obligations tenues, en nombre de sites, au premier puis au dernier audit. {parts}.",
                "Duties met, in number of sites, at the first then the last audit. {parts}.",
                parts=join(parts, " ; "),
            )
        )
    told.append(
        text(
            "Ces contrôles automatiques ne remplacent pas un audit de conformité et ne donnent aucun taux.",
            "These automatic checks do not replace an audit of conformity and give no rate.",
        )
    )
    return told
