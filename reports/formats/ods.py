"""The official audit grid of the RGAA, filled: statuses and what to change page by page, formulas left to compute.

One site fills one grid; a campaign over several sites writes one file a site, its folder name added to the file's.
The grid has room for twenty pages: mandatory ones, services and processes first, then those drawn at random, in the
order of the draw; the pages left out are listed under the sample.
"""

from importlib.resources import files
from pathlib import Path

from reports.by_site import one_file_a_site
from reports.folder import replace_file
from reports.grid import Changes, ordered, status
from reports.language import Speech
from reports.order import Order
from reports.safety import shorten
from reports.spreadsheet import Sheet, Spreadsheet
from rules.results import CriterionResult, PageResult, SiteResult

GRID, REFERENTIAL, ROOM = "rgaa-4.1.2.ods", "rgaa", 20
SAMPLE, BASE, SUMMARY, GUIDE = "Échantillon", "BaseDeCalcul", "Synthèse", "Mode_d'emploi"
STATUS, EXEMPTION, CHANGES = 3, 4, 5
"""Columns of a page's sheet."""
FIRST_PAGE, FIRST_CRITERION = 8, 3
"""Rows of the first page in the sample, of the first criterion in a page's sheet."""


def write(order: Order, target: Path) -> None:
    """Write the grid of the only site, or one grid a site beside the file named.

    Raises:
        OSError: the file cannot be written.
    """
    for site, path in one_file_a_site(order, target):
        replace_file(path, fill(site, Speech("fr")))


def fill(site: SiteResult, speech: Speech) -> bytes:
    """Return the grid of a site as the bytes of an .ods file; French, as the official document is."""
    grid = Spreadsheet(files("reports").joinpath("grids", GRID).read_bytes())
    pages = ordered(site.pages)
    table = next((one for one in site.referentials if one.id == REFERENTIAL), None)
    criteria = table.criteria if table else []
    _sample(grid.sheets[SAMPLE], site, pages, speech)
    changes = Changes(site, speech)
    for rank in range(ROOM):
        sheet = grid.sheets[f"P{rank + 1:02}"]
        if rank < len(pages):
            _page(sheet, pages[rank], criteria, changes)
        elif pages:
            _unused(sheet, len(criteria))
        sheet.forget_result(1, 0)
    for name in (BASE, SUMMARY, GUIDE):
        grid.sheets[name].forget_results()
    return grid.saved()


def _sample(sheet: Sheet, site: SiteResult, pages: list[PageResult], speech: Speech) -> None:
    """Fill the sheet of the sample: who, when, which pages, which are left out."""
    say = speech.say
    year, month, day = site.audited_at[:10].split("-") if site.audited_at else ("", "", "")
    sheet.write(2, 1, f"{day}/{month}/{year}")
    sheet.write(3, 1, say("grid.auditor", version=site.method.limpide))
    sheet.write(4, 1, say("grid.context"))
    sheet.write(5, 1, site.name)
    for rank in range(ROOM):
        page = pages[rank] if rank < len(pages) else None
        if page is None:
            sheet.write(FIRST_PAGE + rank, 0, "")
        sheet.write(FIRST_PAGE + rank, 1, _title(page, speech) if page else "")
        sheet.write(FIRST_PAGE + rank, 2, page.url if page else "")
    left = pages[ROOM:]
    if left:
        sheet.write(FIRST_PAGE + ROOM + 1, 1, say("grid.left_out", n=len(left), room=ROOM))
    for rank, page in enumerate(left):
        sheet.write(FIRST_PAGE + ROOM + 2 + rank, 1, _title(page, speech))
        sheet.write(FIRST_PAGE + ROOM + 2 + rank, 2, page.url)


def _title(page: PageResult, speech: Speech) -> str:
    title = shorten(" ".join(page.title.split()) or page.url, 150)
    if page.status in ("audited", "partial"):
        return title
    return f"{title} ({speech.say(f'page.{page.status}')})"


def _page(sheet: Sheet, page: PageResult, criteria: list[CriterionResult], changes: Changes) -> None:
    """Fill the sheet of a page: a row a criterion."""
    for rank, criterion in enumerate(criteria):
        row = FIRST_CRITERION + rank
        sheet.write(row, STATUS, status(page, criterion.id))
        if texts := changes.of(page, criterion):
            sheet.write(row, CHANGES, "\n".join(texts))


def _unused(sheet: Sheet, criteria: int) -> None:
    """Set every criterion of a sheet without a page to NA, as the grid's own instructions ask."""
    for rank in range(criteria):
        sheet.write(FIRST_CRITERION + rank, STATUS, "NA")
