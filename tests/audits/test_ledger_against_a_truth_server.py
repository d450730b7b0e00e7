"""A slice of tests/proofs/test_ledger_against_the_truth_server.py: the ways that deceive a page's own session."""

import pytest
from browser_tools import real_browser

from tests.truth.compare import compare_all
from tests.truth.server import Protocol, TruthServer
from tests.truth.ways import all_ways

SLICE = (
    "service-worker-passes",
    "worker",
    "redirect-bodies",
    "errors",
    "cors-refused",
    "websocket-compressed",
    "early-hints",
    "foreign-frames",
    "aborted-fetch",
    "preflights",
    "credentials",
    "parts-from-the-cache",
    "client-hints",
    "sockets-that-talk",
    "clicked-download",
)


@pytest.mark.parametrize("protocol", ["http/1.1", "h2"])
async def test_every_request_and_byte_the_server_counted_is_in_the_ledger(protocol: Protocol) -> None:
    with TruthServer(all_ways(), protocol) as server:
        for compared in await compare_all(await real_browser(), server, SLICE, "ci", slow=2):
            assert not compared.misses, (compared.way, compared.misses)
