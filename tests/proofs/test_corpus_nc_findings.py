"""Procedure: a seeded draw of 60 proven accessibility findings on the corpus of real sites, printed to be read
by a person.

Each line gives the rule, the page, the place and the sentence. The reader counts those that are false: each of these is
corrected, or turned into "to review". The last count read is written in tests/data/README-nc-findings.md.
"""

import json
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from rules.catalogue import all_rules
from tests.conftest import ROOT
from tests.proofs.test_corpus_as_one_portfolio import SITES, confined_browser, served

pytestmark = [pytest.mark.proof, pytest.mark.timeout(1800)]
SEED, DRAWN = 20261124, 60
PAGES = 8
"""Pages of each site: enough for the draw, as the template repeats the rest."""


def proven(site: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the certain findings of the rules that may prove an RGAA criterion is not met, one a rule and
    component."""
    rules = {
        one.id
        for one in all_rules().values()
        if any(c.startswith("rgaa") and p != "none" for c, p in one.criteria.items())
    }
    kept: dict[tuple[str, str, str], dict[str, Any]] = {}
    for outcome in [one for page in site["pages"] for one in page["outcomes"]]:
        for finding in outcome.get("findings", []):
            if finding.get("certain", True) and finding["rule"] in rules:
                place = finding.get("place") or {}
                kept.setdefault(
                    (finding["rule"], place.get("component", ""), finding["what"]["fr"][:40]), finding
                )
    return list(kept.values())


def test_sixty_proven_findings_are_drawn_to_be_read(tmp_path: Path) -> None:
    if not served():
        pytest.skip("the corpus server of shared/corpus is not running on 127.0.0.1:18501 to 18503")
    tables = [
        f'[[site]]\nname = "{name}"\nurl = "{url}"\nscope = ["{scope}"]\nlimits = {{ pages = 60 }}\n'
        f"sample = {{ max = {PAGES}, random = 0.0 }}\n"
        for name, (url, scope) in SITES.items()
    ]
    (tmp_path / "sites.toml").write_text("[defaults]\ndelay = 0.0\n" + "".join(tables), encoding="utf-8")
    command = ["audit", "sites.toml", "--quiet", "--browser", str(confined_browser(tmp_path))]
    done = subprocess.run(
        [sys.executable, "-m", "crawler.guard", *command],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=1500,
        check=False,
    )
    assert done.returncode in (0, 3), done.stderr
    result = json.loads((tmp_path / "limpide-report" / "results.json").read_text(encoding="utf-8"))
    every = [finding for site in result["sites"] for finding in proven(site)]
    counted = Counter(finding["rule"] for finding in every)
    print(
        f"\n{len(every)} proven findings told apart by rule, component and sentence: {dict(counted.most_common())}"
    )
    for finding in random.Random(SEED).sample(every, min(DRAWN, len(every))):
        place = finding.get("place") or {}
        print(f"{finding['rule']:<26} {finding['page']}")
        print(f"    {finding['what']['fr'][:200]}")
        print(f"    {place.get('html', '')[:160]}")
    assert every
