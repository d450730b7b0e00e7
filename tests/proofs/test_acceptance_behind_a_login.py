"""Proof: a delivery behind a login is accepted like an open one, and its secrets are in nothing that is written."""

from pathlib import Path

import pytest

from tests.crawler.protected_site import AUTH, ENVIRONMENT, PASSWORD, ProtectedSite
from tests.crawler.test_preproduction import leaks

pytestmark = [pytest.mark.proof, pytest.mark.timeout(400)]
CONTRACT = """
[contract]
reference = "R"
title = "T"
stage = "VA"
runs = 2
[parties]
buyer = "A"
supplier = "B"
[environment]
url = "{url}"
delay = 0
{auth}
[[clause]]
article = "1"
metric = "wire_bytes"
population = "page"
unit = "ko"
limit = 500
"""


def test_an_acceptance_behind_a_login_leaves_no_secret(limpide, tmp_path: Path) -> None:
    (tmp_path / "passe.txt").write_text(f"{PASSWORD}\n", encoding="utf-8")
    with ProtectedSite() as site:
        contract = CONTRACT.format(url=site.url, auth=AUTH.replace("[site.auth", "[environment.auth"))
        (tmp_path / "contract.toml").write_text(contract, encoding="utf-8")
        command = ("accept", "contract.toml", "--out", "recette", "--settle", "0.2")
        done = limpide(*command, timeout=350, **ENVIRONMENT)
    assert done.returncode == 0, done.stderr
    assert leaks(tmp_path, done.stdout, done.stderr) == []
    proven = limpide("verify", "recette")
    print(proven.stdout)
    assert proven.returncode == 0
