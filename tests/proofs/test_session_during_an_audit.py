"""A session that the site changes, that ends once, or again and again, in whole audits: the pages measured."""

import json
from pathlib import Path

import pytest

from tests.crawler.protected_site import AUTH, ENVIRONMENT, PASSWORD, ProtectedSite

pytestmark = [pytest.mark.proof, pytest.mark.timeout(500)]
FAST = ("--settle", "0.2", "--profile", "none", "--delay", "0")
CASES = {
    "open": ({"login": False}, "audited", (0, 0)),
    "protected": ({}, "audited", (1, 1)),
    "changed at each answer": ({"rotates": True}, "audited", (1, 2)),
    "ended during the crawl": ({"ends": (3,)}, "audited", (2, 2)),
    "ended during the visits": ({"ends": (8,)}, "audited", (2, 2)),
    "ended again and again": ({"ends": tuple(range(2, 400, 2))}, "failed", (2, 3)),
}


@pytest.mark.parametrize("name", CASES)
def test_the_same_pages_are_measured_or_none_is_said_to_be(limpide, tmp_path: Path, name: str) -> None:
    (tmp_path / "passe.txt").write_text(f"{PASSWORD}\n", encoding="utf-8")
    options, status, (least, most) = CASES[name]
    with ProtectedSite(**options) as site:
        auth = AUTH if options.get("login", True) else AUTH.partition("[site.auth.login]")[0]
        (tmp_path / "sites.toml").write_text(f'[[site]]\nurl = "{site.url}"\n{auth}', encoding="utf-8")
        done = limpide("audit", "sites.toml", *FAST, timeout=300, **ENVIRONMENT)
    found = json.loads((tmp_path / "limpide-report/results.json").read_text(encoding="utf-8"))["sites"][0]
    measured = sorted(
        page["url"].removeprefix(site.url) for page in found["pages"] if page["status"] == "audited"
    )
    print(
        f"{name:<26} exit {done.returncode}  {found['status']:<8} pages {len(measured)}  logins {site.logins}"
    )
    assert found["status"] == status, done.stderr
    assert least <= site.logins <= most
    if status == "audited":
        assert (done.returncode, measured) == (0, ["", "p0", "p1", "p2"])
    else:
        assert (done.returncode, measured) == (3, [])
        assert "session" in found["reason"]["fr"]
