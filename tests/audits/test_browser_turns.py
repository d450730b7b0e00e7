"""Visits wait side by side but compute in turns; a slow one delays its neighbours and never stops them."""

import asyncio
import time

import pytest

from audits.browser import turns
from audits.browser.turns import Turns


@pytest.mark.parametrize(("loading", "at_once"), [(True, 1), (False, 2)])
async def test_one_loads_and_two_are_read_at_a_time(loading: bool, at_once: int) -> None:
    shared, inside, most = Turns(1), 0, 0

    async def compute() -> None:
        nonlocal inside, most
        async with shared.hold(5, loading=loading):
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0.02)
            inside -= 1

    await asyncio.gather(*(compute() for _ in range(5)))
    assert most == at_once


async def test_a_turn_that_lasts_too_long_is_shared() -> None:
    shared, began = Turns(1), time.monotonic()

    async def slow() -> None:
        async with shared.hold(0.05, loading=True):
            await asyncio.sleep(1)

    async def quick() -> float:
        await asyncio.sleep(0.01)
        async with shared.hold(5, loading=True):
            return time.monotonic() - began

    _, waited = await asyncio.gather(slow(), quick())
    assert waited < 0.9


async def test_whoever_waited_long_enough_goes_on_without_a_turn(monkeypatch) -> None:
    monkeypatch.setattr(turns, "WAIT_SECONDS", 0.05)
    shared = Turns(1)
    async with shared.hold(5, loading=True), shared.hold(5, loading=True):
        pass
    async with shared.hold(5, loading=True):
        pass
