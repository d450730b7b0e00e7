"""The eco-design declaration is pre-filled with what was measured, and marks all that its team still has to write."""

from pathlib import Path
from zipfile import ZipFile

import factory
import pytest
from lxml import etree, html
from reading import Report

from reports.formats import find_formats
from reports.order import Order
from rules.results import CampaignResult
from rules.vocabulary import Lang


def written(path: Path, lang: Lang = "fr", result: CampaignResult | None = None) -> html.HtmlElement:
    given = result or factory.make_campaign(factory.make_site())
    find_formats()["ecodesign"](Order(given, lang, lambda _: None), path)
    return html.fromstring(path.read_bytes())


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> html.HtmlElement:
    return written(tmp_path_factory.mktemp("declaration") / "declaration.html")


def test_every_criterion_has_a_line_with_its_status(page: html.HtmlElement) -> None:
    rows = page.xpath("//tbody/tr")
    assert len(rows) == 78
    statuses = {row[2].text_content().split(" (")[0] for row in rows}
    assert statuses <= {"Conforme", "Non conforme", "Non applicable", "À évaluer"}


def test_what_a_person_decides_is_marked_and_nothing_else(page: html.HtmlElement) -> None:
    for row in page.xpath("//tbody/tr"):
        status, marks = row[2].text_content(), row[3].xpath(".//mark")
        open_ = status.startswith("À évaluer") or status == "Non conforme"
        assert bool(marks) == open_, (row[0].text_content(), status)
        assert all(m.text_content().startswith("[à compléter") for m in marks)


def test_identity_date_and_referential_are_written(page: html.HtmlElement) -> None:
    text = " ".join(page.text_content().split())
    assert "RGESN" in text
    assert "23 novembre 2026" in text
    assert factory.TOWN in text


def test_the_score_is_a_range_never_a_single_figure(page: html.HtmlElement) -> None:
    (score,) = page.xpath("//dt[contains(., 'Score')]/following-sibling::dd[1]")
    assert score.text_content().startswith("entre ")
    assert score.xpath("mark")


def test_what_only_the_team_knows_is_left_to_it(page: html.HtmlElement) -> None:
    for label in ("Utilité du service", "Cibles utilisatrices", "Hébergement", "Plan d’amélioration"):
        (entry,) = page.xpath(f"//dt[.='{label}']/following-sibling::dd[1]")
        assert entry.text_content().strip().startswith("[à compléter"), label


def test_in_english_the_labels_are_translated_and_official_titles_stay_french(tmp_path: Path) -> None:
    page = written(tmp_path / "declaration.html", "en")
    assert page.get("lang") == "en"
    assert {row[1].get("lang") for row in page.xpath("//tbody/tr")} == {"fr"}
    assert "[to complete: " in page.text_content()
    assert "[à compléter" not in page.text_content()


def test_each_site_has_its_own_file(tmp_path: Path) -> None:
    written_for = factory.make_campaign()
    find_formats()["ecodesign"](Order(written_for, "fr", lambda _: None), tmp_path / "d.html")
    assert len(list(tmp_path.glob("d-*.html"))) >= 2


def test_the_report_links_to_it_and_to_the_document_to_edit(reports: dict[str, Report]) -> None:
    folder = reports["one"].folder
    assert "declaration-rgesn.html" in (folder / "index.html").read_text(encoding="utf-8")
    (page,) = folder.rglob("declaration-rgesn.html")
    assert 'href="declaration-rgesn.odt"' in page.read_text(encoding="utf-8")
    (document,) = folder.rglob("declaration-rgesn.odt")
    with ZipFile(document) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        text = "".join(etree.fromstring(archive.read("content.xml")).itertext())
    assert text.count("[à compléter") > 20


def test_the_same_result_gives_the_same_document(tmp_path: Path) -> None:
    given = factory.make_campaign(factory.make_site())
    for name in ("a.odt", "b.odt"):
        find_formats()["ecodesign"](Order(given, "fr", lambda _: None), tmp_path / name)
    assert (tmp_path / "a.odt").read_bytes() == (tmp_path / "b.odt").read_bytes()


def test_it_stands_alone_and_is_light(tmp_path: Path) -> None:
    path = tmp_path / "declaration.html"
    page = written(path)
    assert not page.xpath("//script | //link[@rel='stylesheet'] | //img")
    assert path.stat().st_size < 100_000
