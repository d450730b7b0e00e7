"""EARL is JSON-LD a W3C tool can read, Ara's table has its shape, the CSV holds every finding with its norms."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import msgspec
import pytest

from reports.formats import find_formats
from reports.formats.ara import table
from reports.formats.earl import CONTEXT, POINTERS
from reports.order import Order
from rules.evidence.axe import AxeRule
from rules.judge import judge_site
from rules.results import CampaignResult, SiteResult
from tests import factories as make
from tests.reports import factory

OUTCOMES = {"earl:passed", "earl:failed", "earl:cantTell", "earl:inapplicable", "earl:untested"}
FAULTY = 120


@pytest.fixture(scope="module")
def site() -> SiteResult:
    nodes = [make.node(selector=f"#i{n}", message="=cmd|' /C calc'!A0") for n in range(FAULTY)]
    visits = [make.visit(make.axe(AxeRule(id="image-alt", violations=nodes))), make.failed_visit()]
    return judge_site(make.site(*visits))


def written(name: str, folder: Path, site: SiteResult) -> bytes:
    find_formats()[name](Order(factory.make_campaign(site), "en", lambda _: None), folder / "f")
    return (folder / "f").read_bytes()


def terms(node: Any) -> set[str]:
    """Every term a JSON-LD document uses."""
    if isinstance(node, list):
        return set().union(*map(terms, node)) if node else set()
    return set(node).union(*map(terms, node.values())) if isinstance(node, dict) else set()


def test_earl_asserts_what_each_check_and_each_criterion_says_of_each_page(
    site: SiteResult, tmp_path: Path
) -> None:
    document = json.loads(written("earl", tmp_path, site))
    graph = document["@graph"]
    made = [node for node in graph if node["@type"] == "Assertion"]
    subjects = {node["@id"] for node in graph if node["@type"] == "TestSubject"}
    assert {one["subject"] for one in made} <= subjects
    assert {one["assertedBy"] for one in made} == {graph[0]["@id"]}
    assert {one["mode"] for one in made} == {"earl:automatic"}
    assert {one["result"]["outcome"] for one in made} == OUTCOMES
    criteria = [one for one in made if one["test"]["@type"] == "TestRequirement"]
    assert len(criteria) == 106 * len(site.pages)
    (alt,) = [
        one for one in criteria
        if one["test"]["@id"].endswith("#1.1") and one["subject"] == make.HOME
    ]  # fmt: skip
    assert alt["result"]["outcome"] == "earl:failed"
    assert alt["test"]["references"] == ["WCAG 1.1.1", "EN 301 549 9.1.1.1"]


def test_earl_points_at_elements_and_never_fetches_its_context(site: SiteResult, tmp_path: Path) -> None:
    document = json.loads(written("earl", tmp_path, site))
    assert document["@context"] == CONTEXT
    check = next(
        n for n in document["@graph"] if n.get("test", {}).get("@id") == "urn:limpide:check:axe-image-alt"
    )
    assert len(check["result"]["pointer"]) == POINTERS
    assert check["result"]["pointer"][0]["expression"] == "#i0"
    used = {term for term in terms(document["@graph"]) if not term.startswith("@")}
    earl = {"test", "result", "pointer", "certain"}
    assert used - earl <= set(CONTEXT)


def test_a_page_that_was_not_measured_is_untested(site: SiteResult, tmp_path: Path) -> None:
    document = json.loads(written("earl", tmp_path, site))
    dead = [n for n in document["@graph"] if n.get("subject", "").endswith("/morte") and "@id" in n["test"]]
    assert dead
    assert {n["result"]["outcome"] for n in dead} <= {"earl:untested", "earl:cantTell"}


def test_ara_has_a_row_a_criterion_and_a_column_a_page() -> None:
    site = factory.make_site()
    head, *rows = csv.reader(StringIO(table(site)))
    assert head[:2] == ["Critères", "Accueil"]
    assert len(head) == 1 + len(site.pages)
    assert [row[0] for row in rows] == [
        c.id.removeprefix("rgaa:") for t in site.referentials if t.id == "rgaa" for c in t.criteria
    ]
    assert {cell for row in rows for cell in row[1:]} == {"C", "NC", "NA", "NT"}


def test_ara_page_names_are_never_formulas() -> None:
    site = factory.make_site()
    pages = [msgspec.structs.replace(site.pages[0], title="=1+1"), *site.pages[1:]]
    head = next(csv.reader(StringIO(table(msgspec.structs.replace(site, pages=pages)))))
    assert head[1] == "'=1+1"


def test_the_csv_holds_every_finding_beyond_the_examples_kept(site: SiteResult, tmp_path: Path) -> None:
    content = written("csv", tmp_path, site).decode("utf-8-sig")
    rows = [row for row in csv.DictReader(StringIO(content), delimiter=";") if row["rule"] == "axe-image-alt"]
    assert len(rows) == FAULTY
    assert (rows[0]["WCAG"], rows[0]["EN 301 549"]) == ("1.1.1", "9.1.1.1")
    assert "rgaa:1.1" in rows[0]["criteria"]
    assert rows[0]["code of the element"].startswith("<img")
    assert {row["finding"] for row in rows} == {"'=cmd|' /C calc'!A0"}


def test_results_of_another_version_are_still_exported(tmp_path: Path) -> None:
    site = factory.make_site()
    unknown = [msgspec.structs.replace(one, rule="rule-of-tomorrow") for one in site.corrections]
    result: CampaignResult = factory.make_campaign(msgspec.structs.replace(site, corrections=unknown))
    for name in ("csv", "earl", "ara", "ods"):
        find_formats()[name](Order(result, "fr", lambda _: None), tmp_path / name)
