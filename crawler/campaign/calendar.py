"""When a site is to be audited: its schedule, its night hours, its share of the jitter; and whether it is due.

Every moment is computed from the settings alone: a restart, or another machine, finds the same ones.
"""

import hashlib
import re
from datetime import UTC, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger

from crawler.campaign.settings import SiteSettings
from rules.vocabulary import Text

NAMED = {"daily": "* * *", "weekly": "* * mon", "monthly": "1 * *"}
"""The three named schedules as the last three cron fields: day, month, day of the week."""

WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")

QUIET_HOUR = time(2)
"""When a named schedule begins where the site names no night."""

_NIGHT = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")


def moments(site: SiteSettings) -> dict[str, Text]:
    """Return what is wrong with the times of a site, by key: time_zone, night or schedule; empty when all is well."""
    try:
        ZoneInfo(site.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return {
            "time_zone": _unknown(site.time_zone, "un fuseau (Europe/Paris)", "a time zone (Europe/Paris)")
        }
    if site.night and not _NIGHT.fullmatch(site.night):
        return {"night": _unknown(site.night, "des heures (22:00-06:00)", "hours (22:00-06:00)")}
    try:
        _trigger(site)
    except (ValueError, KeyError):
        forms = 'daily, weekly, monthly, "0 3 * * mon"'
        return {"schedule": _unknown(site.schedule, f"un rythme ({forms})", f"a schedule ({forms})")}
    return {}


def _unknown(value: str, fr: str, en: str) -> Text:
    return Text(f"« {value} » n’est pas {fr}", f"'{value}' is not {en}")


class Moments(BaseTrigger):  # type: ignore[misc]
    """The moments of one site, as a trigger of APScheduler; small enough to be stored with its job."""

    def __init__(self, site: SiteSettings) -> None:
        self.site = site

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime | None:
        """Return the first moment after the previous one, or from now on when there was none."""
        return next_moment(self.site, previous or now - timedelta(seconds=1))


def next_moment(site: SiteSettings, after: datetime) -> datetime | None:
    """Return the first moment strictly after that time, in UTC; None for a site audited on demand only.

    A moment planned by day for a site with night hours waits for its night.
    """
    trigger = _trigger(site)
    if trigger is None:
        return None
    zone, shift = ZoneInfo(site.time_zone), _share(site)
    start = (after - shift).astimezone(zone) - timedelta(days=1)
    while True:
        planned = trigger.get_next_fire_time(None, start)
        if planned is None:
            return None
        moment = _opening(site, planned, zone) + shift
        if moment > after:
            return moment.astimezone(UTC)
        start = planned + timedelta(seconds=1)


def is_due(site: SiteSettings, last: datetime | None, now: datetime) -> bool:
    """Tell whether a site is to be audited now: a moment has passed since its last audit, and its night is open.

    However many moments were missed, one audit makes up for them. A site never audited is due as soon as its
    night opens.
    """
    if not site.schedule or not is_open(site, now):
        return False
    moment = next_moment(site, last) if last else now
    return moment is not None and moment <= now


def is_open(site: SiteSettings, now: datetime) -> bool:
    """Tell whether a scheduled audit of the site may begin now."""
    if not site.night:
        return True
    begin, end = _hours(site.night)
    clock = now.astimezone(ZoneInfo(site.time_zone)).time()
    return begin <= clock < end if begin < end else clock >= begin or clock < end


def next_opening(site: SiteSettings, now: datetime) -> datetime:
    """Return when a scheduled audit of the site may next begin: now, or when its night opens."""
    return _opening(site, now, ZoneInfo(site.time_zone)).astimezone(UTC)


def _opening(site: SiteSettings, planned: datetime, zone: tzinfo) -> datetime:
    """Return the planned time, or when the night next opens for one planned by day."""
    if is_open(site, planned):
        return planned
    begin, _ = _hours(site.night)
    local = planned.astimezone(zone)
    opening = datetime.combine(local.date(), begin, zone)
    return opening if opening >= local else datetime.combine(local.date() + timedelta(days=1), begin, zone)


def _hours(night: str) -> tuple[time, time]:
    begin, end = night.split("-")
    return time.fromisoformat(begin), time.fromisoformat(end)


def _share(site: SiteSettings) -> timedelta:
    """Return the site's part of the jitter, drawn from its address: the same at every run, seldom its neighbour's."""
    drawn = int.from_bytes(hashlib.sha256(site.url.encode()).digest()[:4]) / 2**32
    return timedelta(seconds=int(site.jitter * 60 * drawn))


def _trigger(site: SiteSettings) -> CronTrigger | None:
    """Return the cron trigger of a schedule, in the site's time zone; None without a schedule.

    Raises:
        ValueError: the schedule is not understood.
    """
    if not site.schedule:
        return None
    begin = _hours(site.night)[0] if site.night else QUIET_HOUR
    named = NAMED.get(site.schedule)
    fields = (f"{begin.minute} {begin.hour} {named}" if named else site.schedule).split()
    if len(fields) == 5:
        fields[4] = ",".join(_weekdays(part) for part in fields[4].lower().split(","))
    return CronTrigger.from_crontab(" ".join(fields), timezone=ZoneInfo(site.time_zone))


def _weekdays(part: str) -> str:
    """Return days of the week by name: cron counts them from Sunday (0 or 7), APScheduler from Monday.

    >>> _weekdays("0"), _weekdays("5-7"), _weekdays("mon-fri"), _weekdays("*")
    ('sun', 'fri,sat,sun', 'mon-fri', '*')
    """
    found = re.fullmatch(r"([0-7])(?:-([0-7])(?:/([1-7]))?)?", part)
    if found is None:
        return part
    first, last, step = int(found[1]), int(found[2] or found[1]), int(found[3] or 1)
    names = [WEEKDAYS[day % 7] for day in range(first, last + 1, step)]
    if not names:
        raise ValueError(part)
    return ",".join(names)
