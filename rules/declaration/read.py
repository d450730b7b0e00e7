"""Reads an accessibility declaration: state, rates, dates, auditor, parts, left-overs of a template.

Nothing is guessed: what the text does not say is empty or None. Two rates exist and are never confused: the share
of criteria met (the only one that decides the state) and the mean over the pages (optional).
Source: RGAA 4.1.2, obligations, « Déclaration d'accessibilité » (DINUM, Licence Ouverte 2.0).
"""

import re
from datetime import date
from functools import cache

import msgspec

from rules.declaration.auditor import is_self_made, read_auditor
from rules.declaration.dates import DATE, has_day, parse, years_later
from rules.declaration.leftovers import leftovers
from rules.declaration.plain import fold, plain, squeezed
from rules.declaration.rates import read_rates
from rules.declaration.services import own_part, site_names
from rules.declaration.states import State, read_state
from rules.referentials import read_data

VALID_YEARS = 3
"""Source: RGAA 4.1.2, obligations, « Validité de la déclaration d'accessibilité »."""
_SCOPE = re.compile(
    r"declaration d'accessibilite s'applique [^\n]{0,200}?(?=\.\s|\.?$|\n)|statement applies to [^\n]{0,200}"
)
_BEFORE_AUDIT = r"(?:(?!audit|\brgaa|referentiel)(?:[^.\n]|(?<=\d)\.(?=\d)))"
_MADE = (
    r"(?:etablie?|realisee?|publiee?|redigee?|faite|creee?|signee?|elaboree?"
    r"|produite?|datee?|prepared|made|created|published|drawn up)"
)
_ESTABLISHED = (
    rf"(?:declaration|statement)\b{_BEFORE_AUDIT}{{0,80}}?\b{_MADE}\b(?:(?!audit)[^.\n\d]){{0,40}}?({DATE})",
    rf"(?:^|[.\n] ?)(?:elle |it )?(?:a ete |est |was )?{_MADE}\b(?:[^.\n\d]){{0,20}}?({DATE})",
    rf"date (?:de (?:la )?(?:publication|declaration|redaction|creation)"
    rf"|d'etablissement)(?:[^.\n\d]){{0,50}}?[:\n\t ] ?({DATE})",
    rf"declaration (?:d'accessibilite )?(?:numerique )?(?:du|en date du|de|-) ({DATE})",
)
_UPDATED = (
    rf"(?:\bmise a jour|actualisee|revisee|modifiee|updated|revised)(?:(?!audit|rgaa)[^.\n\d]){{0,40}}?({DATE})",
    rf"(?:declaration|elle)\b(?:(?!audit|rgaa)[^.\n\d]){{0,40}}?mis a jour(?:[^.\n\d]){{0,20}}?({DATE})",
)
_AUDITED = (
    rf"\baudit\b(?:(?!prevu|programme|planifie|sera\b|seront)(?:[^.\n]|(?<=\d)\.(?=\d)|(?<= v)\.)){{0,160}}?"
    rf"\b(?:le|du|des|en|on|in|au|de|date) ?:? ?(?:\d{{1,2}}(?:er)?(?: \w{{3,9}})? (?:au|et) )?({DATE})",
    rf"date (?:de realisation )?(?:de l'audit|d'audit)(?:[^.\n\d]){{0,20}}?({DATE})",
)
_STAMPED = re.compile(
    rf"(?:page|contenu|article|site|document) (?:a ete |est )?mise? a jour(?:[^.\n\d]){{0,30}}?({DATE})"
)
_STAMP = re.compile(r"(?:page|contenu|article|site|document) (?:a ete |est )?$")
_VERSION = re.compile(
    r"rgaa\)?[ ,]*(?:\(rgaa\)[ ,]*)?(?:en |dans sa |\()?(?:version |v\.? ?|ver\. ?)?"
    r"(\d(?:\.\d){0,2})(?![\d%]|[.,]\d| ?%)"
    r"|amelioration de l'accessibilite\)?[ ,]*(?:\(rgaa\)[ ,]*)?(?:version|v\.?) ?(\d(?:\.\d){0,2})"
    r"|version (\d(?:\.\d){0,2}) du (?:rgaa|referentiel)"
)
_UNDER_WAY = re.compile(
    r"audit\b[^.\n]{0,40}\b(?:en cours|prevu|programme|planifie|a venir|sera (?:realise|effectue|mene))"
    r"|aucun audit|n'a pas (?:encore )?(?:ete|fait l'objet d'un) audit"
    r"|pas (?:encore )?ete audite|audit (?:is )?under way"
)
_SPEAKS = re.compile(
    r"declaration (?:d'accessibilite|de conformite)|accessibility statement|etat de conformite|rgaa|criteres"
)
_TITLED = re.compile(
    r"(?:^|[.\n|] ?)(?:la |notre |cette )?declaration (?:d'accessibilite"
    r"|de conformite)|(?:^|[.\n] ?)accessibility statement"
)
_PREPRODUCTION = re.compile(
    r"pre-?production|environnement de (?:recette|test)s? (?:et|qui|peut)|\brecette\b|staging"
)


class Declaration(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says as a declaration.

    parts: id of each of the official parts to the text read, "" where absent. state_said: the words read.
    half: a state that is none of the three ("presque totalement conforme"), "" when none. Rates are per cent;
    *_said: the sentences they were read in. scope: the sentence that says what it applies to. months: dates given
    without their day, by name of field; date_said: the words that give each. counts: criteria applicable, met and
    not met where the text says them. leftovers: marks of an unfilled template. services: how many services the page
    declares for. under_way: words that say no audit is done. preproduction: words that say another version than the
    public one was audited. stamped: the day the CMS shows for the page, which is no date of the declaration.
    """

    is_declaration: bool
    parts: dict[str, str]
    state: State = ""
    state_said: str = ""
    half: str = ""
    scope: str = ""
    global_rate: float | None = None
    global_said: str = ""
    mean_rate: float | None = None
    mean_said: str = ""
    version: str = ""
    auditor: str = ""
    self_made: bool = False
    audited: date | None = None
    established: date | None = None
    updated: date | None = None
    months: list[str] = []
    date_said: dict[str, str] = {}
    stamped: date | None = None
    counts: dict[str, int] = {}
    leftovers: list[str] = []
    services: int = 1
    under_way: str = ""
    preproduction: str = ""

    @property
    def dated(self) -> date | None:
        """The day the declaration counts from: its last update, else the day it was made."""
        return max((day for day in (self.established, self.updated) if day), default=None)

    @property
    def dated_said(self) -> str:
        """The words that give that day."""
        newest = self.updated is not None and self.updated == self.dated
        return self.date_said.get("updated" if newest else "established", "")

    def stamped_since(self, today: date) -> bool:
        """Tell whether the page shows a date of its own, of another kind, that would still be valid."""
        return self.stamped is not None and years_later(self.stamped, VALID_YEARS) >= today

    @property
    def expires(self) -> date | None:
        """The last day it is valid, from its own date, else from the audit's; None without any date."""
        start = self.dated or self.audited
        return years_later(start, VALID_YEARS) if start else None


def read(text: str, host: str = "") -> Declaration:
    """Return what the visible text of a page says as an accessibility declaration.

    Args:
        host: of the site, so that its own part is read on a page that declares for several services.
    """
    whole = plain(text)
    said, services = own_part(whole, host)
    folded = fold(said)
    found = parts(whole)
    state = read_state(said, folded)
    met, mean = read_rates(said)
    dates = {
        "established": _dated(folded, _ESTABLISHED),
        "updated": _dated(folded, _UPDATED),
        "audited": _dated(folded, _AUDITED),
    }
    auditor = read_auditor(said, folded)
    marks = leftovers(whole)
    return Declaration(
        is_declaration=_is_declaration(fold(whole), found, met is not None, marks, auditor),
        parts=found,
        state=state.state,
        state_said=state.words,
        half=state.half,
        scope=_first(_SCOPE, said, folded),
        global_rate=met.value if met else None,
        global_said=met.said if met else "",
        mean_rate=mean.value if mean else None,
        mean_said=mean.said if mean else "",
        version=_version(folded),
        auditor=auditor,
        self_made=is_self_made(auditor, folded, site_names(whole, host)),
        established=_day(dates["established"]),
        updated=_day(dates["updated"]),
        audited=_day(dates["audited"]),
        months=[name for name, one in dates.items() if one and not has_day(one.group(1))],
        date_said={
            name: squeezed(said[slice(*one.span())]).lstrip(". ") for name, one in dates.items() if one
        },
        stamped=_day(_STAMPED.search(fold(whole))),
        counts=_counts(folded),
        leftovers=marks,
        services=services,
        under_way=_first(_UNDER_WAY, said, folded),
        preproduction=_first(_PREPRODUCTION, said, folded),
    )


def parts(said: str) -> dict[str, str]:
    """Return what was read of each official part, "" where it is absent."""
    joined = squeezed(said)
    folded = fold(joined)
    return {name: _first(pattern, joined, folded) for name, pattern in _sections().items()}


@cache
def _sections() -> dict[str, re.Pattern[str]]:
    listed = read_data("declaration-patterns.json")["sections"]
    return {one["id"]: re.compile(one["pattern"], re.DOTALL) for one in listed}


def _first(pattern: re.Pattern[str], said: str, folded: str) -> str:
    found = pattern.search(folded)
    return squeezed(said[slice(*found.span())]) if found else ""


def _is_declaration(folded: str, found: dict[str, str], rated: bool, marks: list[str], auditor: str) -> bool:
    """Tell a declaration from a text that merely speaks of accessibility: it commits, states or gives results."""
    states = re.search(r"\b(?:est|sont|n'est|is|are)\b[^.\n]{0,60}(?:co[nm]form|complian)", folded)
    applies = found.get("scope") or found.get("engagement") or found.get("auditeur")
    titled = _TITLED.search(folded)
    return bool(
        applies
        or (rated and _SPEAKS.search(folded))
        or (marks and _SPEAKS.search(folded))
        or (auditor and "rgaa" in folded)
        or (titled and (states or re.search(rf"{DATE}|{_UNDER_WAY.pattern}", folded)))
        or (states and "referentiel" in folded)
    )


def _version(folded: str) -> str:
    found = _VERSION.search(folded)
    return next(one for one in found.groups() if one) if found else ""


def _dated(folded: str, patterns: tuple[str, ...]) -> re.Match[str] | None:
    """Return the first match of the patterns whose group is a date; stamps of a CMS and the law's own date are none."""
    for pattern in patterns:
        for found in re.finditer(pattern, folded):
            day = parse(found.group(1))
            stamped = _STAMP.search(folded[max(0, found.start() - 30) : found.start()])
            if not stamped and day is not None and day != date(2005, 2, 11):
                return found
    return None


def _day(found: re.Match[str] | None) -> date | None:
    return parse(found.group(1)) if found else None


def _counts(folded: str) -> dict[str, int]:
    asked = {
        "applicable": (
            r"(\d{1,3}) criteres? applicables?",
            r"criteres? applicables? ?[:\t] ?(\d{1,3})\b(?! ?%)",
        ),
        "met": (
            r"(\d{1,3}) criteres? (?:sont )?(?:conformes?|respectes?|valides?)\b",
            r"(?<!non[ -])criteres? (?:conformes?|respectes?|valides?) ?[:\t] ?(\d{1,3})\b(?! ?%)",
        ),
        "unmet": (
            r"(\d{1,3}) criteres? (?:sont )?non[ -](?:conformes?|respectes?|valides?)\b",
            r"criteres? non[ -](?:conformes?|respectes?|valides?) ?[:\t] ?(\d{1,3})\b(?! ?%)",
        ),
    }
    found = {
        name: next((m for pattern in patterns if (m := re.search(pattern, folded))), None)
        for name, patterns in asked.items()
    }
    return {name: int(m.group(1)) for name, m in found.items() if m}
