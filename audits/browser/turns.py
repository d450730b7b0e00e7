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
    """As many visits compute at once as half the cores (Chromium uses a second one for the network)."""

    def __init__(self, places: int | None = None) -> None:
        self._places = asyncio.Semaphore(places or max(1, (os.cpu_count() or 1) // 2))

    @asynccontextmanager
    async def hold(self, seconds: float) -> AsyncIterator[None]:
        """Hold a place for the block, at most this many seconds: then others go on while it does too."""
        try:
            await asyncio.wait_for(self._places.acquire(), WAIT_SECONDS)
        except TimeoutError:
            yield
            return
        given_back = False

        def give_back() -> None:
            nonlocal given_back
            if not given_back:
                given_back = True
                self._places.release()

        timer = asyncio.get_running_loop().call_later(seconds, give_back)
        try:
            yield
        finally:
            timer.cancel()
            give_back()
