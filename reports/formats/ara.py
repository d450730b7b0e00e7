"""The statuses in the shape of Ara, the State's audit tool: a row a criterion, a column a page, comma-separated.

One file a site; pages in the order of the sample, as in the official grid but without its limit of twenty.
"""

import csv
from io import StringIO
from pathlib import Path

from reports.by_site import one_file_a_site
from reports.folder import replace_file
from reports.formats.csv import neutral
from reports.grid import ordered, status
from reports.order import Order
from reports.safety import shorten
from rules.results import SiteResult

HEAD = "Critères"
"""First column of Ara's export; the document is French whatever the language of the report."""
REFERENTIAL = "rgaa"


def write(order: Order, target: Path) -> None:
    """Write the statuses of each site.

    Raises:
        OSError: the file cannot be written.
    """
    for site, path in one_file_a_site(order, target):
        replace_file(path, table(site).encode("utf-8-sig", "replace"))


def table(site: SiteResult) -> str:
    """Return the rows of one site as text."""
    file = StringIO()
    sheet = csv.writer(file, lineterminator="\r\n")
    pages = ordered(site.pages)
    names = [shorten(" ".join(page.title.split()) or page.url, 150) for page in pages]
    sheet.writerow([HEAD, *map(neutral, names)])
    for referential in site.referentials:
        if referential.id == REFERENTIAL:
            for one in referential.criteria:
                number = one.id.partition(":")[2]
                sheet.writerow([number, *(status(page, one.id) for page in pages)])
    return file.getvalue()
