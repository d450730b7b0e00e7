"""Profile "return": code coverage of a first visit, a time of doing nothing, then a second visit with its cache."""

from playwright.async_api import Error

from audits.coverage.code import CodeCoverage
from audits.party import PartyOf
from audits.profiles import Profile, always
from audits.tab import TabError, first_line
from audits.visit.problems import VisitError
from audits.visit.returning import idle, second_visit
from audits.visit.showing import show_whole
from audits.visit.stage import Stage
from rules.evidence.code_coverage import Coverage
from rules.evidence.ledger import Ledger
from rules.evidence.record import Record
from rules.evidence.second_visit import SecondVisit

READ_TURN = 15.0
"""Seconds a visit may keep the processor to itself while the coverage is read."""


async def run(stage: Stage) -> dict[str, Record]:
    """Make the three records in this order; one that fails leaves the others."""
    code = CodeCoverage(stage.cdp, stage.tab, PartyOf(stage.job.origins))
    await code.start()
    await show_whole(stage)
    first = await stage.recorder.so_far()
    await stage.learn_frames()
    made: list[Record | None] = [await _coverage(stage, code, first), await idle(stage)]
    try:
        made.append(await second_visit(stage, first))
    except VisitError as end:
        stage.missing[SecondVisit.NAME] = end.reason
    return {one.NAME: one for one in made if one is not None}


async def _coverage(stage: Stage, code: CodeCoverage, first: Ledger) -> Coverage | None:
    try:
        async with stage.turns.hold(READ_TURN):
            return await code.take(first)
    except (Error, TabError) as error:
        stage.missing[Coverage.NAME] = f"It failed: {first_line(error)}"
    return None


PROFILE = Profile(name=Coverage.PROFILE, deadline=300.0, asked=always, run=run)
