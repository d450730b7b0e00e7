"""What the rules on contents share: how old something is on the day of the audit, and which pages they look at."""

from datetime import date

from rules.addresses import path
from rules.evidence.inventory import Address
from rules.reader import SiteReader
from rules.vocabulary import Text
from rules.wording import count

THEME = "editorial"
"""Theme of the rules on contents: age, duplicates, documents, pages nobody reaches."""


def pages_of(site: SiteReader) -> list[Address]:
    """Return the pages of the inventory, those that say another address is theirs left out."""
    return [one for one in site.addresses or () if one.kind == "page" and one.canonical in ("", one.url)]


def day_of(iso: str) -> date | None:
    """Return the day of an ISO 8601 text; None when it is none."""
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def today(site: SiteReader) -> date | None:
    """Return the day of the audit; None when it is not known."""
    return day_of(site.audited_at) if site.audited_at else None


def years(start: date, end: date) -> int:
    """Return the whole years between two days."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def aged(number_of_years: int) -> Text:
    """Return that many years."""
    return count(number_of_years, ("an", "ans"), ("year", "years"))


def written(day: date) -> Text:
    """Return a day in figures."""
    return Text(f"{day.day:02}/{day.month:02}/{day.year}", day.isoformat())


def named(one: Address) -> str:
    """Return the title of a page, its path without one."""
    return one.title or path(one.url)
