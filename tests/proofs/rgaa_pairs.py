"""Pages made of an ordinary page of the demo site and one fragment: a failure of an RGAA test, or a page that meets it.

tests/sites/rgaa/ holds one file a test: [[fail]] and [[pass]] tables with `html` (put at the end of main),
`head` (put at the end of head), `edits` (pairs of text found and text put in its place, on the whole page) and
`files` (path to content).

A page is also given the checks of the template profiles that the rules of its criterion read: keys, pointer and
viewports for the interaction, a second load for what moves.
"""

import asyncio
import dataclasses
import threading
import tomllib
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from audits.browser import find_browser
from audits.browser.pool import BrowserPool
from audits.collect import Collector, collectors
from audits.protocol import Protocol
from audits.visit import VisitJob, visit
from crawler.demo.resources import FOLDER, Resource, generated, load, resource
from crawler.demo.server import LoopbackServer
from rules.axe_rules import AXE_FILE
from rules.catalogue import all_rules
from rules.digest import digest
from rules.evidence.axe import Axe
from rules.evidence.visit import PLAIN, Visit
from rules.judge import judge_page
from rules.reader import PageReader
from rules.referentials import read_data
from rules.rule import measured_rules
from rules.verdicts import page_states
from rules.vocabulary import Outcome
from tests.audits.interaction_pages import as_visit, checks_for, visited
from tests.conftest import ROOT

FRAGMENTS = ROOT / "tests" / "sites" / "rgaa"
FRAME = "/mentions-legales.html"
SOUND = (
    (
        'src="/images/label-riviere.svg" width="96" height="48" loading="lazy" alt=""',
        'src="/images/label-riviere.svg" width="96" height="48" loading="lazy" alt="Label Rivière propre"',
    ),
)
"""What makes the frame a page without defect: the demo's footer holds a link without a name."""
QUICK = Protocol(
    step_deadline=30.0, deadline=200.0, settle=0.1, scroll_pause=0.02, picture_height=200, picture_scale=0.1
)


@dataclass(frozen=True)
class Pair:
    """One page of the suite. test: RGAA test; expected: "fail" or "pass"; path: where it is served."""

    test: str
    expected: str
    number: int
    html: str = ""
    head: str = ""
    note: str = ""
    edits: tuple[tuple[str, str], ...] = ()
    files: dict[str, str] = field(default_factory=dict)

    @property
    def criterion(self) -> str:
        """The criterion the test belongs to, as the referentials name it."""
        return "rgaa:" + self.test.rpartition(".")[0]

    @property
    def path(self) -> str:
        """Address of the page on its server."""
        return f"/rgaa/{self.test}-{self.expected}-{self.number}.html"

    def page(self, frame: str) -> str:
        """Return the frame with the fragment in it.

        Raises:
            ValueError: a text to replace is not on the page.
        """
        page = frame.replace("</main>", f"{self.html}\n</main>", 1).replace(
            "</head>", f"{self.head}\n</head>", 1
        )
        for old, new in self.edits:
            if old not in page:
                raise ValueError(f"{self.path}: the page does not hold {old!r}")
            page = page.replace(old, new)
        return page


@dataclass(frozen=True)
class Judged:
    """What was said of one page. axe, ours: whether the test's criterion is said failed; other: further
    criteria said failed."""

    pair: Pair
    axe: bool
    ours: bool
    review: bool
    other: tuple[str, ...]
    outcomes: Sequence[Outcome]
    visit: Visit


def pairs(wanted: str = "") -> list[Pair]:
    """Read every fragment, or those of the tests whose number begins with wanted."""
    found = []
    for file in sorted(FRAGMENTS.glob("*.toml"), key=lambda f: [int(n) for n in f.stem.split(".")]):
        if not (file.stem + ".").startswith(wanted + "." if wanted else ""):
            continue
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
        for expected in ("fail", "pass"):
            for number, table in enumerate(tables.get(expected, []), 1):
                edits = tuple((old, new) for old, new in table.pop("edits", []))
                found.append(Pair(test=file.stem, expected=expected, number=number, edits=edits, **table))
    return found


def served(suite: Sequence[Pair]) -> dict[str, Resource]:
    """Return the demo site with the pages of the suite beside it."""
    site = load(FOLDER / "site", {"@@SITE@@": "", "@@TIERS@@": ""}) | generated()
    frame = site[FRAME].body.decode()
    for old, new in SOUND:
        frame = frame.replace(old, new)
    for pair in suite:
        site[pair.path] = resource(pair.path, ".html", pair.page(frame).encode())
        for path, content in pair.files.items():
            site[path] = resource(path, Path(path).suffix, content.encode())
    return site


@asynccontextmanager
async def browser(concurrency: int = 4) -> AsyncIterator[BrowserPool]:
    """Open a pool on the browser of this machine."""
    choice = await find_browser(None, announce=lambda text: None, install=False)
    async with BrowserPool(choice, concurrency=concurrency) as pool:
        yield pool


async def judged(suite: Sequence[Pair], chosen: Sequence[Collector] | None = None) -> list[Judged]:
    """Visit every page of the suite and return what axe alone and limpide say of its criterion."""
    server = LoopbackServer()
    server.resources = served(suite)
    threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
    origin = f"http://127.0.0.1:{server.port}"
    try:
        async with browser() as opened:
            gate = asyncio.Semaphore(4)
            return list(
                await asyncio.gather(*(_judged(opened, gate, origin, pair, chosen) for pair in suite))
            )
    finally:
        server.closing = True
        server.shutdown()
        server.server_close()


async def _judged(
    pool: BrowserPool, gate: asyncio.Semaphore, origin: str, pair: Pair, chosen: Sequence[Collector] | None
) -> Judged:
    job = VisitJob(
        url=origin + pair.path,
        origins=(origin,),
        contact="",
        save=lambda data, suffix: "0" * 64,
        protocol=QUICK,
    )
    async with gate:
        seen = await visit(pool, job, lambda: chosen if chosen is not None else collectors())
        others = [] if chosen is not None else await _studied(pool, job, pair.criterion)
    reader = PageReader(seen, [origin], others)
    outcomes = judge_page(reader)
    states = page_states(outcomes, digest(reader, origin + "/"))
    failed = {
        criterion for criterion, state in states.items() if state == "nc" and criterion.startswith("rgaa")
    }
    signs = any(one.findings and pair.criterion in _criteria(one.rule) for one in outcomes)
    return Judged(
        pair=pair,
        axe=pair.test.rpartition(".")[0] in _axe_alone(reader),
        ours=pair.criterion in failed,
        review=signs and pair.criterion not in failed,
        other=tuple(sorted(failed - {pair.criterion})),
        outcomes=outcomes,
        visit=seen,
    )


def extras(criterion: str) -> dict[str, set[str]]:
    """Return, by template profile, the records that the rules of a criterion read."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for one in measured_rules().values():
        if one.scope == "template" and one.criteria.get(criterion, "none") != "none":
            for kind in one.needs:
                wanted[kind.PROFILE].add(kind.NAME)
    return {profile: names for profile, names in wanted.items() if profile != PLAIN}


async def _studied(pool: BrowserPool, job: VisitJob, criterion: str) -> list[Visit]:
    """Visit the page under the profiles its criterion needs; of the interaction, the checks needed only."""
    made = []
    for profile, names in extras(criterion).items():
        if profile != "interaction":
            made.append(await visit(pool, dataclasses.replace(job, profile=profile)))
            continue
        seen = await visited(pool, job.url, checks_for(names))
        made.append(as_visit(job.url, seen))
    return made


def _criteria(rule: str) -> frozenset[str]:
    return frozenset(all_rules()[rule].criteria)


def _axe_alone(page: PageReader) -> set[str]:
    """Return the criteria that axe's own RGAA tags say failed: any violation of a rule that bears the tag."""
    record = page.get(Axe)
    tags = {name: entry["rgaa_tests"] for name, entry in read_data(AXE_FILE)["rules"].items()}
    broken = [one.id for one in record.rules if one.violations] if record else []
    return {test.rpartition(".")[0] for name in broken for test in tags.get(name, [])}
