"""The views of one visited page, and of one template."""

from dataclasses import dataclass

from reports.pictures import view_of_page
from reports.views.context import SiteContext
from reports.views.dossier import page_cells
from reports.views.page_weight import PageWeight, make_weight
from reports.views.parts import Cell, Fact, Listing, Picture, address
from reports.views.sample import reasons, template_name, templates
from rules.coverage import record_name
from rules.results import PageResult
from rules.vocabulary import Correction

CORRECTIONS_SHOWN = 100
PAGES_SHOWN = 150


@dataclass(frozen=True)
class PageView:
    """The report on one visited page."""

    title: str
    address: Cell
    status: str
    kind: str
    facts: list[Fact]
    missing: list[str]
    picture: Picture | None
    corrections: Listing
    dossier: list[Cell]
    weight: PageWeight | None


@dataclass(frozen=True)
class TemplateView:
    """The report on one template: its pages, what to fix in it."""

    title: str
    lead: str
    pages: Listing
    corrections: Listing
    weighed: str
    weight: PageWeight | None


def make_page(context: SiteContext, page: PageResult) -> PageView:
    """Return the report on one page."""
    say = context.speech.say
    kind = {"audited": "c", "partial": "ask", "refused": "na", "failed": "nc"}[page.status]
    status = say(f"page.{page.status}")
    missing = [
        say("page.missing", name=context.speech.text(record_name(name)), why=why)
        for name, why in page.missing.items()
    ]
    if page.reason:
        missing.insert(0, page.reason)
    concerned = [c for c in context.corrections if page.url in c.pages]
    return PageView(
        page.title.strip() or page.url,
        address(page.url),
        status,
        kind,
        _facts(context, page),
        missing,
        _view(context, page),
        _corrections(context, concerned, page.url),
        page_cells(context, page),
        make_weight(context, page),
    )


def _facts(context: SiteContext, page: PageResult) -> list[Fact]:
    say, speech = context.speech.say, context.speech
    template = Cell(template_name(context, page.template), path=context.layout.template(page.template))
    facts = [Fact(say("sample.reasons"), Cell(reasons(context, page))), Fact(say("template.one"), template)]
    if page.reused:
        since = say("page.reused_text", day=speech.day(page.reused))
        facts.append(Fact(say("page.reused"), Cell(since)))
    if page.weight:
        requests = say("requests", n=page.weight.requests)
        text = say("page.weight_text", size=speech.size(page.weight.wire_bytes), requests=requests)
        facts.append(Fact(say("sample.weight"), Cell(text)))
        if page.weight.failed or page.weight.blocked:
            lost = say("page.lost_text", failed=page.weight.failed, blocked=page.weight.blocked)
            facts.append(Fact(say("page.lost"), Cell(lost)))
    if page.dom is not None:
        facts.append(Fact(say("page.dom"), Cell(say("elements", n=page.dom))))
    return facts


def _view(context: SiteContext, page: PageResult) -> Picture | None:
    if not page.picture or not page.picture_size:
        return None
    cut = context.cuts.get(view_of_page(page.picture, page.picture_size))
    if cut is None:
        return None
    return Picture(
        cut.path, cut.width, cut.height, context.speech.say("page.picture_alt", page=page.title or page.url)
    )


def _corrections(context: SiteContext, concerned: list[Correction], url: str = "") -> Listing:
    """List corrections, with how many places on that page when their findings were all kept."""
    say = context.speech.say
    cells = []
    for correction in concerned[:CORRECTIONS_SHOWN]:
        words = say("correction.certain" if correction.certain else "correction.review")
        note = Cell(words, kind=f"v {'nc' if correction.certain else 'ask'}")
        here = sum(f.page == url for f in correction.findings)
        whole = url and len(correction.findings) == correction.places
        items = (note, Cell(say("places", n=here))) if whole else (note,)
        cells.append(context.link(correction, *items))
    left = len(concerned) - len(cells)
    return Listing(cells, say("more.corrections", n=left) if left else "")


def make_template(context: SiteContext, template: str) -> TemplateView:
    """Return the report on one template."""
    say, pages = context.speech.say, templates(context)[template]
    shown = representative(context, pages)
    known = context.site.sample.templates.get(template, len(pages)) if context.site.sample else len(pages)
    urls = {page.url for page in pages}
    concerned = [c for c in context.corrections if urls.intersection(c.pages)]
    own = [c for c in concerned if c.party == "template"] + [c for c in concerned if c.party != "template"]
    cells = [context.page_cell(page.url) for page in pages[:PAGES_SHOWN]]
    left = len(pages) - len(cells)
    return TemplateView(
        template_name(context, template),
        say("template.lead", n=len(pages), known=known),
        Listing(cells, say("more.pages", n=left) if left else ""),
        _corrections(context, own),
        say("template.weighed", page=context.page_cell(shown.url).text) if shown else "",
        make_weight(context, shown) if shown else None,
    )


def representative(context: SiteContext, pages: list[PageResult]) -> PageResult | None:
    """Return the page whose weight stands for a template: the one studied, else the first weighed."""
    studied = context.site.sample.studied if context.site.sample else []
    weighed = [page for page in pages if page.weight]
    return next((page for page in weighed if page.url in studied), weighed[0] if weighed else None)
