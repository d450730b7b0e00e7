"""The page of a correction shows its proof: what is common, the pair of pictures, none of another width."""

from pathlib import Path

import msgspec
import pytest

from reports import write_reports
from reports.language import Speech
from reports.layout import Layout, SiteLayout
from reports.views.context import SiteContext
from rules.results import SiteResult
from rules.vocabulary import Correction
from tests.reports import factory
from tests.reports.reading import Report


def context_of(site: SiteResult) -> SiteContext:
    return SiteContext(site, SiteLayout(Layout(factory.make_campaign(site)), 0, site), Speech("fr"))


def with_first(**fields: object) -> SiteResult:
    site = factory.make_site(count=1)
    first = msgspec.structs.replace(site.corrections[0], **fields)
    return msgspec.structs.replace(site, corrections=[first])


def test_a_common_element_is_said_on_the_card_and_on_its_page(tmp_path: Path) -> None:
    site = with_first(transverse="footer")
    write_reports(factory.make_campaign(site), tmp_path, lang="fr", pictures=lambda _: None)
    report = Report(tmp_path)
    said = "Pied de page : une seule réparation du gabarit corrige toutes ces pages."
    for page in (
        report.page("index.html"),
        report.page(f"ville-exemple/corrections/{site.corrections[0].id}.html"),
    ):
        assert said in page.content.replace("\u00a0", " ")


def test_the_two_pictures_that_prove_a_defect_are_shown_with_their_words(tmp_path: Path) -> None:
    finding = factory.make_site(count=1).corrections[0].findings[0]
    proof = msgspec.structs.replace(finding, pair=(factory.PICTURE, factory.PICTURE))
    site = with_first(findings=[proof])
    write_reports(factory.make_campaign(site), tmp_path, lang="en", pictures=factory.pictures)
    page = Report(tmp_path).page(f"ville-exemple/corrections/{site.corrections[0].id}.html")
    assert page.tree.xpath("//figcaption/text()")[-2:] == ["Without the focus.", "With the focus."]


@pytest.mark.parametrize(
    ("rule", "sheet"),
    [("axe-link-name", factory.PICTURE), ("focus-visible", "laptop"), ("reflow", "")],
)
def test_a_place_is_cut_from_the_picture_of_its_own_width(rule: str, sheet: str) -> None:
    site = with_first(rule=rule)
    page = site.pages[0]
    assert page.dossier
    views = [msgspec.structs.replace(one, sha256=one.name) for one in page.dossier.views]
    seen = msgspec.structs.replace(page, dossier=msgspec.structs.replace(page.dossier, views=views))
    correction: Correction = site.corrections[0]
    finding = msgspec.structs.replace(correction.findings[0], rule=rule)
    crop = context_of(msgspec.structs.replace(site, pages=[seen])).crop(finding)
    assert (crop.sha256 if crop else "") == sheet
