"""The views of the auditor's dossier: for each page and each section, what a person needs to see to decide."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.safety import safe_href, shorten
from reports.views.context import SiteContext
from reports.views.parts import Cell, Picture, Table, heads, number
from rules.dossier import SECTIONS, Dossier, Line
from rules.results import PageResult

LINKS_SHOWN = 120
_LISTS = {
    "images": ("images",),
    "links": ("links",),
    "forms": ("fields",),
    "structure": ("headings", "landmarks", "languages", "tables", "frames", "media"),
    "views": ("stops",),
}
VIEWS = ("tab", "narrow", "zoom", "bare")
"""Pictures of the section of views, in order; each is said by dossier.view.NAME."""


@dataclass(frozen=True)
class DossierView:
    """One section of the dossier of a page."""

    title: str
    page: Cell
    lead: list[str]
    pictures: list[Picture]
    tables: list[Table]
    others: list[Cell]
    back: Cell


@dataclass(frozen=True)
class SectionView:
    """One section over the sample: which pages have it, with how many items, and the criteria it serves."""

    title: str
    lead: list[str]
    table: Table


def held(page: PageResult) -> list[str]:
    """Return the sections of a page's dossier that hold something."""
    return [section for section in SECTIONS if _size(page.dossier, section)]


def _size(dossier: Dossier | None, section: str) -> int:
    if dossier is None:
        return 0
    items = sum(len(getattr(dossier, name) or []) + dossier.more.get(name, 0) for name in _LISTS[section])
    return items + (len(dossier.views) if section == "views" else 0)


def section_cells(context: SiteContext, sections: Sequence[str]) -> list[Cell]:
    """Return links to sections over the sample; none when no page holds them."""
    some = {section for page in context.visited for section in held(page)}
    say = context.speech.say
    return [Cell(say(f"dossier.{one}"), path=context.layout.evidence(one)) for one in sections if one in some]


def page_cells(context: SiteContext, page: PageResult) -> list[Cell]:
    """Return links to the sections of one page's dossier."""
    say = context.speech.say
    return [
        Cell(say(f"dossier.{section}"), path=context.layout.dossier(page.url, section))
        for section in held(page)
    ]


def make_section(context: SiteContext, section: str) -> SectionView | None:
    """Return one section over the sample, None when no page holds it."""
    say = context.speech.say
    pages = [page for page in context.visited if section in held(page)]
    if not pages:
        return None
    criteria = [
        c.id.partition(":")[2]
        for table in context.site.referentials
        for c in table.criteria
        if section in c.evidence
    ]
    lead = [say(f"dossier.{section}_lead")]
    if criteria:
        lead.append(say("dossier.serves", n=len(criteria), criteria=", ".join(criteria)))
    rows = []
    for page in pages:
        name = context.page_cell(page.url)
        link = Cell(name.text, path=context.layout.dossier(page.url, section))
        rows.append([link, number(context.speech.number(_size(page.dossier, section)))])
    head = heads([say("sample.page"), say("dossier.items")], numbers=(1,))
    table = Table(f"evidence-{section}", say("dossier.pages"), head, rows)
    return SectionView(say("dossier.title", section=say(f"dossier.{section}")), lead, table)


def make_dossier(context: SiteContext, page: PageResult, section: str) -> DossierView:
    """Return one section of the dossier of a page."""
    say = context.speech.say
    assert page.dossier is not None
    others = [
        cell for cell, name in zip(page_cells(context, page), held(page), strict=True) if name != section
    ]
    title = page.title.strip() or page.url
    return DossierView(
        say("dossier.of_page", section=say(f"dossier.{section}"), page=shorten(title, 80)),
        context.page_cell(page.url),
        _lead(context, page.dossier, section),
        _pictures(context, page, section),
        _tables(context, page.dossier, section),
        others,
        Cell(say("dossier.back"), path=context.layout.evidence(section)),
    )


def _lead(context: SiteContext, dossier: Dossier, section: str) -> list[str]:
    say = context.speech.say
    lines = [say(f"dossier.{section}_lead")]
    if section == "images" and dossier.images:
        bare = sum(not one.alternative and not one.decorative for one in dossier.images)
        silent = sum(one.decorative for one in dossier.images)
        lines.append(say("dossier.images_count", n=len(dossier.images), bare=bare, silent=silent))
    left = sum(dossier.more.get(name, 0) for name in _LISTS[section])
    if section == "links":
        left += max(0, len(dossier.links or []) - LINKS_SHOWN)
    return [*lines, say("dossier.more", n=left)] if left else lines


def _pictures(context: SiteContext, page: PageResult, section: str) -> list[Picture]:
    """Return the pictures drawn for a section, each said in words."""
    names = VIEWS if section == "views" else ("images",) if section == "images" else ()
    overflow = {view.name: view.overflow for view in page.dossier.views} if page.dossier else {}
    found = []
    for name in names:
        cut = context.drawings.get((page.url, name))
        if cut is None:
            continue
        caption = context.speech.say(f"dossier.view.{name}")
        if wide := overflow.get(name, 0):
            caption += " " + context.speech.say("dossier.overflow", n=wide)
        alt = context.speech.say(f"dossier.alt.{name}")
        found.append(Picture(cut.path, cut.width, cut.height, alt, caption))
    return found


def _tables(context: SiteContext, dossier: Dossier, section: str) -> list[Table]:
    made = {"images": _images, "links": _links, "views": _stops}
    if section in made:
        return made[section](context, dossier)
    found = []
    for name in _LISTS[section]:
        lines: list[Line] | None = getattr(dossier, name)
        if lines:
            found.append(_inventory(context, name, lines))
    return found


def _images(context: SiteContext, dossier: Dossier) -> list[Table]:
    say = context.speech.say
    rows = []
    for rank, one in enumerate(dossier.images or [], 1):
        if one.alternative:
            said = Cell(one.alternative, items=(Cell(say("dossier.from", source=one.source)),))
        else:
            said = Cell(
                say("dossier.decorative" if one.decorative else "dossier.no_alternative"), kind="soft"
            )
        hidden = () if one.shown else (Cell(say("dossier.hidden")),)
        rows.append(
            [
                Cell(str(rank)),
                Cell(shorten(one.file, 60) or one.tag, kind="code", items=hidden),
                said,
                Cell(one.context),
            ]
        )
    head = heads([say(f"dossier.{key}") for key in ("rank", "image", "alternative", "in_link")])
    return [Table("images", say("dossier.images_caption"), head, rows)]


def _links(context: SiteContext, dossier: Dossier) -> list[Table]:
    say = context.speech.say
    rows = [
        [
            Cell(one.name or say("dossier.no_name")),
            Cell(shorten(one.url, 110), url=safe_href(one.url)),
            Cell(one.context),
            Cell(one.heading),
        ]
        for one in (dossier.links or [])[:LINKS_SHOWN]
    ]
    head = heads([say(f"dossier.{key}") for key in ("name", "target", "context", "heading_column")])
    return [Table("links", say("dossier.links_caption"), head, rows)]


def _stops(context: SiteContext, dossier: Dossier) -> list[Table]:
    say = context.speech.say
    if not dossier.stops:
        return []
    rows = [
        [Cell(str(n)), Cell(one.name or say("dossier.no_name"))] for n, one in enumerate(dossier.stops, 1)
    ]
    head = heads([say("dossier.rank"), say("dossier.name")])
    return [Table("stops", say("dossier.stops_caption"), head, rows)]


def _inventory(context: SiteContext, name: str, lines: list[Line]) -> Table:
    """Return a simple inventory; the columns are those of dossier.columns.NAME."""
    columns = context.speech.say(f"dossier.columns.{name}").split(" | ")
    rows = []
    for line in lines:
        what = f"{'· ' * (line.level - 1)}{line.what}" if line.level else line.what
        facts = [Cell(fact) for fact in line.facts]
        rows.append(
            [
                Cell(what or context.speech.say("dossier.no_name")),
                *facts,
                *(Cell("") for _ in range(len(columns) - 1 - len(facts))),
            ]
        )
    return Table(name, context.speech.say(f"dossier.caption.{name}", n=len(lines)), heads(columns), rows)
