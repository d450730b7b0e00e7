"""Our own report audited by limpide: served on loopback, compressed and cached, then visited and judged."""

import asyncio
import gzip
import mimetypes
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import msgspec

from audits.browser import find_browser
from audits.browser.pool import BrowserPool
from audits.protocol import Protocol
from audits.visit import VisitJob, visit
from rules.judge import judge_visit
from rules.page_results import page_result
from rules.reader import PageReader
from rules.results import CampaignResult, PageResult, SiteResult
from rules.vocabulary import Outcome
from tests.small_site import Pages, SmallSite

QUICK = Protocol(
    settle=0.1,
    scroll_pause=0.02,
    scroll_seconds=3.0,
    deadline=40.0,
    picture_height=1000,
    picture_scale=0.1,
)
BARS = {"portfolio": "A", "correction": "A", "corrections": "A", "site": "AB"}
"""EcoIndex grades allowed, by kind of page; ABC for the others, which are tables."""
KINDS = {
    "corrections": ("corrections", "correction"),
    "pages": ("pages", "page"),
    "evidence": ("evidence", "dossier"),
    "templates": ("templates", "template"),
}


@dataclass(frozen=True)
class Row:
    """What limpide says of one page of ours. kb: thousands of bytes on the wire, pictures left out."""

    kind: str
    path: str
    status: str
    dom: int
    requests: int
    kb: float
    score: int
    grade: str
    defects: list[str]
    scripts: int
    outside: int

    def __str__(self) -> str:
        figures = f"{self.dom:>6}{self.requests:>5}{self.kb:>7.1f}{self.score:>5} {self.grade}"
        return f"{self.kind:<12}{figures}{len(self.defects):>8}{self.scripts:>8}  {self.path}"


HEAD = f"{'kind':<12}{'DOM':>6}{'req':>5}{'kB':>7}{'EcoIndex':>7}{'certain':>7}{'scripts':>8}  page"


def kind_of(folder: Path, path: str) -> str:
    """Name the kind of a page of the report by its path; the index of a single site is its scorecard."""
    *folders, file = path.split("/")
    if not folders:
        return "portfolio" if 'id="sites"' in (folder / file).read_text(encoding="utf-8") else "site"
    if folders[-1] in KINDS:
        several, one = KINDS[folders[-1]]
        return several if file == "index.html" or file.startswith("list-") else one
    return "site" if file == "index.html" else file.partition("-")[0].removesuffix(".html")


def served(folder: Path) -> Pages:
    """Return the files of a report as a careful server sends them: text compressed, all kept a month."""
    pages: Pages = {}
    for file in folder.rglob("*"):
        if file.is_file() and not file.name.startswith("."):
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            headers = {"Content-Type": kind, "Cache-Control": "max-age=2592000"}
            body = file.read_bytes()
            if kind.startswith("text/"):
                headers |= {"Content-Type": f"{kind}; charset=utf-8", "Content-Encoding": "gzip"}
                body = gzip.compress(body)
            pages["/" + file.relative_to(folder).as_posix()] = (200, headers, body)
    return pages


def choose(folder: Path, most: int) -> list[str]:
    """Return the pages to audit: of each kind the heaviest ones, at most that many."""
    kinds: dict[str, list[Path]] = {}
    for file in sorted(folder.rglob("*.html")):
        kinds.setdefault(kind_of(folder, file.relative_to(folder).as_posix()), []).append(file)
    heaviest = [sorted(files, key=lambda f: -f.stat().st_size)[:most] for files in kinds.values()]
    return [file.relative_to(folder).as_posix() for files in heaviest for file in files]


async def audit(folder: Path, paths: Sequence[str]) -> list[Row]:
    """Visit and judge pages of a report."""
    choice = await find_browser(None, announce=lambda text: None, install=False)
    with closing(SmallSite(served(folder))) as site:
        async with BrowserPool(choice, concurrency=2, close_seconds=3) as pool:
            pages = await asyncio.gather(*(_audit(pool, site, path) for path in paths))
    return [_row(kind_of(folder, path), path, page) for path, page in zip(paths, pages, strict=True)]


async def _audit(pool: BrowserPool, site: SmallSite, path: str) -> PageResult:
    origin = site.url.rstrip("/")
    job = VisitJob(url=site.url + path, origins=(origin,), save=lambda data, suffix: "0" * 64, protocol=QUICK)
    seen = await visit(pool, job)
    outcomes = judge_visit(seen, [origin])
    return page_result(PageReader(seen, [origin]), None, outcomes)


def _row(kind: str, path: str, page: PageResult) -> Row:
    weight, index = page.weight, page.ecoindex
    assert weight is not None, (path, page.status, page.reason, page.missing)
    assert index is not None, (path, page.status, page.reason, page.missing)
    pictures = weight.bytes_by_kind.get("image", 0)
    return Row(
        kind=kind,
        path=path,
        status=f"{page.status} {page.missing or ''}".strip(),
        dom=index.dom,
        requests=weight.requests,
        kb=(weight.wire_bytes - pictures) / 1000,
        score=index.score,
        grade=index.grade,
        defects=certain_access_defects(page.outcomes),
        scripts=weight.requests_by_kind.get("script", 0),
        outside=sum(n for party, n in weight.requests_by_party.items() if party != "own"),
    )


def certain_access_defects(outcomes: Iterable[Outcome]) -> list[str]:
    """Return the certain findings of the rules about accessibility; the server's own are none of them."""
    return [
        f"{outcome.rule}: {one.what.en} {one.place.selector if one.place else ''}"
        for outcome in outcomes
        for one in outcome.findings
        if one.certain and (outcome.rule.startswith("axe-") or outcome.rule == "mobile-viewport")
    ]


def faults(row: Row) -> list[str]:
    """Return how a page of ours breaks the bar we hold it to."""
    found = list(row.defects)
    if row.status != "audited":
        found.append(f"not wholly visited: {row.status}")
    if row.grade not in BARS.get(row.kind, "ABC"):
        found.append(f"EcoIndex {row.score} ({row.grade}), {row.dom} elements")
    if row.kb >= 100:
        found.append(f"{row.kb:.0f} kB without pictures")
    if row.scripts or row.outside:
        found.append(f"{row.scripts} scripts, {row.outside} requests outside")
    return [f"{row.path}: {fault}" for fault in found]


def crowded(result: CampaignResult, corrections: int) -> CampaignResult:
    """Return the campaign with that many corrections on its first site, as large real sites have."""
    first, *others = result.sites
    return msgspec.structs.replace(result, sites=[_crowd(first, corrections), *others])


def _crowd(site: SiteResult, wanted: int) -> SiteResult:
    made = [
        msgspec.structs.replace(
            one, id=f"{rank:010x}", component=f"div.carte-{rank} li a", certain=3 * rank < wanted
        )
        for rank in range(wanted)
        for one in [site.corrections[rank % len(site.corrections)]]
    ]
    return msgspec.structs.replace(site, corrections=made)
