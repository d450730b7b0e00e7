"""JSON obeys its published schema, CSV opens in a spreadsheet, JUnit is read by continuous integration."""

import csv
import json
from pathlib import Path

import factory
import jsonschema
import msgspec
import pytest
from lxml import etree

from reports import write_reports
from reports.formats import find_formats
from reports.formats.csv import COLUMNS, neutral
from reports.order import Order, ReportError
from rules.results import CampaignResult

HERE = Path(__file__).parent


def write(name: str, path: Path, result: CampaignResult | None = None) -> None:
    find_formats()[name](Order(result or factory.make_campaign(), "fr", lambda _: None), path)


def test_one_file_is_one_format() -> None:
    assert sorted(find_formats()) == [
        "ara",
        "csv",
        "earl",
        "ecodesign",
        "github",
        "gitlab",
        "har",
        "html",
        "json",
        "junit",
        "markdown",
        "ods",
        "sarif",
        "tickets",
    ]


def test_an_unknown_format_names_the_nearest_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="nearest is “junit”"):
        write_reports(
            factory.make_campaign(),
            tmp_path / "out",
            lang="fr",
            pictures=lambda _: None,
            formats={"junt": tmp_path},
        )
    assert not (tmp_path / "out").exists()


def test_json_obeys_the_schema_shipped_beside_it(tmp_path: Path) -> None:
    write("html", tmp_path)
    schema = json.loads((tmp_path / "assets/results.schema.json").read_text())
    results = json.loads((tmp_path / "results.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(results, schema)
    broken = {**results, "sites": [{**results["sites"][0], "status": "excellent"}]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema)


def test_json_read_back_is_the_same_result(tmp_path: Path) -> None:
    write("json", tmp_path / "r.json")
    assert (
        msgspec.json.decode((tmp_path / "r.json").read_bytes(), type=CampaignResult)
        == factory.make_campaign()
    )


def test_csv_has_a_row_a_place_and_opens_in_a_spreadsheet(tmp_path: Path) -> None:
    result = factory.make_campaign()
    write("csv", tmp_path / "r.csv", result)
    assert (tmp_path / "r.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = list(csv.reader(file, delimiter=";"))
    assert head[0:3] == ["site", "adresse du site", "correction"]
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert len(rows) == sum(len(c.pages) for s in result.sites for c in s.corrections)


def test_a_page_without_a_kept_finding_still_has_its_row(tmp_path: Path) -> None:
    site = factory.make_site(faults=1)
    few = msgspec.structs.replace(site.corrections[0], findings=site.corrections[0].findings[:2])
    write("csv", tmp_path / "r.csv", factory.make_campaign(msgspec.structs.replace(site, corrections=[few])))
    assert len((tmp_path / "r.csv").read_text().splitlines()) == 1 + 27


@pytest.mark.parametrize("cell", ["=1+1", "+33", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_is_neutralised(cell: str) -> None:
    assert neutral(cell).startswith("'")


def test_ordinary_text_is_left_alone() -> None:
    assert neutral("https://www.ville.fr/?a=-1") == "https://www.ville.fr/?a=-1"


def test_junit_is_valid_and_says_what_fails(tmp_path: Path) -> None:
    write("junit", tmp_path / "r.xml", factory.make_campaign(factory.make_site(), factory.dead_site()))
    tree = etree.parse(tmp_path / "r.xml")
    etree.XMLSchema(etree.parse(HERE / "junit.xsd")).assertValid(tree)
    town, theatre = tree.getroot()
    assert [town.get(k) for k in ("tests", "failures", "errors", "skipped")] == ["15", "12", "1", "1"]
    assert [theatre.get(k) for k in ("tests", "failures", "errors", "skipped")] == ["1", "0", "1", "0"]
    assert tree.getroot().get("failures") == "12"
    names = town.xpath("testcase[@classname='ville-exemple.budgets']/@name")
    assert names == ["wire_bytes (page)", "requests (page)"]
    assert "À vérifier" in town.xpath("string(.//skipped/@message)")
