"""The pool of a real old engine beside that of today's browser: opened once, closed with it."""

from audits.browser.pool import BrowserPool
from audits.old_engines.install import ready


async def engine_pool(pool: BrowserPool, version: int) -> BrowserPool:
    """Return the pool of that engine, which shares the places of this one.

    Raises:
        BrowserError: the engine is unknown, not installed, or does not start here.
    """
    async with pool.opening:
        if version not in pool.engines:
            choice = await ready(version, lambda _text: None)
            fresh = BrowserPool(choice, concurrency=1, trusted_keys=pool.trusted_keys, beside=pool)
            pool.engines[version] = await fresh.__aenter__()
        return pool.engines[version]
