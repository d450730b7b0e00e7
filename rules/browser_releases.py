"""Which version of a browser was the newest some years before a day (MDN browser-compat-data, CC0)."""

import json
from datetime import date
from functools import cache
from importlib.resources import files

BROWSERS = {"chrome": "Chrome", "firefox": "Firefox", "safari": "Safari"}


def latest(browser: str, years: int, day: date) -> str:
    """Return the version of "chrome", "firefox" or "safari" that was the newest that many years before the day."""
    return newest_on(browser, back(day, years))


def newest_on(browser: str, day: date) -> str:
    """Return the version that was the newest that day."""
    known = [version for version, released in _releases()[browser].items() if released <= day.isoformat()]
    return known[-1]


def back(day: date, years: int) -> date:
    """Return the same day that many years before; the 28th for a 29 February that year did not have."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def day_of(browser: str, version: int | str) -> str:
    """Return the day a version was released (ISO 8601), "" when it is not known."""
    return _releases()[browser].get(str(version), "")


@cache
def _releases() -> dict[str, dict[str, str]]:
    text = files("rules.referentials").joinpath("browser-releases.json").read_text("utf-8")
    read: dict[str, dict[str, str]] = json.loads(text)
    return read
