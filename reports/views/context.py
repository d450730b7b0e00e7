"""What the views of one site share: its result, its paths, its language and its pictures."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from urllib.parse import urlsplit

from reports.language import Speech
from reports.layout import SiteLayout
from reports.pictures import Crop, Cut, view_of_page
from reports.rule_texts import find_rule
from reports.safety import shorten
from reports.views.lost_pages import lost_pages
from reports.views.parts import Cell, Picture
from rules.evidence.focus_looks import FocusLooks
from rules.evidence.skip_links import SkipLinks
from rules.evidence.walk import Walk
from rules.results import PageResult, SiteResult
from rules.vocabulary import Correction, Finding
from rules.wording import in_region

EXAMPLES = 3
"""Pictures shown on a correction's page."""
CARDS = 6
"""Corrections shown as cards on the scorecard; the others are in the list."""


_AT_LAPTOP = frozenset({Walk.NAME, FocusLooks.NAME, SkipLinks.NAME})
"""Records of the interaction visit whose places are those of the laptop view; the others change the page's width."""


class SiteContext:
    """One site being written in one language. cuts and drawings are filled once the pictures are made.

    drawings: by address of page and name of drawing, or by "" and the SHA-256 of a picture (reports.drawings).
    """

    def __init__(self, site: SiteResult, layout: SiteLayout, speech: Speech) -> None:
        self.site = site
        self.layout = layout
        self.speech = speech
        self.cuts: dict[Crop, Cut] = {}
        self.drawings: dict[tuple[str, str], Cut] = {}

    @cached_property
    def by_url(self) -> Mapping[str, PageResult]:
        """Every page of the sample, by address."""
        return {page.url: page for page in self.site.pages}

    @cached_property
    def visited(self) -> list[PageResult]:
        """The pages that could be visited, wholly or in part."""
        return [page for page in self.site.pages if page.status in ("audited", "partial")]

    @property
    def measured(self) -> bool:
        """Whether there is anything to show: a page visited, or a defect found without one."""
        return bool(self.visited or self.site.corrections)

    @cached_property
    def corrections(self) -> list[Correction]:
        """Certain corrections first, each group by effect."""
        return sorted(self.site.corrections, key=lambda c: (not c.certain, -c.effect, -len(c.pages), c.id))

    def page_cell(self, url: str) -> Cell:
        """Return a link to the report's page on a visited page, named by its title and path."""
        page = self.by_url.get(url)
        name = shorten(page.title.strip(), 80) if page and page.title.strip() else ""
        tail = shorten(urlsplit_path(url), 80)
        text = f"{name} ({tail})" if name else shorten(url, 120)
        return Cell(text, path=self.layout.page(url) if page else "")

    def examples(self, correction: Correction) -> list[Finding]:
        """Return the findings shown on a correction's page: pictured ones first, one a page, at most three."""
        pictured = [f for f in correction.findings if self.crop(f)]
        chosen: dict[str, Finding] = {}
        for finding in pictured + correction.findings:
            chosen.setdefault(finding.page, finding)
        return list(chosen.values())[:EXAMPLES]

    def crop(self, finding: Finding) -> Crop | None:
        """Return what to cut to show a finding; None without a box or a screenshot."""
        page = self.by_url.get(finding.page)
        sheet = self._sheet(page, finding) if page else ""
        if not sheet or not finding.place or not finding.place.box:
            return None
        return Crop(sha256=sheet, box=finding.place.box)

    def _sheet(self, page: PageResult, finding: Finding) -> str:
        """Return the screenshot in which the box of a finding is given, "" when there is none at that size."""
        rule = find_rule(finding.rule)
        seen = {kind.NAME for kind in rule.needs if kind.PROFILE == Walk.PROFILE} if rule else set()
        if not seen:
            return page.picture
        views = page.dossier.views if page.dossier and seen <= _AT_LAPTOP else []
        return next((view.sha256 for view in views if view.name == "laptop"), "")

    def crops(self) -> Iterator[Crop]:
        """Every picture this site's pages will show."""
        for correction in self.site.corrections:
            yield from (crop for f in self.examples(correction) if (crop := self.crop(f)))
        for page in self.visited:
            if page.picture and page.picture_size:
                yield view_of_page(page.picture, page.picture_size)

    def picture_sizes(self) -> dict[str, tuple[int, int]]:
        """Return the CSS size of each screenshot."""
        sizes = {p.picture: p.picture_size for p in self.site.pages if p.picture and p.picture_size}
        views = (view for page in self.visited if page.dossier for view in page.dossier.views)
        return {view.sha256: (view.width, view.height) for view in views} | sizes

    def pair(self, finding: Finding) -> list[Picture]:
        """Return the two pictures whose difference proves a finding, none when it has no such proof."""
        cuts = [self.drawings.get(("", sha256)) for sha256 in finding.pair or ()]
        say, aged = self.speech.say, finding.rule.startswith("old-browser")
        return [
            Picture(cut.path, cut.width, cut.height, said, said)
            for name, cut in zip(("before", "after"), cuts, strict=False)
            if cut and (said := say(f"old.{name}") if aged else say(f"pair.{name}"))
        ]

    def pairs(self) -> Iterator[str]:
        """Every picture of a pair that this site's pages will show, by SHA-256."""
        for correction in self.site.corrections:
            for finding in self.examples(correction):
                yield from finding.pair or ()
        for _, one in lost_pages(self.site):
            yield from one.pictures or ()

    def picture(self, finding: Finding, title: str) -> Picture | None:
        """Return the picture of a finding, None when it could not be cut."""
        crop = self.crop(finding)
        cut = self.cuts.get(crop) if crop else None
        if cut is None:
            return None
        page = self.by_url[finding.page]
        name = shorten(page.title.strip() or urlsplit_path(page.url), 80)
        alt = self.speech.say("picture.alt", title=title, page=name)
        return Picture(cut.path, cut.width, cut.height, alt, self.speech.say("picture.caption", page=name))

    @cached_property
    def _of_rule(self) -> Counter[str]:
        return Counter(correction.rule for correction in self.site.corrections)

    def name(self, correction: Correction) -> str:
        """Return the title of a correction, after its region when it is common or several repair the same rule."""
        regions = {finding.place.region if finding.place else "" for finding in correction.findings}
        several = (self._of_rule[correction.rule] > 1 or correction.transverse) and len(regions) == 1
        return self.speech.text(in_region(correction.title, regions.pop() if several else ""))

    def component(self, correction: Correction) -> str:
        """Return the element or address that a correction is about, "" when it is about neither."""
        held = correction.component
        placed = any(finding.place for finding in correction.findings)
        return held if placed or any(mark in held for mark in "/.:") else ""

    def link(self, correction: Correction, *items: Cell) -> Cell:
        """Return a link to a correction, with its component when several repair the same rule."""
        several = self._of_rule[correction.rule] > 1
        shown = shorten(self.component(correction), 80) if several else ""
        code = (Cell(shown, kind="code"),) if shown else ()
        return Cell(self.name(correction), path=self.layout.correction(correction.id), items=(*code, *items))

    def count_pages(self, correction: Correction) -> str:
        """Return "12 des 27 pages visitées"."""
        return self.speech.say("pages.of_visited", n=len(self.visited), part=len(correction.pages))


def urlsplit_path(url: str) -> str:
    """Return the path and query of an address, the whole text when it is no address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
