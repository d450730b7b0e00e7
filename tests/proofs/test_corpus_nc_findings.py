"""Procedure: a seeded draw of 60 proven accessibility findings on the corpus of real sites, printed to be read
by a person.

Each line gives the rule, the page, the place and the sentence. The reader opens the page and the official procedure,
and counts those that are false: each of these is corrected, or turned into "to review". The last count read is written
in tests/data/README-nc-findings.md.
"""

import json
import os
import random
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from rules.catalogue import all_rules
from tests.conftest import ROOT
from tests.proofs.test_corpus_as_one_portfolio import SITES, confined_browser, served

pytestmark = [pytest.mark.proof, pytest.mark.timeout(1800)]
SEED, DRAWN = 20261124, 60
RUNS = {"none": (10, 10, 24), "interaction": (2, 2, 3)}
"""Pages of each site, half of them drawn: plain visits, and a few with the keyboard, the zoom and 320 pixels."""
Drawn = tuple[str, dict[str, Any]]


def proven(site: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    """Return the certain findings of the rules that may prove an RGAA criterion is not met, one a rule and
    component."""
    rules = {
        one.id
        for one in all_rules().values()
        if any(c.startswith("rgaa") and p != "none" for c, p in one.criteria.items())
    }
    kept: dict[tuple[str, str], dict[str, Any]] = {}
    for outcome in [one for page in site["pages"] for one in page["outcomes"]]:
        for finding in outcome.get("findings", []):
            if finding.get("certain", True) and finding["rule"] in rules:
                kept.setdefault((finding["rule"], (finding.get("place") or {}).get("component", "")), finding)
    return kept


def drawn(every: list[Drawn], most: int) -> list[Drawn]:
    """Draw findings by turns among the rules, so that the most frequent one does not fill the draw."""
    by_rule: dict[str, list[Drawn]] = defaultdict(list)
    for one in every:
        by_rule[one[1]["rule"]].append(one)
    chance = random.Random(SEED)
    piles = [chance.sample(by_rule[name], len(by_rule[name])) for name in sorted(by_rule)]
    turns = [pile[turn] for turn in range(len(every)) for pile in piles if turn < len(pile)]
    return sorted(turns[:most], key=lambda one: (one[1]["rule"], one[0]))


def audited(folder: Path, profile: str) -> list[dict[str, Any]]:
    """Audit some pages of each site with one profile, and return what the results say of each site."""
    folder.mkdir()
    tables = [
        f'[[site]]\nname = "{name}"\nurl = "{url}"\nscope = ["{scope}"]\nlimits = {{ pages = 300 }}\n'
        f"sample = {{ max = {most}, random = 0.5, seed = {SEED} }}\n"
        for most, (name, (url, scope)) in zip(RUNS[profile], SITES.items(), strict=True)
    ]
    (folder / "sites.toml").write_text("[defaults]\ndelay = 0.0\n" + "".join(tables), encoding="utf-8")
    command = ["audit", "sites.toml", "--quiet", "--browser", str(confined_browser(folder))]
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "crawler.guard",
            *command,
            "--profile",
            profile,
            "--settle",
            "0.5",
            "--idle",
            "0",
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=850,
        check=False,
    )
    assert done.returncode in (0, 3), done.stderr
    found: list[dict[str, Any]] = json.loads(
        (folder / "limpide-report" / "results.json").read_text(encoding="utf-8")
    )["sites"]
    return found


def test_sixty_proven_findings_are_drawn_to_be_read(tmp_path: Path) -> None:
    if not served():
        pytest.skip("the corpus server of shared/corpus is not running on 127.0.0.1:18501 to 18503")
    sites = [site for profile in RUNS for site in audited(tmp_path / profile, profile)]
    keyed: dict[tuple[str, str, str], Drawn] = {}
    for site in sites:
        for key, finding in proven(site).items():
            keyed.setdefault((site["name"], *key), (site["name"], finding))
    every = list(keyed.values())
    counted = Counter(finding["rule"] for _, finding in every)
    pages = len({page["url"] for site in sites for page in site["pages"]})
    print(f"\n{len(every)} proven findings on {pages} pages, one a site, rule and component: {dict(counted)}")
    for name, finding in drawn(every, DRAWN):
        place = finding.get("place") or {}
        print(f"{finding['rule']:<26} {name:<15} {finding['page']}")
        print(f"    {finding['what']['fr'][:200]}")
        print(f"    {place.get('selector', '')[-120:]}  {place.get('html', '')[:160]}")
    assert every
