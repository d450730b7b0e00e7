"""A Tab runs functions where the page cannot reach, in every frame, within deadlines the page cannot move."""

import time
from collections.abc import Callable

import pytest
from tabs import Site, opened, page

from audits.tab import TabError, TabTimeoutError


async def test_functions_and_expressions_give_json(small_site: Callable[..., Site]) -> None:
    async with opened(small_site({"/": page("a")}).url) as tab:
        assert await tab.evaluate("(a, b) => ({sum: a + b})", 1, 2) == {"sum": 3}
        assert await tab.evaluate("async (list) => list.length", [1, 2]) == 2
        assert await tab.evaluate("// what it does\n() => 7") == 7
        assert await tab.evaluate("1 + 1") == 2
        with pytest.raises(TabError, match="Error: oh"):
            await tab.evaluate("() => { throw new Error('oh') }")


async def test_the_page_does_not_see_our_world(small_site: Callable[..., Site]) -> None:
    head = "<script>Array.prototype.map = () => 'false'; window.limpide = 'mine';</script>"
    async with opened(small_site({"/": page("a", head)}).url) as tab:
        assert await tab.evaluate("() => [1].map((n) => n + 1)") == [2]
        assert await tab.evaluate("() => typeof limpide.describe") == "function"
        assert await tab.page.evaluate("() => window.limpide") == "mine"


async def test_frames_are_listed_from_the_top(small_site: Callable[..., Site]) -> None:
    site = small_site({"/in": page("<iframe src='/deep'></iframe>"), "/deep": page("c")})
    site.pages["/"] = page("<iframe src='/in'></iframe><iframe srcdoc='<p>b</p>'></iframe>")
    async with opened(site.url) as tab:
        names = [frame.url.removeprefix(site.url) for frame in tab.frames]
        assert names == ["", "in", "deep", "about:srcdoc"]
        assert tab.frames[2].parent == tab.frames[1].id
        values, failed = await tab.evaluate_everywhere("() => document.body.children.length")
        assert (len(values), failed) == (4, [])


async def test_a_page_that_never_ends_is_left_in_time_and_can_be_read_again(
    small_site: Callable[..., Site],
) -> None:
    async with opened(small_site({"/": page("a")}).url) as tab:
        began = time.monotonic()
        with pytest.raises(TabTimeoutError, match=r"did not answer within 0\.5 s"):
            await tab.evaluate("() => { while (true) {} }", timeout=0.5)
        with pytest.raises(TabTimeoutError):
            await tab.evaluate("() => new Promise(() => {})", timeout=0.5)
        assert time.monotonic() - began < 6
        assert await tab.evaluate("() => document.title", timeout=10) == "Page"


async def test_a_page_that_hangs_itself_is_left_in_time(small_site: Callable[..., Site]) -> None:
    async with opened(small_site({"/": page("a")}).url) as tab:
        await tab.page.evaluate("() => { setTimeout(() => { while (true) {} }, 0) }")
        with pytest.raises(TabTimeoutError):
            await tab.evaluate("() => new Promise((done) => setTimeout(done, 50))", timeout=0.5)
        assert await tab.evaluate("() => 1", timeout=10) == 1


async def test_a_new_document_gets_a_new_world(small_site: Callable[..., Site]) -> None:
    site = small_site({"/": page("a"), "/b": page("<p>b</p>")})
    async with opened(site.url) as tab:
        await tab.evaluate("() => { globalThis.kept = 1 }")
        await tab.page.goto(f"{site.url}b")
        assert await tab.evaluate("() => typeof globalThis.kept") == "undefined"
        assert await tab.evaluate("() => typeof limpide.walk") == "function"
