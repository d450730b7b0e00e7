"""The auditor's dossier: one document a section of each page, reached from the page and from each open criterion."""

from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from reports import write_reports
from reports.drawings import COLUMNS, draw_dossier
from rules.vocabulary import Verdict
from tests.reports import factory
from tests.reports.reading import Report

FOLDER = "ville-exemple"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("dossier")
    write_reports(
        factory.make_campaign(factory.make_site(count=4)), folder, lang="fr", pictures=factory.pictures
    )
    return Report(folder)


def test_every_section_of_every_page_has_its_document(report: Report) -> None:
    names = sorted(p.name for p in (report.folder / FOLDER / "evidence").iterdir())
    lists = [name for name in names if name.startswith("list-")]
    assert lists == [f"list-{one}.html" for one in ("forms", "images", "links", "structure", "views")]
    assert sum(name.endswith("-images.html") for name in names) == 1 + 2
    assert sum(name.endswith("-views.html") for name in names) == 1 + 1
    assert sum(name.endswith("-forms.html") for name in names) == 1 + 1


def test_each_criterion_to_review_links_to_what_helps_to_decide_it(report: Report) -> None:
    site = factory.make_site(count=4)
    (table,) = [one for one in site.referentials if one.id == "rgaa"]
    themes = list(dict.fromkeys(c.theme for c in table.criteria))
    for criterion in table.criteria:
        if criterion.verdict is Verdict.NT:
            page = report.page(f"{FOLDER}/procedures-rgaa-{themes.index(criterion.theme) + 1}.html")
            section = page.tree.get_element_by_id(f"c-{criterion.id.removeprefix('rgaa:')}")
            targets = [page.resolve(a) for a in section.xpath(".//a/@href")]
            for name in criterion.evidence:
                assert f"{FOLDER}/evidence/list-{name}.html" in targets


def test_a_page_links_to_its_dossier_and_back(report: Report) -> None:
    (page,) = [p for p in report.pages if "/pages/" in p.path and "Accueil" in p.tree.findtext(".//h1")]
    links = [page.resolve(a) for a in page.tree.xpath("//section[@id='dossier']//a/@href")]
    assert len(links) == 4
    back = report.page(links[0])
    assert page.path in [back.resolve(a) for a in back.tree.xpath("//main//a/@href")]


def test_images_are_listed_with_the_number_they_have_on_the_sheet(report: Report) -> None:
    (home,) = [p for p in report.pages if p.path.endswith("-images.html") and "Accueil</h1>" in p.content]
    rows = home.tree.xpath("//tbody/tr")
    assert len(rows) == 18
    assert "Aucune alternative" in rows[2].text_content()
    assert "Décorative" in rows[5].text_content()
    assert "4 éléments de plus" in home.tree.text_content()
    assert home.tree.xpath("//img/@alt") == ["Planche des images de la page, numérotées comme dans la liste."]


def test_the_sheet_and_the_tab_order_are_drawn(tmp_path: Path) -> None:
    page = factory.make_site(count=1).pages[0]
    cuts = draw_dossier(page, factory.pictures, tmp_path, lambda name: f"{name}.webp")
    assert sorted(cuts) == ["bare", "images", "narrow", "tab", "zoom"]
    sheet = Image.open(tmp_path / cuts["images"].path)
    assert sheet.width == 158 * COLUMNS + 8
    tab = Image.open(tmp_path / cuts["tab"].path).convert("RGB")
    stop = page.dossier and page.dossier.stops and page.dossier.stops[0].box
    assert stop
    spot = (int(stop.x + stop.width / 2) - 6, int(stop.y + stop.height / 2))
    red, green, blue = tab.getpixel(spot)
    assert red > 100 > max(green, blue)


def test_lost_pictures_leave_the_lists(tmp_path: Path) -> None:
    page = factory.make_site(count=1).pages[0]
    assert draw_dossier(page, lambda _: None, tmp_path, lambda name: name) == {}
    assert draw_dossier(msgspec.structs.replace(page, dossier=None), factory.pictures, tmp_path, str) == {}
    broken = BytesIO(b"not a picture").getvalue()
    assert draw_dossier(page, lambda _: broken, tmp_path, lambda name: name) == {}
