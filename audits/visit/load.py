"""Loads the page, follows it while it settles, and says when there is nothing to audit."""

import asyncio
import time
from collections.abc import Awaitable
from typing import TypeVar

from playwright.async_api import Error
from playwright.async_api import TimeoutError as PlaywrightTimeout

from audits.network import Exchange
from audits.visit.problems import PageFailedError, PageRefusedError, VisitError, net_error_sentence
from audits.visit.stage import Stage

STOPPED_SECONDS = 0.5
"""A document that was whole when the gate refused its next move says so within this time."""
LEDGER_SECONDS = 2.0
"""The load event may come before the ledger's own news of it, on a busy machine."""
HTML = ("text/html", "application/xhtml+xml")
Loaded = TypeVar("Loaded")


async def load(stage: Stage) -> float:
    """Navigate to the job's address and wait for the load event.

    Returns:
        Milliseconds from the navigation to the load event.

    Raises:
        VisitError: no page of the site was loaded.
    """
    protocol, began = stage.job.protocol, time.monotonic()
    try:
        limit = protocol.load_deadline * 1000
        going = stage.page.goto(stage.job.url, wait_until="load", timeout=limit)
        stage.tab.answer = await _unless_stopped(stage, going)
    except (PlaywrightTimeout, TimeoutError):
        await _late(stage)
    except Error as error:
        raise _failure(stage, error) from error
    took = round((time.monotonic() - began) * 1000, 1)
    await _told(stage)
    _check(stage)
    return took


async def _told(stage: Stage) -> None:
    """Leave the ledger, which hears the browser on a connection of its own, the time to hear of the document."""
    for _ in range(round(LEDGER_SECONDS / 0.02)):
        if stage.recorder.document is not None:
            return
        await asyncio.sleep(0.02)


async def settle(stage: Stage) -> None:
    """Leave the page alone; once more for each document it moved to by itself, then hold it there.

    Raises:
        VisitError: it moved to something that is not a page.
    """
    seen = 0
    while seen != stage.recorder.documents:
        seen = stage.recorder.documents
        await asyncio.sleep(stage.job.protocol.settle)
        await _wait_for_load(stage)
    stage.gate.hold()
    _check(stage)


async def _wait_for_load(stage: Stage) -> None:
    if "load" in stage.missing:
        return
    protocol = stage.job.protocol
    try:
        waited = stage.page.wait_for_load_state("load", timeout=protocol.load_deadline * 1000)
        await _unless_stopped(stage, waited)
    except (PlaywrightTimeout, TimeoutError):
        await _late(stage)


async def _unless_stopped(stage: Stage, loading: Awaitable[Loaded]) -> Loaded:
    """Await the load event, unless the gate stopped a document that was still loading.

    Raises:
        TimeoutError: the driver or the browser is stuck; Playwright's own deadline comes first otherwise.
        VisitError: the document leads out of the site, or moves on without end.
    """
    protocol = stage.job.protocol
    stopped = asyncio.ensure_future(stage.gate.stopped.wait())
    flooded = asyncio.ensure_future(stage.flooded.wait())
    loaded = asyncio.ensure_future(loading)
    try:
        limit = protocol.load_deadline + protocol.step_deadline
        ends = {stopped, flooded, loaded}
        await asyncio.wait(ends, timeout=limit, return_when=asyncio.FIRST_COMPLETED)
        await asyncio.wait({loaded}, timeout=STOPPED_SECONDS)
        if loaded.done():
            return loaded.result()
    finally:
        for end in (stopped, flooded, loaded):
            end.cancel()
        await asyncio.gather(stopped, flooded, loaded, return_exceptions=True)
    if not stage.gate.stopped.is_set():
        raise TimeoutError
    raise (
        _led_away(stage)
        if stage.gate.refused
        else PageFailedError("The page moves on by itself without end.")
    )


def _led_away(stage: Stage) -> PageRefusedError:
    away = stage.gate.refused
    return PageRefusedError(f"The address leads to {away}, outside the site.", final_url=away)


async def _late(stage: Stage) -> None:
    """No load event in time: a partial visit when the document itself is there, else a failed one."""
    seconds = f"{stage.job.protocol.load_deadline:g} s"
    document = stage.recorder.document
    if document is None:
        raise PageFailedError(f"The server had not answered after {seconds}.")
    await stage.learn_frames()
    await stage.ask("1")
    stage.missing.setdefault("load", f"The page had not finished loading after {seconds}.")
    if stage.flooded.is_set():
        return  # The log would tell of a document that we stopped that it ended well; _check refuses it.
    if not document.ended:
        # A document that stopped itself says nothing of its end; the browser's log does.
        await stage.recorder.so_far()
    if not document.ended:
        raise PageFailedError(f"The page was still arriving after {seconds}.", http_status=document.status)


def _failure(stage: Stage, error: Error) -> VisitError:
    document = stage.recorder.document
    if stage.gate.refused:
        return _led_away(stage)
    if "Download is starting" in error.message:
        return PageFailedError("The address is a file to download, not a page.")
    if document is not None and document.status >= 400:
        return _answered(document)
    return PageFailedError(net_error_sentence(error.message))


def _check(stage: Stage) -> None:
    """Refuse what is not a page: an error status, another type, the browser's own error page."""
    document = stage.recorder.document
    if document is None:
        raise PageFailedError("The address gave no document.")
    if not document.answered:
        raise PageFailedError(net_error_sentence(f"net::{document.error.removeprefix('net::')}"))
    if not stage.proxied and stage.scope.private_answer(document.url, document.remote):
        raise PageRefusedError(f"The site's public name answered from a private address ({document.remote}).")
    if document.status >= 400:
        raise _answered(document)
    if document.mime not in HTML:
        raise PageFailedError(
            f"The address is not a page but a {document.mime} file.", http_status=document.status
        )
    if stage.flooded.is_set() and document.outcome != "done":
        raise PageFailedError(stage.missing["load"], http_status=document.status)
    if document.ended and document.outcome == "failed":
        sentence = net_error_sentence(f"net::{document.error.removeprefix('net::')}")
        raise PageFailedError(f"The page did not arrive whole. {sentence}", http_status=document.status)
    if stage.page.url.startswith("chrome-error:"):
        raise PageFailedError("The browser shows an error of its own in place of the page.")


def _answered(document: Exchange) -> PageFailedError:
    return PageFailedError(
        f"The server answered {document.status}.", http_status=document.status, final_url=document.url
    )
