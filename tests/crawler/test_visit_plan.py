"""What is visited, in which order: every page once, then one page of each template under the extra profiles."""

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from audits.profiles import Profile
from audits.profiles import profiles as all_profiles
from audits.protocol import Protocol
from crawler.campaign import plan as planning
from crawler.campaign.plan import VisitPlan, chosen_profiles
from crawler.campaign.settings import SiteSettings
from crawler.campaign.store import Store
from rules.evidence.visit import Visit
from tests import factories as make

PATHS = ("/", "/a", "/b")


async def never(_stage: Any) -> dict[str, Any]:
    raise AssertionError("no visit is made here")


@pytest.fixture(autouse=True)
def _two_profiles(monkeypatch: pytest.MonkeyPatch) -> None:
    made = {
        "keys": Profile(name="keys", deadline=9.0, asked=lambda plain: "", run=never),
        "timed": Profile(name="timed", deadline=9.0, asked=lambda plain: "", run=never, alone=True),
        "spare": Profile(name="spare", deadline=9.0, asked=lambda plain: "Nothing to see.", run=never),
    }
    monkeypatch.setattr(planning, "profiles", lambda: made)


def begin(folder: Path, **settings: Any) -> VisitPlan:
    store = Store(f"sqlite:///{folder / 'plan.db'}")
    asked = SiteSettings(url=make.HOME, **settings)
    campaign, _ = store.open_campaign([asked], ["exemple"], {}, "2026-11-24T00:00:00Z", fresh=False)
    (site,) = store.sites(campaign)
    run: Any = SimpleNamespace(
        store=store,
        stop=asyncio.Event(),
        protocol=Protocol(),
        identities={},
        files=SimpleNamespace(save=lambda d, s: ""),
        archive=False,
    )
    return VisitPlan(run, site, make.discovery(), make.sample(*PATHS, studied=[make.HOME, make.SITE + "/b"]))


async def walk_through(plan: VisitPlan, **fields: Any) -> list[tuple[str, str]]:
    made = []
    while job := await plan.next():
        made.append((job.url.removeprefix(make.SITE), job.profile))
        seen: Visit = make.visit(url=job.url, profile=job.profile, **fields)
        plan._run.store.save_visit(plan._site.id, job.url, seen)
        await plan.ended(seen)
    assert plan.finished == plan.total
    return made


async def test_the_pages_come_first_then_the_extra_visits_of_the_studied_ones(tmp_path: Path) -> None:
    made = await walk_through(begin(tmp_path))
    assert made[:3] == [(path, "desktop") for path in PATHS]
    assert sorted(made[3:5]) == [("/", "keys"), ("/b", "keys")]
    assert sorted(made[5:]) == [("/", "timed"), ("/b", "timed")], "timed visits are the last"


async def test_each_old_browser_visits_one_page_of_each_template_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "profiles", all_profiles)
    made = await walk_through(begin(tmp_path))
    for name in ("old-reference", "old-5-years", "old-2-years"):
        assert sorted(path for path, profile in made if profile == name) == ["/", "/b"]


async def test_a_profile_not_needed_is_stored_as_unasked_with_its_reason(tmp_path: Path) -> None:
    plan = begin(tmp_path)
    await walk_through(plan)
    kept = plan._run.store.visit(plan._site.id, make.HOME, "spare")
    assert kept is not None
    assert (kept.status, kept.reason, kept.records) == ("unasked", "Nothing to see.", {})


async def test_what_is_stored_is_never_made_again(tmp_path: Path) -> None:
    first = begin(tmp_path)
    job = await first.next()
    assert job is not None
    seen = make.visit(url=job.url)
    first._run.store.save_visit(first._site.id, job.url, seen)
    made = await walk_through(begin(tmp_path))
    assert ("/", "desktop") not in made
    assert ("/", "keys") in made
    assert await walk_through(begin(tmp_path)) == []


async def test_a_page_whose_plain_visit_failed_gets_no_extra_visit(tmp_path: Path) -> None:
    assert len(await walk_through(begin(tmp_path), status="failed")) == len(PATHS)


async def test_a_worker_waits_for_the_extra_visits_a_visit_under_way_may_ask_for(tmp_path: Path) -> None:
    plan = begin(tmp_path)
    jobs = [await plan.next() for _ in PATHS]
    waiting = asyncio.ensure_future(plan.next())
    await asyncio.sleep(0)
    assert not waiting.done()
    assert jobs[0] is not None
    await plan.ended(make.visit(url=jobs[0].url))
    job = await asyncio.wait_for(waiting, 5)
    assert job is not None
    assert job.profile == "keys"


@pytest.mark.parametrize(
    ("asked", "made"), [(["all"], ["keys", "timed", "spare"]), (["none"], []), (["spare"], ["spare"])]
)
def test_a_site_chooses_its_profiles(asked: list[str], made: list[str]) -> None:
    assert chosen_profiles(asked) == made
