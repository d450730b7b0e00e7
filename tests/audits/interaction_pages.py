"""Pages of tests/sites/interaction put under the interaction checks, and what the rules then say of them.

A file is the body of an ordinary page of a town hall (its <style>, <script> and markup), or a whole document when it
starts with a doctype. Its folder names the rule, the beginning of its name the verdict: nc, review or ok.
"""

import asyncio
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from audits.browser.pool import BrowserPool
from audits.interaction import Check, checks
from audits.interaction.scene import Scene
from audits.protocol import Protocol
from audits.visit.job import VisitJob
from audits.visit.opening import open_stage
from rules.evidence.record import Record
from rules.evidence.visit import Visit
from rules.judge import judge_page
from rules.reader import PageReader
from rules.rule import measured_rules
from rules.vocabulary import Outcome, Verdict
from tests import factories as make
from tests.small_site import Pages

FOLDER = Path(__file__).parents[1] / "sites" / "interaction"
SHELL = (FOLDER / "shell.html").read_text("utf-8")


@dataclass(frozen=True)
class Case:
    """One page: its rule, the verdict expected, its name."""

    rule: str
    expected: str
    name: str

    @property
    def path(self) -> str:
        """Address of the page on the small site."""
        return f"/{self.rule}/{self.name}.html"


def cases(rules: Iterable[str] = ()) -> list[Case]:
    """Every page of these rules (of all when none is named), in order."""
    wanted = set(rules)
    found = [
        Case(path.parent.name, path.stem.partition("-")[0], path.stem)
        for path in sorted(FOLDER.glob("*/*.html"))
    ]
    return [one for one in found if not wanted or one.rule in wanted]


def pages() -> Pages:
    """Return the pages as the small site serves them."""
    served: Pages = {"/ailleurs.html": SHELL.replace("{{body}}", "<p>Une autre page.</p>")}
    for one in cases():
        written = (FOLDER / one.rule / f"{one.name}.html").read_text("utf-8")
        whole = written.lstrip().lower().startswith("<!doctype")
        served[one.path] = written if whole else SHELL.replace("{{body}}", written)
    return served


def checks_of(rule: str) -> list[Check]:
    """Return the checks a rule's records come from, with those they follow."""
    return checks_for({kind.NAME for kind in measured_rules()[rule].needs})


def checks_for(needed: set[str]) -> list[Check]:
    """Return the checks that make these records, with those they follow."""
    needed = set(needed)
    if needed & {"focus_looks", "skip_links"}:
        needed.add("walk")
    return [one for one in checks() if one.name in needed]


async def visited(pool: BrowserPool, url: str, chosen: Sequence[Check]) -> dict[str, Record]:
    """Load the page and run these checks, without hiding any failure."""
    origin = "/".join(url.split("/")[:3])
    job = VisitJob(
        url=url,
        origins=(origin,),
        save=lambda data, suffix: hashlib.sha256(data).hexdigest(),
        profile="interaction",
        protocol=Protocol(width=1280, height=900, settle=0.15, react=0.2),
    )
    async with open_stage(pool, job) as stage:
        scene = Scene(stage=stage)
        records = {}
        for rank, check in enumerate(chosen):
            if rank == 0 or check.fresh:
                await scene.fresh()
            records[check.name] = await asyncio.wait_for(check.run(scene), check.deadline)
        return records


def as_visit(url: str, records: dict[str, Record]) -> Visit:
    """Return these records as a visit under the profile "interaction"."""
    return Visit(
        url=url,
        final_url=url,
        profile="interaction",
        status="audited",
        records={name: msgspec.Raw(msgspec.json.encode(one)) for name, one in records.items()},
        instrument=make.INSTRUMENT,
    )


def judged(url: str, records: dict[str, Record], rule: str) -> Outcome:
    """Return what a rule says of these records."""
    reader = PageReader(make.visit(url=url), [url], [as_visit(url, records)], studied=True)
    return next(one for one in judge_page(reader) if one.rule == rule)


def verdict(outcome: Outcome) -> str:
    """Return nc, review or ok."""
    if outcome.verdict is Verdict.NC:
        return "nc"
    return "review" if outcome.verdict is Verdict.NT else "ok"
