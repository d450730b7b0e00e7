"""Certain corrections that came, went, or can no longer be told, between two results of one site.

A correction is cured only where its rule spoke again, on a page that had it; what was not looked at again is
never called cured. It is new where the former result had measured one of its pages; else it is found on pages
nobody had measured.
"""

from collections.abc import Iterable, Iterator

import msgspec

from rules.changes.places import here, origins_of
from rules.evidence.axe import Axe
from rules.results import PageResult, SiteResult
from rules.rule import measured_rules
from rules.vocabulary import Correction, Outcome, Reason


class CorrectionChanges(msgspec.Struct, frozen=True, kw_only=True):
    """Certain corrections by what became of them; new and found as in the later result, the others as in the former.

    new: came on pages the former result had measured. found: stand on pages it had not. cured: looked for again and
    gone. untold: not looked for again. kept: number of those that stay. moved: of those, the ones with more or fewer
    places on pages measured both times, former and later.
    """

    new: list[Correction] = []
    found: list[Correction] = []
    cured: list[Correction] = []
    untold: list[Correction] = []
    kept: int = 0
    moved: list[tuple[Correction, Correction]] = []


def corrections_changed(before: SiteResult, after: SiteResult) -> CorrectionChanges:
    """Return what became of the certain corrections of a site."""
    old, new = _certain(before), _certain(after)
    earlier, later = _Looked(before), _Looked(after)
    came = [one for key, one in new.items() if key not in old]
    went = [one for key, one in old.items() if key not in new]
    origins = origins_of(before)
    return CorrectionChanges(
        new=[one for one in came if earlier.at(one, origins_of(after))],
        found=[one for one in came if not earlier.at(one, origins_of(after))],
        cured=[one for one in went if later.at(one, origins)],
        untold=[one for one in went if not later.at(one, origins)],
        kept=len(old) - len(went),
        moved=[
            (one, new[key])
            for key, one in old.items()
            if key in new and _moved(earlier, later, one, new[key])
        ],
    )


def _certain(site: SiteResult) -> dict[str, Correction]:
    return {one.id: one for one in site.corrections if one.certain}


class _Looked:
    """Where each rule of a result spoke."""

    def __init__(self, site: SiteResult) -> None:
        self.origins = origins_of(site)
        self._pages = {here(page.url, self.origins): page for page in site.pages}
        self._site_rules = _spoken(site.outcomes)

    def at(self, one: Correction, origins: frozenset[str]) -> bool:
        """Tell whether the rule of a correction spoke of the site, or of one of the correction's pages."""
        known = measured_rules().get(one.rule)
        if known is not None and known.scope == "site":
            return one.rule in self._site_rules
        return any(self._asked(one, origins))

    def everywhere(self, one: Correction, origins: frozenset[str]) -> bool:
        """Tell whether the rule of a correction spoke of each of its pages."""
        return all(self._asked(one, origins))

    def _asked(self, one: Correction, origins: frozenset[str]) -> Iterator[bool]:
        for url in one.pages:
            page = self._pages.get(here(url, origins))
            yield page is not None and _looked(page, one.rule)


def _moved(earlier: "_Looked", later: "_Looked", was: Correction, now: Correction) -> bool:
    """Tell whether a correction has other places, all of them on pages where its rule spoke both times."""
    if was.places == now.places:
        return False
    sides = ((was, earlier.origins), (now, later.origins))
    return all(look.everywhere(one, origins) for look in (earlier, later) for one, origins in sides)


def _looked(page: PageResult, rule: str) -> bool:
    """Tell whether a rule spoke of a page; axe rules are silent where they found nothing."""
    if page.status not in ("audited", "partial"):
        return False
    if rule in measured_rules():
        return rule in _spoken(page.outcomes)
    return Axe.NAME not in page.missing


def _spoken(outcomes: Iterable[Outcome]) -> set[str]:
    return {one.rule for one in outcomes if one.reason is not Reason.UNMEASURED}
