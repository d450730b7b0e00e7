"""Proof: the whole demo site audited with the default protocol; every planted defect found, nothing else reported."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from crawler.demo.resources import FOLDER
from rules.catalogue import asked_for
from tests.conftest import ROOT

pytestmark = [pytest.mark.proof, pytest.mark.timeout(600)]
TRUTH = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
Places = Counter[tuple[str, str]]


def planted() -> Places:
    """Return the number of places per rule and page, from the truth file."""
    wanted: Places = Counter()
    for defect in TRUTH["defects"]:
        for page in TRUTH["pages"] if defect["pages"] == ["*"] else defect["pages"]:
            wanted[defect["rule"], page] += defect["places"]
    return wanted


def reported(site: dict, *, certain: bool) -> Places:
    """Return the number of findings per rule and page, from results.json."""
    outcomes = [*site["outcomes"], *(outcome for page in site["pages"] for outcome in page["outcomes"])]
    return Counter(
        (finding["rule"], urlsplit(finding["page"]).path)
        for outcome in outcomes
        for finding in outcome.get("findings", [])
        if finding.get("certain", True) is certain and asked_for(finding["rule"])
    )


def test_limpide_demo_finds_every_planted_defect_and_nothing_else(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "crawler.guard", "demo", "--quiet"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    results = (tmp_path / "limpide-demo" / "results.json").read_text(encoding="utf-8")
    site = json.loads(results)["sites"][0]
    wanted, found = planted(), reported(site, certain=True)
    print(f"\n{'rule':<26}{'planted':>9}{'reported':>9}")
    for rule in sorted({rule for rule, _page in wanted | found}):
        figures = [
            sum(n for (name, _page), n in places.items() if name == rule) for places in (wanted, found)
        ]
        print(f"{rule:<26}{figures[0]:>9}{figures[1]:>9}")
    print(f"{'total':<26}{wanted.total():>9}{found.total():>9}   on {len(site['pages'])} pages")
    assert sorted((wanted - found).items()) == [], "planted and not found"
    assert sorted((found - wanted).items()) == [], "reported and not planted"
    assert {page["status"] for page in site["pages"]} == {"audited"}
    signs = {(sign["rule"], page) for sign in TRUTH["review"] for page in sign["pages"]}
    assert signs <= set(reported(site, certain=False))
    old = {urlsplit(page["url"]).path: page["old_devices"] for page in site["pages"]}
    for path, states in TRUTH["old_browsers"].items():
        print(f"{path}: {[(one['question'], one['target'], one['state']) for one in old[path]]}")
        assert {one["question"]: one["state"] for one in old[path]} == states
