"""Every page of the report keeps the rules limpide holds others to."""

import re
from itertools import pairwise
from pathlib import Path

import factory
import msgspec
import pytest
from factory import TOWN
from reading import Page, Report, faults

from reports import write_reports
from rules.ecoindex import ecoindex
from rules.results import CampaignResult
from tests.reports.self_audit import crowded

NAMES = ("fr", "en", "one")
OUTSIDE = re.compile(r"""(?:src|srcset|poster|data)\s*=\s*["']?\s*(?:https?:)?//|url\(|@import""", re.I)


@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_well_formed_and_has_no_id_twice(reports: dict[str, Report], name: str) -> None:
    assert len(reports[name].pages) > 60
    for page in reports[name].pages:
        assert faults(page.content) == [], page.path
        assert len(page.ids) == len(set(page.ids)), page.path


@pytest.mark.parametrize("name", NAMES)
def test_no_page_holds_a_script_or_loads_anything_from_outside(reports: dict[str, Report], name: str) -> None:
    for page in reports[name].pages:
        assert not page.tree.xpath("//script | //iframe | //object | //style"), page.path
        assert not page.tree.xpath("//@*[starts-with(name(), 'on')] | //@style"), page.path
        assert not OUTSIDE.search(page.content), page.path
        assert page.tree.xpath("//link/@href[not(starts-with(., 'data:'))]") != []
        assert all(file.is_file() for file in page.loaded), page.path
    assert not OUTSIDE.search((reports[name].folder / "assets/limpide.css").read_text())


@pytest.mark.parametrize("name", NAMES)
def test_every_internal_link_and_anchor_leads_somewhere(reports: dict[str, Report], name: str) -> None:
    by_path = {page.path: page for page in reports[name].pages}
    for page in by_path.values():
        for address in page.tree.xpath("//a/@href"):
            if re.match(r"https?://", address):
                continue
            target, anchor = page.resolve(address), address.partition("#")[2]
            assert (reports[name].folder / target).is_file(), (page.path, address)
            assert not anchor or anchor in by_path[target].ids, (page.path, address)
        for identity in " ".join(page.tree.xpath("//@aria-labelledby")).split():
            assert identity in page.ids, (page.path, identity)


@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_reached_from_the_index(reports: dict[str, Report], name: str) -> None:
    by_path = {page.path: page for page in reports[name].pages}
    seen, todo = set(), ["index.html"]
    while todo:
        path = todo.pop()
        if path in by_path and path not in seen:
            seen.add(path)
            links = by_path[path].tree.xpath("//a/@href")
            todo += [by_path[path].resolve(a) for a in links if not a.startswith("http")]
    copies = {"ville-exemple/index.html"} if name == "one" else set()
    assert set(by_path) - seen == copies


@pytest.mark.parametrize("name", NAMES)
def test_the_headings_of_every_page_make_an_outline(reports: dict[str, Report], name: str) -> None:
    for page in reports[name].pages:
        levels = [int(h.tag[1]) for h in page.tree.xpath("//h1 | //h2 | //h3 | //h4")]
        assert levels[0] == 1, page.path
        assert levels.count(1) == 1, page.path
        assert all(after - before <= 1 for before, after in pairwise(levels)), (page.path, levels)
        assert len(page.tree.xpath("//main")) == 1
        assert page.tree.xpath("//body/a[1]/@href") == ["#main"]


@pytest.mark.parametrize("name", NAMES)
def test_every_table_scrolls_in_a_named_frame_the_keyboard_reaches(
    reports: dict[str, Report], name: str
) -> None:
    for page in reports[name].pages:
        for table in page.tree.xpath("//table"):
            frame = table.getparent()
            assert (frame.get("role"), frame.get("tabindex")) == ("region", "0"), page.path
            assert frame.get("aria-labelledby") == table.find("caption").get("id")
            assert all(head.get("scope") for head in table.iter("th"))


@pytest.mark.parametrize("name", NAMES)
def test_pages_weigh_under_100_kb_without_pictures(reports: dict[str, Report], name: str) -> None:
    for page in reports[name].pages:
        style = sum(file.stat().st_size for file in page.loaded if file.suffix == ".css")
        assert len(page.content.encode()) + style < 100_000, page.path


def grade(page: Page) -> str:
    loaded = page.loaded
    weight = len(page.content.encode()) + sum(file.stat().st_size for file in loaded)
    return ecoindex(page.elements, 1 + len(loaded), weight).grade


@pytest.mark.parametrize("name", NAMES)
def test_ecoindex_grades_are_those_we_promise(reports: dict[str, Report], name: str) -> None:
    for page in reports[name].pages:
        *_, parent, file = ("", *page.path.split("/"))
        if file.startswith("criteria-"):
            assert grade(page) in "ABC", page.path
        elif file == "index.html" and page.tree.xpath("//*[@id='answers']"):
            assert grade(page) in "AB", (page.path, page.elements)
        elif (file == "index.html" and parent == "") or parent == "corrections":
            assert grade(page) == "A", (page.path, page.elements)


def test_a_portfolio_of_34_sites_is_well_formed_light_and_graded_a(reports: dict[str, Report]) -> None:
    page = reports["many"].page("index.html")
    assert faults(page.content) == []
    assert len(page.content.encode()) < 40_000
    assert grade(page) == "A", page.elements


def text_of(page: Page) -> str:
    return re.sub(r"\s+", " ", page.tree.xpath("string(//main)"))


def test_the_scorecard_tells_its_story_in_order(reports: dict[str, Report]) -> None:
    page = reports["fr"].page("ville-exemple/index.html")
    assert page.tree.xpath("//main/section/h2/text()") == [
        "Cinq réponses", "Ce que nous n’avons pas mesuré", "Corrections", "Poids", "Appareils anciens",
        "Accessibilité", "Écoconception", "Pages visitées", "Liens morts et documents", "Méthode",
    ]  # fmt: skip
    before_answers = page.tree.xpath("//main/section[1]/preceding-sibling::*")
    assert any("accept-invalid" in e.text_content() for e in before_answers)


def test_the_bound_is_never_called_a_rate(reports: dict[str, Report]) -> None:
    text = text_of(reports["fr"].page("ville-exemple/criteria-rgaa.html"))
    assert "au plus 90 critères sur 94 applicables" in text
    assert "Ce n’est pas un taux de conformité" in text
    assert "entre 7 % et" in text_of(reports["fr"].page("ville-exemple/criteria-rgesn.html"))


def test_the_criteria_tables_hold_every_criterion(reports: dict[str, Report]) -> None:
    for referential, total in (("rgaa", 106), ("rgesn", 78)):
        page = reports["en"].page(f"ville-exemple/criteria-{referential}.html")
        assert len(page.tree.xpath("//tr[starts-with(@id, 'c-')]")) == total


def test_a_correction_page_says_where_what_and_how_to_cite_it(reports: dict[str, Report]) -> None:
    card = reports["fr"].page("ville-exemple/index.html").tree.xpath("//article[.//img]")[0]
    identity = card.get("id").removeprefix("c-")
    page = reports["fr"].page(f"ville-exemple/corrections/{identity}.html")
    text = text_of(page)
    assert identity in text
    assert "27 des 27 pages visitées" in text
    assert f"({TOWN}/), audit du 23 novembre 2026" in text
    assert all(alt for alt in page.tree.xpath("//img/@alt"))
    assert "Critères officiels" in text


def test_the_portfolio_puts_the_dead_site_then_the_most_missed_duties_first(
    reports: dict[str, Report],
) -> None:
    page = reports["many"].page("index.html")
    names = page.tree.xpath("//table[caption[@id='t-sites']]/tbody/tr/th/a/text()")
    duties = page.tree.xpath("//table[caption[@id='t-sites']]/tbody/tr/td[1]/text()")
    assert len(names) == 34
    assert names[0] == "Théâtre"
    missed = [told.partition("non\u00a0: ")[2].partition("\u00a0;")[0] for told in duties[1:]]
    counts = [len(one.split(", ")) if one else 0 for one in missed]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 4, "no declaration: four duties missed"
    assert "5 sur 5" in duties[-1]


def test_the_portfolio_shows_the_trend_and_what_one_repair_serves(reports: dict[str, Report]) -> None:
    page = reports["many"].page("index.html")
    assert page.tree.xpath("//table[caption[@id='t-sites']]//svg/title/text()")
    assert "premier audit" in text_of(page)
    assert "une réparation, 33 sites : Commune" in text_of(page).replace("\u00a0", " ")


def test_one_sentence_a_site_for_elected_officials(reports: dict[str, Report]) -> None:
    page = reports["many"].page("officials.html")
    assert len(page.tree.xpath("//section[@id='sites']//li")) == 34
    assert len(page.content.encode()) < 20_000


def test_what_the_sites_declare_is_shown_with_its_proof(reports: dict[str, Report]) -> None:
    text = text_of(reports["many"].page("declarations.html"))
    assert "La déclaration a expiré" in text
    assert "Une déclaration de moins de trois ans" in text


def test_corrections_of_one_rule_are_told_apart(tmp_path: Path) -> None:
    report = written(tmp_path, crowded(factory.make_campaign(), 80))
    parts = [report.page(f"ville-exemple/corrections/{name}.html") for name in ("index", "list-2", "list-3")]
    names = [
        re.sub(r"\s+", " ", head.text_content())
        for page in parts
        for head in page.tree.xpath("//tbody/tr/th")
    ]
    assert len(names) == len(set(names)) == 80
    assert all(grade(page) == "A" for page in parts)


def test_a_site_without_any_page_shows_why_and_nothing_else(tmp_path: Path) -> None:
    report = written(tmp_path, factory.make_campaign(factory.make_site(), factory.dead_site()))
    page = report.page("theatre/index.html")
    assert "Le serveur n’a pas répondu." in text_of(page)
    assert page.tree.xpath("//main/section/@id") == ["gaps", "method"]


def written(folder: Path, result: CampaignResult) -> Report:
    write_reports(result, folder / "report", lang="fr", pictures=factory.pictures)
    return Report(folder / "report")


def test_a_referential_to_come_has_its_section_beside_the_first(tmp_path: Path) -> None:
    site = factory.make_site(count=1, faults=1)
    coming = msgspec.structs.replace(site.referentials[0], id="rgaa5", version="5")
    result = factory.make_campaign(msgspec.structs.replace(site, referentials=[*site.referentials, coming]))
    write_reports(result, tmp_path, lang="en", pictures=lambda _: None)
    page = Report(tmp_path).page("index.html")
    titles = {one.getparent().get("id"): one.text for one in page.tree.xpath("//section/h2")}
    assert titles["access"] == "Accessibility (RGAA 4.1.2)"
    assert titles["access-rgaa5"] == "Accessibility (RGAA 5)"
    assert titles["eco"] == "Eco-design"
