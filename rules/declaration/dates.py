"""Dates as declarations write them, in French and in English; patterns read folded text (rules.declaration.plain)."""

import re
from datetime import date

_NAMES = (
    ("janvier", "janv", "january", "jan"),
    ("fevrier", "fevr", "fev", "february", "feb"),
    ("mars", "march", "mar"),
    ("avril", "avr", "april", "apr"),
    ("mai", "may"),
    ("juin", "june", "jun"),
    ("juillet", "juil", "july", "jul"),
    ("aout", "august", "aug"),
    ("septembre", "sept", "september", "sep"),
    ("octobre", "oct", "october"),
    ("novembre", "nov", "november"),
    ("decembre", "dec", "december"),
)
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names}
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
DAY = (
    rf"(?:\d{{1,2}}(?:er|st|nd|rd|th)? ?(?:of )?{_MONTH},? ?\d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?(?:\d{4}|\d{2})\b)"
)
"""Pattern of one day, without groups: 1er juillet 2021, 25/09/2024, 25.9.24, 2024-09-25, March 3, 2025."""
MONTH_ONLY = rf"(?:{_MONTH} \d{{4}}|(?<![\d/.-])\d{{1,2}}/\d{{4}}\b)"
DATE = rf"(?:{DAY}|{MONTH_ONLY})"
"""One day, or a month without its day (juillet 2021, 07/2021)."""


def parse(said: str) -> date | None:
    """Return the date that a folded text of the pattern DATE says, the first of the month when it gives no day.

    >>> parse("1er juillet 2021")
    datetime.date(2021, 7, 1)
    """
    try:
        if iso := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", said):
            return date(*map(int, iso.groups()))
        figures = re.findall(r"\d+", said)
        names = [MONTHS[word] for word in re.findall(r"[a-z]+", said) if word in MONTHS]
        if names and len(figures) == 1:
            return date(int(figures[0]), names[0], 1)
        if names:
            return date(int(figures[1]), names[0], int(figures[0]))
        if len(figures) == 2:
            return date(int(figures[1]), int(figures[0]), 1)
        year = int(figures[2])
        return date(year if year > 99 else 2000 + year, int(figures[1]), int(figures[0]))
    except (ValueError, IndexError):
        return None


def has_day(said: str) -> bool:
    """Tell whether a text of the pattern DATE gives its day."""
    return re.fullmatch(DAY, said) is not None


def years_later(start: date, years: int) -> date:
    """Return the same day that many years later, 28 February standing for the 29th."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return start.replace(year=start.year + years, day=28)
