"""Proof: what the gates say of a page is what real old engines say of it, and no page is broken in vain.

The engines and the libraries come from npm, pinned by sha512 (unpatched engines: no credentials, pages of this machine
only). The pages: by hand (old_pages), around real libraries (old_library_pages), by hand after everything else
(old_late_pages). Those looked at while the gates were written are listed in tests/sites/old_devices/tuned.json.

A page that does not end counts as one that disagrees. One engine: `-k '[88]'`; LIMPIDE_KEPT=FOLDER lets a run that is
cut go on (old_agreement), LIMPIDE_PART=100:150 takes some of the pages.
"""

import asyncio
import json
import os
import sys
from collections import Counter
from pathlib import Path

import pytest
from old_agreement import AT_ONCE, Both, Comparing, Engine, Kept
from old_engine_files import executable
from old_late_pages import late_pages
from old_library_pages import Shelf, library_pages
from old_pages import SITE, pages

from audits.browser.pool import BrowserPool
from rules.old_devices import Comparison

sys.path.append(str(Path(__file__).parents[1] / "audits"))
from browser_tools import real_browser
from counting_site import CountingSite

pytestmark = [pytest.mark.proof, pytest.mark.timeout(7200)]
TUNED = (88, 92)
"""Engines the gates were compared with while they were written."""
OTHERS = (83, 90, 103, 109)
"""Engines the gates were not tuned on, though answers and names of 103 and 109 were looked at meanwhile."""
LEAST = 0.95
States = dict[str, Both]


@pytest.mark.parametrize("target", TUNED + OTHERS)
def test_the_gates_agree_with_the_real_engine(target: int) -> None:
    made = {"hand-written": pages(), "libraries": library_pages(), "written last": late_pages()}
    asked = dict(list({name: page for part in made.values() for name, page in part.items()}.items())[_part()])
    kept = Kept()
    found = asyncio.run(_compared(executable(target), target, asked, kept))
    looked = set(json.loads((SITE / "tuned.json").read_text("utf-8"))["pages"])
    said = "compared while they were written" if target in TUNED else "not tuned on"
    print(f"\nChromium {target} ({said}; {kept.used} of {3 * len(found)} visits kept from an earlier run)")
    for part, names in made.items():
        _told(part, [found[name] for name in names if name in found])
    _told("never looked at", [both for name, both in found.items() if name not in looked])
    _told("all", list(found.values()))
    print(f"  the engine says: {dict(Counter(one.engine.state for one in found.values() if one.engine))}")
    for name, both in sorted(found.items()):
        if not both.agree:
            print(f"  {name}: {both.unended or f'gate {_why(both.gate)}; engine {_why(both.engine)}'}")
    assert not [name for name, both in found.items() if both.in_vain]
    assert sum(both.agree for both in found.values()) / len(found) >= LEAST


def _part() -> slice:
    """Return which pages are asked for; all of them unless LIMPIDE_PART says "from:to"."""
    start, _, end = os.environ.get("LIMPIDE_PART", "").partition(":")
    return slice(int(start or 0), int(end) if end else None)


def _told(part: str, found: list[Both]) -> None:
    """Print the figures of some pages."""
    agreed, unended = sum(one.agree for one in found), sum(bool(one.unended) for one in found)
    vain = sum(one.in_vain for one in found)
    share = f"{agreed / len(found):.1%}" if found else "–"
    print(f"  {part}: {agreed} of {len(found)} agree ({share}), {unended} did not end, {vain} broken in vain")


def _why(found: Comparison | None) -> str:
    """Return a state with its first losses and causes."""
    if found is None:
        return "?"
    said = [one.en for one in found.losses[:3]] + [one.said.en for one in found.causes[:2]]
    return f"{found.state} ({' | '.join(said)})" if said else found.state


async def _compared(path: str, target: int, asked: dict[str, str], kept: Kept) -> States:
    """Return, by page, what the gate and the real engine say of it."""
    engine = Engine(path)
    try:
        async with CountingSite() as site:
            site.pages = Shelf(asked)
            async with BrowserPool(await real_browser(), concurrency=AT_ONCE, close_seconds=3) as pool:
                comparing = Comparing(engine, pool, site.origin, target, kept)
                states = await asyncio.gather(*(comparing.one(name, page) for name, page in asked.items()))
    finally:
        await engine.close()
    return dict(zip(asked, states, strict=True))
