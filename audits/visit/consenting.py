"""Refuses or accepts on the page's consent banner by a real press, and looks whether the state was reached."""

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any, Literal

from playwright.async_api import Error

from audits.collect.consent import consent_script, seen_in, stored
from audits.tab import TabError, TabFrame
from audits.visit.load import settle
from audits.visit.pressing import press
from audits.visit.scroll import scroll
from audits.visit.showing import show
from audits.visit.stage import Stage
from rules.evidence.consent import Consent, Stored
from rules.evidence.consent_state import ConsentState
from rules.evidence.record import Record
from rules.evidence.visit import Visit
from rules.referentials import read_data

Asked = Literal["refuse", "accept"]
Means = Literal["mouse", "keyboard"]
Look = tuple[TabFrame | None, dict[str, Any] | None]
Trace = tuple[set[tuple[str, str, str]], dict[str, str]]
DEADLINE = 120.0
PATIENCE, PAUSE = 3.0, 0.25
"""Seconds a banner has to show, or to go, beyond the protocol's waits; seconds between two looks."""


class UnreachedError(Exception):
    """The state was not reached: one sentence."""


def needed(plain: Visit, choice: Asked) -> str:
    """Return why a consent state is not to be visited, "" when the plain visit saw a button for it."""
    consent = plain.get(Consent)
    if consent is None:
        return "The consent banner could not be looked for."
    if consent.recognised == "none":
        return "The page shows no consent banner."
    if consent.recognised == "unknown":
        return f"The consent banner was not understood: {consent.reason}"
    return "" if choice in consent.buttons else f"The banner offers no way to {choice} in one press."


async def chosen(stage: Stage, choice: Asked, record: type[Record]) -> Mapping[str, Record]:
    """Make the record of this choice; without its state reached there is none, and stage.missing says why.

    Raises:
        VisitError: no page of the site was loaded, or it stopped answering.
    """
    try:
        state = await _choose(stage, choice)
    except (UnreachedError, TabError) as end:
        stage.missing[record.NAME] = str(end)
        return {}
    return {record.NAME: record(state=state)}


async def _choose(stage: Stage, choice: Asked) -> ConsentState:
    await show(stage)
    frame, banner, label = await _found(stage, choice)
    earlier, kept, trace = await stage.recorder.so_far(), await _stored(stage), await _trace(stage)
    stage.gate.free()
    documents = stage.recorder.documents
    means = await _pressed(stage, choice, frame)
    await scroll(stage)
    await asyncio.sleep(stage.job.protocol.settle)
    reloaded = stage.recorder.documents > documents
    return ConsentState(
        banner=banner,
        label=label,
        pressed=means,
        reloaded=reloaded,
        requests=(await stage.recorder.so_far()).requests,
        before=len(earlier.requests),
        stored_before=kept,
        stored=await _stored(stage),
        remembered=_differs(trace, await _trace(stage)),
    )


async def _found(stage: Stage, choice: Asked) -> tuple[TabFrame, str, str]:
    """Return the frame that holds the banner, its name and the label; some banners wait for a scroll.

    Raises:
        UnreachedError: there is no such button.
    """
    frame, seen = await _look(stage)
    if seen is None:
        await scroll(stage)
        await asyncio.sleep(stage.job.protocol.settle)
        await stage.learn_frames()
        frame, seen = await _awaited(stage, lambda seen: seen is not None)
    if frame is None or seen is None or choice not in seen["buttons"]:
        raise UnreachedError("The banner of the first visit was not shown again.")
    return frame, seen["banner"], seen["buttons"][choice]["label"]


async def _pressed(stage: Stage, choice: Asked, frame: TabFrame) -> Means:
    """Press the button until it is gone: with the mouse, once more (its script may come late), then by the keyboard.

    Raises:
        UnreachedError: the banner stays whatever is pressed, or the page left.
    """
    script, data = consent_script(), read_data("consent-banners.json")
    means: tuple[Means, ...] = ("mouse", "mouse", "keyboard")
    here = _page_of(stage.page.url)
    for how in means:
        if await press(stage, how, frame, script, data, choice):
            await settle(stage)
            await stage.learn_frames()
            again, seen = await _awaited(stage, lambda seen: not _offers(seen, choice))
            if again is None or not _offers(seen, choice):
                if _page_of(stage.page.url) != here:
                    raise UnreachedError(f"The button leads to another page, {stage.page.url[:200]}.")
                return how
            frame = again
            stage.gate.free()
    raise UnreachedError(f"The banner stayed after the button to {choice} was pressed.")


def _page_of(url: str) -> str:
    """Return an address without its query: a choice may be written there."""
    return url.partition("#")[0].partition("?")[0].rstrip("/")


def _offers(seen: dict[str, Any] | None, choice: Asked) -> bool:
    return seen is not None and choice in seen["buttons"]


async def _look(stage: Stage) -> Look:
    return seen_in(await _asked(stage), stage.tab)


async def _awaited(stage: Stage, wanted: Callable[[dict[str, Any] | None], bool]) -> Look:
    """Look until it is as wanted, or patience is over: banners come and go with an animation."""
    until = time.monotonic() + PATIENCE
    while True:
        frame, seen = await _look(stage)
        if wanted(seen) or time.monotonic() > until:
            return frame, seen
        await asyncio.sleep(PAUSE)


async def _trace(stage: Stage) -> Trace:
    """Return what tells that cookies or storage changed; it is compared and never kept."""
    answers = await _asked(stage)
    cookies = {(one["domain"], one["name"], one["value"]) for one in await stage.page.context.cookies()}
    return cookies, {answer["host"]: answer["sum"] for answer in answers.values() if answer["host"]}


def _differs(before: Trace, after: Trace) -> bool:
    """Tell whether a cookie is new or changed, or the storage of a host that was there before."""
    sums = before[1]
    return bool(after[0] - before[0]) or any(sums.get(host, kept) != kept for host, kept in after[1].items())


async def _stored(stage: Stage) -> list[Stored]:
    return await stored(await _asked(stage), stage.page.context)


async def _asked(stage: Stage) -> dict[str, Any]:
    """Return what the consent script says of each frame.

    Raises:
        UnreachedError: the page went away under the question.
    """
    try:
        answers, _ = await stage.tab.evaluate_everywhere(
            consent_script(), read_data("consent-banners.json"), "", timeout=stage.job.protocol.step_deadline
        )
    except Error as error:
        raise UnreachedError("The page went away.") from error
    return answers
