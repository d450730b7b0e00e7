"""The ledger against the truth server: every way to transfer bytes, both browsers, HTTP/1.1 and HTTP/2, 4 at once.

LIMPIDE_RUNS (5) runs; LIMPIDE_WAYS=a,b only those ways. Prints one line a way that missed, and one a run.
"""

import os

import pytest

from audits.browser import find_browser
from audits.browser.errors import BrowserError
from tests.truth.compare import Compared, compare_all
from tests.truth.server import PROTOCOLS, Protocol, TruthServer
from tests.truth.ways import all_ways

RUNS = int(os.environ.get("LIMPIDE_RUNS", "5"))
AT_ONCE = 4
SLOW = 1.2
"""The ways are left alone so many times their usual pause, twice: the machine is full."""
pytestmark = [pytest.mark.proof, pytest.mark.timeout(7200)]


def asked(protocol: Protocol) -> list[str]:
    wanted = os.environ.get("LIMPIDE_WAYS", "")
    ways = all_ways()
    names = wanted.split(",") if wanted else list(ways)
    return [name for name in names if not (ways[name].h1_only and protocol == "h2")]


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("browser", ["chromium-headless-shell", "chromium"])
async def test_requests_are_exact_and_bytes_within_half_a_percent(
    browser: str, protocol: Protocol, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        choice = await find_browser(browser, announce=lambda text: None, install=False)
    except BrowserError as error:
        pytest.skip(str(error))
    names, missed = asked(protocol), 0
    with TruthServer(all_ways(), protocol) as server:
        for run in range(1, RUNS + 1):
            found = await compare_all(choice, server, names, f"run{run}", AT_ONCE, SLOW)
            with capsys.disabled():
                print_run(f"{choice.kind} {choice.version} {protocol} run {run}", found)
            missed += sum(bool(one.misses) for one in found)
    assert not missed


def print_run(title: str, found: list[Compared]) -> None:
    """One line a run, and the misses."""
    truth, said = sum(one.bytes[0] for one in found), sum(one.bytes[1] for one in found)
    asked_for, told = sum(one.requests[0] for one in found), sum(one.requests[1] for one in found)
    good = sum(not one.misses for one in found)
    print(
        f"\n{title}: {good} of {len(found)} ways; requests {asked_for} / {told}; bytes {truth} / {said}; "
        f"still moving at the freeze: {', '.join(one.way for one in found if one.moved) or 'none'}",
        end="",
    )
    for one in found:
        for miss in one.misses:
            print(f"\n    {one.way}: {miss}", end="")
        for line in one.lines if one.misses else []:
            print(f"\n        {line}", end="")
