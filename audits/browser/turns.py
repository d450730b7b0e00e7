"""Turns at the processor: visits wait side by side, but only a few compute, so that each is measured as if alone.

A page loaded on a crowded processor is not the same page: Chromium fetches a no-store sprite again when parsing
is slow. Every bound here is short: a slow or hostile page delays its neighbours, it never stops them.
"""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

WAIT_SECONDS = 15.0
"""A visit that had no turn within this time goes on without one."""


class Turns:
    """As many visits load at once as half the cores, and twice as many are read, each with a queue of its own.

    What a page fetches depends on who computes beside it, and loads keep apart; a page that is read is frozen, asks
    one thing after the other, and takes the cores that loads leave.

    Args:
        places: visits that load at once.
    """

    def __init__(self, places: int | None = None) -> None:
        count = places or max(1, (os.cpu_count() or 1) // 2)
        self._loads, self._reads = asyncio.Semaphore(count), asyncio.Semaphore(2 * count)

    @asynccontextmanager
    async def hold(self, seconds: float, *, loading: bool = False) -> AsyncIterator[None]:
        """Hold a place for the block, at most this many seconds: then others go on while it does too."""
        places = self._loads if loading else self._reads
        try:
            await asyncio.wait_for(places.acquire(), WAIT_SECONDS)
        except TimeoutError:
            yield
            return
        given_back = False

        def give_back() -> None:
            nonlocal given_back
            if not given_back:
                given_back = True
                places.release()

        timer = asyncio.get_running_loop().call_later(seconds, give_back)
        try:
            yield
        finally:
            timer.cancel()
            give_back()
