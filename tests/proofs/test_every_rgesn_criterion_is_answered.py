"""Proof: on the demo, each of the 78 criteria of RGESN has a verdict, or is left to a person with prepared evidence."""

import json
import os
import subprocess
import sys
from collections import Counter
from typing import Any

import pytest

from tests.conftest import ROOT

pytestmark = [pytest.mark.proof, pytest.mark.timeout(1200)]
WEIGHTS = {"prioritaire": 1.5, "recommande": 1.25, "modere": 1.0}
"""RGESN 2024, score d'avancement."""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The RGESN table of the demo."""
    folder = tmp_path_factory.mktemp("demo")
    done = subprocess.run(
        [sys.executable, "-m", "crawler.guard", "demo", "--quiet"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=1100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    results = json.loads((folder / "limpide-demo" / "results.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = next(t for t in results["sites"][0]["referentials"] if t["id"] == "rgesn")
    return found


def said(criterion: dict[str, Any]) -> str:
    verdict: str = criterion["verdict"]
    return f"{verdict} {criterion['reason']}".strip()


def test_each_criterion_has_a_verdict_or_prepared_evidence(table: dict[str, Any]) -> None:
    print(
        f"\n{'criterion':<12}{'priority':<13}{'verdict':<15}{'checks':>7}{'facts':>6}{'W3C':>5}  first fact"
    )
    for one in table["criteria"]:
        facts = one.get("facts", [])
        first = facts[0]["en"].replace("\n", " ")[:110] if facts else ""
        print(
            f"{one['id']:<12}{one['level']:<13}{said(one):<15}{len(one['rules']):>7}{len(facts):>6}"
            f"{len(one.get('guidelines', [])):>5}  {first}"
        )
    print(dict(Counter(map(said, table["criteria"]))))
    print(f"score between {table['low']:.1%} and {table['high']:.1%}")
    assert len(table["criteria"]) == 78
    assert [one["id"] for one in table["criteria"] if said(one) == "nt review" and not one.get("facts")] == []
    assert [one["id"] for one in table["criteria"] if not one.get("guidelines")] == []


def test_the_score_is_the_official_one_as_a_range(table: dict[str, Any]) -> None:
    weights = {"c": 0.0, "nc": 0.0, "nt": 0.0}
    for one in table["criteria"]:
        if one["verdict"] != "na":
            weights[one["verdict"]] += WEIGHTS[one["level"]]
    total = sum(weights.values())
    assert table["low"] == pytest.approx(weights["c"] / total)
    assert table["high"] == pytest.approx((weights["c"] + weights["nt"]) / total)
    assert table["low"] < table["high"]
