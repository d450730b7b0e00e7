"""Compares, page by page, the gate's state with a real engine's; a page that does not end is told, never left out.

LIMPIDE_KEPT names a folder that keeps what was seen: a run that is cut goes on where it stood. What is kept counts
only for the same page, the same reading of it and, under the gate, the same gate.
"""

import asyncio
import hashlib
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import old_engines
from old_library_pages import Shelf
from playwright.async_api import Browser, Error

from audits import old_devices
from audits.browser.pool import BrowserPool
from rules.evidence.old_device import FunctionsToday, OldState, Shown
from rules.old_devices import Comparison, compare

AT_ONCE = int(os.environ.get("LIMPIDE_AT_ONCE", "6"))
PAGE_SECONDS = 150.0
ATTEMPTS = 2
"""A visit that did not end is made once more: a busy machine is no disagreement."""
GATES = Path(old_devices.__file__).parent
READING = ("observe.js", "observe.py")
Seen = TypeVar("Seen", FunctionsToday, OldState, Shown)


class Both(msgspec.Struct, frozen=True):
    """What the gate and the engine say of one page; unended: what did not end, "" when both did."""

    gate: Comparison | None = None
    engine: Comparison | None = None
    unended: str = ""

    @property
    def agree(self) -> bool:
        """Whether both ended, in the same state."""
        return self.gate is not None and self.engine is not None and self.gate.state == self.engine.state

    @property
    def in_vain(self) -> bool:
        """Whether the gate breaks a page that the engine leaves usable."""
        return bool(
            self.gate and self.engine and self.gate.state == "broken" and self.engine.state == "usable"
        )


class Kept:
    """What was seen, in a folder; nowhere when there is none. used: how much came from an earlier run."""

    def __init__(self, folder: str = os.environ.get("LIMPIDE_KEPT", "")) -> None:
        self._folder = Path(folder) if folder else None
        self.used = 0

    async def seen(
        self, what: str, page: str, kind: type[Seen], make: Callable[[], Awaitable[Seen]], *, gate: bool
    ) -> Seen | str:
        """Return what was seen of a page, now or before; a sentence when the visit did not end."""
        name = hashlib.sha256(f"{what} {_digest(gate=gate)} {page}".encode()).hexdigest()[:32]
        path = self._folder / f"{name}.json" if self._folder else None
        if path and path.is_file():
            self.used += 1
            return msgspec.json.decode(path.read_bytes(), type=kind)
        found = await _attempted(make)
        if path and not isinstance(found, str):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(msgspec.json.encode(found))
        return found


async def _attempted(make: Callable[[], Awaitable[Seen]]) -> Seen | str:
    why = ""
    for _ in range(ATTEMPTS):
        try:
            async with asyncio.timeout(PAGE_SECONDS):
                return await make()
        except TimeoutError:
            why = f"nothing after {PAGE_SECONDS:.0f} s"
        except (Error, old_engines.NotSeenError) as error:
            why = (str(error).splitlines() or ["?"])[0][:200]
    return why


def _digest(*, gate: bool) -> str:
    files = [GATES / name for name in READING] + [Path(old_engines.__file__)]
    if gate:
        files += sorted(one for one in GATES.rglob("*") if one.suffix in (".py", ".js", ".json"))
    return hashlib.sha256(b"\0".join(one.read_bytes() for one in files)).hexdigest()


class Engine:
    """A real old engine; started again when it died on a page."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._driver: Any = None
        self._browser: Browser | None = None
        self._starting = asyncio.Lock()

    async def real(self, url: str) -> Shown:
        """Return what it shows of a page."""
        async with self._starting:
            if self._browser is None or not self._browser.is_connected():
                await self.close()
                self._driver, self._browser = await old_engines.start(self._path)
        return await old_engines.real(self._browser, url)

    async def close(self) -> None:
        """End it."""
        if self._browser:
            await self._browser.close()
            await self._driver.stop()
        self._browser = None


class Comparing:
    """One engine, its pages on a shelf, today's browser beside it."""

    def __init__(self, engine: Engine, pool: BrowserPool, origin: str, target: int, kept: Kept) -> None:
        self._engine, self._pool, self._origin = engine, pool, origin
        self._target, self._kept = target, kept
        self._places = asyncio.Semaphore(AT_ONCE)

    async def one(self, name: str, page: str) -> Both:
        """Return what both say of one page."""
        url, target, kept, pool = self._origin + Shelf.address(name), self._target, self._kept, self._pool
        async with self._places:
            today = await kept.seen(
                "today", page, FunctionsToday, self._here(lambda: old_engines.today(pool, url)), gate=False
            )
            gated = await kept.seen(
                f"gate {target}",
                page,
                OldState,
                self._here(lambda: old_engines.gated(pool, url, target)),
                gate=True,
            )
            real = await kept.seen(
                f"real {target}", page, Shown, self._here(lambda: self._engine.real(url)), gate=False
            )
        if isinstance(today, str) or isinstance(gated, str) or isinstance(real, str):
            told = {"today": today, "gate": gated, "engine": real}
            return Both(unended="; ".join(f"{who}: {w}" for who, w in told.items() if isinstance(w, str)))
        return Both(compare(today, gated), compare(today, old_engines.observed(real, target)))

    def _here(self, make: Callable[[], Awaitable[Seen]]) -> Callable[[], Awaitable[Seen]]:
        """Return what makes a visit without the port of this run, so that runs can be compared."""

        async def made() -> Seen:
            seen = await make()
            text = msgspec.json.encode(seen).replace(self._origin.encode(), b"http://site")
            return msgspec.json.decode(text, type=type(seen))

        return made
