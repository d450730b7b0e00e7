"""Groups findings into corrections: one cause, one unit of work, one stable id."""

import hashlib
from collections.abc import Iterable

from rules.catalogue import all_rules
from rules.reader import TEMPLATE_REGIONS
from rules.thresholds import bar
from rules.vocabulary import Correction, Finding, FindingParty

EXAMPLES = 50
_FEW = 3
"""Pages under which nothing is called common."""
_Key = tuple[str, str, FindingParty]


def component_of(one: Finding) -> str:
    """Return the signature of the cause: the element's component, else the one the rule chose."""
    placed = one.place.component if one.place else ""
    return placed or one.component


def correction_id(rule: str, component: str, party: FindingParty) -> str:
    """Return the first 10 hex digits of SHA-256 over rule id, component signature and party."""
    return hashlib.sha256("\n".join((rule, component, party)).encode()).hexdigest()[:10]


def group_of(one: Finding) -> str:
    """Return the id of the correction that repairs this finding."""
    return correction_id(one.rule, component_of(one), one.party)


class _Group:
    """The findings of one cause and of one certainty so far, in page order."""

    def __init__(self, certain: bool) -> None:
        self.certain = certain
        self.pages: dict[str, None] = {}
        self.places = 0
        self.findings: list[Finding] = []
        self.saved_bytes: int | None = None
        self.saved_requests: int | None = None

    def add(self, one: Finding) -> None:
        """Count one finding."""
        self.places += 1
        self.pages.setdefault(one.page)
        if len(self.findings) < EXAMPLES:
            self.findings.append(one)
        self.saved_bytes = _sum(self.saved_bytes, one.saved_bytes)
        self.saved_requests = _sum(self.saved_requests, one.saved_requests)


class Grouper:
    """Takes findings page after page, and gives the corrections by effect.

    Once a cause is certain somewhere, only its certain findings count: the same repair serves the others.
    """

    def __init__(self) -> None:
        self._groups: dict[_Key, _Group] = {}

    def add(self, findings: Iterable[Finding]) -> None:
        """Take the findings of one page or of the site."""
        for one in findings:
            key = one.rule, component_of(one), one.party
            group = self._groups.get(key)
            if group is None or (one.certain and not group.certain):
                group = self._groups[key] = _Group(one.certain)
            if one.certain == group.certain:
                group.add(one)

    def corrections(self, visited: int) -> list[Correction]:
        """Return the corrections, larger effect first; equal effects by id. visited: number of visited pages."""
        made = [_correction(key, group, visited) for key, group in self._groups.items()]
        return sorted(made, key=lambda one: (-one.effect, one.id))


def effect(group: "_Group", *, transverse: bool) -> float:
    """Return the sort key: certain first, then transverse, then pages, then places and kilobytes saved."""
    weight = min(group.places + (group.saved_bytes or 0) / 1000, 999_999.0)
    return group.certain * 1e15 + transverse * 1e13 + len(group.pages) * 1e6 + weight


def _region(party: FindingParty, group: "_Group", visited: int) -> str:
    """Return the region of the template that holds every finding of a cause met on most visited pages, else ""."""
    regions = {one.place.region if one.place else "" for one in group.findings}
    wide = len(group.pages) >= max(_FEW, bar("transverse-pages") * visited)
    found = regions.pop() if len(regions) == 1 and wide and party == "template" else ""
    return found if found in TEMPLATE_REGIONS else ""


def _correction(key: _Key, group: "_Group", visited: int) -> Correction:
    rule, component, party = key
    known = all_rules()[rule]
    transverse = _region(party, group, visited)
    return Correction(
        id=correction_id(*key),
        rule=rule,
        title=known.title,
        component=component,
        party=party,
        certain=group.certain,
        pages=list(group.pages),
        places=group.places,
        findings=group.findings,
        criteria=list(known.criteria),
        saved_bytes=group.saved_bytes,
        saved_requests=group.saved_requests,
        transverse=transverse,
        effect=effect(group, transverse=bool(transverse)),
    )


def _sum(total: int | None, more: int | None) -> int | None:
    return total if more is None else (total or 0) + more
