"""Old evidence goes when its site says so; the figures stay, and the last campaign of a site is never touched."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from sqlalchemy import update

from crawler.campaign import schema
from crawler.campaign.clock import present
from crawler.campaign.files import EvidenceFiles
from crawler.campaign.history import pasts, remember, result_of, with_trend
from crawler.campaign.purge import purge
from crawler.campaign.settings import AlertSettings, SiteSettings
from crawler.campaign.slugs import slugs
from crawler.campaign.store import Store
from rules.evidence.picture import Picture
from rules.judge import judge_site
from rules.results import CampaignResult
from tests.factories import HOME, address, site, visit

NOW = datetime(2026, 11, 24, tzinfo=UTC)
SITE = SiteSettings(url=HOME, keep_days=30)


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    opened = Store(store_url)
    yield opened
    opened.close()


def campaign(store: Store, began: str, picture: bytes, *, ends: bool = True) -> str:
    """A campaign of one page with its own picture, two months old as a file."""
    files = store.files()
    name = files.save(picture, "webp")
    if isinstance(files, EvidenceFiles):
        for file in files.folder.rglob("*.webp"):
            os.utime(file, (0, 0))
    with store.engine.begin() as connection:
        connection.execute(update(schema.evidence_files).values(stored="2026-01-01"))
    opened, _ = store.open_campaign([SITE], slugs([SITE]), {}, began, fresh=False)
    (stored,) = store.sites(opened)
    store.save_addresses(stored.id, [address("/")])
    seen = visit(Picture(sha256=name, width=10, height=10, full_height=10))
    store.save_visit(stored.id, HOME, seen)
    known = store.campaign(opened)
    assert known is not None
    if ends:
        result = CampaignResult(
            limpide="0",
            started=began,
            ended=began,
            exit_code=0,
            exit_reasons=[],
            sites=[judge_site(site(seen))],
        )
        remember(store, known, with_trend(store, known, result, complete=True), AlertSettings(), "fr")
        store.end_campaign(opened, began)
    return opened


def pictures(store: Store) -> int:
    return len(store.files().older(present() + timedelta(days=1)))


def test_old_evidence_goes_and_its_figures_stay(store: Store) -> None:
    old = campaign(store, "2026-08-01T00:00:00+00:00", b"old")
    shared = campaign(store, "2026-09-01T00:00:00+00:00", b"shared")
    recent = campaign(store, "2026-11-20T00:00:00+00:00", b"shared")
    told = purge(store, [SITE], NOW, dry=True)
    assert ([one.campaign for one in told.sites], told.files, told.file_bytes) == ([old, shared], 1, 3)
    assert pictures(store) == 2
    assert store.campaign(old) is not None

    assert purge(store, [SITE], NOW) == told
    assert pictures(store) == 1, "a picture that a later visit names stays"
    assert store.campaign(old) is None
    assert store.campaign(recent) is not None
    points = [past.point for past in pasts(store, HOME)]
    assert [point.pages for point in points] == [1, 1, 1]
    assert result_of(store, pasts(store, HOME)[0]) is None
    assert purge(store, [SITE], NOW).sites == []


def test_the_last_campaign_stays_however_old_and_so_does_one_to_resume(store: Store) -> None:
    campaign(store, "2026-01-01T00:00:00+00:00", b"a")
    assert purge(store, [SITE], NOW).sites == []
    campaign(store, "2026-02-01T00:00:00+00:00", b"b", ends=False)
    assert purge(store, [SITE], NOW).sites == []


def test_keep_days_of_the_portfolio_counts_and_0_keeps_for_ever(store: Store) -> None:
    for began in ("2026-01-01", "2026-11-01"):
        campaign(store, f"{began}T00:00:00+00:00", began.encode())
    assert purge(store, [msgspec.structs.replace(SITE, keep_days=0)], NOW, dry=True).sites == []
    assert len(purge(store, [], NOW, dry=True).sites) == 1, "a site that left keeps what it asked for"
    assert len(purge(store, [msgspec.structs.replace(SITE, keep_days=0)], NOW, days=10, dry=True).sites) == 1


def test_a_file_just_written_is_left_for_the_visit_to_come(store: Store) -> None:
    campaign(store, "2026-01-01T00:00:00+00:00", b"a")
    campaign(store, "2026-11-01T00:00:00+00:00", b"b")
    store.files().save(b"under way", "webp")
    assert purge(store, [SITE], NOW).files == 1
    assert pictures(store) == 2
