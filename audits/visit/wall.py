"""Tells a login wall from the page that was asked for."""

from urllib.parse import urlsplit

from playwright.async_api import Error

from audits.stepping import shows
from audits.visit.problems import PageFailedError
from audits.visit.stage import Stage
from rules.evidence.visit import Visit

PASSWORD = "input[type=password]"
LOOK_SECONDS = 1.0
ANSWERED = "A login page answered in its place"


async def refuse_wall(stage: Stage) -> None:
    """Refuse a page that asks for a password in the place of the one asked for.

    It is one when the address led elsewhere, to a page with a password field; or when the visitor should be logged
    in, the proof does not show, and a password is asked for.

    Raises:
        PageFailedError: it is a login wall.
    """
    identity, page = stage.job.identity, stage.page
    if identity and identity.is_login(stage.job.url):
        return
    led_away = _path(page.url) != _path(stage.job.url)
    if identity and led_away and identity.is_login(page.url):
        raise _wall(page.url)
    unproven = bool(identity and identity.proof)
    if not (led_away or unproven) or not await _asks_password(stage):
        return
    if led_away or not await shows(page, identity.proof if identity else "", LOOK_SECONDS):
        raise _wall(page.url)


def is_wall(seen: Visit) -> bool:
    """Tell whether a visit failed because a login page answered."""
    return seen.status == "failed" and seen.reason.startswith(ANSWERED)


def _wall(url: str) -> PageFailedError:
    return PageFailedError(f"{ANSWERED} ({url}): it is not scored.", final_url=url)


async def _asks_password(stage: Stage) -> bool:
    try:
        return await stage.page.locator(PASSWORD).first.is_visible(timeout=LOOK_SECONDS * 1000)
    except Error:
        return False


def _path(url: str) -> str:
    return urlsplit(url).path.rstrip("/") or "/"
