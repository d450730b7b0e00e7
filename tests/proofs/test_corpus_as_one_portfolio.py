"""Proof: three real sites audited as one portfolio; every page of every sample ends in a stated status."""

import json
import os
import shutil
import subprocess
import sys
import urllib.request
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = [pytest.mark.proof, pytest.mark.timeout(900)]
SITES = {
    "Manuel GIMP": ("http://127.0.0.1:18501/fr/", "/fr"),
    "Cahier Debian": ("http://127.0.0.1:18502/fr-FR/", "/fr-FR"),
    "Exemples DSFR": ("http://127.0.0.1:18503/example/", "/example"),
}


def served() -> bool:
    try:
        return all(urllib.request.urlopen(url, timeout=5).status == 200 for url, _scope in SITES.values())
    except OSError:
        return False


def confined_browser(folder: Path) -> Path:
    """Write a Chromium that can resolve no outside host: some pages of the corpus name one."""
    found = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if not found:
        pytest.skip("no Chromium in the search path to confine")
    script = folder / "confined-chromium-headless-shell"
    rules = "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
    script.write_text(f'#!/bin/sh\nexec {found} --host-resolver-rules="{rules}" "$@"\n')
    script.chmod(0o755)
    return script


def test_the_three_sites_complete_as_one_portfolio(tmp_path: Path) -> None:
    if not served():
        pytest.skip("the corpus server of shared/corpus is not running on 127.0.0.1:18501 to 18503")
    tables = [
        f'[[site]]\nname = "{name}"\nurl = "{url}"\nscope = ["{scope}"]\n'
        for name, (url, scope) in SITES.items()
    ]
    (tmp_path / "sites.toml").write_text("[defaults]\ndelay = 0.0\n" + "".join(tables), encoding="utf-8")
    browser = confined_browser(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "crawler.guard", "audit", "sites.toml", "--quiet", "--browser", str(browser)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=800,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    result = json.loads((tmp_path / "limpide-report" / "results.json").read_text(encoding="utf-8"))
    print(f"\n{'site':<16}{'addresses':>10}{'pages':>7}{'visited':>9}{'corrections':>13}  statuses")
    for site in result["sites"]:
        statuses = Counter(page["status"] for page in site["pages"])
        known = sum(site["kinds"].values())
        print(
            f"{site['name']:<16}{known:>10}{site['kinds']['page']:>7}{len(site['pages']):>9}"
            f"{len(site['corrections']):>13}  {dict(statuses)}"
        )
        assert set(statuses) == {"audited"}
        assert (tmp_path / "limpide-report" / site["slug"] / "index.html").is_file()
    assert [site["name"] for site in result["sites"]] == list(SITES)
    assert (tmp_path / "limpide-report" / "index.html").stat().st_size < 100_000
