"""What a CI server reads of a gate: SARIF, GitLab, GitHub, Markdown, JUnit and tickets, each valid for its reader."""

import csv
import json
from pathlib import Path
from typing import Any

import factory
import jsonschema
import msgspec
import pytest
from lxml import etree

from reports.explanation import explain
from reports.formats import find_formats
from reports.formats.markdown import plain
from reports.language import Speech
from reports.order import Order
from rules.results import Acceptance, BudgetResult, CampaignResult, SiteResult
from rules.vocabulary import Text

HERE = Path(__file__).parent
GITLAB = json.loads((HERE / "gitlab-code-quality.schema.json").read_text(encoding="utf-8"))


def gated() -> CampaignResult:
    """A site with every state a gate knows."""
    site = factory.make_site()
    certain = [one for one in site.corrections if one.certain]
    told: list[tuple[Any, str]] = [
        ("accepted", certain[0].id),
        ("expired", certain[1].id),
        ("unjustified", certain[2].id),
        ("grown", certain[3].id),
        ("moved", certain[4].id),
        ("cured", ""),
        ("unseen", ""),
    ]
    baseline = [
        Acceptance(
            id=found or f"{n:010}",
            correction=found,
            title=Text("Nommer les liens", "Name the links"),
            state=state,
            reason="refonte en cours",
            owner="agence",
            due="2027-01-31",
            said=Text("Phrase.", "Sentence."),
        )
        for n, (state, found) in enumerate(told)
    ]
    budgets = [
        *site.budgets,
        BudgetResult(
            metric="dom", where="page", target=None, limit=1, value=None, unit="elements", state="unmeasured"
        ),
        BudgetResult(
            metric="interactive",
            where="/*",
            target=None,
            limit=1,
            value=None,
            unit="",
            state="indicative",
            origin="b",
        ),
    ]
    held = {one.correction for one in baseline}
    made = msgspec.structs.replace(
        site, baseline=baseline, budgets=budgets, new=[one.id for one in certain if one.id not in held]
    )
    result = factory.make_campaign(made, factory.dead_site())
    return msgspec.structs.replace(result, exit_code=1, exit_reasons=[Text("Dépassé.", "Exceeded.")])


def hostile() -> CampaignResult:
    """A site whose names try to leave their field."""
    bad = "| <script>@all\n::error::x `a` [l](https://x.example) ]]> \x00 \u202e"
    site = factory.make_site(bad)
    first = site.corrections[0]
    evil = msgspec.structs.replace(
        first, title=Text(bad, bad), pages=[f"https://x.example/{bad}"], findings=[]
    )
    return factory.make_campaign(msgspec.structs.replace(site, corrections=[evil], new=[evil.id]))


def written(name: str, path: Path, result: CampaignResult | None = None, lang: Any = "fr") -> str:
    find_formats()[name](Order(result or gated(), lang, lambda _: None), path)
    return path.read_text(encoding="utf-8-sig")


def town(result: CampaignResult) -> SiteResult:
    return result.sites[0]


@pytest.mark.parametrize("make", [gated, hostile, factory.make_campaign])
def test_sarif_obeys_its_official_schema(tmp_path: Path, make: Any) -> None:
    schema = json.loads((HERE / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    log = json.loads(written("sarif", tmp_path / "r.sarif", make()))
    jsonschema.Draft4Validator(schema).validate(log)
    assert log["version"] == "2.1.0"
    results = [one for run in log["runs"] for one in run["results"]]
    assert all(one["partialFingerprints"] for one in results)
    assert all(one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results)


def test_sarif_says_what_is_new_accepted_cured_and_not_measured(tmp_path: Path) -> None:
    result = gated()
    run, dead = json.loads(written("sarif", tmp_path / "r.sarif", result))["runs"]
    states = [one.get("baselineState") for one in run["results"]]
    assert states.count("new") == len(town(result).new or [])
    assert states.count("absent") == 1
    suppressed = [one for one in run["results"] if one.get("suppressions")]
    assert len(suppressed) == 2
    assert "refonte en cours" in suppressed[0]["suppressions"][0]["justification"]
    assert {one["level"] for one in run["results"] if one["kind"] == "review"} == {"none"}
    assert run["invocations"][0]["executionSuccessful"] is False
    assert "Le serveur n’a pas répondu." in json.dumps(dead["invocations"], ensure_ascii=False)


@pytest.mark.parametrize("make", [gated, hostile, factory.make_campaign])
def test_gitlab_issues_are_as_its_documentation_asks(tmp_path: Path, make: Any) -> None:
    issues = json.loads(written("gitlab", tmp_path / "r.json", make()))
    jsonschema.Draft202012Validator(GITLAB).validate(issues)
    prints = [one["fingerprint"] for one in issues]
    assert len(set(prints)) == len(prints)


def test_gitlab_fingerprints_stay_and_an_accepted_correction_is_only_information(tmp_path: Path) -> None:
    result = gated()
    issues = json.loads(written("gitlab", tmp_path / "r.json", result))
    again = json.loads(written("gitlab", tmp_path / "s.json", result, "en"))
    assert [one["fingerprint"] for one in issues] == [one["fingerprint"] for one in again]
    severity = {one["description"].rpartition("[")[2][:10]: one["severity"] for one in issues}
    assert severity[town(result).baseline[0].correction] == "info"
    assert severity[town(result).baseline[1].correction] in ("critical", "major")
    assert [one["severity"] for one in issues if one["check_name"] == "budget-wire_bytes"] == ["blocker"]


def test_github_annotations_keep_to_ten_a_level_and_one_line_each(tmp_path: Path) -> None:
    lines = written("github", tmp_path / "r.txt").splitlines()
    assert all(line.startswith(("::error title=", "::warning title=", "::notice title=")) for line in lines)
    assert 0 < sum(line.startswith("::error") for line in lines) <= 10
    assert "Dépassé." in lines[0]
    bad = written("github", tmp_path / "h.txt", hostile()).splitlines()
    assert len(bad) == 3, "one hostile correction and two budgets"
    assert not any(line.startswith("::error::") for line in bad)


def test_the_markdown_summary_gives_the_answer_first_and_shows_hostile_text_as_text(tmp_path: Path) -> None:
    text = written("markdown", tmp_path / "r.md")
    assert text.splitlines()[0] == "## limpide : Barrière fermée (code 1)."
    for heading in ("Corrections nouvelles", "Acceptations échues", "À justifier", "Réparées, à retirer"):
        assert f"**{heading}" in text
    assert "refonte en cours" in text
    assert "Indicatif" in text
    bad = written("markdown", tmp_path / "h.md", hostile())
    assert "<script" not in bad
    assert "@all" not in bad
    assert "](https" not in bad
    assert plain("a|b\n# c") == "a\\|b \\# c"


def test_junit_skips_what_is_accepted_and_never_passes_what_was_not_measured(tmp_path: Path) -> None:
    result = gated()
    written("junit", tmp_path / "r.xml", result)
    tree = etree.parse(tmp_path / "r.xml")
    etree.XMLSchema(etree.parse(HERE / "junit.xsd")).assertValid(tree)
    (suite, _dead) = tree.getroot()
    held = {one.state: one.id for one in town(result).baseline}
    outcome = {c.get("name", "").rpartition("[")[2][:10]: [e.tag for e in c] for c in suite}
    assert outcome[held["accepted"]] == outcome[held["moved"]] == ["skipped"]
    assert outcome[held["expired"]] == outcome[held["grown"]] == outcome[held["unjustified"]] == ["failure"]
    assert outcome[held["cured"]] == []
    names = {case.get("name"): [end.tag for end in case] for case in suite}
    assert names["dom (page)"] == ["error"]
    assert names["interactive (/*)"] == ["skipped"]


def test_tickets_are_one_a_certain_correction_with_ids_that_stay(tmp_path: Path) -> None:
    result = gated()
    certain = [one for one in town(result).corrections if one.certain]
    text = written("tickets", tmp_path / "t.csv", result)
    rows = list(csv.DictReader(text.splitlines(keepends=True), delimiter=";"))
    assert [row["ticket"].rpartition("-")[2] for row in rows] == [one.id for one in certain]
    assert all("Comment la voir" in row["description"] for row in rows)
    assert rows[0]["état"] == "Acceptées"
    markdown = written("tickets", tmp_path / "t.md", result)
    assert markdown.count("\n# ") + 1 == len(certain)
    assert "inspect(document.querySelector(" in markdown.replace("\\", "")


def test_an_explanation_goes_from_why_to_how_to_accept() -> None:
    site = factory.make_site()
    titles = [part.title for part in explain(site, site.corrections[0], Speech("fr"))]
    assert titles[-1] == "limpide-baseline.toml"
    assert (
        titles.index("Où")
        < titles.index("Comment la voir")
        < titles.index("Comment l’accepter pour un temps")
    )
