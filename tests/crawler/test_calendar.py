"""A schedule says when a site is due, by the site's own clock; missed moments make one audit; nights are kept."""

from datetime import UTC, datetime, timedelta

import pytest

from crawler.campaign.calendar import Moments, is_due, is_open, moments, next_moment, next_opening
from crawler.campaign.settings import SiteSettings


def site(**fields: object) -> SiteSettings:
    return SiteSettings(url="https://a.example/", **fields)  # type: ignore[arg-type]


def at(text: str) -> datetime:
    """A time written in Paris in November: one hour ahead of UTC."""
    return datetime.fromisoformat(f"{text}+01:00").astimezone(UTC)


@pytest.mark.parametrize(
    ("fields", "after", "expected"),
    [
        ({"schedule": "daily"}, "2026-11-24 12:00", "2026-11-25 02:00"),
        ({"schedule": "daily", "night": "22:30-06:00"}, "2026-11-24 12:00", "2026-11-24 22:30"),
        ({"schedule": "weekly"}, "2026-11-24 12:00", "2026-11-30 02:00"),
        ({"schedule": "monthly"}, "2026-11-24 12:00", "2026-12-01 02:00"),
        ({"schedule": "15 4 * * *"}, "2026-11-24 04:15", "2026-11-25 04:15"),
        ({"schedule": "0 3 * * 0"}, "2026-11-24 12:00", "2026-11-29 03:00"),
        ({"schedule": "0 3 * * 5-7"}, "2026-11-24 12:00", "2026-11-27 03:00"),
        ({"schedule": "0 3 * * sun"}, "2026-11-24 12:00", "2026-11-29 03:00"),
        ({"schedule": "0 14 * * *", "night": "22:00-06:00"}, "2026-11-24 12:00", "2026-11-24 22:00"),
        ({"schedule": "0 14 * * *", "night": "22:00-06:00"}, "2026-11-24 22:00", "2026-11-25 22:00"),
    ],
)
def test_the_next_moment_follows_the_schedule_and_the_night(fields, after, expected) -> None:
    assert next_moment(site(**fields), at(after)) == at(expected)


def test_a_site_without_schedule_is_never_due() -> None:
    assert next_moment(site(), at("2026-11-24 12:00")) is None
    assert not is_due(site(), None, at("2026-11-24 12:00"))


def test_however_many_moments_were_missed_one_audit_makes_up_for_them() -> None:
    daily = site(schedule="daily")
    last, now = at("2026-11-10 02:00"), at("2026-11-24 12:00")
    assert is_due(daily, last, now)
    assert not is_due(daily, now, now + timedelta(hours=1))
    assert is_due(daily, now, at("2026-11-25 02:00"))


def test_an_audit_begun_at_its_moment_is_not_due_again_at_that_moment() -> None:
    moment = at("2026-11-25 02:00")
    assert is_due(site(schedule="daily"), moment - timedelta(seconds=1), moment)
    assert not is_due(site(schedule="daily"), moment, moment)


def test_nothing_begins_outside_the_night() -> None:
    nightly = site(schedule="daily", night="22:00-06:00")
    assert not is_due(nightly, None, at("2026-11-24 12:00"))
    assert is_due(nightly, None, at("2026-11-24 23:00"))
    assert is_open(nightly, at("2026-11-24 05:59"))
    assert not is_open(nightly, at("2026-11-24 06:00"))
    assert next_opening(nightly, at("2026-11-24 12:00")) == at("2026-11-24 22:00")
    assert is_open(site(night="01:00-05:00"), at("2026-11-24 01:00"))


def test_the_clock_is_the_site_s_own_and_summer_time_moves_with_it() -> None:
    daily = site(schedule="daily")
    july = datetime(2026, 7, 1, 12, tzinfo=UTC)
    assert next_moment(daily, july) == datetime(2026, 7, 2, 0, tzinfo=UTC)
    tokyo = site(schedule="daily", time_zone="Asia/Tokyo")
    assert next_moment(tokyo, july) == datetime(2026, 7, 1, 17, tzinfo=UTC)


def test_jitter_spreads_the_sites_of_one_moment_and_never_changes() -> None:
    sites = [
        SiteSettings(url=f"https://s{number}.example/", schedule="daily", jitter=60) for number in range(34)
    ]
    begin = at("2026-11-25 02:00")
    shares = [next_moment(one, at("2026-11-24 12:00")) - begin for one in sites]
    assert all(timedelta() <= share < timedelta(minutes=60) for share in shares)
    assert len({share // timedelta(minutes=10) for share in shares}) == 6
    assert shares == [next_moment(one, at("2026-11-24 12:00")) - begin for one in sites]
    first = next_moment(sites[0], at("2026-11-24 12:00"))
    assert next_moment(sites[0], first) == first + timedelta(days=1)


def test_the_trigger_gives_the_same_moments_one_after_the_other() -> None:
    trigger = Moments(site(schedule="daily"))
    now = at("2026-11-24 12:00")
    first = trigger.get_next_fire_time(None, now)
    assert first == at("2026-11-25 02:00")
    assert trigger.get_next_fire_time(first, now) == at("2026-11-26 02:00")


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"schedule": "sometimes"}, "schedule"),
        ({"schedule": "0 25 * * *"}, "schedule"),
        ({"schedule": "0 3 * *"}, "schedule"),
        ({"night": "22h-6h"}, "night"),
        ({"night": "22:00-25:00"}, "night"),
        ({"time_zone": "Europe/Parys"}, "time_zone"),
        ({"time_zone": "../../etc/passwd"}, "time_zone"),
    ],
)
def test_a_wrong_time_is_told_by_its_key(fields, key) -> None:
    assert list(moments(site(**fields))) == [key]
