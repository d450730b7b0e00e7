"""Proof: limpide audits its own reports; no certain accessibility defect, no script, light pages."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reports import write_reports
from rules.vocabulary import Lang
from tests.conftest import ROOT
from tests.reports import factory
from tests.reports.self_audit import HEAD, audit, choose, crowded, faults

pytestmark = [pytest.mark.proof, pytest.mark.timeout(900)]
PAGES_A_KIND = 6


def demo(folder: Path) -> Path:
    """The report of the demo site, audited for real."""
    subprocess.run(
        [sys.executable, "-m", "crawler.guard", "demo"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=300,
        check=True,
    )
    return folder / "limpide-demo"


def portfolio(lang: Lang, corrections: int) -> Callable[[Path], Path]:
    """The report of two sites, the first with as many corrections as a large real site."""

    def write(folder: Path) -> Path:
        result = crowded(factory.make_campaign(), corrections)
        return write_reports(result, folder / "report", lang=lang, pictures=factory.pictures).parent

    return write


def communes(folder: Path) -> Path:
    """The report of 34 sites, one of them dead."""
    result = factory.make_portfolio(34)
    return write_reports(result, folder / "report", lang="fr", pictures=factory.pictures).parent


@pytest.mark.parametrize(
    "write",
    [demo, portfolio("fr", 252), portfolio("en", 91), communes],
    ids=["demo", "252 corrections", "91 corrections, English", "34 sites"],
)
async def test_every_kind_of_page_passes(write: Callable[[Path], Path], tmp_path: Path) -> None:
    folder = write(tmp_path)
    rows = sorted(await audit(folder, choose(folder, PAGES_A_KIND)), key=lambda row: (row.kind, -row.dom))
    print(f"\n{len(rows)} pages", HEAD, *rows, sep="\n")
    assert len(rows) >= 20
    assert [fault for row in rows for fault in faults(row)] == []
