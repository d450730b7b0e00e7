"""One page of each kind of our report, visited and judged by limpide itself."""

import pytest

from tests.reports.reading import Report
from tests.reports.self_audit import HEAD, audit, choose, faults


@pytest.mark.timeout(180)
async def test_one_page_of_each_kind_passes_our_own_audit(reports: dict[str, Report]) -> None:
    folder = reports["fr"].folder
    rows = await audit(folder, choose(folder, 1))
    print(HEAD, *rows, sep="\n")
    assert {row.kind for row in rows} >= {"portfolio", "site", "corrections", "correction", "criteria"}
    assert [fault for row in rows for fault in faults(row)] == []
