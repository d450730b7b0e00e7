"""The data about axe's rules: made from the shipped files, complete in both languages, pointing at real criteria."""

import hashlib
import json

import pytest

from audits.accessibility.options import ADDED, LEFT_OUT, runs
from audits.accessibility.refresh import REFERENTIALS, axe_rules, make, missing, success_criterion
from audits.accessibility.run import rules_enabled
from audits.accessibility.source import FOLDER, axe_source

DATA = json.loads((REFERENTIALS / f"axe-{axe_source().version}.json").read_text("utf-8"))


def test_axe_core_is_shipped_unmodified() -> None:
    sums = dict(line.split()[::-1] for line in (FOLDER / "SHA256SUMS").read_text().splitlines())
    assert set(sums) == {"axe.min.js", "fr.json", "LICENSE", "LICENSE-3RD-PARTY.txt"}
    for name, expected in sums.items():
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == expected, name
    assert axe_source().version == DATA["axe"] == "4.14.1"


async def test_the_file_is_what_the_refresh_command_writes() -> None:
    assert make(await axe_rules()) == DATA


def test_every_rule_we_run_speaks_both_languages() -> None:
    assert missing(DATA["rules"]) == []
    for name in rules_enabled():
        for field in ("title", "why", "who", "fix"):
            texts = DATA["rules"][name][field]
            assert texts["fr"] != texts["en"], (name, field)
            if field in ("who", "fix"):
                assert texts["fr"].endswith("."), (name, field)
                assert texts["en"].endswith("."), (name, field)


def test_proofs_name_criteria_of_the_rgaa() -> None:
    rgaa = json.loads((REFERENTIALS / "rgaa-4.1.2.json").read_text("utf-8"))
    known = {criterion["id"] for criterion in rgaa["criteria"]}
    for name, rule in DATA["rules"].items():
        for criterion, proof in rule["criteria"].items():
            assert criterion in known, name
            assert proof["proof"] in ("nc", "none"), name
            assert not (proof["proof"] == "nc" and proof.get("nc_on")), name
        tagged = {test.rsplit(".", 1)[0] for test in rule["rgaa_tests"]}
        assert {f"rgaa:{criterion}" for criterion in tagged} <= set(rule["criteria"]), name


def test_signs_are_not_proofs() -> None:
    rules = DATA["rules"]
    assert rules["image-alt"]["criteria"]["rgaa:1.1"]["proof"] == "nc"
    assert rules["region"]["criteria"]["rgaa:9.2"]["proof"] == "none"
    assert rules["tabindex"]["criteria"]["rgaa:12.8"]["proof"] == "none"
    assert rules["label-content-name-mismatch"]["criteria"]["rgaa:6.1"]["proof"] == "none"


def test_rules_added_to_axe_s_own_choice_speak_of_a_criterion() -> None:
    for name in ADDED:
        assert DATA["rules"][name]["enabled"]
        assert DATA["rules"][name]["criteria"]
    assert not set(LEFT_OUT) & set(rules_enabled())
    assert not runs("p-as-heading", True, ["experimental"])


@pytest.mark.parametrize(("tag", "criterion"), [("wcag1410", "1.4.10"), ("wcag111", "1.1.1"), ("wcag2a", "")])
def test_success_criterion_of_a_tag(tag: str, criterion: str) -> None:
    assert success_criterion(tag) == criterion
