"""The multi-year scheme and the action plan of the year: told of, linked, of which years, and alive."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from rules.declaration.plain import fold, plain, squeezed
from rules.declaration.source import Source, Spot
from rules.vocabulary import Text
from rules.wording import text

PlanKind = Literal["schema", "plan"]
_WORDS: dict[PlanKind, re.Pattern[str]] = {
    "schema": re.compile(
        r"sch.ma (?:\w+ ){0,3}pluri-?annuel|schema (?:directeur |annuel )?d'accessibilite"
        r"|multi-?year (?:plan|scheme|programme)"
    ),
    "plan": re.compile(r"plans? d'actions?|plan annuel|plan d'accessibilite|annual plan|action plan"),
}
_YEARS = re.compile(r"\b(20[12]\d)(?:\s?(?:[-/]|a|au|et)\s?(20[12]\d))?\b")
_NAMES: dict[PlanKind, Text] = {
    "schema": text("Le schéma pluriannuel", "The multi-year scheme"),
    "plan": text("Le plan d'actions de l'année", "The action plan of the year"),
}


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """One of the two documents as the pages tell of it.

    said: the words read; url: its link, "" without one. years: first and last, None when no year is written. status:
    what its address answered; None when it was not asked (another site, or robots.txt).
    """

    kind: PlanKind
    said: str = ""
    url: str = ""
    years: tuple[int, int] | None = None
    status: int | None = None

    @property
    def name(self) -> Text:
        """What it is called."""
        return _NAMES[self.kind]

    @property
    def is_dead(self) -> bool:
        """Whether its address answered that it is gone."""
        return self.status in (404, 410)

    def covers(self, year: int) -> bool | None:
        """Tell whether it is of that year; None when no year is written."""
        return self.years[0] <= year <= self.years[1] if self.years else None


def read_plans(pages: list[Source], year: int, answers: Mapping[str, int]) -> list[Plan]:
    """Return the scheme and the plan as the declaration, then the home page, tell of them; the newest of each.

    Args:
        pages: in order of trust.
        year: of the day of the reading.
        answers: status by address of what was asked.
    """
    return [_best(kind, pages, year, answers) for kind in _WORDS]


def _best(kind: PlanKind, pages: list[Source], year: int, answers: Mapping[str, int]) -> Plan:
    linked = [
        Plan(
            kind=kind,
            said=squeezed(spot.text),
            url=spot.url,
            years=_years(spot.text) or _years(around) or _years(_file(spot.url)),
            status=answers.get(spot.url.partition("#")[0]),
        )
        for spot, around in _links(kind, pages)
    ]
    if linked:
        return max(linked, key=lambda one: (bool(one.covers(year)), one.years or (0, 0)))
    told = [line for page in pages for line in _lines(page) if _WORDS[kind].search(fold(line))]
    dated = next((line for line in told if _years(line)), told[0] if told else "")
    return Plan(kind=kind, said=squeezed(dated)[:240], years=_years(dated))


def _links(kind: PlanKind, pages: list[Source]) -> Iterator[tuple[Spot, str]]:
    """Yield the links that name the document, or whose line does, with their line."""
    for page in pages:
        lines = _lines(page)
        for spot in page.links:
            name = fold(squeezed(plain(spot.text)))
            if not name:
                continue
            line = next((one for one in lines if name in fold(one)), "")
            address = re.sub(r"[-_+]|%20", " ", fold(spot.url))
            named = _WORDS[kind].search(name) or (kind == "schema" and re.search(r"schema ?pluri", address))
            if named or (spot.url.startswith("http") and _names_by_line(kind, name, line)):
                yield spot, line


def _names_by_line(kind: PlanKind, name: str, line: str) -> bool:
    """Tell whether the line of a link such as « Télécharger » or « 2026 » names this document and no other."""
    folded = fold(line)
    vague = re.fullmatch(
        r"(?:telecharger|consulter|voir|lire|ici|lien|en savoir plus|document|pdf|.{0,12}20[12]\d.{0,12})(?: .{0,30})?",
        name,
    )
    return bool(
        vague and _WORDS[kind].search(folded) and sum(bool(p.search(folded)) for p in _WORDS.values()) == 1
    )


def _lines(page: Source) -> list[str]:
    return [line for line in plain(page.text).split("\n") if line.strip()]


def _file(url: str) -> str:
    return url.rpartition("/")[2]


def _years(said: str) -> tuple[int, int] | None:
    found = list(_YEARS.finditer(re.sub(r"[_]", " ", fold(said))))
    if not found:
        return None
    every = [int(year) for one in found for year in one.groups() if year]
    return min(every), max(every)
