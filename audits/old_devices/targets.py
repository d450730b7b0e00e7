"""Which Chrome each question means: computed from the day of the audit and the days of release."""

from datetime import UTC, date, datetime

from rules.browser_releases import latest


def today() -> date:
    """Return the day of the audit, in UTC."""
    return datetime.now(UTC).date()


def chrome_of(years: int, day: date) -> int:
    """Return the Chrome that was the newest that many years before the day."""
    return int(latest("chrome", years, day))
