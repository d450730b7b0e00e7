"""The official grid as LibreOffice opens it: formulas compute, and their results are our own counts."""

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from reports.formats.ods import ROOM, fill
from reports.grid import ordered, status
from reports.language import Speech
from rules.results import SiteResult
from tests.reports import factory
from tests.reports.test_audit_grid import a_town

pytestmark = pytest.mark.proof
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STATUSES = {"C": 5, "NC": 6, "NA": 7, "NT": 9}
"""Row of each status in the summary; the total stands in column 16."""


def computed(site: SiteResult, folder: Path) -> dict[str, int]:
    """Totals of the summary sheet once LibreOffice has opened the grid and computed it."""
    (folder / "grid.ods").write_bytes(fill(site, Speech("fr")))
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is absent: the grid was not opened")
    command = [office, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to"]
    for kind in ("fods", "pdf"):
        subprocess.run(
            [*command, kind, "--outdir", str(folder), str(folder / "grid.ods")],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    assert (folder / "grid.pdf").read_bytes().startswith(b"%PDF")
    tables = etree.parse(folder / "grid.fods").iter(f"{TABLE}table")
    summary = next(t for t in tables if t.get(f"{TABLE}name") == "Synthèse")
    rows = [
        row for row in summary.iter(f"{TABLE}table-row")
        for _ in range(min(20, int(row.get(f"{TABLE}number-rows-repeated", "1"))))
    ]  # fmt: skip
    return {name: int(float(totals(rows[rank])[-1])) for name, rank in STATUSES.items()}


def totals(row: etree._Element) -> list[str]:
    return [str(cell.get(f"{OFFICE}value")) for cell in row if cell.get(f"{OFFICE}value")]


def expected(site: SiteResult) -> dict[str, int]:
    pages = ordered(site.pages)[:ROOM]
    table = next(one for one in site.referentials if one.id == "rgaa")
    counts = Counter(status(page, c.id) for page in pages for c in table.criteria)
    counts["NA"] += (ROOM - len(pages)) * len(table.criteria)
    return {name: counts[name] for name in STATUSES}


@pytest.mark.timeout(300)
def test_the_results_of_the_official_formulas_are_our_counts(tmp_path: Path) -> None:
    print(f"{'site':<24}{'':>8}" + "".join(f"{name:>7}" for name in STATUSES))
    for name, site in {"27-pages": factory.make_site(), "2-pages-judged": a_town(2)}.items():
        (tmp_path / name).mkdir()
        theirs, ours = computed(site, tmp_path / name), expected(site)
        for who, counts in (("limpide", ours), ("grid", theirs)):
            print(f"{name:<24}{who:>8}" + "".join(f"{counts[one]:>7}" for one in STATUSES))
        assert theirs == ours
