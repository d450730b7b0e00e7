"""Visits wait side by side but compute in turns; a slow one delays its neighbours and never stops them."""

import asyncio
import time

from audits.browser import turns
from audits.browser.turns import Turns


async def test_one_computes_at_a_time() -> None:
    shared, inside, most = Turns(1), 0, 0

    async def compute() -> None:
        nonlocal inside, most
        async with shared.hold(5):
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0.02)
            inside -= 1

    await asyncio.gather(*(compute() for _ in range(5)))
    assert most == 1


async def test_a_turn_that_lasts_too_long_is_shared() -> None:
    shared, began = Turns(1), time.monotonic()

    async def slow() -> None:
        async with shared.hold(0.05):
            await asyncio.sleep(1)

    async def quick() -> float:
        await asyncio.sleep(0.01)
        async with shared.hold(5):
            return time.monotonic() - began

    _, waited = await asyncio.gather(slow(), quick())
    assert waited < 0.9


async def test_whoever_waited_long_enough_goes_on_without_a_turn(monkeypatch) -> None:
    monkeypatch.setattr(turns, "WAIT_SECONDS", 0.05)
    shared = Turns(1)
    async with shared.hold(5), shared.hold(5):
        pass
    async with shared.hold(5):
        pass
