"""The scorecards as a folder of HTML pages, with results.json and its schema."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reports.drawings import draw_dossier, draw_pairs
from reports.folder import replaced
from reports.formats.json import encode, encode_schema
from reports.language import Speech
from reports.layout import (
    PORTFOLIO_DECLARATIONS,
    PORTFOLIO_OFFICIALS,
    RESULTS,
    SCHEMA,
    STYLE,
    Layout,
    SiteLayout,
)
from reports.odt import odt
from reports.order import Order
from reports.palette import fill_style
from reports.pictures import cut_pictures
from reports.render import TEMPLATES, Frame, render
from reports.scorecard import make_scorecard
from reports.views import sample
from reports.views.context import SiteContext
from reports.views.correction import ROWS_A_PAGE, list_corrections, make_correction
from reports.views.criteria import by_theme, make_criteria, make_procedures, to_tell
from reports.views.dossier import held, make_dossier, make_section
from reports.views.ecodesign import find_table, make_declaration
from reports.views.method import make_method
from reports.views.page import make_page, make_template
from reports.views.parts import Cell
from reports.views.portfolio import make_declared, make_officials, make_portfolio
from reports.views.statement import make_statement_view
from rules.dossier import SECTIONS

PAGES_DRAWN = 120
"""Pages whose dossier has pictures: each costs a tenth of a second."""
Document = tuple[str, Frame, Any]
"""Template, frame and view of a page."""


def write(order: Order, target: Path) -> None:
    """Write the report folder; what a former run left there is replaced at once.

    Raises:
        reports.order.ReportError: the folder holds files of somebody else under our names.
    """
    with replaced(target) as folder:
        _assets(order, folder)
        speech, layout = Speech(order.lang), Layout(order.result)
        layouts = [SiteLayout(layout, rank, site) for rank, site in enumerate(order.result.sites)]
        for site, places in zip(order.result.sites, layouts, strict=True):
            context = SiteContext(site, places, speech)
            context.cuts = cut_pictures(
                context.crops(), order.pictures, folder, places.picture, context.picture_sizes()
            )
            for page in context.visited[:PAGES_DRAWN]:
                drawn = draw_dossier(page, order.pictures, folder, places.picture)
                context.drawings |= {(page.url, name): cut for name, cut in drawn.items()}
            pairs = draw_pairs(context.pairs(), order.pictures, folder, places.picture)
            context.drawings |= {("", name): cut for name, cut in pairs.items()}
            for document in _site(context):
                _save(document, folder, speech)
            _save_declaration(context, folder)
        if not layout.single:
            for document in _portfolio(order, layouts, speech):
                _save(document, folder, speech)


def _assets(order: Order, folder: Path) -> None:
    (folder / "assets").mkdir()
    (folder / STYLE).write_bytes(fill_style((TEMPLATES / "limpide.css").read_text(encoding="utf-8")))
    (folder / RESULTS).write_bytes(encode(order.result))
    (folder / SCHEMA).write_bytes(encode_schema())


def _save(document: Document, folder: Path, speech: Speech) -> None:
    template, frame, view = document
    path = folder / frame.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(render(template, frame, view, speech))


def _save_declaration(context: SiteContext, folder: Path) -> None:
    """Write the declaration to edit beside its page."""
    table = find_table(context.site)
    if context.measured and table is not None:
        view = make_declaration(context.site, table, context.speech)
        (folder / context.layout.declaration_file()).write_bytes(odt(view, context.speech.lang))


def _portfolio(order: Order, layouts: list[SiteLayout], speech: Speech) -> Iterator[Document]:
    footer = speech.say("footer", version=order.result.limpide)
    view = make_portfolio(order.result, layouts, speech)
    yield "portfolio.html.j2", Frame("index.html", view.title, footer), view
    brief = make_officials(order.result, speech)
    crumbs = [Cell(speech.say("crumb.portfolio"), path="index.html")]
    yield "officials.html.j2", Frame(PORTFOLIO_OFFICIALS, brief.title, footer, crumbs, brief.title), brief
    said = make_declared(order.result, layouts, speech)
    yield "declared.html.j2", Frame(PORTFOLIO_DECLARATIONS, said.title, footer, crumbs, said.title), said


def _site(context: SiteContext) -> Iterator[Document]:
    """Give every document of a site."""
    layout, say = context.layout, context.speech.say
    view = make_scorecard(context)
    for path in dict.fromkeys((layout.home, f"{layout.folder}/index.html")):
        yield "site.html.j2", _frame(context, path, context.site.name, top=True), view
    whole = (say("method.heading"), make_method(context))
    yield "method.html.j2", _frame(context, layout.method, say("method.heading")), whole
    if not context.measured:
        return
    if context.site.dead_links:
        dead = (say("links.title"), sample.links_sentences(context), sample.links_table(context))
        yield "list.html.j2", _frame(context, layout.links, say("links.title")), dead
    if context.site.statement:
        said = make_statement_view(context.site.statement, context.speech)
        yield "statement.html.j2", _frame(context, layout.statement, said.title), said
    yield from _corrections(context)
    yield from _pages(context)
    yield from _criteria(context)
    yield from _evidence(context)
    yield from _declaration(context)


def _frame(
    context: SiteContext, path: str, title: str, top: bool = False, above: Cell | None = None
) -> Frame:
    layout, say = context.layout, context.speech.say
    crumbs = [Cell(say("crumb.portfolio"), path=layout.portfolio)] if layout.portfolio else []
    if not top:
        crumbs.append(Cell(context.site.name, path=layout.home))
    if above:
        crumbs.append(above)
    full = title if top else f"{title} – {context.site.name}"
    return Frame(path, full, say("footer", version=context.site.method.limpide), crumbs, title)


def _corrections(context: SiteContext) -> Iterator[Document]:
    layout, say = context.layout, context.speech.say
    if not context.site.corrections:
        return
    above = Cell(say("corrections.heading"), path=layout.corrections())
    lead = say("corrections.list_lead", n=len(context.site.corrections))
    titles = _parts(context, "corrections", -(-len(context.site.corrections) // ROWS_A_PAGE))
    for part, title in enumerate(titles, 1):
        others = [Cell(t, path=layout.corrections(p)) for p, t in enumerate(titles, 1) if p != part]
        view = (title, [lead], list_corrections(context, part), others)
        yield "pages.html.j2", _frame(context, layout.corrections(part), title), view
    for correction in context.site.corrections:
        detail = make_correction(context, correction)
        yield (
            "correction.html.j2",
            _frame(context, layout.correction(correction.id), detail.title, above=above),
            detail,
        )


def _parts(context: SiteContext, key: str, whole: int) -> list[str]:
    """Return the title of each part of a list cut in that many parts."""
    say = context.speech.say
    if whole == 1:
        return [say(f"{key}.heading")]
    return [say(f"{key}.part", n=part, whole=whole) for part in range(1, whole + 1)]


def _pages(context: SiteContext) -> Iterator[Document]:
    layout, say = context.layout, context.speech.say
    above = Cell(say("sample.heading"), path=layout.pages())
    titles = _parts(context, "sample", max(1, -(-len(context.site.pages) // sample.ROWS_A_PAGE)))
    for part, title in enumerate(titles, 1):
        others = [Cell(t, path=layout.pages(p)) for p, t in enumerate(titles, 1) if p != part]
        view = (title, sample.sample_lead(context), sample.pages_table(context, part), others)
        yield "pages.html.j2", _frame(context, layout.pages(part), title), view
    for page in context.by_url.values():
        detail = make_page(context, page)
        yield "page.html.j2", _frame(context, layout.page(page.url), detail.title, above=above), detail
    for template in sample.templates(context):
        group = make_template(context, template)
        yield "template.html.j2", _frame(context, layout.template(template), group.title, above=above), group


def _declaration(context: SiteContext) -> Iterator[Document]:
    table = find_table(context.site)
    if table is not None:
        view = make_declaration(context.site, table, context.speech, context.layout.declaration_file())
        yield "ecodesign_page.html.j2", _frame(context, context.layout.declaration(), view.title), view


def _criteria(context: SiteContext) -> Iterator[Document]:
    for referential in context.site.referentials:
        path = context.layout.referential(referential.id)
        view = make_criteria(context, referential)
        yield "criteria.html.j2", _frame(context, path, view.title), view
        above = Cell(referential.name, path=path)
        for rank, (theme, criteria) in enumerate(by_theme(referential).items(), 1):
            if any(to_tell(c) for c in criteria):
                detail = make_procedures(context, referential, rank, theme)
                place = context.layout.procedures(referential.id, rank)
                yield "procedures.html.j2", _frame(context, place, detail.title, above=above), detail


def _evidence(context: SiteContext) -> Iterator[Document]:
    """Give the auditor's dossier: a list a section, and a document a section of each page."""
    for section in SECTIONS:
        listed = make_section(context, section)
        if listed is None:
            continue
        path = context.layout.evidence(section)
        above = Cell(listed.title, path=path)
        yield "list.html.j2", _frame(context, path, listed.title), (listed.title, listed.lead, listed.table)
        for page in context.visited:
            if section in held(page):
                view = make_dossier(context, page, section)
                place = context.layout.dossier(page.url, section)
                yield "dossier.html.j2", _frame(context, place, view.title, above=above), view
