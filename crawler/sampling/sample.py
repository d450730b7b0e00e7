"""The sample of the RGAA (evaluation-conformite, « Échantillon »): pages that stand for the site, with their reasons.

In order of priority: the home; the seven roles of the official list and the eco-design declaration; every page of a
process; one page for each of the main services; the pages offering the sampled documents; pages with a form, a data
table, a medium; one page for each template, the most used first; the other services. Then pages drawn at random, at
least the asked share of all those. A page already chosen serves again when it can, and bears every reason.
A site no larger than the maximum is visited whole: nothing is gained by leaving pages out.
"""

import math
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from crawler.campaign.settings import SampleSettings
from crawler.sampling.population import follow, link_texts, population
from crawler.sampling.roles import find_roles
from crawler.sampling.services import documents, services
from crawler.sampling.templates import merge_templates
from rules.evidence.inventory import Address, Limit, Sample, SampledPage

_CONTENT = ("form", "table", "media")
MAIN_SERVICES = 8
"""Services that pass before contents and templates, so that a long menu does not fill the sample by itself."""


def draw_sample(addresses: Sequence[Address], home: str, settings: SampleSettings) -> Sample:
    """Return the sample of a site; the same for the same addresses and seed, in whatever order they come.

    addresses: what discovery found, of every kind. home: the start address, followed through its redirects.
    """
    first = follow(home, {a.url: a for a in addresses})
    pages = population(addresses, first)
    belongs = merge_templates(pages)
    draft = _Draft(pages, first, {page.url: belongs[page.template] for page in pages})
    chosen_documents = documents(addresses, first)
    _fill(draft, addresses, chosen_documents)
    wanted = draft.ranked()
    whole = settings.all_pages or len(pages) <= settings.max
    kept = wanted if whole else wanted[: _room(len(wanted), settings)]
    drawn = _draw(draft, kept, settings)
    chosen = [*kept, *drawn]
    for url in drawn:
        draft.want("random", [url])
    if whole:
        chosen += sorted(set(draft.pages) - set(chosen))
        draft.want("all", chosen)
    studied = draft.studied(chosen)
    return Sample(
        pages=[draft.sampled(url) for url in chosen],
        population=len(pages),
        templates=dict(
            sorted(Counter(draft.templates.values()).items(), key=lambda item: (-item[1], item[0]))
        ),
        seed=settings.seed,
        random_drawn=len(drawn),
        left_out=len(pages) - len(chosen),
        documents=[document.url for document in chosen_documents],
        studied=studied[: settings.templates],
        limits=_limits(len(wanted) - len(kept), len(studied) - settings.templates, settings),
    )


class _Draft:
    """The sample being made: reasons of each page, in order of priority."""

    def __init__(self, pages: Sequence[Address], home: str, templates: dict[str, str]) -> None:
        self.pages = {page.url: page for page in pages}
        self.home = home
        self.templates = templates
        self.reasons: dict[str, list[str]] = {}

    def want(self, reason: str, urls: Iterable[str]) -> None:
        """Ask for pages for a reason; an address that is no page of the population is passed over."""
        for url in urls:
            if url in self.pages and reason not in self.reasons.setdefault(url, []):
                self.reasons[url].append(reason)

    def ranked(self) -> list[str]:
        """Return the pages wanted so far, first asked first."""
        return list(self.reasons)

    def by_size(self) -> dict[str, int]:
        """Return the number of pages of each template, the largest first."""
        return dict(sorted(Counter(self.templates.values()).items(), key=lambda item: (-item[1], item[0])))

    def serve(self, reason: str, able: Callable[[Address], bool]) -> None:
        """Have one page that is able: one wanted already, else the highest up and most linked."""
        candidates = [page for page in self.pages.values() if able(page)]
        ready = [url for url in self.reasons if able(self.pages[url])]
        if candidates:
            self.want(reason, ready[:1] or [min(candidates, key=_prominence).url])

    def studied(self, chosen: Sequence[str]) -> list[str]:
        """Return one page a template: the home, else the page that shows most of it; first of the sample first."""
        kin: dict[str, list[str]] = {}
        for url in chosen:
            kin.setdefault(self.templates[url], []).append(url)
        return [max(urls, key=self._shows) for urls in kin.values()]

    def _shows(self, url: str) -> tuple[bool, int, int]:
        """Return how much a page shows: the home above all, then contents of many kinds, then the richest shape."""
        page = self.pages[url]
        return url == self.home, len(page.features), len(page.shape)

    def sampled(self, url: str) -> SampledPage:
        """Return a page as the sample keeps it."""
        page = self.pages[url]
        return SampledPage(
            url=url, reasons=self.reasons[url][:], template=self.templates[url], title=page.title
        )


def _prominence(page: Address) -> tuple[int, int, str]:
    return page.depth, -page.found_on_total, page.url


def _fill(draft: _Draft, addresses: Sequence[Address], chosen: Sequence[Address]) -> None:
    """Ask for every page of the sample but the random ones, in order of priority."""
    pages = list(draft.pages.values())
    draft.want("home", [draft.home])
    for role, url in find_roles(pages, draft.home, link_texts(addresses)).items():
        draft.want(role, [url])
    draft.want("process", [page.url for page in pages if "process" in page.features])
    heads = services(pages, draft.home)
    draft.want("service", heads[:MAIN_SERVICES])
    for document in chosen:
        draft.serve("document", partial(_offers, document))
    for feature in _CONTENT:
        draft.serve(feature, partial(_has, feature))
    for template in draft.by_size():
        draft.serve("template", partial(_is_built_by, draft.templates, template))
    draft.want("service", heads[MAIN_SERVICES:])


def _offers(document: Address, page: Address) -> bool:
    return page.url in document.found_on


def _has(feature: str, page: Address) -> bool:
    return feature in page.features


def _is_built_by(templates: dict[str, str], template: str, page: Address) -> bool:
    return templates[page.url] == template


def _room(wanted: int, settings: SampleSettings) -> int:
    """Return how many pages may be chosen for what they are, so that the random share still fits under max."""
    fitting = [k for k in range(1, wanted + 1) if k + math.ceil(settings.random * k) <= settings.max]
    return max(fitting, default=min(1, wanted))


def _draw(draft: _Draft, kept: Sequence[str], settings: SampleSettings) -> list[str]:
    """Return pages drawn at random among the others, in the order of the draw: the asked share of those kept."""
    others = sorted(set(draft.pages) - set(kept))
    number = math.ceil(round(settings.random * len(kept), 9))
    if not settings.all_pages:
        number = min(number, max(0, settings.max - len(kept)))
    return random.Random(settings.seed).sample(others, min(number, len(others)))


def _limits(cut: int, unstudied: int, settings: SampleSettings) -> list[Limit]:
    limits = []
    if cut:
        limits.append(Limit(name="visits", value=float(settings.max), left_out=cut, option="--sample-max"))
    if unstudied > 0:
        value = float(settings.templates)
        limits.append(Limit(name="templates", value=value, left_out=unstudied, option="sample.templates"))
    return limits
