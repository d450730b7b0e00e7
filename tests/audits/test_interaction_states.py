"""What axe sees in the other states of a page: a menu open, a dialog open, the narrow and the dark page."""

import pytest

from audits.browser.pool import BrowserPool
from audits.interaction import checks
from rules.evidence.axe_states import AxeStates
from rules.judge import judge_page
from rules.reader import PageReader
from tests import factories as make
from tests.audits.interaction_pages import pages, visited
from tests.audits.tabs import chosen
from tests.small_site import SmallSite

PAGE = """<style>@media (prefers-color-scheme: dark) { body { background: #111; color: #222; } }</style>
<button type="button" aria-expanded="false" id="b">Menu</button><div id="m" hidden><img src="data:,"></div>
<script>var b = document.getElementById('b'); b.onclick = function () {
var m = document.getElementById('m'); m.hidden = !m.hidden; b.setAttribute('aria-expanded', !m.hidden); };</script>"""


@pytest.mark.asyncio
async def test_a_defect_that_only_an_open_menu_shows_is_told_with_its_state() -> None:
    served = pages()
    shell = served["/ailleurs.html"]
    assert isinstance(shell, str)
    site = SmallSite({"/": shell.replace("<p>Une autre page.</p>", PAGE)})
    wanted = [one for one in checks() if one.name in ("openings", "axe_states")]
    try:
        async with BrowserPool(await chosen("headless-shell"), concurrency=1) as pool:
            records = await visited(pool, site.url, wanted)
    finally:
        site.close()
    states = records["axe_states"]
    assert isinstance(states, AxeStates)
    found = {state.state: {rule.id for rule in state.rules} for state in states.states}
    assert "image-alt" in found["menu"]
    assert "color-contrast" in found["dark"]
    assert "image-alt" not in found["narrow"]
    reader = PageReader(make.visit(make.axe(), states), [make.SITE], studied=True)
    said = next(one for one in judge_page(reader) if one.rule == "axe-image-alt")
    assert "menu ouvert" in said.findings[0].what.fr
    assert said.findings[0].certain
