"""Dates as French declarations write them."""

import re
from datetime import date

MONTHS = {
    "janvier": 1,
    "fevrier": 2,
    "mars": 3,
    "avril": 4,
    "mai": 5,
    "juin": 6,
    "juillet": 7,
    "aout": 8,
    "septembre": 9,
    "octobre": 10,
    "novembre": 11,
    "decembre": 12,
}
_PLAIN = str.maketrans("éèêûùôàç", "eeeuuoac")
DATE = (
    r"(?:\d{1,2}(?:er)? ?(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|"
    r"d[ée]cembre) ?\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2})"
)
"""Pattern of one date, without groups: 1er juillet 2021, 25/09/2024, 2024-09-25."""


def parse(said: str) -> date | None:
    """Return the date a text of the pattern DATE says; None when there is no such day."""
    try:
        if iso := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", said):
            return date(*map(int, iso.groups()))
        if figures := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", said):
            day, month, year = map(int, figures.groups())
            return date(year, month, day)
        if words := re.fullmatch(r"(\d{1,2})(?:er)? ?([^\W\d]+) ?(\d{4})", said):
            month = MONTHS[words.group(2).lower().translate(_PLAIN)]
            return date(int(words.group(3)), month, int(words.group(1)))
    except (ValueError, KeyError):
        return None
    return None


def years_later(start: date, years: int) -> date:
    """Return the same day that many years later, 28 February standing for the 29th."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return start.replace(year=start.year + years, day=28)
