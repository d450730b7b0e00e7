"""A slice of the pages of tests/sites/interaction: what the interaction checks prove, and what they leave alone."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from audits.browser.pool import BrowserPool
from tests.audits.interaction_pages import cases, checks_of, judged, pages, verdict, visited
from tests.audits.tabs import chosen
from tests.small_site import SmallSite

SLICE = {
    "keyboard-trap": ["nc-loop-between-two-buttons", "ok-dialog-escape"],
    "keyboard-reach": ["nc-div-with-click", "ok-card-with-inner-link"],
    "tab-order": ["nc-form-tabindex-scrambled"],
    "context-change": ["nc-select-navigates", "ok-select-with-button"],
    "focus-visible": ["nc-outline-zero-on-links", "ok-box-shadow"],
    "text-spacing": ["nc-fixed-height-card", "ok-screen-reader-text"],
    "text-resize": ["nc-viewport-units"],
    "reflow": ["nc-fixed-width-container", "ok-burger-menu"],
    "orientation": ["nc-message-in-portrait"],
    "opened-by-keyboard": ["nc-enter-cancelled", "ok-popover"],
    "dialog-focus": ["nc-modal-focus-behind", "ok-focus-moved-and-back"],
    "hover-keyboard": ["nc-dropdown-menu", "ok-focus-within"],
    "hover-content": ["nc-menu-over-text-no-escape"],
    "pointer-cancel": ["nc-mousedown-navigates", "ok-click"],
    "letter-keys": ["nc-letter-dark-mode", "ok-ctrl-needed"],
    "additional-reach": ["nc-menu-items-tabindex-minus-one", "ok-menu-with-arrows"],
    "complex-gestures": ["review-swipe-gallery-without-buttons"],
    "device-shaken": ["nc-tilt-turns-the-page"],
    "reduced-motion": ["nc-slower-is-not-still"],
    "skip-link": ["nc-dead-target", "ok-script-moves-focus"],
}
CHOSEN = [case for case in cases(SLICE) if case.name in SLICE[case.rule]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def pool() -> AsyncIterator[BrowserPool]:
    async with BrowserPool(await chosen("headless-shell"), concurrency=1) as opened:
        yield opened


@pytest.fixture(scope="module")
def served() -> SmallSite:
    return SmallSite(pages())


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("case", CHOSEN, ids=lambda case: f"{case.rule}: {case.name}")
async def test_a_page_of_the_field_is_judged_as_it_should_be(case, pool, served) -> None:  # type: ignore[no-untyped-def]
    url = served.url.rstrip("/") + case.path
    outcome = judged(url, await visited(pool, url, checks_of(case.rule)), case.rule)
    assert verdict(outcome) == case.expected, [(one.what.en, one.certain) for one in outcome.findings]
