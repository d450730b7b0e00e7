"""Proof: six communes audited as one portfolio; each planted fault of their declarations is found, none is invented."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.declaring_sites import KINDS, pages
from tests.small_site import SmallSite

pytestmark = [pytest.mark.proof, pytest.mark.timeout(900)]
PLANTED = {
    "sound": set(),
    "copied": set(),
    "copier": set(),
    "contradiction": {"mention-against-state"},
    "expired": {"expired"},
    "unfilled": {"unfilled-template"},
}


def test_each_planted_fault_is_found_with_its_proof_and_none_is_invented(tmp_path: Path) -> None:
    sites = {kind: SmallSite(pages(kind, f"Ville-{kind}")) for kind in KINDS}
    tables = [f'[[site]]\nname = "{kind}"\nurl = "{site.url}"\n' for kind, site in sites.items()]
    defaults = '[defaults]\ndelay = 0.0\nprofiles = ["none"]\n'
    (tmp_path / "sites.toml").write_text(defaults + "".join(tables), encoding="utf-8")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "crawler.guard", "audit", "sites.toml", "--quiet", "--settle", "0.2"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=800,
            check=False,
        )
    finally:
        for site in sites.values():
            site.close()
    assert done.returncode == 0, done.stderr
    report = tmp_path / "limpide-report"
    result = json.loads((report / "results.json").read_text(encoding="utf-8"))
    print(f"\n{'site':<15}{'certain':>8}{'review':>8}  faults, words read")
    for site in result["sites"]:
        faults = site["statement"]["faults"]
        certain = {one["id"]: one["said"] for one in faults if one["certain"]}
        print(f"{site['name']:<15}{len(certain):>8}{len(faults) - len(certain):>8}  {certain}")
        assert set(certain) == PLANTED[site["name"]]
        assert all(certain.values()), "each fault shows the words read"
    sound = next(site for site in result["sites"] if site["name"] == "sound")["statement"]
    assert sound["faults"] == []
    assert [duty["state"] for duty in sound["duties"]] == ["met"] * 5
    assert {one["agree"] for one in sound["robot"]} == {"same"}
    declared = (report / "declarations.html").read_text(encoding="utf-8")
    assert ">copied</a>" in declared
    assert declared.count(">copier</a>") == 1, "one pair of copies, and no other"
    assert (report / "index.html").stat().st_size < 100_000
