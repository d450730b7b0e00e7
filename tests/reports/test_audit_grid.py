"""The official grid of the RGAA is filled cell by cell; everything else in it stays as the State published it."""

import zipfile
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from lxml import etree

from reports.formats import find_formats
from reports.formats.ods import GRID, ROOM, fill
from reports.grid import ordered, status
from reports.language import Speech
from reports.order import Order
from reports.spreadsheet import Spreadsheet
from rules.evidence.axe import AxeRule
from rules.judge import judge_site
from rules.results import CampaignResult, SiteResult
from tests import factories as make
from tests.reports import factory

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICIAL = files("reports").joinpath("grids", GRID).read_bytes()
SHEETS = [f"P{n:02}" for n in range(1, ROOM + 1)]
Cells = dict[tuple[int, int], str]


@lru_cache(maxsize=4)
def tree(content: bytes) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(BytesIO(content)).read("content.xml"))


def formulas(content: bytes) -> dict[str, dict[tuple[int, int], str]]:
    """Every formula of a spreadsheet by sheet, row and column."""
    found: dict[str, dict[tuple[int, int], str]] = {}
    for table in tree(content).iter(f"{TABLE}table"):
        places = found.setdefault(str(table.get(f"{TABLE}name")), {})
        for place, cell in walk(table):
            if cell.get(f"{TABLE}formula"):
                places[place] = str(cell.get(f"{TABLE}formula"))
    return found


def walk(table: etree._Element) -> list[tuple[tuple[int, int], etree._Element]]:
    """The cells of a sheet that hold something, at their place, repetitions counted."""
    placed, row = [], 0
    for line in table.iter(f"{TABLE}table-row"):
        column = 0
        for cell in line:
            if len(cell) or cell.get(f"{TABLE}formula"):
                placed.append(((row, column), cell))
            column += int(cell.get(f"{TABLE}number-columns-repeated", "1"))
        row += int(line.get(f"{TABLE}number-rows-repeated", "1"))
    return placed


@lru_cache(maxsize=40)
def texts(content: bytes, sheet: str) -> Cells:
    table = next(t for t in tree(content).iter(f"{TABLE}table") if t.get(f"{TABLE}name") == sheet)
    return {
        place: "\n".join("".join(p.itertext()) for p in cell.iter(f"{TEXT}p")) for place, cell in walk(table)
    }


def filled(site: SiteResult) -> bytes:
    return fill(site, Speech("fr"))


def a_town(pages: int) -> SiteResult:
    visits = [make.visit(url=f"{make.SITE}/p{n}") for n in range(pages - 1)]
    faulty = make.axe(AxeRule(id="image-alt", violations=[make.node(selector="#logo")]))
    return judge_site(make.site(make.visit(faulty), *visits))


def test_every_formula_is_the_one_the_state_published() -> None:
    assert formulas(filled(factory.make_site())) == formulas(OFFICIAL)
    assert sum(map(len, formulas(OFFICIAL).values())) > 5000


def test_no_other_part_of_the_file_changes() -> None:
    ours, official = (zipfile.ZipFile(BytesIO(b)) for b in (filled(a_town(2)), OFFICIAL))
    assert ours.namelist() == official.namelist()
    assert ours.infolist()[0].compress_type == zipfile.ZIP_STORED
    same = [name for name in ours.namelist() if ours.read(name) == official.read(name)]
    assert set(ours.namelist()) - set(same) == {"content.xml"}


def test_each_page_has_its_sheet_with_the_status_of_every_criterion() -> None:
    site = a_town(2)
    content = filled(site)
    rows = range(3, 109)
    table = next(one for one in site.referentials if one.id == "rgaa")
    for page, sheet in zip(site.pages, SHEETS, strict=False):
        shown = texts(content, sheet)
        assert [shown[row, 3] for row in rows] == [status(page, c.id) for c in table.criteria]
        assert {shown[row, 4] for row in rows} == {"N"}
    official = texts(OFFICIAL, "Critères")
    assert [official[row - 1, 1] for row in rows] == [c.id.removeprefix("rgaa:") for c in table.criteria]


def test_a_failure_says_what_to_change_where_and_how() -> None:
    shown = texts(filled(a_town(2)), "P01")
    assert shown[3, 3] == "NC"
    assert "[#logo]" in shown[3, 5]
    assert "Comment corriger" in shown[3, 5]
    assert (3, 5) not in texts(filled(a_town(2)), "P02")


def test_sheets_without_a_page_are_not_applicable_as_the_grid_asks() -> None:
    content = filled(a_town(2))
    assert {texts(content, "P03")[row, 3] for row in range(3, 109)} == {"NA"}
    sample = texts(content, "Échantillon")
    assert [sample.get((row, 0)) for row in (8, 9, 10, 27)] == ["P01", "P02", None, None]


def test_a_site_that_could_not_be_audited_leaves_the_whole_grid_to_test() -> None:
    content = filled(factory.dead_site())
    assert {texts(content, sheet)[row, 3] for sheet in SHEETS for row in range(3, 109)} == {"NT"}


def test_beyond_twenty_pages_those_chosen_come_before_those_drawn_and_the_others_are_listed() -> None:
    site = factory.make_site()
    sample = texts(filled(site), "Échantillon")
    assert [sample[8 + n, 2] for n in range(ROOM)] == [page.url for page in ordered(site.pages)][:ROOM]
    assert sample[29, 1].startswith("7 pages de l’échantillon ne tiennent pas")
    assert [sample[30 + n, 2] for n in range(7)] == [page.url for page in ordered(site.pages)][ROOM:]


def test_mandatory_pages_services_processes_then_the_draw_in_its_order() -> None:
    page = factory.make_site().pages[0]
    reasons = [["random"], ["process"], ["random"], ["template"], ["service"], ["contact", "form"], ["home"]]
    given = [msgspec.structs.replace(page, url=str(n), reasons=why) for n, why in enumerate(reasons)]
    assert [one.url for one in ordered(given)] == ["6", "5", "4", "1", "3", "0", "2"]


def test_several_sites_fill_several_grids(tmp_path: Path) -> None:
    order = Order(factory.make_campaign(), "fr", lambda _: None)
    find_formats()["ods"](order, tmp_path / "grille.ods")
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "grille-mediatheque.ods",
        "grille-ville-exemple.ods",
    ]


def test_one_site_fills_the_file_named(tmp_path: Path) -> None:
    result: CampaignResult = factory.make_campaign(factory.make_site())
    find_formats()["ods"](Order(result, "fr", lambda _: None), tmp_path / "g.ods")
    assert [p.name for p in tmp_path.iterdir()] == ["g.ods"]


def test_a_hostile_title_stays_text() -> None:
    site = factory.make_site()
    pages = [msgspec.structs.replace(site.pages[0], title="=1+1\x00\u202e <b>&amp;"), *site.pages[1:]]
    content = filled(msgspec.structs.replace(site, pages=pages))
    assert texts(content, "Échantillon")[8, 1] == "=1+1[U+0000][U+202E] <b>&amp;"
    assert formulas(content) == formulas(OFFICIAL)


def test_a_cell_with_a_formula_is_never_written() -> None:
    sheet = Spreadsheet(OFFICIAL).sheets["P01"]
    with pytest.raises(ValueError, match="formula"):
        sheet.write(3, 1, "1.1")
