"""The truth file: every planted defect names a known rule, pages that exist and its places."""

import json
from typing import Any

import pytest

from crawler.demo.resources import FOLDER
from rules.rule import ADVICE, measured_rules
from tests.conftest import ROOT
from tests.rules.content_verdicts import ELSEWHERE, shown
from tests.rules.rule_cases import TELLING

TRUTH: dict[str, Any] = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
LINES: list[dict[str, Any]] = TRUTH["defects"] + TRUTH["review"]
AXE = FOLDER.parents[1] / "rules" / "referentials" / "axe-rgaa.json"


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line['rule']} on {line['pages'][0]}")
def test_each_line_is_whole(line: dict[str, Any]) -> None:
    assert set(line) == {"rule", "pages", "places", "note"}
    assert line["pages"] == ["*"] or set(line["pages"]) <= set(TRUTH["pages"])
    assert line["places"] >= 1
    assert line["note"]["fr"].endswith(".")
    assert line["note"]["en"].endswith(".")


def test_every_rule_named_exists() -> None:
    axe = {f"axe-{rule}" for rule in json.loads(AXE.read_text(encoding="utf-8"))["rules"]}
    assert {line["rule"] for line in LINES} <= axe | set(measured_rules())


def test_every_measured_rule_has_a_planted_defect_or_pages_of_its_own() -> None:
    tests = {file.stem for file in (ROOT / "tests" / "sites" / "rgaa").glob("*.toml")}
    fragments = {"rgaa:" + test.rpartition(".")[0] for test in tests}
    proven = {one.id for one in measured_rules().values() if fragments & set(one.criteria)}
    seen = {rule for rule, verdicts in shown().items() if verdicts & {"nc", "review"}} | set(ELSEWHERE)
    files = [file for part in ("audits", "rules") for file in (ROOT / "tests" / part).glob("test_*.py")]
    written = "".join(file.read_text(encoding="utf-8") for file in files)
    named = {rule for rule in measured_rules() if f'"{rule}"' in written}
    named |= {one.id for one in measured_rules().values() if one.theme == ADVICE}
    left = set(measured_rules()) - {line["rule"] for line in LINES} - proven - seen - named - set(TELLING)
    assert left == set(), "neither on the demo, nor in a test of their own"


def test_at_least_14_axe_rules_are_broken() -> None:
    assert len({line["rule"] for line in TRUTH["defects"] if line["rule"].startswith("axe-")}) >= 14


def test_no_defect_is_listed_twice() -> None:
    pairs = [(line["rule"], page) for line in LINES for page in line["pages"]]
    assert len(pairs) == len(set(pairs))


def test_some_pages_hold_nothing_but_the_template_s_defects() -> None:
    planted = {page for line in LINES for page in line["pages"]}
    assert len(set(TRUTH["pages"]) - planted) >= 10
