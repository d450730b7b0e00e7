"""All that changed on a site between two results: weight and its causes, corrections, verdicts, templates."""

from collections.abc import Callable
from statistics import median

import msgspec

from rules.changes.corrections import CorrectionChanges, corrections_changed
from rules.changes.files import OWN, FileChange, Files, files_changed
from rules.changes.places import here, origins_of
from rules.changes.verdicts import VerdictChange, verdicts_changed, verdicts_of
from rules.results import PageResult, SiteResult
from rules.services import ROLES, role_of, service_of
from rules.vocabulary import Text


class PartyChange(msgspec.Struct, frozen=True, kw_only=True):
    """A third party that came or went. service, role: what it is known for, "" unknown. size: wire bytes on one page
    that calls it, the median. pages: how many call it."""

    party: str
    service: str
    role: Text
    came: bool
    size: int
    files: int
    pages: int


class TemplateChange(msgspec.Struct, frozen=True, kw_only=True):
    """A template whose pages have another DOM shape or another weight. Medians over its pages measured both times.

    example: path of its first page. shape: whether its DOM shape changed.
    """

    example: str
    pages: int
    shape: bool
    wire_bytes: tuple[float, float]
    requests: tuple[float, float]
    dom: tuple[float, float]


class SiteChanges(msgspec.Struct, frozen=True, kw_only=True):
    """What changed on one site. medians: name to its value before and after, None when not measured.

    pages: measured both times; came, went: pages measured once only, by path. instruments: what forbids to compare
    weights, "" nothing.
    """

    name: str
    before: str
    after: str
    pages: int
    came: list[str]
    went: list[str]
    instruments: tuple[str, str] | None
    medians: dict[str, tuple[float | None, float | None]]
    files: list[FileChange]
    parties: list[PartyChange]
    templates: list[TemplateChange]
    corrections: CorrectionChanges
    verdicts: list[VerdictChange]


MEDIANS = ("wire_bytes", "second_visit_bytes", "requests", "dom")


def site_changed(before: SiteResult, after: SiteResult, files: tuple[Files, Files]) -> SiteChanges:
    """Return what changed on a site.

    Args:
        files: the files of both results (rules.changes.files).
    """
    old, new = _measured(before), _measured(after)
    pages = frozenset(old.keys() & new.keys())
    return SiteChanges(
        name=after.name,
        before=before.audited_at,
        after=after.audited_at,
        pages=len(pages),
        came=sorted(new.keys() - pages),
        went=sorted(old.keys() - pages),
        instruments=_instruments(before, after),
        medians={name: (before.medians.get(name), after.medians.get(name)) for name in MEDIANS},
        files=files_changed(*files, pages),
        parties=_parties(*files, pages),
        templates=_templates(old, new),
        corrections=corrections_changed(before, after),
        verdicts=verdicts_changed(verdicts_of(before), verdicts_of(after), after),
    )


def _measured(site: SiteResult) -> dict[str, PageResult]:
    origins = origins_of(site)
    return {
        here(page.url, origins): page
        for page in site.pages
        if page.status in ("audited", "partial") and page.weight is not None
    }


def _instruments(before: SiteResult, after: SiteResult) -> tuple[str, str] | None:
    """Return both instruments when they are not the same: protocol, browser and its kind."""
    names = []
    for site in (before, after):
        one = site.method.instrument
        names.append(f"{site.method.protocol} {one.browser} {one.version} {one.mode}" if one else "")
    return (names[0], names[1]) if names[0] and names[1] and names[0] != names[1] else None


def _parties(before: Files, after: Files, pages: frozenset[str]) -> list[PartyChange]:
    """Return the third parties called on pages measured both times that came or went, the new ones first."""
    old, new = _by_party(before, pages), _by_party(after, pages)
    made = [_party(name, new[name], came=True) for name in new.keys() - old.keys()]
    made += [_party(name, old[name], came=False) for name in old.keys() - new.keys()]
    return sorted(made, key=lambda one: (not one.came, -one.size * one.pages, one.party))


_Calls = dict[str, list[int]]
"""Page to the sizes of the files it loads."""


def _by_party(files: Files, pages: frozenset[str]) -> dict[str, _Calls]:
    found: dict[str, _Calls] = {}
    for file in files.values():
        for page in file.pages & pages if file.party != OWN else ():
            found.setdefault(file.party, {}).setdefault(page, []).append(file.size)
    return found


def _party(name: str, calls: _Calls, *, came: bool) -> PartyChange:
    service = service_of(name)
    return PartyChange(
        party=name,
        service=service,
        role=ROLES.get(role_of(service), Text("", "")),
        came=came,
        size=round(median(sum(sizes) for sizes in calls.values())),
        files=max(len(sizes) for sizes in calls.values()),
        pages=len(calls),
    )


def _templates(old: dict[str, PageResult], new: dict[str, PageResult]) -> list[TemplateChange]:
    """Return the templates of the later result whose pages changed shape, requests or DOM, the widest first."""
    groups: dict[str, list[str]] = {}
    for key, page in new.items():
        if key in old and page.template:
            groups.setdefault(page.template, []).append(key)
    made = []
    for template, keys in groups.items():
        change = TemplateChange(
            example=min(keys, key=lambda key: (len(key), key)),
            pages=len(keys),
            shape=all(old[key].template != template for key in keys),
            wire_bytes=_both(old, new, keys, lambda page: page.weight.wire_bytes if page.weight else None),
            requests=_both(old, new, keys, lambda page: page.weight.requests if page.weight else None),
            dom=_both(old, new, keys, lambda page: page.dom),
        )
        if change.shape or change.requests[0] != change.requests[1] or change.dom[0] != change.dom[1]:
            made.append(change)
    return sorted(made, key=lambda one: (-one.pages, one.example))


def _both(
    old: dict[str, PageResult],
    new: dict[str, PageResult],
    keys: list[str],
    value: Callable[[PageResult], int | None],
) -> tuple[float, float]:
    values = [[v for key in keys if (v := value(pages[key])) is not None] for pages in (old, new)]
    return (median(values[0]) if values[0] else 0.0), (median(values[1]) if values[1] else 0.0)
