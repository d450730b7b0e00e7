"""The share of the pages of one or several sites that works in each old browser and on each old device.

A page of each template is tried; every page known of that template counts as it does.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from rules.old_answers import QUESTIONS
from rules.old_devices import question_said
from rules.old_hardware import ORDER, name_of
from rules.results import PageResult, SiteResult
from rules.vocabulary import Text

WORST_FIRST = (*ORDER[:2], "unclear", *ORDER[2:])


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """The pages known under one old browser, or on one old device, by state; all of them: total."""

    target: Text
    pages: dict[str, int]

    @property
    def total(self) -> int:
        """Pages of the templates that were tried, whatever came of it."""
        return sum(self.pages.values())

    def of(self, *states: str) -> int:
        """Return the pages in these states."""
        return sum(self.pages.get(state, 0) for state in states)


def shares(sites: Sequence[SiteResult]) -> list[Share]:
    """Return a share for each old browser, the oldest question first, then for each old device."""
    found: dict[Text, Counter[str]] = {}
    order: dict[Text, int] = {}
    for site in sites:
        for rank, target, states in _tried(site):
            found.setdefault(target, Counter()).update(states)
            order.setdefault(target, rank)
    ranked = sorted(found, key=lambda target: order[target])
    return [Share(target=target, pages=dict(found[target])) for target in ranked]


def untried(site: SiteResult) -> int:
    """Return the pages known whose template was tried neither in an old browser nor on an old device."""
    tried = {page.template for page in site.pages if page.old_devices or page.hardware}
    counts = site.sample.templates if site.sample else {}
    return sum(number for template, number in counts.items() if template not in tried)


def _tried(site: SiteResult) -> Iterator[tuple[int, Text, Counter[str]]]:
    """Yield the rank of each target, its name, and the pages of the site by state."""
    worst: dict[tuple[int, Text], dict[str, str]] = {}
    for page in site.pages:
        for key, state in _states(page):
            known = worst.setdefault(key, {})
            known[page.template] = min(known.get(page.template, state), state, key=WORST_FIRST.index)
    for (rank, target), states in worst.items():
        pages: Counter[str] = Counter()
        for template, state in states.items():
            pages[state] += _known(site, template)
        yield rank, target, pages


def _states(page: PageResult) -> Iterator[tuple[tuple[int, Text], str]]:
    for one in page.old_devices:
        yield (QUESTIONS.index(one.question), question_said(one)), one.state
    for on in page.hardware:
        yield (len(QUESTIONS), name_of(on)), on.state


def _known(site: SiteResult, template: str) -> int:
    """Return how many pages of the site have a template: at least those of its sample."""
    counts = site.sample.templates if site.sample else {}
    return max(counts.get(template, 0), sum(page.template == template for page in site.pages))
