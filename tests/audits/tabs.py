"""Opens a page of a small site as the collectors see it: a Tab on a real browser."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Protocol

import pytest
from playwright.async_api import Browser, async_playwright

from audits.browser import BrowserChoice, find_browser
from audits.browser.errors import BrowserError
from audits.browser.launch import launch_options
from audits.collect.axe import collect as collect_axe
from audits.tab import Tab
from rules.evidence.axe import Axe, AxeNode

GOOD = (
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Page</title>{head}</head>'
    "<body>{body}</body></html>"
)


class Site(Protocol):
    """What small_site answers (tests/conftest.py)."""

    url: str
    pages: dict[str, Any]
    asked: dict[str, int]


def page(body: str, head: str = "") -> str:
    """A document without page-level defect around this body."""
    return GOOD.format(head=head, body=f"<main><h1>Page</h1>{body}</main>")


async def chosen(kind: str) -> BrowserChoice:
    """The headless shell, or full Chromium; a visible skip when this machine has not that one."""
    name = {"headless-shell": "chromium-headless-shell", "full": "chromium"}[kind]
    try:
        choice = await find_browser(name, announce=lambda text: None, install=False)
    except BrowserError as error:
        pytest.skip(f"{kind} is not on this machine: {error}")
    if choice.kind != kind:
        pytest.skip(f"{name} is {choice.kind} here")
    return choice


@asynccontextmanager
async def browser(kind: str = "headless-shell") -> AsyncIterator[Browser]:
    choice = await chosen(kind)
    async with async_playwright() as driver:
        launched = await driver.chromium.launch(**launch_options(choice, os.environ, root=os.geteuid() == 0))
        try:
            yield launched
        finally:
            await launched.close()


@asynccontextmanager
async def tab_on(launched: Browser, url: str) -> AsyncIterator[Tab]:
    context = await launched.new_context(viewport={"width": 1280, "height": 900})
    loaded = await context.new_page()
    await loaded.goto(url, wait_until="load")
    tab = Tab(loaded, await context.new_cdp_session(loaded), lambda data, suffix: "")
    await tab.open()
    try:
        yield tab
    finally:
        await context.close()


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Tab]:
    async with browser() as launched, tab_on(launched, url) as tab:
        yield tab


async def axe_of(launched: Browser, url: str) -> Axe:
    async with tab_on(launched, url) as tab:
        return await collect_axe(tab)


def violations(axe: Axe) -> list[tuple[str, AxeNode]]:
    return [(rule.id, node) for rule in axe.rules for node in rule.violations]
