"""The views of the sample: which pages stand for the site and why, dead links, documents."""

from reports.safety import shorten
from reports.views.context import SiteContext
from reports.views.parts import Cell, Table, heads, number
from rules.results import PageResult

TEMPLATES_SHOWN = 6
ROWS_A_PAGE = 120
LINKS_SHOWN = 250


def sample_lead(context: SiteContext) -> list[str]:
    """Return how many pages were visited, out of how many, chosen how."""
    site, say = context.site, context.speech.say
    if not site.sample:
        return [say("sample.none")]
    sample = site.sample
    lines = [say("sample.lead", n=len(context.visited), population=sample.population)]
    if sample.random_drawn:
        lines.append(say("sample.random", n=sample.random_drawn, seed=str(sample.seed)))
    if sample.left_out:
        lines.append(say("sample.left_out", n=sample.left_out))
    return lines


def templates(context: SiteContext) -> dict[str, list[PageResult]]:
    """Return the pages of the sample by template."""
    found: dict[str, list[PageResult]] = {}
    for page in context.site.pages:
        found.setdefault(page.template, []).append(page)
    return found


def template_name(context: SiteContext, template: str) -> str:
    """Return how a template is called: by its first page of the sample."""
    first = templates(context)[template][0]
    return context.speech.say("template.name", page=shorten(first.title.strip() or first.url, 70))


def templates_table(context: SiteContext) -> Table | None:
    """Return the templates with how many of their pages were visited."""
    say, counts = context.speech.say, context.site.sample.templates if context.site.sample else {}
    rows = []
    groups = sorted(templates(context).items(), key=lambda item: (-counts.get(item[0], 0), item[0]))
    for template, pages in groups[:TEMPLATES_SHOWN]:
        name = Cell(template_name(context, template), path=context.layout.template(template))
        known = counts.get(template, len(pages))
        rows.append([name, number(context.speech.number(len(pages))), number(context.speech.number(known))])
    if not rows:
        return None
    head = heads([say("template.one"), say("template.visited"), say("template.known")], numbers=(1, 2))
    left = len(groups) - len(rows)
    return Table(
        "templates", say("template.caption"), head, rows, say("template.more", n=left) if left else ""
    )


def pages_table(context: SiteContext, part: int) -> Table:
    """Return one part of the visited pages with the reasons they stand in the sample."""
    say, speech = context.speech.say, context.speech
    rows = []
    for page in context.site.pages[(part - 1) * ROWS_A_PAGE : part * ROWS_A_PAGE]:
        size = speech.size(page.weight.wire_bytes) if page.weight else "–"
        score = f"{page.ecoindex.grade} ({page.ecoindex.score})" if page.ecoindex else "–"
        status = say(f"page.{page.status}")
        kind = {"audited": "", "partial": "v ask", "refused": "v na", "failed": "v nc"}[page.status]
        rows.append(
            [
                context.page_cell(page.url),
                Cell(reasons(context, page)),
                Cell(status, kind=kind),
                number(size),
                number(score),
            ]
        )
    head = heads(
        [say(f"sample.{key}") for key in ("page", "reasons", "status", "weight", "ecoindex")], numbers=(3, 4)
    )
    return Table("pages-table", say("sample.caption"), head, rows)


def reasons(context: SiteContext, page: PageResult) -> str:
    """Return why a page stands in the sample, in words."""
    say, knows = context.speech.say, context.speech.knows
    return ", ".join(say(f"reason.{r}") if knows(f"reason.{r}") else r for r in page.reasons)


def links_sentences(context: SiteContext) -> list[str]:
    """Return how many links are dead and how many documents were met."""
    say, site = context.speech.say, context.site
    addresses = sum(site.kinds.values())
    lines = [say("links.dead", n=len(site.dead_links), addresses=say("addresses", n=addresses))]
    documents = site.kinds.get("document", 0)
    return [*lines, say("links.documents", n=documents)]


def links_table(context: SiteContext) -> Table | None:
    """Return the dead links with the pages that hold them, None when there is none."""
    say, dead = context.speech.say, context.site.dead_links
    if not dead:
        return None
    rows = []
    for url, status, pages in dead[:LINKS_SHOWN]:
        answer = context.speech.number(status) if status else say("links.no_answer")
        first = context.page_cell(pages[0]) if pages else Cell("–")
        more = (Cell(say("links.more", n=len(pages) - 1)),) if len(pages) > 1 else ()
        rows.append(
            [
                Cell(shorten(url, 140), kind="code"),
                Cell(answer),
                Cell(first.text, path=first.path, items=more),
            ]
        )
    left = len(dead) - len(rows)
    head = heads([say("links.address"), say("links.answer"), say("links.held_by")])
    return Table("dead-links", say("links.caption"), head, rows, say("more.links", n=left) if left else "")
