"""The pool survives its browser's death and leaves no process behind."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import pytest
from browser_tools import descendants, gone, page_server, real_browser, zombies
from playwright.async_api import Error

from audits.browser import BrowserLost, NoBrowser
from audits.browser.pool import BrowserPool
from rules.vocabulary import Text

Visit = Callable[[BrowserPool, int], Awaitable[None]]


def browser_pid(pool: BrowserPool) -> int:
    assert pool._engine is not None
    return pool._engine._pid


async def test_a_context_is_fresh_and_the_user_agent_honest() -> None:
    async with page_server() as (port, seen):
        async with BrowserPool(await real_browser(), concurrency=1) as pool:
            agent = pool.user_agent("https://metropole.example/contact")
            async with pool.context(user_agent=agent, locale="fr-FR") as context:
                page = await context.new_page()
                await page.goto(f"http://127.0.0.1:{port}/")
                await context.add_cookies(
                    [{"name": "seen", "value": "1", "url": f"http://127.0.0.1:{port}/"}]
                )
            async with pool.context(user_agent=agent) as context:
                assert await context.cookies() == []
    assert "Headless" not in agent
    assert " limpide/" in agent
    assert agent.endswith(" (+https://metropole.example/contact)")
    assert f"user-agent: {agent}".lower() in seen[0].lower()


async def test_no_more_contexts_are_open_than_asked() -> None:
    open_now, most = 0, 0

    async def visit(pool: BrowserPool) -> None:
        nonlocal open_now, most
        async with pool.context():
            open_now += 1
            most = max(most, open_now)
            await asyncio.sleep(0.1)
            open_now -= 1

    async with BrowserPool(await real_browser(), concurrency=2) as pool:
        await asyncio.gather(*(visit(pool) for _ in range(6)))
    assert most == 2


async def visit_that_loses(pool: BrowserPool, pid: int) -> None:
    """A visit during which this process is killed."""
    async with pool.context() as context:
        page = await context.new_page()
        os.kill(pid, signal.SIGKILL)
        await asyncio.wait_for(page.evaluate("new Promise(() => {})"), 20)


async def visit_that_hides_its_loss(pool: BrowserPool, pid: int) -> None:
    async with pool.context() as context:
        page = await context.new_page()
        os.kill(pid, signal.SIGKILL)
        with suppress(Error):
            await asyncio.wait_for(page.evaluate("new Promise(() => {})"), 20)


async def three(pool: BrowserPool) -> object:
    async with pool.context() as context:
        return await (await context.new_page()).evaluate("1 + 2")


async def test_a_browser_killed_under_a_visit_is_lost_to_it_and_replaced_for_the_next() -> None:
    before = descendants(os.getpid())
    said: list[Text] = []
    async with BrowserPool(await real_browser(), concurrency=2, announce=said.append) as pool:
        first = browser_pid(pool)
        with pytest.raises(BrowserLost):
            await visit_that_loses(pool, first)
        assert await three(pool) == 3
        assert browser_pid(pool) != first
        started = descendants(os.getpid()) - before
    assert len(said) == 1
    assert await gone(started) == set()
    assert zombies() == set()


async def test_a_visit_that_hides_the_death_of_its_browser_is_lost_all_the_same() -> None:
    async with BrowserPool(await real_browser(), concurrency=1) as pool:
        with pytest.raises(BrowserLost):
            await visit_that_hides_its_loss(pool, browser_pid(pool))


@pytest.mark.parametrize("visit", [visit_that_loses, visit_that_hides_its_loss])
async def test_a_driver_that_dies_is_replaced_with_its_browser(visit: Visit) -> None:
    before = descendants(os.getpid())
    async with BrowserPool(await real_browser(), concurrency=1) as pool:
        started = descendants(os.getpid()) - before
        with pytest.raises(BrowserLost):
            await visit(pool, driver_among(started))
        assert await three(pool) == 3
    assert await gone(started) == set()


def driver_among(pids: set[int]) -> int:
    return next(pid for pid in pids if "run-driver" in Path(f"/proc/{pid}/cmdline").read_text())


async def test_a_visits_own_error_is_not_taken_for_the_browsers() -> None:
    async with BrowserPool(await real_browser(), concurrency=1) as pool:
        with pytest.raises(ZeroDivisionError):
            async with pool.context():
                _ = 1 / 0
        async with pool.context() as context:
            assert context.pages == []


async def test_the_browser_is_renewed_after_its_share_of_contexts() -> None:
    seen: list[int] = []
    async with BrowserPool(await real_browser(), concurrency=1, recycle_after=2) as pool:
        for _ in range(4):
            async with pool.context():
                seen.append(browser_pid(pool))
        assert await gone({seen[0]}) == set()
    assert seen[0] == seen[1] != seen[2] == seen[3]


async def test_a_frozen_browser_does_not_hold_the_pool() -> None:
    async with BrowserPool(await real_browser(), concurrency=1, close_seconds=1) as pool:
        frozen = browser_pid(pool)
        async with pool.context() as context:
            await context.new_page()
            os.kill(frozen, signal.SIGSTOP)
            began = time.monotonic()
        assert time.monotonic() - began < 8
        async with pool.context() as context:
            assert await (await context.new_page()).evaluate("3") == 3
        assert await gone({frozen}) == set()


SCRIPT = """
import asyncio, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background of a shell inherits it ignored
sys.path.insert(0, {here!r})
from browser_tools import real_browser
from audits.browser.pool import BrowserPool
async def main():
    async with BrowserPool(await real_browser(), concurrency=1) as pool:
        async with pool.context() as context:
            await context.new_page()
            print("ready", flush=True)
            {then}
asyncio.run(main())
"""


@pytest.mark.parametrize("how", ["SIGTERM", "SIGINT", "SIGKILL", "exception"])
async def test_no_process_survives_the_end_of_ours(how: str) -> None:
    then = "raise SystemExit(4)" if how == "exception" else "await asyncio.sleep(60)"
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        SCRIPT.format(here=str(Path(__file__).parent), then=then),
        cwd=Path(__file__).parents[2],
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert process.stdout is not None
    assert await asyncio.wait_for(process.stdout.readline(), 30) == b"ready\n"
    started = descendants(process.pid)
    if how != "exception":
        assert started
        process.send_signal(getattr(signal, how))
    await asyncio.wait_for(process.wait(), 30)
    assert await gone(started) == set()


async def test_a_browser_that_does_not_start_is_one_sentence(tmp_path: Path) -> None:
    choice = await real_browser()
    broken = type(choice)(path=str(tmp_path / "nothing"), kind="full", name="x", version="1", source="named")
    with pytest.raises(NoBrowser) as caught:
        async with BrowserPool(broken, concurrency=1):
            pass
    assert "\n" not in caught.value.text.fr
    assert "limpide doctor" in caught.value.text.fr
